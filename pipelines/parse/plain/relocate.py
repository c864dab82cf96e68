"""Places what was read in a text without its marks in the stored text: spans move, texts are cut anew."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from pipelines.parse.model import Citation, Evidence, Issue, ParsedDocument, RelatedLink, Section, Signature
from pipelines.parse.plain.cuts import Plain

Spanned = TypeVar("Spanned", Signature, RelatedLink, Issue)


def relocate(document: ParsedDocument, plain: Plain, text: str) -> ParsedDocument:
    """Return a document that was read in `plain.text` as one of the stored `text`.

    Units still tile the body: where marks stand between two, they belong to the first.
    """
    if not document.is_document:
        return document
    return replace(
        document,
        body_start=move(document.body_start, plain),
        body_end=move(document.body_end, plain),
        signatures=move_spans(document.signatures, plain),
        evidence=tuple(move_witness(one, plain) for one in document.evidence),
        sections=tuple(move_section(one, plain, text) for one in document.sections),
        citations=move_citations(document.citations, plain, text),
        related_links=move_spans(document.related_links, plain),
        issues=move_spans(document.issues, plain),
    )


def move(offset: int | None, plain: Plain) -> int | None:
    """Return an offset in the stored text."""
    return None if offset is None else plain.place(offset)


def move_spans(rows: Iterable[Spanned], plain: Plain) -> tuple[Spanned, ...]:
    """Return rows with their spans in the stored text."""
    return tuple(
        row
        if row.span_start is None or row.span_end is None
        else replace(
            row, span_start=plain.place(row.span_start), span_end=plain.place_end(row.span_start, row.span_end)
        )
        for row in rows
    )


def move_witness(witness: Evidence, plain: Plain) -> Evidence:
    """Return a witness with its span in the stored text; one from beside the text has none."""
    start, end = witness.span_start, witness.span_end
    if start is None or end is None:
        return witness
    return witness._replace(span_start=plain.place(start), span_end=plain.place_end(start, end))


def move_section(section: Section, plain: Plain, text: str) -> Section:
    """Return a unit in the stored text; its own text is a slice of it, marks included."""
    placed = section._replace(span_start=plain.place(section.span_start), span_end=plain.place(section.span_end))
    if section.text_start is None or section.text_end is None:
        return placed
    start, end = plain.place(section.text_start), plain.place_end(section.text_start, section.text_end)
    return placed._replace(text_start=start, text_end=end, text=None if section.text is None else text[start:end])


def move_citations(citations: Iterable[Citation], plain: Plain, text: str) -> tuple[Citation, ...]:
    """Return references in the stored text; the text of each is a slice of it."""
    placed = []
    for one in citations:
        start, end = plain.place(one.span_start), plain.place_end(one.span_start, one.span_end)
        placed.append(one._replace(span_start=start, span_end=end, text=text[start:end]))
    return tuple(placed)
