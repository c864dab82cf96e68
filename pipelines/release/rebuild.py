"""Rebuilds a release from its captures and says of each Parquet file whether it is the same, byte for byte."""

import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from pipelines.release.describe import describe_maker, hash_file
from pipelines.release.facts import Release, TableFacts
from pipelines.release.freeze import drop_texts, freeze
from pipelines.run import begin_run
from pipelines.sql import connect, parquet_rows
from pipelines.tables import RUN_LEDGER
from pipelines.warehouse import Warehouse

IDENTICAL = "byte-identical"
DIFFERENCE_SQL = """
SELECT
    (SELECT count(*) FROM (SELECT {columns} FROM {old} AS item EXCEPT ALL SELECT {columns} FROM {new} AS item)),
    (SELECT count(*) FROM (SELECT {columns} FROM {new} AS item EXCEPT ALL SELECT {columns} FROM {old} AS item))
"""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A Parquet file of the release, and how the rebuilt one compares."""

    path: str
    finding: str

    @property
    def is_same(self) -> bool:
        """Whether the rebuilt file is as it should be: the same bytes, or the ledger, which tells of one run."""
        return self.finding == IDENTICAL or self.path.endswith(f"/{RUN_LEDGER.name}.parquet")


def rebuild(folder: Path, release: Release, raw: Path) -> Iterator[Rebuilt]:
    """Rebuild all tables and models from `raw` with what the release left out left out, and yield each comparison.

    Raises UserError where `raw` can't be read.
    """
    with tempfile.TemporaryDirectory(prefix="vanban-rebuild-") as scratch:
        warehouse, again = Warehouse(Path(scratch) / "warehouse"), Path(scratch) / "release"
        build_warehouse(raw, warehouse)
        again.mkdir()
        freeze(warehouse, again, release.withdrawn)
        if not release.has_texts:
            drop_texts(again)
        with connect() as con:
            for table in release.tables:
                yield Rebuilt(table.path, compare_files(con, folder / table.path, again / table.path, table))


def other_versions(release: Release) -> list[tuple[str, str, str]]:
    """Return what the release was made with and is here in another version: its name, that version, this one."""
    then, now = asdict(release.made_by), asdict(describe_maker())
    return [(name, then[name], now[name]) for name in then if then[name] != now[name]]


def build_warehouse(raw: Path, warehouse: Warehouse) -> None:
    """Build tables and models from `raw`, without Dagster and without checks."""
    with begin_run(raw, warehouse.root, uuid.uuid4().hex) as run:
        run.capture()
        run.parse()
        run.take_snapshot()
        run.make_rows()
        run.publish()


def compare_files(con: duckdb.DuckDBPyConnection, old: Path, new: Path, table: TableFacts) -> str:
    """Return how the rebuilt file differs from that of the release, in a few words."""
    if not new.is_file():
        return "is not made by this version of vanban"
    if hash_file(old) == hash_file(new):
        return IDENTICAL
    if table.name == RUN_LEDGER.name:
        return "tells of another run, as it must"
    names, found = pq.read_schema(old).names, pq.read_schema(new).names
    if names != found:
        return f"has other columns: {', '.join(sorted(set(names) ^ set(found))) or 'the same in another order'}"
    columns = ", ".join(f'"{name}"' for name in names)
    sql = DIFFERENCE_SQL.format(columns=columns, old=parquet_rows([old]), new=parquet_rows([new]))
    lost, gained = con.execute(sql).fetchall()[0]
    if lost or gained:
        columns = ", ".join(differing_columns(con, old, new, table))
        where = f"; rows of one key differ in {columns}" if columns else ""
        return f"differs: {lost} rows of the release are not rebuilt, {gained} rebuilt rows are not in it{where}"
    return "holds the same rows in other bytes: it was written by another version of a library, or in another order"


def differing_columns(con: duckdb.DuckDBPyConnection, old: Path, new: Path, table: TableFacts) -> list[str]:
    """Return the columns that differ in rows of the same key."""
    names = [column.name for column in table.columns if column.name not in table.key]
    if not names:
        return []
    same = " AND ".join(f'old."{name}" IS NOT DISTINCT FROM new."{name}"' for name in table.key)
    counts = ", ".join(f'count(*) FILTER (old."{name}" IS DISTINCT FROM new."{name}")' for name in names)
    sql = f"SELECT {counts} FROM {parquet_rows([old])} AS old JOIN {parquet_rows([new])} AS new ON {same}"
    return [name for name, count in zip(names, con.execute(sql).fetchall()[0], strict=True) if count]
