"""Serves the folder of a release on this machine alone, with the headers that its page needs.

Files are served as they lie, also in parts (RFC 9110, chapter 14): readers of Parquet fetch the end of a file first.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from typing import BinaryIO, ClassVar
from urllib.parse import unquote

from pipelines.errors import UserError
from pipelines.release.page import CONTENT_SECURITY_POLICY

HOST = "127.0.0.1"
INDEX = "index.html"
CHUNK_BYTES = 1024 * 1024
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".duckdb": "application/vnd.duckdb",
    ".gz": "application/gzip",  # with no Content-Encoding: the page unpacks by itself, as on any static host
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".mjs": "text/javascript; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".cff": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    "": "text/plain; charset=utf-8",
}
HEADERS = {
    # What the page says of itself, and what only a header can say.
    "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of a file: from `start` up to, not including, `end`."""

    start: int
    end: int


class ReleaseHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with files below `folder`."""

    protocol_version = "HTTP/1.1"
    server_version = "vanban"
    sys_version = ""
    folder: ClassVar[Path]

    def do_GET(self) -> None:
        """Send a file, or the part of it that is asked for."""
        self.answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send the headers alone."""
        self.answer(with_body=False)

    def answer(self, *, with_body: bool) -> None:
        """Find the file and send it; who comes by another name than this machine's is refused (DNS rebinding)."""
        if self.headers.get("Host", "").partition(":")[0].lower() not in {HOST, "localhost"}:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = find_file(self.folder, self.path)
        if path is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        with path.open("rb") as file:
            self.send_file(path, file, with_body=with_body)

    def send_file(self, path: Path, file: BinaryIO, *, with_body: bool) -> None:
        """Send an open file: whole, in part, or the word that the browser has it already."""
        state = path.stat()
        tag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
        common = {"ETag": tag, "Last-Modified": formatdate(state.st_mtime, usegmt=True), "Accept-Ranges": "bytes"}
        if self.headers.get("If-None-Match") == tag:
            self.send_headers(HTTPStatus.NOT_MODIFIED, common)
            return
        asked = self.headers.get("Range") if self.headers.get("If-Range", tag) == tag else None
        part = match_range(asked, state.st_size) if asked else Part(0, state.st_size)
        if part is None:
            unmet = {"Content-Range": f"bytes */{state.st_size}", "Content-Length": "0"}
            self.send_headers(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, common | unmet)
            return
        is_whole = part == Part(0, state.st_size)
        content = {"Content-Type": content_type(path), "Content-Length": str(part.end - part.start)}
        if not is_whole:
            content["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{state.st_size}"
        self.send_headers(HTTPStatus.OK if is_whole else HTTPStatus.PARTIAL_CONTENT, common | content)
        if with_body:
            copy_part(file, part, self.wfile)

    def send_headers(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        """Send the status, these headers and those of every answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def end_headers(self) -> None:
        """Close the headers, of errors too, with those of every answer."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's face
        """Say nothing of what goes well or ill: the browser shows it."""


def find_file(folder: Path, target: str) -> Path | None:
    """Return the file that an address leads to, None where it leads to none, out of the folder or to a hidden name."""
    name = unquote(target.partition("#")[0].partition("?")[0], errors="replace").lstrip("/")
    if any(part.startswith(".") for part in name.split("/")):
        return None
    try:
        path = (folder / name).resolve()
        path = path / INDEX if path.is_dir() else path
        return path if path.is_file() and path.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):  # a name too long, or with a NUL
        return None


def match_range(asked: str, size: int) -> Part | None:
    """Return the part of a file of `size` bytes that a Range header asks for, None where it lies beyond the end.

    What is no single range of bytes is passed over, as the standard allows: the file is sent whole.
    """
    found = RANGE.fullmatch(asked.strip())
    if not found or found.groups() == ("", ""):
        return Part(0, size)
    first, last = found.groups()
    if not first:
        return Part(max(size - int(last), 0), size) if int(last) and size else None
    start, end = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < int(first):
        return Part(0, size)
    return Part(start, end) if start < size else None


def content_type(path: Path) -> str:
    """Return the media type of a file by its name."""
    return TYPES.get(path.suffix.lower(), "application/octet-stream")


def copy_part(file: BinaryIO, part: Part, out: BufferedIOBase) -> None:
    """Send a part of a file in chunks; who hangs up meanwhile is no fault."""
    file.seek(part.start)
    left = part.end - part.start
    try:
        while left and (chunk := file.read(min(left, CHUNK_BYTES))):
            out.write(chunk)
            left -= len(chunk)
    except ConnectionError:
        return


@contextmanager
def open_server(folder: Path, port: int) -> Iterator[ThreadingHTTPServer]:
    """Open a server for `folder` on this machine alone, port 0 for any; UserError if it can't be opened."""
    if not (folder / INDEX).is_file():
        raise UserError(f"{folder} holds no {INDEX}; name the folder of a release that was made with its page.")
    handler = type("Handler", (ReleaseHandler,), {"folder": folder})
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except (OSError, OverflowError) as error:
        raise UserError(f"Port {port} can't be opened ({error}); name another one with --port.") from error
    with server:
        yield server
