"""Where appendices begin: under PHỤ LỤC or Mẫu số, or a title that `(Ban hành) kèm theo …` follows, or a signature."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import islice

from pipelines.parse.page.columns import split_lines
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.kinds import count_kind_words, match_kind
from pipelines.parse.words.line_search import INDENT, find_at_line
from pipelines.parse.words.lines import MARKS, Line, is_upper, read_lines
from pipelines.parse.words.markers import Mark, find_marks, marker_pattern, markers_by_name
from pipelines.parse.words.openings import find_at_openings, openings_of
from pipelines.parse.words.prefixes import prefix_pattern

# `(Ban hành kèm theo Quyết định số …)`, `(Kèm theo Thông tư …)` below the title of a promulgated instrument.
_ISSUED_WITH = re.compile(
    rf"{INDENT}\([ \t*]{{0,4}}(?:Ban\s{{1,3}}hành\s{{1,3}})?(?:kèm\s{{1,3}})?theo\s", re.MULTILINE | re.IGNORECASE
)
_ISSUED_OPENINGS = openings_of(f"({sign}" for sign in "BKT \t*")
_FOOTNOTE = re.compile(rf"{INDENT}\[(?:\d{{1,3}}|[ivxlc]{{1,6}})\]", re.MULTILINE)
# How far above the bracket its title may begin, how far below a title its first unit, and how long a letterhead is.
_REACH = 1_200
_HEAD_LINES = 8
# A title in small letters: how many lines, how long, and how its lines don't end.
_TITLE_LINES = 3
_LONGEST_TITLE = 300
_ENDS = tuple(".;:,/")


def find_appendices(text: str, start: int, stop: int) -> list[Mark]:
    """Return the mark of each appendix in `text[start:stop]`, in text order; the label of a bare title is empty."""
    return list_heads(text, start, stop, is_bare_head, title_start)


def find_appendices_below(text: str, start: int, stop: int) -> list[Mark]:
    """Return the mark of each appendix below the signature that ends at `start`.

    There, labels may have a title in small letters behind them, and an instrument may begin without any label.
    """
    heads = list_heads(text, start, stop, is_titled_head, any_title_start)
    appended = find_appended(text, start, stop)
    if appended is None or (heads and heads[0].start <= appended):
        return heads
    first = list(islice(read_lines(text, appended, stop), _HEAD_LINES))
    is_same = bool(heads) and not heads[0].label and heads[0].start <= first[-1].end  # both are of one instrument
    return [bare_head(appended), *heads[is_same:]]


def list_heads(
    text: str,
    start: int,
    stop: int,
    is_head: Callable[[str, Mark, int], bool],
    find_title: Callable[[str, int, int], int | None],
) -> list[Mark]:
    """Return the labels that `is_head`, and what `find_title` finds above `(Ban hành) kèm theo …`, in text order."""
    heads = {mark.start: mark for mark in find_labels(text, start, stop) if is_head(text, mark, stop)}
    starts = list(heads)
    for match in find_at_openings(_ISSUED_WITH, _ISSUED_OPENINGS, text, start, stop):
        begin = find_title(text, start, match.start())
        if begin is None:
            continue
        before = bisect_right(starts, begin) - 1
        if before < 0 or text[heads[starts[before]].end : begin].strip(MARKS + "\n.:"):  # no title of that label
            heads.setdefault(begin, bare_head(begin))
    return [heads[begin] for begin in sorted(heads)]


def find_labels(text: str, start: int, stop: int) -> list[Mark]:
    """Return the labels of appendices in `text[start:stop]`: no other mark begins with their words."""
    return find_marks(text, start, stop, label_pattern())


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of the labels of appendices and forms."""
    return marker_pattern(*(name for name, marker in markers_by_name().items() if marker.level == "appendix"))


def is_bare_head(text: str, mark: Mark, stop: int) -> bool:
    """Tell whether a label heads an appendix: alone on its line or before capitals, the line before over."""
    rest = rest_of_line(text, mark, stop).strip(".:")
    return mark.is_apart and mark.start < stop and (not rest or rest.isupper())


def is_titled_head(text: str, mark: Mark, stop: int) -> bool:
    """Tell whether a label heads an appendix below the signature: `Phụ lục I. Danh sách` does too."""
    if is_bare_head(text, mark, stop):
        return True
    rest = rest_of_line(text, mark, stop)
    return mark.is_apart and mark.start < stop and mark.label.endswith((".", ":")) and rest[:1].isupper()


def rest_of_line(text: str, mark: Mark, stop: int) -> str:
    """Return what a line says behind a mark."""
    ending = text.find("\n", mark.end, stop)
    return text[mark.end : stop if ending < 0 else ending].strip(MARKS)


def find_appended(text: str, start: int, stop: int) -> int | None:
    """Return where an instrument begins right below a signature, without a label; None where none does.

    It has a letterhead of its own, above its type, or its first line names a type (`Quy chế`) above units, or says what
    is listed.
    """
    lines = list(islice(read_lines(text, start, stop), _HEAD_LINES))
    if not lines:
        return None
    first = lines[0]
    if opens_with("appended", first.content):
        return first.start
    mottos = [place for place, line in enumerate(lines) if opens_with("motto", line.content)]
    if mottos:
        titles = (line for line in lines[mottos[-1] :] if heads_instrument(line.content))
        return next(titles, first).start
    title = next(iter(split_lines(first)), first).content  # title, subject and bracket may share a line
    return first.start if heads_instrument(title) and has_units(text, first.start + len(title), stop) else None


def heads_instrument(words: str) -> bool:
    """Tell whether a line names the type of an instrument: alone, or first in capitals."""
    return match_kind(words) is not None or (is_upper(words) and count_kind_words(words, 5) > 0)


def has_units(text: str, start: int, stop: int) -> bool:
    """Tell whether the first number of a list or article is printed soon after `start`."""
    marks = find_marks(text, start, min(stop, start + _REACH))
    return any(mark.order[:1] == (1,) and mark.is_apart for mark in marks)


def title_start(text: str, start: int, bracket: int) -> int | None:
    """Return where the title above a bracket begins: the lines in capitals right above it; None if there are none."""
    above = lines_above(text, start, bracket)
    first: Line | None = None
    for line in reversed(above):
        if not is_upper(line.content) or prefix_pattern().match(line.content):  # TM. ỦY BAN NHÂN DÂN, its name lost
            break
        first = line
    return first.start if first else None


def any_title_start(text: str, start: int, bracket: int) -> int | None:
    """Return where the title above a bracket below the signature begins: in capitals, or one to three short lines."""
    begin = title_start(text, start, bracket)
    if begin is not None:
        return begin
    above = lines_above(text, start, bracket)[-_TITLE_LINES:]
    places = [place for place, line in enumerate(above) if line.follows_gap]
    title = above[places[-1] :] if places else []
    is_title = title and begins_title(title[0].content) and not any(line.content.endswith(_ENDS) for line in title)
    return title[0].start if is_title and title[-1].end - title[0].start <= _LONGEST_TITLE else None


def begins_title(words: str) -> bool:
    """Tell whether words begin a title: with a capital, or a type, since fonts of capitals leave `điều lệ` of it."""
    return words[:1].isupper() or count_kind_words(words, 5) > 0


def lines_above(text: str, start: int, bracket: int) -> list[Line]:
    """Return the lines that say something above a bracket, as far as its title may begin."""
    window = max(start, bracket - _REACH)
    begin = window if window == start else text.find("\n", window, bracket) + 1
    return list(read_lines(text, begin, bracket))


def bare_head(start: int) -> Mark:
    """Return the mark of an appendix that has a title only."""
    return Mark(markers_by_name()["appendix"], "", None, (), start, start, is_apart=True, is_broken=False)


def find_footnotes(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the footnotes printed below a document, or None."""
    first = find_at_line(_FOOTNOTE, text, start, stop)
    return (first.start(), stop) if first else None
