"""Acts that a page calls by name alone: itself, or one whose number it prints elsewhere beside the name.

`Quốc hội ban hành Luật Đê điều` names the page's own law; where a page prints `Luật Đê điều số 79/2006/QH11`, the name
means that one.
"""

import re
from collections.abc import Iterable, Sequence

from pipelines.parse.citations.heads import GAP
from pipelines.parse.citations.reference import Reference
from pipelines.parse.words.fold import fold_name
from pipelines.vocab.records import citation_words

_KINDS = frozenset(citation_words("type_of_law"))
# The zones in which the document speaks; a portal's news may mean another version of a law.
_OWN_ZONES = frozenset(("title", "preamble", "body", "appendix"))
# There is one at a time, so the name alone means the one that speaks.
_ONLY_ONES = frozenset(citation_words("only_one"))
_LAW = re.compile(r"(?:Bộ\s{1,9}[Ll]uật|Luật|Pháp\s{1,9}lệnh)\s")
_SIGN = re.compile(rf"{GAP}(?:\({GAP}(?:Bộ{GAP}luật|Luật|Pháp{GAP}lệnh){GAP})?(?:số|Số)?{GAP}:?{GAP}\Z")
_LONGEST_SIGN = 60
_AMENDING = re.compile(r"\s[Ss]ửa\s{1,9}đổi")


def mark_own(references: Sequence[Reference], own_kind: str | None) -> None:
    """Mark as self references the names of the page's own act: the one it passes, and a constitution within itself."""
    named = [one for one in references if one.name and one.document_type == own_kind] if own_kind else []
    bare = [one for one in named if _is_bare_name(one)]
    passed = {fold_name(one.name or "") for one in bare if one.relation == "issues" and one.zone == "preamble"}
    for one in bare:
        if own_kind in _ONLY_ONES or fold_name(one.name or "") in passed:
            one.is_self, one.relation, one.relation_text, one.subject = True, "self", None, None


def _is_bare_name(one: Reference) -> bool:
    return bool(one.name) and one.zone in _OWN_ZONES and not (one.number or one.issue_date or one.term)


def give_numbers(view: str, references: Sequence[Reference]) -> None:
    """Give laws that the document calls by name the key of the only number that it prints for the name."""
    named = [one for one in references if one.name and _is_named(one)]
    keys = numbers_of_names(view, references) if named else {}
    for one in named if keys else ():
        numbers = keys.get(fold_name(one.name or ""), set())
        if len(numbers) == 1:
            one.number_key = next(iter(numbers))


def _is_named(one: Reference) -> bool:
    is_law = one.document_type in _KINDS and one.zone in _OWN_ZONES
    return is_law and bool(one.name) and not (one.number_key or one.issue_date or one.is_self)


def numbers_of_names(view: str, references: Iterable[Reference]) -> dict[str, set[str]]:
    """Return the number keys that are printed behind the name of a law, by the folded name."""
    keys: dict[str, set[str]] = {}
    for one in references:
        if one.number and one.number_key and one.document_type in _KINDS and one.zone in _OWN_ZONES:
            name = name_before(view, one)
            if name:
                keys.setdefault(fold_name(name), set()).add(one.number_key)
    return keys


def name_before(view: str, one: Reference) -> str | None:
    """Return the name that a number stands behind.

    Behind `Luật sửa đổi … của Luật Đê điều` it is that of the amending law, unless the document is that law.
    """
    at = view.find(one.number or "", one.start, one.end)
    sign = _SIGN.search(view, max(one.start, at - _LONGEST_SIGN), at) if at > one.start else None
    if sign is None:
        return None
    laws = list(_LAW.finditer(view, one.start, sign.start()))
    if not laws or (len(laws) > 1 and not _AMENDING.match(view, laws[0].end() - 1)):
        return None
    own = laws[-1] if len(laws) > 1 and one.relation == "amends" and one.subject is None else laws[0]
    return view[own.start() : sign.start()].rstrip(" ,(\n")
