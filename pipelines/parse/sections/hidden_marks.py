"""Marks that no line start shows: labels glued to the text before, first items in the line of their parent, lost stops.

Each is taken for a mark only where the numbers around it say so.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from pipelines.parse.model import Issue
from pipelines.parse.sections.page_notes import find_clause_notes
from pipelines.parse.words.lines import MARKS
from pipelines.parse.words.markers import KEYWORD_LEVELS, Mark, make_mark, markers_by_name
from pipelines.parse.words.openings import lines_by_opening

# `Điều 5. 1. Công dân …` and `2. a) Hồ sơ …`: what may stand first in the line of its parent, by the parent's marker.
_FIRST_ITEMS = {
    "article": (
        "numbered",
        re.compile(r"[ \xa0*]{1,6}(?P<label>1(?:\.(?:[ \xa0]?[-–])?|[ \xa0]?[-–]|\)))(?=[ \xa0*])"),
    ),
    "numbered": ("letter", re.compile(r"[ \xa0*]{1,6}(?P<label>a\))(?=[ \xa0*])")),
}
# `Điều 1. Sửa đổi một số điều của Nghị định A như sau: 1. Điều 3 …`: the title of an article may stand between.
_BEHIND_TITLE = re.compile(r":(?=[ \xa0*]{1,8}1)")
_LONGEST_TITLE = 400
# What the first item may begin with, one blank behind its parent.
_FIRST_SIGNS = frozenset("1a* \xa0")
# How many marks further on the second item may stand.
_REACH = 80
_LABEL = "Điều"
_MARKS_AND_BREAKS = MARKS + "\n"
# What stands right before a glued label: the end of a word, or of a sentence.
_GLUES = ".;:"


def add_hidden_marks(text: str, marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """Return the marks of `text[start:end]`, which are in order, with those that no line start shows."""
    marks = read_notes_behind(marks, find_clause_notes(text, start, end))
    found = [*find_first_items(text, marks), *find_unstopped(text, marks), *find_glued(text, start, end)]
    return sorted([*marks, *found], key=lambda mark: mark.start) if found else list(marks)


def read_notes_behind(marks: Sequence[Mark], notes: frozenset[int]) -> Sequence[Mark]:
    """Return marks, clause 3 where `3.2` stands below clause 2: the 2 is the mark of one of the `notes` to clauses."""
    if not notes:
        return marks
    read: list[Mark] = []
    last = 0
    for mark in marks:
        if mark.marker.level in KEYWORD_LEVELS:
            last = 0
        elif mark.marker.marker == "numbered":
            last = mark.order[0]
        elif mark.marker.marker == "sub_numbered" and mark.order[0] == last + 1 and set(mark.order[1:]) <= notes:
            label = mark.label[: mark.label.index(".") + 1]
            clause = make_mark("numbered", label, mark.start, mark.start + len(label))
            read.append(clause._replace(is_apart=mark.is_apart))
            last = mark.order[0]
            continue
        read.append(mark)
    return read


def find_first_items(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the first item of each list that is printed in its parent's line, where the second begins a line."""
    for place, mark in enumerate(marks):
        at = mark.end + 1
        if text[at : at + 1] not in _FIRST_SIGNS or mark.marker.marker not in _FIRST_ITEMS:
            continue
        name, pattern = _FIRST_ITEMS[mark.marker.marker]
        match = pattern.match(text, mark.end)
        if match and following_number(marks, place, name, mark.marker.marker) == 2:
            yield make_mark(name, match["label"], *match.span("label"))


def add_behind_titles(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks outside quotations with the first clauses that stand behind the title of their article.

    The title ends with a colon, and the second clause begins a line.
    """
    found: list[Mark] = []
    for place, mark in enumerate(marks):
        if mark.marker.level == "article":
            stop = text.find("\n", mark.end, mark.end + _LONGEST_TITLE)
            colon = _BEHIND_TITLE.search(text, mark.end, max(stop, mark.end))
            match = _FIRST_ITEMS["article"][1].match(text, colon.end()) if colon else None
            if match and following_number(marks, place, "numbered", "article") == 2:
                found.append(make_mark("numbered", match["label"], *match.span("label")))
    return sorted([*marks, *found], key=lambda mark: mark.start) if found else marks


def find_unstopped(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the 1 without a stop where a list of an article begins with 2: `1 Cá nhân` above `2. Tổ chức`."""
    if not marks or "1 " not in lines_by_opening(text).openings:
        return
    opened: Mark | None = None
    for mark in marks:
        if mark.marker.level in KEYWORD_LEVELS:
            opened = mark
        elif mark.marker.marker == "numbered":
            at = text.find("\n1 ", opened.end, mark.start) if opened and mark.order == (2, 0, 0) else -1
            if at >= 0 and text[at + 3 : at + 4].isupper():
                yield make_mark("numbered", "1", at + 1, at + 2)
            opened = None


def following_number(marks: Sequence[Mark], place: int, name: str, until: str) -> int | None:
    """Return the number of the next mark called `name` after `place`, before one called `until` or a heading."""
    following = takewhile(
        lambda mark: mark.marker.marker != until and mark.marker.level not in KEYWORD_LEVELS,
        marks[place + 1 : place + _REACH],
    )
    return next((mark.order[0] for mark in following if mark.marker.marker == name), None)


def find_glued(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the labels of articles that a lost line break glued to the word before: `HỒ SƠĐiều 24. Quy trình`."""
    at = text.find(_LABEL, start + 1, end)
    while at >= 0:
        before = text[at - 1]
        is_glued = (before.isalnum() or before in _GLUES) and text.startswith(" ", at + len(_LABEL))
        match = article_pattern().match(text, at, end) if is_glued else None
        if match and match[0].endswith((".", ":")):
            yield make_mark("article", match[0], at, match.end())
        at = text.find(_LABEL, at + len(_LABEL), end)


def is_glued(text: str, mark: Mark) -> bool:
    """Tell whether the label of an article stands right behind a word."""
    return mark.marker.level == "article" and mark.start > 0 and text[mark.start - 1] not in _MARKS_AND_BREAKS


def glued(mark: Mark) -> Issue:
    """Return the issue about a glued label."""
    return Issue("glued_heading", "info", f"{mark.label} is glued to the words before it.", mark.start, mark.end)


@cache
def article_pattern() -> re.Pattern[str]:
    """Return the pattern of the label of an article, wherever it stands."""
    return re.compile(markers_by_name()["article"].pattern)
