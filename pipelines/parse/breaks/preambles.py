"""The preamble of a flattened document: where addressees, recitals, who enacts and the enacting words begin."""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.parse.breaks.subjects import find_actor, find_authority
from pipelines.parse.breaks.titles import names_itself
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words

_STOPS = tuple(";.:,")
_AFTER_STOP = 6
_LONGEST_SENTENCE = 400
_DASHES = (" - ", " – ")
# An item of a list, behind a stop.
_ITEM = re.compile(r"[.;:,)][ \xa0]{1,3}[-–—+](?=[ \xa0][^\W_])")


def find_preamble_breaks(text: str, start: int, stop: int) -> set[int]:
    """Return where addressees, recitals and enacting words begin above the first unit, at `stop`."""
    breaks = {start_of_item(text, place) for place in find_recitals(text, start, stop)}
    for addressee in opening_pattern("addressee").finditer(text, start, stop):
        following = min((place for place in breaks if place > addressee.end()), default=stop)
        breaks |= {item.end() - 1 for item in _ITEM.finditer(text, addressee.start(), following)}
    if breaks:
        breaks |= find_enacting_sentence(text, max(breaks), stop)
    last = max(breaks, default=start)
    for enacting in enacting_pattern().finditer(text, last, stop):
        if enacting[0].endswith(":") or not text[enacting.end() : stop].strip():
            authority = find_authority(text, last, enacting.start())
            breaks |= {enacting.start() if authority is None else authority, enacting.end()}
    return breaks


def find_enacting_sentence(text: str, start: int, stop: int) -> set[int]:
    """Return where the sentence begins behind the last recital that says who enacts, or what the act does; or nothing.

    `…; Bộ trưởng Bộ Y tế ban hành Thông tư …`, `…; Luật này quy định về …`.
    """
    at = text.rfind("; ", start, stop) + 2
    if at < start + 2:
        return set()
    is_enacting = find_actor(text, at - 2, min(stop, at + _LONGEST_SENTENCE)) == at or names_itself(text, at)
    return {at} if is_enacting else set()


def find_recitals(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where addressees and recitals begin: the first one, and those behind a stop."""
    is_first = True
    for recital in opening_pattern("recital", "addressee").finditer(text, start, stop):
        before = text[max(start, recital.start() - _AFTER_STOP) : recital.start()].rstrip(" -–\xa0\n")
        if is_first or before.endswith(_STOPS):
            yield recital.start()
            is_first = False


def start_of_item(text: str, place: int) -> int:
    """Return where the dash stands that a recital has before it, else `place`."""
    return place - 2 if text[max(0, place - 3) : place] in _DASHES else place


@cache
def opening_pattern(*marks: str) -> re.Pattern[str]:
    """Return the pattern of the words that open recitals or addressees, wherever a word may begin."""
    words = tree_pattern([word for mark in marks for word in mark_words(mark)], " ")
    return re.compile(rf"(?<!\S)(?:{words})(?!\w)")


@cache
def enacting_pattern() -> re.Pattern[str]:
    """Return the pattern of enacting words; their colon may be lost."""
    return re.compile(rf"(?<!\S)(?:{tree_pattern(mark_words('enacting'), ' ')})(?:[ \xa0]?:|(?!\w))")
