"""References to other documents, and to parts of the document itself, in running text.

Heads (which document) and pinpoints (which place in it) are found apart and then joined; date, issuer and term are read
behind the head; what the reference is used for is read from the verb before it.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipelines.parse.citations.amending import Amending, Article
from pipelines.parse.citations.antecedents import resolve, short_names
from pipelines.parse.citations.cues import read_cues
from pipelines.parse.citations.found_heads import find_heads
from pipelines.parse.citations.heads import BLANK, GAP, Head
from pipelines.parse.citations.in_front import read_date_in_front, read_issuer_in_front
from pipelines.parse.citations.named_numbers import give_numbers, mark_own
from pipelines.parse.citations.parts import add_parts
from pipelines.parse.citations.pinpoints import Pinpoint, find_pinpoints, goes_on
from pipelines.parse.citations.places_behind import stands_at_dash, take_place
from pipelines.parse.citations.prose import lead_back
from pipelines.parse.citations.reference import Reference, freeze
from pipelines.parse.citations.relations import relate
from pipelines.parse.citations.tails import Cited, Tail, read_tail
from pipelines.parse.citations.whose_act import CONSOLIDATED, Own
from pipelines.parse.citations.worded import match_bare_kind
from pipelines.parse.model import Citation, PartialDate, new_row
from pipelines.parse.plain.composed import compose
from pipelines.parse.plain.emphasis import without_emphasis
from pipelines.parse.plain.plain_text import read_plain
from pipelines.parse.plain.relocate import move_citations
from pipelines.parse.words.bodies import body_of_codes, is_active
from pipelines.parse.words.dates import match_date
from pipelines.parse.words.fold import fold_number, fold_signs
from pipelines.parse.words.phrases import tree_pattern
from pipelines.parse.words.quotation_marks import with_usual_marks
from pipelines.vocab.records import citation_forms

# Between a pinpoint and its document: `khoản 2, Điều 12 của Thông tư`, `Phụ lục III ban hành kèm theo Nghị định`,
# `Điều 93 và các điều khoản liên quan của Luật A`; and what the article is about: `Điều 85 về “Đại diện”, Luật A`.
_ABOUT = rf"(?:{BLANK}(?:về{BLANK}[“\"][^“”\"\n]{{1,120}}[”\"]|\([^()\n]{{2,120}}\)))?"
_OTHERS = rf"(?:{BLANK}và{BLANK}các{BLANK}(?:điều khoản|quy định)[^;,.:()\n]{{0,30}}{BLANK}của(?={BLANK}))?"
_TO_DOCUMENT = re.compile(rf"{_ABOUT}{_OTHERS}(?:{GAP},)?{GAP}(?:(?:của|tại|trong|thuộc){GAP})?(?:(?:các|những){GAP})?")
_ATTACHED = tree_pattern((name for name, form in citation_forms().items() if form.is_attached), BLANK)
_TO_PROMULGATOR = re.compile(
    rf"[)]?(?:(?:,|{BLANK}và){BLANK}(?:các{BLANK})?(?:Phụ{BLANK}lục|Danh{BLANK}mục|Biểu|Mẫu|Bảng)(?!\w)[^,;.:]{{0,60}}?)?"
    rf"(?:{GAP},)?{GAP}(?:(?:của{GAP})?(?:{_ATTACHED})[^,;.:]{{0,100}})?"
    rf"\(?(?:(?:được{BLANK})?[Bb]an{BLANK}hành{BLANK}(?:kèm{BLANK})?|[Kk]èm{BLANK})theo{GAP}"
)
# `Điều này` alone is a reference only behind such a word; else it is a pronoun: `Điều này cho thấy`.
_LEADS_TO_PLACE = re.compile(rf"(?:tại|theo|trong|của|với|trừ){GAP}\Z", re.IGNORECASE)
# Labels begin a line, or text that is quoted for insertion.
_LINE_START = re.compile(r"(?P<line>\A|\n)[ #|\-]{0,80}\Z|[“\"][ ]{0,4}\Z")
_LONGEST_INDENT = 82
# `Nghị định ngày 5/6/1994 số 12/CP`
_DAY_WITHIN = re.compile(rf"(?:[Nn]gày|NGÀY){GAP}(?=[0-9])")
_LONGEST_PLAIN_HEAD = 24
_LABEL_END = re.compile(r"[ ]{0,2}[.:]|[ ]{0,2}\n")


def find_citations(text: str, issue_date: PartialDate | None = None) -> tuple[Citation, ...]:
    """Return the references in any running text, in text order; `issue_date` is that of the citing text.

    In a text without articles of its own, places and `này` lead to the act that it speaks of.
    """
    composed = compose(text)
    if composed:
        return move_citations(find_in_composed(composed.text, issue_date), composed, text)
    return find_in_composed(text, issue_date)


def find_in_composed(text: str, issue_date: PartialDate | None) -> tuple[Citation, ...]:
    """Return what `find_citations` returns for a text in NFC."""
    plain = read_plain(text)
    read = plain.text if plain else text
    found = lead_back(read, cite(read, (("body", 0, len(read)),), None, None, issue_date))
    return move_citations(found, plain, text) if plain else found


def cite(
    text: str,
    zones: Sequence[tuple[str, int, int]],
    own_number_key: str | None,
    own_kind: str | None,
    issue_date: PartialDate | None,
    *,
    sections: Sequence[tuple[int, int]] = (),
    articles: Sequence[Article] | None = None,
) -> tuple[Citation, ...]:
    """Return the references in each zone (citation_zone code, start, end), in text order.

    `own_number_key` and `own_kind` are number and type of the page's document: a reference to them is a self reference.
    `subject` is an ordinal in the returned tuple. `issue_date` is that of the page's document: it tells which body bore
    a shared name. `sections` are the spans of the page's sections in document order, `section` an ordinal of theirs;
    `articles` are its articles, None where nothing is known of them.
    """
    plain = without_emphasis(text)
    if plain:
        placed = [(code, plain.find(start), plain.find(end)) for code, start, end in zones]
        units = [(plain.find(start), plain.find(end)) for start, end in sections]
        placed_articles = articles and [
            Article(one.number, plain.find(one.start), plain.find(one.end)) for one in articles
        ]
        found = cite(plain.text, placed, own_number_key, own_kind, issue_date, sections=units, articles=placed_articles)
        return move_citations(found, plain, text)
    # Marks of emphasis may be left within a phrase.
    view = fold_signs(with_usual_marks(text)).replace("*", " ").replace("_", " ")
    own_key = fold_number(own_number_key) if own_number_key else None
    own = Own(own_kind, issue_date, is_consolidated=own_key is not None and CONSOLIDATED in own_key)
    parts = [_Zone(text, view, code, start, end, own_key, issue_date) for code, start, end in zones]
    references = _read_zones(parts, own)
    mark_own(references, own_kind)
    give_numbers(view, references)
    amending = None if articles is None else Amending(view, references, articles)
    resolve(references, own_kind, amending, short_names(view, references))
    if amending:
        references = add_parts(view, references, amending)
    return freeze(text, references, sections)


class _Zone(NamedTuple):
    """A part of a page: `view` is `text` with folded signs, `own_key` and `issue_date` are the page's document's."""

    text: str
    view: str
    code: str
    start: int
    end: int
    own_key: str | None
    issue_date: PartialDate | None


def _read_zones(zones: Sequence[_Zone], own: Own) -> list[Reference]:
    """Return the references of all zones, in text order, each with what is done to it, and by which of them."""
    references: list[Reference] = []
    for zone in zones:
        if read := _read_zone(zone):
            relate(zone.view, read, (zone.code, zone.start, zone.end), len(references), own)
            references += read
    return references


def _read_zone(zone: _Zone) -> list[Reference]:
    cues = read_cues(zone.view, zone.start, zone.end)
    if not any(cues):
        return []
    heads = find_heads(zone.view, cues, zone.start, zone.end)
    if not (heads or cues.articles or cues.these):
        return []
    starts = [head.start for head in heads]
    places = find_pinpoints(zone.view, cues, zone.start, zone.end, starts)
    limits = iter([*starts[1:], zone.end])
    read: list[Reference] = []
    for place, head in _pair(zone.view, places, heads):
        is_taken = place is not None and bool(read) and take_place(zone.view, read[-1], place, head)
        if head is not None:
            read.append(_read_head(zone, None if is_taken else place, head, next(limits)))
        elif place is not None and not is_taken and _is_reference(zone.view, place):
            read.append(_read_place(zone, place))
    _share_tails(read)
    return read


def _pair(view: str, pinpoints: list[Pinpoint], heads: list[Head]) -> list[tuple[Pinpoint | None, Head | None]]:
    """Return heads with the pinpoint right before them, and pinpoints without a head, in text order."""
    pairs: list[tuple[Pinpoint | None, Head | None]] = []
    waiting = pinpoints[::-1]
    for head in heads:
        before: list[Pinpoint] = []
        while waiting and waiting[-1].start < head.end:
            place = waiting.pop()
            if place.end <= head.start:
                before.append(place)
        own = before.pop() if before and _joins(view, before[-1], head) else None
        pairs += [(place, None) for place in before]
        pairs.append((own, head))
    return pairs + [(place, None) for place in reversed(waiting)]


def _joins(view: str, place: Pinpoint, head: Head) -> bool:
    start, end = place.end, head.start
    is_joined = _TO_DOCUMENT.fullmatch(view, start, end) is not None or _is_attached(view, start, end)
    return is_joined or (head.form != "deictic" and stands_at_dash(view, place, head))


def _is_attached(view: str, start: int, end: int) -> bool:
    if view.find("theo", start, end) < 0 or view.find("\n\n", start, end) >= 0:
        return False
    return _TO_PROMULGATOR.fullmatch(view, start, end) is not None


def _read_head(zone: _Zone, place: Pinpoint | None, head: Head, limit: int) -> Reference:
    start, begin = (place.start, place.end) if place else (head.start, head.start)
    has_tail = head.form != "deictic" and zone.code != "related_table"  # the next cell of a table is no tail
    cited = new_row(Cited, (_is_joint(head), zone.issue_date, head.year))
    tail = read_tail(zone.view, head.end, limit, cited) if has_tail else Tail(head.end)
    if head.form == "named" and head.issuing_body_id and tail.issuing_body_id not in (None, head.issuing_body_id):
        tail = Tail(head.end)  # `Quy định thi hành Điều lệ Đảng của Ban Chấp hành Trung ương`: of the rules on it
    is_component = place is not None and _is_attached(zone.view, place.end, head.start)
    return Reference(
        zone.code,
        start,
        tail.end if zone.view[tail.end : tail.end + 1] != ")" else _past_bracket(zone.view, begin, tail.end),
        head.document_type,
        _as_printed(zone, head) if head.number else None,
        head.number_key,
        head.name and _name_of(zone, head),
        tail.date or _date_before(zone, head, start),
        _issuer(head, tail, zone.issue_date) or _issuer_before(zone, head, start),
        tail.term or head.term,
        place.address if place else None,
        "promulgated_with" if is_component else "cites",
        is_self=head.word == "này" or (zone.own_key is not None and head.number_key == zone.own_key),
        group=head.group,
    )


def _name_of(zone: _Zone, head: Head) -> str:
    """Return the name as printed, on one line, or as it was written out: `BLDS` is Bộ luật Dân sự."""
    is_printed = head.name == " ".join(zone.view[head.start : head.end].split())
    return " ".join(zone.text[head.start : head.end].replace("*", " ").split()) if is_printed else str(head.name)


def _past_bracket(view: str, begin: int, at: int) -> int:
    """Return the place behind the bracket at `at` where one opened in the reference from `begin` on, else `at`."""
    return at + (view.find("(", begin, at) >= 0 > view.find(")", begin, at))


def _date_before(zone: _Zone, head: Head, start: int) -> PartialDate | None:
    """Return the date before a number: `Luật Đấu thầu ngày 26/11/2013 số 43/2013/QH13`, or before the issuer."""
    if head.form != "numbered":
        return None
    day = _DAY_WITHIN.search(zone.view, head.start, head.end) if head.end - head.start > _LONGEST_PLAIN_HEAD else None
    found = match_date(zone.view, day.end(), head.end) if day else None
    return found.date if found else read_date_in_front(zone.view, zone.start, start)


def _issuer_before(zone: _Zone, head: Head, start: int) -> str | None:
    """Return the issuer named before a number whose codes name none."""
    return read_issuer_in_front(zone.view, zone.start, start) if head.form in ("numbered", "short") else None


def _is_joint(head: Head) -> bool:
    """Return whether several bodies issued the document: by its type, or by the codes of its number."""
    return "liên" in (head.document_type or "") or len(head.codes) > 1


def _as_printed(zone: _Zone, head: Head) -> str | None:
    """Return the number as printed at the end of the head; a suffix that a list shares is added as it was read."""
    start = head.end - len(head.number or "")
    return zone.text[start : head.end] if zone.view[start : head.end] == head.number else head.number


def _issuer(head: Head, tail: Tail, citing: PartialDate | None) -> str | None:
    """Return the issuer as printed, else the one that the number's code names at its date, else at the citing one."""
    if tail.issuing_body_id or head.issuing_body_id:
        return tail.issuing_body_id or head.issuing_body_id
    if head.document_type in ("Luật", "Bộ luật") and head.codes:
        return "quoc-hoi"  # LCT/HĐNN8 and L/CTN number the order that published the law
    in_year = _in_year(head.year) if head.year else None
    body = body_of_codes(head.codes, tail.date or in_year or citing)
    is_over = body is not None and tail.date is not None and not is_active(body, tail.date)
    return None if body is None or is_over else body.issuing_body_id


@cache
def _in_year(year: int) -> PartialDate | None:
    return PartialDate(year) if 1900 < year < 2100 else None


def _share_tails(read: Sequence[Reference]) -> None:
    """Give date, issuer and term behind a list with one suffix to each of its members."""
    last: dict[int, Reference] = {}
    for one in reversed(read):
        if one.group is not None:
            tail = last.setdefault(one.group, one)
            one.issue_date, one.issuing_body_id, one.term = tail.issue_date, tail.issuing_body_id, one.term or tail.term


def _is_reference(view: str, place: Pinpoint) -> bool:
    """Return whether a place without a document is a reference: not the label of a unit, not a pronoun."""
    if place.is_relative:
        is_alone = len(place.units) == 1
        return not is_alone or _LEADS_TO_PLACE.search(view, max(0, place.start - 10), place.start) is not None
    if "dieu:" not in place.address:
        return False
    if not _LABEL_END.match(view, place.end):
        return True
    begins_line = _LINE_START.search(view, max(0, place.start - _LONGEST_INDENT), place.start)
    return begins_line is None or goes_on(view, max(begins_line.end("line"), 0) or place.start)


def _read_place(zone: _Zone, place: Pinpoint) -> Reference:
    short = None if place.is_relative else match_bare_kind(zone.view, place.end, zone.end)
    kind, end = short or (None, place.end)
    return Reference(zone.code, place.start, end, pinpoint=place.address, is_self=True, short=kind)
