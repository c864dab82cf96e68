"""Who wants to hear how far a run is. Work reports; the command line listens; nobody else need know of either."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """What a step has got through: items (captures, texts), and their bytes."""

    items: int
    byte_count: int


Listener = Callable[[str, int, int, Amount | None], None]


def silent(step: str, done: int, total: int, amount: Amount | None) -> None:
    """Ignore progress."""


LISTENER: ContextVar[Listener] = ContextVar("listener", default=silent)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have `listener` told of progress (step, done, total, amount) while the block runs."""
    token = LISTENER.set(listener)
    try:
        yield
    finally:
        LISTENER.reset(token)


def report(step: str, done: int, total: int, amount: Amount | None = None) -> None:
    """Tell whoever listens how much of a step is done: files, packs or the like, and what was in them."""
    LISTENER.get()(step, done, total, amount)
