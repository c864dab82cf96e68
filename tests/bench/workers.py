"""What workers cost and gain: packs parsed by a pool, by one process, and nothing done but parsing."""

import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq

from bench.figures import SEED, Figure, cpu_seconds, machine_speedup, wall_seconds
from pipelines.engine import Job, in_processes, uncollected
from pipelines.parse import parse
from pipelines.run import begin_run
from pipelines.synth.shapes import write_corpus
from pipelines.warehouse import Warehouse

DOCUMENTS = 40_000
COSTS = 2  # packs for each process, of which the cost of parsing alone is taken


def compare_workers(documents: int, workers: int) -> Figure:
    """Return the throughput of a pool, its start included, ÷ that of one process on the packs of so many documents.

    Where the machine itself gives so many processes less than the goal, nothing is judged.
    """
    with tempfile.TemporaryDirectory() as folder:
        packs = make_packs(Path(folder), documents, workers)
        speedup = machine_speedup(workers)
        alone, together = (wall_seconds(partial(parse_all, packs, count)) for count in (1, workers))
    ratio, goal = alone / together, 0.9 * workers
    how = f"{len(packs)} packs, wall time, the pool's start included; loops that share nothing: {speedup:.2f} ×"
    is_reached = ratio >= goal if max(ratio, speedup) >= goal else None
    return Figure(f"{workers} workers ÷ one, throughput", f"{ratio:.2f} ×", f"≥ {goal:.1f}", is_reached, how)


def make_packs(folder: Path, documents: int, workers: int) -> list[Path]:
    """Make so many documents below `folder` and capture them; return their packs, as many for each worker."""
    write_corpus(folder / "corpus", SEED, documents, "parquet", lambda done, total: None, workers=workers)  # noqa: ARG005
    with begin_run(folder / "corpus" / "raw", folder / "warehouse", "bench") as run:
        run.capture()
    packs = sorted(Warehouse(folder / "warehouse").store.packs.glob("*.parquet"))
    return packs[: len(packs) - len(packs) % workers]


def measure_alone(warehouse: Warehouse, workers: int) -> float:
    """Return the CPU seconds that the parser alone takes for a byte of text, by `workers` at once as in a run.

    Cores share caches: beside others a process takes more than by itself, in the run and here.
    """
    packs = sorted(warehouse.store.packs.glob("*.parquet"))[: COSTS * workers]
    with ProcessPoolExecutor(workers) as pool:
        costs = list(pool.map(parse_texts, packs))
    return sum(spent for spent, _ in costs) / sum(size for _, size in costs)


def parse_texts(pack: Path) -> tuple[float, int]:
    """Return the CPU seconds that parsing the texts of a pack takes, and their bytes."""
    texts = pq.read_table(pack, columns=["text"]).column(0).to_pylist()
    with uncollected():  # as a shard is parsed
        spent = cpu_seconds(lambda: [parse(text) is None for text in texts])
    return spent, sum(len(text.encode()) for text in texts)


def parse_all(packs: Sequence[Path], workers: int) -> None:
    """Parse packs, and keep nothing."""
    with tempfile.TemporaryDirectory() as folder:
        jobs = [Job(pack, Path(folder) / pack.stem) for pack in packs]
        for _ in in_processes(workers)(jobs):
            pass
