"""Sections: the units of a range of text as a tree that loses no character.

The roots tile the range; a unit's text is the one slice between its label (and heading) and its first child. Text that
follows the children of a unit is a paragraph of its own, and so is text without label before and after all units.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from pipelines.parse.contents import HEADED_LEVELS, read_heading, trim
from pipelines.parse.lines import printed
from pipelines.parse.model import Section
from pipelines.parse.outline import Unit
from pipelines.parse.paragraphs import find_paragraphs
from pipelines.parse.tables import is_inside
from pipelines.vocab.layout import page_marks, section_levels

LIST_LEVELS = frozenset({"dash_item", "plus_item", "letter_item", "point"})
# `(i) …`, `(1) …`, `(a) …` at a line start belong to the unit above them.
_RUN_IN = re.compile(r"\((?:[ivx]{1,5}|\d{1,2}|[a-zđ])\)[ \xa0]")


class Node(NamedTuple):
    """What becomes a section; `unit` is None for a paragraph, `parent` is a place among the nodes."""

    start: int
    unit: Unit | None
    parent: int | None
    depth: int
    path: str


@dataclass(frozen=True, slots=True)
class Range:
    """A range of text whose roots tile it. `preamble_end` parts preamble from body; `tables` hold no paragraphs."""

    start: int
    end: int
    preamble_end: int
    zone: str
    tables: Sequence[tuple[int, int]] = ()


def make_sections(text: str, area: Range, units: Sequence[Unit], offset: int = 0) -> list[Section]:
    """Return the sections of a range in text order; `offset` is added to the ordinals that parents are named by."""
    nodes = place_nodes(text, area, units)
    ends, first_children = bound_nodes(nodes, area.end)
    sections: list[Section] = []
    for index, (node, end, first_child) in enumerate(zip(nodes, ends, first_children, strict=True)):
        start = area.start if index == 0 else node.start
        sections.append(make_section(text, area, node, (start, end, first_child), offset))
    return sections


def make_section(text: str, area: Range, node: Node, span: tuple[int, int, int | None], offset: int) -> Section:
    """Return the section of a node; `span` is where it begins and ends, and where its first child begins, if any."""
    start, end, first_child = span
    unit = node.unit
    mark = unit.mark if unit else None
    text_start, text_end = trim(text, mark.end if mark else start, end if first_child is None else first_child)
    heading = None
    if unit and unit.level in HEADED_LEVELS:
        heading = read_heading(text, unit, text_start, text_end, has_children=first_child is not None)
        if heading:
            text_start, text_end = trim(text, heading.end, text_end)
    has_text = text_end > text_start
    return Section(
        None if node.parent is None else node.parent + offset,
        node.depth,
        unit.level if unit else "paragraph",
        (mark.label.strip() or None) if mark else None,
        mark.number if mark else None,
        node.path,
        heading.words if heading else None,
        text[text_start:text_end] if has_text else None,
        text_start if has_text else None,
        text_end if has_text else None,
        "preamble" if area.zone == "body" and node.start < area.preamble_end else area.zone,
        start,
        end,
    )


def place_nodes(text: str, area: Range, units: Sequence[Unit]) -> list[Node]:
    """Return units and paragraphs as nodes, in text order."""
    tree = Tree([], {}, {})
    first = units[0].mark.start if units else area.end
    for start, _ in lead_paragraphs(text, area, first):
        tree.add(start, None, None)
    places: list[int] = []
    for index, unit in enumerate(units):
        parent = None if unit.parent is None else places[unit.parent]
        places.append(tree.add(unit.mark.start, unit, parent))
        following = units[index + 1] if index + 1 < len(units) else None
        if following is None or following.parent != index:
            for start, within in paragraphs_after(text, area, units, index):
                tree.add(start, None, None if within is None else places[within])
    return tree.nodes


def lead_paragraphs(text: str, area: Range, first: int) -> list[tuple[int, int]]:
    """Return the spans of the paragraphs before the first unit; preamble and body share none."""
    parting = min(max(area.preamble_end, area.start), first)
    found = find_paragraphs(text, area.start, parting) + find_paragraphs(text, parting, first)
    return [span for span in found if stands_alone(text, area, span)] or found[:1]


def stands_alone(text: str, area: Range, span: tuple[int, int]) -> bool:
    """Tell whether a paragraph is one of the text: in no table, and not the number of a printed page alone."""
    is_page_number = span[1] - span[0] <= 4 and text[span[0] : span[1]].isdigit()
    return not is_page_number and not is_inside(area.tables, span[0])


def paragraphs_after(text: str, area: Range, units: Sequence[Unit], index: int) -> list[tuple[int, int | None]]:
    """Return (start, place of the enclosing unit) of the paragraphs that follow a leaf and are not its own text."""
    unit = units[index]
    following = units[index + 1] if index + 1 < len(units) else None
    if following and (unit.level not in LIST_LEVELS or is_beside(unit, following)):
        return []
    stop = following.mark.start if following else area.end
    if "\n" not in text[unit.mark.end : stop].strip():
        return []
    alone = [span for span in find_paragraphs(text, unit.mark.end, stop) if stands_alone(text, area, span)]
    spans = leave_run_ins(text, unit.mark.end, alone)
    if following is None and area.zone != "appendix":
        closing = find_closing(text, units, spans)
        if closing < len(spans):
            return [(start, None) for start, _ in spans[closing:]]
    if len(spans) < 2 or unit.level not in LIST_LEVELS:
        return []
    return [(start, unit.parent) for start, _ in spans[1:]]


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


def find_closing(text: str, units: Sequence[Unit], spans: list[tuple[int, int]]) -> int:
    """Return the place of the first closing paragraph among those after the last unit; their count if there is none.

    Closing paragraphs end the whole document: they open with a closing formula, or they follow a list that is over, or
    every other unit of the last unit's level has one paragraph only. Inside articles only the formula of adoption
    (`Luật này được Quốc hội … thông qua`) closes.
    """
    last = units[-1]
    in_article = any(unit.level == "article" for unit in units)
    for place in range(1, len(spans)):
        words = printed(text, *spans[place])[:240]
        if is_adoption(words) or (not in_article and (is_formula(words) or last.level in LIST_LEVELS)):
            return place
    if not in_article and len(spans) > 1 and are_short(text, units):
        return 1
    return len(spans)


def is_adoption(words: str) -> bool:
    """Tell whether a paragraph says that the document was adopted: `Luật này … được Quốc hội … thông qua ngày`."""
    opening, _, rest = words.partition(" này ")
    return len(opening) < 40 and "được" in rest[:12] and "thông qua" in rest


def is_formula(words: str) -> bool:
    """Tell whether a paragraph opens with a closing formula, or speaks of the document itself: `Kết luận này …`."""
    opening, found, _ = words.partition(" này ")
    return words.startswith(tuple(mark.text for mark in page_marks("closing"))) or (
        bool(found) and len(opening.split()) <= 3 and opening[:1].isupper()
    )


def are_short(text: str, units: Sequence[Unit]) -> bool:
    """Tell whether two or more earlier units of the last unit's level are all leaves of one paragraph."""
    last = units[-1]
    earlier = [i for i, unit in enumerate(units[:-1]) if unit.level == last.level]
    spans = [find_paragraphs(text, units[i].mark.end, units[i + 1].mark.start) for i in earlier]
    return len(earlier) >= 2 and all(len(found) <= 1 for found in spans)


def bound_nodes(nodes: Sequence[Node], end: int) -> tuple[list[int], list[int | None]]:
    """Return where each node ends, at the next node that is not below it, and where its first child begins."""
    ends = [end] * len(nodes)
    first_children: list[int | None] = [None] * len(nodes)
    open_: list[int] = []
    for index, node in enumerate(nodes):
        while open_ and open_[-1] != node.parent:
            ends[open_.pop()] = node.start
        if node.parent is not None and first_children[node.parent] is None:
            first_children[node.parent] = node.start
        open_.append(index)
    return ends, first_children


@dataclass(frozen=True, slots=True)
class Tree:
    """The nodes so far, in text order. `counts` and `taken` tell which paths are taken."""

    nodes: list[Node]
    counts: dict[str, int]
    taken: dict[str, int]

    def add(self, start: int, unit: Unit | None, parent: int | None) -> int:
        """Add a node below `parent` and return its place. Nodes without number are counted: art_3__cl_2__p_1."""
        above = None if parent is None else self.nodes[parent]
        prefix = path_prefixes()[unit.level if unit else "paragraph"]
        key = f"{above.path}__{prefix}" if above else prefix
        if unit is not None and unit.mark.number is not None:
            number = path_number(unit.mark.number)
        else:
            self.counts[key] = count = self.counts.get(key, 0) + 1
            number = str(count)
        path = free_path(f"{key}_{number}", self.taken)
        self.nodes.append(Node(start, unit, parent, above.depth + 1 if above else 0, path))
        return len(self.nodes) - 1


@cache
def path_prefixes() -> dict[str, str]:
    """Return what begins the part of a path, by level."""
    return {name: level.prefix for name, level in section_levels().items()}


@lru_cache(maxsize=4_096)
def path_number(number: str) -> str:
    """Return a number as part of a path: 1.2 → 1-2."""
    return "-".join(number.replace(".", " ").split())


def free_path(path: str, taken: dict[str, int]) -> str:
    """Return `path`, with _2, _3 … where it is taken already; the result is taken from now on.

    `taken` holds the last ending that was tried for each path, so that none is tried twice.
    """
    if path not in taken:
        taken[path] = 1
        return path
    count = taken[path] + 1
    while (free := f"{path}_{count}") in taken:
        count += 1
    taken[path] = count
    taken[free] = 1
    return free
