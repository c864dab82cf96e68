"""What the Dagster UI shows of a file: its first rows, its columns, what it cost."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from pipelines.engine import ShardReport
from pipelines.ledger import Entry
from pipelines.schema import sql_type

PREVIEW_ROWS = 5
CELL_CHARACTERS = 60
SHARDS_SHOWN = 50


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


def cost_shown(entry: Entry | None) -> dict[str, int | float]:
    """Return a row of the ledger by what people call its cells; nothing for a file that this run had not to make."""
    if entry is None:
        return {}
    shown = {
        "documents in": entry.documents_in,
        "documents out": entry.documents_out,
        "documents rejected": entry.documents_rejected,
        "seconds": round(entry.seconds, 3),
        "CPU seconds": round(entry.cpu_seconds, 3),
        "peak RSS, bytes": entry.peak_rss_bytes,
        "bytes in": entry.bytes_in,
        "bytes out": entry.bytes_out,
    }
    return {name: value for name, value in shown.items() if value is not None}


def shard_table(shards: Iterable[ShardReport]) -> str:
    """Return the dearest shards as a Markdown table; the ledger has them all."""
    heads = ("shard", "texts", "documents", "failures", "seconds", "CPU seconds", "peak RSS, MB")
    dearest = sorted(shards, key=lambda shard: -shard.cost.cpu_seconds)[:SHARDS_SHOWN]
    return markdown_table(heads, map(shard_cells, dearest))


def shard_cells(shard: ShardReport) -> tuple[str | int | float, ...]:
    """Return what is shown of a shard."""
    cost = shard.cost
    counts = (shard.pack, shard.texts, shard.documents, shard.failures)
    return (*counts, round(cost.seconds, 2), round(cost.cpu_seconds, 2), cost.peak_rss_bytes // 1_000_000)


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
