"""How a reference is used: the verb before it (`thay thế Quyết định …`) says what the citing document does to it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.parse.behind import read_behind
from pipelines.parse.bodies import find_bodies
from pipelines.parse.heads import BLANK, CLAUSE_END, clause_start
from pipelines.parse.lead_ins import read_lead_ins
from pipelines.parse.model import PartialDate
from pipelines.parse.phrases import tree_pattern
from pipelines.parse.reference import Reference
from pipelines.vocab.records import RelationVerb, relation_verbs

# How far before a reference its verb may begin; further where words of the amended text stand between.
_LEAD = 120
_QUOTED_LEAD = 250
_LONGEST_CLAUSE = 400
_LONGEST_RECITAL = 1000


class Relation(NamedTuple):
    """A relation code, the verb as printed on one line, how far `before` the reference it begins, and its voice."""

    code: str
    text: str
    before: int
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


# What no verb reaches its object past, read backwards: the mark that ends a clause, and one that stands in no verb.
# Each alternative begins with a plain sign: the search engine then skips to these.
_MARK_BACKWARDS = re.compile(
    r",|;|:|\(|\)|“|”|\"|\||\.(?<=\s.)|!(?<=\s.)|\?(?<=\s.)|\n\s{0,20}\n|-\s{0,20}\n|\+\s{0,20}\n|\*\s{0,20}\n|•\s{0,20}\n"
)
# Between the verb and the reference: a few words, no comma, bracket or quotation mark.
_REST = re.compile(r"[^,;:()“”\"|]{0,70}")
# `thay cụm từ “A” bằng cụm từ “B” tại Điều 5`
_QUOTED_REST = re.compile(r"[\s:]{0,4}[“\"][^;\n]{0,200}")
_FEW_WORDS = 20
# These take the reference as their direct object: nothing stands between.
_DIRECT = frozenset(("issues", "issues_signed", "promulgated_with"))
_DIRECT_REST = re.compile(r"\s{1,3}(?:các\s{1,3}|theo\s{1,3}|của\s{1,3})?")
_CONNECTOR = re.compile(r"[\s,;]{0,60}(?:(?:và|hoặc|cùng với|hay)\s{1,60})?(?:(?:của|tại|theo|các|những|số)\s{1,60})?")
_LONGEST_CONNECTOR = 90
_RECITAL_GOES_ON = re.compile(r";\s{0,60}(?:(?:và|các|số)\s{1,60})?\Z")
_SENTENCE_GOES_ON = re.compile(r"(?:,\s{1,60}(?:và\s{1,60})?|\s(?:và|cùng)\s{1,60})(?:(?:các|số)\s{1,60})?\Z")
_GOES_ON = re.compile(r"\s{0,3}(?:[,(;]|và\s|đồng thời\s|hoặc\s)")
# A reference of which this is said stands beside the one before, however that was used.
_IS_CHANGED = re.compile(r"\s{1,3}(?:đã\s{1,3})?được\s{1,3}(?:sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế)")
_CHANGES = frozenset(("amends", "replaces", "repeals", "suspends", "corrects"))
_FROM_THE_PAGE = frozenset(("cites", "based_on", "promulgated_with", "issues", "issues_signed"))
# `Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật A số …`: the number is that of the amended law.
_AMENDING = re.compile(rf"[Ss]ửa{BLANK}đổi(?:,{BLANK}bổ{BLANK}sung)?")
_OF_RECITALS = frozenset(("based_on", "implements"))
_ON_BEHALF = re.compile(r"(?:[Tt]hay mặt|T/M|TM\.)\s{1,3}")


def relate(view: str, found: Sequence[Reference], zone: tuple[str, int, int], first: int) -> None:
    """Give the references of one zone their relation, verb and subject, and the issuer that the verb names.

    `zone` is (code, start, end); `first` the ordinal of the first reference.
    """
    if zone[0] == "related_table":
        for one in found:
            one.relation = "related"
        return
    previous: Reference | None = None
    recital: Reference | None = None
    for ordinal, one in enumerate(found, first):
        _relate_one(view, one, previous, zone, ordinal)
        if previous and not (one.is_self or previous.is_self) and _continues_list(view, previous, one.start):
            _use_like(one, _list_head(view, one, previous, found, first))
        if recital and one.relation == "cites" and one.relation_text is None:
            _follow_recital(view, one, recital, is_next=recital is previous)
        recital = one if opens_recital(one) else None if leaves_recital(one) else recital
        previous = one
    read_behind(view, found, zone[2], first)
    # `NAY CÔNG BỐ:` ends the preamble, and what is published begins the body.
    read_lead_ins(view, found, max(0, zone[1] - _LEAD) if zone[0] == "body" else zone[1], first)


def _relate_one(
    view: str, one: Reference, previous: Reference | None, zone: tuple[str, int, int], ordinal: int
) -> None:
    code, start, _ = zone
    since = previous.end if previous else start
    low = max(since, one.start - _LONGEST_CLAUSE)
    verb = find_verb(view, low, one.start)
    if one.is_self and (one.document_type or "this" in str(one.pinpoint)):
        one.relation, one.relation_text = "self", verb.text if verb else None
        return
    if verb is None or (one.relation != "cites" and verb.code not in _CHANGES):
        return
    amending = _AMENDING.search(view, one.start, one.end) if verb.code == "issues" and one.number else None
    if amending and code != "news":
        one.relation, one.relation_text = "amends", " ".join(amending[0].split())
        return
    if verb.code in ("issues", "issues_signed") and one.issuing_body_id is None:
        begin = clause_start(view, low, one.start)
        one.issuing_body_id = _issuer_before(view, begin, one.start - verb.before, one.issue_date)
    begin = one.start
    if verb.voice == "passive":  # `Căn cứ Nghị định A …; được sửa đổi, bổ sung bởi Nghị định B`
        begin = since + len(view[since : one.start - verb.before].rstrip("; \n"))
    is_chain = previous is not None and low == since and CLAUSE_END.search(view, since, begin) is None
    one.subject = _subject(view, verb, previous, ordinal, code) if previous and is_chain else None
    # What `được hướng dẫn tại` is said of is not always a document: `Hồ sơ được hướng dẫn tại Thông tư …`.
    is_about_words = verb.voice == "passive" and verb.code not in _FROM_THE_PAGE and code != "news" and not is_chain
    one.relation, one.relation_text = "cites" if is_about_words else verb.code, verb.text


def _use_like(one: Reference, other: Reference) -> None:
    one.relation, one.relation_text, one.subject = other.relation, other.relation_text, other.subject


def _list_head(view: str, one: Reference, previous: Reference, found: Sequence[Reference], first: int) -> Reference:
    """Return the reference whose use a list goes on with: the one before, or the one that this one is about.

    In `Nghị định A hướng dẫn Luật B, Nghị định C` the third goes on the first.
    """
    about = found[previous.subject - first] if previous.subject is not None else None
    return about if about and _leaves_chain(view, one, previous, about) else previous


def _leaves_chain(view: str, one: Reference, previous: Reference, about: Reference) -> bool:
    """Return whether a reference goes on the act that those before it are `about`: by its type, or changed itself.

    In `Luật A được sửa đổi theo Luật B, Pháp lệnh C được sửa đổi theo Pháp lệnh D` the third changes nothing.
    """
    kinds = about.document_type, previous.document_type, one.document_type
    if kinds[0] == kinds[2] != kinds[1] or _IS_CHANGED.match(view, one.end):
        return True
    return previous.relation == "amended_by" and kinds[0] == kinds[1] != kinds[2]


def _continues_list(view: str, previous: Reference, end: int) -> bool:
    """Return whether only a comma or `và` joins two references; `;` does where both have the page as subject."""
    start = previous.end
    if end - start >= _LONGEST_CONNECTOR or (previous.subject is not None and ";" in view[start:end]):
        return False
    return _CONNECTOR.fullmatch(view, start, end) is not None


def _follow_recital(view: str, one: Reference, recital: Reference, *, is_next: bool) -> None:
    """Use a reference like the recital that it goes on: `Căn cứ Nghị định A về …; Nghị định B`.

    For the next one of the same sentence a comma or `và` will do: `Thực hiện Chỉ thị A về … và Kế hoạch B`.
    """
    start, end = recital.end, one.start
    if end - start > _LONGEST_RECITAL or view.find("\n\n", start, end) >= 0:
        return
    near = max(start, end - _LEAD)
    goes_on = _RECITAL_GOES_ON.search(view, near, end)
    if goes_on or (is_next and _SENTENCE_GOES_ON.search(view, near, end) and clause_start(view, start, end) == start):
        one.relation, one.relation_text = recital.relation, recital.relation_text


def opens_recital(one: Reference) -> bool:
    """Return whether a reference is one that a recital opens with: its verb begins the sentence."""
    words = one.relation_text or ""
    return one.relation in _OF_RECITALS and words[:1].isupper() and one.subject is None


def leaves_recital(one: Reference) -> bool:
    """Return whether the text itself does something to a document: its recitals are over."""
    return one.relation in (*_CHANGES, "issues") and one.subject is None and not one.is_self


def find_verb(view: str, start: int, end: int) -> Relation | None:
    """Return the verb of the clause before `end`, where its object begins, or None; none begins before `start`.

    No verb reaches its object past certain marks, so what is read, and remembered, begins at the last of them.
    """
    low = max(start, end - _LEAD)
    mark = _MARK_BACKWARDS.search(view[low:end][::-1])
    lead = end - mark.start() if mark else low
    quoted = max(start, end - _QUOTED_LEAD)
    if (mark and mark[0] == "," and _behind_comma().match(view, lead)) or _quotes_words(view, quoted, end):
        begin = clause_start(view, start, end)
        quoted = max(begin, end - _QUOTED_LEAD)
        lead = quoted if view.find("từ", quoted, end) >= 0 else max(begin, end - _LEAD)
    in_word = lead > 0 and view[lead - 1].isalnum()
    return _find_verb(view[lead:end], in_word)


def _quotes_words(view: str, start: int, end: int) -> bool:
    """Return whether a verb may stand before marks since it speaks of words: `thay cụm từ “A” bằng cụm từ “B” tại`."""
    has_quotation = view.find("“", start, end) >= 0 or view.find('"', start, end) >= 0
    return has_quotation and (view.find("từ", start, end) >= 0 or view.find("TỪ", start, end) >= 0)


@cache
def _behind_comma() -> re.Pattern[str]:
    """Return the pattern for what follows the comma within a verb: `sửa đổi, bổ sung`."""
    words = {" ".join(phrase.partition(",")[2].split()[:2]) for phrase in _verbs() if "," in phrase}
    return re.compile(rf"(?i:{BLANK}{tree_pattern(words, BLANK)})")


@lru_cache(maxsize=1 << 13)
def _find_verb(clause: str, in_word: bool) -> Relation | None:
    """Return the verb whose object begins at the end of `clause`, remembered: recitals and formulas recur.

    `in_word` where the clause begins in the middle of a word.
    """
    found = list(_find_verbs(clause, in_word))
    nearest = found[-1] if found else None
    # `tổng kết 10 năm thực hiện Chỉ thị …`: the review is what is done, carrying out is its object.
    governing = [verb for verb in found if verb.code == "reviews"]
    if nearest and nearest.code == "cites":  # `bãi bỏ các quy định tại Thông tư …`
        reach = nearest.before + _FEW_WORDS
        governing += [v for v in found if v.code in _CHANGES and v.before - len(v.text) <= reach]
    return governing[0] if governing else nearest


def _find_verbs(clause: str, in_word: bool) -> Iterator[Relation]:
    end = len(clause)
    for match in _verb_pattern().finditer(clause):
        start, stop = match.span()
        text = " ".join(match[0].split())
        verb = _verbs()[text.lower()]
        rest = _QUOTED_REST if text.endswith(("từ", "TỪ")) else _DIRECT_REST if verb.relation in _DIRECT else _REST
        inside_word = clause[start - 1].isalnum() if start else in_word
        if not inside_word and rest.fullmatch(clause, stop, end):
            yield Relation(verb.relation, text, end - start, verb.voice)


def _subject(view: str, verb: Relation, previous: Reference, ordinal: int, zone: str) -> int | None:
    """Return the ordinal of the reference that is the verb's subject, None where that is the page's document.

    In one clause the document named before a verb does it (`Nghị định A của Chính phủ hướng dẫn Luật B`), unless the
    verb goes on what was done to that document (`thay thế Quyết định A và bãi bỏ Quyết định B`).
    """
    if verb.code in _FROM_THE_PAGE and zone != "news":
        return None
    if zone == "news" or verb.voice == "passive":
        return None if previous.is_self else ordinal - 1
    if _GOES_ON.match(view, previous.end):
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
