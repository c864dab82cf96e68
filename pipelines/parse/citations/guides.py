"""What a text gives guidance on: the title of a guide says so (`HƯỚNG DẪN thực hiện Quy định A`), or `Thông tư này`.

The type is half the verb in the first, so the words before the act need not say `hướng dẫn` again.
"""

import re
from collections.abc import Sequence
from functools import cache

from pipelines.parse.citations.heads import BLANK, clause_start
from pipelines.parse.citations.part_of_act import OPENS_CLAUSE, THIS_DOES
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import Relation
from pipelines.parse.citations.whose_act import Own
from pipelines.parse.words.phrases import tree_pattern, with_capital
from pipelines.vocab.records import citation_words, relation_verbs

_GUIDE = "Hướng dẫn"
_LONGEST_BEFORE = 80
# The subject of a guide: `thực hiện Quy định số 5-QĐ/TU`, `về việc thực hiện …`.
_OPENS_SUBJECT = re.compile(rf"(?:về{BLANK}(?:việc{BLANK})?)?\Z", re.IGNORECASE)
_AS_FOLLOWS = re.compile(rf",?{BLANK}như{BLANK}sau[ ]{{0,2}}:")
_WITH = ("kèm theo", "KÈM THEO")


def guide(view: str, first: Sequence[Reference], zone: tuple[str, int, int], own: Own) -> None:
    """Say of a guide whose subject begins with `thực hiện Quy định A` that it guides A.

    So does one to `một số nội dung Quy định A`, or to `một số điểm Quy định … ban hành kèm theo Quyết định A`.
    """
    code, start, _ = zone
    for one in first if code == "title" and own.kind == _GUIDE else ():
        verb = one.relation_text if one.relation == "implements" and one.subject is None else None
        at = view.find(verb, start, one.start) if verb else -1
        some = _some_of().match(view, start, one.start)
        is_carried = some is not None and one.relation == "promulgated_with" and "(" not in view[start : one.start]
        is_part = is_carried or (some is not None and one.relation == "cites" and some.end() == one.start)
        if is_part or (at >= 0 and _OPENS_SUBJECT.fullmatch(view, start, at)):
            one.relation = "guides"


@cache
def _some_of() -> re.Pattern[str]:
    """Return the pattern for part of an act as the subject of a guide: `một số nội dung Quy định số 69-QĐ/TW`."""
    parts = tree_pattern(citation_words("part_of_act"), BLANK)
    return re.compile(rf"(?:về{BLANK})?một{BLANK}số{BLANK}(?:{parts})(?:{BLANK}(?:của|trong))?{BLANK}", re.IGNORECASE)


def is_announced(view: str, end: int) -> bool:
    """Tell whether the sentence whose reference ends at `end` announces the text: `… Quyết định A như sau:`."""
    return _AS_FOLLOWS.match(view, end) is not None


def find_opening_guidance(view: str, low: int, end: int, *, in_title: bool, is_announced: bool) -> Relation | None:
    """Return the guidance that a title or `Thông tư này` gives on what an act at `end` carries; None if they give none.

    `Thông tư này hướng dẫn một số điểm của Quy định … ban hành kèm theo Quyết định A` guides, from `low` on. So does
    what is announced: `Văn phòng hướng dẫn một số điểm Quy định ban hành kèm theo Quyết định A như sau:`.
    """
    if not view[max(low, end - _LONGEST_BEFORE) : end].rstrip().endswith(_WITH):
        return None
    begin = clause_start(view, low, end)
    verb = _guidance().search(view, begin, end)
    if verb is None:
        return None
    is_own = (is_announced and bool(view[begin : verb.start()].strip())) or (
        OPENS_CLAUSE.fullmatch(view, begin, verb.start())
        if in_title
        else THIS_DOES.search(view, max(0, begin - len("này ")), verb.start())
    )
    text = " ".join(verb[0].split())
    return Relation("guides", text, end - verb.start(), "active", end - verb.end()) if is_own else None


@cache
def _guidance() -> re.Pattern[str]:
    patterns = [p for verb in relation_verbs() if verb.relation == "guides" for p in verb.patterns]
    return re.compile(rf"(?:{tree_pattern([*patterns, *map(with_capital, patterns)], BLANK)})(?!\w)")
