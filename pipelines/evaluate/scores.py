"""Outcomes added up: precision, recall and F1 with 95 % intervals, over all and by level and lay-out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from math import sqrt

from pipelines.evaluate.outcome import Outcome
from pipelines.vocab import values

Z95 = 1.959963984540054  # of the normal distribution: 95 % lie within
MEASURES = {measure: place for place, measure in enumerate(values("codes:quality_measure"))}


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in one document: its gold file, its lay-out, the outcomes."""

    file: str
    layout: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A share between 0 and 1 with the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """One measure over some documents. `level` and `layout` are None where all of them are taken together.

    A share is None where there is nothing to divide by.
    """

    measure: str
    level: str | None
    layout: str | None
    gold_documents: int
    hits: int
    found: int
    wanted: int
    precision: Share | None
    recall: Share | None
    f1: Share | None


@dataclass(slots=True)
class Tally:
    """Sums under way."""

    files: set[str]
    hits: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, file: str, outcome: Outcome) -> None:
        """Add an outcome."""
        self.files.add(file)
        self.hits += outcome.hits
        self.found += outcome.found
        self.wanted += outcome.wanted


def add_up(documents: Iterable[Judged]) -> list[Score]:
    """Return a score for each measure: over all, by level, by lay-out and by both, in the order of the vocabulary."""
    tallies: defaultdict[tuple[str, str | None, str | None], Tally] = defaultdict(lambda: Tally(set()))
    for document in documents:
        for outcome in document.outcomes:
            levels = {None, outcome.level}
            for level, layout in product(levels, (None, document.layout)):
                tallies[outcome.measure, level, layout].add(document.file, outcome)
    ordered = sorted(tallies.items(), key=lambda item: (MEASURES[item[0][0]], item[0][2] or "", item[0][1] or ""))
    return [score(*key, tally) for key, tally in ordered]


def score(measure: str, level: str | None, layout: str | None, tally: Tally) -> Score:
    """Return sums as shares."""
    precision = wilson(tally.hits, tally.found) if tally.found else None
    recall = wilson(tally.hits, tally.wanted) if tally.wanted else None
    counts = (len(tally.files), tally.hits, tally.found, tally.wanted)
    return Score(measure, level, layout, *counts, precision, recall, f1(tally, precision, recall))


def wilson(hits: int, asked: int) -> Share:
    """Return the share of hits with its Wilson score interval (Wilson 1927), which stays within 0 and 1.

    It takes answers for independent. Those of one document are not quite, so with few documents it is too narrow.
    """
    share = hits / asked
    spread = Z95 * sqrt(share * (1 - share) / asked + Z95**2 / (4 * asked**2))
    middle = share + Z95**2 / (2 * asked)
    weight = 1 + Z95**2 / asked
    return Share(share, max(0.0, (middle - spread) / weight), min(1.0, (middle + spread) / weight))


def f1(tally: Tally, precision: Share | None, recall: Share | None) -> Share | None:
    """Return the harmonic mean of precision and recall; its bounds are those of their bounds, so rather too wide."""
    if precision is None or recall is None:
        return Share(0.0, 0.0, 0.0) if tally.found or tally.wanted else None
    low, high = (harmonic(getattr(precision, bound), getattr(recall, bound)) for bound in ("low", "high"))
    return Share(harmonic(precision.value, recall.value), low, high)


def harmonic(one: float, other: float) -> float:
    """Return the harmonic mean of two shares, 0 where both are."""
    return 2 * one * other / (one + other) if one + other else 0.0
