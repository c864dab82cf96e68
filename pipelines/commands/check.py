"""`vanban check`: run the checks on a warehouse."""

import sys
from pathlib import Path

import click

from pipelines.checks import run_checks
from pipelines.errors import UserError
from pipelines.options import CHECK_FAILED, warehouse_option
from pipelines.sql import all_checks, attach_tables, connect
from pipelines.terminal import console_for, result_table
from pipelines.warehouse import Warehouse


@click.command("check")
@click.argument("names", nargs=-1)
@warehouse_option
def command(names: tuple[str, ...], warehouse: Path) -> None:
    """Run the checks (all, or those named) on a warehouse and show the rows that break them.

    \b
    vanban check
    vanban check captures_books_balance
    """
    data = Warehouse(warehouse).data.resolve()  # of one generation, whatever is published meanwhile
    if not data.is_dir():
        raise UserError(f"There is no dataset in {warehouse}; make one with `vanban run`.")
    checks = {c.name: c for c in all_checks()}
    unknown = sorted(set(names) - checks.keys())
    if unknown:
        raise UserError(f"There is no check {unknown[0]!r}; `vanban check` runs all {len(checks)} and names them.")
    console, failed = console_for(sys.stdout), False
    with connect() as con:
        attach_tables(con, data, data.parent / "models")
        for result in run_checks(con, [checks[name] for name in names or checks]):
            console.print(f"{'passed' if result.passed else 'FAILED'}  {result.check.name}", highlight=False)
            if not result.passed:
                console.print(result_table(result.check.doc, result.columns, result.sample))
                failed |= result.check.severity == "error"
    if failed:
        sys.exit(CHECK_FAILED)
