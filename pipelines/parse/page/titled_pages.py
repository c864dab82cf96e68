"""Pages that hold of a document its title alone, beside an attached file or a link to it: no listing and no text."""

from collections.abc import Sequence

from pipelines.parse.page.furniture import is_sentence
from pipelines.parse.page.listing import Listing
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.page_title import bare_title, is_page_title, read_page_title
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.markers import begins_with_mark
from pipelines.parse.words.numbers import find_numbers

# How long such a page is at the most.
_LONGEST_PAGE = 6_000
# What a title says that makes a document of it.
_TOLD = ({"number", "issue_date", "issuing_body"}, {"number", "issue_date", "subject"})


def find_titled(text: str) -> Listing | None:
    """Return an empty listing at the title of a page that has nothing else of its document; None where there is none.

    The title gives number and day, and who issues or what about. A page of titles with several numbers is a list.
    """
    if len(text) > _LONGEST_PAGE or "/" not in text or find_motto(text, 0, len(text)):
        return None
    lines = [bare_title(line) for line in read_lines(text, 0, len(text))]
    titles = [line for line in lines if is_page_title(line.content)]
    numbers = {find_numbers(line.content)[0].key for line in titles}
    if len(numbers) != 1 or any(map(is_of_a_text, lines_beside(lines, titles))):
        return None
    title = max(titles, key=lambda line: len(line.content))
    told = {witness.field for witness in read_page_title(text, title)}
    if not any(fields <= told for fields in _TOLD):
        return None
    return Listing(title.start, title.start, (), is_labelled=True)


def lines_beside(lines: Sequence[Line], titles: Sequence[Line]) -> list[Line]:
    """Return the lines that are no title."""
    return [line for line in lines if line not in titles]


def is_of_a_text(line: Line) -> bool:
    """Tell whether a line is one of a text: a sentence, or the beginning of a unit with words behind its label."""
    return is_sentence(line.content) or (" " in line.content and begins_with_mark(line.content))
