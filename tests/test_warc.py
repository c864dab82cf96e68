"""WARC: a record, an item; bodies as the server meant them; what is cut or broken is a row with a reason."""

import gzip
import hashlib
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from building import page
from packing import MIB, PAGES, html, put, read_all, reasons, response, warc_record

from pipelines.capture import Captured


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


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda body: pa.compress(body, codec="brotli", asbytes=True),
    "zstd": lambda body: pa.compress(body, codec="zstd", asbytes=True),
}


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:50], body[50:])) + b"0\r\n\r\n"


@pytest.mark.parametrize("coding", CODINGS)
def test_a_body_is_read_as_the_server_meant_it(raw: Path, coding: str) -> None:
    body, extra = html(PAGES[0]), f"Content-Encoding: {coding}\r\n"
    packed = CODINGS[coding](body)
    put(raw, "a.warc", b"".join([
        response(body, extra=extra),  # undone by the harvester, header left as it was
        response(packed, extra=extra),
        response(chunked(packed), extra=f"{extra}Transfer-Encoding: chunked\r\n"),
        response(packed[:-30], extra=extra),
        response(packed[:20] + bytes(range(100, 200)) + packed[120:], extra=extra),
        response(html(PAGES[1])),
    ]))  # fmt: skip
    found = list(read_all(raw).values())
    assert len({c.content_hash for c in found[:3]}) == 1
    assert [c.reason for c in found] == [None, None, None, "truncated", "damaged", None]


def test_deflate_without_its_header_is_read(raw: Path) -> None:
    body = html(PAGES[0])
    put(raw, "a.warc", response(zlib.compress(body)[2:-4], extra="Content-Encoding: deflate\r\n"))
    assert [c.content_hash for c in read_all(raw).values()] == [hashlib.sha256(body).hexdigest()]


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_a_body_that_is_a_bomb_is_too_large_and_no_more_of_it_is_read(raw: Path, coding: str) -> None:
    packed = CODINGS[coding](bytes(80 * MIB))
    tracemalloc.start()
    put(raw, "a.warc", response(packed, extra=f"Content-Encoding: {coding}\r\n"), "limits: {item_bytes: 1 MiB}\n")
    assert set(reasons(raw).values()) == {"too_large"}
    assert tracemalloc.get_traced_memory()[1] < 8 * MIB
    tracemalloc.stop()


def test_what_the_server_did_not_send_or_sent_in_another_way_is_said(raw: Path) -> None:
    put(raw, "a.warc", b"".join([
        response(b"gone", status="404 Not Found"), response(b"?", extra="Content-Encoding: compress\r\n")
    ]))  # fmt: skip
    found = list(read_all(raw).values())
    assert [c.reason for c in found] == ["http_status", "unsupported_type"]
    assert "404" in str(found[0].detail)
    assert "compress" in str(found[1].detail)


def test_good_records_of_a_cut_warc_are_kept_and_the_rest_reported(raw: Path) -> None:
    records = [response(html(text)) for text in PAGES]
    put(raw, "a.warc", b"".join(records)[:-200])
    put(raw, "b.warc.gz", b"".join(map(gzip.compress, records))[:-200])
    for name in ("a.warc", "b.warc.gz"):
        found = [reason for path, reason in reasons(raw).items() if path.startswith(name)]
        assert found[:2] == [None, None]
        assert found[2] == "truncated"


FIVE = [response(html(page(n)), f"https://example.org/{n}") for n in range(5)]


def addresses(found: dict[str, Captured]) -> list[str | None]:
    return [c.url for c in found.values() if c.reason is None]


@pytest.mark.parametrize("compress", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("kept_bytes", [3, 12, 60, 250, 400])
def test_a_record_cut_anywhere_is_told_and_those_before_it_are_kept(
    raw: Path, kept_bytes: int, compress: Callable[[bytes], bytes]
) -> None:
    blocks = [compress(record) for record in FIVE]
    name = "a.warc" if compress is bytes else "a.warc.gz"
    put(raw, name, b"".join(blocks[:3]) + blocks[3][:kept_bytes])
    found = read_all(raw)
    assert addresses(found) == [f"https://example.org/{n}" for n in range(3)]
    assert found[name].reason in ("truncated", "damaged")  # of three bytes one can't tell


@pytest.mark.parametrize("compress", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("broken", [(1, 3), (2,), (1, 2), (4,)], ids=str)
def test_records_behind_a_broken_one_are_read_and_the_gap_is_told(
    raw: Path, broken: tuple[int, ...], compress: Callable[[bytes], bytes]
) -> None:
    blocks = [compress(record) for record in FIVE]
    for number in broken:
        blocks[number] = b"\xff" * 100 + blocks[number][100:]
    name = "a.warc" if compress is bytes else "a.warc.gz"
    put(raw, name, b"".join(blocks))
    found = read_all(raw)
    assert addresses(found) == [f"https://example.org/{n}" for n in range(5) if n not in broken]
    assert "damaged" in {c.reason for c in found.values()}


def test_a_record_that_announces_more_than_it_holds_costs_none_behind_it(raw: Path) -> None:
    lying = FIVE[1].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    put(raw, "a.warc", b"".join([FIVE[0], lying, *FIVE[2:]]))
    found = read_all(raw)
    assert [c.reason for c in found.values()] == [None, "truncated", None, None, None]
    assert list(found.values())[1].path.endswith(f"!{len(FIVE[0])}")


def test_a_page_that_its_harvester_cut_says_so(raw: Path) -> None:
    put(raw, "a.warc", FIVE[0].replace(b"WARC-Type", b"WARC-Truncated: length\r\nWARC-Type") + FIVE[1])
    assert [c.encoding for c in read_all(raw).values()] == ["utf-8+cut", "utf-8"]
