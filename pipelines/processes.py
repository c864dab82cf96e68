"""Work spread over processes of this machine; a pool that ends with the process that started it."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from importlib.abc import MetaPathFinder
from typing import TypeVar

J = TypeVar("J")
R = TypeVar("R")


def do_in_processes(do: Callable[[J], R], jobs: Sequence[J], workers: int) -> Iterator[R]:
    """Yield what `do` makes of each job, as they end; in this process if there is but one job or one worker."""
    if workers <= 1 or len(jobs) <= 1:
        yield from map(do, jobs)
        return
    # Fresh processes: the parent has threads (Arrow, DuckDB) that a fork would copy in the middle of their work.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=context, initializer=begin_worker) as pool:
        for future in as_completed([pool.submit(do, job) for job in jobs]):
            yield future.result()


class WithoutPandas(MetaPathFinder):
    """Has pandas not be found: Arrow would load it to look at its first list, which takes half a second."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Raise ImportError for pandas; say nothing of other modules."""
        if fullname == "pandas":
            raise ImportError("a process of the pool needs no pandas", name=fullname)


def begin_worker() -> None:
    """Make ready a process of the pool."""
    sys.meta_path.insert(0, WithoutPandas())
    end_with_parent()


def end_with_parent() -> None:
    """Let this worker end when the process that started it is killed; else it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=end_after, args=(parent.join,), daemon=True).start()


def end_after(wait: Callable[[], None]) -> None:
    """End this process, whatever it is doing, when `wait` returns."""
    wait()
    os._exit(1)


def default_workers() -> int:
    """Return how many processes to use: one for each core that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
