"""Writes the .duckdb file that is published: real tables with comments, models, macros, nothing that points outside."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from pipelines.files import replaced
from pipelines.sql import create_macros, parquet_rows, quoted
from pipelines.sql_files import Macro, read_macros, read_models
from pipelines.sql_header import SqlFileError, first_sentence
from pipelines.tables import TABLES

STORAGE_VERSION = "v1.2.0"
# Long, or different in each row: zstd takes half the room of what DuckDB would choose, and less time to write.
DENSE = frozenset(("text", "section_id", "parent_id", "citation_id", "link_id", "witness_id"))


def build_database(con: duckdb.DuckDBPyConnection, data_folder: Path, models_folder: Path, path: Path) -> None:
    """Write tables, models and macros into one DuckDB file at `path`, whole or not at all, with no .wal left beside it.

    Rows keep the order of the Parquet files. `con`, a connection in memory, lends its memory, and the folder that it
    spills to. DuckDB 1.2 and later, also in a browser, can open the file.
    """
    with replaced(path) as part:
        part.unlink(missing_ok=True)
        con.execute(f"ATTACH {quoted(str(part))} AS built (STORAGE_VERSION '{STORAGE_VERSION}')")
        con.execute("USE built")
        try:
            write_database(con, data_folder, models_folder)
        finally:
            con.execute("USE memory")
            con.execute("DETACH built")


def write_database(con: duckdb.DuckDBPyConnection, data_folder: Path, models_folder: Path) -> None:
    """Write everything into the database that `con` uses, in one transaction."""
    con.execute("BEGIN")  # else each of some five hundred comments goes to the disk by itself
    try:
        for table in TABLES:
            not_null = {column.name for column in table.columns if column.required}
            docs = [(column.name, column.doc) for column in table.columns]
            create_table(con, data_folder / f"{table.name}.parquet", not_null)
            write_comments(con, table.name, table.grain, docs)
        for model in read_models():
            create_table(con, models_folder / f"{model.name}.parquet", set())
            write_comments(con, model.name, model.grain, model.columns)
        write_macros(con, read_macros())
    except BaseException:
        con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")
    con.execute("CHECKPOINT")


def create_table(con: duckdb.DuckDBPyConnection, file: Path, not_null: set[str]) -> None:
    """Create a table from a Parquet file, with its columns, their order and its rows."""
    if not file.is_file():
        raise SqlFileError(f"{file.name} is missing: every table and model is written before the database")
    rows = f"SELECT * FROM {parquet_rows([file])}"
    described = con.execute(f"DESCRIBE {rows}").fetchall()
    columns = [stored_column(name, kind, required=name in not_null) for name, kind, *_ in described]
    con.execute(f"CREATE TABLE {file.stem} ({', '.join(columns)})")
    con.execute(f"INSERT INTO {file.stem} {rows}")


def stored_column(name: str, kind: str, *, required: bool) -> str:
    """Return a column as CREATE TABLE declares it."""
    compression = " USING COMPRESSION zstd" if name in DENSE else ""
    return f'"{name}" {kind}{compression}{" NOT NULL" if required else ""}'


def write_comments(con: duckdb.DuckDBPyConnection, table: str, doc: str, columns: Iterable[tuple[str, str]]) -> None:
    """Say in the database what a table's rows and columns are."""
    con.execute(f"COMMENT ON TABLE {table} IS {quoted(doc)}")
    for name, meaning in columns:
        con.execute(f'COMMENT ON COLUMN {table}."{name}" IS {quoted(meaning)}')


def write_macros(con: duckdb.DuckDBPyConnection, macros: Iterable[Macro]) -> None:
    """Create the macros in the database and say what each gives."""
    for macro in create_macros(con, macros):
        kind = "MACRO TABLE" if macro.is_table else "MACRO"
        con.execute(f"COMMENT ON {kind} {macro.name} IS {quoted(first_sentence(macro.doc))}")
