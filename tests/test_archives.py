"""ZIP, tar and compressed files: a member, an item; names, links and damage."""

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from packing import PAGES, put, read_all, reasons, tarred, zipped, zstd_file


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


def test_office_files_that_are_no_text_are_not_opened_as_archives(raw: Path) -> None:
    put(raw, "a.xlsx", zipped({"xl/workbook.xml": b"<x/>", "xl/a.xml": b"<x/>"}))
    assert reasons(raw) == {"a.xlsx": "unsupported_type"}
