"""Reads one page of text as an official document: `parse(text)` returns frozen rows, and never raises.

Blocks first, inlines second; links and escapes of Markdown, and numbers of printed pages, are left out before, and
put back after. The stages:
1. `page`      which part of the page is what: listing, head, body, foot, appendices, what stands beside;
2. `body`      the units of body and appendices as a tree;
3. `document`  the witnesses of each value, the choice among them, the citations, one row for all.
"""

from pipelines.parse.body import read_sections
from pipelines.parse.citations import find_citations
from pipelines.parse.dates import parse_date
from pipelines.parse.document import build_document, doubt_reading, expect_layout, hear_witnesses, is_official
from pipelines.parse.model import Hints, ParsedDocument
from pipelines.parse.page import read_page
from pipelines.parse.plain import read_plain
from pipelines.parse.relocate import relocate

__all__ = ["Hints", "ParsedDocument", "find_citations", "parse", "parse_date"]


def parse(text: str, hints: Hints = Hints()) -> ParsedDocument:  # noqa: B008 - frozen, so one default serves all
    """Return what an official document's page says; `is_document` is False where the page holds none.

    `text` is as the gate left it (decoded, NFC, newlines as \\n); every span counts its code points.
    """
    plain = read_plain(text)
    return relocate(parse_plain(plain.text, hints), plain, text) if plain else parse_plain(text, hints)


def parse_plain(text: str, hints: Hints) -> ParsedDocument:
    """Return what `parse` returns for a text in which nothing but words stands between words."""
    page = read_page(text)
    sections, issues = read_sections(text, page)
    testimony = hear_witnesses(text, page, sections, hints)
    if not is_official(page, testimony.choice, sections):
        return ParsedDocument(is_document=False, layout="unknown")
    document = build_document(text, page, testimony, sections, issues)
    return doubt_reading(expect_layout(document, hints.layout), hints.encoding)
