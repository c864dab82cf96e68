"""Again and again: a run does what has changed, and many small runs end where one from scratch does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from building import PROJECT, SEED, Built, build, copied_project, file_hash, page, parquet_hashes, write_files

from pipelines import store
from pipelines.capture import packer, update
from pipelines.sql import query
from pipelines.tables import RUN_LEDGER
from pipelines.warehouse import Warehouse

TEXTS = {
    "party/a.txt": page(1),
    "party/b.txt": page(2, "06/04/2012"),
    "party/deep/c.md": page(3, "07/05/2013", "đọc sách ở trường"),
    "state/a.txt": page(4, "08/06/2014"),
    "state/copy.txt": page(1),
    "state/note.txt": "Nấu canh chua\nCho cá vào nồi.\n",
}


@pytest.fixture
def filled(raw: Path) -> Path:
    """A raw folder of six files: four documents, a copy of one, and a page that is none."""
    write_files(raw, TEXTS)
    return raw


def ask(root: Path, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in query(Warehouse(root).database, sql).read_all().to_pylist()]


def document_ids(root: Path) -> dict[str, str]:
    """Return the id of each document by the path of its capture."""
    return dict(ask(root, "SELECT path, document_id FROM documents JOIN captures USING (capture_id)"))  # type: ignore[arg-type]


def published_files(root: Path) -> dict[str, tuple[int, str]]:
    """Return number and hash of every file of the present generation: a file that is written anew gets a new number."""
    folder = Warehouse(root).data.resolve().parent
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.stat().st_ino, file_hash(path)) for path in files}


# ---- one step


def test_the_first_run_parses_each_content_once(filled: Path, root: Path) -> None:
    built = build(filled, root)
    assert built.texts_parsed == 5
    assert (built.changes.new, built.changes.seen) == (6, 6)
    assert len(document_ids(root)) == 4


def test_a_second_run_parses_nothing_and_writes_nothing(filled: Path, root: Path) -> None:
    build(filled, root)
    before, link = published_files(root), Warehouse(root).data.readlink()
    again = build(filled, root)
    assert (again.texts_parsed, again.written, again.folder) == (0, set(), None)
    assert (again.changes.unchanged, again.changes.any) == (6, False)
    assert (published_files(root), Warehouse(root).data.readlink()) == (before, link)


def test_a_file_that_lay_still_is_not_even_opened(filled: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "SETTLING_NS", -1_000_000_000)
    assert build(filled, root).changes.bytes_read > 0
    assert build(filled, root).changes.bytes_read == 0


def test_a_file_changed_at_once_after_it_was_read_is_noticed_though_size_and_date_are_the_same(
    filled: Path, root: Path
) -> None:
    build(filled, root)
    state = (filled / "party/a.txt").stat()
    write_files(filled, {"party/a.txt": page(1).replace("Lê Văn Mẫu", "Mẫu Văn Lê")})
    os.utime(filled / "party/a.txt", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (filled / "party/a.txt").stat().st_size == state.st_size
    assert build(filled, root).changes.changed == 1
    assert ask(root, "SELECT DISTINCT signer FROM documents WHERE signer LIKE 'Mẫu%'") == [("Mẫu Văn Lê",)]


def test_one_changed_file_parses_one(filled: Path, root: Path) -> None:
    build(filled, root)
    before = document_ids(root)
    write_files(filled, {"party/b.txt": page(20, "06/04/2012")})
    built = build(filled, root)
    assert (built.texts_parsed, built.changes.changed, built.changes.unchanged) == (1, 1, 5)
    after = document_ids(root)
    assert {path for path in after if after[path] != before[path]} == {"party/b.txt"}
    assert ask(root, "SELECT number FROM documents ORDER BY serial") == [
        ("1-CT/TW",), ("3-CT/TW",), ("4-CT/TW",), ("20-CT/TW",)
    ]  # fmt: skip


def test_a_touched_file_parses_none_and_writes_nothing(filled: Path, root: Path) -> None:
    build(filled, root)
    os.utime(filled / "party/a.txt", (1_000_000_000, 1_000_000_000))
    built = build(filled, root)
    assert (built.texts_parsed, built.written, built.changes.changed) == (0, set(), 0)


def test_the_rows_of_a_deleted_file_disappear(filled: Path, root: Path) -> None:
    build(filled, root)
    gone = document_ids(root)["state/a.txt"]
    (filled / "state/a.txt").unlink()
    built = build(filled, root)
    assert (built.texts_parsed, built.changes.removed) == (0, 1)
    assert ask(root, "SELECT path FROM captures WHERE path = 'state/a.txt'") == []
    tables = ["documents", "sections", "citations", "field_evidence", "related_links", "signatures", "work_documents"]
    left = " UNION ALL ".join(f"SELECT document_id FROM {table}" for table in tables)
    assert ask(root, f"SELECT count(*) FROM ({left}) WHERE document_id = '{gone}'") == [(0,)]


def test_a_copy_stands_in_when_the_first_capture_is_deleted(filled: Path, root: Path) -> None:
    build(filled, root)
    before = document_ids(root)["party/a.txt"]
    (filled / "party/a.txt").unlink()
    built = build(filled, root)
    assert built.texts_parsed == 0
    assert document_ids(root)["state/copy.txt"] == before


def test_a_renamed_file_keeps_its_document_id_and_is_not_parsed_again(filled: Path, root: Path) -> None:
    build(filled, root)
    before = document_ids(root)["party/b.txt"]
    (filled / "party/b.txt").rename(filled / "party/renamed.txt")
    built = build(filled, root)
    assert (built.texts_parsed, built.changes.new, built.changes.removed) == (0, 1, 1)
    assert document_ids(root)["party/renamed.txt"] == before


def test_a_new_parser_version_parses_all_again_and_drops_what_the_old_one_made(
    filled: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(filled, root)
    monkeypatch.setattr(store, "PARSER_VERSION", "next")
    assert build(filled, root).texts_parsed == 5
    assert [path.name for path in (root / ".store/parsed").iterdir()] == [store.parsed_version()]


def test_another_layout_in_source_yaml_parses_that_source_again(filled: Path, root: Path) -> None:
    build(filled, root)
    write_files(filled, {"party/source.yaml": "layout: party_document\n"})
    assert build(filled, root).texts_parsed == 3


def test_rows_of_a_synthetic_source_are_marked(filled: Path, root: Path) -> None:
    build(filled, root)
    write_files(filled, {"party/source.yaml": "synthetic: true\n"})
    assert build(filled, root).texts_parsed == 0
    marks = ask(root, "SELECT DISTINCT source, is_synthetic FROM captures ORDER BY source")
    assert marks == [("party", True), ("state", False)]


def test_another_name_in_source_yaml_parses_nothing_again(filled: Path, root: Path) -> None:
    build(filled, root)
    write_files(filled, {"party/source.yaml": "name: cổng Đảng\n"})
    assert build(filled, root).texts_parsed == 0
    assert ask(root, "SELECT DISTINCT source FROM captures ORDER BY source") == [("cổng Đảng",), ("state",)]


@pytest.mark.parametrize("lost", ["items.parquet", "packs", "parsed", ""], ids=["items", "packs", "parsed", "all"])
def test_a_store_that_was_thrown_away_is_made_again(filled: Path, root: Path, lost: str) -> None:
    build(filled, root)
    before = parquet_hashes(root)
    path = root / ".store" / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    built = build(filled, root)
    assert built.written <= {RUN_LEDGER.name, "database"}
    assert parquet_hashes(root) == before
    write_files(filled, {"party/b.txt": page(20)})
    assert "documents" in build(filled, root).written


def test_damage_to_the_list_of_items_is_a_list_lost(filled: Path, root: Path) -> None:
    build(filled, root)
    (root / ".store/items.parquet").write_bytes(b"PAR1 half a file")
    assert build(filled, root).changes.new == 6


# ---- models


def build_with(project: Path, raw: Path, root: Path) -> set[str]:
    """Build in a fresh Python with the code of `project` and return the assets that were written."""
    code = "import sys; from pathlib import Path; from building import build\n"
    code += "print(*build(Path(sys.argv[1]), Path(sys.argv[2])).written)"
    paths = os.pathsep.join(str(path) for path in (project, PROJECT / "tests"))
    command = [sys.executable, "-P", "-c", code, str(raw), str(root)]
    run = subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_a_changed_model_is_built_again_and_so_is_what_reads_it_but_nothing_else(
    filled: Path, root: Path, tmp_path: Path
) -> None:
    project = copied_project(tmp_path / "project")
    assert "works" in build_with(project, filled, root)
    assert build_with(project, filled, root) == set()
    models = project / "dbt_like_sql/models"
    twice = "-- One row per document.\n--\n-- key: document_id\n-- columns:\n--   document_id: The document.\n"
    (models / "first_test.sql").write_text(f"{twice}SELECT document_id FROM documents\n", encoding="utf-8")
    (models / "second_test.sql").write_text(f"{twice}SELECT document_id FROM first_test\n", encoding="utf-8")
    added = {"first_test", "second_test", "run_ledger", "database"}
    assert build_with(project, filled, root) == added
    (models / "first_test.sql").write_text(f"{twice}SELECT document_id FROM documents WHERE true\n", encoding="utf-8")
    assert build_with(project, filled, root) == added
    (models / "second_test.sql").unlink()
    assert build_with(project, filled, root) <= {"run_ledger", "database"}
    assert not (Warehouse(root).models / "second_test.parquet").exists()
    assert ("second_test",) not in ask(root, "SELECT table_name FROM information_schema.tables")


# ---- many runs and one


def grow(raw: Path, root: Path) -> list[Built]:
    """Come to TEXTS by detours: add one file at a time, change, rename, delete, between runs."""
    built = []
    write_files(raw, {"aside/x.txt": page(99), "state/copy.txt": "chưa có gì"})
    built.append(build(raw, root))
    names = list(reversed(TEXTS))
    for some in (names[:1], names[1:2], names[2:]):
        write_files(raw, {name: TEXTS[name] for name in some})
        built.append(build(raw, root))
    (raw / "party/b.txt").rename(raw / "party/z.txt")
    shutil.rmtree(raw / "aside")
    built.append(build(raw, root))
    (raw / "party/z.txt").rename(raw / "party/b.txt")
    built.append(build(raw, root))
    return built


def test_many_small_runs_give_the_same_bytes_as_one(raw: Path, tmp_path: Path) -> None:
    assert sum(built.texts_parsed for built in grow(raw, tmp_path / "many")) == 7
    build(raw, tmp_path / "one")
    assert parquet_hashes(tmp_path / "many") == parquet_hashes(tmp_path / "one")


def test_folder_date_and_order_of_writing_leave_no_trace(tmp_path: Path) -> None:
    first, second = tmp_path / "here/raw", tmp_path / "somewhere else/captures"
    write_files(first, TEXTS)
    write_files(second, dict(reversed(TEXTS.items())))
    for name in TEXTS:
        os.utime(second / name, (1_000_000_000, 1_000_000_000))
    build(first, tmp_path / "first")
    build(second, tmp_path / "second")
    assert parquet_hashes(tmp_path / "first") == parquet_hashes(tmp_path / "second")


def test_the_number_of_workers_and_packs_leaves_no_trace(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(SEED, filled / "party/seed.txt")
    build(filled, tmp_path / "one", workers=1)
    monkeypatch.setattr(packer, "PACK_ITEMS", 2)
    built = build(filled, tmp_path / "two", workers=2)
    assert built.texts_parsed == 6
    assert len(list((tmp_path / "two/.store/packs").iterdir())) == 3
    assert parquet_hashes(tmp_path / "one") == parquet_hashes(tmp_path / "two")
