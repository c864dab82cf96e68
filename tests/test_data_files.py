"""JSONL and Parquet: a line or a row is an item; what is cut or broken is a row with a reason, and costs no other."""

import gzip
import json
import os
from pathlib import Path

from building import page
from packing import PAGES, json_lines, parquet, put, read_all, reasons


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
    rows = [{"text": text + os.urandom(20_000).hex()} for text in PAGES * 20]
    put(raw, "a.jsonl.gz", gzip.compress(json_lines(rows))[:-2000])
    found = read_all(raw)
    assert found["a.jsonl.gz"].reason == "truncated"
    assert found["a.jsonl.gz!1"].text == rows[0]["text"]
    assert len(found) > 30


def test_a_cut_or_broken_parquet_says_so(raw: Path) -> None:
    data = parquet({"text": [page(number) for number in range(200)]})
    put(raw, "cut.parquet", data[:-50])
    middle = len(data) // 2
    put(raw, "broken.parquet", data[:middle] + b"\xff" * 400 + data[middle + 400 :])
    found = reasons(raw)
    assert found["cut.parquet"] in ("damaged", "truncated")
    assert found["broken.parquet"] in ("damaged", "truncated")


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
