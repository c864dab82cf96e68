"""What the page offers beside the document: the table of other documents and the news teasers.

A cell of the table is known by its shape, since an empty one vanishes: a number begins a row, the first date is that of
issue, the second of entry into force, an address is the file, other words are the subject.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, takewhile

from pipelines.parse.anchors import anchor_openings, anchor_pattern, find_anchor
from pipelines.parse.columns import split_cells
from pipelines.parse.dates import parse_date
from pipelines.parse.fold import fold_name
from pipelines.parse.lines import Line, read_lines
from pipelines.parse.model import Issue, RelatedLink
from pipelines.parse.numbers import parse_number
from pipelines.parse.openings import find_at_openings, openings_of
from pipelines.parse.page_title import is_page_title
from pipelines.parse.related_titles import make_titled, read_titled_rows
from pipelines.vocab.layout import mark_words

# Column heads of the table, and how many cells a full row has.
_HEADS = frozenset(map(fold_name, mark_words("column_head")))
_CELLS = 5
_DATELINE = re.compile(
    r"^[ \t\xa0]{0,8}\((?P<agency>[A-ZĐ][\w .]{1,30})\)[ \xa0]{0,3}(?P<dash>[-–—:]?)[ \xa0]{0,3}"
    r"(?P<teaser>\S[^\n]{0,8000})",
    re.MULTILINE,
)
_DATELINE_OPENINGS = openings_of(f"({letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")
_FILE = re.compile(r"https?://\S{1,400}|\S{1,200}\.(?:pdf|docx?|rtf|zip|rar|xlsx?)", re.IGNORECASE)
_MOST_LINES = 2_000
_LONGEST_DATE = 24
_LONGEST_HEADLINE = 600


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the document: its links, and the spans of table and news, None where there is none."""

    table: tuple[int, int] | None
    news: tuple[int, int] | None
    links: tuple[RelatedLink, ...]
    issues: tuple[Issue, ...]


def find_beside(text: str, start: int) -> int:
    """Return where related table, news or furniture begins after `start`; the end of the text if there is none."""
    for match in find_at_openings(beside_pattern(), beside_openings(), text, start, len(text)):
        if not match["agency"]:
            return match.start()
        if is_teaser(match):
            return headline_before(text, start, match.start()).start
    return len(text)


@cache
def beside_pattern() -> re.Pattern[str]:
    """Return the pattern of a line where something beside the document may begin."""
    marks = "|".join(f"(?i:{anchor_pattern(mark).pattern})" for mark in ("related", "furniture"))
    return re.compile(f"^(?:{_DATELINE.pattern[1:]}|{marks})", re.MULTILINE)


@cache
def beside_openings() -> frozenset[str]:
    """Return the openings of the lines where something beside the document may begin."""
    return _DATELINE_OPENINGS | anchor_openings("related") | anchor_openings("furniture")


def find_teasers(text: str, start: int) -> Iterator[re.Match[str]]:
    """Return the teasers at or after `start`: a line that begins with an agency in brackets, then a dash.

    Without the dash only a known agency begins one: `(ĐCSVN) Hôm nay …`.
    """
    return filter(is_teaser, find_at_openings(_DATELINE, _DATELINE_OPENINGS, text, start, len(text)))


def is_teaser(match: re.Match[str]) -> bool:
    """Tell whether a dateline begins a teaser."""
    return bool(match["dash"]) or match["agency"] in mark_words("agency")


def read_beside(text: str, start: int) -> Beside:
    """Return the related documents and news at or after `start`."""
    if start >= len(text):
        return Beside(None, None, (), ())
    heading = find_anchor("related", text, start, len(text))
    news = list(read_news(text, heading.end() if heading else start))
    rows: list[RelatedLink] = []
    issues: list[Issue] = []
    table = None
    if heading:
        stop = table_end(text, heading.end(), news[0].span_start if news else None)
        rows = [make_link(row) for row in split_rows(list_cells(text, heading.end(), stop))]
        issues = [issue for row in rows if (issue := missing_cells(row))]
        rows = rows or read_titled_rows(text, heading.end(), news[0].span_start if news else len(text))
        table = (heading.start(), max([heading.end(), *(row.span_end for row in rows)]))
        if news:
            news[:0] = bare_headlines(text, table[1], news[0].span_start, _HEADS)
    span = (news[0].span_start, news[-1].span_end) if news else None
    return Beside(table, span, (*rows, *news), tuple(issues))


def list_cells(text: str, start: int, end: int) -> list[Line]:
    """Return the cells of the table without its column heads; a label with a colon begins a list that is no table."""
    lines = takewhile(lambda line: not line.content.endswith(":"), read_lines(text, start, end))
    return [line for line in islice(lines, _MOST_LINES) if fold_name(line.content) not in _HEADS]


def table_end(text: str, start: int, news_start: int | None) -> int:
    """Return where the table of other documents ends: at the news, at furniture, or with the text."""
    furniture = find_anchor("furniture", text, start, len(text))
    ends = [end for end in (news_start, furniture.start() if furniture else None) if end is not None and end >= start]
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
        if "|" in line.content:  # a row in one line
            if row:
                yield row
            row = []
            yield from read_row(line)
            continue
        last = row[-1].column if row else -1
        column = judge_column(line.content, last)
        if column == _SUBJECT and last >= _SUBJECT and not is_followed(lines, place):
            break
        if column <= last:
            yield row
            row = []
        row.append(Cell(line, column))
    if any(cell.column != _SUBJECT for cell in row):
        yield row


def read_row(line: Line) -> Iterator[list[Cell]]:
    """Yield the cells of a row whose cells are parted by pipes, in the order of columns; a row of heads is none."""
    row: list[Cell] = []
    for piece in split_cells(line):
        last = max((cell.column for cell in row if cell.column >= _ISSUED), default=-1)
        column = judge_column(piece.content, last)
        if fold_name(piece.content) not in _HEADS and all(cell.column != column for cell in row):
            row.append(Cell(piece, column))
    if any(cell.column != _SUBJECT for cell in row):
        yield sorted(row, key=lambda cell: cell.column)


def judge_column(words: str, last: int) -> int:
    """Return the column of a cell by its shape; a date right of the date of issue is that of entry into force."""
    if parse_number(words):
        return _NUMBER
    if len(words) < _LONGEST_DATE and parse_date(words):
        return _EFFECTIVE if last == _ISSUED else _ISSUED
    return _FILE_URL if _FILE.fullmatch(words) else _SUBJECT


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
        file_url=cells.get(_FILE_URL),
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
    detail = f"The row of {link.number or link.subject} has {present} of {_CELLS} cells."
    return Issue("missing_cells", "info", detail, link.span_start, link.span_end)


def read_news(text: str, start: int) -> Iterator[RelatedLink]:
    """Yield the news items at or after `start`: a headline, then a teaser with its dateline.

    A headline between two items that has no teaser is an item too; it ends without a stop, as headlines do.
    """
    end = None
    for match in find_teasers(text, start):
        headline = headline_before(text, start if end is None else end, match.start())
        if end is not None:
            yield from bare_headlines(text, end, headline.start, frozenset())
        teaser = match["teaser"].rstrip(" \t")
        end = match.start("teaser") + len(teaser)
        title = headline.content or None
        yield RelatedLink("news", headline.start, end, title=title, agency=match["agency"], teaser=teaser)


def bare_headlines(text: str, start: int, end: int, heads: frozenset[str]) -> Iterator[RelatedLink]:
    """Yield the headlines in `text[start:end]` as items without teaser; `heads` of columns are none."""
    for line in read_lines(text, start, end):
        is_headline = len(line.content) <= _LONGEST_HEADLINE and not line.content.endswith((".", "!", "…"))
        if is_headline and fold_name(line.content) not in heads:
            yield RelatedLink("news", line.start, line.end, title=line.content)


def headline_before(text: str, start: int, teaser: int) -> Line:
    """Return the last line that says something before a teaser; an empty one at the teaser if there is none."""
    window = max(start, teaser - _LONGEST_HEADLINE)
    begin = text.find("\n", window, teaser) + 1 if window > start else start
    lines = list(read_lines(text, begin, teaser))
    return lines[-1] if lines else Line(teaser, teaser, "", False, True)
