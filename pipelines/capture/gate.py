"""The words of the gate: a place, what was found there, and the gate that readers of containers pass members to."""

import datetime
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BufferedReader

from pipelines.capture.limits import Budget, Refusal
from pipelines.capture.source import Source


@dataclass(frozen=True, slots=True)
class Place:
    r"""Where something lies, and what is said of it there.

    `key` is the path of a file below raw/, then \0 and the name within it for each container; `name` what its suffix is
    judged by. `media_type` and `charset` are those that a server declared. `is_cut` says that whoever
    brought it left out its end.
    """

    key: bytes
    name: bytes
    size: int | None = None
    depth: int = 0
    url: str | None = None
    captured_at: datetime.datetime | None = None
    item_id: str | None = None
    media_type: str | None = None
    charset: str | None = None
    is_cut: bool = False

    def inside(self, member: bytes, size: int | None = None) -> "Place":
        """Return the place of a member; what the container is said to be of holds for it as well."""
        member = member.replace(b"\0", b"\\x00")
        return replace(self, key=self.key + b"\0" + member, name=member, size=size, media_type=None, charset=None)

    def opened(self, depth: int) -> "Place":
        """Return the place one layer down; Refusal where there are more layers than `depth`."""
        if self.depth >= depth:
            raise Refusal("nested_too_deep", f"It lies in more than {depth} layers of containers.")
        return replace(self, depth=self.depth + 1)

    @property
    def path(self) -> str:
        r"""The path for people and tables; bytes that are not UTF-8 as \xNN, `!` before a name within a container."""
        return self.key.decode("utf-8", "backslashreplace").replace("\0", "!")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item: its bytes and their shape, or the reason why they are not read."""

    place: Place
    shape: str | None = None
    data: bytes | None = None
    size: int | None = None
    content_hash: str | None = None
    reason: str | None = None
    detail: str | None = None


Enter = Callable[[BufferedReader, Place], Iterator[Entry]]


@dataclass(slots=True)
class Gate:
    """What the reader of a container needs: the source's settings, the budget of the file, and where members go."""

    source: Source
    budget: Budget
    enter: Enter
    taken: set[bytes] = field(default_factory=set)

    def member(self, place: Place, name: bytes, size: int | None = None) -> Place:
        """Return the place of a member and count it; a name that comes again gets ~2, ~3 …"""
        self.budget.take_member()
        found, again = place.inside(name, size), 1
        while (mark := hashlib.blake2b(found.key, digest_size=8).digest()) in self.taken:
            again += 1
            found = replace(place.inside(name + b"~%d" % again, size), name=name)
        self.taken.add(mark)
        return found

    def row(self, place: Place, number: int | str) -> Place:
        """Return the place of a row, line or record and count it; its number is its own."""
        self.budget.take_member()
        return place.inside(str(number).encode())


def refused(place: Place, reason: str, detail: str | None = None, content_hash: str | None = None) -> Entry:
    """Return an item that is not read."""
    return Entry(place, size=place.size, content_hash=content_hash, reason=reason, detail=detail)
