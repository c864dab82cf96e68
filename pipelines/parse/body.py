"""The body and the appendices as sections."""

from pipelines.parse.markers import Mark, find_marks
from pipelines.parse.model import Issue, Section
from pipelines.parse.outline import Unit, build_outline, follows
from pipelines.parse.page import Page, Span, is_appendix_head
from pipelines.parse.preamble import find_preamble_end
from pipelines.parse.quotes import Quotation, find_quotations
from pipelines.parse.sections import Range, make_sections


def read_sections(text: str, page: Page) -> tuple[list[Section], list[Issue]]:
    """Return the sections of body and appendices in text order, and issues about numbers and quotation marks."""
    if page.body is None:
        return [], []
    start, end = page.body
    units, issues = read_units(text, start, end, None)
    first = units[0].mark.start if units else end
    area = Range(start, end, find_preamble_end(text, start, first), "body")
    sections = make_sections(text, area, units)
    if page.appendix:
        more, doubts = read_appendices(text, page.appendix, len(sections))
        sections += more
        issues += doubts
    return sections, issues


def read_units(text: str, start: int, end: int, appendix_end: int | None) -> tuple[list[Unit], list[Issue]]:
    """Return the units of `text[start:end]` outside quotations; appendix headings count only up to `appendix_end`."""
    marks = [
        mark
        for mark in find_marks(text, start, end)
        if mark.marker.level != "appendix" or (appendix_end is not None and is_appendix_head(text, mark, appendix_end))
    ]
    outer, issues = leave_quotations(text, marks, start, end)
    units, doubts = build_outline(text, outer, end)
    return units, issues + doubts


def leave_quotations(text: str, marks: list[Mark], start: int, end: int) -> tuple[list[Mark], list[Issue]]:
    """Return the marks outside quotations. One that never closes ends at the next article of the outer sequence."""
    issues: list[Issue] = []
    outer: list[Mark] = []
    waiting = list(marks)
    while True:
        quotations = find_quotations(text, start, end)
        resume: int | None = None
        for quotation in quotations:
            outer += [mark for mark in waiting if mark.start < quotation.start]
            hidden = [mark for mark in waiting if quotation.start <= mark.start < quotation.end]
            waiting = [mark for mark in waiting if mark.start >= quotation.end]
            if not quotation.is_closed:
                issues.append(unclosed(quotation))
                resume = recovery(outer, hidden)
                waiting = [mark for mark in hidden if resume is not None and mark.start >= resume]
        if resume is None:
            return outer + waiting, issues
        start = resume


def recovery(outer: list[Mark], hidden: list[Mark]) -> int | None:
    """Return where the article that follows the last outer one begins among hidden marks, or None."""
    articles = [mark.order for mark in outer if mark.marker.level == "article"]
    last = articles[-1] if articles else (0, 0, 0)
    nexts = (mark.start for mark in hidden if mark.marker.level == "article" and follows(last, mark.order))
    return next(nexts, None)


def unclosed(quotation: Quotation) -> Issue:
    """Return the issue about a quotation that never closes."""
    detail = "A quotation mark opens here and never closes."
    return Issue("unclosed_quote", "warning", detail, quotation.start, quotation.start + 1)


def read_appendices(text: str, span: Span, offset: int) -> tuple[list[Section], list[Issue]]:
    """Return the sections of the appendices, each its own branch; `offset` is the count of sections before them."""
    units, issues = read_units(text, *span, span[1])
    return make_sections(text, Range(*span, span[0], "appendix"), units, offset), issues
