"""Bytes to text: the only place where text is changed. Afterwards every fact points into it with spans."""

import codecs
import unicodedata
from dataclasses import dataclass

CODECS_BY_MARK = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE_BYTES = 65_536
CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
CONTROL_SHARE = 0.01  # plain text has almost none; a compressed or compiled file has about one byte in ten


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in and how sure that is (0 to 1); or no text and the reason."""

    text: str | None
    encoding: str | None = None
    confidence: float | None = None
    reason: str | None = None


def decode(data: bytes) -> Decoded:
    r"""Return the text of `data` in NFC with \n line ends, or the code of the reason why there is none.

    Reasons are of the vocabulary `codes:reject_reason`: empty, binary, undecodable.
    """
    mark = next((pair for pair in CODECS_BY_MARK if data.startswith(pair[0])), None)
    encoding = mark[1] if mark else "utf-8"
    if mark is None and looks_binary(data):
        return Decoded(None, reason="binary")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return Decoded(None, reason="undecodable")
    if "\0" in text:  # beyond the sample, or after a mark
        return Decoded(None, reason="binary")
    if not text.strip():
        return Decoded(None, reason="empty")
    return Decoded(normalize(text), encoding, 1.0)


def looks_binary(data: bytes) -> bool:
    """Return whether the first 64 KiB hold a NUL, or more control characters than text does."""
    sample = data[:SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, CONTROL_BYTES))
    return b"\0" in sample or controls > len(sample) * CONTROL_SHARE


def normalize(text: str) -> str:
    r"""Return `text` in NFC, with every line end as \n; nothing else is touched."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
