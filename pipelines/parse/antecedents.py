"""What a shortened reference leads back to: `Luật này` in a decree, `Nghị định nêu trên`, `Chỉ thị 05`."""

import re
from dataclasses import replace

from pipelines.parse.fold import fold_name
from pipelines.parse.model import Citation
from pipelines.vocab.records import citation_forms

# What an amending act does to articles of the act that it amends, never to its own.
_DONE_TO_ANOTHER = frozenset(("amends", "repeals", "replaces", "suspends", "corrects"))


_SHORT = re.compile(r"(?P<serial>[0-9]{1,6})(?:/(?P<year>[0-9]{4}))?")
_FULL = re.compile(r"(?P<serial>[0-9]{1,6})(?:/(?P<year>[0-9]{4})(?=/))?")


def resolve(rows: list[Citation], own_kind: str | None) -> list[Citation]:
    """Return the rows of a page with references that lead back given the number or name of what they lead to.

    `own_kind` is the type of the page's document, None where it is unknown.
    """
    full = _full_numbers(rows)
    last: dict[str, Citation] = {}
    amended: Citation | None = None
    resolved: list[Citation] = []
    for row in rows:
        changed = _write_out(row, full)
        if row.document_type and not row.number and not row.name:
            changed = _resolve_deictic(row, last.get(row.document_type), own_kind)
        elif row.is_self and row.relation in _DONE_TO_ANOTHER:
            changed = _point_to(replace(row, is_self=False), amended)
        if changed.document_type and (changed.number or changed.name) and not changed.is_self:
            last[changed.document_type] = changed
            amended = changed if changed.relation in _DONE_TO_ANOTHER else amended
        resolved.append(changed)
    return resolved


def _full_numbers(rows: list[Citation]) -> dict[tuple[str, int, str], set[tuple[str, str]]]:
    """Return (number, key) of the full numbers by type, serial and year; the year is also left open ('')."""
    full: dict[tuple[str, int, str], set[tuple[str, str]]] = {}
    for row in rows:
        match = _FULL.match(row.number_key or "")
        if row.document_type and row.number and match and not _SHORT.fullmatch(row.number):
            for year in {match["year"] or "", ""}:
                key = (row.document_type, int(match["serial"]), year)
                full.setdefault(key, set()).add((row.number, row.number_key or ""))
    return full


def _write_out(row: Citation, full: dict[tuple[str, int, str], set[tuple[str, str]]]) -> Citation:
    """Return a reference by serial alone (`Nghị định 30`) with the only full number that the page has for it."""
    short = _SHORT.fullmatch(row.number or "")
    meant = full.get((row.document_type or "", int(short["serial"]), short["year"] or ""), set()) if short else set()
    if len({key for _, key in meant}) != 1:
        return row
    number, key = min(meant)
    return replace(row, number=number, number_key=key)


def _resolve_deictic(row: Citation, antecedent: Citation | None, own_kind: str | None) -> Citation:
    """Return a reference by `này`, `nêu trên`: to the document itself, or to the last one named of that type."""
    is_own = own_kind is None or fold_name(own_kind) == fold_name(row.document_type or "")
    form = citation_forms().get(row.document_type or "")
    is_attached = form is not None and form.is_attached and antecedent is None
    if row.is_self and (is_own or is_attached):
        return row
    relation = "anaphora" if row.relation in ("cites", "self") else row.relation
    return _point_to(replace(row, is_self=False, relation=relation), antecedent)


def _point_to(row: Citation, antecedent: Citation | None) -> Citation:
    """Return the row with the key of what it leads to; `number` and `name` stay empty: they are not written there."""
    if antecedent is None:
        return row
    return replace(
        row,
        document_type=row.document_type or antecedent.document_type,
        number_key=antecedent.number_key,
        issuing_body_id=antecedent.issuing_body_id,
    )
