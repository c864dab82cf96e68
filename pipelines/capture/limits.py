"""What one file of raw/ may cost: limits that hold back bombs, and the meter that counts against them."""

from dataclasses import dataclass

KIB, MIB, GIB = 1024, 1024**2, 1024**3
# Below this many bytes nothing is a bomb, however well it was compressed: a page of blanks, a table of zeros.
HARMLESS_BYTES = 16 * MIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a source: bytes of one item; of a file of raw/ all bytes that come out, layers of containers, items.

    `ratio` is how many bytes may come out for each that goes in. Real dumps compress 3 to 30 times; DEFLATE's most is
    1,032, so that 250 lets no bomb of one layer through.
    """

    item_bytes: int = 64 * MIB
    total_bytes: int = 64 * GIB
    depth: int = 5
    members: int = 10_000_000
    ratio: int = 250


class Refusal(Exception):  # noqa: N818 - the word for it
    """Something is not read: `reason` is a code of `codes:reject_reason`, `detail` says more in a sentence."""

    def __init__(self, reason: str, detail: str | None = None) -> None:
        super().__init__(detail or reason)
        self.reason = reason
        self.detail = detail


class Exhausted(Refusal):
    """A file of raw/ holds more than its limits allow: nothing more of it is read."""


@dataclass(slots=True)
class Budget:
    """What may still come out of one file of raw/."""

    limits: Limits
    bytes_out: int = 0
    members: int = 0

    def take_bytes(self, count: int) -> None:
        """Count bytes that came out of a container; Exhausted where they are too many."""
        self.bytes_out += count
        if self.bytes_out > self.limits.total_bytes:
            most = self.limits.total_bytes
            raise Exhausted("over_limit", f"More than {most:,} bytes come out of it; the rest was not read.")

    def take_member(self) -> None:
        """Count an item of a container; Exhausted where they are too many."""
        self.members += 1
        if self.members > self.limits.members:
            most = self.limits.members
            raise Exhausted("over_limit", f"It holds more than {most:,} items; the rest was not read.")


@dataclass(slots=True)
class Meter:
    """Compares what comes out of one compressed thing with what goes in."""

    budget: Budget
    bytes_out: int = 0

    def take(self, count: int, bytes_in: int) -> None:
        """Count bytes that came out, `bytes_in` having gone in so far; Refusal where the ratio is that of a bomb."""
        self.budget.take_bytes(count)
        self.bytes_out += count
        ratio = self.budget.limits.ratio
        if self.bytes_out > HARMLESS_BYTES and self.bytes_out > ratio * max(bytes_in, 1):
            raise Refusal("archive_bomb", f"More than {ratio} bytes come out of it for each that goes in.")
