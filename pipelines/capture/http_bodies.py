"""The body of an HTTP message: chunks joined, compression undone, never more of it than asked for."""

import codecs
import zlib
from typing import Literal

import pyarrow as pa

from pipelines.capture.limits import Refusal
from pipelines.capture.streams import read_up_to

DEFLATES = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
Codec = Literal["brotli", "zstd"]
STREAMS: dict[str, Codec] = {"br": "brotli", "zstd": "zstd"}
LONGEST_SIZE_LINE = 1024
TEXT_BYTES = 512


def decode_body(body: bytes, transfer: str | None, content: str | None, most: int) -> bytes:
    """Return the body that a server meant, at most `most` bytes of it.

    Refusal where it is cut short, contradicts its header or is compressed in a way that is not read.
    """
    if "chunked" in (transfer or "").lower():
        body = join_chunks(body)
    for coding in reversed((content or "").lower().replace(" ", "").split(",")):
        body = decompress(body, coding, most)
    return body


def join_chunks(body: bytes) -> bytes:
    """Return the chunks of a body joined; a body that is none of chunks is returned as it is: harvesters join them."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at, at + LONGEST_SIZE_LINE)) >= 0:
        size = read_size(body[at:end])
        if size is None:
            break
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    if at == 0:
        return body
    raise Refusal("truncated", "The last of its chunks is missing.")


def read_size(line: bytes) -> int | None:
    """Return the size that the line before a chunk gives."""
    digits = line.partition(b";")[0].strip()
    return int(digits, 16) if 0 < len(digits) <= 12 and all(c in b"0123456789abcdefABCDEF" for c in digits) else None


def decompress(body: bytes, coding: str, most: int) -> bytes:
    """Return a body without one layer of compression."""
    if coding in ("", "identity"):
        return body
    if coding in STREAMS:
        return decompress_stream(body, STREAMS[coding], most)
    if coding not in DEFLATES:
        raise Refusal("unsupported_type", f"Its Content-Encoding {coding[:40]} is not read.")
    try:
        return inflate(body, DEFLATES[coding], most)
    except zlib.error:
        if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
            return body  # harvesters undo it and leave the header as it was
        return inflate_bare(body, most)


def inflate(body: bytes, window: int, most: int) -> bytes:
    """Return what zlib inflates; Refusal where the end is missing."""
    inflater = zlib.decompressobj(window)
    found = inflater.decompress(body, most)
    if not inflater.eof and len(found) < most:
        raise Refusal("truncated", "Its compressed body ends too early.")
    return found


def inflate_bare(body: bytes, most: int) -> bytes:
    """Return a body whose deflate has no header, as some servers send it, or that is not compressed at all."""
    try:
        return inflate(body, -zlib.MAX_WBITS, most)
    except zlib.error as error:
        if is_utf_8(body):
            return body
        raise Refusal("damaged", f"Its body can't be decompressed: {error}.") from error


def decompress_stream(body: bytes, codec: Codec, most: int) -> bytes:
    """Return a body that Arrow's `codec` decompresses; one that was never compressed, or is no more, as it is."""
    try:
        with pa.CompressedInputStream(pa.BufferReader(body), codec) as stream:
            return read_up_to(stream, most)
    except OSError as error:
        if is_utf_8(body):
            return body
        reason = "truncated" if "truncated" in str(error).lower() else "damaged"
        raise Refusal(reason, f"Its body can't be decompressed: {error}.") from error


def is_utf_8(body: bytes) -> bool:
    """Tell whether a body begins as text in UTF-8 does, which compressed bytes hardly ever do."""
    try:
        return bool(codecs.utf_8_decode(body[:TEXT_BYTES], "strict", False)[0])
    except UnicodeDecodeError:
        return False
