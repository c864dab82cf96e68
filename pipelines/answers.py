"""Rows of a query as people and programs want them: a table, CSV, JSON or Parquet."""

import csv
import datetime
import decimal
import json
import math
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console

from pipelines.terminal import console_for, result_table

TABLE_ROWS = 200
FORMATS = ("table", "csv", "json", "parquet")


def write_answer(rows: pa.RecordBatchReader, kind: str, out: BinaryIO) -> None:
    """Write rows to `out` in one of FORMATS. A table shows the first 200 rows and says how many more there are."""
    if kind == "parquet":
        with pq.ParquetWriter(out, rows.schema, compression="zstd") as writer:
            for batch in rows:
                writer.write_batch(batch)
        return
    text = open(out.fileno(), "w", encoding="utf-8", newline="", closefd=False)  # noqa: SIM115 - a descriptor
    with text:
        if kind == "csv":
            writer_csv = csv.writer(text, lineterminator="\n")
            writer_csv.writerow(rows.schema.names)
            writer_csv.writerows([csv_cell(value) for value in row] for row in each_row(rows))
        elif kind == "json":
            names = distinct(rows.schema.names)
            text.write("[")
            for place, row in enumerate(each_row(rows)):
                text.write((",\n" if place else "\n") + as_json(dict(zip(names, row, strict=True))))
            text.write("\n]\n")
        else:
            print_table(rows, console_for(text))


def each_row(rows: pa.RecordBatchReader) -> Iterator[tuple[object, ...]]:
    """Yield rows as tuples."""
    for batch in rows:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def print_table(rows: pa.RecordBatchReader, console: Console) -> None:
    """Print the first rows as a table."""
    shown: list[tuple[object, ...]] = []
    more = 0
    for row in each_row(rows):
        if len(shown) < TABLE_ROWS:
            shown.append(row)
        else:
            more += 1
    console.print(result_table(None, rows.schema.names, shown))
    if more:
        console.print(f"{more} more rows; --format csv prints all.", highlight=False)


def csv_cell(value: object) -> object:
    """Return a value for CSV: lists as JSON, NULL as nothing."""
    return as_json(value) if isinstance(value, list | dict) else value


def distinct(names: Sequence[str]) -> list[str]:
    """Return names of which no two are alike, for a JSON object has each once: the second `a` becomes `a_1`."""
    found: list[str] = []
    for name in names:
        others = (f"{name}_{count}" for count in range(1, len(names) + 1))
        found.append(name if name not in found else next(other for other in others if other not in found))
    return found


def as_json(value: object) -> str:
    """Return a value as JSON in one line."""
    return json.dumps(json_value(value), ensure_ascii=False)


def json_value(value: object) -> object:
    """Return a value as what JSON has: dates as ISO 8601, sums as numbers; null for NaN and infinities."""
    if isinstance(value, list):
        return [json_value(item) for item in value]
    if isinstance(value, dict):
        return {str(key): json_value(item) for key, item in value.items()}
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int) else str(value)
