"""Which witnesses of who issues count where a body acts below or within the one that a letterhead names."""

from collections.abc import Sequence

from pipelines.parse.model import Evidence
from pipelines.parse.words.issuers import is_standing, resolve_body
from pipelines.vocab.records import IssuingBody

# Where a body is told that acts within the one of the letterhead.
_TOLD = ("body", "listing", "page_title")

_OF_ASSEMBLIES = ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh")
_ASSEMBLIES, _PRESIDENT = ("quoc-hoi", "uy-ban-thuong-vu-quoc-hoi"), "chu-tich-nuoc"


def counts_beside(acting: Evidence, witnesses: Sequence[Evidence]) -> bool:
    """Tell whether who acts in the text may issue: no letterhead names a body, or the one of which it is a part.

    `Ban Bí thư quy định … như sau:` below BAN CHẤP HÀNH TRUNG ƯƠNG, in a copy without its signature.
    """
    named = [w.value for w in witnesses if w.field == "issuing_body"]
    return not named or acts_within(acting, [body for name in named if (body := resolve_body(name))])


def lacks_author(witnesses: Sequence[Evidence]) -> bool:
    """Tell whether nothing but a Party letterhead names who issues, and so perhaps only the committee above it."""
    named = [w for w in witnesses if w.field == "issuing_body"]
    return bool(named) and all(w.zone == "letterhead" and is_party_body(resolve_body(w.value)) for w in named)


def drop_superior(witnesses: Sequence[Evidence]) -> list[Evidence]:
    """Return the witnesses without a letterhead's body where title block or signature name another one.

    A Party letterhead prints the committee under which the body acts; it stays a witness of `letterhead_body`. So does
    the title of a page: `… do Ban Chấp hành Trung ương ban hành`, above BỘ CHÍNH TRỊ QUYẾT ĐỊNH.
    """
    authors = [w for w in witnesses if w.field == "issuing_body"]
    above = [body for w in witnesses if w.field == "letterhead_body" and (body := resolve_body(w.value))]
    if not any(map(is_party_body, above)):
        return list(witnesses)
    named = any(w.zone in ("title_block", "signature") or acts_within(w, above) for w in authors)
    superior = [w for w in authors if named and w.zone == "letterhead"]
    if any(w.zone == "body" and acts_within(w, above) and resolve_body(w.value) not in above for w in authors):
        superior += [w for w in authors if w.zone == "page_title" and resolve_body(w.value) in above]
    return [w for w in witnesses if w not in superior]


def drop_promulgator(witnesses: Sequence[Evidence]) -> list[Evidence]:
    """Return the witnesses without the President of a law of an assembly, which the title names as who promulgates it.

    So the laws of 1957 were printed: LUẬT …, CHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HÒA, and the law that was adopted.
    """
    is_law = any(w.field == "document_type" and w.value in _OF_ASSEMBLIES for w in witnesses)
    authors = [w for w in witnesses if w.field == "issuing_body"] if is_law else []
    if not any(body_id_of(w) in _ASSEMBLIES for w in authors):
        return list(witnesses)
    promulgators = [w for w in authors if body_id_of(w) == _PRESIDENT]
    return [w for w in witnesses if w not in promulgators]


def body_id_of(witness: Evidence) -> str | None:
    """Return the id of the body that a witness names, None where it is not known."""
    body = resolve_body(witness.value)
    return body.issuing_body_id if body else None


def acts_within(witness: Evidence, above: Sequence[IssuingBody]) -> bool:
    """Tell whether who enacts in the text, or by the page, is a part of the body above: Ban Bí thư of the committee."""
    if witness.zone not in _TOLD or is_standing(witness.value):
        return witness.zone == "body"
    body = resolve_body(witness.value)
    return body is not None and body.parent_id in [one.issuing_body_id for one in above]


def is_party_body(body: IssuingBody | None) -> bool:
    """Tell whether a body belongs to the Party."""
    return body is not None and body.system == "party"
