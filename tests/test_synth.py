"""Synthetic documents are deterministic, distinct, as large as real ones, and true to what they say of themselves."""

import statistics

import pytest

from pipelines.parse import parse
from pipelines.synth import Synthetic, compose
from pipelines.synth.phrases import read_table
from pipelines.vocab import values

DOCUMENTS = [compose(7, place) for place in range(120)]
NAMES = [f"{place}-{document.layout}" for place, document in enumerate(DOCUMENTS)]


def test_the_same_seed_and_place_give_the_same_document() -> None:
    assert [compose(7, place) for place in range(5)] == DOCUMENTS[:5]
    assert compose(8, 0).text != DOCUMENTS[0].text


def test_no_two_documents_are_alike() -> None:
    assert len({document.text for document in DOCUMENTS}) == len(DOCUMENTS)


def test_half_of_the_documents_are_as_large_as_real_ones() -> None:
    assert 5_000 <= statistics.median(len(document.text.encode()) for document in DOCUMENTS) <= 12_000
    assert 20 <= statistics.median(len(document.sections) for document in DOCUMENTS) <= 35
    assert 7 <= statistics.median(len(document.citations) for document in DOCUMENTS) <= 14


def test_every_layout_and_a_portal_page_occur() -> None:
    assert {document.layout for document in DOCUMENTS} == {"articles", "outline", "letter"}
    assert any("\n  • " in document.text for document in DOCUMENTS)


def test_issuers_are_bodies_of_the_vocabulary() -> None:
    named = {row["issuing_body_id"] for row in read_table("issuers")}
    assert named <= set(values("issuing_bodies.issuing_body_id"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_the_parser_reads_what_the_document_says_of_itself(document: Synthetic) -> None:
    parsed = parse(document.text)
    told = (document.number, document.document_type, document.issue_date, document.issuing_body_id, document.signer)
    issued = parsed.issue_date.full if parsed.issue_date else None
    assert (parsed.number, parsed.document_type, issued, parsed.issuing_body_id, parsed.signer) == told


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_the_parser_finds_each_reference_of_the_body(document: Synthetic) -> None:
    found = [c.number for c in parse(document.text).citations if c.zone in ("preamble", "body") and c.number]
    assert found == list(document.citations)


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_the_parser_finds_each_labelled_unit(document: Synthetic) -> None:
    found = [(section.level, section.number) for section in parse(document.text).sections if section.label]
    assert found == list(document.sections)
