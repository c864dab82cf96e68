"""`vanban cite`: show the citations of running text."""

from typing import BinaryIO

import click

from pipelines.cite import citation_lines
from pipelines.errors import UserError
from pipelines.text import decode


@click.command("cite")
@click.argument("file", type=click.File("rb"))
def command(file: BinaryIO) -> None:
    """Print the citations of any running text in FILE (`-` for standard input) as JSON Lines, in text order.

    One object a citation: `line` is the input line where it starts, from 1, spans count code points of the text (NFC),
    dates are ISO 8601, `subject` is the place, from 0, of the citation that is the subject of the relation.

    \b
    vanban cite article.txt
    echo "Theo khoản 2 Điều 12 của Thông tư 32/2023/TT-BCA" | vanban cite - | jq .pinpoint
    """
    decoded = decode(file.read())
    if decoded.text is None and decoded.reason != "empty":
        raise UserError(f"{file.name} can't be read as text ({decoded.reason}); give a text file.")
    for line in citation_lines(decoded.text or ""):
        click.echo(line)
