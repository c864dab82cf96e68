"""The heads of references: the words that say which document is meant, before pinpoint, date and issuer are read.

Cheap signs are found first (a number, a capital, `này`), and the words around them decide.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipelines.parse.fold import fold_name, fold_number
from pipelines.parse.kinds import kinds_by_name, kinds_of_code
from pipelines.parse.names import match_name
from pipelines.parse.numbers import PARTY_BODY_CODES, Number, body_codes, find_numbers
from pipelines.vocab import read_vocabulary
from pipelines.vocab.records import citation_forms, document_types


@dataclass(frozen=True, slots=True)
class Head:
    """What names a document at [start, end). `form` is numbered, short, named, plenum or deictic.

    `codes` are the body codes of its number; `group` is shared by the members of a list with one suffix.
    """

    form: str
    start: int
    end: int
    document_type: str | None
    number: str | None = None
    number_key: str | None = None
    name: str | None = None
    issuing_body_id: str | None = None
    codes: tuple[str, ...] = ()
    year: int | None = None
    term: str | None = None
    group: int | None = None
    word: str = ""


_GAP = r"[ ]{0,3}\n?[ ]{0,3}"
_BLANK = r"[ \n]{1,4}"


@cache
def _kind_words() -> str:
    """Return an alternation of the names of types: small, with a capital, or in capitals."""
    names = {kind.document_type for kind in document_types()} | set(_EXTRA_WORDS)
    spellings = (f"[{n[0]}{n[0].lower()}]{n[1:]}|{n.upper()}" for n in sorted(names, key=len, reverse=True))
    return "|".join(spelling.replace(" ", _BLANK) for spelling in spellings)


# Other words for a type, in the slot before a number.
_EXTRA_WORDS = {"Văn bản": "Công văn", "Qui định": "Quy định", "Qui chế": "Quy chế"}
_KIND = re.compile(rf"(?<!\w)(?:{_kind_words()})(?!\w)")
_CAPITAL_KIND = re.compile(rf"(?:(?-i:(?=[A-ZĐ]))(?:{_kind_words()}))(?!\w)")
_BEFORE_NUMBER = re.compile(rf"(?:{_BLANK}liên{_BLANK}\w{{1,10}})?{_GAP}(?:(?:[Ss]ố|SỐ){_GAP}:?{_GAP})?")
_WORDS_TO_NUMBER = re.compile(rf"[^;.:“”\"]{{0,170}}(?:[Ss]ố|SỐ){_GAP}:?{_GAP}")
_NUMBER_WORD = re.compile(rf"(?:[Ss]ố|SỐ){_GAP}:?{_GAP}\Z")
_LISTED_SERIAL = re.compile(rf"(?<![\w/.,-])(?P<serial>[0-9]{{1,5}}[a-zđ]?){_GAP}(?:,|và|,{_GAP}và){_GAP}\Z")
_CLAUSE_END = re.compile(r"[;.!?](?=\s)|\n\s{0,20}\n|\n\s{0,20}[-+*•]")
_LAW_CODE = re.compile(r"(?:QH|UBTVQH|LCT|NQ-UBTVQH|HĐNN)", re.IGNORECASE)
_AMENDING_LAW = re.compile(rf"(?:[Bb]ộ l|L|l)uật{_BLANK}sửa đổi")


@cache
def _not_acts() -> re.Pattern[str]:
    words = "|".join(row["word"] for row in read_vocabulary("citation_words") if row["list"] == "not_an_act")
    return re.compile(rf"(?i:{words})[^;.,:\n]{{0,25}}\Z")


def find_heads(view: str, start: int, end: int) -> list[Head]:
    """Return the heads in `view[start:end]` (signs folded), in text order, none inside another."""
    numbered = list(_find_numbered(view, start, end))
    others = [*_find_worded(view, start, end), *_find_deictic(view, start, end)]
    heads: list[Head] = []
    for head in sorted([*numbered, *others], key=lambda h: (h.start, -h.end)):
        if not heads or head.start >= heads[-1].end:
            heads.append(head)
        elif head.form == "numbered" and heads[-1].form != "numbered":
            heads[-1] = head
    return heads


def _kind_name(word: str) -> str | None:
    """Return the type that a printed word names."""
    printed = " ".join(word.split())
    extra = next((kind for key, kind in _EXTRA_WORDS.items() if key.lower() == printed.lower()), None)
    kinds = kinds_by_name().get(fold_name(printed))
    return extra or (kinds[0].document_type if kinds else None)


# ---- numbered: Nghị định số 67/2023/NĐ-CP


def _find_numbered(view: str, start: int, end: int) -> Iterator[Head]:
    previous: Head | None = None
    for number in find_numbers(view, start, end):
        lead = max(start, previous.end if previous else 0, number.start - 200)
        for head in _numbered_heads(view, lead, number, previous):
            previous = head
            yield head


def _numbered_heads(view: str, lead: int, number: Number, previous: Head | None) -> list[Head]:
    """Return the head of one number, before it those of serials that share its suffix."""
    lead = _clause_start(view, lead, number.start)
    if _not_acts().search(view, lead, number.start):
        return []
    serials = _listed_serials(view, lead, number.start)
    first = serials[0].start("serial") if serials else number.start
    kind = _kind_before(view, lead, first, number)
    says_number = kind is not None or _NUMBER_WORD.search(view, max(lead, first - 6), first) is not None
    if not says_number and not _is_known(number):
        return []
    word = view[kind.start() : kind.end()] if kind else ""
    name = _kind_name(word) if kind else _inherited_kind(view, number, previous)
    if name == "Hợp đồng":
        return []
    begin = kind.start() if kind else first
    group = first if serials else None
    suffix = number.text[len(str(number.text)) - len(number.text.lstrip("0123456789OolI")) :]
    heads = []
    for match in serials:
        serial = match["serial"]
        key = fold_number(serial + number.key.lstrip("0123456789"))
        heads.append(
            Head(
                "numbered",
                begin,
                match.end("serial"),
                name,
                serial + suffix,
                key,
                codes=number.body_codes,
                group=group,
                word=word,
            )
        )
        begin = match.end()
    own = Head(
        "numbered",
        begin,
        number.end,
        name,
        number.text,
        number.key,
        codes=number.body_codes,
        year=number.year,
        group=group,
        word=word,
    )
    return [*heads, own]


def _clause_start(view: str, start: int, end: int) -> int:
    at = start
    for match in _CLAUSE_END.finditer(view, start, end):
        at = match.end()
    return at


def _listed_serials(view: str, lead: int, end: int) -> list[re.Match[str]]:
    """Return the bare serials of `số 21, 22 và ` that end at `end`, in text order."""
    serials: list[re.Match[str]] = []
    at = end
    while (match := _LISTED_SERIAL.search(view, max(lead, at - 16), at)) and len(serials) < 100:
        serials.insert(0, match)
        at = match.start()
    return serials if _NUMBER_WORD.search(view, max(lead, at - 8), at) or _ends_with_kind(view, lead, at) else []


def _ends_with_kind(view: str, lead: int, at: int) -> bool:
    return any(m.end() == len(view[:at].rstrip()) for m in _KIND.finditer(view, max(lead, at - 30), at))


def _kind_before(view: str, lead: int, end: int, number: Number) -> re.Match[str] | None:
    """Return the word of type that a number at `end` belongs to: the nearest one that its code can mean."""
    matches = [m for m in _KIND.finditer(view, lead, end)]
    near = [m for m in matches if _BEFORE_NUMBER.fullmatch(view, m.end(), end)]
    far = [m for m in matches if _WORDS_TO_NUMBER.fullmatch(view, m.end(), end)]
    if near and not _LAW_CODE.match(number.body_codes[0] if number.body_codes else ""):
        return near[-1]
    codes = {kind.document_type for kind in kinds_of_code(number.type_code)} if number.type_code else set()
    fitting = [m for m in far if _kind_name(m[0]) in codes]
    amending = [m for m in far if _AMENDING_LAW.match(view, m.start())]
    best = amending[:1] or near[-1:] or fitting[-1:] or [m for m in far if m[0][0].isupper()][-1:]
    return best[0] if best else None


def _is_known(number: Number) -> bool:
    if number.type_code is not None or number.year is not None:
        return True
    return bool(number.body_codes) and number.body_codes[0].upper().rstrip("0123456789") in body_codes()


def _inherited_kind(view: str, number: Number, previous: Head | None) -> str | None:
    """Return the type of a number without a word: that of the list it continues, or the only one its code means."""
    kinds = _kinds_of_number(number)
    if (
        previous
        and previous.document_type
        and re.fullmatch(r"[\s,;]{0,4}(?:và|hoặc)?\s{0,3}(?:số)?\s{0,3}", view[previous.end : number.start])
    ):
        if not kinds or previous.document_type in kinds:
            return previous.document_type
    return kinds[0] if len(kinds) == 1 else None


def _kinds_of_number(number: Number) -> list[str]:
    is_party = any(code.upper() in PARTY_BODY_CODES for code in number.body_codes)
    kinds = kinds_of_code(number.type_code, "party" if is_party else "state") if number.type_code else ()
    return [kind.document_type for kind in kinds]


# ---- named, plenum and short: Luật Giáo dục, Nghị quyết Trung ương 4 khóa XII, Chỉ thị 05

_PLENUM = re.compile(
    rf"{_BLANK}(?:của{_BLANK})?(?:Hội nghị{_BLANK})?(?:Trung ương{_BLANK}(?:[0-9]{{1,2}}|lần{_BLANK}thứ{_BLANK}\w{{1,6}})"
    rf"|lần{_BLANK}thứ{_BLANK}\w{{1,6}}(?:{_BLANK}mười)?,?{_BLANK}(?:của{_BLANK})?(?:Ban{_BLANK}Chấp{_BLANK}hành{_BLANK})?Trung{_BLANK}ương(?:{_BLANK}Đảng)?)"
    rf"(?:{_BLANK}\([^()\n]{{1,20}}\))?"
)
_CONGRESS = re.compile(
    rf"{_BLANK}Đại hội(?:{_BLANK}đại biểu{_BLANK}toàn quốc)?(?:{_BLANK}lần{_BLANK}thứ)?{_BLANK}(?P<term>[IVX]{{1,5}})(?:{_BLANK}của{_BLANK}Đảng)?"
)
_SHORT = re.compile(
    rf"(?:{_GAP}(?P<word>(?:[Ss]ố|SỐ)){_GAP}:?{_GAP}|{_BLANK})(?P<serial>[0-9]{{1,5}}(?P<year>/(?:19|20)[0-9]{{2}})?)(?![\w/.%-]|,[0-9])"
)
_MORE_SERIALS = re.compile(
    rf"{_GAP}(?:,|và|,{_GAP}và){_GAP}(?P<serial>[0-9]{{1,5}}(?:/(?:19|20)[0-9]{{2}})?)(?![\w/.%-]|,[0-9])"
)
_COUNTED = re.compile(
    rf"{_BLANK}(?:năm|ngày|tháng|giờ|phút|tỷ|triệu|nghìn|đồng|người|lần|việc|nội dung|nhiệm vụ|điểm|mục tiêu|chương trình|khóa|bước|giai đoạn|tuần|huyện|tỉnh|xã)(?!\w)"
)
_ABBREVIATION = re.compile(
    rf"(?P<code>[A-ZĐ][A-ZĐTr]{{1,4}}){_BLANK}(?:số{_GAP}:?{_GAP})?(?P<serial>[0-9]{{1,5}}(?:/(?:19|20)[0-9]{{2}})?)(?![\w/.%-]|,[0-9])"
)


def _find_worded(view: str, start: int, end: int) -> Iterator[Head]:
    for match in _CAPITAL_KIND.finditer(view, start, end):
        if not view[match.start() - 1 : match.start()].isalnum() or match.start() == 0:
            yield from _read_worded(view, match, end)
    for match in _LOWER_LAW.finditer(view, start, end):
        yield from _named(view, match.start(), end)
    for match in _ABBREVIATION.finditer(view, start, end):
        yield from _abbreviated(view, match)


_LOWER_LAW = re.compile(rf"(?:luật|pháp lệnh)(?={_BLANK}[A-ZĐÀ-Ỹ])")


def _read_worded(view: str, match: re.Match[str], end: int) -> Iterable[Head]:
    kind = _kind_name(match[0])
    if kind in ("Nghị quyết", "Kết luận") and (plenum := _PLENUM.match(view, match.end(), end)):
        return [
            Head("plenum", match.start(), plenum.end(), kind, issuing_body_id="ban-chap-hanh-trung-uong", word=match[0])
        ]
    if kind == "Nghị quyết" and (congress := _CONGRESS.match(view, match.end(), end)):
        return [
            Head(
                "plenum",
                match.start(),
                congress.end(),
                kind,
                issuing_body_id="dai-hoi-dang",
                term=congress["term"],
                word=match[0],
            )
        ]
    return _named(view, match.start(), end) or _short(view, match, kind, end)


def _named(view: str, at: int, end: int) -> list[Head]:
    name = match_name(view, at, end)
    if name is None:
        return []
    printed = " ".join(view[at : name.end].split())
    return [Head("named", at, name.end, name.document_type, name=printed, issuing_body_id=name.issuing_body_id)]


def _short(view: str, match: re.Match[str], kind: str | None, end: int) -> list[Head]:
    """Return the heads of `Chỉ thị 05`, `các Công điện số 217, 218 và 222`."""
    form = citation_forms().get(kind or "")
    short = _SHORT.match(view, match.end(), end)
    if kind is None or form is None or short is None or _COUNTED.match(view, short.end()):
        return []
    if not short["word"] and not short["year"] and (not form.is_short or len(short["serial"]) < 2):
        return []
    found = [short]
    while (
        (more := _MORE_SERIALS.match(view, found[-1].end(), end))
        and len(found) < 100
        and not _COUNTED.match(view, more.end())
    ):
        found.append(more)
    heads, begin = [], match.start()
    for serial in found:
        heads.append(
            Head(
                "short",
                begin,
                serial.end("serial"),
                kind,
                serial["serial"],
                fold_number(serial["serial"]),
                word=match[0],
            )
        )
        begin = serial.end()
    return [
        Head(h.form, h.start if i == 0 else found[i].start("serial"), h.end, kind, h.number, h.number_key, word=h.word)
        for i, h in enumerate(heads)
    ]


def _abbreviated(view: str, match: re.Match[str]) -> list[Head]:
    kinds = kinds_of_code(match["code"])
    inside = match.start() > 0 and (view[match.start() - 1].isalnum() or view[match.start() - 1] in "/-.")
    if len(kinds) == 0 or inside or _COUNTED.match(view, match.end()):
        return []
    form = citation_forms().get(kinds[0].document_type)
    if form is None or not form.is_short:
        return []
    kind = kinds[0].document_type if len({k.document_type for k in kinds}) == 1 else None
    return [
        Head(
            "short", match.start(), match.end(), kind, match["serial"], fold_number(match["serial"]), word=match["code"]
        )
    ]


# ---- deictic: Kết luận này, Nghị định nêu trên

_DEICTIC = re.compile(r"(?:này|nêu trên|nói trên|trên đây|kể trên)(?!\w)")
_KIND_AT_END = re.compile(rf"(?<!\w)(?P<kind>{_kind_words()}){_BLANK}\Z")


def _find_deictic(view: str, start: int, end: int) -> Iterator[Head]:
    for match in _DEICTIC.finditer(view, start, end):
        word = _KIND_AT_END.search(view, max(start, match.start() - 32), match.start())
        kind = _kind_name(word["kind"]) if word else None
        form = citation_forms().get(kind or "")
        if word and form and form.is_deictic:
            yield Head("deictic", word.start(), match.end(), kind, word=match[0])
