"""Anchors: the words of vocab/page_marks.csv as patterns that find them at the start of a line."""

import re
from functools import cache

from pipelines.parse.words.line_search import BEFORE_WORDS
from pipelines.parse.words.openings import find_at_openings, openings_of
from pipelines.vocab.layout import PageMark, page_marks

_LINE_START = rf"^[{BEFORE_WORDS}\-–]{{0,80}}"
_REST = {
    "start": r"(?!\w)",
    "whole": r"(?:[ \xa0]\(\d{1,3}\))?[ \t\xa0:*|.]{0,12}$",  # `Văn bản liên quan (3)`
    "anywhere": r"(?!\w)",
    # A colon or the end of the line; or a gap, a cell or the dash of the first item, in rows and lines run together.
    "heading": r"(?:[ \t\xa0*]{0,6}(?::|[ \t\xa0*|]{0,12}$)|(?=[ \xa0*]{0,6}(?:\t|\||[ \xa0]{4}|[-–][ \xa0]|<br)))",
    "formula": r"[ \t\xa0*]{0,6}:[ \t\xa0*|]{0,12}$",
}
_LONGEST_WORDS = 200
# Letters that converters take for one another; the pattern's case is free.
_LIKE = {"Đ": "ĐÐƉ"}


@cache
def anchor_pattern(mark: str) -> re.Pattern[str]:
    """Return the pattern that finds the marks of a kind; blanks between words may be a line break, case is free."""
    either = "|".join(write_mark(page_mark) for page_mark in page_marks(mark))
    firsts = {page_mark.text[0].upper() for page_mark in page_marks(mark)}
    letters = {case for first in firsts for like in _LIKE.get(first, first) for case in (like.lower(), like)}
    # The look at the first letter only saves time: letters whose case is free are compared slowly.
    begins = f"(?-i:(?=[{re.escape(''.join(sorted(letters)))}]))"
    start = "" if is_within_lines(mark) else _LINE_START
    return re.compile(f"{start}{begins}(?:{either})", re.MULTILINE | re.IGNORECASE)


def write_mark(mark: PageMark) -> str:
    """Return the pattern of one mark."""
    words = [write_word(word) for word in mark.text.split()]
    # Old spelling joins syllables: VIỆT-NAM DÂN-CHỦ CỘNG-HÒA.
    between = r"[ \t\xa0*]{1,6}(?:\n[ \t\xa0*]{0,6})?|\n[ \t\xa0*]{0,6}|-"
    return f"{f'(?:{between})'.join(words)}{_REST[mark.match]}"


def write_word(word: str) -> str:
    """Return the pattern of one word: any dash for a dash, Ð for Đ, a small l for I within capitals."""
    if word == "-":
        return "[-–—]"
    like = re.sub("[Đđ]", "[ĐÐƉ]", re.escape(word))
    return like[:1] + like[1:].replace("I", "[Il]") if word.isupper() else like


def find_anchor(mark: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first mark of a kind in `text[start:end]`, if there is one."""
    pattern = anchor_pattern(mark)
    if is_within_lines(mark):
        return pattern.search(text, start, end)
    return next(find_at_openings(pattern, anchor_openings(mark), text, start, end), None)


@cache
def anchor_openings(mark: str) -> frozenset[str]:
    """Return the openings of the lines that begin with a mark of a kind."""
    return openings_of(page_mark.text for page_mark in page_marks(mark))


@cache
def is_within_lines(mark: str) -> bool:
    """Tell whether marks of a kind may stand anywhere in a line."""
    return any(page_mark.match == "anywhere" for page_mark in page_marks(mark))


def opens_with(mark: str, words: str) -> bool:
    """Tell whether `words` opens with a mark of a kind."""
    return bool(anchor_pattern(mark).match(words[:_LONGEST_WORDS]))


def opens_with_any(marks: tuple[str, ...], words: str) -> bool:
    """Tell whether `words` opens with a mark of one of several kinds."""
    return bool(any_pattern(marks).match(words[:_LONGEST_WORDS]))


@cache
def any_pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds the marks of several kinds."""
    return re.compile("|".join(anchor_pattern(mark).pattern for mark in marks), re.MULTILINE | re.IGNORECASE)


def begins_body_name(words: str) -> bool:
    """Tell whether words begin as the name of a body or union does: SỞ …, HỘI NÔNG DÂN …"""
    return opens_with("body_name", words) or opens_with("union_name", words)
