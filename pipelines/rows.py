"""A parsed document as rows of the tables: here ids are given and references become ids."""

import datetime
from collections.abc import Callable
from operator import attrgetter

from pipelines import tables
from pipelines.parse.model import Citation, ParsedDocument, PartialDate, RelatedLink, Section
from pipelines.schema import DATE, LIST, Column, Table

Row = tuple[object, ...]


def rows_of(parsed: ParsedDocument, document_id: str, capture_id: str | None) -> dict[str, list[Row]]:
    """Return the rows of every table in `tables.DOCUMENT_TABLES`, cells in declared column order.

    `capture_id` may be None where the capture is not known yet (shards are written before duplicates are).
    """
    section_ids = [f"{document_id}#{section.path}" for section in parsed.sections]
    citation_ids = [f"{document_id}@{ordinal}" for ordinal in range(len(parsed.citations))]
    return {
        "documents": [document_row(parsed, document_id, capture_id)],
        "document_issuers": plain_rows(tables.DOCUMENT_ISSUERS, parsed.issuers, document_id),
        "signatures": plain_rows(tables.SIGNATURES, parsed.signatures, document_id),
        "field_evidence": plain_rows(tables.FIELD_EVIDENCE, parsed.evidence, document_id),
        "sections": [
            section_row(section, document_id, ordinal, section_ids) for ordinal, section in enumerate(parsed.sections)
        ],
        "citations": [
            citation_row(citation, document_id, ordinal, section_ids, citation_ids)
            for ordinal, citation in enumerate(parsed.citations)
        ],
        "related_links": [link_row(link, document_id, ordinal) for ordinal, link in enumerate(parsed.related_links)],
        "issues": [
            row(tables.ISSUES, issue, capture_id=capture_id, document_id=document_id, ordinal=ordinal)
            for ordinal, issue in enumerate(parsed.issues)
        ],
    }


def document_row(parsed: ParsedDocument, document_id: str, capture_id: str | None) -> Row:
    """Return the row of `documents`."""
    return row(
        tables.DOCUMENTS,
        parsed,
        document_id=document_id,
        capture_id=capture_id,
        section_count=len(parsed.sections),
        citation_count=len(parsed.citations),
        issue_count=len(parsed.issues),
    )


def section_row(section: Section, document_id: str, ordinal: int, section_ids: list[str]) -> Row:
    """Return the row of `sections`."""
    return row(
        tables.SECTIONS,
        section,
        section_id=section_ids[ordinal],
        document_id=document_id,
        ordinal=ordinal,
        parent_id=named(section.parent, section_ids),
    )


def citation_row(
    citation: Citation, document_id: str, ordinal: int, section_ids: list[str], citation_ids: list[str]
) -> Row:
    """Return the row of `citations`."""
    return row(
        tables.CITATIONS,
        citation,
        citation_id=citation_ids[ordinal],
        document_id=document_id,
        ordinal=ordinal,
        section_id=named(citation.section, section_ids),
        subject_citation_id=named(citation.subject, citation_ids),
    )


def link_row(link: RelatedLink, document_id: str, ordinal: int) -> Row:
    """Return the row of `related_links`."""
    return row(tables.RELATED_LINKS, link, link_id=f"{document_id}+{ordinal}", document_id=document_id, ordinal=ordinal)


def plain_rows(table: Table, sources: tuple[object, ...], document_id: str) -> list[Row]:
    """Return rows that need no id but the document's and their ordinal."""
    return [row(table, source, document_id=document_id, ordinal=ordinal) for ordinal, source in enumerate(sources)]


def row(table: Table, source: object, **given: object) -> Row:
    """Return the cells of `table` in declared order: those given, the others from `source` by name."""
    return tuple([given[name] if name in given else read(source) for name, read in READERS[table.name]])


def reader(column: Column) -> Callable[[object], object]:
    """Return what reads the value of a column; a `_date` column and its `_date_text` share one partial date."""
    if column.name.endswith("_date_text"):
        read_date = attrgetter(column.name.removesuffix("_text"))
        return lambda source: text_of(read_date(source))
    read = attrgetter(column.name)
    if column.type == DATE:
        return lambda source: day_of(read(source))
    if column.type == LIST:
        return lambda source: list_of(read(source))
    return read


def text_of(date: PartialDate | None) -> str | None:
    """Return a partial date in ISO 8601, as far as it is known."""
    return None if date is None else str(date)


def day_of(date: PartialDate | None) -> datetime.date | None:
    """Return a partial date that is a day."""
    return None if date is None else date.full


def named(ordinal: int | None, ids: list[str]) -> str | None:
    """Return the id at `ordinal`, None for None."""
    return None if ordinal is None else ids[ordinal]


def list_of(values: tuple[str, ...] | None) -> list[str] | None:
    """Return a list as Arrow takes it."""
    return None if values is None else list(values)


# Made once: a million documents have a billion cells.
READERS = {
    table.name: tuple((column.name, reader(column)) for column in table.columns) for table in tables.DOCUMENT_TABLES
}
