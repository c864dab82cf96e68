"""The number in a letterhead, with the day and the issuer that may stand behind it in its line."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.parse.model import Evidence, Issue
from pipelines.parse.page.authority import begins_with_body
from pipelines.parse.page.head_dates import date_witnesses
from pipelines.parse.page.head_lines import NUMBER_LABEL
from pipelines.parse.page.title_words import issuer_span
from pipelines.parse.words.lines import Block, printed
from pipelines.parse.words.numbers import Number, find_numbers

_DOTTED = re.compile(r"\.{1,12}[ \xa0]{0,3}(?=/)")
_FIGURES = re.compile(r"[ \xa0]{0,3}(?P<figures>\d{1,3})[ ]")
_PARTED = re.compile(r"(?<=\d)[ ](?=\d{1,4}/)")
_CODE = re.compile(r"[A-ZĐƯÔ][A-ZĐƯÔa-z0-9–-]{1,30}(?:/[A-ZĐƯÔ]{2,20})?")


class Seen(NamedTuple):
    """What a block of the letterhead says, and how many blocks it takes."""

    witnesses: tuple[Evidence, ...] = ()
    issues: tuple[Issue, ...] = ()
    is_body: bool = False
    is_about: bool = False
    taken: int = 1


def read_number_block(text: str, blocks: Sequence[Block], place: int) -> Seen:
    """Return the number printed after `Số`, and a date behind it; a label alone takes the next block too.

    So does a number that is broken before its slash.
    """
    block = blocks[place]
    taken = 1
    end = block.end
    if place + 1 < len(blocks) and goes_on_with_number(block.words, blocks[place + 1].words):
        end, taken = blocks[place + 1].end, 2
    found = find_numbers(text, block.start, end)
    found[:1] = [with_parted_figures(text, block.start, number) for number in found[:1]]
    witnesses = [Evidence("number", print_number(text, n), "letterhead", n.start, n.end) for n in found[:1]]
    dated, issues = date_witnesses(text, found[0].end if found else block.start, end)
    told = [*witnesses, *dated]
    issuer = issuer_span(text, told[-1].span_end or end, end) if told else None
    if issuer and begins_with_body(printed(text, *issuer)):  # `Số 5/TT-BYT ngày 6/7/2018 của Bộ Y tế`
        told.append(Evidence("issuing_body", printed(text, *issuer), "letterhead", *issuer))
    return Seen(tuple(told), issues, taken=taken)


def print_number(text: str, number: Number) -> str:
    """Return a number as printed, without the dots of the line that its figures are written on: `93. /KH-UBND`.

    Nor is a blank within these one of the number.
    """
    words = _DOTTED.sub("", printed(text, number.start, number.end), count=1)
    return _PARTED.sub("", words, count=1)


def with_parted_figures(text: str, start: int, number: Number) -> Number:
    """Return a number with the figures that a blank parts from it behind its label: `Số: 61 4/TCHQ-GSQL`."""
    label = NUMBER_LABEL.match(text, start, number.start)
    parted = _FIGURES.fullmatch(text, label.end(), number.start) if label else None
    return number._replace(start=parted.start("figures")) if parted else number


def goes_on_with_number(words: str, below: str) -> bool:
    """Tell whether the number goes on in the block below its label: `Số:`⏎`612/QĐ-UBND`, `Số: 612`⏎`/QĐ-UBND`.

    So it does behind its last dash: `Số: 612/QĐ-`⏎`UBND`, `Số: 16 -`⏎`HD/TU`.
    """
    label = NUMBER_LABEL.match(words)
    rest = words[label.end() :].strip() if label else words
    is_cut = rest.endswith(("-", "–", "/")) and bool(_CODE.fullmatch(below))
    return not rest or is_cut or (below.startswith("/") and rest.isdigit())
