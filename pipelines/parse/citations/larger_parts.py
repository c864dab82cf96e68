"""Chapters, appendices and forms that clauses change where the act is known: `4. Bãi bỏ Mục 2 Chương IV.`."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.parse.citations.amending import CLAUSE, LINE, POINT, Amending
from pipelines.parse.citations.pinpoints import Pinpoint, find_places
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import change_of, change_pattern

_CLAUSE = re.compile(rf"(?:{LINE}|:[ ]{{1,6}})(?:{CLAUSE}|{POINT})(?:{POINT})?")
# What the line must hold; looked at first to save time.
_LARGER = re.compile(r"[Cc]hương|[Mm]ục|[Pp]hụ|[Mm]ẫu|[Pp]hần")
_UNITS = frozenset(("phan", "phuluc", "chuong", "muc", "tieumuc", "mau"))
_LONGEST_LINE = 500
# `Thay thế Phụ lục I bằng Phụ lục I kèm theo Thông tư này`: the new one is the document's own.
_BY = re.compile(r"\s(?:bằng|thành|như sau)(?!\w)(?!\s{1,3}(?:các\s{1,3})?(?:cụm\s{1,3})?từ(?!\w))(?!\s{1,3}[“\"])")


def find_larger_parts(view: str, references: Sequence[Reference], amending: Amending) -> Iterator[Reference]:
    """Yield references to the larger units that the clauses of amending articles change, in text order."""
    starts = [one.start for one in references]
    for start, end, act in amending.acts():
        for clause in _CLAUSE.finditer(view, start, end):
            verb = change_pattern().match(view, clause.end(), end)
            if verb is None:
                continue
            most = min(end, verb.end() + _LONGEST_LINE)
            line_end = at if (at := view.find("\n", verb.end(), most)) >= 0 else most
            if _LARGER.search(view, verb.end(), line_end) is None or amending.is_quoted(clause.end()):
                continue
            by = _BY.search(view, verb.end(), line_end)
            for place in find_places(view, verb.end(), by.start() if by else line_end):
                last = bisect_right(starts, place.end) - 1
                is_said = last >= 0 and references[last].end > place.start
                if not is_said and place.units <= _UNITS and _is_changed(view, place, amending):
                    yield _part(act, place, verb[0])


def _is_changed(view: str, place: Pinpoint, amending: Amending) -> bool:
    return view[place.start - 1 : place.start] != "(" and not amending.is_quoted(place.start)


def _part(act: Reference, place: Pinpoint, verb: str) -> Reference:
    """Return a reference to a place of an act, which a verb changes."""
    return replace(
        act,
        start=place.start,
        end=place.end,
        number=None,
        issue_date=act.issue_date if act.name else None,
        pinpoint=place.address,
        relation=change_of(verb),
        relation_text=" ".join(verb.split()),
        subject=None,
        group=None,
    )
