"""Made-up documents on disk, in the shapes that real captures come in, and their gold beside them.

OUT/raw/synthetic/source.yaml    says that all of it is synthetic
OUT/raw/synthetic/0000...        the captures: a folder of texts, or one container, a thousand documents each
OUT/gold/0000.jsonl              the answers, in the same order, for `vanban evaluate`
"""

import gzip
import io
import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.errors import UserError
from pipelines.processes import do_in_processes
from pipelines.synth.compose import compose
from pipelines.synth.gold import gold_line
from pipelines.synth.html import write_html
from pipelines.synth.truth import Synthetic

PART_DOCUMENTS = 1_000
SETTINGS = "synthetic: true\nnotes: Made by vanban synth; no word of it is true.\n"
CAPTURED = "2026-01-01T00:00:00Z"
HOST = "https://synthetic.invalid"
Numbered = Iterable[tuple[int, Synthetic]]
Writer = Callable[[Path, Numbered], Iterator[tuple[str, Synthetic]]]


@dataclass(frozen=True, slots=True)
class Part:
    """The part `name` of a corpus below `out`: documents from `start` until `end`."""

    out: Path
    name: str
    shape: str
    seed: int
    start: int
    end: int


def write_corpus(
    out: Path, seed: int, count: int, shape: str, progress: Callable[[int, int], None], *, workers: int = 1
) -> None:
    """Write `count` documents and their gold below `out`, a part in each worker; no more than that is in memory.

    Raises UserError where `out` holds anything, so that no two corpora are mixed. The bytes are the same for any number
    of workers.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError(f"{out} is not an empty folder; name a new one with --out.")
    source, gold = out / "raw" / "synthetic", out / "gold"
    for folder in (source, gold):
        folder.mkdir(parents=True)
    (source / "source.yaml").write_text(SETTINGS, encoding="utf-8")
    starts = range(0, count, PART_DOCUMENTS)
    parts = [
        Part(out, f"{number:04d}", shape, seed, start, min(count, start + PART_DOCUMENTS))
        for number, start in enumerate(starts)
    ]
    done = 0
    for written in do_in_processes(write_part, parts, workers):
        done += written
        progress(done, count)


def write_part(part: Part) -> int:
    """Write documents and their gold, and return how many."""
    source = part.out / "raw" / "synthetic"
    documents = ((place, compose(part.seed, place)) for place in range(part.start, part.end))
    with (part.out / "gold" / f"{part.name}.jsonl").open("w", encoding="utf-8") as lines:
        for path, document in WRITERS[part.shape](source / part.name, documents):
            file = path.removeprefix(f"{source.name}/") if part.shape == "txt" else path
            lines.write(gold_line(document.truth, file) + "\n")
    return part.end - part.start


def write_texts(part: Path, documents: Numbered) -> Iterator[tuple[str, Synthetic]]:
    """Write each document as a text file in the folder `part`; yield its path below the source with it."""
    part.mkdir()
    for place, document in documents:
        name = f"{part.name}/{place:07d}.txt"
        (part.parent / name).write_bytes(document.text.encode())
        yield name, document


def write_lines(part: Path, documents: Numbered) -> Iterator[tuple[str, Synthetic]]:
    """Write the documents as lines of JSON, compressed; yield each with its container and line, counted from 1."""
    path = part.with_suffix(".jsonl.gz")
    with gzip.GzipFile(path, "wb", mtime=0) as lines:
        for line, (place, document) in enumerate(documents, 1):
            row = {"id": str(place), "url": url(place), "text": document.text}
            lines.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            yield f"{path.name}!{line}", document


def write_rows(part: Path, documents: Numbered) -> Iterator[tuple[str, Synthetic]]:
    """Write the documents as rows of Parquet; yield each with its container and row, counted from 0."""
    path = part.with_suffix(".parquet")
    placed = list(documents)
    columns = {
        "id": [str(place) for place, _ in placed],
        "url": [url(place) for place, _ in placed],
        "text": [document.text for _, document in placed],
    }
    pq.write_table(pa.table(columns), path, compression="zstd")
    for row, (_, document) in enumerate(placed):
        yield f"{path.name}!{row}", document


def write_records(part: Path, documents: Numbered) -> Iterator[tuple[str, Synthetic]]:
    """Write the documents as HTML pages in a WARC file; yield each with its container and the record's offset."""
    path = part.with_suffix(".warc.gz")
    with path.open("wb") as file:
        for place, document in documents:
            offset = file.tell()
            file.write(gzip.compress(write_record(url(place), write_html(document)), mtime=0))
            yield f"{path.name}!{offset}", document


def write_record(target: str, page: str) -> bytes:
    """Return a response record of WARC 1.0: its header, and the page as a server would send it."""
    body = page.encode()
    reply = io.BytesIO()
    reply.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n")
    reply.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
    head = {
        "WARC-Type": "response",
        "WARC-Target-URI": target,
        "WARC-Date": CAPTURED,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, target)}>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(reply.tell()),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + reply.getvalue() + b"\r\n\r\n"


def url(place: int) -> str:
    """Return the address that a document claims to come from; no such host can exist."""
    return f"{HOST}/van-ban/{place}"


WRITERS: dict[str, Writer] = {
    "txt": write_texts,
    "jsonl": write_lines,
    "parquet": write_rows,
    "warc": write_records,
}
