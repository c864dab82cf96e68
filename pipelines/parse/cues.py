"""Cues: the places of running text at which a reference may stand; everything else of the text is never looked at.

One search finds what begins with a capital (types, names, codes, articles); plain searches find the few words that do
not. Numbers have their own cue, the slash or dash before a capital (`numbers`).
"""

import re
from functools import cache
from typing import NamedTuple

from pipelines.parse.heads import BLANK, capital_names, places, starts_word
from pipelines.parse.numbers import STANDARD_CODES
from pipelines.parse.phrases import tree_pattern
from pipelines.vocab.records import citation_forms, document_types

_ARTICLES = ("Điều", "ĐIỀU")


class Cues(NamedTuple):
    """Where references may stand, each list in text order; `words` are spans, the others offsets.

    `words`: types and names with a capital. `codes`: codes of types before a figure (`NĐ 67/2023`). `laws`: `luật `.
    `articles`: Điều and điều. `these` and `above`: `này` and `trên`. `has_standards`: whether numbers of technical
    standards may stand in the text.
    """

    words: list[tuple[int, int]]
    codes: list[int]
    laws: list[int]
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
    """Return the pattern for all that begins with a capital: plain letters, so that the search skips to these."""
    cues = {*capital_names(), *short_codes(), *_ARTICLES, *STANDARD_CODES}
    return re.compile(rf"(?:{tree_pattern(cues, BLANK)})(?![^\W\d_])")


def read_cues(view: str, start: int, end: int) -> Cues:
    """Return the cues in `view[start:end]` (signs folded)."""
    words: list[tuple[int, int]] = []
    codes: list[int] = []
    articles = places("điều", view, start, end)
    has_standards = False
    for match in cue_pattern().finditer(view, start, end):
        text, (at, stop) = match[0], match.span()
        if text in STANDARD_CODES:
            has_standards = True
        elif text in _ARTICLES:
            articles.append(at)
        elif starts_word(view, at):
            if text in short_codes():
                codes.append(at)
            elif not view[stop : stop + 1].isdigit():
                words.append((at, stop))
    laws, these, above = (places(word, view, start, end) for word in ("luật ", "này", "trên"))
    return Cues(words, codes, laws, sorted(articles), these, above, has_standards)
