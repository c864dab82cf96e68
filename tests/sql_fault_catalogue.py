"""The catalogue of planted faults, as values: read from sql_faults.sql."""

import re
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"-- (?P<doc>[^\n]{1,200})\n-- trips: (?P<trips>[^\n]{1,500})\n(?P<sql>.{1,2000})", re.DOTALL)
TARGET = re.compile(r"(?:UPDATE|INSERT INTO|DELETE FROM|CREATE OR REPLACE TABLE) ([a-z_]{1,60})")


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, the checks that must say so, and the statement that plants it."""

    doc: str
    trips: frozenset[str]
    sql: str

    @property
    def targets(self) -> frozenset[str]:
        """The tables or models that are broken."""
        return frozenset(TARGET.findall(self.sql))


def read_faults() -> list[Fault]:
    text = (Path(__file__).parent / "sql_faults.sql").read_text(encoding="utf-8")
    blocks = [BLOCK.fullmatch(block.strip()) for block in text.split("\n\n")[1:]]
    assert all(blocks), "a block begins with its sentence and what it trips"
    return [Fault(b["doc"], frozenset(b["trips"].split(", ")), b["sql"]) for b in blocks if b]


FAULTS = read_faults()
