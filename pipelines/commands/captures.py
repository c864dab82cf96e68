"""`vanban captures`: what became of the items of raw/."""

import sys
from pathlib import Path

import click

from pipelines.answers import write_answer
from pipelines.fates import count_fates, print_fates
from pipelines.options import warehouse_option
from pipelines.terminal import console_for
from pipelines.vocab import values
from pipelines.warehouse import Warehouse


@click.command("captures")
@click.option("--status", type=click.Choice(values("codes:capture_status")), default="rejected", show_default=True)
@warehouse_option
@click.option("--format", "kind", type=click.Choice(("table", "csv", "json")), default="table", show_default=True)
def command(status: str, warehouse: Path, kind: str) -> None:
    """Show what was refused (or parsed, or met before), by reason: how many items, which, and what to do.

    \b
    vanban captures
    vanban captures --status duplicate
    vanban captures --status rejected --format csv > rejected.csv
    """
    fates = count_fates(Warehouse(warehouse).database, status)
    if kind == "table":
        print_fates(fates, status, console_for(sys.stdout))
    else:
        write_answer(fates, kind, sys.stdout.buffer)
