"""Capitals that TCVN3 has no codes for: restored where the letters and words beside them are capitals.

`VÒ VIÖC` is `Về VIệC` letter by letter. A word with two sure capitals and no sure small letter is in capitals (VIỆC). A
word that does not show it (Về, ủ) follows the nearest words of its line that do, if these are in capitals. A single
capital at the head of a word in small letters (ấn Độ) can't be told, and stays small.
"""

import re

from pipelines.text.letters import TONED
from pipelines.text.syllables import is_syllable

LINE = re.compile(r"[^\n]{1,100000}")
WORD = re.compile(r"[^\W\d_]{1,60}")
CAPITALS, SMALL, OPEN = "capitals", "small", "open"


def restore_capitals(text: str) -> str:
    """Return the text with the capitals restored that their neighbours show; as long as `text`."""
    return LINE.sub(lambda found: restore_line(found[0]), text)


def restore_line(line: str) -> str:
    """Return one line with its capitals restored."""
    if line.islower() or TONED.isdisjoint(line):
        return line
    words = list(WORD.finditer(line))
    cases = settle([None if is_in_number(word) else case_of(word[0]) for word in words])
    pieces, end = [], 0
    for word, case in zip(words, cases, strict=True):
        pieces += [line[end : word.start()], word[0].upper() if case == CAPITALS else word[0]]
        end = word.end()
    return "".join([*pieces, line[end:]])


def is_in_number(word: re.Match[str]) -> bool:
    """Return whether a word is part of a number such as 205-QĐ/TU, whose letters are always capitals."""
    beside = word.string[max(0, word.start() - 1) : word.start()] + word.string[word.end() : word.end() + 1]
    return any(char in "-/" or char.isdigit() for char in beside)


def case_of(word: str) -> str | None:
    """Return the case that the sure letters of a word show; None for what is no syllable, such as UBND."""
    sure = [letter for letter in word if letter not in TONED]
    if not is_syllable(word):
        return None
    if any(map(str.islower, sure)):
        return SMALL
    return CAPITALS if len(sure) > 1 else OPEN


def settle(cases: list[str | None]) -> list[str | None]:
    """Return the cases with each open one settled by the nearest words on either side that show theirs."""
    before = nearest(cases)
    after = nearest(cases[::-1])[::-1]
    return [
        CAPITALS if case == OPEN and {left, right} - {None} == {CAPITALS} else case
        for case, left, right in zip(cases, before, after, strict=True)
    ]


def nearest(cases: list[str | None]) -> list[str | None]:
    """Return for each word the case of the last word before it that shows one."""
    found: list[str | None] = []
    last: str | None = None
    for case in cases:
        found.append(last)
        last = case if case in (CAPITALS, SMALL) else last
    return found
