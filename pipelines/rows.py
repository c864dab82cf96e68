"""A parsed document as rows of the tables: here ids are given and references become ids."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import cast

from pipelines import tables
from pipelines.parse.model import ParsedDocument, PartialDate
from pipelines.schema import DATE, LIST, Column, Table

Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table: what the parser made of each, and the columns that it could not know, as many cells each."""

    sources: Sequence[object]
    given: Mapping[str, Cells]

    def columns(self, table: Table) -> list[Cells]:
        """Return the cells of each column of `table`, in declared order: those given, the others from the sources."""
        said = by_attribute(self.sources)
        return [
            self.given[name] if name in self.given else turned(said(attribute))
            for name, (attribute, turned) in READERS[table.name].items()
        ]


def rows_of(parsed: ParsedDocument, document_id: str, capture_id: str | None) -> dict[str, Rows]:
    """Return the rows of every table in `tables.DOCUMENT_TABLES`.

    `capture_id` may be None where the capture is not known yet (shards are written before duplicates are).
    """
    section_ids = [f"{document_id}#{section.path}" for section in parsed.sections]
    citation_ids = [f"{document_id}@{ordinal}" for ordinal in range(len(parsed.citations))]
    link_ids = [f"{document_id}+{ordinal}" for ordinal in range(len(parsed.related_links))]
    parents = [named(section.parent, section_ids) for section in parsed.sections]
    citing = [named(citation.section, section_ids) for citation in parsed.citations]
    subjects = [named(citation.subject, citation_ids) for citation in parsed.citations]
    return {
        "documents": document_rows(parsed, document_id, capture_id),
        "document_issuers": numbered(parsed.issuers, document_id),
        "signatures": numbered(parsed.signatures, document_id),
        "field_evidence": numbered(parsed.evidence, document_id),
        "sections": numbered(parsed.sections, document_id, section_id=section_ids, parent_id=parents),
        "citations": numbered(
            parsed.citations, document_id, citation_id=citation_ids, section_id=citing, subject_citation_id=subjects
        ),
        "related_links": numbered(parsed.related_links, document_id, link_id=link_ids),
        "issues": numbered(parsed.issues, document_id, capture_id=[capture_id] * len(parsed.issues)),
    }


def joined(parts: Sequence[Rows]) -> Rows:
    """Return the rows of several documents as those of one; `parts` is not empty."""
    sources = [source for part in parts for source in part.sources]
    given = {name: [cell for part in parts for cell in part.given[name]] for name in parts[0].given}
    return Rows(sources, given)


def document_rows(parsed: ParsedDocument, document_id: str, capture_id: str | None) -> Rows:
    """Return the row of `documents`."""
    given: dict[str, Cells] = {
        "document_id": (document_id,),
        "capture_id": (capture_id,),
        "section_count": (len(parsed.sections),),
        "citation_count": (len(parsed.citations),),
        "issue_count": (len(parsed.issues),),
    }
    return Rows((parsed,), given)


def numbered(sources: Sequence[object], document_id: str, **given: Cells) -> Rows:
    """Return rows that have the document's id and their place among the rows of the document."""
    count = len(sources)
    return Rows(sources, {"document_id": [document_id] * count, "ordinal": range(count), **given})


def by_attribute(sources: Sequence[object]) -> Callable[[str], Cells]:
    """Return what gives an attribute of all sources, which are of one kind; tuples are turned round at once."""
    if sources and isinstance(sources[0], tuple):
        columns = zip(*cast("Sequence[tuple[object, ...]]", sources), strict=True)
        return dict(zip(sources[0]._fields, columns, strict=True)).__getitem__  # type: ignore[attr-defined]
    return lambda name: list(map(attrgetter(name), sources))


def reader(column: Column) -> tuple[str, Callable[[Cells], Cells]]:
    """Return which attribute a column says, and what its cells are made by; `_date` and `_date_text` share one date."""
    if column.name.endswith("_date_text"):
        return column.name.removesuffix("_text"), lambda dates: [text_of(date) for date in dates]
    if column.type == DATE:
        return column.name, lambda dates: [day_of(date) for date in dates]
    if column.type == LIST:
        return column.name, lambda lists: [list_of(values) for values in lists]
    return column.name, as_it_is


def as_it_is(cells: Cells) -> Cells:
    """Return cells that need no turning."""
    return cells


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


# Made once: a million documents have a billion cells. A column that is given is never read.
READERS = {table.name: {column.name: reader(column) for column in table.columns} for table in tables.DOCUMENT_TABLES}
