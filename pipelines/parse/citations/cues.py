"""Cues: the places of running text at which a reference may stand; everything else of the text is never looked at.

One search finds what begins with a capital (types, names, codes, articles) and the marks of numbers, a slash or dash
before a capital (`numbers`); plain searches find the few words that begin small.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.parse.citations.heads import BLANK, GAP, capital_names, places, starts_word
from pipelines.parse.words.numbers import MARKS, STANDARD_CODES
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.records import citation_forms, citation_words, document_types

_ARTICLES = ("Điều", "ĐIỀU")
_CODES = 1
_BARE_SERIAL = re.compile(rf"{BLANK}(?:số{GAP}:?{GAP})?[0-9]{{1,5}}(?:/(?:19|20)[0-9]{{2}})?(?![\w/%-]|[.,][0-9])")
_BLANKS = frozenset((" ", "\n"))


class Cues(NamedTuple):
    """Where references may stand, each list in text order; `words` are spans, the others offsets.

    `words`: types and names with a capital, and types before a bare serial. `codes`: codes of types before a figure
    (`NĐ 67/2023`). `laws`: `luật `. `marks`: slashes and dashes of numbers. `articles`: Điều and điều. `these` and
    `above`: `này` and `trên`. `has_standards`: whether numbers of technical standards may stand in the text.
    """

    words: list[tuple[int, int]]
    codes: list[int]
    laws: list[int]
    marks: list[int]
    articles: list[int]
    these: list[int]
    above: list[int]
    has_standards: bool


@cache
def short_codes() -> frozenset[str]:
    """Return the codes of types that may stand before a bare serial: NĐ 67/2023."""
    forms = citation_forms()
    codes = {k.type_code for k in document_types() if k.type_code and k.document_type in forms}
    return frozenset(code for code in codes if code.isupper() and len(code) > 1)


@cache
def cue_pattern() -> re.Pattern[str]:
    """Return the pattern for all that begins with a capital, or is the mark of a number."""
    cues = {*capital_names(), *short_codes(), *_ARTICLES, *STANDARD_CODES}
    letters = Counter(cue[0] for cue in cues)
    by_letter = (sorted(cue for cue in cues if cue[0] == letter) for letter, _ in letters.most_common())
    words = (rf"{tree_pattern(alike, BLANK)}(?![^\W\d_])" for alike in by_letter)
    return re.compile("|".join((*MARKS, *words)))  # each alternative begins with a plain sign, the commonest first


@cache
def _roles() -> dict[str, int]:
    """Return in which list a cue belongs by its text: marks, codes, articles, standards; a type or name in none."""
    lists = (("/", "-"), short_codes(), _ARTICLES, STANDARD_CODES)
    return {text: role for role, texts in enumerate(lists) for text in texts}


@cache
def _small_kinds() -> tuple[str, ...]:
    return citation_words("small_short") + citation_words("small_signed")


def _small_words(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the types in small letters that a bare serial follows: `nghị định 15/2020`, `thông tư 78`."""
    for word in _small_kinds():
        for at in places(word, view, start, end) if view.find(word, start, end) >= 0 else ():
            if _BARE_SERIAL.match(view, at + len(word), end) and starts_word(view, at):
                yield at, at + len(word)


def read_cues(view: str, start: int, end: int) -> Cues:
    """Return the cues in `view[start:end]` (signs folded)."""
    words: list[tuple[int, int]] = []
    lists: tuple[list[int], ...] = ([], [], [], [])
    marks, codes, articles, standards = lists
    roles = _roles()
    for match in cue_pattern().finditer(view, start, end):
        at, stop = match.span()
        role = roles.get(view[at:stop])
        if role is None:
            begins = view[at - 1 : at] in _BLANKS or starts_word(view, at)
            if begins and not view[stop : stop + 1].isdigit():
                words.append((at, stop))
        elif role != _CODES or starts_word(view, at):
            lists[role].append(at)
    if small_words := list(_small_words(view, start, end)):
        words = sorted(words + small_words)
    if small := places("điều", view, start, end):
        articles = sorted(articles + small)
    laws, these, above = (
        [at for at in places("luật", view, start, end) if view[at + 4 : at + 5] == " "],
        places("này", view, start, end),
        places("trên", view, start, end),
    )
    return Cues(words, codes, laws, marks, articles, these, above, bool(standards))
