"""Pages that hold of a document its title alone, beside an attached file or a link to it: no listing and no text."""

import re
from collections.abc import Collection, Sequence
from itertools import islice

from pipelines.parse.page.furniture import is_sentence
from pipelines.parse.page.listed import Listing
from pipelines.parse.page.listing_cells import Cell, fields_of_label
from pipelines.parse.page.listing_labels import find_labels
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.page_title import bare_title, is_page_title, read_page_title
from pipelines.parse.words.anchors import anchor_pattern, find_anchor, opens_with
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.dates import find_dates, parse_date
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.markers import begins_with_mark
from pipelines.parse.words.numbers import find_numbers

# How long such a page is at the most, and a line below a title that is its subject at the least.
_LONGEST_PAGE = 6_000
_SHORTEST_SUBJECT = 30
_BULLETS = "•-–+*"
# What a title says that makes a document of it; the number is enough where words lead to it that name no other.
_TOLD = tuple({"number", "issue_date", one} for one in ("issuing_body", "subject", "effective_date"))
# What stands before the day behind a number, and what before that below a title.
_LONGEST_NUMBER = 80
_LONGEST_NAME = 160
_DAY_BEHIND = re.compile(r"[ \xa0,]{1,4}(?=(?:ngày[ \xa0]{1,3})?\d)")
_ISSUED = re.compile(r"(?P<body>[^\n]{0,160}?)[Bb]an hành[ \xa0]{1,3}(?=ngày[ \xa0]{1,3}\d)")
_MOST_DAYS = 3
_DATES = ("issue_date", "effective_date")


def find_titled(text: str) -> Listing | None:
    """Return a listing without labels at the title of a page that has nothing else of its document, or None.

    The title gives number and day, and who issues or what about, if not the lines below it do. A page of titles with
    several numbers is a list, but for a diagram, which heads the title of its own document.
    """
    if len(text) > _LONGEST_PAGE or "/" not in text or find_motto(text, 0, len(text)):
        return None
    if own := own_of_diagram(text):
        return Listing(own.start, own.start, (), is_labelled=True)
    lines = list(read_lines(text, 0, len(text)))
    titles = [line for line in lines if opens_with_number(bare_title(line).content)]
    numbers = {find_numbers(bare_title(line).content)[0].key for line in titles}
    if len(numbers) != 1:
        return None
    printed = max(titles, key=lambda line: len(line.content))
    title, days = bare_title(printed), days_below(text, printed)
    below = (*subject_below(lines, printed), *days)
    others = [line for line in lines if not (line in titles or is_told(line, days) or names_appendix(line))]
    if any(is_of_a_text(line) for line in others):
        return None
    told = {witness.field for witness in read_page_title(text, title)} | {field for field, *_ in below}
    has_lead = anchor_pattern("title_lead").match(printed.content.lstrip("•- "))
    is_known = any(fields <= told for fields in _TOLD) or has_lead or is_alone(text, others, told)
    return Listing(title.start, title.start, below, is_labelled=True) if is_known else None


def is_alone(text: str, others: Sequence[Line], told: Collection[str | None]) -> bool:
    """Tell whether a page of a title without a day holds nothing else but where it was printed.

    The title says what about; an archive of what was written about an act has its title too.
    """
    if find_anchor("no_body", text, 0, len(text)):
        return True
    is_bare = "subject" in told and all(is_number(line) for line in others)
    return is_bare and not find_anchor("archive", text, 0, len(text))


def is_number(line: Line) -> bool:
    """Tell whether a line is nothing but a number."""
    number = next(iter(find_numbers(line.content[:_LONGEST_NUMBER])), None)
    return number is not None and number.text == line.content


def names_appendix(line: Line) -> bool:
    """Tell whether a line names an attached file: `Phụ lục I - Mẫu đơn`."""
    return len(line.content) <= _LONGEST_NAME and opens_with("appendix_name", line.content)


def own_of_diagram(text: str) -> Line | None:
    """Return the title that a diagram of documents heads as that of the page: below `Văn bản hiện thời`."""
    head = find_anchor("own_document", text, 0, len(text))
    line = next(read_lines(text, head.end(), len(text)), None) if head else None
    return bare_title(line) if line and is_page_title(bare_title(line).content) else None


def opens_with_number(words: str) -> bool:
    """Tell whether a line is a title, or a number with nothing but its day: `5/2020/TT-BYT ngày 3/4/2020`."""
    if is_page_title(words):
        return True
    number = next(iter(find_numbers(words[:_LONGEST_NUMBER])), None)
    day = _DAY_BEHIND.match(words, number.end) if number and number.start == 0 else None
    dates = find_dates(words, day.end()) if day else []
    return bool(dates and dates[0].end == len(words))


def days_below(text: str, title: Line) -> tuple[Cell, ...]:
    """Return the days that stand right below a title as cells, and who issued: `Bộ Y tế ban hành ngày 3/4/2020`."""
    cells: list[Cell] = []
    for line in islice(read_lines(text, title.end, len(text)), _MOST_DAYS):
        label = next((one for one in find_labels(line.content) if one["colon"] and one.start() == 0), None)
        issued = _ISSUED.match(line.content)
        if label and (field := fields_of_label(label["label"])[0]) in _DATES:
            cells.append((field, line.content[label.end() :], line.start + label.end(), line.end))
        elif issued and parse_date(line.content[issued.end() :]):
            cells.append(("issue_date", line.content[issued.end() :], line.start + issued.end(), line.end))
            body = issued["body"].strip()
            cells += [("issuing_body", body, line.start, line.start + len(body))] if body and find_bodies(body) else []
        else:
            break
    return tuple(cells)


def is_told(line: Line, cells: Sequence[Cell]) -> bool:
    """Tell whether a line holds a cell."""
    return any(line.start <= start < line.end for _, _, start, _ in cells)


def subject_below(lines: Sequence[Line], title: Line) -> tuple[Cell, ...]:
    """Return the line below a title that ends with its date, which is its subject, as a cell."""
    below = lines[lines.index(title) + 1 :][:1]
    is_whole = title.content[-1:].isdecimal()
    return tuple(
        ("subject", line.content, line.start, line.end)
        for line in below
        if is_whole and len(line.content) >= _SHORTEST_SUBJECT and line.content[0].isupper()
    )


def is_of_a_text(line: Line) -> bool:
    """Tell whether a line is one of a text: a sentence, or the beginning of a unit with words behind its label.

    `Thông tin chi tiết xem tại đây.` stands for a link, and a date at the start is no label.
    """
    if anchor_pattern("link").search(line.content) or parse_date(line.content.split()[0]):
        return False
    is_item = " " in line.content and line.content[0] not in _BULLETS and begins_with_mark(line.content)
    return is_item or is_sentence(line.content)
