"""`vanban evaluate`: measure the parser against hand-made answers."""

import sys
from pathlib import Path

import click

from pipelines.evaluate import evaluate_captures, evaluate_folder
from pipelines.evaluate.report import print_scores, scores_json
from pipelines.terminal import console_for


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--texts", type=click.Path(path_type=Path), help="Folder of the texts; else beside GOLD or in captures/.")
@click.option("--warehouse", type=click.Path(path_type=Path), help="Take the texts from this warehouse's captures.")
@click.option("--format", "kind", type=click.Choice(("table", "json")), default="table", show_default=True)
@click.option("--misses", is_flag=True, help="List every wrong answer with its place in the text (json always does).")
def command(gold: Path, texts: Path | None, warehouse: Path | None, kind: str, misses: bool) -> None:
    """Measure the parser against the hand-made answers in the folder GOLD (docs/gold.md describes them).

    Precision, recall and F1 with 95 % intervals, over all, by level and by lay-out.

    \b
    vanban evaluate tests/gold
    vanban evaluate tests/gold --misses
    vanban evaluate my_gold --texts my_texts --format json > scores.json
    vanban evaluate /tmp/made/gold --warehouse /tmp/made/warehouse
    """
    if warehouse:
        documents = evaluate_captures(gold, warehouse / "data" / "captures.parquet")
    else:
        documents = evaluate_folder(gold, texts)
    if kind == "json":
        click.echo(scores_json(documents))
    else:
        print_scores(console_for(sys.stdout), documents, with_misses=misses)
