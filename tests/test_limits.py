"""Limits: bombs, depth, items and bytes; what is beyond is a row with a reason and costs no other."""

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from packing import MIB, PAGES, json_lines, noise, put, read_all, reasons, zipped


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
    members = {f"{number}.txt": noise(30_000, number) for number in range(5)}
    put(raw, "a.zip", zipped(members), "limits: {total_bytes: 100 KiB}\n")
    found = reasons(raw)
    assert found["a.zip"] == "over_limit"
    assert len(found) < 5


def test_an_item_over_the_limit_in_a_container_is_hashed_and_refused(raw: Path) -> None:
    large = noise(2 * MIB)
    put(raw, "a.zip", zipped({"large.txt": large, "good.txt": PAGES[0].encode()}), "limits:\n  item_bytes: 1 MiB\n")
    put(raw, "large.txt", large)
    found = read_all(raw)
    assert [found[name].reason for name in ("a.zip!large.txt", "large.txt", "a.zip!good.txt")] == [
        "too_large", "too_large", None
    ]  # fmt: skip
    assert found["a.zip!large.txt"].content_hash == found["large.txt"].content_hash
