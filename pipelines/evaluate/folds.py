"""What counts as the same answer: keys of names, bodies, abstracts and labels. Spelling alone is no mistake."""

import re
import unicodedata
from difflib import SequenceMatcher

from pipelines.parse.words.fold import fold_name, fold_number
from pipelines.vocab.layout import ordinals

ALIKE = 0.95
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
ROMAN_LEVELS = frozenset({"part", "chapter", "section", "subsection", "roman_item"})
SHORT_WORDS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "tp": "thành phố"}
ADDED_WORDS = frozenset({"tỉnh", "thành", "phố", "trung", "ương", "đảng"})

_WORD = re.compile(r"[^\W_]{1,1000}")
_CLOSING = re.compile(r"(?: trung ương)?(?: đảng)?\Z")
_ABOUT = re.compile(r"\s{0,20}(?:V/v:?|về\s{1,20}việc|về)\s{1,20}", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:tiểu mục|đi[êề]u|khoản|điểm|chương|mục|phần|phụ lục)(?!\w)\s{0,20}(?:thứ\s{1,20})?(?:số\s{1,20})?"
)
_MISREAD_ROMAN = re.compile(r"(?=[IVX]{0,6}[l1])(?=[l1]{0,6}[IVXl])[IVXl1]{2,7}(?!\w)")
_BRACKETED = re.compile(r"\([^()]{0,300}\)")
_LAW = re.compile(r"(?:luật|bộ luật|pháp lệnh|hiến pháp|điều lệ) ")


def number_key(value: str | None) -> str:
    """Return a document number without blanks, with one dash, in capitals; nothing for None."""
    return fold_number(value or "")


def words_key(value: str | None) -> str:
    """Return the words of letters and digits in lower case, tones in one place, one blank between."""
    return " ".join(_WORD.findall(fold_name(value or "")))


def letters_key(value: str | None) -> str:
    """Return letters and digits alone: blanks, marks and case say nothing."""
    return words_key(value).replace(" ", "")


def letters(value: str | None) -> str:
    """Return letters and digits in lower case, tones as printed: what may be cut before a key is made of it.

    The key of a cut syllable is not the cut key: `đoạn` gives `đọan`, so its first two letters would be `đọ`.
    """
    return "".join(_WORD.findall(unicodedata.normalize("NFC", value or "").lower()))


def body_key(value: str | None) -> str:
    """Return the words of a body, short words written out, without the closing words that portals drop or add."""
    words = " ".join(SHORT_WORDS.get(word, word) for word in words_key(value).split())
    return _CLOSING.sub("", words)


def law_key(name: str | None) -> str:
    """Return the words of a law's name without what stands in brackets and the word for law."""
    return _LAW.sub("", words_key(_BRACKETED.sub(" ", name or "")), count=1)


def is_alike(one: str | None, other: str | None) -> bool:
    """Return whether two abstracts say the same, but for a few letters and an opening `Về việc`."""
    left, right = (letters_key(_ABOUT.sub("", value or "", count=1)) for value in (one, other))
    return bool(left) and SequenceMatcher(None, left, right, autojunk=False).ratio() >= ALIKE


def label_key(level: str, label: str | None) -> str:
    """Return the number in a label: `Điều 12a.` → 12a, `Chương II` and `Điều thứ hai` → 2, `đ)` → đ."""
    text = unicodedata.normalize("NFC", mend_misread(level, label or "")).lower().strip().replace("ð", "đ")
    bare = _UNIT.sub("", text, count=1).strip(" .):(/-–—\\\t\n\xa0")
    if bare in ordinals():
        return str(ordinals()[bare])
    return arabic(bare) if level in ROMAN_LEVELS else bare


def mend_misread(level: str, label: str) -> str:
    """Return a label in which a scanner took l or 1 for I, or l for 1, as it was: `lI-`, `l.`."""
    if level in ROMAN_LEVELS and _MISREAD_ROMAN.match(label):
        return label.replace("l", "I").replace("1", "I")
    return label.replace("l", "1", 1) if level in ("clause", "numbered_item") else label


def arabic(number: str) -> str:
    """Return a Roman number as digits, anything else as it is."""
    if not number or set(number) - ROMAN.keys():
        return number
    values = [ROMAN[letter] for letter in number]
    following = [*values[1:], 0]
    return str(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))


def names_body(value: str, entry: str, context: str) -> bool:
    """Return whether the key `value` names the unit B of an entry `A / B`, alone or with words of A around it."""
    parts = [body_key(part) for part in entry.split(" / ")]
    if value in (parts[-1], body_key(entry), " ".join(reversed(parts))):
        return True
    if not value.startswith(parts[-1] + " "):
        return False
    return set(value.removeprefix(parts[-1]).split()) <= {*words_key(context).split(), *ADDED_WORDS}
