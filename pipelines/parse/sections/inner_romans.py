"""Roman headings within an article: a decision prints the plan that it approves inside its Điều 1.

Where Roman headings enclose articles, the first of them stands above Điều 1. A plan within an article has all of its
headings between two articles that follow one another, and none stands above the first.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipelines.parse.words.markers import Mark, markers_by_name
from pipelines.vocab.layout import SectionMarker

INNER_ROMAN = "inner_roman"
# So many headings, I and II, show that a plan stands between two articles.
_LEAST = 2


@cache
def inner_roman() -> SectionMarker:
    """Return the marker of Roman headings that stand within an article."""
    return replace(markers_by_name()["roman"], marker=INNER_ROMAN)


def mark_inner_romans(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks of a text, those of Roman headings within an article as such."""
    marked = list(marks)
    if not any(mark.marker.marker == "roman" for mark in marks):
        return marked
    article: Mark | None = None
    encloses = False
    held: list[int] = []
    for place, mark in enumerate(marks):
        if mark.marker.level == "appendix":
            article, encloses, held = None, False, []
        elif mark.marker.level == "article" and mark.label[-1] in ".:-":
            if article and mark.order == (article.order[0] + 1, 0, 0) and are_headings(marks, held):
                for inner in held:
                    marked[inner] = marks[inner]._replace(marker=inner_roman())
            article, held = mark, []
        elif mark.marker.marker == "roman":
            encloses = encloses or (article is None and mark.order[:1] == (1,))
            if article and not encloses:
                held.append(place)
    return marked


def are_headings(marks: Sequence[Mark], places: Sequence[int]) -> bool:
    """Tell whether Roman marks are the headings of one plan: I, II, III …"""
    orders = [marks[place].order[0] for place in places]
    return len(orders) >= _LEAST and orders == list(range(1, len(orders) + 1))
