"""Prefixes and offices in the titles above a signature, in all their spellings: KT.BỘ TRƯỞNG, T. M. BAN, P. CHỦ TỊCH.

What the prefixes mean is vocab/signature_prefixes.csv; which offices sign is vocab/offices.csv.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.lines import is_upper
from pipelines.vocab.layout import mark_words, offices, signature_prefixes

# A deputy, also without marks; it may be abbreviated: P. CHỦ TỊCH, P.GIÁM ĐỐC.
_DEPUTY = re.compile(r"PH[ÓO] ")
_BLANK = r"[ \xa0]"
_ABOVE_OFFICE = ("on_behalf", "by_order", "by_delegation")
_ORDERED = ("by_order", "by_delegation")


class Title(NamedTuple):
    """A title above a name; `capacity` and `office` are what a prefix and the words behind it say, if it has one."""

    words: str
    capacity: str | None
    office: str


@cache
def prefix_pattern() -> re.Pattern[str]:
    """Return the pattern of a prefix and the words after it: T/M BỘ CHÍNH TRỊ, KT.BỘ TRƯỞNG, Q. CỤC TRƯỞNG."""
    groups = []
    for number, prefix in enumerate(signature_prefixes()):
        # QUYỀN SỞ HỮU begins a heading: who acts has an office.
        office = rf"(?=[.:]?{_BLANK}{{0,3}}(?i:{office_pattern().pattern}))" if prefix.capacity == "acting" else ""
        groups.append(f"(?P<p{number}>{write_spellings(prefix.spellings)}){office}")
    # What follows a stop or slash needs no blank before it.
    return re.compile(
        rf"(?:{'|'.join(groups)})(?:(?<=[./])|(?![\w.]))[.:]?{_BLANK}{{0,3}}(?P<body>[^\W\d_][^\n]{{0,160}})"
    )


@cache
def marked_prefix_pattern() -> re.Pattern[str]:
    """Return the pattern of a prefix that its stop or slash shows, before a capital: TM. Ủy ban; not Q. Ba Đình."""
    prefixes = (p for p in signature_prefixes() if p.capacity != "acting")
    marked = [s for prefix in prefixes for s in prefix.spellings if "." in s or "/" in s]
    return re.compile(rf"(?:{write_spellings(marked)}){_BLANK}{{0,3}}(?=[^\W\d_])")


@cache
def worded_prefix_pattern() -> re.Pattern[str]:
    """Return the pattern of a prefix that is written out in small letters: Thay mặt Chủ tịch nước."""
    worded = [s for prefix in signature_prefixes() for s in prefix.spellings if " " in s and not s.isupper()]
    return re.compile(rf"(?:{'|'.join(map(write_office, worded))}){_BLANK}{{1,3}}(?=[^\W\d_])")


@cache
def behalf_pattern() -> re.Pattern[str]:
    """Return the pattern of `Thay mặt`, however it is written, before the body that someone acts for in a sentence."""
    written = [s for prefix in signature_prefixes() if prefix.capacity == "on_behalf" for s in prefix.spellings]
    worded = [spelling.lower() for spelling in written if " " in spelling]
    return re.compile(rf"(?<!\w)(?:{write_spellings([*written, *worded])})\s{{1,3}}")


def write_spellings(spellings: Iterable[str]) -> str:
    """Return the pattern of the spellings of a prefix, longest first; a blank may stand around a stop: T. M., KT ."""
    return "|".join(map(write_prefix, sorted(spellings, key=len, reverse=True)))


def write_prefix(spelling: str) -> str:
    """Return the pattern of one spelling of a prefix."""
    inner, last = (spelling[:-1], spelling[-1]) if spelling.endswith((".", "/")) else (spelling, "")
    stop = f"{_BLANK}?{re.escape(last)}" if last else ""
    return re.escape(inner).replace(r"\.", rf"\.{_BLANK}?") + stop


@cache
def office_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that begins with an office in capitals."""
    return re.compile("(?:" + "|".join(map(write_office, offices())) + r")(?!\w)")


def write_office(office: str) -> str:
    """Return the pattern of an office, with up to three blanks between words, or a hyphen: CHỦ  TỊCH, Chủ-tịch.

    A deputy's may be abbreviated: P. CHỦ TỊCH.
    """
    deputy = _DEPUTY.match(office)
    words = "[ \\xa0-]{1,3}".join(map(re.escape, office[deputy.end() if deputy else 0 :].split()))
    return rf"(?:{deputy[0].strip()}[ \xa0-]{{1,3}}|P\.{_BLANK}{{0,3}}){words}" if deputy else words


@cache
def plain_office_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that begins with an office of two words or more, all marks left out."""
    plain = (write_office(plain_letters(office)) for office in offices() if " " in office)
    return re.compile(f"(?:{'|'.join(plain)})(?!\\w)")


def is_misprinted_office(words: str) -> bool:
    """Tell whether a line in capitals begins with an office whose marks are misprinted: THỨ TRỬỜNG."""
    return is_upper(words) and bool(plain_office_pattern().match(plain_letters(words)))


def plain_letters(words: str) -> str:
    """Return words, in NFC, with each letter as the plain one below its marks: as long as before."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in words).replace("Đ", "D").replace("đ", "d")


@lru_cache(maxsize=1 << 12)
def part_title(words: str) -> tuple[Title, ...]:
    """Return the titles in one printed line: `TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH` are three. Remembered."""
    bounds = [match.end() for match in inner_prefix_pattern().finditer(words)]
    pieces = [words[begin:end].strip() for begin, end in pairwise([0, *bounds, len(words)])]
    return tuple([read_title(title) for piece in pieces for title in part_office(piece)])


def read_title(words: str) -> Title:
    """Return a title with what its prefix says, if it has one."""
    match = prefix_pattern().match(words)
    return Title(words, read_prefix(match)[0], match["body"]) if match else Title(words, None, "")


def part_office(title: str) -> list[str]:
    """Return a title as two where the office of a deputy follows that of the head: `KT. BỘ TRƯỞNG THỨ TRƯỞNG`.

    So does an office that ends the line behind a body: `TM. CHÍNH PHỦ THỦ TƯỚNG`; and any office behind the head by
    whose order one signs: `TUQ. CHỦ TỊCH GIÁM ĐỐC SỞ Y TẾ`.
    """
    match = prefix_pattern().match(title)
    if match and read_prefix(match)[0] in _ABOVE_OFFICE and (last := find_last_office(title, match.start("body"))):
        return [title[: last.start()], title[last.end() :]]
    head = office_pattern().match(title, match.start("body")) if match else None
    if (
        match
        and head
        and read_prefix(match)[0] in _ORDERED
        and (own := inner_office_pattern().search(title, head.end()))
    ):
        return [title[: own.start()], title[own.end() :]]
    deputy = inner_deputy_pattern().search(plain_letters(title), head.end()) if head else None
    return [title[: deputy.start()].rstrip(" -–/"), title[deputy.end() :]] if deputy else [title]


def find_last_office(title: str, start: int) -> re.Match[str] | None:
    """Return the blank before the office that ends a title behind a body of two words or more.

    BAN BÍ THƯ, ĐOÀN CHỦ TỊCH and HỘI ĐỒNG BỘ TRƯỞNG are bodies to the end.
    """
    found = last_office_pattern().search(title, start)
    if found is None:
        return None
    body = title[start : found.start()].split()
    is_body = any(name.start < found.start() and name.end == len(title) for name in find_bodies(title))
    is_body = is_body or makes_body(title[: found.start()], title[found.end() :])
    return found if len(body) > 1 and not is_body else None


def makes_body(before: str, office: str) -> bool:
    """Tell whether an office and the words before it are the name of a body: BAN BÍ THƯ, ĐOÀN CHỦ TỊCH."""
    words = f" {before}"
    is_collective = words.endswith(collective_words())
    if is_collective and any(name.end == len(before) for name in find_bodies(before)):
        return False  # TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI, and CHỦ TỊCH
    return is_collective or f"{words} {office}".endswith(mark_words("presidium"))


@cache
def collective_words() -> tuple[str, ...]:
    """Return the words before an office that make it the name of a body, each behind a blank."""
    return tuple(f" {word}" for word in mark_words("collective"))


@cache
def last_office_pattern() -> re.Pattern[str]:
    """Return the pattern of the blank before the office that ends a line."""
    return re.compile(rf"[ ](?=(?:{'|'.join(map(write_office, offices()))})\Z)")


@cache
def inner_office_pattern() -> re.Pattern[str]:
    """Return the pattern of the blank before an office in the middle of a line."""
    return re.compile(rf"[ ](?=(?:{'|'.join(map(write_office, offices()))})(?!\w))")


@cache
def inner_prefix_pattern() -> re.Pattern[str]:
    """Return the pattern of the blank before a prefix with a stop or slash in the middle of a line."""
    return re.compile(rf"[ ](?={marked_prefix_pattern().pattern})")


@cache
def inner_deputy_pattern() -> re.Pattern[str]:
    """Return the pattern of the blank before the office of a deputy in the middle of a line, all marks left out."""
    plain = "|".join(write_office(plain_letters(office)) for office in deputies())
    return re.compile(rf"[ ](?=(?:{plain})(?!\w))")


@cache
def deputies() -> tuple[str, ...]:
    """Return the offices of deputies."""
    return tuple(office for office in offices() if office.startswith(("PHÓ ", "THỨ TRƯỞNG")))


def begins_deputy(words: str) -> bool:
    """Tell whether a line is the first word of a deputy's office, which goes on below it: `PHÓ`⏎`GIÁM ĐỐC`."""
    return words in first_words_of_deputies()


def begins_deputy_office(words: str) -> bool:
    """Tell whether a line in capitals begins with the office of a deputy, which stands below the head's."""
    return is_upper(words) and words.startswith(deputies())


@cache
def first_words_of_deputies() -> frozenset[str]:
    """Return the first words of the offices of deputies."""
    return frozenset(office.split(" ")[0] for office in deputies() if " " in office)


def read_prefix(match: re.Match[str]) -> tuple[str, str]:
    """Return capacity and body of a prefix."""
    number = next(int(name[1:]) for name, value in match.groupdict().items() if value and name != "body")
    return signature_prefixes()[number].capacity, match["body"].strip(" *:")
