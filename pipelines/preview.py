"""A few rows for people to look at, as a Markdown table."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from pipelines.schema import sql_type

PREVIEW_ROWS = 5
CELL_CHARACTERS = 60


def preview(path: Path) -> str:
    """Return the first rows of a Parquet file as a Markdown table, long cells cut."""
    file = pq.ParquetFile(path)
    batch = next(file.iter_batches(batch_size=PREVIEW_ROWS), None)
    rows = zip(*(column.to_pylist() for column in batch.columns), strict=True) if batch is not None else ()
    return markdown_table(file.schema_arrow.names, rows)


def described_columns(path: Path) -> list[tuple[str, str, str]]:
    """Return name, DuckDB type and meaning of each column of a Parquet file of ours."""
    fields = pq.read_schema(path)
    return [(f.name, sql_type(f.type), (f.metadata or {}).get(b"description", b"").decode()) for f in fields]


def markdown_table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as a Markdown table."""
    lines = [names, ["---"] * len(names), *([cell(value) for value in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cell(value: object) -> str:
    """Return a value as the text of one table cell, in one line and not longer than 60 characters."""
    if value is None:
        return ""
    text = " ".join(str(value)[: CELL_CHARACTERS * 4].split()).replace("|", "\\|")
    return text if len(text) <= CELL_CHARACTERS else text[: CELL_CHARACTERS - 1] + "…"
