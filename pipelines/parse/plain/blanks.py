"""Blanks that say nothing: of other widths, at the ends of lines, of a margin, or all that a converter doubled.

They are read as one plain blank or not at all; what columns and cells are told by, a few blanks here and there, stays.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.parse.plain.cuts import Cut
from pipelines.parse.words.fold import LOOK_LIKE_D
from pipelines.vocab.layout import signature_prefixes

# No-break blanks and dashes, and those of typesetters. Each is read as a plain one.
_WIDE = "\xa0\u2002\u2003\u2009\u202f"
_STRANGERS = (("\u2010", "-"), ("\u2011", "-"), *LOOK_LIKE_D)
# A soft hyphen, which some fonts have for the plain one: beside a blank, or between figure and capital, it is no other.
_SOFT = "\u00ad"
_SOFT_FOR_PLAIN = re.compile(rf"(?:[\n ]|\A){_SOFT} |[0-9]{_SOFT}[A-ZĐ]")
# Bold type by the other sign of Markdown; what forms leave to be filled in is a longer row of it.
_STRONG = re.compile(r"(?<![\w_])__(?=[^\s_])([^_]{1,2000})(?<=\S)__(?![\w_])")
_LONE_TAB = re.compile(r"^([ ]{0,40}(?:[^\W_]{1,4}[.)])?)\t(?=[^\t\n]{0,4000}$)", re.MULTILINE)
_AT_LINE_END = "  \n"
_BESIDE_MARGIN = re.compile(r"^(?=[^\s])", re.MULTILINE)
_MARGIN = re.compile(r"^[ ]{1,200}(?=[^\s])", re.MULTILINE)
# Markdown's sign of a quotation, where it stands before every line.
_QUOTE = re.compile(r"^>[ ]?", re.MULTILINE)
_BESIDE_QUOTE = re.compile(r"^(?=[^>\n])", re.MULTILINE)
_RUN_OF_BREAKS = re.compile(r"\n{2,400}")
_RUN_OF_BLANKS = re.compile(r"(?<=[^ \n])[ ]{2,400}")
# A line that goes on in small letters with what the one above it began, where no sentence ended; no label (`a)`).
_GOES_ON = re.compile(r"\n\n(?<=[^\W\d_]\n\n)(?P<words>[^\W\d_]{2})")
# An empty line, or two, wherever lines stand farther apart than a converter takes for lines of one paragraph.
_EMPTY_LINES = re.compile(r"\n[ \t]{0,400}\n(?:[ \t]{0,400}\n)?(?=[ \t]{0,400}(?P<words>[^\s]{2}))")
# Two blanks between words in small letters, and more than two within a line, as beside a second cell.
_DOUBLED = re.compile(r"(?<=[a-zà-ỹ])  (?=[a-zà-ỹ])")
_WIDER = re.compile(r"[^\s][ ]{3,400}[^\s]")
_FEWEST_DOUBLED = 5
_LOOK = 4_000
_LONGEST_MARGIN = 200
_FEWEST_LINES = 12
# One break in so many stands within a sentence where a converter doubled them.
_GOES_ON_IN = 60
_FEWEST_GO_ON = 3
# One empty line in so many stands within a sentence where they say nothing.
_RAGGED_IN = 8
# One break in so many may stand alone, or be the third in a row.
_ALONE_IN = 10
# One blank in so many may be single, or at the start of a line, where a converter doubled them.
_SINGLE_IN = 4


def even(text: str) -> str:
    """Return a text with plain blanks, dashes and Đ for those that look like them; every character stays in its place.

    So is a tab alone in its line, at its start or between label and text, `a)\t…`; other tabs part cells. `__bold__` is
    read as `**bold**`, and a break behind `TM.` that a narrow cell left is a blank.
    """
    for blank in _WIDE:
        if blank in text:
            text = text.replace(blank, " ")
    if "_" in text and "__" in text:
        text = _STRONG.sub(r"**\1**", text)
    if _SOFT in text and _SOFT_FOR_PLAIN.search(text):
        text = text.replace(_SOFT, "-")
    for sign, plain in _STRANGERS:
        if sign in text:
            text = text.replace(sign, plain)
    for prefix in bare_prefixes():
        if prefix in text:
            text = text.replace(prefix, f"{prefix[:-1]} ")
    return _LONE_TAB.sub(r"\1 ", text) if "\t" in text else text


@cache
def bare_prefixes() -> tuple[str, ...]:
    """Return the prefixes of signatures that are all of a line, with the breaks around it: `TM.`⏎`ỦY BAN NHÂN DÂN`.

    Bold type may begin with it: `**TM.`⏎`ỦY BAN NHÂN DÂN**`.
    """
    return tuple(f"\n{bold}{prefix.spellings[0]}\n" for prefix in signature_prefixes() for bold in ("", "**"))


def find_blanks(text: str) -> Iterator[Cut]:
    """Yield the blanks and line breaks that are not read, in no order; most texts have none.

    What a converter does it does everywhere, so the beginning of a text shows whether to look at all of it.
    """
    begun = text[:_LOOK]
    if _AT_LINE_END in begun:
        yield from find_at_line_ends(text)
    if text[:1] in " \n" and _BESIDE_MARGIN.search(text) is None:
        yield from find_margin(text)
    if text.startswith(">") and _BESIDE_QUOTE.search(text) is None:
        yield from (Cut(*found.span()) for found in _QUOTE.finditer(text))
    if stand_apart(begun) and stand_apart(text) and go_on(text):
        yield from halve(_RUN_OF_BREAKS, text)
    elif are_ragged(begun) and are_ragged(text):
        yield from (Cut(found.start(), found.end() - 1) for found in _EMPTY_LINES.finditer(text))
    if (are_doubled_blanks(begun) and are_doubled_blanks(text)) or are_strewn(begun, text):
        yield from halve(_RUN_OF_BLANKS, text)


def find_at_line_ends(text: str) -> Iterator[Cut]:
    """Yield the blanks at the ends of lines, where there are several."""
    at = text.find(_AT_LINE_END)
    while at >= 0:
        end = text.index("\n", at)
        start = at
        while start > 0 and text[start - 1] == " ":
            start -= 1
        yield Cut(start, end)
        at = text.find(_AT_LINE_END, end)


def find_margin(text: str) -> Iterator[Cut]:
    """Yield the blanks that every line begins with."""
    margins = [found.span() for found in _MARGIN.finditer(text)]
    width = min((end - start for start, end in margins), default=0)
    return (Cut(start, start + width) for start, _ in margins)


def stand_apart(text: str) -> bool:
    """Tell whether nearly every line of a text stands apart from the next, as in Markdown each paragraph does."""
    apart = text.count("\n\n")
    return apart >= _FEWEST_LINES and (text.count("\n") - 2 * apart) * _ALONE_IN <= apart


def go_on(text: str) -> bool:
    """Tell whether lines that stand apart go on in small letters with the one above: a converter doubled the breaks."""
    count = sum(1 for line in _GOES_ON.finditer(text) if line["words"].islower())
    return count >= _FEWEST_GO_ON and count * _GOES_ON_IN > text.count("\n\n")


def are_ragged(text: str) -> bool:
    """Tell whether empty lines stand here and there within sentences, as where lines are set wide apart in print."""
    breaks = list(_EMPTY_LINES.finditer(text))
    count = sum(1 for one in breaks if one["words"].islower() and ends_in_word(text, one.start()))
    return count >= _FEWEST_GO_ON and count * _RAGGED_IN >= len(breaks)


def ends_in_word(text: str, end: int) -> bool:
    """Tell whether the last sign before `end`, blanks aside, is a letter."""
    return text[max(0, end - _LONGEST_MARGIN) : end].rstrip(" \t")[-1:].isalpha()


def are_doubled_blanks(text: str) -> bool:
    """Tell whether nearly all blanks between words are doubled; wider ones part columns."""
    count = text.count("  ")
    if count * _SINGLE_IN < text.count(" "):
        return False
    widths = [run.end() - run.start() for run in _RUN_OF_BLANKS.finditer(text)]
    return widths.count(2) * 2 * _SINGLE_IN > (text.count(" ") - sum(widths)) * (_SINGLE_IN - 1)


def are_strewn(begun: str, text: str) -> bool:
    """Tell whether some blanks within sentences are doubled and none is wider: no cells are told by those."""
    if begun.count("  ") < _FEWEST_DOUBLED:
        return False
    count = sum(1 for _ in _DOUBLED.finditer(begun))
    return count >= _FEWEST_DOUBLED and _WIDER.search(text) is None


def halve(runs: re.Pattern[str], text: str) -> Iterator[Cut]:
    """Yield the second half of each run."""
    for run in runs.finditer(text):
        start, end = run.span()
        yield Cut(start + (end - start + 1) // 2, end)
