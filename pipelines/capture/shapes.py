"""What shape bytes have: by what they begin with, then by the name, then by what a server declared."""

import codecs
import os
import re
from functools import cache

from pipelines.capture.gate import Place
from pipelines.vocab import read_vocabulary

HEAD_BYTES = 4096
CONTAINERS = frozenset({"zip", "tar", "warc", "jsonl", "parquet"})
COATS = frozenset({"gzip", "zstd", "bzip2", "xz"})
MARKS = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PAR1", "parquet"),
    (b"%PDF-", "pdf"),
    (b"WARC/1.", "warc"),
    (b"WARC/0.", "warc"),
)
TAR_MARK, TAR_PLACE = b"ustar", 257
# The first tag of a page: comments and an XML declaration may stand before it.
_HTML = re.compile(
    rb"<(?:!doctype\s{1,8}html|html|head|body|title|meta|link|table|div|span|font|center|article|section|main|p|h[1-6]|ul|ol)"
    rb"(?:[\s>/]|$)",
    re.IGNORECASE,
)
_TAG = re.compile(
    rb"<(?:/?(?:p|br|div|table|tr|td|span|b|i|a|font|h[1-6]|li|ul|ol|strong|em|html|body)[\s>/]|!--)", re.IGNORECASE
)
_OBJECT = re.compile(rb'\s{0,64}\{[ \t]{0,8}"')


def recognise(head: bytes, place: Place) -> str | None:
    """Return the shape of what begins with `head`; None where it is no shape that documents come in."""
    marked = next((shape for mark, shape in MARKS if head.startswith(mark)), None)
    if marked:
        return marked
    if head[TAR_PLACE : TAR_PLACE + len(TAR_MARK)] == TAR_MARK:
        return "tar"
    named = shape_of_name(place)
    if named != "jsonl" and is_html(head):
        return "html"
    if named == "jsonl" or (named in (None, "") and _OBJECT.match(head) and b"\0" not in head):
        return "jsonl"
    if named == "html":
        return "html" if _TAG.search(head) else "text"
    return None if named == "" else "text"


def is_html(head: bytes) -> bool:
    """Tell whether a page of HTML begins with `head`: with a tag of it, comments and XML's declaration aside."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.replace(b"\0", b"")[2:]
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    begins = _HTML.search if start.startswith((b"<!--", b"<?xml")) else _HTML.match
    return begins(start) is not None


def shape_of_name(place: Place) -> str | None:
    """Return the shape that name or server give: None where neither is known, "" for what is no document."""
    suffix = suffix_of(place.name)
    if suffix in shapes_by_suffix():
        return shapes_by_suffix()[suffix][1]
    declared = (place.media_type or "").lower()
    if declared in shapes_by_media_type():
        return shapes_by_media_type()[declared]
    return "" if declared.startswith(("image/", "font/", "video/", "audio/")) else None


def media_type_of(shape: str | None, place: Place) -> str:
    """Return the media type of an item: by its name where that fits the shape, else that of the shape."""
    named = shapes_by_suffix().get(suffix_of(place.name))
    if named and named[1] == (shape or ""):
        return named[0]
    return next((kind for kind, known in shapes_by_suffix().values() if known == shape), "application/octet-stream")


def suffix_of(name: bytes) -> str:
    """Return the suffix of a name, small letters, without its dot."""
    return os.path.splitext(name)[1][1:].decode("ascii", "replace").lower()


@cache
def shapes_by_suffix() -> dict[str, tuple[str, str]]:
    """Return media type and shape by suffix."""
    return {row["suffix"]: (row["media_type"], row["shape"]) for row in read_vocabulary("media_types")}


@cache
def shapes_by_media_type() -> dict[str, str]:
    """Return shape by media type; the first suffix that has one decides."""
    return dict(reversed(shapes_by_suffix().values()))
