"""`vanban plan`: what a run would do."""

import dataclasses
import json
import sys
from pathlib import Path

import click
from rich.console import Console

from pipelines.options import folders
from pipelines.plan import Plan, make_plan
from pipelines.terminal import console_for, result_table
from pipelines.warehouse import Warehouse


@click.command("plan")
@folders
@click.option("--format", "kind", type=click.Choice(("table", "json")), default="table", show_default=True)
def command(raw: Path, warehouse: Path, kind: str) -> None:
    """Say what a run would read, parse or drop, and why, without doing it; no file of raw/ is opened.

    `vanban run --dry-run` is the same.

    \b
    vanban plan
    vanban plan --raw ~/captures --warehouse /data/vanban --format json
    """
    plan = make_plan(raw.absolute(), Warehouse(warehouse.absolute()))
    if kind == "json":
        tasks = [dataclasses.asdict(task) for task in plan.tasks.values()]
        said = {"tasks": tasks, "unchanged": plan.unchanged, "estimated_seconds": plan.estimate}
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        print_plan(plan, console_for(sys.stdout))


def print_plan(plan: Plan, console: Console) -> None:
    """Print what is to be done, for which reason, and how long it may take."""
    if plan.tasks:
        names = ("to do", "why", "items", "bytes", "first")
        rows = [(t.action, t.reason, t.item_count, t.byte_count, t.first) for t in plan.tasks.values()]
        console.print(result_table("What a run would do", names, rows))
    unchanged = f"{plan.unchanged:,} files of raw/ stay as they are."
    console.print(unchanged if plan.tasks else f"Nothing to read, parse or drop: {unchanged}", highlight=False)
    console.print(said_estimate(plan.estimate), highlight=False)


def said_estimate(seconds: float | None) -> str:
    """Return how long a run takes, in words; unknown before the first."""
    if seconds is None:
        return "How long it takes is not known before a first run."
    return f"About {max(1, round(seconds)):,} s at the pace of the last runs, and a few seconds to start."
