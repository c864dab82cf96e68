"""What the codes within a number say: its type (QĐ, NĐ) and the bodies (TW, BTC, QH14), as the vocabulary has them."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.vocab.records import citation_words, document_types, issuing_bodies

# Term of the assembly or council within a code: QH14, UBTVQH13, HĐNN8.
_TERM_DIGITS = re.compile(r"[0-9]{1,2}\Z")


class Suffix(NamedTuple):
    """What the codes of a number say, whatever its serial and year: `printed` as the key writes it."""

    kind: str | None
    bodies: tuple[str, ...]
    printed: str
    is_party: bool
    is_known: bool


@cache
def type_codes() -> dict[str, str]:
    """Return each type code by its key: upper case, also with one letter more (QĐi), or misprinted without Đ."""
    codes = {t.type_code.upper(): t.type_code for t in document_types() if t.type_code}
    longer = {alias.upper(): t.type_code for t in document_types() for alias in t.aliases if alias[:-1] == t.type_code}
    misprints = {key.replace("Đ", "D"): code for key, code in codes.items() if "Đ" in key}
    return {**misprints, **longer, **codes}


@cache
def body_codes() -> frozenset[str]:
    """Return the keys of all codes of issuing bodies, without the number of a term."""
    return frozenset(_without_term(code) for body in issuing_bodies() for code in body.number_codes)


def _without_term(code: str) -> str:
    return _TERM_DIGITS.sub("", code.upper())


def is_body_code(code: str) -> bool:
    """Tell whether a code is that of an issuing body, perhaps with its term: QH14."""
    return _without_term(code) in body_codes()


def is_party_code(code: str) -> bool:
    """Tell whether a code is that of one of the Party's committees."""
    return code.upper() in citation_words("party_code")


@lru_cache(maxsize=1 << 14)
def read_suffix(codes: tuple[str, ...], marks: tuple[str, ...]) -> Suffix:
    """Return what codes with their marks say, remembered: the codes of bodies are few."""
    kind, bodies = split_codes(codes)
    printed = "".join(mark + code for mark, code in zip(marks, [kind or codes[0], *codes[1:]], strict=True))
    is_party = kind is not None and len(codes) == 2 and is_party_code(bodies[0])
    is_word = codes[0][1:].islower()  # `2- Thu nhập` is an item, not a number of a Thị ủy
    has_term = _without_term(codes[-1]) != codes[-1].upper() and is_body_code(codes[-1])  # QH14, LCT/HĐNN8
    is_known = kind is not None or has_term or (codes[0].upper() in body_codes() and not is_word)
    return Suffix(kind, bodies, printed, is_party, is_known)


def split_codes(codes: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return (type code, body codes) of the codes in a number; a lone CP, CT, TTg or HĐBT is a body."""
    first = codes[0].upper()
    kind = type_codes().get(first)
    if len(codes) == 1 and first in body_codes():
        return None, (codes[0],)
    if kind is None:
        return None, tuple(codes)
    return kind, tuple(codes[1:])
