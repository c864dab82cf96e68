"""Shards to tables: which capture stands for each content, and what was parsed from it, as the final Parquet files."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.errors import UserError
from pipelines.parquet import write_parquet
from pipelines.scatter import column_bytes, count_parts, read_part, scatter
from pipelines.schema import DATE, LIST, TEXT, Table
from pipelines.shard import FAILURES, shard_schema
from pipelines.sql import memory_limit, parquet_rows
from pipelines.store import Store
from pipelines.tables import CAPTURES, DOCUMENT_TABLES, DOCUMENTS
from pipelines.vocab import read_vocabulary

BATCH_ROWS = 10_000
# Tables need order, not room: beyond this they spill where they can (a million items: 1 GB at the most).
TABLE_MEMORY = "500MB"
# Beyond this a table is sorted part by part: ten times as much ran out of TABLE_MEMORY, though sorts spill.
ONE_SORT_BYTES = 1_500_000_000
ITEM_TABLES = (CAPTURES, *DOCUMENT_TABLES)
TEXTS = pa.schema([pa.field(name, TEXT) for name in ("content_key", "pack", "text")])

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
        "CREATE TEMP TABLE packed AS SELECT unnest($1::VARCHAR[]) AS pack, unnest($2::VARCHAR[]) AS shard",
        [[str(store.pack(name)) for name in packs], [str(store.parsed(name)) for name in packs]],
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


def table_sql(table: Table, rows: str) -> str:
    """Return the SELECT that makes a table, in its order, from the `rows` of shards."""
    order = ", ".join(table.order)
    cells = ", ".join(
        f"live.{name} AS {name}" if name == "capture_id" else f"row.{name}" for name in table.column_names()
    )
    return f"SELECT {cells} FROM {rows} AS row JOIN live USING (document_id, pack) ORDER BY {order}"


def write_table(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> int:
    """Write a table from the shards that `con` has open, and return its number of rows.

    Where it can't be made in TABLE_MEMORY, for not all that a join holds can spill, it is made in what `con` has.
    """
    try:
        with spilling(con):
            return write_rows(con, table, path)
    except (duckdb.OutOfMemoryException, OSError) as error:  # Arrow says so of rows that it was reading
        if "Out of Memory" not in str(error):
            raise
        return write_rows(con, table, path)


def write_rows(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> int:
    """Write a table in the memory that `con` has, part by part where that is too little for one sort of it."""
    with TemporaryDirectory(prefix=".parts.", dir=path.parent) as folder:
        if table is CAPTURES:
            batches = capture_batches(con, Path(folder))
        else:
            batches = document_batches(con, table, Path(folder))
        return write_parquet(batches, table.arrow(), path, table.row_group_rows)


def capture_batches(con: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[pa.RecordBatch]:
    """Yield the captures in their order: by the beginnings of their hashes, and at last those that have none.

    No sort spills texts, so they are joined part by part however few they are.
    """
    packs = list_files(con, "pack")
    con.execute(JUDGED_SQL)
    order = ", ".join(CAPTURES.order)
    for part in scatter(packs, read_texts, "content_key", count_parts(column_bytes(packs, ["text"])), folder):
        con.register("texts", read_part(part, TEXTS))
        yield from read_batches(con, f"{CAPTURES_SQL} WHERE {part.holds('content_hash')} ORDER BY {order}")
    con.register("texts", TEXTS.empty_table())
    yield from read_batches(con, f"{CAPTURES_SQL} WHERE content_hash IS NULL ORDER BY {order}")
    con.unregister("texts")
    con.execute("DROP TABLE temp.judged")


def document_batches(con: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a table of documents in their order, part by part where it begins with the document."""
    files = [shard / f"{table.name}.parquet" for shard in list_files(con, "shard")]
    size = column_bytes(files, table.column_names())
    if size <= ONE_SORT_BYTES or table.order[0] != "document_id":
        yield from read_batches(con, table_sql(table, f"parsed_{table.name}"))
        return
    schema = shard_schema(table).append(pa.field("pack", TEXT))
    for part in scatter(files, lambda file: read_shard(file, schema), "document_id", count_parts(size), folder):
        con.register("part", read_part(part, schema))
        yield from read_batches(con, table_sql(table, "part"))
    con.unregister("part")


def list_files(con: duckdb.DuckDBPyConnection, column: str) -> list[Path]:
    """Return the packs, or the folders of their shards, in one order."""
    return [Path(file) for (file,) in con.execute(f"SELECT {column} FROM temp.packed ORDER BY pack").fetchall()]


def read_texts(pack: Path) -> pa.Table:
    """Return the texts of a pack with their keys and its name."""
    rows = pq.read_table(pack, columns=["content_key", "text"])
    return rows.append_column("pack", pa.repeat(pack.stem, len(rows))).select(TEXTS.names).cast(TEXTS)


def read_shard(file: Path, schema: pa.Schema) -> pa.Table:
    """Return the rows of a table of a shard with the name of its pack, the end of its folder's."""
    rows = pq.read_table(file)
    pack = file.parent.name.removeprefix("pack=")
    return rows.append_column("pack", pa.repeat(pack, len(rows))).select(schema.names).cast(schema)


def read_batches(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[pa.RecordBatch]:
    """Yield what a query gives, batch by batch; its rows are never all in memory."""
    with con.sql(sql).to_arrow_reader(BATCH_ROWS) as batches:
        yield from batches


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
