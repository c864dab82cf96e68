"""What each column of a release holds: its meaning, and what the rows say (NULLs, distinct values, an example)."""

from pathlib import Path

import duckdb

from pipelines.release.facts import ColumnFacts, Release, TableFacts
from pipelines.release.page.meanings import read_meanings
from pipelines.release.page.source import Value
from pipelines.sql import read_macros

EXAMPLE_CHARACTERS = 80
# Above this, distinct values are counted roughly (HyperLogLog, within a few per cent) and the page says so.
EXACT_ROWS = 200_000

Described = dict[str, Value | list[dict[str, Value]]]


def describe_tables(con: duckdb.DuckDBPyConnection, release: Path, manifest: Release) -> list[Described]:
    """Return for each table and model what a row is, how large it is, and its columns."""
    return [describe_table(con, table) for table in manifest.tables if (release / table.path).is_file()]


def describe_table(con: duckdb.DuckDBPyConnection, table: TableFacts) -> Described:
    """Return one table's description."""
    is_exact = table.rows <= EXACT_ROWS
    return {
        "name": table.name,
        "folder": str(Path(table.path).parent),
        "meaning": table.description,
        "meaning_vi": read_meanings().get(table.description),
        "caveats": table.caveats,
        "rows": table.rows,
        "bytes": table.bytes,
        "is_exact": is_exact,
        "columns": [describe_column(con, table.name, column, is_exact=is_exact) for column in table.columns],
    }


def describe_column(
    con: duckdb.DuckDBPyConnection, table: str, column: ColumnFacts, *, is_exact: bool
) -> dict[str, Value]:
    """Return a column's meaning, its share of NULLs, its distinct values and an example: that of the smallest hash."""
    distinct = "count(DISTINCT c)" if is_exact else "approx_count_distinct(c)"
    nulls, count, example = con.execute(f"""
        SELECT
            round(1 - count(c) / nullif(count(*), 0), 4), {distinct},
            min_by(left(c::VARCHAR, {EXAMPLE_CHARACTERS}), (hash(c::VARCHAR), c::VARCHAR))
        FROM (SELECT "{column.name}" AS c FROM "{table}")
    """).fetchall()[0]
    return {
        "name": column.name,
        "type": column.type,
        "meaning": column.description,
        "meaning_vi": read_meanings().get(column.description),
        "required": column.required,
        "references": column.references,
        "null_share": nulls,
        "distinct": count,
        "example": example,
    }


def describe_macros() -> list[Described]:
    """Return the macros that the console offers, each with the tables and macros that it needs."""
    return [{"name": m.name, "sql": m.sql, "needs": [*m.sources, *m.calls]} for m in read_macros()]
