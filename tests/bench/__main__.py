"""`make bench`: every figure of docs/performance.md in one run, and the tables that they make.

`python -m bench --documents 10000` takes some three minutes on two quiet cores; figures of larger runs (python -m
bench.scale --documents 1000000) are kept in docs/runs.csv and shown beside.
"""

import argparse
import os
import tempfile
from pathlib import Path

from bench.figures import SEED, Figure, machine, wall_seconds
from bench.parse import compare_scans
from bench.peers import compare_peers
from bench.report import goals_table, runs_part, write_figures, write_runs
from bench.runs import RunFigures, keep_run, read_runs
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
        figures.append(compare_workers(Warehouse(Path(folder) / "warehouse"), run))
    write_figures(where, figures)
    write_runs(read_runs())
    print("\n".join([where, "", *goals_table(figures), "", *runs_part(read_runs())]))


def compare_workers(warehouse: Warehouse, run: RunFigures) -> Figure:
    """Return the throughput of the run's workers, their start included, ÷ that of one process on the same packs."""
    with tempfile.TemporaryDirectory() as folder:
        jobs = [Job(pack, Path(folder) / pack.stem) for pack in warehouse.store.packs.glob("*.parquet")]
        alone = wall_seconds(lambda: list(in_processes(1)(jobs)))
    ratio = alone / run.parse_seconds
    how = f"{len(jobs)} packs, wall time, the pool's start included; needs a quiet machine"
    measure = f"{run.workers} workers ÷ one, throughput"
    return Figure(measure, f"{ratio:.2f} ×", f"≥ {0.9 * run.workers:.1f}", ratio >= 0.9 * run.workers, how)


if __name__ == "__main__":
    main()
