"""Parts of an article that items change: `a) Sửa đổi khoản 2` below `3. Sửa đổi một số khoản của Điều 25 như sau:`.

Or the clauses of an article that changes one of an act: `1. Sửa đổi khoản 2` below `Điều 1. Sửa đổi Điều 25 của A`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from pipelines.parse.citations.amending import CLAUSE, LINE, POINT, Amending
from pipelines.parse.citations.larger_parts import find_larger_parts
from pipelines.parse.citations.pinpoints import find_places
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import CHANGES, change_of, change_pattern

# The clause that announces them, up to its article, and what stands behind that.
_CLAUSE = re.compile(
    rf"(?:{LINE}|:[ ]{{1,6}}){CLAUSE}[^\n]{{0,80}}một số[^\n]{{0,40}}(?:khoản|điểm|nội dung)[^\n]{{0,30}}\Z"
)
_LABEL = re.compile(rf"{LINE}{CLAUSE}")
_LONGEST_CLAUSE = 200
_SO = re.compile(r"[^\n:]{0,160}như sau\s{0,3}:?\s{0,3}\n")
_PLACE = re.compile(r"dieu:\w{1,6}(?:/khoan:\w{1,6})?")
_ITEM = re.compile(rf"{LINE}{POINT}")
_CLAUSE_ITEM = re.compile(rf"(?:{LINE}|:[ ]{{1,6}}){CLAUSE}")
_ARTICLE = re.compile(r"dieu:\w{1,6}")
# The clauses of an article go on to its end.
_NO_NUMBER = 0
_LONGEST_ITEM = 400
_MOST = 40
_UNITS = frozenset(("khoan", "diem", "tiet"))


def add_parts(view: str, references: list[Reference], amending: Amending) -> list[Reference]:
    """Return the references with those to the parts of articles, in text order; each subject is the same as before."""
    done = [one for one in references if one.relation in CHANGES]
    clauses = [(one, number) for one in done if (number := clause_number(view, one, amending)) is not None]
    limits = [*(one.start for one, _ in clauses[1:]), len(view)]
    found: list[Reference] = []
    for (one, number), limit in zip(clauses, limits, strict=False):
        if number == _NO_NUMBER:
            found += find_parts(view, one, amending.end_of_article(one.start), amending, _CLAUSE_ITEM)
        else:
            found += find_parts(view, one, _end_of_clause(view, one.end, number, amending, limit), amending, _ITEM)
    found += find_larger_parts(view, references, amending)
    if not found:
        return references
    every = sorted([*references, *found], key=lambda one: one.start)
    places = {id(one): place for place, one in enumerate(every)}
    for one in references:
        if one.subject is not None:
            one.subject = places[id(references[one.subject])]
    return every


def clause_number(view: str, one: Reference, amending: Amending) -> int | None:
    """Return the number of the clause that announces changes of parts of the article that a reference is.

    It is 0 where an article does, of which the clauses change a part each.
    """
    if one.is_self or not _PLACE.fullmatch(one.pinpoint or ""):
        return None
    if _ARTICLE.fullmatch(one.pinpoint or "") and amending.leads_article(one):
        return _NO_NUMBER
    clause = _CLAUSE.search(view, max(0, one.start - _LONGEST_CLAUSE), one.start)
    is_one = clause is not None and _SO.match(view, one.end) is not None and not amending.is_quoted(one.start)
    return int(clause["number"]) if clause and is_one else None


def find_parts(view: str, one: Reference, stop: int, amending: Amending, items: re.Pattern[str]) -> Iterator[Reference]:
    """Yield references to the parts that items change, up to `stop`, below a clause whose article the reference is."""
    for item in items.finditer(view, one.end, stop):
        verb = change_pattern().match(view, item.end(), stop)
        if verb is None or amending.is_quoted(item.end()):
            continue
        line_end = view.find("\n", item.end(), item.end() + _LONGEST_ITEM)
        for place in find_places(view, verb.end(), line_end if line_end >= 0 else min(stop, verb.end() + _MOST)):
            if not place.units <= _UNITS:
                continue  # one that names its article stands for itself
            address = " ; ".join(f"{one.pinpoint}/{leaf}" for leaf in place.address.split(" ; "))
            yield replace(
                one,
                start=place.start,
                end=place.end,
                number=None,
                issue_date=one.issue_date if one.name else None,
                pinpoint=address,
                relation=change_of(verb[0]),
                relation_text=" ".join(verb[0].split()),
            )


def _end_of_clause(view: str, start: int, number: int, amending: Amending, limit: int) -> int:
    """Return where the next clause begins, or the article ends, at most `limit`."""
    end = min(limit, amending.end_of_article(start))
    labels = (one for one in _LABEL.finditer(view, start, end) if int(one["number"]) == number + 1)
    return next((one.start() for one in islice(labels, _MOST) if not amending.is_quoted(one.start() + 1)), end)
