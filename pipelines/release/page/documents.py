"""The documents as the page shows them: one JSON object each, many in a file."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from pipelines.release.page.shards import write_shards
from pipelines.release.page.source import read_sql

# The tables are read once for as many documents: more is quicker, and needs more memory.
BATCH_DOCUMENTS = 5_000


def write_documents(con: duckdb.DuckDBPyConnection, folder: Path) -> list[int]:
    """Write documents to `folder`; return for each, in the order of `shown`, the number of the file that holds it."""
    shards = write_shards(folder, find_pages(con))
    return [number for number, keys in enumerate(shards) for _ in keys]


def find_pages(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Yield each document's id and JSON, in the order of `shown`."""
    total = con.execute("SELECT count(*) FROM shown").fetchall()[0][0]
    sql = read_sql("documents")
    for first in range(0, total, BATCH_DOCUMENTS):
        found = con.execute(sql, {"first": first, "last": first + BATCH_DOCUMENTS})
        while rows := found.fetchmany(100):
            yield from ((document_id, page) for _, document_id, page in rows)
