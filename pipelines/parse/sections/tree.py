"""The tree of a range while it grows: which node encloses which, where each ends, and its path."""

from collections.abc import Iterable
from functools import cache, lru_cache

from pipelines.parse.sections.places import Unit
from pipelines.vocab.layout import section_levels

# Where it begins, its unit (None for a paragraph), its parent, its depth, its path.
Node = tuple[int, Unit | None, int | None, int, str]


class Tree:
    """The nodes so far, in text order, and where each ends: where the first one begins that is not below it.

    Children come right after their parent. `counts` and `taken` tell which paths are taken, perhaps by another tree.
    """

    __slots__ = ("counts", "ends", "nodes", "open", "taken")

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.nodes: list[Node] = []
        self.ends: list[int] = []
        self.open: list[int] = []
        self.counts: dict[str, int] = {}
        self.taken: dict[str, int] = dict.fromkeys(taken, 1)

    def add(self, start: int, unit: Unit | None, parent: int | None) -> int:
        """Add a node below `parent` and return its place. Nodes without number are counted: art_3__cl_2__p_1."""
        open_ = self.open
        while open_ and open_[-1] != parent:
            self.ends[open_.pop()] = start
        number = None
        level = "paragraph"
        if unit is not None:
            number, level = unit.mark.number, unit.level
        if parent is None:
            depth, key = 0, path_prefixes()[level]
        else:
            _, _, _, depth, above = self.nodes[parent]
            depth, key = depth + 1, above + inner_prefixes()[level]
        if number is None:
            self.counts[key] = count = self.counts.get(key, 0) + 1
            path = f"{key}_{count}"
        else:
            path = f"{key}_{number if number.isalnum() else path_number(number)}"
        if path in self.taken:
            path = free_path(path, self.taken)
        self.taken[path] = 1
        place = len(self.nodes)
        open_.append(place)
        self.nodes.append((start, unit, parent, depth, path))
        self.ends.append(start)
        return place

    def close(self, end: int) -> None:
        """End the nodes that are open at the end of the range."""
        for place in self.open:
            self.ends[place] = end


@cache
def path_prefixes() -> dict[str, str]:
    """Return what begins the part of a path, by level."""
    return {name: level.prefix for name, level in section_levels().items()}


@cache
def inner_prefixes() -> dict[str, str]:
    """Return what begins the part of a path behind another part, by level."""
    return {name: f"__{prefix}" for name, prefix in path_prefixes().items()}


@lru_cache(maxsize=4_096)
def path_number(number: str) -> str:
    """Return a number as part of a path: 1.2 → 1-2."""
    return "-".join(number.replace(".", " ").split())


def free_path(path: str, taken: dict[str, int]) -> str:
    """Return a path that is taken already with _2, _3 … behind it.

    `taken` holds the last ending that was tried for each path, so that none is tried twice.
    """
    count = taken[path] + 1
    while (free := f"{path}_{count}") in taken:
        count += 1
    taken[path] = count
    return free
