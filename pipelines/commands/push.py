"""`vanban push`: copy the published dataset to an object store."""

from pathlib import Path

import click
from rich.console import Console

from pipelines.errors import UserError
from pipelines.options import warehouse_option
from pipelines.progress import report
from pipelines.remote import LATEST, open_bucket, push
from pipelines.terminal import showing_progress
from pipelines.warehouse import DATABASE, Warehouse


@click.command("push")
@click.argument("address")
@warehouse_option
@click.option("--folder", type=click.Path(path_type=Path), help="A release to send in place of the warehouse.")
def command(address: str, warehouse: Path, folder: Path | None) -> None:
    """Copy the tables, models and DuckDB file that readers see now to ADDRESS (s3://bucket/prefix, gs://…).

    ADDRESS/latest.json, written last, names the folder of the newest complete dataset and each file in it with its
    SHA-256. What is there already is not sent again.

    \b
    vanban push s3://my-bucket/vanban
    vanban push s3://my-bucket/vanban/1.0.0 --folder releases/1.0.0
    """
    root = (folder or Warehouse(warehouse).data).resolve()
    if not root.is_dir():
        raise UserError(f"{folder or warehouse} holds no dataset yet; make one with `vanban run`.")
    root, names = (root, list_names(root)) if folder else (root.parent, list_published(root.parent))
    bucket = open_bucket(address)
    with showing_progress(Console(stderr=True)):
        pushed = push(root, names, bucket, lambda done, total: report("push", done, total))
    click.echo(f"{len(names)} files in {bucket.address}/generations/{pushed}, named by {bucket.address}/{LATEST}")


def list_published(generation: Path) -> list[str]:
    """Return the files of a generation that readers see."""
    return [name for name in list_names(generation) if name.startswith(("data/", "models/")) or name == DATABASE]


def list_names(folder: Path) -> list[str]:
    """Return the files below a folder by their names there."""
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
