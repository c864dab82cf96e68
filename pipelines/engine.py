"""Parse packs of text into shards of tables: a pure function of a pack, run over a pool of processes."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.capture.read import document_id
from pipelines.files import replaced_folder
from pipelines.parquet import write_parquet
from pipelines.parse import Hints, ParsedDocument, parse
from pipelines.rows import Row, rows_of
from pipelines.schema import TEXT, Table
from pipelines.store import Store
from pipelines.tables import DOCUMENT_TABLES

FAILURES = "failures"
FAILURE_SCHEMA = pa.schema([pa.field(name, TEXT) for name in ("content_key", "document_id", "detail")])
READ_ROWS = 64


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What became of a pack: texts read, documents found, texts on which the parser failed."""

    pack: str
    texts: int
    documents: int
    failures: int


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a pack."""

    content_key: str
    content_hash: str
    layout: str | None
    text: str


def parse_packs(
    store: Store, packs: list[str], workers: int, progress: Callable[[int, int], None]
) -> list[ShardReport]:
    """Parse the packs that the present parser has not parsed yet and return a report of each, in order of packs.

    `progress` is called with packs done and packs in all. A pack's tables appear whole or not at all.
    """
    todo = [name for name in packs if not store.parsed(name).exists()]
    reports = []
    for done, report in enumerate(run_shards(store, todo, workers), 1):
        reports.append(report)
        progress(done, len(todo))
    return sorted(reports, key=lambda r: r.pack)


def run_shards(store: Store, packs: list[str], workers: int) -> Iterator[ShardReport]:
    """Yield the report of each pack as it is done: in this process if there is but one to do or one worker."""
    if workers <= 1 or len(packs) <= 1:
        for name in packs:
            yield parse_shard(store.pack(name), store.parsed(name))
        return
    # Fresh processes: the parent has threads (Arrow, DuckDB) that a fork would copy in the middle of their work.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(packs)), mp_context=context, initializer=end_with_parent) as pool:
        for future in as_completed([pool.submit(parse_shard, store.pack(p), store.parsed(p)) for p in packs]):
            yield future.result()


def end_with_parent() -> None:
    """Let this worker end when the process that started it is killed; else it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=end_after, args=(parent.join,), daemon=True).start()


def end_after(wait: Callable[[], None]) -> None:
    """End this process, whatever it is doing, when `wait` returns."""
    wait()
    os._exit(1)


def default_workers() -> int:
    """Return how many processes to use: one for each core that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def parse_shard(pack: Path, out: Path) -> ShardReport:
    """Parse every text of the pack file `pack` and write one Parquet file a table into the new folder `out`.

    Rows carry no capture_id: which capture stands for a content is known only where all captures are.
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in DOCUMENT_TABLES}
    failures: list[Row] = []
    texts = 0
    for text in read_texts(pack):
        texts += 1
        key = document_id(text.content_hash)
        parsed = parse_safely(text)
        if isinstance(parsed, str):
            failures.append((text.content_key, key, parsed))
        elif parsed.is_document:
            for name, found in rows_of(parsed, key, None).items():
                rows[name].extend(found)
    with replaced_folder(out) as folder:
        for table in DOCUMENT_TABLES:
            write_rows(rows[table.name], shard_schema(table), folder / f"{table.name}.parquet")
        write_rows(failures, FAILURE_SCHEMA, folder / f"{FAILURES}.parquet")
    return ShardReport(out.name.removeprefix("pack="), texts, len(rows["documents"]), len(failures))


def read_texts(pack: Path) -> Iterator[Text]:
    """Yield the texts of a pack."""
    for batch in pq.ParquetFile(pack).iter_batches(batch_size=READ_ROWS):
        for row in batch.to_pylist():
            yield Text(**row)


def parse_safely(text: Text) -> ParsedDocument | str:
    """Return the parsed document; where the parser fails, against its promise, what it said.

    One text must not stop a run over millions: its capture is rejected as `parser_error`, and a check reports it.
    """
    try:
        return parse(text.text, Hints(layout=text.layout))
    except Exception as error:  # noqa: BLE001 - whatever a fault of ours raises
        return f"{type(error).__name__}: {error}"


def shard_schema(table: Table) -> pa.Schema:
    """Return the schema of a table's shards: that of the table, but any column may be NULL."""
    return pa.schema([field.with_nullable(True) for field in table.arrow()])


def write_rows(rows: list[Row], schema: pa.Schema, path: Path) -> None:
    """Write rows as one Parquet file."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    write_parquet(pa.table(arrays, schema=schema), schema, path)
