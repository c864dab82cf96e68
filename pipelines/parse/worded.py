"""Heads without a full number: `Luật Giáo dục`, `Nghị quyết Trung ương 4 khóa XII`, `Chỉ thị 05`, `Kết luận này`."""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.parse.fold import fold_name, fold_number
from pipelines.parse.heads import BLANK, GAP, Head, capital_pattern, kind_name, kind_pattern, places, starts_word
from pipelines.parse.kinds import kinds_of_code
from pipelines.parse.names import match_name
from pipelines.parse.phrases import tree_pattern
from pipelines.parse.tails import read_term
from pipelines.vocab import read_vocabulary
from pipelines.vocab.records import citation_forms, document_types, laws, named_documents

_LONGEST_LIST = 100
_ORDINAL = rf"(?:[0-9]{{1,2}}|lần{BLANK}thứ{BLANK}\w{{1,6}}(?:{BLANK}(?:mười|một|hai|ba|tư|lăm|năm|sáu|bảy|tám|chín))?)"
_CENTRAL = rf"(?:Ban{BLANK}Chấp{BLANK}hành{BLANK})?Trung{BLANK}ương(?:{BLANK}Đảng)?"
# Trung ương 4, Hội nghị Trung ương 6, Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng.
_PLENUM = re.compile(
    rf"{BLANK}(?:Hội{BLANK}nghị{BLANK})?"
    rf"(?:Trung{BLANK}ương{BLANK}{_ORDINAL}|{_ORDINAL}{GAP},?{GAP}(?:của{BLANK})?{_CENTRAL})(?!\w)"
)
_CONGRESS = re.compile(
    rf"{BLANK}Đại{BLANK}hội(?:{BLANK}đại{BLANK}biểu{BLANK}toàn{BLANK}quốc)?(?:{BLANK}Đảng)?(?:{BLANK}lần{BLANK}thứ)?"
    rf"{BLANK}(?P<term>[IVX]{{1,5}})(?:{BLANK}của{BLANK}Đảng)?(?!\w)"
)
_OF_MEETINGS = frozenset(("Nghị quyết", "Kết luận", "Quy định", "Thông báo"))
_AFTER_SERIAL = r"(?![\w/.%-]|,[0-9])"
_SHORT_SERIAL = rf"(?P<serial>[0-9]{{1,5}}(?P<year>/(?:19|20)[0-9]{{2}})?){_AFTER_SERIAL}"
_SHORT = re.compile(rf"(?:{GAP}(?P<word>số|Số|SỐ){GAP}:?{GAP}|{BLANK}){_SHORT_SERIAL}")
_NEXT_SERIAL = re.compile(rf"{GAP}(?:,{GAP}và|,|và){GAP}{_SHORT_SERIAL}")
# kỷ luật Đảng, pháp luật Việt Nam: the end of another word.
_COMPOUND = re.compile(r"(?:kỷ|kỉ|pháp|quy|qui|giới|định|bộ|đạo)\s{1,3}\Z", re.IGNORECASE)
_DEICTIC = re.compile(r"(?:này|nêu trên|nói trên|trên đây|kể trên)(?!\w)")


@cache
def _counted() -> re.Pattern[str]:
    """Return the pattern for what makes the figure before it a count: `Chương trình 5 năm`."""
    words = {row["word"] for row in read_vocabulary("citation_words") if row["list"] == "counted"}
    return re.compile(rf"{BLANK}(?:{tree_pattern(words, BLANK)})(?!\w)")


@cache
def _abbreviation() -> re.Pattern[str]:
    """Return the pattern for a type by its code with a bare serial: `NĐ 67/2023`, `NĐ số 100`."""
    forms = citation_forms()
    codes = {k.type_code for k in document_types() if k.type_code and k.document_type in forms}
    short = {code for code in codes if code.isupper() and len(code) > 1}
    return re.compile(rf"(?P<code>{tree_pattern(short, BLANK)})(?:{BLANK}(?:số{GAP}:?{GAP})?){_SHORT_SERIAL}")


def find_worded(view: str, start: int, end: int) -> Iterator[Head]:
    """Yield the named, plenum and short heads in `view[start:end]` (signs folded)."""
    for match in capital_pattern().finditer(view, start, end):
        if starts_word(view, match.start()):
            yield from _read(view, match, end)
    for stem in places("luật ", view, start, end):
        at = stem - len("bộ ") if view.startswith("bộ ", max(start, stem - len("bộ "))) else stem
        if starts_word(view, at):
            yield from _named(view, at, end)
    for match in _abbreviation().finditer(view, start, end):
        if starts_word(view, match.start()):
            yield from _abbreviated(view, match)


def _read(view: str, match: re.Match[str], end: int) -> list[Head]:
    kind = kind_name(match[0])
    at = match.start()
    if kind in _OF_MEETINGS and (plenum := _PLENUM.match(view, match.end(), end)):
        name = _printed(view, at, plenum.end())
        return [Head("plenum", at, plenum.end(), kind, name=name, issuing_body_id="ban-chap-hanh-trung-uong")]
    if kind == "Nghị quyết" and (congress := _CONGRESS.match(view, match.end(), end)):
        name, term = _printed(view, at, congress.end()), read_term(congress["term"])
        return [Head("plenum", at, congress.end(), kind, name=name, issuing_body_id="dai-hoi-dang", term=term)]
    named = _named(view, at, end) if kind is None or kind in _named_kinds() else []
    return named or _short(view, match, kind, end)


@cache
def _named_kinds() -> frozenset[str]:
    return frozenset(law.document_type for law in laws()) | {row.document_type for row in named_documents()}


def _named(view: str, at: int, end: int) -> list[Head]:
    name = match_name(view, at, end)
    if name is None or _COMPOUND.search(view, max(0, at - 8), at):
        return []
    printed = _printed(view, at, name.end)
    return [Head("named", at, name.end, name.document_type, name=printed, issuing_body_id=name.issuing_body_id)]


def _printed(view: str, start: int, end: int) -> str:
    return " ".join(view[start:end].split())


def _short(view: str, match: re.Match[str], kind: str | None, end: int) -> list[Head]:
    """Return the heads of `Chỉ thị 05`, `Nghị định 100/2019`, `các Công điện số 217, 218 và 222`."""
    form = citation_forms().get(kind or "")
    first = _SHORT.match(view, match.end(), end)
    if form is None or first is None or _counted().match(view, first.end()):
        return []
    is_sure = first["word"] or first["year"] or (form.is_short and len(first["serial"]) > 1)
    if not is_sure:
        return []
    serials = [first]
    while len(serials) < _LONGEST_LIST and (more := _NEXT_SERIAL.match(view, serials[-1].end(), end)):
        if _counted().match(view, more.end()):
            break
        serials.append(more)
    starts = [match.start(), *(serial.start("serial") for serial in serials[1:])]
    return [_serial_head(at, serial, form.document_type) for at, serial in zip(starts, serials, strict=True)]


def _serial_head(at: int, serial: re.Match[str], kind: str | None) -> Head:
    number = serial["serial"]
    year = int(serial["year"][1:]) if serial["year"] else None
    return Head("short", at, serial.end("serial"), kind, number, fold_number(number), year=year)


def _abbreviated(view: str, match: re.Match[str]) -> list[Head]:
    if _counted().match(view, match.end()):
        return []
    kinds = {kind.document_type for kind in kinds_of_code(match["code"]) if kind.document_type in citation_forms()}
    return [_serial_head(match.start(), match, kinds.pop() if len(kinds) == 1 else None)]


def find_deictic(view: str, start: int, end: int) -> Iterator[Head]:
    """Yield the heads that point: `Kết luận này`, `Nghị định nêu trên`."""
    anchors = [*places("này", view, start, end), *places("trên", view, start, end)]
    for at in anchors:
        match = _DEICTIC.search(view, max(start, at - 4), min(end, at + 9))
        if match is None:
            continue
        word = _word_before(view, max(start, match.start() - 32), match.start())
        kind = kind_name(word[0]) if word else None
        form = citation_forms().get(kind or "")
        if word and form and form.is_deictic and fold_name(word[0]) == fold_name(form.document_type):
            yield Head("deictic", word.start(), match.end(), kind, word=match[0])


def _word_before(view: str, start: int, end: int) -> re.Match[str] | None:
    """Return the longest word of type that ends right before `end`."""
    for match in kind_pattern().finditer(view, start, end):
        if starts_word(view, match.start()) and not view[match.end() : end].strip() and match.end() < end:
            return match
    return None
