"""Which paragraphs behind the last unit close the whole document and are none of the unit's own text."""

import re
from collections.abc import Sequence
from functools import cache

from pipelines.parse.sections.paragraphs import find_paragraphs
from pipelines.parse.sections.places import Unit
from pipelines.parse.words.issuers import resolve_body
from pipelines.parse.words.lines import is_upper, printed
from pipelines.vocab.layout import mark_words

Span = tuple[int, int]

LIST_LEVELS = frozenset({"dash_item", "plus_item", "letter_item", "point"})
_LONGEST_LOOK = 240
# How much of the text above the first unit says who writes to whom.
_LONGEST_LEAD = 6_000
_LEAST_ADDRESSEE = 3


def find_closing(text: str, begin: int, units: Sequence[Unit], spans: Sequence[Span], first: int) -> int:
    """Return the place of the first closing paragraph among those after the last unit; their count if there is none.

    Before `first` only a closing formula is one; the text begins at `begin`. Closing paragraphs end the whole document:
    they open with a closing formula, or they follow a list that is over, or every other unit of the last unit's level
    has one paragraph only, or the last of them is what the issuer asks of the addressees. Inside articles only the
    formula of adoption (`Luật này được Quốc hội … thông qua`) closes. What stands right below a title is its own.
    """
    last = units[-1]
    in_article = any(unit.level == "article" for unit in units)
    for place in range(1, len(spans)):
        words = printed(text, *spans[place])[:_LONGEST_LOOK]
        is_over = place >= first and last.level in LIST_LEVELS
        if is_adoption(words) or (not in_article and (is_over or is_formula(words))):
            return place
        if not in_article and place == len(spans) - 1 and is_request(text, begin, units[0].mark.start, words):
            return place
    own = max(first, 2) if is_title(text, last, spans[0]) else first
    if not in_article and own < len(spans) and are_short(text, units):
        return own
    return len(spans)


def is_title(text: str, unit: Unit, span: Span) -> bool:
    """Tell whether the first paragraph of a unit is its title: in capitals, or behind I. or A. and ended by no stop."""
    is_headed = unit.mark.marker.marker in ("roman", "capital")
    return is_upper(text[slice(*span)]) or (is_headed and text[span[1] - 1].isalnum())


def is_adoption(words: str) -> bool:
    """Tell whether a paragraph says that the document was adopted: `Luật này … được Quốc hội … thông qua ngày`."""
    opening, _, rest = words.partition(" này ")
    return len(opening) < 40 and "được" in rest[:12] and "thông qua" in rest


def is_formula(words: str) -> bool:
    """Tell whether a paragraph opens with a closing formula, or speaks of the document itself: `Kết luận này …`."""
    opening, found, _ = words.partition(" này ")
    return words.startswith(mark_words("closing")) or (
        bool(found) and len(opening.split()) <= 3 and opening[:1].isupper()
    )


def are_short(text: str, units: Sequence[Unit]) -> bool:
    """Tell whether two or more earlier units of the last unit's level are all leaves of one paragraph."""
    last = units[-1]
    earlier = [i for i, unit in enumerate(units[:-1]) if unit.level == last.level]
    spans = [find_paragraphs(text, units[i].mark.end, units[i + 1].mark.start) for i in earlier]
    return len(earlier) >= 2 and all(len(found) <= 1 for found in spans)


def is_request(text: str, begin: int, first: int, words: str) -> bool:
    """Tell whether the issuer speaks: `Bộ Y tế trân trọng cảm ơn …`, or asks those addressed above the first unit."""
    match = spoken_pattern().match(words)
    if match is None:
        return False
    lead = printed(text, begin, min(first, begin + _LONGEST_LEAD))
    if match["closes"]:
        return match["who"] in lead or resolve_body(match["who"]) is not None
    addressee = match["whom"].split()[: _LEAST_ADDRESSEE + 1]
    return match["who"] in lead and len(addressee) > _LEAST_ADDRESSEE and " ".join(addressee) in lead


@cache
def spoken_pattern() -> re.Pattern[str]:
    """Return the pattern of a paragraph in which a body speaks: who, a verb that closes a letter, or one and whom."""
    closes, asks = ("|".join(mark_words(mark)) for mark in ("closing_verb", "request_verb"))
    return re.compile(
        rf"(?P<who>[^\W\d_a-z][^.,;:]{{2,80}}?) (?:(?P<closes>{closes})|(?:{asks}) (?P<whom>[^.;:]{{2,120}}))"
    )
