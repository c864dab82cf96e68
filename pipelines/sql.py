"""Runs the SQL of dbt_like_sql/ with plain DuckDB: attaches tables, builds models, answers queries."""

import os
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.errors import UserError
from pipelines.parquet import MODEL_LEVEL, write_parts
from pipelines.parts import document_parts
from pipelines.schema import SQL_NAMES, plain_list
from pipelines.sql_files import (
    BY_DOCUMENTS,
    SQL_FOLDER,
    Macro,
    Model,
    all_checks,
    read_checks,
    read_macros,
    read_models,
)
from pipelines.sql_header import SqlFileError

__all__ = [
    "SQL_FOLDER",
    "Macro",
    "Model",
    "SqlError",
    "SqlFileError",
    "all_checks",
    "attach_tables",
    "build_model",
    "connect",
    "parquet_rows",
    "query",
    "read_checks",
    "read_macros",
    "read_models",
]

Settings = dict[str, str | bool | int | float | list[str]]
MEMORY_LIMIT = "2GB"
BATCH_ROWS = 20_000
# How many documents a model in parts is built of in one go: some 750,000 references, whose joins hold 0.7 GB.
PART_DOCUMENTS = 50_000


class SqlError(UserError):
    """A fault in the user's SQL, in DuckDB's words."""


def connect(
    database: Path | None = None,
    *,
    memory_limit: str | None = None,
    threads: int | None = None,
    temp_directory: Path | None = None,
) -> duckdb.DuckDBPyConnection:
    """Open a database (in memory without a path) that fetches no extension and reads no Python variable.

    Without `memory_limit` the environment's VANBAN_MEMORY_LIMIT holds, else 2 GB. Spilled rows go to `temp_directory`,
    else to a folder of its own in the system's temporary folder.
    """
    con = duckdb.connect(str(database or ":memory:"), config=settings(memory_limit, threads, temp_directory))
    set_session(con)
    return con


def set_session(con: duckdb.DuckDBPyConnection) -> None:
    """Set what holds for a session alone: times are UTC, and DuckDB draws no bars over what we show."""
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET enable_progress_bar = false")


def memory_limit() -> str:
    """Return the memory that a connection may take: VANBAN_MEMORY_LIMIT of the environment, else 2 GB."""
    return os.environ.get("VANBAN_MEMORY_LIMIT") or MEMORY_LIMIT


def settings(limit: str | None, threads: int | None, temp_directory: Path | None) -> Settings:
    """Return the settings that every connection of ours has."""
    return {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "python_enable_replacements": "false",
        "memory_limit": limit or memory_limit(),
        "threads": threads or os.cpu_count() or 1,
        # Two databases must not spill into one folder: their file names would be the same.
        "temp_directory": str(temp_directory or Path(tempfile.gettempdir()) / f"vanban-{uuid.uuid4().hex}"),
    }


def attach_tables(con: duckdb.DuckDBPyConnection, data_folder: Path, models_folder: Path) -> None:
    """Create a view for each table in `data_folder` and each model in `models_folder`, and the macros over them.

    Each is one Parquet file named after its table. Those not yet written, and macros that read them, are left out.
    """
    for folder in (data_folder, models_folder):
        for path in sorted(folder.glob("*.parquet")):
            attach_file(con, path)
    create_macros(con, read_macros())


def attach_file(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Create a view of a Parquet file, named after it."""
    con.execute(f"CREATE OR REPLACE VIEW {path.stem} AS SELECT * FROM {parquet_rows([path])}")


def create_macros(con: duckdb.DuckDBPyConnection, macros: Iterable[Macro]) -> list[Macro]:
    """Create the macros whose tables are all there (DuckDB binds a macro when it is made) and return them."""
    tables = con.execute("SELECT table_name FROM information_schema.tables WHERE table_catalog = current_database()")
    present, created = {name for (name,) in tables.fetchall()}, dict[str, Macro]()
    macros = tuple(macros)
    names = {macro.name for macro in macros}
    for macro in macros:
        if present.issuperset(macro.sources) and created.keys() >= names.intersection(macro.calls):
            con.execute(macro.sql)
            created[macro.name] = macro
    return list(created.values())


def macros_over(name: str) -> list[Macro]:
    """Return the macros whose own text reads a table or model."""
    return [macro for macro in read_macros() if name in macro.sources]


def build_model(con: duckdb.DuckDBPyConnection, model: Model, path: Path) -> int:
    """Write a model's rows to `path` as Parquet, in the model's order, and return how many there are.

    Its view, and macros that it makes possible, are there for the models that come after it on `con`.
    `SqlFileError` names the model's file where DuckDB rejects the SQL, the header's columns are not the real ones, or
    a column's type is none that tables have.
    """
    where = f"models/{model.name}.sql"
    try:
        readers = model_parts(con, model)
        first = next(readers)
        schema = model_schema(model, first.schema, where)
        parts: Iterable[Iterable[pa.RecordBatch]] = chain([first], readers)
        if model.parts == BY_DOCUMENTS:  # how many documents a part has is not to be seen in the file
            parts = [chain.from_iterable(parts)]
        row_count = write_parts(parts, schema, path, model.row_group_rows, MODEL_LEVEL)
        attach_file(con, path)
        create_macros(con, macros_over(model.name))
    except duckdb.Error as error:
        raise SqlFileError(f"{where}: {first_line(error)}") from error
    return row_count


def model_parts(con: duckdb.DuckDBPyConnection, model: Model) -> Iterator[pa.RecordBatchReader]:
    """Yield a reader of a model's rows, or one for each part that it is built in: memory then follows the parts."""
    sql = f"SELECT * FROM (\n{model.sql}\n) ORDER BY {model.order}"
    for _ in document_parts(con, PART_DOCUMENTS) if model.parts == BY_DOCUMENTS else value_parts(con, model):
        yield con.sql(sql).to_arrow_reader(BATCH_ROWS)


def value_parts(con: duckdb.DuckDBPyConnection, model: Model) -> Iterator[None]:
    """Set the variable `part` to each value of the column that a model is built along, and yield for each."""
    values: list[tuple[object]] = [(None,)]
    if model.parts:
        table, column = model.parts
        values = con.execute(f"SELECT DISTINCT {column} FROM {table} ORDER BY ALL").fetchall() or values
    for (value,) in values:
        con.execute("SET VARIABLE part = ?", [value])
        yield
    con.execute("RESET VARIABLE part")


def model_schema(model: Model, found: pa.Schema, where: str) -> pa.Schema:
    """Return the Parquet schema of a model: the types that its SQL gives, the meanings that its header gives."""
    described = [name for name, _ in model.columns]
    if described != found.names:
        raise SqlFileError(f"{where}: the header describes {described}, the SELECT returns {found.names}")
    docs = dict(model.columns)
    fields = [
        pa.field(f.name, plain_type(f.name, f.type, where), metadata={"description": docs[f.name]}) for f in found
    ]
    return pa.schema(fields, {"table": model.name, "description": model.grain})


def plain_type(name: str, found: pa.DataType, where: str) -> pa.DataType:
    """Return the type of a model's column, one of those that tables have."""
    wanted = plain_list(found)
    if wanted not in SQL_NAMES:
        raise SqlFileError(f"{where}: {name} has type {found}; cast it to a type of pipelines/schema.py")
    return wanted


def query(database: Path, sql: str, *, memory_limit: str | None = None) -> pa.RecordBatchReader:
    """Return the rows of one statement on a database that is opened read-only and can reach no file or network.

    The rows are made while they are read. `SqlError`, here or while reading, says what DuckDB rejects.
    """
    con = open_locked(database, memory_limit)
    try:
        statements = con.extract_statements(sql)
        if len(statements) != 1:
            raise SqlError(f"expected one statement, found {len(statements)}: send them one by one")
        relation = con.sql(sql)
        if relation is None:
            raise SqlError("the statement returns no rows: ask with SELECT")
        batches = relation.to_arrow_reader(BATCH_ROWS)
    except duckdb.Error as error:
        con.close()
        raise SqlError(first_line(error)) from error
    except SqlError:
        con.close()
        raise
    return pa.RecordBatchReader.from_batches(batches.schema, read_all(con, batches))


def open_locked(database: Path, memory_limit: str | None) -> duckdb.DuckDBPyConnection:
    """Open a published database for reading and nothing else; `SqlError` if there is none."""
    if not database.is_file():
        raise SqlError(f"there is no database {database}: run `vanban run` first")
    config = settings(memory_limit, None, None) | {"enable_external_access": "false"}
    try:
        con = duckdb.connect(str(database), read_only=True, config=config)
        set_session(con)
        con.execute("SET lock_configuration = true")
        return con
    except duckdb.Error as error:
        raise SqlError(f"cannot open {database}: {first_line(error)}") from error


def read_all(con: duckdb.DuckDBPyConnection, batches: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    """Yield the batches, then close the connection."""
    try:
        yield from batches
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        raise SqlError(first_line(error)) from error
    finally:
        con.close()


def first_line(error: Exception) -> str:
    """Return the first line of DuckDB's message."""
    return str(error).splitlines()[0]


def parquet_rows(paths: Iterable[Path], options: str = "") -> str:
    """Return the SQL that names the rows of Parquet files; a folder called `year=2023` above them adds no column."""
    listed = ", ".join(quoted(str(path)) for path in paths)
    return f"read_parquet([{listed}], hive_partitioning = false{options})"


def quoted(text: str) -> str:
    """Return a string literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
