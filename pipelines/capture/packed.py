"""Which pack each text lies in, in 20 bytes a text: a million of them need 20 MB, not 170."""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

KEY_BYTES = 16
MOST_RECENT = 50_000
Numbers = npt.NDArray[np.uint64]


class Packed:
    """Packs by the hash of a text's content key: sorted arrays, and a table of the last ones that came."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.places: dict[str, int] = {}
        self.recent: dict[bytes, int] = {}
        self.high: Numbers = np.empty(0, np.uint64)
        self.low: Numbers = np.empty(0, np.uint64)
        self.pack: npt.NDArray[np.uint32] = np.empty(0, np.uint32)

    def add(self, keys: Sequence[bytes], name: str) -> None:
        """Take note that texts lie in a pack."""
        place = self.places.setdefault(name, len(self.names))
        if place == len(self.names):
            self.names.append(name)
        self.recent.update(dict.fromkeys(keys, place))
        if len(self.recent) > max(MOST_RECENT, len(self.high) // 8):
            self.settle()

    def settle(self) -> None:
        """Sort the last ones in among the others."""
        high, low = halves(list(self.recent))
        order = np.argsort(joined := np.concatenate([self.high, high]), kind="stable")
        self.high = joined[order]
        self.low = np.concatenate([self.low, low])[order]
        self.pack = np.concatenate([self.pack, np.fromiter(self.recent.values(), np.uint32)])[order]
        self.recent = {}

    def rename(self, old: str, new: str) -> None:
        """Have all texts of a pack lie in another."""
        self.names[self.places[old]] = new

    def find(self, keys: Sequence[bytes]) -> list[str | None]:
        """Return the pack of each key, None where there is none."""
        high, low = halves(keys)
        starts = np.searchsorted(self.high, high)
        return [
            self.names[place] if place >= 0 else None for place in map(self.place_of, keys, high, low, starts.tolist())
        ]

    def place_of(self, key: bytes, high: np.uint64, low: np.uint64, start: int) -> int:
        """Return the place of a key's pack in the list of names, -1 for none; it is looked for from `start`."""
        while start < len(self.high) and self.high[start] == high:
            if self.low[start] == low:
                return int(self.pack[start])
            start += 1
        return self.recent.get(key, -1)

    def holds(self, key: bytes) -> bool:
        """Tell whether a text lies in a pack."""
        return key in self.recent or (len(self.high) > 0 and self.find([key])[0] is not None)


def halves(keys: Sequence[bytes]) -> tuple[Numbers, Numbers]:
    """Return the two numbers that each key is made of."""
    pairs = np.frombuffer(b"".join(keys), np.uint64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def short_key(content_key: str) -> bytes:
    """Return 16 bytes that stand for a content key."""
    return hashlib.blake2b(content_key.encode(), digest_size=KEY_BYTES).digest()
