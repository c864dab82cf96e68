"""What a warehouse remembers between runs: the items seen, their texts in packs, and what was parsed from each pack.

    .store/items.parquet                                  one row per item of the last scan
    .store/packs/<pack>.parquet                           texts, once per content; never changed
    .store/parsed/<versions>/pack=<pack>/<table>.parquet  what the parser made of a pack; never changed

All of it can be thrown away: the next run makes it again from raw/.
"""

import hashlib
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.capture.read import Captured
from pipelines.files import replaced, sync
from pipelines.parquet import regroup
from pipelines.parse.version import PARSER_VERSION
from pipelines.schema import BIGINT, BOOLEAN, DOUBLE, TEXT, TIMESTAMP
from pipelines.tables import SCHEMA_VERSION

STATE_FIELDS: "list[pa.Field[pa.DataType]]" = [  # quoted: the class takes no parameter at run time
    pa.field("key", pa.binary()),
    pa.field("size", BIGINT),
    pa.field("mtime_ns", BIGINT),
    pa.field("ctime_ns", BIGINT),
    pa.field("is_settled", BOOLEAN),
    pa.field("settings", TEXT),
]
CAPTURED_FIELDS: "list[pa.Field[pa.DataType]]" = [
    pa.field("capture_id", TEXT),
    pa.field("source", TEXT),
    pa.field("path", TEXT),
    pa.field("url", TEXT),
    pa.field("item_id", TEXT),
    pa.field("captured_at", TIMESTAMP),
    pa.field("layout", TEXT),
    pa.field("content_hash", TEXT),
    pa.field("content_key", TEXT),
    pa.field("media_type", TEXT),
    pa.field("encoding", TEXT),
    pa.field("encoding_confidence", DOUBLE),
    pa.field("byte_count", BIGINT),
    pa.field("is_synthetic", BOOLEAN),
    pa.field("reason", TEXT),
    pa.field("detail", TEXT),
]
SCANNED = pa.schema([*STATE_FIELDS, *CAPTURED_FIELDS])
ITEMS = pa.schema([*SCANNED, pa.field("pack", TEXT)])
STATE = tuple(field.name for field in STATE_FIELDS)
CAPTURED = tuple(field.name for field in CAPTURED_FIELDS)
METADATA = pa.map_(pa.string(), pa.string())
PACKED = pa.schema(
    [
        *(pa.field(name, TEXT) for name in ("content_key", "content_hash", "layout", "encoding", "text")),
        pa.field("page_metadata", METADATA),
    ]
)
NAME_DIGITS = 16
ROW_GROUP_ROWS = 20_000
FINGERPRINT = "fingerprint"


@dataclass(frozen=True, slots=True)
class State:
    """How a file looked on disk when it was read; times in nanoseconds.

    `is_settled` is False where the file was touched so shortly before it was read that a later change might not show
    in its times. `settings` names what else its reading depended on: source and capture version.
    """

    key: bytes
    size: int | None
    mtime_ns: int
    ctime_ns: int
    is_settled: bool
    settings: str


@dataclass(frozen=True, slots=True)
class Run:
    """Rows `start:end` of a batch of the list of items, all of one file; `reason` is that of the first."""

    state: State
    reason: str | None
    batch: pa.RecordBatch
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the list of items holds of one file: its state, and its rows, one or more, to be read once."""

    state: State
    reason: str | None
    runs: Iterator[Run]


@dataclass(frozen=True, slots=True)
class Store:
    """The folder `.store` of a warehouse."""

    folder: Path

    @property
    def items(self) -> Path:
        """The list of items."""
        return self.folder / "items.parquet"

    @property
    def packs(self) -> Path:
        """The folder of packs."""
        return self.folder / "packs"

    def pack(self, name: str) -> Path:
        """Return the file of a pack."""
        return self.packs / f"{name}.parquet"

    def parsed(self, name: str) -> Path:
        """Return the folder of what the present parser made of a pack."""
        return self.folder / "parsed" / parsed_version() / f"pack={name}"

    def drop_parts(self) -> None:
        """Delete what killed runs left half written."""
        for part in (*self.folder.glob(".*.parquet.*.part"), *self.packs.glob(".*.part")):
            part.unlink()
        for folder in self.folder.glob("parsed/*/.*.part"):
            shutil.rmtree(folder)

    def drop_others(self, packs: Collection[str]) -> None:
        """Delete packs that are not among `packs`, and all that was parsed from others or by other versions."""
        for file in self.packs.glob("*.parquet"):
            if file.stem not in packs:
                file.unlink()
        for version in (self.folder / "parsed").glob("*"):
            if version.name != parsed_version():
                shutil.rmtree(version)
        for folder in (self.folder / "parsed" / parsed_version()).glob("*"):
            if folder.name.removeprefix("pack=") not in packs:
                shutil.rmtree(folder)


def parsed_version() -> str:
    """Return what parsed rows depend on besides the text: the parser and the tables' declaration."""
    return f"{PARSER_VERSION}-{SCHEMA_VERSION}"


def is_readable(path: Path) -> bool:
    """Return whether there is a list of items of the present make that is not damaged."""
    try:
        return path.is_file() and pq.read_schema(path).equals(ITEMS)
    except (pa.ArrowInvalid, OSError):  # OSError is what Arrow says of damage behind a whole footer
        return False


def read_batches(path: Path, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
    """Yield the list of items in batches, none if there was no scan, or the list is damaged or of another make."""
    if not is_readable(path):
        return
    with pq.ParquetFile(path) as file:
        try:
            yield from file.iter_batches(ROW_GROUP_ROWS, columns=columns)
        except (pa.ArrowInvalid, OSError):
            return


def read_known(path: Path) -> Iterator[Known]:
    """Yield what the list of items holds of each file, in the order of the scan that wrote it."""
    for _, runs in groupby(find_runs(path), key=lambda run: run.state.key):
        first = next(runs)
        yield Known(first.state, first.reason, chain([first], runs))  # noqa: B031 - the rest of it


def find_runs(path: Path) -> Iterator[Run]:
    """Yield the rows of the list of items, cut where the file changes."""
    for batch in read_batches(path):
        keys = batch.column("key").to_pylist()
        starts = [0, *(row for row in range(1, len(keys)) if keys[row] != keys[row - 1])]
        cells = [batch.column(name).take(pa.array(starts)).to_pylist() for name in (*STATE, "reason")]
        ends = [*starts[1:], len(keys)]
        for start, end, *state, reason in zip(starts, ends, *cells, strict=True):
            yield Run(State(*state), reason, batch, start, end)


def read_packs(path: Path) -> set[str]:
    """Return the names of the packs that the list of items needs."""
    found: set[str] = set()
    for batch in read_batches(path, ["pack"]):
        found.update(name for name in batch.column("pack").unique().to_pylist() if name)
    return found


def write_items(batches: Iterable[pa.RecordBatch], path: Path) -> None:
    """Write the list of items, whole or not at all, with a hash of all that tables take from it."""
    digest = hashlib.sha256()
    with replaced(path) as part, pq.ParquetWriter(part, ITEMS, compression="zstd") as writer:
        for group in regroup(batches, ITEMS, ROW_GROUP_ROWS):
            writer.write_table(group)
            digest.update(digest_of(group.select(CAPTURED)))
        writer.add_key_value_metadata({FINGERPRINT: digest.hexdigest()})
        writer.close()
        sync(part)


def digest_of(rows: pa.Table) -> bytes:
    """Return a hash of the rows."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as stream:
        stream.write_table(rows)
    return hashlib.sha256(sink.getvalue()).digest()


def fingerprint(path: Path) -> str:
    """Return a hash of all that tables take from a list of items; where it stays the same, so do the tables."""
    if not is_readable(path):
        return ""
    metadata = pq.read_metadata(path).metadata or {}
    return metadata.get(FINGERPRINT.encode(), b"").decode()


def write_pack(captured: list[Captured], store: Store) -> str:
    """Write the texts of `captured` as a pack and return its name."""
    in_order = sorted(captured, key=lambda c: str(c.content_key))
    return write_packed(table_of(in_order, PACKED), store)


def write_packed(rows: pa.Table, store: Store) -> str:
    """Write texts, in the order of their content keys, as a pack and return its name, which is a hash of these."""
    keys = "\n".join(map(str, rows.column("content_key").to_pylist()))
    name = hashlib.sha256(keys.encode()).hexdigest()[:NAME_DIGITS]
    if not store.pack(name).exists():
        with replaced(store.pack(name)) as part:
            pq.write_table(rows, part, compression="zstd", row_group_size=1000)
            sync(part)
    return name


def table_of(rows: Sequence[object], schema: pa.Schema) -> pa.Table:
    """Return rows as a table: the columns are attributes of the same names."""
    columns = [[getattr(row, field.name) for row in rows] for field in schema]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.table(arrays, schema=schema)
