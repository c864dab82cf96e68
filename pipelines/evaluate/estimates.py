"""The table quality_estimates: how well this parser does on the project's own gold, for whoever uses its rows."""

import hashlib
from pathlib import Path

import pyarrow as pa

from pipelines.evaluate import evaluate_folder
from pipelines.evaluate.scores import Score, Share, add_up
from pipelines.parquet import write_parquet
from pipelines.parse.version import PARSER_VERSION
from pipelines.tables import QUALITY_ESTIMATES

SHARES = ("precision", "recall", "f1")


def estimates_mark(folder: Path) -> str:
    """Return a hash of what the estimates depend on: the parser, the rules of comparison, and the gold in `folder`."""
    digest = hashlib.sha256(PARSER_VERSION.encode())
    rules = [path for path in Path(__file__).parent.iterdir() if path.suffix == ".py"]
    for path in sorted((*rules, *(path for path in folder.glob("*") if path.is_file())), key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def write_estimates(folder: Path, path: Path) -> int:
    """Write quality_estimates from the gold in `folder`, no row where there is none; return the number of rows."""
    scores = add_up(evaluate_folder(folder)) if any(folder.glob("*.json")) else []
    columns = [
        [cell(score, column.name) for score in sorted(scores, key=place)] for column in QUALITY_ESTIMATES.columns
    ]
    arrays = [pa.array(cells, c.type) for cells, c in zip(columns, QUALITY_ESTIMATES.columns, strict=True)]
    schema = QUALITY_ESTIMATES.arrow()
    return write_parquet(pa.table(arrays, schema=schema), schema, path, QUALITY_ESTIMATES.row_group_rows)


def place(score: Score) -> tuple[str, bool, str, bool, str]:
    """Return what rows are sorted by: the key, NULL last."""
    return score.measure, score.level is None, score.level or "", score.layout is None, score.layout or ""


def cell(score: Score, column: str) -> object:
    """Return one cell: `recall` is the share, `recall_low` and `recall_high` are its bounds, NULL without a share."""
    if column == "parser_version":
        return PARSER_VERSION
    name, _, bound = column.partition("_")
    if name not in SHARES:
        return getattr(score, column)
    share: Share | None = getattr(score, name)
    return share and getattr(share, bound or "value")
