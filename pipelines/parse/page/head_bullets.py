"""The signs before names in a letterhead: the bullet of a page's list, and the dash that joins bodies."""

from collections.abc import Iterable, Iterator

from pipelines.parse.words.anchors import begins_body_name
from pipelines.parse.words.lines import MARKS, Line, is_upper

BULLET = "•"
_JOINING = "-–"


def leave_last_bullet(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, the bullet left out that a page puts before the letterhead, which it takes for an item of a list.

    It stands before a body in capitals, and no other bullet follows it, as one does in a menu.
    """
    held: Line | None = None
    for line in lines:
        if held is not None:
            yield held if line.content[0] == BULLET else leave_bullet(held)
            held = None
        if line.content[0] == BULLET:
            held = line
        else:
            yield line
    if held is not None:
        yield held


def leave_bullet(line: Line) -> Line:
    """Return a line without its bullet or dash where a body in capitals stands behind that."""
    words = line.content[1:].lstrip(MARKS)
    names_body = is_upper(words) and begins_body_name(words)
    return line._replace(start=line.end - len(words), content=words) if names_body else line


def leave_joining_dash(line: Line) -> Line:
    """Return a line without the dash that joins a body in capitals to the one above it: `BỘ Y TẾ`⏎`- BỘ TÀI CHÍNH`."""
    return leave_bullet(line) if line.content[0] in _JOINING else line


def leave_lone_dash(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines without a dash that stands alone between two bodies in capitals: BỘ Y TẾ / - / BỘ TÀI CHÍNH."""
    above = dash = None
    for line in lines:
        if dash is None and line.content in _JOINING and above is not None and is_upper(above.content):
            dash = line
            continue
        if dash is not None and not (is_upper(line.content) and begins_body_name(line.content)):
            yield dash
        dash = None
        yield line
        above = line
    if dash is not None:
        yield dash
