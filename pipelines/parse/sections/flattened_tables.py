"""Appendices that are one table, in text drawn from PDF: a cell, or a line of one, on each line below STT.

`STT⏎Tên nhiệm vụ⏎Cơ quan⏎chủ trì⏎I. Đổi mới⏎1.⏎Tăng cường …`: what is numbered there are the rows, which are no units.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.markers import KEYWORD_LEVELS, Mark

Span = tuple[int, int]

# A table has so many lines, of which one in ten at most is longer than a cell is wide: prose fills its lines.
_LEAST_LINES = 12
_WIDEST_CELL = 62
_LONG_LINES = 10
# The head of the first column: STT, Số TT, Số⏎TT.
_LONGEST_HEAD = 12


def find_flattened(text: str, marks: Sequence[Mark], end: int) -> Iterator[Span]:
    """Yield the tables that appendices among `marks`, in order and up to `end`, are from their first label on."""
    starts = [mark.start for mark in marks]
    heads = [mark for mark in marks if mark.marker.level == "appendix"]
    stops = [*[head.start for head in heads[1:]], end]
    for head, stop in zip(heads, stops, strict=False):
        labels = marks[bisect_left(starts, head.end) : bisect_left(starts, stop)]
        if any(mark.marker.level in KEYWORD_LEVELS for mark in labels):
            continue
        first = labels[0].start if labels else stop
        begin = next((line.start for line in read_lines(text, head.end, first) if heads_column(line)), None)
        if begin is not None and holds_cells(text, begin, stop):
            yield begin, stop


def heads_column(line: Line) -> bool:
    """Tell whether a line heads the first column of a table and holds nothing else."""
    return len(line.content) <= _LONGEST_HEAD and opens_with("first_column", line.content)


def holds_cells(text: str, start: int, end: int) -> bool:
    """Tell whether the lines of `text[start:end]` are as short as cells are."""
    lengths = [len(line.content) for line in read_lines(text, start, end)]
    return len(lengths) >= _LEAST_LINES and _LONG_LINES * sum(one > _WIDEST_CELL for one in lengths) <= len(lengths)
