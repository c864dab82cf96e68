"""How the cost of a search grows with its text."""

import gc
import time
from collections.abc import Callable

Search = Callable[[str], object]
MOST = 6.0
# The first round also pays for what is built when first asked for.
FEWEST_ROUNDS, MOST_ROUNDS = 2, 20


def growth(search: Search, unit: str, length: int, most: float = MOST) -> float:
    """Return how many times longer `search` takes on a unit repeated to four times the length."""
    return compare(search, repeat(unit, length), repeat(unit, 4 * length), most)


def repeat(unit: str, length: int) -> str:
    """Return a text of about `length` characters."""
    return unit * (length // len(unit))


def compare(search: Search, small: str, large: str, most: float = MOST, least: float = 0.001) -> float:
    """Return how many times longer `search` takes on `large`: the best processor time of each, `least` seconds or more.

    The texts alternate until the answer is at most `most`, for 20 rounds at the longest: other work on the machine
    makes single times longer, never the best of many.
    """
    best = [float("inf"), float("inf")]
    for done in range(1, MOST_ROUNDS + 1):
        best = [min(known, seconds(search, text)) for known, text in zip(best, (small, large), strict=True)]
        if done >= FEWEST_ROUNDS and best[1] <= most * max(best[0], least):
            break
    return best[1] / max(best[0], least)


def seconds(search: Search, text: str) -> float:
    """Return the processor time of one search.

    The collector rests meanwhile: its cost is that of everything that other tests left in the process.
    """
    gc.disable()
    try:
        begin = time.process_time()
        search(text)
        return time.process_time() - begin
    finally:
        gc.enable()
