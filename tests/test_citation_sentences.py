"""Whatever the order of its parts, a sentence gives the acts that it cites, and what it does to them."""

from collections import Counter

from citation_sentences import Cited, Sentence, make_sentences

from pipelines.parse.citations.find import find_citations
from pipelines.parse.model import Citation

COUNT = 1_500


def said(citation: Citation) -> Cited:
    """Return what the parser reads of an act."""
    return Cited(
        citation.document_type or "",
        citation.number_key,
        citation.name,
        str(citation.issue_date) if citation.issue_date else None,
        citation.issuing_body_id,
        citation.term,
        citation.pinpoint,
        citation.relation,
        citation.subject,
    )


def missed(sentence: Sentence) -> list[str]:
    """Return what the parser does not read as a reader does."""
    found = [said(citation) for citation in find_citations(sentence.text)]
    if len(found) != len(sentence.cited):
        return ["count"]
    pairs = zip(found, sentence.cited, strict=True)
    return [name for one, wanted in pairs for name in Cited.__slots__ if getattr(one, name) != getattr(wanted, name)]


def test_citations_are_read_in_every_order() -> None:
    sentences = make_sentences(COUNT, seed=3)
    misses = Counter((sentence.shape, *miss) for sentence in sentences if (miss := missed(sentence)))
    assert misses == {}
