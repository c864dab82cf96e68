"""What the checks last said, so that a run which changes nothing need not ask them again."""

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.files import replaced
from pipelines.sql import all_checks, read_macros, read_models
from pipelines.store import parsed_version
from pipelines.tables import TABLES
from pipelines.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that failed: its sentence, what to do, and the rows that break it as a Markdown table."""

    name: str
    severity: str
    doc: str
    rows: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of all checks on one generation; `mark` names the generation and the code that made and checked it."""

    mark: str
    checks_run: int
    failures: tuple[Failure, ...]


def verdict_mark(warehouse: Warehouse) -> str:
    """Return what a verdict depends on: the present generation, the parser, tables, models, checks and DuckDB."""
    code = (parsed_version(), repr(TABLES), repr(read_models()), repr(read_macros()), repr(all_checks()))
    generation = warehouse.current.name if warehouse.current else ""
    return hashlib.sha256("\0".join((generation, duckdb.__version__, *code)).encode()).hexdigest()


def read_verdict(warehouse: Warehouse) -> Verdict | None:
    """Return what the checks said of the present generation, None if they were not asked."""
    path = verdict_path(warehouse)
    if not path.is_file():
        return None
    known = json.loads(path.read_text(encoding="utf-8"))
    if known["mark"] != verdict_mark(warehouse):
        return None
    return Verdict(known["mark"], known["checks_run"], tuple(Failure(**failure) for failure in known["failures"]))


def write_verdict(warehouse: Warehouse, checks_run: int, failures: tuple[Failure, ...]) -> Verdict:
    """Remember and return what the checks say of the present generation."""
    verdict = Verdict(verdict_mark(warehouse), checks_run, failures)
    with replaced(verdict_path(warehouse)) as part:
        part.write_text(json.dumps(dataclasses.asdict(verdict), ensure_ascii=False, indent=1), encoding="utf-8")
    return verdict


def verdict_path(warehouse: Warehouse) -> Path:
    """Return the file that the verdict is kept in."""
    return warehouse.store.folder / "verdict.json"
