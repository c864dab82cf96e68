"""Where one printed page ends and the next begins, in text drawn from PDF: lines that hold the number of a page alone.

They stand in the middle of sentences: `… của cấp ủy⏎12⏎cơ sở …`. The text is read without them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipelines.parse.plain.cuts import Cut
from pipelines.parse.words.markers import dangling_words
from pipelines.parse.words.openings import find_at_openings, openings_of
from pipelines.vocab.layout import mark_words

_BLANK_SIGNS = " \t\xa0\x0c"
_BLANKS = f"[{_BLANK_SIGNS}]"
_EMPTY = r"[ \t\xa0\x0c\n]{0,200}"
_DASHES = "-–—"
# How far apart the numbers of two pages may stand, code points; the cells of a table stand nearer.
_LEAST_PAGE, _LARGEST_PAGE = 600, 8_000
# One in so many pages ends in the middle of a sentence, or the numbers may be those of a table's rows.
_CUT_SENTENCES = 16
# Rows are counted from 1, pages from 2, as no first page prints its number (Decree 30/2020, annex I): so many tell.
_PAGES_FROM_TWO = 3
_ENDS_SENTENCE = frozenset('.;:?!…”"/*|')
# How far before a number the end of a sentence is looked for.
_NEAR = 200
_SHORTEST_PROSE = 20


# Whoever counts pages prints a second one: to look for that takes a tenth of a look for every number.
_SECOND = re.compile(
    rf"{_BLANKS}{{0,80}}(?:\w{{4,5}}{_BLANKS}|[{_DASHES}]{_BLANKS}?)?2(?:{_BLANKS}?/{_BLANKS}?\d{{1,4}}|{_BLANKS}?[{_DASHES}])?{_BLANKS}{{0,80}}\n"
)

# `--- PAGE 2 ---`, `=== Trang 2 ===`
_PAGE_WORDS = ("PAGE ", "Page ", "TRANG ", "Trang ")
_PAGE_MARK = re.compile(
    rf"(?:\A|\n)(?:{_EMPTY}\n)?(?P<line>[ \t]{{0,9}}(?P<sign>[-=_#*])(?P=sign){{1,9}}[ ]?(?:PAGE|Page|TRANG|Trang)[ ]"
    rf"\d{{1,4}}[ ]?(?P=sign){{2,10}}[ \t]{{0,9}}\n){_EMPTY}"
)


class PageEnd(NamedTuple):
    """A line that holds a number alone: the number, and the lines around it that say nothing, as a span.

    `in_prose` tells whether it stands between lines longer than most cells of a table are.
    """

    number: int
    start: int
    end: int
    in_sentence: bool
    in_prose: bool


def find_page_breaks(text: str) -> list[Cut]:
    """Return the lines of page numbers, in order, none in most texts.

    Numbers are those of pages where they go up one by one, a page's length apart, and cut sentences. What a converter
    writes between two pages needs no such proof: `--- PAGE 2 ---`.
    """
    if any(word in text for word in _PAGE_WORDS) and (marks := find_page_marks(text)):
        return marks
    return number_cuts(list(find_numbers_alone(text))) if prints_second(text) else []


def find_page_marks(text: str) -> list[Cut]:
    """Return the lines that a converter writes above each page, with the empty lines around those in a sentence."""
    found: list[Cut] = []
    for match in _PAGE_MARK.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()].rstrip()
        in_sentence = bool(before) and cuts_sentence(before[-1], text[match.end() : match.end() + 1])
        begin = match.start() + (text[match.start()] == "\n") if in_sentence else match.start("line")
        found.append(Cut(begin, match.end() if in_sentence else match.end("line")))
    return found


def cuts_sentence(before: str, behind: str) -> bool:
    """Tell whether two characters, with blanks or pages between, are of one sentence: no stop, then a small letter."""
    return before not in _ENDS_SENTENCE and behind.islower()


def prints_second(text: str) -> bool:
    """Tell whether a line below the first holds nothing but the number of a second page."""
    return any(match.start() > 0 for match in find_at_openings(_SECOND, second_openings(), text, 0, len(text)))


@cache
def second_openings() -> frozenset[str]:
    """Return the openings of lines that hold the number of a second page."""
    behind = {f"2{sign}" for sign in ("", "/", *_DASHES, *_BLANK_SIGNS)}
    before = {f"—{sign}" for sign in ("2", *_BLANK_SIGNS)}  # the other dashes are no part of an opening
    return openings_of(mark_words("page_number")) | behind | before


def find_numbers_alone(text: str) -> Iterator[PageEnd]:
    """Yield the lines that hold nothing but a number that may be a page's."""
    for match in number_line().finditer(text):
        start, end = match.start() + 1, match.end()
        before = text[max(0, start - _NEAR) : start].rstrip()
        behind = text[end : text.find("\n", end, end + _NEAR)]
        last = before[before.rfind("\n") + 1 :].rpartition(" ")[2]
        if last.lower() in mark_words("needs_number") and not behind.lstrip()[:1].isdigit():
            continue  # `khoản`⏎`2`⏎`Điều 16`: the words need it
        in_sentence = cuts_sentence(before[-1:], behind[:1]) or before.split(" ")[-1] in dangling_words()
        in_prose = min(len(before) - before.rfind("\n"), len(behind)) >= _SHORTEST_PROSE
        if not in_sentence:  # empty lines part paragraphs
            start, end = match.start("line"), match.end("line")
        yield PageEnd(int(match["number"]), start, end, in_sentence, in_prose)


def number_cuts(found: Sequence[PageEnd]) -> list[Cut]:
    """Return what to leave out of the lines that hold a number alone: those that count pages."""
    chains: list[list[PageEnd]] = []
    for one in found:
        last = chains[-1][-1] if chains else None
        far = last is None or one.start - last.end >= _LEAST_PAGE
        if last and one.number == last.number + 1 and far and one.start - last.end <= _LARGEST_PAGE:
            chains[-1].append(one)
        elif one.number in (1, 2) and far:
            chains.append([one])
    if (
        len(chains) == 1
        and len(chains[0]) == len(found)
        and found[0].number == 2
        and all(one.in_prose for one in found)
    ):
        return [Cut(one.start, one.end) for one in found]  # two or three pages, and no other number alone on its line
    return [Cut(one.start, one.end) for chain in chains if counts_pages(chain) for one in chain]


def counts_pages(chain: Sequence[PageEnd]) -> bool:
    """Tell whether numbers in sequence are those of pages, by the sentences that they cut or by where they begin."""
    cut = sum(one.in_sentence for one in chain)
    return _CUT_SENTENCES * cut >= len(chain) or (chain[0].number == 2 and len(chain) >= _PAGES_FROM_TWO)


@cache
def number_line() -> re.Pattern[str]:
    """Return the pattern of a line with a page's number, and of the empty lines around it."""
    words = "|".join(mark_words("page_number"))
    number = rf"(?:(?:{words}){_BLANKS}{{1,3}})?(?P<number>\d{{1,4}})(?:{_BLANKS}?/{_BLANKS}?\d{{1,4}})?"
    line = rf"{_BLANKS}{{0,80}}(?:[{_DASHES}]{_BLANKS}?)?{number}(?:{_BLANKS}?[{_DASHES}])?{_BLANKS}{{0,80}}\n"
    return re.compile(rf"\n(?:{_EMPTY}\n)?(?P<line>{line}){_EMPTY}")
