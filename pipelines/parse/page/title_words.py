"""What stands behind the type in one block of a title: issuer, number, date, subject."""

import re
from collections.abc import Sequence

from pipelines.parse.model import Evidence
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.dates import find_dates
from pipelines.parse.words.issuers import GENERIC, is_standing, resolve_body
from pipelines.parse.words.lines import Block, printed, read_lines
from pipelines.parse.words.ministries import ministries_of
from pipelines.parse.words.numbers import find_numbers
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words

# What may stand behind the type in the same block, or in blocks of its own below it.
_ISSUER = re.compile(
    r"\s{0,3}(?:CỦA|của|Của)\s{1,3}(?P<issuer>[^\d]{2,160}?)"
    r"(?=\s{1,3}(?:(?:SỐ|NGÀY|VỀ|về\s{1,3}việc)\s|\d{1,5}[-/])|,?\s{1,3}KH(?:ÓA|OÁ)\s{1,3}[IVXL]|\s{0,3}\Z)"
)
# LIÊN BỘ TÀI CHÍNH - Y TẾ SỐ …, and below THÔNG TƯ LIÊN BỘ the fields alone.
_JOINT_ISSUER = re.compile(r"\s{0,3}(?:CỦA\s)?(?P<issuer>[^\W\d_][^\d.;:]{5,160}?)(?=\s{1,3}SỐ\s{0,2}:?\s?\d)")
# The session of an assembly behind its name: CỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 5, SỐ …
_SESSION = re.compile(r"[\s,]{1,4}KH(?:ÓA|OÁ)\s{1,3}[IVXL]{1,6}(?:[\s,–-]{1,4}KỲ\s{1,3}HỌP\s{1,3}THỨ\s{1,3}\w{1,6})?,?")
_KNOWN_ISSUER = re.compile(r"\s{0,3}(?:của|CỦA)\s{1,3}(?P<issuer>[^\d]{2,120}?)(?=\s{1,3}về\s)")
_NUMBER_NEXT = re.compile(r"\s{0,3}(?:LUẬT )?SỐ[:\s]", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"\s{0,3}SỐ[:\s]{1,3}(?P<number>\d{1,4}(?:[ ](?-i:[A-ZĐ]{1,4}))?)"
    r"(?=[\s,]{1,4}NGÀY\s|[ ]{0,3}(?:\n(?![^\s/-]{1,6}[/-])|\Z))",  # no code goes on below
    re.IGNORECASE,
)
# A number right behind the name of who issues.
_FIGURES_NEXT = re.compile(r"\s{1,3}\d{1,5}[-/]")
_MEETING = "HỘI NGHỊ "
# In how many blocks it may stand who adopted an act.
_MOST_ADOPTING = 3
# The bracket around number and date: (Số 16-TT/TW, ngày 5-6-1956).
_OPENS_NUMBER = re.compile(r"\s{0,3}\((?=(?:SỐ|NGÀY)[:\s])", re.IGNORECASE)
_CLOSES_NUMBER = re.compile(r"\)\*{0,4}")
_DATE_NEXT = re.compile(r"[\s,]{0,4}NGÀY\s", re.IGNORECASE)
# The subject right behind a body: no word that goes on with its name, THUỘC BỘ TÀI CHÍNH, VÀ BỘ NỘI VỤ, KHÓA X.
_SUBJECT_NEXT = re.compile(
    rf"\s{{1,3}}(?!(?:{tree_pattern(mark_words('name_goes_on') + mark_words('place'), ' ')})(?!\w))[^\W\d_]"
)
# HƯỚNG DẪN LIÊN NGÀNH: the word belongs to the type; PHỐI HỢP does so above the subject.
_JOINTLY = re.compile(
    rf"\s{{0,3}}(?:{tree_pattern(mark_words('jointly'), ' ')}"
    rf"|{tree_pattern(mark_words('jointly_above_subject'), ' ')}(?=[\s*]{{0,9}}(?:\Z|V[Ềề]\s|V/v)))(?!\w)"
)


def read_title_words(text: str, start: int, end: int) -> tuple[list[Evidence], tuple[int, int] | None]:
    """Return what stands behind a type in one block, and the span of the subject if it is there.

    Older titles run on: QUYẾT ĐỊNH CỦA BỘ TRƯỞNG … SỐ … NGÀY … VỀ VIỆC …; a law's name follows LUẬT directly.
    """
    witnesses: list[Evidence] = []
    jointly = _JOINTLY.match(text, start, end)
    at = jointly.end() if jointly else start
    if issuer := issuer_span(text, at, end) or joint_span(text, start, end) or joint_span(text, at, end):
        witnesses.append(Evidence("issuing_body", printed(text, *issuer), "title_block", *issuer))
        session = _SESSION.match(text, issuer[1], end)
        at = session.end() if session else issuer[1]
    opened = _OPENS_NUMBER.match(text, at, end)
    at = opened.end() if opened else at
    if span := number_span(text, at, end):
        witnesses.append(Evidence("number", printed(text, *span), "title_block", *span))
        at = span[1]
    dates = find_dates(text, at, end) if _DATE_NEXT.match(text, at, end) else []
    if dates:
        found = dates[0]
        if found.date:
            witnesses.append(Evidence("issue_date", str(found.date), "title_block", found.start, found.end))
        at = found.end
    closed = _CLOSES_NUMBER.match(text, at, end) if opened else None
    at = closed.end() if closed else at
    late = issuer_span(text, at, end) if at > start and not issuer else None
    if late:
        witnesses.append(Evidence("issuing_body", printed(text, *late), "title_block", *late))
        at = late[1]
    rest = first_content(text, at, end)
    return witnesses, None if rest is None else (rest, end)


def joint_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of ministries that issue jointly, named behind the type: `LIÊN BỘ TÀI CHÍNH - Y TẾ SỐ …`."""
    found = _JOINT_ISSUER.match(text, start, end)
    if found is None:
        return None
    names = " ".join(found["issuer"].split())
    return found.span("issuer") if ministries_of(names, is_joint=True) else None


def count_adopters(text: str, blocks: Sequence[Block], place: int) -> int:
    """Return how many blocks from `place` on say who adopted an act, with session, number or day; 0 if none do.

    CỦA QUỐC HỘI KHÓA X SỐ … NGÀY … below the name of a law. The name of the State, read as its heading, parts the line.
    """
    if not (blocks[place].is_upper and blocks[place].words.startswith("CỦA ")):
        return 0
    spans = ((blocks[place].start, block.end) for block in blocks[place : place + _MOST_ADOPTING])
    return next((count for count, span in enumerate(spans, 1) if names_adopter(text, *span)), 0)


def names_adopter(text: str, start: int, end: int) -> bool:
    """Tell whether words are `của` and a known body with session, number or day, and nothing else."""
    told, rest = read_title_words(text, start, end)
    issuer = next((one for one in told if one.field == "issuing_body" and names_issuer(one.value)), None)
    if rest is not None or issuer is None:
        return False
    return len(told) > 1 or _SESSION.match(text, issuer.span_end or end, end) is not None


def issuer_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the issuer behind `của` at `start`; before a bare `về` in small letters it is a known body.

    Of a meeting it is the body that meets: CỦA HỘI NGHỊ LẦN THỨ BA BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG.
    Behind a known body the subject may follow at once: CỦA UỶ BAN THƯỜNG VỤ QUỐC HỘI PHÒNG, CHỐNG …
    """
    known = _KNOWN_ISSUER.match(text, start, end)
    if known and names_issuer(printed(text, *known.span("issuer"))):
        return known.span("issuer")
    issuer = _ISSUER.match(text, start, end)
    if issuer is None:
        return None
    first, last = issuer.span("issuer")
    if text.startswith(_MEETING, first) and (adopters := find_bodies(text, first, last)):
        return adopters[-1].start, last
    found = find_bodies(text, first, last)[:1]
    is_cut = found and found[0].start == first and not found[0].body.issuing_body_id.endswith(GENERIC)
    is_over = is_cut and issuer.end() == end and _SUBJECT_NEXT.match(text, found[0].end, last)
    return (first, found[0].end) if is_over else (first, last)


def names_issuer(words: str) -> bool:
    """Tell whether words are a known body, or the standing committee of one."""
    return resolve_body(words) is not None or is_standing(words)


def number_span(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Return the span of the number that `SỐ` introduces at `at`; figures alone end the line or stand before a date.

    Copies of the 1990s leave `SỐ` out before a date: CỦA CHÍNH PHỦ 12/CP NGÀY …
    """
    if not _NUMBER_NEXT.match(text, at, end):
        number = next(iter(find_numbers(text, at, end)), None) if _FIGURES_NEXT.match(text, at, end) else None
        is_dated = number is not None and _DATE_NEXT.match(text, number.end, end) is not None
        return (number.start, number.end) if number and is_dated else None
    if bare := _BARE_NUMBER.match(text, at, end):
        return bare.span("number")
    numbers = find_numbers(text, at, end)
    return (numbers[0].start, numbers[0].end) if numbers else None


def bare_number(text: str, at: int, end: int) -> list[Evidence]:
    """Return the witness of a number that stands right behind the type, without `SỐ`: THÔNG TƯ 21/2018/TT-BYT."""
    return [
        Evidence("number", number.text, "title_block", number.start, number.end)
        for number in find_numbers(text, at, end)[:1]
        if number.body_codes and not text[at : number.start].strip(" \xa0*")
    ]


def first_content(text: str, start: int, stop: int) -> int | None:
    """Return where the first line that says something begins in `text[start:stop]`; None if there is none."""
    line = next(read_lines(text, start, stop), None)
    return None if line is None else line.start
