"""Streams of bytes: what comes out of a compressed file, metered; and a copy on disk for readers that must go back."""

import bz2
import gzip
import io
import lzma
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import IO, Protocol

import pyarrow as pa

from pipelines.capture.limits import Meter

CHUNK_BYTES = 256 * 1024


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
    """A stream whose bytes are counted against a budget, compared with those of the stream that they come out of."""

    def __init__(self, stream: Readable, meter: Meter, bytes_in: Callable[[], int]) -> None:
        self.stream = stream
        self.meter = meter
        self.bytes_in = bytes_in

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Fill `buffer` as far as there are bytes, so that a look ahead sees enough, and return how many there were."""
        filled = 0
        while filled < len(buffer) and (data := self.stream.read(len(buffer) - filled)):
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        self.meter.take(filled, self.bytes_in())
        return filled


def read_up_to(stream: Readable, most: int) -> bytes:
    """Return the next bytes of a stream, at most `most`; room is taken only for those that come."""
    parts, left = [], most
    while left and (data := stream.read(min(left, CHUNK_BYTES))):
        parts.append(data)
        left -= len(data)
    return b"".join(parts)


def buffered(stream: Readable, meter: Meter, bytes_in: Callable[[], int]) -> BufferedReader:
    """Return a metered stream that can be looked ahead in."""
    return BufferedReader(Metered(stream, meter, bytes_in), CHUNK_BYTES)


def inflate(stream: BufferedReader, coat: str, meter: Meter) -> BufferedReader:
    """Return what a compressed stream holds; `coat` is gzip, zstd, bzip2 or xz."""
    counted = Counted(stream)
    source = BufferedReader(counted, CHUNK_BYTES)
    inner: Readable
    if coat == "gzip":
        inner = gzip.GzipFile(fileobj=source)
    elif coat == "bzip2":
        inner = bz2.BZ2File(source)
    elif coat == "xz":
        inner = lzma.LZMAFile(source)  # noqa: SIM115 - read until the file is
    else:
        inner = pa.CompressedInputStream(pa.PythonFile(source, "r"), "zstd")
    return buffered(inner, meter, lambda: counted.count)


@contextmanager
def seekable(stream: BufferedReader) -> Iterator[IO[bytes]]:
    """Yield the stream itself if one can go back in it, else a copy on disk for the time of the block."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        while data := stream.read(CHUNK_BYTES):
            copy.write(data)
        copy.seek(0)
        yield copy
