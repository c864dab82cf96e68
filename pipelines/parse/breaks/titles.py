"""Titles of articles in a flattened document: `Điều 1. Phạm vi điều chỉnh Nghị định này quy định …`."""

import re
from collections.abc import Iterable
from functools import cache

from pipelines.parse.words.kinds import count_kind_words
from pipelines.parse.words.markers import Mark, dangling_words
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words

_LONGEST_TITLE = 250
_LONGEST_TYPE = 40
_MOST_TYPE_WORDS = 4
_STOP = re.compile(r"[.;:,]")
# A capital behind a word in small letters, as sentences begin; names do too.
_CAPITAL = re.compile(r"(?<=[^\W\dA-ZĐ_][ \xa0])[A-ZĐÀ-Ỹ](?=[^\W\d_])")
# `Nghị định này quy định`; `Nghị định này.` ends a title.
_THIS = re.compile(r"\S{1,8}(?:[ \xa0]\S{1,8}){0,3}?[ \xa0]này[ \xa0](?P<next>[^\W\d_A-ZĐ]{1,8})(?!\w)")


def find_title_ends(text: str, labels: Iterable[Mark]) -> set[int]:
    """Return where the text of articles begins behind titles that no label and no stop ends."""
    ends: set[int] = set()
    for label in labels:
        if label.marker.level == "article":
            stop = _STOP.search(text, label.end, label.end + _LONGEST_TITLE)
            end = find_title_end(text, label.end, stop.start() if stop else label.end + _LONGEST_TITLE)
            ends |= {end} if end is not None else set()
    return ends


def find_title_end(text: str, start: int, stop: int) -> int | None:
    """Return where the text begins behind a title of two words or more at `start`, or None."""
    title = text[start:stop].split()[:2]
    for capital in _CAPITAL.finditer(text, start, stop):
        at = capital.start()
        before = text[start:at].split()
        if len(before) > 1 and before[-1].lower() not in dangling_words() and begins_text(text, at, title):
            return at
    return None


def begins_text(text: str, at: int, title: list[str]) -> bool:
    """Tell whether a sentence begins at `at`: the act names itself, a word opens a text, or the title comes anew."""
    if opening_pattern().match(text, at):
        return True
    if text[at : at + _LONGEST_TITLE].split()[:2] == title:
        return count_kind_words(" ".join(title), _MOST_TYPE_WORDS) == 0
    return names_itself(text, at)


def names_itself(text: str, at: int) -> bool:
    """Tell whether a sentence begins at `at` with what the act calls itself: `Thông tư này quy định`."""
    this = _THIS.match(text, at)
    if this is None or this["next"] in dangling_words():
        return False
    return count_kind_words(text[at : at + _LONGEST_TYPE], _MOST_TYPE_WORDS) > 0


@cache
def opening_pattern() -> re.Pattern[str]:
    """Return the pattern of words that open a text."""
    return re.compile(rf"(?:{tree_pattern(mark_words('opens_text'), ' ')})(?!\w)")
