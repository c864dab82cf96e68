"""quality.json: what the checks, the gold and the models say of how good and how complete a release is."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipelines.checks import CheckResult
from pipelines.release.facts import Allowance
from pipelines.release.manifest import write_json
from pipelines.tables import QUALITY_ESTIMATES

QUALITY = "quality.json"
NOTE = (
    "Estimates compare the parser with hand-made answers to documents composed beside its rules: they guard against "
    "regressions and are no estimate for documents at large."
)
ANSWERS = {
    "estimates": f"SELECT * FROM {QUALITY_ESTIMATES.name} ORDER BY {', '.join(QUALITY_ESTIMATES.order)}",
    "sources": "SELECT * FROM source_quality ORDER BY source, layout",
    "rejected": "SELECT reason, count(*) AS captures FROM captures WHERE status = 'rejected' GROUP BY ALL ORDER BY ALL",
    "issues": "SELECT code, severity, count(*) AS issues FROM issues GROUP BY ALL ORDER BY ALL",
    "links": "SELECT status, count(*) AS links FROM document_links GROUP BY ALL ORDER BY ALL",
    "numbering": """
        SELECT
            count(*) AS series,
            coalesce(sum(captured_count), 0)::BIGINT AS captured,
            coalesce(sum(known_count), 0)::BIGINT AS known,
            coalesce(sum(missing_count), 0)::BIGINT AS missing
        FROM number_series
    """,
}


def write_quality(
    folder: Path, con: duckdb.DuckDBPyConnection, results: Sequence[CheckResult], allowance: Allowance | None
) -> None:
    """Write quality.json; `con` sees the release, `results` are those of the checks that were asked of it."""
    failed = [
        {"check": r.check.name, "severity": r.check.severity, "meaning": r.check.doc, "rows": r.row_count}
        for r in results
        if not r.passed
    ]
    checks = {"asked": len(results), "passed": len(results) - len(failed), "failed": failed}
    allowed = None if allowance is None else {"reason": allowance.reason, "objections": allowance.objections}
    answers = {name: read_rows(con, sql) for name, sql in ANSWERS.items()}
    write_json(folder / QUALITY, {"checks": checks, "allowed": allowed, "note": NOTE, **answers})


def read_rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, object]]:
    """Return the rows of a query as what JSON has; only for answers of a few hundred rows."""
    answer = con.execute(sql)
    names = [name for name, *_ in answer.description or ()]
    return [dict(zip(names, map(plain, row), strict=True)) for row in answer.fetchall()]


def plain(value: object) -> object:
    """Return a value as JSON has it: dates by ISO 8601."""
    return value.isoformat() if isinstance(value, datetime.date) else value
