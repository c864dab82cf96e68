"""What a warehouse holds, in a few tables: the last thing that `vanban run` shows."""

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from pipelines.sql import query
from pipelines.tables import TABLES
from pipelines.terminal import result_table
from pipelines.verdict import Verdict
from pipelines.warehouse import Warehouse

CAPTURES_SQL = """
SELECT
    count(*) AS seen,
    count(*) FILTER (status = 'parsed') AS parsed,
    count(*) FILTER (status = 'duplicate') AS duplicate,
    count(*) FILTER (status = 'rejected') AS rejected
FROM captures
"""
DIRECTIVES_SQL = """
SELECT coalesce(issuing_body, '(unknown)') AS issuing_body, year, sum(captured_count)::INTEGER AS documents
FROM directives_by_body_year
GROUP BY ALL
HAVING sum(captured_count) > 0
ORDER BY documents DESC, issuing_body, year
LIMIT 12
"""
ROWS_SQL = "SELECT name, row_count FROM ({}) ORDER BY place".format(
    " UNION ALL ".join(
        f"SELECT {place} AS place, '{table.name}' AS name, count(*) AS row_count FROM {table.name}"
        for place, table in enumerate(TABLES)
    )
)
TRY_SQL = "SELECT issuing_body, year, document_type, captured_count FROM directives_by_body_year"


@dataclass(frozen=True, slots=True)
class Effort:
    """What a run did: texts parsed, files written, wall seconds, and seconds until the first step."""

    texts_parsed: int
    files_written: int
    seconds: float
    start_seconds: float


def print_summary(
    console: Console, warehouse: Warehouse, effort: Effort, verdict: Verdict, *, is_checked: bool
) -> None:
    """Print what the warehouse holds, what the checks say of it and what the run did."""
    database = warehouse.database
    console.print()
    captures = ask(database, CAPTURES_SQL)
    console.print(result_table("Captures", ("seen", "parsed", "duplicate", "rejected"), captures))
    console.print(result_table("Rows", ("table", "rows"), ask(database, ROWS_SQL)))
    directives = ask(database, DIRECTIVES_SQL)
    title = "Documents by body and year"
    console.print(result_table(title, ("body", "year", "documents"), directives))
    passed = verdict.checks_run - len(verdict.failures)
    again = "" if is_checked else " (not asked again: nothing changed)"
    lines = {
        "Checks": f"{passed} of {verdict.checks_run} passed{again}",
        "This run": f"{effort.texts_parsed} texts parsed, {effort.files_written} files written, "
        f"{effort.seconds:.1f} s, of which {effort.start_seconds:.1f} s to start",
        "Parquet": f"{warehouse.data}/*.parquet, {warehouse.models}/*.parquet",
        "DuckDB": str(database),
        "Try": shlex.join(["duckdb", str(database), TRY_SQL]),
        "or": vanban("sql", warehouse, TRY_SQL),
    }
    if captures[0][-1]:
        lines["Rejected"] = vanban("captures", warehouse) + "  # why, and what to do"
    for name, text in lines.items():
        console.print(f"{name:<9} {text}", highlight=False, soft_wrap=True)


def vanban(verb: str, warehouse: Warehouse, *arguments: str) -> str:
    """Return the command that asks a verb of this warehouse."""
    return shlex.join([command_line(), verb, "--warehouse", str(warehouse.root), *arguments])


def command_line() -> str:
    """Return how this command was called: by name where it is on the path, else by its place."""
    return "vanban" if shutil.which("vanban") else os.path.relpath(sys.argv[0])


def ask(database: Path, sql: str) -> Sequence[Sequence[object]]:
    """Return the rows of a query on a published database."""
    table = query(database, sql).read_all()
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))
