"""`make bench`: every figure of docs/performance.md in one run, and the tables that they make.

`python -m bench --documents 10000` takes some six minutes on two quiet cores; figures of larger runs (python -m
bench.scale --documents 1000000) are kept in docs/runs.csv and shown beside.
"""

import argparse
import os
import tempfile
from pathlib import Path

from bench.figures import SEED, machine
from bench.parse import compare_scans
from bench.peers import compare_peers
from bench.report import goals_table, runs_part, write_figures, write_runs
from bench.runs import keep_run, read_runs
from bench.scale import measure_run
from bench.workers import DOCUMENTS, compare_workers
from pipelines.synth import compose

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
    print(f"workers over {DOCUMENTS} documents ...", flush=True)
    figures.append(compare_workers(DOCUMENTS, os.cpu_count() or 1))
    print(f"a run over {given.documents} documents ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        run = measure_run(Path(folder), given.documents, os.cpu_count() or 1)
        keep_run(run)
    write_figures(where, figures)
    write_runs(read_runs())
    print("\n".join([where, "", *goals_table(figures), "", *runs_part(read_runs())]))


if __name__ == "__main__":
    main()
