"""Tables whose cells are parted by tabs or wide blanks, as Word and drawn text leave them: a row in one line.

`STT⇥Tên xã⇥Số tổ` heads rows `1.⇥Hưng Hà⇥3`: what is numbered there are the rows, which are no units. Where two tabs
stand in each of two lines no head is needed: prose has none. Text drawn from PDF may have each cell on its own line
below STT: labels alone on their lines number the rows.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.parse.words.line_search import INDENT
from pipelines.parse.words.openings import find_at_openings, openings_of
from pipelines.vocab.layout import mark_words

Span = tuple[int, int]

_GAP = re.compile(r"(?<=\S)[ \xa0]{0,20}\t[ \t\xa0]{0,80}(?=\S)|(?<=\S)[ \xa0]{2,200}(?=\S)")
# As many gaps at least has a row of a table with more columns than two.
_LEAST_GAPS = 2
_LONGEST_ROW = 1_000
# A longer line is no cell; and so many labels alone make rows.
_WIDEST_CELL = 62
_LEAST_ROWS = 2
_LABEL_ALONE = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[a-zđ])[.)]?")
# What begins a unit: a label and words behind it, a dash, or a word for a unit.
_LABELLED = re.compile(
    r"(?:\d{1,3}|[IVX]{1,5}|[a-zđ])(?:[.)][ \xa0*]{0,6}|[ ]?[-–/][ \xa0*]{1,6})\w"
    r"|[-+•]|(?:Điều|Chương|Mục|Phần|Khoản)\s",
    re.IGNORECASE,
)


def find_column_tables(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the tables in `text[start:end]` whose head begins with STT, in text order: to the last line with gaps."""
    reached = start
    for match in find_at_openings(table_head(), head_openings(), text, start, end):
        if match.start() < reached:
            continue
        gaps = min(_LEAST_GAPS, count_gaps(match[0]))
        reached = find_rows_end(text, match.end(), end, gaps)
        if reached > match.end():
            yield match.start(), reached


def find_tabbed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the runs of two lines or more in `text[start:end]` whose cells two tabs or more part, in text order."""
    at = text.find("\t", start, end)
    while at >= 0:
        begin = text.rfind("\n", start, at) + 1 or start
        first = find_line_end(text, begin, end)
        stop = first
        if text[begin:first].strip().count("\t") >= _LEAST_GAPS:
            stop = find_rows_end(text, first, end, _LEAST_GAPS)
        if stop > first:
            yield begin, stop
        at = text.find("\t", stop, end)


def find_lined(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the tables in `text[start:end]` whose cells stand on a line each below STT, in text order."""
    reached = start
    for match in find_at_openings(head_alone(), head_openings(), text, start, end):
        if match.start() >= reached:
            rows, reached = find_cells_end(text, match.end(), end)
            if rows >= _LEAST_ROWS:
                yield match.start(), reached


def find_cells_end(text: str, at: int, end: int) -> tuple[int, int]:
    """Return how many labels stand alone on their lines behind `at`, and where the cells end that they number."""
    rows, last = 0, at
    while at < end:
        stop = find_line_end(text, at + 1, end)
        cell = text[at:stop].strip(" \t\xa0*\n")
        if len(cell) > _WIDEST_CELL or "|" in cell or _LABELLED.match(cell):
            break
        rows += bool(_LABEL_ALONE.fullmatch(cell))
        last = at = stop
    return rows, last


def find_line_end(text: str, at: int, end: int) -> int:
    """Return where the line of `at` ends, at `end` at the latest."""
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop


def find_rows_end(text: str, at: int, end: int, gaps: int) -> int:
    """Return where the rows end that begin behind `at`: each line has so many gaps, or goes on with a cell."""
    last = at
    while at < end:
        stop = find_line_end(text, at + 1, end)
        line = text[at:stop]
        if count_gaps(line) >= gaps and len(line) <= _LONGEST_ROW:
            last = stop
        elif not line.strip()[:1].islower() or line.strip()[1:2] in ")./":
            break
        at = stop
    return last


def count_gaps(line: str) -> int:
    """Return how many gaps part the cells of a line."""
    return sum(1 for _ in _GAP.finditer(line)) if "\t" in line or "  " in line else 0


@cache
def table_head() -> re.Pattern[str]:
    """Return the pattern of a line that begins with the head of the first column, with another behind a gap."""
    columns = "|".join(map(re.escape, mark_words("first_column")))
    return re.compile(rf"{INDENT}(?i:{columns})(?:\t|[ \xa0]{{2}})[^\n]{{2,1000}}", re.MULTILINE)


@cache
def head_alone() -> re.Pattern[str]:
    """Return the pattern of a line that holds the head of the first column alone."""
    columns = "|".join(map(re.escape, mark_words("first_column")))
    return re.compile(rf"{INDENT}(?i:{columns})[.]?[ \t\xa0*]{{0,12}}$", re.MULTILINE)


@cache
def head_openings() -> frozenset[str]:
    """Return the openings of such lines."""
    return openings_of(mark_words("first_column"))
