"""Place and date of issue as letterheads print them: `Hà Nội, ngày 5 tháng 6 năm 2017`; impossible ones are issues."""

import re

from pipelines.parse.model import Evidence, Issue
from pipelines.parse.page.head_lines import PLACE_DATE
from pipelines.parse.words.dates import FoundDate, find_dates, match_date
from pipelines.parse.words.fold import fold_signs
from pipelines.parse.words.lines import is_upper, printed

_DAY = re.compile(r"ngày\s{0,3}(?:m[ồù]ng\s{1,3})?(?=[\dOlI])", re.IGNORECASE)


def date_witnesses(text: str, start: int, end: int) -> tuple[tuple[Evidence, ...], tuple[Issue, ...]]:
    """Return witnesses of the place and date in `text[start:end]`; an impossible date is an issue."""
    match = PLACE_DATE.search(text, start, end) if "ngày" in text[start:end].lower() else None
    if match is None:
        return (), ()
    witnesses: list[Evidence] = []
    if match["place"]:
        span = place_span(text, match)
        witnesses.append(Evidence("place", printed(text, *span), "letterhead", *span))
    found = find_day(text, match.start(), end) or find_marked_day(text, match.start(), end)
    found = found or find_dates(text, start, end)[:1]
    witnesses += [Evidence("issue_date", str(f.date), "letterhead", f.start, f.end) for f in found if f.date]
    issues = [
        Issue("impossible_date", "warning", f"There is no day {f.text}.", f.start, f.end)
        for f in found
        if f.date is None
    ]
    return tuple(witnesses), tuple(issues)


def find_day(text: str, start: int, end: int) -> list[FoundDate]:
    """Return the date printed after the first `ngày` of `text[start:end]`, in a list; empty where none stands there."""
    view = fold_signs(text[start:end])
    after = _DAY.search(view)
    found = match_date(view, after.end(), len(view)) if after else None
    if found is None or found.date is None:
        return []
    at, reached = start + found.start, start + found.end
    return [FoundDate(found.date, at, reached, text[at:reached])]


def find_marked_day(text: str, start: int, end: int) -> list[FoundDate]:
    """Return the day in which marks of emphasis stand: `ngày 25 tháng 1**1** năm 2025`; it spans all of the text."""
    plain = text[start:end].replace("*", "")
    found = find_day(plain, 0, len(plain)) if "*" in text[start:end] else []
    return [FoundDate(day.date, start, end, text[start:end]) for day in found]


def place_span(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return the span of the place: a line above it belongs to it only in small letters (Thành phố Hồ Chí)."""
    start, end = match.start("place"), match.start("place") + len(match["place"].rstrip(" \xa0,."))
    newline = text.rfind("\n", start, end)
    if newline >= 0 and (is_upper(text[start:newline]) or "/" in text[start:newline]):
        start = newline + 1
    return start, end
