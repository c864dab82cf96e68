"""A warehouse folder: generations of files, the one link that readers follow, and the lock that keeps writers apart.

    warehouse/.generations/000007/{data,models,vanban.duckdb,fingerprints.json}
    warehouse/data           -> .generations/000007/data       the one link that a run switches
    warehouse/models         -> data/../models
    warehouse/vanban.duckdb  -> data/../vanban.duckdb

A generation is built in a folder of its own and never changed once readers can see it. Files that stay the same are
hard links to those of the generation before.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from pipelines.errors import UserError
from pipelines.files import replaced, swap_link, sync
from pipelines.store import Store

DATABASE = "vanban.duckdb"
FINGERPRINTS = "fingerprints.json"
NOT_IN_PATHS = frozenset("?\\")


@dataclass(frozen=True, slots=True)
class Warehouse:
    """The folder `root` as readers and writers find it."""

    root: Path

    @property
    def data(self) -> Path:
        """The folder of tables, as Parquet."""
        return self.root / "data"

    @property
    def models(self) -> Path:
        """The folder of models, as Parquet."""
        return self.root / "models"

    @property
    def database(self) -> Path:
        """The DuckDB file with all tables and models."""
        return self.root / DATABASE

    @property
    def store(self) -> Store:
        """What runs remember."""
        return Store(self.root / ".store")

    @property
    def generations(self) -> Path:
        """The folder of generations."""
        return self.root / ".generations"

    @property
    def spill(self) -> Path:
        """The folder for rows that find no room in memory, for the time of a run."""
        return self.root / ".spill"

    @property
    def current(self) -> Path | None:
        """The generation that readers see, None before the first run."""
        return self.data.resolve().parent if self.data.is_symlink() and self.data.is_dir() else None

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the warehouse for writing; the lock dies with its process.

        Raises UserError if another run holds it, or if the folder can't be a warehouse.
        """
        with self.open_lock() as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                handle.seek(0)
                holder = handle.read().strip() or "unknown"
                raise UserError(
                    f"Another run (process {holder}) is writing to {self.root}; "
                    "wait until it ends, or name another folder with --warehouse."
                ) from error
            handle.truncate(0)
            handle.write(str(os.getpid()))
            handle.flush()
            yield

    def open_lock(self) -> TextIO:
        """Open the file that runs lock, in a folder made for it if need be; UserError if that can't be done."""
        if self.data.exists() and not self.data.is_symlink():
            raise UserError(f"{self.data} was not written by vanban; name another folder with --warehouse.")
        if set(str(self.root.absolute())) & NOT_IN_PATHS:
            raise UserError(f"DuckDB can't write below a path with ? or \\ in it ({self.root}); name another folder.")
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            return (self.root / ".lock").open("a+", encoding="utf-8")
        except OSError as error:
            raise UserError(
                f"{self.root} can't be written to ({error.strerror}); name another folder with --warehouse."
            ) from error

    def begin(self) -> "Generation":
        """Return the next generation, and clear away what killed runs left behind; only under the lock."""
        for folder in self.generations.glob(".*"):
            shutil.rmtree(folder)
        for link in self.root.glob(".*.part"):
            link.unlink()
        shutil.rmtree(self.spill, ignore_errors=True)
        self.store.drop_parts()
        return Generation(self)

    def numbered(self) -> list[Path]:
        """Return the folders of generations, oldest first."""
        return sorted(path for path in self.generations.glob("[0-9]*") if path.is_dir())


@dataclass(slots=True)
class Generation:
    """The next generation of a warehouse. Until the first write it is the present one; then a folder of its own."""

    warehouse: Warehouse
    folder: Path | None = None
    fingerprints: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        recorded = self.warehouse.current and self.warehouse.current / FINGERPRINTS
        if recorded and recorded.is_file():
            self.fingerprints = json.loads(recorded.read_text(encoding="utf-8"))

    @property
    def is_changed(self) -> bool:
        """Whether anything was written."""
        return self.folder is not None

    def path(self, name: str) -> Path:
        """Return where `name`, such as data/documents.parquet, is to be read now."""
        return (self.folder or self.warehouse.current or self.warehouse.generations / "none") / name

    def holds(self, name: str, fingerprint: str) -> bool:
        """Return whether `name` is there and was made from the inputs that `fingerprint` stands for."""
        return self.fingerprints.get(name) == fingerprint and self.path(name).is_file()

    @contextmanager
    def write(self, name: str, fingerprint: str) -> Iterator[Path]:
        """Yield the path of `name`; the block must put a new file there, not write into the one that readers see."""
        self.open()
        path = self.path(name)
        before = path.stat().st_ino if path.exists() else None
        self.fingerprints.pop(name, None)
        yield path
        if path.stat().st_ino == before:
            raise ValueError(f"{name} was written in place: readers have this file open")
        self.fingerprints[name] = fingerprint

    def open(self) -> None:
        """Make the folder, with hard links to the files of the present generation."""
        if self.folder is not None:
            return
        folder = self.warehouse.generations / ".next"
        current = self.warehouse.current
        if current:
            shutil.copytree(current, folder, copy_function=link_or_copy)
        for name in ("data", "models"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.folder = folder

    def drop(self, names: set[str]) -> None:
        """Remove the files that are not among `names`: those of tables and models that are no more."""
        for name in sorted(self.fingerprints.keys() - names):
            self.open()
            del self.fingerprints[name]
            self.path(name).unlink(missing_ok=True)

    def publish(self) -> Path:
        """Let readers see this generation, in one step, and return its folder; the one before is kept, others go."""
        if self.folder is None:
            raise ValueError("nothing was written to this generation")
        with replaced(self.folder / FINGERPRINTS) as part:
            part.write_text(json.dumps(self.fingerprints, indent=1, sort_keys=True), encoding="utf-8")
        numbers = [int(path.name) for path in self.warehouse.numbered()]
        folder = self.warehouse.generations / f"{max(numbers, default=0) + 1:06d}"
        self.folder.rename(folder)
        sync(folder)
        for link in (self.warehouse.models, self.warehouse.database):
            if not link.is_symlink():
                swap_link(link, f"data/../{link.name}")
        before = self.warehouse.current
        swap_link(self.warehouse.data, f".generations/{folder.name}/data")
        self.folder = None
        for path in self.warehouse.numbered():
            if path.name not in (folder.name, before and before.name):  # readers may be in the middle of the one before
                shutil.rmtree(path)
        return folder


def link_or_copy(source: str, target: str) -> None:
    """Give a file a second name, or copy it where the file system knows no hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
