"""When a document takes effect, and when it was adopted, as its own text says."""

import re

from pipelines.parse.dates import find_dates
from pipelines.parse.model import Evidence

# `Nghị định này có hiệu lực (thi hành) (kể) từ …`: the document itself, within one sentence.
_TAKES_EFFECT = re.compile(
    r"(?P<kind>[^\W\d_]{2,8}(?:\s[^\W\d_]{2,8})?)\s{1,3}này\s[^.;:]{0,160}?hiệu\s{1,3}lực(?:\s{1,3}thi\s{1,3}hành)?\s{0,3}(?:,?\s{0,2}kể\s{1,3})?từ\s{1,3}"
    r"(?P<when>ngày\s{1,3}[^.;]{0,60})"
)
_FROM_SIGNING = re.compile(r"ngày\s{1,3}(?:được\s{1,3})?(?:ký|ban\s{1,3}hành|thông\s{1,3}qua)(?!\w)")
_ADOPTED = re.compile(r"này\s{1,3}(?:đã\s{1,3})?được\s[^.;]{0,240}?thông\s{1,3}qua\s{1,3}(?=ngày\s)")


def find_effect(text: str, start: int, end: int, issue_date: str | None) -> tuple[Evidence, str] | None:
    """Return the witness of the effective date in `text[start:end]` and its basis (stated or from_issue), or None.

    A clause that says `kể từ ngày ký` takes the date of issue, if that is known.
    """
    for match in _TAKES_EFFECT.finditer(text, start, end):
        relative = _FROM_SIGNING.match(text, match.start("when"), end)
        if relative and issue_date:
            return Evidence("effective_date", issue_date, "body", *relative.span()), "from_issue"
        dates = find_dates(text, match.start("when"), match.end("when"))
        if dates and dates[0].date and dates[0].start - match.start("when") < 8:
            return Evidence("effective_date", str(dates[0].date), "body", dates[0].start, dates[0].end), "stated"
    return None


def find_adoption(text: str, start: int, end: int) -> Evidence | None:
    """Return the witness of the date on which an assembly adopted the document, or None."""
    for match in _ADOPTED.finditer(text, start, end):
        dates = find_dates(text, match.end(), min(end, match.end() + 60))
        if dates and dates[0].date and dates[0].date.full:
            return Evidence("issue_date", str(dates[0].date), "body", dates[0].start, dates[0].end)
    return None
