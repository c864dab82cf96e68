"""A listing of metadata as a page prints it: its place, its cells, and what they name."""

from dataclasses import dataclass

from pipelines.parse.page.listing_cells import Cell
from pipelines.parse.page.page_title import bare_title, is_page_title
from pipelines.parse.words.anchors import find_anchor
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.lines import read_lines
from pipelines.parse.words.numbers import find_numbers


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing at `start:end`: its cells as (value, start, end), each with a field where a label gives one.

    `text_end` is where the label of the attached files ends a text that the listing prints; None where it prints none.
    `is_below` tells that the listing stands below the text.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    is_labelled: bool
    text_end: int | None = None
    is_below: bool = False


def listed_number(listing: Listing) -> str | None:
    """Return the key of the number that a labelled listing gives."""
    cells = [value for field, value, _, _ in listing.cells if field == "number"]
    found = find_numbers(cells[0]) if cells else []
    return found[0].key if found else None


def names_document(cell: Cell) -> bool:
    """Tell whether a cell holds what a listing of a document has: a number or a date of issue."""
    field, value = cell[:2]
    return bool(find_numbers(value)) if field == "number" else field == "issue_date" and parse_date(value) is not None


def names_kind(cell: Cell) -> bool:
    """Tell whether a cell holds a type."""
    return cell[0] == "document_type" and match_kind(cell[1]) is not None


def names_effect(cell: Cell) -> bool:
    """Tell whether a cell holds a date of effect."""
    return cell[0] == "effective_date" and parse_date(cell[1]) is not None


def is_of_other(text: str, listing: Listing) -> bool:
    """Tell whether a listing is that of a related document: below their heading, with another number than all above."""
    related = find_anchor("related", text, 0, listing.start)
    lines = (bare_title(line).content for line in read_lines(text, 0, related.start())) if related else ()
    own = {
        number.key for words in lines for number in find_numbers(words)[:1] if number.start == 0 or is_page_title(words)
    }
    return bool(own) and listed_number(listing) not in own
