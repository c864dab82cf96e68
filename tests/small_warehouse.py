"""A small warehouse without a fault: the made-up pages, a duplicate and a refused item, and what models say of them."""

import datetime
import hashlib

import duckdb
from small_pages import DECREE, digest, pages
from sql_database import build_models, fill_vocabulary, open_empty

from pipelines.rows import rows_of
from pipelines.schema import BIGINT, DOUBLE, INTEGER, LIST, TEXT, Column
from pipelines.tables import BY_NAME, TABLES
from pipelines.vocab import values


def insert(con: duckdb.DuckDBPyConnection, table: str, row: tuple[object, ...]) -> None:
    marks = ", ".join("?" for _ in row)
    con.execute(f"INSERT INTO {table} VALUES ({marks})", [list(c) if isinstance(c, tuple) else c for c in row])


def insert_named(con: duckdb.DuckDBPyConnection, table: str, row: dict[str, object]) -> None:
    insert(con, table, tuple(row.get(column.name) for column in BY_NAME[table].columns))


def capture(name: str, content: str | None, **given: object) -> tuple[object, ...]:
    """Return a row of captures."""
    values: dict[str, object] = {
        "capture_id": digest(name), "source": name.partition("/")[0], "path": name, "media_type": "text/plain",
        "content_hash": hashlib.sha256(content.encode()).hexdigest() if content is not None else None,
        "byte_count": len(content.encode()) if content is not None else None, "is_synthetic": False, **given,
    }  # fmt: skip
    return tuple(values.get(column.name) for column in BY_NAME["captures"].columns)


def fill_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Put all rows of the small warehouse into the empty tables of `con`."""
    for page in pages():
        insert(con, "captures", capture(page.name, page.text, text=page.text, status="parsed"))
        for table, rows in rows_of(page.parsed, page.document_id, page.capture_id).items():
            for row in zip(*rows.columns(BY_NAME[table]), strict=True):
                insert(con, table, row)
    insert(con, "captures", capture("zz/copy.txt", DECREE, status="duplicate", duplicate_of=digest("congbao/b.txt")))
    insert(con, "captures", capture("zz/empty.txt", "", status="rejected", reason="empty"))
    law = {
        "number_key": "46/2019/QH14", "number": "46/2019/QH14", "name": "Luật Thư viện", "document_type": "Luật",
        "issue_date": datetime.date(2019, 11, 21), "issue_date_text": "2019-11-21",
        "effective_date": datetime.date(2020, 7, 1), "effective_date_text": "2020-07-01", "confidence": "high",
    }  # fmt: skip
    insert_named(con, "laws", law)
    ledger = {
        "run_id": "r1", "ordinal": 0, "started_at": datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC),
        "asset": "documents", "seconds": 1.5, "cpu_seconds": 1.0, "peak_rss_bytes": 1000, "parser_version": "1",
    }  # fmt: skip
    insert_named(con, "run_ledger", ledger)
    for table in TABLES:
        if not con.execute(f"SELECT 1 FROM {table.name} LIMIT 1").fetchall():
            insert(con, table.name, tuple(map(invented, table.columns)))


def invented(column: Column) -> object:
    """Return a value that the column's declaration allows, for tables that the pages say nothing of."""
    if column.references or column.type == LIST:
        return None
    if column.vocabulary:
        return values(column.vocabulary)[0]
    return "x" if column.type == TEXT else 1 if column.type in (INTEGER, BIGINT, DOUBLE) else None


def small_warehouse() -> duckdb.DuckDBPyConnection:
    """Return the small warehouse as a database in memory, models built."""
    con = open_empty()
    fill_vocabulary(con)
    fill_tables(con)
    build_models(con)
    return con
