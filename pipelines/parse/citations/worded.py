"""Heads without a full number: `Luật Giáo dục`, `Nghị quyết Trung ương 4 khóa XII`, `Chỉ thị 05`, `Kết luận này`."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, partial

from pipelines.parse.citations.cues import Cues, short_codes
from pipelines.parse.citations.heads import (
    BLANK,
    GAP,
    Head,
    kind_name,
    kind_pattern,
    kind_spellings,
    match_backwards,
    starts_word,
)
from pipelines.parse.citations.names import match_name
from pipelines.parse.citations.number_words import ends_compound, is_listed, word_right_before
from pipelines.parse.citations.tails import read_term
from pipelines.parse.words.fold import fold_name, fold_number
from pipelines.parse.words.kinds import kind_of_code
from pipelines.parse.words.phrases import spellings, tree_pattern
from pipelines.vocab.layout import ordinals
from pipelines.vocab.records import citation_forms, citation_words, laws, named_documents, relation_phrases

_LONGEST_LIST = 100
_FIGURES = tree_pattern({word for ordinal in ordinals() for word in ordinal.split()}, BLANK)
_ORDINAL = rf"(?:[0-9]{{1,2}}|lần{BLANK}thứ{BLANK}\w{{1,6}}(?:{BLANK}{_FIGURES})?)"
_CENTRAL = rf"(?:Ban{BLANK}Chấp{BLANK}hành{BLANK})?Trung{BLANK}ương(?:{BLANK}Đảng)?"
# Trung ương 4, Hội nghị Trung ương 6, Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng.
# Trung ương 6 (lần 2), Trung ương tám khóa XI
_SESSION = rf"(?:{BLANK}lần{BLANK}[0-9](?!\w)|{BLANK}\(lần{BLANK}\w{{1,4}}\))?"
_IN_WORDS = rf"{_FIGURES}(?={GAP}[,(]?{GAP}kh[óo][áa](?!\w))"
_PLENUM = re.compile(
    rf"{BLANK}(?:Hội{BLANK}nghị{BLANK})?"
    rf"(?:Trung{BLANK}ương{BLANK}(?:{_ORDINAL}(?!\w){_SESSION}|{_IN_WORDS})"
    rf"|{_ORDINAL}(?:{GAP},)?{GAP}(?:của{BLANK})?{_CENTRAL}(?!\w))"
)
_CONGRESS = re.compile(
    rf"{BLANK}Đại{BLANK}hội(?:{BLANK}đại{BLANK}biểu{BLANK}toàn{BLANK}quốc)?(?:{BLANK}Đảng)?(?:{BLANK}lần{BLANK}thứ)?"
    rf"{BLANK}(?P<term>[IVX]{{1,5}})(?:{BLANK}của{BLANK}Đảng)?(?!\w)"
)
_AFTER_SERIAL = r"(?![\w/%-]|[.,][0-9])"
_SHORT_SERIAL = rf"(?P<serial>[0-9]{{1,5}}(?P<year>/(?:19|20)[0-9]{{2}})?){_AFTER_SERIAL}"
_SHORT = re.compile(rf"(?:{GAP}(?P<word>số|Số|SỐ)(?:{GAP}:)?{GAP}|{BLANK}){_SHORT_SERIAL}")
_NEXT_SERIAL = re.compile(rf"{GAP}(?:,{GAP}và|,|và){GAP}(?:số{GAP})?{_SHORT_SERIAL}")
# `Sắc lệnh số 63 ngày 22-11-1945 và số 77 ngày 21-12-1945`: each has its day.
_DAY = rf"ngày{BLANK}[0-9]{{1,2}}(?:[-/.][0-9]{{1,2}}[-/.]|{BLANK}tháng{BLANK}[0-9]{{1,2}}{BLANK}năm{BLANK})[0-9]{{4}}"
_NEXT_DATED = re.compile(
    rf"(?:,{GAP}|{BLANK}){_DAY}{GAP}(?:,{GAP}và|,|và){GAP}số{GAP}{_SHORT_SERIAL}(?=(?:,{GAP}|{BLANK}){_DAY})"
)
_ALL_OF = re.compile(rf"toàn{BLANK}bộ{BLANK}\Z", re.IGNORECASE)
_LONGEST_ALL = 16
_OPENING = re.compile(rf"{GAP}\({GAP}")
_BEFORE_ABOVE = tuple(words.removesuffix(" trên") for words in relation_phrases("deictic") if words.endswith(" trên"))
_BLANKS = frozenset((" ", "\n"))
# `điểm 2 của quy định này`
_BEHIND_PLACE = re.compile(rf"(?:[0-9]|(?<!\w)[a-zđIVX]){BLANK}(?:của{BLANK})?\Z")
_LONGEST_OF = 16
_LONGEST_LEAD = 14
_DEICTIC = re.compile(rf"{tree_pattern(relation_phrases('deictic'), BLANK)}(?!\w)")
_HERE = re.compile(rf"{BLANK}đây(?!\w)")
_LONGEST_INDENT = 64


@cache
def _counted() -> re.Pattern[str]:
    """Return the pattern for what makes the figure before it a count: `Chương trình 5 năm`, but `số 43 ngày 5/8`."""
    return _before_words(citation_words("counted"))


@cache
def _counted_in_list() -> re.Pattern[str]:
    """Return the pattern for what makes a figure in a list of them a count: `Chỉ thị 05 và 12 nghị quyết`."""
    return _before_words({*citation_words("counted"), *citation_words("counted_in_list")})


def _before_words(words: Collection[str]) -> re.Pattern[str]:
    dated = rf"(?:ngày|tháng){BLANK}[0-9]|kh[óo][áa]{BLANK}[0-9IVX]|năm{BLANK}(?:19|20)[0-9]{{2}}(?![0-9-])"
    return re.compile(rf"{BLANK}(?!{dated})(?:{tree_pattern(words, BLANK)})(?!\w)")


@cache
def _abbreviation() -> re.Pattern[str]:
    """Return the pattern for a type by its code with a bare serial: `NĐ 67/2023`, `NĐ số 100`, `TT133`."""
    between = rf"{BLANK}(?:số(?:{GAP}:)?{GAP})?|(?P<glued>)(?=[0-9]{{1,5}}/|[1-9][0-9])"
    return re.compile(rf"(?P<code>{tree_pattern(short_codes(), BLANK)})(?:{between}){_SHORT_SERIAL}")


@cache
def _leads_to_code() -> re.Pattern[str]:
    """Return the pattern for what stands before a code whose serial is glued to it: `theo TT133`, `Điều 5 NĐ15`."""
    words = tree_pattern(spellings(citation_words("leads_to_code")), BLANK)
    return re.compile(rf"(?:\A|[\n(/|]|(?<!\w)(?:{words}|[0-9]{{1,3}}|[a-zđ]))\s{{0,3}}\Z")


def find_worded(view: str, cues: Cues, start: int, end: int, numbered: Sequence[Head]) -> Iterator[Head]:
    """Yield the named, plenum and short heads in `view[start:end]`, save those that begin in a numbered one."""
    for at, stop in _outside(cues.words, numbered):
        yield from _read(view, at, stop, end)
    for stem in cues.laws:
        is_code = view.startswith("bộ ", max(start, stem - len("bộ "))) and not _is_all_of(view, stem)
        at = stem - len("bộ ") if is_code else stem
        if starts_word(view, at):
            yield from _named(view, at, end)
    for at in cues.codes:
        if match := _abbreviation().match(view, at, end):
            yield from _abbreviated(view, match)


def _outside(words: Sequence[tuple[int, int]], numbered: Sequence[Head]) -> Iterator[tuple[int, int]]:
    """Yield the words that do not begin within a numbered head; both are in text order."""
    reached = 0
    waiting = iter(numbered)
    head = next(waiting, None)
    for word in words:
        while head and head.start <= word[0]:
            reached, head = head.end, next(waiting, None)
        if word[0] >= reached:
            yield word


def _read(view: str, at: int, stop: int, end: int) -> list[Head]:
    """Return the heads of the type or name with a capital at [at, stop)."""
    kind = kind_name(view[at:stop])
    if kind in citation_words("type_of_plenum") and (plenum := _PLENUM.match(view, stop, end)):
        name = _printed(view, at, plenum.end())
        return [Head("plenum", at, plenum.end(), kind, name=name, issuing_body_id="ban-chap-hanh-trung-uong")]
    if kind == "Nghị quyết" and (congress := _CONGRESS.match(view, stop, end)):
        name, term = _printed(view, at, congress.end()), read_term(congress["term"])
        return [Head("plenum", at, congress.end(), kind, name=name, issuing_body_id="dai-hoi-dang", term=term)]
    named = _named(view, at, end) if kind is None or kind in _named_kinds() else []
    if kind is None and named and _explained(view, named[0].end, end):
        return []
    return named or _short(view, at, stop, kind, end)


def _explained(view: str, at: int, end: int) -> bool:
    """Return whether brackets behind a popular name say which document it is: `Khoán 10 (Nghị quyết 10-NQ/TW …)`."""
    opening = _OPENING.match(view, at, end)
    return opening is not None and kind_pattern().match(view, opening.end(), end) is not None


@cache
def _named_kinds() -> frozenset[str]:
    return frozenset(law.document_type for law in laws()) | {row.document_type for row in named_documents()}


def _named(view: str, at: int, end: int) -> list[Head]:
    if ends_compound(view, at) and not _is_all_of(view, at):
        return []
    name = match_name(view, at, end)
    if name is None:
        return []
    printed = name.full or _printed(view, at, name.end)
    return [Head("named", at, name.end, name.document_type, name=printed, issuing_body_id=name.issuing_body_id)]


def _is_all_of(view: str, at: int) -> bool:
    """Return whether `toàn bộ`, all of, stands before a law: `bộ luật` would be a code."""
    return _ALL_OF.search(view, max(0, at - _LONGEST_ALL), at) is not None


def _printed(view: str, start: int, end: int) -> str:
    return " ".join(view[start:end].split())


def _short(view: str, at: int, stop: int, kind: str | None, end: int) -> list[Head]:
    """Return the heads of `Chỉ thị 05`, `Nghị định 100/2019`, `các Công điện số 217, 218 và 222`."""
    form = citation_forms().get(kind or "")
    first = _SHORT.match(view, stop, end) if form else None
    if form is None or first is None or _counted().match(view, first.end()):
        return []
    may_be_bare = form.is_short and (view[at].isupper() or is_listed(view[at:stop], "small_short"))
    is_sure = first["word"] or first["year"] or (may_be_bare and len(first["serial"]) > 1)
    if not is_sure:
        return []
    serials = [first]
    while len(serials) < _LONGEST_LIST and (more := _next_serial(view, serials[-1].end(), end)):
        if _counted_in_list().match(view, more.end()):
            break
        serials.append(more)
    starts = [at, *(serial.start("serial") for serial in serials[1:])]
    return [_serial_head(start, serial, form.document_type) for start, serial in zip(starts, serials, strict=True)]


def _next_serial(view: str, at: int, end: int) -> re.Match[str] | None:
    """Return the next serial of a list, behind the one before or behind the day of that."""
    return _NEXT_SERIAL.match(view, at, end) or _NEXT_DATED.match(view, at, end)


def _serial_head(at: int, serial: re.Match[str], kind: str | None) -> Head:
    number = serial["serial"]
    year = int(serial["year"][1:]) if serial["year"] else None
    return Head("short", at, serial.end("serial"), kind, number, fold_number(number), year=year)


def _abbreviated(view: str, match: re.Match[str]) -> list[Head]:
    if _counted().match(view, match.end()) or (match["glued"] is not None and not _is_led_to(view, match)):
        return []
    kind = kind_of_code(match["code"], "state" if match["year"] else None)  # the Party numbers without a year
    return [_serial_head(match.start(), match, kind)]


def _is_led_to(view: str, match: re.Match[str]) -> bool:
    """Tell whether a code with its serial glued to it is an act's: it has a year, is `NĐ`, or words lead to it."""
    is_sure = match["year"] or match["code"] == "NĐ"
    low = max(0, match.start() - _LONGEST_LEAD)
    return bool(
        is_sure
        or (match["code"] in citation_words("glued_to_serial") and _leads_to_code().search(view, low, match.start()))
    )


@cache
def _ends_of_kinds() -> frozenset[str]:
    ends = {spelling[-2:] for spelling in kind_spellings()}
    return frozenset(ends | {end.replace(" ", "\n") for end in ends})


def _follows_kind(view: str, at: int) -> bool:
    """Return whether `này` at `at` may follow a type, by the last letters before it."""
    return view[at - 1 : at] != " " or view[at - 3 : at - 1] in _ends_of_kinds() or view[at - 2 : at - 1] in _BLANKS


def _points_back(view: str, at: int) -> bool:
    """Return whether `trên` at `at` is a part of what points: `nêu trên`, `trên đây`, not `trên địa bàn`."""
    words = view[max(0, at - _LONGEST_INDENT) : at].rstrip()
    return words.endswith(_BEFORE_ABOVE) or _HERE.match(view, at + len("trên")) is not None


@cache
def _bare_kind() -> re.Pattern[str]:
    """Return the pattern for a bare type behind a place, by a short name: `Điều 7 Nghị định`, not `Nghị định này`."""
    kinds = {name for name, form in citation_forms().items() if form.is_deictic}
    spelled = tree_pattern(kinds | {kind.upper() for kind in kinds}, BLANK)
    ends = rf"(?!\w)(?!{BLANK}(?:này|nêu|nói|kể|trên|số)(?!\w))"
    return re.compile(rf"(?:{GAP},)?{GAP}(?:(?:của|tại){BLANK})?(?P<kind>{spelled}){ends}")


def match_bare_kind(view: str, at: int, end: int) -> tuple[str, int] | None:
    """Return the type that a place before `at` is of, and where its name ends, where no number or name follows."""
    match = _bare_kind().match(view, at, end)
    kind = kind_name(match["kind"]) if match else None
    if match is None or kind is None:
        return None
    follows = view[match.end() : match.end() + 4].lstrip()[:1]
    return None if follows.isupper() or follows.isdigit() else (kind, match.end())


def _blanks_before(view: str, at: int) -> int:
    """Return how many blanks stand before `at`."""
    if view[at - 1 : at] == " " and view[at - 2 : at - 1] not in _BLANKS:
        return 1
    before = view[max(0, at - _LONGEST_INDENT) : at]
    return len(before) - len(before.rstrip())


def _is_behind_place(view: str, start: int, at: int) -> bool:
    return _BEHIND_PLACE.search(view, max(start, at - _LONGEST_OF), at) is not None


def find_deictic(view: str, cues: Cues, start: int, end: int) -> Iterator[Head]:
    """Yield the heads that point: `Kết luận này`, `Nghị định nêu trên`."""
    for at in (*filter(partial(_follows_kind, view), cues.these), *filter(partial(_points_back, view), cues.above)):
        match = _DEICTIC.search(view, max(start, at - _blanks_before(view, at) - 3), min(end, at + _LONGEST_INDENT))
        word = (
            match_backwards(word_right_before(), view, max(start, match.start() - 32), match.start()) if match else None
        )
        if match is None or word is None:
            continue
        form = citation_forms().get(word.kind or "")
        if word.text in citation_words("also_a_noun") and not _is_behind_place(view, start, word.start):
            continue
        if form and form.is_deictic and fold_name(word.text) == fold_name(form.document_type):
            yield Head("deictic", word.start, match.end(), form.document_type, word=match[0])
