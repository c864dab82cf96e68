"""What places and `này` lead back to in running text that is no document: the act that it speaks of.

`Theo Luật Đất đai năm 2013 … (Điều 61)` is of that law, `Bộ luật này` in a quotation means the code it is quoted from.
A text with articles or recitals of its own is a document, and speaks of itself.
"""

import re
from typing import NamedTuple

from pipelines.parse.model import Citation
from pipelines.vocab.records import laws

# A label of an article, or a recital.
_OWN = re.compile(
    r"(?:\A|\n)[ *#|_-]{0,8}(?:(?:Điều|ĐIỀU)[ ][0-9]{1,3}[a-zđ]?[.:]|Căn[ ]cứ[ ][^\n]{4,400};[ *_]{0,8}(?:\n|\Z))"
)
# What parts two paragraphs or items; a line that was only broken goes on in small letters.
_PARAGRAPH = re.compile(r"\n\s{0,20}\n|\n[ ]{0,8}(?:[^\w\s]|[0-9a-zđ]{1,2}[.)]|[^\W\d_a-zà-ỹđ])")
# `Điều 1 Tuyên ngôn`, `Điều 5 của Hợp đồng`: of something that is named there.
_NAMED = re.compile(r"[ ]{1,3}(?:của[ ]{1,3})?(?:các[ ]{1,3})?[^\W\d_a-zà-ỹđ]")
_SENTENCE_END = re.compile(r"[.;!?]\s|\n\s{0,20}\n")
_LONGEST_ASIDE = 400
_LAWS = frozenset(law.document_type for law in laws())
# What says nothing of what one act does to another.
_NO_DEED = frozenset(
    ("cites", "implements", "issues", "issues_signed", "anaphora", "self", "based_on", "promulgated_with", "related")
)


class _Spoken(NamedTuple):
    """An act that the text speaks of, and where the bracket closes that it stands in."""

    act: Citation
    ends: int | None


def lead_back(text: str, found: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Return the references of running text; those that would be its own lead to the act that it speaks of."""
    if not any(row.is_self for row in found) or _OWN.search(text):
        return found
    rows: list[Citation] = []
    spoken: list[_Spoken] = []
    own: set[str | None] = set()
    for row in found:
        act = _act_of(text, row, spoken, own) if row.is_self else None
        if _names_act(row) and not row.is_self:
            spoken.append(_Spoken(row, _end_of_aside(text, row)))
        elif row.is_self and act is None:
            own.add(row.document_type)
        rows.append(_led_to(row, act) if act else _with_subject(text, row, rows))
    return tuple(rows)


def _names_act(row: Citation) -> bool:
    return row.document_type is not None and bool(row.number or row.name)


def _end_of_aside(text: str, row: Citation) -> int | None:
    """Return where the bracket closes within which a reference stands, None where it stands in none."""
    low = max(0, row.span_start - _LONGEST_ASIDE)
    if text.rfind("(", low, row.span_start) <= text.rfind(")", low, row.span_start):
        return None
    end = text.find(")", row.span_end, row.span_end + _LONGEST_ASIDE)
    return end if end >= 0 else None


def _act_of(text: str, row: Citation, spoken: list[_Spoken], own: set[str | None]) -> Citation | None:
    """Return the act that a reference without one leads back to, None where that is not sure."""
    if row.document_type:
        same = [one.act for one in spoken if one.act.document_type == row.document_type]
        is_own = row.document_type in own or not same or not _may_speak(text, same[-1], row)
        return None if is_own else same[-1]
    at = row.span_start
    near = [one.act for one in spoken if (one.ends is None or at < one.ends) and one.act.subject is None]
    if not near or row.pinpoint is None or _NAMED.match(text, row.span_end):
        return None
    is_only = len({act.number_key or act.name for act in near}) == 1
    return near[-1] if is_only or _PARAGRAPH.search(text, near[-1].span_end, at) is None else None


def _may_speak(text: str, act: Citation, row: Citation) -> bool:
    """Tell whether `này` may mean an act: not one that the text ends or changes, nor another beside which it stands.

    A law that is quoted speaks of itself in the sentence that names it: `Điều 9 Bộ luật A: “… của Bộ luật này”`.
    """
    if act.relation not in _NO_DEED:
        return False
    is_law = row.document_type in _LAWS
    return is_law or _SENTENCE_END.search(text, act.span_end, row.span_start) is not None


def _led_to(row: Citation, act: Citation) -> Citation:
    """Return a reference that leads to an act; its number is not written there."""
    return row._replace(
        is_self=False,
        document_type=row.document_type or act.document_type,
        number_key=act.number_key,
        name=act.name,
        issue_date=act.issue_date if act.name else None,
        issuing_body_id=act.issuing_body_id,
        term=act.term if act.name else None,
        relation="anaphora" if row.relation == "self" else row.relation,
    )


def _with_subject(text: str, row: Citation, rows: list[Citation]) -> Citation:
    """Return a reference whose subject is the act that `này` means before it: `Nghị định này thay thế Nghị định A`."""
    before = rows[-1] if rows else None
    if row.subject is not None or row.relation in _NO_DEED or before is None or before.relation != "anaphora":
        return row
    is_one = _SENTENCE_END.search(text, before.span_end, row.span_start) is None
    return row._replace(subject=len(rows) - 1) if is_one else row
