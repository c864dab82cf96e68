"""Quotation marks of every kind as the usual ones: a view of the text as long as the text, so that offsets hold.

Typists and converters print ‘…’, ''…'', «…», ”…”, “…“ or “…" for “…”. Which end a mark is, its place in the line tells.
"""

import re
from functools import lru_cache

_OPENING, _CLOSING, _FILL = "“", "”", "*"
_TWICE = re.compile("''|‘‘|’’")
_TYPED = re.compile("''")
# A mark that opens: behind a blank or nothing, before a word; at the beginning of a line perhaps behind emphasis.
_BEFORE_OPENING = " \t\xa0\n(*|"
_NO_WORD = r"[^\s(*|]"
# ‘ that opens a line or follows a colon, as what quotes lines does.
_SINGLE_OPENS = re.compile(r"(?:^|:)[ \t\xa0*]{0,12}‘", re.MULTILINE)
# ’ is an apostrophe between letters: H’Mông.
_SINGLE_CLOSES = re.compile(r"’(?:(?!\w)|(?<!\w’))")
_SINGLE_PAIR = re.compile(rf"‘(?<!{_NO_WORD}‘)([^‘’\n]{{1,200}})’(?!\w)")
_CLOSING_OPENS = re.compile(rf"”(?<!{_NO_WORD}”)(?=[*]{{0,4}}\w)")
# A straight mark within a line that opens words which a curled one ends there.
_STRAIGHT_OPENS = re.compile(r'"(?<=\w[ (]")(?=\w[^“”"\n]{0,200}”)')
# “ behind words: at the end of a line, or in a text that has hardly any other mark.
_ENDS_LINE = r"(?=[.;,]{0,2}[ \t\xa0*]{0,9}$)"
_OPENING_ENDS = re.compile(rf"“(?<=[\w.;)]“){_ENDS_LINE}", re.MULTILINE)
_OPENING_CLOSES = re.compile(rf"“(?:(?<=[^\s(*|:]“)(?!\w)|(?<=[ \t\xa0*\n]“){_ENDS_LINE})", re.MULTILINE)
_MARKS = re.compile('[“”"]')
_WITHIN_LINE = re.compile(r"[ \xa0]\w")
# A text that has so many times more closing than opening marks opens with closing ones.
_MANY = 4


@lru_cache(maxsize=2)
def with_usual_marks(text: str) -> str:
    """Return `text` with “ and ” for the marks that stand for them; most texts are returned as they are."""
    if ("'" in text and "''" in text) or "‘" in text:
        twice = _TWICE if "‘‘" in text else _TYPED  # ‘a ‘b’’ ends two
        text = twice.sub(lambda mark: one_for_two(text, mark), text)
        if _SINGLE_OPENS.search(text):
            text = _SINGLE_CLOSES.sub(_CLOSING, text.replace("‘", _OPENING))
        else:
            text = _SINGLE_PAIR.sub(rf"{_OPENING}\1{_CLOSING}", text)
    if "«" in text:
        text = text.replace("«", _OPENING).replace("»", _CLOSING)
    if _OPENING not in text and _CLOSING not in text:
        return text
    opened, closed = text.count(_OPENING), text.count(_CLOSING)
    if closed > opened and '"' in text:
        text = _STRAIGHT_OPENS.sub(_OPENING, text)
    if closed > _MANY * opened:
        text = _CLOSING_OPENS.sub(_OPENING, text)
    elif opened > closed:
        if opened > _MANY * closed:
            text = _OPENING_CLOSES.sub(lambda mark: _OPENING if follows_colon(text, mark) else _CLOSING, text)
        else:
            text = _OPENING_ENDS.sub(_CLOSING, text)
        if '"' in text:
            text = close_with_straight(text)
    return text


def one_for_two(text: str, mark: re.Match[str]) -> str:
    """Return the mark that two single ones are, filled up."""
    if mark[0] == "''":
        return (_OPENING if opens(text, *mark.span()) else _CLOSING) + _FILL
    return (_OPENING if mark[0] == "‘‘" else _CLOSING) + _FILL


def follows_colon(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a mark stands behind words and a blank in its line, as `như sau: “`⏎ does."""
    line = text.rfind("\n", 0, mark.start()) + 1
    return text[mark.start() - 1] in " \t\xa0*" and text[line : mark.start()].strip(" \t\xa0*") != ""


def opens(text: str, start: int, end: int) -> bool:
    """Tell whether a mark that may be either stands behind a blank or nothing, and before words in its line."""
    is_behind_blank = start == 0 or text[start - 1] in _BEFORE_OPENING
    return is_behind_blank and text[end : end + 4].lstrip(" \xa0*")[:1].isalnum()


def close_with_straight(text: str) -> str:
    """Return a text in which straight marks end what curled ones opened, with curled ones for these.

    A straight mark that ends a phrase which a straight one opened stays, and so does the sign of inches.
    """
    depth = straight = 0
    signs = list(text)
    for mark in _MARKS.finditer(text):
        at = mark.start()
        if mark[0] != '"':
            depth = max(0, depth + (1 if mark[0] == _OPENING else -1))
        elif opens(text, at, at + 1):
            straight += 1
        elif straight:
            straight -= 1
        elif depth and not (text[at - 1].isdigit() and _WITHIN_LINE.match(text, at + 1)):
            signs[at] = _CLOSING
            depth -= 1
    return "".join(signs)
