"""What a release holds, as read from its own files: the one source of manifest.json and of all other metadata."""

from dataclasses import dataclass

from pipelines.release.withdrawn import Withdrawal


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """A column as its file has it; `type` is DuckDB's, `null_count` None where the file does not say."""

    name: str
    type: str
    description: str
    required: bool
    null_count: int | None
    references: str | None
    vocabulary: str | None


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A Parquet file: `kind` is table or model; rows are sorted by `sort`; the rest is what a reader needs to know."""

    name: str
    kind: str
    path: str
    description: str
    caveats: str | None
    rows: int
    bytes: int
    sha256: str
    key: tuple[str, ...]
    sort: tuple[str, ...]
    columns: tuple[ColumnFacts, ...]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file that is no table."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A source: what its source.yaml says, how many captures and documents come from it, and from when they are."""

    source: str
    homepage: str | None
    licence: str | None
    notes: str | None
    captures: int
    documents: int
    first_captured_at: str | None
    last_captured_at: str | None


@dataclass(frozen=True, slots=True)
class CaptureFacts:
    """What became of the captures; `rejected` includes `withdrawn`; `synthetic` ones are not in the release at all."""

    seen: int
    parsed: int
    duplicate: int
    rejected: int
    withdrawn: int
    synthetic: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many documents of how many bodies, and between which dates of issue (ISO 8601)."""

    documents: int
    works: int
    issuing_bodies: int
    first_issue_date: str | None
    last_issue_date: str | None


@dataclass(frozen=True, slots=True)
class Allowance:
    """Objections to the release that were overruled, and the reason why."""

    reason: str
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Maker:
    """The versions of what wrote the release."""

    vanban: str
    parser: str
    duckdb: str
    pyarrow: str


@dataclass(frozen=True, slots=True)
class Release:
    """All that manifest.json says of a release; `previous` is the version that changes.parquet starts from."""

    name: str
    version: str
    date: str
    schema_version: str
    previous: str | None
    has_texts: bool
    has_page: bool
    coverage: Coverage
    captures: CaptureFacts
    sources: tuple[SourceFacts, ...]
    withdrawn: tuple[Withdrawal, ...]
    allowance: Allowance | None
    made_by: Maker
    macros: tuple[str, ...]
    tables: tuple[TableFacts, ...]
    files: tuple[FileFacts, ...]

    def data_files(self) -> tuple[TableFacts | FileFacts, ...]:
        """Return the tables and models, then the other files of data."""
        return (*self.tables, *self.files)

    def table(self, name: str) -> TableFacts | None:
        """Return a table or model by name, None where the release has none of that name."""
        return next((table for table in self.tables if table.name == name), None)
