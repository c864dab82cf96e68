"""Finds what changed between two releases, with DuckDB over their Parquet files.

Of a withdrawn document nothing is said but its id and the reason, and no full text enters a list of changes: a release
must not hold in its changes what it leaves out of its tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from pipelines.capture.read import ID_DIGITS
from pipelines.compare import find_differences, open_dataset
from pipelines.release.facts import Release
from pipelines.release.schema_change import SchemaChange, compare_schemas
from pipelines.release.selection import FULL_TEXTS
from pipelines.schema import BIGINT, DATE, INTEGER, TEXT, Column, Table
from pipelines.sql import parquet_rows
from pipelines.tables import CAPTURES, DOCUMENTS

LINKS = "models/document_links.parquet"
LINK_COLUMNS = {"link_id", "document_id", "zone", "span_start", "status", "target_work_id"}
KINDS = {
    "new": "A document that the release before does not have.",
    "corrected": "A value of documents that has changed.",
    "withdrawn": "A document whose text was withdrawn: reason says why; nothing else is said of it.",
    "lost": "A document that is gone though nobody withdrew it.",
    "link_resolved": "A reference that leads to a captured document now, and did not before.",
    "link_unresolved": "A reference that led to a captured document and does not any more.",
    "rows_gained": "Rows of another table that a document has gained.",
    "rows_lost": "Rows of another table that a document has lost.",
    "values_changed": "Values in other tables of a document that have changed.",
}
CHANGES = Table(
    "changes",
    "One row per change from the release before to this one, in terms of documents.",
    ("ordinal",),
    (
        Column("ordinal", BIGINT, "Order of the changes, from 0: by kind, document, table and place.", required=True),
        Column("kind", TEXT, f"What happened: {', '.join(KINDS)}.", required=True),
        Column("document_id", TEXT, "The document.", required=True),
        Column("number", TEXT, "Its number as printed; NULL for withdrawn documents, as are the next four."),
        Column("document_type", TEXT, "Its type, Vietnamese."),
        Column("issue_date", DATE, "Its date of issue."),
        Column("issuing_body", TEXT, "Its issuing body."),
        Column("subject", TEXT, "Its abstract (trích yếu)."),
        Column("table", TEXT, "The table that changed; NULL where the document came or went."),
        Column("column", TEXT, "The column whose value changed, where it is one value."),
        Column("span_start", INTEGER, "Where a reference begins in captures.text."),
        Column("old", TEXT, "The value before."),
        Column("new", TEXT, "The value now."),
        Column("target_work_id", TEXT, "The work that a newly resolved reference leads to."),
        Column("row_count", BIGINT, "How many rows or values of the table changed, where they are not listed."),
        Column("reason", TEXT, "Why the document was withdrawn, or what became of its capture if it is lost."),
    ),
)
SHOWN = ("number", "document_type", "issue_date", "issuing_body", "subject")
FOUND_SQL = """
CREATE TABLE found (
    kind VARCHAR, document_id VARCHAR, "table" VARCHAR, "column" VARCHAR, span_start INTEGER, old VARCHAR, new VARCHAR,
    target_work_id VARCHAR, row_count BIGINT, reason VARCHAR
);

INSERT INTO found BY NAME
SELECT 'new' AS kind, document_id FROM new_documents ANTI JOIN old_documents USING (document_id);

INSERT INTO found BY NAME
SELECT 'withdrawn' AS kind, document_id, reason FROM withdrawn SEMI JOIN old_documents USING (document_id);

INSERT INTO found BY NAME
SELECT 'lost' AS kind, gone.document_id, coalesce(any_value(capture.reason), 'not captured any more') AS reason
FROM (
    FROM (FROM old_documents ANTI JOIN new_documents USING (document_id)) ANTI JOIN withdrawn USING (document_id)
) AS gone
LEFT JOIN new_captures AS capture USING (document_id)
GROUP BY gone.document_id;

INSERT INTO found BY NAME
SELECT 'corrected' AS kind, document_id, "table", "column", old, new
FROM changes
WHERE "table" = 'documents' AND change = 'changed';

INSERT INTO found BY NAME
SELECT
    CASE change WHEN 'gained' THEN 'rows_gained' WHEN 'lost' THEN 'rows_lost' ELSE 'values_changed' END AS kind,
    document_id, "table", count(*) AS row_count
FROM changes
SEMI JOIN common USING (document_id)
WHERE "table" <> 'documents' AND NOT coalesce("column" IN ({dropped}), false)
GROUP BY ALL
"""
LINKS_SQL = """
INSERT INTO found BY NAME
SELECT
    CASE WHEN new.status = 'resolved' THEN 'link_resolved' ELSE 'link_unresolved' END AS kind,
    document_id, 'document_links' AS "table", 'status' AS "column", span_start, old.status AS old, new.status AS new,
    CASE WHEN new.status = 'resolved' THEN new.target_work_id END AS target_work_id
FROM old_links AS old
JOIN new_links AS new USING (document_id, zone, span_start, turn)
WHERE old.status <> new.status AND 'resolved' IN (old.status, new.status)
"""
LISTED_SQL = f"""
CREATE TABLE listed AS
SELECT {", ".join(f'"{name}"' for name in CHANGES.column_names())}
FROM (
    SELECT
        (row_number() OVER (
            ORDER BY list_position({list(KINDS)}, kind), found.document_id, "table", span_start, "column", old, new
        ) - 1) AS ordinal,
        found.*,
        {", ".join(f"coalesce(now.{name}, before.{name}) AS {name}" for name in SHOWN)}
    FROM found
    LEFT JOIN new_documents AS now USING (document_id)
    LEFT JOIN old_documents AS before ON found.kind = 'lost' AND before.document_id = found.document_id
)
ORDER BY ordinal
"""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed from `old` to `new`: counts of rows by kind, tables with their rows, the schema.

    The connection holds one row a change in the table `listed`, in the columns and the order of CHANGES.
    """

    old: Release
    new: Release
    con: duckdb.DuckDBPyConnection
    counts: dict[str, int]
    schema: tuple[SchemaChange, ...]

    def row_counts(self) -> list[tuple[str, int | None, int | None]]:
        """Return the rows of each table before and now, None where there is no such table."""
        names = dict.fromkeys(table.name for release in (self.new, self.old) for table in release.tables)
        pairs = [(name, self.old.table(name), self.new.table(name)) for name in names]
        return [(name, old and old.rows, new and new.rows) for name, old, new in pairs]  # type: ignore[misc]


@contextmanager
def find_changes(old_folder: Path, old: Release, new_folder: Path, new: Release) -> Iterator[Changes]:
    """Find what changed between two releases, and hold it until the block ends."""
    with find_differences(open_dataset(old_folder), open_dataset(new_folder)) as difference:
        con = difference.con
        open_side(con, "old", old_folder)
        open_side(con, "new", new_folder)
        list_withdrawn(con, new)
        dropped = ", ".join(f"'{name}'" for name in FULL_TEXTS.values() if old.has_texts != new.has_texts)
        con.execute(FOUND_SQL.format(dropped=dropped or "''"))
        if open_links(con, "old", old_folder) and open_links(con, "new", new_folder):
            con.execute(LINKS_SQL)
        con.execute(LISTED_SQL)
        counts = dict(con.execute("SELECT kind, count(*) FROM listed GROUP BY kind").fetchall())
        yield Changes(old, new, con, {kind: counts.get(kind, 0) for kind in KINDS}, compare_schemas(old, new))


def open_side(con: duckdb.DuckDBPyConnection, side: str, folder: Path) -> None:
    """Make views of the documents and captures of one release; a column that it does not have is NULL."""
    documents = folder / "data" / f"{DOCUMENTS.name}.parquet"
    present = pq.read_schema(documents).names
    shown = ", ".join(name if name in present else f"NULL AS {name}" for name in SHOWN)
    con.execute(f"CREATE VIEW {side}_documents AS SELECT document_id, {shown} FROM {parquet_rows([documents])}")
    captures = parquet_rows([folder / "data" / f"{CAPTURES.name}.parquet"])
    con.execute(
        f"CREATE VIEW {side}_captures AS "
        f"SELECT left(content_hash, {ID_DIGITS}) AS document_id, reason FROM {captures} WHERE content_hash IS NOT NULL"
    )


def list_withdrawn(con: duckdb.DuckDBPyConnection, new: Release) -> None:
    """Make the table of the documents that the newer release withholds."""
    con.execute("CREATE TABLE withdrawn (document_id VARCHAR, reason VARCHAR)")
    if new.withdrawn:
        con.executemany(
            "INSERT INTO withdrawn VALUES (?, ?)", [(w.content_hash[:ID_DIGITS], w.reason) for w in new.withdrawn]
        )


def open_links(con: duckdb.DuckDBPyConnection, side: str, folder: Path) -> bool:
    """Make a view of the links of one release, and return whether it has any such table; `turn` tells twins apart."""
    path = folder / LINKS
    if not path.is_file() or not set(pq.read_schema(path).names) >= LINK_COLUMNS:
        return False
    con.execute(
        f"CREATE VIEW {side}_links AS SELECT *, "
        "row_number() OVER (PARTITION BY document_id, zone, span_start ORDER BY link_id) AS turn "
        f"FROM {parquet_rows([path])}"
    )
    return True
