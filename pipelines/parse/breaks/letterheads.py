"""The letterhead of a flattened document: where its heading, number, place and date begin and end."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from pipelines.parse.words.anchors import write_mark
from pipelines.parse.words.dates import month_words
from pipelines.parse.words.numbers import find_numbers
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import page_marks

_WORD = re.compile(r"\S{1,400}")
_RULE = re.compile(r"[-–—_=*]{1,80}")
# How far into the text a head may begin, how far apart its parts are, and how long a subject before the date is.
_REACH = 20_000
_LONGEST_CELL = 400
_LONGEST_SUBJECT = 1_500
_LONGEST_PLACE = 60
_NUMBER_OF_DISTRICT = 2
# `Số: 12/QĐ-UBND`, `Số 12-CT/TU`, `Luật số: 10/2023/QH15`, `Số:     /QĐ-UBND`.
_NUMBER = re.compile(
    r"(?<!\S)(?:(?:Luật|Lệnh|Pháp lệnh|Bộ luật|Nghị quyết)[ \xa0]số(?:[ \xa0]?:|(?P<cited>))|(?:Số|SỐ)[ \xa0]{0,3}:?)"
    r"(?=[ \xa0]{0,20}(?:\d|[-–/…._]))"
)
_BLANK_NUMBER = re.compile(r"[ \xa0.…_]{0,20}[-–/][ \xa0]?[A-ZĐ][^\s,;]{1,30}")
_LONGEST_NUMBER = 60
_LONGEST_GAP = 4
_DATE = re.compile(
    r"(?:,[ \xa0]?)?(?i:ngày)[ \xa0]{0,3}(?:m[ồù]ng[ \xa0])?[\dOl.…]{0,6}[ \xa0]{0,3}"
    rf"(?i:tháng)[ \xa0]{{1,3}}(?:[\dOl.…]{{0,6}}|(?i:{tree_pattern(month_words(), ' ')}))[ \xa0]{{0,3}}"
    r"(?i:năm)[ \xa0]{1,3}\d{4}(?!\d)"
    r"|(?:,[ \xa0]?)?(?i:ngày)[ \xa0]{1,3}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)"
)
_CITY = re.compile(r"(?:Thành phố|T[Pp]\.?)[ \xa0]")
_ABOUT = ("V/v", "Về")
_NAME_OF_STATE = "NƯỚC"
_PRESIDENT = "CHỦ TỊCH NƯỚC"
# The first republic is named behind its government too, in the office of who enacts: CHỦ TỊCH CHÍNH PHỦ LÂM THỜI …
_FIRST_REPUBLIC, _ITS_GOVERNMENT = "VIỆT NAM DÂN", ("CHÍNH PHỦ", "LÂM THỜI", _NAME_OF_STATE)
_LONGEST_NAME = 20
_ENDS_MOTTO = ("phúc", "phúc -------")
_SECOND_LINE = re.compile(r"[ \xa0]{1,9}(?:[ĐÐ]ộc|ĐỘC)[ \xa0]")


class Letterhead(NamedTuple):
    """Where lines begin in the letterhead of a flattened document, where it ends, and the span of its number."""

    breaks: set[int]
    end: int
    number: tuple[int, int] | None


def find_letterhead(text: str) -> Letterhead | None:
    """Return where lines begin in the letterhead, or None: a heading of State or Party, or the number after `Số`."""
    mottos = [match.span() for match in motto_pattern().finditer(text, 0, _REACH) if heads_page(text, match)]
    pairs = takewhile(lambda pair: pair[1][0] - pair[0][1] < _LONGEST_CELL, pairwise(mottos))
    near = [*mottos[:1], *(below for _, below in pairs)]
    begin, end = (near[0][0], near[-1][1]) if near else (0, 0)
    number = find_own_number(text, max(0, begin - _LONGEST_CELL), end + _LONGEST_CELL)
    spans = [*near, *([number] if number else [])]
    if not spans:
        return None
    end = max(stop for _, stop in spans)
    breaks = {place for span in spans for place in span}
    breaks.add(start_of_body(text, min(start for start, _ in spans)))
    date = _DATE.search(text, min(start for start, _ in spans), end + _LONGEST_SUBJECT)
    if date and is_own_date(text, end, date.start()):
        breaks |= {start_of_place(text, breaks, date.start()), date.end()}
        end = max(end, date.end())
    return Letterhead(breaks, end, number)


def find_headings_below(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the headings of State and Party in `text[start:]`: of what is appended, and of forms."""
    return (motto for motto in motto_pattern().finditer(text, start) if heads_page(text, motto))


@cache
def motto_pattern() -> re.Pattern[str]:
    """Return the pattern of a heading of State or Party, wherever a word may begin."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(write_mark(mark) for mark in page_marks('motto'))})")


def heads_page(text: str, motto: re.Match[str]) -> bool:
    """Tell whether a heading is no part of the name of the State: NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.

    Behind CHỦ TỊCH NƯỚC it is one where its second line follows.
    """
    before = text[max(0, motto.start() - _LONGEST_NAME) : motto.start()].rstrip()
    if before.endswith(_PRESIDENT) or (motto[0].startswith(_FIRST_REPUBLIC) and before.endswith(_ITS_GOVERNMENT)):
        return _SECOND_LINE.match(text, motto.end()) is not None
    return not before.endswith(_NAME_OF_STATE)


def start_of_body(text: str, end: int) -> int:
    """Return where the bodies in capitals begin that end at `end`, though menus of a page stand before them.

    A line may be drawn below them: `BỘ NỘI VỤ -------`.
    """
    start = end
    for word in reversed(list(_WORD.finditer(text, max(0, end - _LONGEST_CELL), end))):
        if word[0].isupper():
            start = word.start()
        elif start < end or not _RULE.fullmatch(word[0]):
            break
    return start


def find_own_number(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the first number with its label in `text[start:end]`; it may be left blank."""
    for label in _NUMBER.finditer(text, start, end):
        found = find_numbers(text, label.start(), label.end() + _LONGEST_NUMBER)
        if label["cited"] is not None and not stands_below(text, label.start()):
            continue
        if found and found[0].start - label.end() <= _LONGEST_GAP:
            return label.start(), found[0].end
        if blank := _BLANK_NUMBER.match(text, label.end()):
            return label.start(), blank.end()
    return None


def stands_below(text: str, at: int) -> bool:
    """Tell whether a label without a colon stands right behind capitals, a day or the motto: `QUỐC HỘI Luật số 5/…`."""
    before = text[max(0, at - _LONGEST_NAME) : at].rstrip()
    return before[-1:].isupper() or before[-1:].isdigit() or before.lower().endswith(_ENDS_MOTTO)


def is_own_date(text: str, end: int, date: int) -> bool:
    """Tell whether a date is that of the letterhead whose other parts end at `end`: behind a place, or V/v …."""
    between = text[end:date].strip()
    return len(between) < _LONGEST_PLACE or between.startswith(_ABOUT)


def start_of_place(text: str, breaks: set[int], date: int) -> int:
    """Return where the place before a date begins: words with capitals, back to a part of the head or to capitals.

    Behind a subject, whose last words may be names too, it has two words, or begins with TP. or Thành phố.
    """
    low = max([place for place in breaks if place <= date], default=0)
    words: list[re.Match[str]] = []
    for word in reversed(list(_WORD.finditer(text, max(low, date - _LONGEST_PLACE), date))):
        if not may_be_of_place(word[0]):
            break
        words.insert(0, word)
    if words and text[low : words[0].start()].strip():
        city = next((word for word in words if _CITY.match(text, word.start())), None)
        return city.start() if city else words[-2:][0].start()
    return words[0].start() if words else date


def may_be_of_place(word: str) -> bool:
    """Tell whether a word may be one of a place: Hà, TP., Quận, 1, the dash of Bà Rịa - Vũng Tàu; not BỘ."""
    if len(word) > 1 and word.isupper() and not word.endswith("."):
        return False
    return word[0].isupper() or word in "-–" or (word.isdigit() and len(word) <= _NUMBER_OF_DISTRICT)
