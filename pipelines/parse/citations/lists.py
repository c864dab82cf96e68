"""Lists of references: what is done to one is done to those that go on with it."""

import re
from collections.abc import Sequence

from pipelines.parse.citations.heads import BLANK
from pipelines.parse.citations.part_of_act import name_part
from pipelines.parse.citations.recitals import AMENDERS
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.whose_act import OF_LATER, is_older
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words

_CONNECTOR = re.compile(
    r"[\s,;]{0,60}(?:(?:và|hoặc|cùng với|hay)\s{1,60})?"
    r"(?:(?:của|tại|theo|các|những|số|toàn bộ|(?:các điều )?từ)\s{1,60})?",
    re.IGNORECASE,
)
_LONGEST_CONNECTOR = 90
# Said of the body behind an act, or of the act: `(cũ)`, `(nhiệm kỳ 2030 - 2035)`; `(trừ Chương II)` says what is left.
_NOTE = re.compile(r"\s{0,3}\((?!\s?(?:ngoại )?trừ\s)[^()]{1,60}\)")
# A reference of which this is said stands beside the one before, however that was used.
_IS_CHANGED = re.compile(r"\s{1,3}(?:đã\s{1,3})?được\s{1,3}(?:sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế)")
# What a document is about may stand before the next one: `Bãi bỏ Quyết định A về …; Quyết định B`.
OF_PLACE = rf"(?:{BLANK}(?:{tree_pattern(map(str.lower, mark_words('place')), BLANK)})[^;,.:\n]{{0,30}}?)?"
_ABOUT = re.compile(
    OF_PLACE + r"\s{1,60}(?:về|quy định|ban hành|phê duyệt|công bố|sửa đổi|bổ sung)(?!\w)", re.IGNORECASE
)
_NEXT = re.compile(r"(?:[,;]\s{1,60}(?:và\s{1,60})?|\svà\s{1,60})\Z", re.IGNORECASE)
# `; cụm từ “C” bằng cụm từ “D” tại Điều 6`
_QUOTATION = r"(?:(?:các\s{1,60})?(?:cụm từ|từ)\s{1,60})?(?:“[^”]{1,250}”|\"[^\"]{1,250}\")"
_OTHER_WORDS = re.compile(rf"\s{{0,3}}[;,]\s{{1,60}}(?:(?:thay thế|thay|và|bỏ)\s{{1,60}})?{_QUOTATION}", re.IGNORECASE)
_MORE_WORDS = re.compile(rf"[\s,]{{1,60}}(?:(?:và|bằng|thành)\s{{1,60}})?{_QUOTATION}", re.IGNORECASE)
_THEIR_PLACE = re.compile(r"\s{1,60}(?:tại|ở)\s{1,60}(?:các\s{1,60})?", re.IGNORECASE)
_MOST_MORE = 3
# What one document does only to such as are no younger.
_OF_OLDER = OF_LATER | {"details", "guides"}
_SENTENCE_END = re.compile(r"[.:](?=\s)|\||\n\s{0,20}\n|\n\s{0,20}[-+*•]|(?<!\w)này(?!\w)")
_LONGEST_TITLE = 400
IN_LISTS = frozenset(("amends", "replaces", "repeals"))


def continues_list(view: str, previous: Reference, end: int) -> bool:
    """Return whether only a comma or `và` joins two references; `;` does where both have the page as subject."""
    start = past_note(view, previous.end, end)
    if start > previous.end and not view[start:end].strip():
        return False
    if end - start >= _LONGEST_CONNECTOR or (previous.subject is not None and ";" in view[start:end]):
        return False
    return joins(view, start, end) or AMENDERS.match(view, start, end) is not None


def joins(view: str, start: int, end: int) -> bool:
    """Tell whether only a comma or `và`, and a preposition, stands between two references of one list."""
    return end - start < _LONGEST_CONNECTOR and _CONNECTOR.fullmatch(view, start, end) is not None


def past_note(view: str, at: int, end: int) -> int:
    """Return where a note in brackets ends that stands at `at` behind an act, `at` where none does.

    `Quyết định A của Ủy ban nhân dân tỉnh B (cũ), Quyết định C`; none that names a part of the act.
    """
    opening = view.find("(", at, min(at + 4, end))
    note = _NOTE.match(view, at, end) if opening >= 0 else None
    return note.end() if note and name_part(view, opening + 1, note.end() - 1) is None else at


def goes_on_words(view: str, previous: Reference, one: Reference) -> bool:
    """Tell whether other words are changed in the place `one` too: `Bỏ các cụm từ: “A” tại Điều 5; “B” tại Điều 6`."""
    words = previous.relation_text or ""
    if previous.relation != "amends" or not words.lower().endswith("từ") or one.start - previous.end > _LONGEST_TITLE:
        return False
    quoted = _OTHER_WORDS.match(view, previous.end, one.start)
    for _ in range(_MOST_MORE):
        more = _MORE_WORDS.match(view, quoted.end(), one.start) if quoted else None
        if more is None:
            break
        quoted = more
    return quoted is not None and _THEIR_PLACE.fullmatch(view, quoted.end(), one.start) is not None


def use_like(one: Reference, other: Reference) -> None:
    """Give a reference the relation, its words and subject of another one."""
    one.relation, one.relation_text, one.subject = other.relation, other.relation_text, other.subject


def list_head(view: str, one: Reference, previous: Reference, found: Sequence[Reference], first: int) -> Reference:
    """Return the reference whose use a list goes on with: the one before, or the one that this one is about.

    In `Nghị định A hướng dẫn Luật B, Nghị định C` the third goes on the first.
    """
    about = found[previous.subject - first] if previous.subject is not None else None
    return about if about and _leaves_chain(view, one, previous, about) else previous


def _leaves_chain(view: str, one: Reference, previous: Reference, about: Reference) -> bool:
    """Return whether a reference goes on the act that those before it are `about`: by its type, or changed itself.

    In `Luật A được sửa đổi theo Luật B, Pháp lệnh C được sửa đổi theo Pháp lệnh D` the third changes nothing; nor was
    it changed by an older one.
    """
    kinds = about.document_type, previous.document_type, one.document_type
    if kinds[0] == kinds[2] != kinds[1] or _IS_CHANGED.match(view, one.end):
        return True
    if previous.relation in _OF_OLDER and is_older(about, one):
        return True
    return previous.relation == "amended_by" and kinds[0] == kinds[1] != kinds[2]


def goes_on_changes(view: str, previous: Reference, one: Reference) -> bool:
    """Tell whether the page changes a reference too, as the one before: `Bãi bỏ Quyết định A về …; Quyết định B về …`.

    Both are of one type and body, no verb stands before the second, and of the first all is meant.
    """
    start, end = past_note(view, previous.end, one.start), one.start
    if previous.relation not in IN_LISTS or previous.subject is not None or previous.pinpoint or previous.is_self:
        return False
    if one.relation != "cites" or one.relation_text is not None or one.is_self or end - start > _LONGEST_TITLE:
        return False
    if one.document_type != previous.document_type or one.issuing_body_id != previous.issuing_body_id:
        return False
    is_item = _ABOUT.match(view, start, end) and _NEXT.search(view, start, end)
    return bool(is_item) and _SENTENCE_END.search(view, start, end) is None
