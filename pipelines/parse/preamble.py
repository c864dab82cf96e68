"""The preamble: recitals, enacting words, or the paragraph that ends in `như sau:`."""

from pipelines.parse.anchors import anchor_pattern, opens_with
from pipelines.parse.lines import printed
from pipelines.parse.paragraphs import find_paragraphs

_AS_FOLLOWS = ("như sau:", "sau đây:", "yêu cầu:", "quyết định:", "quy định:", "điện:")
_LONGEST = 60_000


def find_preamble_end(text: str, start: int, first_unit: int) -> int:
    """Return where the preamble that begins at `start` is over, `start` if there is none.

    It lasts until the last recital, addressee, enacting words or `như sau:` before the first unit.
    """
    end = start
    for begin, stop in find_paragraphs(text, start, min(first_unit, start + _LONGEST)):
        if is_preamble(printed(text, begin, stop)):
            end = stop
    return end


def is_preamble(words: str) -> bool:
    """Tell whether a paragraph above the first unit belongs to the preamble."""
    opens = any(opens_with(mark, words) for mark in ("recital", "addressee"))
    return opens or bool(anchor_pattern("enacting").match(words)) or words.lower().endswith(_AS_FOLLOWS)
