"""Parquet: an item for each row, read a few at a time."""

from collections.abc import Iterator
from dataclasses import astuple
from io import BufferedReader

import pyarrow.parquet as pq

from pipelines.capture.gate import Entry, Gate, Place, refused
from pipelines.capture.limits import Meter
from pipelines.capture.rows import explain_missing, find_roles, holds_text, read_row
from pipelines.capture.streams import seekable

# Few enough that rows of megabytes fit in memory, enough that small ones go fast.
BATCH_ROWS = 64
BUFFER_BYTES = 1024 * 1024


def read_parquet(stream: BufferedReader, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the items of a Parquet file, each named by the number of its row, from 0."""
    with seekable(stream) as file:
        size = file.seek(0, 2)
        with pq.ParquetFile(file, buffer_size=BUFFER_BYTES, pre_buffer=False) as table:
            names = table.schema_arrow.names
            roles = find_roles(tuple(names), gate.source.columns)
            if not holds_text(names, roles):
                yield refused(place, "missing_column", explain_missing(names, gate.source.columns))
                return
            wanted = {name if name in names else name.partition(".")[0] for name in astuple(roles) if name} & set(names)
            number, meter = 0, Meter(gate.budget)
            for batch in table.iter_batches(BATCH_ROWS, columns=sorted(wanted)):
                meter.take(batch.nbytes, size)
                for cells in batch.to_pylist():
                    yield from read_row(cells, roles, gate.row(place, number), gate)
                    number += 1
