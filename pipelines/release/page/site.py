"""The static files of the page, built from site/ by npm and esbuild, once for each state of its sources."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from pipelines.errors import UserError
from pipelines.release.page.node import Node, find_node, run_tool

SOURCES = Path(__file__).parent.parent / "site"
PACKAGES = ("package.json", "package-lock.json")


def build_site(target: Path) -> None:
    """Put the built files into the folder `target`; what was built before from the same sources is copied."""
    built = cache_folder() / "site" / hash_files(source_files())
    if not built.is_dir():
        build(find_node(), built)
    shutil.copytree(built, target, dirs_exist_ok=True)


def cache_folder() -> Path:
    """Return where packages and built files are kept: VANBAN_CACHE, else `vanban` in the user's cache folder."""
    given = os.environ.get("VANBAN_CACHE")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(given) if given else home / "vanban"


def source_files() -> list[Path]:
    """Return the files that the page is built from, in a fixed order; node_modules beside them don't count."""
    found = (path for path in SOURCES.rglob("*") if path.is_file())
    return sorted(path for path in found if "node_modules" not in path.relative_to(SOURCES).parts)


def hash_files(files: list[Path]) -> str:
    """Return a hash of names and contents, 20 hex digits."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(SOURCES).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:20]


def build(node: Node, built: Path) -> None:
    """Bundle the sources into the folder `built`, which appears whole or not at all."""
    packages = install_packages(node)
    built.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=built.parent, prefix=".building-") as scratch:
        sources, out = Path(scratch) / "sources", Path(scratch) / "out"
        shutil.copytree(SOURCES, sources, ignore=shutil.ignore_patterns("node_modules"))
        (sources / "node_modules").symlink_to(packages / "node_modules")
        run_tool((*node.node, "build.js", str(out)), sources, "the page could not be bundled")
        appear(out, built)


def install_packages(node: Node) -> Path:
    """Return the folder whose node_modules holds the packages of the lock file, fetched once for each lock file."""
    folder = cache_folder() / "npm" / hash_files([SOURCES / name for name in PACKAGES])
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".installing-") as scratch:
        whole = Path(scratch) / "packages"
        whole.mkdir()
        for name in PACKAGES:
            shutil.copy(SOURCES / name, whole)
        run_tool(
            (*node.npm, "ci", "--ignore-scripts"),
            whole,
            "npm could not fetch the packages of the page; connect once, or release with --no-page",
        )
        appear(whole, folder)
    return folder


def appear(whole: Path, folder: Path) -> None:
    """Move a finished folder to its place; another process may have been quicker with the same content."""
    try:
        whole.rename(folder)
    except OSError as error:
        if not folder.is_dir():
            raise UserError(f"cannot write {folder}: {error.strerror}; set VANBAN_CACHE to another folder") from error
