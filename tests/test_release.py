"""A release is a folder that explains and checks itself, and holds nothing that was left out."""

import csv
import hashlib
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from building import PROJECT, build, file_hash, page, write_files
from releasing import DAY, WITHDRAWN_HEAD, copied, manifest, order, other_texts, rows, values, withdrawn_file

from pipelines.errors import UserError
from pipelines.release import make_release
from pipelines.release.freeze import dataset_files
from pipelines.release.metadata.card import cell
from pipelines.release.order import WITHDRAWN_FILE, parse_version
from pipelines.release.verify import find_faults
from pipelines.release.withdrawn import read_withdrawals
from pipelines.warehouse import Warehouse

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
SECRET = "Phạm Thị Kín Đáo"
LETTER = page(7, subject=f"khen thưởng bà {SECRET}", ending=f" Gửi bà {SECRET}, theo Chỉ thị số 1-CT/TW.")
SYNTHETIC = page(9, subject="việc bịa đặt")
LIBRARY = {
    "party/a.txt": page(1),
    "party/b.txt": page(2),
    f"party/{SECRET}.txt": LETTER,
    "copies/again.txt": LETTER,
    "made/source.yaml": "synthetic: true\n",
    "made/up.txt": SYNTHETIC,
    "party/same_as_made.txt": SYNTHETIC,
}
LETTER_HASH = hashlib.sha256(LETTER.encode()).hexdigest()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of six captures: two ordinary ones, a letter twice, a synthetic one and its like."""
    folder = tmp_path_factory.mktemp("library")
    write_files(folder / "raw", LIBRARY)
    build(folder / "raw", folder / "warehouse")
    return folder


@pytest.fixture(scope="module")
def full(library: Path) -> Path:
    """A release of the library with every text; not to be changed."""
    return make_release(library / "warehouse", library / "full", order("1.0.0", library / "raw"))


@pytest.fixture(scope="module")
def without_letter(library: Path, full: Path) -> Path:
    """A release of the library with the letter withdrawn, after one that had it; not to be changed."""
    out = copied(full, library / "withdrawn").parent
    wishes = order("1.0.1", library / "raw", withdrawn=withdrawn_file(library, [LETTER_HASH]))
    return make_release(library / "warehouse", out, wishes)


@pytest.fixture(scope="module")
def without_texts(library: Path, full: Path) -> Path:
    """A release of the library without full texts, after one with them; not to be changed."""
    out = copied(full, library / "textless").parent
    return make_release(library / "warehouse", out, order("1.0.1", library / "raw", has_texts=False))


# ---- what is in it


def test_a_release_holds_what_it_should_and_nothing_else(seed_release: Path) -> None:
    assert {path.name for path in seed_release.iterdir()} == FILES | {"data", "models"}
    assert find_faults(seed_release) == []
    assert oct(seed_release.stat().st_mode)[-3:] == "755"


def test_sha256sum_finds_every_file_whole(seed_release: Path) -> None:
    run = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=seed_release, check=False)
    assert run.returncode == 0


def test_a_source_can_put_nothing_but_its_name_into_the_card() -> None:
    assert cell("a | b\n[c](d) <script>") == r"a \| b \[c\](d) \<script\>"


def test_the_manifest_says_what_is_released(seed_release: Path) -> None:
    said = manifest(seed_release)
    assert (said["version"], said["date"], said["previous"]) == ("1.0.0", DAY.isoformat(), None)
    assert said["coverage"] == {
        "documents": 1,
        "works": 10,
        "issuing_bodies": 1,
        "first_issue_date": "2009-12-08",
        "last_issue_date": "2009-12-08",
    }
    assert [(s["source"], s["homepage"]) for s in said["sources"]] == [("dangcongsan", "https://dangcongsan.vn")]  # type: ignore[attr-defined]


def test_quality_says_what_checks_and_gold_say(seed_release: Path) -> None:
    said = json.loads((seed_release / "quality.json").read_text())
    assert said["checks"]["asked"] == said["checks"]["passed"] > 140
    gold = {row["measure"]: row for row in said["estimates"] if row["level"] is None and row["layout"] is None}
    assert gold["number"]["hits"] <= gold["number"]["wanted"]
    assert 0 < gold["number"]["f1_low"] <= gold["number"]["f1"] <= 1
    assert said["links"] == [{"status": "dangling", "links": 9}, {"status": "self", "links": 2}]


def test_what_is_not_left_out_is_the_warehouse_byte_for_byte(seed_release: Path, seed_warehouse: Path) -> None:
    current = Warehouse(seed_warehouse).current
    assert current is not None
    files = dataset_files(current)
    assert len(files) > 30
    for path in files:
        copy = seed_release / path.relative_to(current)
        assert file_hash(copy) == file_hash(path)
        assert not copy.samefile(path)


def test_a_release_made_again_differs_in_the_database_and_in_what_gives_its_hash(
    seed_release: Path, seed_warehouse: Path, tmp_path: Path
) -> None:
    again = make_release(seed_warehouse, tmp_path, order("1.0.0"))
    files = [path.relative_to(again) for path in again.rglob("*") if path.is_file()]
    different = {str(name) for name in files if file_hash(again / name) != file_hash(seed_release / name)}
    assert different <= {"vanban.duckdb", "manifest.json", "dcat.jsonld", "SHA256SUMS"}


def test_each_table_says_its_meaning_and_licence_in_its_own_file(seed_release: Path) -> None:
    for path in seed_release.rglob("*.parquet"):
        said = pq.read_schema(path)
        assert {b"table", b"description", b"licence"} <= said.metadata.keys()
        assert b"pandas" not in said.metadata
        assert all(field.metadata[b"description"] for field in said)


def test_the_lines_that_the_card_shows_work_in_the_folder(seed_release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    card = (seed_release / "README.md").read_text()
    sql = card.split("```sql\n")[1].split("```")[0]
    monkeypatch.chdir(seed_release)
    with duckdb.connect() as con:
        assert con.execute(sql).fetchall()[0][-5:]  # the last statement reads documents
        assert con.execute("SELECT count(*) FROM directives_by_body_year").fetchall() == [(10,)]
        assert con.execute("SELECT count(*) FROM in_force(DATE '2020-01-01')").fetchall() == [(10,)]
        tags = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'vanban'").fetchall()
        assert tags[0][0]["storage_version"].startswith("v1.2.0")


# ---- what is left out


def test_synthetic_captures_are_in_no_release_nor_is_anything_with_their_bytes(full: Path) -> None:
    assert rows(full, "SELECT source, path FROM captures ORDER BY ALL") == [
        ("copies", "copies/again.txt"),
        ("party", f"party/{SECRET}.txt"),
        ("party", "party/a.txt"),
        ("party", "party/b.txt"),
    ]
    assert not [text for text in values(full) if "bịa đặt" in text]
    assert manifest(full)["captures"]["synthetic"] == 2  # type: ignore[index]
    assert find_faults(full) == []


def test_the_letter_is_in_a_release_as_long_as_nobody_withdraws_it(full: Path) -> None:
    assert any(SECRET in text for text in values(full))


def test_a_withdrawn_text_leaves_no_word_anywhere_also_not_in_the_changes(without_letter: Path) -> None:
    assert not [text for text in values(without_letter) if "Kín" in text]
    assert "Kín" not in other_texts(without_letter)
    assert "Kín".encode() not in (without_letter / "vanban.duckdb").read_bytes()


def test_a_withdrawn_capture_is_a_tombstone(without_letter: Path) -> None:
    found = rows(
        without_letter,
        "SELECT path = 'withdrawn/' || capture_id, url, text, status, reason, duplicate_of, byte_count "
        f"FROM captures WHERE content_hash = '{LETTER_HASH}'",
    )
    assert found == [(True, None, None, "rejected", "withdrawn", None, len(LETTER.encode()))] * 2
    assert rows(without_letter, f"FROM documents WHERE document_id = '{LETTER_HASH[:20]}'") == []
    assert manifest(without_letter)["withdrawn"] == [
        {"content_hash": LETTER_HASH, "reason": "nêu tên một người dân", "date": "2026-01-15"}
    ]
    assert find_faults(without_letter) == []


def test_what_is_left_is_the_same_however_many_documents_are_written_in_one_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "raw", {"party/a.txt": page(1), "party/b.txt": page(2), "party/letter.txt": LETTER})
    (tmp_path / "raw/party/gone.txt").symlink_to("nowhere.txt")
    build(tmp_path / "raw", tmp_path / "warehouse")
    wishes = order("1.0.0", withdrawn=withdrawn_file(tmp_path, [LETTER_HASH]))
    whole = make_release(tmp_path / "warehouse", tmp_path / "whole", wishes)
    monkeypatch.setattr("pipelines.release.freeze.PART_DOCUMENTS", 1)
    parted = make_release(tmp_path / "warehouse", tmp_path / "parted", wishes)
    assert rows(parted, "SELECT count(*) FROM documents") == [(2,)]
    assert rows(parted, "SELECT reason FROM captures WHERE content_hash IS NULL") == [("broken_link",)]
    assert [path.read_bytes() for path in dataset_files(parted)] == [path.read_bytes() for path in dataset_files(whole)]


def test_a_release_without_a_day_asks_for_it_before_the_long_work(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = Warehouse(library / "warehouse").current
    assert current is not None
    shutil.copytree(current, tmp_path / "warehouse/.generations/000001")
    (tmp_path / "warehouse/data").symlink_to(".generations/000001/data")
    ledger = tmp_path / "warehouse/data/run_ledger.parquet"
    pq.write_table(pq.read_table(ledger).slice(0, 0), ledger)
    monkeypatch.setattr("pipelines.release.make.ask_checks", lambda _: pytest.fail("the checks were asked first"))
    with pytest.raises(UserError, match="--date"):
        make_release(tmp_path / "warehouse", tmp_path / "out", replace(order("1.0.0"), day=None))


def test_the_changes_name_a_withdrawn_document_by_id_and_reason_alone(without_letter: Path) -> None:
    (change,) = pq.read_table(without_letter / "changes.parquet").to_pylist()
    said = {name: value for name, value in change.items() if value is not None}
    assert said == {
        "ordinal": 0,
        "kind": "withdrawn",
        "document_id": LETTER_HASH[:20],
        "reason": "nêu tên một người dân",
    }


def test_the_text_of_a_withdrawn_capture_in_other_bytes_stops_the_release(tmp_path: Path) -> None:
    write_files(tmp_path / "raw", {"party/a.txt": LETTER, "party/marked.txt": "\ufeff" + LETTER})
    build(tmp_path / "raw", tmp_path / "warehouse")
    listed = withdrawn_file(tmp_path, [LETTER_HASH])
    other = hashlib.sha256(("\ufeff" + LETTER).encode()).hexdigest()
    with pytest.raises(UserError, match=other):
        make_release(tmp_path / "warehouse", tmp_path / "out", order("1.0.0", withdrawn=listed))
    both = withdrawn_file(tmp_path, [LETTER_HASH, other])
    release = make_release(tmp_path / "warehouse", tmp_path / "out", order("1.0.0", withdrawn=both))
    assert rows(release, "SELECT DISTINCT reason FROM captures") == [("withdrawn",)]


def test_a_release_without_texts_keeps_tables_and_places(without_texts: Path, full: Path) -> None:
    for table, column in (("captures", "text"), ("sections", "text"), ("related_links", "teaser")):
        assert rows(without_texts, f"SELECT count({column}) FROM {table}") == [(0,)]
        assert rows(without_texts, f"SELECT count(*) FROM {table}") == rows(full, f"SELECT count(*) FROM {table}")
    places = "SELECT section_id, text_start, text_end FROM sections ORDER BY ALL"
    assert rows(without_texts, places) == rows(full, places)
    longest = max(values(without_texts), key=len)
    assert "việc đọc sách" not in "".join(values(without_texts)), longest
    assert "no full texts" in (without_texts / "README.md").read_text()
    assert find_faults(without_texts) == []


def test_texts_that_a_release_leaves_out_are_not_in_its_changes(without_texts: Path) -> None:
    kinds = pq.read_table(without_texts / "changes.parquet").column("kind").to_pylist()
    assert kinds == []


# ---- the list of what is withdrawn


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hash,why\n", "line 1: the columns are content_hash,reason,date"),
        (f"{WITHDRAWN_HEAD}abc,why,2026-01-01\n", "line 2: expected the 64 hex digits"),
        (f"{WITHDRAWN_HEAD}{'a' * 64},,2026-01-01\n", "line 2: give the reason"),
        (f"{WITHDRAWN_HEAD}{'a' * 64},why,1 May\n", "line 2: the date must be like 2026-01-31"),
        (f"{WITHDRAWN_HEAD}{'a' * 64},why,2026-01-01,more\n", "line 2: expected"),
        (f"{WITHDRAWN_HEAD}{'a' * 64},a,2026-01-01\n{'A' * 64},b,2026-01-02\n", "line 3: .* is listed twice"),
        ("\xff\xfe", "CSV in UTF-8|the columns are"),
    ],
)
def test_a_fault_in_the_list_is_named_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "withdrawn.csv"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(UserError, match=said):
        read_withdrawals(path)


def test_without_the_list_nothing_is_released(seed_warehouse: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.csv is missing"):
        make_release(seed_warehouse, tmp_path, order("1.0.0", withdrawn=tmp_path / "gone.csv"))


def test_the_projects_own_list_is_in_order() -> None:
    with WITHDRAWN_FILE.open(encoding="utf-8") as handle:
        assert len(read_withdrawals(WITHDRAWN_FILE)) == len(list(csv.DictReader(handle)))


# ---- mistakes in the call


@pytest.mark.parametrize("text", ["1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "1.0.0.0", "", "1..0", "latest", "../1.0.0"])
def test_a_version_is_three_numbers(text: str) -> None:
    with pytest.raises(UserError, match="three numbers"):
        parse_version(text)


def test_there_must_be_a_dataset_of_this_version_of_the_code(seed_warehouse: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="make one with `vanban run`"):
        make_release(tmp_path / "empty", tmp_path / "out", order("1.0.0"))
    old = shutil.copytree(seed_warehouse, tmp_path / "old", symlinks=True)
    (old / "data/terms.parquet").resolve().unlink()
    with pytest.raises(UserError, match=r"another version of vanban \(terms differs\); run `vanban run`"):
        make_release(old, tmp_path / "out", order("1.0.0"))


def test_the_licence_of_the_data_is_not_that_of_the_code(seed_release: Path) -> None:
    assert "Creative Commons Zero" in (seed_release / "LICENSE").read_text()
    assert "Apache License" in (PROJECT / "LICENSE").read_text()
