"""How a reference is used: the verb before it (`thay thế Quyết định …`) or after it (`… hết hiệu lực`)."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.vocab.records import RelationVerb, relation_verbs


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation code, the verb as printed at [start, end), and its voice: active or passive."""

    code: str
    text: str
    start: int
    end: int
    voice: str


@cache
def _verbs() -> dict[str, RelationVerb]:
    return {
        pattern: verb for verb in relation_verbs() for pattern in verb.patterns if verb.voice in ("active", "passive")
    }


def _cased(phrase: str) -> str:
    first, rest = phrase[0], phrase[1:]
    return f"[{first.upper()}{first}]{rest}".replace(" ", r"\s{1,3}")


@cache
def _verb_pattern() -> re.Pattern[str]:
    phrases = sorted(_verbs(), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(_cased, phrases)) + r")(?!\w)")


_CLAUSE_END = re.compile(r"[;.!?](?=\s)|\n\s{0,20}\n|\n\s{0,20}[-+*•]")
# Between the verb and the reference: a few words, no comma, bracket or quotation mark.
_REST = re.compile(r"[^,;:()“”\"]{0,70}")
# Verbs that name the reference as their direct object: nothing stands between.
_DIRECT = frozenset(("issues", "issues_signed", "promulgated_with"))
_DIRECT_REST = re.compile(r"\s{1,3}(?:các\s{1,3}|kèm\s{1,3}|theo\s{1,3}){0,2}")
# `thay cụm từ “A” bằng cụm từ “B” tại Điều 5`
_QUOTED_REST = re.compile(r"[^;\n]{0,200}")
_CONNECTOR = re.compile(r"[\s,;]{0,6}(?:(?:và|hoặc|cùng với|hay)\s{1,3})?(?:(?:của|tại|theo|các|những)\s{1,3})?")


def clause_start(view: str, start: int, end: int) -> int:
    """Return where the clause that holds `end` begins, not before `start`."""
    at = start
    for match in _CLAUSE_END.finditer(view, start, end):
        at = match.end()
    return at


def continues_list(view: str, start: int, end: int) -> bool:
    """Return whether `view[start:end]` only joins two references: a comma, `và`."""
    return end - start < 30 and _CONNECTOR.fullmatch(view, start, end) is not None


def find_relation(view: str, start: int, end: int) -> Relation | None:
    """Return the verb in `view[start:end]` whose object begins at `end`, or None."""
    matches = list(_verb_pattern().finditer(view, start, end))
    found = [r for r in map(_read, matches) if _governs(view, r, end)]
    if not found:
        return None
    # `tổng kết 10 năm thực hiện Chỉ thị …`: the review is what is done, carrying out is its object.
    return next((r for r in found if r.code == "reviews"), found[-1])


def _read(match: re.Match[str]) -> Relation:
    phrase = " ".join(match[0].lower().split())
    verb = _verbs()[phrase]
    return Relation(verb.relation, match[0], match.start(), match.end(), verb.voice)


def _governs(view: str, relation: Relation, end: int) -> bool:
    if view[relation.start - 1 : relation.start].isalnum():
        return False
    rest = _DIRECT_REST if relation.code in _DIRECT else _REST
    if "cụm từ" in relation.text:
        rest = _QUOTED_REST
    return rest.fullmatch(view, relation.end, end) is not None
