"""`make bench`: every figure of docs/performance.md in one run, and the tables that they make.

`python -m bench --documents 10000` takes some three minutes on two quiet cores; figures of larger runs (python -m
bench.scale --documents 1000000) are kept in docs/runs.csv and shown beside.
"""

import argparse
import os
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.figures import SEED, Figure, machine, machine_speedup, wall_seconds
from bench.parse import compare_scans
from bench.peers import compare_peers
from bench.report import goals_table, runs_part, write_figures, write_runs
from bench.runs import keep_run, read_runs
from bench.scale import measure_run
from pipelines.engine import Job, in_processes
from pipelines.synth import compose
from pipelines.warehouse import Warehouse

PARSED = 1_000


def main() -> None:
    """Measure, and write the generated part of docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000, help="of the run from captures to database")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    where = machine()
    documents = [compose(SEED, place) for place in range(PARSED)]
    print(f"{PARSED} documents, {given.rounds} rounds of parser and peers ...", flush=True)
    figures = [compare_scans([document.text for document in documents], given.rounds)]
    figures += compare_peers(documents, given.rounds)
    print(f"a run over {given.documents} documents ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        run = measure_run(Path(folder), given.documents, os.cpu_count() or 1)
        keep_run(run)
        figures.append(compare_workers(Warehouse(Path(folder) / "warehouse"), run.workers))
    write_figures(where, figures)
    write_runs(read_runs())
    print("\n".join([where, "", *goals_table(figures), "", *runs_part(read_runs())]))


def compare_workers(warehouse: Warehouse, workers: int) -> Figure:
    """Return the throughput of a pool, its start included, ÷ that of one process on the same packs.

    Where the machine itself gives so many processes less than that, nothing is judged.
    """
    every = sorted(warehouse.store.packs.glob("*.parquet"))
    packs = every[: len(every) - len(every) % workers]  # as many for each: five on two workers would take three rounds
    speedup = machine_speedup(workers)
    alone, together = (wall_seconds(partial(parse_all, packs, count)) for count in (1, workers))
    ratio, goal = alone / together, 0.9 * workers
    how = f"{len(packs)} packs, wall time, the pool's start included; loops that share nothing: {speedup:.2f} ×"
    is_reached = ratio >= goal if ratio >= goal or speedup >= goal else None
    return Figure(f"{workers} workers ÷ one, throughput", f"{ratio:.2f} ×", f"≥ {goal:.1f}", is_reached, how)


def parse_all(packs: Sequence[Path], workers: int) -> None:
    """Parse packs, and keep nothing."""
    with tempfile.TemporaryDirectory() as folder:
        jobs = [Job(pack, Path(folder) / pack.stem) for pack in packs]
        for _ in in_processes(workers)(jobs):
            pass


if __name__ == "__main__":
    main()
