"""Addresses of places: `điểm a khoản 1 Điều 3` is `dieu:3/khoan:1/diem:a`, from the largest unit down.

Several places are joined by ` ; `, a range by `..`; `this_dieu` is the article that the reference stands in.
"""

import itertools
from functools import lru_cache
from typing import NamedTuple

# A run longer than this is read in pieces, and an address list is cut there: no text makes the work explode.
LONGEST_RUN = 60


class Items(NamedTuple):
    """Items of one kind: `các điểm a, b`; a range has `last`, `này` is the item `this`."""

    code: str
    rank: int
    items: tuple[str, ...]
    last: str | None


class Address(NamedTuple):
    """What a run of units says, wherever it stands."""

    address: str
    units: frozenset[str]
    is_relative: bool


@lru_cache(maxsize=1 << 14)
def address_of(run: tuple[Items, ...]) -> Address:
    """Return what a run says, remembered: each unit belongs to the next larger one on its right."""
    descends = len(run) > 1 and all(a.rank < b.rank for a, b in itertools.pairwise(run))
    ordered = run[::-1] if descends else run  # `Điều 5, khoản 2` is written from the large to the small
    enclosing: list[tuple[int, list[str]]] = []
    leaves: list[str] = []
    for at in range(len(ordered) - 1, -1, -1):
        unit = ordered[at]
        while enclosing and enclosing[-1][0] >= unit.rank:
            enclosing.pop()
        parents = [f"{parent}/" for parent in enclosing[-1][1]] if enclosing else [""]
        names = [parent + _name(unit, item) for parent in parents for item in unit.items][:LONGEST_RUN]
        enclosing.append((unit.rank, names))
        if at == 0 or ordered[at - 1].rank <= unit.rank:
            last = unit.last
            leaves[:0] = names if last is None else _ranges(unit, last, names, parents)
    is_relative = any("this" in unit.items for unit in run)
    return Address(" ; ".join(leaves), frozenset(unit.code for unit in run), is_relative)


def _ranges(unit: Items, last: str, names: list[str], parents: list[str]) -> list[str]:
    return [f"{name}..{parent}{_name(unit, last)}" for name, parent in zip(names, parents, strict=False)]


def _name(unit: Items, item: str) -> str:
    if item == "this":
        return f"this_{unit.code}"
    parent, _, own = item.rpartition("/")
    return f"{parent}/{unit.code}:{own}" if parent else f"{unit.code}:{own}"
