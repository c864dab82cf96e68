"""`vanban verify`: check that a release is whole and agrees with itself."""

import sys
from pathlib import Path

import click

from pipelines.options import CHECK_FAILED
from pipelines.release.manifest import read_manifest
from pipelines.release.rebuild import other_versions, rebuild
from pipelines.release.verify import find_faults


@click.command("verify")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--rebuild",
    "raw",
    metavar="RAW",
    type=click.Path(path_type=Path),
    help="Rebuild from these captures and compare each Parquet file.",
)
def command(folder: Path, raw: Path | None) -> None:
    """Check a release: checksums, schema, metadata, the DuckDB file table by table against the Parquet files.

    Exit codes: 0 nothing is wrong, 1 something is, 2 the folder is no release.

    \b
    vanban verify releases/latest
    vanban verify releases/1.0.0 --rebuild raw
    """
    release = read_manifest(folder)
    faults = find_faults(folder)
    for fault in faults:
        click.echo(f"{fault.path}: {fault.what}")
    files = sum(path.is_file() for path in folder.rglob("*"))
    if not faults:
        click.echo(
            f"{release.name} {release.version}: {files} files whole, {len(release.tables)} tables agree with "
            "manifest.json, with each description and with the DuckDB file."
        )
    for name, then, now in other_versions(release) if raw else ():
        click.echo(f"The release was made with {name} {then}; this is {now}.")
    compared = list(rebuild(folder, release, raw)) if raw else []
    for found in compared:
        click.echo(f"{found.path}: {found.finding}")
    if faults or not all(found.is_same for found in compared):
        sys.exit(CHECK_FAILED)
