"""WARC: a page for each response, resource or conversion record, so harvests of crawlers and WET files alike."""

import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import replace
from io import BufferedReader, BytesIO
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipelines.capture.gate import Entry, Gate, Place, refused
from pipelines.capture.http_bodies import decode_body
from pipelines.capture.limits import Meter, Refusal
from pipelines.capture.moments import read_moment
from pipelines.capture.streams import CHUNK_BYTES, Counted, inflate, read_up_to, seekable

GZIP_MARK = b"\x1f\x8b"
GZIP_RECORD, PLAIN_RECORD = re.compile(rb"\x1f\x8b\x08"), re.compile(rb"\nWARC/[01][.]")
RECORD_END = b"\r\n\r\n"
LONGEST_MARK = 7
HEAD_BYTES = 4096
PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
# Harvesters keep their own log and settings as records of these.
NOT_OF_THE_WEB = ("metadata:", "urn:", "warcinfo:", "dns:", "screenshot:", "thumbnail:")


class Broken(Refusal):
    """A record of another length than it says: where the next one begins is to be looked for."""


def is_warc_inside(head: bytes) -> bool:
    """Tell whether a gzip stream that begins with `head` holds a WARC."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


def read_warc(stream: BufferedReader, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the pages of a WARC, named by the place of their record in the file.

    Where one gzip block holds several records they have one place: the second is named .1, the third .2. What can't be
    read is a row, named by the places of the records around it; behind it reading goes on with the next record.
    """
    with seekable(stream) as file:
        crawl = Crawl(file, place, gate)
        start: int | None = 0
        while start is not None:
            start = yield from crawl.read(start)
        crawl.check_end()


class Crawl:
    """The reading of one WARC: where it stands, and what has come out of it."""

    def __init__(self, file: IO[bytes], place: Place, gate: Gate) -> None:
        self.file = file
        self.place = place
        self.gate = gate
        self.size = file.seek(0, 2)
        file.seek(0)
        self.is_packed = file.read(2) == GZIP_MARK
        self.meter = Meter(gate.budget)
        self.last, self.again = 0, 0
        self.gap: tuple[int, str] | None = None

    def read(self, start: int) -> Generator[Entry, None, int | None]:
        """Yield the pages of the records from `start` on; return where to go on behind damage, None at the end."""
        self.file.seek(start)
        self.last, self.again = start, -1
        try:
            for record in ArchiveIterator(self.file, record_types=PAGES, parse_http=True, auto_decode="none"):
                yield from self.close_gap(record.stream_pos)
                self.again = self.again + 1 if record.stream_pos == self.last else 0
                self.last = record.stream_pos
                if not (yield from self.take(record)):
                    return self.find_next()
        except OSError as error:  # of bytes where a record should begin
            self.gap = self.gap or (self.last, str(error))
            return self.find_next()
        return None

    def close_gap(self, end: int) -> Iterator[Entry]:
        """Yield a row of what could not be read before the record at `end`, if there was any."""
        if self.gap:
            start, error = self.gap
            detail = f"What lies between the records at {start} and {end} can't be read: {error}"[:500]
            yield refused(self.gate.row(self.place, f"{start}-{end}"), "damaged", detail)
        self.gap = None

    def take(self, record: WarcRecord) -> Generator[Entry, None, bool]:
        """Yield what one record holds, a page or whatever else was harvested; return whether the record is whole."""
        announced = size_of(record)
        self.meter.take(announced, self.size)
        url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
        if url and url.startswith(NOT_OF_THE_WEB):
            return True
        place = self.gate.row(self.place, f"{self.last}.{self.again}" if self.again else self.last)
        captured_at = read_moment(record.record_date) or place.captured_at
        is_cut = bool(record.headers.get("WARC-Truncated"))
        place = replace(place, url=url, captured_at=captured_at, size=announced, is_cut=is_cut)
        try:
            body, place = take_body(record, place, self.gate.source.limits.item_bytes + 1)
        except Refusal as refusal:
            yield refused(place, refusal.reason, refusal.detail)
            return not isinstance(refusal, Broken)
        except OSError as error:
            yield refused(place, "damaged", str(error)[:500])
            return False
        yield from self.gate.enter(BufferedReader(BytesIO(body)), replace(place, size=len(body)))
        return True

    def find_next(self) -> int | None:
        """Return where the next record behind the last one begins, by its mark; None if there is none."""
        mark, shift = (GZIP_RECORD, 0) if self.is_packed else (PLAIN_RECORD, 1)
        at, held = self.last + 1, b""
        self.file.seek(at)
        while data := self.file.read(CHUNK_BYTES):
            seen = held + data
            for found in mark.finditer(seen):
                place = at - len(held) + found.start() + shift
                if not self.is_packed or is_warc_inside(self.head(place)):
                    return place
                self.file.seek(at + len(data))
            at += len(data)
            held = seen[-LONGEST_MARK:]
        return None

    def head(self, at: int) -> bytes:
        """Return what the file holds from a place on, as far as is needed to know a record."""
        self.file.seek(at)
        return self.file.read(HEAD_BYTES)

    def check_end(self) -> None:
        """Raise what is wrong with the end; fastwarc passes over a record that is cut within its head."""
        if self.gap:
            raise Refusal("damaged", f"What lies behind the record at {self.gap[0]} can't be read: {self.gap[1]}"[:500])
        if self.is_packed:
            self.file.seek(self.last)
            rest: BufferedReader = BufferedReader(Counted(self.file))
            blocks = inflate(rest, "gzip", Meter(self.gate.budget))
            while blocks.read1(CHUNK_BYTES):
                pass
        elif not self.ends_well():
            raise Refusal("truncated", "It does not end with the empty lines that end a record.")

    def ends_well(self) -> bool:
        """Tell whether the file ends as a record does."""
        self.file.seek(max(0, self.size - len(RECORD_END)))
        return self.file.read().replace(b"\r", b"").endswith(b"\n\n")


def take_body(record: WarcRecord, place: Place, most: int) -> tuple[bytes, Place]:
    """Return at most `most` bytes of what a record holds, and its place with the media type that is declared."""
    body = read_up_to(record.reader, most)
    if not record.headers.get("Content-Length"):
        raise Broken("truncated", "The record's header is cut short: it gives no length.")
    if len(body) < min(record.content_length, most) or (not body and size_of(record)):
        raise Broken("truncated", "The record ends before its announced length.")
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
