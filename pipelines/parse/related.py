"""What the page offers beside the document: the table of other documents and the news teasers.

A cell of the table is known by its shape, since an empty one vanishes: a number begins a row, the first date is that of
issue, the second of entry into force, an address is the file, other words are the subject.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipelines.parse.anchors import find_anchor
from pipelines.parse.dates import parse_date
from pipelines.parse.fold import fold_name
from pipelines.parse.lines import Line, read_lines
from pipelines.parse.model import Issue, PartialDate, RelatedLink
from pipelines.parse.numbers import Number, parse_number

# Column heads of the table, and how many cells a full row has.
_HEADS = frozenset(
    {"số hiệu", "số/ký hiệu", "số ký hiệu", "trích yếu", "ngày ban hành", "ngày hiệu lực", "file", "tệp", "tải về"}
)
_CELLS = 5
_DATELINE = re.compile(
    r"^[ \t\xa0]{0,8}\((?P<agency>[A-ZĐ][\w .]{1,30})\)[ \xa0]{0,3}[-–—][ \xa0]{0,3}(?P<teaser>[^\n]{1,8000})",
    re.MULTILINE,
)
_FILE = re.compile(r"https?://\S{1,400}|\S{1,200}\.(?:pdf|docx?|rtf|zip|rar|xlsx?)", re.IGNORECASE)
_MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the document: its links, and the spans of table and news, None where there is none."""

    table: tuple[int, int] | None
    news: tuple[int, int] | None
    links: tuple[RelatedLink, ...]
    issues: tuple[Issue, ...]


def find_beside(text: str, start: int) -> int:
    """Return where related table, news or furniture begins after `start`; the end of the text if there is none."""
    marks = [find_anchor(mark, text, start, len(text)) for mark in ("related", "furniture")]
    begins = [match.start() for match in marks if match]
    teaser = _DATELINE.search(text, start)
    if teaser:
        begins.append(headline_before(text, start, teaser.start()).start)
    return min(begins, default=len(text))


def read_beside(text: str, start: int) -> Beside:
    """Return the related documents and news at or after `start`."""
    heading = find_anchor("related", text, start, len(text))
    teasers = list(_DATELINE.finditer(text, start))
    news = [read_teaser(text, start, teaser) for teaser in teasers]
    news_start = news[0].span_start if news else None
    rows: list[RelatedLink] = []
    issues: list[Issue] = []
    table = None
    if heading:
        stop = table_end(text, heading.end(), news_start)
        cells = [line for line in read_lines(text, heading.end(), stop) if fold_name(line.content) not in _HEADS]
        rows = [make_link(row) for row in split_rows(cells[:_MOST_LINES])]
        issues = [issue for row in rows if (issue := missing_cells(row))]
        table = (heading.start(), max([heading.end(), *(row.span_end for row in rows)]))
    span = (news[0].span_start, news[-1].span_end) if news else None
    return Beside(table, span, (*rows, *news), tuple(issues))


def table_end(text: str, start: int, news_start: int | None) -> int:
    """Return where the table of other documents ends: at the news, at furniture, or with the text."""
    furniture = find_anchor("furniture", text, start, len(text))
    ends = [end for end in (news_start, furniture.start() if furniture else None) if end is not None and end >= start]
    return min(ends, default=len(text))


def split_rows(cells: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the cells of each row; a number begins a row, and nothing before the first number is one."""
    row: list[Line] = []
    for cell in cells:
        if parse_number(cell.content):
            if row:
                yield row
            row = [cell]
        elif row:
            row.append(cell)
    if row:
        yield row


def make_link(row: list[Line]) -> RelatedLink:
    """Return the link of one row, its cells told by shape."""
    number: Number | None = parse_number(row[0].content)
    dates: list[PartialDate] = []
    subject: list[str] = []
    file_url: str | None = None
    end = row[0].end
    for cell in row[1:]:
        date = parse_date(cell.content) if len(cell.content) < 24 else None
        if date and len(dates) < 2:
            dates.append(date)
        elif _FILE.fullmatch(cell.content):
            file_url = cell.content
        elif dates or file_url:
            break
        else:
            subject.append(cell.content)
        end = cell.end
    issued, effective = (*dates, None, None)[:2]
    return RelatedLink(
        "other_document",
        row[0].start,
        end,
        number=row[0].content,
        number_key=number.key if number else None,
        subject=" ".join(subject) or None,
        issue_date=issued,
        effective_date=effective,
        file_url=file_url,
    )


def missing_cells(link: RelatedLink) -> Issue | None:
    """Return an issue about a row of the table that lacks cells, or None where it is full."""
    cells = (link.number, link.subject, link.issue_date, link.effective_date, link.file_url)
    present = sum(cell is not None for cell in cells)
    if present == _CELLS:
        return None
    detail = f"The row of {link.number} has {present} of {_CELLS} cells."
    return Issue("missing_cells", "info", detail, link.span_start, link.span_end)


def read_teaser(text: str, start: int, match: re.Match[str]) -> RelatedLink:
    """Return the news item whose teaser `match` found; its headline is the line before."""
    headline = headline_before(text, start, match.start())
    teaser = match["teaser"].rstrip(" \t")
    end = match.start("teaser") + len(teaser)
    title = headline.content or None
    return RelatedLink("news", headline.start, end, title=title, agency=match["agency"], teaser=teaser)


def headline_before(text: str, start: int, teaser: int) -> Line:
    """Return the last line that says something before a teaser; an empty one at the teaser if there is none."""
    window = max(start, teaser - 600)
    begin = text.find("\n", window, teaser) + 1 if window > start else start
    lines = list(read_lines(text, begin, teaser))
    return lines[-1] if lines else Line(teaser, teaser, "", False, True)
