"""What several verbs of `vanban` share: options and exit codes."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

CHECK_FAILED, USER_MISTAKE, OUR_MISTAKE = 1, 2, 3
F = TypeVar("F", bound=Callable[..., object])


def folders(command: F) -> F:
    """Give a command the options --raw and --warehouse."""
    raw = click.option(
        "--raw", type=click.Path(path_type=Path), default="raw", show_default=True, help="Folder of captures."
    )
    return raw(warehouse_option(command))


def warehouse_option(command: F) -> F:
    """Give a command the option --warehouse."""
    return click.option(
        "--warehouse",
        type=click.Path(path_type=Path),
        default="warehouse",
        show_default=True,
        help="Folder of results.",
    )(command)
