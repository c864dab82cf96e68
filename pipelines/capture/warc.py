"""WARC: a page for each response, resource or conversion record, so harvests of crawlers and WET files alike."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader, BytesIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipelines.capture.gate import Entry, Gate, Place, refused
from pipelines.capture.http_bodies import decode_body
from pipelines.capture.limits import Meter, Refusal
from pipelines.capture.moments import read_moment
from pipelines.capture.streams import read_up_to, seekable

PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
# Harvesters keep their own log and settings as records of these.
NOT_OF_THE_WEB = ("metadata:", "urn:", "warcinfo:", "dns:", "screenshot:", "thumbnail:")


def is_warc_inside(head: bytes) -> bool:
    """Tell whether a gzip stream that begins with `head` holds a WARC."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


def read_warc(stream: BufferedReader, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the pages of a WARC, named by the place of their record in the file.

    Where one gzip block holds several records they have one place: the second is named .1, the third .2.
    """
    with seekable(stream) as file:
        size = file.seek(0, 2)
        file.seek(0)
        meter, last, again = Meter(gate.budget), -1, 0
        for record in ArchiveIterator(file, record_types=PAGES, parse_http=True, auto_decode="none"):
            again = again + 1 if record.stream_pos == last else 0
            last = record.stream_pos
            announced = size_of(record)
            meter.take(announced, size)
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
            if url and url.startswith(NOT_OF_THE_WEB):
                continue
            found = gate.row(place, f"{last}.{again}" if again else last)
            found = replace(found, url=url, captured_at=read_moment(record.record_date) or place.captured_at)
            yield from read_record(record, replace(found, size=announced), gate)


def read_record(record: WarcRecord, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield what one record holds: a page, or whatever else was harvested."""
    try:
        body, place = take_body(record, place, gate.source.limits.item_bytes + 1)
    except Refusal as refusal:
        yield refused(place, refusal.reason, refusal.detail)
        return
    yield from gate.enter(BufferedReader(BytesIO(body)), replace(place, size=len(body)))


def take_body(record: WarcRecord, place: Place, most: int) -> tuple[bytes, Place]:
    """Return at most `most` bytes of what a record holds, and its place with the media type that is declared."""
    body = read_up_to(record.reader, most)
    if len(body) < min(record.content_length, most) or (not body and size_of(record)):
        raise Refusal("truncated", "The record ends before its announced length.")
    if not record.is_http_parsed or record.http_headers is None:
        declared = (record.headers.get("Content-Type") or "").partition(";")[0].strip()
        return body, replace(place, media_type=declared or None)
    status = record.http_headers.status_code
    if status is not None and not 200 <= status < 300:
        raise Refusal("http_status", f"The server answered with status {status}.")
    transfer, content = (record.http_headers.get(name) for name in ("Transfer-Encoding", "Content-Encoding"))
    body = decode_body(body, transfer, content, most)
    return body, replace(place, media_type=record.http_content_type, charset=record.http_charset)


def size_of(record: WarcRecord) -> int:
    """Return the length that a record announces, 0 where it gives none."""
    announced = (record.headers.get("Content-Length") or "").strip()
    return int(announced) if announced.isdigit() and len(announced) < 16 else 0
