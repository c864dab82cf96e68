"""Whatever lies in raw/ becomes a row of captures with a reason, or one sentence to the person who put it there."""

import os
import shutil
import socket
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import SEED, build_checked, page, unprivileged, write_files
from capturing import complaint, read_all, reason_of

from pipelines.capture import find_items, read_item
from pipelines.sql import query
from pipelines.warehouse import Warehouse

PAGE = page(7)


def put(raw: Path, name: str | bytes, data: bytes = PAGE.encode()) -> Path:
    """Write a file, whose name may be any bytes, into the source `bad` and return its path."""
    path = raw / "bad" / os.fsdecode(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def put_sparse(raw: Path, name: str, size: int) -> None:
    """Make a file of `size` bytes that takes no room on the disk."""
    os.truncate(put(raw, name), size)


@pytest.fixture
def open_raw() -> Iterator[Path]:
    """A raw folder that nobody, too, may enter: pytest's own folders are closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    (folder / "raw").mkdir()
    yield folder / "raw"
    shutil.rmtree(folder)


# ---- items and their reasons


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b" \n\n\t", "empty"), (bytes(range(256)) * 9, "binary"), (b"Quy\xe1t \xf0nh", "undecodable")],
    ids=["no byte", "blanks", "random bytes", "unknown encoding"],
)
def test_a_file_that_holds_no_text_is_rejected_with_its_hash(raw: Path, data: bytes, reason: str) -> None:
    put(raw, "a.txt", data)
    captured = read_all(raw)["bad/a.txt"]
    assert (captured.reason, captured.byte_count, captured.text) == (reason, len(data), None)
    assert captured.content_hash is not None
    assert captured.content_key is None


def test_text_is_captured_with_encoding_and_media_type(raw: Path) -> None:
    put(raw, "a.TXT")
    put(raw, "b.md")
    captured = read_all(raw)
    assert captured["bad/a.TXT"].text == PAGE
    assert captured["bad/a.TXT"].encoding == "utf-8"
    assert [captured[name].media_type for name in ("bad/a.TXT", "bad/b.md")] == ["text/plain", "text/markdown"]


def test_a_file_larger_than_the_limit_is_hashed_and_not_read(raw: Path) -> None:
    put_sparse(raw, "a.txt", 64 * 1024 * 1024 + 1)
    captured = read_all(raw)["bad/a.txt"]
    assert (captured.reason, captured.byte_count) == ("too_large", 64 * 1024 * 1024 + 1)
    assert captured.content_hash is not None


def test_a_kind_of_file_that_is_not_read_says_so(raw: Path) -> None:
    put(raw, "style.css")
    put(raw, "photo.JPG", b"\xff\xd8\xff\xe0" + bytes(200))
    put(raw, "data.json", b'{\n "a": 1\n}\n')
    assert {c.reason for c in read_all(raw).values()} == {"unsupported_type"}


def test_a_text_is_read_whatever_its_name_says(raw: Path) -> None:
    for name in ("noname", "page.aspx", "scan.pdf", "report.docx", "crawl.zip", "a.parquet", "a.html"):
        put(raw, name)
    assert {c.text for c in read_all(raw).values()} == {PAGE}
    assert {c.media_type for c in read_all(raw).values()} == {"text/plain"}


def test_a_file_outside_every_source_says_so(raw: Path) -> None:
    write_files(raw, {"loose.txt": PAGE})
    assert reason_of(raw, "loose.txt") == "outside_source"


def test_a_link_that_leads_nowhere_says_so(raw: Path) -> None:
    put(raw, "a.txt")
    (raw / "bad/link.txt").symlink_to("no such file")
    assert reason_of(raw, "bad/link.txt") == "broken_link"


def test_links_in_a_circle_say_so(raw: Path) -> None:
    put(raw, "a.txt")
    (raw / "bad/link.txt").symlink_to("other.txt")
    (raw / "bad/other.txt").symlink_to("link.txt")
    (raw / "circle").symlink_to("circle")
    assert {name: c.reason for name, c in read_all(raw).items()} == {
        "bad/a.txt": None,
        "bad/link.txt": "broken_link",
        "bad/other.txt": "broken_link",
        "circle": "outside_source",
    }


def test_a_link_out_of_its_source_is_not_followed(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(PAGE, encoding="utf-8")
    write_files(raw, {"bad/a.txt": PAGE, "bad-neighbour/b.txt": PAGE})
    (raw / "bad/out.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "bad/side.txt").symlink_to("../bad-neighbour/b.txt")
    assert reason_of(raw, "bad/out.txt") == "outside_link"
    assert reason_of(raw, "bad/side.txt") == "outside_link"


def test_a_link_inside_its_source_is_read(raw: Path) -> None:
    write_files(raw, {"bad/deep/a.txt": PAGE})
    (raw / "bad/link.txt").symlink_to("deep/a.txt")
    assert read_all(raw)["bad/link.txt"].text == PAGE


def test_a_link_to_a_folder_is_an_item_and_not_walked(raw: Path) -> None:
    write_files(raw, {"bad/deep/a.txt": PAGE})
    (raw / "bad/again").symlink_to("deep")
    (raw / "bad/deep/up").symlink_to("..")
    reasons = {name: c.reason for name, c in read_all(raw).items()}
    assert reasons == {"bad/again": "folder_link", "bad/deep/a.txt": None, "bad/deep/up": "folder_link"}


def test_a_source_may_be_a_link_to_a_folder_elsewhere(raw: Path, tmp_path: Path) -> None:
    write_files(tmp_path / "disk", {"a.txt": PAGE})
    (raw / "mounted").symlink_to(tmp_path / "disk")
    assert read_all(raw)["mounted/a.txt"].text == PAGE


def test_pipes_and_sockets_are_not_opened(raw: Path) -> None:
    put(raw, "a.txt")
    os.mkfifo(raw / "bad/pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.open(raw / "bad", os.O_RDONLY)
        listener.bind(f"/proc/self/fd/{here}/socket.txt")  # a path that is short enough for a socket's name
        os.close(here)
    found = read_all(raw)
    assert (found["bad/pipe.txt"].reason, found["bad/socket.txt"].reason) == ("special_file", "special_file")


@pytest.mark.parametrize(
    ("kind", "device"), [(stat.S_IFCHR, (1, 5)), (stat.S_IFBLK, (7, 200))], ids=["character", "block"]
)
def test_devices_are_not_opened(raw: Path, kind: int, device: tuple[int, int]) -> None:
    put(raw, "a.txt")
    try:
        os.mknod(raw / "bad/device.txt", kind | 0o600, os.makedev(*device))  # bytes of zero without end
    except PermissionError:
        pytest.skip("only root may make a device")
    assert reason_of(raw, "bad/device.txt") == "special_file"


def test_a_file_that_becomes_a_pipe_before_it_is_opened_does_not_hang(raw: Path) -> None:
    path = put(raw, "a.txt")
    item = next(find_items(raw))
    path.unlink()
    os.mkfifo(path)
    assert [captured.reason for captured in read_item(raw, item)] == ["special_file"]


NAMES = ["line\nbreak.txt", 'it\'s "quoted".txt', " blank .txt", "100%s.txt", "*?[x].txt", "-rf.txt", "văn bản.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_whatever_its_name(raw: Path, name: str) -> None:
    put(raw, name)
    assert read_all(raw)[f"bad/{name}"].text == PAGE


def test_bytes_of_a_name_that_are_not_utf_8_are_shown_and_the_file_is_read(raw: Path) -> None:
    put(raw, b"tr\xedch.txt")
    assert read_all(raw)["bad/tr\\xedch.txt"].text == PAGE


def test_two_names_that_look_alike_are_two_captures(raw: Path) -> None:
    put(raw, b"tr\xedch.txt")
    put(raw, b"tr\\xedch.txt")
    items = list(find_items(raw))
    assert len({item.path for item in items}) == 1
    assert len({captured.capture_id for item in items for captured in read_item(raw, item)}) == 2


def test_hidden_names_are_no_items(raw: Path) -> None:
    write_files(raw, {".git/a.txt": PAGE, "bad/.a.txt.swp": PAGE, "bad/a.txt": PAGE})
    assert list(read_all(raw)) == ["bad/a.txt"]


def test_an_unreadable_file_says_so(open_raw: Path) -> None:
    put(open_raw, "a.txt")
    (open_raw / "bad/a.txt").chmod(0)
    with unprivileged():
        assert reason_of(open_raw, "bad/a.txt") == "unreadable"


def test_a_closed_folder_is_an_item_that_says_so(open_raw: Path) -> None:
    write_files(open_raw, {"bad/closed/a.txt": PAGE, "bad/b.txt": PAGE, "worse/c.txt": PAGE})
    (open_raw / "bad/closed").chmod(0)
    (open_raw / "worse").chmod(0)
    with unprivileged():
        reasons = {name: c.reason for name, c in read_all(open_raw).items()}
    (open_raw / "worse").chmod(0o700)
    assert reasons == {"bad/b.txt": None, "bad/closed": "unreadable", "worse": "unreadable"}


def test_a_folder_that_names_but_does_not_open_its_files_lists_each(open_raw: Path) -> None:
    write_files(open_raw, {"bad/a.txt": PAGE, "bad/b.txt": PAGE})
    (open_raw / "bad").chmod(0o444)
    with unprivileged():
        reasons = {name: c.reason for name, c in read_all(open_raw).items()}
    (open_raw / "bad").chmod(0o700)
    assert reasons == {"bad/a.txt": "unreadable", "bad/b.txt": "unreadable"}


# ---- raw itself


def test_a_missing_raw_folder_is_told_in_one_sentence(tmp_path: Path) -> None:
    assert str(tmp_path / "nowhere") in complaint(tmp_path / "nowhere")


def test_a_closed_raw_folder_is_told_in_one_sentence(open_raw: Path) -> None:
    open_raw.chmod(0)
    with unprivileged():
        sentence = complaint(open_raw)
    assert str(open_raw) in sentence


def test_an_empty_raw_folder_makes_a_warehouse_of_empty_tables(raw: Path, root: Path) -> None:
    built = build_checked(raw, root)
    assert built.failed == ()
    assert query(Warehouse(root).database, "SELECT count(*) FROM captures").read_all().to_pylist() == [
        {"count_star()": 0}
    ]


# ---- all at once


def put_everything(raw: Path) -> None:
    """Fill `raw` with the seed, a page twice, and every kind of thing that is no document."""
    shutil.copytree(SEED.parent, raw / SEED.parent.name)
    write_files(raw, {"loose.txt": PAGE, "other/copy.txt": PAGE, "empty_source/source.yaml": ""})
    put(raw, "a.txt")
    put(raw, "empty.txt", b"")
    put(raw, "random.txt", bytes(range(256)) * 9)
    put(raw, "latin.txt", b"Quy\xe1t \xf0nh")
    put(raw, "recipe.txt", "Nấu canh chua\nCho cá vào nồi, thêm me và cà chua.\n".encode())
    put(raw, "one_line.txt", b"1" * (50 * 1024 * 1024))
    put_sparse(raw, "large.txt", 65 * 1024 * 1024)
    put(raw, "style.css")
    put(raw, "line\nbreak 'n' \"quote\" 100% *[x].txt", PAGE.replace("7-CT", "8-CT").encode())
    put(raw, b"tr\xedch.txt", PAGE.replace("7-CT", "9-CT").encode())
    put(raw, "closed.txt")
    (raw / "bad/closed.txt").chmod(0)
    (raw / "bad/nowhere.txt").symlink_to("no such file")
    (raw / "bad/circle.txt").symlink_to("circle.txt")
    (raw / "bad/out.txt").symlink_to("../other/copy.txt")
    (raw / "bad/folder").symlink_to("../bad")
    os.mkfifo(raw / "bad/pipe.txt")


EVERYTHING = [
    ("bad/a.txt", "parsed", None),
    ("bad/circle.txt", "rejected", "broken_link"),
    ("bad/closed.txt", "rejected", "unreadable"),
    ("bad/empty.txt", "rejected", "empty"),
    ("bad/folder", "rejected", "folder_link"),
    ("bad/large.txt", "rejected", "too_large"),
    ("bad/latin.txt", "rejected", "undecodable"),
    ("bad/line\nbreak 'n' \"quote\" 100% *[x].txt", "parsed", None),
    ("bad/nowhere.txt", "rejected", "broken_link"),
    ("bad/one_line.txt", "rejected", "no_document"),
    ("bad/out.txt", "rejected", "outside_link"),
    ("bad/pipe.txt", "rejected", "special_file"),
    ("bad/random.txt", "rejected", "binary"),
    ("bad/recipe.txt", "rejected", "no_document"),
    ("bad/style.css", "rejected", "unsupported_type"),
    ("bad/tr\\xedch.txt", "parsed", None),
    ("dangcongsan/000_8102fbe00b907061.txt", "parsed", None),
    ("loose.txt", "rejected", "outside_source"),
    ("other/copy.txt", "duplicate", None),
]


def test_a_folder_of_everything_bad_is_built_with_a_reason_for_each_and_passes_every_check(open_raw: Path) -> None:
    put_everything(open_raw)
    root = open_raw.parent / "warehouse"
    root.mkdir(mode=0o777)
    root.chmod(0o777)
    with unprivileged():
        built = build_checked(open_raw, root)
    assert [(result.check.name, result.sample) for result in built.failed] == []
    rows = query(Warehouse(root).database, "SELECT path, status, reason FROM captures ORDER BY path").read_all()
    assert [tuple(row.values()) for row in rows.to_pylist()] == EVERYTHING
    first = query(
        Warehouse(root).database,
        "SELECT first.path FROM captures AS copy JOIN captures AS first ON copy.duplicate_of = first.capture_id",
    )
    assert first.read_all().to_pylist() == [{"path": "bad/a.txt"}]
