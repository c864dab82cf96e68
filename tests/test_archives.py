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
from building import page
from packing import PAGES, noise, put, read_all, reasons, tarred, zipped, zstd_file


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


SIX = {f"{n}.txt": page(n).encode() for n in range(1, 7)}
CODERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


class Pipe(io.RawIOBase):
    """A stream that can't go back: a ZIP written to it says sizes and checksums behind its members."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        self.data += data
        return len(data)


def streamed(members: dict[str, bytes]) -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return pipe.data


@pytest.mark.parametrize("make", [zipped, streamed], ids=["sizes before", "sizes behind"])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.55, 0.75])
def test_good_members_of_a_cut_zip_are_kept_and_the_rest_reported(
    raw: Path, share: float, make: Callable[[dict[str, bytes]], bytes]
) -> None:
    data = make(SIX)
    end = int(data.index(b"PK\x01\x02") * share)
    put(raw, "a.zip", data[:end])
    whole = [n for n in range(1, 7) if 0 <= data.find(b"PK\x03\x04", data.index(f"{n}.txt".encode())) <= end]
    found = read_all(raw)
    assert {path: c.text for path, c in found.items() if c.text} == {f"a.zip!{n}.txt": page(n) for n in whole}
    assert (found[f"a.zip!{len(whole) + 1}.txt"].reason, found["a.zip"].reason) == ("truncated", "truncated")


@pytest.mark.parametrize("make", [zipped, streamed], ids=["sizes before", "sizes behind"])
def test_a_zip_without_its_list_keeps_all_but_a_member_whose_checksum_is_wrong(
    raw: Path, make: Callable[[dict[str, bytes]], bytes]
) -> None:
    data = bytearray(make({name: noise(200, name) for name in SIX}))
    del data[data.index(b"PK\x01\x02") :]
    data[data.index(b"3.txt") + 60] ^= 0xFF
    put(raw, "a.zip", bytes(data))
    found = reasons(raw)
    assert found.pop("a.zip!3.txt") == "damaged"
    assert found == {f"a.zip!{n}.txt": None for n in (1, 2, 4, 5, 6)} | {"a.zip": "truncated"}


@pytest.mark.parametrize("suffix", CODERS)
@pytest.mark.parametrize("missing", [20, 300, 1500])
def test_of_a_cut_tar_all_that_comes_before_the_break_is_kept(raw: Path, suffix: str, missing: int) -> None:
    members = {name: noise(700, name) for name in SIX}
    data = tarred(members).rstrip(b"\0")  # without the blocks that end it
    whole = CODERS[suffix](data)
    put(raw, f"a.tar{suffix}", whole[:-missing])
    found = read_all(raw)
    kept = [path for path, captured in found.items() if captured.reason is None]
    assert found[f"a.tar{suffix}"].reason == "truncated"
    if suffix != ".bz2":  # which packs all of it in one block
        assert len(kept) >= 3 if missing == 1500 else len(kept) >= 4
        assert kept == [f"a.tar{suffix}!{n}.txt" for n in range(1, len(kept) + 1)]


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_a_compressed_tar_without_its_checksum_is_told(raw: Path, suffix: str) -> None:
    put(raw, f"a.tar{suffix}", CODERS[suffix](tarred(SIX))[:-3])
    found = reasons(raw)
    assert found.pop(f"a.tar{suffix}") == "truncated"
    assert found == {f"a.tar{suffix}!{name}": None for name in SIX}


def test_a_zip_in_a_cut_archive_is_read_as_far_as_it_goes(raw: Path) -> None:
    inner = zipped({name: noise(700, name) for name in SIX}, zipfile.ZIP_STORED)
    put(raw, "a.zip.gz", gzip.compress(inner)[:-2500])
    found = reasons(raw)
    assert (found["a.zip.gz!1.txt"], found["a.zip.gz!2.txt"], found["a.zip.gz"]) == (None, None, "truncated")


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
