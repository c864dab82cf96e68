"""Labelled units of the body: is each there, at its level, below its parent, and does its text begin as printed?

A unit is known by level, number, and level and number of the nearest labelled unit above it. What has no label (also
dashes and pluses) is skipped on both sides. Appendices are compared apart, where the gold lists their units.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipelines.evaluate.folds import label_key, letters, letters_key
from pipelines.evaluate.gold import Gold, Node
from pipelines.evaluate.outcome import Miss, Outcome, Span, answer, extra, hit, locate, missing, span_of
from pipelines.parse.model import ParsedDocument, Section

Key: TypeAlias = tuple[str, str, tuple[str, str] | None]
UNLABELLED = frozenset({"paragraph", "dash_item", "plus_item"})
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """A unit of the gold: its key, its node, and whether it belongs to an appendix."""

    key: Key
    node: Node
    is_appendix: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A unit of the parser: its key, its place among the sections, and whether it belongs to an appendix."""

    key: Key
    ordinal: int
    is_appendix: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """The units of body or appendices on both sides; `pairs` maps places in `wanted` to places in `found`."""

    wanted: list[Wanted]
    found: list[Found]
    pairs: dict[int, int]


def compare_units(gold: Gold, parsed: ParsedDocument, text: str) -> Iterator[Outcome]:
    """Yield what became of each unit of body and appendices, of its text, and of the number of units."""
    wanted = wanted_units(gold.nodes)
    found = found_units(gold, parsed.sections)
    bodies = [unit for unit in found if not unit.is_appendix]
    branches = {"sections": make_branch([unit for unit in wanted if not unit.is_appendix], bodies, gold.is_complete)}
    if gold.has_appendix_nodes:
        appendices = [unit for unit in found if unit.is_appendix]
        branches["appendix_sections"] = make_branch([unit for unit in wanted if unit.is_appendix], appendices, True)
    for measure, branch in branches.items():
        yield from compare_branch(measure, branch, parsed.sections, text)
    if not gold.is_complete:
        yield from compare_counts(gold, bodies)
    if gold.is_empty:
        invented = "; ".join(shown(unit.key) for unit in bodies[:5]) or None
        span = span_of(parsed.sections[bodies[0].ordinal]) if bodies else None
        yield answer("empty_body", parsed.is_document and not bodies, Miss("no unit", invented, span))


def make_branch(wanted: list[Wanted], found: list[Found], is_complete: bool) -> Branch:
    """Return the units of both sides matched; where the gold lists the first ones only, later ones are not judged."""
    pairs = match_units(wanted, found)
    return Branch(wanted, found if is_complete else found[: max(pairs.values(), default=-1) + 1], pairs)


def compare_branch(measure: str, branch: Branch, sections: Sequence[Section], text: str) -> Iterator[Outcome]:
    """Yield hits, missing and extra units of one branch, and whether the text of each hit begins as it should."""
    for place, unit in enumerate(branch.wanted):
        if place in branch.pairs:
            yield hit(measure, unit.node.level)
            yield compare_text(sections, branch.found[branch.pairs[place]].ordinal, unit.node)
        else:
            wanted = f"{shown(unit.key)}: {unit.node.beginning}"
            yield missing(measure, wanted, place_of(unit.node, text), unit.node.level)
    used = set(branch.pairs.values())
    for place, got in enumerate(branch.found):
        if place not in used:
            yield extra(measure, shown(got.key), span_of(sections[got.ordinal]), got.key[0])


def compare_text(sections: Sequence[Section], ordinal: int, node: Node) -> Outcome:
    """Return whether heading and own text begin as the gold says, running on into what follows where they are short."""
    row = sections[ordinal]
    begins = " | ".join((part or "")[:SHOWN] for part in (row.heading, row.text))
    miss = Miss(f"{node.label} {node.beginning}", begins, span_of(row))
    return answer("section_text", text_agrees(sections, ordinal, node.beginning), miss, node.level)


def compare_counts(gold: Gold, found: list[Found]) -> Iterator[Outcome]:
    """Yield whether a long document has as many units of each level as the gold counts."""
    counts = Counter(unit.key[0] for unit in found)
    for level, count in gold.counts:
        yield answer("unit_count", counts[level] == count, Miss(str(count), str(counts[level])), level)


def wanted_units(nodes: Sequence[Node]) -> list[Wanted]:
    """Return the units of the gold with their keys; what follows an appendix below it belongs to it."""
    units: list[Wanted] = []
    keys: dict[tuple[str, ...], tuple[str, str]] = {}
    is_appendix = False
    for node in nodes:
        is_appendix = node.level == "appendix" or (is_appendix and bool(node.parents))
        own = (node.level, label_key(node.level, node.label))
        units.append(Wanted((*own, keys.get(node.parents)), node, is_appendix))
        keys[(*node.parents, node.label)] = own
    return units


def found_units(gold: Gold, sections: Sequence[Section]) -> list[Found]:
    """Return the labelled sections with their keys, and appendices, which may have no label."""
    units: list[Found] = []
    for ordinal, row in enumerate(sections):
        above = list(ancestors(sections, row))
        if is_counted(gold, row):
            parent = next((key_of(other) for other in above if is_counted(gold, other)), None)
            is_appendix = row.zone == "appendix" or any(other.level == "appendix" for other in above)
            units.append(Found((*key_of(row), parent), ordinal, is_appendix))
    return units


def ancestors(sections: Sequence[Section], row: Section) -> Iterator[Section]:
    """Yield the sections around a section, the nearest first."""
    while row.parent is not None:
        row = sections[row.parent]
        yield row


def is_counted(gold: Gold, row: Section) -> bool:
    """Return whether a section is a unit: with a label that the gold does not ignore, or an appendix."""
    label = row.label or ""
    if gold.ignored_labels and gold.ignored_labels.search(label):
        return False
    return row.level not in UNLABELLED and bool(label.strip() or (row.number or "").strip() or row.level == "appendix")


def key_of(row: Section) -> tuple[str, str]:
    """Return level and number of a section."""
    return row.level, label_key(row.level, row.number or row.label)


def match_units(wanted: list[Wanted], found: list[Found]) -> dict[int, int]:
    """Return {place in wanted: place in found}: each unit takes the first free one with its key."""
    free: defaultdict[Key, deque[int]] = defaultdict(deque)
    for place, unit in enumerate(found):
        free[unit.key].append(place)
    return {place: free[unit.key].popleft() for place, unit in enumerate(wanted) if free[unit.key]}


def text_agrees(sections: Sequence[Section], ordinal: int, beginning: str) -> bool:
    """Return whether a section begins with `beginning`; a closing paragraph behind its children may be in its text.

    Then the children go on where the section's own text leaves what the gold says.
    """
    wanted = letters(beginning)
    own = (letters(sections[ordinal].heading) + letters(sections[ordinal].text))[: len(wanted)]
    shared = common_length(letters_key(own), letters_key(wanted))
    rest = wanted[shared:]
    return not rest or letters_key(text_after(sections, ordinal, len(rest))) == letters_key(rest)


def text_after(sections: Sequence[Section], ordinal: int, length: int) -> str:
    """Return the first `length` letters of label, heading and text of the sections after this one."""
    after = ""
    for row in sections[ordinal + 1 :]:
        if len(after) >= length:
            break
        after += "".join(letters(part) for part in (row.label, row.heading, row.text))
    return after[:length]


def common_length(one: str, other: str) -> int:
    """Return how many letters two texts begin with in common."""
    differing = (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(differing, min(len(one), len(other)))


def place_of(node: Node, text: str) -> Span | None:
    """Return where a unit of the gold stands, as far as its words, but the last, are printed in one piece."""
    return locate(text, f"{node.label} {node.beginning.rpartition(' ')[0] or node.beginning}")


def shown(key: Key) -> str:
    """Return a unit's key for people: `clause 2 in article 5`."""
    level, number, parent = key
    return f"{level} {number}" + (f" in {parent[0]} {parent[1]}" if parent else "")
