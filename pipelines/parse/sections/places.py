"""Where a mark would stand among the open units: which encloses it, and whether its number follows those before."""

from functools import cache
from typing import NamedTuple

from pipelines.parse.model import new_row
from pipelines.parse.sections.inner_romans import INNER_ROMAN
from pipelines.parse.words.markers import Mark
from pipelines.vocab.layout import section_levels

# A gap of more numbers than this is no misprint but a number at the start of a line.
LARGEST_GAP = 3
# A list 1) 2) inside a dot-numbered unit: below a), above a dash.
_RUN_IN_RANK = 7.5
# A. B. below Phần, above Chương and I.
_CAPITAL_RANK = 0.5
# The Roman headings of a plan within an article, above 1.
_INNER_ROMAN_RANK = 4.5
# `* Đối với cấp xã:` above dashes; `* Việc nhỏ` below the dash or plus that is open.
_STAR_HEADING_RANK = 7.7
_STAR_RANK = 9.5


class Unit(NamedTuple):
    """A mark that opens a unit. `parent` is the place of the enclosing unit in the list, None for outermost ones.

    `in_article` says that the unit is an article or stands in one; a plan within an article has an outline of its own.
    """

    mark: Mark
    level: str
    rank: float
    parent: int | None
    in_article: bool


class Place(NamedTuple):
    """Where a mark would stand: its unit, the unit before it in the same list, the last unit of its level anywhere.

    `depth` is the count of units that would enclose it. `continues` says that its number follows its sibling's, starts
    a list, or goes on from the list before.
    """

    unit: Unit
    depth: int
    sibling: Unit | None
    latest: Unit | None
    continues: bool


# The last unit of each level and rank among those that are over.
Latest = dict[tuple[str, float], Unit]
# The place of an open unit in the list of units, and its kind of mark.
Open = tuple[int, tuple[str, str]]


def kind_of(mark: Mark) -> tuple[str, str]:
    """Return how a mark is printed: its marker and the sign that ends its label. 1. and 2. are alike, 1. and 2) not."""
    return mark.marker.marker, mark.label[-1:]


def find_place(mark: Mark, open_: list[Open], open_units: list[Unit], latest: Latest) -> Place:
    """Return where `mark` would stand among the units that are open, each of a greater rank than the one before."""
    marker = mark.marker
    if marker.sequence != "decimal" and mark.label != "*":
        kind = kind_of(mark)
        for depth in range(len(open_) - 1, -1, -1):
            if open_[depth][1] == kind:
                return place_beside(mark, open_units[depth], depth)
    in_article = bool(open_units) and open_units[-1].in_article
    level = marker.level_in_article if in_article else marker.level
    rank = rank_of(mark, level, open_units)
    if rank == _RUN_IN_RANK:
        level = marker.level
    depth = len(open_units)
    while depth and open_units[depth - 1].rank >= rank:
        depth -= 1
    enclosed = depth > 0 and open_units[depth - 1].in_article
    is_inner = (enclosed and marker.marker != INNER_ROMAN) or level == "article"
    unit = new_row(Unit, (mark, level, rank, open_[depth - 1][0] if depth else None, is_inner))
    beside = open_units[depth] if depth < len(open_units) else None
    sibling = beside if beside is not None and beside.level == level and beside.rank == rank else None
    last = sibling or latest.get((level, rank))
    return new_row(Place, (unit, depth, sibling, last, continues_sequence(mark.order, sibling, last)))


def place_beside(mark: Mark, beside: Unit, depth: int) -> Place:
    """Return the place of a mark beside an open unit of its kind that is printed alike."""
    before, level, rank, parent, in_article = beside
    unit = new_row(Unit, (mark, level, rank, parent, in_article))
    return new_row(Place, (unit, depth, beside, beside, follows(before.order, mark.order)))


@cache
def level_ranks() -> dict[str, float]:
    """Return the rank of each level."""
    return {name: float(level.rank) for name, level in section_levels().items()}


def rank_of(mark: Mark, level: str, open_units: list[Unit]) -> float:
    """Return the rank of a mark: a smaller one encloses.

    A. stands below Phần; 1.1. between 1. and a); 1.1.1. below 1.1.; 1) below a dot-numbered item is a list inside it.
    """
    rank = level_ranks()[level]
    if mark.marker.sequence == "decimal":
        return 5.5 + 0.1 * (len(mark.order) - 2)
    if mark.marker.sequence == "capital":
        return _CAPITAL_RANK
    if mark.marker.marker == INNER_ROMAN:
        return _INNER_ROMAN_RANK
    if mark.marker.level == "dash_item" and mark.label == "*":
        return rank_of_star(mark, open_units)
    if mark.marker.marker == "numbered" and mark.label.endswith(")"):
        dotted = any(u.mark.marker.marker == "numbered" and not u.mark.label.endswith(")") for u in open_units)
        return _RUN_IN_RANK if dotted else rank
    return rank


def rank_of_star(mark: Mark, open_units: list[Unit]) -> float:
    """Return the rank of a star: of the open list of stars; above dashes where it ends with a colon, else below."""
    if mark.marker.marker == "star_heading":
        return _STAR_HEADING_RANK
    open_stars = [unit.rank for unit in open_units if unit.mark.label == "*"]
    if open_stars:
        return open_stars[-1]
    has_items = any(unit.level in ("dash_item", "plus_item") for unit in open_units)
    return _STAR_RANK if has_items else _STAR_HEADING_RANK


def continues_sequence(order: tuple[int, ...], sibling: Unit | None, latest: Unit | None) -> bool:
    """Tell whether a number follows its sibling, starts a list, or goes on from the list before."""
    if sibling:
        return follows(sibling.mark.order, order)
    return is_first(order) or (latest is not None and follows(latest.mark.order, order))


def follows(before: tuple[int, ...], order: tuple[int, ...]) -> bool:
    """Tell whether `order` is next after `before`: 13 after 12 or 12b, 12a after 12, 12b after 12a."""
    if not order or not before:
        return False
    if order[0] == before[0] + 1:
        return not any(order[1:])
    steps = [after - earlier for earlier, after in zip(before[1:], order[1:], strict=False)]
    return order[0] == before[0] and sum(steps) == 1 and min(steps) >= 0


def is_first(order: tuple[int, ...]) -> bool:
    """Tell whether a number is the first of a list: 1, a, I, A."""
    return order[:1] == (1,) and not any(order[1:])


def is_near(place: Place) -> bool:
    """Tell whether a number out of sequence may be a misprint: repeated, or a few too far, or a list begun anew."""
    before = place.sibling or place.latest
    if before is None:
        return False
    gap = place.unit.mark.order[0] - before.mark.order[0]
    return 0 <= gap <= LARGEST_GAP or (is_first(place.unit.mark.order) and place.sibling is not None)
