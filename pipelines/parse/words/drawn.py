"""Drawn lines: what typists and converters leave of the rules in a letterhead, below a title and above a signature."""

import re

# Dashes of every length, lines of boxes, overlines, equals signs and underscores; then dots too.
DASHES = "-‐‑‒–—―−_=─━═¯‾ˉ⎯＿"
_SIGNS = f"{DASHES}.~…"
# At least three signs, or a long one; in halves, or with o0o or stars between them; each sign apart: - - - - - -; an
# ornament alone: o0o, -*-, …….
_MORE = rf"(?:(?:[ \t\xa0]{{1,200}}|[ ]?[oO0*]{{1,9}}[ ]?)[{_SIGNS}]{{2,200}})?"
_APART = rf"[{_SIGNS}](?:[ \t\xa0][{_SIGNS}]){{2,100}}"
_STARS = r"[ ]?(?:[*]{1,9}|[oO0]{3,9})[ ]?"
_BETWEEN_DASHES = rf"[{DASHES}]{{1,9}}{_STARS}[{DASHES}]{{1,9}}|[{DASHES}]{{2,9}}[oO0][{DASHES}]{{2,9}}"
_ORNAMENT = rf"(?:{_BETWEEN_DASHES}|[oO][0oO][oO]|…{{2,9}})"
_DRAWN = re.compile(
    rf"[{_SIGNS}]{{3,200}}{3 * _MORE}|{_APART}|{_ORNAMENT}(?:[ \t\xa0]{{1,200}}{_ORNAMENT})?|[—―─━═]{{1,2}}"
)
FIRST_DRAWN = frozenset(f"{_SIGNS}oO")
# Most lines that begin with such a sign are items, whose third sign is that of a word: looked at first to save time.
_THIRD = frozenset((*_SIGNS, *"oO0* \t\xa0", ""))


def is_drawn(content: str) -> bool:
    """Tell whether a line, which is not empty, is drawn."""
    return content[0] in FIRST_DRAWN and content[2:3] in _THIRD and bool(_DRAWN.fullmatch(content))


def says_something(words: str) -> bool:
    """Tell whether words hold a letter or digit: signs alone, whichever they are, say nothing in a head or foot."""
    return any(map(str.isalnum, words)) and not is_drawn(words)
