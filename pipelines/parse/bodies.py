"""Issuing bodies (cơ quan ban hành): names and codes as printed → the body of the vocabulary, valid at a date."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.parse.fold import fold_name
from pipelines.parse.model import PartialDate
from pipelines.vocab.records import IssuingBody, issuing_bodies

# A name is compared as its words: `Bộ Lao động - Thương binh và Xã hội` = `Bộ Lao động, Thương binh và Xã hội`.
_WORD = re.compile(r"[\w&]{1,60}")
# What may stand between two words of one name.
_WITHIN_NAME = re.compile(r"[\s,.\-\u2010-\u2015*/]{0,6}")


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


def _words(text: str, start: int, end: int | None) -> list[_Word]:
    stop = len(text) if end is None else end
    return [_Word(fold_name(m[0]), m.start(), m.end()) for m in _WORD.finditer(text, start, stop)]


@cache
def _bodies_by_words() -> dict[tuple[str, ...], tuple[IssuingBody, ...]]:
    names: dict[tuple[str, ...], list[IssuingBody]] = {}
    for body in issuing_bodies():
        for name in (body.issuing_body, *body.aliases):
            rows = names.setdefault(tuple(w.key for w in _words(name, 0, None)), [])
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
        if n > at and not _WITHIN_NAME.fullmatch(text, words[n - 1].end, words[n].start):
            break
        keys += (words[n].key,)
        if keys not in _prefixes():
            break
        best = (_bodies_by_words()[keys], n - at + 1) if keys in _bodies_by_words() else best
    return best


def find_bodies(text: str, start: int = 0, end: int | None = None, on: PartialDate | None = None) -> list[FoundBody]:
    """Return the bodies named in `text[start:end]`, longest names first come; spans count from the start of `text`."""
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


def match_body(printed: str, on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body that `printed` names, or None: the name that spans most of it, valid at the date `on`."""
    found = find_bodies(printed, on=on)
    return max(found, key=lambda f: f.end - f.start).body if found else None
