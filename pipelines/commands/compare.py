"""`vanban compare`: show what a change of the parser gained and lost."""

import sys
from pathlib import Path

import click

from pipelines.compare import find_differences, open_dataset, print_difference, write_difference
from pipelines.terminal import console_for


@click.command("compare")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "kind", type=click.Choice(("table", "json")), default="table", show_default=True)
@click.option("--limit", default=200, show_default=True, help="How many changes the table lists (json lists all).")
def command(old: Path, new: Path, kind: str, limit: int) -> None:
    """Show what a change of the parser gained and lost: OLD and NEW are warehouses or releases.

    Documents are matched by their content. Values that changed, sections, citations, links, signatures and issues
    gained and lost, with their text and place. The exit code is 0 also where there are differences.

    \b
    vanban compare warehouse_before warehouse
    vanban compare releases/1.0.0 releases/1.1.0 --format json | jq '.counts'
    """
    with find_differences(open_dataset(old), open_dataset(new)) as difference:
        if kind == "json":
            write_difference(sys.stdout, difference)
        else:
            print_difference(console_for(sys.stdout), difference, limit)
