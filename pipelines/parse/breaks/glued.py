"""Lines that a converter glued without a blank: `VIỆT NAMĐộc lập`, `QUYẾT ĐỊNHVề việc`, `a) Một;b) Hai`.

What parts them is put into the text as it is read, a line break or a blank that is stored nowhere. It is looked for
only where a heading of State or Party touches another word, or the label of a second point the stop before it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipelines.parse.breaks.touching import BREAK, find_touching_labels, find_touching_stops, find_touching_words
from pipelines.vocab.layout import mark_words

# How far into a text its heading may stand, and how many last words of it are looked for.
_LOOK = 10_000
_LAST_WORDS = 3
# What shows in a text without a glued heading that its units are glued. Articles alone are read where they stand.
_GLUED_POINT = ";b)"
# A line that is drawn.
_RULE_SIGNS = "-–_*="
_LONGEST_RULE = 80
_RULE = re.compile(rf"[{re.escape(_RULE_SIGNS)}]{{3,{_LONGEST_RULE}}}")


def find_joints(text: str) -> dict[int, str]:
    """Return where lines or words are glued, and what parts them: a line break, or a blank within a line.

    There are none in nearly all texts, for no more than a look at their headings and one for a point.
    """
    if not is_glued(text):
        return {}
    places = (*find_glued_headings(text), *find_glued_rules(text), *find_touching_labels(text))
    joints = dict.fromkeys(places, BREAK)
    for at, sign in (*find_touching_stops(text), *find_touching_words(text)):
        joints.setdefault(at, sign)
    return joints


def is_glued(text: str) -> bool:
    """Tell whether a heading near the top touches another word, or the label of a second point a stop."""
    return text.find(_GLUED_POINT) >= 0 or next(find_glued_headings(text), None) is not None


def find_glued_headings(text: str) -> Iterator[int]:
    """Yield where a heading of State or Party touches the word before or behind it."""
    for ending, headings in headings_by_ending().items():
        end = text.find(ending, 0, _LOOK)
        while end >= 0:
            end += len(ending)
            start = next((end - len(words) for words in headings if text.endswith(words, 0, end)), None)
            if start is not None:
                yield from (at for at in (start, end) if touches(text, at))
            end = text.find(ending, end, _LOOK)


@cache
def headings_by_ending() -> Mapping[str, Sequence[str]]:
    """Return the headings of State and Party by their last words, which few texts have otherwise."""
    headings: defaultdict[str, list[str]] = defaultdict(list)
    for words in mark_words("motto"):
        headings[" ".join(words.split()[-_LAST_WORDS:])].append(words)
    return headings


def touches(text: str, at: int) -> bool:
    """Tell whether letters or figures meet at a place, or nothing but a drawn line parts them there."""
    rule = _RULE.match(text, at)
    behind = rule.end() if rule else at
    before = text[max(0, at - _LONGEST_RULE) : at].rstrip(_RULE_SIGNS)
    return before[-1:].isalnum() and text[behind : behind + 1].isalnum()


def find_glued_rules(text: str) -> Iterator[int]:
    """Yield where a drawn line touches a word in the head."""
    for rule in _RULE.finditer(text, 0, _LOOK):
        yield from (at for at in rule.span() if text[max(0, at - 1) : at].strip() and text[at : at + 1].strip())
