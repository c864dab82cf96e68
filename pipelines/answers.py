"""Rows of a query as people and programs want them: a table, CSV, JSON or Parquet."""

import csv
import datetime
import json
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
            text.write("[")
            for place, row in enumerate(each_row(rows)):
                text.write((",\n" if place else "\n") + json_object(rows.schema.names, row))
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
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def json_object(names: Sequence[str], row: Sequence[object]) -> str:
    """Return a row as a JSON object."""
    return json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=json_value)


def json_value(value: object) -> str:
    """Return a value that JSON has no type for as text: dates in ISO 8601."""
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)
