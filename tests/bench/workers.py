"""What workers cost and gain: packs parsed by a pool, by one process, and nothing done but parsing."""

import statistics
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pyarrow.parquet as pq

from bench.figures import SEED, Figure, cpu_seconds, machine_speedup, spread, wall_seconds
from pipelines.engine import Job, in_processes, uncollected
from pipelines.parse import parse
from pipelines.run import begin_run
from pipelines.synth.shapes import write_corpus
from pipelines.warehouse import Warehouse

DOCUMENTS = 40_000
ROUNDS = 3
COSTS = 2  # packs for each process, of which the cost of parsing alone is taken


def compare_workers(documents: int, workers: int) -> Figure:
    """Return the throughput of a pool, its start included, ÷ that of one process, on packs of so many documents.

    Each round has packs of its own, parsed by one process and then by all, so that drift hits both. Where the machine
    itself gives so many processes less than the goal, nothing is judged.
    """
    with tempfile.TemporaryDirectory() as folder:
        packs = make_packs(Path(folder), documents, workers)
        count = len(packs) // ROUNDS // workers * workers
        parts = [packs[place * count : (place + 1) * count] for place in range(ROUNDS)]
        ratios = [parse_seconds(part, 1) / parse_seconds(part, workers) for part in parts]
        speedup = machine_speedup(workers)
    ratio, goal = statistics.median(ratios), 0.9 * workers
    loops = f"loops that share nothing: {speedup:.2f} ×"
    how = f"{ROUNDS} rounds of {count} packs, wall time, the pool's start included; {loops}"
    is_reached = ratio >= goal if max(ratio, speedup) >= goal else None
    return Figure(f"{workers} workers ÷ one, throughput", spread(ratios), f"≥ {goal:.1f}", is_reached, how)


def make_packs(folder: Path, documents: int, workers: int) -> list[Path]:
    """Make so many documents below `folder` and capture them; return their packs."""
    write_corpus(folder / "corpus", SEED, documents, "parquet", lambda done, total: None, workers=workers)  # noqa: ARG005
    with begin_run(folder / "corpus" / "raw", folder / "warehouse", "bench") as run:
        run.capture()
    return sorted(Warehouse(folder / "warehouse").store.packs.glob("*.parquet"))


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


def parse_seconds(packs: Sequence[Path], workers: int) -> float:
    """Return the wall seconds that a pool takes to parse packs."""
    with tempfile.TemporaryDirectory() as folder:
        jobs = [Job(pack, Path(folder) / pack.stem) for pack in packs]
        return wall_seconds(lambda: list(in_processes(workers)(jobs)))
