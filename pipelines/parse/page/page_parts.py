"""The parts of a page: listing, head, body, foot, appendices, and what stands beside the document."""

from itertools import islice
from typing import NamedTuple

from pipelines.parse.page.appendices import find_appendices, find_appendices_below, find_footnotes
from pipelines.parse.page.bare_values import find_values
from pipelines.parse.page.body_names import split_names
from pipelines.parse.page.foot import Foot, read_foot
from pipelines.parse.page.furniture import is_furniture, start_of_summary
from pipelines.parse.page.history import with_history
from pipelines.parse.page.letterhead import Letterhead, read_letterhead
from pipelines.parse.page.listed import Listing, listed_number
from pipelines.parse.page.listing import find_listing
from pipelines.parse.page.listing_labels import start_of_list
from pipelines.parse.page.listing_titles import list_titles, with_title_above
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.related import Beside, find_beside, read_beside
from pipelines.parse.page.title_block import TitleBlock, read_title_block
from pipelines.parse.page.titled_pages import find_titled
from pipelines.parse.page.titled_texts import find_text_title, start_below
from pipelines.parse.words.anchors import find_anchor
from pipelines.parse.words.lines import Block, Line, read_lines, trim_words
from pipelines.parse.words.markers import begins_with_mark

Span = tuple[int, int]

# How many lines below the sign of the end are looked at.
_MOST_LINES = 400
# How much may stand above a sentence that introduces a text and begins as news do.
_LONGEST_ABOVE = 1_000


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
    listing = with_history(text, with_title_above(text, find_listing(text) or find_values(text) or find_titled(text)))
    start = listing.end if listing and not listing.is_below else 0
    motto = find_motto(text, start, len(text))
    # Menus above the letterhead hold the same words as the furniture below the text.
    stop = find_beside(text, motto[1] if motto else start)
    if listing and listing.text_end and not (motto and motto[0] > listing.text_end):
        stop = min(stop, listing.text_end)
    if listing and listing.is_below:
        stop = min(stop, listing.start)
    if motto is None:
        stop = start_of_summary(text, listing.end, stop) if listing else min(stop, start_of_list(text))
    own_number = listed_number(listing) if listing else None
    titles = list_titles(text, listing, start, stop, own_number)
    if listing is None and motto is None and (titled := find_text_title(text, stop) or find_introduced(text, stop)):
        titles, start = [titled], start_below(text, titled)
        stop = stop if stop > start else find_beside(text, start)
    stop = min([stop, *(line.start for line in titles if line.start >= start)])
    letterhead = read_letterhead(text, start, stop)
    title_block = read_title_block(text, letterhead, stop)
    body_start = title_block.body_start
    foot = read_foot(text, stop if body_start is None else body_start, stop)
    body, appendix = cut_body(text, body_start, foot, stop)
    has_head = letterhead.start is not None or title_block.start is not None
    if (
        body
        and not has_head
        and (find_anchor("no_body", text, body[0], len(text)) or is_furniture(text, body, listing))
    ):
        body = None
    below = appendix[0] if appendix else stop
    footnotes = None if foot.end is None else find_footnotes(text, foot.end, below)
    names = tuple(split_names(letterhead.bodies))
    beside = read_beside(text, stop)
    return Page(listing, tuple(titles), letterhead, names, title_block, body, foot, appendix, footnotes, beside, stop)


def find_introduced(text: str, stop: int) -> Line | None:
    """Return the title in the sentence that introduces the text of a page and begins as news do: `(QĐND) - …`."""
    return find_text_title(text, len(text)) if stop < _LONGEST_ABOVE else None


def end_of_text(text: str, start: int, stop: int) -> int:
    """Return where a text without recipients and signature ends: at its sign of the end, `./.`, with no unit below."""
    at = text.rfind("./.", start, stop)
    ending = text.find("\n", at, stop) if at >= 0 else -1
    if ending < 0 or text[at + 3 : ending].strip(' \xa0*"”'):
        return stop
    is_over = not any(begins_with_mark(line.content) for line in islice(read_lines(text, ending, stop), _MOST_LINES))
    return ending if is_over else stop


def cut_body(text: str, body_start: int | None, foot: Foot, stop: int) -> tuple[Span | None, Span | None]:
    """Return the spans of body and appendices. The body ends before recipients, signature and appendices."""
    if body_start is None:
        return None, None
    end = end_of_text(text, body_start, stop) if foot.start is None else foot.start
    below = foot.end
    heads = find_appendices(text, body_start, stop) if below is None else find_appendices_below(text, below, stop)
    head = heads[0].start if heads else None
    if head is not None:
        end = min(end, head)
    begin, words = trim_words(text, body_start, end)
    end = begin + len(words)
    return (body_start, end) if end > body_start else None, None if head is None else (head, stop)
