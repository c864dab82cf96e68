"""Cells side by side: lines that hold a cell of each of two columns, taken apart into one column after the other."""

import re
from collections.abc import Callable, Iterable, Iterator

from pipelines.parse.lines import MARKS, Line

# Between two cells of one line: a pipe, a tab, or a run of blanks before a capital (form blanks stand before small
# letters and digits: `ngày     tháng 8`).
_BETWEEN_CELLS = re.compile(r"[ \xa0]{0,200}\|[ \xa0]{0,200}|[ \xa0]{0,8}\t[ \t\xa0]{0,200}|[ \xa0]{4,200}(?=\w)")
# Between two lines of one cell: a break, bold type that ends and begins again, or a drawn line.
_BETWEEN_LINES = re.compile(
    r"<br[ ]?/?>|(?<=\*\*)[ \xa0]{1,40}(?=\*\*)|[ \xa0]{1,9}[-–—_=]{3,200}[ \xa0]{1,9}", re.IGNORECASE
)
# A drawn line at the end of a cell: BỘ Y TẾ -------.
_DRAWN = re.compile(r"[-–—_=]{3,200}\Z")
_DASHES = "-–—_= :"


def no_gaps(_: Line) -> list[tuple[int, int]]:
    """Return nothing: a line without wide blanks, pipes and tabs is one cell."""
    return []


def unfold(lines: Iterable[Line], find_gaps: Callable[[Line], list[tuple[int, int]]] = no_gaps) -> Iterator[Line]:
    """Yield lines with one cell each: of lines that hold several, the first column comes first, then the second.

    A line with one cell ends such a band. Each column begins after a gap. `find_gaps` tells by what is said where cells
    meet that one blank parts; it is not asked where pipes tell.
    """
    band: list[list[Line]] = []
    for line in lines:
        if band and line.follows_gap and "|" in line.content:  # rows of a table follow each other
            yield from read_band(band)
            band = []
        gaps = [] if "|" in line.content else find_gaps(line)
        may_part = not gaps and may_hold_cells(line.content)
        cells = cut(line, gaps) if gaps else split_cells(line) if may_part else [line]
        if len(cells) != 1:
            band.append(cells)
            continue
        if band:
            yield from read_band(band)
            band = []
        if may_part:
            yield from split_lines(cells[0])
        else:
            yield line
    yield from read_band(band)


def may_hold_cells(words: str) -> bool:
    """Tell whether a line may hold several cells, or several lines of one: most have neither pipe nor wide blank."""
    return any(sign in words for sign in ("  ", "|", "\t", "\xa0", "<", "** ", "--- "))


def split_cells(line: Line) -> list[Line]:
    """Return the cells of a line, each as a line of its own; a drawn line or an empty cell is none."""
    return cut(line, [match.span() for match in _BETWEEN_CELLS.finditer(line.content) if parts_cells(line, match)])


def parts_cells(line: Line, match: re.Match[str]) -> bool:
    """Tell whether a gap parts cells: blanks alone do so only before a capital."""
    following = line.content[match.end() : match.end() + 1]
    return "|" in match[0] or "\t" in match[0] or following.isupper()


def split_lines(cell: Line) -> list[Line]:
    """Return the lines that one cell holds."""
    return cut(cell, [match.span() for match in _BETWEEN_LINES.finditer(cell.content)])


def cut(line: Line, gaps: list[tuple[int, int]]) -> list[Line]:
    """Return the pieces of a line between gaps, without marks and drawn lines; empty pieces are left out."""
    if not gaps:
        return [line]
    pieces: list[Line] = []
    at = 0
    for begin, end in (*gaps, (len(line.content), len(line.content))):
        piece = _DRAWN.sub("", line.content[at:begin].strip(MARKS)).rstrip(MARKS)
        if piece.strip(_DASHES):
            start = line.start + line.content.index(piece, at)
            is_bold = "**" in line.content[max(0, at - 2) : at + 4] or (line.is_bold and not pieces)
            pieces.append(Line(start, start + len(piece), piece, is_bold, line.follows_gap and not pieces))
        at = end
    return pieces


def read_band(band: list[list[Line]]) -> Iterator[Line]:
    """Yield the lines of a band column by column."""
    for column in range(max(map(len, band), default=0)):
        cells = (cells[column] for cells in band if len(cells) > column)
        for row, line in enumerate(line for cell in cells for line in split_lines(cell)):
            yield line._replace(follows_gap=True) if row == 0 else line
