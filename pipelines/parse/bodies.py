"""Issuing bodies (cơ quan ban hành): names and codes as printed → the body of the vocabulary, valid at a date."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.parse.fold import fold_name
from pipelines.parse.model import PartialDate
from pipelines.vocab import read_vocabulary
from pipelines.vocab.records import IssuingBody, issuing_bodies

# A name is compared as its words: `Bộ Lao động - Thương binh và Xã hội` = `Bộ Lao động, Thương binh và Xã hội`.
_WORD = re.compile(r"[\w&]{1,60}")
# What may stand between two words of one name.
_WITHIN_NAME = re.compile(r"[\s,.\-\u2010-\u2015*/]{0,6}")

_LONGEST_NAME = 200
_TERM_DIGITS = re.compile(r"[0-9]{1,2}\Z")
# Bodies at these levels have no code of their own: TW, TU and UBND stand for many.
_LEVELS_THAT_SHARE_CODES = frozenset(
    (
        "party_central",
        "party_province",
        "party_district",
        "party_grassroots",
        "party_group",
        "province_council",
        "province_committee",
        "district_committee",
        "commune_committee",
    )
)


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body named at [start, end) of the searched text."""

    body: IssuingBody
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    pairs = (row["word"].split("=") for row in read_vocabulary("citation_words") if row["list"] == "abbreviation")
    return {short: tuple(full.split()) for short, full in pairs}


@cache
def _offices() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(r["word"].split()) for r in read_vocabulary("citation_words") if r["list"] == "office")


def _words(text: str, start: int = 0, end: int | None = None) -> list[_Word]:
    """Return the words of `text[start:end]`, folded, abbreviations such as UBND written out in one span."""
    words: list[_Word] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        key = fold_name(match[0])
        words += [_Word(part, match.start(), match.end()) for part in _abbreviations().get(key, (key,))]
    return words


@cache
def _bodies_by_words() -> dict[tuple[str, ...], tuple[IssuingBody, ...]]:
    names: dict[tuple[str, ...], list[IssuingBody]] = {}
    for body in issuing_bodies():
        for name in (body.issuing_body, *body.aliases):
            rows = names.setdefault(tuple(w.key for w in _words(name)), [])
            if body not in rows:
                rows.append(body)
    return {words: tuple(rows) for words, rows in names.items()}


@cache
def _prefixes() -> frozenset[tuple[str, ...]]:
    return frozenset(words[:n] for words in _bodies_by_words() for n in range(1, len(words) + 1))


def is_active(body: IssuingBody, on: PartialDate) -> bool:
    """Return whether the body bore its name at some day of `on`; an unknown bound does not exclude."""
    day = str(on).split("/")[0]
    begins, ends = body.active_from, body.active_to
    return (not begins or day >= begins[: len(day)]) and (not ends or day[: len(ends)] <= ends)


def choose_body(bodies: Iterable[IssuingBody], on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body valid at `on` among bodies that share a name or code; without a date, the one that lasts."""
    rows = list(bodies)
    if on is not None:
        rows = [body for body in rows if is_active(body, on)] or rows
    return next((body for body in rows if not body.active_to), rows[0] if rows else None)


def _longest_at(words: list[_Word], at: int, text: str) -> tuple[tuple[IssuingBody, ...], int]:
    """Return the bodies of the longest name that begins at word `at`, and the count of its words."""
    best: tuple[tuple[IssuingBody, ...], int] = ((), 0)
    keys: tuple[str, ...] = ()
    for n in range(at, len(words)):
        is_same_print = n > at and words[n].start == words[n - 1].start
        if n > at and not is_same_print and not _WITHIN_NAME.fullmatch(text, words[n - 1].end, words[n].start):
            break
        keys += (words[n].key,)
        if keys not in _prefixes():
            break
        best = (_bodies_by_words()[keys], n - at + 1) if keys in _bodies_by_words() else best
    return best


def find_bodies(text: str, start: int = 0, end: int | None = None, on: PartialDate | None = None) -> list[FoundBody]:
    """Return the bodies named in `text[start:end]`, the longest name at each place."""
    words = _words(text, start, end)
    found: list[FoundBody] = []
    at = 0
    while at < len(words):
        bodies, count = _longest_at(words, at, text)
        body = choose_body(bodies, on)
        if body is None:
            at += 1
            continue
        found.append(FoundBody(body, words[at].start, words[at + count - 1].end))
        at += count
    return found


def match_body_at(text: str, at: int, end: int, on: PartialDate | None = None) -> FoundBody | None:
    """Return the body whose name begins at `at`, also behind an office (`Bộ trưởng Bộ Y tế` is Bộ Y tế)."""
    words = _words(text, at, min(end, at + _LONGEST_NAME))
    for skipped in range(min(len(words), 5)):
        if skipped and tuple(w.key for w in words[:skipped]) not in _offices():
            continue
        bodies, count = _longest_at(words, skipped, text)
        body = choose_body(bodies, on)
        if body is not None:
            return FoundBody(body, at, words[skipped + count - 1].end)
    return None


def match_body(printed: str, on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body that `printed` names, or None: the name that spans most of it, valid at the date `on`."""
    found = find_bodies(printed, on=on)
    return max(found, key=lambda f: f.end - f.start).body if found else None


def body_of_codes(codes: tuple[str, ...], on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body that the codes of a number name alone: CP, TTg, BTC, QH15; the first of joint issuers.

    Party codes (TW, TU) and codes of local councils and committees are shared by many bodies and name none.
    """
    for code in codes:
        body = choose_body(_bodies_by_code().get(_TERM_DIGITS.sub("", code.upper()), ()), on)
        if body is not None:
            return body
    return None


@cache
def _bodies_by_code() -> dict[str, tuple[IssuingBody, ...]]:
    codes: dict[str, list[IssuingBody]] = {}
    for body in issuing_bodies():
        if body.level not in _LEVELS_THAT_SHARE_CODES:
            for code in body.number_codes:
                codes.setdefault(_TERM_DIGITS.sub("", code.upper()), []).append(body)
    return {code: tuple(dict.fromkeys(rows)) for code, rows in codes.items()}
