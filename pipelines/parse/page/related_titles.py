"""Lists of related documents by title: a type with its number, or a title below its ordinal, above labelled dates.

`Nghị định 12/2019/NĐ-CP về …` and, below it, buttons, `Ban hành:` and a date, `Hiệu lực: 01/02/2020`. Dates that stand
below no title name no document.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, takewhile
from typing import NamedTuple

from pipelines.parse.model import PartialDate, RelatedLink
from pipelines.parse.page.page_title import is_page_title, read_page_title
from pipelines.parse.words.anchors import anchor_openings, anchor_pattern
from pipelines.parse.words.dates import parse_date, read_iso
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.kinds import count_kind_words, match_kind
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.numbers import parse_number
from pipelines.parse.words.openings import find_at_openings
from pipelines.vocab.layout import mark_words

# Marks of an item before a title: `- `, `• `, `3. `.
_ITEM = re.compile(r"(?:[-–—+*•]|\d{1,3}[.)])[ \xa0]{1,3}")
_FIELDS = {"related_issued": "issue_date", "related_effective": "effective_date"}
_MOST_LINES = 2_000
# How many lines a title may be broken over, and how long a label is.
_TITLE_LINES = 6
_LONGEST_LABEL = 24
_SHORTEST_TITLE = 12
# How far below a title without a number its date of issue may be labelled, and how many words a type has.
_REACH = 8
_LONGEST_KIND = 5


def read_titled_rows(text: str, start: int, end: int) -> list[RelatedLink]:
    """Return the documents that are listed by title in `text[start:end]`, up to the page's furniture."""
    lines = list(islice(read_lines(text, start, list_end(text, start, end)), _MOST_LINES))
    rows: list[RelatedLink] = []
    # The dates that the last title may still have below it; one that comes again belongs to a row without a title.
    awaited: frozenset[str] = frozenset()
    for place in range(len(lines)):
        if length := title_length(lines, place):
            rows.append(make_titled(lines[place : place + length]))
            awaited = frozenset(_FIELDS.values())
        elif awaited and (dated := read_label(lines, place)):
            rows[-1] = add_date(rows[-1], dated) if dated.field in awaited else rows[-1]
            awaited = awaited - {dated.field} if dated.field in awaited else frozenset()
    return rows


def list_end(text: str, start: int, end: int) -> int:
    """Return where the page's furniture ends a list; the buttons of a row do not."""
    found = find_at_openings(anchor_pattern("furniture"), anchor_openings("furniture"), text, start, end)
    buttons = anchor_pattern("button")
    return next((mark.start() for mark in found if not buttons.match(text, mark.start(), end)), end)


def title_length(lines: Sequence[Line], place: int) -> int:
    """Return how many lines the title takes that begins at `place`; 0 where none does."""
    words = lines[place].content
    may_be_numbered = len(words) > _SHORTEST_TITLE and ("/" in words or "-" in words)
    if not (may_be_numbered and is_page_title(bare(lines[place]))) and not is_numbered_title(lines, place):
        return 0
    below = islice(lines, place + 1, place + _TITLE_LINES)
    return 1 + sum(1 for _ in takewhile(lambda line: line.content[:1].islower(), below))


def is_numbered_title(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line is a title without a number of its own: below the row's ordinal, above its date of issue."""
    is_below = place > 0 and lines[place - 1].content.isdecimal() and lines[place].content[:1].isupper()
    if not is_below or read_label(lines, place):
        return False
    labels = (read_label(lines, below) for below in range(place + 1, min(len(lines), place + _REACH)))
    return any(label and label.field == "issue_date" for label in labels)


def bare(line: Line) -> str:
    """Return the words of a line without the mark of an item."""
    return _ITEM.sub("", line.content, count=1) if _ITEM.match(line.content) else line.content


def make_titled(lines: Sequence[Line]) -> RelatedLink:
    """Return the row of a title, with what its words say."""
    title = " ".join([bare(lines[0]), *(line.content for line in lines[1:])])
    has_number = is_page_title(title)
    told = read_page_title(title, Line(0, len(title), title, False, False)) if has_number else []
    said = {w.field: w.value for w in told}
    number = parse_number(said.get("number", ""))
    words = title.split()
    kind = match_kind(said.get("document_type") or " ".join(words[: count_kind_words(title, _LONGEST_KIND)]))
    return RelatedLink(
        "other_document",
        lines[0].end - len(bare(lines[0])),
        lines[-1].end,
        title=title,
        number=said.get("number"),
        number_key=number.key if number else None,
        document_type=kind.document_type if kind else None,
        subject=said.get("subject"),
        issue_date=read_iso(said.get("issue_date")),
    )


class Dated(NamedTuple):
    """A labelled date of a row, None where the label has another value, and where it ends."""

    field: str
    date: PartialDate | None
    end: int


def read_label(lines: Sequence[Line], place: int) -> Dated | None:
    """Return what a label with a colon says; the date stands behind it or in the next line."""
    label, colon, value = lines[place].content.partition(":")
    field = fields_by_label().get(fold_name(label)) if colon and len(label) < _LONGEST_LABEL else None
    if field is None:
        return None
    line = lines[place] if value.strip() or place + 1 == len(lines) else lines[place + 1]
    return Dated(field, parse_date(value if line is lines[place] else line.content), line.end)


@cache
def fields_by_label() -> dict[str, str]:
    """Return the field that each label below a title names, by the label's key."""
    return {fold_name(words): field for mark, field in _FIELDS.items() for words in mark_words(mark)}


def add_date(row: RelatedLink, dated: Dated) -> RelatedLink:
    """Return a row with the date that a label below it names."""
    if dated.field == "issue_date":
        return replace(row, issue_date=dated.date or row.issue_date, span_end=dated.end)
    return replace(row, effective_date=dated.date, span_end=dated.end)
