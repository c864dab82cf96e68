"""Shards to tables: which capture stands for each content, and what was parsed from it, as the final Parquet files."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.errors import UserError
from pipelines.parquet import write_parquet
from pipelines.scatter import count_digits, read_part, scatter
from pipelines.schema import DATE, LIST, Table
from pipelines.shard import FAILURES
from pipelines.sql import memory_limit, parquet_rows
from pipelines.store import Store
from pipelines.tables import CAPTURES, DOCUMENT_TABLES, DOCUMENTS
from pipelines.vocab import read_vocabulary

BATCH_ROWS = 10_000
# Tables need order, not room: beyond this they spill where they can (a million items: 1 GB at the most).
TABLE_MEMORY = "500MB"
ITEM_TABLES = (CAPTURES, *DOCUMENT_TABLES)

# The first capture of a content, by source and path, stands for all that hold the same bytes.
LIVE_SQL = """
CREATE TEMP TABLE live AS
SELECT DISTINCT ON (content_hash) content_hash, content_key, pack, capture_id, left(content_hash, 20) AS document_id
FROM items
WHERE content_key IS NOT NULL
ORDER BY content_hash, source, path, capture_id
"""
# Every item with what became of it; of the text only where it lies.
JUDGED_SQL = """
CREATE OR REPLACE TEMP TABLE judged AS
WITH found AS (
    SELECT
        live.*,
        document.document_id IS NOT NULL AS has_document,
        failure.document_id IS NOT NULL AS has_failed
    FROM live
    LEFT JOIN parsed_documents AS document USING (document_id, pack)
    LEFT JOIN parsed_failures AS failure USING (document_id, pack)
),
judged AS (
    SELECT
        item.*,
        CASE
            WHEN item.reason IS NOT NULL THEN item.reason
            WHEN found.has_failed THEN 'parser_error'
            WHEN NOT found.has_document THEN 'no_document'
        END AS refusal,
        found.capture_id AS first_capture_id,
        found.content_key AS live_key,
        found.pack AS live_pack
    FROM items AS item
    LEFT JOIN found USING (content_hash)
)
SELECT
    capture_id,
    content_hash,
    source,
    path,
    url,
    item_id,
    captured_at,
    media_type,
    encoding,
    encoding_confidence,
    byte_count,
    CASE
        WHEN refusal IS NOT NULL THEN 'rejected'
        WHEN capture_id = first_capture_id THEN 'parsed'
        ELSE 'duplicate'
    END AS status,
    refusal AS reason,
    detail,
    CASE WHEN refusal IS NULL AND capture_id <> first_capture_id THEN first_capture_id END AS duplicate_of,
    is_synthetic,
    CASE WHEN refusal IS NULL AND capture_id = first_capture_id THEN live_key END AS text_key,
    live_pack AS text_pack
FROM judged
"""
CAPTURES_SQL = """
SELECT judged.* EXCLUDE (text_key, text_pack), texts.text
FROM judged
LEFT JOIN texts ON texts.content_key = judged.text_key AND texts.pack = judged.text_pack
"""


def open_shards(con: duckdb.DuckDBPyConnection, items: Path, store: Store) -> None:
    """Make views over the items listed in `items` and over the shards of their packs; `live` says what counts.

    Raises UserError where shards are missing, because the parser changed since they were made.
    """
    with spilling(con):
        con.execute(f"CREATE TEMP TABLE items AS SELECT * FROM {parquet_rows([items])}")
        con.execute(LIVE_SQL)
    packs = [row[0] for row in con.execute("SELECT DISTINCT pack FROM live ORDER BY pack").fetchall()]
    missing = [name for name in packs if not store.parsed(name).is_dir() or not store.pack(name).is_file()]
    if missing:
        raise UserError(
            f"{len(missing)} packs of {items} are not parsed by this parser; materialize everything, or `vanban run`."
        )
    for table in DOCUMENT_TABLES:
        files = [store.parsed(name) / f"{table.name}.parquet" for name in packs]
        open_files(con, f"parsed_{table.name}", files, table.column_names())
    failures = [store.parsed(name) / f"{FAILURES}.parquet" for name in packs]
    open_files(con, "parsed_failures", failures, ("content_key", "document_id", "detail"))
    con.execute(
        "CREATE TEMP TABLE packed AS SELECT unnest($1::VARCHAR[]) AS file", [[str(store.pack(p)) for p in packs]]
    )


def close_shards(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what `open_shards` made."""
    for view in ("parsed_failures", *(f"parsed_{table.name}" for table in DOCUMENT_TABLES)):
        con.execute(f"DROP VIEW temp.{view}")
    for table in ("packed", "live", "items"):
        con.execute(f"DROP TABLE temp.{table}")


def snapshot_packs(items: Path) -> list[str]:
    """Return the names of the packs that hold the texts of the items listed in `items`, none without such a list."""
    if not items.is_file():
        return []
    packs = pq.read_table(items, columns=["pack"]).column("pack").unique().to_pylist()
    return sorted(pack for pack in packs if pack is not None)


def source_files(table: Table, store: Store, packs: Iterable[str]) -> list[Path]:
    """Return the files of packs and shards that a table is made from."""
    if table is not CAPTURES:
        return [store.parsed(pack) / f"{table.name}.parquet" for pack in packs]
    shards = [store.parsed(pack) / f"{name}.parquet" for pack in packs for name in (DOCUMENTS.name, FAILURES)]
    return [*(store.pack(pack) for pack in packs), *shards]


def open_files(con: duckdb.DuckDBPyConnection, view: str, files: list[Path], columns: tuple[str, ...]) -> None:
    """Make a view over Parquet files with a column `pack`, the pack that each row belongs to; empty without files."""
    names = ", ".join(columns)
    if not files:
        nulls = ", ".join(f"NULL::VARCHAR AS {name}" for name in (*columns, "pack"))
        con.execute(f"CREATE TEMP VIEW {view} AS SELECT {nulls} WHERE FALSE")
        return
    pack = "regexp_extract(filename, '([0-9a-f]{16})(/[a-z_]{1,40})?[.]parquet$', 1) AS pack"
    rows = parquet_rows(files, ", filename = true")
    con.execute(f"CREATE TEMP VIEW {view} AS SELECT {names}, {pack} FROM {rows}")


def table_sql(table: Table) -> str:
    """Return the SELECT that makes a table from the shards, in its order."""
    order = ", ".join(table.order)
    cells = ", ".join(
        f"live.{name} AS {name}" if name == "capture_id" else f"row.{name}" for name in table.column_names()
    )
    return f"SELECT {cells} FROM parsed_{table.name} AS row JOIN live USING (document_id, pack) ORDER BY {order}"


def write_table(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> int:
    """Write a table from the shards that `con` has open, and return its number of rows.

    Where it can't be made in TABLE_MEMORY, for not all that a join holds can spill, it is made in what `con` has.
    """
    try:
        with spilling(con):
            return write_rows(con, table, path)
    except duckdb.OutOfMemoryException:
        return write_rows(con, table, path)


def write_rows(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> int:
    """Write a table in the memory that `con` has."""
    if table is CAPTURES:
        return write_captures(con, path)
    with con.sql(table_sql(table)).to_arrow_reader(BATCH_ROWS) as batches:
        return write_parquet(batches, table.arrow(), path, table.row_group_rows)


def write_captures(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Write the captures part by part: no sort spills texts, so all of them at once would have to be in memory."""
    packs = [Path(file) for (file,) in con.execute("FROM temp.packed ORDER BY file").fetchall()]
    con.execute(JUDGED_SQL)
    with TemporaryDirectory(prefix=".texts.", dir=path.parent) as folder:
        batches = capture_batches(con, packs, Path(folder))
        row_count = write_parquet(batches, CAPTURES.arrow(), path, CAPTURES.row_group_rows)
    con.execute("DROP TABLE temp.judged")
    return row_count


def capture_batches(con: duckdb.DuckDBPyConnection, packs: list[Path], folder: Path) -> Iterator[pa.RecordBatch]:
    """Yield the captures in their order: by the beginnings of their hashes, and at last those that have none."""
    digits = count_digits(packs)
    files = scatter(packs, digits, folder)
    starts = sorted(map("".join, product("0123456789abcdef", repeat=digits)))
    parts = [(files.get(start), f"content_hash >= '{start}' AND content_hash < '{start}g'") for start in starts]
    for file, where in (*parts, (None, "content_hash IS NULL")):
        con.register("texts", read_part(file))
        rows = f"{CAPTURES_SQL} WHERE {where} ORDER BY {', '.join(CAPTURES.order)}"
        with con.sql(rows).to_arrow_reader(BATCH_ROWS) as batches:
            yield from batches
        con.unregister("texts")


@contextmanager
def spilling(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let DuckDB spill beyond TABLE_MEMORY in the block."""
    con.execute(f"SET memory_limit = '{TABLE_MEMORY}'")
    try:
        yield
    finally:
        con.execute(f"SET memory_limit = '{memory_limit()}'")


def write_vocabulary(table: Table, path: Path) -> int:
    """Write a table of the vocabulary from its CSV, and return its number of rows."""
    rows = sorted(read_vocabulary(table.name), key=lambda row: tuple(row[name] for name in table.key))
    columns = [[vocabulary_cell(column.name, column.type, row) for row in rows] for column in table.columns]
    arrays = [pa.array(cells, column.type) for cells, column in zip(columns, table.columns, strict=True)]
    return write_parquet(pa.table(arrays, schema=table.arrow()), table.arrow(), path, table.row_group_rows)


def vocabulary_cell(name: str, type_: pa.DataType, row: dict[str, str]) -> object:
    """Return one cell: NULL for an empty one, a list of what `|` separates, a DATE where its text is a full date."""
    if type_ == DATE:
        text = row[f"{name}_text"]
        return pa.scalar(text).cast(DATE).as_py() if len(text) == len("2009-12-08") else None
    if type_ == LIST:
        return [part for part in row[name].split("|") if part]
    return row[name] or None
