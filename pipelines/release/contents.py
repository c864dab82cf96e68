"""Compares rows of a release: the DuckDB file with the Parquet files, and both with what must not be there."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from pipelines.release.facts import Release, TableFacts
from pipelines.release.fault import Fault
from pipelines.release.selection import FULL_TEXTS, WITHDRAWN
from pipelines.sql import connect, parquet_rows, quoted
from pipelines.tables import CAPTURES, DOCUMENTS
from pipelines.warehouse import DATABASE

ROWS_SQL = "SELECT count(*), sum(hash(row({columns}))) FROM {rows} AS item"
COLUMNS_SQL = """
SELECT column_name, data_type, comment
FROM duckdb_columns()
WHERE database_name = 'built' AND table_name = ?
ORDER BY column_index
"""
MACROS_SQL = "SELECT DISTINCT function_name FROM duckdb_functions() WHERE database_name = 'built'"
KEPT_SQL = """
SELECT count(*)
FROM {captures} AS capture
LEFT JOIN {documents} AS document USING (capture_id)
WHERE capture.content_hash IN (FROM withdrawn)
AND (capture.text IS NOT NULL OR capture.reason IS DISTINCT FROM '{reason}' OR document.document_id IS NOT NULL)
"""


def database_faults(folder: Path, release: Release) -> Iterator[Fault]:
    """Yield where the DuckDB file differs from the Parquet files, table by table: columns, comments, rows; and macros.

    Rows are compared by their number and a sum of hashes, in whatever order they are.
    """
    with connect() as con:
        try:
            con.execute(f"ATTACH {quoted(str(folder / DATABASE))} AS built (READ_ONLY)")
        except duckdb.Error as error:
            yield Fault(DATABASE, f"can't be opened: {str(error).splitlines()[0]}")
            return
        for table in release.tables:
            if what := table_fault(con, folder, table):
                yield Fault(DATABASE, f"{table.name} {what}")
        macros = {macro for (macro,) in con.execute(MACROS_SQL).fetchall()}
        described = {macro.partition("(")[0] for macro in release.macros}
        if macros != described:
            named = ", ".join(sorted(macros ^ described))
            yield Fault(DATABASE, f"has other macros than manifest.json says: {named}")


def table_fault(con: duckdb.DuckDBPyConnection, folder: Path, table: TableFacts) -> str | None:
    """Return how a table of the database differs from its Parquet file, None where it does not."""
    found = con.execute(COLUMNS_SQL, [table.name]).fetchall()
    if not found:
        return "is missing"
    if found != [(column.name, column.type, column.description) for column in table.columns]:
        return "has other columns or comments than manifest.json says"
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    parquet = con.execute(ROWS_SQL.format(columns=columns, rows=parquet_rows([folder / table.path]))).fetchall()
    stored = con.execute(ROWS_SQL.format(columns=columns, rows=f'built."{table.name}"')).fetchall()
    return None if stored == parquet else f"holds other rows than {table.path}"


def withheld_faults(folder: Path, release: Release) -> Iterator[Fault]:
    """Yield the tables that hold what the release says that it leaves out."""
    captures = parquet_rows([folder / "data" / f"{CAPTURES.name}.parquet"])
    documents = parquet_rows([folder / "data" / f"{DOCUMENTS.name}.parquet"])
    with connect() as con:
        con.execute("CREATE TABLE withdrawn (content_hash VARCHAR)")
        for withdrawn in release.withdrawn:
            con.execute("INSERT INTO withdrawn VALUES (?)", [withdrawn.content_hash])
        sql = KEPT_SQL.format(captures=captures, documents=documents, reason=WITHDRAWN)
        if count(con, sql):
            yield Fault(f"data/{CAPTURES.name}.parquet", "holds a capture that manifest.json lists as withdrawn")
        if count(con, f"SELECT count(*) FROM {captures} AS capture WHERE is_synthetic"):
            yield Fault(f"data/{CAPTURES.name}.parquet", "holds synthetic captures, which are never released")
        for name, column in FULL_TEXTS.items() if not release.has_texts else ():
            rows = parquet_rows([folder / "data" / f"{name}.parquet"])
            if count(con, f"SELECT count({column}) FROM {rows} AS item"):
                yield Fault(f"data/{name}.parquet", f"holds texts in {column}, though the release is to hold none")


def count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    """Return the one number that a query gives."""
    return int(con.execute(sql).fetchall()[0][0])
