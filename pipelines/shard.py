"""A shard: the tables of one pack as Parquet files, gathered while its texts are parsed. Only our own runs read it."""

from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.rows import Rows, joined
from pipelines.schema import TEXT, Table
from pipelines.tables import DOCUMENT_TABLES

FAILURES = "failures"
FAILURE_SCHEMA = pa.schema([pa.field(name, TEXT) for name in ("content_key", "document_id", "detail")])
# Shards are read once, by the machine that wrote them or its neighbour: what costs little to write is best.
LEVEL = 1


@dataclass(slots=True)
class Gathered:
    """The rows of one table: the last ones as they came, all before as Arrow columns, which take little memory."""

    table: Table
    schema: pa.Schema
    waiting: list[Rows] = field(default_factory=list)
    sealed: list[pa.RecordBatch] = field(default_factory=list)

    def seal(self) -> None:
        """Turn the rows that came since the last time into columns."""
        if self.waiting:
            cells = zip(joined(self.waiting).columns(self.table), self.schema, strict=True)
            arrays = [pa.array(column, cell.type) for column, cell in cells]
            self.sealed.append(pa.record_batch(arrays, schema=self.schema))
            self.waiting = []


@dataclass(slots=True)
class Shard:
    """All tables of a pack, and the texts on which the parser failed: content key, document id and what it said."""

    tables: dict[str, Gathered] = field(
        default_factory=lambda: {table.name: Gathered(table, shard_schema(table)) for table in DOCUMENT_TABLES}
    )
    failures: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, rows: dict[str, Rows]) -> None:
        """Take the rows of a document."""
        for name, found in rows.items():
            if found.sources:
                self.tables[name].waiting.append(found)

    def seal(self) -> None:
        """Have what came since the last time take less memory."""
        for gathered in self.tables.values():
            gathered.seal()

    def write(self, folder: Path) -> dict[str, int]:
        """Write one file a table, and one of failures, into `folder`; return how many rows each has."""
        self.seal()
        files = {name: pa.Table.from_batches(part.sealed, part.schema) for name, part in self.tables.items()}
        columns = list(zip(*self.failures, strict=True)) or [()] * len(FAILURE_SCHEMA)
        files[FAILURES] = pa.table([pa.array(column, TEXT) for column in columns], schema=FAILURE_SCHEMA)
        for name, rows in files.items():
            write_shard(rows, folder / f"{name}.parquet")
        return {name: rows.num_rows for name, rows in files.items()}


def write_shard(rows: pa.Table, path: Path) -> None:
    """Write rows as a file of one row group, without statistics: nobody looks for a row in a shard."""
    repeated = [name for name in rows.schema.names if name not in ("text", "section_id", "citation_id")]
    pq.write_table(
        rows,
        path,
        row_group_size=max(rows.num_rows, 1),
        compression="zstd",
        compression_level=LEVEL,
        use_dictionary=repeated,  # type: ignore[arg-type]  # its stubs know bool alone
        write_statistics=False,
    )


def shard_schema(table: Table) -> pa.Schema:
    """Return the schema of a table's shards: that of the table, but any column may be NULL."""
    return pa.schema([cell.with_nullable(True) for cell in table.arrow()])
