"""What the chosen values mean: date, number, system, type, issuing body, term."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pipelines.parse.document.joint import in_shared_place, joint_issuers, part_joint
from pipelines.parse.document.witnesses import Choice
from pipelines.parse.model import Issuer, PartialDate
from pipelines.parse.page.head_lines import LONGEST_PART, name_part
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.page_parts import Page
from pipelines.parse.words.bodies import body_by_letters
from pipelines.parse.words.dates import read_iso
from pipelines.parse.words.issuers import is_standing, issuers_of, resolve_body, resolve_placeless
from pipelines.parse.words.kinds import kinds_of_code, match_kind
from pipelines.parse.words.lines import Block
from pipelines.parse.words.ministries import Named, ministries_of
from pipelines.parse.words.numbers import Number, find_numbers
from pipelines.vocab.layout import mark_words
from pipelines.vocab.records import DocumentType, IssuingBody, issuing_bodies, terms

# 174/CV-BCĐ, 12/2020/TT-BYT; the Party writes its type before the slash: 174-CV/TU.
_STATE_NUMBER = re.compile(r"\d{1,6}[A-ZĐ]?(?:/\d{4})?/[A-ZĐa-z]{1,5}-")
LETTER = "Công văn"
_PARTY_NUMBER = re.compile(r"\d{1,6}-[A-ZĐa-z]{1,5}/[A-ZĐƯ]{2,12}\Z")
# A name that ends so lacks only which province it is.
_OF_PROVINCE = (" TỈNH",)
# How many blocks below the letterhead of a letter whom it is addressed to may stand.
_ADDRESSED_BLOCKS = 3
# Thông tư liên bộ, Thông tư liên tịch.
_JOINT = "liên"
# Levels of the Party's committees below the centre.
_COMMITTEES = ("party_province", "party_district", "party_grassroots")


class Facts(NamedTuple):
    """What the chosen values mean; None where nothing is known. `named` is the issuing body as printed."""

    issued: PartialDate | None
    effective: PartialDate | None
    number: Number | None
    system: str | None
    body: IssuingBody | None
    kind: DocumentType | None
    named: str | None
    issuers: tuple[Issuer, ...]
    superior: Block | None
    superior_id: str | None
    term: str | None


def settle_facts(text: str, page: Page, choice: Choice) -> Facts:
    """Return what the chosen values mean."""
    issued = read_iso(choice.value("issue_date"))
    number = read_number(choice.value("number"))
    joint = joint_issuers([name.words for name in page.names], choice, number, issued)
    above = name_above(page.names)
    superior = above.words if above else None
    named = joint[0].printed if joint else choice.value("issuing_body")
    above_named = part_joint([name.words for name in page.names])[0][1] if joint else superior
    body = resolve_body(named, above_named, issued) if named else None
    is_joint = _JOINT in (choice.value("document_type") or "").lower()
    ministries = ministries_of(named, issued, is_joint=is_joint) if named and not joint else ()
    body = ministries[0][1] if ministries else body
    if joint and named and body is None:
        body = in_shared_place(named, [one.printed for one in joint], issued)
    if named and body is None and is_standing(named):
        body = resolve_body(choice.value("letterhead_body") or "", None, issued)
    if named and body is None:
        body = resolve_placeless(named, [name.words for name in page.names], issued)
    if named and body is None and named.upper().endswith(mark_words("lacks_place")) and (place := listed_place(choice)):
        body = resolve_body(f"{named} {place}", None, issued)
    if named and body is None and (place := choice.value("place")) and named.upper().endswith(_OF_PROVINCE):
        body = resolve_body(f"{named} {place}", None, issued)  # TỈNH, and its name in place and day alone
    if named and body is None and named.isupper():
        body = body_by_letters(named, issued)
    superior_body = resolve_body(superior, None, issued) if superior else None
    is_shared = above is not None and above.words == above_named  # by all that issue jointly below it
    if (joint and not is_shared) or (body and body is superior_body):  # one letterhead prints QUỐC HỘI twice
        above = superior_body = None
    motto = system_of_motto(text, page)
    if body and body.system == "party" and motto == "mass_organisation":  # BAN CHẤP HÀNH TRUNG ƯƠNG of the Youth Union
        body = resolve_body(f"{named} Đoàn", None, issued)
    system = body.system if body else motto or system_of_number(number)
    kind = choose_kind(choice.value("document_type"), number, system, page)
    return Facts(
        issued,
        read_iso(choice.value("effective_date")),
        number,
        system,
        body,
        kind,
        named,
        joint or issuers_jointly(ministries) or list_issuers(named, superior, issued, body),
        above,
        superior_body.issuing_body_id if superior_body else None,
        term_at(issued, system),
    )


def issuers_jointly(ministries: Sequence[Named]) -> tuple[Issuer, ...]:
    """Return the ministries that a joint document names by their fields as its issuers."""
    return tuple(Issuer(one.issuing_body_id, words) for words, one in ministries)


def listed_place(choice: Choice) -> str | None:
    """Return the place that a listing gives for the issuer: `Tỉnh Cà Mau`, where the letterhead has lost its line."""
    listed = (w.value for w in choice.evidence if w.zone == "listing" and w.field == "issuing_body")
    return next((value for value in listed if value.upper().startswith(mark_words("place"))), None)


def name_above(names: Sequence[Block]) -> Block | None:
    """Return the name right above the last one of a letterhead; a page prints its own headings there."""
    return names[-2] if len(names) > 1 and names[-2].words not in mark_words("not_a_body") else None


def list_issuers(
    named: str | None, superior: str | None, issued: PartialDate | None, body: IssuingBody | None
) -> tuple[Issuer, ...]:
    """Return the issuers that the chosen name holds; one alone is the body of the document."""
    issuers = issuers_of(named, superior, issued) if named else ()
    return (
        tuple(replace(one, issuing_body_id=body.issuing_body_id) for one in issuers)
        if len(issuers) == 1 and body
        else issuers
    )


def read_number(printed: str | None) -> Number | None:
    """Return the parts of the chosen number; an edict's may be figures alone, or have a blank for its dash."""
    if printed and printed.isdecimal():
        return Number(printed, str(int(printed)), int(printed), None, None, (), 0, len(printed))
    found = find_numbers(printed) if printed else []
    if not found and printed and " " in printed:
        found = [number._replace(text=printed) for number in find_numbers(printed.replace(" ", "-", 1))]
    return found[0] if found else None


def is_letter(page: Page) -> bool:
    """Tell whether the page holds an official letter: no type line, but a subject after V/v."""
    return page.title_block.start is None and page.letterhead.about is not None


def is_addressed(page: Page) -> bool:
    """Tell whether `Kính gửi` stands soon below the letterhead of a page without a type line."""
    below = page.letterhead.below[:_ADDRESSED_BLOCKS] if page.title_block.start is None else ()
    return any(name_part(block.words[:LONGEST_PART]) == "addressee" for block in below)


def choose_kind(printed: str | None, number: Number | None, system: str | None, page: Page) -> DocumentType | None:
    """Return the type: the one that is named decides; a letter has no type line; the code only hints.

    The Party's numbers have the code of a type always: `03-TTr/ĐU` is none of a letter. A number without such a code is
    that of a letter where somebody is addressed below it: `V/v` may be misread.
    """
    if printed and (kind := match_kind(printed, system)):
        return kind
    codes = kinds_of_code(number.type_code, system) if number and number.type_code else ()
    coded = codes[0] if len({kind.document_type for kind in codes}) == 1 else None
    if is_letter(page) and not (coded and system == "party" and number and _PARTY_NUMBER.match(number.key)):
        return match_kind(LETTER, system)
    if not codes and number and number.body_codes and is_addressed(page):
        return match_kind(LETTER, system)
    return coded


def term_at(issued: PartialDate | None, system: str | None) -> str | None:
    """Return the term of the Party Congress at the date of issue; None for other systems."""
    if issued is None or system != "party":
        return None
    day = str(issued)
    found = [
        t
        for t in terms()
        if t.series == "party_congress" and t.from_date <= day and (not t.to_date or day <= t.to_date)
    ]
    return found[0].term if found else None


def system_of_motto(text: str, page: Page) -> str | None:
    """Return the system whose motto heads the document: that of the Party, the State or the Youth Union."""
    if page.letterhead.start is None:
        return None
    motto = find_motto(text, page.letterhead.start, page.letterhead.end)
    if motto is None:
        return None
    words = text[slice(*motto)].upper()
    return "party" if "ĐẢNG" in words else "mass_organisation" if "ĐOÀN" in words else "state"


def system_of_number(number: Number | None) -> str | None:
    """Return the system whose form and codes a number has, the State's or the Party's, or None."""
    if number is None or not number.body_codes:
        return None
    codes = [code.upper() for code in number.body_codes]
    if _PARTY_NUMBER.match(number.key) and codes[0].endswith(committee_codes()):
        return "party"
    if not _STATE_NUMBER.match(number.key):
        return None
    is_other = any(code in other_codes() or code.endswith(committee_codes()) for code in codes)
    return None if is_other else "state"


@cache
def other_codes() -> frozenset[str]:
    """Return the codes of bodies of Party and mass organisations."""
    bodies = (body for body in issuing_bodies() if body.system != "state")
    return frozenset(code.upper() for body in bodies for code in body.number_codes)


@cache
def committee_codes() -> tuple[str, ...]:
    """Return the codes of the Party's committees, with which those of their organs end: BTCHU, VPTU."""
    bodies = (body for body in issuing_bodies() if body.system == "party" and body.level in _COMMITTEES)
    return tuple(sorted({code.upper() for body in bodies for code in body.number_codes}))
