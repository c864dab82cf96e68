"""References to other documents, and to parts of the document itself, in running text.

Heads (which document) and pinpoints (which place in it) are found apart and then joined; date, issuer and term are read
behind the head, the relation is the verb before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.parse.bodies import body_of_codes, find_bodies
from pipelines.parse.fold import fold_name, fold_number, fold_signs
from pipelines.parse.heads import Head, find_heads
from pipelines.parse.model import Citation, PartialDate
from pipelines.parse.pinpoints import Pinpoint, find_pinpoints
from pipelines.parse.relations import Relation, clause_start, continues_list, find_relation
from pipelines.parse.tails import Tail, read_tail

_GAP = r"[ ]{0,3}\n?[ ]{0,3}"
# Between a pinpoint and its document: `khoản 2, Điều 12 của Thông tư`, `Phụ lục III ban hành kèm theo Nghị định`.
_TO_DOCUMENT = re.compile(rf"{_GAP},?{_GAP}(?:(?:của|tại|trong|thuộc){_GAP})?(?:(?:các|những){_GAP})?")
_TO_PROMULGATOR = re.compile(rf"{_GAP},?{_GAP}(?:(?:được )?ban hành )?kèm theo{_GAP}")
# `Điều này` alone is a reference only behind such a word; else it is a pronoun: `Điều này cho thấy`.
_LEADS_TO_PLACE = re.compile(rf"(?:tại|theo|trong|của|với|trừ|khoản|điểm){_GAP}\Z", re.IGNORECASE)
_LABEL_END = re.compile(r"[ ]{0,2}[.:]|[ ]{0,2}\n")
_ON_BEHALF = re.compile(rf"(?:[Tt]hay mặt|T/M|TM\.){_GAP}")


def find_citations(text: str, issue_date: PartialDate | None = None) -> tuple[Citation, ...]:
    """Return the references in any running text, in text order; `issue_date` is that of the citing text."""
    return cite(text, (("body", 0, len(text)),), None, None, issue_date)


def cite(
    text: str,
    zones: Sequence[tuple[str, int, int]],
    own_number_key: str | None,
    own_kind: str | None,
    issue_date: PartialDate | None,
) -> tuple[Citation, ...]:
    """Return the references in each zone (citation_zone code, start, end), in text order.

    `own_number_key` and `own_kind` are number and type of the page's document: a reference to them is a self reference.
    `subject` is an ordinal in the returned tuple. `issue_date` is that of the page's document.
    """
    view = fold_signs(text)
    own_key = fold_number(own_number_key) if own_number_key else None
    rows: list[Citation] = []
    for zone, start, end in zones:
        rows += _cite_zone(text, view, (zone, start, end), (own_key, own_kind), issue_date, len(rows))
    return tuple(rows)


def _cite_zone(
    text: str,
    view: str,
    zone: tuple[str, int, int],
    own: tuple[str | None, str | None],
    issue_date: PartialDate | None,
    first: int,
) -> list[Citation]:
    code, start, end = zone
    heads = find_heads(view, start, end)
    pinpoints = find_pinpoints(view, start, end)
    rows: list[Citation] = []
    for place, head in _pair(view, pinpoints, heads):
        limit = min(end, next((h.start for h in heads if head and h.start >= head.end), end))
        row = _read(text, view, code, place, head, limit, own)
        if row is not None:
            rows.append(row)
    return _relate(view, rows, zone, first)


def _pair(view: str, pinpoints: list[Pinpoint], heads: list[Head]) -> list[tuple[Pinpoint | None, Head | None]]:
    """Return heads with the pinpoint right before them, and pinpoints without a head, in text order."""
    pairs: list[tuple[Pinpoint | None, Head | None]] = []
    waiting = list(pinpoints)[::-1]
    for head in heads:
        place = None
        while waiting and waiting[-1].end <= head.start:
            if place is not None:
                pairs.append((place, None))
            place = waiting.pop()
        while waiting and waiting[-1].start < head.end:
            waiting.pop()
        if place and _joins(view, place.end, head.start):
            pairs.append((place, head))
        else:
            pairs += [(place, None), (None, head)] if place else [(None, head)]
    pairs += [(place, None) for place in reversed(waiting)]
    return pairs


def _joins(view: str, start: int, end: int) -> bool:
    return bool(_TO_DOCUMENT.fullmatch(view, start, end) or _TO_PROMULGATOR.fullmatch(view, start, end))


def _read(
    text: str,
    view: str,
    zone: str,
    place: Pinpoint | None,
    head: Head | None,
    limit: int,
    own: tuple[str | None, str | None],
) -> Citation | None:
    if head is None:
        return _read_place(text, view, zone, place) if place else None
    start = place.start if place else head.start
    has_tail = head.form != "deictic" and zone != "related_table"  # a table's next cell is no tail
    tail = read_tail(view, head.end, limit) if has_tail else Tail(head.end)
    is_component = place is not None and _TO_PROMULGATOR.fullmatch(view, place.end, head.start) is not None
    return Citation(
        zone,
        text[start : tail.end],
        start,
        tail.end,
        head.document_type,
        head.number,
        head.number_key,
        head.name,
        tail.date,
        _issuer(head, tail),
        tail.term or head.term,
        place.address if place else None,
        "promulgated_with" if is_component else "cites",
        is_self=_is_self(head, own),
    )


def _issuer(head: Head, tail: Tail) -> str | None:
    if tail.issuing_body_id or head.issuing_body_id:
        return tail.issuing_body_id or head.issuing_body_id
    on = tail.date or (PartialDate(head.year) if head.year and 1900 < head.year < 2100 else None)
    body = body_of_codes(head.codes, on)
    return body.issuing_body_id if body else None


def _is_self(head: Head, own: tuple[str | None, str | None]) -> bool:
    own_key, _ = own
    if head.form == "deictic":
        return head.word == "này"
    return own_key is not None and head.number_key == own_key


def _read_place(text: str, view: str, zone: str, place: Pinpoint) -> Citation | None:
    """Return a reference to a place of the document itself, unless it is the label of a unit or a pronoun."""
    if place.is_relative and len(place.units) == 1:
        if not _LEADS_TO_PLACE.search(view, max(0, place.start - 10), place.start):
            return None
    elif not place.is_relative:
        line = view.rfind("\n", 0, place.start) + 1
        is_label = not view[line : place.start].strip(" *#|-") and _LABEL_END.match(view, place.end)
        if "dieu" not in place.units or is_label:
            return None
    words = text[place.start : place.end]
    return Citation(zone, words, place.start, place.end, pinpoint=place.address, is_self=True)


# ---- relations


def _relate(view: str, rows: list[Citation], zone: tuple[str, int, int], first: int) -> list[Citation]:
    related: list[Citation] = []
    for row in rows:
        previous = related[-1] if related else None
        related.append(_relate_one(view, row, previous, zone, first + len(related)))
    return related


def _relate_one(
    view: str, row: Citation, previous: Citation | None, zone: tuple[str, int, int], ordinal: int
) -> Citation:
    code, start, _ = zone
    since = previous.span_end if previous else start
    begin = clause_start(view, max(since, row.span_start - 250), row.span_start)
    if code == "related_table":
        return replace(row, relation="related")
    if previous and continues_list(view, since, row.span_start) and not row.is_self:
        return replace(row, relation=previous.relation, relation_text=previous.relation_text, subject=previous.subject)
    verb = find_relation(view, begin, row.span_start)
    if row.is_self and (row.document_type or "this" in str(row.pinpoint)):
        return replace(row, relation="self", relation_text=verb.text if verb else None)
    if verb is None or row.relation != "cites":
        return row
    subject = ordinal - 1 if previous and begin == since and _is_subject(view, verb, previous, code) else None
    issuer = row.issuing_body_id
    if verb.code in ("issues", "issues_signed") and issuer is None:
        issuer = _issuer_before(view, begin, verb.start, row.issue_date)
    return replace(row, relation=verb.code, relation_text=verb.text, subject=subject, issuing_body_id=issuer)


def _is_subject(view: str, verb: Relation, previous: Citation, zone: str) -> bool:
    """Return whether the citation before the verb is its subject rather than the page's document."""
    if previous.is_self:
        return False
    between = view[previous.span_end : verb.start]
    return verb.voice == "passive" or zone == "news" or len(between.split()) <= 4


def _issuer_before(view: str, start: int, end: int, on: PartialDate | None) -> str | None:
    """Return the body that issues: after `Thay mặt`, else the last one named before the verb."""
    bodies = find_bodies(view, start, end, on)
    behalf = _ON_BEHALF.search(view, start, end)
    if behalf:
        bodies = [found for found in bodies if found.start == behalf.end()]
    elif bodies and end - bodies[-1].end > 40:
        bodies = []
    return bodies[-1].body.issuing_body_id if bodies else None
