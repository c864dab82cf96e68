"""Tables are written part by part: by the beginnings of their keys, whatever the number of parts."""

import os
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from building import build, page, parquet_hashes, write_files

from pipelines import assemble, scatter, sql
from pipelines.assemble import TEXTS, read_texts
from pipelines.capture import packer
from pipelines.scatter import Part, by_part, column_bytes, count_parts, read_part
from pipelines.warehouse import Warehouse


@pytest.fixture
def packs(raw: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The three packs of thirty documents, one of them there twice, a text that is none, and a pipe."""
    monkeypatch.setattr(packer, "PACK_ITEMS", 12)
    texts = {f"party/{number}.txt": page(number) for number in range(30)}
    write_files(raw, {**texts, "state/again.txt": page(3), "state/soup.txt": "Nấu canh chua.\n"})
    os.mkfifo(raw / "state/pipe.txt")
    build(raw, root)
    return sorted(Warehouse(root).store.packs.glob("*.parquet"))


@pytest.mark.parametrize("count", [1, 4, 16, 256])
def test_each_text_lies_in_the_part_of_its_beginning(packs: list[Path], tmp_path: Path, count: int) -> None:
    assert len(packs) == 3
    parts = {
        part: read_part(part, TEXTS) for part in scatter.scatter(packs, read_texts, "content_key", count, tmp_path)
    }
    assert len(parts) == count
    keys = {part: texts.column("content_key").to_pylist() for part, texts in parts.items()}
    wanted = sorted(row["content_key"] for pack in packs for row in read_texts(pack).to_pylist())
    assert sorted(key for held in keys.values() for key in held) == wanted
    assert all(part.first <= key < part.last for part, held in keys.items() for key in held)
    assert {pack for texts in parts.values() for pack in texts.column("pack").to_pylist()} == {p.stem for p in packs}


def test_parts_leave_no_key_out() -> None:
    assert read_part(Part("00", "ffg", None), TEXTS).num_rows == 0
    for count in (1, 2, 128, 256):
        parts = list(scatter.scatter([], read_texts, "content_key", count, Path("nowhere")))
        for key in ("00", "0f3", "7f9", "80", "ff", "fff"):
            assert sum(part.first <= key < part.last for part in parts) == 1


def test_the_rows_of_one_part_are_one_slice(packs: list[Path]) -> None:
    texts = read_texts(packs[0])
    assert [(number, len(part)) for number, part in by_part(texts, "content_key", 1)] == [(0, len(texts))]
    assert sum(len(part) for _, part in by_part(texts, "content_key", 16)) == len(texts)
    assert list(by_part(texts.slice(0, 0), "content_key", 16)) == []


def test_parts_are_as_many_as_keep_them_small(monkeypatch: pytest.MonkeyPatch) -> None:
    for part_bytes, count in ((1000, 1), (999, 2), (334, 4), (333, 4), (250, 4), (249, 8), (1, 256)):
        monkeypatch.setattr(scatter, "PART_BYTES", part_bytes)
        assert count_parts(1000) == count
    assert count_parts(0) == 1


def test_the_bytes_of_columns_are_counted(packs: list[Path]) -> None:
    texts = sum(len(text.encode()) for pack in packs for text in read_texts(pack).column("text").to_pylist())
    assert texts <= column_bytes(packs, ["text"]) < 1.2 * texts + 1000
    assert column_bytes(packs, ["text", "content_key"]) > column_bytes(packs, ["text"])


@pytest.mark.usefixtures("packs")
def test_the_number_of_parts_changes_no_byte(
    raw: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scatter, "PART_BYTES", 1)
    monkeypatch.setattr(assemble, "ONE_SORT_BYTES", 0)
    monkeypatch.setattr(sql, "PART_DOCUMENTS", 7)
    build(raw, tmp_path / "parts")
    captures = pq.read_table(root / "data/captures.parquet", columns=["content_hash", "status", "text"])
    assert sorted(set(captures.column("status").to_pylist())) == ["duplicate", "parsed", "rejected"]
    assert captures.column("content_hash").null_count == 1
    assert captures.column("text").null_count == 3
    assert pq.read_metadata(root / "data/sections.parquet").num_rows > 30
    assert pq.read_metadata(root / "models/document_links.parquet").num_rows > 30
    assert parquet_hashes(tmp_path / "parts") == parquet_hashes(root)


@pytest.mark.usefixtures("packs")
def test_a_table_beyond_its_memory_is_made_in_what_there_is(
    raw: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = []
    tried = set()

    def write_rows(con, table, path):
        if table not in tried:
            tried.add(table)
            con.execute("SET memory_limit = '2MB'")
        try:
            return whole(con, table, path)
        except (duckdb.OutOfMemoryException, OSError) as error:
            failed.append(str(error))
            raise

    whole = assemble.write_rows
    monkeypatch.setattr(assemble, "write_rows", write_rows)
    build(raw, tmp_path / "small")
    assert failed
    assert all("Out of Memory" in message for message in failed)
    assert parquet_hashes(tmp_path / "small") == parquet_hashes(root)


def test_an_error_other_than_memory_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def write_rows(*args):
        tries.append(args)
        raise OSError("No space left on device")

    monkeypatch.setattr(assemble, "write_rows", write_rows)
    with duckdb.connect() as con, pytest.raises(OSError, match="No space left"):
        assemble.write_table(con, assemble.CAPTURES, tmp_path / "captures.parquet")
    assert len(tries) == 1
