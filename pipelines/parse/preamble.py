"""The preamble: recitals, enacting words, or the paragraph that ends in `như sau:`."""

from collections.abc import Sequence

from pipelines.parse.anchors import anchor_pattern, opens_with
from pipelines.parse.lines import printed
from pipelines.parse.markers import KEYWORD_LEVELS
from pipelines.parse.outline import Unit
from pipelines.parse.paragraphs import find_paragraphs

_AS_FOLLOWS = ("như sau:", "sau đây:", "yêu cầu:", "quyết định:", "quy định:", "điện:")
_LONGEST = 60_000


def find_preamble_end(text: str, start: int, end: int, units: Sequence[Unit]) -> int:
    """Return where the preamble that begins at `start` is over, `start` if there is none.

    Above Điều, Chương and Phần everything is preamble. Above other units it lasts until the last recital, addressee,
    enacting words or `như sau:`, since a lead-in may follow.
    """
    first = units[0].mark.start if units else end
    if units and units[0].level in KEYWORD_LEVELS and units[0].mark.marker.marker != "capital":
        return first
    last = start
    for begin, stop in find_paragraphs(text, start, min(first, start + _LONGEST)):
        if is_preamble(printed(text, begin, stop)):
            last = stop
    return last


def is_preamble(words: str) -> bool:
    """Tell whether a paragraph above the first unit belongs to the preamble."""
    opens = any(opens_with(mark, words) for mark in ("recital", "addressee"))
    return opens or bool(anchor_pattern("enacting").match(words)) or words.lower().endswith(_AS_FOLLOWS)
