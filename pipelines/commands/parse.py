"""`vanban parse`: show what the parser reads in one file."""

import json
from typing import BinaryIO

import click

from pipelines.capture.readings import read_document
from pipelines.errors import UserError
from pipelines.parse import Hints, parse
from pipelines.parse.model import PartialDate, columns_of
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
    vanban parse page.html | jq '.sections[] | .label'
    """
    reading = read_document(file.read(), file.name)
    if reading.text is None:
        raise UserError(f"{file.name} can't be read as text ({reading.reason}); give a text, HTML, Word or PDF file.")
    parsed = parse(reading.text, Hints(layout, reading.page_metadata, reading.encoding))
    click.echo(json.dumps(plain(parsed), ensure_ascii=False, indent=2))


def plain(value: object) -> object:
    """Return a value of the parser as what JSON has."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, PartialDate):
        return str(value)
    if type(value) is tuple:
        return [plain(item) for item in value]
    return {name: plain(cell) for name, cell in columns_of(value).items()}
