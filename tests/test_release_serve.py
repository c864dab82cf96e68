"""`vanban serve` shows a release on this machine alone, with the headers that its page and readers in parts need."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.errors import UserError
from pipelines.release.serve import content_type, match_range, open_server

BODY = bytes(range(256)) * 8000  # more than one chunk
FILES = {
    "index.html": b"<!doctype html><title>vanban</title>",
    "data/captures.parquet": BODY,
    "site/engine.wasm.gz": b"\x1f\x8b",
    ".lock": b"secret",
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server for a folder of four files and a link that leads out of it."""
    folder = tmp_path_factory.mktemp("release")
    for name, body in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(body)
    (folder.parent / "outside.txt").write_text("secret")
    (folder / "out.txt").symlink_to("../outside.txt")
    with open_server(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.putrequest(method, path, skip_host="Host" in names)
    for name, value in names.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_the_page_comes_with_a_strict_policy(port: int) -> None:
    status, headers, body = ask(port, "/")
    assert (status, body) == (200, FILES["index.html"])
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert "'unsafe-eval'" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_file_comes_whole_with_its_size_and_type(port: int) -> None:
    status, headers, body = ask(port, "/data/captures.parquet")
    assert (status, body) == (200, BODY)
    assert headers["Content-Type"] == "application/vnd.apache.parquet"
    assert (headers["Content-Length"], headers["Accept-Ranges"]) == (str(len(BODY)), "bytes")


def test_a_packed_file_is_left_packed(port: int) -> None:
    _, headers, body = ask(port, "/site/engine.wasm.gz", Accept_Encoding="gzip")
    assert (headers["Content-Type"], body) == ("application/gzip", b"\x1f\x8b")
    assert "Content-Encoding" not in headers


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=0-3", 0, 4), ("bytes=-8", len(BODY) - 8, len(BODY)), ("bytes=2047990-9999999", 2047990, len(BODY))],
)
def test_a_part_of_a_file_can_be_asked_for(asked: str, start: int, end: int, port: int) -> None:
    status, headers, body = ask(port, "/data/captures.parquet", Range=asked)
    assert (status, body) == (206, BODY[start:end])
    assert headers["Content-Range"] == f"bytes {start}-{end - 1}/{len(BODY)}"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-9", "lines=1-2", "bytes=5-2", "bytes=-", "bytes=a-b"])
def test_what_is_no_single_range_is_answered_whole(asked: str, port: int) -> None:
    assert ask(port, "/data/captures.parquet", Range=asked)[0] == 200


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=-0"])
def test_a_part_beyond_the_end_is_refused_with_the_size(asked: str, port: int) -> None:
    status, headers, body = ask(port, "/data/captures.parquet", Range=asked)
    assert (status, headers["Content-Range"], body) == (416, f"bytes */{len(BODY)}", b"")


def test_what_the_browser_has_is_not_sent_again(port: int) -> None:
    tag = ask(port, "/data/captures.parquet")[1]["ETag"]
    assert ask(port, "/data/captures.parquet", If_None_Match=tag)[::2] == (304, b"")
    assert ask(port, "/data/captures.parquet", Range="bytes=0-3", If_Range=tag)[0] == 206
    assert ask(port, "/data/captures.parquet", Range="bytes=0-3", If_Range='"other"')[0] == 200


def test_head_gives_the_headers_alone(port: int) -> None:
    status, headers, body = ask(port, "/data/captures.parquet", "HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(len(BODY)), b"")


@pytest.mark.parametrize(
    "path",
    [
        "/gone",
        "/data",
        "/out.txt",
        "/.lock",
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/data/%00",
        "//etc/passwd",
        "/%ff",
        "/" + "n" * 5000,
    ],
)
def test_nothing_else_is_shown(path: str, port: int) -> None:
    status, headers, body = ask(port, path)
    assert status == 404
    assert b"secret" not in body
    assert "Content-Security-Policy" in headers


@pytest.mark.parametrize(("host", "status"), [("evil.example:80", 403), ("localhost", 200), ("", 403), ("[", 403)])
def test_who_comes_by_another_name_is_refused(host: str, status: int, port: int) -> None:
    assert ask(port, "/", Host=host)[0] == status


def test_nothing_can_be_changed(port: int) -> None:
    assert ask(port, "/index.html", "DELETE")[0] == 501


def test_only_this_machine_is_listened_to(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("")
    with open_server(tmp_path, 0) as server:
        assert server.server_address[0] == "127.0.0.1"
        with pytest.raises(UserError, match=r"can't be opened .* --port"), open_server(tmp_path, server.server_port):
            pass
    with pytest.raises(UserError, match=r"holds no index\.html"), open_server(tmp_path / "gone", 0):
        pass


def test_ranges_of_an_empty_file() -> None:
    assert match_range("bytes=0-", 0) is None
    assert match_range("bytes=-5", 0) is None


@pytest.mark.parametrize(
    ("name", "type_"),
    [("a.wasm", "application/wasm"), ("A.JSON", "application/json"), ("SHA256SUMS", "text/plain; charset=utf-8")],
)
def test_types_follow_the_name(name: str, type_: str) -> None:
    assert content_type(Path(name)) == type_
