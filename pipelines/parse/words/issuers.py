"""Who issues a document: the bodies that letterhead, title block and signature name."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipelines.parse.model import Evidence, Issuer, PartialDate, Signature
from pipelines.parse.words.bodies import FoundBody, find_bodies
from pipelines.parse.words.lines import Block
from pipelines.vocab.layout import mark_words, offices
from pipelines.vocab.records import IssuingBody

_CENTRES = ("ban-chap-hanh-trung-uong", "dang-cong-san-viet-nam")
_CONGRESS = "dai-hoi-dang"
# Which congress it is, before the name of whose it is.
_WHICH = re.compile(r"\s{0,3}(?:lần thứ [IVXLC\d]{1,6},?)?\s{0,3}(?:của\s{1,3})?", re.IGNORECASE)
GENERIC = "-generic"
# Đại hội đại biểu toàn quốc lần thứ XI của Đảng.
_SESSION = re.compile(r"lần thứ \w{1,5}(?: của Đảng)?", re.IGNORECASE)
# What may follow a name without changing it.
_ADDITIONS = ("và ", "khóa ", "khoá ", "nước ")


def letterhead_witnesses(names: Sequence[Block]) -> list[Evidence]:
    """Return the witnesses of the body that a letterhead names: its last name, which acts under those above it."""
    if not names:
        return []
    unit = names[-1]
    return [
        Evidence("letterhead_body", unit.words, "letterhead", unit.start, unit.end),
        Evidence("issuing_body", unit.words, "letterhead", unit.start, unit.end),
    ]


def signature_witnesses(text: str, signatures: Iterable[Signature]) -> list[Evidence]:
    """Return the witnesses that signatures give: signer, office, capacity, and the body on whose behalf one signs."""
    found: list[Evidence] = []
    for signature in signatures:
        span = (signature.span_start, signature.span_end)
        named = [
            ("signer", signature.signer),
            ("signer_title", signature.title),
            ("signing_capacity", signature.capacity),
        ]
        found += [Evidence(field, value, "signature", *locate(text, value, span)) for field, value in named if value]
        if signature.body and names_author(signature.capacity, signature.body):
            found.append(Evidence("issuing_body", signature.body, "signature", *locate(text, signature.body, span)))
    return found


def names_author(capacity: str | None, body: str) -> bool:
    """Tell whether one signs for the body that issues: on its behalf, or by order of an organ of the Party."""
    known = resolve_body(body) if capacity in ("on_behalf", "by_order") else None
    return known is not None and (capacity == "on_behalf" or known.system == "party")


def locate(text: str, value: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return where `value` is printed within a span; the whole span where it is printed in pieces."""
    at = text.find(value, *span)
    return (at, at + len(value)) if at >= 0 else span


@lru_cache(maxsize=4_096)
def resolve_body(printed: str, superior: str | None = None, on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body that `printed` names from its first word on, alone or under its superior; None if unknown.

    `BAN TỔ CHỨC` under `THÀNH ỦY HÀ NỘI` is tried as `BAN TỔ CHỨC THÀNH ỦY HÀ NỘI` first.
    """
    under = [f"{printed} {superior}"] if superior else []
    if superior and is_centre(superior):
        under.append(f"{printed} Trung ương")
    for name in (*under, printed):
        found = find_bodies(name, on=on)
        if found and not found[0].body.issuing_body_id.endswith(GENERIC) and is_named(name, found[0], len(printed)):
            return found[0].body
    return body_said_twice(printed, on)


def is_centre(superior: str) -> bool:
    """Tell whether the organs below a name are central: VĂN PHÒNG below ĐẢNG ỦY XÃ is that of a commune."""
    found = find_bodies(superior)[:1]
    return bool(found) and found[0].start == 0 and found[0].body.issuing_body_id in _CENTRES


def resolve_placeless(printed: str, names: Sequence[str], on: PartialDate | None = None) -> IssuingBody | None:
    """Return the body of a letterhead that a name without its place means: BAN CHẤP HÀNH ĐẢNG BỘ TỈNH.

    The letterhead's `names`, superior first, print the place: ĐẢNG BỘ TỈNH LONG AN above BAN CHẤP HÀNH.
    """
    found = find_bodies(printed, on=on)
    if not found or found[0].start > 0 or not found[0].body.issuing_body_id.endswith(GENERIC):
        return None
    above = [None, *names]
    known = (
        resolve_body(name, superior, on) for name, superior in zip(reversed(names), reversed(above[:-1]), strict=True)
    )
    return next((body for body in known if body and body.level == found[0].body.level), None)


def body_said_twice(printed: str, on: PartialDate | None) -> IssuingBody | None:
    """Return the one body that two names in a letterhead mean: BCH ĐOÀN TNCS HỒ CHÍ MINH above TRUNG ƯƠNG ĐOÀN."""
    bodies = [found.body for found in find_bodies(printed, on=on)]
    is_one = len(bodies) > 1 and len({body.issuing_body_id for body in bodies}) == 1
    return bodies[0] if is_one and not bodies[0].issuing_body_id.endswith(GENERIC) else None


def is_standing(printed: str) -> bool:
    """Tell whether `printed` is the standing committee of a body: BAN THƯỜNG VỤ TỈNH ỦY; alone, the words name none."""
    words = printed.upper()
    return words.startswith(mark_words("standing")) and words not in mark_words("standing")


def is_named(name: str, found: FoundBody, least: int) -> bool:
    """Tell whether a body found in `name` is what is named: an office or organ may stand before it, more behind."""
    before, rest = name[: found.start].strip(), name[found.end :].strip()
    is_whole = not before or before.upper() in (*offices(), *mark_words("standing"), *mark_words("organ"))
    return is_whole and (
        found.end >= least
        or rest[:1] in ",;-–("
        or rest.lower().startswith(_ADDITIONS)
        or bool(_SESSION.fullmatch(rest))
    )


def is_owner(printed: str, one: FoundBody, named: Sequence[FoundBody]) -> bool:
    """Tell whether a body only says whose another one is: `… của Đảng` behind its congress."""
    is_of = printed[: one.start].lower().endswith(" của ")
    return is_of and any(other.body.parent_id == one.body.issuing_body_id for other in named)


def is_congress_of(printed: str, named: Sequence[FoundBody]) -> bool:
    """Tell whether a name is the congress of a body that follows: `Đại hội … lần thứ VI Hội Nông dân …`."""
    first = named[0] if len(named) > 1 else None
    is_congress = first is not None and first.body.issuing_body_id == _CONGRESS
    return is_congress and first is not None and _WHICH.fullmatch(printed, first.end, named[1].start) is not None


def issuers_of(printed: str, superior: str | None, on: PartialDate | None) -> tuple[Issuer, ...]:
    """Return the issuers that the chosen name holds: one, or several for a joint document."""
    named = [f for f in find_bodies(printed, on=on) if not f.body.issuing_body_id.endswith(GENERIC)]
    if is_congress_of(printed, named):
        return (Issuer(None, printed),)
    found = [f for f in named if not is_owner(printed, f, named)]
    if len({f.body.issuing_body_id for f in found}) > 1:
        return tuple(Issuer(f.body.issuing_body_id, printed[f.start : f.end]) for f in found)
    body = resolve_body(printed, superior, on)
    return (Issuer(body.issuing_body_id if body else None, printed),)
