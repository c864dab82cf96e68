"""Lines by their opening: the first two letters that a line says.

A page is searched for a dozen kinds of lines: mottos, recipients, labels, titles above signatures … Their words are
known, so a pattern need be tried only at lines that open as one of its words does: one or two of a hundred.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pipelines.parse.words.lines import MARKS

# What may stand before the words of a line: blanks, and the marks that converters and lists leave.
_EDGES = MARKS + "-–•\u200c\u200d\u200e\u200f\u2060"
# Đ and the strangers that look like it, as capitals and small letters.
_LIKE_D = frozenset("ĐÐƉđðɖ")


def openings_of(words: Iterable[str]) -> frozenset[str]:
    """Return the openings of lines that begin with one of `words`, in whichever case, with Ð for Đ too."""
    openings = {word[:2] for word in words}
    return frozenset(
        first + second for opening in openings for first in cases_of(opening[:1]) for second in cases_of(opening[1:])
    )


def cases_of(letter: str) -> frozenset[str]:
    """Return a letter as capital and small letter, and all that look like Đ for it."""
    cases = frozenset((letter, letter.upper(), letter.lower()))
    return _LIKE_D if cases & _LIKE_D else cases


class Lines(NamedTuple):
    """Where the lines of a page begin, by their opening, and the set of these: sets of words meet fast."""

    places: Mapping[str, list[int]]
    openings: frozenset[str]


@lru_cache(maxsize=1)
def lines_by_opening(text: str) -> Lines:
    """Return the lines of a page; remembered while it is read."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for line in text.split("\n"):
        if line:
            places[line.lstrip(_EDGES)[:2]].append(at)
        at += len(line) + 1
    return Lines(places, frozenset(places))


def find_at_openings(
    pattern: re.Pattern[str], openings: frozenset[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield what `find_at_lines` yields, for a pattern that matches lines with one of these openings only."""
    lines = lines_by_opening(text)
    places: list[int] = []
    for opening in lines.openings & openings:
        own = lines.places[opening]
        places += own[bisect_left(own, start) : bisect_right(own, end)]
    reached = start - 1
    for at in sorted(places):
        if at > reached and (found := pattern.match(text, at, end)):
            yield found
            reached = found.end() - (at == 0)
