"""CITATION.cff (https://citation-file-format.github.io, 1.2.0) and the same as a BibTeX entry."""

import json

from pipelines.release.facts import Release
from pipelines.release.profile import read_profile


def citation_text(release: Release) -> str:
    """Return the text of CITATION.cff; a JSON string is one of YAML, too."""
    profile = read_profile()
    lines = [
        "cff-version: 1.2.0",
        'message: "Please cite the release of this dataset that you use."',
        "type: dataset",
        f"title: {quoted(profile.title.en)}",
        f"abstract: {quoted(profile.description.en)}",
        f"version: {quoted(release.version)}",
        f"date-released: {quoted(release.date)}",
        f"license: {profile.licence.id}",
        "authors:",
        f"  - name: {quoted(profile.creator)}",
        "keywords:",
        *(f"  - {quoted(keyword)}" for keyword in profile.keywords),
    ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text as YAML has it between quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def cite_as(release: Release) -> str:
    """Return the release as a BibTeX entry."""
    profile = read_profile()
    return (
        f"@misc{{{release.name}_{release.version}, title={{{profile.title.en}}}, author={{{{{profile.creator}}}}}, "
        f"year={{{release.date[:4]}}}, version={{{release.version}}}}}"
    )
