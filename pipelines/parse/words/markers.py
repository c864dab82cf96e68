"""Marks that can open a unit: every line of the body that begins like Phần … Điểm, I., 1., a), - or +.

What the marks look like is vocab/section_markers.csv; which of them do open a unit is decided in `outline`.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from pipelines.parse.model import new_row
from pipelines.parse.words.fold import fold_signs
from pipelines.parse.words.line_search import INDENT, behind_newline
from pipelines.vocab import read_vocabulary
from pipelines.vocab.layout import SectionMarker, mark_words, ordinals, section_markers

# Điểm and lettered headings follow the Vietnamese alphabet, without ă â ê ô ơ ư: d and đ are two letters.
ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_GLUE = " \t\xa0*#>|\\\n"
_ENDS_SENTENCE = tuple(".;:!?…“”\"»’')/")
_ENDS_LINE = frozenset(("\n", *_ENDS_SENTENCE))
_NUMBER_AT_END = re.compile(r"(?P<digits>\d{1,4})(?P<letter>[a-zđ]?)(?P<more>\d{0,2})")
# How far into a line the label of a unit reaches at the most, blanks before it included.
_LONGEST_LABEL = 120
_LABEL_BLANKS = re.compile(r"[ .]{1,6}")
_MISREAD_NUMBER = re.compile(r"[\dlO]{1,4}")
_MISREAD_DIGITS = str.maketrans("lO", "10")
_LABEL_WORDS = frozenset(
    ("thứ", "số", *(word for row in read_vocabulary("pinpoint_units") for word in row["word"].split()))
)
KEYWORD_LEVELS = frozenset({"part", "chapter", "section", "subsection", "article", "appendix"})


class Mark(NamedTuple):
    """A line start that looks like the label of a unit.

    `order` compares within one sequence: Điều 12 < Điều 12a < Điều 13. `is_apart` says that the line before is over
    (it ends a sentence, or a gap follows it); `is_broken` that the line before needs a continuation (`tại khoản`).
    """

    marker: SectionMarker
    label: str
    number: str | None
    order: tuple[int, ...]
    start: int
    end: int
    is_apart: bool
    is_broken: bool


@cache
def mark_pattern() -> re.Pattern[str]:
    """Return the pattern that finds every mark at a line start; the last group names the marker."""
    return marker_pattern(*(marker.marker for marker in section_markers()))


def begins_with_mark(words: str) -> bool:
    """Tell whether a line or block begins like a unit."""
    return looks_like_mark(f"{words[:_LONGEST_LABEL]}\n")


@lru_cache(maxsize=1 << 13)
def looks_like_mark(words: str) -> bool:
    """Tell what `begins_with_mark` tells, remembered: a head is asked for it as line, as block and as title."""
    return mark_pattern().match(words) is not None


def marker_pattern(*names: str) -> re.Pattern[str]:
    """Return the pattern that finds marks of the kinds named at a line start; the last group names the marker.

    The label stands between the end of `indent` and that of the match. The group that names its marker is empty and
    stands behind it: so each alternative begins with plain signs, and the engine passes those that begin otherwise.
    """
    markers = [marker for marker in section_markers() if marker.marker in names]
    either = "|".join(f"{marker.pattern}(?P<{marker.marker}>)" for marker in markers)
    return re.compile(f"{INDENT}(?P<indent>)(?:{either})", re.MULTILINE)


@cache
def markers_by_name() -> dict[str, SectionMarker]:
    """Return the markers by name."""
    return {marker.marker: marker for marker in section_markers()}


@cache
def dangling_words() -> frozenset[str]:
    """Return the words after which a line is broken, not over."""
    return frozenset(mark_words("dangling"))


@cache
def complete_words() -> frozenset[str]:
    """Return the words after which a line is over though the last of them dangles elsewhere: `hằng tháng`."""
    return frozenset(mark_words("complete"))


def find_marks(text: str, start: int, end: int, pattern: re.Pattern[str] | None = None) -> list[Mark]:
    """Return every mark of the lines in `text[start:end]`, or those that a `marker_pattern` finds, in text order."""
    pattern = pattern or mark_pattern()
    line_start = text.rfind("\n", 0, start) + 1
    first = pattern.match(text, line_start, end)
    found = [read_mark(text, first, start, line_start)] if first and first.end() > start else []
    following = behind_newline(pattern).finditer(text, line_start, end)
    return found + [read_mark(text, match, start, match.start() + 1) for match in following if match.end() > start]


def read_mark(text: str, match: re.Match[str], start: int, line_start: int) -> Mark:
    """Return the mark that `match` found in the line at `line_start`; `start` is where the body starts."""
    name = match.lastgroup or ""
    at, end = match.end("indent"), match.end()
    marker, label, number, order = read_label(name, text[at:end])
    is_apart, is_broken = True, False
    if line_start - 2 >= start and text[line_start - 2] not in _ENDS_LINE:
        is_apart, is_broken = judge_line_before(text, start, line_start)
    return new_row(Mark, (marker, label, number, order, at, end, is_apart, is_broken))


@lru_cache(maxsize=1 << 14)
def read_label(name: str, printed: str) -> tuple[SectionMarker, str, str | None, tuple[int, ...]]:
    """Return the marker called `name`, a label of its kind without emphasis, its number and what that is compared by.

    Remembered: documents use the same few thousand labels.
    """
    marker = markers_by_name()[name]
    label = printed if marker.sequence == "none" else printed.replace("*", "")
    label = " ".join(label.split()) if "\n" in label else label
    number = normal_number(marker, label)
    return marker, label, number, order_of(marker.sequence, number)


def make_mark(name: str, printed: str, start: int, end: int) -> Mark:
    """Return a mark in the middle of a line, or whose number was misread: only a sequence makes it a unit."""
    marker, label, number, order = read_label(name, printed)
    return Mark(marker, label, number, order, start, end, is_apart=False, is_broken=False)


def judge_line_before(text: str, start: int, line_start: int) -> tuple[bool, bool]:
    """Return (the line before is over, the line before needs a continuation); it ends with no stop."""
    window = text[max(start, line_start - 80) : line_start]
    said = window.rstrip(_GLUE)
    tail = window[len(said) :]
    if not said or tail.count("\n") > 1 or "|" in tail:
        return True, False
    words = said[-24:].split()
    last = words[-1] if words else ""
    if len(last) > 1 and last.isupper() and not said.endswith(","):  # HUÂN CHƯƠNG ends a heading in capitals
        return False, False
    last, last_two = last.lower(), " ".join(words[-2:]).lower()
    is_broken = (last in dangling_words() or last_two in dangling_words()) and last_two not in complete_words()
    return said.endswith(_ENDS_SENTENCE), is_broken or said.endswith(",")


def normal_number(marker: SectionMarker, label: str) -> str | None:
    """Return the number within a label: `Điều 12a.` → 12a, `Phần thứ hai` → 2, `I-` → I; None where it has none."""
    bare = fold_signs(normalize("NFKC", label)).strip(" .:)/-\\")
    if marker.level == "article":
        return number_of_article(bare)
    if (marker.level in KEYWORD_LEVELS and marker.marker != "capital") or marker.marker == "clause_word":
        bare = " ".join(word for word in _LABEL_BLANKS.split(bare) if word.lower() not in _LABEL_WORDS)
    if marker.sequence == "none" and marker.level != "appendix":
        return None
    as_word = ordinals().get(bare.lower())
    return str(as_word) if as_word and not bare.isdigit() else bare or None


def number_of_article(label: str) -> str | None:
    """Return the number in the label of an article: the four letters before it may be misprinted, and 1 and 0 in it."""
    words = [word for word in _LABEL_BLANKS.split(label[len("Điều") :]) if word and word.lower() not in _LABEL_WORDS]
    number = " ".join(words)
    if _MISREAD_NUMBER.fullmatch(number):
        return number.translate(_MISREAD_DIGITS)
    return str(ordinals().get(number.lower(), number)) or None


def order_of(sequence: str, number: str | None) -> tuple[int, ...]:
    """Return what a number is compared by; empty where it has no place in a sequence."""
    if number is None:
        return ()
    if sequence == "decimal":
        return tuple(int(part) for part in number.split("."))
    if sequence == "letter":
        return (ALPHABET.find(number[0]) + 1, int(number[1:] or 0)) if number[0] in ALPHABET else (ord(number[0]), 0)
    if sequence == "capital":
        return (ALPHABET.find(number.lower()) + 1, 0)
    counted = _NUMBER_AT_END.fullmatch(number)
    if counted:
        letter = ALPHABET.find(counted["letter"]) + 1 if counted["letter"] else 0
        return (int(counted["digits"]), letter, int(counted["more"] or 0))
    return (roman_value(number), 0)


def roman_value(number: str) -> int:
    """Return the value of a Roman number, of a single capital its place in the alphabet, else 0."""
    values = [_ROMAN.get(letter, 0) for letter in number]
    if len(number) == 1 and not values[0]:
        return ALPHABET.find(number.lower()) + 1
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
