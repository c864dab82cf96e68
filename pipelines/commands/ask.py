"""`vanban ask`: ready questions, answered with the SQL behind them and what limits the answer."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import click

from pipelines import questions
from pipelines.charts import print_bars, write_plot
from pipelines.matching import known_number, match_body, match_type
from pipelines.options import warehouse_option
from pipelines.questions import GROUPINGS, Question
from pipelines.terminal import console_for, result_table
from pipelines.warehouse import Warehouse

F = TypeVar("F", bound=Callable[..., object])


@click.group("ask")
def command() -> None:
    """Ask a ready question: the answer, its SQL and its caveats.

    \b
    vanban ask counts --body "Ban Bí thư" --type chỉ-thị --by year
    vanban ask gaps --body chính-phủ --type nghị-định
    vanban ask cited-by "Luật Giáo dục"
    vanban ask in-force 15/2011/NĐ-CP --on 2020-01-01
    """


def which(ask: F) -> F:
    """Give a question the options --body and --type."""
    body = click.option("--body", help="Issuing body: name, alias or id, with or without tones.")
    return body(click.option("--type", "kind", help="Type of document: name, alias or code.")(ask))


def plots(ask: F) -> F:
    """Give a question the options --png and --svg."""
    path = click.Path(path_type=Path, dir_okay=False)
    png = click.option("--png", type=path, help="Write the bar chart to this file, too.")
    return png(click.option("--svg", type=path, help="The same as SVG.")(ask))


@command.command()
@which
@click.option("--by", type=click.Choice(list(GROUPINGS)), default="year", show_default=True)
@plots
@warehouse_option
def counts(body: str | None, kind: str | None, by: str, *, png: Path | None, svg: Path | None, warehouse: Path) -> None:
    """How many documents are there?

    \b
    vanban ask counts --body "Ban Bí thư" --type chỉ-thị --by year
    vanban ask counts --by body --svg bodies.svg
    """
    answer(warehouse, questions.counts(*matched(warehouse, body, kind), by), png, svg)


@command.command()
@which
@plots
@warehouse_option
def gaps(body: str | None, kind: str | None, *, png: Path | None, svg: Path | None, warehouse: Path) -> None:
    """Which numbers are missing inside their series?

    \b
    vanban ask gaps --type nghị-định
    """
    answer(warehouse, questions.gaps(*matched(warehouse, body, kind)), png, svg)


@command.command("cited-by")
@click.argument("number")
@warehouse_option
def cited_by(number: str, warehouse: Path) -> None:
    """Which documents refer to this one in their own text? NUMBER is its number as printed, or its name.

    \b
    vanban ask cited-by 15/2011/NĐ-CP
    vanban ask cited-by "Luật Giáo dục"
    """
    answer(warehouse, questions.cited_by(known_number(Warehouse(warehouse).database, number)))


@command.command("in-force")
@click.argument("number")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day: 2020-01-31.")
@warehouse_option
def in_force(number: str, on: datetime, warehouse: Path) -> None:
    """Was this document in force on a day? NUMBER is its number as printed, or its name.

    \b
    vanban ask in-force 15/2011/NĐ-CP --on 2020-01-01
    """
    day: date = on.date()
    answer(warehouse, questions.in_force(known_number(Warehouse(warehouse).database, number), day))


def matched(warehouse: Path, body: str | None, kind: str | None) -> tuple[str | None, str | None]:
    """Return the id of the body and the type that were named."""
    database = Warehouse(warehouse).database
    return (
        None if body is None else match_body(database, body),
        None if kind is None else match_type(database, kind),
    )


def answer(warehouse: Path, question: Question, png: Path | None = None, svg: Path | None = None) -> None:
    """Print the answer, its caveats and its SQL; write the plots that were asked for."""
    found, console = questions.ask(Warehouse(warehouse).database, question), console_for(sys.stdout)
    console.print(question.title, style="bold", highlight=False, markup=False)
    if not found.rows:
        console.print("\nNone.\n", highlight=False)
    elif question.label:
        print_bars(found, console)
    else:
        console.print(result_table(None, found.columns, found.rows))
    for caveat in found.caveats:
        console.print(caveat, highlight=False, markup=False)
    console.print(f"\n{question.sql};", highlight=False, markup=False, soft_wrap=True)
    for path, kind in ((png, "png"), (svg, "svg")):
        if path is None:
            continue
        write_plot(found, path, kind)
        console.print(f"\nWritten: {path}", highlight=False)
