"""Asks the checks of tables and models, heavy ones part by part, so that memory does not follow the corpus."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import duckdb

from pipelines.parts import document_parts
from pipelines.schema import Check
from pipelines.sql import first_line
from pipelines.sql_header import SqlFileError

SAMPLE_ROWS = 20
PART_DOCUMENTS = 2_500  # what checks in parts look at in one go


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: how many rows break it, the first of them with their columns, the seconds that it took.

    The first rows are in the order of all columns, part by part.
    """

    check: Check
    row_count: int = 0
    columns: tuple[str, ...] = ()
    sample: tuple[tuple[object, ...], ...] = ()
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """True if no row breaks the check."""
        return self.row_count == 0


def run_checks(con: duckdb.DuckDBPyConnection, checks: Iterable[Check]) -> Iterator[CheckResult]:
    """Yield what each check found in the given order, those in parts last; `SqlFileError` names one of them or a macro.

    What checks in parts share, each of them has a like part of in its seconds.
    """
    checks = tuple(checks)
    for check in checks:
        if not check.in_parts:
            yield asked(con, CheckResult(check))
    results = [CheckResult(check) for check in checks if check.in_parts]
    for _ in document_parts(con, PART_DOCUMENTS) if results else ():
        started = time.perf_counter()
        with spans_at_hand(con):
            share = (time.perf_counter() - started) / len(results)
            results = [asked(con, replace(result, seconds=result.seconds + share)) for result in results]
    yield from results


def asked(con: duckdb.DuckDBPyConnection, before: CheckResult) -> CheckResult:
    """Return what a check found before together with what it finds now."""
    started = time.perf_counter()
    check, columns, sample = before.check, before.columns, before.sample
    try:
        count = con.execute(f"SELECT count(*) FROM (\n{check.sql}\n)").fetchall()[0][0]
        if count and len(sample) < SAMPLE_ROWS:
            rows = con.execute(f"SELECT * FROM (\n{check.sql}\n) ORDER BY ALL LIMIT {SAMPLE_ROWS - len(sample)}")
            columns = tuple(name for name, *_ in rows.description or ())
            sample += tuple(rows.fetchall())
    except duckdb.Error as error:
        raise SqlFileError(f"checks/{check.name}.sql: {first_line(error)}") from error
    seconds = before.seconds + time.perf_counter() - started
    return CheckResult(check, before.row_count + count, columns, sample, seconds)


@contextmanager
def spans_at_hand(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let the checks of a part read printed_spans() from a table in the block: to cut the texts costs most of all."""
    try:
        con.execute("CREATE TEMP TABLE printed_part AS FROM printed_spans()")
    except duckdb.Error as error:
        raise SqlFileError(f"macros/printed_spans.sql: {first_line(error)}") from error
    con.execute("CREATE TEMP MACRO printed_spans() AS TABLE FROM printed_part")
    try:
        yield
    finally:
        con.execute("DROP MACRO TABLE temp.printed_spans")
        con.execute("DROP TABLE temp.printed_part")
