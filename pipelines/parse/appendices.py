"""Where appendices begin: under PHỤ LỤC, or under a title in capitals that `(Ban hành) kèm theo …` follows."""

import re
from bisect import bisect_right

from pipelines.parse.line_search import find_at_line, find_at_lines
from pipelines.parse.lines import MARKS, Line, is_upper, read_lines
from pipelines.parse.markers import Mark, find_marks, markers_by_name

# `(Ban hành kèm theo Quyết định số …)`, `(Kèm theo Thông tư …)` below the title of a promulgated instrument.
_ISSUED_WITH = re.compile(
    r"^[ \t\xa0#>*|\\]{0,12}\([ \t*]{0,4}(?:Ban\s{1,3}hành\s{1,3})?(?:kèm\s{1,3})?theo\s", re.MULTILINE | re.IGNORECASE
)
_FOOTNOTE = re.compile(r"^[ \t\xa0#>*|\\]{0,12}\[(?:\d{1,3}|[ivxlc]{1,6})\]", re.MULTILINE)
# How far above the bracket its title may begin.
_REACH = 1_200


def find_appendices(text: str, start: int, stop: int) -> list[Mark]:
    """Return the mark of each appendix in `text[start:stop]`, in text order; the label of a bare title is empty."""
    labelled = [mark for mark in find_marks(text, start, stop) if is_appendix_head(text, mark, stop)]
    heads = {mark.start: mark for mark in labelled}
    starts = list(heads)
    for match in find_at_lines(_ISSUED_WITH, text, start, stop):
        begin = title_start(text, start, match.start())
        if begin is None:
            continue
        before = bisect_right(starts, begin) - 1
        if before < 0 or begin > labelled[before].end:
            heads.setdefault(begin, bare_head(begin))
    return [heads[begin] for begin in sorted(heads)]


def is_appendix_head(text: str, mark: Mark, stop: int) -> bool:
    """Tell whether a mark is the heading of an appendix: alone on its line or in capitals, the line before over."""
    if mark.marker.level != "appendix" or not mark.is_apart or mark.start >= stop:
        return False
    ending = text.find("\n", mark.end, stop)
    rest = text[mark.end : stop if ending < 0 else ending].strip(MARKS + ".:")
    return not rest or rest.isupper()


def title_start(text: str, start: int, bracket: int) -> int | None:
    """Return where the title above a bracket begins: the lines in capitals right above it; None if there are none."""
    window = max(start, bracket - _REACH)
    begin = window if window == start else text.find("\n", window, bracket) + 1
    above: list[Line] = list(read_lines(text, begin, bracket))
    first: Line | None = None
    for line in reversed(above):
        if not is_upper(line.content):
            break
        first = line
    return first.start if first else None


def bare_head(start: int) -> Mark:
    """Return the mark of an appendix that has a title only."""
    return Mark(markers_by_name()["appendix"], "", None, (), start, start, is_apart=True, is_broken=False)


def find_footnotes(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the footnotes printed below a document, or None."""
    first = find_at_line(_FOOTNOTE, text, start, stop)
    return (first.start(), stop) if first else None
