"""What a text may be that does not look Vietnamese: one in an old encoding, or UTF-8 that was taken for windows-1252.

Every reading leads from the characters that windows-1252 makes of the bytes to what was meant. Which one is right is
told by evidence alone (see syllables), on a sample of bounded size; a text that looks Vietnamese is never touched.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from pipelines.text.capitals import restore_capitals
from pipelines.text.letters import TCVN3, VIQR, VNI, WINDOWS_1252, WINDOWS_1258
from pipelines.text.syllables import Evidence, sample, weigh

MIN_WORDS = 8
MIN_SHARE = 0.85
MIN_GAIN = 0.3
MIN_CARETS = 0.005  # of the characters of VIQR: â, ê and ô are some five in a hundred of Vietnamese

BYTES = {chr(byte): byte for byte in range(0x80, 0xA0)} | {char: byte for byte, char in enumerate(WINDOWS_1252)}
LATER = f"[{re.escape(WINDOWS_1252[0x80:0xC0])}\x80-\x9f]"  # bytes behind the first of a character, in latin-1 as well
# One character beyond ASCII: what windows-1252 makes of the first byte of its UTF-8, and of those that follow it.
MISREAD = re.compile(f"[\xc2-\xdf]{LATER}|[\xe0-\xef]{LATER}{{2}}|[\xf0-\xf4]{LATER}{{3}}")
VNI_CODE, VIQR_CODE = (
    re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True)))) for table in (VNI, VIQR)
)

Step = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is to be read: the steps, by name, and how sure that is (0 to 1)."""

    steps: tuple[str, ...]
    confidence: float


def find_reading(text: str, without: Evidence | None = None) -> Reading | None:
    """Return the reading that makes a text Vietnamese; None where there is no need, or not evidence enough.

    Confidence is the share of words with marks that are syllables, less that of the next best reading. `without` is the
    evidence that speaks for the text as it is; by default its own.
    """
    seen = sample(text)
    as_it_is = weigh(seen) if without is None else without
    results: dict[str, tuple[str, ...]] = {}
    for steps in CHAINS:
        if is_possible(seen, steps):
            results.setdefault(read(seen, steps), steps)
    results.pop(seen, None)
    shares = [(weigh(text_read), steps) for text_read, steps in results.items()]
    ranked = sorted(shares, key=lambda pair: (-pair[0].share, -pair[0].legal))
    if not ranked:
        return None
    (best, steps), others = ranked[0], [as_it_is.share, *(found.share for found, _ in ranked[1:])]
    if best.legal < MIN_WORDS or best.share < MIN_SHARE or best.share - as_it_is.share < MIN_GAIN:
        return None
    return Reading(steps, round(max(0.0, best.share - max(others)), 3))


def is_possible(text: str, steps: tuple[str, ...]) -> bool:
    """Return whether it is worth the while to try a reading: all but VIQR need something beside ASCII, VIQR its `^`."""
    return text.count("^") > len(text) * MIN_CARETS if steps == ("viqr",) else not text.isascii()


def read(text: str, steps: tuple[str, ...]) -> str:
    """Return what a text is by a reading."""
    return reduce(lambda read_so_far, step: STEPS[step](read_so_far), steps, text)


def read_utf_8(text: str) -> str:
    """Return a text whose UTF-8 was taken for windows-1252; characters that are no UTF-8 stay."""
    return MISREAD.sub(lambda found: letter_of(found[0]), text)


def letter_of(misread: str) -> str:
    """Return the one character whose UTF-8 bytes `misread` shows, or `misread` itself where they are none."""
    try:
        return bytes(BYTES[char] for char in misread).decode("utf-8")
    except UnicodeDecodeError:
        return misread


def read_tcvn3(text: str) -> str:
    """Return a TCVN3 text, its capitals restored as far as their neighbours show them."""
    return restore_capitals(text.translate(TCVN3))


def read_vni(text: str) -> str:
    """Return a VNI text."""
    return VNI_CODE.sub(lambda found: VNI[found[0]], text)


def read_viqr(text: str) -> str:
    """Return a VIQR text."""
    return VIQR_CODE.sub(lambda found: VIQR[found[0]], text)


def read_windows_1258(text: str) -> str:
    """Return a windows-1258 text, its tones still apart from their letters."""
    return text.translate(WINDOWS_1258)


STEPS: dict[str, Step] = {
    "utf-8": read_utf_8,
    "tcvn3": read_tcvn3,
    "vni": read_vni,
    "viqr": read_viqr,
    "windows-1258": read_windows_1258,
}
CHAINS = (*((name,) for name in STEPS), ("utf-8", "utf-8"), ("utf-8", "utf-8", "utf-8"))
