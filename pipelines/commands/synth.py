"""`vanban synth`: write made-up documents with known truth."""

from pathlib import Path

import click
from rich.console import Console

from pipelines.processes import default_workers
from pipelines.progress import report
from pipelines.synth.shapes import WRITERS, write_corpus
from pipelines.terminal import showing_progress


@click.command("synth")
@click.option("--documents", type=click.IntRange(min=1), required=True, help="How many.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A new folder for captures and gold.")
@click.option("--shape", type=click.Choice(tuple(WRITERS)), default="txt", show_default=True, help="What they lie in.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed gives other documents.")
@click.option(
    "--workers", type=click.IntRange(min=1), default=default_workers, help="Processes; all cores unless given."
)
def command(documents: int, out: Path, shape: str, seed: int, workers: int) -> None:
    """Write made-up documents with known truth, for benchmarks and tests.

    No two are alike; the same seed gives the same bytes. OUT/raw is a raw folder whose every row is marked
    is_synthetic, and which no release takes; OUT/gold holds the answers. Some documents are broken on purpose.

    \b
    vanban synth --documents 1000 --out /tmp/made
    vanban run --raw /tmp/made/raw --warehouse /tmp/made/warehouse
    vanban evaluate /tmp/made/gold --warehouse /tmp/made/warehouse
    vanban synth --documents 100000 --out /tmp/pages --shape warc --seed 2
    """
    with showing_progress(Console(stderr=True)):
        write_corpus(out, seed, documents, shape, lambda done, total: report("compose", done, total), workers=workers)
    click.echo(f"{documents} documents in {out / 'raw'}, their answers in {out / 'gold'}")
