"""What is true of a made-up document, as it is known from having written it."""

import datetime
from dataclasses import dataclass

from pipelines.synth.draft import Draft, Facts, Offer, Reference, beginning

BEGINNING = 40  # characters of a unit that the gold gives


@dataclass(frozen=True, slots=True)
class TrueUnit:
    """A labelled unit: its level and number, its label, the characters behind it, the labels around it."""

    level: str
    number: str | None
    label: str
    beginning: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """The answers that a parser should find in a document; None where the text does not say.

    `issuers` holds the letterhead, a unit behind its body as `A / B`, and then the body that enacts if that is another;
    `signer_title` has ` / ` between its lines. `offers` is None where there is no page around the document.
    `fault` is the code of faults.csv, "" for none.
    """

    layout: str
    document_type: str
    issuing_body_id: str
    issuers: tuple[str, ...]
    number: str | None
    issue_date: datetime.date | None
    effective_date: datetime.date | None
    subject: str | None
    signer: str | None
    signer_title: str | None
    capacity: str | None
    units: tuple[TrueUnit, ...]
    references: tuple[Reference, ...]
    offers: tuple[Offer, ...] | None
    fault: str


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A made-up document: its text, and what is true of it."""

    text: str
    truth: Truth


def find_truth(draft: Draft, facts: Facts, body_end: int, offers: tuple[Offer, ...], *, is_cut: bool) -> Truth:
    """Return what the finished draft says, `body_end` being the first line behind its body."""
    issuer, is_bare_body = facts.issuer, facts.page == "body_only"
    is_signed = not is_cut and not is_bare_body
    is_listed = facts.page in ("party_portal", "labelled_portal")
    titles = [title for title in (*issuer["signature"].split("|"), issuer["office"]) if title]
    body = draft.lines[:body_end]
    return Truth(
        layout=layout_of(facts),
        document_type=issuer["document_type"],
        issuing_body_id=issuer["issuing_body_id"],
        issuers=find_issuers(issuer, is_bare_body=is_bare_body),
        number=None if is_bare_body else facts.number,
        issue_date=None if is_bare_body or facts.fault == "undated" else facts.issue_date,
        effective_date=find_effect(draft, facts, is_listed=is_listed, is_cut=is_cut),
        subject=None if is_bare_body else facts.subject,
        signer=facts.signer if is_signed or is_listed else None,
        signer_title=" / ".join(titles) if is_signed else None,
        capacity=(issuer["capacity"] or None) if is_signed else None,
        units=tuple(
            TrueUnit(unit.level, unit.number, unit.label, beginning(body, unit, BEGINNING), unit.parents)
            for unit in draft.units
        ),
        references=tuple(draft.references),
        offers=offers if facts.page == "party_portal" else None,
        fault=facts.fault,
    )


def layout_of(facts: Facts) -> str:
    """Return the lay-out of the page, a code of `codes:layout`."""
    if facts.page != "bare":
        return facts.page
    return "party_document" if "-" in facts.number.partition("/")[0] else "state_document"


def find_issuers(issuer: dict[str, str], *, is_bare_body: bool) -> tuple[str, ...]:
    """Return the body of the letterhead, and the one that enacts below it where that is another."""
    enacting = issuer["authority"].removeprefix("CỦA ")
    if is_bare_body:
        return (enacting,)
    letterhead = " / ".join(part.replace("|", " ") for part in issuer["letterhead"].split("/"))
    return (letterhead, enacting) if issuer["authority"].startswith("CỦA ") else (letterhead,)


def find_effect(draft: Draft, facts: Facts, *, is_listed: bool, is_cut: bool) -> datetime.date | None:
    """Return the day of effect if the page gives it: in the listing, or in an article that was not cut off.

    `từ ngày ký` gives a day only where the day of issue is known.
    """
    if is_listed:
        return draft.effective_date or facts.issue_date
    is_dated = facts.page == "bare" and facts.fault != "undated"
    is_relative = draft.effective_date == facts.issue_date
    return None if is_cut or (is_relative and not is_dated) else draft.effective_date
