"""Bring a store up to date with raw/: read what is new or changed, keep what is not, forget what is gone.

Memory does not grow with the number of items, but for 20 bytes of each text that lies in a pack.
"""

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.capture.changes import Changes, find_changes, is_same, match_items, settings
from pipelines.capture.packed import Packed, short_key
from pipelines.capture.packer import Packer
from pipelines.capture.read import Captured, read_item
from pipelines.capture.scan import Item, find_items
from pipelines.files import replaced
from pipelines.parquet import regroup
from pipelines.progress import Amount
from pipelines.store import (
    CAPTURED,
    ROW_GROUP_ROWS,
    SCANNED,
    STATE,
    Known,
    Run,
    State,
    Store,
    is_readable,
    read_batches,
    read_known,
    table_of,
    write_items,
)

SETTLING_NS = 2_000_000_000
BATCH_ROWS = 2_000
STATES = pa.schema([SCANNED.field(name) for name in STATE])
FOUND = pa.schema([SCANNED.field(name) for name in CAPTURED])
Progress = Callable[[int, int, Amount], None]


@dataclass(frozen=True, slots=True)
class Row:
    """An item that was read, and how its file looked."""

    state: State
    captured: Captured


def update_store(raw: Path, store: Store, progress: Progress) -> Changes:
    """Read what is new or changed below `raw` into packs, write the list of items, and return what was done.

    `progress` is called with files done, files in all, and what was read. Files are read again only if their size or
    times changed; a file that was touched in the two seconds before the scan is read again the next time as well.
    """
    packed, broken = find_packed(store)
    ahead = find_changes(raw, store)
    if not (ahead.any or ahead.unsettled or broken) and is_readable(store.items):
        progress(ahead.seen, ahead.seen, Amount(0, 0))
        return ahead
    scan = Scan(raw, Packer(store, packed), broken)
    with replaced(store.items.with_name("scanned.parquet")) as part:
        write_scan(batches_of(scan.pieces(lambda done, read: progress(done, max(done, ahead.seen), read))), part)
        scan.packer.flush()
        with pq.ParquetFile(part) as file:
            if scan.changes.any:  # else tables are not made anew, and those that there are need the packs as they are
                scan.packer.merge_small(file.iter_batches(ROW_GROUP_ROWS, columns=["content_key"]))
            write_items(map(scan.packer.with_packs, file.iter_batches(ROW_GROUP_ROWS)), store.items)
    return scan.changes


def find_packed(store: Store) -> tuple[Packed, set[bytes]]:
    """Return which pack each text lies in, and the files with a text whose pack is gone."""
    packed, broken = Packed(), set[bytes]()
    there: dict[str, bool] = {}
    for batch in read_batches(store.items, ["key", "content_key", "pack"]):
        found: defaultdict[str, list[bytes]] = defaultdict(list)
        for key, content_key, pack in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if pack is None:
                continue
            if there.setdefault(pack, store.pack(pack).exists()):
                found[pack].append(short_key(content_key))
            else:
                broken.add(key)
        for name, keys in found.items():
            packed.add(keys, name)
    return packed, broken


@dataclass(slots=True)
class Scan:
    """A scan of raw/ that replaces the last one: what it needs, and what it finds changed."""

    raw: Path
    packer: Packer
    broken: set[bytes]
    changes: Changes = field(default_factory=Changes)

    def pieces(self, progress: Callable[[int, Amount], None]) -> Iterator[Run | Row]:
        """Yield the rows of the scan in their order; texts go to the packer. `progress` is told of each file."""
        now = time.time_ns()
        for item, known in match_items(find_items(self.raw), read_known(self.packer.store.items), self.changes):
            if known and is_same(known, item) and known.state.is_settled and item.key not in self.broken:
                self.changes.unchanged += 1
                yield from known.runs
            else:
                yield from self.renew(item, known, state_of(item, now))
            progress(self.changes.seen, Amount(self.changes.items_read, self.changes.bytes_read))

    def renew(self, item: Item, known: Known | None, state: State) -> Iterator[Row]:
        """Yield the rows of a file that is read, and count whether it holds what it held."""
        digest = hashlib.sha256()
        before = digest_of_known(known) if known else None
        for captured in read_item(self.raw, item):
            self.packer.add(captured)
            digest.update(said([getattr(captured, name) for name in CAPTURED]))
            self.changes.items_read += 1
            yield Row(state, replace(captured, text=None, page_metadata=()))
        self.changes.bytes_read += item.size or 0
        self.changes.new += before is None
        self.changes.unchanged += before == digest.digest()
        self.changes.changed += before is not None and before != digest.digest()


def digest_of_known(known: Known) -> bytes:
    """Return a hash of what a file held when it was last read."""
    digest = hashlib.sha256()
    for run in known.runs:
        columns = [run.batch.column(name).slice(run.start, run.end - run.start).to_pylist() for name in CAPTURED]
        for cells in zip(*columns, strict=True):
            digest.update(said(cells))
    return digest.digest()


def said(cells: Iterable[object]) -> bytes:
    """Return the cells of a row as bytes."""
    return "\0".join(map(str, cells)).encode() + b"\0\0"


def batches_of(pieces: Iterable[Run | Row]) -> Iterator[pa.RecordBatch]:
    """Yield rows as batches in their order: those kept as they were, those read as new ones."""
    for is_kept, group in groupby(pieces, key=lambda piece: isinstance(piece, Run)):
        yield from joined_runs(group) if is_kept else joined_rows(group)  # type: ignore[arg-type] # noqa: B031 - one of the two


def joined_runs(runs: Iterable[Run]) -> Iterator[pa.RecordBatch]:
    """Yield kept rows; what lies side by side stays together."""
    held: Run | None = None
    for run in runs:
        if held and held.batch is run.batch and held.end == run.start:
            held = replace(held, end=run.end)
            continue
        if held:
            yield slice_of(held)
        held = run
    if held:
        yield slice_of(held)


def slice_of(run: Run) -> pa.RecordBatch:
    """Return the rows of a run, without packs: these are filled in when all are known."""
    return run.batch.slice(run.start, run.end - run.start).select(SCANNED.names)


def joined_rows(rows: Iterable[Row]) -> Iterator[pa.RecordBatch]:
    """Yield rows that were read, in batches."""
    rows = iter(rows)
    while some := list(islice(rows, BATCH_ROWS)):
        states = table_of([row.state for row in some], STATES)
        found = table_of([row.captured for row in some], FOUND)
        yield from pa.table([*states.columns, *found.columns], schema=SCANNED).to_batches()


def write_scan(batches: Iterable[pa.RecordBatch], path: Path) -> None:
    """Write the rows of a scan."""
    with pq.ParquetWriter(path, SCANNED, compression="zstd") as writer:
        for group in regroup(batches, SCANNED, ROW_GROUP_ROWS):
            writer.write_table(group)


def state_of(item: Item, now: int) -> State:
    """Return how a file looks; it is settled if it was touched well before `now`."""
    settled = max(item.mtime_ns, item.ctime_ns) < now - SETTLING_NS
    return State(item.key, item.size, item.mtime_ns, item.ctime_ns, settled, settings(item))
