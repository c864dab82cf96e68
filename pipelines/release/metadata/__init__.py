"""What a release says of itself in the words of each standard: every file is written from `Release` alone."""

from pathlib import Path

from pipelines.release.facts import Release
from pipelines.release.manifest import write_json
from pipelines.release.metadata.card import card_text
from pipelines.release.metadata.citation import citation_text
from pipelines.release.metadata.croissant import croissant
from pipelines.release.metadata.datacite import datacite
from pipelines.release.metadata.datapackage import datapackage
from pipelines.release.metadata.dcat import dcat
from pipelines.release.profile import licence_text

__all__ = ["write_metadata"]


def write_metadata(folder: Path, release: Release) -> None:
    """Write the card, the licence, the citation and the descriptions for machines."""
    write_json(folder / "datapackage.json", datapackage(release))
    write_json(folder / "croissant.json", croissant(release))
    write_json(folder / "dcat.jsonld", dcat(release))
    write_json(folder / "datacite.json", datacite(release))
    texts = {"README.md": card_text(release), "CITATION.cff": citation_text(release), "LICENSE": licence_text()}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
