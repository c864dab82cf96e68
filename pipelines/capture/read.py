"""Read one item: its bytes, their hash, the text that they are."""

import datetime
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from pipelines.capture.scan import Item
from pipelines.text import decode

CAPTURE_VERSION = "1"
MAX_ITEM_BYTES = 64 * 1024 * 1024
ID_DIGITS = 20
CHUNK_BYTES = 1024 * 1024
MEDIA_TYPES = {b".txt": "text/plain", b".md": "text/markdown"}


@dataclass(frozen=True, slots=True)
class Captured:
    """An item as captured: the columns of `captures` that its bytes and its source decide, and its text.

    `content_key` names what the parser will see (bytes, how they are decoded, hints of the source): equal keys parse
    alike. It is None where there is a `reason` not to parse.
    """

    capture_id: str
    source: str
    path: str
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
    reason: str | None = None


def read_item(raw: Path, item: Item) -> Captured:
    """Return `item` with its text, or with the reason why it has none; never raises for what lies on disk."""
    if item.reason:
        return refused(item, item.reason)
    try:
        with open(os.path.join(os.fsencode(raw), item.key), "rb") as handle:
            if (item.size or 0) > MAX_ITEM_BYTES:
                return refused(item, "too_large", hashlib.file_digest(handle, "sha256").hexdigest())
            data = handle.read()
    except OSError:
        return refused(item, "unreadable")
    return capture(item, data)


def capture(item: Item, data: bytes) -> Captured:
    """Return the item with the text of its bytes."""
    content_hash = hashlib.sha256(data).hexdigest()
    if not data:
        return refused(item, "empty", content_hash)
    decoded = decode(data)
    return Captured(
        capture_id=capture_id(item),
        source=item.source.name,
        path=item.path,
        captured_at=captured_at(item.source.captured_at),
        layout=item.source.layout,
        content_hash=content_hash,
        content_key=None if decoded.reason else content_key(content_hash, item.source.layout),
        media_type=media_type(item, decoded.reason),
        encoding=decoded.encoding,
        encoding_confidence=decoded.confidence,
        byte_count=len(data),
        is_synthetic=item.source.synthetic,
        text=decoded.text,
        reason=decoded.reason,
    )


def refused(item: Item, reason: str, content_hash: str | None = None) -> Captured:
    """Return the item without text."""
    return Captured(
        capture_id=capture_id(item),
        source=item.source.name,
        path=item.path,
        captured_at=captured_at(item.source.captured_at),
        content_hash=content_hash,
        byte_count=item.size,
        is_synthetic=item.source.synthetic,
        reason=reason,
    )


def capture_id(item: Item) -> str:
    """Return the hash of source and path, 20 hex digits."""
    return hashlib.sha256(item.source.name.encode() + b"\0" + item.key).hexdigest()[:ID_DIGITS]


def document_id(content_hash: str) -> str:
    """Return the document's id, a function of the captured bytes alone."""
    return content_hash[:ID_DIGITS]


def content_key(content_hash: str, layout: str | None) -> str:
    """Return the name of what the parser will see."""
    return f"{content_hash}.{CAPTURE_VERSION}.{layout or ''}"


def media_type(item: Item, reason: str | None) -> str:
    """Return the media type: by name for text, octet-stream for what is not."""
    if reason in ("binary", "undecodable"):
        return "application/octet-stream"
    return MEDIA_TYPES[os.path.splitext(item.key)[1].lower()]


def captured_at(day: datetime.date | None) -> datetime.datetime | None:
    """Return the start of the day, UTC."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC) if day else None
