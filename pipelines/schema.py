"""What a table and a column are, and what follows from a declaration: schema, comments, docs, checks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa

TEXT = pa.string()
INTEGER = pa.int32()
BIGINT = pa.int64()
DOUBLE = pa.float64()
BOOLEAN = pa.bool_()
DATE = pa.date32()
TIMESTAMP = pa.timestamp("us", tz="UTC")
LIST = pa.list_(pa.string())
NUMBERS = pa.list_(pa.int64())

SQL_NAMES = {
    TEXT: "VARCHAR",
    INTEGER: "INTEGER",
    BIGINT: "BIGINT",
    DOUBLE: "DOUBLE",
    BOOLEAN: "BOOLEAN",
    DATE: "DATE",
    TIMESTAMP: "TIMESTAMP WITH TIME ZONE",
    LIST: "VARCHAR[]",
    NUMBERS: "BIGINT[]",
}


def sql_type(found: pa.DataType) -> str:
    """Return the DuckDB name of a column's type."""
    return SQL_NAMES[plain_list(found)]


def plain_list(found: pa.DataType) -> pa.DataType:
    """Return a list's type without the name that a file or DuckDB gives its elements; any other type as it is."""
    return pa.list_(found.value_type) if pa.types.is_list(found) else found


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it means.

    `references` names the `table.column` whose values it must repeat; `vocabulary` the coded list
    (see `pipelines.vocab.values`) that its values must come from.
    """

    name: str
    type: pa.DataType
    doc: str
    required: bool = False
    references: str | None = None
    vocabulary: str | None = None

    @property
    def sql_type(self) -> str:
        """The DuckDB name of the column's type."""
        return sql_type(self.type)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, its key, its sort order (the key, unless given) and its columns."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    sort: tuple[str, ...] = ()
    row_group_rows: int = 120_000

    @property
    def order(self) -> tuple[str, ...]:
        """The columns that rows are sorted by in Parquet and in the DuckDB file."""
        return self.sort or self.key

    def column_names(self) -> tuple[str, ...]:
        """Return the column names in declared order."""
        return tuple(c.name for c in self.columns)

    def arrow(self) -> pa.Schema:
        """Return the Parquet schema, with descriptions as field and table metadata."""
        fields = [pa.field(c.name, c.type, not c.required, {"description": c.doc}) for c in self.columns]
        return pa.schema(fields, {"table": self.name, "description": self.grain})


@dataclass(frozen=True, slots=True)
class Check:
    """A sentence about tables or models, and the SQL that returns the rows which break it.

    `table` is the asset that the check is shown on; `severity` is error or warning. A check `in_parts` is asked of some
    documents after the others, so that its memory does not follow the corpus: its SQL keeps to in_part(document_id).
    """

    name: str
    table: str
    sql: str
    doc: str
    severity: str = "error"
    in_parts: bool = False


def derived_checks(table: Table, vocabularies: dict[str, tuple[str, ...]]) -> Iterator[Check]:
    """Yield the checks that a table's declaration implies; `vocabularies` maps a vocabulary to its values."""
    key = ", ".join(table.key)
    yield Check(
        f"{table.name}_key_is_unique",
        table.name,
        f"SELECT {key}, count(*) AS row_count FROM {table.name} GROUP BY ALL HAVING count(*) > 1",
        f"No two rows of {table.name} share {key}. When it fails: two captures or units were given one id.",
    )
    required = [
        f"SELECT '{c.name}' AS missing, t.* FROM {table.name} AS t WHERE t.{c.name} IS NULL"
        for c in table.columns
        if c.required
    ]
    if required:
        yield Check(
            f"{table.name}_required_values_are_present",
            table.name,
            "\nUNION ALL ".join(required),
            f"No required value of {table.name} is NULL. When it fails: the named value was not read or not set.",
        )
    references = [reference_sql(table, c) for c in table.columns if c.references]
    if references:
        yield Check(
            f"{table.name}_references_are_found",
            table.name,
            "\nUNION ALL ".join(references),
            f"What {table.name} refers to exists. When it fails: rows were lost, or the vocabulary lacks the value.",
        )
    codes = [code_sql(table, c, vocabularies[c.vocabulary]) for c in table.columns if c.vocabulary]
    if codes:
        yield Check(
            f"{table.name}_codes_are_known",
            table.name,
            "\nUNION ALL ".join(codes),
            f"Codes of {table.name} are known. When it fails: add the code to pipelines/vocab, or mend the value.",
        )


def reference_sql(table: Table, column: Column) -> str:
    """Return SQL for the values of a column that its target does not hold."""
    target, target_column = str(column.references).split(".")
    return (
        f"SELECT '{column.name}' AS column_name, a.{column.name} AS value FROM {table.name} AS a "
        f"ANTI JOIN {target} AS b ON a.{column.name} = b.{target_column} WHERE a.{column.name} IS NOT NULL"
    )


def code_sql(table: Table, column: Column, values: tuple[str, ...]) -> str:
    """Return SQL for the values of a coded column that its vocabulary does not hold."""
    known = ", ".join("'" + v.replace("'", "''") + "'" for v in sorted(set(values)))
    return (
        f"SELECT '{column.name}' AS column_name, {column.name} AS value, count(*) AS row_count FROM {table.name} "
        f"WHERE {column.name} IS NOT NULL AND {column.name} NOT IN ({known}) GROUP BY ALL"
    )


def columns_check(tables: Iterable[Table]) -> Check:
    """Return the check that every table is there, with the columns, order and types of its declaration."""
    declared = ",\n".join(
        f"    ('{table.name}', {place}, '{column.name}', '{column.sql_type}')"
        for table in tables
        for place, column in enumerate(table.columns, 1)
    )
    # A table of ours without declaration would be a model or a stranger: both may be there.
    return Check(
        "columns_are_as_declared",
        "documents",
        f"""WITH declared (table_name, place, column_name, data_type) AS (VALUES
{declared}
),
found AS (
    SELECT table_name, column_index AS place, column_name, data_type
    FROM duckdb_columns()
    WHERE database_name = current_database() AND schema_name = 'main'
    AND table_name IN (SELECT table_name FROM declared)
)
SELECT coalesce(d.table_name, f.table_name) AS table_name, d.place, d.column_name, d.data_type,
    f.place AS found_place, f.data_type AS found_type
FROM declared AS d
FULL JOIN found AS f ON f.table_name = d.table_name AND f.column_name = d.column_name
WHERE (d.place, d.data_type) IS DISTINCT FROM (f.place, f.data_type)""",
        "Every table has the columns of its declaration, in their order. When it fails: the file was written by other "
        "code; build the warehouse anew.",
    )
