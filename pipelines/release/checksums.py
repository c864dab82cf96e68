"""SHA256SUMS: every file of a release with its hash, as `sha256sum --check` reads it."""

import re
from pathlib import Path

from pipelines.release.describe import hash_file

SUMS = "SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64}) [ *](.{1,1000})")


def write_checksums(folder: Path) -> None:
    """Write SHA256SUMS over all other files below `folder`."""
    lines = [f"{hash_file(folder / name)}  {name}\n" for name in list_files(folder) if name != SUMS]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def list_files(folder: Path) -> list[str]:
    """Return the paths of all files below `folder`, relative to it, by name."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def read_checksums(folder: Path) -> dict[str, str]:
    """Return the hashes that SHA256SUMS gives, by path; ValueError names a line that is none."""
    sums = {}
    for number, line in enumerate((folder / SUMS).read_text(encoding="utf-8").splitlines(), 1):
        found = LINE.fullmatch(line)
        if not found:
            raise ValueError(f"line {number} is no checksum")
        sums[found[2]] = found[1]
    return sums
