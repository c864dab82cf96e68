"""What lies in raw/: one Item per thing seen, readable or not. Nothing is opened here."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.capture.source import FILE_NAME, Source, read_source
from pipelines.errors import UserError


@dataclass(frozen=True, slots=True)
class Item:
    """One thing below raw/. `key` is its path below raw/ in the file system's own bytes.

    `reason` is set (code of `codes:reject_reason`) where it is not to be opened. Size and times are those of the
    file that a link leads to; times in nanoseconds.
    """

    key: bytes
    source: Source
    size: int | None = None
    mtime_ns: int = 0
    ctime_ns: int = 0
    reason: str | None = None

    @property
    def path(self) -> str:
        r"""The path for people and tables; bytes that are not UTF-8 as \xNN."""
        return self.key.decode("utf-8", "backslashreplace")


def find_items(raw: Path) -> Iterator[Item]:
    """Yield every item below `raw`, in the order of their paths; hidden names and source.yaml are not items.

    Raises UserError where `raw` is no folder that can be read, or a source.yaml is wrong.
    """
    if not raw.is_dir():
        raise UserError(f"There is no folder {raw}; make it, put captured files in {raw}/<source>/ and run again.")
    root = os.fsencode(raw)
    try:
        entries = scan_folder(root)
    except OSError as error:
        raise UserError(f"{raw} can't be read ({error.strerror}); let this user read it and run again.") from error
    for entry in entries:
        if os.path.isdir(entry.path):
            source = read_source(Path(os.fsdecode(entry.path)))
            yield from find_source_items(root, entry.name, source)
        else:
            yield Item(entry.name, Source(name=""), reason="outside_source")


def find_source_items(root: bytes, key: bytes, source: Source) -> Iterator[Item]:
    """Yield the items of the source folder `key` below `root`, without its source.yaml."""
    settings = os.path.join(key, FILE_NAME.encode())
    yield from (item for item in find_folder_items(root, key, source) if item.key != settings)


def find_folder_items(root: bytes, key: bytes, source: Source) -> Iterator[Item]:
    """Yield the items of the folder `key` below `root`, folders within it included."""
    try:
        entries = scan_folder(os.path.join(root, key))
    except OSError:
        yield Item(key, source, reason="unreadable")
        return
    for entry in entries:
        inner = os.path.join(key, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from find_folder_items(root, inner, source)
        else:
            yield match_item(root, inner, source)


def scan_folder(folder: bytes) -> list["os.DirEntry[bytes]"]:
    """Return the entries of a folder by name, without hidden ones."""
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if not e.name.startswith(b".")), key=lambda e: e.name)


def match_item(root: bytes, key: bytes, source: Source) -> Item:
    """Return the item at `key`, with the reason if it is not a file that we read."""
    path = os.path.join(root, key)
    try:
        state = os.stat(path)
    except FileNotFoundError:
        return Item(key, source, reason="broken_link")
    except OSError:  # no permission, or links that lead in a circle
        return Item(key, source, reason="broken_link" if os.path.islink(path) else "unreadable")
    reason = refusal(root, path, state) or (None if source.takes(path_in_source(key)) else "excluded")
    return Item(key, source, state.st_size, state.st_mtime_ns, state.st_ctime_ns, reason)


def path_in_source(key: bytes) -> str:
    """Return the path below the folder of the source, which patterns of source.yaml are held against."""
    return key.partition(b"/")[2].decode("utf-8", "backslashreplace")


def refusal(root: bytes, path: bytes, state: os.stat_result) -> str | None:
    """Return the reason not to open what lies at `path`, None for a file."""
    if os.path.islink(path) and not os.path.join(os.path.realpath(path), b"").startswith(source_root(root, path)):
        return "outside_link"
    if stat.S_ISDIR(state.st_mode):
        return "folder_link"
    if not stat.S_ISREG(state.st_mode):
        return "special_file"
    return None


def source_root(root: bytes, path: bytes) -> bytes:
    """Return the real path, with a closing slash, of the source folder that `path` lies in."""
    name = os.path.relpath(path, root).split(b"/", 1)[0]
    return os.path.join(os.path.realpath(os.path.join(root, name)), b"")
