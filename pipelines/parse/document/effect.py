"""When a document takes effect, and when it was adopted, as its own text says."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pipelines.parse.model import Evidence
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.dates import find_dates, read_iso
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.line_search import find_from
from pipelines.parse.words.lines import printed
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.spelled_numbers import spelled_numbers

# `Nghị định này có hiệu lực (thi hành) (kể) từ …`: the document itself, within one sentence. The search begins with
# a fixed word, so that it can skip ahead; the words before it are looked at where it is found.
_KIND = re.compile(r"(?P<kind>(?:[^\W\d_]{2,8}\s{1,3}){0,3}[^\W\d_]{2,8})\s{1,3}\Z")
_LONGEST_KIND = 36
# It may be broken over two lines, the second of which is indented.
_LONGEST_BEFORE_KIND = 100
# No clause begins further before its word `hiệu lực`; where that stands nowhere, there is none.
_FORCE = "hiệu"
_LONGEST_BEFORE_FORCE = 330
_DAYS = r"\d{1,3}|" + tree_pattern(spelled_numbers(), r"\s{1,60}")
# `kể từ`, `bắt đầu từ`, `được tính từ`, and the hour: `từ 0 giờ ngày …`.
_COUNTED = r"(?:kể|bắt\s{1,60}đầu(?:\s{1,60}kể)?|(?:được\s{1,60})?tính(?:\s{1,60}kể)?)\s{0,60}"
_HOUR = r"(?:\d{1,2}\s{0,9}giờ\s{1,60}(?:\d{1,2}\s{0,9}phút\s{1,60})?)?"
_TAKES_EFFECT = re.compile(
    r"này\s(?P<between>(?:[^.;:]|;(?=\scó\s)|:(?=\s[Ss]ố\s)){0,320}?)"
    r"hiệu\s{0,60}lực(?:\s{0,60}thi\s{0,60}hành)?,?\s{0,3}"
    rf"(?:(?:{_COUNTED})?từ\s{{1,60}}{_HOUR}"
    r"(?P<when>(?:ngày\s{0,60})?(?:[^.;]|(?<=\d)\.(?=\d)){0,90})"
    rf"|sau\s{{1,60}}(?P<days>{_DAYS})\s{{1,60}}(?:\([^()]{{1,30}}\)\s{{1,60}})?"
    r"ngày,?\s{0,60}kể\s{0,60}từ\s{0,60}(?P<after>ngày[^.;]{0,60}))"
)
# `Quyết định có hiệu lực từ ngày ký`, `Sắc lệnh này thi hành kể từ …`, `chịu trách nhiệm thi hành Quyết định này kể từ
# ngày ký`: less sure words, so the clause is a sentence and stands near the end.
_IN_FORCE = re.compile(
    r"(?:(?:\A|\n|[.;:][*_]{0,4}(?:[ \xa0]?[-–])?\s)[ \t\xa0*]{0,8}"
    r"(?:(?:\d{1,2}(?:\.[-–]?|[-/)])|[a-zđ][.)/])\s?)?|(?<=thi hành ))"
    r"(?:Hiệu\slực\s{1,60}(?:thi\s{1,60}hành\s{1,60})?của\s{1,60}(?=[^.;]{1,60}\stừ\s))?"
    r"(?P<kind>[^\W\d_]{2,8}(?:\s[^\W\d_]{2,8}){0,3}?)"
    rf"(?:\s{{1,60}}này,?\s{{1,60}}(?={_COUNTED}từ\s)|(?:\s{{1,60}}này)?\s{{1,60}}"
    r"(?:có\s{1,60}(?:hiệu\s{1,60}lực|giá\s{1,60}trị)(?:\s{1,60}thi\s{1,60}hành)?"
    r"|(?:được\s{1,60})?(?:thi\s{1,60}hành|thực\s{1,60}hiện|áp\s{1,60}dụng)),?\s{1,60})"
    rf"(?:(?:{_COUNTED})?từ\s{{1,60}}{_HOUR}"
    r"(?P<when>(?:ngày\s{0,60}|(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4}))(?:[^.;]|(?<=\d)\.(?=\d)){0,90})"
    rf"|sau\s{{1,60}}(?P<days>{_DAYS})\s{{1,60}}(?:\([^()]{{1,30}}\)\s{{1,60}})?"
    r"ngày,?\s{1,60}kể\s{1,60}từ\s{1,60}(?P<after>ngày\s{1,60}[^.;]{0,60}))"
)
# `Nghị quyết được Hội đồng nhân dân … thông qua ngày … và có hiệu lực kể từ ngày thông qua`; `Hướng dẫn này thay thế
# Hướng dẫn số … và được thực hiện từ ngày …`.
_LATE_IN_FORCE = re.compile(
    r"(?:\n|[.;]\s)[ \t\xa0*]{0,8}(?:\d{1,2}\.\s?)?(?P<kind>[^\W\d_]{2,8}(?:\s[^\W\d_]{2,8}){0,2}?)\s"
    r"(?:(?:đã\s{1,9})?được\s[^.;:]{0,240}?\sthông\s{1,9}qua\s[^.;:]{0,80}?có\s{1,9}hiệu\s{1,9}lực(?:\s{1,9}thi\s{1,9}hành)?"
    r"|này[\s*]{1,9}thay\s{1,9}thế\s[^.;:]{0,240}?,?\svà\s{1,9}(?:được\s{1,9})?(?:thi\s{1,9}hành|thực\s{1,9}hiện|áp\s{1,9}dụng))"
    r"\s{1,9}(?:kể\s{1,9})?từ\s{1,9}(?P<when>ngày\s{0,9}(?:[^.;]|(?<=\d)\.(?=\d)){0,90})(?P<days>\d){0}(?P<after>\d){0}"
)
# The same in a listing, whose label names the effect: `Sau 45 ngày, kể từ ngày ký`, `Từ ngày ban hành`.
_LISTED = re.compile(
    rf"(?:sau\s{{1,9}}(?P<days>{_DAYS})\s{{1,9}}(?:\([^()]{{1,30}}\)\s{{1,9}})?ngày,?\s{{1,9}})?(?:kể\s{{1,9}})?từ\s{{1,9}}"
    r"(?P<when>ngày\s{1,9}[^\d.;]{0,60})(?P<after>\d){0}",
    re.IGNORECASE,
)
_NEAR_THE_END = 4_000
# What every such clause holds, and how far it reaches before and behind that.
_FROM_DAY = re.compile(r"từ\s{1,60}(?:ngày[\s\d]|\d{1,2}(?:[/.-]\d|\s{0,9}giờ))")
_LONGEST_BEFORE_DAY = 160
_LONGEST_BEFORE_LATE_DAY = 500
_LONGEST_BEHIND_DAY = 100
_THIS = "này"
# `ngày ký`, `ngày được Quốc hội thông qua`: a name may stand between, a number or date may not.
_FROM_SIGNING = re.compile(
    r"ngày(?:\s{1,60}(?:được\s{1,60})?(?:[^\d.;,]{0,60}?\s)?)?(?:ký|ban\s{1,60}hành|thông\s{1,60}qua)(?!\w)"
)
_ADOPTED = re.compile(r"này\s{1,60}(?:đã\s{1,60})?được\s[^.;]{0,240}?thông\s{1,60}qua\s{1,60}(?=ngày[\s\d])")
# `Hà Nội, ngày 20 tháng 7 năm 1949`, `Ngày mồng 2 tháng chín năm 1945`, and nothing else on the line.
_DATE_LINE = re.compile(
    r"(?:(?P<place>[^\W\d_][^,\d]{1,40}),[ \xa0])?[Nn]gày[ \xa0](?:m[ồù]ng[ \xa0])?"
    r"(?:\d{1,2}|\w{2,4}(?:[ \xa0]\w{2,4}){0,2})[ \xa0]tháng[ \xa0][^\n]{8,80}"
)
# `Hôm nay, vào hồi 8 giờ ngày 4 tháng 3 năm 2031, tại …`
_TODAY = re.compile(r"Hôm\s{1,3}nay,?\s{1,3}(?=[^.;:]{0,60}?ngày\s)")
_LONGEST_OPENING, _LONGEST_MEETING_DAY = 600, 120
_OTHER_DOCUMENT = re.compile(r"\ssố\s")
_GOES_ON = re.compile(r"(?:\svà|,|;)\s{1,60}(?:có\s{1,60})?\Z")


def find_effect(text: str, start: int, end: int, issue_date: str | None) -> tuple[Evidence, str] | None:
    """Return the witness of the effective date in `text[start:end]` and its basis (stated or from_issue), or None.

    A clause that says `kể từ ngày ký` takes the date of issue, if that is known.
    """
    text = text.replace("*", " ")  # bold type may begin or end within it: `**Điều 3. Quyết định này** có hiệu lực`
    for kind, match in find_clauses(text, start, end):
        if names_other(match["between"]) or not names_document(kind):
            continue
        found = read_relative(text, match, issue_date) or read_stated(text, match)
        if found:
            return found
    return find_late_clause(text, max(start, end - _NEAR_THE_END), end, issue_date)


def find_late_clause(text: str, start: int, end: int, issue_date: str | None) -> tuple[Evidence, str] | None:
    """Return what a sentence near the end says in other words: `Quyết định có hiệu lực từ ngày ký`."""
    days = [match.span() for match in find_from(_FROM_DAY, "từ", text, start, end)]
    in_force = find_around(_IN_FORCE, _LONGEST_BEFORE_DAY, days, text, (start, end))
    late = find_around(_LATE_IN_FORCE, _LONGEST_BEFORE_LATE_DAY, days, text, (start, end))
    for match in chain(in_force, late):
        if names_document(match["kind"]):
            found = read_relative(text, match, issue_date) or read_stated(text, match)
            if found:
                return found
    return None


def find_around(
    pattern: re.Pattern[str], before: int, days: Sequence[tuple[int, int]], text: str, span: tuple[int, int]
) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text, *span)` yields, tried only around the words that each clause holds.

    `days` are the spans of these words; no clause begins more than `before` characters before them.
    """
    reached, end = span
    for first, last in days:
        low, high = max(reached, first - before), min(end, last + _LONGEST_BEHIND_DAY)
        near = pattern.search(text, low, high) if first >= reached else None
        if near and (clause := pattern.match(text, near.start(), end)):
            yield clause
            reached = clause.end()


def find_clauses(text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the clauses that say of something when it takes effect, each with the words that name it."""
    at = start
    while (force := text.find(_FORCE, at, end)) >= 0:
        clause = _TAKES_EFFECT.search(text, max(at, force - _LONGEST_BEFORE_FORCE), end)
        if clause is None:
            return
        before = " ".join(text[max(at, clause.start() - _LONGEST_BEFORE_KIND) : clause.start()].split())
        kind = _KIND.search(f"{before[-_LONGEST_KIND:]} ")
        at = clause.end() if kind else clause.start() + 1
        if kind:
            yield kind["kind"], clause


def find_listed_effect(
    cells: Iterable[tuple[str | None, str, int, int]], issue_date: str | None
) -> tuple[Evidence, str] | None:
    """Return what a listing says that counts from the day of issue, as `find_effect` does: `Sau 45 ngày từ ngày ký`."""
    for field, value, start, _ in cells:
        counted = _LISTED.match(value) if field == "effective_date" else None
        found = read_relative(value, counted, issue_date) if counted else None
        if found:
            witness, basis = found
            return witness._replace(zone="listing", span_start=start, span_end=start + len(value)), basis
    return None


def names_other(words: str) -> bool:
    """Tell whether the words between `này` and `hiệu lực` bring in another document as the subject.

    `Nghị định này thay thế Nghị định số … và có hiệu lực` goes on with its own subject.
    """
    return bool(_OTHER_DOCUMENT.search(words)) and not _GOES_ON.search(words)


def names_document(words: str) -> bool:
    """Tell whether the words before `này` end with the name of a type of document: `Điều này` does not."""
    split = words.lower().split()
    names = (" ".join(split[place:]) for place in range(len(split)))
    return any(match_kind(name) is not None or name == "văn bản" for name in names)


def read_relative(text: str, match: re.Match[str], issue_date: str | None) -> tuple[Evidence, str] | None:
    """Return the date that a clause counts from signing or adoption, or None."""
    group = "after" if match["after"] else "when"
    relative = _FROM_SIGNING.match(text, *match.span(group))
    issued = read_iso(issue_date)
    if relative is None or issued is None or issued.full is None:
        return None
    day = issued.full + datetime.timedelta(days=count_days(match["days"] or "0"))
    return Evidence("effective_date", day.isoformat(), "body", *relative.span()), "from_issue"


def count_days(words: str) -> int:
    """Return the number of days that figures or words name."""
    return int(words) if words.isdecimal() else spelled_numbers()[" ".join(words.split())]


def read_stated(text: str, match: re.Match[str]) -> tuple[Evidence, str] | None:
    """Return the date that a clause states, or None."""
    if match["when"] is None:
        return None
    dates = find_dates(text, *match.span("when"))
    before = text[match.start("when") : dates[0].start].split() if dates else []
    if dates and dates[0].date and len(" ".join(before)) < len("ngày    "):
        return Evidence("effective_date", str(dates[0].date), "body", dates[0].start, dates[0].end), "stated"
    return None


def find_adoption(text: str, start: int, end: int) -> list[Evidence]:
    """Return the witnesses of the date on which an assembly adopted the document, and of a known assembly."""
    for match in find_from(_ADOPTED, _THIS, text, start, end):
        dates = find_dates(text, match.end(), min(end, match.end() + 60))
        if dates and dates[0].date and dates[0].date.full:
            named = find_bodies(text, match.start(), match.end())[:1]
            return [
                Evidence("issue_date", str(dates[0].date), "body", dates[0].start, dates[0].end),
                *(Evidence("issuing_body", printed(text, b.start, b.end), "body", b.start, b.end) for b in named),
            ]
    return []


def find_meeting_day(text: str, start: int, end: int) -> Evidence | None:
    """Return the witness of the day on which minutes say that they were taken, in their first words, or None."""
    today = _TODAY.search(text, start, min(end, start + _LONGEST_OPENING))
    dates = find_dates(text, today.end(), min(end, today.end() + _LONGEST_MEETING_DAY)) if today else []
    if not dates or dates[0].date is None or dates[0].date.day is None:
        return None
    return Evidence("issue_date", str(dates[0].date), "body", dates[0].start, dates[0].end)


def find_closing_date(text: str, start: int, end: int) -> list[Evidence]:
    """Return the witnesses of day and place alone in the last line above the signature, as older acts print them."""
    line = text[max(start, text.rfind("\n", start, end) + 1) : end]
    printed_day = _DATE_LINE.fullmatch(line.strip(" \xa0*_"))
    if printed_day is None:
        return []
    dates = find_dates(line.replace("_", " "))
    if not dates or dates[0].date is None or dates[0].date.day is None or line[dates[0].end :].strip(" \xa0*_."):
        return []
    begin = end - len(line)
    found = [Evidence("issue_date", str(dates[0].date), "signature", begin + dates[0].start, begin + dates[0].end)]
    if place := printed_day["place"]:
        at = begin + line.find(place)
        found.append(Evidence("place", place, "signature", at, at + len(place)))
    return found
