"""The body of an HTTP message: chunks joined, compression undone, never more of it than asked for."""

import zlib

from pipelines.capture.limits import Refusal

DEFLATES = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
LONGEST_SIZE_LINE = 1024


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
    if coding not in DEFLATES:
        raise Refusal("unsupported_type", f"Its Content-Encoding {coding[:40]} is not read.")
    inflater = zlib.decompressobj(DEFLATES[coding])
    try:
        found = inflater.decompress(body, most)
    except zlib.error:
        if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
            return body  # harvesters undo it and leave the header as it was
        return inflate_bare(body, most)
    if not inflater.eof and len(found) < most:
        raise Refusal("truncated", "Its compressed body ends too early.")
    return found


def inflate_bare(body: bytes, most: int) -> bytes:
    """Return a body whose deflate has no header, as some servers send it."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, most)
    except zlib.error as error:
        raise Refusal("damaged", f"Its body can't be decompressed: {error}.") from error
