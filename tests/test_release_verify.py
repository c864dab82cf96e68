"""`vanban verify` finds what is wrong with a release, and rebuilds it from its captures."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from building import build, file_hash, page, write_files
from releasing import copied, order, rewrite, sealed

from pipelines.errors import UserError
from pipelines.release import make_release
from pipelines.release.manifest import read_manifest
from pipelines.release.rebuild import IDENTICAL, rebuild
from pipelines.release.verify import find_faults


def edit_json(path: Path, change: Callable[[dict], None]) -> None:
    """Change what a JSON file says."""
    said = json.loads(path.read_text())
    change(said)
    path.write_text(json.dumps(said))


def edit_database(path: Path, sql: str) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute(sql)


def flip_last_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


# What is done to a release, the file that is then at fault, and words of what is said. Checksums are made right again
# where `is_sealed`: then only a comparison of what the files say can find it.
TAMPERINGS = [
    ("a byte", lambda r: flip_last_byte(r / "LICENSE"), "LICENSE", "has changed", False),
    ("a file less", lambda r: (r / "models/works.parquet").unlink(), "models/works.parquet", "is missing", False),
    ("a file more", lambda r: (r / "data/more.parquet").write_bytes(b""), "data/more.parquet", "not listed", False),
    ("a link", lambda r: (r / "more").symlink_to("README.md"), "more", "is a link", False),
    ("no sums", lambda r: (r / "SHA256SUMS").unlink(), "SHA256SUMS", "can't be read", False),
    ("bad sums", lambda r: (r / "SHA256SUMS").write_text("x\n"), "SHA256SUMS", "line 1 is no checksum", False),
    (
        "other rows",
        lambda r: rewrite(r / "data/terms.parquet", "confidence", "low"),
        "data/terms.parquet",
        "is not the file that manifest.json describes",
        True,
    ),
    (
        "a table unnamed",
        lambda r: edit_json(r / "manifest.json", lambda m: m["tables"].pop()),
        None,
        "is not named by manifest.json",
        True,
    ),
    (
        "a type",
        lambda r: edit_json(r / "manifest.json", lambda m: m["tables"][0]["columns"][0].update(type="DATE")),
        "data/captures.parquet",
        "has other columns than manifest.json says",
        True,
    ),
    (
        "a row count",
        lambda r: edit_json(r / "manifest.json", lambda m: m["tables"][0].update(rows=7)),
        "data/captures.parquet",
        "has 1 rows, not 7",
        True,
    ),
    (
        "a field of the data package",
        lambda r: edit_json(r / "datapackage.json", lambda d: d["resources"][1]["schema"]["fields"].pop()),
        "datapackage.json",
        "does not agree with manifest.json on data/documents.parquet",
        True,
    ),
    (
        "a hash in Croissant",
        lambda r: edit_json(r / "croissant.json", lambda d: d["distribution"][0].update(sha256="0" * 64)),
        "croissant.json",
        "does not agree with manifest.json on data/captures.parquet",
        True,
    ),
    (
        "a distribution less",
        lambda r: edit_json(r / "dcat.jsonld", lambda d: d["@graph"][0]["dcat:distribution"].pop(0)),
        "dcat.jsonld",
        "does not agree with manifest.json on data/captures.parquet",
        True,
    ),
    (
        "another year",
        lambda r: edit_json(r / "datacite.json", lambda d: d.update(publicationYear="1999")),
        "datacite.json",
        "does not agree with manifest.json on year",
        True,
    ),
    (
        "another version to cite",
        lambda r: (r / "CITATION.cff").write_text('version: "9.9.9"\ndate-released: "2026-01-31"\n'),
        "CITATION.cff",
        "does not agree with manifest.json on version",
        True,
    ),
    ("no head", lambda r: (r / "README.md").write_text("# vanban\n"), "README.md", "can't be read", True),
    ("no JSON", lambda r: (r / "dcat.jsonld").write_text("{"), "dcat.jsonld", "can't be read", True),
]
DATABASE_TAMPERINGS = [
    ("UPDATE terms SET confidence = 'low' WHERE term = 'X'", "terms holds other rows than data/terms.parquet"),
    ("DROP TABLE laws", "laws is missing"),
    ("ALTER TABLE laws ADD COLUMN more INTEGER", "laws has other columns or comments"),
    ("COMMENT ON COLUMN laws.name IS 'else'", "laws has other columns or comments"),
    ("DROP MACRO name_key", "has other macros than manifest.json says: name_key"),
]


@pytest.fixture
def release(seed_release: Path, tmp_path: Path) -> Path:
    """A copy of the seed's release that a test may spoil."""
    return copied(seed_release, tmp_path)


@pytest.mark.parametrize(
    ("change", "path", "said", "is_sealed"), [t[1:] for t in TAMPERINGS], ids=[t[0] for t in TAMPERINGS]
)
def test_verify_finds(
    change: Callable[[Path], object], path: str | None, said: str, is_sealed: bool, release: Path
) -> None:
    change(release)
    if is_sealed:
        sealed(release)
    faults = [fault for fault in find_faults(release) if said in fault.what]
    assert faults
    assert path is None or {fault.path for fault in faults} == {path}


@pytest.mark.parametrize(("sql", "said"), DATABASE_TAMPERINGS)
def test_verify_finds_what_differs_in_the_database(sql: str, said: str, release: Path) -> None:
    database = release / "vanban.duckdb"
    edit_database(database, sql)
    edit_json(
        release / "manifest.json",
        lambda m: m["files"][0].update(bytes=database.stat().st_size, sha256=file_hash(database)),
    )
    edit_json(release / "dcat.jsonld", lambda d: same_in_dcat(d, database))
    assert [fault.what.partition(said)[1] for fault in find_faults(sealed(release))] == [said]


def same_in_dcat(said: dict, database: Path) -> None:
    """Describe the database in dcat.jsonld as it stands now."""
    (found,) = [d for d in said["@graph"][0]["dcat:distribution"] if d["dct:title"] == database.name]
    found["dcat:byteSize"]["@value"] = str(database.stat().st_size)
    found["spdx:checksum"]["spdx:checksumValue"]["@value"] = file_hash(database)


def test_verify_finds_a_text_that_was_to_be_withdrawn(release: Path) -> None:
    content_hash = pq.read_table(release / "data/captures.parquet").column("content_hash")[0].as_py()
    withdrawn = {"content_hash": content_hash, "reason": "asked for", "date": "2026-01-01"}
    edit_json(release / "manifest.json", lambda m: m["withdrawn"].append(withdrawn))
    assert "holds a capture that manifest.json lists as withdrawn" in {f.what for f in find_faults(sealed(release))}


def test_verify_finds_texts_in_a_release_that_is_to_hold_none(release: Path) -> None:
    edit_json(release / "manifest.json", lambda m: m.update(has_texts=False))
    assert {f.path for f in find_faults(sealed(release)) if "is to hold none" in f.what} == {
        "data/captures.parquet",
        "data/related_links.parquet",
        "data/sections.parquet",
    }


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"name": 1}', "null"])
def test_a_folder_without_a_manifest_of_ours_is_no_release(text: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is no release"):
        find_faults(tmp_path)
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(UserError, match="can't be read"):
        find_faults(tmp_path)


# ---- rebuilding


def test_a_release_is_rebuilt_from_its_captures_byte_for_byte(seed_release: Path, seed_raw: Path) -> None:
    found = {r.path: r for r in rebuild(seed_release, read_manifest(seed_release), seed_raw)}
    assert all(rebuilt.is_same for rebuilt in found.values())
    assert {r.path for r in found.values() if r.finding != IDENTICAL} == {"data/run_ledger.parquet"}


def test_rebuilding_says_which_files_differ_and_in_what(tmp_path: Path) -> None:
    write_files(tmp_path / "raw", {"party/a.txt": page(1), "party/b.txt": page(2)})
    build(tmp_path / "raw", tmp_path / "warehouse")
    release = make_release(tmp_path / "warehouse", tmp_path / "out", order("1.0.0"))
    (tmp_path / "raw/party/b.txt").unlink()
    rewrite(release / "data/documents.parquet", "place", "Huế")
    found = {r.path: r.finding for r in rebuild(release, read_manifest(release), tmp_path / "raw")}
    assert found["data/document_types.parquet"] == IDENTICAL
    assert found["data/captures.parquet"] == (
        "differs: 1 rows of the release are not rebuilt, 0 rebuilt rows are not in it"
    )
    assert found["data/documents.parquet"].endswith("; rows of one key differ in place")
