"""`vanban sql`: ask the dataset in SQL."""

import sys
from pathlib import Path

import click

from pipelines.answers import FORMATS, write_answer
from pipelines.options import warehouse_option
from pipelines.sql import query
from pipelines.warehouse import Warehouse


@click.command("sql")
@click.argument("statement")
@warehouse_option
@click.option("--format", "kind", type=click.Choice(FORMATS), default="table", show_default=True)
def command(statement: str, warehouse: Path, kind: str) -> None:
    """Ask the dataset in SQL, read-only; `-` reads the statement from standard input.

    \b
    vanban sql "SELECT * FROM directives_by_body_year"
    vanban sql --format csv "FROM most_cited" > most_cited.csv
    echo "FROM works LIMIT 5" | vanban sql -
    """
    text = sys.stdin.read() if statement == "-" else statement
    write_answer(query(Warehouse(warehouse).database, text), kind, sys.stdout.buffer)
