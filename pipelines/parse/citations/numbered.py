"""Heads with a full number: `Nghị định số 67/2023/NĐ-CP`, `các Nghị quyết số 21, 22 và 23-NQ/TW`.

The number is found first; the words before it say the type, and whether it is the number of a document at all.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.parse.citations.cues import Cues, short_codes
from pipelines.parse.citations.heads import BLANK, GAP, Head, Word, kind_name, kind_spellings
from pipelines.parse.citations.number_words import (
    CONTRACT,
    LEAD,
    LEAD_OF_LAW,
    NUMBER_WORD,
    has_capital_word,
    is_law,
    is_listed,
    kind_behind,
    kinds_of,
    word_before,
)
from pipelines.parse.citations.tails import past_meeting
from pipelines.parse.model import new_row
from pipelines.parse.words.bodies import match_body_at, ministry_codes
from pipelines.parse.words.fold import fold_number
from pipelines.parse.words.kinds import kind_of_code
from pipelines.parse.words.numbers import Number, is_known, is_letter, read_numbers_at, read_standards
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.records import citation_words, laws

_LONGEST_LIST = 100
_LISTED = re.compile(rf"(?<![\w/.,-])(?P<serial>[0-9]{{1,5}}[a-zđ]?){GAP}(?:,{GAP}và|,|và){GAP}\Z")
_NEXT_IN_LIST = re.compile(rf"{GAP}(?:,{GAP}và|,|và){GAP}(?:(?:số|Số){GAP})?")
# What stands between most types and their numbers.
_SIGNS = frozenset((" số ", " ", " số: ", " Số ", " số\n", "\nsố "))
# From one number to the next of a list, past date and issuer of the first.
_LIST_GOES_ON = re.compile(
    rf"(?:[\s,;]{{0,4}}|[,;]?{GAP})(?:và|hoặc)?{GAP}(?:số|Số)?{GAP}:?{GAP}|(?:[^;:.“”()]|\.(?=[0-9])){{0,90}}(?:,|và){GAP}số{GAP}"
)
# A list ends with one of these before its last number.
_JOINS = ("và", ",")
# `, và số ` with blanks between.
_LONGEST_JOIN = 40
# `, 35 và` and a next line that is indented.
_LONGEST_INDENT = 72
# `số: ` and no more.
_LONGEST_SIGN = 5
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# A type of the vocabulary whose numbers name no act; before the number of an act the word is part of a name.
_NOT_ACTS = frozenset((CONTRACT, *citation_words("type_of_part")))
_UNSURE = _NOT_ACTS | {"Thư"}  # the end of Ban Bí thư
_OF_ASSEMBLY = frozenset(("Luật", "Bộ luật"))  # bodies stand in their names: Luật … của Hội đồng nhân dân
# The number of a form: `Mẫu số 01/PL`.
_FORM = re.compile(rf"(?:mẫu|biểu|bảng|phụ lục){GAP}(?:số{GAP})?:?{GAP}\Z", re.IGNORECASE)
_OF = re.compile(rf"{GAP}(?:của|CỦA){GAP}")
# A file is named like the document in it, `66-2016-ND-CP.doc`, but its name cites nothing.
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|rtf|zip|rar|html?)(?!\w)", re.IGNORECASE)
_LONGEST_FILE = 5
# `TTLT số: ` and blanks.
_LONGEST_CODE = 20
_SERIAL = re.compile(r"[0-9OolI]{1,6}")


@cache
def _not_an_act() -> re.Pattern[str]:
    words = citation_words("not_an_act")
    return re.compile(
        rf"(?i:{tree_pattern(words, BLANK)})(?!\w)[^;.,:\n]{{0,25}}(?:\n[ ]{{0,40}}(?:số|Số)[ :]{{1,3}})?\Z"
    )


def find_numbered(view: str, cues: Cues, start: int, end: int) -> list[Head]:
    """Return the heads in `view[start:end]` (signs folded) that carry a full number, in text order."""
    numbers = read_numbers_at(cues.marks, view, start, end)
    if cues.has_standards:
        numbers = sorted(numbers + read_standards(view, start, end), key=lambda number: number.start)
    heads: list[Head] = []
    for head in _find(view, start, numbers, cues.words):
        group = _group_of(view, heads[-1], head) if heads and heads[-1].codes == head.codes else None
        if group is not None:
            heads[-1] = heads[-1]._replace(group=group)
        heads.append(head if group is None else head._replace(group=group))
    return heads


def _group_of(view: str, previous: Head, head: Head) -> int | None:
    """Return the group of a number that goes on a list of full ones: `các Công điện số 217/CĐ-TTg, 218/CĐ-TTg`."""
    if head.group is not None or head.start - previous.end > _LONGEST_JOIN:
        return None
    goes_on = _NEXT_IN_LIST.fullmatch(view, previous.end, head.start)
    is_list = previous.group is not None or view[max(0, previous.start - 6) : previous.start].rstrip().endswith("các")
    return (previous.group or previous.start) if goes_on and is_list else None


def _find(view: str, start: int, numbers: list[Number], words: list[tuple[int, int]]) -> Iterator[Head]:
    previous: Head | None = None
    place = 0
    for number in numbers:
        at = number.start
        if view.find(".", number.end - _LONGEST_FILE, number.end + 1) >= 0 and is_file(view, number):
            continue
        reach = LEAD_OF_LAW if is_law(number.body_codes) else LEAD
        lead = max(start, previous.end if previous else 0, at - reach)
        while place < len(words) and words[place][1] <= at:
            place += 1
        own = _head_by_capital(view, lead, number, words[place - 1]) if place else None
        if own:
            previous = own
            yield own
            continue
        for head in _heads_of(view, lead, number, previous):
            previous = head
            yield head


def is_file(view: str, number: Number) -> bool:
    """Tell whether a number is the name of a file, whose ending follows or was read as a code: `66-2016-ND-CP.PDF`."""
    dot = view.find(".", number.end - _LONGEST_FILE, number.end + 1)
    return _FILE.match(view, dot) is not None


def _head_by_capital(view: str, lead: int, number: Number, word: tuple[int, int]) -> Head | None:
    """Return the head of a number that only `số` parts from a type with a capital: by far the most are so.

    None where more must be looked at: the word may end a longer name, or the number is a law's or a contract's.
    """
    at, stop = word
    if at < lead or view[stop : number.start] not in _SIGNS:
        return None
    kind = _sure_kinds().get(view[at:stop])
    if kind is None or is_law(number.body_codes):
        return None
    said = (number.text, number.key, None, None, None, _codes_of(kind, number), number.year, None, "")
    return new_row(Head, ("numbered", at, number.end, kind, *said))


@cache
def _sure_kinds() -> dict[str, str]:
    """Return the types of acts by their words, without those that may end a longer one: Luật of Bộ Luật.

    Words that say less than the code of the number are left out too.
    """
    words = kind_spellings()
    unsure = {word for word in words if is_listed(word, "vague_type") or is_listed(word, "object_type")}
    kinds = {word: kind_name(word) for word in words if not any(longer.endswith(f" {word}") for longer in words)}
    return {word: kind for word, kind in kinds.items() if kind and kind not in _UNSURE and word not in unsure}


def _heads_of(view: str, lead: int, number: Number, previous: Head | None) -> list[Head]:
    """Return the head of one number, and before it those of serials that share its suffix."""
    listed = _listed_serials(view, lead, number.start)
    first = listed[0].start("serial") if listed else number.start
    word = word_before(view, lead, first, number)
    if word is None and not _is_act(view, lead, first, number):
        return []
    if word and first - word.end > _LONGEST_SIGN and _is_far(view, word, number):
        return []
    code = _code_before(view, lead, first)
    if code and word and word.end < code.start():
        word = None
    kind = kind_behind(word, number) if word else _kind_by_itself(view, number, previous)
    if kind in _NOT_ACTS:
        return []
    begin = word.start if word else code.start() if code else first
    if code and (kind is None or (word is None and is_law(number.body_codes))):
        kind = kind_of_code(code["code"], "state" if number.year else None)
    names_issuer = word is not None and first - word.end > _LONGEST_SIGN and kind not in _OF_ASSEMBLY
    own = Head(
        "numbered",
        number.start if listed else begin,
        number.end,
        kind,
        number.text,
        number.key,
        issuing_body_id=_issuer_between(view, word.end, first) if word and names_issuer else None,
        codes=_codes_of(kind, number),
        year=number.year,
        group=first if listed else None,
    )
    if not listed:
        return [own]
    starts = [begin, *(match.start("serial") for match in listed[1:])]
    return [*(_listed_head(match, at, own) for match, at in zip(listed, starts, strict=True)), own]


def _codes_of(kind: str | None, number: Number) -> tuple[str, ...]:
    """Return the codes of the bodies of a number: TC of 78-TC/TCT is the ministry where a word says the type."""
    code = number.type_code
    is_body = code is not None and code in ministry_codes() and kind is not None and kind not in kinds_of(number)
    return (code,) if code and is_body else number.body_codes


def _code_before(view: str, lead: int, first: int) -> re.Match[str] | None:
    """Return the code of a type that stands before a number: `NĐ 100/2019/NĐ-CP`, `NQ số 98/2023/QH15`."""
    if view[first - 1 : first] not in (" ", "\n"):
        return None
    return _code_at_end().search(view, max(lead, first - _LONGEST_CODE), first)


@cache
def _code_at_end() -> re.Pattern[str]:
    codes = tree_pattern(short_codes(), BLANK)
    return re.compile(rf"(?<![\w/-])(?P<code>{codes}){BLANK}(?:(?:số|Số|SỐ)(?:{GAP}:)?{GAP})?\Z")


def _is_act(view: str, lead: int, first: int, number: Number) -> bool:
    """Return whether a number without a type before it is that of an act: it shows by itself, or by `số`."""
    has_sign = NUMBER_WORD.search(view, max(lead, first - 8), first) is not None
    return (has_sign or is_known(number)) and not _is_of_no_act(view, lead, number)


def _is_far(view: str, word: Word, number: Number) -> bool:
    """Return whether the number of a plot or an account only stands behind a type: `Luật A, thửa đất số 4-TĐ`."""
    is_own = word.kind in kinds_of(number) or is_law(number.body_codes)
    return not is_own and _is_of_no_act(view, word.end, number)


def _issuer_between(view: str, start: int, end: int) -> str | None:
    """Return the issuer between type and number: `Nghị quyết của Bộ Chính trị số 57-NQ/TW`."""
    of = _OF.match(view, start, end)
    found = match_body_at(view, past_meeting(view, of.end(), end), end) if of else None
    return found.body.issuing_body_id if found else None


def _is_of_no_act(view: str, lead: int, number: Number) -> bool:
    """Return whether the words before a number say that it is that of an account, a plate, a telephone."""
    start = max(lead, number.start - 60)
    return bool(_not_an_act().search(view, start, number.start) or _FORM.search(view, start, number.start))


def _listed_head(match: re.Match[str], at: int, own: Head) -> Head:
    """Return the head of a bare serial: its number is written out with the suffix that the list shares."""
    number = match["serial"] + _SERIAL.sub("", own.number or "", count=1)
    key = fold_number(match["serial"] + _SERIAL.sub("", own.number_key or "", count=1))
    return own._replace(start=at, end=match.end("serial"), number=number, number_key=key)


def _listed_serials(view: str, lead: int, end: int) -> list[re.Match[str]]:
    """Return the bare serials of `số 21, 22 và ` before `end`, in text order; none without `số` or a type before."""
    serials: list[re.Match[str]] = []
    at = end
    if not view[max(lead, at - _LONGEST_INDENT) : at].rstrip(" \n").endswith(_JOINS):
        return serials
    while len(serials) < _LONGEST_LIST and (match := _LISTED.search(view, max(lead, at - _LONGEST_INDENT), at)):
        serials.append(match)
        at = match.start()
    has_sign = NUMBER_WORD.search(view, max(lead, at - _LONGEST_INDENT), at) is not None
    has_word = has_sign or has_capital_word(view, max(lead, at - 40), at)
    is_year = not has_sign and any(_YEAR.fullmatch(match["serial"]) for match in serials)
    return serials[::-1] if has_word and not is_year else []


def _kind_by_itself(view: str, number: Number, previous: Head | None) -> str | None:
    """Return the type of a number without a word: that of the list it goes on, or the only one its code means."""
    kinds = kinds_of(number)
    goes_on = previous is not None and _LIST_GOES_ON.fullmatch(view, previous.end, number.start) is not None
    if goes_on and previous and previous.document_type:
        is_body = previous.codes == (number.type_code,)  # TC of 44-TC/TCT, as in the number before
        if not kinds or is_body or previous.document_type in kinds:
            return previous.document_type
    if is_letter(number):
        return "Công văn"
    if is_law(number.body_codes):
        return _law_kinds().get(number.key)
    return kinds[0] if len(kinds) == 1 else None


@cache
def _law_kinds() -> dict[str, str]:
    return {law.number_key: law.document_type for law in laws()}
