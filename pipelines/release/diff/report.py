"""Changes as people read them in a terminal, and as files: changes.parquet and changes.json."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from rich.console import Console

from pipelines.parquet import write_parquet
from pipelines.release.diff.changes import CHANGES, KINDS, Changes
from pipelines.release.manifest import write_json
from pipelines.terminal import result_table

SUMMARY = "changes.json"
PARQUET = "changes.parquet"
BATCH_ROWS = 10_000
SHOWN = ("kind", "document_id", "number", "table", "column", "old", "new", "row_count", "reason")


def write_changes(changes: Changes, path: Path) -> int:
    """Write all changes as Parquet and return how many there are."""
    with changes.con.sql("SELECT * FROM listed ORDER BY ordinal").to_arrow_reader(BATCH_ROWS) as rows:
        return write_parquet(rows, CHANGES.arrow(), path, CHANGES.row_group_rows)


def write_summary(changes: Changes, path: Path) -> None:
    """Write what changed in figures as JSON: changes by kind, rows by table, the schema, the withdrawn contents."""
    write_json(path, summary(changes))


def summary(changes: Changes) -> dict[str, object]:
    """Return what changed in figures, as JSON has it."""
    return {
        "old": changes.old.version,
        "new": changes.new.version,
        "counts": changes.counts,
        "rows": [{"table": name, "old": old, "new": new} for name, old, new in changes.row_counts()],
        "schema": [dataclasses.asdict(change) for change in changes.schema],
        "withdrawn": [dataclasses.asdict(withdrawn) for withdrawn in changes.new.withdrawn],
    }


def write_json_lines(changes: Changes, out: IO[str]) -> None:
    """Write the figures and then every change as one JSON object, a change a line."""
    out.write(json.dumps(summary(changes), ensure_ascii=False)[:-1] + ', "changes": [')
    names = CHANGES.column_names()
    for place, row in enumerate(listed_rows(changes, names)):
        line = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str)
        out.write((",\n" if place else "\n") + line)
    out.write("\n]}\n")


def listed_rows(changes: Changes, names: tuple[str, ...], limit: int | None = None) -> Iterator[tuple[object, ...]]:
    """Yield the changes in their order, these columns of them."""
    columns = ", ".join(f'"{name}"' for name in names)
    rows = changes.con.execute(
        f"SELECT {columns} FROM listed ORDER BY ordinal" + ("" if limit is None else f" LIMIT {limit}")
    )
    while batch := rows.fetchmany(BATCH_ROWS):
        yield from batch


def print_changes(console: Console, changes: Changes, limit: int) -> None:
    """Print what changed: counts by kind, rows by table, the schema, and the first `limit` changes."""
    console.print(f"From {changes.old.version} to {changes.new.version}", highlight=False, style="bold")
    counts = [(kind, changes.counts[kind], meaning) for kind, meaning in KINDS.items() if changes.counts[kind]]
    if counts:
        console.print(result_table("Changes", ("kind", "rows", "meaning"), counts))
    else:
        console.print("No document and no link has changed.")
    rows = [(name, old, new) for name, old, new in changes.row_counts() if old != new]
    if rows:
        console.print(result_table("Rows of tables", ("table", changes.old.version, changes.new.version), rows))
    for change in changes.schema:
        console.print(f"{'BREAKS READERS: ' if change.is_breaking else ''}{change}", highlight=False)
    total = sum(changes.counts.values())
    if total:
        console.print(result_table("Each change", SHOWN, list(listed_rows(changes, SHOWN, limit))))
    if total > limit:
        console.print(f"{total - limit} more; --limit {total} or --format json gives all.", highlight=False)


def summary_lines(changes: Changes) -> list[str]:
    """Return what changed as lines of Markdown, none for a kind that did not occur."""
    lines = [f"- {count} × `{kind}`: {KINDS[kind]}" for kind, count in changes.counts.items() if count]
    lines += [f"- {'**breaking**: ' if change.is_breaking else ''}`{change}`" for change in changes.schema]
    return lines or ["- No document, link or column has changed."]
