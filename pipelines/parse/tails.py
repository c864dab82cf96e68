"""What follows a cited document's number or name: its date, issuer and term, in any order."""

import re
from functools import cache
from typing import NamedTuple

from pipelines.parse.bodies import match_body_at
from pipelines.parse.dates import match_date
from pipelines.parse.heads import BLANK, GAP
from pipelines.parse.model import PartialDate
from pipelines.vocab.records import terms

# One part of a tail: which it is, the named group says.
_PART = re.compile(
    r"(?=[ ,(\n]{1,18}[0-9OIlnNtTkKbcCdđs])"
    rf"(?:{GAP},)?{GAP}(?:(?P<open>\(){GAP})?(?:"
    r"(?P<year>(?:19|20)[0-9]{2}(?![\w/-]|[.,][0-9]))"
    rf"|(?P<date>(?:(?:được )?(?:ban hành|ký|thông qua){GAP})?(?:(?:[Nn]gày|NGÀY){GAP})?)"
    r"(?=[0-9OIl]|[Tt]háng|[Nn]ăm|NĂM)"
    rf"|(?P<by>của|CỦA|do){GAP}"
    rf"|(?:[Kk]h[óo][áa]|KH[ÓO][ÁA]){GAP}(?P<term>[IVX]{{1,5}}|[0-9]{{1,2}})(?!\w)\)?"
    r"|(?P<revision>(?:được )?(?:sửa đổi|bổ sung)[^()\n]{0,60}\)))"
)
# `của Hội nghị Trung ương 5 khóa XII`
_PLENUM = re.compile(rf"{BLANK}[0-9]{{1,2}}(?={GAP},?{GAP}[Kk]h[óo][áa])")
_PLENARY_BODY = "ban-chap-hanh-trung-uong"
# Between the issuers of a joint document, and what may stand behind the last one.
_JOINT = re.compile(rf"{GAP}(?:,{GAP}và|,|và|-){BLANK}")
_ENDS_ISSUERS = re.compile(rf"{GAP}(?:[,;.:)]|\Z|\n)|{BLANK}(?:về|Về|ngày|khóa|khoá)(?!\w)")
_MOST_ISSUERS = 8
_ISSUED = re.compile(rf"{GAP}(?:đã )?(?:ký )?ban hành(?!\w)")
# `của Hội nghị lần thứ sáu Ban Chấp hành Trung ương`
_MEETING = re.compile(rf"Hội{GAP}nghị{GAP}lần{GAP}thứ{GAP}\w{{1,6}},?{GAP}(?:của{GAP})?")


class Tail(NamedTuple):
    """Date, issuer and term that follow a head, up to `end`."""

    end: int
    date: PartialDate | None = None
    issuing_body_id: str | None = None
    term: str | None = None


class Cited(NamedTuple):
    """What is known before its tail is read: whether several bodies issued the document, and the citing text's date."""

    is_joint: bool = False
    citing: PartialDate | None = None


def read_tail(view: str, start: int, end: int, cited: Cited) -> Tail:
    """Return what `view[start:end]` (signs folded) says about the document named right before `start`.

    A name that several bodies bore means the one of the cited document's date, else of the citing text's.
    """
    tail = Tail(start)
    for _ in range(5):
        part = _PART.match(view, tail.end, end)
        longer = _lengthen(view, tail, part, end, cited) if part else None
        if longer is None:
            break
        tail = longer
    return tail


def _lengthen(view: str, tail: Tail, part: re.Match[str], end: int, cited: Cited) -> Tail | None:
    """Return the tail with the part that follows it, None where the tail has one of its kind or it is none."""
    match part.lastgroup:
        case "date" if tail.date is None:
            return _add_date(view, tail, part, end)
        case "by" if tail.issuing_body_id is None:
            return _add_issuer(view, tail, part, end, cited)
        case "year" if tail.date is None:
            return _add_year(tail, part)
        case "term" if tail.term is None and (term := read_term(part["term"])):
            return tail._replace(end=part.end(), term=term)
        case "revision" if part["open"]:
            return tail._replace(end=part.end())
        case _:
            return None


@cache
def read_term(printed: str) -> str | None:
    """Return a term as the vocabulary writes it, in Roman numbers; None for one that it does not know."""
    romans = list(dict.fromkeys(term.term for term in terms()))
    if printed.isdigit():
        return romans[int(printed) - 1] if 1 <= int(printed) <= len(romans) else None
    return printed if printed in romans else None


def _close(view: str, opened: str | None, at: int) -> int:
    """Return `at`, or one past a bracket that closes there."""
    return at + 1 if opened and view[at : at + 1] == ")" else at


def _add_year(tail: Tail, part: re.Match[str]) -> Tail | None:
    """Return the tail with a bare year, which only blanks part from the name: `Luật Đất đai 2024`."""
    if part.start("year") - part.start() > 2 or "\n" in part[0]:
        return None
    return Tail(part.end(), PartialDate(int(part["year"])), tail.issuing_body_id, tail.term)


def _add_date(view: str, tail: Tail, part: re.Match[str], end: int) -> Tail | None:
    breaks = "\n" in part[0][: part.start("date") - part.start()]
    if breaks and (part["date"].startswith("Ngày") or (not part["date"] and view[part.end()].isdigit())):
        return None  # a date alone on the next line, or one that begins a sentence there, is no tail
    found = match_date(view, part.end(), end)
    if found is None or found.date is None or found.date.end is not None:
        return None
    return Tail(_close(view, part["open"], found.end), found.date, tail.issuing_body_id, tail.term)


def _add_issuer(view: str, tail: Tail, part: re.Match[str], end: int, cited: Cited) -> Tail | None:
    meeting = _MEETING.match(view, part.end(), end)
    found = match_body_at(view, meeting.end() if meeting else part.end(), end, tail.date or cited.citing)
    if found is None:
        return None
    plenum = _PLENUM.match(view, found.end, end) if found.body.issuing_body_id == _PLENARY_BODY else None
    after = plenum.end() if plenum else _past_joint_issuers(view, found.end, end, cited)
    if part["by"] == "do":
        issued = _ISSUED.match(view, after, end)
        if issued is None:
            return None
        after = issued.end()
    return Tail(_close(view, part["open"], after), tail.date, found.body.issuing_body_id, tail.term)


def _past_joint_issuers(view: str, at: int, end: int, cited: Cited) -> int:
    """Return where the issuers end that join the one up to `at`: `của Bộ A, Bộ B và Bộ C về …`.

    A body that something else is said of is none: `của Chính phủ và Bộ Tài chính có trách nhiệm …`; nor is one behind a
    comma alone, unless the document is joint.
    """
    reached, last = at, ""
    for _ in range(_MOST_ISSUERS):
        joint = _JOINT.match(view, reached, end)
        found = match_body_at(view, joint.end(), end) if joint else None
        if joint is None or found is None:
            break
        reached, last = found.end, joint[0]
    if cited.is_joint:
        return reached
    return reached if "và" in last and _ENDS_ISSUERS.match(view, reached, end) else at
