"""The place of a tone in hòa = hoà, khỏe = khoẻ, ủy = uỷ: the vocabulary has the new one, texts have either."""

import re
import unicodedata
from collections.abc import Iterable

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ENDS = [
    (first, last)
    for pair in ("oa", "oe", "uy")
    for first, last in ((pair[0], pair[1]), (pair[0].upper(), pair[1].upper()))
]
# How a syllable ends in the old spelling → in the new one.
OLD_TO_NEW = {
    unicodedata.normalize("NFC", first + last + tone): unicodedata.normalize("NFC", first + tone + last)
    for first, last in _ENDS
    for tone in _TONES
}
_NEW_TO_OLD = {new: old for old, new in OLD_TO_NEW.items()}
_NEW = re.compile(f"(?<![Qq])(?:{'|'.join(_NEW_TO_OLD)})(?!\\w)")


def spell_all(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return phrases as the vocabulary has them, each followed by its old spelling if that differs: hủy bỏ, huỷ bỏ."""
    return tuple(dict.fromkeys(spelled for phrase in phrases for spelled in (phrase, spell_old(phrase))))


def spell_old(phrase: str) -> str:
    """Return a phrase with its tones in the old place."""
    return _NEW.sub(lambda found: _NEW_TO_OLD[found[0]], phrase)
