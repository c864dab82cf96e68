"""What a unit says: its title, where one is printed, and its own text as one slice."""

from itertools import pairwise

from pipelines.parse.sections.paragraphs import iterate_paragraphs
from pipelines.parse.sections.places import Unit
from pipelines.parse.sections.running_text import title_line_end
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.lines import is_upper, printed, read_lines, trim_words

HEADED_LEVELS = frozenset({"part", "chapter", "section", "subsection", "article", "roman_item", "appendix"})
_SENTENCE_ENDS = tuple(".;:,/…")
_TITLED_LEVELS = frozenset({"part", "chapter", "section", "subsection", "appendix"})
_LONGEST_TITLE = 400
_LONGEST_HEAD = 100


def part_heading(text: str, unit: Unit, start: int, words: str, *, has_children: bool) -> tuple[str | None, int, str]:
    """Return the title that a unit prints and what follows it, of the `words` at `start`: (title, start, words).

    The title is None where the unit prints none.
    """
    end = start + len(words)
    heading_end = find_heading_end(text, unit, start, end, has_children=has_children)
    if heading_end is None:
        return None, start, words
    return printed(text, start, heading_end), *trim_words(text, heading_end, end)


def capitals_end(text: str, start: int, end: int) -> int | None:
    """Return where the lines in capitals that begin `text[start:end]` end, or None where there are none."""
    last: int | None = None
    for line in read_lines(text, start, end):
        if last is not None and line.follows_gap:
            break
        if not is_upper(line.content):
            if last is not None and ends_title(line.content):
                bracket = text.find(")", line.end, min(end, line.end + _LONGEST_HEAD))
                return line.end if line.content.endswith(")") or bracket < 0 else bracket + 1
            # A line that begins in capitals goes on with the title.
            return None if last is not None and is_upper(line.content.split()[0]) else last
        last = line.end
    return last


def ends_title(words: str) -> bool:
    """Tell whether a line in capitals ends with a bracket of the title: `SOÁT ĐẢNG VIÊN (Điều 9 Điều lệ Đảng)`."""
    capitals, _, bracket = words.partition(" (")
    return bracket != "" and is_upper(capitals) and not opens_with("issued_with", bracket)


def find_heading_end(text: str, unit: Unit, start: int, end: int, *, has_children: bool) -> int | None:
    """Return where the title printed after a label ends, or None where what follows is text.

    A title is in capitals, or bold to the end of a line, or a line that ends without a stop while something follows it.
    """
    line = next(read_lines(text, start, end), None)
    if line and unit.level == "appendix" and heads_form(text[start : start + _LONGEST_HEAD]):
        return None
    is_alone = text.find("\n", start, end) < 0
    if line and is_upper(line.content):
        capitals = line.end if is_alone else capitals_end(text, start, end)
        if capitals is not None:
            return capitals
    bold = bold_end(text, unit, start, end, has_children=has_children)
    if bold is not None or line is None:
        return bold
    first_end = line.end if is_alone else next(stop for _, stop in iterate_paragraphs(text, start, end))
    if unit.level == "appendix" and (bracket := text.find("\n(", start, first_end)) > 0:
        first_end = bracket  # (Kèm theo …) is no part of the title
    is_lettered = unit.mark.marker.marker == "capital"
    if unit.level in _TITLED_LEVELS and not (is_lettered and not is_alone):
        first_end = leave_sentence(text, start, first_end)
        return first_end if first_end - start <= _LONGEST_TITLE else None
    line_end = title_line_end(text, unit, start, first_end)
    is_title = not text[start:line_end].endswith(_SENTENCE_ENDS) and line_end - start <= _LONGEST_TITLE
    if is_lettered and not is_title:  # `A. Mở đầu.` is a title too
        return first_end if first_end - start <= _LONGEST_TITLE else None
    return line_end if is_title and (line_end < end or has_children or is_short_head(unit, line_end - start)) else None


def leave_sentence(text: str, start: int, end: int) -> int:
    """Return where a title in small letters ends whose paragraph ends with a stop: above a line that begins a sentence.

    So in `Phần I`⏎`Kết quả`⏎`Năm 2030, các xã làm tốt.`
    """
    if text[end - 1] not in ".;:":
        return end
    lines = pairwise(read_lines(text, start, end))
    return next((line.end for line, below in lines if below.content[:1].isupper()), end)


def is_short_head(unit: Unit, length: int) -> bool:
    """Tell whether a Roman heading is a title though nothing stands below it: `III. Kiến nghị` in a synopsis."""
    return unit.level == "roman_item" and length <= _LONGEST_HEAD


def heads_form(words: str) -> bool:
    """Tell whether words stand above the title of a form: the name of the State, or `TÊN CƠ SỞ` to be filled in."""
    return opens_with("motto", words) or opens_with("form_head", words)


def bold_end(text: str, unit: Unit, start: int, end: int, *, has_children: bool) -> int | None:
    """Return where bold type that holds label and title ends, at the end of a line; None where it does not.

    Both may be in a run of bold type each. A bold title that ends with a stop is one where units follow it at once.
    """
    opening = text[max(0, unit.mark.start - 4) : unit.mark.start]
    if "**" not in opening or text.count("**", unit.mark.end, start) % 2:
        return None
    closing = text.find("**", start, end + 2)
    ends_line = closing >= 0 and not text[closing : closing + 8].lstrip("* \t\xa0|")[:1].strip()
    if not ends_line:
        return None
    title = text[start:closing].rstrip()
    if title.endswith(_SENTENCE_ENDS):
        is_all = has_children and closing >= end and len(title) <= _LONGEST_TITLE
        return closing if is_all and title.find(".") == len(title) - 1 else None
    return closing
