"""`vanban diff`: show what changed from one release to another."""

import sys
from pathlib import Path

import click

from pipelines.release.diff import find_changes, print_changes, write_diff, write_json_lines
from pipelines.release.manifest import read_manifest
from pipelines.terminal import console_for


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "kind", type=click.Choice(("table", "json")), default="table", show_default=True)
@click.option("--limit", default=100, show_default=True, help="How many changes the table lists (json lists all).")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to write changes.parquet, changes.json and changes.atom to."
)
def command(old: Path, new: Path, kind: str, limit: int, out: Path | None) -> None:
    """Show what changed from the release OLD to the release NEW, in terms of documents.

    New, corrected, withdrawn and lost documents, links that lead somewhere now, rows of tables, the schema.

    \b
    vanban diff releases/1.0.0 releases/1.1.0
    vanban diff releases/1.0.0 releases/latest --format json | jq .counts
    vanban diff releases/1.0.0 releases/1.1.0 --out changes
    """
    with find_changes(old, read_manifest(old), new, read_manifest(new)) as changes:
        if out:
            out.mkdir(parents=True, exist_ok=True)
            write_diff(changes, out)
        if kind == "json":
            write_json_lines(changes, sys.stdout)
        else:
            print_changes(console_for(sys.stdout), changes, limit)
