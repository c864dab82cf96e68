"""Anchors: the words of vocab/page_marks.csv as patterns that find them at the start of a line."""

import re
from functools import cache

from pipelines.vocab.layout import PageMark, page_marks

_LINE_START = r"^[ \t\xa0#>*|\\\-–]{0,12}"
_REST = {
    "start": r"(?!\w)",
    "whole": r"[ \t\xa0:*|.]{0,12}$",
    "anywhere": r"(?!\w)",
    "heading": r"[ \t\xa0*]{0,6}(?::|[ \t\xa0*|]{0,12}$)",
    "formula": r"[ \t\xa0*]{0,6}:[ \t\xa0*|]{0,12}$",
}
_LONGEST_WORDS = 200


@cache
def anchor_pattern(mark: str) -> re.Pattern[str]:
    """Return the pattern that finds the marks of a kind; blanks between words may be a line break, case is free."""
    either = "|".join(write_mark(page_mark) for page_mark in page_marks(mark))
    return re.compile(either, re.MULTILINE | re.IGNORECASE)


def write_mark(mark: PageMark) -> str:
    """Return the pattern of one mark."""
    words = [re.escape(word) if word != "-" else "[-–—]" for word in mark.text.split()]
    between = r"[ \t\xa0*]{1,6}(?:\n[ \t\xa0*]{0,6})?|\n[ \t\xa0*]{0,6}"
    start = _LINE_START if mark.match != "anywhere" else ""
    return f"{start}{f'(?:{between})'.join(words)}{_REST[mark.match]}"


def find_anchor(mark: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first mark of a kind in `text[start:end]`, if there is one."""
    return anchor_pattern(mark).search(text, start, end)


def opens_with(mark: str, words: str) -> bool:
    """Tell whether `words` opens with a mark of a kind."""
    return bool(anchor_pattern(mark).match(words[:_LONGEST_WORDS]))
