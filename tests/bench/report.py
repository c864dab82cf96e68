"""The generated parts of docs/performance.md."""

import datetime
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from bench.figures import Figure
from bench.runs import RunFigures

PERFORMANCE = Path(__file__).parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- {}, written by make bench -->", "<!-- end of {} -->"
FULL_SIZE = 1_000_000  # documents: what the goals of a large run are about
MARKS = {True: "reached", False: "**not reached**", None: "–"}


def write_figures(where: str, figures: Sequence[Figure]) -> None:
    """Write what was measured in this run into docs/performance.md."""
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    write_part("figures", [f"Measured on {day}: {where}.", "", *goals_table(figures)])


def write_runs(runs: Sequence[RunFigures]) -> None:
    """Write what the kept runs say into docs/performance.md."""
    write_part("runs", runs_part(runs))


def runs_part(runs: Sequence[RunFigures]) -> list[str]:
    """Return the goals that whole runs answer, and the runs, as lines of Markdown."""
    return [*goals_table(run_figures(runs)), "", *runs_table(runs)]


def write_part(name: str, lines: Sequence[str]) -> None:
    """Replace a part of docs/performance.md."""
    page = PERFORMANCE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN.format(name))
    _, _, after = rest.partition(END.format(name))
    text = "\n".join([BEGIN.format(name), *lines, END.format(name)])
    PERFORMANCE.write_text(before + text + after, encoding="utf-8")


def read_part(name: str) -> list[str]:
    """Return the lines of a part of docs/performance.md."""
    _, _, rest = PERFORMANCE.read_text(encoding="utf-8").partition(BEGIN.format(name))
    return rest.partition(END.format(name))[0].strip("\n").splitlines()


def goals_table(figures: Sequence[Figure]) -> list[str]:
    """Return the goals as lines of Markdown."""
    head = ["| measure | goal | measured | | how |", "|---|---|---|---|---|"]
    return head + [f"| {f.measure} | {f.goal} | {f.value} | {MARKS[f.is_reached]} | {f.how} |" for f in figures]


def runs_table(runs: Sequence[RunFigures]) -> list[str]:
    """Return the kept runs as lines of Markdown, a column a run."""
    rows = {
        "day": [run.day for run in runs],
        "machine": [run.machine for run in runs],
        "workers": [str(run.workers) for run in runs],
        "text, MB": [f"{run.raw_bytes / 1e6:,.0f}" for run in runs],
        "capture, s": [f"{run.capture_seconds:,.1f}" for run in runs],
        "parse, s (CPU s)": [f"{run.parse_seconds:,.1f} ({run.parse_cpu:,.1f})" for run in runs],
        "tables, s (CPU s)": [f"{run.tables_seconds:,.1f} ({run.tables_cpu:,.1f})" for run in runs],
        "models, s (CPU s)": [f"{run.models_seconds:,.1f} ({run.models_cpu:,.1f})" for run in runs],
        "database, s (CPU s)": [f"{run.database_seconds:,.1f} ({run.database_cpu:,.1f})" for run in runs],
        "checks, s": [f"{run.checks_seconds:,.1f}" for run in runs],
        "all of `vanban run`, s": [f"{run.run_seconds:,.1f}" for run in runs],
        "again, nothing changed, s": [f"{run.no_change_seconds:,.1f}" for run in runs],
        "peak RSS of a worker, MB": [f"{run.worker_rss / 1e6:,.0f}" for run in runs],
        "peak RSS of the main process, MB": [f"{run.main_rss / 1e6:,.0f}" for run in runs],
        "packs, MB": [f"{run.pack_bytes / 1e6:,.0f}" for run in runs],
        "shards, MB": [f"{run.shard_bytes / 1e6:,.0f}" for run in runs],
        "tables as Parquet, MB": [f"{run.parquet_bytes / 1e6:,.0f}" for run in runs],
        "models as Parquet, MB": [f"{run.model_bytes / 1e6:,.0f}" for run in runs],
        "DuckDB file, MB": [f"{run.database_bytes / 1e6:,.0f}" for run in runs],
    }
    head = ["| documents | " + " | ".join(f"{run.documents:,}" for run in runs) + " |"]
    head.append("|---" * (len(runs) + 1) + "|")
    return head + [f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows.items()]


def run_figures(runs: Sequence[RunFigures]) -> list[Figure]:
    """Return the goals that whole runs answer: of the largest run, and of each step from one size to the next."""
    last = runs[-1]
    at = f"{last.documents:,} documents"
    workers = ", ".join(f"{run.worker_rss / 1e6:.0f}" for run in runs)
    ratio = last.parquet_bytes / last.raw_bytes
    is_small = max(run.worker_rss for run in runs) < 500e6 if len(runs) > 1 else None
    idle, is_full = last.no_change_seconds, last.documents >= FULL_SIZE
    return [
        Figure(
            "whole run ÷ parse alone",
            ", ".join(f"{run.whole_to_parse:.2f} ×" for run in runs),
            "≤ 2",
            all(run.whole_to_parse <= 2 for run in runs),
            f"CPU, {sizes(runs)}",
        ),
        Figure("peak RSS per worker, MB", workers, "flat, < 500", is_small, sizes(runs)),
        linear_figure(runs),
        Figure("no-change run", f"{idle:.1f} s", "< 30 s at 1,000,000", idle < 30 if is_full else None, f"wall, {at}"),
        Figure("Parquet ÷ raw text bytes", f"{ratio:.2f}", "≤ 0.5", ratio <= 0.5, f"all tables, {at}"),
        Figure(
            "`directives_by_body_year`",
            f"{last.directives_ms:.0f} ms",
            "< 50 ms at 1,000,000",
            last.directives_ms < 50 if is_full else None,
            f"one year, a new connection each time, {at}",
        ),
    ]


def linear_figure(runs: Sequence[RunFigures]) -> Figure:
    """Return how the time of a run grows from each kept size to the next, CPU time as far as it is known by stage."""
    pairs = list(pairwise(runs))
    steps = [total_cpu(big) / total_cpu(small) / (big.documents / small.documents) * 10 for small, big in pairs]
    value = ", ".join(f"{step:.1f} ×" for step in steps) or "one size only"
    is_reached = all(step <= 11 for step in steps) if steps else None
    return Figure("time for ten times the documents", value, "≤ 11 ×", is_reached, f"CPU, {sizes(runs)}")


def total_cpu(run: RunFigures) -> float:
    """Return the CPU seconds from packed captures to the database."""
    return run.parse_cpu + run.tables_cpu + run.models_cpu + run.database_cpu


def sizes(runs: Sequence[RunFigures]) -> str:
    """Return the sizes of runs."""
    return " / ".join(f"{run.documents:,}" for run in runs) + " documents"
