"""Sections: the units of a range of text as a tree that loses no character.

The roots tile the range; a unit's text is the one slice between its label (and heading) and its first child. Text that
follows the children of a unit is a paragraph of its own, and so is text without label before and after all units.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from pipelines.parse.model import Section, new_row
from pipelines.parse.sections.closing import LIST_LEVELS, Span, find_closing
from pipelines.parse.sections.contents import HEADED_LEVELS, part_heading
from pipelines.parse.sections.page_notes import find_page_notes, may_hold_notes
from pipelines.parse.sections.paragraphs import find_paragraphs
from pipelines.parse.sections.places import Unit
from pipelines.parse.sections.tables import is_inside
from pipelines.parse.sections.tree import Tree
from pipelines.parse.words.lines import MARKS, trim_words

_CLAUSES = frozenset({"clause", "numbered_item", "sub_numbered_item"})
_ITEMS_OF_RUN_INS = frozenset({"dash_item", "plus_item"})
# `(i) …`, `(1) …`, `(a) …` at a line start belong to the unit above them.
_LONGEST_ENDING = 20
_LONGEST_GAP = 200
_LEAST_LISTED = 3
_SHORTEST = 4
_QUOTES = "“\"«‘”'"
_BEHIND_A_STOP = MARKS + '”"»’'
_RUN_IN = re.compile(r"\((?:[ivx]{1,5}|\d{1,2}|[a-zđ])\)[ \xa0]")


class Range(NamedTuple):
    """A range of text whose roots tile it. `preamble_end` parts preamble from body; `tables` hold no paragraphs."""

    start: int
    end: int
    preamble_end: int
    zone: str
    tables: Sequence[tuple[int, int]] = ()


def make_sections(text: str, area: Range, units: Sequence[Unit], before: Sequence[Section] = ()) -> list[Section]:
    """Return the sections of a range in text order; those `before` it have the first ordinals, and their paths."""
    offset = len(before)
    tree = grow_tree(text, area, units, Tree(section.path for section in before))
    parting = area.preamble_end if area.zone == "body" else area.start
    sections: list[Section] = []
    # Up to the next node all is a node's own: the first child, if there is one, is the next node.
    following = [*tree.nodes[1:], (area.end, None, None, 0, "")]
    nodes = zip(tree.nodes, tree.ends, following, strict=True)
    for place, ((start, unit, parent, depth, path), end, (stop, _, above, _, _)) in enumerate(nodes):
        begin = start if place else area.start
        heading = label = number = None
        if unit is None:
            level = "paragraph"
            at, words = trim_words(text, begin, stop)
        else:
            mark, level = unit.mark, unit.level
            label, number = mark.label.strip() or None, mark.number
            at, words = trim_words(text, mark.end, stop)
            if words and level in HEADED_LEVELS:
                heading, at, words = part_heading(text, unit, at, words, has_children=above == place)
        columns = (
            None if parent is None else parent + offset,
            depth,
            level,
            label,
            number,
            path,
            heading,
            words or None,
            at if words else None,
            at + len(words) if words else None,
            "preamble" if start < parting else area.zone,
            begin,
            end,
        )
        sections.append(new_row(Section, columns))
    return sections


def grow_tree(text: str, area: Range, units: Sequence[Unit], tree: Tree) -> Tree:
    """Return the empty `tree` with units and paragraphs."""
    add = tree.add
    for start, _ in lead_paragraphs(text, area, units[0].mark.start if units else area.end):
        add(start, None, None)
    places: list[int] = []
    last = len(units) - 1
    may_note = may_hold_notes(text, area.start, area.end)
    for index, unit in enumerate(units):
        parent = unit.parent
        places.append(add(unit.mark.start, unit, None if parent is None else places[parent]))
        may_precede = index == last or may_precede_paragraphs(area, unit, units[index + 1], index)
        apart: list[tuple[int, int | None]] = []
        if may_precede and (index == last or unit.level in LIST_LEVELS or is_listed(text, units, index)):
            apart = paragraphs_after(text, area, units, index)
        if may_note and (notes := notes_after(text, area, units, index)):
            apart = [*(one for one in apart if one[0] < notes[0][0]), *notes]
        for start, within in apart:
            add(start, None, None if within is None else places[within])
    tree.close(area.end)
    return tree


def notes_after(text: str, area: Range, units: Sequence[Unit], index: int) -> list[tuple[int, int | None]]:
    """Return (start, place of the enclosing unit) of the notes at the foot of a page behind the words of a unit."""
    following = units[index + 1] if index + 1 < len(units) else None
    notes = find_page_notes(text, units[index].mark.end, following.mark.start if following else area.end)
    if notes is None:
        return []
    return [(notes, index if following and following.parent == index else units[index].parent)]


def may_precede_paragraphs(area: Range, unit: Unit, following: Unit, index: int) -> bool:
    """Tell whether paragraphs that are not its own text may follow the unit at `index`: a leaf that ends its list.

    The last addressee ends its list, though the text below may begin with a list of dashes too.
    """
    level = unit.level
    if (level not in LIST_LEVELS and level not in _CLAUSES) or following.parent == index:
        return False
    return not is_beside(unit, following) or unit.mark.start < area.preamble_end <= following.mark.start


def lead_paragraphs(text: str, area: Range, first: int) -> list[tuple[int, int]]:
    """Return the spans of the paragraphs before the first unit; preamble and body share none."""
    parting = min(max(area.preamble_end, area.start), first)
    found = find_paragraphs(text, area.start, parting) + find_paragraphs(text, parting, first)
    return [span for span in found if stands_alone(text, area, span)] or found[:1]


def stands_alone(text: str, area: Range, span: tuple[int, int]) -> bool:
    """Tell whether a paragraph is one of the text: in no table, and no page number or quotation mark alone."""
    words = text[span[0] : span[1]] if span[1] - span[0] <= _SHORTEST else None
    is_mark = words is not None and (words.isdigit() or not any(map(str.isalnum, words)))
    return not is_mark and not is_inside(area.tables, span[0])


def paragraphs_after(text: str, area: Range, units: Sequence[Unit], index: int) -> list[tuple[int, int | None]]:
    """Return (start, place of the enclosing unit) of the paragraphs that follow a leaf and are not its own text.

    The leaf at `index` ends a list, or all units.
    """
    unit = units[index]
    following = units[index + 1] if index + 1 < len(units) else None
    stop = following.mark.start if following else area.end
    if "\n" not in text[unit.mark.end : stop].strip():
        return []
    alone = [span for span in find_paragraphs(text, unit.mark.end, stop) if stands_alone(text, area, span)]
    if not alone:
        return []
    spans = leave_run_ins(text, unit.mark.end, alone)
    announced = count_announced(text, spans)
    if following is None and area.zone != "appendix":
        resumed = count_resumed(text, units, spans)
        closing = find_closing(text, area.start, units, spans, 1 + max(resumed, announced))
        if closing < len(spans):
            held = [(start, enclosing_run(units, unit)) for start, _ in spans[1 : min(1 + resumed, closing)]]
            return held + [(start, None) for start, _ in spans[closing:]]
    if len(spans) < 2 or not (unit.level in LIST_LEVELS or ends_clauses(text, units, index, spans[0])):
        return []
    return [(start, unit.parent) for start, _ in spans[1 + announced :]]


def ends_clauses(text: str, units: Sequence[Unit], index: int, first: Span) -> bool:
    """Tell whether a clause is the last of a list that a colon announces, whose others end with semicolons.

    Each of them is one paragraph. Of two clauses of sentences, a paragraph behind them belongs to the second.
    """
    unit, listed = units[index], units[max(0, index - _LEAST_LISTED + 1) : index + 1]
    if not is_listed(text, units, index) or unit.parent is None or not ends_with(text, first, "."):
        return False
    members = [(above.mark.end, one.mark.start) for above, one in pairwise(listed)]
    lead = (units[unit.parent].mark.end, units[unit.parent + 1].mark.start)
    is_announced = ends_before_gap(text, lead, ":") and all(ends_before_gap(text, span, ";") for span in members)
    return is_announced and all(len(find_paragraphs(text, *span)) == 1 for span in members)


def is_listed(text: str, units: Sequence[Unit], index: int) -> bool:
    """Tell whether a clause stands below two others, the last of which ends with a semicolon."""
    unit, above = units[index], units[max(0, index - _LEAST_LISTED + 1) : index]
    if unit.level not in _CLAUSES or len(above) < _LEAST_LISTED - 1 or not all(is_beside(one, unit) for one in above):
        return False
    return ends_before_gap(text, (above[-1].mark.end, unit.mark.start), ";")


def ends_before_gap(text: str, span: Span, sign: str) -> bool:
    """Tell whether the last words of a span, before the gap that ends it, end with a sign."""
    return text[max(span[0], span[1] - _LONGEST_GAP) : span[1]].rstrip(_BEHIND_A_STOP + "\n").endswith(sign)


def count_announced(text: str, spans: Sequence[Span]) -> int:
    """Return how many paragraphs belong to the first one, which ends with a colon: all, or those to the end of a list.

    A list whose members end with semicolons is over with the first that does not; a quotation is one to its end.
    """
    if len(spans) < 2 or not ends_with(text, spans[0], ":"):
        return 0
    if text[spans[1][0]] in _QUOTES:
        return len(spans) - 1
    for place in range(2, len(spans)):
        if ends_with(text, spans[place - 1], ";") and not ends_with(text, spans[place], ";"):
            return place
    return len(spans) - 1


def ends_with(text: str, span: Span, sign: str) -> bool:
    """Tell whether a paragraph ends with a sign, emphasis and a closing quotation mark aside."""
    return text[max(span[0], span[1] - _LONGEST_ENDING) : span[1]].rstrip(_BEHIND_A_STOP).endswith(sign)


def count_resumed(text: str, units: Sequence[Unit], spans: Sequence[tuple[int, int]]) -> int:
    """Return how many paragraphs behind the items of (1) go on with (2), (3) …: to the last of these."""
    if units[-1].level not in _ITEMS_OF_RUN_INS or units[-1].parent is None:
        return 0
    return max((place for place, (start, _) in enumerate(spans) if place and _RUN_IN.match(text, start)), default=0)


def enclosing_run(units: Sequence[Unit], unit: Unit) -> int | None:
    """Return the place of the unit whose text (1), (2) … are: above the dashes and pluses that enclose `unit`."""
    place = unit.parent
    while place is not None and units[place].level in _ITEMS_OF_RUN_INS:
        place = units[place].parent
    return place


def leave_run_ins(text: str, start: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the paragraphs of a leaf that may not be its own text: those behind its first and a run of (i), (ii).

    The run begins in the leaf, whose text begins at `start`: a (2) whose (1) stands above belongs to the unit above.
    """
    if len(spans) < 2 or not any(first in text[start : spans[1][0] + len("(i)")] for first in ("(i)", "(1)", "(a)")):
        return list(spans)
    run_ins = takewhile(lambda span: _RUN_IN.match(text, span[0]), spans[1:])
    return list(spans[sum(1 for _ in run_ins) :])


def is_beside(unit: Unit, following: Unit) -> bool:
    """Tell whether the next unit goes on with the same list."""
    return following.parent == unit.parent and following.level == unit.level
