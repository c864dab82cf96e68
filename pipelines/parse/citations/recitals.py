"""Recitals: `Căn cứ Nghị định A về …; Nghị định B` names every document of the sentence alike."""

import re
from functools import cache

from pipelines.parse.citations.heads import BLANK, clause_start
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import CHANGES, Relation
from pipelines.parse.words.phrases import tree_pattern, with_capital
from pipelines.vocab.records import citation_words, relation_verbs

_LONGEST_RECITAL = 1000
_NEAR = 120
_GOES_ON = re.compile(r";\s{0,60}(?:(?:và|các|số|(?:các điều )?từ)\s{1,60})?\Z")
_SENTENCE_GOES_ON = re.compile(r"(?:,\s{1,60}(?:và\s{1,60})?|\s(?:và|cùng)\s{1,60})(?:(?:các|số)\s{1,60})?\Z")
# `Căn cứ Nghị định A … và các Nghị định sửa đổi, bổ sung: số B, số C`
AMENDERS = re.compile(
    r"(?:,|\s)\s{0,60}(?:và|cùng)\s{1,60}(?:các|những)\s{1,60}[^\W\d_]{2,8}\s{1,60}[^\W\d_]{2,8}\s{1,60}"
    r"(?:sửa\s{1,60}đổi|bổ\s{1,60}sung|hướng\s{1,60}dẫn)(?!\w)[^;.:]{0,60}(?::\s{1,60}(?:số\s{1,3})?|\ssố\s{1,3})\Z"
)
# `Căn cứ Kết luận A; ý kiến chỉ đạo của Ban Bí thư tại Công văn B`
_OPINIONS = tree_pattern(citation_words("opinion"), BLANK)
_OPINION_AT = re.compile(
    rf"(?:;\s{{0,60}}(?:và\s{{1,60}})?|,\s{{1,60}}(?:và\s{{1,60}})?|\svà\s{{1,60}})(?:{_OPINIONS})(?!\w)"
    r"[^;,.:\n]{0,90}\stại\s{1,60}(?:các\s{1,60})?\Z"
)
_DONE_BY_TEXT = CHANGES | {"issues"}
OF_RECITALS = frozenset(("based_on", "implements"))
# `Căn cứ các Nghị định của Chính phủ: số A`, `Căn cứ chỉ đạo của Bộ X tại Công văn A`
_NUMBER_AHEAD = re.compile(r"(?::|\stại)\s{1,60}(?:(?:số|các)\s{1,3})?\Z")


def opens_recital(one: Reference) -> bool:
    """Return whether a reference is one that a recital opens with: its verb begins the sentence."""
    return one.relation in OF_RECITALS and one.subject is None and (one.relation_text or "")[:1].isupper()


def is_within_subject(one: Reference) -> bool:
    """Tell whether a reference may stand in the subject of what a recital names: `Quy định A về thi hành Điều lệ B`."""
    return one.relation == "implements" and (one.number is None or (one.relation_text or "")[:1].islower())


def leaves_recital(one: Reference) -> bool:
    """Return whether the text itself does something to a document: its recitals are over."""
    return one.relation in _DONE_BY_TEXT and one.subject is None and not one.is_self


def follow_recital(view: str, one: Reference, recital: Reference, *, is_next: bool) -> None:
    """Use a reference like the recital that it goes on: `Căn cứ Nghị định A về …; Nghị định B`.

    For the next one of the same sentence a comma or `và` will do: `Thực hiện Chỉ thị A về … và Kế hoạch B`. What stands
    behind `Xét` is no legal basis.
    """
    start, end = recital.end, one.start
    if end - start > _LONGEST_RECITAL or view.find("\n\n", start, end) >= 0:
        return
    near = max(start, end - _NEAR)
    goes_on = bool(
        _GOES_ON.search(view, near, end) or (view[end - 4 : end] == "tại " and _OPINION_AT.search(view, near, end))
    )
    if not goes_on:
        is_one_clause = is_next and clause_start(view, start, end) == start
        goes_on = is_one_clause and _goes_on_sentence(view, near, end)
    if goes_on and _other_opening().search(view, start, end) is None:
        one.relation, one.relation_text = recital.relation, recital.relation_text


def gives_short_name(view: str, recital: Reference, one: Reference) -> bool:
    """Tell whether a reference is the short name that brackets give to what the recital names: `(sau đây gọi là …)`."""
    if one.number is None or one.number != recital.number or one.start - recital.end > _LONGEST_RECITAL:
        return False
    bracket = view.rfind("(", recital.end, one.start)
    return (
        bracket >= 0
        and view[one.end : one.end + 1] == ")"
        and view.startswith(tuple(citation_words("short_name_opens")), bracket + 1)
    )


def _goes_on_sentence(view: str, near: int, end: int) -> bool:
    """Tell whether words that reach `end` join it to what is named before: `và`, or `và các Nghị định sửa đổi: số`."""
    return (_SENTENCE_GOES_ON.search(view, near, end) or AMENDERS.search(view, near, end)) is not None


@cache
def _other_opening() -> re.Pattern[str]:
    words = map(with_capital, citation_words("recital_opens"))
    return re.compile(rf"[;,.]\s{{0,9}}\n[\s>|*-]{{0,9}}(?:{tree_pattern(words, BLANK)})(?!\w)")


@cache
def _opening() -> re.Pattern[str]:
    phrases = {with_capital(p) for verb in relation_verbs() if verb.relation == "based_on" for p in verb.patterns}
    return re.compile(rf"[\s>|*+•-]{{0,12}}({tree_pattern(phrases, BLANK)})(?!\w)")


def find_opening_recital(view: str, low: int, end: int) -> Relation | None:
    """Return the verb of a recital that has other words before what it cites at `end`: `Căn cứ các Nghị định …: số A`.

    It begins from `low`.
    """
    before = _NUMBER_AHEAD.search(view, max(low, end - _NEAR), end)
    opening = _opening().match(view, clause_start(view, low, end), end) if before else None
    if opening is None:
        return None
    text = " ".join(opening[1].split())
    return Relation("based_on", text, end - opening.start(1), "active", end - opening.end(1))
