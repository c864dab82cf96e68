"""What the SQL costs on a wide warehouse of made-up rows: each model, all checks, the database, and single questions.

Run `python -m bench.models --documents 100000`. The scan is what DuckDB needs merely to read all columns of
documents, citations and sections.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
from sql_database import fill_vocabulary, open_empty

from pipelines.database import build_database
from pipelines.sql import all_checks, attach_tables, build_model, connect, query, read_models, run_checks
from pipelines.tables import TABLES

WIDE = Path(__file__).with_name("wide_warehouse.sql")
SCANNED = ("documents", "citations", "sections")
QUESTIONS = (
    "SELECT * FROM directives_by_body_year WHERE year = 2001 AND issuing_body_id = 'bo-cong-an'",
    "SELECT issuing_body, sum(captured_count) FROM directives_by_body_year GROUP BY ALL ORDER BY 2 DESC LIMIT 20",
    "SELECT * FROM works WHERE number_key = '2/2001/QĐ-X11'",
    "SELECT status, count(*) FROM in_force(DATE '2010-01-01') GROUP BY ALL",
)


def write_tables(folder: Path, document_count: int) -> None:
    """Write the wide warehouse's tables as Parquet files, sorted as tables are."""
    with open_empty() as con:
        fill_vocabulary(con)
        con.execute("SET threads = 2")
        con.execute(f"SET VARIABLE document_count = {document_count}")
        con.execute(WIDE.read_text(encoding="utf-8"))
        for table in TABLES:
            order = ", ".join(table.order)
            con.execute(f"COPY (FROM {table.name} ORDER BY {order}) TO '{folder}/{table.name}.parquet'")


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes, wall time."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def scan(con: duckdb.DuckDBPyConnection) -> None:
    """Read every column of the large tables."""
    for table in SCANNED:
        con.execute(f"SELECT max(hash(t)) FROM {table} AS t").fetchall()


def measure(root: Path, document_count: int, memory_limit: str) -> None:
    """Build everything below `root` and print what it took."""
    data, models, database = root / "data", root / "models", root / "vanban.duckdb"
    for folder in (data, models):
        folder.mkdir()
    print(f"tables written: {seconds(lambda: write_tables(data, document_count)):.1f} s")
    with connect(memory_limit=memory_limit) as con:
        attach_tables(con, data, models)
        print(f"scan: {seconds(lambda: scan(con)):.2f} s")
        total = 0.0
        for model in read_models():
            taken = seconds(lambda model=model: build_model(con, model, models / f"{model.name}.parquet"))  # type: ignore[misc]
            print(f"  {model.name:28}{taken:8.2f} s")
            total += taken
        print(f"models: {total:.1f} s")
        print(f"checks: {seconds(lambda: run_checks(con, all_checks())):.1f} s")
    print(
        f"database: {seconds(lambda: build_database(data, models, database)):.1f} s, {database.stat().st_size:,} bytes"
    )
    for sql in QUESTIONS:
        print(f"  {1000 * seconds(lambda sql=sql: query(database, sql).read_all()):8.0f} ms  {sql}")  # type: ignore[misc]
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    """Read the arguments and measure in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--memory-limit", default="4GB")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), given.documents, given.memory_limit)


if __name__ == "__main__":
    main()
