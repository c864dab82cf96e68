"""What the page offers beside the document: are its rows there, and every cell in its place?"""

from collections.abc import Callable, Iterator

from pipelines.evaluate.folds import letters_key, number_key
from pipelines.evaluate.gold import Gold, Offer
from pipelines.evaluate.metadata import day
from pipelines.evaluate.outcome import Miss, Outcome, Span, answer, extra, hit, locate, missing, span_of
from pipelines.parse.model import ParsedDocument, RelatedLink

KEYS: dict[str, Callable[[str | None], str | None]] = {
    "number": lambda value: number_key(value) or None,
    "title": lambda value: letters_key(value) or None,
    "issue_date": lambda value: value,
    "effective_date": lambda value: value,
    "file": lambda value: value,
}
# kind → (measure of rows, measure of cells, cells that are compared)
KINDS = {
    "other_document": ("related_documents", "related_document_cell", tuple(KEYS)),
    "news": ("news_items", "news_item_cell", ("title",)),
}


def compare_offers(gold: Gold, parsed: ParsedDocument, text: str) -> Iterator[Outcome]:
    """Yield what became of each row and cell, where the gold says what the page offers."""
    for kind, (rows_measure, cell_measure, cells) in KINDS.items() if gold.offers is not None else ():
        wanted = [offer for offer in gold.offers or () if offer.kind == kind]
        found = [(offer_of(link), span_of(link)) for link in parsed.related_links if link.kind == kind]
        pairs = match_offers(wanted, [offer for offer, _ in found])
        for place, offer in enumerate(wanted):
            if place in pairs:
                got, span = found[pairs[place]]
                yield hit(rows_measure)
                yield from compare_cells(cell_measure, cells, offer, got, span)
            else:
                yield missing(rows_measure, shown(offer), locate(text, offer.number or offer.title))
        for place in sorted(set(range(len(found))) - set(pairs.values())):
            yield extra(rows_measure, shown(found[place][0]), found[place][1])


def compare_cells(measure: str, cells: tuple[str, ...], wanted: Offer, got: Offer, span: Span) -> Iterator[Outcome]:
    """Yield whether each cell is right; an empty one must be empty."""
    for cell in cells:
        miss = Miss(f"{cell}: {getattr(wanted, cell)}", getattr(got, cell), span)
        yield answer(measure, key(wanted, cell) == key(got, cell), miss)


def match_offers(wanted: list[Offer], found: list[Offer]) -> dict[int, int]:
    """Return {place in wanted: place in found}, both in order; a row matches the next one that is alike."""
    pairs: dict[int, int] = {}
    start = 0
    for place, offer in enumerate(wanted):
        match = next((j for j in range(start, len(found)) if are_alike(offer, found[j])), None)
        if match is not None:
            pairs[place] = match
            start = match + 1
    return pairs


def are_alike(one: Offer, other: Offer) -> bool:
    """Return whether number or title agree, or, where not both have a number, any cell."""
    shared = {cell for cell in KEYS if key(one, cell) and key(one, cell) == key(other, cell)}
    return bool(shared & {"number", "title"}) or (bool(shared) and not (one.number and other.number))


def offer_of(link: RelatedLink) -> Offer:
    """Return a row of the parser as the gold would write it."""
    title = link.title or link.subject
    return Offer(link.kind, link.number, title, day(link.issue_date), day(link.effective_date), link.file_url)


def key(offer: Offer, cell: str) -> str | None:
    """Return what a cell is compared by, None for an empty one."""
    value: str | None = getattr(offer, cell)
    return KEYS[cell](value)


def shown(offer: Offer) -> str:
    """Return a row for people."""
    return " | ".join(cell or "-" for cell in (offer.number, offer.title, offer.issue_date, offer.effective_date))
