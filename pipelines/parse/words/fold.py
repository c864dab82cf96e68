"""Match keys: spellings that mean the same are folded to one. Keys are compared and looked up, never stored as text."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from pipelines.vocab.tones import OLD_TO_NEW

# Blanks without width, which `str.split` keeps.
_WITHOUT_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\xad"
_NO_WIDTH = re.compile(f"[{_WITHOUT_WIDTH}]")
BLANKS = re.compile(rf"[\s{_WITHOUT_WIDTH}]{{1,1000}}")

# The strangers that look like Đ.
LOOK_LIKE_D = tuple(zip("ÐƉðɖ", "ĐĐđđ", strict=True))
# Every dash and slash that a converter leaves, and the blanks of one column.
_SIGNS = (
    *((dash, "-") for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"),
    *((slash, "/") for slash in "\u2044\u2215\uff0f"),
    *((blank, " ") for blank in "\xa0\t\u2002\u2003\u2007\u2009\u202f\u200b\ufeff"),
    *LOOK_LIKE_D,
    *zip("АВЕКМНОРСТХаеорсх", "ABEKMHOPCTXaeopcx", strict=True),  # Cyrillic letters that look Latin
)
_SIGN = re.compile("[" + "".join(sign for sign, _ in _SIGNS) + "]")
_PLAIN = dict(_SIGNS)
# The signs by the page of Unicode (U+04xx) that they stand on: one look shows that a text has none of a whole page.
_PAGES = tuple(
    (page, [sign for sign in _PLAIN if ord(sign) >> 8 == page]) for page in sorted({ord(s) >> 8 for s in _PLAIN})
)
_BARE_D = str.maketrans("đðɖ", "ddd")
_LONG = 200
_SHORT = 40
_OLD_TONE = re.compile(f"[ou][{''.join(sorted({old[1] for old in OLD_TO_NEW if old.islower()}))}]")


def _one_blank(text: str) -> str:
    """Return `text` with one blank for each run of `BLANKS`, none at its ends."""
    bare = _NO_WIDTH.sub(" ", text) if any(map(text.__contains__, _WITHOUT_WIDTH)) else text
    return " ".join(bare.split())


def fold_signs(text: str) -> str:
    """Return `text` with one blank, one dash, one slash and one Đ; as long as `text`, so offsets hold.

    A long text is searched for each sign: natively, which takes less than one search for a set of letters.
    """
    for sign in _signs_in_long(text) if len(text) >= _LONG else _signs_in(text):
        text = text.replace(sign, _PLAIN[sign])  # str.translate would look each letter up
    return text


def _signs_in(text: str) -> Collection[str]:
    """Return the signs of a short text; most hold none."""
    return set(_SIGN.findall(text)) if _SIGN.search(text) else ()


def _signs_in_long(text: str) -> list[str]:
    """Return the signs of a long text, each looked for by itself where a byte of it may be the page of the sign."""
    written = text.encode("utf-16-le", "surrogatepass")
    return [sign for page, signs in _PAGES if page in written for sign in signs if sign in text]


def fold_number(text: str) -> str:
    """Return the key of a document number: NFC, no blanks, one dash, one slash, Đ for Ð, upper case."""
    return fold_signs(BLANKS.sub("", unicodedata.normalize("NFC", text))).upper()


def fold_name(text: str) -> str:
    """Return the key of a name or phrase: lower case, one blank, one dash, tones in the new place; diacritics stay."""
    return _fold_short(text) if len(text) < _SHORT else _fold(text)


@lru_cache(maxsize=1 << 13)
def _fold_short(text: str) -> str:
    """Return the key of a short text, remembered: types and labels recur."""
    return _fold(text)


def _fold(text: str) -> str:
    lower = fold_signs(unicodedata.normalize("NFC", _one_blank(text))).lower().strip()
    return _OLD_TONE.sub(_move_tone, lower)


def _move_tone(found: re.Match[str]) -> str:
    """Return the syllable's end with its tone in the new place; behind q the tone stays on y (quý, quỳ)."""
    is_quy = found.string[found.start() - 1 : found.start()] == "q" and found[0][0] == "u"
    return found[0] if is_quy else OLD_TO_NEW.get(found[0], found[0])


def bare_letters(words: str) -> str:
    """Return the letters of `words` without their marks, in small letters."""
    plain = unicodedata.normalize("NFD", words.lower()).translate(_BARE_D)
    return "".join([letter for letter in plain if letter.isalpha()])
