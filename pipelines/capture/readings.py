"""The text of an item, by its shape."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from pipelines.capture.docx import read_docx
from pipelines.capture.gate import Place
from pipelines.capture.html import decode_html, read_html
from pipelines.capture.limits import Refusal
from pipelines.capture.pdf import read_pdf
from pipelines.capture.shapes import HEAD_BYTES, recognise
from pipelines.text import Decoded, decode, decode_text


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of an item and what its page says beside it; or no text and the reason."""

    text: str | None
    encoding: str | None = None
    confidence: float | None = None
    reason: str | None = None
    detail: str | None = None
    url: str | None = None
    page_metadata: tuple[tuple[str, str], ...] = ()


def read_shape(shape: str, data: bytes, charset: str | None) -> Reading:
    """Return the text of an item; `charset` is the encoding that a server declared."""
    try:
        reading = READERS[shape](data, charset)
    except Refusal as refusal:
        return Reading(None, reason=refusal.reason, detail=refusal.detail)
    if reading.text is not None and not reading.text.strip():
        return Reading(None, reading.encoding, reason="empty")
    return reading


def read_document(data: bytes, name: str) -> Reading:
    """Return the text of one document, whose shape is told by its bytes and its name; containers hold several."""
    shape = recognise(data[:HEAD_BYTES], Place(b"", os.fsencode(name)))
    if shape == "zip":  # a Word document is one
        shape = "docx"
    return read_shape(shape, data, None) if shape in READERS else Reading(None, reason="unsupported_type")


def read_text(data: bytes, _: str | None) -> Reading:
    """Return plain text. A server's charset is no evidence: it is the same for all that it serves."""
    return as_read(decode(data))


def read_page(data: bytes, charset: str | None) -> Reading:
    """Return the text of a page of HTML, with its address and what it witnesses."""
    found = decode_html(data, charset)
    if found.text is None:
        return Reading(None, found.encoding, found.confidence, found.reason)
    seen, metadata = read_html(found.text, str(found.encoding))
    sure = min(found.confidence or 0.0, seen.confidence or 0.0) if seen.text is not None else None
    url = next((value for field, value in metadata if field == "url"), None)
    return Reading(seen.text, seen.encoding, sure, seen.reason, url=url, page_metadata=metadata)


def read_word(data: bytes, _: str | None) -> Reading:
    """Return the text of a Word document."""
    return as_read(decode_text(read_docx(data)))


def read_portable(data: bytes, _: str | None) -> Reading:
    """Return the text layer of a PDF."""
    return as_read(decode_text(read_pdf(data)))


def as_read(found: Decoded) -> Reading:
    """Return what was decoded."""
    return Reading(found.text, found.encoding, found.confidence, found.reason)


READERS: dict[str, Callable[[bytes, str | None], Reading]] = {
    "text": read_text,
    "html": read_page,
    "docx": read_word,
    "pdf": read_portable,
}
