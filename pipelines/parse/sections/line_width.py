"""At which width the lines of a text are broken, where a converter or typist filled each line with whole words.

A line is full where the first word of the next would have passed that width: the break says nothing. A line that is not
full was ended on purpose.
"""

import re
from functools import lru_cache

# A line that no stop ends, and the first word of the next, which begins in small letters: the sentence goes on.
_BROKEN_LINE = re.compile(
    r"^(?P<line>[^\n]{20,200})(?<=[\w,])\n(?=[ \t\xa0]{0,16}(?P<word>[^\W\d_A-ZĐ][^\W\d_]\S{0,30}))", re.MULTILINE
)
_BLANKS = " \t\xa0"
_WIDE = "    "
# How many broken lines show a width, and what share of it nine in ten reach with the next word: letters vary.
_LEAST_LINES = 3
_LEAST_TENTHS = 9
_LEAST_SHARE = 0.85
# By how much indent and emphasis may lengthen a line.
_LONGEST_MARKS = 16
_LONGEST_LINE = 400
# Beyond so many characters the width is known.
_SEARCHED = 60_000


@lru_cache(maxsize=1)
def find_line_width(text: str) -> int | None:
    """Return the width that broken lines pass with the word below, in characters without indent; None for none."""
    found = [match for match in _BROKEN_LINE.finditer(text, 0, _SEARCHED) if match["word"][0].islower()]
    if len(found) < _LEAST_LINES:
        return None
    lengths = [len(match["line"].strip(_BLANKS)) for match in found]
    width = max(lengths)
    reached = [length + 1 + len(match["word"]) for match, length in zip(found, lengths, strict=True)]
    even = [one for one in reached if one > width * _LEAST_SHARE]
    longer = sum(len(line) > width + _LONGEST_MARKS and not is_row(line) for line in text[:_SEARCHED].split("\n"))
    is_even = len(even) * 10 >= len(found) * _LEAST_TENTHS and longer * 10 <= len(found)
    return min(width, min(even) - 1) if is_even else None


def is_row(line: str) -> bool:
    """Tell whether a line holds cells side by side, or capitals as heads of pages do: these are of any width."""
    return "|" in line or "\t" in line.strip() or _WIDE in line.strip() or line.isupper()


def is_full(text: str, end: int, width: int) -> bool:
    """Tell whether the line that ends at `end` is full: the first word below it would have passed `width`."""
    reach = max(0, end - _LONGEST_LINE)
    line = text[max(text.rfind("\n", reach, end) + 1, reach) : end].strip(_BLANKS)
    words = text[end : end + width].split(None, 1)
    return len(line) + 1 + len(words[0] if words else "") > width
