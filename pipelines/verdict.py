"""What the checks last said, so that a run which changes nothing need not ask them again."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.checks import CheckResult
from pipelines.files import replaced
from pipelines.preview import markdown_table
from pipelines.sql import all_checks, read_macros, read_models
from pipelines.store import parsed_version
from pipelines.tables import TABLES
from pipelines.warehouse import Generation, Warehouse


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that failed: its sentence, what to do, and the rows that break it as a Markdown table."""

    name: str
    severity: str
    doc: str
    rows: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of all checks on one generation; `mark` names its files and the code that made and checked them."""

    mark: str
    checks_run: int
    failures: tuple[Failure, ...]


def verdict_mark(fingerprints: Mapping[str, str]) -> str:
    """Return what a verdict depends on: the files of a generation, tables, models, macros, checks and DuckDB."""
    files = sorted(f"{name}={mark}" for name, mark in fingerprints.items())
    code = (parsed_version(), repr(TABLES), repr(read_models()), repr(read_macros()), repr(all_checks()))
    return hashlib.sha256("\0".join((duckdb.__version__, *files, *code)).encode()).hexdigest()


def read_verdict(warehouse: Warehouse) -> Verdict | None:
    """Return what the checks said of the generation that readers see, None if they were not asked."""
    path = verdict_path(warehouse)
    if not path.is_file():
        return None
    known = json.loads(path.read_text(encoding="utf-8"))
    if known["mark"] != verdict_mark(Generation(warehouse).fingerprints):
        return None
    return Verdict(known["mark"], known["checks_run"], tuple(Failure(**failure) for failure in known["failures"]))


def write_verdict(warehouse: Warehouse, fingerprints: Mapping[str, str], results: Sequence[CheckResult]) -> None:
    """Remember what all checks say of the generation whose files have these fingerprints; only under the lock."""
    failures = tuple(failure_of(result) for result in results if not result.passed)
    verdict = Verdict(verdict_mark(fingerprints), len(results), failures)
    with replaced(verdict_path(warehouse)) as part:
        part.write_text(json.dumps(dataclasses.asdict(verdict), ensure_ascii=False, indent=1), encoding="utf-8")


def failure_of(result: CheckResult) -> Failure:
    """Return a check that failed as people read it."""
    rows = markdown_table(result.columns, result.sample)
    return Failure(result.check.name, result.check.severity, result.check.doc, rows)


def verdict_path(warehouse: Warehouse) -> Path:
    """Return the file that the verdict is kept in."""
    return warehouse.store.folder / "verdict.json"
