"""What a release's page shows is made from its tables; the parts that need no browser and no Node."""

import gzip
import json
import re
from pathlib import Path

import pytest
from building import build, page, write_files
from releasing import copied, order, rows, withdrawn_file

from pipelines.release import make_release
from pipelines.release.page import write_data
from pipelines.release.page.frame import script_json
from pipelines.release.page.meanings import read_meanings
from pipelines.release.page.node import first_complaint
from pipelines.release.page.shards import SHARD_CHARACTERS, cut_shards
from pipelines.release.page.site import SOURCES
from pipelines.tables import TABLES

TEXTS = {language: json.loads((SOURCES / "text" / f"{language}.json").read_text("utf-8")) for language in ("vi", "en")}
SCRIPTS = sorted((SOURCES / "source").rglob("*.js"))
EXAMPLES = sorted((SOURCES / "examples").glob("*.sql"))


@pytest.fixture(scope="module")
def release(seed_release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the seed with the data of its page."""
    folder = copied(seed_release, tmp_path_factory.mktemp("page") / "1.0.0")
    write_data(folder, folder / "site" / "data")
    return folder


def read(release: Path, name: str) -> object:
    return json.loads(gzip.decompress((release / "site" / "data" / f"{name}.json.gz").read_bytes()))


def all_data(release: Path) -> dict[str, bytes]:
    folder = release / "site" / "data"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_both_languages_say_everything() -> None:
    assert TEXTS["vi"].keys() == TEXTS["en"].keys()
    holes = {
        language: [set(re.findall(r"\{\w+\}", text)) for text in texts.values()] for language, texts in TEXTS.items()
    }
    assert holes["vi"] == holes["en"]


def test_every_text_that_a_script_names_is_there() -> None:
    named = {key for path in SCRIPTS for key in re.findall(r"\bt\('([a-z_.]+)'", path.read_text("utf-8"))}
    assert len(named) > 80
    assert named - TEXTS["vi"].keys() == set()


def test_every_text_is_used() -> None:
    scripts = "".join(path.read_text("utf-8") for path in SCRIPTS) + (SOURCES.parent / "page/frame.py").read_text(
        "utf-8"
    )
    begun = set(re.findall(r"[`']([a-z_.]+\.)\$\{", scripts))
    unused = {
        key
        for key in TEXTS["vi"]
        if f"'{key}'" not in scripts and f'"{key}"' not in scripts and not key.startswith(tuple(begun))
    }
    assert unused == set()


def test_no_package_is_fetched_from_a_named_address() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))
    assert len(lock["packages"]) > 50
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
    assert all("integrity" in entry for name, entry in lock["packages"].items() if name)


def test_the_first_view_is_there_before_any_script_runs(release: Path) -> None:
    html = (release / "index.html").read_text("utf-8")
    assert "<h1>Văn bản chính thức Việt Nam</h1>" in html
    assert "1.0.0" in html
    assert "unsafe-inline" not in html
    assert "unsafe-eval" not in html.replace("wasm-unsafe-eval", "")


def test_no_text_ends_the_script_element_that_it_stands_in() -> None:
    assert "<" not in script_json({"name": "</script><script>alert(1)</script>"})


def test_the_same_release_gives_the_same_page(release: Path, seed_release: Path, tmp_path: Path) -> None:
    again = copied(seed_release, tmp_path / "1.0.0")
    write_data(again, again / "site" / "data")
    assert all_data(again) == all_data(release)
    assert (again / "index.html").read_bytes() == (release / "index.html").read_bytes()


def test_the_words_of_a_text_lead_to_it_without_accents(release: Path) -> None:
    words = read(release, "words/0")
    assert isinstance(words, dict)
    assert words["bao"] == words["hiem"] == words["doan"] == [0]
    assert "đoàn" not in words
    assert read(release, "words/first") == [min(words)]


def test_a_document_comes_with_its_text_and_the_places_in_it(release: Path) -> None:
    ((_, shown),) = read(release, "documents/0").items()  # type: ignore[attr-defined]
    printed = {(row["field"], shown["text"][row["start"] : row["end"]]) for row in shown["evidence"] if row["chosen"]}
    assert {("number", "62-KL/TW"), ("issuing_body", "BỘ CHÍNH TRỊ"), ("signer", "Trương Tấn Sang")} <= printed
    assert len(shown["sections"]) == shown["document"]["section_count"]
    assert [row["kind"] for row in shown["related"]] == ["other_document"] + ["news"] * 5


def test_every_column_of_every_table_is_described(release: Path) -> None:
    said = read(release, "tables")
    assert isinstance(said, dict)
    tables = {table["name"]: table for table in said["tables"]}
    assert set(tables) == {path.stem for folder in ("data", "models") for path in (release / folder).iterdir()}
    number = next(column for column in tables["documents"]["columns"] if column["name"] == "number")
    assert (number["null_share"], number["distinct"], number["example"]) == (0, 1, "62-KL/TW")


def test_the_dictionary_speaks_vietnamese() -> None:
    said = [doc for table in TABLES for doc in (table.grain, *(column.doc for column in table.columns))]
    missing = [doc for doc in said if doc not in read_meanings()]
    # A changed sentence may wait for its translation, most of them may not.
    assert len(missing) < len(said) / 10, missing


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_query_runs_on_the_release(seed_release: Path, example: Path) -> None:
    text = example.read_text("utf-8")
    assert re.match(r"-- vi: .+\n-- en: .+\n", text)
    asked_of_nothing = {"03_chi_thi", "06_legal_bases"}  # the seed is no Chỉ thị and rests on no law
    assert bool(rows(seed_release, text)) == (example.stem not in asked_of_nothing)


def test_there_are_fifteen_examples() -> None:
    assert len(EXAMPLES) == 15


def test_the_page_holds_no_word_of_what_was_withdrawn(tmp_path: Path) -> None:
    secret = "Phạm Thị Kín Đáo"
    letter = page(7, subject=f"khen thưởng bà {secret}", ending=f" Gửi bà {secret}.")
    write_files(tmp_path / "raw", {"a/one.txt": page(1), "a/letter.txt": letter})
    build(tmp_path / "raw", tmp_path / "warehouse")
    listed = withdrawn_file(tmp_path, [rows_hash(tmp_path / "warehouse")])
    release = make_release(tmp_path / "warehouse", tmp_path / "out", order("1.0.0", tmp_path / "raw", withdrawn=listed))
    write_data(release, release / "site" / "data")
    held = b"".join(gzip.decompress(data) for data in all_data(release).values())
    assert "Lê Văn Mẫu".encode() in held
    assert secret.encode() not in held
    assert b'"dao":' not in held


def rows_hash(warehouse: Path) -> str:
    """Return the content hash of the letter."""
    ((found,),) = rows(warehouse, "SELECT content_hash FROM captures WHERE path LIKE '%letter%'")
    return str(found)


def test_shards_are_cut_by_size_and_keep_their_order() -> None:
    entries = [(str(n), "x" * size) for n, size in enumerate([10, SHARD_CHARACTERS, 10, 10, 2 * SHARD_CHARACTERS, 10])]
    assert [[key for key, _ in group] for group in cut_shards(entries)] == [["0"], ["1"], ["2", "3"], ["4"], ["5"]]
    assert list(cut_shards([])) == []


def test_what_npm_complains_of_is_said_in_its_telling_line() -> None:
    said = (
        "npm warn old\nnpm error code ECONNREFUSED\nnpm error syscall connect\nnpm error FetchError: request failed\n"
    )
    assert first_complaint(said) == "FetchError: request failed"
    assert first_complaint("") == "it did not say why"
