"""The heading of State or Party, which shows where a letterhead is: it begins a line, or the second cell of one."""

import re
from functools import cache

from pipelines.parse.page.cells import OF, goes_on_below
from pipelines.parse.words.anchors import find_anchor
from pipelines.parse.words.lines import MARKS, is_upper
from pipelines.vocab.layout import page_marks

# What parts it from the first cell: a pipe, a tab or wide blanks.
_GAP = re.compile(r"(?:\||\t|[ \xa0]{3})[ \xa0*]{0,200}\Z")
_LONGEST_CELL = 400
# How far from the top a heading may stand whose words are set apart.
_REACH_OF_WIDE = 4_000


def find_motto(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the first heading of State or Party in `text[start:end]`, or None."""
    at_line = find_anchor("motto", text, start, end)
    found = [at_line.span()] if at_line else []
    stop = at_line.start() if at_line else end
    for words in capital_mottos():
        at = text.find(words, start, stop)
        if at >= 0 and begins_cell(text, at, at + len(words)):
            found.append((at, at + len(words)))
    for words in union_mottos():
        at = text.find(words, start, stop)
        if at >= 0 and fills_cell(text, at, at + len(words)):
            found.append((at, at + len(words)))
    if not found and "  " in text[start : start + _REACH_OF_WIDE]:
        wide = wide_mottos().search(text, start, min(stop, start + _REACH_OF_WIDE))
        found = [wide.span()] if wide and begins_cell(text, *wide.span()) else []
    return min(found, default=None)


@cache
def wide_mottos() -> re.Pattern[str]:
    """Return the pattern of the headings in capitals whose words a converter set apart: ĐẢNG  CỘNG  SẢN VIỆT NAM."""
    return re.compile("|".join(words.replace(" ", "[ ]{1,4}") for words in capital_mottos()))


@cache
def capital_mottos() -> tuple[str, ...]:
    """Return the headings that are printed in capitals."""
    return tuple(mark.text for mark in page_marks("motto") if mark.match == "start" and mark.text.isupper())


@cache
def union_mottos() -> tuple[str, ...]:
    """Return the headings in capitals that fill their line or cell: that of the Youth Union begins other names too."""
    return tuple(mark.text for mark in page_marks("motto") if mark.match == "whole" and mark.text.isupper())


def begins_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a heading within a line begins its second cell: behind a gap, or capitals and with more below."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST_CELL) : start]
    words = before.strip(MARKS)
    is_cell = is_upper(before) and not words.startswith(OF) and goes_on_below(text, end)
    return bool(words) and (bool(_GAP.search(before)) or is_cell)


def fills_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a heading within a line fills its second cell: behind a gap, and nothing but signs behind it."""
    ending = text.find("\n", end, end + _LONGEST_CELL)
    behind = text[end : end + _LONGEST_CELL if ending < 0 else ending]
    before = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST_CELL) : start]
    return bool(before.strip(MARKS)) and bool(_GAP.search(before)) and not behind.strip(MARKS)
