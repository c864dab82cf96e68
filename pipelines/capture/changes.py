"""How raw/ differs from the last scan: names, sizes and times are compared, no file is opened.

The list of items and the scan of raw/ have one order, so they are merged as streams.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.capture.read import reading_version
from pipelines.capture.scan import Item, find_items
from pipelines.store import Known, Store, read_known


@dataclass(slots=True)
class Changes:
    """How raw/ differs from the last scan, as counts of files; `state` is a hash of what was seen.

    `items_read` counts captures, containers' members included, in files that were opened in this run. `unsettled` files
    look the same, but were touched too shortly before they were last read. `first_removed` is a path below raw/.
    """

    new: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    unsettled: int = 0
    items_read: int = 0
    first_removed: str = ""
    bytes_read: int = 0
    state: str = ""

    @property
    def seen(self) -> int:
        """Files that lie in raw/ now."""
        return self.new + self.changed + self.unchanged

    @property
    def any(self) -> bool:
        """Whether there is anything to read or to forget."""
        return bool(self.new or self.changed or self.removed)


def find_changes(raw: Path, store: Store) -> Changes:
    """Return how `raw` differs from the last scan by names, sizes and times; no file is opened."""
    changes, digest = Changes(), hashlib.sha256()
    for item, known in match_items(find_items(raw), read_known(store.items), changes):
        digest.update(repr((item.key, item.size, item.mtime_ns, item.ctime_ns, settings(item))).encode())
        if known is None:
            changes.new += 1
        elif is_same(known, item):
            changes.unchanged += 1
            changes.unsettled += not known.state.is_settled
        else:
            changes.changed += 1
    changes.state = digest.hexdigest()
    return changes


def match_items(items: Iterable[Item], known: Iterator[Known], changes: Changes) -> Iterator[tuple[Item, Known | None]]:
    """Yield each item with what is known of it; count in `changes` the known files that are gone."""
    before = next(known, None)
    for item in items:
        while before is not None and place(before.state.key) < place(item.key):
            forget(before, changes)
            before = next(known, None)
        if before is None or before.state.key != item.key:
            yield item, None
        else:
            yield item, before
            before = next(known, None)
    while before is not None:
        forget(before, changes)
        before = next(known, None)


def forget(known: Known, changes: Changes) -> None:
    """Count a known file that is gone."""
    changes.removed += 1
    changes.first_removed = changes.first_removed or known.state.key.decode("utf-8", "backslashreplace")


def place(key: bytes) -> list[bytes]:
    """Return where a file stands in the order of the scan: folder by folder, by name."""
    return key.split(b"/")


def is_same(known: Known, item: Item) -> bool:
    """Return whether a file looks on disk as it did when it was read; what could not be read is tried again."""
    if known.reason == "unreadable":
        return False
    state = known.state
    before = (state.size, state.mtime_ns, state.ctime_ns, state.settings)
    return before == (item.size, item.mtime_ns, item.ctime_ns, settings(item))


def settings(item: Item) -> str:
    """Return what an item's rows depend on besides the file: capture version, source, and a reason not to open it."""
    return f"{reading_version()}|{item.source.settings}|{item.reason or ''}"
