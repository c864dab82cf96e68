"""Rows of many files by the beginnings of their keys, part by part: memory follows a part, time the rows.

Keys begin with hexadecimal digits that are spread evenly: the hash of a content, the id of a document.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

PART_BYTES = 32 * 1024 * 1024
# With more, a file has hardly a row for each. Beyond 8 GB the parts grow.
MOST_PARTS = 256


class Part(NamedTuple):
    """Which keys a part holds, those from `first` on and below `last`, and the file of its rows; None without rows."""

    first: str
    last: str
    file: Path | None

    def holds(self, column: str) -> str:
        """Return the SQL that tells whether a key belongs to the part."""
        return f"{column} >= '{self.first}' AND {column} < '{self.last}'"


def count_parts(size: int) -> int:
    """Return in how many parts rows of `size` bytes are PART_BYTES or less each, if MOST_PARTS do: a power of two."""
    wanted = -(-size // PART_BYTES)
    return min(MOST_PARTS, 1 << max(0, wanted - 1).bit_length())


def column_bytes(files: Iterable[Path], columns: Sequence[str]) -> int:
    """Return the bytes of columns in Parquet files, uncompressed."""
    size = 0
    for file in files:
        metadata = pq.read_metadata(file)
        places = [place for place, name in enumerate(metadata.schema.to_arrow_schema().names) if name in columns]
        groups = (metadata.row_group(group) for group in range(metadata.num_row_groups))
        size += sum(group.column(place).total_uncompressed_size for group in groups for place in places)
    return size


def scatter(
    files: Iterable[Path], read: Callable[[Path], pa.Table], key: str, count: int, folder: Path
) -> Iterator[Part]:
    """Write the rows that `read` gives of each file, in the order of `key`, by part, and yield the parts in order.

    Each file is read once, and is all that is in memory. `folder` is new.
    """
    written: dict[int, Path] = {}
    for file in files:
        for number, rows in by_part(read(file), key, count):
            written[number] = folder / f"part-{number:03}"
            append(rows, written[number])
    for number in range(count):
        first, last = number * 256 // count, (number + 1) * 256 // count - 1
        yield Part(f"{first:02x}", f"{last:02x}g", written.get(number))


def by_part(rows: pa.Table, key: str, count: int) -> Iterator[tuple[int, pa.Table]]:
    """Yield the rows of each part that has any; rows are in the order of `key`, so those of a part are one slice."""
    starts = pc.utf8_slice_codeunits(rows.column(key), 0, 2).combine_chunks()
    runs = pc.run_end_encode(starts)  # type: ignore[attr-defined]  # its stubs lack it
    begin = 0
    numbers = [int(start, 16) * count // 256 for start in runs.values.to_pylist()]
    ends = runs.run_ends.to_pylist()
    for place, number in enumerate(numbers):
        if place + 1 == len(numbers) or numbers[place + 1] != number:
            yield number, rows.slice(begin, ends[place] - begin)
            begin = ends[place]


def append(rows: pa.Table, file: Path) -> None:
    """Write rows behind what a file holds, as a stream of their own; no file stays open: some systems allow few."""
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with file.open("ab") as end, pa.ipc.new_stream(end, rows.schema, options=options) as stream:
        stream.write_table(rows)


def read_part(part: Part, schema: pa.Schema) -> pa.Table:
    """Return the rows of a part."""
    tables = [schema.empty_table()]
    if part.file is not None:
        with pa.OSFile(str(part.file), "rb") as streams:
            while streams.tell() < streams.size():
                tables.append(pa.ipc.open_stream(streams).read_all())
    return pa.concat_tables(tables)
