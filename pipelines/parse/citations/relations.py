"""How a reference is used: the verb before it (`thay thế Quyết định …`) says what the citing document does to it."""

import re
from collections.abc import Sequence

from pipelines.parse.citations.behind import read_behind
from pipelines.parse.citations.doers import (
    FROM_THE_PAGE,
    OF_PAGE,
    Doer,
    Passage,
    find_doer,
    find_like,
    is_bracketed,
    is_next,
)
from pipelines.parse.citations.guides import find_opening_guidance, guide, is_announced
from pipelines.parse.citations.heads import BLANK, clause_start, ends_clause
from pipelines.parse.citations.lead_ins import read_lead_ins
from pipelines.parse.citations.lists import (
    IN_LISTS,
    continues_list,
    goes_on_changes,
    goes_on_words,
    list_head,
    use_like,
)
from pipelines.parse.citations.part_of_act import (
    add_part,
    find_change_of_parts,
    find_opening_change,
    has_other_object,
    is_of_words,
    name_part,
    names_part_before,
    of_part,
)
from pipelines.parse.citations.recitals import (
    OF_RECITALS,
    find_opening_recital,
    follow_recital,
    gives_short_name,
    is_within_subject,
    leaves_recital,
    opens_recital,
)
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import CHANGES, Relation, find_before_colon, find_verb, has_quotations, is_quoted
from pipelines.parse.citations.whose_act import (
    OF_LATER,
    Own,
    consolidate,
    disown,
    is_anothers,
    is_only_proposed,
    of_appendix,
)
from pipelines.parse.model import PartialDate
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.prefixes import behalf_pattern
from pipelines.parse.words.quotes import ends_more
from pipelines.vocab.records import citation_words

_LONGEST_CLAUSE = 400
_NEAR = 120
_MOST_QUOTED = 3
# The last word before a reference which the verb that opens its clause may govern; looked at first to save time.
_LEADS = (":", "theo", "tại", "của", "trong", "thuộc", "các", "số", "THEO", "TẠI", "CỦA", "TRONG", "THUỘC", "CÁC")
_LONGEST_BLANK = 70
_ACCORDING_TO = "ban hành theo"
# Behind such words another verb may govern, which the clause begins with.
_HIDES = frozenset(("cites", "promulgated_with"))
# Where a text says what it gives guidance on.
_GIVES_GUIDANCE = frozenset(("title", "body"))
# `Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật A số …`: the number is that of the amended law.
_AMENDING = re.compile(rf"[Ss]ửa{BLANK}đổi(?:,{BLANK}bổ{BLANK}sung)?")


def relate(view: str, found: Sequence[Reference], zone: tuple[str, int, int], first: int, own: Own) -> None:
    """Give the references of one zone their relation, verb and subject, and the issuer that the verb names.

    `zone` is (code, start, end); `first` the ordinal of the first reference; `own` what is known of the page's act.
    """
    code, start, end = zone
    if code == "related_table":
        for one in found:
            one.relation = "related"
        return
    own = of_appendix(view, start, end, own) if code == "appendix" else own
    passage = Passage(view, *zone, found, first, own, has_quotations(view, start, end))
    previous: Reference | None = None
    recital: Reference | None = None
    for place, one in enumerate(found):
        _relate_one(passage, place)
        if previous and (like := _find_like(passage, previous, place)):
            use_like(one, like)
        if recital and gives_short_name(view, recital, one):
            continue
        recital = _go_on_with_recital(view, one, recital, previous)
        previous = one
    read_behind(view, found, end, first)
    # `NAY CÔNG BỐ:` ends the preamble, and what is published begins the body.
    read_lead_ins(view, found, max(0, start - _NEAR) if code == "body" else start, first)
    guide(view, found[:1], zone, own)
    if code != "news":
        disown(view, found, passage.own)
    if own.is_consolidated and code in ("preamble", "body"):
        consolidate(view, found, first)


def _go_on_with_recital(
    view: str, one: Reference, recital: Reference | None, previous: Reference | None
) -> Reference | None:
    """Return the recital behind a reference, which is used like the one that it goes on with; None where it is over."""
    if recital and previous and one.relation == "cites" and one.relation_text is None:
        follow_recital(view, one, recital, is_next=recital is previous or is_within_subject(previous))
    if one.relation in OF_RECITALS and opens_recital(one):
        return one
    return None if recital and leaves_recital(one) else recital


def _find_like(passage: Passage, previous: Reference, place: int) -> Reference | None:
    """Return the reference that one is used like, since they stand in one list: the one before, mostly."""
    view, one = passage.view, passage.found[place]
    if not (one.is_self or previous.is_self) and continues_list(view, previous, one.start):
        return list_head(view, one, previous, passage.found, passage.first)
    if previous.relation in IN_LISTS and goes_on_changes(view, previous, one):
        return previous
    last = _last_said(passage, place) if one.relation == "cites" and one.pinpoint else None
    return last if last and goes_on_words(view, last, one) else None


def _relate_one(passage: Passage, place: int) -> None:
    view, one = passage.view, passage.found[place]
    is_own = one.is_self and (one.document_type or "this" in str(one.pinpoint))
    last = passage.found[place - 1] if place else None
    if last and passage.has_quotations and not is_own:
        last = _last_said(passage, place)
    low = max(last.end if last else passage.start, one.start - _LONGEST_CLAUSE)
    verb = find_verb(view, low, one.start, has_quotations=passage.has_quotations)
    if is_own:
        one.relation, one.relation_text = "self", verb.text if verb else None
        return
    if verb is None or (verb.code in _HIDES and _may_hide(verb, one)):
        verb = _find_opening(passage, place, low, has_verb=verb is not None) or verb
    if verb is None or (one.relation != "cites" and verb.code not in CHANGES):
        return
    amending = _AMENDING.search(view, one.start, one.end) if verb.code == "issues" and one.number else None
    if amending and passage.zone != "news":
        one.relation, one.relation_text = "amends", " ".join(amending[0].split())
        return
    if verb.code in ("issues", "issues_signed") and one.issuing_body_id is None:
        begin = clause_start(view, low, one.start)
        one.issuing_body_id = _issuer_before(view, begin, one.start - verb.before, one.issue_date)
    if verb.code in FROM_THE_PAGE and passage.zone != "news":
        _use_from_page(verb, one)
    else:
        _use(passage, verb, place, low)


def _use_from_page(verb: Relation, one: Reference) -> None:
    """Give a reference the relation that only the page's document has to it; nothing goes with a mere proposal.

    `Quy chế ban hành theo Quyết định A` goes with it; what is `ban hành theo Luật B` has its basis there.
    """
    is_by_law = verb.text.lower() == _ACCORDING_TO and one.document_type in citation_words("type_of_law")
    code = "cites" if is_by_law else verb.code
    if code != "promulgated_with" or not is_only_proposed(one):
        one.subject, one.relation, one.relation_text = None, code, verb.text


def _use(passage: Passage, verb: Relation, place: int, low: int) -> None:
    """Give a reference the relation that a verb says, to the document which is the verb's subject."""
    one = passage.found[place]
    is_chain = _is_chain(passage, verb, place, low)
    if is_chain and passage.zone != "news" and is_next(passage.view, verb, one):
        if like := find_like(passage, place):
            use_like(one, like)
        return
    doer = _find_doer(passage, verb, place, is_chain=is_chain)
    if doer is None or _only_proposes(passage, verb, doer, one):
        return
    one.subject = doer.ordinal
    # What `được hướng dẫn tại` is said of is not always a document: `Hồ sơ được hướng dẫn tại Thông tư …`.
    is_known = verb.voice == "active" or passage.zone == "news" or is_chain
    one.relation, one.relation_text = _say(passage, verb, one) if is_known else ("cites", verb.text)


def _may_hide(verb: Relation, one: Reference) -> bool:
    """Tell whether another verb may govern, which opens the clause: `Bãi bỏ Quy chế … ban hành kèm theo Luật A`."""
    return not one.is_self and not verb.text.startswith(("theo", "Theo"))


def _last_said(passage: Passage, place: int) -> Reference | None:
    """Return the last reference before one that is not quoted: `thay cụm từ “Luật A” bằng “B” tại C`."""
    view, at = passage.view, passage.found[place].start
    last = passage.found[place - 1] if place else None
    if last is None or not passage.has_quotations:
        return last
    near = min(at, last.end + _LONGEST_CLAUSE)
    if view.find("”", last.end, near) < 0 and view.find('"', last.end, near) < 0:
        return last
    for other in reversed(passage.found[max(0, place - 1 - _MOST_QUOTED) : place]):
        if at - other.end > _LONGEST_CLAUSE or not ends_more(view, other.end, at):
            return other
    return passage.found[place - 1 - _MOST_QUOTED] if place > _MOST_QUOTED else None


def _is_chain(passage: Passage, verb: Relation, place: int, low: int) -> bool:
    """Tell whether a verb stands in one clause with the reference before it, of which it is said then."""
    since, end = passage.found[place - 1].end, passage.found[place].start
    if place == 0 or low != since:
        return False
    if verb.voice == "passive":  # `Căn cứ Nghị định A …; được sửa đổi, bổ sung bởi Nghị định B`
        end = since + len(passage.view[since : end - verb.before].rstrip("; \n"))
    return not ends_clause(passage.view, since, end)


def _find_opening(passage: Passage, place: int, low: int, *, has_verb: bool) -> Relation | None:
    """Return the verb that opens the clause of a reference, where the nearest one does not say what is done to it."""
    view, one = passage.view, passage.found[place]
    if not view[max(low, one.start - _LONGEST_BLANK) : one.start].rstrip().endswith(_LEADS):
        return None
    change = find_opening_change(view, low, one.start, passage.own) or find_change_of_parts(view, low, one.start)
    change = change or find_before_colon(view, low, one.start)
    if change is None and not has_verb:
        return find_opening_recital(view, low, one.start)
    announced = is_announced(view, one.end)
    if change is None and (announced or passage.zone in _GIVES_GUIDANCE):
        in_title = passage.zone == "title"
        change = find_opening_guidance(view, low, one.start, in_title=in_title, is_announced=announced)
    if change is None or (passage.zone != "news" and is_anothers(view, low, change, one, passage.own)):
        return None
    return change


def _find_doer(passage: Passage, verb: Relation, place: int, *, is_chain: bool) -> Doer | None:
    """Return what does what a verb says to the reference at `place`; None if nothing, though the verb is before it."""
    view, one = passage.view, passage.found[place]
    if passage.zone != "news":
        since = max(passage.start, one.start - _LONGEST_CLAUSE)
        if is_bracketed(passage, verb, place):
            return find_doer(passage, verb, place)
        may_be_quoted = passage.has_quotations and one.document_type is not None
        is_quotation = may_be_quoted and is_quoted(view, verb, one.start)
        has_other = verb.code in CHANGES and has_other_object(view, one.start - verb.rest, one.start)
        if (
            is_quotation
            or has_other
            or is_anothers(view, since, verb, one, passage.own, in_title=passage.zone == "title")
        ):
            return None
    return find_doer(passage, verb, place) if is_chain else OF_PAGE


def _only_proposes(passage: Passage, verb: Relation, doer: Doer, one: Reference) -> bool:
    """Tell whether a change of an act is but proposed: `Tờ trình A về việc sửa đổi Quyết định B`."""
    if doer.ordinal is None or verb.code not in OF_LATER or is_only_proposed(one):
        return False
    return is_only_proposed(passage.found[doer.ordinal - passage.first])


def _say(passage: Passage, verb: Relation, one: Reference) -> tuple[str, str]:
    """Return relation and words of a verb: what ends only a part of an act amends it."""
    code = of_part(verb.code)
    if code == verb.code:
        return code, verb.text
    if verb.voice == "passive":
        about = passage.found[one.subject - passage.first] if one.subject is not None else None
        is_part = about is not None and (about.pinpoint or names_part_before(passage.view, passage.start, about.start))
        return code if is_part else verb.code, verb.text
    part = name_part(passage.view, one.start - verb.rest, one.start)
    if part == "từ" and one.pinpoint and passage.view[one.start - verb.rest : one.start].rstrip().endswith("từ"):
        part = None  # from one place to another
    is_part = part is not None and (one.pinpoint is None or is_of_words(part))
    return (code, add_part(verb.text, part)) if part and is_part else (verb.code, verb.text)


def _issuer_before(view: str, start: int, end: int, on: PartialDate | None) -> str | None:
    """Return the body that issues: the one after `Thay mặt`, else the last one named close before the verb."""
    bodies = find_bodies(view, start, end, on)
    behalf = behalf_pattern().search(view, start, end)
    if behalf:
        bodies = [found for found in bodies if found.start == behalf.end()]
    elif bodies and end - bodies[-1].end > 40:
        bodies = []
    return bodies[-1].body.issuing_body_id if bodies else None
