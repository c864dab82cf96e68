"""The tables of a warehouse or a release, as DuckDB reads them."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from pipelines.errors import UserError
from pipelines.sql import parquet_rows
from pipelines.tables import DOCUMENTS


@dataclass(frozen=True, slots=True)
class Dataset:
    """A folder of Parquet files: one file, or one folder of files, a table."""

    folder: Path

    def files(self, table: str) -> list[Path]:
        """Return the files of a table, none if there is no such table."""
        single = self.folder / f"{table}.parquet"
        return [single] if single.is_file() else sorted((self.folder / table).glob("*.parquet"))

    def columns(self, table: str) -> set[str]:
        """Return the names of a table's columns."""
        return {name for file in self.files(table)[:1] for name in pq.read_schema(file).names}

    def rows(self, table: str) -> str:
        """Return the SQL that names a table's rows."""
        return parquet_rows(self.files(table))


def open_dataset(root: Path) -> Dataset:
    """Return the tables of a warehouse or release, of one generation whatever is published meanwhile.

    Raises UserError where `root` holds none.
    """
    for folder in (root / "data", root):
        dataset = Dataset(folder.resolve())
        if dataset.files(DOCUMENTS.name):
            return dataset
    raise UserError(
        f"{root} is no warehouse or release: it holds no data/documents.parquet; make one with `vanban run`."
    )
