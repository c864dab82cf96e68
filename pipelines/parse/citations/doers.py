"""Which reference does what a verb says, or has it done to it: the one before the verb, or the page's document."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.parse.citations.heads import ends_clause
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import Relation
from pipelines.parse.citations.whose_act import OF_LATER, Own, is_older

FROM_THE_PAGE = frozenset(("cites", "based_on", "promulgated_with", "issues", "issues_signed"))
_BY_ITS_LIKE = frozenset(("amended_by", "replaced_by", "repealed", "corrected_by", "suspended_by", "extended_by"))
_GOES_ON = re.compile(r"\s{0,3}(?:[,(;]|và\s|đồng thời\s|hoặc\s)")
_JOINS = re.compile(r"\s(?:và|đồng thời|hoặc)\s{1,60}\Z")
_LONGEST_JOINT = 80
_IN_BRACKETS = re.compile(r"\s{0,3}\(\s{0,3}")
# How many words make a verb's object, how long they are, and the signs that none of them has.
_WORDS_OF_OBJECT = range(2, 17)
_LONGEST_WORD = 20
_PARTS_WORDS = re.compile(r"[,;:()]")
_MOST_BACK = 4
_LONGEST_BRACKET = 8


class Passage(NamedTuple):
    """The references `found` in one zone of a page (`view`, signs folded), the `first` of them by its ordinal.

    `has_quotations` where quotation marks stand in the zone: in most there is none, and nothing to ask about them.
    """

    view: str
    zone: str
    start: int
    end: int
    found: Sequence[Reference]
    first: int
    own: Own
    has_quotations: bool


class Doer(NamedTuple):
    """The ordinal of the reference that is a verb's subject, None where that is the page's document."""

    ordinal: int | None


OF_PAGE = Doer(None)


def find_doer(passage: Passage, verb: Relation, place: int) -> Doer | None:
    """Return what does what a verb says to the reference at `place`, None if nothing that is named can have done it.

    The verb stands in one clause with the reference before. The document named before a verb does it (`Nghị định A của
    Chính phủ hướng dẫn Luật B`), unless the verb goes on what was done to that document (`thay thế Quyết định A và bãi
    bỏ Quyết định B`). Nothing is changed by an older document.
    """
    found, first = passage.found, passage.first
    nearest = _nearest(passage, verb, place)
    if nearest is None or passage.zone == "news":
        return Doer(nearest)
    if verb.voice == "passive":
        return Doer(its_like(found, place, nearest - first, first) + first if verb.code in _BY_ITS_LIKE else nearest)
    if verb.code in OF_LATER and is_older(found[nearest - first], found[place]):
        return _younger(passage, place, nearest - first)
    return Doer(nearest)


def _nearest(passage: Passage, verb: Relation, place: int) -> int | None:
    """Return the ordinal of the document that stands before a verb, or of what did what the verb goes on with."""
    view, previous = passage.view, passage.found[place - 1]
    nearest = None if previous.is_self else passage.first + place - 1
    if passage.zone == "news" or verb.voice == "passive":
        return nearest
    goes_on = _GOES_ON.match(view, previous.end) and not is_bracketed(passage, verb, place)
    return previous.subject if goes_on or _is_changed_too(passage, verb, place) else nearest


def _is_changed_too(passage: Passage, verb: Relation, place: int) -> bool:
    """Tell whether `và` joins a verb to what was done before: `Bãi bỏ Quyết định A của Chủ tịch … và thay thế B`."""
    at = passage.found[place].start - verb.before
    is_change = verb.code in OF_LATER and passage.found[place - 1].relation in OF_LATER
    return is_change and _JOINS.search(passage.view, max(passage.start, at - _LONGEST_JOINT), at) is not None


def is_bracketed(passage: Passage, verb: Relation, place: int) -> bool:
    """Tell whether a verb begins a bracket behind the reference before it: `Nghị định A (thay thế Nghị định B)`."""
    at = passage.found[place].start - verb.before
    if place == 0 or at - passage.found[place - 1].end > _LONGEST_BRACKET:
        return False
    return _IN_BRACKETS.fullmatch(passage.view, passage.found[place - 1].end, at) is not None


def its_like(found: Sequence[Reference], place: int, nearest: int, first: int) -> int:
    """Return the place of what a document changed: a decree changes a decree, or what else stands nearest.

    In `Nghị định A hướng dẫn Luật L được sửa đổi bởi Nghị định B` it is A, of which the verb before L is said.
    """
    one, at = found[place], nearest
    while (about := found[at].subject) is not None and found[at].document_type != one.document_type:
        at = about - first
    return at if found[at].document_type == one.document_type and not is_older(one, found[at]) else nearest


def _younger(passage: Passage, place: int, nearest: int) -> Doer | None:
    """Return a document named further before in the same clause that is no older than what it changes."""
    one = passage.found[place]
    for at in range(nearest - 1, max(-1, nearest - 1 - _MOST_BACK), -1):
        other = passage.found[at]
        if ends_clause(passage.view, other.end, one.start):
            return None
        if other.is_self and other.document_type:
            return OF_PAGE
        if other.document_type == passage.found[nearest].document_type and not is_older(other, one):
            return Doer(passage.first + at)
    return None


def find_like(passage: Passage, place: int) -> Reference | None:
    """Return the reference of the same type, further before in the clause, that `và` goes on with, or None."""
    one = passage.found[place]
    for other in reversed(passage.found[max(0, place - _MOST_BACK) : place]):
        if ends_clause(passage.view, other.end, one.start):
            return None
        if other.document_type == one.document_type and not other.is_self:
            return other
    return None


def is_next(view: str, verb: Relation, one: Reference) -> bool:
    """Tell whether a verb has its object already, so that `và` goes on with what stood before the verb.

    So in `… thi hành pháp luật và Nghị định B`.
    """
    if verb.voice != "active":
        return False
    between = view[one.start - verb.rest : one.start]
    *words, last = between.split() or [""]
    if last in ("các", "số") and words:
        last = words.pop()
    is_apart = between[:1].isspace() and between[-1:].isspace()
    if last not in ("và", "VÀ") or not is_apart or len(words) not in _WORDS_OF_OBJECT:
        return False
    return max(map(len, words)) <= _LONGEST_WORD and _PARTS_WORDS.search(between) is None
