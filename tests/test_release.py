"""A release is a folder that explains and checks itself; it appears whole, and only if nothing speaks against it."""

import datetime
import json
from pathlib import Path

import pytest
from building import PROJECT

from pipelines.release import Order, make_release, parse_version
from pipelines.release.verify import find_faults

DAY = datetime.date(2026, 1, 31)
FILES = {
    "CHANGELOG.md",
    "CITATION.cff",
    "LICENSE",
    "README.md",
    "SHA256SUMS",
    "croissant.json",
    "datacite.json",
    "datapackage.json",
    "dcat.jsonld",
    "manifest.json",
    "quality.json",
    "vanban.duckdb",
}


def order(version: str, **wishes: object) -> Order:
    """Return an order of a release without a page, dated by DAY."""
    return Order(version=parse_version(version), raw=PROJECT / "raw", day=DAY, has_page=False, **wishes)


@pytest.fixture(scope="module")
def seed_release(seed_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first release of the seed; not to be changed."""
    return make_release(seed_warehouse, tmp_path_factory.mktemp("releases"), order("1.0.0"))


def test_a_release_holds_what_it_should_and_nothing_else(seed_release: Path) -> None:
    names = {path.name for path in seed_release.iterdir()}
    assert names == FILES | {"data", "models"}
    assert find_faults(seed_release) == []


def test_the_manifest_says_what_is_released(seed_release: Path) -> None:
    said = json.loads((seed_release / "manifest.json").read_text())
    assert (said["version"], said["date"], said["previous"]) == ("1.0.0", "2026-01-31", None)
    assert said["coverage"] == {
        "documents": 1,
        "works": 10,
        "issuing_bodies": 1,
        "first_issue_date": "2009-12-08",
        "last_issue_date": "2009-12-08",
    }
    assert [source["homepage"] for source in said["sources"]] == ["https://dangcongsan.vn"]
