"""Which field each bullet of a listing holds: bullets have no labels, and a missing one shifts those behind it."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from operator import itemgetter

from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.numbers import parse_number
from pipelines.parse.words.persons import is_person
from pipelines.vocab.layout import mark_words

# The order in which the Party portal prints its bullets.
BULLET_FIELDS = (
    "subject",
    "number",
    "document_type",
    "field",
    "issue_date",
    "effective_date",
    "issuing_body",
    "signer",
)
_IMPOSSIBLE = -1000
_NOTHING = dict.fromkeys(BULLET_FIELDS, _IMPOSSIBLE)
_LONGEST_DATE = 28
_BETWEEN_NAMES = re.compile(r"[ \xa0]{0,3}[,;][ \xa0]{1,3}")
# What it counts that another place of the page says the same, or gives another date of issue.
_AGREES = 20
_CONTRADICTS = 10


def assign_bullets(values: list[str], seen: Mapping[str, set[str]]) -> list[str | None]:
    """Return a field for each bullet: the assignment in portal order that fits shapes and other witnesses best.

    A bullet that fits nothing gets None. Cost: bullets x fields.
    """
    best: list[tuple[int, tuple[str | None, ...]]] = [(0, ())] * (len(BULLET_FIELDS) + 1)
    for value in values:
        shapes = judge_shape(value)
        row = [(best[0][0], (*best[0][1], None))]
        for place, field in enumerate(BULLET_FIELDS):
            score, given = best[place]
            agrees = agreement(field, value, seen[field]) if field in seen else 0
            taken = (score + shapes[field] + agrees, (*given, field))
            left = (best[place + 1][0], (*best[place + 1][1], None))
            row.append(max(taken, left, row[-1], key=itemgetter(0)))
        best = row
    return list(best[-1][1])


def agreement(field: str, value: str, others: set[str]) -> int:
    """Return what it counts that other places of the page say the same, or another date of issue."""
    if fold_value(field, value) in others:
        return _AGREES
    return -_CONTRADICTS if field == "issue_date" else 0


@lru_cache(maxsize=1 << 10)
def judge_shape(value: str) -> Mapping[str, int]:
    """Return how well the shape of a value fits each field; impossible ones outweigh everything. Remembered."""
    if parse_number(value):
        return _NOTHING | {"number": 30}
    if len(value) < _LONGEST_DATE and parse_date(value):
        # One date alone is likelier that of issue.
        return _NOTHING | {"issue_date": 30, "effective_date": 29}
    kind, body = match_kind(value) is not None or names_no_type(value), names_body(value)
    return _NOTHING | {
        "document_type": 30 if kind else _IMPOSSIBLE,
        "issuing_body": 25 if body else 1,
        "signer": 25 if not body and all(map(is_person, names_in(value))) else _IMPOSSIBLE,
        "subject": 10 + min(len(value) // 10, 10) if len(value) > 24 else 2,
        "field": 4 if len(value) <= 60 and not body and not kind else 0,
    }


def names_in(value: str) -> list[str]:
    """Return the names of persons that a value lists: `Trần Thí Dụ; Lê Văn Mẫu`."""
    return _BETWEEN_NAMES.split(value)


def names_no_type(value: str) -> bool:
    """Tell whether a value stands for a type and names none: `Văn bản khác`, another document."""
    return fold_name(value) in typeless()


@cache
def typeless() -> frozenset[str]:
    """Return the keys of what portals print for documents of none of their types."""
    return frozenset(map(fold_name, mark_words("no_type")))


def names_body(value: str) -> bool:
    """Tell whether a value is the name of a body: one that is known begins it."""
    found = find_bodies(value)
    return bool(found) and found[0].start <= 1


@lru_cache(maxsize=1 << 10)
def fold_value(field: str, value: str) -> str:
    """Return the key under which two places of the page agree about a field."""
    if field in ("issue_date", "effective_date"):
        return str(parse_date(value))
    if field == "number":
        number = parse_number(value)
        return number.key if number else value
    return fold_name(value)
