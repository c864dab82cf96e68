"""Bring a store up to date with raw/: read what is new or changed, keep what is not, forget what is gone."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipelines.capture.read import CAPTURE_VERSION, Captured, read_item
from pipelines.capture.scan import Item, find_items
from pipelines.store import Store, Stored, read_items, write_items, write_pack

SETTLING_NS = 2_000_000_000
PACK_BYTES = 32 * 1024 * 1024
PACK_ITEMS = 2_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Changes:
    """How raw/ differs from the last scan, as counts of items; `state` is a hash of what was seen."""

    new: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    bytes_read: int = 0
    state: str = ""

    @property
    def seen(self) -> int:
        """Items that lie in raw/ now."""
        return self.new + self.changed + self.unchanged

    @property
    def any(self) -> bool:
        """Whether there is anything to read or to forget."""
        return bool(self.new or self.changed or self.removed)


@dataclass(slots=True)
class Packer:
    """Gathers texts and writes them as packs; a text that is in a pack already is not written again."""

    store: Store
    packs: dict[str, str]
    waiting: dict[str, Captured] = field(default_factory=dict)
    waiting_bytes: int = 0

    def add(self, captured: Captured) -> None:
        """Take a text; write a pack when enough have come together."""
        key = captured.content_key
        if key is None or key in self.packs or key in self.waiting:
            return
        self.waiting[key] = captured
        self.waiting_bytes += captured.byte_count or 0
        if len(self.waiting) >= PACK_ITEMS or self.waiting_bytes >= PACK_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        if self.waiting:
            name = write_pack(list(self.waiting.values()), self.store)
            self.packs.update(dict.fromkeys(self.waiting, name))
        self.waiting, self.waiting_bytes = {}, 0


def find_changes(raw: Path, store: Store) -> Changes:
    """Return how `raw` differs from the last scan by names, sizes and times; no file is opened."""
    known = {item.key: item for item in read_items(store.items)}
    items = list(find_items(raw))
    new = sum(item.key not in known for item in items)
    same = sum(item.key in known and is_same(known[item.key], item) for item in items)
    removed = len(known.keys() - {item.key for item in items})
    return Changes(new, len(items) - new - same, removed, same, state=state(items))


def state(items: list[Item]) -> str:
    """Return a hash of names, sizes, times and settings."""
    seen = [(item.key, item.size, item.mtime_ns, item.ctime_ns, settings(item)) for item in items]
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def update_store(raw: Path, store: Store, progress: Progress) -> Changes:
    """Read what is new or changed below `raw` into packs, write the list of items, and return what was done.

    `progress` is called with items done and items in all. Files are read again only if their size or times changed;
    a file that was touched in the two seconds before the scan is read again the next time as well.
    """
    now = time.time_ns()
    known = {item.key: item for item in read_items(store.items)}
    usable = {item.pack for item in known.values() if item.pack and store.pack(item.pack).exists()}
    packer = Packer(store, {str(i.captured.content_key): i.pack for i in known.values() if i.pack in usable and i.pack})
    items = list(find_items(raw))
    kept: list[Stored] = []
    counts: Counter[str] = Counter()
    bytes_read = 0
    for done, item in enumerate(items, 1):
        before = known.get(item.key)
        if before and is_same(before, item) and before.is_settled and (not before.pack or before.pack in usable):
            kept.append(before)
        else:
            kept.append(read_into(packer, raw, item, now))
            bytes_read += item.size or 0
        counts["new" if before is None else "unchanged" if is_equal(before, kept[-1]) else "changed"] += 1
        progress(done, len(items))
    packer.flush()
    kept = [replace(item, pack=packer.packs.get(str(item.captured.content_key))) for item in kept]
    if kept != list(known.values()) or not store.items.is_file():
        write_items(kept, store.items)
    removed = len(known.keys() - {item.key for item in items})
    return Changes(counts["new"], counts["changed"], removed, counts["unchanged"], bytes_read)


def read_into(packer: Packer, raw: Path, item: Item, now: int) -> Stored:
    """Read an item, give its text to the packer and return its row."""
    captured = read_item(raw, item)
    packer.add(captured)
    settled = max(item.mtime_ns, item.ctime_ns) < now - SETTLING_NS
    return Stored(
        key=item.key,
        size=item.size,
        mtime_ns=item.mtime_ns,
        ctime_ns=item.ctime_ns,
        is_settled=settled,
        settings=settings(item),
        captured=replace(captured, text=None),
    )


def is_same(before: Stored, item: Item) -> bool:
    """Return whether an item looks on disk as it did when it was read; what could not be read is tried again."""
    if before.captured.reason == "unreadable":
        return False
    state = (before.size, before.mtime_ns, before.ctime_ns, before.settings)
    return state == (item.size, item.mtime_ns, item.ctime_ns, settings(item))


def is_equal(before: Stored, after: Stored) -> bool:
    """Return whether an item that was read again holds what it held."""
    return before.captured == after.captured


def settings(item: Item) -> str:
    """Return what an item's row depends on besides the file: capture version, source, and a reason not to open it."""
    source = item.source
    said = (source.name, source.layout or "", source.captured_at or "", source.synthetic, item.reason or "")
    return "|".join(map(str, (CAPTURE_VERSION, *said)))
