"""Streams of bytes: what comes out of a compressed file, metered; and a copy on disk for readers that must go back."""

import bz2
import gzip
import io
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import IO, Protocol

import pyarrow as pa

from pipelines.capture.limits import Meter

CHUNK_BYTES = 256 * 1024
# Arrow loses what a read has gathered before the break of a stream, so that it is asked for little at a time.
PIECE_BYTES = 4096
# What the libraries say of bytes that are not what they should be.
DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    UnicodeError,
    pa.ArrowException,
)
Read = Callable[[int], bytes]


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, none at the end."""


class Counted(io.RawIOBase):
    """A stream that knows how many bytes were read from it."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.count = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Fill `buffer` and return how many bytes were put there."""
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Metered(io.RawIOBase):
    """A stream whose bytes are counted against a budget, compared with those of the stream that they come out of.

    `read` returns up to so many bytes, as soon as it has some. All that comes before a break is given out before the
    break is told.
    """

    def __init__(self, read: Read, meter: Meter, bytes_in: Callable[[], int]) -> None:
        self.read_some = read
        self.meter = meter
        self.bytes_in = bytes_in
        self.failure: Exception | None = None

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Fill `buffer` as far as there are bytes, so that a look ahead sees enough, and return how many there were."""
        filled = 0
        while filled < len(buffer) and (data := self.next_bytes(len(buffer) - filled)):
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        if self.failure and not filled:
            raise self.failure
        self.meter.take(filled, self.bytes_in())
        return filled

    def next_bytes(self, most: int) -> bytes:
        """Return some bytes; none at the end or at a break, which is remembered."""
        if self.failure:
            return b""
        try:
            return self.read_some(most)
        except DAMAGE as error:
            self.failure = error
            return b""


def read_up_to(stream: Readable, most: int) -> bytes:
    """Return the next bytes of a stream, at most `most`; room is taken only for those that come."""
    parts, left = [], most
    while left and (data := stream.read(min(left, CHUNK_BYTES))):
        parts.append(data)
        left -= len(data)
    return b"".join(parts)


def buffered(read: Read, meter: Meter, bytes_in: Callable[[], int]) -> BufferedReader:
    """Return a metered stream that can be looked ahead in."""
    return BufferedReader(Metered(read, meter, bytes_in), CHUNK_BYTES)


def inflate(stream: BufferedReader, coat: str, meter: Meter) -> BufferedReader:
    """Return what a compressed stream holds; `coat` is gzip, zstd, bzip2 or xz."""
    counted = Counted(stream)
    source = BufferedReader(counted, CHUNK_BYTES)
    read: Read
    if coat == "gzip":
        read = gzip.GzipFile(fileobj=source).read1
    elif coat == "bzip2":
        read = bz2.BZ2File(source).read1
    elif coat == "xz":
        read = lzma.LZMAFile(source).read1  # noqa: SIM115 - read until the file is
    else:
        read = in_pieces(pa.CompressedInputStream(pa.PythonFile(source, "r"), "zstd").read)
    return buffered(read, meter, lambda: counted.count)


def in_pieces(read: Read) -> Read:
    """Return what reads no more than a piece at a time."""
    return lambda most: read(min(most, PIECE_BYTES))


@contextmanager
def seekable(stream: BufferedReader) -> Iterator[IO[bytes]]:
    """Yield the stream itself if one can go back in it, else a copy on disk for the time of the block.

    Of a stream that breaks all that came before is copied; the break is told when the block has ended well.
    """
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        failure = copy_all(stream, copy)
        copy.seek(0)
        yield copy
        if failure:
            raise failure


def copy_all(stream: BufferedReader, copy: IO[bytes]) -> Exception | None:
    """Copy a stream up to its end or its break, and return the latter."""
    try:
        while data := stream.read1(CHUNK_BYTES):
            copy.write(data)
    except DAMAGE as error:
        return error
    return None
