"""Cells side by side: lines that hold a cell of each of two columns, taken apart into one column after the other."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from pipelines.parse.page.motto import capital_mottos
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.drawn import DASHES, FIRST_DRAWN, says_something
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.lines import MARKS, Line

# Between two cells of one line: a pipe, a tab (unless it stands behind the dash of an item), or a run of blanks before
# a capital (form blanks stand before small letters and digits: `ngày     tháng 8`).
_BETWEEN_CELLS = re.compile(
    rf"[ \xa0]{{0,200}}\|[ \xa0]{{0,200}}"
    rf"|(?<!\A[-–+•])(?<![\t|][-–+•])[ \xa0]{{0,8}}\t[ \t\xa0]{{0,200}}|[ \xa0]{{4,200}}(?=[{DASHES}\w(\[])"
)
# (Đã ký) beside another in the same row.
_SIGNED = re.compile(r"[(\[](?:[ĐÐđð]ã[ \xa0]{1,3}ký|[Kk]ý[ ,)])")
# Between two lines of one cell: a break (its last sign is gone where a drawn line follows it and ends the cell), bold
# type that ends and begins again, or a drawn line.
_BETWEEN_LINES = re.compile(
    rf"<br[ ]?/?(?:>|\Z)|(?<=\*\*)[ \xa0]{{1,40}}(?=\*\*)|[ \xa0]{{1,9}}[{DASHES}]{{3,200}}(?:[ \xa0]{{1,9}}|\Z)",
    re.IGNORECASE,
)
_PIPE = re.compile(r"[ \xa0]{0,200}\|[ \xa0]{0,200}")
# In a row of a table, two blanks do so too, for a break, and the star below the name of a Party committee.
_IN_ROW = re.compile(rf"{_BETWEEN_LINES.pattern}|[ \xa0]{{2,40}}(?=[^\s|])|[ ]\*[ ]", re.IGNORECASE)
# A drawn line at the end of a cell: BỘ Y TẾ -------.
_DRAWN = re.compile(rf"[{DASHES}]{{3,200}}\Z")
_DASHES = f"{DASHES} :"
_ITEM_MARKS = frozenset("-–+•")
# How many lines with one cell may stand between two rows.
_MOST_ALONE = 3

# The lines of each cell of a row; and what tells in which column below a row a line begins, None where nothing does.
Row = list[list[Line]]
FindColumn = Callable[[Line, Row], int | None]


def no_gaps(_: Line) -> list[tuple[int, int]]:
    """Return nothing: a line without wide blanks, pipes and tabs is one cell."""
    return []


def unfold(
    lines: Iterable[Line],
    find_gaps: Callable[[Line], list[tuple[int, int]]] = no_gaps,
    find_column: FindColumn | None = None,
) -> Iterator[Line]:
    """Yield lines with one cell each: of lines that hold several, the first column comes first, then the second.

    A line with one cell ends such a band, and so does a row of another table. Each column begins after a gap.
    `find_gaps` tells by what is said where cells meet that one blank parts; where pipes tell, it parts lines of a cell.
    `find_column` tells in which column the first cell of a line stands, be it its only one between two rows.
    """
    band: list[Row] = []
    held: list[Row] = []
    sign = ""
    for line in leave_signs(lines):
        row = part_row(line, find_gaps)
        if band and len(row) > 1 and sign_between(line) == sign and not begins_table(line, row):
            for each in (*held, row):
                band.append(place_cells(each, band[-1], find_column))
            held = []
            continue
        if band and stands_alone(line, row, band[-1], find_column) and len(held) < _MOST_ALONE:
            held.append(row)
            continue
        if band:
            yield from read_band(band)
            yield from below_band(held)
            row = row if held else part_row(line._replace(follows_gap=True), find_gaps)
            band, held = [], []
        if len(row) == 1:
            yield from row[0]
        else:
            sign = sign_between(line)
            band.append(place_cells(row, [], find_column))
    yield from read_band(band)
    yield from below_band(held)


def below_band(held: list[Row]) -> Iterator[Line]:
    """Yield lines that no row of the band above them follows; the first begins after a gap."""
    for place, each in enumerate(each for row in held for each in row[0]):
        yield each._replace(follows_gap=True) if place == 0 else each


def stands_alone(line: Line, row: Row, above: Row, find_column: FindColumn | None) -> bool:
    """Tell whether a line below a row may be the only cell of its own, in a column that is told by where it stands."""
    is_alone = find_column is not None and len(row) == 1 and not line.follows_gap
    return is_alone and find_column is not None and find_column(line, above) is not None


def place_cells(row: Row, above: Row, find_column: FindColumn | None) -> Row:
    """Return a row with its cells in the columns where they stand, if that is told: an empty one may be in no line."""
    said = [cell for cell in row if cell]
    columns = [find_column(cell[0], above) for cell in said] if find_column else []
    known = [column for column in columns if column is not None]
    if len(known) < len(said) or any(one >= other for one, other in pairwise(known)):
        return row
    placed: Row = [[] for _ in range(max(known, default=-1) + 1)]
    for column, cell in zip(known, said, strict=True):
        placed[column] = cell
    return placed


def leave_signs(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that hold a letter or digit; a gap stands for each other, which is drawn with whatever signs.

    A lone dash stays: it is the mark of an item whose words stand in the next line.
    """
    gap = False
    for line in lines:
        first = line.content[:1]
        is_said = first.isalnum() and first not in FIRST_DRAWN  # as of nearly all
        if is_said or line.content in _ITEM_MARKS or says_something(line.content):
            yield line._replace(follows_gap=True) if gap else line
            gap = False
        else:
            gap = True


def part_row(line: Line, find_gaps: Callable[[Line], list[tuple[int, int]]]) -> Row:
    """Return the cells of a line, each as the lines that it holds."""
    if "|" in line.content:
        cells = list(pieces(line, [match.span() for match in _PIPE.finditer(line.content)]))
        return [
            [each for part in cut(cell, find_gaps(cell)) for each in split_lines(part, _IN_ROW)] if cell else []
            for cell in cells
        ]
    may_hold = may_hold_cells(line.content)
    gaps = find_gaps(line) or (cell_gaps(line) if may_hold else [])
    if gaps:
        return [split_lines(cell) if cell else [] for cell in pieces(line, gaps)]
    return [split_lines(line)] if may_hold else [[line]]


def begins_table(line: Line, row: Row) -> bool:
    """Tell whether a row begins another table: with the heading of State or Party, or behind an empty line."""
    is_apart = "|" in line.content and line.follows_gap
    return is_apart or any(opens_head(cell[0].content) for cell in row if cell)


def opens_head(words: str) -> bool:
    """Tell whether words begin with the heading of State or Party, or with an addressee."""
    return words.startswith(capital_mottos()) or opens_with("addressee", words)


def sign_between(line: Line) -> str:
    """Return what parts the cells of a line: a pipe, a tab, or nothing but blanks."""
    return next((sign for sign in "|\t" if sign in line.content), "")


def may_hold_cells(words: str) -> bool:
    """Tell whether a line may hold several cells, or several lines of one: most have neither pipe nor wide blank."""
    return (
        "  " in words or "|" in words or "\t" in words or "\xa0" in words
        or "<" in words or ("*" in words and "** " in words) or "--- " in words or words[-1] in DASHES
    )  # fmt: skip


def split_cells(line: Line) -> list[Line]:
    """Return the cells of a line, each as a line of its own; a drawn line or an empty cell is none."""
    return cut(line, cell_gaps(line))


def cell_gaps(line: Line) -> list[tuple[int, int]]:
    """Return the gaps between the cells of a line; a type set in wide blanks is one cell: `QUYẾT     ĐỊNH`."""
    gaps = [match.span() for match in _BETWEEN_CELLS.finditer(line.content) if parts_cells(line, match)]
    return [] if gaps and match_kind(line.content) else gaps


def parts_cells(line: Line, match: re.Match[str]) -> bool:
    """Tell whether a gap parts cells: blanks alone do so only before a capital, a drawn line or (đã ký)."""
    following = line.content[match.end() :]
    if "|" in match[0] or "\t" in match[0] or following[:1].isupper() or not following.strip(_DASHES):
        return True
    return bool(_SIGNED.match(following))


def split_lines(cell: Line, between: re.Pattern[str] = _BETWEEN_LINES) -> list[Line]:
    """Return the lines that one cell holds."""
    return cut(cell, [match.span() for match in between.finditer(cell.content)])


def cut(line: Line, gaps: list[tuple[int, int]]) -> list[Line]:
    """Return the pieces of a line between gaps that say something."""
    return [piece for piece in pieces(line, gaps) if piece] if gaps else [line]


def pieces(line: Line, gaps: list[tuple[int, int]]) -> Iterator[Line | None]:
    """Yield the pieces of a line between gaps, without marks and drawn lines; None for one that says nothing."""
    at = 0
    is_first = True
    for begin, end in (*gaps, (len(line.content), len(line.content))):
        piece = _DRAWN.sub("", line.content[at:begin].strip(MARKS)).rstrip(MARKS)
        if says_something(piece):
            start = line.start + line.content.index(piece, at)
            is_bold = "**" in line.content[max(0, at - 2) : at + 4] or (line.is_bold and is_first)
            yield Line(start, start + len(piece), piece, is_bold, line.follows_gap and is_first)
            is_first = False
        else:
            yield None
        at = end


def read_band(band: list[Row]) -> Iterator[Line]:
    """Yield the lines of a band column by column; the first one may go on with the lines above it."""
    for column in range(max(map(len, band), default=0)):
        lines = (line for row in band if len(row) > column for line in row[column])
        for place, line in enumerate(lines):
            yield line._replace(follows_gap=True) if place == 0 < column else line
