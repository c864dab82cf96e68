"""How the cost of a search grows with its text."""

import gc
import time
from collections.abc import Callable

MOST = 6.0


def growth(search: Callable[[str], object], unit: str, length: int) -> float:
    """Return how many times longer `search` takes on four times the text; processor time, the best of five each."""
    small, large = (unit * (count // len(unit)) for count in (length, 4 * length))
    search(unit)
    return seconds(search, large) / seconds(search, small)


def seconds(search: Callable[[str], object], text: str) -> float:
    """Return the best processor time of five searches, at least the clock's own grain.

    The collector rests meanwhile: its cost is that of everything that other tests left in the process.
    """
    best = float("inf")
    gc.disable()
    try:
        for _ in range(5):
            begin = time.process_time()
            search(text)
            best = min(best, time.process_time() - begin)
    finally:
        gc.enable()
    return max(best, 0.001)
