"""What the cells of a listing say, as witnesses: dates as ISO 8601, number and name without the words beside them."""

from collections.abc import Mapping

from pipelines.parse.model import Evidence, Issue
from pipelines.parse.page.bullets import assign_bullets, names_in, names_no_type
from pipelines.parse.page.listed import Listing
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.numbers import find_numbers
from pipelines.parse.words.persons import holds_titles, name_within


def read_listing(listing: Listing, seen: Mapping[str, set[str]]) -> tuple[list[Evidence], list[Issue]]:
    """Return the witnesses of a listing and issues about what fits no field.

    `seen` gives the folded values that other places of the page have for each field.
    """
    if listing.is_labelled:
        cells = [(field, value, start, end) for field, value, start, end in listing.cells if field]
        return [w for cell in cells if (w := make_witness(*cell))], []
    fields = assign_bullets([value for _, value, _, _ in listing.cells], seen)
    witnesses: list[Evidence] = []
    issues: list[Issue] = []
    for field, (_, value, start, end) in zip(fields, listing.cells, strict=True):
        witness = make_witness(field, value, start, end) if field else None
        if witness:
            witnesses.append(witness)
        elif not names_no_type(value):
            issues.append(
                Issue(
                    "unassigned_listing_item",
                    "warning",
                    f"The listing's item “{value[:80]}” fits no field.",
                    start,
                    end,
                )
            )
    return witnesses, issues


def make_witness(field: str | None, value: str, start: int, end: int) -> Evidence | None:
    """Return the witness of a listed value; dates become ISO 8601. None where the value does not fit the field."""
    if field is None or (field == "document_type" and names_no_type(value)):
        return None
    if field in ("issue_date", "effective_date"):
        date = parse_date(value)
        return Evidence(field, str(date), "listing", start, end) if date else None
    if field == "number":
        return make_number(value, start)
    if field == "signer":  # of several, the first
        value, at = name_within(names_in(value)[0])
        if holds_titles(fold_name(value)):  # an office alone
            return None
        return Evidence(field, value, "listing", start + at, start + at + len(value))
    return Evidence(field, value, "listing", start, end)


def make_number(value: str, start: int) -> Evidence | None:
    """Return the witness of a listed number without words before it, and behind it: `Số 5/QĐ-BYT ngày 6/7/2018`."""
    found = find_numbers(value)
    if not found:
        return None
    at, behind = found[0].start, value[found[0].end :]
    end = found[0].end if behind[:1].isspace() and not behind.lstrip()[0].isupper() else len(value)
    return Evidence("number", value[at:end], "listing", start + at, start + end)
