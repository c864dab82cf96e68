"""Finds rows gained and lost, and values changed, with DuckDB over the Parquet files; what finds no room is spilled.

Documents are matched by `document_id`, which stands for the captured content: both sides have the same text, so a row
is known by where it begins. Ids, ordinals and paths follow from other rows and are not compared.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from pipelines.compare.dataset import Dataset
from pipelines.schema import Table
from pipelines.sql import connect
from pipelines.tables import CITATIONS, DOCUMENT_ISSUERS, DOCUMENTS, ISSUES, RELATED_LINKS, SECTIONS, SIGNATURES

BATCH_ROWS = 10_000
# Rows are laid side by side for so many documents at a time: whatever changed, they find room in memory.
SLICE_DOCUMENTS = 5_000
SHOWN_CHARACTERS = 300
CHANGES_SQL = """
CREATE TABLE changes (
    place INTEGER, "table" VARCHAR, document_id VARCHAR, span_start INTEGER, change VARCHAR, "column" VARCHAR,
    old VARCHAR, new VARCHAR
)
"""
SLICES_SQL = """
SELECT min(document_id), max(document_id)
FROM (SELECT document_id, (row_number() OVER (ORDER BY document_id) - 1) // ? AS slice FROM common)
GROUP BY slice
ORDER BY slice
"""
TOTALS_SQL = """
SELECT
    (SELECT count(*) FROM common),
    count(DISTINCT document_id)
FROM changes
SEMI JOIN common USING (document_id)
"""
COUNTS_SQL = """
SELECT "table", change, "column", count(DISTINCT document_id), count(*)
FROM changes
GROUP BY place, "table", change, "column"
ORDER BY place, change, "column" NULLS FIRST
"""
COLUMNS = ("document_id", '"table"', "change", '"column"', "span_start", "old", "new")
ORDER = 'span_start, change, "column", old, new'


@dataclass(frozen=True, slots=True)
class Compared:
    """A table that is compared: what a row is known by within its document, what is shown of it, what is left out."""

    table: Table
    key: tuple[str, ...]
    shown: tuple[str, ...]
    left_out: frozenset[str]

    def values(self) -> tuple[str, ...]:
        """Return the columns whose values are compared; of a date and its text, the text says both."""
        names = self.table.column_names()
        dates = {name for name in names if f"{name}_text" in names and name.endswith("_date")}
        return tuple(name for name in names if name not in {"document_id", "ordinal", *self.left_out, *dates})


COMPARED = (
    Compared(
        DOCUMENTS,
        (),
        ("document_type", "number", "subject"),
        frozenset({"capture_id", "section_count", "citation_count", "issue_count", "parser_version"}),
    ),
    Compared(DOCUMENT_ISSUERS, ("printed",), ("printed",), frozenset()),
    Compared(SIGNATURES, ("span_start",), ("signer", "title"), frozenset()),
    Compared(
        SECTIONS,
        ("span_start", "level"),
        ("level", "label", "heading", "text"),
        frozenset({"section_id", "parent_id", "path", "text_start", "text_end"}),
    ),
    Compared(
        CITATIONS, ("span_start", "zone"), ("text",), frozenset({"citation_id", "section_id", "subject_citation_id"})
    ),
    Compared(RELATED_LINKS, ("span_start", "kind"), ("number", "title"), frozenset({"link_id"})),
    Compared(ISSUES, ("code", "detail"), ("code", "detail"), frozenset({"capture_id"})),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A row gained (`new` shows it) or lost (`old` shows it), or one value of a row changed from `old` to `new`.

    `span_start` is where the row begins in the captured text, None for rows without a place.
    """

    document_id: str
    table: str
    change: str
    column: str | None
    span_start: int | None
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows, in how many documents, changed in one way."""

    table: str
    change: str
    column: str | None
    documents: int
    rows: int


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two datasets. `skipped` are the tables that only one of them has."""

    con: duckdb.DuckDBPyConnection
    documents: int
    changed_documents: int
    skipped: tuple[str, ...]
    counts: tuple[Count, ...]

    def changes(self) -> Iterator[Change]:
        """Yield the changes by document, then by table and place in the text."""
        rows = self.con.execute(f"SELECT {', '.join(COLUMNS)} FROM changes ORDER BY document_id, place, {ORDER}")
        while batch := rows.fetchmany(BATCH_ROWS):
            yield from (Change(*row) for row in batch)


@contextmanager
def find_differences(old: Dataset, new: Dataset) -> Iterator[Difference]:
    """Find what differs between two datasets, and hold it until the block ends."""
    with connect() as con:
        con.execute(CHANGES_SQL)
        con.execute(
            f"CREATE TABLE common AS SELECT document_id FROM {old.rows(DOCUMENTS.name)} AS old "
            f"SEMI JOIN {new.rows(DOCUMENTS.name)} AS new USING (document_id)"
        )
        slices = con.execute(SLICES_SQL, [SLICE_DOCUMENTS]).fetchall()
        skipped = []
        for place, compared in enumerate(COMPARED):
            if old.files(compared.table.name) and new.files(compared.table.name):
                for first, last in slices:
                    within = f"document_id BETWEEN '{first}' AND '{last}'"
                    con.execute(f"INSERT INTO changes BY NAME {changes_sql(place, compared, old, new, within)}")
            else:
                skipped.append(compared.table.name)
        con.execute(f"INSERT INTO changes BY NAME {documents_sql('gained', new, old)}")
        con.execute(f"INSERT INTO changes BY NAME {documents_sql('lost', old, new)}")
        documents, changed = con.execute(TOTALS_SQL).fetchall()[0]
        counts = tuple(Count(*row) for row in con.execute(COUNTS_SQL).fetchall())
        yield Difference(con, documents, changed, tuple(skipped), counts)


def documents_sql(change: str, here: Dataset, there: Dataset) -> str:
    """Return SQL for the documents that only one side has, a row each; rows below them are not listed."""
    side = "new" if change == "gained" else "old"
    return (
        f"SELECT 0 AS place, '{DOCUMENTS.name}' AS \"table\", document_id, '{change}' AS change, "
        f"{shown_sql(COMPARED[0])} AS {side} FROM {here.rows(DOCUMENTS.name)} AS here "
        f"ANTI JOIN {there.rows(DOCUMENTS.name)} AS there USING (document_id)"
    )


def changes_sql(place: int, compared: Compared, old: Dataset, new: Dataset, within: str) -> str:
    """Return SQL for the changes of one table in the documents that both sides have and that are `within` a slice.

    First the documents whose rows differ at all, by a sum of hashes; then their rows, side by side. Rows of one key
    are paired in their order.
    """
    name = compared.table.name
    present = old.columns(name) & new.columns(name)
    values = [column for column in compared.values() if column in present]
    span = "coalesce(old.span_start, new.span_start)" if "span_start" in compared.key else "NULL"
    same = " AND ".join(f"old.{column} = new.{column}" for column in ("document_id", *compared.key, "turn"))
    return f"""
WITH differing AS (
    SELECT document_id
    FROM ({digest_sql(old.rows(name), values, within)}) AS old
    FULL JOIN ({digest_sql(new.rows(name), values, within)}) AS new USING (document_id)
    WHERE old.digest IS DISTINCT FROM new.digest
),
old AS ({rows_sql(old.rows(name), compared, within)}),
new AS ({rows_sql(new.rows(name), compared, within)})
SELECT
    {place} AS place,
    '{name}' AS "table",
    coalesce(old.document_id, new.document_id) AS document_id,
    {span} AS span_start,
    unnest({cases_sql(values)}, recursive := true)
FROM old
FULL JOIN new ON {same}
"""


def digest_sql(rows: str, values: list[str], within: str) -> str:
    """Return SQL for one digest a document, whatever the order of its rows."""
    row = ", ".join(values)
    digest = f"SELECT document_id, sum(hash(row({row}))) AS digest FROM {rows} AS item"
    return f"{digest} SEMI JOIN common USING (document_id) WHERE {within} GROUP BY document_id"


def rows_sql(rows: str, compared: Compared, within: str) -> str:
    """Return SQL for the rows of differing documents; `turn` counts those of one key, `shown` is one for people."""
    key = ", ".join(("document_id", *compared.key))
    order = " ORDER BY ordinal" if "ordinal" in compared.table.column_names() else ""
    return (
        f"SELECT *, row_number() OVER (PARTITION BY {key}{order}) AS turn, {shown_sql(compared)} AS shown "
        f"FROM {rows} AS item SEMI JOIN differing USING (document_id) WHERE {within}"
    )


def shown_sql(compared: Compared) -> str:
    """Return SQL for a row as people read it."""
    return f"left(concat_ws(' · ', {', '.join(compared.shown)}), {SHOWN_CHARACTERS})"


def cases_sql(values: list[str]) -> str:
    """Return SQL for the list of changes of a pair of rows: one gained, one lost, or its values that differ."""
    pairs = ", ".join(
        f"{{'change': 'changed', 'column': '{name}', 'old': old.{name}::VARCHAR, 'new': new.{name}::VARCHAR}}"
        for name in values
    )
    return f"""CASE
        WHEN old.document_id IS NULL
        THEN [{{'change': 'gained', 'column': NULL::VARCHAR, 'old': NULL::VARCHAR, 'new': new.shown}}]
        WHEN new.document_id IS NULL
        THEN [{{'change': 'lost', 'column': NULL::VARCHAR, 'old': old.shown, 'new': NULL::VARCHAR}}]
        ELSE list_filter([{pairs}], lambda pair: pair.old IS DISTINCT FROM pair.new)
    END"""
