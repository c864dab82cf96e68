"""Which marks open a unit: sequence and context decide.

A mark opens a unit when it continues the sequence of its siblings or starts one (1, a, I, A). A jump or a repetition is
evidence of a misprint, not proof: it opens a unit only where the line before is over, and an issue says so.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipelines.parse.model import Issue
from pipelines.parse.sections.items import joins_words, opens_item, says_nothing
from pipelines.parse.sections.keyword_headings import follows_bare, reads_as_heading, reads_as_title
from pipelines.parse.sections.places import (
    LARGEST_GAP,
    Latest,
    Open,
    Place,
    Unit,
    find_place,
    follows,
    is_first,
    is_near,
    kind_of,
)
from pipelines.parse.words.lines import MARKS, is_upper
from pipelines.parse.words.markers import KEYWORD_LEVELS, Mark, markers_by_name, order_of

_LONGEST_LOOK = 400
_MARKS_AND_BREAKS = MARKS + "\n"
# A title is no sentence, and does not end within a reference.
_NO_TITLE = re.compile(r"[.;:]|(?:khoản|điểm|điều|Điều)\Z|\n\n")
# How far before a list its colon may stand.
_LEAD = 40
# How many letters follow each other behind one that begins a list in the middle.
_LETTERS_FOLLOW = 2
# How many marks further on the third item of a list may stand whose first is lost.
_REACH = 80


def build_outline(text: str, marks: Sequence[Mark], end: int) -> tuple[list[Unit], list[Issue]]:
    """Return the units that `marks` open, in text order, and issues about their numbers; the text ends at `end`."""
    units: list[Unit] = []
    issues: list[Issue] = []
    open_: list[Open] = []
    open_units: list[Unit] = []
    latest: Latest = {}
    for index, found in enumerate(marks):
        mark = read_as_capital(found, open_units) if found.marker.sequence == "roman" else found
        place = find_place(mark, open_, open_units, latest)
        unit, depth, _, _, continues = place
        if not opens_unit(text, place, open_units, end):
            if not begins_late(text, place, marks[index + 1 : index + _REACH], end):
                continue
            issues.append(late(mark))
        elif not continues and mark.order:
            issues += judge_number(place)
        for closed in open_units[depth:]:
            latest[closed.level, closed.rank] = closed
        open_[depth:] = [(len(units), kind_of(mark))]
        open_units[depth:] = [unit]
        units.append(unit)
    return units, issues


def read_as_capital(mark: Mark, open_units: list[Unit]) -> Mark:
    """Return `mark` as a capital letter where that continues A, B, C …: I. after H. is a letter, not one."""
    if mark.number is None or len(mark.number) != 1:
        return mark
    capital = markers_by_name()["capital"]
    order = order_of(capital.sequence, mark.number)
    before = [u.mark.order for u in open_units if u.mark.marker.marker == "capital"]
    if before and follows(before[-1], order):
        return mark._replace(marker=capital, order=order)
    return mark


def opens_unit(text: str, place: Place, open_units: list[Unit], end: int) -> bool:
    """Tell whether the mark at `place` opens a unit."""
    unit, _, _, _, continues = place
    mark = unit.mark
    sequence = mark.marker.sequence
    if sequence == "none":
        joins = not mark.is_apart and joins_words(text, mark, in_list=holds_dash(open_units))
        return mark.marker.level == "appendix" or (not joins and opens_item(text, mark, end))
    if mark.is_broken and not (follows_comma(text, place, end) or follows_title(text, mark, open_units)):
        return False
    if sequence == "decimal" or mark.marker.marker == "clause_word":
        return continues_decimal(place, open_units) if sequence == "decimal" else names_clause(place, open_units)
    if unit.level in KEYWORD_LEVELS and mark.marker.marker != "capital":
        is_next = mark.is_apart or continues or follows_heading(text, mark, open_units)
        is_below = heads_below(text, place, open_units, end)
        return is_below or (is_next and (reads_as_heading(text, mark, end) or follows_bare(text, place, end)))
    if says_nothing(text, mark, end):
        return False
    return continues or (mark.is_apart and is_near(place))


def names_clause(place: Place, open_units: list[Unit]) -> bool:
    """Tell whether guidance names a clause of the article that it guides: some are left out, none goes back.

    The first may stand below the title of its article.
    """
    unit, sibling = place.unit, place.sibling
    if unit.level != "clause" or not (
        unit.mark.is_apart or (is_first(unit.mark.order) and open_units[-1].level == "article")
    ):
        return False
    return not sibling or sibling.mark.order < unit.mark.order


def holds_dash(open_units: list[Unit]) -> bool:
    """Tell whether a list of dashes is open."""
    return any(unit.level == "dash_item" for unit in open_units)


def follows_heading(text: str, mark: Mark, open_units: list[Unit]) -> bool:
    """Tell whether only a title in capitals stands between a chapter and the label: the line before is over."""
    if not open_units or open_units[-1].level not in KEYWORD_LEVELS or open_units[-1].level == "article":
        return False
    return is_upper(text[open_units[-1].mark.end : mark.start].strip(_MARKS_AND_BREAKS)[:_LONGEST_LOOK])


def heads_below(text: str, place: Place, open_units: list[Unit], end: int) -> bool:
    """Tell whether the next Chương or Mục stands below the title of what encloses it, whose line no stop ends."""
    mark = place.unit.mark
    if not place.continues or not open_units or open_units[-1].level not in KEYWORD_LEVELS - {"article"}:
        return False
    title = text[open_units[-1].mark.end : mark.start].strip(_MARKS_AND_BREAKS)
    is_title = len(title) <= _LONGEST_LOOK and title[:1].isupper() and not _NO_TITLE.search(title)
    return is_title and reads_as_title(text, mark, end)


def follows_title(text: str, mark: Mark, open_units: list[Unit]) -> bool:
    """Tell whether the first clause stands below the title of its article: `Điều 15. Truyền thông tin số`⏎`1. …`."""
    if not is_first(mark.order) or mark.marker.sequence != "number" or not open_units:
        return False
    if open_units[-1].level != "article":
        return False
    above = open_units[-1].mark
    if above.label[-1] not in ".:" or mark.start - above.end > _LONGEST_LOOK:
        return False
    title = text[above.end : mark.start].strip(MARKS + "\n")
    return title[:1].isupper() and not _NO_TITLE.search(title)


def follows_comma(text: str, place: Place, end: int) -> bool:
    """Tell whether the next Điều or Chương begins though only a comma stands before it, as recitals may end."""
    mark = place.unit.mark
    if mark.marker.level not in KEYWORD_LEVELS or not place.continues or mark.label[-1] not in ".:":
        return False
    before = text[max(0, mark.start - 40) : mark.start].rstrip(MARKS + "\n")
    return before.endswith(",") and reads_as_heading(text, mark, end)


def begins_late(text: str, place: Place, following: Sequence[Mark], end: int) -> bool:
    """Tell whether a list begins with its second number, since the first was lost: 2. and 3. stand, 1. does not.

    So do letters behind a colon, of which three follow each other: `thì bị phạt:`, then d), đ), e). Behind `như sau:`
    they are those of an act that is amended.
    """
    mark = place.unit.mark
    if place.sibling or not mark.is_apart or mark.is_broken or says_nothing(text, mark, end):
        return False
    lead = text[max(0, mark.start - _LEAD) : mark.start].rstrip(_MARKS_AND_BREAKS)
    is_lettered = mark.marker.marker == "letter" and lead.endswith(":") and not lead.endswith("như sau:")
    others = takewhile(lambda other: other.marker.level not in KEYWORD_LEVELS, following)
    alike = [other for other in others if other.marker is mark.marker][: _LETTERS_FOLLOW if is_lettered else 1]
    if is_lettered:
        run = [mark, *alike]
        return len(run) > _LETTERS_FOLLOW and all(follows(a.order, b.order) and b.is_apart for a, b in pairwise(run))
    return mark.order == (2, 0, 0) and bool(alike) and alike[0].is_apart and alike[0].order == (3, 0, 0)


def late(mark: Mark) -> Issue:
    """Return the issue about a list whose first number is lost."""
    return Issue("number_gap", "warning", f"{mark.label.strip()} begins a list.", mark.start, mark.end)


def continues_decimal(place: Place, open_units: list[Unit]) -> bool:
    """Tell whether 4.2. follows 4.1., or 4.1. opens the list below 4."""
    order = place.unit.mark.order
    if place.sibling and place.sibling.mark.order[:-1] == order[:-1]:
        gap = order[-1] - place.sibling.mark.order[-1]
        is_alike = place.unit.mark.label[-1].isdigit() == place.sibling.mark.label[-1].isdigit()
        return (gap == 1 and is_alike) or (place.unit.mark.is_apart and 0 <= gap <= LARGEST_GAP)
    heads = [u.mark.order for u in open_units if u.mark.marker.sequence in ("number", "decimal", "roman")]
    return any(head[: len(order) - 1] == order[:-1] for head in heads) and order[-1] == 1


def judge_number(place: Place) -> list[Issue]:
    """Return the issue about a number that skips or repeats, if it does."""
    unit, before = place.unit, place.sibling or place.latest
    if before is None or not unit.mark.order or is_first(unit.mark.order):
        return []
    may_skip = unit.mark.marker.sequence == "decimal" or unit.mark.marker.marker == "clause_word"
    if may_skip or follows(before.mark.order, unit.mark.order):
        return []
    if unit.level == "appendix" and (unit.mark.marker is not before.mark.marker or unit.mark.marker.marker == "form"):
        return []
    repeats = unit.mark.order <= before.mark.order
    if repeats and place.sibling is None:
        return [late(unit.mark)] if unit.mark.marker.marker in ("numbered", "letter") else []
    code, word = ("repeated_number", "repeats or goes back") if repeats else ("number_gap", "skips")
    detail = f"{unit.mark.label.strip()} {word} after {before.mark.label.strip()}."
    return [Issue(code, "warning", detail, unit.mark.start, unit.mark.end)]
