"""Search at line starts, and at words: a pattern that begins with a newline lets the engine skip from line to line.

A pattern that begins with `^` says the same, but is tried at every character: on real pages four times slower.
"""

import re
from collections.abc import Iterator
from functools import cache

# What may stand before the first word of a line: blanks of every kind, also those without width, and converters' marks.
BEFORE_WORDS = r" \t\xa0\u2000-\u200f\u202f\u2060\u3000\ufeff#>*_|\\"
INDENT = rf"^[{BEFORE_WORDS}]{{0,80}}"


@cache
def behind_newline(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern that begins with `^` as one that begins with the newline before its line."""
    return re.compile(f"\n(?:{pattern.pattern})", pattern.flags)


def find_at_lines(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text, start, end)` yields; the pattern begins with `^` and ends within its line."""
    if start == 0 and (first := pattern.match(text, 0, end)):
        yield first
        start = first.end()
    for behind in behind_newline(pattern).finditer(text, max(0, start - 1), end):
        found = pattern.match(text, behind.start() + 1, end)
        if found:
            yield found


def find_from(pattern: re.Pattern[str], word: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text, start, end)` yields, for a pattern that begins with `word`.

    A plain search for the word takes a fifth of the time that the engine takes.
    """
    at = text.find(word, start, end)
    while at >= 0:
        found = pattern.match(text, at, end)
        if found:
            yield found
        at = text.find(word, found.end() if found else at + 1, end)


def find_at_line(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first match of a pattern that begins with `^` in `text[start:end]`, or None."""
    return next(find_at_lines(pattern, text, start, end), None)
