"""Containers of every kind: each item in them becomes a row of captures; what is wrong with one costs no other."""

import gzip
import socket
import tracemalloc
from pathlib import Path

import pytest
from building import build_checked, page, write_files
from packing import (
    MIB,
    PAGES,
    html,
    json_lines,
    noise,
    parquet,
    put,
    read_all,
    reasons,
    response,
    tarred,
    warc_record,
    zipped,
)

from pipelines.capture import find_items, read_item
from pipelines.sql import query
from pipelines.warehouse import Warehouse


def test_the_same_bytes_have_one_hash_loose_and_in_every_container(raw: Path) -> None:
    data = PAGES[0].encode()
    put(raw, "loose.txt", data)
    put(raw, "a.zip", zipped({"x.txt": data}))
    put(raw, "b.txt.gz", gzip.compress(data))
    put(raw, "c.jsonl", json_lines([{"text": PAGES[0]}]))
    put(raw, "d.parquet", parquet({"text": [PAGES[0]]}))
    put(raw, "e.warc", warc_record("conversion", "https://example.org/", data, "text/plain"))
    assert len({c.content_hash for c in read_all(raw).values()}) == 1


def test_columns_named_in_source_yaml_are_read(raw: Path) -> None:
    row = {"text": "not this", "noi_dung_day_du": html(PAGES[0]).decode(), "lien_ket": "https://example.org/1"}
    settings = "columns:\n  html: noi_dung_day_du\n  url: lien_ket\n"
    put(raw, "a.jsonl", json_lines([row]), settings)
    put(raw, "b.parquet", parquet({name: [value] for name, value in row.items()}))
    for captured in read_all(raw).values():
        assert "Số 1-CT/TW" in str(captured.text)
        assert (captured.media_type, captured.url) == ("text/html", "https://example.org/1")


def test_containers_lie_in_containers(raw: Path) -> None:
    inner = zipped({"b.jsonl.gz": gzip.compress(json_lines([{"text": text} for text in PAGES]))})
    put(raw, "a.tar.gz", gzip.compress(tarred({"x/inner.zip": inner, "c.parquet": parquet({"text": PAGES})})))
    rows = [f"a.tar.gz!x/inner.zip!b.jsonl.gz!{n}" for n in (1, 2, 3)] + [f"a.tar.gz!c.parquet!{n}" for n in (0, 1, 2)]
    assert {path: c.text for path, c in read_all(raw).items()} == dict(zip(rows, PAGES * 2, strict=True))


def test_a_shape_is_told_by_content_not_by_name(raw: Path) -> None:
    put(raw, "page.txt", html(PAGES[0]))
    put(raw, "archive.txt", zipped({"a.txt": PAGES[1].encode()}))
    put(raw, "packed.pdf", gzip.compress(PAGES[2].encode()))
    put(raw, "lines", json_lines([{"text": PAGES[0]}]))
    put(raw, "table.bin", parquet({"text": PAGES[:1]}))
    found = read_all(raw)
    assert set(reasons(raw).values()) == {None}
    assert found["page.txt"].media_type == "text/html"
    assert sorted(found) == ["archive.txt!a.txt", "lines!1", "packed.pdf", "page.txt", "table.bin!0"]


def test_an_empty_container_is_a_row(raw: Path) -> None:
    put(raw, "a.zip", zipped({}))
    put(raw, "b.jsonl", b"\n\n")
    put(raw, "c.parquet", parquet({"text": []}))
    put(raw, "d.zip", zipped({"folder/": b""}))
    assert set(reasons(raw).values()) == {"empty"}
    assert len(reasons(raw)) == 4


def test_random_bytes_behind_every_mark_are_rows_and_no_errors(raw: Path) -> None:
    marks = [b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b"BZh9", b"\xfd7zXZ\x00", b"PAR1", b"%PDF-1.7\n",
             b"WARC/1.0\r\n", bytes(257) + b"ustar\x0000", b'{"a"', b"<html>"]  # fmt: skip
    for number, mark in enumerate(marks):
        put(raw, f"{number}.dat", mark + bytes(range(256)) * 20)
    found = reasons(raw)
    assert len(found) >= len(marks)
    assert None not in {found[f"{number}.dat"] for number in range(7) if f"{number}.dat" in found}


def test_containers_pass_through_a_run_with_every_check_and_are_read_again_only_when_they_change(
    raw: Path, root: Path
) -> None:
    put(raw, "a.zip", zipped({f"{n}.txt": text.encode() for n, text in enumerate(PAGES)}))
    put(raw, "b.jsonl", json_lines([{"text": PAGES[0], "url": "https://example.org/1"}]) + b"{broken\n")
    write_files(raw, {"other/copy.txt": PAGES[1]})
    built = build_checked(raw, root)
    assert [(result.check.name, result.sample) for result in built.failed] == []
    rows = query(Warehouse(root).database, "SELECT path, status, reason, url FROM captures ORDER BY path").read_all()
    assert [tuple(row.values()) for row in rows.to_pylist()] == [
        ("other/copy.txt", "parsed", None, None),
        ("src/a.zip!0.txt", "parsed", None, None),
        ("src/a.zip!1.txt", "duplicate", None, None),
        ("src/a.zip!2.txt", "parsed", None, None),
        ("src/b.jsonl!1", "duplicate", None, "https://example.org/1"),
        ("src/b.jsonl!2", "rejected", "broken_line", None),
    ]
    assert build_checked(raw, root).texts_parsed == 0
    put(raw, "a.zip", zipped({"0.txt": PAGES[0].encode(), "3.txt": page(4).encode()}))
    again = build_checked(raw, root)
    assert (again.texts_parsed, again.changes.changed, again.changes.unchanged) == (1, 1, 2)


def test_a_container_is_read_as_a_stream(raw: Path) -> None:
    texts = {f"{number}.txt": noise(128 * 1024, number) for number in range(30)}
    put(raw, "a.zip", zipped(texts))
    put(raw, "b.tar.gz", gzip.compress(tarred(texts), 1))
    put(raw, "c.jsonl.gz", gzip.compress(json_lines([{"text": text.decode()} for text in texts.values()]), 1))
    put(raw, "d.warc.gz", b"".join(gzip.compress(response(text), 1) for text in texts.values()))
    items = list(find_items(raw))
    texts.clear()
    for item in items:
        tracemalloc.start()
        count = sum(1 for _ in read_item(raw, item))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == 30
        assert peak < 4 * MIB, item.path  # of 8 MiB in all: a few copies of one item of 0.25 MiB, and buffers


def test_nothing_that_lies_in_raw_opens_a_connection(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    beacon = b'<html><head><base href="http://127.0.0.1:9/"><link rel="stylesheet" href="http://127.0.0.1:9/a.css">'
    beacon += b'<script src="http://127.0.0.1:9/a.js"></script></head><body><img src="http://127.0.0.1:9/a.png">'
    put(raw, "a.html", beacon + html(PAGES[0]))
    put(raw, "b.warc", response(beacon + html(PAGES[1])))
    put(raw, "c.jsonl", json_lines([{"text": "x", "url": "http://127.0.0.1:9/"}]))
    assert set(reasons(raw).values()) == {None}
