"""Tables, models and the database of a release: copied where nothing is left out, else written anew.

Rows stream from Parquet through DuckDB to Parquet; no table is ever held in Python.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.assemble import read_batches
from pipelines.database import build_database
from pipelines.errors import UserError
from pipelines.parquet import write_parquet
from pipelines.parts import document_parts
from pipelines.release.selection import (
    LeftOut,
    find_other_copies,
    mark_left_out,
    selects_without_left_out,
    selects_without_texts,
)
from pipelines.release.withdrawn import Withdrawal
from pipelines.schema import Table, sql_type
from pipelines.sql import attach_file, build_model, connect, create_macros, read_macros, read_models
from pipelines.tables import TABLES
from pipelines.warehouse import DATABASE, Warehouse

# How many documents are sorted in one go: some 200 MB of text.
PART_DOCUMENTS = 20_000
KEYS_OF_PARTS = ("document_id", "content_hash")
SCRATCH = ".full"


def freeze(warehouse: Warehouse, release: Path, withdrawals: tuple[Withdrawal, ...]) -> LeftOut:
    """Write data/ and models/ of a release with all texts but those withdrawn; return what was left out.

    Raises UserError where there is no dataset, another run is writing to it, code and tables have parted, or the text
    of a withdrawn capture would appear under another content hash.
    """
    if warehouse.current is None:
        raise UserError(f"There is no dataset in {warehouse.root}; make one with `vanban run`.")
    with warehouse.lock(), connect() as con:
        require_declared(warehouse.current, warehouse.root)
        attach_data(con, warehouse.current)
        left_out = mark_left_out(con, withdrawals)
        if copies := find_other_copies(con):
            raise UserError(
                f"The text of a withdrawn capture stands also in {len(copies)} captures with other bytes; "
                f"list their content_hash as well, the first is {copies[0]}."
            )
        if left_out == LeftOut(0, 0):
            copy_all(warehouse.current, release)
        else:
            write_anew(con, warehouse.current, release, selects_without_left_out())
    return left_out


def drop_texts(release: Path) -> None:
    """Write data/ and models/ of a release anew, without full texts."""
    full = release / SCRATCH
    full.mkdir()
    for name in ("data", "models"):
        (release / name).rename(full / name)
    with connect() as con:
        attach_data(con, full)
        write_anew(con, full, release, selects_without_texts())
    shutil.rmtree(full)


def write_database(release: Path) -> None:
    """Write the DuckDB file of a release from its Parquet files."""
    with connect() as con:
        build_database(con, release / "data", release / "models", release / DATABASE)


def copy_all(source: Path, target: Path) -> None:
    """Copy data/ and models/; the copies share nothing with the warehouse."""
    for path in dataset_files(source):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, copy)


def write_anew(con: duckdb.DuckDBPyConnection, source: Path, target: Path, selects: dict[str, str]) -> None:
    """Write the tables of `selects` by their SELECT, copy the others, and build every model over what was written."""
    (target / "data").mkdir()
    for table in TABLES:
        path = target / "data" / f"{table.name}.parquet"
        if table.name not in selects:
            shutil.copyfile(source / "data" / path.name, path)
            continue
        rows = rows_in_order(con, table, selects[table.name])
        write_parquet(rows, table.arrow(), path, table.row_group_rows)
    with connect() as fresh:
        attach_data(fresh, target)
        for model in read_models():
            build_model(fresh, model, target / "models" / f"{model.name}.parquet")


def rows_in_order(con: duckdb.DuckDBPyConnection, table: Table, select: str) -> Iterator[pa.RecordBatch]:
    """Yield what a SELECT keeps of a table in the table's order, the rows of some documents after those of others.

    Sorts don't spill texts, so one of all rows would take as much memory as the corpus has text.
    """
    key, order = table.order[0], ", ".join(table.order)
    if key not in KEYS_OF_PARTS:
        yield from read_batches(con, f"SELECT * FROM ({select}) ORDER BY {order}")
        return
    for _ in document_parts(con, PART_DOCUMENTS):
        yield from read_batches(con, f"SELECT * FROM ({select}) WHERE in_part({key}) ORDER BY {order}")
    yield from read_batches(con, f"SELECT * FROM ({select}) WHERE {key} IS NULL ORDER BY {order}")


def attach_data(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Let the connection see the tables below `folder`, and the macros over them."""
    for table in TABLES:
        attach_file(con, folder / "data" / f"{table.name}.parquet")
    create_macros(con, read_macros())


def dataset_files(folder: Path) -> list[Path]:
    """Return where each table and model lies below `folder`, tables first."""
    tables = [folder / "data" / f"{table.name}.parquet" for table in TABLES]
    return [*tables, *(folder / "models" / f"{model.name}.parquet" for model in read_models())]


def require_declared(folder: Path, root: Path) -> None:
    """Raise UserError where a file is missing or its columns are not those that this version declares."""
    declared = {table.name: list(table.column_names()) for table in TABLES}
    declared |= {model.name: [name for name, _ in model.columns] for model in read_models()}
    types = {table.name: [column.sql_type for column in table.columns] for table in TABLES}
    for path in dataset_files(folder):
        found = pq.read_schema(path) if path.is_file() else pa.schema([])
        found_types = [sql_type(field.type) for field in found]
        if found.names != declared[path.stem] or found_types != types.get(path.stem, found_types):
            raise UserError(f"{root} was made by another version of vanban ({path.stem} differs); run `vanban run`.")
