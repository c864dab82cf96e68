"""Notes at the foot of a printed page, below a drawn line, where the next unit begins the next page.

They are a paragraph beside the unit above them and none of its words. The notes of a consolidated text say of which
unit they are (`3 Khoản này được sửa đổi …`): they need no line, and tell which marks behind a label are theirs.
"""

import re
from functools import cache

from pipelines.parse.sections.paragraphs import iterate_paragraphs
from pipelines.parse.words.openings import lines_by_opening
from pipelines.vocab.layout import mark_words

_RULES = ("_____", "-----")
# How a line opens that begins with a mark of a note and of nothing else.
_FIGURES = "¹²³⁴⁵⁶⁷⁸⁹"
_OPENINGS = frozenset(("<s", *(f"[{n}" for n in range(1, 10)), *(a + b for a in _FIGURES for b in f" ⁰{_FIGURES}")))
_SAYS_OF_WHICH = " này được "
_LABEL = r"(?:\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}|[¹²³⁰⁴-⁹]{1,3}|<sup>\d{1,3}</sup>|\*{1,3})"
_NOTE = re.compile(rf"{_LABEL}[ \xa0]?[^\W\d_]")
_MARKED = re.compile(
    r"\n(?P<rule>)[ \t\xa0]{0,80}(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3}|<sup>\d{1,3}</sup>)[ \xa0]?[^\W\d_a-zđ]"
)
_RULED = re.compile(
    rf"\n(?P<rule>[ \t\xa0]{{0,80}}(?:_{{5,200}}|-{{5,200}}))[ \t\xa0]{{0,80}}\n\s{{0,80}}{_NOTE.pattern}"
)
_LONGEST_PAGE_NUMBER = 4


def may_hold_notes(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` may hold notes below a drawn line or of a consolidated text: hardly any does."""
    if not _OPENINGS.isdisjoint(lines_by_opening(text).openings):
        return True
    return any(text.find(sign, start, end) >= 0 for sign in (*_RULES, _SAYS_OF_WHICH))


def find_page_notes(text: str, start: int, end: int) -> int | None:
    """Return where the notes begin that end `text[start:end]`, a unit's words; None where none do.

    Nothing but notes and the number of the page may follow: a sentence that goes on behind them is left whole.
    """
    ruled = _RULED.search(text, start, end) or unit_note().search(text, start, end) or _MARKED.search(text, start, end)
    if ruled is None or not text[start : ruled.start()].strip():
        return None
    below = ruled.end("rule")
    are_notes = all(
        _NOTE.match(text, at) or (stop - at <= _LONGEST_PAGE_NUMBER and text[at:stop].isdigit())
        for at, stop in iterate_paragraphs(text, below, end)
    )
    return ruled.start("rule") if are_notes else None


def find_clause_notes(text: str, start: int, end: int) -> frozenset[int]:
    """Return the numbers of the notes in `text[start:end]` that say of a clause what changed it."""
    if text.find(_SAYS_OF_WHICH, start, end) < 0:
        return frozenset()
    return frozenset(int(match["number"]) for match in clause_note().finditer(text, start, end))


@cache
def unit_note() -> re.Pattern[str]:
    """Return the pattern of the empty line above a note that says of a unit what changed it."""
    units = "|".join(mark_words("noted_unit"))
    return re.compile(rf"\n(?P<rule>[ \t\xa0]{{0,80}})\n[ \t\xa0]{{0,80}}{_LABEL}[ \xa0]?(?:{units}) này được ")


@cache
def clause_note() -> re.Pattern[str]:
    """Return the pattern of a note that says of a clause what changed it."""
    return re.compile(r"^[ \t\xa0]{0,80}(?P<number>\d{1,3})[ \xa0]Khoản này được ", re.MULTILINE)
