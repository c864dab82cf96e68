"""The files of a release as the page lists them for download."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.release.describe import describe_file
from pipelines.release.facts import Release

# The page comes after all files but this one, and is none to be downloaded.
NOT_LISTED = {"SHA256SUMS", "index.html"}


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the release; `rows` is None for what is no table."""

    path: str
    rows: int | None
    bytes: int
    sha256: str


def list_files(folder: Path, release: Release) -> list[FileLine]:
    """Return the tables and models, then the files beside them by name."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name not in NOT_LISTED)
    tables = [FileLine(table.path, table.rows, table.bytes, table.sha256) for table in release.tables]
    others = [describe_file(folder, name) for name in names]
    return [*tables, *(FileLine(file.path, None, file.bytes, file.sha256) for file in others)]
