"""Dates as Vietnamese documents print them: day first, in figures or words, whole or in part, one or a span of days."""

import calendar
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.parse.model import PartialDate
from pipelines.parse.words.fold import fold_signs
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab import read_vocabulary
from pipelines.vocab.spelled_numbers import read_year, spelled_numbers, year_pattern

# What converters put for digits: O for 0, l and I for 1. Repaired in a date only.
_MISREAD_DIGITS = str.maketrans("OoIl", "0011")


class FoundDate(NamedTuple):
    """A date printed at [start, end) of the searched text; `date` is None where the printed date is impossible."""

    date: PartialDate | None
    start: int
    end: int
    text: str


@cache
def month_words() -> dict[str, int]:
    """Return month numbers by the words that name them: giêng, hai … chạp."""
    return {row["word"]: int(row["value"]) for row in read_vocabulary("calendar") if row["list"] == "month"}


@cache
def year_pivot() -> int:
    """Return the first two-digit year that means 19xx."""
    return next(int(row["value"]) for row in read_vocabulary("calendar") if row["list"] == "two_digit_year")


def _up_to(largest: int) -> list[str]:
    return [words for words, number in spelled_numbers().items() if number <= largest]


# Patterns run on text whose blanks, dashes and slashes are folded (same length, so spans hold). Each begins with a
# digit or a fixed letter, never with a look-behind or a blank: so the search can skip ahead.
_GAP = r"\s{0,4}(?:(?<=\n)[ ]{0,60}|)"
_D = "[0-9OoIl]"
_DAY = rf"[0-9OIl]{_D}?"
_WORDS = "|".join(word.replace(" ", r"\s{1,2}") for word in sorted(month_words(), key=len, reverse=True))
_MONTH = rf"(?P<month>{_D}{{1,2}}(?!{_D})|(?i:{_WORDS})(?!\w))"
# Of months and years one letter may be misread where the rest of the date stands: `tháng 5 nám 1999`.
_THANG = "(?:[Tt]h[áâắấảãạàa]ng|TH[ÁÂẮẤẢÃẠÀA]NG)"
_NAM = "(?:[Nn]ăm|NĂM)"
_MISREAD_NAM = "(?:[Nn][ăâáàảãạắằa]m|N[ĂÂÁÀẢÃẠẮẰA]M)"
_BLANK = r"\s{1,4}"
_SPELLED_YEAR = f"(?i:{year_pattern(_BLANK)})"
_BEFORE_YEAR = rf"(?:{_GAP},?{_GAP}{_MISREAD_NAM}{_GAP}|{_GAP}[/.-]{_GAP})"
_MONTH_AND_YEAR = rf"{_THANG}{_GAP}{_MONTH}{_BEFORE_YEAR}(?P<year>{_D}{{4}}|{_SPELLED_YEAR})"
_FIGURES = rf"{_GAP}(?P<mark>[/.-]){_GAP}(?P<month>{_D}{{1,2}}){_GAP}(?P=mark){_GAP}(?P<year>{_D}{{2,4}})"
# 15- in 15-17/10/2007; 28/6 đến ngày in từ ngày 28/6 đến ngày 01/7/1996.
_FROM = (
    rf"(?P<from_day>{_DAY})(?:/(?P<from_month>{_D}{{1,2}}))?"
    rf"{_GAP}(?:-|(?:đến|tới)(?:{_GAP}hết)?){_GAP}(?:(?:[Nn]gày|NGÀY){_GAP})?"
)
_FROM_DIGIT = (
    re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:T[0-9:.]{5,15}Z?)?"),
    re.compile(rf"{_FROM}(?P<day>{_DAY})/(?P<month>{_D}{{1,2}})/(?P<year>{_D}{{4}})"),
    re.compile(rf"{_FROM}(?P<day>{_DAY}){_GAP}{_MONTH_AND_YEAR}"),
    re.compile(rf"(?P<day>{_DAY}){_FIGURES}"),
    re.compile(rf"(?P<day>{_DAY}){_GAP}{_MONTH_AND_YEAR}"),
)
_FROM_WORD = (
    re.compile(_MONTH_AND_YEAR),
    re.compile(rf"{_NAM}{_GAP}(?P<year>[12][0-9]{{3}})(?!-[0-9])"),
)
# `ngày mười lăm tháng ba năm 2031`: the day in words. The search skips to `ngày`; the date begins behind it.
_DAY_IN_WORDS = re.compile(
    rf"(?:[Nn]gày|NGÀY){_BLANK}(?P<all>(?:(?i:m[ồù]ng){_BLANK})?(?P<day>(?i:{tree_pattern(_up_to(31), _BLANK)}))"
    rf"{_BLANK}{_MONTH_AND_YEAR})"
)


def _either(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """Return one pattern for all: at one place no two of them match, so their order counts for nothing."""
    parts = (re.sub(r"\?P<(?!mark)\w{1,12}>", "?:", pattern.pattern) for pattern in patterns)
    return re.compile("|".join(parts))


_COMMONEST_FIRST = (*reversed(_FROM_DIGIT), *_FROM_WORD)
_DATE_OF_DIGITS = _either(reversed(_FROM_DIGIT))
_DATE_OF_WORDS = _either(_FROM_WORD)
# A month or year that is a whole cell: 12/2009, 2009-12, 2009.
_ALONE = (
    re.compile(rf"(?P<month>{_D}{{1,2}})/(?P<year>[12][0-9]{{3}})"),
    re.compile(r"(?P<year>[12][0-9]{3})(?:-(?P<month>[0-9]{2}))?"),
)
_LONGEST_CELL = 64
_LONGEST_YEAR = 4
# Every date has a year, of two figures at least or in words.
_FIGURE = re.compile(f"{_D}{_D}|[Nn]gh?[ìà]n|NGH?[ÌÀ]N")
_SHORTEST_MONTH = 28
_WHOLE_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
_DIGITS = frozenset("0123456789OIl")
_CONTINUES_LEFT = re.compile(r"(?:(?<!ngày)(?<=[\w/+-])|(?<=[0-9][.,]))\Z")
# Behind a year of four figures a word may be glued: `05/11/2031của`.
_CONTINUES_RIGHT = re.compile(r"(?!(?<=[12][0-9]{3})[^\W\d_A-ZĐ]{2})[\w/]|[.,-][0-9]|-[A-ZĐ]")
# A whole date within a longer pattern; what `read_printed` reads.
DATE = rf"(?>{_DATE_OF_DIGITS.pattern}|{_DATE_OF_WORDS.pattern})(?!{_CONTINUES_RIGHT.pattern})"
_PART_OF_YEAR = re.compile(r"(?:quý|kỳ|vụ)\s{1,3}\w{1,4}\s{1,3}\Z", re.IGNORECASE)


def parse_date(text: str) -> PartialDate | None:
    """Return the first date in `text`, or None where it holds none or the printed one is impossible."""
    return parse_short_date(text) if len(text) <= _LONGEST_CELL else read_first_date(text)


def read_iso(value: str | None) -> PartialDate | None:
    """Return the date that a witness gives as ISO 8601, None where there is no witness."""
    if value and _WHOLE_DAY.fullmatch(value):
        return PartialDate(int(value[:4]), int(value[5:7]), int(value[8:]))
    return parse_date(value) if value else None


@lru_cache(maxsize=1 << 13)
def parse_short_date(text: str) -> PartialDate | None:
    """Return what `parse_date` returns, remembered: cells of listings and tables are read more than once."""
    return read_first_date(text)


def read_first_date(text: str) -> PartialDate | None:
    """Return what `parse_date` returns."""
    whole = unicodedata.normalize("NFC", text)
    found = find_dates(whole)
    if found:
        return found[0].date
    cell = fold_signs(whole).strip()
    alone = next((m for m in (pattern.fullmatch(cell) for pattern in _ALONE) if m), None)
    return _read(alone) if alone else None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """Return the dates printed in `text[start:end]`, in text order; spans count from the start of `text`."""
    printed = text[start:end]
    view = fold_signs(printed)
    spans = [(m.span("all" if m.re is _DAY_IN_WORDS else 0), m) for m in _matches(view)]
    found = sorted(spans, key=lambda f: (f[0][0], -f[0][1])) if len(spans) > 1 else spans
    dates: list[FoundDate] = []
    reached = 0
    for (first, last), match in found:
        if first >= reached:
            reached = last
            dates.append(FoundDate(_read(match), first + start, last + start, printed[first:last]))
    return dates


def match_date(view: str, at: int, end: int) -> FoundDate | None:
    """Return the date that begins at `at` of a text whose signs are folded, or None."""
    longest = (_DATE_OF_DIGITS if view[at : at + 1] in _DIGITS else _DATE_OF_WORDS).match(view, at, end)
    if longest is None or _CONTINUES_RIGHT.match(view, longest.end(), end):
        return None
    printed = longest[0]
    return FoundDate(read_printed(printed), at, longest.end(), printed)


@lru_cache(maxsize=1 << 14)
def read_printed(printed: str) -> PartialDate | None:
    """Return the date that is all of `printed`, remembered: the same days are printed again and again."""
    matches = (pattern.fullmatch(printed) for pattern in _COMMONEST_FIRST)
    return next((_read(match) for match in matches if match), None)


def _matches(view: str) -> Iterator[re.Match[str]]:
    if _FIGURE.search(view) is None:
        return
    for pattern in (*_FROM_DIGIT, *_FROM_WORD, _DAY_IN_WORDS):
        for match in pattern.finditer(view):
            before = view[max(0, match.start() - 12) : match.start()]
            if not (
                _CONTINUES_LEFT.search(before)
                or _CONTINUES_RIGHT.match(view, match.end())
                or _PART_OF_YEAR.search(before)
            ):
                yield match


def _read(match: re.Match[str]) -> PartialDate | None:
    groups = match.groupdict()
    year = _read_year(match["year"])
    last = _make(year, _read_month(groups.get("month")), _read_figure(groups.get("day")))
    if last is None or groups.get("from_day") is None:
        return last
    month = _read_figure(groups["from_month"]) or last.month
    first = _make(year, month, _read_figure(groups["from_day"]))
    if first is None or (first.month, first.day) >= (last.month, last.day):
        return None
    return PartialDate(first.year, first.month, first.day, last)


def _make(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    """Return the date if the calendar has it."""
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and not _has_day(year, month, day):
        return None
    return PartialDate(year, month, day)


def _has_day(year: int, month: int | None, day: int) -> bool:
    """Return whether a month has a day; the calendar is asked only where months differ."""
    return month is not None and day >= 1 and (day <= _SHORTEST_MONTH or day <= calendar.monthrange(year, month)[1])


def _read_year(printed: str) -> int | None:
    """Return a year of four digits, of two by the pivot, or in words; None for what can't be a year of a document."""
    in_words = len(printed) > _LONGEST_YEAR
    figure = read_year(printed) or 0 if in_words else int(_repair(printed))
    if len(printed) == 2:
        return figure + (1900 if figure >= year_pivot() else 2000)
    return figure if len(printed) >= _LONGEST_YEAR and 1000 <= figure <= 2999 else None


def _read_month(printed: str | None) -> int | None:
    if printed is None:
        return None
    if printed.isdigit():
        return int(printed)
    word = month_words().get(" ".join(printed.lower().split()))
    return word if word is not None else _read_figure(printed)


def _read_figure(printed: str | None) -> int | None:
    if printed is None:
        return None
    if printed.isdigit():
        return int(printed)
    return spelled_numbers().get(" ".join(printed.lower().split())) or int(_repair(printed))


def _repair(figure: str) -> str:
    return figure if figure.isdigit() else figure.translate(_MISREAD_DIGITS)
