"""The history of an act that the national database prints below its dates: `24/09/2007 Văn bản được ban hành …`."""

from dataclasses import replace

from pipelines.parse.page.listed import Listing
from pipelines.parse.page.listing_cells import Cell
from pipelines.parse.words.dates import find_dates
from pipelines.vocab.layout import mark_words

_EVENTS = {"event_issued": "issue_date", "event_effective": "effective_date"}
# How far below a listing its history may stand, and how far before an event its date.
_REACH = 2_000
_LONGEST_DATE = 16


def with_history(text: str, listing: Listing | None) -> Listing | None:
    """Return a labelled listing with the dates that only the history below it gives."""
    if listing is None or not listing.is_labelled:
        return listing
    told = {field for field, *_ in listing.cells}
    events = (find_event(text, listing.end, mark, field) for mark, field in _EVENTS.items() if field not in told)
    found = tuple(cell for cell in events if cell)
    return replace(listing, cells=(*listing.cells, *found)) if found else listing


def find_event(text: str, start: int, mark: str, field: str) -> Cell | None:
    """Return the date right before the first event of a kind below `start`, as a cell; None where there is none."""
    for words in mark_words(mark):
        at = text.find(words, start, start + _REACH)
        dates = find_dates(text, max(start, at - _LONGEST_DATE), at) if at >= 0 else []
        if dates and not text[dates[-1].end : at].strip(" \xa0\t\n|"):
            return field, text[dates[-1].start : dates[-1].end], dates[-1].start, dates[-1].end
    return None
