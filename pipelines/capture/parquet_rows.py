"""Parquet: an item for each row, read a few at a time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from io import BufferedReader
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.capture.gate import Entry, Gate, Place, refused
from pipelines.capture.limits import Meter, Refusal
from pipelines.capture.rows import Roles, explain_missing, find_roles, holds_text, read_row
from pipelines.capture.streams import DAMAGE, seekable

# Few enough that rows of megabytes fit in memory, enough that small ones go fast.
BATCH_ROWS = 64
BUFFER_BYTES = 1024 * 1024
# What is said where the end is missing: in it Parquet keeps the list of all that is before.
NO_END = ("magic bytes not found", "smaller than the minimum", "smaller than the size reported")
BYTES_OF_TEXT = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary()}


@dataclass(frozen=True, slots=True)
class Reader:
    """What rows are read with: an open file and its size, what its columns hold, where items go."""

    table: pq.ParquetFile
    size: int
    roles: Roles
    columns: list[str]
    meter: Meter
    place: Place
    gate: Gate


def read_parquet(stream: BufferedReader, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the items of a Parquet file, each named by the number of its row, from 0."""
    with seekable(stream) as file:
        size = file.seek(0, 2)
        with open_table(file) as table:
            names = table.schema_arrow.names
            roles = find_roles(tuple(names), gate.source.columns)
            if not holds_text(names, roles):
                yield refused(place, "missing_column", explain_missing(names, gate.source.columns))
                return
            wanted = {name if name in names else name.partition(".")[0] for name in astuple(roles) if name} & set(names)
            reader = Reader(table, size, roles, sorted(wanted), Meter(gate.budget), place, gate)
            first = 0
            for group in range(table.num_row_groups):
                yield from read_group(reader, group, first)
                first += table.metadata.row_group(group).num_rows


@contextmanager
def open_table(file: IO[bytes]) -> Iterator[pq.ParquetFile]:
    """Yield an open Parquet file; Refusal where its end is missing."""
    try:
        table = pq.ParquetFile(file, buffer_size=BUFFER_BYTES, pre_buffer=False, page_checksum_verification=True)
    except (pa.ArrowException, OSError) as error:
        if any(words in str(error) for words in NO_END):
            raise Refusal(
                "truncated", "Its end, where a Parquet file says what lies where, is missing: get the whole file again."
            ) from error
        raise
    with table:
        yield table


def read_group(reader: Reader, group: int, first: int) -> Iterator[Entry]:
    """Yield the items of a row group whose first row is `first`; those behind damage are one, named by both ends."""
    number, last = first, first + reader.table.metadata.row_group(group).num_rows - 1
    try:
        for batch in reader.table.iter_batches(BATCH_ROWS, row_groups=[group], columns=reader.columns):
            reader.meter.take(batch.nbytes, reader.size)
            for cells in read_cells(batch, reader.roles):
                yield from read_row(cells, reader.roles, reader.gate.row(reader.place, number), reader.gate)
                number += 1
    except DAMAGE as error:
        detail = f"{last + 1 - number:,} rows, from {number} to {last}, can't be read: {error}"
        yield refused(reader.gate.row(reader.place, f"{number}-{last}"), "damaged", detail[:500])


def read_cells(batch: pa.RecordBatch, roles: Roles) -> Iterator[Mapping[str, object]]:
    """Yield the cells of each row by column; the text as its bytes, which need not be what Parquet says they are."""
    names = batch.schema.names
    columns = [
        as_bytes(column) if name in (roles.text, roles.html) else column
        for name, column in zip(names, batch.columns, strict=True)
    ]
    for cells in zip(*(column.to_pylist() for column in columns), strict=True):
        yield dict(zip(names, cells, strict=True))


def as_bytes(column: "pa.Array[Any]") -> "pa.Array[Any]":
    """Return a column of strings as one of bytes; any other as it is."""
    return column.view(BYTES_OF_TEXT[column.type]) if column.type in BYTES_OF_TEXT else column
