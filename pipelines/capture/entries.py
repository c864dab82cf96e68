"""From a file of raw/ to its items: coats are taken off, containers opened, members passed through the same gate."""

import hashlib
from collections.abc import Callable, Iterator
from io import BufferedReader

from pipelines.capture.archives import read_tar, read_zip
from pipelines.capture.gate import Entry, Gate, Place, refused
from pipelines.capture.json_lines import read_json_lines
from pipelines.capture.limits import Budget, Exhausted, Meter, Refusal
from pipelines.capture.parquet_rows import read_parquet
from pipelines.capture.shapes import COATS, HEAD_BYTES, recognise
from pipelines.capture.source import Source
from pipelines.capture.streams import CHUNK_BYTES, DAMAGE, inflate, read_up_to
from pipelines.capture.warc import is_warc_inside, read_warc

READERS: dict[str, Callable[[BufferedReader, Place, Gate], Iterator[Entry]]] = {
    "zip": read_zip,
    "tar": read_tar,
    "warc": read_warc,
    "jsonl": read_json_lines,
    "parquet": read_parquet,
}
CUT_SHORT = ("truncated", "unexpected end", "ended before", "incomplete", "end-of-stream", "end of data")


def find_entries(stream: BufferedReader, place: Place, source: Source) -> Iterator[Entry]:
    """Yield the items of a file of raw/, at least one: read, or with the reason why not."""
    budget = Budget(source.limits)
    yield from Opening(source, budget).enter(stream, place)


class Opening:
    """The opening of one file of raw/."""

    def __init__(self, source: Source, budget: Budget) -> None:
        self.gate = Gate(source, budget, self.enter)
        self.limits = source.limits

    def enter(self, stream: BufferedReader, place: Place) -> Iterator[Entry]:
        """Yield the items that a stream holds; whatever is wrong with it becomes an item with a reason."""
        try:
            yield from self.unwrap(stream, place)
        except Exhausted as stop:
            if place.depth:  # nothing more of the whole file is read
                raise
            yield refused(place, stop.reason, stop.detail)
        except Refusal as refusal:
            yield refused(place, refusal.reason, refusal.detail)
        except DAMAGE as error:
            yield refused(place, name_damage(error), f"{type(error).__name__}: {error}"[:500])

    def unwrap(self, stream: BufferedReader, place: Place) -> Iterator[Entry]:
        """Yield the items that a stream holds, coats taken off and containers opened."""
        head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
        shape = recognise(head, place)
        if shape == "gzip" and (is_warc_inside(head) or place.name.lower().endswith(b".warc.gz")):
            shape = "warc"  # its records are compressed one by one, and found again by their place in the file
        if shape in COATS:
            inner = inflate(stream, shape, Meter(self.gate.budget))
            yield from self.enter(inner, without_coat(place.opened(self.limits.depth)))
        elif shape in READERS:
            yield from self.open(shape, stream, place.opened(self.limits.depth))
        elif shape is None:
            yield refused(place, "unsupported_type")
        else:
            yield self.take(stream, place, shape)

    def open(self, shape: str, stream: BufferedReader, place: Place) -> Iterator[Entry]:
        """Yield the items of a container; one without any is an item itself."""
        is_empty = True
        for entry in READERS[shape](stream, place, self.gate):
            is_empty = False
            yield entry
        if is_empty:
            yield refused(place, "empty")

    def take(self, stream: BufferedReader, place: Place, shape: str) -> Entry:
        """Return an item with its bytes; one that is too large is hashed only."""
        data = read_up_to(stream, self.limits.item_bytes + 1)
        if len(data) <= self.limits.item_bytes:
            return Entry(place, shape, data, len(data))
        digest, size = hashlib.sha256(data), len(data)
        while data := stream.read(CHUNK_BYTES):
            digest.update(data)
            size += len(data)
        return Entry(place, shape, size=size, content_hash=digest.hexdigest(), reason="too_large")


def without_coat(place: Place) -> Place:
    """Return the place of what a compressed file holds: the path stays, the name loses its last suffix."""
    name, dot, suffix = place.name.rpartition(b".")
    bare = name + b".tar" if suffix.lower() == b"tgz" else name
    return Place(place.key, bare if dot else place.name, None, place.depth, place.url, place.captured_at, place.item_id)


def name_damage(error: Exception) -> str:
    """Return the reason that an error of a library stands for."""
    if isinstance(error, OSError) and error.errno is not None:
        return "unreadable"
    said = str(error).lower()
    if isinstance(error, EOFError) or any(words in said for words in CUT_SHORT):
        return "truncated"
    return "encrypted" if "password" in said or "encrypted" in said else "damaged"
