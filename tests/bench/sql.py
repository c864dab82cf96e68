"""What the SQL costs on a wide warehouse of made-up rows: each model, the database, single questions.

`make bench-sql` takes 1,000,000 documents with 20,000,000 sections and 10,000,000 citations, wants 25 GB of disk, and
writes its part of docs/performance.md. A hundredth is only printed: `PYTHONPATH=tests python -m bench.sql --scale
0.01`. Beside each model stands what DuckDB needs merely to read the same columns.
"""

import argparse
import datetime
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
from sql_database import build_models, fill_vocabulary, open_empty

from bench.figures import machine
from bench.report import write_part
from pipelines.checks import run_checks
from pipelines.database import build_database
from pipelines.sql import Model, all_checks, attach_tables, build_model, connect, query, read_models
from pipelines.tables import TABLES

WIDE = Path(__file__).with_name("wide_warehouse.sql")
FULL_DOCUMENTS = 1_000_000
TRIES = 3
QUESTIONS = (
    "SELECT sum(captured_count) FROM directives_by_body_year",
    "SELECT * FROM directives_by_body_year WHERE year = 2001 AND issuing_body_id = 'bo-cong-an'",
    "SELECT issuing_body, sum(captured_count) FROM directives_by_body_year GROUP BY ALL ORDER BY 2 DESC LIMIT 20",
    "SELECT * FROM works WHERE number_key = '2/2001/QĐ-X11'",
    "SELECT * FROM documents WHERE document_id = (SELECT min(document_id) FROM documents)",
    "SELECT text FROM sections WHERE document_id = (SELECT max(document_id) FROM documents) ORDER BY ordinal",
    "SELECT * FROM document_links WHERE document_id = (SELECT max(document_id) FROM documents)",
    "SELECT * FROM most_cited LIMIT 10",
    "SELECT status, count(*) FROM in_force(DATE '2010-01-01') GROUP BY ALL",
    "SELECT count(*) FROM search('trường')",
    "SELECT count(*) FROM search('ban anh')",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What an action took: wall and CPU seconds."""

    seconds: float
    cpu_seconds: float


def cost(action: Callable[[], object]) -> Cost:
    """Return what an action takes."""
    started, cpu = time.perf_counter(), time.process_time()
    action()
    return Cost(time.perf_counter() - started, time.process_time() - cpu)


def write_tables(folder: Path, document_count: int, memory_limit: str) -> None:
    """Write the wide warehouse's tables as Parquet files, sorted as tables are."""
    work = folder.parent / "tables.duckdb"
    with open_empty(work) as con:
        con.execute(f"SET memory_limit = '{memory_limit}'")
        con.execute("SET threads = 2")
        fill_vocabulary(con)
        con.execute(f"SET VARIABLE document_count = {document_count}")
        con.execute(WIDE.read_text(encoding="utf-8"))
        for table in TABLES:
            order = ", ".join(table.order)
            rows = f"FROM {table.name} ORDER BY {order}"
            con.execute(f"COPY ({rows}) TO '{folder}/{table.name}.parquet' (ROW_GROUP_SIZE {table.row_group_rows})")
    work.unlink()


def scan_of(empty: duckdb.DuckDBPyConnection, model: Model) -> str:
    """Return SQL that reads the columns which a model's plan reads, each table once, and does nothing with them.

    The plan is made on `empty`, whose tables are real: plans over Parquet files don't name them.
    """
    plan = empty.execute(f"EXPLAIN (FORMAT json) {model.sql}").fetchall()[0][1]
    wanted: dict[str, set[str]] = {}
    for table, columns in scans(json.loads(plan)):
        wanted.setdefault(table, set()).update(column for column in columns if column.isidentifier())
    read = {table: ", ".join(sorted(columns)) or "1" for table, columns in wanted.items()}
    return " UNION ALL ".join(f"SELECT max(hash({columns})) FROM {table}" for table, columns in read.items())


def scans(node: object) -> Iterator[tuple[str, list[str]]]:
    """Yield (table, columns) of each table that a plan reads."""
    if isinstance(node, list):
        for item in node:
            yield from scans(item)
    elif isinstance(node, dict):
        info = node.get("extra_info", {})
        if "Table" in info:
            columns = info.get("Projections", [])
            yield str(info["Table"]).split(".")[-1], [columns] if isinstance(columns, str) else list(columns)
        yield from scans(node.get("children", []))


def answer_of(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Ask on an open connection."""
    con.execute(sql).fetchall()


def by_cpu(found: Cost) -> float:
    """Return what costs are compared by."""
    return found.cpu_seconds


def measure_models(con: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[str]:
    """Build each model and yield a row of Markdown of what it took, in the order of the run."""
    yield "| model | rows | built, s | CPU, s | as Parquet, MB | scan of the same columns, CPU s | × |"
    yield "|---|---|---|---|---|---|---|"
    total = Cost(0, 0)
    with open_empty() as empty:
        build_models(empty)
        # Of tables without rows this would prune the scans that are looked for.
        empty.execute("SET disabled_optimizers = 'statistics_propagation'")
        for model in read_models():
            path = folder / f"{model.name}.parquet"
            built = cost(partial(build_model, con, model, path))
            sql = scan_of(empty, model)
            scanned = min((cost(partial(answer_of, con, sql)) for _ in range(TRIES)), key=by_cpu)
            total = Cost(total.seconds + built.seconds, total.cpu_seconds + built.cpu_seconds)
            yield (
                f"| {model.name} | {pq.read_metadata(path).num_rows:,} | {built.seconds:.2f} | {built.cpu_seconds:.2f} "
                f"| {path.stat().st_size / 1e6:,.1f} "
                f"| {scanned.cpu_seconds:.3f} | {built.cpu_seconds / max(scanned.cpu_seconds, 0.001):.0f} |"
            )
    yield f"| all | | {total.seconds:.1f} | {total.cpu_seconds:.1f} | | | |"


def measure_checks(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Ask every check and yield what all took, and the five that took longest."""
    results = list(run_checks(con, all_checks()))
    yield f"{len(results)} checks took {sum(result.seconds for result in results):.0f} s; the longest:"
    yield ""
    for result in sorted(results, key=lambda result: -result.seconds)[:5]:
        yield f"- `{result.check.name}`: {result.seconds:.1f} s"


def measure_questions(database: Path) -> Iterator[str]:
    """Yield the best of three times of each question, opening of the file included, as rows of Markdown."""
    yield "| question | ms |"
    yield "|---|---|"
    for sql in QUESTIONS:
        best = min(cost(partial(answer, database, sql)).seconds for _ in range(TRIES))
        yield f"| `{sql}` | {1000 * best:.0f} |"


def answer(database: Path, sql: str) -> None:
    """Ask a question and read the answer."""
    query(database, sql).read_all()


def measure(root: Path, document_count: int, memory_limit: str, *, with_checks: bool) -> Iterator[str]:
    """Build everything below `root` and yield what it took, line by line, as Markdown."""
    data, models, database = root / "data", root / "models", root / "vanban.duckdb"
    for folder in (data, models):
        folder.mkdir()
    yield f"{datetime.datetime.now(datetime.UTC).date()}: {machine()}; memory limit {memory_limit}."
    written = cost(lambda: write_tables(data, document_count, memory_limit))
    yield f"{document_count:,} documents; their tables were made up in {written.seconds:.0f} s."
    yield ""
    with connect(memory_limit=memory_limit, temp_directory=root / "spill") as con:
        attach_tables(con, data, models)
        yield from measure_models(con, models)
        if with_checks:
            yield ""
            yield from measure_checks(con)
        made = cost(partial(build_database, con, data, models, database))
    yield ""
    yield (
        f"The DuckDB file of {database.stat().st_size / 1e9:.2f} GB was written in {made.seconds:.0f} s "
        f"({made.cpu_seconds:.0f} s CPU)."
    )
    yield ""
    yield from measure_questions(database)
    yield ""
    yield f"Peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB."


def main(arguments: list[str]) -> None:
    """Read the arguments and measure in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0, help="share of 1,000,000 documents")
    parser.add_argument("--memory-limit", default="4GB")
    parser.add_argument("--checks", action="store_true", help="ask every check, too")
    given = parser.parse_args(arguments)
    documents = round(FULL_DOCUMENTS * given.scale)
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for line in measure(Path(folder), documents, given.memory_limit, with_checks=given.checks):
            print(line, flush=True)
            lines.append(line)
    if given.scale >= 1:
        write_part("sql", lines)


if __name__ == "__main__":
    main(sys.argv[1:])
