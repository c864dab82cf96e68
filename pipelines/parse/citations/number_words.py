"""The word that says the type of a number: right before it, before `số`, or far before the number of a law."""

import re
from functools import cache, lru_cache

from pipelines.parse.citations.heads import (
    BLANK,
    GAP,
    Word,
    clause_start,
    kind_backwards,
    kind_pattern,
    match_backwards,
    starts_word,
)
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.kinds import kinds_of_code
from pipelines.parse.words.number_codes import body_codes
from pipelines.parse.words.numbers import Number, is_party
from pipelines.vocab.records import citation_words

# How far before a number its type may stand: `Luật sửa đổi, bổ sung một số điều của Luật … số 87/2025/QH15`.
LEAD = 200
# A law that amends many names them all before its number.
LEAD_OF_LAW = 600
# A type right before a number, with `số` and blanks, begins within so many characters.
_NEAR = 45
_FIGURE = re.compile(r"[0-9]")
_THROUGH_WORDS = re.compile(rf"[^;:“”\"]{{0,{LEAD_OF_LAW}}}(?:số|Số|SỐ)(?:{GAP}:)?{GAP}")
# kỷ luật Đảng, pháp luật Việt Nam: the end of another word.
_COMPOUNDS = tuple(citation_words("before_luật"))
_LONGEST_INDENT = 64
# Luật Luật sư
_LAWYERS = re.compile(rf"{BLANK}sư(?!\w)", re.IGNORECASE)
# `bãi bỏ toàn bộ luật số 5/2019/QH14`: all of a law, and no code.
_ALL_OF = re.compile(rf"toàn{BLANK}\Z", re.IGNORECASE)
# `nghị định ngày 5/6/1994 số 12/CP`, `thông tư của Bộ Tài chính số 12-TC/TCT`
_TO_NUMBER = re.compile(
    rf"{BLANK}(?:ngày{BLANK}[0-9][^;,:()]{{5,60}}|của{BLANK}\w[^;,:().]{{2,70}}){BLANK}(?:số|Số)(?:{GAP}:)?{GAP}"
)
_CONTRACT_CODES = (None, "HĐ")
# Numbers of the Assembly and of the Council of State: the type word may stand far before.
_LAW_CODE = re.compile(r"QH|UBTVQH|LCT|HĐNN|L\Z")
# The code of a department of a province: SXD, STC.
_OF_DEPARTMENT = re.compile(r"S[A-ZĐ&]{2,6}\Z")
_AMENDING_LAW = re.compile(r"(?:Bộ luật|bộ luật|Luật|luật)\s{1,3}[Ss]ửa\s{1,3}đổi")
# `số`, right before a number.
NUMBER_WORD = re.compile(rf"(?:số|Số|SỐ)(?:{GAP}:)?{GAP}\Z")
# `của Ban Bí thư số 5-CT/TW`: the end of a body's name and no type.
_SECRETARY = re.compile(rf"(?:[Bb]í|BÍ){BLANK}\Z")
# A type whose numbers name no act.
CONTRACT = "Hợp đồng"


@cache
def _word_backwards() -> re.Pattern[str]:
    """Return the pattern for the type right before a number, read backwards past `số` and `liên ngành`."""
    number_word = rf"(?:{GAP}:)?(?:{GAP}ốs)?(?:{GAP}(?:ốs|ốS|ỐS))?{GAP}(?:\w{{1,10}}{GAP}nêil{GAP})??"
    return re.compile(rf"{number_word}(?<=\W){kind_backwards()}")


@cache
def word_right_before() -> re.Pattern[str]:
    """Return the pattern for a type that only blanks part from what follows, read backwards."""
    return re.compile(rf"\s{{1,30}}{kind_backwards()}")


@cache
def is_listed(word: str, name: str) -> bool:
    """Tell whether a word, however it is spelled, is in a list of citation_words."""
    return fold_name(word) in citation_words(name)


def ends_compound(view: str, at: int) -> bool:
    """Return whether `luật` at `at` is the end of another word: kỷ luật, pháp luật."""
    before = view[max(0, at - _LONGEST_INDENT) : at]
    words = before.rstrip()
    return len(words) < len(before) and words[-6:].lower().endswith(_COMPOUNDS)


@lru_cache(maxsize=1 << 12)
def is_law(codes: tuple[str, ...]) -> bool:
    """Tell whether the codes of a number are those of laws."""
    return any(map(_LAW_CODE.match, codes))


def _words(view: str, start: int, end: int) -> list[Word]:
    matches = kind_pattern().finditer(view, start, end)
    return [Word(m.start(), m.end(), m[0]) for m in matches if starts_word(view, m.start())]


def has_capital_word(view: str, start: int, end: int) -> bool:
    """Tell whether a word of type with a capital stands right before `end`."""
    return any(word.is_capital and not view[word.end : end].strip() for word in _words(view, start, end))


def word_before(view: str, lead: int, end: int, number: Number) -> Word | None:
    """Return the word of type that the number at `end` belongs to, or None."""
    near = match_backwards(_word_backwards(), view, max(lead, end - _NEAR), end)
    if near and near.kind == CONTRACT and number.type_code not in _CONTRACT_CODES:
        near = None
    if near and near.kind == "Thư" and _SECRETARY.search(view, max(lead, near.start - _LONGEST_INDENT), near.start):
        near = None
    of_law = is_law(number.body_codes)
    if near and not of_law:
        return _whole_word(view, lead, near, number) if is_listed(near.text, "object_type") else near
    far = _words_through(view, lead, end)
    if of_law:
        near = near or _word_to_number(view, far, end)
        far = [word for word in far if end - word.end < LEAD or _lists_laws(view, word, end)]
        is_own = near is not None and not ends_compound(view, near.start)
        return _without_all(view, lead, _law_word(view, near, far, is_own=is_own))
    fitting = [word for word in far if word.kind in kinds_of(number)]
    word = next(reversed(fitting), None) or _word_to_number(view, far, end)
    return word or next((word for word in reversed(far) if word.is_capital), None)


def _without_all(view: str, lead: int, word: Word | None) -> Word | None:
    """Return the word of a law without the end of `toàn bộ` before it, which makes it no code."""
    if word is None or word.kind != "Bộ luật" or not _ALL_OF.search(view, max(lead, word.start - 10), word.start):
        return word
    return word._replace(start=word.end - len("luật"), text=word.text[-len("luật") :])


def _word_to_number(view: str, far: list[Word], end: int) -> Word | None:
    """Return the word of type that only day or issuer parts from a number: `nghị định ngày 5/6/1994 số 12/CP`."""
    return next((word for word in reversed(far) if _TO_NUMBER.fullmatch(view, word.end, end)), None)


def _whole_word(view: str, lead: int, near: Word, number: Number) -> Word:
    """Return the word of type right before its object where the code says so: `Thông báo kết luận số 5/TB-…`."""
    if near.kind in kinds_of(number):
        return near
    before = match_backwards(word_right_before(), view, max(lead, near.start - _NEAR), near.start)
    return before._replace(end=near.end) if before and before.kind in kinds_of(number) else near


def kind_behind(word: Word, number: Number) -> str | None:
    """Return the type that a word names; a vague one leaves it to the code: `văn bản số 7/BC-UBND` is a Báo cáo."""
    if not (number.body_codes and is_listed(word.text, "vague_type")) or _is_unit(number):
        return word.kind
    kinds = kinds_of(number)
    return kinds[0] if len(kinds) == 1 else word.kind


def _is_unit(number: Number) -> bool:
    """Return whether the first code names the writing body, the next its unit, as in a letter: 1188/CT-TTHT."""
    first, second = (number.type_code or "").upper(), number.body_codes[0].upper()
    return first in body_codes() and not (second in body_codes() or _OF_DEPARTMENT.match(second))


def _words_through(view: str, lead: int, end: int) -> list[Word]:
    """Return the words of type in the clause before a number that has `số` right before it."""
    if not NUMBER_WORD.search(view, max(lead, end - 16), end):
        return []
    words = _words(view, clause_start(view, lead, end), end)
    return [word for word in words if _THROUGH_WORDS.fullmatch(view, word.end, end)]


def _lists_laws(view: str, word: Word, end: int) -> bool:
    """Return whether names of amended laws, and no figures, fill the way from an amending law to its number."""
    return _AMENDING_LAW.match(view, word.start) is not None and _FIGURE.search(view, word.end, end) is None


def _law_word(view: str, near: Word | None, far: list[Word], *, is_own: bool) -> Word | None:
    """Return the word that begins the name of a law: not one within it (`Luật Quy hoạch số`, `… pháp luật số`).

    `is_own` where the word right before the number is no end of another word.
    """
    amending = [word for word in far if _AMENDING_LAW.match(view, word.start)]
    if amending or (near and is_own and near.kind in citation_words("type_of_assembly")):
        return amending[0] if amending else near
    within = near.start if near and not is_own else None
    capital = [word for word in [*far, near] if word and word.is_capital and word.start != within]
    capital = [word for word in capital if not _LAWYERS.match(view, word.end)]
    of_assembly = [word for word in capital if word.kind in citation_words("type_of_assembly")]
    return max(of_assembly or capital, default=near, key=lambda word: word.start)


def kinds_of(number: Number) -> list[str]:
    """Return the types that the code of a number may mean, likeliest first."""
    if number.type_code is None:
        return []
    kinds = kinds_of_code(number.type_code, "party" if is_party(number) else "state") or kinds_of_code(number.type_code)
    return [kind.document_type for kind in kinds]
