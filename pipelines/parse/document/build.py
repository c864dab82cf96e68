"""From the parts of a page to one document: witnesses, the choice among them, and everything else in one row."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from pipelines.parse.citations.amending import Article
from pipelines.parse.citations.find import cite
from pipelines.parse.citations.whose_act import CONSOLIDATED
from pipelines.parse.document.effect import (
    find_adoption,
    find_closing_date,
    find_effect,
    find_listed_effect,
    find_meeting_day,
)
from pipelines.parse.document.enacting import acting_witness, enacting_witnesses, own_name_witness
from pipelines.parse.document.facts import LETTER, Facts, is_addressed, is_letter, settle_facts
from pipelines.parse.document.page_metadata import metadata_witnesses
from pipelines.parse.document.superiors import counts_beside, drop_promulgator, drop_superior, lacks_author
from pipelines.parse.document.witnesses import Choice, choose, choose_one
from pipelines.parse.document.zones import citation_zones
from pipelines.parse.model import Citation, Evidence, Hints, Issue, ParsedDocument, Section
from pipelines.parse.page.bullets import fold_value
from pipelines.parse.page.foot_subject import foot_subject
from pipelines.parse.page.introduction import author_witnesses, introduction_witnesses
from pipelines.parse.page.listing_witnesses import read_listing
from pipelines.parse.page.page_parts import Page, Span
from pipelines.parse.page.page_title import read_page_title
from pipelines.parse.words.issuers import letterhead_witnesses, signature_witnesses
from pipelines.parse.words.lines import Block, read_lines
from pipelines.vocab.records import DocumentType, IssuingBody

# What the steps of an encoding could not bring back, by step (see pipelines.text).
LOSSES = {
    "tcvn3": Issue(
        "restored_capitals",
        "info",
        "The text was in TCVN3: capitals with tones were restored where the letters beside them are capitals.",
    ),
    "cut": Issue("cut_text", "warning", "The text was cut, within a letter or by its harvester: more may be missing."),
}

_MINUTES = "Biên bản"


class Testimony(NamedTuple):
    """All witnesses of a page, what they were settled to, and the issues met on the way."""

    choice: Choice
    effective_basis: str | None
    issues: tuple[Issue, ...]


def hear_witnesses(text: str, page: Page, sections: Sequence[Section], hints: Hints) -> Testimony:
    """Return every witness of every field, the chosen ones marked."""
    witnesses = list(page.letterhead.witnesses)
    witnesses += letterhead_witnesses(page.names)
    witnesses += page.title_block.witnesses
    witnesses += signature_witnesses(text, page.foot.signatures)
    for line in page.titles:
        witnesses += read_page_title(text, line)
    witnesses += hear_around(text, page, witnesses)
    if page.body:
        witnesses += enacting_witnesses(text, page.body[0], enacting_end(text, page.body, sections))
    if page.body and not any(w.field == "issuing_body" and w.zone != "letterhead" for w in witnesses):
        acting = acting_witness(text, page.body[0], preamble_end(page.body[0], sections))
        witnesses += [acting] if acting and counts_beside(acting, witnesses) else []
    if page.body:
        witnesses += find_closing_date(text, *page.body)
        witnesses += find_adoption(text, *page.body)
    if page.body and is_of_minutes(witnesses) and (met := find_meeting_day(text, *page.body)):
        witnesses.append(met)
    if page.body and is_bare(page, witnesses) and (own := own_name_witness(text, *page.body)):
        witnesses.append(own)
    issues: list[Issue] = []
    if page.listing:
        listed, issues = read_listing(page.listing, {} if page.listing.is_labelled else index_values(witnesses))
        witnesses += listed
    witnesses += metadata_witnesses(hints.page_metadata, page.titles[:1])
    witnesses = drop_promulgator(drop_superior(witnesses))
    basis = "listing" if any(w.field == "effective_date" for w in witnesses) else None
    if effect := hear_effect(text, page, witnesses):
        witnesses.append(effect[0])
        basis = effect[1]
    choice = choose(witnesses)
    return Testimony(choice, basis, (*page.letterhead.issues, *issues, *choice.issues))


def hear_around(text: str, page: Page, said: Sequence[Evidence]) -> list[Evidence]:
    """Return what lines around a text say of it that its head does not: its number, day and body, or who issues.

    The subject of a letter may stand above its signature.
    """
    if not any(witness.field == "number" for witness in said):
        return introduction_witnesses(text, page.title_block)
    if page.body and is_addressed(page) and not any(witness.field == "subject" for witness in said):
        return foot_subject(text, page.body[0], page.foot)
    if page.letterhead.start and not page.titles and lacks_author(said):
        return author_witnesses(text, page.letterhead.start, said)
    return []


def hear_effect(text: str, page: Page, witnesses: Sequence[Evidence]) -> tuple[Evidence, str] | None:
    """Return the witness of the date of effect in a clause of the text, else in words of the listing, and its basis."""
    effect = find_effect(text, *page.body, issue_day(witnesses)) if page.body else None
    if effect or page.listing is None or any(w.field == "effective_date" for w in witnesses):
        return effect
    return find_listed_effect(page.listing.cells, issue_day(witnesses))


def is_of_minutes(witnesses: Sequence[Evidence]) -> bool:
    """Tell whether a document is minutes that no head or foot dates."""
    is_dated = any(w.field == "issue_date" for w in witnesses)
    return not is_dated and any(w.field == "document_type" and w.value == _MINUTES for w in witnesses)


def is_bare(page: Page, witnesses: Sequence[Evidence]) -> bool:
    """Tell whether nothing but the body can say of which type a document is."""
    has_head = page.letterhead.start is not None or page.title_block.start is not None or page.listing is not None
    return not has_head and not is_addressed(page) and not any(w.field == "document_type" for w in witnesses)


def preamble_end(start: int, sections: Sequence[Section]) -> int:
    """Return where the preamble that begins at `start` is over."""
    return max((one.span_end for one in takewhile(is_in_preamble, sections)), default=start)


def enacting_end(text: str, body: Span, sections: Sequence[Section]) -> int:
    """Return where the words that may enact are over: with the line below the recitals, where no unit follows them."""
    end = preamble_end(body[0], sections)
    has_units = any(one.label is not None and one.zone == "body" for one in sections)
    below = next(read_lines(text, end, body[1]), None) if end > body[0] and not has_units else None
    return below.end if below else end


def is_in_preamble(section: Section) -> bool:
    """Tell whether a section stands in the preamble, whose sections come first."""
    return section.zone == "preamble"


def issue_day(witnesses: Sequence[Evidence]) -> str | None:
    """Return the date of issue that witnesses are settled to; that of a consolidated text is not its act's."""
    if any(w.field == "number" and CONSOLIDATED in w.value for w in witnesses):
        return None
    own = [w for w in witnesses if w.field == "issue_date"]
    return choose_one(own).value if own else None


def index_values(witnesses: Sequence[Evidence]) -> dict[str, set[str]]:
    """Return the folded values that witnesses give for each field."""
    values: dict[str, set[str]] = {}
    for witness in witnesses:
        values.setdefault(witness.field, set()).add(fold_value(witness.field, witness.value))
    return values


def build_document(
    text: str, page: Page, testimony: Testimony, sections: Sequence[Section], issues: Sequence[Issue]
) -> ParsedDocument:
    """Return the document: chosen values, what follows from them, and the rows of every table."""
    choice = testimony.choice
    facts = settle_facts(text, page, choice)
    number, kind, body = facts.number, facts.kind, facts.body
    return ParsedDocument(
        is_document=True,
        layout=name_layout(page, facts.system),
        title=page.titles[0].content if page.titles else choice.value("title"),
        subject=choice.value("subject"),
        number=choice.value("number"),
        number_key=number.key if number else None,
        serial=number.serial if number else None,
        number_year=number.year if number else None,
        type_code=number.type_code if number else None,
        body_codes=number.body_codes if number else (),
        document_type=kind.document_type if kind else None,
        document_type_en=kind.document_type_en if kind else None,
        system=facts.system,
        field=choice.value("field"),
        issue_date=facts.issued,
        effective_date=facts.effective,
        effective_basis=testimony.effective_basis,
        issuing_body_id=body.issuing_body_id if body else None,
        issuing_body=body.issuing_body if body else None,
        issuing_body_en=body.issuing_body_en if body else None,
        issuing_body_printed=facts.named,
        letterhead_body=choice.value("letterhead_body"),
        superior_body_id=facts.superior_id,
        superior_body=facts.superior.words if facts.superior else None,
        term=facts.term,
        place=choice.value("place"),
        signer=choice.value("signer"),
        signer_title=choice.value("signer_title"),
        signing_capacity=choice.value("signing_capacity"),
        body_start=page.body[0] if page.body else None,
        body_end=page.body[1] if page.body else None,
        issuers=facts.issuers,
        signatures=page.foot.signatures,
        evidence=(
            *follow_first_issuer(choice.evidence, page, facts.named),
            *superior_witness(facts.superior),
            *term_witness(facts.term, choice),
            *kind_witness(kind, page, choice),
        ),
        sections=tuple(sections),
        citations=cite_document(text, page, choice, facts, sections),
        related_links=page.beside.links,
        issues=(*testimony.issues, *issues, *page.beside.issues, *missing(choice, page, body, kind)),
    )


def cite_document(
    text: str, page: Page, choice: Choice, facts: Facts, sections: Sequence[Section]
) -> tuple[Citation, ...]:
    """Return the citations of the whole page."""
    zones = citation_zones(page, sections, choice)
    kind_name = facts.kind.document_type if facts.kind else None
    own_key = facts.number.key if facts.number else None
    spans = [(section.span_start, section.span_end) for section in sections]
    articles = [Article(one.number, one.span_start, one.span_end) for one in sections if one.level == "article"]
    return cite(text, zones, own_key, kind_name, facts.issued, sections=spans, articles=articles)


def follow_first_issuer(evidence: Sequence[Evidence], page: Page, named: str | None) -> list[Evidence]:
    """Return the witnesses, that of the first body chosen where a joint letterhead names each body on its own."""
    chosen = next((w for w in evidence if w.field == "issuing_body" and w.chosen), None)
    first = next((name for name in page.names if named and name.words.startswith(named)), None)
    if chosen is None or first is None or named is None or chosen.value == named:
        return list(evidence)
    others = [w._replace(chosen=False) if w is chosen else w for w in evidence]
    end = first.end if first.words == named else first.start + len(named)
    return [*others, Evidence("issuing_body", named, "letterhead", first.start, end, chosen=True)]


def superior_witness(name: Block | None) -> tuple[Evidence, ...]:
    """Return the witness of the body above the one that the letterhead names."""
    return (Evidence("superior_body", name.words, "letterhead", name.start, name.end, chosen=True),) if name else ()


def term_witness(term: str | None, choice: Choice) -> tuple[Evidence, ...]:
    """Return the witness of the term: the date that it follows from."""
    dated = choice.witness("issue_date")
    return (dated._replace(field="term", value=term, chosen=True),) if term and dated else ()


def kind_witness(kind: DocumentType | None, page: Page, choice: Choice) -> tuple[Evidence, ...]:
    """Return the witness of a type that is printed nowhere: the number whose code names it. A letter has none."""
    numbered = choice.witness("number")
    if kind is None or numbered is None or choice.witness("document_type") is not None:
        return ()
    if kind.document_type == LETTER and (is_letter(page) or is_addressed(page)):
        return ()
    return (numbered._replace(field="document_type", value=kind.document_type, chosen=True),)


def name_layout(page: Page, system: str | None) -> str:
    """Return the code of the lay-out that the page has."""
    if page.listing:
        return "labelled_portal" if page.listing.is_labelled else "party_portal"
    if page.letterhead.start is None:
        return "body_only"
    return "party_document" if system == "party" else "state_document"


def expect_layout(document: ParsedDocument, expected: str | None) -> ParsedDocument:
    """Return the document, with an issue if its page has another lay-out than its source is said to have."""
    if expected in (None, document.layout):
        return document
    detail = f"The source's pages are {expected}; this one reads as {document.layout}."
    return replace(document, issues=(*document.issues, Issue("unexpected_layout", "warning", detail)))


def doubt_reading(document: ParsedDocument, encoding: str | None) -> ParsedDocument:
    """Return the document, with issues of what the steps of its `encoding` could not bring back."""
    steps = (encoding or "").split("+")
    found = [issue for step, issue in LOSSES.items() if step in steps]
    return replace(document, issues=(*document.issues, *found)) if found else document


def missing(choice: Choice, page: Page, body: IssuingBody | None, kind: DocumentType | None) -> list[Issue]:
    """Return issues about what the page should have and has not."""
    issues: list[Issue] = []
    if page.body is None:
        issues.append(Issue("missing_body", "warning", "The page describes a document but holds no text of it."))
    if choice.value("number") is None:
        issues.append(Issue("missing_number", "warning", "No number was found."))
    if page.body is not None and not page.foot.signatures:
        issues.append(Issue("missing_signature", "info", "No signature was found."))
    printed = choice.witness("issuing_body")
    if printed and body is None:
        detail = f"“{printed.value}” is not in the vocabulary of issuing bodies."
        issues.append(Issue("unknown_issuing_body", "warning", detail, printed.span_start, printed.span_end))
    named = choice.witness("document_type")
    if named and kind is None:
        detail = f"“{named.value}” is not in the vocabulary of types."
        issues.append(Issue("unknown_document_type", "warning", detail, named.span_start, named.span_end))
    return issues
