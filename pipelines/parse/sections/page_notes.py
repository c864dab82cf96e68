"""Notes at the foot of a printed page, below a drawn line, where the next unit begins the next page.

They are a paragraph beside the unit above them and none of its words.
"""

import re

from pipelines.parse.sections.paragraphs import iterate_paragraphs

_RULE = "_____"
_LABEL = r"(?:\(\d{1,2}\)|\[\d{1,2}\]|\d{1,2}|\*{1,3})"
_NOTE = re.compile(rf"{_LABEL}[ \xa0]?[^\W\d_]")
_RULED = re.compile(rf"\n(?P<rule>[ \t\xa0]{{0,80}}_{{5,200}})[ \t\xa0]{{0,80}}\n[ \t\xa0]{{0,80}}{_NOTE.pattern}")
_LONGEST_PAGE_NUMBER = 4


def has_rules(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` may hold notes below a drawn line: hardly any does."""
    return text.find(_RULE, start, end) >= 0


def find_page_notes(text: str, start: int, end: int) -> int | None:
    """Return where the notes begin that end `text[start:end]`, a unit's words; None where none do.

    Nothing but notes and the number of the page may follow: a sentence that goes on behind them is left whole.
    """
    ruled = _RULED.search(text, start, end)
    if ruled is None or not text[start : ruled.start()].strip():
        return None
    below = ruled.end("rule")
    are_notes = all(
        _NOTE.match(text, at) or (stop - at <= _LONGEST_PAGE_NUMBER and text[at:stop].isdigit())
        for at, stop in iterate_paragraphs(text, below, end)
    )
    return ruled.start("rule") if are_notes else None
