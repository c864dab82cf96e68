"""Reads one page of text as an official document: `parse(text)` returns frozen rows, and never raises.

Blocks first, inlines second. The rooms, in the order in which a page goes through them:
1. `plain`      what converters and printed pages leave between words is left out, and put back at the end;
2. `breaks`     where a document flattened into one line, or glued, had its line breaks;
3. `page`       which part of the page is what: listing, letterhead, title, text, foot, appendices, what stands beside;
4. `sections`   the units of a text as a tree: Phần … Điểm, outlines of the Party, appendices;
5. `citations`  references in running text: what is cited, which place of it, what is done to it;
6. `document`   its units, the witnesses of each value and the choice among them, its citations, one row for all.
Below them all, `words` says what dates, numbers, types, bodies, persons and beginnings of lines look like. A room may
use those before it, and none behind it (tests/test_import_direction.py).
"""

from pipelines.parse.breaks.put_back import put_back_breaks
from pipelines.parse.citations.find import find_citations
from pipelines.parse.document.body import read_sections
from pipelines.parse.document.build import build_document, doubt_reading, expect_layout, hear_witnesses
from pipelines.parse.document.official import is_official
from pipelines.parse.model import Hints, ParsedDocument
from pipelines.parse.page.page_parts import read_page
from pipelines.parse.plain.composed import compose
from pipelines.parse.plain.plain_text import read_plain
from pipelines.parse.plain.relocate import relocate
from pipelines.parse.words.dates import parse_date

__all__ = ["Hints", "ParsedDocument", "find_citations", "parse", "parse_date"]


def parse(text: str, hints: Hints = Hints()) -> ParsedDocument:  # noqa: B008 - frozen, so one default serves all
    """Return what an official document's page says; `is_document` is False where the page holds none.

    Every span counts the code points of `text`, which is captured text, or any other that was decoded.
    """
    composed = compose(text)
    return relocate(parse_composed(composed.text, hints), composed, text) if composed else parse_composed(text, hints)


def parse_composed(text: str, hints: Hints) -> ParsedDocument:
    """Return what `parse` returns for a text in NFC, as all captured text is."""
    plain = put_back_breaks(text, read_plain(text))
    return relocate(parse_plain(plain.text, hints), plain, text) if plain else parse_plain(text, hints)


def parse_plain(text: str, hints: Hints) -> ParsedDocument:
    """Return what `parse` returns for a text in which nothing but words stands between words."""
    page = read_page(text)
    sections, issues = read_sections(text, page)
    testimony = hear_witnesses(text, page, sections, hints)
    if not is_official(text, page, testimony.choice, sections):
        return ParsedDocument(is_document=False, layout="unknown")
    document = build_document(text, page, testimony, sections, issues)
    return doubt_reading(expect_layout(document, hints.layout), hints.encoding)
