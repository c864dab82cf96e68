"""Paragraphs: lines joined where a converter broke them."""

import re
from collections.abc import Iterator

from pipelines.parse.words.lines import Line, read_lines
from pipelines.vocab.layout import mark_words

_ENDS = tuple(".;:!?…“”\"»’'/")
# The code of a procedure, in a list of codes: `2.001234; 1.005678.H08;`
_CODE = re.compile(r"\d\.\d{6}[.\w]{0,30};?")
_LONGEST_CODE = 30
# What `QUYẾT ĐỊNH`, `QUYẾT NGHỊ` end with, with a colon or none.
_ENACTING_ENDS = frozenset(":HỊ")
_TRAILING_MARKS = " \t\xa0*|\\"


def find_paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the span of each paragraph in `text[start:end]`, in text order, without marks at its ends."""
    return list(iterate_paragraphs(text, start, end))


def iterate_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans that `find_paragraphs` returns, reading no further than asked."""
    begin: int | None = None
    last: Line | None = None
    for line in read_lines(text, start, end):
        if last is None or begin is None:
            begin = line.start
        elif not continues(last, line):
            yield begin, last.end
            begin = line.start
        last = line
    if last is not None and begin is not None:
        yield begin, last.end


def continues(last: Line, line: Line) -> bool:
    """Tell whether `line` goes on with `last`: no gap, and its sentence is not over or no capital follows."""
    if line.follows_gap or (line.content[-1] in _ENACTING_ENDS and enacts(line.content)):
        return False
    first = line.content.lstrip("“\"«‘'”(")[:1]
    said = last.content.rstrip(_TRAILING_MARKS)
    is_over = (said.endswith(_ENDS) and not is_number_broken(said)) or (said[:1] == "(" and said.endswith(")"))
    if is_over and first.isdigit() and said.endswith(";") and _CODE.match(line.content):
        return _CODE.search(said, len(said) - _LONGEST_CODE) is not None
    return not (is_over and (first.isupper() or first in "-–+•" or first.isdigit()))


def is_number_broken(said: str) -> bool:
    """Tell whether a line ends within a number: at `159/`, before `NQ-CP`; after a word or a stop it ends a text."""
    return said.endswith("/") and (said[-2:-1].isdigit() or said[-2:-1].isupper())


def enacts(words: str) -> bool:
    """Tell whether a line is the enacting words below a recital that ends with a comma.

    `QUYẾT ĐỊNH:`, or who enacts before them, perhaps without a colon: `BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH`.
    """
    if not words.isupper():
        return False
    said = words.rstrip(":* ")
    if said in mark_words("enacting"):
        return words[-1] == ":"
    return said.startswith(mark_words("standing")) and said.endswith(mark_words("enacting"))
