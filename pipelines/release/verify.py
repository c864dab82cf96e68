"""Finds what is wrong with the folder of a release: missing and changed files, and what does not agree."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.release.agreement import metadata_faults
from pipelines.release.checksums import SUMS, list_files, read_checksums
from pipelines.release.contents import database_faults, withheld_faults
from pipelines.release.describe import hash_file
from pipelines.release.diff import FEED, PARQUET, SUMMARY
from pipelines.release.facts import Release, TableFacts
from pipelines.release.fault import Fault
from pipelines.release.manifest import read_manifest
from pipelines.schema import sql_type

KEY_VALUES = (b"table", b"description", b"licence")


def find_faults(folder: Path) -> list[Fault]:
    """Return all that is wrong with a release, nothing where it is whole; UserError where `folder` is no release.

    What needs a file is asked only where the file is whole: one fault is said once.
    """
    release = read_manifest(folder)
    faults = [*checksum_faults(folder), *manifest_faults(folder, release), *metadata_faults(folder, release)]
    broken = {fault.path for fault in faults}
    for table in release.tables:
        if table.path not in broken:
            faults += parquet_faults(folder, table)
    if not {fault.path for fault in faults} & {file.path for file in release.data_files()}:
        faults += [*database_faults(folder, release), *withheld_faults(folder, release)]
    return faults


def checksum_faults(folder: Path) -> Iterator[Fault]:
    """Yield the files that SHA256SUMS lists and that are missing or changed, and those that it does not list."""
    try:
        listed = read_checksums(folder)
    except (OSError, ValueError) as error:
        yield Fault(SUMS, f"can't be read: {error}")
        return
    found = list_files(folder)
    for name in sorted(listed.keys() - set(found)):
        yield Fault(name, "is missing")
    for name in found:
        if (folder / name).is_symlink():
            yield Fault(name, "is a link, which a release never holds")
        elif name not in listed:
            if name != SUMS:
                yield Fault(name, f"is not listed in {SUMS}")
        elif hash_file(folder / name) != listed[name]:
            yield Fault(name, "has changed: its SHA-256 is another")


def manifest_faults(folder: Path, release: Release) -> Iterator[Fault]:
    """Yield what manifest.json says of files and is not so, and files of the release that it does not name."""
    named = release.data_files()
    for file in named:
        path = folder / file.path
        if not path.is_file():
            yield Fault(file.path, "is named by manifest.json and missing")
        elif (path.stat().st_size, hash_file(path)) != (file.bytes, file.sha256):
            yield Fault(file.path, "is not the file that manifest.json describes")
    found = {path.relative_to(folder).as_posix() for path in folder.glob("*/*.parquet")}
    for name in sorted(found - {file.path for file in named}):
        yield Fault(name, "is not named by manifest.json")
    for name in (PARQUET, SUMMARY, FEED) if release.previous else ():
        if not (folder / name).is_file():
            yield Fault(name, f"is missing: a release with a predecessor ({release.previous}) has its changes")


def parquet_faults(folder: Path, table: TableFacts) -> Iterator[Fault]:
    """Yield where a Parquet file and what is said of its rows and columns differ."""
    try:
        metadata, schema = pq.read_metadata(folder / table.path), pq.read_schema(folder / table.path)
    except (pa.ArrowException, OSError) as error:
        yield Fault(table.path, f"can't be read as Parquet: {error}")
        return
    if metadata.num_rows != table.rows:
        yield Fault(table.path, f"has {metadata.num_rows} rows, not {table.rows}")
    found = [(field.name, sql_type(field.type)) for field in schema]
    if found != [(column.name, column.type) for column in table.columns]:
        yield Fault(table.path, "has other columns than manifest.json says")
    for key in KEY_VALUES:
        if key not in (schema.metadata or {}):
            yield Fault(table.path, f"says no {key.decode()} in its metadata")
