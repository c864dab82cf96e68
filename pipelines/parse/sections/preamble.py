"""The preamble: recitals, enacting words, or the paragraph that ends in `như sau:`."""

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from pipelines.parse.sections.paragraphs import find_paragraphs, iterate_paragraphs
from pipelines.parse.sections.places import Unit
from pipelines.parse.words.anchors import anchor_pattern, opens_with
from pipelines.parse.words.lines import MARKS, printed
from pipelines.parse.words.markers import KEYWORD_LEVELS
from pipelines.vocab.layout import mark_words

_LONGEST = 60_000
_LONGEST_OPENING = 40
# How long a paragraph `Kính gửi:` may be.
_LONGEST_HEAD = 400


def find_preamble_end(text: str, start: int, end: int, units: Sequence[Unit]) -> int:
    """Return where the preamble that begins at `start` is over, `start` if there is none.

    Above Điều, Chương and Phần everything is preamble. Above other units it lasts until the last recital, addressee,
    enacting words or `như sau:`, since a lead-in may follow. Recitals may have dashes before them, as the Party's do,
    and addressees too.
    """
    addressed = count_addressees(text, start, units)
    opening = first_outside_recitals(text, units[addressed:])
    first = opening.mark.start if opening else end
    if opening and opening.level in KEYWORD_LEVELS and opening.mark.marker.marker != "capital":
        return first
    last = start if not addressed else find_item_end(text, units[addressed - 1], first)
    for begin, stop in find_paragraphs(text, start, min(first, start + _LONGEST)):
        if is_preamble(printed(text, begin, stop)):
            last = max(last, stop)
    return last


def leave_listed(text: str, units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units without the numbered items above the recitals: those list what amended a consolidated text."""
    listed = list(takewhile(lambda unit: unit.level == "numbered_item", units))
    if not listed or len(listed) == len(units) or units[len(listed)].level not in KEYWORD_LEVELS:
        return units
    below = iterate_paragraphs(text, listed[-1].mark.end, units[len(listed)].mark.start)
    if not any(opens_with("legal_basis", text[begin : begin + _LONGEST_OPENING].lstrip(MARKS)) for begin, _ in below):
        return units
    count = len(listed)
    return [unit if unit.parent is None else unit._replace(parent=unit.parent - count) for unit in units[count:]]


def count_addressees(text: str, start: int, units: Sequence[Unit]) -> int:
    """Return how many units are addressees behind dashes: `Kính gửi:`⏎`- …`, to the one above the letter's text."""
    if not units or units[0].level != "dash_item":
        return 0
    lead = find_paragraphs(text, max(start, units[0].mark.start - _LONGEST_HEAD), units[0].mark.start)
    if not lead or not opens_with("addressee", printed(text, *lead[-1])):
        return 0
    for place, (unit, following) in enumerate(pairwise(units)):
        is_last = len(find_paragraphs(text, unit.mark.end, min(following.mark.start, unit.mark.end + _LONGEST))) > 1
        if is_last or following.level != "dash_item":
            return place + 1
    return len(units)


def find_item_end(text: str, unit: Unit, end: int) -> int:
    """Return where the first paragraph of a unit ends, at `end` at the latest."""
    return next((stop for _, stop in iterate_paragraphs(text, unit.mark.end, end)), end)


def first_outside_recitals(text: str, units: Sequence[Unit]) -> Unit | None:
    """Return the first unit that is no recital, or None; a list of recitals opens with a legal basis."""
    if not units or not opens_with("legal_basis", words_behind(text, units[0])):
        return units[0] if units else None
    return next(dropwhile(lambda unit: is_recital(text, unit), units), None)


def is_recital(text: str, unit: Unit) -> bool:
    """Tell whether a unit is a recital behind a dash: `- Căn cứ …`."""
    return unit.level == "dash_item" and opens_with("recital", words_behind(text, unit))


def words_behind(text: str, unit: Unit) -> str:
    """Return the first words behind the label of a unit."""
    return text[unit.mark.end : unit.mark.end + _LONGEST_OPENING].lstrip()


def is_preamble(words: str) -> bool:
    """Tell whether a paragraph above the first unit belongs to the preamble."""
    opens = any(opens_with(mark, words) for mark in ("recital", "addressee"))
    return opens or bool(anchor_pattern("enacting").match(words)) or words.lower().endswith(mark_words("as_follows"))
