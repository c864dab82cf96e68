"""Notes, tables, numbers and heads of pages and forms open no unit of the text, and its units keep their words."""

from collections import Counter
from collections.abc import Iterator

from asides import HEAD, Answer, Aside, letters, make_asides

from pipelines.parse import parse
from pipelines.parse.model import ParsedDocument

COUNT = 800
# A line with the number of a page between two units belongs to the first: the stored text keeps it.
BEGINNING = 40


def read_units(document: ParsedDocument) -> list[Answer]:
    """Return the units of the text, with the place of the unit above each."""
    rows = [(at, row) for at, row in enumerate(document.sections) if row.zone == "body" and row.label]
    places: dict[int | None, int] = {at: place for place, (at, _) in enumerate(rows)}
    return [
        (row.level, row.number or "", letters((row.heading or "") + (row.text or "")), places.get(row.parent))
        for _, row in rows
    ]


def misread(one: Aside, document: ParsedDocument) -> Iterator[str]:
    """Yield what the parser does not read as a reader does."""
    units = read_units(document)
    for wanted, found in zip(one.units, units, strict=False):
        words = wanted[2][:BEGINNING] if one.has_pages else wanted[2]
        end = len(words) if one.has_pages else None
        if wanted[:2] != found[:2] or wanted[3] != found[3] or words != found[2][:end]:
            yield f"{wanted} but {found}"
    if len(units) != len(one.units):
        yield f"{len(one.units)} units but {len(units)}"
    appended = [row for row in document.sections if row.zone == "appendix" and row.parent is None]
    if [row.number for row in appended] != list(one.appendices):
        yield f"appendices {one.appendices} but {[(row.level, row.number) for row in appended]}"
    head = (document.number, document.signer, str(document.issue_date))
    if head != ("12/2031/QĐ-UBND", "Đỗ Văn Mẫu", "2031-03-05"):
        yield f"head and foot {head}"
    yield from (issue.detail for issue in document.issues if issue.code in ("repeated_number", "number_gap"))


def test_what_stands_between_units_opens_none() -> None:
    found = ((one.shape, next(misread(one, parse(one.text)), None)) for one in make_asides(COUNT, seed=5))
    misses = Counter((shape, miss) for shape, miss in found if miss)
    assert misses == {}


def test_the_last_article_may_hold_a_table_alone() -> None:
    sections = parse(HEAD + "Điều 1. Bến đò.\nĐiều 2.\n| Xã | Tổ |\n| Hưng Hà | 3 |\n").sections
    words = [(row.label, letters((row.heading or "") + (row.text or ""))) for row in sections if row.label]
    assert words == [("Điều 1.", "Bếnđò."), ("Điều 2.", "XãTổHưngHà3")]
