"""Names of persons, told by their shape: two to six words, each with a capital first letter and small ones after it."""

import re
from functools import cache

from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words, offices, signature_prefixes

# Rank and academic title before a name: Đại tướng, GS.TS. They are not part of it.
_RANK = re.compile(rf"(?:{tree_pattern(mark_words('rank'), ' ')})(?!\w)[.,]{{0,2}}[ ]{{0,3}}")
_COURTESY = re.compile(rf"(?:{tree_pattern(mark_words('courtesy'), ' ')})(?!\w)[.:]?[ ]{{1,3}}")
# One word behind K, as many of the highlands are named: K'Brơ, K’ Lai.
_HIGHLAND = re.compile(r"K['’ʼ][ ]?[A-ZĐ][^\W\d_]{1,12}")
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_WORD = re.compile(r"[^\W_]{1,40}")
_BETWEEN_SYLLABLES = re.compile(r"[ \xa0\-]{1,3}")
_BEHIND_NAME = re.compile(r"(?<=\w)[ ]{0,3}\(|[ ]{1,3}[-–][ ]{1,3}")
_BLANKS = re.compile(r"[ \xa0]{1,4}")
_LONGEST = 48
_LONGEST_TITLES = 200
_MOST_WORDS = 6
# Of how many syllables a name in capitals is that stands in the line of its titles.
_FEWEST_IN_LINE, _MOST_IN_LINE = 3, 5


def strip_rank(words: str) -> str:
    """Return `words` without rank or academic titles in front."""
    while found := _RANK.match(words):
        words = words[found.end() :]
    return words


def is_person(words: str) -> bool:
    """Tell whether `words`, without rank, has the shape of a person's name: Trương Tấn Sang, Y Thanh Hà Niê Kđăm."""
    syllables = split_name(words)
    if len(syllables) <= 2 and _HIGHLAND.fullmatch(" ".join(syllables)):
        return True
    return (
        2 <= len(syllables) <= _MOST_WORDS and all(map(is_syllable, syllables)) and any(len(s) > 1 for s in syllables)
    )


def is_person_in_capitals(words: str) -> bool:
    """Tell whether `words` may be a name set in capitals, as older documents sign: PHẠM VĂN ĐỒNG."""
    syllables = split_name(words)
    return 2 <= len(syllables) <= _MOST_WORDS and all(s.isalpha() and s.isupper() and len(s) <= 7 for s in syllables)


def has_surname(words: str) -> bool:
    """Tell whether words in capitals begin with a surname, as names do and headings don't: LÊ THÍ DỤ, no PHẠM VI."""
    first, _, rest = words.partition(" ")
    return bool(rest) and first in mark_words("surname") and not words.startswith(mark_words("no_surname"))


def ends_title(words: str) -> bool:
    """Tell whether words in capitals end with an office, or with a body that is known."""
    return words.endswith(offices()) or any(found.end == len(words) for found in find_bodies(words))


def find_capital_name(words: str) -> int | None:
    """Return where the name in capitals begins that ends words in capitals: a surname begins it; None where none does.

    What stands before it ends with an office or a body: `CHỦ TỊCH LÊ THÍ DỤ`, but `CỤC TRƯỞNG CỤC QUẢN LÝ CÔNG SẢN`. In
    `CHỦ TỊCH UBND HUYỆN TRẦN VĂN THỜI` it is the name of a place.
    """
    split = words.split(" ")
    for count in range(_MOST_IN_LINE, _FEWEST_IN_LINE - 1, -1):
        name = " ".join(split[-count:])
        if len(split) > count and has_surname(name) and is_person_in_capitals(name):
            is_of_place = split[-count - 1] in mark_words("before_place")
            return None if is_of_place or not ends_title(words[: -len(name)].rstrip()) else len(words) - len(name)
    return None


def is_same_person(one: str, other: str) -> bool:
    """Tell whether one of two witnesses is the name within the other, beside offices and brackets as listings print it.

    `Thứ trưởng Bộ Y tế Lê Văn Mẫu` and `Lê Văn Mẫu (KT. Bộ trưởng)` are Lê Văn Mẫu.
    """
    name, titled = sorted((fold_name(words[:_LONGEST_TITLES]) for words in (one, other)), key=len)
    before, found, behind = f" {' '.join(_WORD.findall(_BRACKETS.sub(' ', titled)))} ".partition(f" {name} ")
    return bool(found) and " " in name and all(map(holds_titles, (before, behind)))


def name_within(words: str) -> tuple[str, int]:
    """Return the name within what a listing prints for a person, and where it begins; all of it where none is found.

    Offices before it and brackets or a dash behind it are left out: `Thứ trưởng Bộ Y tế Lê Văn Mẫu (đã ký)`.
    """
    name = _BEHIND_NAME.split(words, maxsplit=1)[0].rstrip()
    courtesy = _COURTESY.match(name)
    if courtesy:
        inner, offset = name_within(name[courtesy.end() :])
        if is_person(inner):
            return inner, courtesy.end() + offset
    if not is_person(name) and len(words) <= _LONGEST_TITLES:
        starts = [found.end() for found in _BLANKS.finditer(name)]
        behind = (at for at in starts if is_person(name[at:]) and holds_titles(fold_name(name[:at])))
        if (at := next(behind, None)) is not None:
            return name[at:], at
    return (name, 0) if is_person(name) else (words, 0)


def holds_titles(words: str) -> bool:
    """Tell whether words beside a name are all of offices, ranks, prefixes, or names of bodies."""
    for body in reversed(find_bodies(words)):
        words = words[: body.start] + words[body.end :]
    return title_words().issuperset(_WORD.findall(words))


@cache
def title_words() -> frozenset[str]:
    """Return the words of offices, ranks and prefixes, folded."""
    prefixes = (spelling for prefix in signature_prefixes() for spelling in prefix.spellings)
    titles = (*offices(), *mark_words("rank"), *prefixes)
    return frozenset(word for title in titles for word in _WORD.findall(fold_name(title)))


def split_name(words: str) -> list[str]:
    """Return the syllables of what may be a name; none where it is too long."""
    plain = strip_rank(words[: 2 * _LONGEST].strip())
    return _BETWEEN_SYLLABLES.split(plain) if 0 < len(plain) <= _LONGEST else []


def is_syllable(word: str) -> bool:
    """Tell whether a word is a capital with small letters after it; H'Hen and the single Y of upland names are too."""
    bare = word.replace("'", "").replace("’", "")
    return bare.isalpha() and bare[0].isupper() and (bare[1:].islower() or len(bare) == 1 or "'" in word or "’" in word)
