"""`vanban compare`: what a change of the parser gained and lost, told from two folders of Parquet files."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from building import build, page, write_files

from pipelines.compare import Change, difference, find_differences, open_dataset

VANBAN = Path(sys.executable).with_name("vanban")
PAGES = {"s/a.txt": page(5), "s/b.txt": page(7, "06/04/2012", "đê sông")}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of two pages; not to be changed."""
    folder = tmp_path_factory.mktemp("compare")
    write_files(folder / "raw", PAGES)
    build(folder / "raw", folder / "before")
    return folder / "before"


@pytest.fixture
def after(before: Path, tmp_path: Path) -> Path:
    """The same rows in a folder that may be changed."""
    shutil.copytree((before / "data").resolve(), tmp_path / "after" / "data")
    return tmp_path / "after"


def rewrite(after: Path, table: str, select: str) -> None:
    """Replace a table by what a SELECT makes of it; `{rows}` in it names the rows."""
    path = after / "data" / f"{table}.parquet"
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE rows AS SELECT * FROM read_parquet('{path}')")
        con.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")


def changes(old: Path, new: Path) -> list[Change]:
    with find_differences(open_dataset(old), open_dataset(new)) as found:
        return list(found.changes())


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([VANBAN, "compare", *arguments], capture_output=True, text=True, check=False)


def id_of(folder: Path, number: str) -> str:
    path = folder / "data" / "documents.parquet"
    found: str = duckdb.sql(f"SELECT document_id FROM '{path}' WHERE number = '{number}'").fetchall()[0][0]
    return found


def test_a_warehouse_does_not_differ_from_itself(before: Path) -> None:
    with find_differences(open_dataset(before), open_dataset(before)) as found:
        assert (found.documents, found.changed_documents, found.counts) == (2, 0, ())
        assert list(found.changes()) == []


def test_a_changed_value_is_told_with_what_it_was_and_is(before: Path, after: Path) -> None:
    rewrite(after, "documents", "SELECT * REPLACE (if(number = '5-CT/TW', 'Lê Văn Kiểu', signer) AS signer) FROM rows")
    assert changes(before, after) == [
        Change(id_of(before, "5-CT/TW"), "documents", "changed", "signer", None, "Lê Văn Mẫu", "Lê Văn Kiểu")
    ]


def test_what_is_found_does_not_depend_on_how_many_documents_are_compared_at_a_time(
    before: Path, after: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite(after, "sections", "SELECT * REPLACE (text || '!' AS text) FROM rows")
    together = changes(before, after)
    monkeypatch.setattr(difference, "SLICE_DOCUMENTS", 1)
    assert changes(before, after) == together
    assert {change.document_id for change in together} == {id_of(before, "5-CT/TW"), id_of(before, "7-CT/TW")}


def test_a_value_that_was_not_there_is_a_change_from_nothing(before: Path, after: Path) -> None:
    rewrite(after, "documents", "SELECT * REPLACE (if(number = '7-CT/TW', NULL, place) AS place) FROM rows")
    (lost,) = changes(before, after)
    (gained,) = changes(after, before)
    assert (lost.column, lost.old, lost.new) == ("place", "Hà Nội", None)
    assert (gained.column, gained.old, gained.new) == ("place", None, "Hà Nội")


def test_a_section_that_only_one_side_has_is_gained_or_lost_with_its_text_and_place(before: Path, after: Path) -> None:
    rewrite(after, "sections", "SELECT * FROM rows WHERE text NOT LIKE 'Các cấp ủy%'")
    text = PAGES["s/a.txt"]
    lost = [change for change in changes(before, after) if change.document_id == id_of(before, "5-CT/TW")]
    assert [(change.table, change.change, change.span_start) for change in lost] == [
        ("sections", "lost", text.index("2. Các cấp ủy"))
    ]
    assert lost[0].old is not None
    assert "Các cấp ủy tổ chức thực hiện Chỉ thị này." in lost[0].old
    assert {change.change for change in changes(after, before)} == {"gained"}


def test_a_citation_that_is_read_differently_is_one_change_of_its_value(before: Path, after: Path) -> None:
    rewrite(after, "citations", "SELECT * REPLACE (if(number = '6-CT/TW', 'X', relation) AS relation) FROM rows")
    (change,) = changes(before, after)
    assert (change.table, change.column, change.new) == ("citations", "relation", "X")
    assert change.span_start == PAGES["s/a.txt"].index("Chỉ thị số 6-CT/TW")


def test_a_document_that_only_one_side_has_is_one_change(before: Path, after: Path) -> None:
    for table in ("documents", "sections", "citations"):
        rewrite(after, table, f"SELECT * FROM rows WHERE document_id <> '{id_of(before, '5-CT/TW')}'")
    (change,) = changes(before, after)
    assert (change.table, change.change, change.new) == ("documents", "lost", None)
    assert change.old == "Chỉ thị · 5-CT/TW · Về thư viện xã"
    with find_differences(open_dataset(before), open_dataset(after)) as found:
        assert (found.documents, found.changed_documents) == (1, 0)


def test_rows_in_another_order_with_other_ids_and_a_newer_version_are_the_same(before: Path, after: Path) -> None:
    rewrite(after, "sections", "SELECT * REPLACE ('x' || section_id AS section_id) FROM rows ORDER BY text")
    rewrite(after, "documents", "SELECT * REPLACE ('2+new' AS parser_version) FROM rows")
    assert changes(before, after) == []


def test_two_rows_that_are_alike_are_two(before: Path, after: Path) -> None:
    rewrite(after, "signatures", "FROM rows UNION ALL SELECT * REPLACE (ordinal + 1 AS ordinal) FROM rows")
    assert [(change.table, change.change) for change in changes(before, after)] == [("signatures", "gained")] * 2


def test_a_table_in_several_files_and_one_that_is_missing_are_met(before: Path, after: Path) -> None:
    citations = after / "data" / "citations.parquet"
    citations.rename(after / "part.parquet")
    citations.with_suffix("").mkdir()
    (after / "part.parquet").rename(citations.with_suffix("") / "0001.parquet")
    (after / "data" / "issues.parquet").unlink()
    with find_differences(open_dataset(before), open_dataset(after)) as found:
        assert found.skipped == ("issues",)
        assert found.counts == ()


def test_a_column_that_one_side_lacks_is_not_compared(before: Path, after: Path) -> None:
    rewrite(after, "documents", "SELECT * EXCLUDE (term) FROM rows")
    assert changes(before, after) == []
    assert changes(after, before) == []


def test_the_command_counts_and_lists_changes_and_ends_well(before: Path, after: Path) -> None:
    rewrite(after, "documents", "SELECT * REPLACE ('Huế' AS place) FROM rows")
    table = run(before, after, "--limit", "1")
    assert table.returncode == 0, table.stderr
    assert "2 documents on both sides: 2 changed, 0 the same." in table.stdout
    assert "1 more changes" in table.stdout
    answer: dict[str, Any] = json.loads(run(before, after, "--format", "json").stdout)
    assert answer["counts"] == [
        {"table": "documents", "change": "changed", "column": "place", "documents": 2, "rows": 2}
    ]
    assert [(change["old"], change["new"]) for change in answer["changes"]] == [("Hà Nội", "Huế")] * 2


def test_a_folder_that_is_no_dataset_is_refused_in_one_sentence(before: Path, tmp_path: Path) -> None:
    refused = run(before, tmp_path)
    assert refused.returncode == 2
    assert "documents.parquet" in refused.stderr
    assert "Traceback" not in refused.stderr
