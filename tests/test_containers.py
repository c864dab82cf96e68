"""Containers: each item in them becomes a row of captures; what is wrong with one is its reason, and costs no other."""

import bz2
import gzip
import io
import json
import lzma
import os
import socket
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from building import build_checked, page, write_files

from pipelines.capture import Captured, find_items, read_item
from pipelines.sql import query
from pipelines.warehouse import Warehouse

PAGES = [page(number) for number in (1, 2, 3)]
MIB = 1024 * 1024


def read_all(raw: Path) -> dict[str, Captured]:
    """Return what is captured below `raw`, by path below the source folder; no two captures share a path or an id."""
    found = [captured for item in find_items(raw) for captured in read_item(raw, item)]
    assert len({c.path for c in found}) == len({c.capture_id for c in found}) == len(found)
    return {c.path.removeprefix("src/"): c for c in found}


def reasons(raw: Path) -> dict[str, str | None]:
    return {path: captured.reason for path, captured in read_all(raw).items()}


def put(raw: Path, name: str, data: bytes, settings: str = "") -> Path:
    """Write a file into the source `src`."""
    path = raw / "src" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    if settings:
        (raw / "src/source.yaml").write_text(settings, encoding="utf-8")
    return path


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def zstd_file(data: bytes, path: Path) -> bytes:
    with pa.output_stream(str(path), compression="zstd") as out:
        out.write(data)
    return path.read_bytes()


def json_lines(rows: list[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def parquet(columns: dict[str, list[object]]) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def warc_record(kind: str, url: str, block: bytes, content_type: str) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-09-30T01:02:03Z\r\n"
    head += f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def response(body: bytes, url: str = "https://example.org/1", extra: str = "", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{extra}\r\n".encode()
    return warc_record("response", url, head + body, "application/http; msgtype=response")


def html(text: str) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    return f"<!DOCTYPE html><html><body>{lines}</body></html>".encode()


# ---- every kind of container


def test_the_members_of_a_zip_are_captures_named_after_an_exclamation_mark(raw: Path) -> None:
    put(raw, "a.zip", zipped({"one.txt": PAGES[0].encode(), "deep/two.md": PAGES[1].encode(), "deep/": b""}))
    found = read_all(raw)
    assert {path: c.text for path, c in found.items()} == {"a.zip!one.txt": PAGES[0], "a.zip!deep/two.md": PAGES[1]}
    assert found["a.zip!deep/two.md"].media_type == "text/markdown"


@pytest.mark.parametrize("suffix", ["tar", "tar.gz", "tgz", "tar.bz2", "tar.xz", "tar.zst"])
def test_the_members_of_a_tar_are_captures_however_it_is_compressed(raw: Path, suffix: str) -> None:
    data = tarred({"one.txt": PAGES[0].encode(), "two.txt": PAGES[1].encode()})
    coats: dict[str, Callable[[bytes], bytes]] = {
        "gz": gzip.compress, "tgz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress,
        "zst": lambda whole: zstd_file(whole, raw.parent / "a.zst"),
    }  # fmt: skip
    put(raw, f"a.{suffix}", coats.get(suffix.rpartition(".")[2], bytes)(data))
    found = read_all(raw)
    assert [c.text for c in found.values()] == PAGES[:2]
    assert list(found) == [f"a.{suffix}!one.txt", f"a.{suffix}!two.txt"]


def test_a_compressed_file_is_one_capture_under_its_own_path(raw: Path) -> None:
    put(raw, "a.txt.gz", gzip.compress(PAGES[0].encode()))
    put(raw, "b.md.zst", zstd_file(PAGES[1].encode(), raw.parent / "b.zst"))
    found = read_all(raw)
    assert {path: c.text for path, c in found.items()} == {"a.txt.gz": PAGES[0], "b.md.zst": PAGES[1]}
    assert found["a.txt.gz"].byte_count == len(PAGES[0].encode())


def test_the_same_bytes_have_one_hash_loose_and_in_every_container(raw: Path) -> None:
    data = PAGES[0].encode()
    put(raw, "loose.txt", data)
    put(raw, "a.zip", zipped({"x.txt": data}))
    put(raw, "b.txt.gz", gzip.compress(data))
    put(raw, "c.jsonl", json_lines([{"text": PAGES[0]}]))
    put(raw, "d.parquet", parquet({"text": [PAGES[0]]}))
    put(raw, "e.warc", warc_record("conversion", "https://example.org/", data, "text/plain"))
    assert len({c.content_hash for c in read_all(raw).values()}) == 1


@pytest.mark.parametrize("compress", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_the_responses_and_conversions_of_a_warc_are_captures_with_address_and_date(
    raw: Path, compress: Callable[[bytes], bytes]
) -> None:
    records = [
        warc_record("warcinfo", "urn:x", b"software: wget\r\n", "application/warc-fields"),
        warc_record(
            "request", "https://example.org/1", b"GET /1 HTTP/1.1\r\n\r\n", "application/http; msgtype=request"
        ),
        response(html(PAGES[0])),
        warc_record("conversion", "https://example.org/2", PAGES[1].encode(), "text/plain"),
        warc_record("resource", "metadata://gnu.org/software/wget/warc/wget.log", b"log\n", "text/plain"),
    ]
    name = "crawl.warc" if compress is bytes else "crawl.warc.gz"
    blocks = [compress(record) for record in records]
    put(raw, name, b"".join(blocks))
    found = read_all(raw)
    places = [sum(map(len, blocks[:2])), sum(map(len, blocks[:3]))]
    assert list(found) == [f"{name}!{place}" for place in places]
    first, second = found.values()
    assert (first.url, str(first.captured_at)) == ("https://example.org/1", "2023-09-30 01:02:03+00:00")
    assert (first.media_type, second.media_type) == ("text/html", "text/plain")
    assert "Số 1-CT/TW" in str(first.text)
    assert second.text == PAGES[1]


def test_records_in_one_gzip_block_are_told_apart(raw: Path) -> None:
    put(raw, "a.warc.gz", gzip.compress(b"".join(response(html(text)) for text in PAGES)))
    assert set(reasons(raw).values()) == {None}
    assert len(reasons(raw)) == 3


def test_a_body_is_read_as_the_server_meant_it(raw: Path) -> None:
    body = html(PAGES[0])
    packed = gzip.compress(body)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:50], packed[50:])) + b"0\r\n\r\n"
    put(raw, "a.warc", b"".join([
        response(body, extra="Content-Encoding: gzip\r\n"),  # undone by the harvester, header left as it was
        response(packed, extra="Content-Encoding: gzip\r\n"),
        response(chunks, extra="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        response(b"gone", status="404 Not Found"),
        response(packed[:-30], extra="Content-Encoding: gzip\r\n"),
        response(b"?", extra="Content-Encoding: br\r\n"),
    ]))  # fmt: skip
    found = list(read_all(raw).values())
    assert len({c.content_hash for c in found[:3]}) == 1
    assert [c.reason for c in found] == [None, None, None, "http_status", "truncated", "unsupported_type"]
    assert "404" in str(found[3].detail)


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


# ---- names


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/../../b.txt", "..\\b.txt", "C:\\b.txt", ".."])
def test_a_name_that_leads_out_of_its_archive_is_refused_and_nothing_is_written(raw: Path, name: str) -> None:
    before = sorted(raw.parent.rglob("*"))
    put(raw, "a.zip", zipped({name: PAGES[0].encode(), "good.txt": PAGES[1].encode()}))
    put(raw, "b.tar", tarred({name: PAGES[0].encode(), "good.txt": PAGES[1].encode()}))
    found = reasons(raw)
    assert list(found.values()).count("unsafe_name") == 2
    assert (found["a.zip!good.txt"], found["b.tar!good.txt"]) == (None, None)
    after = [path for path in sorted(raw.parent.rglob("*")) if path not in before]
    assert {path.name for path in after} == {"src", "a.zip", "b.tar"}


def test_names_in_any_encoding_are_kept_and_their_members_read(raw: Path) -> None:
    put(raw, "a.tar", tarred({os.fsdecode(b"v\xe3n b\xb6n.txt"): PAGES[0].encode()}))
    put(raw, "b.zip", zipped({"văn bản.txt": PAGES[1].encode()}))
    put(raw, "c.zip", zipped({"v_n.txt": PAGES[2].encode()}).replace(b"v_n.txt", b"v\xe3n.txt"))
    assert reasons(raw) == {"a.tar!v\\xe3n b\\xb6n.txt": None, "b.zip!văn bản.txt": None, "c.zip!v\\xe3n.txt": None}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_two_captures(raw: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for text in PAGES:
            archive.writestr("a.txt", text)
    put(raw, "a.zip", stream.getvalue())
    assert {path: c.text for path, c in read_all(raw).items()} == {
        "a.zip!a.txt": PAGES[0], "a.zip!a.txt~2": PAGES[1], "a.zip!a.txt~3": PAGES[2]
    }  # fmt: skip


def test_links_and_devices_in_archives_are_rows_and_not_followed(raw: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        kinds = {"s": tarfile.SYMTYPE, "h": tarfile.LNKTYPE, "c": tarfile.CHRTYPE, "p": tarfile.FIFOTYPE}
        for name, kind in kinds.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    put(raw, "a.tar", stream.getvalue())
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    put(raw, "b.zip", stream.getvalue())
    assert reasons(raw) == {
        "a.tar!s": "archived_link", "a.tar!h": "archived_link", "a.tar!c": "special_file", "a.tar!p": "special_file",
        "b.zip!link.txt": "archived_link",
    }  # fmt: skip


# ---- limits


def test_a_zip_bomb_is_refused_and_its_neighbour_is_read(raw: Path) -> None:
    put(raw, "a.zip", zipped({"good.txt": PAGES[0].encode(), "bomb.txt": bytes(40 * MIB)}))
    assert reasons(raw) == {"a.zip!good.txt": None, "a.zip!bomb.txt": "archive_bomb"}


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress], ids=["gzip", "bzip2", "xz"])
def test_a_bomb_of_one_compressed_file_is_refused(raw: Path, compress: Callable[[bytes], bytes]) -> None:
    put(raw, "bomb.txt.gz", compress(bytes(40 * MIB)))
    assert reasons(raw) == {"bomb.txt.gz": "archive_bomb"}


def test_a_bomb_of_many_members_that_share_their_bytes_is_refused(raw: Path) -> None:
    data = zipped({"a.txt": bytes(1 * MIB)})
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        first = archive.infolist()[0]
        for number in range(60):
            copy = zipfile.ZipInfo(first.filename)
            for slot in ("compress_type", "CRC", "compress_size", "file_size", "header_offset", "flag_bits"):
                setattr(copy, slot, getattr(first, slot))
            copy.orig_filename = copy.filename = f"{number}.txt"
            copy.filename = first.filename
            archive.filelist.append(copy)
        archive._didModify = True
    put(raw, "a.zip", stream.getvalue())
    found = list(reasons(raw).values())
    assert found[0] == "binary"
    assert found[-1] == "archive_bomb"


def test_containers_in_containers_end_at_the_limit(raw: Path) -> None:
    data = PAGES[0].encode()
    for _ in range(8):
        data = zipped({"x.zip": data})
    put(raw, "a.zip", data)
    assert reasons(raw) == {"a.zip!x.zip!x.zip!x.zip!x.zip!x.zip": "nested_too_deep"}


def test_limits_are_set_in_source_yaml(raw: Path) -> None:
    settings = "limits:\n  members: 2\n  item_bytes: 2 KiB\n  depth: 1\n"
    put(raw, "a.jsonl", json_lines([{"text": text} for text in (*PAGES, *PAGES)]), settings)
    put(raw, "b.txt", PAGES[0].encode() * 4)
    put(raw, "c.txt.gz", gzip.compress(gzip.compress(PAGES[0].encode())))
    found = read_all(raw)
    assert {path: c.reason for path, c in found.items()} == {
        "a.jsonl!1": None, "a.jsonl!2": None, "a.jsonl": "over_limit",
        "b.txt": "too_large", "c.txt.gz": "nested_too_deep",
    }  # fmt: skip
    assert "more than 2 items" in str(found["a.jsonl"].detail)


def test_what_comes_out_of_one_file_in_all_is_limited(raw: Path) -> None:
    members = {f"{number}.txt": os.urandom(30_000).hex().encode() for number in range(5)}
    put(raw, "a.zip", zipped(members), "limits: {total_bytes: 100 KiB}\n")
    found = reasons(raw)
    assert found["a.zip"] == "over_limit"
    assert len(found) < 5


def test_an_item_over_the_limit_in_a_container_is_hashed_and_refused(raw: Path) -> None:
    large = os.urandom(2 * MIB).hex().encode()
    put(raw, "a.zip", zipped({"large.txt": large, "good.txt": PAGES[0].encode()}), "limits:\n  item_bytes: 1 MiB\n")
    put(raw, "large.txt", large)
    found = read_all(raw)
    assert [found[name].reason for name in ("a.zip!large.txt", "large.txt", "a.zip!good.txt")] == [
        "too_large", "too_large", None
    ]  # fmt: skip
    assert found["a.zip!large.txt"].content_hash == found["large.txt"].content_hash


# ---- what is cut short or broken


def test_good_members_of_a_cut_zip_are_kept_and_the_rest_reported(raw: Path) -> None:
    data = zipped({f"{n}.txt": text.encode() for n, text in enumerate(PAGES)})
    put(raw, "a.zip", data[: data.index(b"2.txt") + 200])
    found = read_all(raw)
    assert [found[f"a.zip!{n}.txt"].text for n in (0, 1)] == PAGES[:2]
    assert (found["a.zip!2.txt"].reason, found["a.zip"].reason) == ("truncated", "truncated")


def test_good_members_of_a_cut_tar_are_kept_and_the_rest_reported(raw: Path) -> None:
    data = tarred({f"{n}.txt": text.encode() for n, text in enumerate(PAGES)})
    put(raw, "a.tar", data[: data.index(b"2.txt") + 700])
    put(raw, "b.tar.gz", gzip.compress(data)[:-200])
    put(raw, "c.tar", data[: data.index(b"2.txt")])
    found = reasons(raw)
    assert (found["a.tar!0.txt"], found["a.tar!1.txt"], found["a.tar!2.txt"]) == (None, None, "truncated")
    assert "truncated" in (found.get("b.tar.gz"), found.get("b.tar.gz!2.txt"))
    assert found["c.tar"] == "truncated"


def test_good_lines_of_a_cut_gzip_are_kept_and_the_rest_reported(raw: Path) -> None:
    rows = [{"text": text + os.urandom(20_000).hex()} for text in PAGES * 20]
    put(raw, "a.jsonl.gz", gzip.compress(json_lines(rows))[:-2000])
    found = read_all(raw)
    assert found["a.jsonl.gz"].reason == "truncated"
    assert found["a.jsonl.gz!1"].text == rows[0]["text"]
    assert len(found) > 30


def test_good_records_of_a_cut_warc_are_kept_and_the_rest_reported(raw: Path) -> None:
    records = [response(html(text)) for text in PAGES]
    put(raw, "a.warc", b"".join(records)[:-200])
    put(raw, "b.warc.gz", b"".join(map(gzip.compress, records))[:-200])
    for name in ("a.warc", "b.warc.gz"):
        found = [reason for path, reason in reasons(raw).items() if path.startswith(name)]
        assert found[:2] == [None, None]
        assert found[2] == "truncated"


def test_a_cut_or_broken_parquet_says_so(raw: Path) -> None:
    data = parquet({"text": [page(number) for number in range(200)]})
    put(raw, "cut.parquet", data[:-50])
    middle = len(data) // 2
    put(raw, "broken.parquet", data[:middle] + b"\xff" * 400 + data[middle + 400 :])
    found = reasons(raw)
    assert found["cut.parquet"] in ("damaged", "truncated")
    assert found["broken.parquet"] in ("damaged", "truncated")


def test_a_member_with_a_wrong_checksum_is_refused_alone(raw: Path) -> None:
    data = bytearray(zipped({"a.txt": PAGES[0].encode(), "b.txt": PAGES[1].encode()}, zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    put(raw, "a.zip", bytes(data))
    assert reasons(raw) == {"a.zip!a.txt": "damaged", "a.zip!b.txt": None}


def test_an_encrypted_member_says_so(raw: Path) -> None:
    data = bytearray(zipped({"a.txt": PAGES[0].encode()}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    put(raw, "a.zip", bytes(data))
    assert reasons(raw) == {"a.zip!a.txt": "encrypted"}


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


def test_an_empty_container_is_a_row(raw: Path) -> None:
    put(raw, "a.zip", zipped({}))
    put(raw, "b.jsonl", b"\n\n")
    put(raw, "c.parquet", parquet({"text": []}))
    put(raw, "d.zip", zipped({"folder/": b""}))
    assert set(reasons(raw).values()) == {"empty"}
    assert len(reasons(raw)) == 4


def test_office_files_that_are_no_text_are_not_opened_as_archives(raw: Path) -> None:
    put(raw, "a.xlsx", zipped({"xl/workbook.xml": b"<x/>", "xl/a.xml": b"<x/>"}))
    assert reasons(raw) == {"a.xlsx": "unsupported_type"}


def test_random_bytes_behind_every_mark_are_rows_and_no_errors(raw: Path) -> None:
    marks = [b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b"BZh9", b"\xfd7zXZ\x00", b"PAR1", b"%PDF-1.7\n",
             b"WARC/1.0\r\n", bytes(257) + b"ustar\x0000", b'{"a"', b"<html>"]  # fmt: skip
    for number, mark in enumerate(marks):
        put(raw, f"{number}.dat", mark + bytes(range(256)) * 20)
    found = reasons(raw)
    assert len(found) >= len(marks)
    assert None not in {found[f"{number}.dat"] for number in range(7) if f"{number}.dat" in found}


# ---- the whole way


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
    texts = {f"{number}.txt": os.urandom(128 * 1024).hex().encode() for number in range(30)}
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
