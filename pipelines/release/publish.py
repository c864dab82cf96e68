"""The folder of releases: each version appears whole or not at all, and `latest` moves last."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import UserError
from pipelines.files import swap_link, sync
from pipelines.release.order import Version, match_version

LATEST = "latest"
PART = ".part"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder that holds one folder a version, and the link `latest`."""

    root: Path

    def versions(self) -> list[Version]:
        """Return the versions that are there, lowest first."""
        found = (match_version(path.name) for path in self.root.iterdir() if path.is_dir() and not path.is_symlink())
        return sorted(version for version in found if version)

    def before(self, version: Version) -> Path | None:
        """Return the folder of the highest version below `version`, None where it is the first one."""
        lower = [found for found in self.versions() if found < version]
        return self.root / str(lower[-1]) if lower else None

    def settle(self) -> None:
        """Clear away what a killed release left half written, and finish one that died before `latest` moved."""
        for part in self.root.glob(f".*{PART}"):
            if part.is_symlink() or part.is_file():
                part.unlink()
            else:
                shutil.rmtree(part)
        versions = self.versions()
        if versions:
            self.point_latest(versions[-1])

    def point_latest(self, version: Version) -> None:
        """Let `latest` lead to a version, in one step."""
        link = self.root / LATEST
        if link.exists() and not link.is_symlink():
            raise UserError(f"{link} is no link of ours; move it away and release again.")
        if not link.is_symlink() or link.readlink() != Path(str(version)):
            swap_link(link, str(version))
            sync_folder(self.root)


@contextmanager
def open_shelf(root: Path) -> Iterator[Shelf]:
    """Hold the folder of releases for writing; UserError if another release is being made or it can't be written."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        handle = (root / ".lock").open("a", encoding="utf-8")
    except OSError as error:
        raise UserError(f"{root} can't be written to ({error.strerror}); name another folder with --out.") from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UserError(f"Another release is being written to {root}; wait until it ends.") from error
        shelf = Shelf(root)
        shelf.settle()
        yield shelf


@contextmanager
def new_release(shelf: Shelf, version: Version) -> Iterator[Path]:
    """Yield an empty folder; when the block ends well it becomes the version's, whole and on the disk."""
    folder = shelf.root / str(version)
    if folder.exists():
        raise UserError(f"{folder} is there already, and what is published never changes; take the next version.")
    part = shelf.root / f".{version}{PART}"
    part.mkdir()
    try:
        yield part
        sync(part)
        part.rename(folder)
        sync_folder(shelf.root)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    shelf.point_latest(shelf.versions()[-1])


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
