"""From a file of raw/ to captures: each item's bytes, their hash, the text that they are."""

import datetime
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pipelines.capture.entries import find_entries
from pipelines.capture.gate import Entry, Place
from pipelines.capture.readings import Reading, read_shape
from pipelines.capture.scan import Item
from pipelines.capture.shapes import media_type_of
from pipelines.capture.source import Source
from pipelines.text import CUT

CAPTURE_VERSION = "3"
ID_DIGITS = 20
KEY_DIGITS = 16
NOT_TEXT = ("binary", "undecodable")


@dataclass(frozen=True, slots=True)
class Captured:
    """An item as captured: the columns of `captures` that its bytes and its source decide, and its text.

    `content_key` names what the parser will see (bytes, how they are decoded, hints of page and source): equal keys
    parse alike. It is None where there is a `reason` not to parse.
    """

    capture_id: str
    source: str
    path: str
    url: str | None = None
    item_id: str | None = None
    captured_at: datetime.datetime | None = None
    layout: str | None = None
    content_hash: str | None = None
    content_key: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    encoding_confidence: float | None = None
    byte_count: int | None = None
    is_synthetic: bool = False
    text: str | None = None
    page_metadata: tuple[tuple[str, str], ...] = ()
    reason: str | None = None
    detail: str | None = None


def read_item(raw: Path, item: Item) -> Iterator[Captured]:
    """Yield what a file of raw/ holds, at least one capture: its text, or the reason why it has none.

    Never raises for what lies on disk. Containers are read as streams: one item after the other is held in memory.
    """
    place = Place(item.key, os.path.basename(item.key), item.size, captured_at=start_of(item.source.captured_at))
    if item.reason:
        yield capture(item.source, Entry(place, size=item.size, reason=item.reason))
        return
    try:
        handle = open(os.path.join(os.fsencode(raw), item.key), "rb", opener=open_at_once)  # noqa: SIM115 - closed below
    except OSError:
        yield capture(item.source, Entry(place, size=item.size, reason="unreadable"))
        return
    with handle:
        if not stat.S_ISREG(os.fstat(handle.fileno()).st_mode):  # it was a file when it was found
            yield capture(item.source, Entry(place, reason="special_file"))
            return
        for entry in find_entries(handle, place, item.source):
            yield capture(item.source, entry)


def open_at_once(path: str | bytes, flags: int) -> int:
    """Return an open file; a pipe does not wait for a writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def capture(source: Source, entry: Entry) -> Captured:
    """Return an item with the text of its bytes, or with the reason why it has none."""
    place, data = entry.place, entry.data
    content_hash = entry.content_hash if data is None else hashlib.sha256(data).hexdigest()
    reading = Reading(None, reason=entry.reason, detail=entry.detail)
    media_type = None
    if data is not None and entry.shape:
        reading = read_shape(entry.shape, data, place.charset) if data else Reading(None, reason="empty")
        if place.is_cut and reading.text is not None:
            reading = replace(reading, encoding=f"{reading.encoding}+{CUT}")
        media_type = media_type_of(None if reading.reason in NOT_TEXT else entry.shape, place) if data else None
    return Captured(
        capture_id=hashlib.sha256(source.name.encode() + b"\0" + place.key).hexdigest()[:ID_DIGITS],
        source=source.name,
        path=place.path,
        url=place.url or reading.url,
        item_id=place.item_id,
        captured_at=place.captured_at,
        layout=source.layout,
        content_hash=content_hash,
        content_key=None if reading.text is None else content_key(str(content_hash), source.layout, entry, reading),
        media_type=media_type,
        encoding=reading.encoding,
        encoding_confidence=reading.confidence,
        byte_count=entry.size,
        is_synthetic=source.synthetic,
        text=reading.text,
        page_metadata=reading.page_metadata,
        reason=reading.reason,
        detail=reading.detail,
    )


def content_key(content_hash: str, layout: str | None, entry: Entry, reading: Reading) -> str:
    """Return the name of what the parser will see: the bytes, and how they are read."""
    how = repr((CAPTURE_VERSION, layout, entry.shape, reading.encoding, reading.page_metadata))
    return f"{content_hash}.{hashlib.sha256(how.encode()).hexdigest()[:KEY_DIGITS]}"


def document_id(content_hash: str) -> str:
    """Return the document's id, a function of the captured bytes alone."""
    return content_hash[:ID_DIGITS]


@cache
def reading_version() -> str:
    """Return what reading depends on besides the file and its source: the code, and extras that are installed."""
    return f"{CAPTURE_VERSION}{'+pdf' if find_spec('pypdf') else ''}"


def start_of(day: datetime.date | None) -> datetime.datetime | None:
    """Return the start of the day, UTC."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC) if day else None
