"""`vanban release`: freeze a warehouse into a release."""

import datetime
import os
import sys
from pathlib import Path

import click
from rich.console import Console

from pipelines.errors import UserError
from pipelines.options import CHECK_FAILED, folders
from pipelines.release import Order, RefusedError, make_release, parse_version
from pipelines.release.order import WITHDRAWN_FILE
from pipelines.release.report import print_release
from pipelines.terminal import console_for, showing_progress

EPOCH = "SOURCE_DATE_EPOCH"


@click.command("release")
@click.argument("version")
@folders
@click.option(
    "--out", type=click.Path(path_type=Path), default="releases", show_default=True, help="Folder of releases."
)
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help=f"Day of release; else {EPOCH}, else that of the run.")
@click.option("--no-text", is_flag=True, help="Leave out full texts; tables, metadata and places stay.")
@click.option("--no-page", is_flag=True, help="Leave out the web page, for machines that can't build it.")
@click.option("--allow", metavar="REASON", help="Release in spite of objections; the reason is printed in the release.")
@click.option(
    "--withdrawn", type=click.Path(path_type=Path), default=WITHDRAWN_FILE, help="List of withdrawn contents."
)
def command(
    *,
    version: str,
    raw: Path,
    warehouse: Path,
    out: Path,
    date: datetime.datetime | None,
    no_text: bool,
    no_page: bool,
    allow: str | None,
    withdrawn: Path,
) -> None:
    """Freeze a warehouse into the folder releases/VERSION, which explains and checks itself.

    It is refused while a check fails, a gold figure falls below what the release before had at least, or documents are
    gone that nobody withdrew. Exit codes: 0 made, 1 refused, 2 a mistake in the call.

    \b
    vanban release 1.0.0
    vanban release 1.1.0 --no-text --date 2026-12-01
    vanban release 1.1.1 --allow "the misread numbers of 1.1.0 do more harm"
    """
    order = Order(
        version=parse_version(version),
        raw=raw,
        withdrawn=withdrawn,
        day=date.date() if date else epoch_day(os.environ.get(EPOCH)),
        has_texts=not no_text,
        has_page=not no_page,
        allowed=allow,
    )
    try:
        with showing_progress(Console(stderr=True)):
            folder = make_release(warehouse, out, order)
    except RefusedError as refused:
        click.echo(f"{version} is refused:", err=True)
        for objection in refused.objections:
            click.echo(f"- {objection}", err=True)
        click.echo('Mend it, or say why it is released all the same: --allow "REASON".', err=True)
        sys.exit(CHECK_FAILED)
    print_release(console_for(sys.stdout), folder)


def epoch_day(seconds: str | None) -> datetime.date | None:
    """Return the day (UTC) that reproducible builds are dated by, None where none is set."""
    if not seconds:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UserError(f"{EPOCH} must be seconds since 1970, not {seconds!r}; mend or unset it.") from error
