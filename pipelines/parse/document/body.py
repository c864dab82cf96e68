"""The body and the appendices as sections."""

from bisect import bisect_left
from collections.abc import Sequence

from pipelines.parse.model import Issue, Section
from pipelines.parse.page.appendices import find_appendices, find_appendices_below
from pipelines.parse.page.page_parts import Page, Span
from pipelines.parse.sections.column_tables import find_column_tables, find_lined, find_tabbed
from pipelines.parse.sections.flattened_tables import find_flattened
from pipelines.parse.sections.hidden_marks import add_behind_titles, add_hidden_marks, glued, is_glued
from pipelines.parse.sections.inner_romans import mark_inner_romans
from pipelines.parse.sections.misread_marks import mend_misread_marks
from pipelines.parse.sections.outline import build_outline
from pipelines.parse.sections.places import Unit, follows, is_first
from pipelines.parse.sections.preamble import find_preamble_end, leave_listed
from pipelines.parse.sections.ranges import Range, make_sections
from pipelines.parse.sections.tables import find_tables, is_inside, merge
from pipelines.parse.words.markers import KEYWORD_LEVELS, Mark, find_marks
from pipelines.parse.words.quotes import Quotation, find_quotations

# A text with so many quotations that never close does not quote: its other marks are misprints, and hide nothing.
_MOST_RECOVERIES = 40
# Levels at which an outline without articles can be picked up again.
_OUTLINE_LEVELS = ("part", "chapter", "article", "roman_item", "numbered_item")

_ABOVE_ARTICLES = KEYWORD_LEVELS - {"article"}
# Phần, Chương, Mục and Tiểu mục may stand above an article.
_MOST_HEADINGS = 4


def read_sections(text: str, page: Page) -> tuple[list[Section], list[Issue]]:
    """Return the sections of body and appendices in text order, and issues about numbers and quotation marks."""
    if page.body is None:
        return [], []
    start, end = page.body
    found, tables, issues = read_units(text, start, end, ())
    units = leave_listed(text, found)
    area = Range(start, end, find_preamble_end(text, start, end, units), "body", tables)
    sections = make_sections(text, area, units)
    if page.appendix:
        more, doubts = read_appendices(text, page, page.appendix, sections)
        sections += more
        issues += doubts
    return sections, issues


def read_units(text: str, start: int, end: int, heads: Sequence[Mark]) -> tuple[list[Unit], list[Span], list[Issue]]:
    """Return units outside quotations and tables, the tables, and issues of `text[start:end]`.

    `heads` are the marks of its appendices.
    """
    found = [mark for mark in find_marks(text, start, end) if mark.marker.level != "appendix"]
    labels = sorted([*heads, *found], key=lambda mark: mark.start) if heads else found
    marks = mend_misread_marks(text, add_hidden_marks(text, labels, start, end), start, end)
    tables = find_tables(text, marks, start, end)
    lined = find_flattened(text, marks, end) if heads else find_lined(text, start, end)
    others = [*find_column_tables(text, start, end), *find_tabbed(text, start, end), *lined]
    tables = merge(sorted([*tables, *others])) if others else tables
    outside = [m for m in marks if not is_inside(tables, m.start)] if tables else marks
    outer, issues = leave_quotations(text, outside, start, end)
    outer = add_behind_titles(text, outer)
    units, doubts = build_outline(text, mark_inner_romans(outer), end)
    doubts += [glued(unit.mark) for unit in units if unit.level == "article" and is_glued(text, unit.mark)]
    return units, tables, issues + doubts


def leave_quotations(text: str, marks: list[Mark], start: int, end: int) -> tuple[list[Mark], list[Issue]]:
    """Return the marks outside quotations. One that never closes ends at the next article of the outer sequence."""
    issues: list[Issue] = []
    outer: list[Mark] = []
    starts = [mark.start for mark in marks]
    place = 0
    for _ in range(_MOST_RECOVERIES):
        resume: int | None = None
        for quotation in find_quotations(text, start, end):
            opening, closing = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
            outer += marks[place:opening]
            place = closing
            if not quotation.is_closed:
                issues.append(unclosed(quotation))
                resume = recovery(outer, marks[opening:closing])
                place = closing if resume is None else bisect_left(starts, resume)
        if resume is None:
            break
        start = resume
    return outer + marks[place:], issues


def recovery(outer: list[Mark], hidden: list[Mark]) -> int | None:
    """Return where the outer text goes on among hidden marks, or None.

    That is the article that follows the last outer one; in a text without a first article the next part, Roman or
    numbered heading in sequence.
    """
    has_articles = any(m.marker.level == "article" and is_first(m.order) for m in outer)
    levels = ("article",) if has_articles else _OUTLINE_LEVELS
    # `Điều 23` at the beginning of a line that goes on a sentence is no label.
    labels = (mark for mark in outer if not mark.is_broken or not mark.label[-1].isalnum())
    last = {mark.marker.marker: mark.order for mark in labels}
    for place, mark in enumerate(hidden):
        headings = count_headings(last, hidden, place) if mark.marker.level == "article" else 0
        if mark.marker.level in levels and goes_on(last, mark, is_below=headings > 0):
            return hidden[place - headings].start
    return None


def count_headings(last: dict[str, tuple[int, ...]], hidden: list[Mark], place: int) -> int:
    """Return how many marks right above that at `place` are the next part, chapter or section, and those below it."""
    begin = place
    while begin and place - begin < _MOST_HEADINGS and hidden[begin - 1].marker.level in _ABOVE_ARTICLES:
        begin -= 1
    return next((place - one for one in range(begin, place) if goes_on(last, hidden[one])), 0)


def goes_on(last: dict[str, tuple[int, ...]], mark: Mark, *, is_below: bool = False) -> bool:
    """Tell whether a mark follows the last outer one of its kind, and the line before it is over.

    The line before an article may be the last cell of a table in the quotation, or the title that it is below.
    """
    before = last.get(mark.marker.marker)
    if before is None:
        return mark.marker.level == "article" and mark.order[:1] == (1,)
    is_article = mark.marker.level == "article" and (is_below or mark.label[-1] in ".:-") and not mark.is_broken
    return (mark.is_apart or is_article) and follows(before, mark.order)


def unclosed(quotation: Quotation) -> Issue:
    """Return the issue about a quotation that never closes."""
    detail = "A quotation mark opens here and never closes."
    return Issue("unclosed_quote", "warning", detail, quotation.start, quotation.start + 1)


def read_appendices(text: str, page: Page, span: Span, before: Sequence[Section]) -> tuple[list[Section], list[Issue]]:
    """Return the sections of the appendices, each its own branch, behind those `before` them."""
    heads = find_appendices(text, *span) if page.foot.end is None else find_appendices_below(text, *span)
    units, tables, issues = read_units(text, *span, heads)
    return make_sections(text, Range(*span, span[0], "appendix", tables), units, before), issues
