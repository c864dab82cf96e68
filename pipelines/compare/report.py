"""What `vanban compare` prints: counts and changes as tables, or all of it as JSON."""

import json
from dataclasses import asdict
from itertools import islice
from typing import IO

from rich.console import Console

from pipelines.compare.difference import Difference
from pipelines.terminal import result_table


def print_difference(console: Console, difference: Difference, limit: int) -> None:
    """Print how much changed, and the first `limit` changes; then how many more there are."""
    total = sum(count.rows for count in difference.counts)
    same = difference.documents - difference.changed_documents
    console.print(
        f"{difference.documents} documents on both sides: {difference.changed_documents} changed, {same} the same.",
        highlight=False,
    )
    for name in difference.skipped:
        console.print(f"{name} is on one side only and was not compared.", highlight=False)
    if not total:
        return
    counts = [(c.table, c.change, c.column, c.documents, c.rows) for c in difference.counts]
    console.print(result_table("Counts", ("table", "change", "column", "documents", "rows"), counts))
    rows = [
        (c.document_id, c.table, c.change, c.column, c.span_start, c.old, c.new)
        for c in islice(difference.changes(), limit)
    ]
    names = ("document_id", "table", "change", "column", "at", "old", "new")
    console.print(result_table("Changes", names, rows))
    if total > limit:
        console.print(f"{total - limit} more changes; --limit {total} or --format json gives all.", highlight=False)


def write_difference(out: IO[str], difference: Difference) -> None:
    """Write counts and all changes as one JSON object, a change a line, however many there are."""
    head = {
        "documents": difference.documents,
        "changed_documents": difference.changed_documents,
        "skipped_tables": difference.skipped,
        "counts": [asdict(count) for count in difference.counts],
    }
    out.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "changes": [')
    for place, change in enumerate(difference.changes()):
        out.write((",\n" if place else "\n") + json.dumps(asdict(change), ensure_ascii=False))
    out.write("\n]}\n")
