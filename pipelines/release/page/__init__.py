"""The page of a release: what a browser shows of the folder, without any server but one that hands out files.

index.html             the first view, before any script runs
site/                  scripts, styles, fonts and the engine, built from pipelines/release/site
site/data/             what the page shows of this release, in files that are fetched as needed (docs/page.md)
"""

from dataclasses import asdict
from pathlib import Path

from pipelines.release.changelog import CHANGELOG
from pipelines.release.manifest import read_manifest
from pipelines.release.page.charts import read_charts
from pipelines.release.page.dictionary import describe_macros, describe_tables
from pipelines.release.page.documents import write_documents
from pipelines.release.page.facts import find_facts
from pipelines.release.page.files import list_files
from pipelines.release.page.frame import CONTENT_SECURITY_POLICY, write_frame
from pipelines.release.page.index import write_index
from pipelines.release.page.names import read_names
from pipelines.release.page.shards import write_json
from pipelines.release.page.site import build_site
from pipelines.release.page.source import open_release
from pipelines.release.page.words import write_words

__all__ = ["CONTENT_SECURITY_POLICY", "write_page"]


def write_page(release: Path) -> None:
    """Write index.html and site/ into the folder of a release, which holds all its other files but the checksums.

    The same release gives the same bytes. `UserError` where the page can't be built here: no Node, no packages.
    """
    build_site(release / "site")
    write_data(release, release / "site" / "data")


def write_data(release: Path, folder: Path) -> None:
    """Write what the page shows of the tables, and the first view."""
    manifest = read_manifest(release)
    changelog = release / CHANGELOG
    with open_release(release) as con:
        shards = write_documents(con, folder / "documents")
        write_index(con, folder / "index", shards)
        write_words(con, folder / "words")
        write_json(folder / "charts.json.gz", read_charts(con))
        write_json(folder / "names.json.gz", read_names())
        write_json(
            folder / "tables.json.gz", {"tables": describe_tables(con, release, manifest), "macros": describe_macros()}
        )
        write_frame(release, find_facts(con, manifest))
    write_json(
        folder / "release.json.gz",
        {
            "files": [asdict(line) for line in list_files(release, manifest)],
            "changelog": changelog.read_text(encoding="utf-8") if changelog.is_file() else "",
            "allowed": manifest.allowance.reason if manifest.allowance else None,
            "withdrawn": [asdict(withdrawal) for withdrawal in manifest.withdrawn],
        },
    )
