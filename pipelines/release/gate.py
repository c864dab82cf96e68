"""What speaks against a release: failed checks, gold figures that fell, documents or withdrawals that are gone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from pipelines.checks import CheckResult
from pipelines.release.facts import Release
from pipelines.release.withdrawn import Withdrawal
from pipelines.sql import parquet_rows
from pipelines.tables import QUALITY_ESTIMATES

ROUNDING = 1e-9
FALLS_SQL = """
WITH old AS (
    SELECT measure, level, layout, unnest([
        {{'share': 'precision', 'low': precision_low}}, {{'share': 'recall', 'low': recall_low}},
        {{'share': 'f1', 'low': f1_low}}
    ], recursive := true)
    FROM {old}
),
new AS (
    SELECT measure, level, layout, unnest([
        {{'share': 'precision', 'value': "precision"}}, {{'share': 'recall', 'value': recall}},
        {{'share': 'f1', 'value': f1}}
    ], recursive := true)
    FROM {new}
)
SELECT concat_ws(' ', old.measure, old.level, old.layout, old.share), old.low, new.value
FROM old
LEFT JOIN new
    ON old.measure = new.measure AND old.share = new.share
    AND old.level IS NOT DISTINCT FROM new.level AND old.layout IS NOT DISTINCT FROM new.layout
WHERE old.low IS NOT NULL AND (new.value IS NULL OR new.value < old.low - {rounding})
ORDER BY ALL
"""


class RefusedError(Exception):
    """A release that must not appear: the objections, one sentence each."""

    def __init__(self, objections: tuple[str, ...]) -> None:
        super().__init__("; ".join(objections))
        self.objections = objections


def failed_checks(results: Sequence[CheckResult]) -> Iterator[str]:
    """Yield a sentence for each check of severity error that some row breaks."""
    for result in results:
        if not result.passed and result.check.severity == "error":
            yield f"The check {result.check.name} fails for {result.row_count} rows: {result.check.doc}"


def fallen_figures(con: duckdb.DuckDBPyConnection, before: Path, now: Path) -> Iterator[str]:
    """Yield a sentence for each gold figure that is gone, or below the lower bound that the release before gave it."""
    name = f"data/{QUALITY_ESTIMATES.name}.parquet"
    if not (before / name).is_file():
        return
    old, new = parquet_rows([before / name]), parquet_rows([now / name])
    for figure, low, value in con.execute(FALLS_SQL.format(old=old, new=new, rounding=ROUNDING)).fetchall():
        found = "is not measured any more" if value is None else f"is {value:.4f}"
        yield f"The gold figure {figure} {found}; in {before.name} it was at least {low:.4f}."


def undone_withdrawals(before: Release, withdrawals: Sequence[Withdrawal]) -> Iterator[str]:
    """Yield a sentence for each content that the release before withheld and that is not listed any more."""
    listed = {withdrawal.content_hash for withdrawal in withdrawals}
    for withdrawn in before.withdrawn:
        if withdrawn.content_hash not in listed:
            yield f"{withdrawn.content_hash} was withdrawn in {before.version} and is not listed any more."
