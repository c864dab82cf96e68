"""Labels whose numbers follow one another: 1. 2. 3., a) b) c), Điều 1 Điều 2, each within the unit that holds it.

A number alone begins nothing: in running text numbers stand everywhere. Lists are looked for from the largest units
down, and each within two neighbours of those above: so a list that begins anew in every clause is found in each.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from pipelines.parse.words.markers import Mark

# The markers of each rank, largest first. Articles are counted through all chapters, and these through all parts.
_COUNTED_THROUGH = ("part", "chapter", "section", "subsection", "article")
_COUNTED_WITHIN = (("capital",), ("roman",), ("numbered", "letter", "sub_numbered"))
# How many numbers may be lost in a list of articles or clauses, less one: of many articles more.
_LARGEST_GAP = 3
_GAPS_OF_ARTICLES = 4

Order = tuple[int, ...]


class Kind(NamedTuple):
    """The labels of one kind: the places of those that may begin a list, and all places by what numbers compare by."""

    firsts: list[int]
    places: dict[Order, list[int]]


def find_chained(labels: Sequence[Mark]) -> set[int]:
    """Return the places of the labels that follow one another or are followed so."""
    chained: set[int] = set()
    for name in _COUNTED_THROUGH:
        chained |= find_lists(labels, [(0, len(labels))], (name,))
    for names in _COUNTED_WITHIN:
        bounds = [-1, *sorted(chained), len(labels)]
        chained |= find_lists(labels, [(low + 1, high) for low, high in pairwise(bounds)], names)
    return chained


def find_lists(labels: Sequence[Mark], spans: Sequence[tuple[int, int]], names: Sequence[str]) -> set[int]:
    """Return the places of the members of lists within spans of labels, of markers with these names."""
    kinds = index_kinds(labels, names)
    members: set[int] = set()
    open_spans = [span for span in spans if span[0] < span[1]]
    while open_spans:
        low, high = open_spans.pop()
        begun = ((place, kind) for kind in kinds if (place := find_first(labels, kind, low, high)) is not None)
        first = min(begun, key=itemgetter(0), default=None)
        if first is not None:
            chain = [first[0], *follow(labels, first[1].places, first[0], high)]
            members.update(chain)
            open_spans += [(a + 1, b) for a, b in pairwise([low - 1, *chain, high]) if b - a > 1]
    return members


def index_kinds(labels: Sequence[Mark], names: Sequence[str]) -> list[Kind]:
    """Return the labels of markers with these names by kind: 1. and 1) are two, Điều 1. and Điều 1: are one."""
    kinds: dict[tuple[str, str], Kind] = {}
    for place, label in enumerate(labels):
        name = label.marker.marker
        if name in names and label.order:
            is_plain = label.marker.sequence in ("ordinal", "decimal") or label.marker.level == "article"
            ending = "" if is_plain else "".join(sign for sign in label.label if not sign.isalnum())
            kind = kinds.setdefault((name, ending), Kind([], {}))
            kind.places.setdefault(label.order, []).append(place)
            # A part of an act may begin with any article.
            if begins_list(label) or (name == "article" and not kind.firsts):
                kind.firsts.append(place)
    return list(kinds.values())


def begins_list(label: Mark) -> bool:
    """Tell whether a number is the first of a list: 1, a, I, 2.1."""
    order = label.order
    return order[-1] == 1 if label.marker.sequence == "decimal" else order[0] == 1 and not any(order[1:])


def find_first(labels: Sequence[Mark], kind: Kind, low: int, high: int) -> int | None:
    """Return the place of the first label in `labels[low:high]` that begins a list of two or more of a kind."""
    for at in range(bisect_left(kind.firsts, low), bisect_left(kind.firsts, high)):
        place = kind.firsts[at]
        if next(follow(labels, kind.places, place, high), None) is not None:
            return place
        if labels[place].marker.sequence != "decimal" and begins_list(labels[place]):
            return None  # no second one follows; none follows a later first either
    return None


def follow(labels: Sequence[Mark], index: Mapping[Order, Sequence[int]], place: int, high: int) -> Iterator[int]:
    """Yield the places of the labels that follow the one at `place`, each the next behind the one before."""
    while True:
        following = first_of(index, orders_after(labels[place]), place + 1, high)
        if following is None and labels[place].marker.sequence == "number":
            number = labels[place].order[0]
            most = max(_LARGEST_GAP, number // _GAPS_OF_ARTICLES * (labels[place].marker.level == "article"))
            skipped = ([(number + gap, 0, 0)] for gap in range(2, most + 1))
            found = (first_of(index, orders, place + 1, high) for orders in skipped)
            following = next((at for at in found if at is not None), None)
        if following is None:
            return
        place = following
        yield place


def first_of(index: Mapping[Order, Sequence[int]], orders: Iterable[Order], low: int, high: int) -> int | None:
    """Return the first place, at or behind `low` and before `high`, of a label whose number is one of `orders`."""
    found = (next_in(index.get(order, ()), low, high) for order in orders)
    return min((at for at in found if at is not None), default=None)


def orders_after(label: Mark) -> Iterator[Order]:
    """Yield what may come next: 13, 12a, or 12a1 after 12; 4.3 after 4.2."""
    order = label.order
    if label.marker.sequence == "decimal":
        yield (*order[:-1], order[-1] + 1)
        return
    for at in range(len(order)):
        yield (*order[:at], order[at] + 1, *[0] * (len(order) - at - 1))


def next_in(places: Sequence[int], low: int, high: int) -> int | None:
    """Return the first of `places`, which are in order, at or behind `low` and before `high`."""
    at = bisect_left(places, low)
    return places[at] if at < len(places) and places[at] < high else None
