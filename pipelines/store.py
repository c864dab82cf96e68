"""What a warehouse remembers between runs: the items seen, their texts in packs, and what was parsed from each pack.

    .store/items.parquet                                  one row per item of the last scan
    .store/packs/<pack>.parquet                           texts, once per content; never changed
    .store/parsed/<versions>/pack=<pack>/<table>.parquet  what the parser made of a pack; never changed

All of it can be thrown away: the next run makes it again from raw/.
"""

import hashlib
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.capture import Captured
from pipelines.files import replaced, sync
from pipelines.parse.version import PARSER_VERSION
from pipelines.schema import BIGINT, BOOLEAN, DOUBLE, TEXT, TIMESTAMP
from pipelines.tables import SCHEMA_VERSION

ITEM_FIELDS: "list[pa.Field[pa.DataType]]" = [  # quoted: the class takes no parameter at run time
    pa.field("key", pa.binary()),
    pa.field("size", BIGINT),
    pa.field("mtime_ns", BIGINT),
    pa.field("ctime_ns", BIGINT),
    pa.field("is_settled", BOOLEAN),
    pa.field("settings", TEXT),
    pa.field("pack", TEXT),
    pa.field("capture_id", TEXT),
    pa.field("source", TEXT),
    pa.field("path", TEXT),
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
]
ITEMS = pa.schema(ITEM_FIELDS)
PACKED = pa.schema([pa.field(name, TEXT) for name in ("content_key", "content_hash", "layout", "text")])
CAPTURED = tuple(f.name for f in fields(Captured) if f.name != "text")
NAME_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Stored:
    """One row of items.parquet: an item's state on disk when it was read, and what was captured, without the text.

    `is_settled` is False where the file was touched so shortly before it was read that a later change might not show
    in its times. `settings` names what else its reading depended on: source and capture version.
    """

    key: bytes
    size: int | None
    mtime_ns: int
    ctime_ns: int
    is_settled: bool
    settings: str
    captured: Captured
    pack: str | None = None


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


def read_items(path: Path) -> list[Stored]:
    """Return the items of the last scan, none if there was no scan, or the list is damaged or of another make."""
    if not path.is_file():
        return []
    try:
        rows = pq.read_table(path, schema=ITEMS) if pq.read_schema(path) == ITEMS else ITEMS.empty_table()
    except (pa.ArrowInvalid, OSError):  # OSError is what Arrow says of damage behind a whole footer
        return []
    return [stored(row) for row in rows.to_pylist()]


def stored(row: dict[str, object]) -> Stored:
    """Return one row of items.parquet as Stored."""
    captured = Captured(**{name: row.pop(name) for name in CAPTURED})  # type: ignore[arg-type]
    return Stored(captured=captured, **row)  # type: ignore[arg-type]


def write_items(items: Iterable[Stored], path: Path) -> None:
    """Write the list of items, whole or not at all."""
    columns = [[getattr(item.captured if name in CAPTURED else item, name) for item in items] for name in ITEMS.names]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, ITEMS, strict=True)]
    with replaced(path) as part:
        pq.write_table(pa.table(arrays, schema=ITEMS), part, compression="zstd")
        sync(part)


def write_pack(captured: list[Captured], store: Store) -> str:
    """Write the texts of `captured` as a pack and return its name, which is a hash of their content keys."""
    captured = sorted(captured, key=lambda c: str(c.content_key))
    name = hashlib.sha256("\n".join(str(c.content_key) for c in captured).encode()).hexdigest()[:NAME_DIGITS]
    columns = [[getattr(c, field.name) for c in captured] for field in PACKED]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, PACKED, strict=True)]
    if not store.pack(name).exists():
        with replaced(store.pack(name)) as part:
            pq.write_table(pa.table(arrays, schema=PACKED), part, compression="zstd", row_group_size=1000)
            sync(part)
    return name


def fingerprint(items: Iterable[Stored]) -> str:
    """Return a hash of all that tables take from items; where it stays the same, so do the tables."""
    digest = hashlib.sha256()
    for item in sorted(items, key=lambda i: i.captured.capture_id):
        digest.update(repr([getattr(item.captured, name) for name in CAPTURED]).encode())
    return digest.hexdigest()
