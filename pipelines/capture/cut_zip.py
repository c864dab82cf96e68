"""A ZIP without its list of members, for it was cut: the members that are whole, by the header before each."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from pipelines.capture.gate import Entry, Gate, Place, refused
from pipelines.capture.limits import Meter
from pipelines.capture.streams import CHUNK_BYTES, buffered

IS_ENCRYPTED, HAS_LATE_SIZE = 0x1, 0x8
STORED, DEFLATED = 0, 8
LOCAL_MARK, LATE_MARK = b"PK\x03\x04", b"PK\x07\x08"
NEXT_MARKS = (LOCAL_MARK, b"PK\x01\x02", b"")  # a member, the list of members, the end of what there is
LOCAL_HEADER = 30
LONG_SIZE = 0xFFFFFFFF
_UNSAFE = re.compile(rb"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header before a member says of it; its sizes may be said behind it only."""

    flags: int
    method: int
    checksum: int
    size_in: int
    size_out: int
    name: bytes

    @property
    def is_late(self) -> bool:
        """Whether checksum and sizes are said behind the member."""
        return bool(self.flags & HAS_LATE_SIZE)

    @property
    def has_known_end(self) -> bool:
        """Whether one can tell where the member ends: DEFLATE says so itself."""
        if self.flags & IS_ENCRYPTED or self.method not in (STORED, DEFLATED):
            return False
        return self.method == DEFLATED or not (self.is_late or self.size_in == LONG_SIZE)


def read_cut_zip(file: IO[bytes], place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the whole members of a ZIP without its list; ends where the next can't be found."""
    meter = Meter(gate.budget)
    while header := read_header(file):
        if not header.has_known_end:
            return
        start = file.tell()
        found = gate.member(place, header.name, header.size_out or None)
        member = Member(file, header)
        stream = buffered(member.read, meter, file.tell)
        if is_unsafe(header.name):
            yield refused(found, "unsafe_name")
        elif header.name.endswith(b"/"):
            pass
        else:
            yield from gate.enter(stream, found)
        if not header.is_late and header.size_in != LONG_SIZE:
            file.seek(start + header.size_in)
        elif not find_end(member, meter) and not find_mark(file):
            return


def find_end(member: "Member", meter: Meter) -> bool:
    """Read a member to its end, and tell whether there is one."""
    try:
        while not member.has_ended:
            meter.take(len(member.read(CHUNK_BYTES)), member.file.tell())
    except (EOFError, zlib.error):
        member.file.seek(member.start)
        return False
    except zipfile.BadZipFile:
        return True  # its checksum is wrong, as has been told
    return True


def find_mark(file: IO[bytes]) -> bool:
    """Go to the next header of a member, and tell whether there is one."""
    held = b""
    while data := file.read(CHUNK_BYTES):
        at = (held + data).find(LOCAL_MARK)
        if at >= 0:
            file.seek(at - len(held) - len(data), 1)
            return True
        held = data[1 - len(LOCAL_MARK) :]
    return False


def read_header(file: IO[bytes]) -> Header | None:
    """Return the header that begins here, None where there is none."""
    head = file.read(LOCAL_HEADER)
    if len(head) < LOCAL_HEADER or not head.startswith(LOCAL_MARK):
        return None
    flags, method, _, _, name_length, extra_length = (number(head[at : at + 2]) for at in (6, 8, 10, 12, 26, 28))
    checksum, size_in, size_out = (number(head[at : at + 4]) for at in (14, 18, 22))
    name = file.read(name_length)
    file.seek(extra_length, 1)
    return Header(flags, method, checksum, size_in, size_out, name)


class Member:
    """The bytes of a member of a ZIP, inflated if they are deflated, its checksum compared at its end."""

    def __init__(self, file: IO[bytes], header: Header) -> None:
        self.file = file
        self.start = file.tell()
        self.header = header
        self.left = header.size_in
        self.inflater = zlib.decompressobj(-zlib.MAX_WBITS) if header.method == DEFLATED else None
        self.checksum = 0
        self.has_ended = False

    def read(self, size: int, /) -> bytes:
        """Return some bytes, at most `size`; EOFError where the file ends before the member."""
        while not self.has_ended:
            found = self.inflate(self.inflater, size) if self.inflater else self.take(size)
            if found:
                self.checksum = zlib.crc32(found, self.checksum)
                return found
        return b""

    def take(self, size: int) -> bytes:
        """Return bytes as they are stored."""
        found = self.file.read(min(self.left, CHUNK_BYTES, size))
        self.left -= len(found)
        if not found and self.left:
            raise EOFError("the archive ended before the end of this member")
        if not found:
            self.end(self.header.checksum)
        return found

    def inflate(self, inflater: "zlib._Decompress", size: int) -> bytes:
        """Return inflated bytes, none where it took some and nothing came out."""
        if inflater.eof:
            self.file.seek(-len(inflater.unused_data), 1)
            self.end(self.read_late() if self.header.is_late else self.header.checksum)
            return b""
        data = inflater.unconsumed_tail or self.file.read(CHUNK_BYTES)
        if not data:
            raise EOFError("the archive ended before the end of this member")
        return inflater.decompress(data, size)

    def read_late(self) -> int:
        """Return the checksum that is said behind the member, and go to where the next begins.

        A mark may stand before it, and two sizes of 4 or of 8 bytes behind it.
        """
        start = self.file.tell()
        said = self.file.read(28)
        mark = len(LATE_MARK) if said.startswith(LATE_MARK) else 0
        for length in (mark + 12, mark + 20):
            if said[length : length + 4] in NEXT_MARKS:
                self.file.seek(min(start + length, start + len(said)))
                return number(said[mark : mark + 4]) if len(said) >= length else self.checksum
        raise EOFError("nothing that is known follows this member")

    def end(self, checksum: int) -> None:
        """Take note of the end; BadZipFile where the checksum is another."""
        self.has_ended = True
        if checksum != self.checksum:
            raise zipfile.BadZipFile("its checksum is wrong")


def number(data: bytes) -> int:
    """Return the number that bytes stand for in a ZIP."""
    return int.from_bytes(data, "little")


def is_unsafe(name: bytes) -> bool:
    """Tell whether a name leads out of its archive."""
    return _UNSAFE.search(name) is not None
