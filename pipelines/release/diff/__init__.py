"""What changed from one release to the next, in terms of documents: for people, for machines, for feed readers."""

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
    "write_changes",
    "write_feed",
    "write_json_lines",
    "write_summary",
]
