"""Who wants to hear how far a run is. Work reports; the command line listens; nobody else need know of either."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, int, int], None]


def silent(step: str, done: int, total: int) -> None:
    """Ignore progress."""


LISTENER: ContextVar[Listener] = ContextVar("listener", default=silent)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have `listener` told of progress (step, done, total) while the block runs."""
    token = LISTENER.set(listener)
    try:
        yield
    finally:
        LISTENER.reset(token)


def report(step: str, done: int, total: int) -> None:
    """Tell whoever listens how much of a step is done."""
    LISTENER.get()(step, done, total)
