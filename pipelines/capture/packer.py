"""Gather texts into packs, and merge packs that stayed small.

Small are packs of less than 512 texts and 1 MiB. They fall in three sizes, below 8, 64 and 512 texts; when eight of one
size are in use they become one. So there are never more than some twenty of them, and no text is merged more than three
times, however many runs added a few texts each.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.capture.packed import Packed, short_key
from pipelines.capture.read import Captured
from pipelines.store import ITEMS, Store, write_pack, write_packed

PACK_BYTES = 32 * 1024 * 1024
PACK_ITEMS = 2_000
SMALL_BYTES = 1024 * 1024
SIZES = (8, 64, 512)
MERGED_PACKS = 8


@dataclass(slots=True)
class Packer:
    """Gathers texts and writes them as packs; a text that is in a pack already is not written again.

    No pack holds two texts of the same bytes, read in two ways: shards name their rows by the bytes alone. `aside` are
    those that wait for the next pack.
    """

    store: Store
    packed: Packed
    waiting: dict[bytes, Captured] = field(default_factory=dict)
    hashes: set[str | None] = field(default_factory=set)
    aside: dict[bytes, Captured] = field(default_factory=dict)
    waiting_bytes: int = 0

    def add(self, captured: Captured) -> None:
        """Take a text; write a pack when enough have come together."""
        if captured.content_key is None:
            return
        key = short_key(captured.content_key)
        if key in self.waiting or key in self.aside or self.packed.holds(key):
            return
        self.take(key, captured)
        if len(self.waiting) + len(self.aside) >= PACK_ITEMS or self.waiting_bytes >= PACK_BYTES:
            self.write()

    def take(self, key: bytes, captured: Captured) -> None:
        """Have a text wait."""
        self.waiting_bytes += len(captured.text or "")
        if captured.content_hash in self.hashes:
            self.aside[key] = captured
        else:
            self.waiting[key] = captured
            self.hashes.add(captured.content_hash)

    def write(self) -> None:
        """Write a pack of what is waiting."""
        self.packed.add(list(self.waiting), write_pack(list(self.waiting.values()), self.store))
        aside, self.waiting, self.aside, self.hashes, self.waiting_bytes = self.aside, {}, {}, set(), 0
        for key, captured in aside.items():
            self.take(key, captured)

    def flush(self) -> None:
        """Write all that is waiting."""
        while self.waiting:
            self.write()

    def with_packs(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return scanned rows with the pack that each text lies in."""
        packs = self.find_packs(batch.column("content_key"))
        return pa.record_batch([*batch.columns, packs], schema=ITEMS)

    def find_packs(self, content_keys: "pa.Array[Any]") -> "pa.Array[Any]":
        """Return the pack of each text, NULL where an item has none."""
        keys = content_keys.to_pylist()
        found = iter(self.packed.find([short_key(key) for key in keys if key is not None]))
        return pa.array([None if key is None else next(found) for key in keys], pa.string())

    def merge_small(self, batches: Iterable[pa.RecordBatch]) -> None:
        """Merge small packs of which there are many; `batches` are the rows of the scan, whose texts are kept."""
        small = find_small(self.store, self.packed.names)
        if all(len(names) < MERGED_PACKS for names in by_size(small).values()):
            return
        live = self.find_live(batches, set(small))
        for names in by_size({name: len(keys) for name, keys in live.items()}).values():
            if len(names) >= MERGED_PACKS:
                self.merge(names, live)

    def find_live(self, batches: Iterable[pa.RecordBatch], names: set[str]) -> dict[str, set[str]]:
        """Return the content keys that each of some packs is needed for, by its name."""
        live: defaultdict[str, set[str]] = defaultdict(set)
        for batch in batches:
            content_keys = batch.column("content_key")
            for key, name in zip(content_keys.to_pylist(), self.find_packs(content_keys).to_pylist(), strict=True):
                if name in names:
                    live[str(name)].add(str(key))
        return live

    def merge(self, names: list[str], live: dict[str, set[str]]) -> None:
        """Write the texts of several packs that are needed as one pack; a pack with bytes of another stays."""
        chosen: dict[str, pa.Table] = {}
        hashes: set[str | None] = set()
        for name in names:
            rows = pq.read_table(self.store.pack(name))
            rows = rows.filter(pc.is_in(rows.column("content_key"), pa.array(sorted(live[name]), pa.string())))
            own = set(rows.column("content_hash").to_pylist())
            if hashes.isdisjoint(own):
                chosen[name] = rows
                hashes |= own
        merged = write_packed(pa.concat_tables(chosen.values()).sort_by("content_key"), self.store)
        for name in chosen:
            self.packed.rename(name, merged)


def find_small(store: Store, names: Iterable[str]) -> dict[str, int]:
    """Return how many texts each pack holds that is so small that it may be merged."""
    files = {name: store.pack(name) for name in dict.fromkeys(names)}
    light = {name: file for name, file in files.items() if file.is_file() and file.stat().st_size < SMALL_BYTES}
    counts = {name: pq.read_metadata(file).num_rows for name, file in light.items()}
    return {name: count for name, count in counts.items() if count < SIZES[-1]}


def find_crowded(store: Store, names: Iterable[str], added: int) -> dict[str, int]:
    """Return how many texts each small pack holds that would be merged if `added` packs of its size came to it."""
    small = find_small(store, names)
    crowded = [group for group in by_size(small).values() if len(group) + added >= MERGED_PACKS]
    return {name: small[name] for group in crowded for name in group}


def by_size(counts: dict[str, int]) -> dict[int, list[str]]:
    """Return the packs of each size; sizes are those below which their number of texts lies."""
    sizes: defaultdict[int, list[str]] = defaultdict(list)
    for name, count in sorted(counts.items()):
        sizes[next(size for size in SIZES if count < size)].append(name)
    return sizes
