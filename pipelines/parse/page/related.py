"""What the page offers beside the document: the table of other documents and the news teasers.

A cell of the table is known by its shape, since an empty one vanishes: a number begins a row, the first date is that of
issue, the second of entry into force, an address is the file, other words are the subject.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, takewhile
from typing import NamedTuple

from pipelines.parse.model import Issue, RelatedLink
from pipelines.parse.page.columns import split_cells
from pipelines.parse.page.head_lines import is_cut
from pipelines.parse.page.news import (
    DATELINE,
    DATELINE_OPENINGS,
    bare_headlines,
    heading_pattern,
    headline_before,
    is_teaser,
    read_headline_list,
    read_news,
)
from pipelines.parse.page.page_title import is_page_title
from pipelines.parse.page.related_labels import read_labelled_rows
from pipelines.parse.page.related_titles import make_titled, read_titled_rows
from pipelines.parse.words.anchors import anchor_openings, anchor_pattern, find_anchor, opens_with
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.kinds import count_kind_words
from pipelines.parse.words.lines import MARKS, Line, read_lines
from pipelines.parse.words.numbers import find_numbers, parse_number
from pipelines.parse.words.openings import find_at_openings
from pipelines.vocab.layout import mark_words

# Column heads of the table, captions of links in its column of files, and how many cells a full row has.
_HEADS = frozenset(map(fold_name, mark_words("column_head")))
_CAPTIONS = frozenset(map(fold_name, mark_words("file_link")))
_CELLS = 5
_FILE = re.compile(r"https?://\S{1,400}|[^\n]{1,200}\.(?:pdf|docx?|rtf|zip|rar|xlsx?)", re.IGNORECASE)
_BUTTON = re.compile(r"[ \t\xa0]{0,8}•[ \t\xa0]{1,4}[^\s.;:,][^\n.;:,]{0,15}\n")
_MOST_BUTTONS = 12
_MOST_LINES = 2_000
_LONGEST_DATE = 24
_LONGEST_ORDINAL = 3
_LONGEST_ROW = 400
_LONGEST_KIND = 5
# How many cells a row has at the least that begins with its ordinal.
_FEWEST = 2


class Beside(NamedTuple):
    """What stands beside the document: its links, and the spans of table and news, None where there is none."""

    table: tuple[int, int] | None
    news: tuple[int, int] | None
    links: tuple[RelatedLink, ...]
    issues: tuple[Issue, ...]


def find_beside(text: str, start: int) -> int:
    """Return where related table, news or furniture begins after `start`; the end of the text if there is none."""
    for match in find_at_openings(beside_pattern(), beside_openings(), text, start, len(text)):
        if not match["agency"]:
            if goes_on(text, match) or heads_column(text, match):
                continue
            return bar_above(text, start, match.start())
        if is_teaser(match):
            return headline_before(text, start, match.start()).start
    return len(text)


def goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether a line goes on with the sentence above it, in small letters: `Nghị định và các`⏎`văn bản khác`."""
    at = match.start()
    return match[0].lstrip(MARKS)[:1].islower() and text[max(0, at - 2) : at - 1].islower()


def heads_column(text: str, match: re.Match[str]) -> bool:
    """Tell whether the heading of a group of documents heads none: `Văn bản thay thế` stands above a column, too."""
    if not opens_with("group", match[0].lstrip(MARKS)):
        return False
    below = next(read_lines(text, match.end(), min(len(text), match.end() + _LONGEST_ROW)), None)
    words = below.content.lstrip("-–—+•* ") if below else ""
    is_named = find_numbers(words[:_LONGEST_ROW]) or count_kind_words(words, _LONGEST_KIND)
    return not (is_named or "|" in words or "\t" in words)


def bar_above(text: str, start: int, at: int) -> int:
    """Return where the bar of bulleted buttons begins that stands right above `at`: `• In`, `• Email`."""
    for _ in range(_MOST_BUTTONS):
        above = text.rfind("\n", start, max(start, at - 1)) + 1
        if above <= start or not _BUTTON.fullmatch(text, above, at):
            break
        at = above
    return at


@cache
def beside_pattern() -> re.Pattern[str]:
    """Return the pattern of a line where something beside the document may begin."""
    marks = "|".join(f"(?i:{anchor_pattern(mark).pattern})" for mark in ("related", "furniture"))
    return re.compile(f"^(?:{DATELINE.pattern[1:]}|{marks}|{heading_pattern().pattern})", re.MULTILINE)


@cache
def beside_openings() -> frozenset[str]:
    """Return the openings of the lines where something beside the document may begin."""
    return DATELINE_OPENINGS.union(*map(anchor_openings, ("related", "furniture", "news_heading")))


def read_beside(text: str, start: int) -> Beside:
    """Return the related documents and news at or after `start`."""
    if start >= len(text):
        return Beside(None, None, (), ())
    heading = find_anchor("related", text, start, len(text))
    news = list(read_news(text, heading.end() if heading else start))
    rows: list[RelatedLink] = []
    table = None
    if heading:
        stop = table_end(text, heading.end(), news[0].span_start if news else None)
        rows = [make_link(row) for row in split_rows(list_cells(text, heading.end(), stop))]
        listed = heading.end(), news[0].span_start if news else len(text)
        rows = rows or read_titled_rows(text, *listed) or read_labelled_rows(text, *listed)
        table = (heading.start(), max([heading.end(), *(row.span_end for row in rows)]))
        if news:
            news[:0] = bare_headlines(text, table[1], news[0].span_start, _HEADS)
    issues = tuple(issue for row in rows if (issue := missing_cells(row)))
    news += read_headline_list(text, start) if not news else ()
    span = (news[0].span_start, news[-1].span_end) if news else None
    return Beside(table, span, (*rows, *news), issues)


def list_cells(text: str, start: int, end: int) -> list[Line]:
    """Return the cells of the table without its column heads and, below these, the ordinals of its rows.

    A label with a colon begins a list that is no table.
    """
    lines = takewhile(lambda line: not line.content.endswith(":"), read_lines(text, start, end))
    cells: list[Line] = []
    has_heads = False
    for line in islice(lines, _MOST_LINES):
        is_head = fold_name(line.content) in _HEADS and not (cells and is_caption(line.content))
        has_heads = has_heads or is_head
        if not (is_head or (has_heads and is_ordinal(line.content)) or opens_with("related", line.content)):
            cells.append(line)
    return cells


def is_ordinal(words: str) -> bool:
    """Tell whether a cell is the ordinal of its row."""
    return len(words) <= _LONGEST_ORDINAL and words.isdecimal()


def is_caption(words: str) -> bool:
    """Tell whether a cell is the caption of a link to a file: `Tải về`, `[Xem]`."""
    return fold_name(words.strip("[]() ")) in _CAPTIONS


def table_end(text: str, start: int, news_start: int | None) -> int:
    """Return where the table of other documents ends: at the news, at furniture, or with the text."""
    marks = find_at_openings(anchor_pattern("furniture"), anchor_openings("furniture"), text, start, len(text))
    furniture = next((mark.start() for mark in marks if not is_caption(mark[0].strip())), None)
    ends = [end for end in (news_start, furniture) if end is not None and end >= start]
    return min(ends, default=len(text))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table and the column that its shape gives it."""

    line: Line
    column: int


_NUMBER, _SUBJECT, _ISSUED, _EFFECTIVE, _FILE_URL = range(_CELLS)


def split_rows(lines: Sequence[Line]) -> Iterator[list[Cell]]:
    """Yield the cells of each row.

    A row ends where a cell stands left of the one before it. Words with no date or file after them end the table.
    """
    row: list[Cell] = []
    for place, line in enumerate(lines):
        if "|" in line.content or "\t" in line.content:  # a row in one line
            if any(cell.column != _SUBJECT for cell in row):
                yield row
            row = []
            yield from read_row(line)
            continue
        last = row[-1].column if row else -1
        column = judge_column(line.content, last)
        if column == last == _SUBJECT and (line.content[0].islower() or is_cut(row[-1].line.content)):
            row[-1] = Cell(join_lines(row[-1].line, line), column)
            continue
        if column == _SUBJECT and last >= _SUBJECT and not is_followed(lines, place):
            break
        if column <= last:
            yield row
            row = []
        row.append(Cell(line, column))
    if any(cell.column != _SUBJECT for cell in row):
        yield row


def join_lines(line: Line, below: Line) -> Line:
    """Return the two lines of one cell as one."""
    return line._replace(end=below.end, content=f"{line.content} {below.content}")


def read_row(line: Line) -> Iterator[list[Cell]]:
    """Yield the cells of a row whose cells pipes or tabs part, in the order of columns; a row of heads is none."""
    row: list[Cell] = []
    pieces = list(split_cells(line))
    for piece in pieces[1 if len(pieces) > _FEWEST and is_ordinal(pieces[0].content) else 0 :]:
        last = max((cell.column for cell in row if cell.column >= _ISSUED), default=-1)
        column = judge_column(piece.content, last)
        if fold_name(piece.content) not in _HEADS and all(cell.column != column for cell in row):
            row.append(Cell(piece, column))
    if any(cell.column != _SUBJECT for cell in row):
        yield sorted(row, key=lambda cell: cell.column)


def judge_column(words: str, last: int) -> int:
    """Return the column of a cell by its shape; a date right of the date of issue is that of entry into force.

    One behind a label, `Ban hành: 05/03/2029`, is no cell of a table.
    """
    if parse_number(words):
        return _NUMBER
    if len(words) < _LONGEST_DATE and ":" not in words and parse_date(words):
        return _EFFECTIVE if last == _ISSUED else _ISSUED
    return _FILE_URL if _FILE.fullmatch(words) or is_caption(words) else _SUBJECT


def is_followed(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a date or a file follows the cell at `place`: it then begins a row that has no number."""
    return place + 1 < len(lines) and judge_column(lines[place + 1].content, _SUBJECT) > _SUBJECT


def make_link(row: Sequence[Cell]) -> RelatedLink:
    """Return the link of one row."""
    cells = {cell.column: cell.line.content for cell in row}
    number = parse_number(cells.get(_NUMBER, ""))
    if number is None and is_page_title(cells.get(_SUBJECT, "")):
        return make_titled_link(row)
    return RelatedLink(
        "other_document",
        min(cell.line.start for cell in row),
        max(cell.line.end for cell in row),
        number=cells.get(_NUMBER),
        number_key=number.key if number else None,
        subject=cells.get(_SUBJECT),
        issue_date=parse_date(cells.get(_ISSUED, "")),
        effective_date=parse_date(cells.get(_EFFECTIVE, "")),
        file_url=None if is_caption(cells.get(_FILE_URL, "")) else cells.get(_FILE_URL),
    )


def make_titled_link(row: Sequence[Cell]) -> RelatedLink:
    """Return the link of a row whose words are a title with its number: `Quyết định 7/QĐ-BYT về …`."""
    lines = {cell.column: cell.line for cell in row}
    dates = {column: parse_date(lines[column].content) for column in (_ISSUED, _EFFECTIVE) if column in lines}
    titled = make_titled([lines[_SUBJECT]])
    return replace(
        titled,
        span_end=max(cell.line.end for cell in row),
        issue_date=dates.get(_ISSUED) or titled.issue_date,
        effective_date=dates.get(_EFFECTIVE),
        file_url=lines[_FILE_URL].content if _FILE_URL in lines else None,
    )


def missing_cells(link: RelatedLink) -> Issue | None:
    """Return an issue about a row of the table that lacks cells, or None where it is full."""
    cells = (link.number, link.subject, link.issue_date, link.effective_date, link.file_url)
    present = sum(cell is not None for cell in cells)
    if present == _CELLS:
        return None
    detail = f"The row of {link.number or link.subject or link.title} has {present} of {_CELLS} cells."
    return Issue("missing_cells", "info", detail, link.span_start, link.span_end)
