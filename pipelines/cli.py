"""The command `vanban`."""

import dataclasses
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

import click
from rich.console import Console

from pipelines.answers import FORMATS, write_answer
from pipelines.cite import citation_lines
from pipelines.compare import find_differences, open_dataset, print_difference, write_difference
from pipelines.errors import UserError
from pipelines.evaluate import evaluate_folder
from pipelines.evaluate.report import print_scores, scores_json
from pipelines.ledger import process_age
from pipelines.parse import Hints, parse
from pipelines.parse.model import PartialDate
from pipelines.sql import all_checks, attach_tables, connect, query, run_check
from pipelines.summary import Effort, print_summary
from pipelines.terminal import console_for, result_table, showing_progress
from pipelines.text import decode
from pipelines.vocab import values
from pipelines.warehouse import Warehouse

CHECK_FAILED, USER_MISTAKE, OUR_MISTAKE = 1, 2, 3
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vanban")
def cli() -> None:
    """An open dataset of Vietnamese official documents: from captured text to SQL.

    \b
    vanban run                       build the dataset: raw/ -> warehouse/
    vanban sql "FROM documents"      ask it
    vanban parse page.txt            see what the parser reads in one file
    """


@cli.command()
@folders
def run(raw: Path, warehouse: Path) -> None:
    """Build the dataset: read raw/, parse, write tables, models and the DuckDB file, check them.

    Only what changed since the last run is read and parsed again. Readers of the warehouse see the old dataset until
    the new one is whole. Exit codes: 0 complete, 1 a check failed, 2 a mistake in the call or in raw/,
    3 a fault of ours.

    \b
    vanban run
    vanban run --raw ~/captures --warehouse /data/vanban
    """
    if not raw.is_dir():
        raise UserError(f"There is no folder {raw}; make it, put captured files in {raw}/<source>/ and run again.")
    prepare_dagster_home(warehouse)
    from pipelines.definitions import run_everything  # noqa: PLC0415 - Dagster takes a second to import

    console = Console(stderr=True)
    start_seconds = process_age()
    with showing_progress(console):
        outcome = run_everything(raw.absolute(), warehouse.absolute())
    verdict = outcome.verdict
    effort = Effort(outcome.texts_parsed, outcome.files_written, process_age(), start_seconds)
    print_summary(console_for(sys.stdout), Warehouse(warehouse), effort, verdict, is_checked=outcome.is_checked)
    for failure in verdict.failures:
        click.echo(f"\n{failure.severity.upper()}: {failure.name}\n{failure.doc}\n\n{failure.rows}")
    if any(failure.severity == "error" for failure in verdict.failures):
        sys.exit(CHECK_FAILED)


@cli.command()
@folders
@click.option("--port", default=3000, show_default=True, help="Port on this machine.")
def ui(raw: Path, warehouse: Path, port: int) -> None:
    """Open the Dagster UI on http://127.0.0.1:3000 and watch raw/ for changes; Ctrl-C ends it.

    \b
    vanban ui
    vanban ui --raw ~/captures --warehouse /data/vanban --port 3001
    """
    prepare_dagster_home(warehouse)
    os.environ |= {"VANBAN_RAW": str(raw.absolute()), "VANBAN_WAREHOUSE": str(warehouse.absolute())}
    dagster = str(Path(sys.executable).with_name("dagster"))
    os.execv(dagster, [dagster, "dev", "-m", "pipelines.definitions", "-h", "127.0.0.1", "-p", str(port)])


@cli.command()
@click.argument("statement")
@warehouse_option
@click.option("--format", "kind", type=click.Choice(FORMATS), default="table", show_default=True)
def sql(statement: str, warehouse: Path, kind: str) -> None:
    """Ask the dataset in SQL, read-only; `-` reads the statement from standard input.

    \b
    vanban sql "SELECT * FROM directives_by_body_year"
    vanban sql --format csv "FROM most_cited" > most_cited.csv
    echo "FROM works LIMIT 5" | vanban sql -
    """
    text = sys.stdin.read() if statement == "-" else statement
    write_answer(query(Warehouse(warehouse).database, text), kind, sys.stdout.buffer)


@cli.command("parse")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--layout", type=click.Choice(values("codes:layout")), help="Lay-out that you expect; another one is an issue."
)
def parse_file(file: BinaryIO, layout: str | None) -> None:
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


@cli.command()
@click.argument("file", type=click.File("rb"))
def cite(file: BinaryIO) -> None:
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


@cli.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--texts", type=click.Path(path_type=Path), help="Folder of the texts; else beside GOLD or in captures/.")
@click.option("--format", "kind", type=click.Choice(("table", "json")), default="table", show_default=True)
@click.option("--misses", is_flag=True, help="List every wrong answer with its place in the text (json always does).")
def evaluate(gold: Path, texts: Path | None, kind: str, misses: bool) -> None:
    """Measure the parser against the hand-made answers in the folder GOLD (docs/gold.md describes them).

    Precision, recall and F1 with 95 % intervals, over all, by level and by lay-out.

    \b
    vanban evaluate tests/gold
    vanban evaluate tests/gold --misses
    vanban evaluate my_gold --texts my_texts --format json > scores.json
    """
    documents = evaluate_folder(gold, texts)
    if kind == "json":
        click.echo(scores_json(documents))
    else:
        print_scores(console_for(sys.stdout), documents, with_misses=misses)


@cli.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "kind", type=click.Choice(("table", "json")), default="table", show_default=True)
@click.option("--limit", default=200, show_default=True, help="How many changes the table lists (json lists all).")
def compare(old: Path, new: Path, kind: str, limit: int) -> None:
    """Show what a change of the parser gained and lost: OLD and NEW are warehouses or releases.

    Documents are matched by their content. Values that changed, sections, citations, links, signatures and issues
    gained and lost, with their text and place. The exit code is 0 also where there are differences.

    \b
    vanban compare warehouse_before warehouse
    vanban compare releases/1.0.0 releases/1.1.0 --format json | jq '.counts'
    """
    with find_differences(open_dataset(old), open_dataset(new)) as difference:
        if kind == "json":
            write_difference(sys.stdout, difference)
        else:
            print_difference(console_for(sys.stdout), difference, limit)


@cli.command()
@click.argument("names", nargs=-1)
@warehouse_option
def check(names: tuple[str, ...], warehouse: Path) -> None:
    """Run the checks (all, or those named) on a warehouse and show the rows that break them.

    \b
    vanban check
    vanban check captures_books_balance
    """
    data = Warehouse(warehouse).data.resolve()  # of one generation, whatever is published meanwhile
    if not data.is_dir():
        raise UserError(f"There is no dataset in {warehouse}; make one with `vanban run`.")
    checks = {c.name: c for c in all_checks()}
    unknown = sorted(set(names) - checks.keys())
    if unknown:
        raise UserError(f"There is no check {unknown[0]!r}; `vanban check` runs all {len(checks)} and names them.")
    console, failed = console_for(sys.stdout), False
    with connect() as con:
        attach_tables(con, data, data.parent / "models")
        for name in names or checks:
            result = run_check(con, checks[name])
            console.print(f"{'passed' if result.passed else 'FAILED'}  {name}", highlight=False)
            if not result.passed:
                console.print(result_table(result.check.doc, result.columns, result.sample))
                failed |= result.check.severity == "error"
    if failed:
        sys.exit(CHECK_FAILED)


def plain(value: object) -> object:
    """Return a value of the parser as what JSON has."""
    if isinstance(value, PartialDate):
        return str(value)
    return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}  # type: ignore[arg-type]


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


def main() -> None:
    """Run the command; a user's mistake is one sentence on standard error and exit code 2, a fault of ours 3."""
    try:
        cli()
    except UserError as error:
        click.echo(f"vanban: {error}", err=True)
        sys.exit(USER_MISTAKE)
    except Exception:  # noqa: BLE001 - exit code 1 is for data
        traceback.print_exc()
        sys.exit(OUR_MISTAKE)


if __name__ == "__main__":
    main()
