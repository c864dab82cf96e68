"""Measures the parser against gold: what people read in a document, and what the parser makes of its text.

`evaluate(gold, text)` compares one document, `evaluate_folder` a folder of gold, `add_up` makes scores of outcomes.
"""

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from pipelines.errors import UserError
from pipelines.evaluate.gold import GOLD_FOLDER, Gold, read_gold_folder, read_text
from pipelines.evaluate.metadata import compare_metadata
from pipelines.evaluate.offers import compare_offers
from pipelines.evaluate.outcome import Miss, Outcome, answer
from pipelines.evaluate.references import compare_references
from pipelines.evaluate.relations import compare_relations
from pipelines.evaluate.scores import Judged, Score, Share, add_up, wilson
from pipelines.evaluate.units import compare_units
from pipelines.parse import parse
from pipelines.parse.model import ParsedDocument

__all__ = [
    "GOLD_FOLDER",
    "Gold",
    "Judged",
    "Miss",
    "Outcome",
    "Score",
    "Share",
    "add_up",
    "compare",
    "evaluate",
    "evaluate_captures",
    "evaluate_folder",
    "read_gold_folder",
    "read_text",
    "wilson",
]

BATCH_ROWS = 1_000


def evaluate_folder(folder: Path, texts: Path | None = None) -> list[Judged]:
    """Return what the parser makes of each document of a folder of gold; UserError where gold or a text is missing."""
    return [evaluate(gold, read_text(gold, texts)) for gold in read_gold_folder(folder)]


def evaluate_captures(folder: Path, captures: Path) -> list[Judged]:
    """Return the same for documents that a warehouse captured, whatever they lay in; `captures` is that table's file.

    The `file` of each gold is a capture's path below its source (`0000.jsonl.gz!17`). UserError where one was not
    captured, or its capture holds no text.
    """
    wanted = {gold.file: gold for gold in read_gold_folder(folder)}
    judged = {gold.file: evaluate(gold, text) for gold, text in captured_texts(wanted, captures)}
    if missing := next((file for file in wanted if file not in judged), None):
        raise UserError(
            f"{captures} holds no text of {missing}, which {folder} is about; run over those captures first."
        )
    return [judged[file] for file in wanted]


def captured_texts(wanted: dict[str, Gold], captures: Path) -> Iterator[tuple[Gold, str]]:
    """Yield the gold and the text of each capture that gold is about."""
    if not captures.is_file():
        raise UserError(f"{captures} is not there; make it with `vanban run`.")
    for batch in pq.ParquetFile(captures).iter_batches(columns=["path", "text"], batch_size=BATCH_ROWS):
        for path, text in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            file = path.partition("/")[2]
            if text is not None and file in wanted:
                yield wanted[file], text


def evaluate(gold: Gold, text: str) -> Judged:
    """Return what the parser makes of one text, measured against its gold."""
    return compare(gold, parse(text), text)


def compare(gold: Gold, parsed: ParsedDocument, text: str) -> Judged:
    """Return how a parsed document answers its gold; the lay-out is that of the gold, if it gives one."""
    name = gold.file if gold.path.suffix == ".jsonl" else gold.path.name or gold.file
    return Judged(name, gold.layout or parsed.layout, tuple(outcomes(gold, parsed, text)))


def outcomes(gold: Gold, parsed: ParsedDocument, text: str) -> Iterator[Outcome]:
    """Yield the outcome of every comparison."""
    yield answer("document", parsed.is_document, Miss("a document", None))
    yield from compare_metadata(gold, parsed)
    yield from compare_units(gold, parsed, text)
    yield from compare_references(gold, parsed, text)
    yield from compare_relations(gold, parsed, text)
    yield from compare_offers(gold, parsed, text)
