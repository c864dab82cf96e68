"""What a shortened reference leads back to: `Luật này` in a decree, `Nghị định nêu trên`, `Chỉ thị 05`."""

import re
from collections.abc import Sequence

from pipelines.parse.fold import fold_name
from pipelines.parse.reference import Reference
from pipelines.vocab.records import citation_forms

# What an amending act does to articles of the act that it amends, never to its own.
_DONE_TO_ANOTHER = frozenset(("amends", "repeals", "replaces", "suspends", "corrects"))
_SHORT = re.compile(r"(?P<serial>[0-9]{1,6})(?:/(?P<year>[0-9]{4}))?")
_FULL = re.compile(r"(?P<serial>[0-9]{1,6})(?:/(?P<year>[0-9]{4})(?=/))?")


def resolve(references: Sequence[Reference], own_kind: str | None) -> None:
    """Give references of a page that lead back the number or name of what they lead to.

    `own_kind` is the type of the page's document, None where it is unknown.
    """
    full = _full_numbers(references)
    last: dict[str, Reference] = {}
    amended: Reference | None = None
    for one in references:
        if one.document_type and not one.number and not one.name:
            _resolve_deictic(one, last.get(one.document_type), own_kind)
        elif one.is_self and one.relation in _DONE_TO_ANOTHER:
            one.is_self = False
            _point_to(one, amended)
        elif full and one.number:
            _write_out(one, full)
        if one.document_type and (one.number or one.name) and not one.is_self:
            last[one.document_type] = one
            amended = one if one.relation in _DONE_TO_ANOTHER else amended


_Full = dict[tuple[str, int], set[tuple[str | None, str, str]]]


def _full_numbers(references: Sequence[Reference]) -> _Full:
    """Return (year, number, key) of the full numbers by type and serial; empty where no number is short."""
    numbered = [one for one in references if one.number and one.document_type]
    if not any(one.number.isdigit() or _SHORT.fullmatch(one.number) for one in numbered if one.number):
        return {}
    full: _Full = {}
    for one in numbered:
        match = _FULL.match(one.number_key or "")
        if match and one.number and not _SHORT.fullmatch(one.number):
            key = (one.document_type or "", int(match["serial"]))
            full.setdefault(key, set()).add((match["year"], one.number, one.number_key or ""))
    return full


def _write_out(one: Reference, full: _Full) -> None:
    """Give a reference by serial alone (`Nghị định 30`) the only full number that the page has for it."""
    short = _SHORT.fullmatch(one.number or "")
    rows = full.get((one.document_type or "", int(short["serial"])), set()) if short else set()
    meant = {(number, key) for year, number, key in rows if short and short["year"] in (None, year)}
    if len({key for _, key in meant}) == 1:
        one.number, one.number_key = min(meant)


def _resolve_deictic(one: Reference, antecedent: Reference | None, own_kind: str | None) -> None:
    """Lead a reference by `này`, `nêu trên` to the document itself, or to the last one named of that type."""
    is_own = own_kind is None or fold_name(own_kind) == fold_name(one.document_type or "")
    form = citation_forms().get(one.document_type or "")
    is_attached = form is not None and form.is_attached and antecedent is None
    if one.is_self and (is_own or is_attached):
        return
    one.relation = "anaphora" if one.relation in ("cites", "self") else one.relation
    one.is_self = False
    _point_to(one, antecedent)


def _point_to(one: Reference, antecedent: Reference | None) -> None:
    """Give a reference the key of what it leads to; `number` and `name` stay empty: they are not written there."""
    if antecedent is not None:
        one.document_type = one.document_type or antecedent.document_type
        one.number_key = antecedent.number_key
        one.issuing_body_id = antecedent.issuing_body_id
