"""The runs that were kept: docs/runs.csv, a row for each number of documents."""

import csv
from dataclasses import asdict, dataclass, fields
from pathlib import Path

RUNS = Path(__file__).parents[2] / "docs" / "runs.csv"


@dataclass(frozen=True, slots=True)
class RunFigures:
    """What one run cost: seconds (wall unless named cpu), bytes; one row of docs/runs.csv."""

    documents: int
    workers: int
    day: str
    machine: str
    raw_bytes: int
    capture_bytes: int
    pack_bytes: int
    shard_bytes: int
    parquet_bytes: int
    model_bytes: int
    database_bytes: int
    capture_seconds: float
    parse_seconds: float
    parse_cpu: float
    tables_seconds: float
    tables_cpu: float
    models_seconds: float
    models_cpu: float
    database_seconds: float
    database_cpu: float
    checks_seconds: float
    run_seconds: float
    parse_alone_cpu: float
    worker_rss: int
    main_rss: int
    no_change_seconds: float
    directives_ms: float

    @property
    def whole_to_parse(self) -> float:
        """Packed captures to database, ÷ parsing the same texts alone; CPU time."""
        return (self.parse_cpu + self.tables_cpu + self.models_cpu + self.database_cpu) / self.parse_alone_cpu


def read_runs() -> list[RunFigures]:
    """Return the runs that were kept, by their documents."""
    if not RUNS.is_file():
        return []
    with RUNS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = {field.name: field.type for field in fields(RunFigures)}
    runs = [RunFigures(**{name: kinds[name](cell) for name, cell in row.items()}) for row in rows]
    return sorted(runs, key=lambda run: run.documents)


def keep_run(run: RunFigures) -> None:
    """Write a run to docs/runs.csv in place of the last one over as many documents."""
    runs = sorted([*(old for old in read_runs() if old.documents != run.documents), run], key=lambda r: r.documents)
    with RUNS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(RunFigures)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rounded(asdict(each)) for each in runs)


def rounded(row: dict[str, object]) -> dict[str, object]:
    """Return cells with seconds to the hundredth."""
    return {name: round(cell, 2) if isinstance(cell, float) else cell for name, cell in row.items()}
