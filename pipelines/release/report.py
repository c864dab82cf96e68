"""What `vanban release` says when a release is made."""

from pathlib import Path

from rich.console import Console

from pipelines.release.checksums import list_files
from pipelines.release.manifest import read_manifest
from pipelines.release.publish import LATEST


def print_release(console: Console, folder: Path) -> None:
    """Print what a release holds, where it lies, and what to do with it."""
    release = read_manifest(folder)
    files = [folder / name for name in list_files(folder)]
    tables = sum(table.kind == "table" for table in release.tables)
    captures = release.captures
    lines = {
        "Release": f"{release.name} {release.version} of {release.date}, after {release.previous or 'no other'}",
        "Holds": f"{release.coverage.documents} documents, {tables} tables, {len(release.tables) - tables} models"
        + ("" if release.has_texts else ", no full texts"),
        "Left out": f"{captures.withdrawn} captures withdrawn, {captures.synthetic} synthetic",
        "Files": f"{len(files)}, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB, in {folder}",
        "Latest": f"{folder.parent / LATEST} leads to {(folder.parent / LATEST).resolve().name}",
        "Look": f"vanban serve {folder}",
        "Check": f"vanban verify {folder}",
    }
    if unknown := [source.source for source in release.sources if not source.homepage and not source.licence]:
        lines["Sources"] = f"nothing is said of {', '.join(unknown)}: a source.yaml in --raw names homepage and licence"
    if release.allowance:
        lines["Allowed"] = f"{len(release.allowance.objections)} objections: {release.allowance.reason}"
    for name, text in lines.items():
        console.print(f"{name:<9} {text}", highlight=False, soft_wrap=True)
