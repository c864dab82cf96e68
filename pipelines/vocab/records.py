"""The vocabulary as typed rows, each list read once from its CSV."""

from dataclasses import dataclass
from functools import cache

from pipelines.vocab import read_vocabulary
from pipelines.vocab.tones import spell_all


@dataclass(frozen=True, slots=True)
class IssuingBody:
    """A body that issues documents, under one name. Dates are ISO 8601 as far as known, empty where unknown."""

    issuing_body_id: str
    issuing_body: str
    issuing_body_en: str
    aliases: tuple[str, ...]
    number_codes: tuple[str, ...]
    level: str
    system: str
    parent_id: str | None
    active_from: str
    active_to: str
    successor_id: str | None
    confidence: str


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document as one system uses it; `system` is both where Party and State share it."""

    document_type: str
    system: str
    type_code: str | None
    document_type_en: str
    legal_normative: str
    aliases: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term (khóa) of the Party Congress or of the National Assembly; dates are ISO 8601 as far as known."""

    series: str
    term: str
    from_date: str
    to_date: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Law:
    """One version of a law, code, ordinance or constitution that is cited by name."""

    number_key: str
    number: str | None
    name: str
    document_type: str
    issue_date: str
    effective_date: str
    confidence: str


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds a list, without empty ones."""
    return tuple(part for part in cell.split("|") if part)


@cache
def issuing_bodies() -> tuple[IssuingBody, ...]:
    """Return every issuing body, in file order."""
    return tuple(
        IssuingBody(
            row["issuing_body_id"],
            row["issuing_body"],
            row["issuing_body_en"],
            split_cell(row["aliases"]),
            split_cell(row["number_codes"]),
            row["level"],
            row["system"],
            row["parent_id"] or None,
            row["active_from_date_text"],
            row["active_to_date_text"],
            row["successor_id"] or None,
            row["confidence"],
        )
        for row in read_vocabulary("issuing_bodies")
    )


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return every document type, in file order."""
    return tuple(
        DocumentType(
            row["document_type"],
            row["system"],
            row["type_code"] or None,
            row["document_type_en"],
            row["legal_normative"],
            split_cell(row["aliases"]),
            row["confidence"],
        )
        for row in read_vocabulary("document_types")
    )


@cache
def terms() -> tuple[Term, ...]:
    """Return every term, in file order."""
    return tuple(
        Term(row["series"], row["term"], row["from_date_text"], row["to_date_text"], row["confidence"])
        for row in read_vocabulary("terms")
    )


@cache
def laws() -> tuple[Law, ...]:
    """Return every law of the vocabulary, in file order."""
    return tuple(
        Law(
            row["number_key"],
            row["number"] or None,
            row["name"],
            row["document_type"],
            row["issue_date_text"],
            row["effective_date_text"],
            row["confidence"],
        )
        for row in read_vocabulary("laws")
    )


@dataclass(frozen=True, slots=True)
class RelationVerb:
    """The phrases of one relation; `voice` active, direct, bare, passive, behind, structure, deictic or definition."""

    relation: str
    patterns: tuple[str, ...]
    voice: str
    confidence: str


@cache
def relation_verbs() -> tuple[RelationVerb, ...]:
    """Return the relation verbs, in file order."""
    return tuple(
        RelationVerb(row["relation"], spell_all(split_cell(row["pattern"])), row["voice"], row["confidence"])
        for row in read_vocabulary("relation_verbs")
    )


@cache
def relation_phrases(voice: str) -> dict[str, str]:
    """Return the phrases of one voice, each with its relation."""
    return {phrase: verb.relation for verb in relation_verbs() if verb.voice == voice for phrase in verb.patterns}


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document other than a law that is cited by name."""

    name: str
    document_type: str
    issuing_body_id: str | None


@dataclass(frozen=True, slots=True)
class CitationForm:
    """How a type is cited besides by full number: by type and serial alone, by `này`.

    `is_attached` where another document promulgates it: `Quy chế này` is part of the page's document.
    """

    document_type: str
    is_short: bool
    is_deictic: bool
    is_attached: bool


@cache
def named_documents() -> tuple[NamedDocument, ...]:
    """Return the documents that are cited by name, in file order."""
    return tuple(
        NamedDocument(row["name"], row["document_type"], row["issuing_body_id"] or None)
        for row in read_vocabulary("named_documents")
    )


@cache
def citation_words(name: str) -> tuple[str, ...]:
    """Return the words of one list of `citation_words`, in its order."""
    return spell_all(listed_words(name))


def listed_words(name: str) -> tuple[str, ...]:
    """Return the words of one list of `citation_words` as the vocabulary spells them."""
    return tuple(row["word"] for row in read_vocabulary("citation_words") if row["list"] == name)


@cache
def citation_pairs(name: str) -> dict[str, str]:
    """Return what each word of one list of `citation_words` stands for: `tp=thành phố`."""
    return {word: full for word, _, full in (pair.partition("=") for pair in listed_words(name))}


@cache
def citation_forms() -> dict[str, CitationForm]:
    """Return the forms in which each type of document is cited, by type."""
    return {
        row["document_type"]: CitationForm(
            row["document_type"], row["short"] == "yes", row["deictic"] == "yes", row["attached"] == "yes"
        )
        for row in read_vocabulary("citation_forms")
    }
