"""The ministries that a joint paper names by their fields alone: LIÊN BỘ TÀI CHÍNH - Y TẾ, BỘ NỘI VỤ - TÀI CHÍNH."""

import re
from functools import lru_cache

from pipelines.parse.model import PartialDate
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words
from pipelines.vocab.records import IssuingBody

_JOINTLY = re.compile(rf"(?:{tree_pattern(mark_words('jointly'), ' ')})[ \xa0]?:?[ \xa0]{{0,3}}", re.IGNORECASE)
_BETWEEN = re.compile(r"[ \xa0]{0,3}[-–—,][ \xa0]{0,3}|[ \xa0]V[ÀA][ \xa0]", re.IGNORECASE)
# In a paper of which nothing else says that it is a joint one.
_DASH = re.compile(r"[ \xa0]{0,3}[-–—][ \xa0]{0,3}")
_MINISTRY = "BỘ "
_MOST = 12

Named = tuple[str, IssuingBody]


@lru_cache(maxsize=1 << 10)
def ministries_of(printed: str, on: PartialDate | None = None, *, is_joint: bool = False) -> tuple[Named, ...]:
    """Return the bodies that a line names jointly, each as printed, ministries by their fields; none if one is unknown.

    Behind LIÊN BỘ or the name of a first ministry, or where `is_joint` says that the paper is a joint one. A field may
    hold a dash itself: LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI.
    """
    jointly = _JOINTLY.match(printed)
    start = jointly.end() if jointly else 0
    if not (jointly or is_joint or printed.upper().startswith(_MINISTRY)):
        return ()
    between = _BETWEEN if jointly or is_joint else _DASH
    cuts = [(start, start), *(cut.span() for cut in between.finditer(printed, start)), (len(printed), len(printed))]
    named: list[Named] = []
    first = 0
    while first < len(cuts) - 1 and len(cuts) <= _MOST:
        lasts = range(len(cuts) - 1, first, -1)
        words = (printed[cuts[first][1] : cuts[last][0]] for last in lasts)
        known = ((last, part, match_field(part, on)) for last, part in zip(lasts, words, strict=True))
        found = next(((last, part, body) for last, part, body in known if body), None)
        if found is None:
            return ()
        first = found[0]
        named.append(found[1:])
    return tuple(named) if len(named) > 1 else ()


def match_field(words: str, on: PartialDate | None) -> IssuingBody | None:
    """Return the body whose whole name words are, with or without BỘ before them."""
    for name in (words, f"{_MINISTRY}{words}"):
        found = find_bodies(name, on=on)[:1]
        if found and (found[0].start, found[0].end) == (0, len(name)):
            return found[0].body
    return None
