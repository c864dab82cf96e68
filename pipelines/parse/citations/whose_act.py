"""Whose act a verb tells of: the page's own, or one that is wished for, planned, or another document's.

Only a text that enacts amends, replaces or repeals. `Đề nghị sửa đổi Nghị định A` asks for it, `Nghị định thay thế Nghị
định A` tells of a decree without number, and a letter or plan changes no act at all: there the reference only cites.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipelines.parse.citations.heads import (
    BLANK,
    clause_start,
    ends_clause,
    kind_backwards,
    match_backwards,
    starts_word,
)
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import Relation
from pipelines.parse.model import PartialDate
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.phrases import spellings, tree_pattern, with_capital
from pipelines.vocab.records import citation_forms, citation_words

# What one document can do to another only if it is no older.
OF_LATER = frozenset(("amends", "replaces", "repeals", "suspends", "corrects", "extends"))
_OF_ACTS = frozenset(("amends", "replaces", "repeals", "details"))
_SAID_OF_ACTS = OF_LATER | _OF_ACTS
_DONE = OF_LATER | {"details", "guides"}
# Nobody does this to a submission or report.
_CARRIED_OUT = frozenset(("implements", "continues", "elaborates"))
# The code in the number of a consolidated text (văn bản hợp nhất).
CONSOLIDATED = "/VBHN-"
# How far before its verb a wish, and a word that goes with the verb, may stand.
_WISH_REACH = 140
_PLAN_REACH = 30
_PAST_REACH = 40
# How far from its beginning a sentence names its task, and how many semicolons part tasks.
_TASK_REACH = 24
_MOST_TASKS = 4
_KIND_REACH = 60
_SHORTEST_WISH = 4
# `Việc bãi bỏ`, `trong thời gian tạm ngưng hiệu lực`; `về việc bãi bỏ` says what is done.
_SPOKEN_OF = re.compile(r"(?<!\w)(?P<about>về\s{1,9})?(?:việc|thời gian|thời hạn)\s{1,9}\Z", re.IGNORECASE)
# `Thông tư mới thay thế`, `văn bản để sửa đổi`
_KIND_BEFORE = re.compile(rf"\s{{1,60}}(?:(?:iớm|ểđ)\s{{1,3}})?{kind_backwards()}")
_OWN_FORMULA = re.compile(r"(?:[Bb]an\s{1,3}hành|BAN\s{1,3}HÀNH)\s{1,60}\Z")
_SEVERAL = re.compile(r"(?<!\w)(?:các|những)\s{1,3}\Z", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:và|đồng thời)\s{1,60}\Z")
_YEAR = re.compile(r"/((?:19|20)[0-9]{2})/")
_LONGEST_TITLE = 400


class Own(NamedTuple):
    """Type and date of the page's document, None where unknown; a consolidated text prints what others changed."""

    kind: str | None = None
    issue_date: PartialDate | None = None
    is_consolidated: bool = False


@cache
def _kinds(name: str) -> frozenset[str]:
    """Return the keys of the types in a list."""
    return frozenset(fold_name(word) for word in citation_words(name))


@cache
def _carried_out() -> re.Pattern[str]:
    """Return the pattern of what stands before a verb of carrying out that tells of it: `đã tổ chức thực hiện`."""
    words = {spelled for word in citation_words("carried_out") for spelled in (word, with_capital(word))}
    also = rf"(?:{BLANK}{tree_pattern(citation_words('carrying_out'), BLANK)})?"
    return re.compile(rf"(?<!\w){tree_pattern(words, BLANK)}{also}{BLANK}\Z")


@cache
def _words(name: str) -> re.Pattern[str]:
    """Return the pattern for the words of a list, a noun such as `đề nghị của Sở` left out."""
    return re.compile(rf"{tree_pattern(spellings(citation_words(name)), BLANK)}(?!\w)(?!{BLANK}của)")


def _says_one(name: str, view: str, start: int, end: int) -> bool:
    """Tell whether `view[start:end]` has one of the words of a list."""
    return any(starts_word(view, m.start()) for m in _words(name).finditer(view, start, end))


def is_anothers(view: str, since: int, verb: Relation, one: Reference, own: Own, *, in_title: bool = False) -> bool:
    """Tell whether what a verb says of a reference is not done by a named document: a plan, or a document to come.

    The clause begins from `since`. A title `về việc thực hiện Nghị quyết A` is of a document that does so.
    """
    at = one.start - verb.before
    if verb.code in _CARRIED_OUT:
        is_past = not in_title and _carried_out().search(view, max(since, at - _PAST_REACH), at)
        return bool(is_past) or is_only_proposed(one)
    if verb.code in OF_LATER and (is_planned(view, since, at) or _is_spoken_of(view, since, at)):
        return True
    return verb.code in _DONE and verb.voice == "active" and is_of_unnamed(view, since, at, own)


def _is_spoken_of(view: str, since: int, at: int) -> bool:
    """Tell whether the change at `at` is what the clause speaks of: `Việc bãi bỏ Quyết định A do …`."""
    told = _SPOKEN_OF.search(view, max(since, at - _PLAN_REACH), at)
    return told is not None and told["about"] is None


def is_only_proposed(one: Reference) -> bool:
    """Tell whether a reference is to a submission or report: nothing is carried out of it or promulgated with it."""
    return fold_name(one.document_type or "") in _kinds("only_proposed")


def is_planned(view: str, since: int, at: int) -> bool:
    """Tell whether the clause before the verb at `at` asks for what the verb says, or plans it.

    What stands before `này` is another part: `Quyết định này … và thay thế`.
    """
    begin = clause_start(view, max(since, at - _WISH_REACH), at)
    if at - begin < _SHORTEST_WISH:
        return _goes_on_task(view, since, begin, at)
    this = view.rfind("này", begin, at)
    if this >= 0 and _GOES_ON.search(view, this, at):
        return False
    begin = max(begin, this + len("này")) if this >= 0 else begin
    near = max(begin, at - _PLAN_REACH)
    return _says_one("wish", view, begin, at) or _says_one("plan", view, near, at)


def _goes_on_task(view: str, since: int, begin: int, at: int) -> bool:
    """Tell whether the verb at `at` opens a clause behind a semicolon, in a sentence that begins with a task.

    So in `Khẩn trương xây dựng luật về đê; sửa đổi Nghị định A`, where the text does not name itself.
    """
    if view[begin - 1 : begin] != ";" or view[begin:at].strip() or view[at].isupper():
        return False
    low = max(since, begin - _WISH_REACH)
    for _ in range(_MOST_TASKS):
        begin = clause_start(view, low, begin - 1)
        if begin == low or view[begin - 1] != ";":
            break
    is_cut = begin == low > since
    if is_cut or view.find("này", begin, at) >= 0:
        return False
    begins = min(at, begin + _TASK_REACH)
    return _says_one("task", view, begin, begins) or _says_one("wish", view, begin, at)


def is_of_unnamed(view: str, since: int, at: int, own: Own) -> bool:
    """Tell whether the verb at `at` belongs to a document without number: `các văn bản hướng dẫn Luật A`.

    Not if that is of the type of the page's document, or one that it promulgates; a bracket tells of what is before.
    """
    if view[max(since, at - _KIND_REACH) : at].rstrip().endswith("("):
        return True
    word = match_backwards(_KIND_BEFORE, view, max(since, at - _KIND_REACH), at)
    if word is None or not (word.is_capital or fold_name(word.text) in _kinds("in_small_letters")):
        return False
    if _SEVERAL.search(view, max(since, word.start - _PLAN_REACH), word.start):
        return True
    return own.kind is not None and word.kind != own.kind and not _is_attached(word.kind)


def _is_attached(kind: str | None) -> bool:
    """Tell whether documents of a type are what another one promulgates."""
    form = citation_forms().get(kind or "")
    return kind in citation_words("type_of_part") or (form is not None and form.is_attached)


def is_own_formula(view: str, since: int, at: int, own: Own) -> bool:
    """Tell whether the text itself is being enacted: `Bộ trưởng ban hành Thông tư sửa đổi …`, a page of that type."""
    word = match_backwards(_KIND_BEFORE, view, max(since, at - _KIND_REACH), at)
    if word is None or not (own.kind is None or word.kind == own.kind or _is_attached(word.kind)):
        return False
    return _OWN_FORMULA.search(view, max(since, word.start - _KIND_REACH), word.start) is not None


def changes_no_act(kind: str | None) -> bool:
    """Tell whether documents of a type amend and repeal none but their like: letters, plans, notices."""
    return kind is not None and fold_name(kind) in _kinds("changes_no_act")


def of_appendix(view: str, start: int, end: int, own: Own) -> Own:
    """Return what an appendix is judged as: a plan that a decision promulgates changes no act either."""
    title = _title_of_plan().search(view, start, min(end, start + _LONGEST_TITLE))
    return own._replace(kind="Kế hoạch") if title else own


@cache
def _title_of_plan() -> re.Pattern[str]:
    capitals = {word.upper() for word in citation_words("changes_no_act")} - {"THƯ"}
    return re.compile(rf"(?<!\w)(?:{tree_pattern(capitals, BLANK)})(?=\s)")


def is_older(one: Reference | Own, other: Reference | Own) -> bool:
    """Tell whether a reference or the page's document is surely of an earlier day, or year, than another."""
    mine, theirs = _years(one), _years(other)
    if not mine or not theirs:
        return False
    if one.issue_date and other.issue_date and len(mine) == len(theirs) == 1 and mine == theirs:
        days = one.issue_date.full, other.issue_date.full
        return bool(days[0] and days[1] and days[0] < days[1])
    return max(mine) < min(theirs)


def _years(one: Reference | Own) -> set[int]:
    """Return the year of the date and that in the number: they differ where one is misprinted."""
    numbered = _YEAR.search(one.number_key or "") if isinstance(one, Reference) else None
    years = {int(numbered[1])} if numbered else set()
    return years | {one.issue_date.year} if one.issue_date else years


def disown(view: str, found: Sequence[Reference], own: Own) -> None:
    """Take from the page's document what it cannot have done: to a younger act, or as a letter to any act.

    A letter that says so (`Kế hoạch này thay thế Quyết định A`) is believed. A consolidated text lists before its own
    words (`Nghị định này …`) what others changed.
    """
    confined = _OF_ACTS if changes_no_act(own.kind) else OF_LATER if own.is_consolidated else frozenset[str]()
    said: Reference | None = None
    for one in found:
        if one.is_self:
            said = one if one.document_type else said
            continue
        if one.subject is not None or one.relation not in _SAID_OF_ACTS or one.document_type is None:
            continue
        is_impossible = one.relation in OF_LATER and is_older(own, one)
        is_believed = said is not None if own.is_consolidated else _is_like(one, own) or _says(view, said, one)
        is_foreign = one.relation in confined and not is_believed
        if is_impossible or is_foreign:
            one.relation, one.relation_text = "cites", None


def consolidate(view: str, found: Sequence[Reference], first: int) -> None:
    """Say of a consolidated text that it consolidates the act which it lists with those that amended it.

    That is the one which the clause begins with: `Thông tư A … theo Nghị định B, … được sửa đổi, bổ sung bởi:`.
    """
    place = -1
    for one in found:
        if one.relation != "amended_by" or one.subject is None or not first <= one.subject < first + len(found):
            continue
        if place < 0:
            named = one.subject - first
            place = _begin_clause(view, found, named)
            act = found[place]
            if act.number and act.relation in ("cites", "details"):
                act.relation, act.relation_text = "consolidates", None
        if one.subject == first + named:
            one.subject = first + place


def _begin_clause(view: str, found: Sequence[Reference], place: int) -> int:
    """Return the place of the reference that begins the clause of the one at `place`, in its line."""
    begin = place
    for earlier in range(place - 1, -1, -1):
        if found[earlier].number is None or ends_clause(view, found[earlier].end, found[earlier + 1].start):
            break
        if not view[view.rfind("\n", 0, found[earlier].start) + 1 : found[earlier].start].strip(" .0123456789"):
            begin = earlier
    return begin


def _is_like(one: Reference, own: Own) -> bool:
    return one.document_type == own.kind or changes_no_act(one.document_type)


def _says(view: str, said: Reference | None, one: Reference) -> bool:
    """Tell whether the page's document is named as the one that does it, in the same clause."""
    return said is not None and not ends_clause(view, said.end, one.start)
