"""The page's listing of metadata: bullets without labels, or labels with values.

Bullets keep the order of the portal (subject, number, type, field, issued, in force, issuer, signer), but an empty one
vanishes. So each bullet is given a field by its shape, in order, and what other places of the page say decides doubts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pipelines.parse.page.bullets import judge_shape
from pipelines.parse.page.listed import Listing, is_of_other, listed_number, names_document, names_effect, names_kind
from pipelines.parse.page.listing_cells import NOTHING, Cell, fields_of_label, has_row, read_cells
from pipelines.parse.page.listing_labels import Label, find_labels, leave_repeated, split_blocks, with_dated
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.page_title import bare_title, is_page_title
from pipelines.parse.page.short_labels import with_short
from pipelines.parse.words.anchors import find_anchor
from pipelines.parse.words.dates import find_dates, parse_date
from pipelines.parse.words.line_search import find_at_lines
from pipelines.parse.words.lines import Line, is_upper, read_lines
from pipelines.parse.words.numbers import find_numbers

_BULLET = re.compile(r"^[ \t\xa0]{0,8}•[ \t\xa0]{0,4}(?P<value>[^\n]{1,4000})$", re.MULTILINE)
_MOST_BULLETS = 16
# How many labels make a listing, and the fields of those of which two are enough.
_LEAST = 3
_DATES = {"issue_date", "effective_date", None}
# How many blocks of labels are looked at, and what shows a text between the letterhead and a listing.
_MOST_BLOCKS = 16
_TEXT_MARKS = ("recital", "addressee", "enacting", "recipients")
# How far below its listing a title or letterhead may stand, and how far a motto from the names above it.
_REACH_BELOW = 2_000
_LETTERHEAD = 400
# The line that ends front matter.
_DRAWN = re.compile(r"[\s*|\"']{0,8}\n-{3,80}(?=\n|\Z)")
_FILE_NAME = re.compile(r"[^\n]{0,200}\n?[^\n]{1,200}?\.(?:pdf|docx?|xlsx?|rtf|zip|rar)(?!\w)", re.IGNORECASE)


def find_listing(text: str) -> Listing | None:
    """Return the listing of the page, labelled or of bullets, or None.

    One below the text is its own only where it gives the number of the letterhead: pages list other documents there.
    """
    listing = find_bullets(text) or find_labelled(text)
    motto = find_motto(text, 0, listing.start) if listing else None
    if listing is None or motto is None:
        return listing
    if not any(find_anchor(mark, text, motto[1], listing.start) for mark in _TEXT_MARKS):
        return None if listing.is_below else listing
    head = {number.key for number in find_numbers(text, max(0, motto[0] - _LETTERHEAD), motto[1] + _LETTERHEAD)}
    return replace(listing, is_below=True) if listed_number(listing) in head else None


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


def find_labelled(text: str) -> Listing | None:
    """Return the labelled listing of the page, or None.

    Labels with a colon come first, three at least; of several blocks that which names a document: a form to search
    with has the same labels. A table or list whose cells are lines may do without (see `find_bare`). Two labels of
    dates are enough right above the letterhead or a title.
    """
    labels = with_short(text, find_labels(text))
    with_colon = list(islice(split_blocks(text, [label for label in labels if label["colon"]]), _MOST_BLOCKS))
    if lists_documents(text, with_colon[:_LEAST]):
        return find_bare(text, [label for label in labels if label.start() < with_colon[0][0].start()])
    blocks = [block for one in with_colon for block in part_at_letterhead(text, one) if len(block) >= _LEAST]
    blocks = [with_dated(text, block, labels) for block in blocks]
    listings = [part_text(text, block, labels) or make_listing(text, block, block) for block in blocks]
    found = next((one for one in listings if any(map(names_document, one.cells))), None)
    found = find_above_related(text, found, labels) if found else find_bare(text, labels)
    if found and is_of_other(text, found):
        return None
    told = next((one for one in listings if any(field for field, *_ in one.cells)), None)
    return found or told or find_dates_of_effect(text, with_colon)


def find_above_related(text: str, listing: Listing, labels: Sequence[Label]) -> Listing:
    """Return the listing without colons above the related documents that `listing` is among, else `listing`."""
    related = find_anchor("related", text, 0, listing.start)
    bare = find_bare(text, [label for label in labels if label.start() < related.start()]) if related else None
    return bare or listing


def lists_documents(text: str, blocks: Sequence[Sequence[Label]]) -> bool:
    """Tell whether the first blocks of a page list documents: all have the same labels, that of a number too."""
    keys = [[fields_of_label(label["label"]) for label in block] for block in blocks]
    if len(keys) < _LEAST or ("number",) not in keys[0] or any(own != keys[0] for own in keys):
        return False
    if find_motto(text, 0, blocks[-1][0].start()):
        return False
    numbers = {listed_number(make_listing(text, block, block)) for block in blocks}
    return len(numbers - {None}) == len(keys) and not find_anchor(
        "related", text, blocks[0][-1].end(), blocks[-1][0].start()
    )


def find_bare(text: str, labels: Sequence[Label]) -> Listing | None:
    """Return the listing whose labels have no colon, some of them perhaps; None where there is none.

    Three of them must have a value, among them a number or a date of issue; two of number, type, date of issue and date
    of effect where a blank alone parts one from its value.
    """
    if all(label["colon"] for label in labels):
        return None
    blocks = islice(split_blocks(text, leave_repeated(labels)), _MOST_BLOCKS)
    for above in (part for block in blocks for part in part_at_letterhead(text, block)):
        listing = make_listing(text, above, labels)
        named = {cell[0] for cell in listing.cells if names_document(cell) or names_effect(cell) or names_kind(cell)}
        least = 2 if any(label["plain"] is not None for label in above) else 1
        if len(listing.cells) >= _LEAST and len(named) >= least and named & {"number", "issue_date"}:
            is_below = find_motto(text, 0, listing.start) is not None
            first = next((label for label in above if not label["colon"]), above[0])
            return replace(with_title_of_table(text, listing, first, labels), is_below=is_below)
    return None


def with_title_of_table(text: str, listing: Listing, first: Label, labels: Sequence[Label]) -> Listing:
    """Return a listing with the subject that the national database prints between the dates of effect and the table."""
    above = [label for label in labels if label["colon"] and label.start() < first.start()]
    named = [set(fields_of_label(label["label"])) for label in above[-2:]]
    if {"effective_date"} not in named or not named[-1] <= _DATES:
        return listing
    lines = list(read_lines(text, above[-1].end(), first.start()))[1:]
    if len(lines) != 1:
        return listing
    line = lines[0]
    return replace(listing, start=line.start, cells=(("subject", line.content, line.start, line.end), *listing.cells))


def find_dates_of_effect(text: str, blocks: Sequence[Sequence[Label]]) -> Listing | None:
    """Return the two labels of dates or of validity that stand right above the letterhead, or None.

    Where they are the only ones of the page, a title may stand above or below them instead; a list has many.
    """
    for block in blocks:
        if len(block) < 2 or not all(set(fields_of_label(label["label"])) <= _DATES for label in block):
            continue
        listing = make_listing(text, block, block)
        below = next(read_lines(text, listing.end, min(len(text), listing.end + _REACH_BELOW)), None)
        is_headed = below is not None and find_motto(text, below.start, below.start + _LETTERHEAD) is not None
        is_titled = len(blocks) == 1 and any(is_page_title(bare_title(line).content) for line in beside(text, listing))
        if (is_headed or is_titled) and any(field and parse_date(value) for field, value, _, _ in listing.cells):
            return listing
    return None


def beside(text: str, listing: Listing) -> list[Line]:
    """Return the line above a listing and the one below it."""
    above = list(read_lines(text, max(0, listing.start - _REACH_BELOW), listing.start))[-1:]
    below = islice(read_lines(text, listing.end, min(len(text), listing.end + _REACH_BELOW)), 1)
    return [*above, *below]


def above_letterhead(text: str, block: Sequence[Label]) -> Sequence[Label]:
    """Return the labels of a listing without those below the letterhead or the heading of related documents."""
    motto = find_motto(text, block[0].end(), block[-1].start())
    related = find_anchor("related", text, block[0].end(), motto[0] if motto else block[-1].start())
    stop = related.start() if related else motto[0] if motto else None
    above = [match for match in block if stop is not None and match.start() < stop]
    return above if len(above) >= _LEAST else block


def part_at_letterhead(text: str, block: Sequence[Label]) -> Iterator[Sequence[Label]]:
    """Yield the labels above a letterhead, and those below it where they may be a listing: a form may stand above."""
    above = above_letterhead(text, block)
    yield above
    below = block[len(above) :]
    if len(below) >= _LEAST and any("number" in fields_of_label(label["label"]) for label in below):
        yield below


def part_text(text: str, block: Sequence[Label], labels: Sequence[Label]) -> Listing | None:
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
    if any(any(fields_of_label(match["label"])) for match in below) or not below:
        return None
    if not text[ending.end() : below[0].start()].strip():
        return None
    return replace(make_listing(text, above, above), end=ending.end(), text_end=files.start() if files else None)


def names_files(text: str, label: Label) -> bool:
    """Tell whether a label stands above or before the name of a file: `Tệp đính kèm:` above `1. KH-7.pdf (1 MB)`."""
    return fields_of_label(label["label"]) == (None,) and bool(_FILE_NAME.match(text, label.end()))


def make_listing(text: str, block: Sequence[Label], labels: Sequence[Label]) -> Listing:
    """Return the listing that a block of labels makes, and what stands between these and the next of `labels`."""
    starts = [label.start() for label in labels]
    last = min(len(text), block[-1].end() + _LETTERHEAD)
    bounds = [min([*starts[bisect_right(starts, label.start()) :][:1], last]) for label in block]
    is_table = any(has_row(text, label) for label in block)
    cells = tuple(cell for m, stop in zip(block, bounds, strict=True) for cell in read_cells(text, m, stop, is_table))
    is_below = bool(cells) and "\n" in text[block[-1].end() : cells[-1][2]]
    if is_below and is_letterhead(text, cells[-1]):  # the last label has no value
        cells = cells[:-1]
    end = max([block[-1].end(), *(cell[3] for cell in cells)])
    nothing = NOTHING.match(text, end)
    end = nothing.end() if nothing else end
    drawn = _DRAWN.match(text, end)
    return Listing(block[0].start(), drawn.end() if drawn else end, cells, is_labelled=True)


def is_letterhead(text: str, cell: Cell) -> bool:
    """Tell whether what stands behind a label is no value but the letterhead: capitals with the motto close by."""
    _, value, start, _ = cell
    return (
        is_upper(value)
        and not names_document(cell)
        and find_motto(text, start, min(len(text), start + _LETTERHEAD)) is not None
    )
