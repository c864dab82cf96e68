"""Issuing bodies (cơ quan ban hành): names and codes as printed → the body of the vocabulary, valid at a date."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.parse.model import PartialDate, new_row
from pipelines.parse.words.fold import bare_letters
from pipelines.parse.words.phrases import PhraseTree, abbreviations
from pipelines.vocab.layout import mark_words
from pipelines.vocab.records import IssuingBody, citation_words, issuing_bodies

_BLANKS = re.compile(r"[ ]{0,2}\n[ ]{0,60}|[\s,]{1,4}")
_LONGEST_REMEMBERED = 160
_SHORTEST_BARE = 7
_GENERIC = "-generic"
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


class FoundBody(NamedTuple):
    """A body named at [start, end) of the searched text."""

    body: IssuingBody
    start: int
    end: int


@cache
def _names() -> PhraseTree[IssuingBody]:
    names = ((name, body) for body in issuing_bodies() for name in (body.issuing_body, *body.aliases))
    return PhraseTree(names, abbreviations())


@cache
def _offices() -> PhraseTree[str]:
    return PhraseTree((office, office) for office in citation_words("office"))


def is_active(body: IssuingBody, on: PartialDate) -> bool:
    """Return whether the body bore its name at some day of `on`; an unknown bound does not exclude."""
    return is_active_at(body, str(on).split("/")[0])


def is_active_at(body: IssuingBody, day: str) -> bool:
    """Return what `is_active` returns, for a day, month or year in ISO 8601."""
    begins, ends = body.active_from, body.active_to
    return (not begins or day >= begins[: len(day)]) and (not ends or day[: len(ends)] <= ends)


def choose_body(bodies: Sequence[IssuingBody], on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body valid at `on` among bodies that share a name or code; without a date, the one that lasts."""
    if len(bodies) < 2:
        return bodies[0] if bodies else None
    rows = bodies
    if on is not None:
        day = str(on).split("/")[0]
        rows = [body for body in bodies if is_active_at(body, day)] or bodies
    return next((body for body in rows if not body.active_to), rows[0])


def find_bodies(text: str, start: int = 0, end: int | None = None, on: PartialDate | None = None) -> list[FoundBody]:
    """Return the bodies named in `text[start:end]`, the longest name at each place."""
    stop = len(text) if end is None else end
    is_short = stop == len(text) < _LONGEST_REMEMBERED and start == 0
    named = names_in(text) if is_short else _names().find_all(text, start, stop)
    found = ((choose_body(bodies, on), at, reached) for bodies, at, reached in named)
    return [new_row(FoundBody, row) for row in found if row[0] is not None]


@lru_cache(maxsize=1 << 12)
def names_in(text: str) -> tuple[tuple[list[IssuingBody], int, int], ...]:
    """Return (bodies that bear the name, start, end) of each name in a short text. Remembered: documents share them."""
    return tuple(_names().find_all(text, 0, len(text)))


def match_body_at(text: str, at: int, end: int, on: PartialDate | None = None) -> FoundBody | None:
    """Return the body whose name begins at `at`, also behind offices (`Bộ trưởng Bộ Y tế` is Bộ Y tế)."""
    begin = at
    for _ in range(3):
        found = _names().longest_at(text, begin, end)
        body = choose_body(found[0], on) if found else None
        if found and body is not None:
            return new_row(FoundBody, (body, at, found[1]))
        office = _offices().longest_at(text, begin, end)
        gap = _BLANKS.match(text, office[1], end) if office else None
        if gap is None:
            return None
        begin = gap.end()
    return None


def match_body(printed: str, on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body that `printed` names, or None: the name that spans most of it, valid at the date `on`."""
    found = find_bodies(unicodedata.normalize("NFC", printed), on=on)
    return max(found, key=lambda f: f.end - f.start).body if found else None


def body_by_letters(printed: str, on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body that capitals name whose marks a scanner lost: `TONG CUC HAI QUAN`, `BO TÀI CHÍNH`.

    The first letter may be lost too: `Y BAN NHÂN DÂN TỈNH HƯNG YÊN`.
    """
    letters = bare_letters(printed)
    whole = (bare_letters(name) for name in mark_words("loses_first_letter"))
    first = next((name[0] for name in whole if letters.startswith(name[1:])), "")
    return choose_body(_bodies_by_letters().get(first + letters, ()), on)


@cache
def _bodies_by_letters() -> dict[str, list[IssuingBody]]:
    """Return the bodies that bear each name, by its bare letters; short names mean too much without marks."""
    found: dict[str, list[IssuingBody]] = {}
    for body in issuing_bodies():
        for letters in {bare_letters(name) for name in (body.issuing_body, *body.aliases)}:
            if len(letters) >= _SHORTEST_BARE and not body.issuing_body_id.endswith(_GENERIC):
                found.setdefault(letters, []).append(body)
    return found


def body_of_codes(codes: tuple[str, ...], on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body that the codes of a number name alone: CP, TTg, BTC, QH15; the first of joint issuers.

    Party codes (TW, TU) and codes of local councils and committees are shared by many bodies and name none.
    """
    named = _bodies_of_codes(codes)
    if codes == ("CT",):  # 327-CT; the Department of Taxation writes its unit behind it: 1188/CT-TTHT
        named = tuple(body for body in named if body.level == "pm") or named
    return choose_body(named, on)


@cache
def ministry_codes() -> frozenset[str]:
    """Return the codes of ministries."""
    return frozenset(code for body in issuing_bodies() if body.level == "ministry" for code in body.number_codes)


@lru_cache(maxsize=1 << 12)
def _bodies_of_codes(codes: tuple[str, ...]) -> tuple[IssuingBody, ...]:
    named = (_bodies_by_code().get(_TERM_DIGITS.sub("", code.upper()), ()) for code in codes)
    return next((rows for rows in named if rows), ())


@cache
def _bodies_by_code() -> dict[str, tuple[IssuingBody, ...]]:
    codes: dict[str, list[IssuingBody]] = {}
    shared = frozenset(citation_words("shared_code"))
    for body in issuing_bodies():
        if body.level not in _LEVELS_THAT_SHARE_CODES:
            for code in body.number_codes:
                if code not in shared:
                    codes.setdefault(_TERM_DIGITS.sub("", code.upper()), []).append(body)
    return {code: tuple(dict.fromkeys(rows)) for code, rows in codes.items()}
