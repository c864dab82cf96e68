"""What became of the items of raw/: counted by reason and source, with examples and what to do."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from rich.console import Console

from pipelines.sql import query
from pipelines.vocab import read_vocabulary

SAMPLES = 3
FATES_SQL = """
WITH counted AS (
    SELECT
        coalesce(reason, status) AS code, source, count(*) AS item_count, sum(byte_count)::BIGINT AS byte_count,
        list(path ORDER BY path)[1:{samples}] AS sample_paths
    FROM captures
    WHERE status = '{status}'
    GROUP BY ALL
)
SELECT code AS reason, source, item_count, byte_count, sample_paths, meaning, remedy AS what_to_do
FROM counted
LEFT JOIN ({words}) AS words USING (code)
ORDER BY sum(item_count) OVER (PARTITION BY code) DESC, code, item_count DESC, source
"""


@dataclass(frozen=True, slots=True)
class Fate:
    """Items of one source that met the same fate: how many, their bytes where known, the first paths."""

    reason: str
    source: str
    item_count: int
    byte_count: int | None
    sample_paths: list[str]
    meaning: str | None
    what_to_do: str | None


def count_fates(database: Path, status: str) -> pa.RecordBatchReader:
    """Return the items of a status as rows of Fate, the most frequent reason first; SqlError without a database."""
    return query(database, FATES_SQL.format(samples=SAMPLES, words=words_sql(), status=status))


def words_sql() -> str:
    """Return the meaning of each status and reason, and what to do about it, as an SQL query."""
    remedies = {row["code"]: row["remedy"] for row in read_vocabulary("remedies")}
    codes = [row for row in read_vocabulary("codes") if row["list"] in ("capture_status", "reject_reason")]
    rows = (", ".join(map(literal, (row["code"], row["meaning"], remedies.get(row["code"])))) for row in codes)
    return f"SELECT * FROM (VALUES {', '.join(f'({row})' for row in rows)}) AS listed (code, meaning, remedy)"


def literal(text: str | None) -> str:
    """Return a text as SQL writes it."""
    return "NULL" if text is None else "'" + text.replace("'", "''") + "'"


def print_fates(rows: pa.RecordBatchReader, status: str, console: Console) -> None:
    """Print one block a reason: what it means, what to do, and how many items of which sources, with examples."""
    fates = [Fate(**row) for row in rows.read_all().to_pylist()]
    if not fates:
        console.print(f"No item is {status}.", highlight=False)
    for place, fate in enumerate(fates):
        if place == 0 or fates[place - 1].reason != fate.reason:
            total = sum(other.item_count for other in fates if other.reason == fate.reason)
            console.print(f"\n[bold]{fate.reason}[/bold]: {total:,}", highlight=False)
            for line in filter(None, (fate.meaning, fate.what_to_do)):
                console.print(f"  {line}", highlight=False, markup=False, soft_wrap=True)
        shown = ", ".join(fate.sample_paths) + (" …" if fate.item_count > len(fate.sample_paths) else "")
        size = "" if fate.byte_count is None else f", {fate.byte_count:,} bytes"
        line = f"  {fate.source or '(no source)'}: {fate.item_count:,} item{'s' * (fate.item_count > 1)}{size}: {shown}"
        console.print(line, highlight=False, markup=False, soft_wrap=True)
