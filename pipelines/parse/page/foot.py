"""The foot of a document: recipients (Nơi nhận) and signatures, in whichever order the two cells were flattened."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile, islice, pairwise, takewhile
from typing import NamedTuple

from pipelines.parse.model import Signature
from pipelines.parse.page.columns import split_cells
from pipelines.parse.page.foot_cells import leave_signed, part_cells
from pipelines.parse.page.signatures import (
    is_name_in_capitals,
    is_office_in_small_letters,
    is_page_number,
    is_silent,
    is_title,
    is_title_line,
    names_signing_body,
    read_signatures,
    stands_as_body,
)
from pipelines.parse.words.anchors import anchor_openings, anchor_pattern, find_anchor
from pipelines.parse.words.line_search import INDENT
from pipelines.parse.words.lines import MARKS, Line, is_upper, read_lines
from pipelines.parse.words.openings import find_at_openings, openings_of
from pipelines.parse.words.persons import has_surname, is_person, is_person_in_capitals, strip_rank
from pipelines.parse.words.prefixes import office_pattern, prefix_pattern
from pipelines.vocab.layout import mark_words, offices, signature_prefixes

_SIGNED = re.compile(rf"{INDENT}\((?:[ĐÐđð]ã)\s{{1,3}}ký\)", re.MULTILINE)
_SIGNED_OPENINGS = openings_of(("(đã ký)", "(Ðã ký)"))
_LONGEST_SIGNATURE = 240
_LONGEST_FOOT = 400
# How many lines after the first title may hold the name, and how many a foot may take.
_REACH = 40
_MOST_LINES = 160
_MOST_EMPTY_ROWS = 3
_BREAK = "<br>"
_SIGNS_OF_TABLE = "|-:–—_ \t\n\xa0"


class Foot(NamedTuple):
    """Recipients and signatures; `start` is where the body is over. None and empty where nothing is found."""

    start: int | None
    end: int | None
    recipients: tuple[int, int] | None
    signatures: tuple[Signature, ...]


@cache
def foot_pattern() -> re.Pattern[str]:
    """Return the pattern of lines where a foot may begin: recipients, a prefix, an office in capitals."""
    prefixes = re.sub(r"\(\?P<\w{1,8}>", "(?:", prefix_pattern().pattern)
    recipients = anchor_pattern("recipients").pattern.replace("^", "")
    title = f"(?:{prefixes}|{office_pattern().pattern})"
    return re.compile(rf"{INDENT}(?:(?P<recipients>(?i:{recipients}))|{title})", re.MULTILINE)


@cache
def cell_pattern() -> re.Pattern[str]:
    """Return the pattern of lines where a foot may begin that has cells with breaks: a body may stand above titles."""
    return re.compile(rf"{foot_pattern().pattern}|{INDENT}[^\n<|]{{2,80}}<br>", re.MULTILINE)


def body_above(text: str, start: int, at: int) -> int:
    """Return where the lines right above `at` begin that name who signs, alone or side by side, else `at`."""
    window = max(start, text.rfind("\n", start, max(start, at - _LONGEST_SIGNATURE)) + 1)
    above = list(read_lines(text, window, at))
    names = list(takewhile(lambda line: all(map(stands_as_body, say_cells(line))), reversed(above)))
    return names[-1].start if names else leave_empty_rows(text, start, at)


def say_cells(line: Line) -> list[str]:
    """Return what the cells of a line say."""
    return [cell.content for cell in split_cells(line)]


def leave_empty_rows(text: str, start: int, at: int) -> int:
    """Return where the empty head of a table begins that stands right above the line of `at`, else `at`."""
    for _ in range(_MOST_EMPTY_ROWS):
        line = text.rfind("\n", start, at) + 1
        above = max(start, text.rfind("\n", start, max(start, line - 1)) + 1)
        if above >= line or "|" not in text[above:line] or text[above:line].strip(_SIGNS_OF_TABLE):
            return at
        at = above
    return at


@cache
def foot_openings() -> frozenset[str]:
    """Return the openings of the lines where a foot may begin; prefixes and offices are read as they are spelled."""
    spellings = (spelling for prefix in signature_prefixes() for spelling in prefix.spellings)
    return frozenset(title[:2] for title in (*offices(), *spellings)) | anchor_openings("recipients")


@cache
def cell_openings() -> frozenset[str]:
    """Return the openings of the lines where a foot with cells may begin."""
    return foot_openings() | anchor_openings("body_name") | anchor_openings("union_name")


def read_foot(text: str, start: int, stop: int) -> Foot:
    """Return the foot of the document whose body begins at `start`; it ends before `stop`."""
    signed = find_signed_name(text, start, stop)
    has_cells = text.find(_BREAK, start, stop) >= 0
    pattern, openings = (cell_pattern(), cell_openings()) if has_cells else (foot_pattern(), foot_openings())
    for match in find_at_openings(pattern, openings, text, start, stop):
        if signed and signed[0].start < match.start():
            break
        cells = part_cells(text, islice(read_lines(text, match.start(), stop), _MOST_LINES))
        near = list(islice(cells, _REACH))
        if match["recipients"] or opens_signature(near):
            begin = match.start() + len(match[0]) - len(match[0].lstrip(MARKS))
            return make_foot(text, body_above(text, start, begin), [*near, *cells])
    if signed:
        name = next(line for line in signed if is_person(line.content))
        title = signed[0].content if signed[0] is not name else None
        signature = Signature(strip_rank(name.content), title, None, None, signed[0].start, signed[-1].end)
        return Foot(signed[0].start, signed[-1].end, None, (signature,))
    return find_name_alone(text, start, stop) or find_body_alone(text, start, stop)


def find_name_alone(text: str, start: int, stop: int) -> Foot | None:
    """Return the foot that is one name with `(Đã ký)` behind it in its line, the last of the text; None without one."""
    at = text.rfind("ký)", start, stop)
    begin = max(start, text.rfind("\n", start, max(start, at)) + 1)
    line = next(read_lines(text, begin, stop), None) if at >= 0 and at - begin < _LONGEST_SIGNATURE else None
    name = leave_signed(line) if line else None
    if line is None or name is None or name is line or not is_person(name.content):
        return None
    return Foot(
        line.start, line.end, None, (Signature(strip_rank(name.content), None, None, None, line.start, line.end),)
    )


def find_body_alone(text: str, start: int, stop: int) -> Foot:
    """Return the foot of an appeal that no person signs: the name of the body in capitals on the last line."""
    begin = max(start, stop - _LONGEST_FOOT)
    last = list(read_lines(text, max(begin, text.find("\n", begin, stop)), stop))[-1:]
    if last and last[0].follows_gap and names_signing_body(last[0].content):
        return Foot(last[0].start, last[0].end, None, ())
    return Foot(None, None, None, ())


def find_signed_name(text: str, start: int, stop: int) -> list[Line]:
    """Return the lines of a signature without a title in capitals; none where there is none.

    It is a name above `(Đã ký)`, or an office in small letters above it and a name below.
    """
    for match in find_at_openings(_SIGNED, _SIGNED_OPENINGS, text, start, stop):
        begin = max(start, text.rfind("\n", 0, max(start, match.start() - 120)) + 1)
        above = [line for line in read_lines(text, begin, match.start()) if not is_silent(line.content)][-1:]
        below = list(islice(read_lines(text, match.start(), stop), 2))
        if above and is_person(above[0].content):
            return [*above, below[0]]
        if above and is_office_in_small_letters(above[0].content) and is_person(below[-1].content):
            return [*above, *below]
    return []


def opens_signature(near: Sequence[Line]) -> bool:
    """Tell whether near lines begin a signature: titles in capitals, and soon after them a name.

    A name in capitals counts only below a prefix (T/M, KT.) or `(đã ký)`, behind a rank, or if a surname begins it, for
    a heading has the same shape. The heading of the recipients may stand among the titles, where a scan was read row by
    row.
    """
    near = list(dropwhile(heads_titles, near))
    if not near or not is_title(near[0].content):
        return False
    has_prefix, is_signed = bool(prefix_pattern().match(near[0].content)), False
    for place, line in enumerate(near[1:], 1):
        words = line.content
        may_be_capital = has_prefix or is_signed or strip_rank(words) != words or has_surname(words)
        if is_person(words) or (may_be_capital and is_name_in_capitals(near, place)):
            return True
        is_signed = is_silent(words) and not is_page_number(words)
        is_heading = has_prefix and anchor_pattern("recipients").match(words)
        if not (is_title_line(line) or is_upper(words) or is_silent(words) or is_item(words) or is_heading):
            return False
    return False


def heads_titles(line: Line) -> bool:
    """Tell whether a line names who signs, above the titles."""
    return stands_as_body(line.content) and not is_title(line.content)


def is_item(words: str) -> bool:
    """Tell whether a line is an item of a list, as recipients are; the number of a page is none: `- 3 -`."""
    return words[:1] in "-–—+•·▪●" and not is_page_number(words)


def make_foot(text: str, start: int, lines: Sequence[Line]) -> Foot:
    """Return the foot that begins with `lines`."""
    recipients = list_recipients(text, lines)
    listed = {line.start for line in recipients}
    rest = [line for line in lines if line.start not in listed]
    signatures = tuple(read_signatures(rest))
    span = (recipients[0].start, recipients[-1].end) if recipients else None
    ends = [line.end for line in recipients[-1:]] + [s.span_end for s in signatures]
    return Foot(start, max(ends, default=start), span, signatures)


def list_recipients(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the list of recipients: its heading, its items and the lines that go on with them.

    Titles may stand among them where the two cells of the foot were mixed; the name below them ends the list, but for
    the item that says what is kept.
    """
    heading = find_anchor("recipients", text, text.rfind("\n", 0, lines[0].start) + 1, lines[-1].end)
    if heading is None:
        return []
    listed = [line for line in lines if heading.start() <= line.start < heading.end()]
    is_below_name = False
    for last, line in pairwise([line for line in lines if line.end >= heading.end()]):
        if is_below_name and not (is_item(line.content) and ends_list(line)):
            break
        is_next = is_item(line.content) or stands_as_item(line.content) or ends_item(listed, line.content)
        if is_next or (last in listed and goes_on(last, line)):
            listed.append(line)
        elif is_name(line.content) and not any(map(ends_list, listed)):
            is_below_name = True
        elif not (is_title(line.content) or is_silent(line.content)):
            break
    return listed


def is_name(words: str) -> bool:
    """Tell whether a line is a name, in small letters or in capitals that a surname begins."""
    return is_person(words) or (has_surname(words) and is_person_in_capitals(words))


def ends_list(line: Line) -> bool:
    """Tell whether a line is the last of the recipients: what is kept on file."""
    return any(word in line.content for word in mark_words("kept"))


def stands_as_item(words: str) -> bool:
    """Tell whether words without a dash are an item, as their stop shows: `Như Điều 2;` among titles, `Lưu VT.`"""
    return words.endswith((";", ".")) and not (is_upper(words) or is_title(words) or is_silent(words))


def goes_on(last: Line, line: Line) -> bool:
    """Tell whether a line goes on with an item of the recipients: no gap before it, no title and no name.

    Words in capitals are a name behind a rank, below the item that ends the list, or with a surname below any.
    """
    words, name = line.content, strip_rank(line.content)
    is_over = last.content.endswith(".") or any(word in last.content for word in mark_words("kept"))
    may_be_capital = is_over or name != words or (last.content.endswith(";") and has_surname(words))
    names = is_person(words) or (may_be_capital and is_person_in_capitals(name))
    return not (line.follows_gap or is_title(words) or is_silent(words) or names)


def ends_item(listed: Sequence[Line], words: str) -> bool:
    """Tell whether a line ends the last item of the recipients, beside whose first line a title stands.

    `- Bộ Chính trị, Ban Bí thư    PHÓ BÍ THƯ` above `(để báo cáo),`.
    """
    item = listed[-1].content if listed else ""
    if not is_item(item) or item.endswith((";", ".")) or any(word in item for word in mark_words("kept")):
        return False
    is_rest = words[:1].islower() or words[:1] == "(" or words.endswith((",", ";", "."))
    return is_rest and not (
        is_upper(words) or is_title(words) or is_office_in_small_letters(words) or is_silent(words) or is_person(words)
    )
