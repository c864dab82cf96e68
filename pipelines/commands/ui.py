"""`vanban ui`: open the Dagster UI."""

import os
import sys
from pathlib import Path

import click

from pipelines.dagster_home import prepare_dagster_home
from pipelines.options import folders


@click.command("ui")
@folders
@click.option("--port", default=3000, show_default=True, help="Port on this machine.")
def command(raw: Path, warehouse: Path, port: int) -> None:
    """Open the Dagster UI on http://127.0.0.1:3000 and watch raw/ for changes; Ctrl-C ends it.

    \b
    vanban ui
    vanban ui --raw ~/captures --warehouse /data/vanban --port 3001
    """
    prepare_dagster_home(warehouse)
    os.environ |= {"VANBAN_RAW": str(raw.absolute()), "VANBAN_WAREHOUSE": str(warehouse.absolute())}
    dagster = str(Path(sys.executable).with_name("dagster"))
    os.execv(dagster, [dagster, "dev", "-m", "pipelines.definitions", "-h", "127.0.0.1", "-p", str(port)])
