"""`vanban run`: build the dataset."""

import sys
from pathlib import Path

import click
from rich.console import Console

from pipelines.commands.plan import print_plan
from pipelines.dagster_home import prepare_dagster_home
from pipelines.errors import UserError
from pipelines.ledger import process_age
from pipelines.options import CHECK_FAILED, warehouse_option
from pipelines.plan import make_plan
from pipelines.progress import report
from pipelines.remote import local_folder
from pipelines.summary import Effort, print_summary
from pipelines.terminal import console_for, showing_progress
from pipelines.warehouse import Warehouse


@click.command("run")
@click.option("--raw", default="raw", show_default=True, help="Folder of captures, or s3://bucket/prefix.")
@warehouse_option
@click.option("--workers", type=click.IntRange(min=1), help="Processes that parse; one a core without it.")
@click.option("--dask", metavar="ADDRESS", default="", help="Parse on a Dask cluster: tcp://host:port, or local.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done, as `vanban plan` does.")
def command(raw: str, warehouse: Path, workers: int | None, dask: str, *, dry_run: bool) -> None:
    """Build the dataset: read raw/, parse, write tables, models and the DuckDB file, check them.

    Only what changed since the last run is read and parsed again. Readers of the warehouse see the old dataset until
    the new one is whole. Exit codes: 0 complete, 1 a check failed, 2 a mistake in the call or in raw/,
    3 a fault of ours.

    \b
    vanban run
    vanban run --raw ~/captures --warehouse /data/vanban
    vanban run --dry-run
    vanban run --raw s3://my-bucket/captures --workers 16
    vanban run --dask tcp://scheduler:8786     workers share the warehouse's folder
    """
    console = Console(stderr=True)
    with showing_progress(console):
        folder = local_folder(raw, warehouse, lambda done, total: report("fetch", done, total))
    if not folder.is_dir():
        raise UserError(f"There is no folder {raw}; make it, put captured files in {raw}/<source>/ and run again.")
    if dry_run:
        print_plan(make_plan(folder.absolute(), Warehouse(warehouse.absolute())), console_for(sys.stdout))
        return
    prepare_dagster_home(warehouse)
    from pipelines.definitions import run_everything  # noqa: PLC0415 - Dagster takes a second to import

    start_seconds = process_age()
    with showing_progress(console):
        outcome = run_everything(folder.absolute(), warehouse.absolute(), workers, dask)
    verdict = outcome.verdict
    effort = Effort(outcome.texts_parsed, outcome.files_written, process_age(), start_seconds)
    print_summary(console_for(sys.stdout), Warehouse(warehouse), effort, verdict, is_checked=outcome.is_checked)
    for failure in verdict.failures:
        click.echo(f"\n{failure.severity.upper()}: {failure.name}\n{failure.doc}\n\n{failure.rows}")
    if any(failure.severity == "error" for failure in verdict.failures):
        sys.exit(CHECK_FAILED)
