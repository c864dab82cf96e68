"""Files of every container as tests need them, and what is captured of them."""

import io
import json
import random
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from building import page

from pipelines.capture import Captured, find_items, read_item

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


def noise(count: int, seed: object = 0) -> bytes:
    """Return bytes in hex that no compression makes much smaller, the same in every run."""
    return random.Random(str(seed)).randbytes(count).hex().encode()
