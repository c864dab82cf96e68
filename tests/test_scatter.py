"""Captures are written part by part: by the beginnings of their hashes, whatever the number of parts."""

import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from building import build, page, parquet_hashes, write_files

from pipelines import scatter
from pipelines.capture import packer
from pipelines.scatter import by_start, count_digits, read_part, read_texts, text_bytes
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


def test_each_text_lies_in_the_file_of_its_beginning(packs: list[Path], tmp_path: Path) -> None:
    assert len(packs) == 3
    files = scatter.scatter(packs, 1, tmp_path)
    parts = {start: read_part(file) for start, file in files.items()}
    wanted = sorted(row["content_key"] for pack in packs for row in read_texts(pack).to_pylist())
    assert sorted(key for part in parts.values() for key in part.column("content_key").to_pylist()) == wanted
    assert all(key.startswith(start) for start, part in parts.items() for key in part.column("content_key").to_pylist())
    assert {part for texts in parts.values() for part in texts.column("pack").to_pylist()} == {p.stem for p in packs}
    assert read_part(None).num_rows == 0


def test_without_digits_all_texts_are_one_part(packs: list[Path]) -> None:
    texts = read_texts(packs[0])
    assert [(start, len(part)) for start, part in by_start(texts, 0)] == [("", len(texts))]


def test_parts_are_as_many_as_keep_them_small(packs: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(map(text_bytes, packs))
    for part_bytes, digits in ((size, 0), (size - 1, 1), (size // 16, 2), (1, 2)):
        monkeypatch.setattr(scatter, "PART_BYTES", part_bytes)
        assert count_digits(packs) == digits


@pytest.mark.usefixtures("packs")
def test_the_number_of_parts_changes_no_byte(
    raw: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scatter, "PART_BYTES", 1)
    build(raw, tmp_path / "parts")
    captures = pq.read_table(root / "data/captures.parquet", columns=["content_hash", "status", "text"])
    assert sorted(set(captures.column("status").to_pylist())) == ["duplicate", "parsed", "rejected"]
    assert captures.column("content_hash").null_count == 1
    assert captures.column("text").null_count == 3
    assert parquet_hashes(tmp_path / "parts") == parquet_hashes(root)
