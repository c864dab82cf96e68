"""What the parser returns: frozen rows whose field names are the columns of the tables.

Every `span_*`, `text_*` and `body_*` is a half-open code-point offset in the parsed text. References between rows
(`parent`, `section`, `subject`) are the ordinal of the other row; ids are given later, when the document has one.
Rows of which a page has dozens are named tuples, since they are made five times as fast as frozen dataclasses
(docs/decisions/0015).
"""

import datetime
from dataclasses import dataclass, fields
from typing import NamedTuple

from pipelines.parse.version import PARSER_VERSION


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as a text gives it: year, month, day, or an interval of days; `str()` is ISO 8601."""

    year: int
    month: int | None = None
    day: int | None = None
    end: "PartialDate | None" = None

    @property
    def full(self) -> datetime.date | None:
        """The calendar date, if year, month and day of one day are known."""
        if self.month is None or self.day is None or self.end is not None:
            return None
        return datetime.date(self.year, self.month, self.day)

    def __str__(self) -> str:
        if self.month is not None and self.day is not None and self.end is None:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        parts = f"{self.year:04d}"
        if self.month is not None:
            parts += f"-{self.month:02d}"
        if self.day is not None:
            parts += f"-{self.day:02d}"
        return f"{parts}/{self.end}" if self.end else parts


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about a page besides its text.

    `layout` is the lay-out that the source's pages are said to have; a page that reads otherwise gets the issue
    unexpected_layout. `page_metadata` are (field, value) pairs from
    `<title>`, JSON-LD and the like, which become witnesses without a span. `encoding` is what the text was read from:
    steps that lose letters make the issues restored_capitals and cut_text.
    """

    layout: str | None = None
    page_metadata: tuple[tuple[str, str], ...] = ()
    encoding: str | None = None


class Evidence(NamedTuple):
    """One witness of a metadata value. `field` is a column of documents, `value` its text (dates as ISO 8601)."""

    field: str
    value: str
    zone: str
    span_start: int | None
    span_end: int | None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Issuer:
    """One issuing body of a document."""

    issuing_body_id: str | None
    printed: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block: who signs, with what office, in what capacity, for which body.

    `capacities` are all of them, outermost first; `printed` are the titles as they stand, lines joined by ` / `.
    """

    signer: str | None
    title: str | None
    capacity: str | None
    body: str | None
    span_start: int
    span_end: int
    capacities: tuple[str, ...] = ()
    printed: str | None = None


class Section(NamedTuple):
    """One unit of the body. `parent` is the ordinal of the enclosing section, None for roots."""

    parent: int | None
    depth: int
    level: str
    label: str | None
    number: str | None
    path: str
    heading: str | None
    text: str | None
    text_start: int | None
    text_end: int | None
    zone: str
    span_start: int
    span_end: int


class Citation(NamedTuple):
    """One reference. `section` and `subject` are ordinals of a section and of the citation that is the subject."""

    zone: str
    text: str
    span_start: int
    span_end: int
    document_type: str | None = None
    number: str | None = None
    number_key: str | None = None
    name: str | None = None
    issue_date: PartialDate | None = None
    issuing_body_id: str | None = None
    term: str | None = None
    pinpoint: str | None = None
    relation: str = "cites"
    relation_text: str | None = None
    is_self: bool = False
    section: int | None = None
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """One other document or news item that the page offers. Missing cells are None, never shifted."""

    kind: str
    span_start: int
    span_end: int
    title: str | None = None
    number: str | None = None
    number_key: str | None = None
    document_type: str | None = None
    subject: str | None = None
    issue_date: PartialDate | None = None
    effective_date: PartialDate | None = None
    file_url: str | None = None
    agency: str | None = None
    teaser: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """One doubt, said in a sentence; the span is None where it has no place."""

    code: str
    severity: str
    detail: str
    span_start: int | None = None
    span_end: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """All that the parser read in one page. `is_document` is False where the page holds no official document."""

    is_document: bool
    layout: str
    title: str | None = None
    subject: str | None = None
    number: str | None = None
    number_key: str | None = None
    serial: int | None = None
    number_year: int | None = None
    type_code: str | None = None
    body_codes: tuple[str, ...] = ()
    document_type: str | None = None
    document_type_en: str | None = None
    system: str | None = None
    field: str | None = None
    issue_date: PartialDate | None = None
    effective_date: PartialDate | None = None
    effective_basis: str | None = None
    issuing_body_id: str | None = None
    issuing_body: str | None = None
    issuing_body_en: str | None = None
    issuing_body_printed: str | None = None
    letterhead_body: str | None = None
    superior_body_id: str | None = None
    superior_body: str | None = None
    term: str | None = None
    place: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    signing_capacity: str | None = None
    body_start: int | None = None
    body_end: int | None = None
    issuers: tuple[Issuer, ...] = ()
    signatures: tuple[Signature, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    related_links: tuple[RelatedLink, ...] = ()
    issues: tuple[Issue, ...] = ()
    parser_version: str = PARSER_VERSION


# Makes a named tuple of its values in half the time that calling it takes: `new_row(Section, (…))`.
new_row = tuple.__new__


def columns_of(row: object) -> dict[str, object]:
    """Return the values of a row by column, whichever kind of row it is."""
    if isinstance(row, Section | Evidence | Citation):
        return row._asdict()
    return {field.name: getattr(row, field.name) for field in fields(row)}  # type: ignore[arg-type]
