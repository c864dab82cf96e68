"""Where Dagster keeps its history."""

import os
from pathlib import Path

from pipelines.errors import UserError

DAGSTER_YAML = """\
# Written by vanban. Runs started from the UI wait for one another: a warehouse has one writer.
telemetry:
  enabled: false
nux:
  enabled: false
concurrency:
  runs:
    max_concurrent_runs: 1
"""


def prepare_dagster_home(warehouse: Path) -> None:
    """Let Dagster keep its history inside the warehouse, unless DAGSTER_HOME says otherwise."""
    home = Path(os.environ.get("DAGSTER_HOME") or warehouse / ".dagster").absolute()
    os.environ["DAGSTER_HOME"] = str(home)
    try:
        home.mkdir(parents=True, exist_ok=True)
        if not (home / "dagster.yaml").exists():
            (home / "dagster.yaml").write_text(DAGSTER_YAML, encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"{home} can't be written to ({error.strerror}); name another folder with --warehouse."
        ) from error
