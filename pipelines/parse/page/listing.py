"""The page's listing of metadata: bullets without labels, or labels with values.

Bullets keep the order of the portal (subject, number, type, field, issued, in force, issuer, signer), but an empty one
vanishes. So each bullet is given a field by its shape, in order, and what other places of the page say decides doubts.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from pipelines.parse.model import Evidence, Issue
from pipelines.parse.page.bullets import assign_bullets, judge_shape, names_in, names_no_type
from pipelines.parse.page.listing_cells import Cell, fields_by_key, fold_label, has_row, read_cells
from pipelines.parse.page.motto import find_motto
from pipelines.parse.words.anchors import find_anchor
from pipelines.parse.words.dates import find_dates, parse_date
from pipelines.parse.words.line_search import find_at_lines
from pipelines.parse.words.lines import is_upper
from pipelines.parse.words.numbers import find_numbers
from pipelines.parse.words.openings import find_at_openings, openings_of
from pipelines.parse.words.phrases import in_any_case, tree_pattern
from pipelines.vocab.layout import listing_labels

_BULLET = re.compile(r"^[ \t\xa0]{0,8}•[ \t\xa0]{0,4}(?P<value>[^\n]{1,4000})$", re.MULTILINE)
_MOST_BULLETS = 16
# How far one label may stand behind another.
_REACH = 1_200
_LETTERHEAD = 400
_FILE_NAME = re.compile(r"[^\n]{0,200}\n?[^\n]{1,200}?\.(?:pdf|docx?|xlsx?|rtf|zip|rar)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing at `start:end`: its cells as (value, start, end), each with a field where a label gives one.

    `text_end` is where the label of the attached files ends a text that the listing prints; None where it prints none.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    is_labelled: bool
    text_end: int | None = None


def find_listing(text: str) -> Listing | None:
    """Return the listing of the page, labelled or of bullets, or None."""
    return find_bullets(text) or find_labels(text)


def find_bullets(text: str) -> Listing | None:
    """Return the first run of three or more bullets, below which the text begins; None if there is none."""
    if "•" not in text:
        return None
    runs: list[list[re.Match[str]]] = []
    for match in find_at_lines(_BULLET, text, 0, min(len(text), 20_000)):
        if runs and not text[runs[-1][-1].end() : match.start()].strip():
            runs[-1].append(match)
        else:
            runs.append([match])
    run = next((r for r in runs if len(r) >= 3), None)
    if run is None:
        return None
    ending = find_anchor("listing_end", text, run[-1].end(), min(len(text), run[-1].end() + 200))
    if not has_number(run, is_above_text=ending is not None):
        return None
    cells = tuple(
        (None, m["value"].rstrip(" \t"), m.start("value"), m.start("value") + len(m["value"].rstrip(" \t")))
        for m in run[:_MOST_BULLETS]
    )
    return Listing(run[0].start(), ending.end() if ending else run[-1].end(), cells, is_labelled=False)


def has_number(run: list[re.Match[str]], *, is_above_text: bool) -> bool:
    """Tell whether a run of bullets lists a document: one is a number or a type, another a date.

    Where the text is said to begin below it, a document may have no date.
    """
    values = [match["value"] for match in run]
    shapes = [judge_shape(value) for value in values]
    if not any(shape["number"] > 0 or shape["document_type"] > 0 for shape in shapes):
        return False
    if is_above_text:
        return True
    return any(shape["issue_date"] > 0 for shape in shapes) or any(find_dates(value) for value in values)


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label that ends with a colon, alone or before its value, or that fills its table cell."""
    either = in_any_case(tree_pattern({label.lower() for label in listing_labels()}, r"\s"))
    return re.compile(
        rf"^[ \t\xa0*|#>\-•]{{0,12}}(?P<label>{either})[ \xa0]{{0,40}}[*]{{0,4}}"
        rf"(?:(?P<colon>:)[*]{{0,4}}|[ \xa0]{{0,4}}(?:$|[|\t])|(?<=[ \xa0]{{3}})(?=\S))",
        re.MULTILINE,
    )


@cache
def label_openings() -> frozenset[str]:
    """Return the openings of the lines that begin with a label."""
    return openings_of(listing_labels())


def find_labels(text: str) -> Listing | None:
    """Return the labelled listing of the page; None where fewer than three labels stand near each other.

    Labels with a colon come first. A table or list whose cells are lines may do without; then three of them must have a
    value, among them a number or a date, and the letterhead must not stand above.
    """
    first = find_at_openings(label_pattern(), label_openings(), text, 0, min(len(text), 60_000))
    found = [match for label in first for match in (label, *find_behind(text, label))]
    block = above_letterhead(text, next(split_blocks([match for match in found if match["colon"]]), []))
    if len(block) >= 3:
        return part_text(text, block, found) or make_listing(text, block)
    for bare in split_blocks([match for match in found if not match["colon"]]):
        listing = make_listing(text, above_letterhead(text, bare))
        if len(listing.cells) >= 3 and any(map(names_document, listing.cells)):
            return None if find_motto(text, 0, listing.start) else listing
    return None


@cache
def inner_label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label with a colon behind a value in the same line, after a sign or with its capital.

    The capital may touch the value: `Số hiệu:21-QĐ/TUNgày ban hành:5/6/2013`.
    """
    labels = sorted(listing_labels(), key=len, reverse=True)
    either = "|".join(re.escape(label).replace(r"\ ", r"\s") for label in labels)
    opening = r"(?:[|\t;][ \xa0*]{0,8}|(?:(?<=\S)[ \xa0]{1,4}|(?<=[^\W_]))(?-i:(?=[A-ZĐ])))"
    return re.compile(rf"{opening}(?P<label>{either})[ \xa0*]{{0,4}}(?P<colon>:)[*]{{0,4}}", re.IGNORECASE)


@cache
def glued_label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label with a colon that is glued to what stands before it: `Quyết địnhNgười ký:`."""
    labels = {label for label in listing_labels() if " " in label}
    return re.compile(rf"(?<=[^\s(])(?P<label>{tree_pattern(labels, ' ')})(?P<colon>:)")


def find_behind(text: str, label: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the labels with a colon that stand behind a label with one in the same line, parted from it or glued."""
    ending = text.find("\n", label.end()) if label["colon"] else label.end()
    stop = len(text) if ending < 0 else ending
    if text.find(":", label.end(), stop) < 0:
        return
    parted = list(inner_label_pattern().finditer(text, label.end(), stop))
    yield from parted or glued_label_pattern().finditer(text, label.end(), stop)


def split_blocks(labels: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of labels that stand near each other; one that comes again belongs to another document."""
    block: list[re.Match[str]] = []
    keys: set[str] = set()
    for match in labels:
        key = fold_label(match["label"])
        if block and (match.start() - block[-1].end() > _REACH or key in keys):
            yield block
            block, keys = [], set()
        block.append(match)
        keys.add(key)
    if block:
        yield block


def above_letterhead(text: str, block: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the labels of a listing without those of another document, which stand below the letterhead."""
    motto = find_motto(text, block[0].end(), block[-1].start()) if block else None
    above = [match for match in block if motto and match.start() < motto[0]]
    return above if len(above) >= 3 else block


def part_text(text: str, block: list[re.Match[str]], labels: list[re.Match[str]]) -> Listing | None:
    """Return the listing above a text that `Nội dung:` heads; None where none is, or labels with a field stand in it.

    Pages print an excerpt so, or the whole text; it ends above the first label of the page that names files.
    """
    reach = min(len(text), block[-1].end() + _LETTERHEAD)
    ending = find_anchor("listing_end", text, block[2].end(), reach)
    if ending is None:
        return None
    above = [match for match in block if match.start() < ending.start()]
    files = next((match for match in labels if match.start() > ending.end() and names_files(text, match)), None)
    below = [*block[len(above) :], *([files] if files else [])]
    if any(fields_by_key().get(fold_label(match["label"])) for match in below) or not below:
        return None
    if not text[ending.end() : below[0].start()].strip():
        return None
    return replace(make_listing(text, above), end=ending.end(), text_end=files.start() if files else None)


def names_files(text: str, label: re.Match[str]) -> bool:
    """Tell whether a label stands above or before the name of a file: `Tệp đính kèm:` above `1. KH-7.pdf (1 MB)`."""
    is_label = fields_by_key().get(fold_label(label["label"]), "") is None
    return is_label and bool(_FILE_NAME.match(text, label.end()))


def make_listing(text: str, block: list[re.Match[str]]) -> Listing:
    """Return the listing that labels and what stands between them make."""
    bounds = [*(m.start() for m in block[1:]), min(len(text), block[-1].end() + 400)]
    is_table = any(has_row(text, label) for label in block)
    cells = tuple(cell for m, stop in zip(block, bounds, strict=True) for cell in read_cells(text, m, stop, is_table))
    if cells and is_letterhead(text, cells[-1]):  # the last label has no value
        cells = cells[:-1]
    end = max([block[-1].end(), *(cell[3] for cell in cells)])
    return Listing(block[0].start(), end, cells, is_labelled=True)


def is_letterhead(text: str, cell: Cell) -> bool:
    """Tell whether what stands behind a label is no value but the letterhead: capitals with the motto close by."""
    _, value, start, _ = cell
    return is_upper(value) and find_motto(text, start, min(len(text), start + _LETTERHEAD)) is not None


def names_document(cell: Cell) -> bool:
    """Tell whether a cell holds what a listing of a document has: a number or a date of issue."""
    field, value = cell[:2]
    return bool(find_numbers(value)) if field == "number" else field == "issue_date" and parse_date(value) is not None


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
    if field == "number" and not find_numbers(value):
        return None
    if field == "signer":  # of several, the first
        value = names_in(value)[0]
        end = start + len(value)
    return Evidence(field, value, "listing", start, end)
