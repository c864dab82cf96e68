"""JSONL and Parquet: a line or a row is an item; what is cut or broken is a row with a reason, and costs no other."""

import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from building import page
from old_encodings import to_vni
from packing import PAGES, json_lines, noise, parquet, put, read_all


def test_each_line_of_a_jsonl_is_a_capture_with_what_its_columns_say(raw: Path) -> None:
    rows = [
        {"text": PAGES[0], "url": "https://example.org/1", "date": "2023-09-30T07:00:00+07:00", "id": 17},
        {"content": PAGES[1], "warc_headers": {"warc-target-uri": "https://example.org/2"}, "timestamp": 1696032000},
    ]
    put(raw, "a.jsonl", b"\n".join(json.dumps(row).encode() for row in rows))
    put(raw, "b.json.gz", gzip.compress(json_lines(rows[:1])))
    found = read_all(raw)
    assert list(found) == ["a.jsonl!1", "a.jsonl!2", "b.json.gz!1"]
    assert [c.text for c in found.values()] == [PAGES[0], PAGES[1], PAGES[0]]
    assert [c.url for c in found.values()] == [f"https://example.org/{n}" for n in (1, 2, 1)]
    assert {str(c.captured_at) for c in found.values()} == {"2023-09-30 00:00:00+00:00"}
    assert found["a.jsonl!1"].item_id == "17"


def test_each_row_of_a_parquet_is_a_capture(raw: Path) -> None:
    put(raw, "a.parquet", parquet({"text": [*PAGES, None], "url": ["https://example.org/1", None, None, None]}))
    found = read_all(raw)
    assert list(found) == ["a.parquet!0", "a.parquet!1", "a.parquet!2", "a.parquet!3"]
    assert [c.text for c in found.values()] == [*PAGES, None]
    assert found["a.parquet!0"].url == "https://example.org/1"
    assert found["a.parquet!3"].reason == "empty"


def test_good_lines_of_a_cut_gzip_are_kept_and_the_rest_reported(raw: Path) -> None:
    rows = [{"text": text + noise(20_000, row).decode()} for row, text in enumerate(PAGES * 20)]
    put(raw, "a.jsonl.gz", gzip.compress(json_lines(rows))[:-2000])
    found = read_all(raw)
    assert found["a.jsonl.gz"].reason == "truncated"
    assert found["a.jsonl.gz!1"].text == rows[0]["text"]
    assert len(found) > 30


@pytest.mark.parametrize("missing", [1, 9, 50, 900])
def test_a_cut_parquet_is_one_row_that_says_what_to_do(raw: Path, missing: int) -> None:
    data = parquet({"text": [page(number) for number in range(200)]})
    put(raw, "cut.parquet", data[:-missing] if missing < 900 else data[:9])
    found = read_all(raw)
    assert {path: c.reason for path, c in found.items()} == {"cut.parquet": "truncated"}
    assert "get the whole file again" in str(found["cut.parquet"].detail)


@pytest.mark.parametrize("codec", ["none", "snappy", "zstd"])
def test_a_damaged_row_group_costs_no_other_and_its_rows_are_reported_by_number(raw: Path, codec: str) -> None:
    stream = io.BytesIO()
    texts = [f"{page(number)}{noise(300, number).decode()}" for number in range(60)]
    pq.write_table(pa.table({"text": texts}), stream, compression=codec, row_group_size=20, use_dictionary=False)
    data = bytearray(stream.getvalue())
    column = pq.ParquetFile(stream).metadata.row_group(1).column(0)
    data[column.data_page_offset + 2 : column.data_page_offset + 40] = b"\xff" * 38
    put(raw, "a.parquet", bytes(data))
    found = read_all(raw)
    assert found.pop("a.parquet!20-39").reason == "damaged"
    assert [c.text for c in found.values()] == [*texts[:20], *texts[40:]]
    assert list(found) == [f"a.parquet!{n}" for n in (*range(20), *range(40, 60))]


def test_a_text_of_a_parquet_that_is_no_utf_8_costs_no_other(raw: Path) -> None:
    column = pa.array([PAGES[0].encode(), b"Quy\xe1t \xf0nh", to_vni(PAGES[1])]).view(pa.string())
    stream = io.BytesIO()
    pq.write_table(pa.table({"text": column}), stream)
    put(raw, "a.parquet", stream.getvalue())
    found = list(read_all(raw).values())
    assert [(c.reason, c.encoding) for c in found] == [(None, "utf-8"), ("undecodable", None), (None, "vni")]


@pytest.mark.parametrize("missing", [1, 8, 30])
def test_all_lines_before_the_break_of_a_gzip_are_kept(raw: Path, missing: int) -> None:
    texts = [page(number) for number in range(40)]
    put(raw, "a.jsonl.gz", gzip.compress(json_lines([{"text": text} for text in texts]))[:-missing])
    found = read_all(raw)
    assert found.pop("a.jsonl.gz").reason == "truncated"
    kept = [c.text for c in found.values()]
    assert kept == texts[: len(kept)]
    assert len(kept) >= 38


def test_a_broken_line_is_a_row_with_its_number(raw: Path) -> None:
    good = [json.dumps({"text": text}) for text in PAGES]
    lines = [good[0], '{"text": "half', "[1, 2]", "", good[1], "[" * 100_000,
             '{"text": 5}', '{"text": "\\ud800"}', json.dumps({"words": "x", "b": 1})]  # fmt: skip
    put(raw, "a.jsonl", "\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    found = read_all(raw)
    assert {path: c.reason for path, c in found.items()} == {
        "a.jsonl!1": None, "a.jsonl!2": "broken_line", "a.jsonl!3": "broken_line", "a.jsonl!5": None,
        "a.jsonl!6": "broken_line", "a.jsonl!7": "missing_column", "a.jsonl!8": "undecodable",
        "a.jsonl!9": "missing_column", "a.jsonl!10": "broken_line",
    }  # fmt: skip
    assert "a list" in str(found["a.jsonl!3"].detail)
    assert "b, words" in str(found["a.jsonl!9"].detail)


def test_a_parquet_without_the_named_column_lists_those_there_are(raw: Path) -> None:
    put(raw, "a.parquet", parquet({"tieu_de": ["x"], "body_text": [PAGES[0]]}), "columns: {text: noi_dung}\n")
    found = read_all(raw)["a.parquet"]
    assert found.reason == "missing_column"
    assert found.detail == (
        "There is no column 'noi_dung'; the columns are body_text, tieu_de: "
        "name one in source.yaml, as columns: {text: …}."
    )
