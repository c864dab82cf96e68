"""Reads what a release holds from its own files, and the meanings from where tables and models are declared."""

import datetime
import hashlib
import importlib.metadata
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.capture import Source, read_source
from pipelines.errors import UserError
from pipelines.parse.version import PARSER_VERSION
from pipelines.release.facts import (
    CaptureFacts,
    ColumnFacts,
    Coverage,
    FileFacts,
    Maker,
    SourceFacts,
    TableFacts,
)
from pipelines.release.selection import LeftOut
from pipelines.schema import Table, sql_type
from pipelines.sql import Model, read_macros, read_models
from pipelines.tables import RUN_LEDGER, TABLES

CAPTURES_SQL = """
SELECT
    count(*),
    count(*) FILTER (status = 'parsed'),
    count(*) FILTER (status = 'duplicate'),
    count(*) FILTER (status = 'rejected')
FROM captures
"""
COVERAGE_SQL = """
SELECT
    count(*),
    (SELECT count(*) FROM works),
    count(DISTINCT issuing_body_id),
    min(issue_date)::VARCHAR,
    max(issue_date)::VARCHAR
FROM documents
"""
SOURCES_SQL = """
SELECT
    source,
    count(*),
    count(documents.document_id),
    strftime(min(captured_at), '%Y-%m-%dT%H:%M:%SZ'),
    strftime(max(captured_at), '%Y-%m-%dT%H:%M:%SZ')
FROM captures
LEFT JOIN documents USING (capture_id)
GROUP BY source
ORDER BY source
"""


def describe_tables(release: Path) -> tuple[TableFacts, ...]:
    """Return the facts of each table, then of each model, from the files below `release`."""
    tables = [describe_table(release, table) for table in TABLES]
    return (*tables, *(describe_model(release, model) for model in read_models()))


def describe_table(release: Path, table: Table) -> TableFacts:
    """Return the facts of a table of the contract."""
    path = release / "data" / f"{table.name}.parquet"
    declared = {column.name: column for column in table.columns}
    nulls = null_counts(path)
    columns = tuple(
        ColumnFacts(
            name=field.name,
            type=sql_type(field.type),
            description=declared[field.name].doc,
            required=declared[field.name].required,
            null_count=nulls[field.name],
            references=declared[field.name].references,
            vocabulary=declared[field.name].vocabulary,
        )
        for field in pq.read_schema(path)
    )
    return TableFacts(
        name=table.name,
        kind="table",
        path=path.relative_to(release).as_posix(),
        description=table.grain,
        caveats=None,
        rows=pq.read_metadata(path).num_rows,
        bytes=path.stat().st_size,
        sha256=hash_file(path),
        key=table.key,
        sort=table.order,
        columns=columns,
    )


def describe_model(release: Path, model: Model) -> TableFacts:
    """Return the facts of a model; the file knows no column of it that is never NULL."""
    path = release / "models" / f"{model.name}.parquet"
    docs, nulls = dict(model.columns), null_counts(path)
    columns = tuple(
        ColumnFacts(field.name, sql_type(field.type), docs[field.name], False, nulls[field.name], None, None)
        for field in pq.read_schema(path)
    )
    return TableFacts(
        name=model.name,
        kind="model",
        path=path.relative_to(release).as_posix(),
        description=model.doc,
        caveats=model.caveats,
        rows=pq.read_metadata(path).num_rows,
        bytes=path.stat().st_size,
        sha256=hash_file(path),
        key=model.key,
        sort=(*model.sort, *model.key),
        columns=columns,
    )


def describe_file(release: Path, name: str) -> FileFacts:
    """Return the facts of a file that is no table."""
    path = release / name
    return FileFacts(name, path.stat().st_size, hash_file(path))


def describe_captures(con: duckdb.DuckDBPyConnection, left_out: LeftOut) -> CaptureFacts:
    """Return what became of the captures, on a connection that sees the release."""
    seen, parsed, duplicate, rejected = con.execute(CAPTURES_SQL).fetchall()[0]
    return CaptureFacts(seen, parsed, duplicate, rejected, left_out.withdrawn, left_out.synthetic)


def describe_coverage(con: duckdb.DuckDBPyConnection) -> Coverage:
    """Return which documents the release covers."""
    return Coverage(*con.execute(COVERAGE_SQL).fetchall()[0])


def describe_sources(con: duckdb.DuckDBPyConnection, raw: Path) -> tuple[SourceFacts, ...]:
    """Return what is known of each source; of those that `raw` says nothing about, the name."""
    said = {source.name: source for source in read_sources(raw)}
    return tuple(
        SourceFacts(name, known.homepage, known.licence, known.notes, captures, documents, first, last)
        for name, captures, documents, first, last in con.execute(SOURCES_SQL).fetchall()
        for known in [said.get(name, Source(name=name))]
    )


def read_sources(raw: Path) -> list[Source]:
    """Return the sources below `raw`, none where there is no such folder."""
    folders = sorted(path for path in raw.iterdir() if path.is_dir()) if raw.is_dir() else []
    return [read_source(folder) for folder in folders if not folder.name.startswith(".")]


def describe_maker() -> Maker:
    """Return the versions of what writes a release here and now."""
    return Maker(importlib.metadata.version("vanban"), PARSER_VERSION, duckdb.__version__, pa.__version__)


def macro_signatures() -> tuple[str, ...]:
    """Return the macros of the DuckDB file with their parameters, by name."""
    return tuple(
        sorted(macro.sql.partition(" AS")[0].removeprefix("CREATE OR REPLACE MACRO ") for macro in read_macros())
    )


def find_day(release: Path) -> datetime.date:
    """Return the day (UTC) of the last run that made the tables; UserError where no run was recorded."""
    ledger = release / "data" / f"{RUN_LEDGER.name}.parquet"
    started = pq.read_table(ledger, columns=["started_at"]).column(0)
    found: datetime.datetime | None = pc.max(started).as_py()
    if found is None:
        raise UserError("Nothing says on which day the tables were made; give the day of release with --date.")
    return found.astimezone(datetime.UTC).date()


def null_counts(path: Path) -> dict[str, int | None]:
    """Return how many values of each column are NULL by the file's own statistics, None where it has none."""
    with pq.ParquetFile(path) as file:
        metadata, names = file.metadata, file.schema_arrow.names
    counts: dict[str, int | None] = dict.fromkeys(names)
    for place in range(metadata.num_columns if metadata.num_row_groups else 0):
        name = metadata.row_group(0).column(place).path_in_schema
        if name in counts:  # of a list the file counts elements
            counts[name] = null_count(metadata, place)
    return counts


def null_count(metadata: pq.FileMetaData, place: int) -> int | None:
    """Return the number of NULLs in one column of a file, None unless every row group says its own."""
    total = 0
    for group in range(metadata.num_row_groups):
        statistics = metadata.row_group(group).column(place).statistics
        if statistics is None or statistics.null_count is None:
            return None
        total += statistics.null_count
    return total


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, hex."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
