"""The parts of a page: listing, head, body, foot, appendices, and what stands beside the document."""

from typing import NamedTuple

from pipelines.parse.page.appendices import find_appendices, find_appendices_below, find_footnotes
from pipelines.parse.page.body_names import split_names
from pipelines.parse.page.foot import Foot, read_foot
from pipelines.parse.page.letterhead import Letterhead, read_letterhead
from pipelines.parse.page.listing import Listing, find_listing
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.page_title import find_page_titles, is_page_title
from pipelines.parse.page.related import Beside, find_beside, read_beside
from pipelines.parse.page.title_block import TitleBlock, read_title_block
from pipelines.parse.words.anchors import find_anchor
from pipelines.parse.words.lines import Block, Line, read_lines, trim_words
from pipelines.parse.words.numbers import find_numbers

Span = tuple[int, int]

# How many lines above listing or furniture may hold a title.
_TITLE_LINES = 3
# How far above it they may begin; most stand near.
_REACHES = (400, 4_000)


class Page(NamedTuple):
    """A page cut into its parts. `body` is None where the page holds no text of a document.

    `stop` is where the document is over, appendices included.
    """

    listing: Listing | None
    titles: tuple[Line, ...]
    letterhead: Letterhead
    names: tuple[Block, ...]
    title_block: TitleBlock
    body: Span | None
    foot: Foot
    appendix: Span | None
    footnotes: Span | None
    beside: Beside
    stop: int


def read_page(text: str) -> Page:
    """Return the parts of the page."""
    listing = find_listing(text)
    start = listing.end if listing else 0
    motto = find_motto(text, start, len(text))
    # Menus above the letterhead hold the same words as the furniture below the text.
    stop = find_beside(text, motto[1] if motto else start)
    if listing and listing.text_end and not (motto and motto[0] > listing.text_end):
        stop = min(stop, listing.text_end)
    own_number = listed_number(listing)
    titles = list_titles(text, listing, start, stop, own_number)
    stop = min([stop, *(line.start for line in titles if line.start >= start)])
    letterhead = read_letterhead(text, start, stop)
    title_block = read_title_block(text, letterhead, stop)
    body_start = title_block.body_start
    foot = read_foot(text, stop if body_start is None else body_start, stop)
    body, appendix = cut_body(text, body_start, foot, stop)
    has_head = letterhead.start is not None or title_block.start is not None
    if body and not has_head and find_anchor("no_body", text, body[0], len(text)):
        body = None
    below = appendix[0] if appendix else stop
    footnotes = None if foot.end is None else find_footnotes(text, foot.end, below)
    names = tuple(split_names(letterhead.bodies))
    beside = read_beside(text, stop)
    return Page(listing, tuple(titles), letterhead, names, title_block, body, foot, appendix, footnotes, beside, stop)


def listed_number(listing: Listing | None) -> str | None:
    """Return the key of the number that a labelled listing gives."""
    if listing is None:
        return None
    cells = [value for field, value, _, _ in listing.cells if field == "number"]
    found = find_numbers(cells[0]) if cells else []
    return found[0].key if found else None


def list_titles(text: str, listing: Listing | None, start: int, stop: int, own_number: str | None) -> list[Line]:
    """Return the page titles: the line above unlabelled bullets, or the captions around the foot of a labelled page."""
    if listing is None:
        return []
    if not listing.is_labelled:
        return [line for line in list(read_lines(text, 0, listing.start))[-1:] if is_page_title(line.content)]
    if own_number is None:
        return []
    near = last_lines(text, 0, listing.start, _TITLE_LINES) + last_lines(text, start, stop, _TITLE_LINES)
    before = [line for line in near if is_page_title(line.content, own_number)]
    return [*before, *find_page_titles(text, stop, len(text), own_number)]


def last_lines(text: str, start: int, stop: int, count: int) -> list[Line]:
    """Return the last few lines of `text[start:stop]` that say something."""
    lines: list[Line] = []
    for reach in _REACHES:
        begin = max(start, text.rfind("\n", 0, max(start, stop - reach)) + 1)
        lines = list(read_lines(text, begin, stop))[-count:]
        if len(lines) == count:
            break
    return lines


def cut_body(text: str, body_start: int | None, foot: Foot, stop: int) -> tuple[Span | None, Span | None]:
    """Return the spans of body and appendices. The body ends before recipients, signature and appendices."""
    if body_start is None:
        return None, None
    end = stop if foot.start is None else foot.start
    below = foot.end
    heads = find_appendices(text, body_start, stop) if below is None else find_appendices_below(text, below, stop)
    head = heads[0].start if heads else None
    if head is not None:
        end = min(end, head)
    begin, words = trim_words(text, body_start, end)
    end = begin + len(words)
    return (body_start, end) if end > body_start else None, None if head is None else (head, stop)
