"""What one comparison found: answers counted, and each miss with its place in the text."""

import re
from dataclasses import dataclass
from typing import Protocol

Span = tuple[int, int]
FIRST_WORDS = 8


class Spanned(Protocol):
    """A row of the parser that has a place in the text."""

    @property
    def span_start(self) -> int:
        """First code point."""

    @property
    def span_end(self) -> int:
        """One past the last."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A wrong answer: what the gold wants, what the parser gave (None for nothing), and where that is, if known."""

    wanted: str | None
    got: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of `wanted` answers in the gold and `found` ones of the parser, `hits` agree; `miss` says what went wrong."""

    measure: str
    hits: int
    found: int
    wanted: int
    level: str | None = None
    miss: Miss | None = None


def answer(measure: str, is_right: bool, miss: Miss, level: str | None = None) -> Outcome:
    """Return the outcome of a question that has one answer on both sides, so that precision and recall are one."""
    return Outcome(measure, int(is_right), 1, 1, level, None if is_right else miss)


def hit(measure: str, level: str | None = None) -> Outcome:
    """Return that both sides have the same item of a list."""
    return Outcome(measure, 1, 1, 1, level)


def missing(measure: str, wanted: str, span: Span | None, level: str | None = None) -> Outcome:
    """Return that the gold lists an item which the parser did not find."""
    return Outcome(measure, 0, 0, 1, level, Miss(wanted, None, span))


def extra(measure: str, got: str, span: Span | None, level: str | None = None) -> Outcome:
    """Return that the parser found an item which the gold does not list."""
    return Outcome(measure, 0, 1, 0, level, Miss(None, got, span))


def span_of(row: Spanned) -> Span:
    """Return the place of a row."""
    return row.span_start, row.span_end


def locate(text: str, words: str | None) -> Span | None:
    """Return where the first few of `words` stand in `text`, whatever blanks are between them; None if nowhere."""
    parts = (words or "").split()[:FIRST_WORDS]
    if not parts:
        return None
    found = re.search(r"\s{1,40}".join(re.escape(part) for part in parts), text)
    return found.span() if found else None
