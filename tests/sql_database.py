"""A database in memory for tests of the SQL: all tables without constraints, then the models as real tables."""

from pathlib import Path

import duckdb

import pipelines.vocab
from pipelines.schema import DATE, LIST, Column
from pipelines.sql import connect, create_macros, read_macros, read_models
from pipelines.tables import DOCUMENT_TYPES, ISSUING_BODIES, TABLES, TERMS

VOCABULARY = Path(pipelines.vocab.__file__).parent


def open_empty() -> duckdb.DuckDBPyConnection:
    """Return a database with every table, empty and unconstrained, so that any fault can be planted."""
    con = connect(threads=1)
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


def build_models(con: duckdb.DuckDBPyConnection) -> None:
    """Build every model as a table, in order, each as soon as the macros that it calls can be made."""
    for model in read_models():
        create_macros(con, read_macros())
        con.execute(f"CREATE OR REPLACE TABLE {model.name} AS SELECT * FROM (\n{model.sql}\n) ORDER BY {model.order}")
    create_macros(con, read_macros())
