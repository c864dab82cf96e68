"""One run of the product over N made-up documents, from packed captures to the database: time, memory and bytes.

`python -m bench.scale --documents 1000000 --workers 2 --folder DIR` makes the corpus in DIR (unless it is there),
runs `vanban run` twice, the second time with nothing changed, and writes its row of docs/runs.csv, from which tables of
docs/performance.md are made. A million documents take hours.
"""

import argparse
import datetime
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import duckdb

from bench.figures import SEED, machine, wall_seconds
from bench.report import write_runs
from bench.runs import RunFigures, keep_run, read_runs, rounded
from bench.workers import measure_alone
from pipelines.sql import query, read_models
from pipelines.synth.shapes import write_corpus
from pipelines.tables import TABLES
from pipelines.warehouse import Warehouse

VANBAN = [sys.executable, "-c", "from pipelines.cli import main; main()"]
DIRECTIVES = "SELECT * FROM directives_by_body_year WHERE year = 2015 ORDER BY ALL"
ASKED = 9


def measure_run(folder: Path, documents: int, workers: int) -> RunFigures:
    """Make the corpus and the warehouse below `folder` and return what the run cost."""
    corpus, root = folder / "corpus", folder / "warehouse"
    if not corpus.exists():
        write_corpus(corpus, SEED, documents, "parquet", lambda done, total: None, workers=workers)  # noqa: ARG005
    run = ["run", "--raw", str(corpus / "raw"), "--warehouse", str(root), "--workers", str(workers)]
    run_seconds = wall_seconds(lambda: vanban(*run))
    no_change = wall_seconds(lambda: vanban(*run))
    warehouse = Warehouse(root)
    costs = read_costs(warehouse.store.folder / "ledger.parquet")
    raw_bytes = int(ask(warehouse.database, "SELECT sum(byte_count) FROM captures"))
    return RunFigures(
        documents=documents,
        workers=workers,
        day=datetime.datetime.now(datetime.UTC).date().isoformat(),
        machine=machine(),
        raw_bytes=raw_bytes,
        capture_bytes=size_of(corpus / "raw"),
        pack_bytes=size_of(warehouse.store.packs),
        shard_bytes=size_of(warehouse.store.folder / "parsed"),
        parquet_bytes=size_of(warehouse.data.resolve()),
        model_bytes=size_of(warehouse.models.resolve()),
        database_bytes=warehouse.database.stat().st_size,
        run_seconds=run_seconds,
        no_change_seconds=no_change,
        parse_alone_cpu=raw_bytes * measure_alone(warehouse, workers),
        directives_ms=1000 * statistics.median(wall_seconds(lambda: directives(warehouse)) for _ in range(ASKED)),
        **costs,
    )


def vanban(*arguments: str) -> None:
    """Run the command; whatever the checks say, it must have made the dataset."""
    done = subprocess.run([*VANBAN, *arguments], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)


def read_costs(ledger: Path) -> dict[str, float]:
    """Return seconds and CPU seconds by stage of the first run in the ledger, and the peak memory of its processes."""
    with duckdb.connect() as con:
        rows = con.execute(
            f"SELECT asset, shard, seconds, cpu_seconds, peak_rss_bytes FROM '{ledger}' "
            f"WHERE run_id = (SELECT run_id FROM '{ledger}' WHERE asset = 'database' ORDER BY started_at LIMIT 1)"
        ).fetchall()
    whole = {asset: (seconds, cpu) for asset, shard, seconds, cpu, _ in rows if shard is None}
    tables = [whole[table.name] for table in TABLES if table.name in whole]
    models = [whole[model.name] for model in read_models() if model.name in whole]
    return {
        "capture_seconds": whole["packed_captures"][0],
        "parse_seconds": whole["parsed_shards"][0],
        "parse_cpu": sum(cpu for _, shard, _, cpu, _ in rows if shard),
        "tables_seconds": sum(seconds for seconds, _ in tables),
        "tables_cpu": sum(cpu for _, cpu in tables),
        "models_seconds": sum(seconds for seconds, _ in models),
        "models_cpu": sum(cpu for _, cpu in models),
        "database_seconds": whole["database"][0],
        "database_cpu": whole["database"][1],
        "checks_seconds": whole["checks"][0],
        "worker_rss": max(peak for _, shard, _, _, peak in rows if shard),
        "main_rss": max(peak for _, shard, _, _, peak in rows if not shard),
    }


def directives(warehouse: Warehouse) -> None:
    """Ask the question of the dataset."""
    query(warehouse.database, DIRECTIVES).read_all()


def ask(database: Path, sql: str) -> object:
    """Return the one value of a query."""
    return query(database, sql).read_all().column(0)[0].as_py()


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Measure one run and keep it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, help="where corpus and warehouse lie; else a temporary folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        run = measure_run(given.folder or Path(temporary), given.documents, given.workers)
    keep_run(run)
    write_runs(read_runs())
    for name, cell in rounded(asdict(run)).items():
        print(f"{name:<20} {cell}")


if __name__ == "__main__":
    main()
