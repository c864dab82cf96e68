"""Labels in which a scanner took l or 1 for I, l for 1, or O for 0: `l- Mục đích`, `lI- NỘI DUNG`, `1V.`, `1O.`, `l2)`.

Each is taken for what it stands for only where the numbers around it say so.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile

from pipelines.parse.words.line_search import INDENT
from pipelines.parse.words.markers import KEYWORD_LEVELS, Mark, make_mark, read_label
from pipelines.parse.words.openings import find_at_openings, lines_by_opening

_ONE = "l"
_ENDS = frozenset((".", ")", "-", "–", "—", "/"))
# How a line opens that begins with l as a label.
_ONES = frozenset(f"{_ONE}{sign}" for sign in (*_ENDS, " ", "\xa0", "\t", "*"))
# A Roman number with a misread letter in it, and one that is no figure.
_ROMAN = re.compile(
    rf"{INDENT}(?P<label>(?=[IVX]{{0,6}}[l1])(?=[l1]{{0,6}}[IVXl])[IVXl1]{{2,7}}(?:[.)/]|[ \xa0]?[-–]))(?=[ \t\xa0*])",
    re.MULTILINE,
)
_ROMAN_OPENINGS = frozenset(first + second for first in "IVXl1" for second in "IVXl1") - {"11"}
# Two figures of which one is misread. Twenty and more are so long a list that few are.
_FIGURES = re.compile(rf"{INDENT}(?P<label>(?:[l1I][0-9OoIl]|[2-9][OoIl])[.)/])(?=[ \t\xa0*]?\w)", re.MULTILINE)
_FIGURE_OPENINGS = frozenset(first + second for first in "l1I23456789" for second in "0123456789OoIl")
_FIGURE_OPENINGS -= frozenset(map(str, range(10, 100)))
_AS_FIGURES = str.maketrans("lIOo", "1100")
_AS_ROMAN = str.maketrans("l1", "II")
# How many marks further on the next of a list may stand.
_REACH = 80
# How many marks back the heading may stand that a list is below.
_FAR = 400


def mend_misread_marks(text: str, marks: list[Mark], start: int, end: int) -> list[Mark]:
    """Return the marks of `text[start:end]`, which are in order, misread ones as what they stand for."""
    figures = find_figures(text, marks, start, end)
    romans = [
        make_mark("roman", match["label"].translate(_AS_ROMAN), *match.span("label"))._replace(label=match["label"])
        for match in find_at_openings(_ROMAN, _ROMAN_OPENINGS, text, start, end)
        if match.start("label") not in figures
    ]
    marks = [mark for mark in marks if mark.start not in figures]
    marks = sorted([*marks, *figures.values()], key=lambda mark: mark.start) if figures else marks
    if not romans and (_ONES.isdisjoint(lines_by_opening(text).openings) or not any(map(may_be_one, marks))):
        return marks
    starts = {mark.start for mark in romans}
    every = sorted([mark for mark in marks if mark.start not in starts] + romans, key=lambda mark: mark.start)
    mended: list[Mark] = []
    for place, mark in enumerate(every):
        if mark.start in starts:
            is_next = is_next_roman(mark, mended[-_FAR:], every[place + 1 : place + _REACH])
            mended += [mark] if is_next else []
        elif may_be_one(mark) and last_sequence(mended[-_REACH:]) != "letter":
            mended.append(mend_one(mark, mended[-_FAR:], every[place + 1 : place + _REACH]))
        else:
            mended.append(mark)
    return mended


def find_figures(text: str, marks: Sequence[Mark], start: int, end: int) -> dict[int, Mark]:
    """Return by start the misread numbers of two figures that go on with a list: `1O.` behind 9, `l2.` behind 11."""
    found: dict[int, Mark] = {}
    for match in find_at_openings(_FIGURES, _FIGURE_OPENINGS, text, start, end):
        label = match["label"]
        mark = make_mark("numbered", label.translate(_AS_FIGURES), *match.span("label"))._replace(label=label)
        place = bisect_left(marks, mark.start, key=lambda one: one.start)
        last = islice(reversed(found.values()), _FAR)
        before = sorted([*marks[max(0, place - _FAR) : place], *last], key=lambda one: one.start)
        is_roman = label[:2] == "II" and number_of_last("roman", [one for one in before if not one.is_broken]) == 1
        if not is_roman and number_of_last("numbered", before) + 1 == mark.order[0]:
            found[mark.start] = mark
    return found


def may_be_one(mark: Mark) -> bool:
    """Tell whether a mark is the letter l where 1 or I may be meant."""
    return mark.label[:1] == _ONE and mark.label[1:].strip() in _ENDS


def last_sequence(marks: Sequence[Mark]) -> str:
    """Return the sequence of the last mark that has one."""
    return next((mark.marker.sequence for mark in reversed(marks) if mark.marker.sequence != "none"), "none")


def mend_one(mark: Mark, before: Sequence[Mark], after: Sequence[Mark]) -> Mark:
    """Return l as 1 where 2 comes next, though a list of letters begin between them; as I where II comes next."""
    if follows_letter(mark, before):
        return mark
    if number_of_next("numbered", after) == 2 and number_of_next("letter", before_next("numbered", after)) in (None, 1):
        return read_as("numbered", "1", mark)
    if number_of_last("roman", before) == 0 and number_of_next("roman", after) == 2:
        return read_as("roman", "I", mark)
    return mark


def follows_letter(mark: Mark, before: Sequence[Mark]) -> bool:
    """Tell whether l goes on with a list of letters printed alike, though items of other lists stand between: k)."""
    above = takewhile(lambda one: one.is_broken or one.marker.level not in KEYWORD_LEVELS, reversed(before))
    last = next((one for one in above if one.marker.marker == "letter" and one.label[-1] == mark.label[-1]), None)
    return last is not None and last.order[0] + 1 == mark.order[0]


def read_as(name: str, number: str, mark: Mark) -> Mark:
    """Return a mark as one called `name`, whose number is misread in its label."""
    marker, _, value, order = read_label(name, number + mark.label[1:])
    return mark._replace(marker=marker, number=value, order=order)


def is_next_roman(mark: Mark, before: Sequence[Mark], after: Sequence[Mark]) -> bool:
    """Tell whether a misread Roman number follows the one before, and stands in no list of figures: 10. above l1."""
    last = before[-1].order[:1] if before and before[-1].marker.marker == "numbered" else ()
    if mark.label[:2].isdigit() or last == (10,):
        return False
    is_free = number_of_next("roman", after) != mark.order[0]
    return is_free and number_of_last("roman", before) + 1 == mark.order[0] > 1


def number_of_next(name: str, marks: Sequence[Mark]) -> int | None:
    """Return the number of the first of `marks` that is called `name`, before a heading."""
    below = takewhile(lambda mark: mark.marker.level not in KEYWORD_LEVELS or mark.marker.marker == name, marks)
    return next((mark.order[0] for mark in below if mark.marker.marker == name), None)


def before_next(name: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks before the first that is called `name`."""
    return list(takewhile(lambda mark: mark.marker.marker != name, marks))


def number_of_last(name: str, marks: Sequence[Mark]) -> int:
    """Return the number of the last mark called `name` below the last heading; 0 where there is none."""
    above = takewhile(lambda mark: mark.marker.level not in KEYWORD_LEVELS, reversed(marks))
    return next((mark.order[0] for mark in above if mark.marker.marker == name), 0)
