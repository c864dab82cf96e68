"""Tables as converters leave them: a row in one line, or a pipe on a line between two cells and two between two rows.

What stands in a cell opens no unit and is no paragraph: `1.` in a first column is the row's number.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipelines.parse.line_search import find_at_lines
from pipelines.parse.markers import KEYWORD_LEVELS, Mark

Span = tuple[int, int]

_PIPE = re.compile(r"^[ \t\xa0]{0,8}\|[ \t\xa0]{0,8}$", re.MULTILINE)
# A whole row in one line: | 1. | Xanh |
_ROW = re.compile(r"^[ \t\xa0]{0,8}\|[^\n|]{0,2000}\|[^\n]{0,4000}$", re.MULTILINE)
# A longer text between two pipes is no cell.
_LONGEST_CELL = 1_500


def find_tables(text: str, marks: Sequence[Mark], start: int, end: int) -> list[Span]:
    """Return the spans of the tables in `text[start:end]`, in text order; a heading among `marks` ends a table."""
    if text.find("|", start, end) < 0:
        return []
    pipes = [match.span() for match in find_at_lines(_PIPE, text, start, end)]
    headings = [m.start for m in marks if m.marker.level in KEYWORD_LEVELS and m.marker.marker != "capital"]
    tables: list[Span] = []
    run: list[Span] = []
    for pipe in pipes:
        if run and (pipe[0] - run[-1][1] > _LONGEST_CELL or holds(headings, run[-1][1], pipe[0])):
            tables += table_of(text, run)
            run = []
        run.append(pipe)
    rows = [match.span() for match in find_at_lines(_ROW, text, start, end)]
    return merge(sorted([*tables, *table_of(text, run), *rows]))


def merge(spans: Sequence[Span]) -> list[Span]:
    """Return spans, which are in order, with those that overlap made one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def holds(places: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of `places`, which are in order, lies in `start:end`."""
    following = bisect_right(places, start)
    return following < len(places) and places[following] < end


def table_of(text: str, run: Sequence[Span]) -> list[Span]:
    """Return the table that a run of pipes draws, as a list of one; none where no two pipes stand between two rows.

    The last row has as many cells as the first: text after it is no cell.
    """
    breaks = [i for i in range(len(run) - 1) if not text[run[i][1] : run[i + 1][0]].strip()]
    if not breaks:
        return []
    last = min(len(run) - 1, breaks[-1] + 1 + max(breaks[0], 1))
    return [(run[0][0], run[last][1])]


def is_inside(tables: Sequence[Span], place: int) -> bool:
    """Tell whether a place lies in one of the tables."""
    before = bisect_right(tables, (place, place)) - 1
    return before >= 0 and tables[before][0] <= place < tables[before][1]
