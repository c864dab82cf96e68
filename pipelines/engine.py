"""Parse packs of text into shards of tables: a pure function of a pack, run over a pool of processes or a cluster."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from pipelines.capture.read import document_id
from pipelines.files import replaced_folder
from pipelines.ledger import Cost, Stopwatch, Volume
from pipelines.parse import Hints, ParsedDocument, parse
from pipelines.processes import do_in_processes
from pipelines.progress import Amount
from pipelines.rows import rows_of
from pipelines.shard import FAILURES, Shard
from pipelines.store import Store

READ_ROWS = 64


@dataclass(frozen=True, slots=True)
class Job:
    """A pack to read and the folder to write its shard to."""

    pack: Path
    out: Path


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What became of a pack: texts read, documents found, texts on which the parser failed, bytes of files, the cost.

    It is all that a worker sends back; rows go to disk.
    """

    pack: str
    texts: int
    documents: int
    failures: int
    bytes_in: int
    bytes_out: int
    cost: Cost

    @property
    def volume(self) -> Volume:
        """The shard's volume for the ledger."""
        return Volume(self.texts, self.documents, self.texts - self.documents, self.bytes_in, self.bytes_out)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a pack."""

    content_key: str
    content_hash: str
    layout: str | None
    encoding: str | None
    text: str
    page_metadata: tuple[tuple[str, str], ...]


Progress = Callable[[int, int, Amount], None]
Runner = Callable[[Sequence[Job]], Iterator[ShardReport]]


def parse_packs(store: Store, packs: list[str], run: Runner, progress: Progress) -> list[ShardReport]:
    """Parse the packs that the present parser has not parsed yet and return a report of each, in order of packs.

    `run` does the jobs, anywhere and in any order; it is given the largest first, so that no worker is left with a long
    one at the end. `progress` is called with packs done, packs in all, and what was in them. A pack's tables appear
    whole or not at all.
    """
    todo = [Job(store.pack(name), store.parsed(name)) for name in packs if not store.parsed(name).exists()]
    todo.sort(key=lambda job: -job.pack.stat().st_size)
    reports: list[ShardReport] = []
    for done, report in enumerate(run(todo) if todo else (), 1):
        reports.append(report)
        progress(done, len(todo), Amount(sum(r.texts for r in reports), sum(r.bytes_in for r in reports)))
    return sorted(reports, key=lambda r: r.pack)


def in_processes(workers: int) -> Runner:
    """Return what runs jobs over a pool of processes."""
    return lambda jobs: do_in_processes(parse_job, jobs, workers)


def parse_job(job: Job) -> ShardReport:
    """Do a job."""
    return parse_shard(job.pack, job.out)


def parse_shard(pack: Path, out: Path) -> ShardReport:
    """Parse every text of the pack file `pack` and write one Parquet file a table into the new folder `out`.

    The same pack gives the same bytes, wherever and how often it is done; a folder that is there already is left alone.
    Rows carry no capture_id: which capture stands for a content is known only where all captures are.
    """
    watch = Stopwatch()
    shard = Shard()
    texts = 0
    with uncollected():
        for batch in pq.ParquetFile(pack).iter_batches(batch_size=READ_ROWS, use_threads=False):
            texts += batch.num_rows
            for row in batch.to_pylist():
                gather(Text(**{**row, "page_metadata": tuple(row["page_metadata"])}), shard)
            shard.seal()
        with replaced_folder(out) as folder:
            counts = shard.write(folder)
            bytes_out = sum(path.stat().st_size for path in folder.iterdir())
    return ShardReport(
        pack=out.name.removeprefix("pack="),
        texts=texts,
        documents=counts["documents"],
        failures=counts[FAILURES],
        bytes_in=pack.stat().st_size,
        bytes_out=bytes_out,
        cost=watch.read(),
    )


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles in the block, for the parser makes none: its many rows would be looked through in vain."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def gather(text: Text, shard: Shard) -> None:
    """Parse a text and add its rows to the shard."""
    key = document_id(text.content_hash)
    parsed = parse_safely(text)
    if isinstance(parsed, str):
        shard.failures.append((text.content_key, key, parsed))
    elif parsed.is_document:
        shard.add(rows_of(parsed, key, None))


def parse_safely(text: Text) -> ParsedDocument | str:
    """Return the parsed document; where the parser fails, against its promise, what it said.

    One text must not stop a run over millions: its capture is rejected as `parser_error`, and a check reports it.
    """
    try:
        return parse(text.text, Hints(text.layout, text.page_metadata, text.encoding))
    except Exception as error:  # noqa: BLE001 - whatever a fault of ours raises
        return f"{type(error).__name__}: {error}"
