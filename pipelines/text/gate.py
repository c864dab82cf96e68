"""The gate: bytes or text of any make become text in NFC with plain line ends, or there is a reason why not."""

import codecs
import html
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import takewhile

from pipelines.text.letters import WINDOWS_1252
from pipelines.text.readings import MIN_SHARE, MIN_WORDS, find_reading, read
from pipelines.text.syllables import Evidence, sample, weigh

CODECS_BY_MARK = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNMARKED = {"utf-16-le": codecs.utf_16_le_decode, "utf-16-be": codecs.utf_16_be_decode}
DECLARABLE = re.compile(r"\A(?:iso8859|cp125|gb|big5|euc|shift_jis|koi8)")
DECLARED_CONFIDENCE = 0.5
CUT = "cut"
SAMPLE_BYTES = 2_048
CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
CONTROL_SHARE = 0.01  # plain text has almost none; a compressed or compiled file has about one byte in ten
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][0-9A-Za-z]{1,31});")
WINDOW = 256
VIETNAMESE_SHARE = 0.025  # of characters that are of U+1E80 to U+1EFF: one in ten of Vietnamese, none of text misread
MAX_MARKS = 32  # on one letter: Vietnamese has two; the time of NFC grows with the square of their number
NO_CHARACTERS = ("Cc", "Cs", "Cn", "Co")
NOTHING_KNOWN = Evidence(0, 0)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in and how sure that is (0 to 1); or no text and the reason.

    `encoding` names the steps in their order, joined by +: `utf-8+tcvn3` was stored as UTF-8 by a program that took
    TCVN3 for windows-1252, `utf-8+utf-8` was encoded twice, `+html` had entities such as &#7879; left in it, `+cut`
    ended within a character: its file was cut, and the bytes of that character are left out.
    """

    text: str | None
    encoding: str | None = None
    confidence: float | None = None
    reason: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    r"""Return the text of `data` in NFC with \n line ends, or the code of the reason why there is none.

    `declared` is the encoding that a header names; it counts where bytes are neither UTF-8 nor Vietnamese by evidence.
    Reasons are of the vocabulary `codes:reject_reason`: empty, binary, undecodable.
    """
    return mend(decode_bytes(data, declared))


def decode_markup(data: bytes, declared: str | None = None) -> Decoded:
    """Return the mark-up of a page as it is; whoever reads its text has `decode_text` normalize that."""
    return checked(decode_bytes(data, declared))


def decode_text(text: str, encoding: str = "utf-8") -> Decoded:
    """Return text that was decoded by others, or drawn from a page, as `decode` does; `encoding` is what it came in."""
    return mend(Decoded(text, encoding, 1.0))


def decode_bytes(data: bytes, declared: str | None) -> Decoded:
    """Return the characters of `data`, as they are."""
    mark = next((pair for pair in CODECS_BY_MARK if data.startswith(pair[0])), None)
    if mark is None and looks_binary(data):
        return decode_unmarked(data)
    encoding = mark[1] if mark else "utf-8"
    try:
        return Decoded(data.decode(encoding), encoding, 1.0)
    except UnicodeDecodeError:
        cut = decode_cut(data, encoding)
        return cut or (Decoded(None, reason="undecodable") if mark else decode_old(data, declared))


def decode_cut(data: bytes, encoding: str) -> Decoded | None:
    """Return the text before a last character that lacks bytes, for its file was cut there; else None.

    Without a byte order mark, characters of several bytes before the cut must show that the rest is UTF-8.
    """
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data)  # holds back what may be completed
    except UnicodeDecodeError:
        return None
    if not text or (encoding == "utf-8" and text.isascii()):
        return None
    return Decoded(text, f"{encoding}+{CUT}", 1.0)


def decode_unmarked(data: bytes) -> Decoded:
    """Return UTF-16 without its mark if that makes Vietnamese of the bytes; else they are no text."""
    for encoding, decoder in UNMARKED.items():
        text, used = decoder(data, "replace")
        evidence = weigh(sample(text))
        if "\ufffd" not in text and evidence.legal >= MIN_WORDS and evidence.share >= MIN_SHARE:
            name = encoding if used == len(data) else f"{encoding}+{CUT}"
            return Decoded(text, name, round(evidence.share, 3))
    return Decoded(None, reason="binary")


def decode_old(data: bytes, declared: str | None) -> Decoded:
    """Return the text of bytes that are not UTF-8: by evidence in an old Vietnamese encoding, else as is declared."""
    image = codecs.charmap_decode(data, "strict", WINDOWS_1252)[0]
    reading = find_reading(image, NOTHING_KNOWN)
    if reading:
        return Decoded(read(image, reading.steps), "+".join(reading.steps), reading.confidence)
    try:
        codec = codecs.lookup(declared or "")
        if DECLARABLE.match(codec.name.replace("-", "").replace("windows", "cp")):
            return Decoded(codec.decode(data)[0], codec.name, DECLARED_CONFIDENCE)
    except (LookupError, UnicodeDecodeError):
        pass  # what is declared is unknown, or wrong: the bytes stay what they were
    return Decoded(None, reason="undecodable")


def mend(found: Decoded) -> Decoded:
    """Return a text without the traces of programs that misread it: entities, and letters of another encoding."""
    return finish(read_again(without_entities(found)))


def without_entities(found: Decoded) -> Decoded:
    """Return a text with the characters that its entities stand for; those that stand for none are left."""
    if found.text is None or "&" not in found.text:
        return found
    text = ENTITY.sub(lambda entity: character_of(entity[0]), found.text)
    if "&" in text:  # &amp;agrave; was escaped twice
        text = ENTITY.sub(lambda entity: character_of(entity[0]), text)
    return found if text == found.text else replace(found, text=text, encoding=f"{found.encoding}+html")


@cache
def character_of(entity: str) -> str:
    """Return the character of an entity, or the entity itself where it stands for none that a text may hold."""
    character = html.unescape(entity)
    is_text = all(char in "\t\n" or unicodedata.category(char) not in NO_CHARACTERS for char in character)
    return character if is_text and character not in ("", "\ufffd") else entity


def read_again(found: Decoded) -> Decoded:
    """Return a text read in the encoding that it was in before others misread it, if there is evidence of one."""
    if found.text is None or looks_right(found.text):
        return found
    reading = find_reading(found.text)
    if reading is None:
        return found
    encoding = "+".join((str(found.encoding), *reading.steps))
    return Decoded(read(found.text, reading.steps), encoding, min(found.confidence or 0.0, reading.confidence))


def looks_right(text: str) -> bool:
    """Return whether a text is beyond suspicion: good Vietnamese, or ASCII without the signs of VIQR."""
    return "^" not in text if text.isascii() else looks_vietnamese(text)


def looks_vietnamese(text: str) -> bool:
    """Return whether start, middle and end of a text have as many letters of U+1E80 to U+1EFF as Vietnamese has."""
    middle = len(text) // 2
    seen = text if len(text) <= 3 * WINDOW else text[:WINDOW] + text[middle : middle + WINDOW] + text[-WINDOW:]
    data = seen.encode("utf-8", "replace")
    letters = data.count(b"\xe1\xba") + data.count(b"\xe1\xbb")
    return letters > len(seen) * VIETNAMESE_SHARE


def checked(found: Decoded) -> Decoded:
    """Return a text, or the reason why it is none."""
    if found.text is None:
        return found
    if "\0" in found.text:  # beyond the sample, or after a mark
        return Decoded(None, reason="binary")
    if not found.text or found.text.isspace():
        return Decoded(None, reason="empty")
    return found


def finish(found: Decoded) -> Decoded:
    """Return a text normalized, or the reason why it is none."""
    found = checked(found)
    if found.text is None:
        return found
    text = normalize(found.text)
    if text is None:
        return Decoded(None, reason="undecodable")
    return found if text is found.text else replace(found, text=text)


def looks_binary(data: bytes) -> bool:
    """Return whether the first 2 KiB hold a NUL, or more control characters than text does."""
    start = data[:SAMPLE_BYTES]
    controls = len(start) - len(start.translate(None, CONTROL_BYTES))
    return b"\0" in start or controls > len(start) * CONTROL_SHARE


def normalize(text: str) -> str | None:
    r"""Return `text` in NFC, with every line end as \n, and nothing else touched; None where marks are heaped up."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    # Line by line: over one that bears no loose mark this is a quick look; no letter is composed across a line end.
    lines = text.split("\n")
    if all(map(is_nfc, lines)):
        return text
    return None if has_heaped_marks(text) else "\n".join(map(nfc, lines))


is_nfc = partial(unicodedata.is_normalized, "NFC")
nfc = partial(unicodedata.normalize, "NFC")


def has_heaped_marks(text: str) -> bool:
    """Tell whether a letter bears more marks than any script has (UAX #15 draws the line at 30).

    So many in a row stand on at least one place in every 32: where none does, the whole need not be searched.
    """
    places = range(0, len(text), MAX_MARKS)
    return any(unicodedata.combining(text[at]) and count_marks(text, at) >= MAX_MARKS for at in places)


def count_marks(text: str, at: int) -> int:
    """Return how many combining marks stand in a row around a place, or enough to be too many."""
    before = takewhile(unicodedata.combining, reversed(text[max(0, at - MAX_MARKS) : at]))
    after = takewhile(unicodedata.combining, text[at : at + MAX_MARKS])
    return sum(1 for _ in before) + sum(1 for _ in after)
