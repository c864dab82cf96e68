"""What the benchmarks measure with, and the figures that they hand on."""

import gc
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 20_260_101
CPU_INFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table of goals; `is_reached` is None where nothing could be measured."""

    measure: str
    value: str
    goal: str
    is_reached: bool | None
    how: str


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes in this process, collected garbage paid before."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def wall_seconds(work: Callable[[], object]) -> float:
    """Return the wall seconds that `work` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def machine_speedup(processes: int) -> float:
    """Return how many times the work of one process a machine does in `processes` that share nothing, by wall time."""
    loop = [sys.executable, "-c", "x = 0\nfor i in range(20_000_000): x += i * i"]

    def start(count: int) -> None:
        for process in [subprocess.Popen(loop) for _ in range(count)]:
            process.wait()

    return processes * wall_seconds(lambda: start(1)) / wall_seconds(lambda: start(processes))


def paired(rounds: int, one: Callable[[], object], other: Callable[[], object]) -> list[float]:
    """Return the ratio of CPU seconds, one ÷ other, of each round; the two alternate, so that drift hits both."""
    return [cpu_seconds(one) / cpu_seconds(other) for _ in range(rounds)]


def spread(ratios: Sequence[float]) -> str:
    """Return the median of ratios with the least and the greatest."""
    return f"{statistics.median(ratios):.3g} × ({min(ratios):.3g}–{max(ratios):.3g})"


def machine() -> str:
    """Return the machine in a few words."""
    names = [line.partition(":")[2].strip() for line in cpu_lines() if line.startswith("model name")]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    load = os.getloadavg()[0]
    return f"{cores} cores of {names[0] if names else platform.machine()}, {python}, load {load:.1f} at the start"


def cpu_lines() -> list[str]:
    """Return what Linux says of the processors, nothing elsewhere."""
    return CPU_INFO.read_text(encoding="utf-8").splitlines() if CPU_INFO.is_file() else []
