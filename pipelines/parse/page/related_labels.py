"""Lists of related documents in which each has labels as a listing has: `Số hiệu: …`, `Ngày ban hành: …`."""

from collections.abc import Iterator
from itertools import islice

from pipelines.parse.model import RelatedLink
from pipelines.parse.page.listing import make_listing
from pipelines.parse.page.listing_cells import fields_of_label
from pipelines.parse.page.listing_labels import Label, find_labels, split_blocks
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.numbers import find_numbers

_MOST_ROWS = 60


def read_labelled_rows(text: str, start: int, end: int) -> list[RelatedLink]:
    """Return the documents of `text[start:end]`, each a run of labels that gives a number."""
    labels = [label for label in find_labels(text, start, end) if label["colon"]]
    rows = (make_row(text, block) for block in islice(split_blocks(text, labels), _MOST_ROWS))
    return [row for found in rows for row in found]


def make_row(text: str, block: list[Label]) -> Iterator[RelatedLink]:
    """Yield the document that a run of labels names, if it gives a number."""
    if not any("number" in fields_of_label(label["label"]) for label in block):
        return
    listing = make_listing(text, block, block)
    told = {field: value for field, value, _, _ in reversed(listing.cells) if field}
    number = next(iter(find_numbers(told.get("number", ""))), None)
    kind = match_kind(told.get("document_type", ""))
    if number is not None:
        yield RelatedLink(
            "other_document",
            listing.start,
            listing.end,
            number=number.text,
            number_key=number.key,
            document_type=kind.document_type if kind else None,
            subject=told.get("subject"),
            issue_date=parse_date(told.get("issue_date", "")),
            effective_date=parse_date(told.get("effective_date", "")),
        )
