"""The one writer of Parquet files: same rows and schema in, same bytes out.

zstd, data page v1 and dictionary encoding of plain strings: what every reader, also in a browser, can open.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.files import replaced

# Levels of zstd (decisions/0067). Level 9 costs a table half as much again or twice, for 4 % less; ids and numbers of a
# model gain hardly anything beyond 3.
TABLE_LEVEL = 6
MODEL_LEVEL = 3
LICENCE_NOTE = (
    "Official texts of the Party and the State are outside copyright (Law on Intellectual Property of Viet Nam, "
    "Article 15); headlines and teasers of news items belong to the portals that published them."
)


def write_parquet(
    rows: pa.Table | Iterable[pa.RecordBatch],
    schema: pa.Schema,
    path: Path,
    row_group_rows: int = 120_000,
) -> int:
    """Write rows as one Parquet file, whole or not at all, and return how many there were.

    Batches are cast to `schema` by position of name; all row groups but the last hold exactly `row_group_rows` rows,
    so the bytes depend on the rows alone, not on how they were batched, and only one row group is held in memory.
    Raises `ValueError` where a column is missing or unknown, or a required one holds NULL.
    """
    return write_parts([rows.to_batches() if isinstance(rows, pa.Table) else rows], schema, path, row_group_rows)


def write_parts(
    parts: Iterable[Iterable[pa.RecordBatch]],
    schema: pa.Schema,
    path: Path,
    row_group_rows: int = 120_000,
    level: int = TABLE_LEVEL,
) -> int:
    """Write rows as `write_parquet` does, but let no row group hold rows of two parts; `level` is that of zstd."""
    written_schema = file_schema(schema)
    row_count = 0
    with (
        replaced(path) as file,
        pq.ParquetWriter(
            file,
            written_schema,
            compression="zstd",
            compression_level=level,
            data_page_version="1.0",
            use_dictionary=by_dictionary(written_schema),  # type: ignore[arg-type]  # its stubs know bool alone
            column_encoding=by_difference(written_schema),
        ) as writer,
    ):
        for part in parts:
            for row_group in regroup(part, schema, row_group_rows):
                writer.write_table(row_group.cast(written_schema), row_group_size=row_group_rows)
                row_count += row_group.num_rows
    return row_count


def by_difference(schema: pa.Schema) -> dict[str, str] | None:
    """Return how lists of numbers are encoded: by their differences, which are small where lists are sorted."""
    names = [f.name for f in schema if pa.types.is_list(f.type) and pa.types.is_integer(f.type.value_type)]
    return {f"{name}.list.element": "DELTA_BINARY_PACKED" for name in names} or None


def by_dictionary(schema: pa.Schema) -> bool | list[str]:
    """Return the columns that are encoded by a dictionary, True for all of them."""
    differences = by_difference(schema)
    paths = [f"{f.name}.list.element" if pa.types.is_list(f.type) else f.name for f in schema]
    return [path for path in paths if path not in differences] if differences else True


def file_schema(schema: pa.Schema) -> pa.Schema:
    """Return the schema with the licence note beside its own metadata."""
    return schema.with_metadata({**(schema.metadata or {}), b"licence": LICENCE_NOTE.encode()})


def regroup(batches: Iterable[pa.RecordBatch], schema: pa.Schema, row_group_rows: int) -> Iterator[pa.Table]:
    """Yield the rows as tables of one chunk a column and exactly `row_group_rows` rows, the last one with the rest."""
    waiting: list[pa.RecordBatch] = []
    waiting_rows = 0
    for batch in batches:
        rest = checked(batch, schema)
        while waiting_rows + rest.num_rows >= row_group_rows:
            wanted = row_group_rows - waiting_rows
            yield one_chunk([*waiting, rest.slice(0, wanted)])
            rest = rest.slice(wanted)
            waiting, waiting_rows = [], 0
        if rest.num_rows:
            waiting.append(rest)
            waiting_rows += rest.num_rows
    if waiting:
        yield one_chunk(waiting)


def checked(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Return the batch with the columns, order and types of the schema; `ValueError` if it has other columns."""
    if set(batch.schema.names) != set(schema.names):
        difference = sorted(set(batch.schema.names) ^ set(schema.names))
        raise ValueError(f"columns missing or unknown: {', '.join(difference)}")
    return batch.select(schema.names).cast(schema)


def one_chunk(batches: list[pa.RecordBatch]) -> pa.Table:
    """Return the batches as one table, each column in one chunk: pages then begin at the same rows every time."""
    return pa.Table.from_batches(batches).combine_chunks()
