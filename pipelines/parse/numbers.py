"""Document numbers (số, ký hiệu): 62-KL/TW, 94/QĐ-TW, 67/2023/NĐ-CP, 45/2019/QH14, 64-CP, 11299/VPCP-KGVX.

Sources of the shapes: Party guidance 36-HD/VPTW (serial-TYPE/BODY), Decree 30/2020/NĐ-CP (serial/TYPE-BODY) and the
laws on promulgation (serial/year/TYPE-BODY, serial/year/QHterm).
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from pipelines.parse.fold import fold_number, fold_signs
from pipelines.vocab.records import document_types, issuing_bodies

# What converters put for digits: O for 0, l and I for 1. Repaired in the digits of a number only.
_MISREAD_DIGITS = str.maketrans("OoIl", "0011")
# Patterns run on text whose blanks, dashes and slashes are folded (same length, so spans hold).
# One code: QĐ, CTr, QH14, HĐNN8, BGD&ĐT, KCQ1. A capital first; a lower-case word is not a code.
_CODE = r"[A-ZĐƯƠÂÊÔ][A-ZĐƯƠÂÊÔa-zđư&]{0,14}[0-9]{0,2}"
# Blanks and one line break are tolerated after a separator, blanks alone before a slash.
_JOIN = r"(?: {0,2}/ {0,2}\n?|- {0,2}\n?|\.)"
_NUMBER = re.compile(
    r"(?P<serial>[0-9][0-9Ool]{0,5})(?P<letter>[a-eđA-DĐ]?)"
    r"(?P<first> {0,2}[/-] {0,2}\n?)"
    r"(?:(?P<year>[12][0-9Ool]{3}) {0,2}[/-] {0,2}\n?)?"
    rf"(?P<codes>{_CODE}(?:{_JOIN}{_CODE}){{0,5}})(?![\w&])"
)
_STANDARD = re.compile(
    r"(?P<codes>QCVN|QCĐP|TCVN|TCXDVN|TCN) ?(?P<serial>[0-9]{1,5})(?:[-:][0-9]{1,4}){0,3}(?P<body>/[A-ZĐ]{2,10})?"
)
_CODE_PARTS = re.compile(r" {0,2}[/.-] {0,2}\n?")
# A digit run that follows one of these is the middle of a word, number or decimal.
_INSIDE = re.compile(r"[\w/.,-]")
# Term of the assembly or council within a code: QH14, UBTVQH13, HĐNN8.
_TERM_DIGITS = re.compile(r"[0-9]{1,2}\Z")
PARTY_BODY_CODES = frozenset(("TW", "TƯ", "TU", "HU", "QU", "ĐU", "THU", "TXU", "ĐUK", "CB"))


@dataclass(frozen=True, slots=True)
class Number:
    """A document number. `text` is as printed, `key` its folded form, `start` and `end` its span in the searched text.

    `type_code` and `body_codes` are codes as the vocabulary writes them; which type or body they mean is not decided.
    """

    text: str
    key: str
    serial: int
    year: int | None
    type_code: str | None
    body_codes: tuple[str, ...]
    start: int
    end: int


@cache
def type_codes() -> dict[str, str]:
    """Return each type code by its key: upper case, and also misprinted without Đ where that is no other code."""
    codes = {t.type_code.upper(): t.type_code for t in document_types() if t.type_code}
    misprints = {key.replace("Đ", "D"): code for key, code in codes.items() if "Đ" in key}
    return {**misprints, **codes}


@cache
def body_codes() -> frozenset[str]:
    """Return the keys of all codes of issuing bodies, without the number of a term."""
    return frozenset(_TERM_DIGITS.sub("", code.upper()) for body in issuing_bodies() for code in body.number_codes)


def parse_number(text: str) -> Number | None:
    """Return the number that is the whole of `text`, blanks around it allowed, or None."""
    printed = text.strip()
    repaired = printed[:1].translate(_MISREAD_DIGITS) + printed[1:]
    found = find_numbers(repaired)
    if not found or (found[0].start, found[0].end) != (0, len(printed)):
        return None
    start = text.find(printed)
    return replace(found[0], text=printed, start=start, end=start + len(printed))


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """Return the numbers printed in `text[start:end]`, in text order; spans count from the start of `text`."""
    printed = text[start:end]
    view = fold_signs(printed)
    found = [n for n in map(_read_number, _NUMBER.finditer(view)) if n]
    if "CVN" in view or "TCN" in view or "QCĐP" in view:
        found += map(_read_standard, _STANDARD.finditer(view))
    before = text[start - 1 : start] + printed[:0]
    free = [n for n in found if not _INSIDE.match(view[n.start - 1] if n.start else before)]
    free.sort(key=lambda number: number.start)
    return [replace(n, text=printed[n.start : n.end], start=n.start + start, end=n.end + start) for n in free]


def _read_number(match: re.Match[str]) -> Number | None:
    codes = _CODE_PARTS.split(match["codes"])
    kind, bodies = split_codes(codes)
    is_loose = match["first"].strip(" \n") != match["first"]
    if is_loose and kind is None and codes[0].upper() not in body_codes():
        return None
    serial = match["serial"].translate(_MISREAD_DIGITS)
    year = int(match["year"].translate(_MISREAD_DIGITS)) if match["year"] else None
    key = make_key(match, serial, year, kind, codes)
    return Number(match[0], key, int(serial), year, kind, bodies, match.start(), match.end())


def _read_standard(match: re.Match[str]) -> Number:
    bodies = (match["body"][1:],) if match["body"] else ()
    return Number(
        match[0], fold_number(match[0]), int(match["serial"]), None, match["codes"], bodies, match.start(), match.end()
    )


def split_codes(codes: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return (type code, body codes) of the codes in a number; a lone CP, CT, TTg or HĐBT is a body."""
    first = codes[0].upper()
    kind = type_codes().get(first)
    if len(codes) == 1 and first in body_codes():
        return None, (codes[0],)
    if kind is None:
        return None, tuple(codes)
    return kind, tuple(codes[1:])


def make_key(match: re.Match[str], serial: str, year: int | None, kind: str | None, codes: list[str]) -> str:
    """Return the key: folded, digits and a misprinted type code repaired, Party numbers in Party punctuation."""
    printed = match["codes"]
    if kind is not None:
        printed = kind + printed[len(codes[0]) :]
    if year is None and len(codes) == 2 and codes[1].upper() in PARTY_BODY_CODES:
        return fold_number(f"{serial}{match['letter']}-{codes[0] if kind is None else kind}/{codes[1]}")
    middle = f"{year}/" if year is not None else ""
    return fold_number(f"{serial}{match['letter']}{match['first']}{middle}{printed}")
