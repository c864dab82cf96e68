"""Which ranges of a page may cite."""

from collections.abc import Sequence

from pipelines.parse.document.witnesses import Choice
from pipelines.parse.model import Section
from pipelines.parse.page.page_parts import Page


def citation_zones(page: Page, sections: Sequence[Section], choice: Choice) -> list[tuple[str, int, int]]:
    """Return the ranges of the page that may cite, as (zone, start, end) in text order.

    Of the listing only the subject may: its other cells are values of this document.
    """
    listed = [w for w in choice.evidence if w.zone == "listing" and w.field == "subject"]
    zones = [("chrome", line.start, line.end) for line in page.titles]
    zones += [
        ("listing", w.span_start, w.span_end) for w in listed if w.span_start is not None and w.span_end is not None
    ]
    if summary := summary_span(page):
        zones.append(("news", *summary))
    if page.title_block.subject:
        start, end = page.title_block.subject
        zones.append(("title", start, max(end, page.title_block.end or end)))
    if page.body:
        parting = max((s.span_end for s in sections if s.zone == "preamble" and s.parent is None), default=page.body[0])
        zones += [("preamble", page.body[0], parting), ("body", parting, page.body[1])]
    if page.foot.recipients:
        zones.append(("recipients", *page.foot.recipients))
    zones += [("signature", s.span_start, s.span_end) for s in page.foot.signatures]
    if page.appendix:
        zones.append(("appendix", *page.appendix))
    if page.footnotes:
        zones.append(("body", *page.footnotes))
    if page.beside.table:
        zones.append(("related_table", *page.beside.table))
    if page.beside.news:
        zones.append(("news", *page.beside.news))
    return apart(sorted((z for z in zones if z[1] < z[2]), key=lambda z: z[1:]))


def summary_span(page: Page) -> tuple[int, int] | None:
    """Return the span between a labelled listing and the letterhead, where a page tells what the document says."""
    head = page.letterhead.start
    is_between = page.listing and page.listing.is_labelled and head is not None and page.listing.end < head
    return (page.listing.end, head) if page.listing and head is not None and is_between else None


def apart(zones: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the zones without overlap: what an earlier zone covers is taken from the later one."""
    result: list[tuple[str, int, int]] = []
    covered = 0
    for zone, start, end in zones:
        begin = max(start, covered)
        if begin < end:
            result.append((zone, begin, end))
            covered = end
    return result
