"""`vanban parse`: show what the parser reads in one file."""

import dataclasses
import json
from typing import BinaryIO

import click

from pipelines.errors import UserError
from pipelines.parse import Hints, parse
from pipelines.parse.model import PartialDate
from pipelines.text import decode
from pipelines.vocab import values


@click.command("parse")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--layout", type=click.Choice(values("codes:layout")), help="Lay-out that you expect; another one is an issue."
)
def command(file: BinaryIO, layout: str | None) -> None:
    """Print what the parser reads in FILE (`-` for standard input) as JSON; nothing is written anywhere.

    \b
    vanban parse raw/dangcongsan/000_8102fbe00b907061.txt
    vanban parse page.txt | jq '.sections[] | .label'
    """
    decoded = decode(file.read())
    if decoded.text is None:
        raise UserError(f"{file.name} can't be read as text ({decoded.reason}); give a text file.")
    parsed = parse(decoded.text, Hints(layout=layout))
    fields = {f.name: getattr(parsed, f.name) for f in dataclasses.fields(parsed)}
    click.echo(json.dumps(fields, ensure_ascii=False, indent=2, default=plain))


def plain(value: object) -> object:
    """Return a value of the parser as what JSON has."""
    if isinstance(value, PartialDate):
        return str(value)
    return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}  # type: ignore[arg-type]
