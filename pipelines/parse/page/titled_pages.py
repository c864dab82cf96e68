"""Pages that hold of a document its title alone, beside an attached file or a link to it: no listing and no text."""

from collections.abc import Sequence

from pipelines.parse.page.furniture import is_sentence
from pipelines.parse.page.listing import Listing
from pipelines.parse.page.listing_cells import Cell
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.page_title import bare_title, is_page_title, read_page_title
from pipelines.parse.words.anchors import anchor_pattern
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.markers import begins_with_mark
from pipelines.parse.words.numbers import find_numbers

# How long such a page is at the most, and a line below a title that is its subject at the least.
_LONGEST_PAGE = 6_000
_SHORTEST_SUBJECT = 30
_BULLETS = "•-–+*"
# What a title says that makes a document of it; the number is enough where words lead to it that name no other.
_TOLD = ({"number", "issue_date", "issuing_body"}, {"number", "issue_date", "subject"})


def find_titled(text: str) -> Listing | None:
    """Return a listing without labels at the title of a page that has nothing else of its document, or None.

    The title gives number and day, and who issues or what about, if not the line below it does. A page of titles with
    several numbers is a list.
    """
    if len(text) > _LONGEST_PAGE or "/" not in text or find_motto(text, 0, len(text)):
        return None
    lines = list(read_lines(text, 0, len(text)))
    titles = [line for line in lines if is_page_title(bare_title(line).content)]
    numbers = {find_numbers(bare_title(line).content)[0].key for line in titles}
    if len(numbers) != 1 or any(is_of_a_text(line) for line in lines if line not in titles):
        return None
    printed = max(titles, key=lambda line: len(line.content))
    title, below = bare_title(printed), subject_below(lines, printed)
    told = {witness.field for witness in read_page_title(text, title)} | {"subject" for _ in below}
    if any(fields <= told for fields in _TOLD) or anchor_pattern("title_lead").match(printed.content.lstrip("•- ")):
        return Listing(title.start, title.start, below, is_labelled=True)
    return None


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
