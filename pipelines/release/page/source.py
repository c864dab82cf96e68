"""The Parquet files of a release as views in DuckDB, and the SQL beside this file that asks them."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from pipelines.sql import attach_tables, connect

SQL = Path(__file__).parent / "sql"
Value = str | int | float | bool | list[str] | None


def open_release(release: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection on which each table and model is a view and `shown` is the order of documents."""
    con = connect()
    attach_tables(con, release / "data", release / "models")
    con.execute(read_sql("shown"))
    return con


def read_sql(name: str) -> str:
    """Return a file of sql/."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def stream(con: duckdb.DuckDBPyConnection, sql: str, batch: int = 2_000) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a query; until the last has come, the connection answers nothing else."""
    rows = con.execute(sql)
    while found := rows.fetchmany(batch):
        yield from found


def read_columns(con: duckdb.DuckDBPyConnection, sql: str) -> dict[str, list[Value]]:
    """Return the rows of a query as {column: values}: names are written once, and equal values lie together."""
    found = con.execute(sql)
    names = [name for name, *_ in found.description or ()]
    rows = found.fetchall()
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}
