"""Verbs behind a reference: `Quyết định A và Quyết định B hết hiệu lực`, `Điều 5 được sửa đổi, bổ sung như sau:`.

Where no other document is named as the agent, the text that says it does it: what is said of A in the passive is the
text's own repeal, replacement or amendment of A.
"""

import re
from collections.abc import Sequence
from functools import cache

from pipelines.parse.citations.heads import BLANK, GAP
from pipelines.parse.citations.lists import OF_PLACE, joins, past_note
from pipelines.parse.citations.part_of_act import names_part_before, of_part
from pipelines.parse.citations.reference import Reference
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.records import citation_words, relation_phrases

# `trước khi Luật A hết hiệu lực` tells when; `mà Nghị định A đã bãi bỏ` tells of the past.
_TELLS_WHEN = re.compile(rf"{tree_pattern(citation_words('tells_when'), BLANK)}\s{{1,3}}\Z", re.IGNORECASE)
_LONGEST_WHEN = 16
# What the reference is about may stand before the verb: `về việc thu phí`; then the verb must end the sentence so.
_ABOUT = re.compile(
    rf"{OF_PLACE}(?:{GAP},)?{GAP}"
    rf"(?:về|Về|quy định|hướng dẫn|ban hành|kèm theo|đặt|ấn định|thành lập){BLANK}"
)
_LONGEST_SUBJECT = 300
_SENTENCE_END = re.compile(r"[;.:](?=\s|\Z)|\n\s{0,9}\n|\n\s{0,9}[-+*•]")
_ENDS_SO = re.compile(
    rf"(?:{BLANK}(?:thi{BLANK}hành|toàn{BLANK}bộ|một{BLANK}phần))?"
    rf"(?:{GAP}[.;:]|{BLANK}(?:kể{BLANK})?(?:từ|khi|như{BLANK}sau|bởi|bằng)(?!\w)|\s{{0,3}}\Z)"
)
_AMENDS_SO = re.compile(rf"{GAP}(?::|như{BLANK}sau|thành(?!\w))|{BLANK}(?:bởi|bằng|theo|tại){BLANK}")
_SO = ("sau", "là", "thành")
_PARTLY = re.compile(rf"(?:{BLANK}thi{BLANK}hành)?{BLANK}một{BLANK}phần(?!\w)")
# How far behind a verb its agent may be named.
_TO_AGENT = 90


def _verbs() -> str:
    """Return the pattern text for a verb that stands behind what it speaks of."""
    return rf"(?P<verb>{tree_pattern(relation_phrases('behind'), BLANK)})(?!\w)"


def _relation_of(verb: re.Match[str]) -> str:
    return relation_phrases("behind")[" ".join(verb["verb"].lower().split())]


@cache
def _behind() -> re.Pattern[str]:
    """Return the pattern for a verb right behind a reference; `đã` before it would tell of the past."""
    # The look at the first letter only saves time: few references have a verb behind them.
    letters = "".join(sorted({phrase[0] for phrase in relation_phrases("behind")} | set("nsctđ")))
    begins = rf"(?=[ ,\n]{{1,9}}[{letters}])(?:{GAP},)?{GAP}(?:(?:này|nêu trên|nói trên){BLANK})?"
    verb = rf"(?:(?:sẽ|cũng|đều|thì|nay|này|tiếp{BLANK}tục){BLANK})?{_verbs()}"
    return re.compile(begins + verb)


@cache
def _far_behind() -> re.Pattern[str]:
    return re.compile(_verbs())


# `Các quy định tại Thông tư A trái với Thông tư này đều bãi bỏ`: the part of A that is.
_CONTRARY = re.compile(
    rf"(?:mà|có{BLANK}nội{BLANK}dung|có{BLANK}quy{BLANK}định)?{GAP}trái{BLANK}(?:với|với{BLANK}(?:các{BLANK})?"
    rf"(?:quy{BLANK}định|nội{BLANK}dung){BLANK}(?:của|tại|trong)){BLANK}\Z"
)
_LONGEST_CONTRARY = 60
# What is left of a joint body behind a reference: `của Bộ Tài chính - Thuỷ sản`.
_OF_BODY = re.compile(r"(?:[-–]|của\s)(?![^,]{0,60}\svà\s(?:các|những)\s)[^,;:()]{1,60}")


def read_behind(view: str, found: Sequence[Reference], end: int, first: int) -> None:
    """Give references that a verb behind them speaks of its relation; those of one list have it together.

    `found` are the references of one zone, which ends at `end`; `first` is the ordinal of the first.
    """
    for place, one in enumerate(found):
        about = found[one.subject - first] if one.relation == "amended_by" and one.subject is not None else one
        if not _is_open(about) or (about.is_self and about.document_type):
            continue
        following = found[place + 1] if place + 1 < len(found) else None
        verb = _verb_behind(view, one, following.start if following else end)
        if verb is None and following and _is_contrary(view, one, following):
            _end_contrary(view, _until(found, about, place), following, end)
            continue
        if verb is None or _TELLS_WHEN.search(view, max(0, about.start - _LONGEST_WHEN), about.start):
            continue
        relation = _relation_of(verb)
        is_so = verb["verb"].endswith(_SO)
        if relation == "amends" and not is_so and not _AMENDS_SO.match(view, verb.end(), end):
            continue
        if following and not _is_by_itself(view, verb.end(), following, first + place):
            continue
        _share(view, _until(found, about, place), relation, verb)


def _until(found: Sequence[Reference], about: Reference, place: int) -> Sequence[Reference]:
    """Return the references up to the one that is spoken of, which stands at `place` or before."""
    return found[: found.index(about, 0, place + 1) + 1]


def _is_open(one: Reference) -> bool:
    """Tell whether nothing is said of a reference before it; `Mẫu số 1 ban hành kèm theo Nghị định A` names a place."""
    return one.relation == "cites" or (one.relation == "promulgated_with" and one.pinpoint is not None)


def _verb_behind(view: str, one: Reference, end: int) -> re.Match[str] | None:
    """Return the verb behind a reference: right behind it, or at the end of a sentence that says what it is about."""
    at = past_note(view, one.end, end)
    verb = _behind().match(view, at, end)
    if verb or not _ABOUT.match(view, at, end):
        return verb
    limit = min(end, at + _LONGEST_SUBJECT)
    stop = _SENTENCE_END.search(view, at, limit)
    for verb in _far_behind().finditer(view, at, stop.start() if stop else limit):
        if _ENDS_SO.match(view, verb.end(), end):
            return None if view.endswith("đã ", 0, verb.start()) else verb
    return None


def _is_contrary(view: str, one: Reference, following: Reference) -> bool:
    """Tell whether a document is said to be contrary to the text, which is named next."""
    start, end = one.end, following.start
    if not (following.is_self and following.document_type) or end - start > _LONGEST_SUBJECT:
        return False
    contrary = _CONTRARY.search(view, max(start, end - _LONGEST_CONTRARY), end)
    if contrary is None or _SENTENCE_END.search(view, start, end):
        return False
    between = view[start : contrary.start()].strip(" ,\n")
    return not between or _OF_BODY.fullmatch(between) is not None or _ABOUT.match(view, start, end) is not None


def _end_contrary(view: str, found: Sequence[Reference], this: Reference, end: int) -> None:
    """Amend the last reference if what of it is contrary to `this` text is said to end."""
    verb = _behind().match(view, this.end, end)
    if verb and _relation_of(verb) == "repeals":
        _share(view, found, "amends", verb)


def _is_by_itself(view: str, at: int, following: Reference, ordinal: int) -> bool:
    """Tell whether the text itself is the agent: no other document is named behind the verb."""
    named = following.start - at < _TO_AGENT and not _SENTENCE_END.search(view, at, following.start)
    return not named or following.is_self or following.subject != ordinal


def _share(view: str, found: Sequence[Reference], relation: str, verb: re.Match[str]) -> None:
    """Give the last reference, and those before it that a list joins with it, their relation.

    Where some of what they say is spoken of, they are amended: `Các nội dung quy định tại Quyết định A hết hiệu lực`.
    """
    members: list[Reference] = []
    for one in reversed(found):
        if not _is_open(one) or (
            members and not joins(view, past_note(view, one.end, members[-1].start), members[-1].start)
        ):
            break
        members.append(one)
    head = members[-1]
    is_part = of_part(relation) != relation and (_is_said_at(head) or names_part_before(view, 0, head.start))
    is_part = is_part or _PARTLY.match(view, verb.end()) is not None
    for one in members:
        code = of_part(relation) if is_part and one.pinpoint is None else relation
        one.relation, one.relation_text, one.subject = code, " ".join(verb["verb"].split()), None


def _is_said_at(one: Reference) -> bool:
    """Tell whether what is spoken of stands in a document: `thủ tục đã công bố tại Quyết định A`."""
    return one.relation_text is not None and one.relation_text.lower().endswith("tại")
