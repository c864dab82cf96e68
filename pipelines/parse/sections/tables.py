"""Tables as converters leave them: a row in one line, or a pipe on a line between two cells and two between two rows.

What stands in a cell opens no unit and is no paragraph: `1.` in a first column is the row's number. What stands between
two tables looks like a cell: a label is a heading there where the next cell heads a column, or the row before is full.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.parse.sections.keyword_headings import reads_as_heading
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.line_search import find_at_lines
from pipelines.parse.words.markers import KEYWORD_LEVELS, Mark

Span = tuple[int, int]

_PIPE = re.compile(r"^[ \t\xa0]{0,8}\|[ \t\xa0]{0,8}$", re.MULTILINE)
# A whole row in one line: | 1. | Xanh |
_ROW = re.compile(r"^[ \t\xa0]{0,8}\|[^\n|]{0,2000}\|[^\n]{0,4000}$", re.MULTILINE)
# A longer text between two pipes is no cell; where its row is not full it may be as long as the second figure.
_LONGEST_CELL = 1_500
_LONGEST_OPEN_CELL = 8_000
# How many pipes before a cell tell how many cells its rows have.
_ROWS_SEEN = 200
_HEADING_SEQUENCES = frozenset({"number", "roman", "capital"})
_CELL_EDGES = " \t\xa0*_\n"


def find_tables(text: str, marks: Sequence[Mark], start: int, end: int) -> list[Span]:
    """Return the spans of the tables in `text[start:end]`, in text order; a heading among `marks` ends a table."""
    if text.find("|", start, end) < 0:
        return []
    pipes = [match.span() for match in find_at_lines(_PIPE, text, start, end)]
    tables = [table for run in part_runs(text, pipes, marks) for table in table_of(text, run)]
    rows = [match.span() for match in find_at_lines(_ROW, text, start, end)]
    return merge(sorted([*tables, *rows]))


def part_runs(text: str, pipes: Sequence[Span], marks: Sequence[Mark]) -> Iterator[list[Span]]:
    """Yield the runs of pipes that draw one table each, or none: headings and long texts part them."""
    headings = [m.start for m in marks if parts_tables(text, m)]
    labels = [m.start for m in marks if m.marker.sequence != "none"]
    heads = {m.start: m for m in marks if m.marker.sequence in _HEADING_SEQUENCES}
    run: list[Span] = []
    for place, pipe in enumerate(pipes):
        if run:
            left = run[-1][1]
            label = first_within(labels, left, pipe[0])
            if (
                holds(headings, left, pipe[0])
                or (pipe[0] - left > _LONGEST_CELL and not is_open_cell(text, run, pipes, place, label is not None))
                or (label in heads and heads_table(text, run, pipe, label))
            ):
                yield run
                run = []
        run.append(pipe)
    if run:
        yield run


def parts_tables(text: str, mark: Mark) -> bool:
    """Tell whether a mark is a heading that no table holds: Phần … Điều, or an appendix."""
    if mark.marker.level not in KEYWORD_LEVELS or mark.marker.marker == "capital":
        return False
    return mark.marker.level == "appendix" or reads_as_heading(text, mark, len(text))


def first_within(places: Sequence[int], start: int, end: int) -> int | None:
    """Return the first of `places`, which are in order, that lies in `start:end`."""
    following = bisect_right(places, start)
    return places[following] if following < len(places) and places[following] < end else None


def heads_table(text: str, run: Sequence[Span], pipe: Span, label: int) -> bool:
    """Tell whether the label between a run of pipes and the next pipe heads a table: it begins what looks like a cell.

    The first column of the table is headed by STT, or the row of the table before is full and the words are emphasised.
    """
    left = run[-1][1]
    if text[left:label].strip(_CELL_EDGES):
        return False
    following = text[pipe[1] : pipe[1] + 60].lstrip("|" + _CELL_EDGES)
    if opens_with("first_column", following):
        return True
    if "*" not in text[left:label]:
        return False
    rows, filled = measure_rows(text, run)
    width = max(rows, default=0)
    return filled >= width > 0 and rows.count(width) > 1


def is_open_cell(text: str, run: Sequence[Span], pipes: Sequence[Span], place: int, has_label: bool) -> bool:
    """Tell whether a long text between a run of pipes and the pipe at `place` is a cell of a row that is not full.

    A text with labels must end its row: two pipes follow.
    """
    if pipes[place][0] - run[-1][1] > _LONGEST_OPEN_CELL:
        return False
    ends_row = place + 1 < len(pipes) and not text[pipes[place][1] : pipes[place + 1][0]].strip()
    if has_label and not ends_row:
        return False
    rows, filled = measure_rows(text, run)
    return bool(rows) and filled < max(rows)


def measure_rows(text: str, run: Sequence[Span]) -> tuple[list[int], int]:
    """Return (how many cells the full rows of a run of pipes have, how many of its last row are filled)."""
    seen = run[-_ROWS_SEEN:]
    breaks = [i for i, (one, other) in enumerate(pairwise(seen)) if not text[one[1] : other[0]].strip()]
    if not breaks:
        return [], len(seen) - 1
    rows = [breaks[0], *(after - before - 1 for before, after in pairwise(breaks))]
    return rows, len(seen) - breaks[-1] - 2


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
    before = bisect_right(tables, place, key=lambda table: table[0]) - 1
    return before >= 0 and tables[before][0] <= place < tables[before][1]
