"""A database in memory for tests of the SQL: all tables without constraints, then the models as real tables."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

import pipelines.vocab
from pipelines.schema import DATE, LIST, Column
from pipelines.sql import Model, connect, create_macros, macros_over, read_macros, read_models
from pipelines.tables import DOCUMENT_TYPES, ISSUING_BODIES, TABLES, TERMS

VOCABULARY = Path(pipelines.vocab.__file__).parent


def open_empty(database: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Return a database, in memory without a path, with every table, empty and unconstrained for any fault."""
    con = connect(database, threads=1)
    for table in TABLES:
        columns = ", ".join(f"{column.name} {column.sql_type}" for column in table.columns)
        con.execute(f"CREATE TABLE {table.name} ({columns})")
    return con


def fill_vocabulary(con: duckdb.DuckDBPyConnection) -> None:
    """Put the project's bodies, types and terms into their tables; laws stay empty, so that tests name their own."""
    for table in (ISSUING_BODIES, DOCUMENT_TYPES, TERMS):
        cells = ", ".join(vocabulary_cell(column) for column in table.columns)
        con.execute(
            f"INSERT INTO {table.name} SELECT {cells} FROM read_csv(?, all_varchar = true)",
            [str(VOCABULARY / f"{table.name}.csv")],
        )


def vocabulary_cell(column: Column) -> str:
    """Return the SQL that reads a column from its CSV: DATE from the text of the date, a list from its parts."""
    if column.type == DATE:
        return f"try_cast({column.name}_text AS DATE)"
    return f"string_split({column.name}, '|')" if column.type == LIST else column.name


def build_models(con: duckdb.DuckDBPyConnection, wanted: Iterable[str] | None = None) -> None:
    """Build the `wanted` models (all without) and those below them as tables, in order, with the macros over them."""
    create_macros(con, read_macros())
    for model in models_below(wanted):
        con.execute(f"CREATE OR REPLACE TABLE {model.name} AS SELECT * FROM (\n{model.sql}\n) ORDER BY {model.order}")
        create_macros(con, macros_over(model.name))


def models_below(wanted: Iterable[str] | None) -> list[Model]:
    """Return the models that `wanted` names and all that these read, in order."""
    models = read_models()
    needed = {model.name for model in models} if wanted is None else set(wanted)
    for model in reversed(models):
        if model.name in needed:
            needed.update(model.sources)
    return [model for model in models if model.name in needed]
