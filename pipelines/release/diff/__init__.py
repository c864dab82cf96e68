"""What changed from one release to the next, in terms of documents: for people, for machines, for feed readers."""

from pathlib import Path

from pipelines.release.diff.changes import CHANGES, Changes, find_changes
from pipelines.release.diff.feed import FEED, write_feed
from pipelines.release.diff.report import (
    PARQUET,
    SUMMARY,
    print_changes,
    summary_lines,
    write_changes,
    write_json_lines,
    write_summary,
)

__all__ = [
    "CHANGES",
    "FEED",
    "PARQUET",
    "SUMMARY",
    "Changes",
    "find_changes",
    "print_changes",
    "summary_lines",
    "write_diff",
    "write_json_lines",
]


def write_diff(changes: Changes, folder: Path) -> None:
    """Write the changes into a folder: each one as Parquet, figures as JSON, documents as an Atom feed."""
    write_changes(changes, folder / PARQUET)
    write_summary(changes, folder / SUMMARY)
    write_feed(changes, folder / FEED)
