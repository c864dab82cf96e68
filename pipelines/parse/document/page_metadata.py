"""What a page says of its document outside the text, as witnesses without a span."""

from collections.abc import Iterable

from pipelines.parse.model import Evidence
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.lines import Line
from pipelines.parse.words.numbers import find_numbers

_DATES = frozenset({"issue_date", "effective_date"})


def metadata_witnesses(pairs: Iterable[tuple[str, str]], titles: Iterable[Line]) -> list[Evidence]:
    """Return the witnesses of (field, value) pairs; what fits no number or date is none.

    Where the page has a title outside its text, the one printed in the text is a witness beside it.
    """
    found = [Evidence(field, value, "page_metadata", None, None) for field, value in pairs if fits(field, value)]
    if any(witness.field == "title" for witness in found):
        found += [Evidence("title", line.content, "page_title", line.start, line.end) for line in titles]
    return found


def fits(field: str, value: str) -> bool:
    """Tell whether a value can be one of its field."""
    if field in _DATES:
        date = parse_date(value)
        return date is not None and str(date) == value
    return field != "number" or bool(find_numbers(value))
