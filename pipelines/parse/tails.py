"""What follows a cited document's number or name: its date, issuer and term, in any order."""

import re
from functools import cache
from typing import NamedTuple

from pipelines.parse.bodies import match_body_at
from pipelines.parse.dates import match_date
from pipelines.parse.heads import GAP
from pipelines.parse.model import PartialDate
from pipelines.vocab.records import terms

_TO_DATE = re.compile(
    rf"{GAP},?{GAP}(?P<open>\(?){GAP}(?:(?:được )?(?:ban hành|ký|thông qua){GAP})?(?:(?:[Nn]gày|NGÀY){GAP})?"
    r"(?=[0-9OIl]|[Tt]háng|[Nn]ăm|NĂM)"
)
# A bare date on the next line is another cell or line, not a tail.
_NEXT_LINE = re.compile(r"\s{0,6}\n\s{0,6}[0-9OIl]")
_YEAR = re.compile(r" {1,2}(?P<year>(?:19|20)[0-9]{2})(?![\w/-]|[.,][0-9])")
_TO_ISSUER = re.compile(rf"{GAP},?{GAP}(?P<open>\(?)(?:của|CỦA|do){GAP}")
_ISSUED = re.compile(rf"{GAP}(?:đã )?(?:ký )?ban hành(?!\w)")
_TERM = re.compile(rf"{GAP},?{GAP}\(?(?:[Kk]h[óo][áa]|KH[ÓO][ÁA]){GAP}(?P<term>[IVX]{{1,5}}|[0-9]{{1,2}})(?!\w)\)?")
# `của Hội nghị lần thứ sáu Ban Chấp hành Trung ương`
_MEETING = re.compile(rf"(?:Hội{GAP}nghị{GAP}lần{GAP}thứ{GAP}\w{{1,6}},?{GAP}(?:của{GAP})?)?")
_REVISION = re.compile(rf"{GAP}\((?:được )?(?:sửa đổi|bổ sung)[^()\n]{{0,60}}\)")
# What may stand before a part of a tail, and the first letter of that part: any other letter ends the tail.
_LEAD = re.compile(r"[ ,(\n]{1,16}")
_REVISED, _DATED, _ISSUED_BY, _OF_TERM = "đsb", "0123456789OIlnNtTkb", "cCd", "kK"


class Tail(NamedTuple):
    """Date, issuer and term that follow a head, up to `end`."""

    end: int
    date: PartialDate | None = None
    issuing_body_id: str | None = None
    term: str | None = None


def read_tail(view: str, start: int, end: int, citing: PartialDate | None = None) -> Tail:
    """Return what `view[start:end]` (signs folded) says about the document named right before `start`.

    A name that several bodies bore means the one of the cited document's date, else of the `citing` text's.
    """
    tail = Tail(start)
    for _ in range(5):
        lead = _LEAD.match(view, tail.end, end)
        letter = view[lead.end() : lead.end() + 1] if lead else ""
        longer = _lengthen(view, tail, end, letter, citing) if letter else None
        if longer is None:
            break
        tail = longer
    return tail


def _lengthen(view: str, tail: Tail, end: int, letter: str, citing: PartialDate | None) -> Tail | None:
    """Return the tail with the part that begins with `letter`, None where no part follows."""
    longer = None
    if letter in _REVISED:
        longer = _add_revision(view, tail, end)
    if longer is None and letter in _DATED:
        longer = _add_date(view, tail, end)
    if longer is None and letter in _ISSUED_BY:
        longer = _add_issuer(view, tail, end, citing)
    if longer is None and letter in _OF_TERM:
        longer = _add_term(view, tail, end)
    return longer


@cache
def read_term(printed: str) -> str | None:
    """Return a term as the vocabulary writes it, in Roman numbers; None for one that it does not know."""
    romans = list(dict.fromkeys(term.term for term in terms()))
    if printed.isdigit():
        return romans[int(printed) - 1] if 1 <= int(printed) <= len(romans) else None
    return printed if printed in romans else None


def _close(view: str, opened: str, at: int) -> int:
    """Return `at`, or one past a bracket that closes there."""
    return at + 1 if opened and view[at : at + 1] == ")" else at


def _add_revision(view: str, tail: Tail, end: int) -> Tail | None:
    match = _REVISION.match(view, tail.end, end)
    return Tail(match.end(), tail.date, tail.issuing_body_id, tail.term) if match else None


def _add_date(view: str, tail: Tail, end: int) -> Tail | None:
    if tail.date is not None:
        return None
    year = _YEAR.match(view, tail.end, end)
    if year:
        return Tail(year.end(), PartialDate(int(year["year"])), tail.issuing_body_id, tail.term)
    lead = None if _NEXT_LINE.match(view, tail.end, end) else _TO_DATE.match(view, tail.end, end)
    found = match_date(view, lead.end(), end) if lead else None
    if lead is None or found is None or found.date is None or found.date.end is not None:
        return None
    return Tail(_close(view, lead["open"], found.end), found.date, tail.issuing_body_id, tail.term)


def _add_issuer(view: str, tail: Tail, end: int, citing: PartialDate | None) -> Tail | None:
    lead = _TO_ISSUER.match(view, tail.end, end) if tail.issuing_body_id is None else None
    meeting = _MEETING.match(view, lead.end(), end) if lead else None
    found = match_body_at(view, meeting.end(), end, tail.date or citing) if meeting else None
    if lead is None or found is None:
        return None
    after = found.end
    if lead[0].strip(" ,(\n") == "do":
        issued = _ISSUED.match(view, after, end)
        if issued is None:
            return None
        after = issued.end()
    return Tail(_close(view, lead["open"], after), tail.date, found.body.issuing_body_id, tail.term)


def _add_term(view: str, tail: Tail, end: int) -> Tail | None:
    match = _TERM.match(view, tail.end, end) if tail.term is None else None
    if match is None or (term := read_term(match["term"])) is None:
        return None
    return Tail(match.end(), tail.date, tail.issuing_body_id, term)
