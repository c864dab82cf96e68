"""Holds the descriptions of a release against manifest.json: each standard's file says the same of the same files.

Of each file two things are made and compared: what it says, and what it should say, by path or name.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from pipelines.release.facts import Release
from pipelines.release.fault import Fault
from pipelines.release.metadata.card import loadable
from pipelines.release.metadata.croissant import TYPES as CROISSANT_TYPES
from pipelines.release.metadata.datapackage import TYPES as PACKAGE_TYPES

Said = dict[str, object]


def metadata_faults(folder: Path, release: Release) -> Iterator[Fault]:
    """Yield the descriptions that can't be read, or that say of a file what manifest.json does not say."""
    for name, (read, expect) in DESCRIPTIONS.items():
        path = folder / name
        if not path.is_file():
            yield Fault(name, "is missing")
            continue
        try:
            said = read(path.read_text(encoding="utf-8"))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, yaml.YAMLError) as error:
            yield Fault(name, f"can't be read: {error!r}")
            continue
        expected = expect(release)
        for key in sorted(said.keys() | expected.keys()):
            if said.get(key) != expected.get(key):
                yield Fault(name, f"does not agree with manifest.json on {key}")


def package_says(text: str) -> Said:
    """Return version, and size, hash and fields of each resource by path, of datapackage.json."""
    said = json.loads(text)
    fields = {
        r["path"]: (r["bytes"], r["hash"], [(f["name"], f["type"]) for f in r["schema"]["fields"]])
        for r in said["resources"]
    }
    return {"version": said["version"], **fields}


def package_should_say(release: Release) -> Said:
    """Return the same of the release."""
    fields = {
        t.path: (t.bytes, f"sha256:{t.sha256}", [(c.name, PACKAGE_TYPES[c.type]) for c in t.columns])
        for t in release.tables
    }
    return {"version": release.version, **fields}


def croissant_says(text: str) -> Said:
    """Return version, size and hash of each file, and the columns of each record set, of croissant.json."""
    said = json.loads(text)
    files = {f["contentUrl"]: (f["contentSize"], f["sha256"]) for f in said["distribution"]}
    records = {
        r["name"]: [(f["source"]["extract"]["column"], f["dataType"]) for f in r["field"]] for r in said["recordSet"]
    }
    return {"version": said["version"], **files, **records}


def croissant_should_say(release: Release) -> Said:
    """Return the same of the release."""
    files = {table.path: (f"{table.bytes} B", table.sha256) for table in release.tables}
    records = {t.name: [(c.name, CROISSANT_TYPES[c.type]) for c in t.columns] for t in release.tables}
    return {"version": release.version, **files, **records}


def dcat_says(text: str) -> Said:
    """Return version, and size and hash of each distribution, of dcat.jsonld."""
    dataset = next(node for node in json.loads(text)["@graph"] if node["@type"] == "dcat:Dataset")
    files = {
        d["dcat:downloadURL"]["@id"]: (
            int(d["dcat:byteSize"]["@value"]),
            d["spdx:checksum"]["spdx:checksumValue"]["@value"],
        )
        for d in dataset["dcat:distribution"]
    }
    return {"version": dataset["dcat:version"], **files}


def dcat_should_say(release: Release) -> Said:
    """Return the same of the release."""
    files = {file.path: (file.bytes, file.sha256) for file in release.data_files()}
    return {"version": release.version, **files}


def datacite_says(text: str) -> Said:
    """Return version and year of datacite.json."""
    said = json.loads(text)
    return {"version": said["version"], "year": said["publicationYear"]}


def datacite_should_say(release: Release) -> Said:
    """Return the same of the release."""
    return {"version": release.version, "year": release.date[:4]}


def citation_says(text: str) -> Said:
    """Return version and day of CITATION.cff."""
    said = yaml.safe_load(text)
    return {"version": said["version"], "date": said["date-released"]}


def citation_should_say(release: Release) -> Said:
    """Return the same of the release."""
    return {"version": release.version, "date": release.date}


def card_says(text: str) -> Said:
    """Return the path of each configuration in the head of README.md."""
    said = yaml.safe_load(text.split("---\n")[1])
    return {c["config_name"]: [file["path"] for file in c["data_files"]] for c in said["configs"]}


def card_should_say(release: Release) -> Said:
    """Return the same of the release."""
    return {table.name: [table.path] for table in loadable(release)}


DESCRIPTIONS: dict[str, tuple[Callable[[str], Said], Callable[[Release], Said]]] = {
    "datapackage.json": (package_says, package_should_say),
    "croissant.json": (croissant_says, croissant_should_say),
    "dcat.jsonld": (dcat_says, dcat_should_say),
    "datacite.json": (datacite_says, datacite_should_say),
    "CITATION.cff": (citation_says, citation_should_say),
    "README.md": (card_says, card_should_say),
}
