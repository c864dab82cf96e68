"""Words that touch in a text whose lines were glued: labels behind stops, capitals behind small letters, and others.

A line begins at most of them. Where neither word is in capitals and none opens a line, a blank was lost.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.parse.words.phrases import tree_pattern
from pipelines.parse.words.prefixes import marked_prefix_pattern, plain_letters, write_office
from pipelines.vocab.layout import mark_words, offices, section_levels, section_markers
from pipelines.vocab.records import document_types

BREAK, BLANK = "\n", " "

_LABELS = ("part", "chapter", "subsection", "section", "article", "numbered", "roman", "letter", "dash", "plus")
# What stands before the stop that a label touches, besides letters.
_BEFORE_STOP = frozenset("0123456789)”\"/%'")
# The first number of a list, behind the letters of a title: `Phạm vi điều chỉnh1. Luật này …`.
_FIRST = re.compile(r"(?P<word>[^\W\d_]{2,8})(?P<label>1[.)-])[ \xa0]?(?=[^\W\d_a-zđ]|[“\"])")
# A stop, a dash, and figures (năm 2016, QH12) in what they touch; the subject of a letter behind its number.
_STOP = re.compile(r"(?<=[\w)”\"/])[.,:;](?=[^\W\d_]{2}|[TK][/.])")
_DASH = re.compile(r"(?<=[^\W\d_]{2})[-–](?= [^\W\d_])")
_YEAR = re.compile(r"(?<=năm )\d{4}(?=[^\W\d_]{2})|(?<=[A-ZĐ])\d{1,2}(?=[^\W\d_][^\W\d_A-ZĐ])")
_ABOUT = re.compile(r"(?<=[^\W_])V/v(?!\w)")
# Letters that touch, and what a syllable is once its marks are left out.
_LETTERS = re.compile(r"[^\W\d_]{3,60}")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|kh|gh|gi|ch|ph|th|tr|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
_TWO = 2


def find_touching_labels(text: str) -> Iterator[int]:
    """Yield where the label of a unit touches the stop before it, and a word follows; behind a comma it is a dash."""
    for label in label_pattern().finditer(text):
        at = label.start()
        stop, before = text[at - 1], text[at - 2 : at - 1]
        is_decimal = before.isdecimal() and stop in ".," and label[0][0].isdecimal()
        is_stop = before == "." if stop == "/" else stop != "," or label[0][0] in "-–—+"
        if is_stop and not is_decimal and (before.isalpha() or before in _BEFORE_STOP):
            yield at
    yield from (first.start("label") for first in _FIRST.finditer(text) if is_syllable(first["word"]))
    for heading in numbered_heading().finditer(text):
        end = end_of_number(text, heading)
        if end is not None:
            yield from (heading.start(), end) if text[max(0, heading.start() - 1) : heading.start()].strip() else (end,)


@cache
def numbered_heading() -> re.Pattern[str]:
    """Return the pattern of a unit with a Roman number that capitals touch: `Chương IQUY ĐỊNH CHUNG`."""
    names = [section_levels()[level].name_vi for level in ("part", "chapter", "section")]
    either = "|".join(case for name in names for case in (name, name.upper()))
    return re.compile(rf"(?:{either})[ \xa0](?P<number>[IVXLC]{{1,7}})(?P<rest>[^\W\d_]{{0,8}})")


def end_of_number(text: str, label: re.Match[str]) -> int | None:
    """Return where the word begins that touches a Roman number: the longest one that leaves a syllable; or None."""
    start, end = label.start("number"), label.end("rest")
    if not text[start:end].isupper():
        return None
    places = range(label.end("number"), start, -1)
    return next((at for at in places if _ROMAN.fullmatch(text, start, at) and is_syllable(text[at:end])), None)


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label that touches a stop; it has a stop, bracket or dash itself."""
    either = "|".join(row.pattern for row in section_markers() if row.marker in _LABELS)
    return re.compile(rf"(?<=[.;:/,])(?:{either})(?<=[.:)/+–—-])[ \xa0]?(?=[^\W\d_]|[“\"])")


def find_touching_stops(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a capital touches the stop or year before it, or a dash: a line begins behind `;` and at capitals."""
    for stop in _STOP.finditer(text):
        at = stop.end()
        begins_line = opens_line(text, at)
        is_apart = text[at - 3 : at - 1].islower() or not text[at - 2].isalpha()
        if text[at].isupper() and (begins_line or is_apart):
            is_capital = text[at : at + _TWO].isupper()
            yield at, BREAK if begins_line or stop[0] == ";" or (is_apart and is_capital) else BLANK
    yield from ((year.end(), BREAK) for year in _YEAR.finditer(text) if text[year.end()].isupper())
    yield from ((about.start(), BREAK) for about in _ABOUT.finditer(text))
    for dash in _DASH.finditer(text):
        if text[dash.start() - _TWO : dash.start()].isupper() and text[dash.end() + 1 : dash.end() + 3].istitle():
            yield dash.start(), BREAK


def find_touching_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield where words touch within letters: `NAMĐộc`, `ĐỊNHVề`, `BÁOkết`, `ngàyQUYẾT`, `ĐOÀNBÍ THƯ`, `củaĐảng`."""
    for letters in _LETTERS.finditer(text):
        start, end = letters.span()
        if text[start + 1 : end].islower() or is_syllable(letters[0]):
            continue
        if letters[0].isupper():
            yield from ((at, BREAK) for at in part_capitals(text, start, end))
        else:
            yield from part_cases(text, start, end)


def part_cases(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield where the case of letters shows that one word ends and another begins."""
    for at in range(start + _TWO, end - 1):
        before, is_title = text[start:at], text[at + 1].islower()
        if text[at].islower():
            is_joint = before.isupper() and is_syllable(before) and is_syllable(text[at:end])
        elif before[:_TWO].isupper():  # TTgHà Nội too
            is_joint = is_title and is_syllable(first_word(text, at, end))
        else:
            is_joint = before[-1].islower() and is_syllable(before)
        if is_joint:
            is_blank = is_title and not before[:_TWO].isupper() and not opens_line(text, at)
            yield at, BLANK if is_blank else BREAK
            start = at


def part_capitals(text: str, start: int, end: int) -> list[int]:
    """Return where the second of two words in capitals begins that touch; none where that is open.

    It is an office or the type, or both are syllables: `ĐOÀNBÍ THƯ`, `TWKẾT LUẬN`, `NAM ĐỊNHSỞ Y TẾ`.
    """
    places = range(start + _TWO, end - 1)
    begun = [at for at in places if text.startswith(capital_kinds(), at)]
    begun += [at for at in places if touching_office().match(text, at) and is_syllable(text[start:at])]
    if not begun and not text[start:end].isascii():
        begun = [at for at in places if is_syllable(text[start:at]) and is_syllable(text[at:end])]
    return begun if len(begun) == 1 else []


def first_word(text: str, at: int, end: int) -> str:
    """Return the letter at a place and the small ones behind it."""
    return text[at : next((place for place in range(at + 1, end) if text[place].isupper()), end)]


def is_syllable(letters: str) -> bool:
    """Tell whether letters may be one syllable: no code, and no two words that touch."""
    return _SYLLABLE.fullmatch(plain_letters(letters)) is not None


def opens_line(text: str, at: int) -> bool:
    """Tell whether what begins at a place opens a line: a recital, addressee, recipients, or titles of who signs."""
    return opening_pattern().match(text, at) is not None or touching_office().match(text, at) is not None


@cache
def opening_pattern() -> re.Pattern[str]:
    """Return the pattern of words that open a line of head or foot."""
    words = tree_pattern([word for mark in ("recital", "addressee", "recipients") for word in mark_words(mark)], " ")
    return re.compile(rf"(?:{words})(?!\w)|{marked_prefix_pattern().pattern}(?=[^\W\d_a-z]{{2}})")


@cache
def touching_office() -> re.Pattern[str]:
    """Return the pattern of an office in capitals that the name behind it may touch: `GIÁM ĐỐCNguyễn`."""
    return re.compile(rf"(?:{'|'.join(map(write_office, offices()))})(?:(?!\w)|(?=[^\W\d_][^\W\d_A-ZĐ]))")


@cache
def capital_kinds() -> tuple[str, ...]:
    """Return the types of two words or more in capitals."""
    return tuple({kind.document_type.upper() for kind in document_types() if " " in kind.document_type})
