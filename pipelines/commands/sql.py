"""`vanban sql`: ask the dataset in SQL."""

import re
import sys
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from pipelines.answers import FORMATS, write_answer
from pipelines.options import warehouse_option
from pipelines.sql import query
from pipelines.sql_files import table_names
from pipelines.warehouse import Warehouse

LAST_WORD = re.compile(r"[A-Za-z0-9_]{0,80}\Z")


def complete_table(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the statement so far with its last word completed to each table that begins so."""
    found = LAST_WORD.search(incomplete)
    start = found.start() if found else len(incomplete)
    word = incomplete[start:].lower()
    return [CompletionItem(incomplete[:start] + name) for name in table_names() if name.startswith(word)]


@click.command("sql")
@click.argument("statement", shell_complete=complete_table)
@warehouse_option
@click.option("--format", "kind", type=click.Choice(FORMATS), default="table", show_default=True)
def command(statement: str, warehouse: Path, kind: str) -> None:
    """Ask the dataset in SQL, read-only; `-` reads the statement from standard input.

    \b
    vanban sql "SELECT * FROM directives_by_body_year"
    vanban sql --format csv "FROM most_cited" > most_cited.csv
    echo "FROM works LIMIT 5" | vanban sql -
    vanban sql --format parquet "FROM search('bảo hiểm y tế')" > found.parquet

    \b
    Names of tables are completed after: eval "$(_VANBAN_COMPLETE=bash_source vanban)"
    """
    text = sys.stdin.read() if statement == "-" else statement
    write_answer(query(Warehouse(warehouse).database, text), kind, sys.stdout.buffer)
