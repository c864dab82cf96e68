"""Sections: the units of a range of text as a tree that loses no character.

The roots tile the range; a unit's text is the one slice between its label (and heading) and its first child. Text that
follows the children of a unit is a paragraph of its own, and so is text without label before and after all units.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.parse.contents import read_content
from pipelines.parse.lines import printed
from pipelines.parse.model import Section
from pipelines.parse.outline import Unit
from pipelines.parse.paragraphs import find_paragraphs
from pipelines.parse.tables import is_inside
from pipelines.vocab.layout import page_marks, section_levels

LIST_LEVELS = frozenset({"dash_item", "plus_item", "letter_item", "point"})


class Node(NamedTuple):
    """What becomes a section; `unit` is None for a paragraph, `parent` is a place among the nodes."""

    start: int
    unit: Unit | None
    parent: int | None


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
    ends = node_ends(nodes, area.end)
    paths = name_paths(nodes)
    depths = node_depths(nodes)
    first_children = child_starts(nodes)
    sections: list[Section] = []
    for index, node in enumerate(nodes):
        start = area.start if index == 0 else node.start
        stop = first_children.get(index, ends[index])
        own_start = node.unit.mark.end if node.unit else start
        content = read_content(text, node.unit, own_start, stop, has_children=index in first_children)
        zone = "preamble" if area.zone == "body" and node.start < area.preamble_end else area.zone
        sections.append(
            Section(
                parent=None if node.parent is None else node.parent + offset,
                depth=depths[index],
                level=node.unit.level if node.unit else "paragraph",
                label=(node.unit.mark.label.strip() or None) if node.unit else None,
                number=node.unit.mark.number if node.unit else None,
                path=paths[index],
                heading=content.heading,
                text=text[content.start : content.end] or None,
                text_start=content.start if content.end > content.start else None,
                text_end=content.end if content.end > content.start else None,
                zone=zone,
                span_start=start,
                span_end=ends[index],
            )
        )
    return sections


def place_nodes(text: str, area: Range, units: Sequence[Unit]) -> list[Node]:
    """Return units and paragraphs as nodes, in text order."""
    first = units[0].mark.start if units else area.end
    nodes = [Node(start, None, None) for start, _ in lead_paragraphs(text, area, first)]
    places: list[int] = []
    for index, unit in enumerate(units):
        parent = None if unit.parent is None else places[unit.parent]
        places.append(len(nodes))
        nodes.append(Node(unit.mark.start, unit, parent))
        following = units[index + 1] if index + 1 < len(units) else None
        if following is None or following.parent != index:
            nodes.extend(paragraphs_after(text, area, units, index, places))
    return nodes


def lead_paragraphs(text: str, area: Range, first: int) -> list[tuple[int, int]]:
    """Return the spans of the paragraphs before the first unit; preamble and body share none."""
    parting = min(max(area.preamble_end, area.start), first)
    found = find_paragraphs(text, area.start, parting) + find_paragraphs(text, parting, first)
    return [span for span in found if stands_alone(text, area, span)] or found[:1]


def stands_alone(text: str, area: Range, span: tuple[int, int]) -> bool:
    """Tell whether a paragraph is one of the text: in no table, and not the number of a printed page alone."""
    is_page_number = span[1] - span[0] <= 4 and text[span[0] : span[1]].isdigit()
    return not is_page_number and not is_inside(area.tables, span[0])


def paragraphs_after(text: str, area: Range, units: Sequence[Unit], index: int, places: list[int]) -> list[Node]:
    """Return the paragraphs that follow the leaf `units[index]` and are not its own text."""
    unit = units[index]
    following = units[index + 1] if index + 1 < len(units) else None
    if following and (unit.level not in LIST_LEVELS or is_beside(unit, following)):
        return []
    stop = following.mark.start if following else area.end
    spans = [span for span in find_paragraphs(text, unit.mark.end, stop) if stands_alone(text, area, span)]
    if following is None and area.zone != "appendix":
        closing = find_closing(text, units, spans)
        if closing < len(spans):
            return [Node(start, None, None) for start, _ in spans[closing:]]
    if len(spans) < 2 or unit.level not in LIST_LEVELS:
        return []
    parent = None if unit.parent is None else places[unit.parent]
    return [Node(start, None, parent) for start, _ in spans[1:]]


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


def node_ends(nodes: list[Node], end: int) -> list[int]:
    """Return where each node ends: at the next node that is not below it."""
    ends = [end] * len(nodes)
    open_: list[int] = []
    for index, node in enumerate(nodes):
        while open_ and open_[-1] != node.parent:
            ends[open_.pop()] = node.start
        open_.append(index)
    return ends


def node_depths(nodes: list[Node]) -> list[int]:
    """Return the depth of each node, 0 for roots."""
    depths: list[int] = []
    for node in nodes:
        depths.append(0 if node.parent is None else depths[node.parent] + 1)
    return depths


def child_starts(nodes: list[Node]) -> dict[int, int]:
    """Return where the first child of each node begins, by the node's place."""
    starts: dict[int, int] = {}
    for node in nodes:
        if node.parent is not None:
            starts.setdefault(node.parent, node.start)
    return starts


def name_paths(nodes: list[Node]) -> list[str]:
    """Return a path for each node, unique in the document: art_3__cl_2__pt_đ. Nodes without number are counted."""
    paths: list[str] = []
    counts: dict[str, int] = {}
    taken: dict[str, int] = {}
    for node in nodes:
        parent = "" if node.parent is None else paths[node.parent] + "__"
        level = section_levels()[node.unit.level if node.unit else "paragraph"]
        number = path_number(node)
        if number is None:
            key = parent + level.prefix
            counts[key] = counts.get(key, 0) + 1
            number = str(counts[key])
        paths.append(free_path(f"{parent}{level.prefix}_{number}", taken))
    return paths


def path_number(node: Node) -> str | None:
    """Return the number of a node as part of a path, or None where it is to be counted."""
    if node.unit is None or node.unit.mark.number is None:
        return None
    return "-".join(node.unit.mark.number.replace(".", " ").split())


def free_path(path: str, taken: dict[str, int]) -> str:
    """Return `path`, with _2, _3 … where it is taken already; the result is taken from now on.

    `taken` holds the last ending that was tried for each path, so that none is tried twice.
    """
    free, count = path, taken.get(path, 0) + 1
    while count > 1 and (free := f"{path}_{count}") in taken:
        count += 1
    taken[path] = count
    taken.setdefault(free, 1)
    return free
