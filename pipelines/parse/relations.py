"""How a reference is used: the verb before it (`thay thế Quyết định …`) says what the citing document does to it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pipelines.parse.bodies import find_bodies
from pipelines.parse.heads import BLANK, clause_start
from pipelines.parse.model import Citation, PartialDate
from pipelines.parse.phrases import tree_pattern
from pipelines.vocab.records import RelationVerb, relation_verbs

# How far before a reference its verb may begin; further where words of the amended text stand between.
_LEAD = 120
_QUOTED_LEAD = 250
_LONGEST_CLAUSE = 400
_LONGEST_RECITAL = 1000


class Relation(NamedTuple):
    """A relation code, the verb printed at [start, end) on one line, and its voice: active or passive."""

    code: str
    text: str
    start: int
    end: int
    voice: str


@cache
def _verbs() -> dict[str, RelationVerb]:
    return {
        phrase: verb for verb in relation_verbs() for phrase in verb.patterns if verb.voice in ("active", "passive")
    }


@cache
def _verb_pattern() -> re.Pattern[str]:
    phrases = set(_verbs())
    spellings = phrases | {p[0].upper() + p[1:] for p in phrases} | {p.upper() for p in phrases}
    return re.compile(rf"(?:{tree_pattern(spellings, BLANK)})(?!\w)")


# Between the verb and the reference: a few words, no comma, bracket or quotation mark.
_REST = re.compile(r"[^,;:()“”\"|]{0,70}")
# `thay cụm từ “A” bằng cụm từ “B” tại Điều 5`
_QUOTED_REST = re.compile(r"[\s:]{0,4}[“\"][^;\n]{0,200}")
_FEW_WORDS = 20
# These take the reference as their direct object: nothing stands between.
_DIRECT = frozenset(("issues", "issues_signed", "promulgated_with"))
_DIRECT_REST = re.compile(r"\s{1,3}(?:các\s{1,3}|theo\s{1,3}|của\s{1,3})?")
_CONNECTOR = re.compile(r"[\s,;]{0,6}(?:(?:và|hoặc|cùng với|hay)\s{1,3})?(?:(?:của|tại|theo|các|những|số)\s{1,3})?")
_RECITAL_GOES_ON = re.compile(r";\s{0,4}(?:(?:và|các|số)\s{1,3})?\Z")
_GOES_ON = re.compile(r"\s{0,3}(?:[,(;]|và\s|đồng thời\s|hoặc\s)")
_CHANGES = frozenset(("amends", "replaces", "repeals", "suspends", "corrects"))
_DONE_TO_PREVIOUS = frozenset(("amended_by", "replaced_by", "repealed"))
_FROM_THE_PAGE = frozenset(("cites", "based_on", "promulgated_with", "issues", "issues_signed"))
_ON_BEHALF = re.compile(r"(?:[Tt]hay mặt|T/M|TM\.)\s{1,3}")


def relate(view: str, rows: list[Citation], zone: tuple[str, int, int], first: int) -> list[Citation]:
    """Return the references of one zone with relation, verb, subject, and the issuer that the verb names.

    `zone` is (code, start, end); `first` the ordinal of the first row.
    """
    related: list[Citation] = []
    recital: Citation | None = None
    for row in rows:
        previous = related[-1] if related else None
        told = _relate_one(view, row, previous, zone, first + len(related))
        goes_on = previous is not None and _continues_list(view, previous, row.span_start)
        if previous and goes_on and not row.is_self and not previous.is_self:
            told = _like(row, _list_head(row, previous, related, first))
        if recital and told.relation == "cites" and told.relation_text is None:
            told = _follow_recital(view, told, recital)
        recital = told if told.relation == "based_on" else recital
        related.append(told)
    return related


def _relate_one(
    view: str, row: Citation, previous: Citation | None, zone: tuple[str, int, int], ordinal: int
) -> Citation:
    code, start, _ = zone
    if code == "related_table":
        return replace(row, relation="related")
    since = previous.span_end if previous else start
    begin = clause_start(view, max(since, row.span_start - _LONGEST_CLAUSE), row.span_start)
    verb = find_verb(view, begin, row.span_start)
    if row.is_self and (row.document_type or "this" in str(row.pinpoint)):
        return replace(row, relation="self", relation_text=verb.text if verb else None)
    if verb is None or row.relation != "cites":
        return row
    subject = _subject(view, verb, previous, ordinal, code) if previous and begin == since else None
    issuer = row.issuing_body_id
    if verb.code in ("issues", "issues_signed") and issuer is None:
        issuer = _issuer_before(view, begin, verb.start, row.issue_date)
    return replace(row, relation=verb.code, relation_text=verb.text, subject=subject, issuing_body_id=issuer)


def _like(row: Citation, other: Citation) -> Citation:
    return replace(row, relation=other.relation, relation_text=other.relation_text, subject=other.subject)


def _list_head(row: Citation, previous: Citation, related: list[Citation], first: int) -> Citation:
    """Return the reference whose use a list goes on with: the one before, or the one that this one is about.

    In `Nghị định A hướng dẫn Luật B, Nghị định C` the third goes on the first.
    """
    about = related[previous.subject - first] if previous.subject is not None else None
    return about if about and about.document_type == row.document_type != previous.document_type else previous


def _continues_list(view: str, previous: Citation, end: int) -> bool:
    """Return whether only a comma or `và` joins two references; `;` does where both have the page as subject."""
    start = previous.span_end
    if end - start >= 30 or (previous.subject is not None and ";" in view[start:end]):
        return False
    return _CONNECTOR.fullmatch(view, start, end) is not None


def _follow_recital(view: str, row: Citation, recital: Citation) -> Citation:
    """Return the row, as a legal basis too where it goes on a recital: `Căn cứ Nghị định A về …; Nghị định B`."""
    start, end = recital.span_end, row.span_start
    if end - start > _LONGEST_RECITAL or view.find("\n\n", start, end) >= 0:
        return row
    goes_on = _RECITAL_GOES_ON.search(view, max(start, end - _LEAD), end)
    return replace(row, relation="based_on", relation_text=recital.relation_text) if goes_on else row


def find_verb(view: str, start: int, end: int) -> Relation | None:
    """Return the verb in the clause `view[start:end]` whose object begins at `end`, or None."""
    quoted = max(start, end - _QUOTED_LEAD)
    lead = quoted if view.find("từ", quoted, end) >= 0 else max(start, end - _LEAD)
    found = list(_find_verbs(view, lead, end))
    nearest = found[-1] if found else None
    # `tổng kết 10 năm thực hiện Chỉ thị …`: the review is what is done, carrying out is its object.
    governing = [verb for verb in found if verb.code == "reviews"]
    if nearest and nearest.code == "cites":  # `bãi bỏ các quy định tại Thông tư …`
        governing += [verb for verb in found if verb.code in _CHANGES and nearest.start - verb.end <= _FEW_WORDS]
    return governing[0] if governing else nearest


def _find_verbs(view: str, start: int, end: int) -> Iterator[Relation]:
    for match in _verb_pattern().finditer(view, start, end):
        verb = _verbs()[" ".join(match[0].lower().split())]
        rest = _DIRECT_REST if verb.relation in _DIRECT else _REST
        if match[0].lower().endswith("từ"):
            rest = _QUOTED_REST
        inside_word = match.start() > 0 and view[match.start() - 1].isalnum()
        if not inside_word and rest.fullmatch(view, match.end(), end):
            yield Relation(verb.relation, " ".join(match[0].split()), match.start(), match.end(), verb.voice)


def _subject(view: str, verb: Relation, previous: Citation, ordinal: int, zone: str) -> int | None:
    """Return the ordinal of the reference that is the verb's subject, None where that is the page's document.

    In one clause the document named before a verb does it (`Nghị định A của Chính phủ hướng dẫn Luật B`), unless the
    verb goes on what was done to that document (`thay thế Quyết định A và bãi bỏ Quyết định B`).
    """
    if zone == "news" or verb.code in _DONE_TO_PREVIOUS:
        return None if previous.is_self else ordinal - 1
    if verb.code in _FROM_THE_PAGE:
        return None
    if _GOES_ON.match(view, previous.span_end):
        return previous.subject
    return None if previous.is_self else ordinal - 1


def _issuer_before(view: str, start: int, end: int, on: PartialDate | None) -> str | None:
    """Return the body that issues: the one after `Thay mặt`, else the last one named close before the verb."""
    bodies = find_bodies(view, start, end, on)
    behalf = _ON_BEHALF.search(view, start, end)
    if behalf:
        bodies = [found for found in bodies if found.start == behalf.end()]
    elif bodies and end - bodies[-1].end > 40:
        bodies = []
    return bodies[-1].body.issuing_body_id if bodies else None
