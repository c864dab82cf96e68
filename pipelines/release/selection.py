"""Which rows and values of a warehouse a release leaves out, as SQL over its tables.

Synthetic captures are left out whole, with whatever has the same bytes. Of a withdrawn content the captures stay as
tombstones, rejected for the reason `withdrawn`, and every row that was read from it is left out.
"""

from dataclasses import dataclass

import duckdb

from pipelines.release.withdrawn import Withdrawal
from pipelines.tables import CAPTURES, DOCUMENT_TABLES, ISSUES, RELATED_LINKS, SECTIONS

WITHDRAWN = "withdrawn"
LEFT_OUT_SQL = """
CREATE OR REPLACE TEMP TABLE left_out AS
SELECT capture_id, is_synthetic
FROM (
    SELECT
        capture_id,
        coalesce(content_hash IN (FROM withdrawn), false) AS is_withdrawn,
        is_synthetic
        OR coalesce(content_hash IN (SELECT content_hash FROM captures WHERE is_synthetic), false) AS is_synthetic
    FROM captures
)
WHERE is_withdrawn OR is_synthetic
"""
# What a tombstone keeps of its capture, and what it says instead of what it does not keep. A path is often made of a
# title or a name; a column that is added to captures one day is not kept unless it is named here.
KEPT = {
    "capture_id",
    "content_hash",
    "source",
    "captured_at",
    "media_type",
    "encoding",
    "encoding_confidence",
    "byte_count",
    "is_synthetic",
}
SAID_INSTEAD = {
    "path": f"'{WITHDRAWN}/' || captures.capture_id",
    "status": "'rejected'",
    "reason": f"'{WITHDRAWN}'",
}
OTHER_COPIES_SQL = """
SELECT DISTINCT content_hash
FROM captures
WHERE text IN (SELECT text FROM captures SEMI JOIN left_out USING (capture_id) WHERE NOT captures.is_synthetic)
AND capture_id NOT IN (SELECT capture_id FROM left_out)
ORDER BY content_hash
"""
FULL_TEXTS = {CAPTURES.name: "text", SECTIONS.name: "text", RELATED_LINKS.name: "teaser"}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many captures a release holds as tombstones only, and how many synthetic ones it does not hold at all."""

    withdrawn: int
    synthetic: int


def mark_left_out(con: duckdb.DuckDBPyConnection, withdrawals: tuple[Withdrawal, ...]) -> LeftOut:
    """Make the table `left_out` of captures on a connection that sees the warehouse, and return how many there are."""
    con.execute("CREATE OR REPLACE TEMP TABLE withdrawn (content_hash VARCHAR)")
    if withdrawals:
        con.executemany("INSERT INTO withdrawn VALUES (?)", [(w.content_hash,) for w in withdrawals])
    con.execute(LEFT_OUT_SQL)
    counts = "SELECT count(*) FILTER (NOT is_synthetic), count(*) FILTER (is_synthetic) FROM left_out"
    return LeftOut(*con.execute(counts).fetchall()[0])


def find_other_copies(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the content hashes, not withdrawn, whose captures hold the very text of a withdrawn one."""
    return [content_hash for (content_hash,) in con.execute(OTHER_COPIES_SQL).fetchall()]


def selects_without_left_out() -> dict[str, str]:
    """Return the SELECT of each table that loses rows or values with the captures in `left_out`."""
    gone = "(SELECT document_id FROM documents SEMI JOIN left_out USING (capture_id)) AS gone"
    selects = {t.name: f"SELECT * FROM {t.name} ANTI JOIN {gone} USING (document_id)" for t in DOCUMENT_TABLES}
    # Doubts quote the text, and there are some about captures that hold no document.
    selects[ISSUES.name] = f"SELECT * FROM {ISSUES.name} ANTI JOIN left_out USING (capture_id)"
    return selects | {CAPTURES.name: tombstones_sql()}


def tombstones_sql() -> str:
    """Return the SELECT of captures without synthetic ones, and with what is left of those that are withdrawn."""
    columns = [
        f"captures.{name}"
        if name in KEPT
        else f"CASE WHEN left_out.capture_id IS NULL THEN {name} ELSE {SAID_INSTEAD.get(name, 'NULL')} END AS {name}"
        for name in CAPTURES.column_names()
    ]
    return (
        f"SELECT {', '.join(columns)} FROM captures LEFT JOIN left_out USING (capture_id) "
        "WHERE NOT coalesce(left_out.is_synthetic, false)"
    )


def selects_without_texts() -> dict[str, str]:
    """Return the SELECT of each table that holds full texts, without them."""
    return {table: f"SELECT * REPLACE (NULL::VARCHAR AS {column}) FROM {table}" for table, column in FULL_TEXTS.items()}
