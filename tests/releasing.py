"""Releases for tests: orders, folders to release from, and a release read as a whole."""

import datetime
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from building import PROJECT

from pipelines.release import Order, parse_version
from pipelines.release.checksums import write_checksums
from pipelines.sql import connect, quoted

DAY = datetime.date(2026, 1, 31)
WITHDRAWN_HEAD = "content_hash,reason,date\n"


def order(version: str, raw: Path = PROJECT / "raw", **wishes: object) -> Order:
    """Return an order of a release without a page, dated by DAY."""
    return Order(version=parse_version(version), raw=raw, day=DAY, has_page=False, **wishes)  # type: ignore[arg-type]


def withdrawn_file(folder: Path, hashes: Iterable[str]) -> Path:
    """Write a list of withdrawn contents and return its path."""
    path = folder / "withdrawn.csv"
    lines = [f"{content_hash},nêu tên một người dân,2026-01-15\n" for content_hash in hashes]
    path.write_text(WITHDRAWN_HEAD + "".join(lines), encoding="utf-8")
    return path


def rows(release: Path, sql: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on the DuckDB file of a release."""
    with connect() as con:
        con.execute(f"ATTACH {quoted(str(release / 'vanban.duckdb'))} AS release (READ_ONLY)")
        con.execute("USE release")
        return con.execute(sql).fetchall()


def values(release: Path) -> set[str]:
    """Return every text that stands anywhere in the tables of a release, in its Parquet files and its database."""
    found: set[str] = set()
    for path in release.rglob("*.parquet"):
        found |= texts_in(pq.read_table(path))
    with connect() as con:
        con.execute(f"ATTACH {quoted(str(release / 'vanban.duckdb'))} AS release (READ_ONLY)")
        names = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'release'").fetchall()
        for (name,) in names:
            found |= texts_in(con.sql(f"FROM release.{name}").to_arrow_table())
    return found


def texts_in(table: pa.Table) -> set[str]:
    """Return every text in the cells of a table, also within lists."""
    cells = [cell for column in table.columns for cell in column.to_pylist()]
    inner = [item for cell in cells if isinstance(cell, list) for item in cell]
    return {cell for cell in (*cells, *inner) if isinstance(cell, str)}


def other_texts(release: Path) -> str:
    """Return what stands in the files of a release that are no tables."""
    files = [path for path in release.rglob("*") if path.is_file() and path.suffix not in {".parquet", ".duckdb"}]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def manifest(release: Path) -> dict[str, object]:
    """Return manifest.json as it stands."""
    said: dict[str, object] = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    return said


def copied(release: Path, folder: Path) -> Path:
    """Copy a release, so that a test may spoil it."""
    return shutil.copytree(release, folder / release.name)


def sealed(release: Path) -> Path:
    """Make the checksums of a spoiled release right again, so that only what they can't see is wrong."""
    write_checksums(release)
    return release


def rewrite(path: Path, column: str, value: object) -> None:
    """Set the first cell of a column of a Parquet file, everything else left alone."""
    table = pq.read_table(path)
    place = table.schema.get_field_index(column)
    cells = table.column(column).to_pylist()
    cells[0] = value
    changed = table.set_column(place, table.schema.field(place), pa.array(cells, table.schema.field(place).type))
    path.unlink()
    pq.write_table(changed, path)
