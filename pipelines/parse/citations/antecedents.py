"""What a shortened reference leads back to: `Luật này` in a decree, `Nghị định nêu trên`, `Chỉ thị 05`."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from pipelines.parse.citations.amending import Amending
from pipelines.parse.citations.heads import BLANK
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import CHANGES
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.records import citation_forms, citation_words, laws, relation_phrases

# What the page may say of an act that it changes.
_MAY_CHANGE = CHANGES | {"promulgated_with"}
_SHORT = re.compile(r"(?P<serial>[0-9]{1,6})(?:/(?P<year>[0-9]{4}))?")
_FULL = re.compile(r"(?P<serial>[0-9]{1,6})(?:/(?P<year>[0-9]{4})(?=/))?")

# How many times as often as all others a full number is printed that a bare serial means.
_FAR_MORE = 4
# Behind these the act that came is spoken of, no more the one that went.
_SUCCEEDED_BY = frozenset(("replaced_by", "repealed"))


def resolve(
    references: Sequence[Reference],
    own_kind: str | None,
    amending: Amending | None,
    names: Mapping[str, Reference],
) -> None:
    """Give references of a page that lead back the number or name of what they lead to.

    `own_kind` is the type of the page's document, None where it is unknown. Without `amending` nothing is known of its
    articles. `names` are the acts that the page calls by their type alone.
    """
    full = _full_numbers(references)
    last: dict[str, Reference] = {}
    amended: Reference | None = None
    about = _only_act(references) if amending and not amending.has_articles else None
    for one in references:
        act = None
        names_act = one.document_type is not None and bool(one.number or one.name)
        if one.is_self or one.relation in CHANGES:
            act = (amending.act_of(one) if amending else None) or amended
        is_quoted = amending is not None and act is not None and _may_be_led(one) and amending.is_quoted(one.start)
        if is_quoted and act:
            _leave_to(one, act)
        elif one.document_type and not names_act:
            _resolve_deictic(one, last.get(one.document_type), own_kind)
        elif one.short and not _may_be_own(one.short, own_kind):
            _resolve_short(one, names.get(one.short) or last.get(one.short))
        elif one.is_self and one.relation in CHANGES:
            one.is_self = False
            _point_to(one, act)
        elif one.is_self and amending and _is_bare(one):
            _resolve_place(one, amending, amended if amending.has_articles else about)
        elif full and one.number:
            _write_out(one, full)
        if names_act and one.document_type and not one.is_self:
            last[one.document_type] = one if one.subject is None else _spoken_of(one, references)
            about = about if about and (one.zone != "body" or _is_same(one, about)) else None
            may_be_changed = one.relation in _MAY_CHANGE and not is_quoted
            amended = one if may_be_changed and _is_changed(one, amending) else amended


def _only_act(references: Sequence[Reference]) -> Reference | None:
    """Return the act that the title of a guide names: of it are places in a text that has no articles."""
    named = [one for one in references if one.zone == "title" and (one.number or one.name) and not one.is_self]
    return named[0] if named and all(_is_same(one, named[0]) for one in named) else None


def _is_same(one: Reference, other: Reference) -> bool:
    return (one.document_type, one.number_key, fold_name(one.name or "")) == (
        other.document_type, other.number_key, fold_name(other.name or "")
    )  # fmt: skip


def _spoken_of(one: Reference, references: Sequence[Reference]) -> Reference:
    """Return what is spoken of behind a reference: `Thông tư A (sửa đổi bởi Thông tư B)` speaks of A."""
    subject = references[one.subject] if one.subject is not None and one.relation not in _SUCCEEDED_BY else one
    return subject if subject.document_type == one.document_type and (subject.number or subject.name) else one


def short_names(view: str, references: Sequence[Reference]) -> dict[str, Reference]:
    """Return the acts that a page says it will call by their type: `Nghị định số 5 … (sau đây gọi là Nghị định)`."""
    if not [one for one in references if one.short]:
        return {}
    named = [one for one in references if one.document_type and (one.number or one.name)]
    return {kind: one for one in reversed(named) if (kind := one.document_type) and _defines(kind).match(view, one.end)}


@cache
def _defines(kind: str) -> re.Pattern[str]:
    """Return the pattern for the words behind an act that give it the name of its type."""
    said = tree_pattern(relation_phrases("definition"), BLANK)
    definition = rf"\([^()\n]{{0,20}}{said}:?{BLANK}[“\"]?{kind.replace(' ', BLANK)}[”\"]?\)"
    return re.compile(rf"[^()]{{0,300}}{definition}")


def _may_be_own(kind: str, own_kind: str | None) -> bool:
    """Return whether a type may be that of the page's document, or of what goes with it."""
    form = citation_forms().get(kind)
    return own_kind is None or fold_name(own_kind) == fold_name(kind) or (form is not None and form.is_attached)


def _resolve_short(one: Reference, act: Reference | None) -> None:
    """Lead a place whose act is named by its type alone to that act."""
    one.is_self = False
    one.document_type = one.short
    _point_to(one, act)


def _is_changed(one: Reference, amending: Amending | None) -> bool:
    """Return whether the document changes the act that a reference names."""
    return amending.changes(one) if amending else one.relation in CHANGES and one.subject is None


def _may_be_led(one: Reference) -> bool:
    """Return whether a reference is the document's own, or does something in its name."""
    return (one.is_self and not (one.number or one.name)) or (one.relation in CHANGES and one.subject is None)


def _is_bare(one: Reference) -> bool:
    """Return whether a reference is a place and no more: `khoản 2 Điều 5`."""
    return one.pinpoint is not None and "this" not in one.pinpoint and not (one.document_type or one.number or one.name)


def _leave_to(one: Reference, act: Reference) -> None:
    """Lead a reference in quoted text to the act that the text is quoted for, which speaks there."""
    if one.relation in CHANGES:
        one.relation, one.relation_text = "cites", None
    if not one.is_self:
        return
    one.is_self = False
    one.relation = "anaphora" if one.relation == "self" else one.relation
    # `Quy chế này` in text for what a decision promulgates: places there are the decision's.
    if _goes_with(one.document_type, act.document_type):
        one.document_type = None
    if one.document_type in (None, act.document_type):
        _point_to(one, act)


def _goes_with(kind: str | None, promulgating: str | None) -> bool:
    """Tell whether an instrument of a type may go with an act of another one that promulgates it."""
    forms = citation_forms()
    instrument, act = forms.get(kind or ""), forms.get(promulgating or "")
    is_pair = instrument is not None and instrument.is_attached and act is not None and not act.is_attached
    return is_pair and all(law.document_type != promulgating for law in laws())  # a law promulgates nothing


def _resolve_place(one: Reference, amending: Amending, spoken_of: Reference | None) -> None:
    """Lead a place to the act that its article amends; one that the document does not have is of what is spoken of."""
    act = amending.act_of(one)
    if act is None and not amending.is_foreign(one):
        return
    one.is_self = False
    _point_to(one, act or spoken_of)
    if act and one.relation == "cites" and one.relation_text is None:
        one.relation = "amends"


_Full = dict[tuple[str, int], Counter[tuple[str | None, str, str]]]


def _full_numbers(references: Sequence[Reference]) -> _Full:
    """Count (year, number, key) of the full numbers by type and serial; empty where no number is short."""
    numbered = [one for one in references if one.number and one.document_type]
    if not [one for one in numbered if one.number and one.number[-1].isdigit() and _SHORT.fullmatch(one.number)]:
        return {}
    full: _Full = {}
    for one in numbered:
        match = _FULL.match(one.number_key or "")
        if match and one.number and not _SHORT.fullmatch(one.number):
            key = (one.document_type or "", int(match["serial"]))
            full.setdefault(key, Counter())[match["year"], one.number, one.number_key or ""] += 1
    return full


def _write_out(one: Reference, full: _Full) -> None:
    """Give a reference by serial alone (`Nghị định 30`) the full number that the page has for it.

    Where it has several, one that is printed far more often than the rest is meant: the rest are misprints.
    """
    short = _SHORT.fullmatch(one.number or "")
    rows = full.get((one.document_type or "", int(short["serial"])), Counter()) if short else Counter()
    counts: Counter[str] = Counter()
    for (year, _, key), count in rows.items():
        counts[key] += count if short and short["year"] in (None, year) else 0
    key, most = max(counts.items(), key=lambda item: item[1], default=("", 0))
    if most > 0 and most >= _FAR_MORE * (counts.total() - most):
        one.number, one.number_key = min(number for _, number, other in rows if other == key), key


@cache
def _goes_alone() -> frozenset[str]:
    """Return the types with which nothing is promulgated that could speak of itself."""
    return frozenset(citation_words("goes_alone"))


def _resolve_deictic(one: Reference, antecedent: Reference | None, own_kind: str | None) -> None:
    """Lead a reference by `này`, `nêu trên` to the document itself, or to the last one named of that type."""
    is_own = own_kind is None or fold_name(own_kind) == fold_name(one.document_type or "")
    form = citation_forms().get(one.document_type or "")
    # `Quy chế này` within what is promulgated is no Quy chế that the preamble names.
    is_named = antecedent is not None and (one.zone != "appendix" or antecedent.zone == "appendix")
    is_attached = form is not None and form.is_attached and not is_named and own_kind not in _goes_alone()
    if one.is_self and (is_own or is_attached):
        return
    if antecedent is None and is_own and own_kind is not None:
        one.is_self, one.relation = True, "self"  # `Quy định trên đây` at the end of one
        return
    one.relation = "anaphora" if one.relation in ("cites", "self") else one.relation
    one.is_self = False
    _point_to(one, antecedent)


def _point_to(one: Reference, antecedent: Reference | None) -> None:
    """Give a reference what tells which act it leads to; `number` stays empty: it is not written there.

    A name without its date or term may mean several acts, so these go with it; a number goes with its key alone.
    """
    if antecedent is None:
        return
    one.document_type = one.document_type or antecedent.document_type
    one.number_key = antecedent.number_key
    one.issuing_body_id = antecedent.issuing_body_id
    if antecedent.name:
        one.name, one.issue_date, one.term = antecedent.name, antecedent.issue_date, antecedent.term
