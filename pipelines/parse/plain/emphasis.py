"""Marks of emphasis within a word or number: `Quy*ế*t định`, `**Số 1**2**/**2031`; references are read without them."""

import re
import unicodedata

from pipelines.parse.plain.cuts import Cut, Plain, without

_STARS = re.compile(r"\*(?<=[\w/-]\*)\*{0,5}(?=[^\W_]|[/-])")
# Letters that stand between marks or blanks.
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{0,9}\Z")
_LETTERS = re.compile(r"[^\W\d_]{0,9}")
_LONGEST_SYLLABLE = 9
_VOWELS = frozenset("aeiouy")


def without_emphasis(text: str) -> Plain | None:
    """Return a text without the marks of emphasis within its words; None, as for most texts, if it has none."""
    if "*" not in text:
        return None
    return without(text, (Cut(*stars.span()) for stars in _STARS.finditer(text) if parts_word(text, *stars.span())))


def parts_word(text: str, start: int, end: int) -> bool:
    """Tell whether marks of emphasis at [start, end) stand within a word or number, not between two words.

    They do between two digits, beside the slash or dash of a number, and where the letters on one side are no syllable.
    """
    before, after = text[start - 1], text[end]
    if before.isdigit() or after.isdigit() or not (before.isalpha() and after.isalpha()):
        return _is_in_number(text, start, end)
    left = _LETTERS_BEFORE.search(text, max(0, start - _LONGEST_SYLLABLE), start)
    right = _LETTERS.match(text, end)
    pieces = (left[0] if left else "", right[0] if right else "")
    if after.isupper():
        return before.isupper() and pieces[1].isupper() and min(map(len, pieces)) == 1
    return any(len(piece) == 1 or not has_vowel(piece) for piece in pieces)


def _is_in_number(text: str, start: int, end: int) -> bool:
    """Return whether what stands beside the marks are two digits, or a slash or dash that goes on a number."""
    before, after = text[start - 1], text[end]
    if before in "/-":
        return text[max(0, start - 8) : start - 1].rstrip("*")[-1:].isalnum() and after.isalnum()
    if after in "/-":
        return before.isalnum() and text[end + 1 : end + 8].lstrip("*")[:1].isalnum()
    return before.isdigit() and after.isdigit() and end - start > 1  # `2*3` is a product


def has_vowel(piece: str) -> bool:
    """Tell whether letters hold a vowel, with whatever marks."""
    return not _VOWELS.isdisjoint(unicodedata.normalize("NFD", piece.lower()))
