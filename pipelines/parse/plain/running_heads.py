"""What the gazette prints and stamps on each of its pages, in text drawn from PDF: heads, numbers, signatures.

A head (`CÔNG BÁO/Số 15 + 16/Ngày 02-3-2019`) stands beside the number of its page, above it or below it; a digital
signature (`Người ký: …⏎Cơ quan: …⏎Thời gian ký: …`) wherever the one who publishes the file put it, mostly between two
pages. Both stand in the middle of sentences, and the text is read without them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipelines.parse.plain.cuts import Cut
from pipelines.parse.plain.page_breaks import cuts_sentence
from pipelines.vocab.layout import mark_words

_BLANK_SIGNS = " \t\xa0\x0c"
_BLANKS = f"[{_BLANK_SIGNS}]"
_NUMBER = re.compile(rf"{_BLANKS}{{0,80}}(\d{{1,4}}){_BLANKS}{{0,80}}")
_WORD = re.compile(r"\S")
# How many pages must print a head.
_HEADED_PAGES = 2
# How many lines around a head, empty ones too, may hold the number of its page: converters repeat it.
_LINES_AROUND = 8
# Pages that hold a picture alone print nothing: so far apart may the numbers of two heads that follow each other be.
_PAGES_APART = 2


class Head(NamedTuple):
    """The head of a page: the span of its line, and the lines around it that hold a number alone as (number, span)."""

    line: Cut
    own: int | None
    around: tuple[tuple[int, Cut], ...]

    @property
    def numbers(self) -> set[int]:
        """Return the numbers that may be the page's."""
        return {number for number, _ in self.around} | ({self.own} if self.own is not None else set())


def find_running_heads(text: str) -> list[Cut]:
    """Return the heads of printed pages with the numbers of their pages, and digital signatures, in order.

    Where they cut a sentence, the empty lines around them go with them.
    """
    lines = sorted({*find_head_lines(text), *find_stamps(text)})
    return [cut for group in group_lines(text, lines) for cut in cut_out(text, group)]


def find_head_lines(text: str) -> Iterator[Cut]:
    """Yield the lines of heads and of the numbers beside them, where two pages or more print a head."""
    if not any(head in text for head in mark_words("running_head")):
        return
    heads = [read_head(text, match) for match in running_head().finditer(text)]
    if len(heads) < _HEADED_PAGES:
        return
    for place, head in enumerate(heads):
        yield head.line
        number = page_number(heads, place)
        yield from (line for found, line in head.around if found == number)


def read_head(text: str, match: re.Match[str]) -> Head:
    """Return the head of a page that a match is."""
    own = match["before"] or match["behind"]
    above = numbers_above(text, match.start())
    below = numbers_below(text, match.end())
    return Head(Cut(*match.span()), int(own) if own else None, (*above, *below))


def numbers_above(text: str, start: int) -> Iterator[tuple[int, Cut]]:
    """Yield the lines right above a place, empty ones aside, that hold a number alone."""
    for _ in range(_LINES_AROUND):
        if start == 0:
            return
        begin = text.rfind("\n", 0, start - 1) + 1
        words = text[begin : start - 1]
        match = _NUMBER.fullmatch(words)
        if match:
            yield int(match[1]), Cut(begin, start)
        elif words.strip(_BLANK_SIGNS):
            return
        start = begin


def numbers_below(text: str, end: int) -> Iterator[tuple[int, Cut]]:
    """Yield the lines right below a place, empty ones aside, that hold a number alone."""
    for _ in range(_LINES_AROUND):
        stop = text.find("\n", end)
        words = text[end : stop if stop >= 0 else len(text)]
        match = _NUMBER.fullmatch(words)
        if match:
            yield int(match[1]), Cut(end, stop + 1 if stop >= 0 else len(text))
        elif words.strip(_BLANK_SIGNS):
            return
        if stop < 0:
            return
        end = stop + 1


def page_number(heads: Sequence[Head], place: int) -> int | None:
    """Return the number of the page that a head stands on: one that the next head, or the one before, counts on."""
    before = heads[place - 1].numbers if place else set()
    behind = heads[place + 1].numbers if place + 1 < len(heads) else set()
    steps = range(1, _PAGES_APART + 1)
    fitting = [n for n in heads[place].numbers if any(n - step in before or n + step in behind for step in steps)]
    return min(fitting, default=None)


def find_stamps(text: str) -> Iterator[Cut]:
    """Yield the lines of digital signatures."""
    if any(word in text for word in mark_words("stamp_end")):
        yield from (Cut(*match.span()) for match in stamp().finditer(text))


def group_lines(text: str, lines: Sequence[Cut]) -> Iterator[list[Cut]]:
    """Yield lines, which are in order, in groups between which words stand."""
    group: list[Cut] = []
    for line in lines:
        if group and text[group[-1].end : line.start].strip():
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def cut_out(text: str, group: Sequence[Cut]) -> Sequence[Cut]:
    """Return what to leave out of lines that follow each other: up to the words below where these go on a sentence."""
    words_end = group[0].start
    while words_end and text[words_end - 1].isspace():
        words_end -= 1
    behind = _WORD.search(text, group[-1].end)
    if words_end == 0 or behind is None or not cuts_sentence(text[words_end - 1], behind[0]):
        return group
    return [Cut(text.find("\n", words_end) + 1, text.rfind("\n", 0, behind.start()) + 1)]


@cache
def running_head() -> re.Pattern[str]:
    """Return the pattern of a line with a running head, and of the number of its page before or behind it."""
    heads = "|".join(re.escape(head) for head in mark_words("running_head"))
    before = rf"^{_BLANKS}{{0,80}}(?:(?P<before>\d{{1,4}}){_BLANKS}{{1,80}})?"
    behind = rf"[^\n]{{0,60}}?(?:{_BLANKS}{{1,80}}(?P<behind>\d{{1,4}}))?{_BLANKS}{{0,80}}(?:\n|\Z)"
    return re.compile(rf"{before}(?:{heads}){behind}", re.MULTILINE)


@cache
def stamp() -> re.Pattern[str]:
    """Return the pattern of a digital signature: who signed, two or three more lines, and when, to the second."""
    begins, ends = ("|".join(map(re.escape, mark_words(kind))) for kind in ("stamp_begin", "stamp_end"))
    line = rf"{_BLANKS}{{0,80}}(?:{'|'.join(map(re.escape, mark_words('stamp_line')))})[^\n]{{0,160}}\n"
    more = f"{line}(?:{line})?(?:{line})?"
    time = r"[ ]?[\d./-]{8,10}[ ]\d{1,2}:\d{2}:\d{2}[^\n]{0,16}(?:\n|\Z)"
    return re.compile(
        rf"^{_BLANKS}{{0,80}}(?:{begins})[^\n]{{0,160}}\n{more}{_BLANKS}{{0,80}}(?:{ends}){time}", re.MULTILINE
    )
