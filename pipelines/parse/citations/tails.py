"""What follows a cited document's number or name: its date, issuer and term, in any order."""

import re
from functools import cache
from typing import NamedTuple

from pipelines.parse.citations.heads import BLANK, GAP
from pipelines.parse.model import PartialDate, new_row
from pipelines.parse.words.bodies import match_body_at
from pipelines.parse.words.dates import DATE, match_date, read_printed
from pipelines.vocab.records import terms

# `đã được Quốc hội khóa XI, kỳ họp thứ 7 thông qua ngày …`
_PASSED = (
    rf"(?:đã{BLANK})?(?:được|do){BLANK}(?:(?:Ủy|Uỷ){BLANK}ban{BLANK}[Tt]hường{BLANK}vụ{BLANK})?Quốc{BLANK}hội"
    rf"(?:\s[^;.()\n]{{0,100}}(?:\n[^;.()\n]{{0,60}})?)?\sthông{BLANK}qua{BLANK}ngày{BLANK}"
)
# One part of a tail: which it is, the last named group says; `date` alone where what follows `ngày` is no date.
_PART = re.compile(
    rf"(?>(?:{GAP},|){GAP}(?:(?P<open>\(){GAP}|))(?=[0-9OIlnNtTkKbcCdđs])(?:"
    r"(?P<year>(?:19|20)[0-9]{2}(?![\w/-]|[.,][0-9]))"
    rf"|(?P<date>(?:(?:cùng|đề|(?:(?:đã )?được )?(?:ban hành|ký|thông qua)){GAP}|)"
    rf"(?:(?:năm{GAP}|)(?:[Nn]gày|NGÀY){GAP}|))"
    rf"(?=[0-9OIl]|[Tt]háng|[Nn]ăm|NĂM)(?:(?P<printed>{DATE})|)"
    rf"|(?P<passed>{_PASSED})"
    rf"|(?P<by>của|CỦA|do){GAP}"
    rf"|(?:[Kk]h[óo][áa]|KH[ÓO][ÁA]){GAP}(?P<term>[IVX]{{1,5}}|[0-9]{{1,2}})(?!\w)\)?"
    r"|(?P<revision>(?:được )?(?:sửa đổi|bổ sung)[^()\n]{0,60}\)))"
)
# The last is that of a day whose blank is lost: `12/QĐ-UBNDngày 5/6/2020`.
_BEGINS_PART = frozenset(" ,(\nn")
_MOST_PARTS = 5
# `của Hội nghị Trung ương 5 khóa XII`
_PLENUM = re.compile(rf"{BLANK}[0-9]{{1,2}}(?={GAP},?{GAP}[Kk]h[óo][áa])")
_PLENUM_OF_MEETING = re.compile(rf"{BLANK}[0-9]{{1,2}}(?![\w/%-]|[.,][0-9])")
_PLENARY_BODY = "ban-chap-hanh-trung-uong"
# Between the issuers of a joint document, and what may stand behind the last one.
_JOINT = re.compile(rf"{GAP}(?:,{GAP}và|,|và|VÀ|-){BLANK}")
_ENDS_ISSUERS = re.compile(rf"{GAP}(?:[,;.:)]|\Z|\n)|{BLANK}(?:về|ngày|khóa|khoá)(?!\w)", re.IGNORECASE)
_MOST_ISSUERS = 8
_ISSUED = re.compile(rf"{GAP}(?:đã )?(?:ký )?ban hành(?!\w)")
# `của Hội nghị lần thứ sáu Ban Chấp hành Trung ương`
# `của Bộ A tại công văn số 1, của Bộ B tại công văn số 2`: behind the comma stands the issuer of what follows.
_OF_NEXT = re.compile(rf"{GAP}tại(?!\w)")
# `(Ban hành kèm theo Quyết định số 5/QĐ-UBND`⏎`Ngày 6/7/2031 của …)`: so no sentence begins.
_OF_ISSUER = re.compile(rf"{GAP}(?:của{BLANK}|\))")
# Cells of a table, one a line: `3/2004/QĐ-UBND`⏎`25/12/2004`.
_NUMBER_ALONE = re.compile(r"[ ]{0,4}[0-9]{1,5}/[0-9]{4}/[A-ZĐƯ0-9-]{2,20}[ ]{0,4}")
_ENDS_LINE = re.compile(r"[ ]{0,4}(?:\n|\Z)")
_LONGEST_CELL = 45
_MEETING = re.compile(rf"Hội{GAP}nghị{GAP}lần{GAP}thứ{GAP}\w{{1,6}},?{GAP}(?:của{GAP})?", re.IGNORECASE)


class Tail(NamedTuple):
    """Date, issuer and term that follow a head, up to `end`."""

    end: int
    date: PartialDate | None = None
    issuing_body_id: str | None = None
    term: str | None = None


class Cited(NamedTuple):
    """What is known before its tail is read: whether several bodies issued the document, and the citing text's date.

    `year` is that of its number.
    """

    is_joint: bool = False
    citing: PartialDate | None = None
    year: int | None = None


def read_tail(view: str, start: int, end: int, cited: Cited) -> Tail:
    """Return what `view[start:end]` (signs folded) says about the document named right before `start`.

    A name that several bodies bore means the one of the cited document's date, else of the citing text's.
    """
    reached, date, body, term = start, None, None, None
    for _ in range(_MOST_PARTS):
        part = _PART.match(view, reached, end) if view[reached : reached + 1] in _BEGINS_PART else None
        if part is None:
            break
        which = part.lastgroup
        if which == "printed" and (read := _date_of(view, part, cited.year)) and date in (None, read):
            date, reached = read, _past_bracket(view, part, part.end())
        elif which == "passed" and date is None and (found := match_date(view, part.end(), end)):
            date, reached = found.date, found.end
        elif which == "by" and body is None and (issued := _issuer_of(view, part, end, date, cited)):
            body, reached = issued[0], _past_bracket(view, part, issued[1])
        elif which == "year" and date is None and _is_bare_year(part):
            date, reached = PartialDate(int(part["year"])), _past_bracket(view, part, part.end())
        elif which == "term" and term is None and (roman := read_term(part["term"])):
            term, reached = roman, part.end()
        elif which == "revision" and part["open"]:
            reached = part.end()
        else:
            break
    return new_row(Tail, (reached, date, body, term))


@cache
def read_term(printed: str) -> str | None:
    """Return a term as the vocabulary writes it, in Roman numbers; None for one that it does not know."""
    romans = list(dict.fromkeys(term.term for term in terms()))
    if printed.isdigit():
        return romans[int(printed) - 1] if 1 <= int(printed) <= len(romans) else None
    return printed if printed in romans else None


def _past_bracket(view: str, part: re.Match[str], at: int) -> int:
    """Return `at`, or one past a bracket that closes there what the part opened."""
    return at + 1 if part["open"] and view[at : at + 1] == ")" else at


def _is_bare_year(part: re.Match[str]) -> bool:
    """Return whether only blanks part a year from the name: `Luật Đất đai 2024`."""
    return part.start("year") - part.start() <= 2 and "\n" not in part[0]


def _date_of(view: str, part: re.Match[str], year: int | None) -> PartialDate | None:
    """Return the day that a part gives; one alone on the next line, or one that begins a sentence, is none as a rule.

    Figures alone in brackets of another `year` than the number's say something else: `NĐ 69/2024/NĐ-CP (01/07/2025)`.
    """
    begin, at = part.span("date")
    is_on_next_line = view.find("\n", part.start(), begin) >= 0
    begins_sentence = view.startswith("Ngày", begin) and not _OF_ISSUER.match(view, part.end())
    date = read_printed(part["printed"])
    is_figures = begin == at and view[at].isdigit()
    if is_on_next_line and (begins_sentence or (is_figures and not _is_next_cell(view, part, date, year))):
        return None
    is_of_other = date is not None and part["open"] and begin == at and year not in (None, date.year)
    return None if date is None or date.end is not None or is_of_other else date


def _is_next_cell(view: str, part: re.Match[str], date: PartialDate | None, year: int | None) -> bool:
    """Tell whether number and date, of one year, stand each alone in its line, as cells of a table that came apart."""
    if date is None or date.year != year or not _ENDS_LINE.match(view, part.end()):
        return False
    line = view.rfind("\n", max(0, part.start() - _LONGEST_CELL), part.start()) + 1
    return _NUMBER_ALONE.fullmatch(view, line, part.start()) is not None


def _issuer_of(
    view: str, part: re.Match[str], end: int, date: PartialDate | None, cited: Cited
) -> tuple[str, int] | None:
    """Return the issuer that a part names, and where what is said of it ends."""
    at = part.end()
    found = match_body_at(view, past_meeting(view, at, end), end, date or cited.citing)
    if found is None or ("," in part[0] and _OF_NEXT.match(view, found.end, end)):
        return None
    numbers = _PLENUM_OF_MEETING if view[at : at + 3].lower() == "hội" else _PLENUM
    plenum = numbers.match(view, found.end, end) if found.body.issuing_body_id == _PLENARY_BODY else None
    after = plenum.end() if plenum else _past_joint_issuers(view, found.end, end, cited)
    if part["by"] == "do":
        issued = _ISSUED.match(view, after, end)
        if issued is None:
            return None
        after = issued.end()
    return found.body.issuing_body_id, after


def past_meeting(view: str, at: int, end: int) -> int:
    """Return where the body begins whose meeting is named at `at`, `Hội nghị lần thứ sáu Ban Chấp hành …`, or `at`."""
    meeting = _MEETING.match(view, at, end) if view.startswith(("Hội", "HỘI"), at) else None
    return meeting.end() if meeting else at


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
    return reached if "và" in last.lower() and _ENDS_ISSUERS.match(view, reached, end) else at
