"""Captures come from a real S3 server, and the dataset goes to one, whole or not at all."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

pytest.importorskip("moto.server", reason="moto's S3 server is an extra: make extras")

from building import file_hash, page
from moto.server import ThreadedMotoServer
from pyarrow import fs

from pipelines.errors import UserError
from pipelines.remote import MIRROR, Bucket, fetch, open_bucket, push
from pipelines.warehouse import Warehouse

VANBAN = [sys.executable, "-c", "from pipelines.cli import main; main()"]
TEXTS = {"party/a.txt": page(1), "party/deep/b.txt": page(2), "state/c.txt": page(3)}


def silent(done: int, total: int) -> None:
    """Ignore progress."""


@pytest.fixture(scope="module")
def query() -> Iterator[str]:
    """The end of an address that leads to a local S3 server; its buckets `captures` and `published` are there."""
    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        where = f"?endpoint_override={host}:{port}&scheme=http&region=us-east-1"
        made = fs.S3FileSystem(
            endpoint_override=f"{host}:{port}", scheme="http", region="us-east-1", allow_bucket_creation=True
        )
        for name in ("captures", "published"):
            made.create_dir(name)
        yield where
    server.stop()


@pytest.fixture
def captures(query: str) -> Iterator[Bucket]:
    """A prefix of the bucket `captures` that holds three texts."""
    bucket = open_bucket(f"s3://captures/raw{query}")
    for name, text in TEXTS.items():
        put(bucket, name, text)
    yield bucket
    bucket.filesystem.delete_dir(bucket.prefix)


def put(bucket: Bucket, name: str, text: str) -> None:
    with bucket.filesystem.open_output_stream(bucket.path(name)) as file:
        file.write(text.encode())


def texts_below(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*") if path.is_file()
    }  # fmt: skip


def vanban(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*VANBAN, *arguments], capture_output=True, text=True, check=False)


def test_a_copy_follows_the_bucket_and_reads_only_what_changed(captures: Bucket, tmp_path: Path) -> None:
    folder, fetched = tmp_path / "copy", list[int]()
    fetch(captures, folder, silent)
    assert texts_below(folder) == TEXTS
    put(captures, "party/a.txt", page(10))
    captures.filesystem.delete_file(captures.path("state/c.txt"))
    fetch(captures, folder, lambda done, _: fetched.append(done))
    assert fetched == [1]
    assert texts_below(folder) == {"party/a.txt": page(10), "party/deep/b.txt": page(2)}


def test_a_bucket_that_is_not_there_and_an_unknown_address_are_told_in_one_sentence(query: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"s3://nowhere/raw can't be listed"):
        fetch(open_bucket(f"s3://nowhere/raw{query}"), tmp_path / "copy", silent)
    with pytest.raises(UserError, match="is no address of an object store"):
        open_bucket("ftp://example.invalid/raw")


@pytest.mark.usefixtures("captures")
def test_a_run_over_a_bucket_is_a_run_over_a_folder(query: str, tmp_path: Path) -> None:
    remote = vanban("run", "--raw", f"s3://captures/raw{query}", "--warehouse", str(tmp_path / "remote"))
    assert remote.returncode in (0, 1), remote.stderr
    local = vanban("run", "--raw", str(tmp_path / "remote" / MIRROR), "--warehouse", str(tmp_path / "local"))
    assert local.returncode == remote.returncode
    for name in ("captures", "documents", "sections", "citations"):
        one, other = (tmp_path / folder / f"data/{name}.parquet" for folder in ("remote", "local"))
        assert pq.read_metadata(one).num_rows >= len(TEXTS) - 1
        assert file_hash(one) == file_hash(other)

    sent = vanban("push", f"s3://published/vanban{query}", "--warehouse", str(tmp_path / "remote"))
    assert sent.returncode == 0, sent.stderr
    bucket = open_bucket(f"s3://published/vanban{query}")
    with bucket.filesystem.open_input_stream(bucket.path("latest.json")) as file:
        latest = json.loads(file.read())
    files = {file["path"]: file for file in latest["files"]}
    assert {"data/documents.parquet", "models/works.parquet", "vanban.duckdb"} <= files.keys()
    documents = pq.read_table(bucket.path(f"{latest['folder']}/data/documents.parquet"), filesystem=bucket.filesystem)
    assert documents.equals(pq.read_table(Warehouse(tmp_path / "remote").data / "documents.parquet"))
    database = bucket.filesystem.get_file_info(bucket.path(f"{latest['folder']}/vanban.duckdb"))
    assert database.size == files["vanban.duckdb"]["bytes"]


def test_readers_see_the_old_dataset_until_the_new_one_is_whole(query: str, tmp_path: Path) -> None:
    bucket = open_bucket(f"s3://published/steps{query}")
    (tmp_path / "a.parquet").write_bytes(b"first")
    first = push(tmp_path, ["a.parquet"], bucket, silent)
    sent: list[int] = []
    assert push(tmp_path, ["a.parquet"], bucket, lambda done, _: sent.append(done)) == first
    assert sent == []

    (tmp_path / "a.parquet").write_bytes(b"second")
    with pytest.raises(FileNotFoundError):
        push(tmp_path, ["a.parquet", "missing.parquet"], bucket, silent)
    with bucket.filesystem.open_input_stream(bucket.path("latest.json")) as file:
        assert json.loads(file.read())["folder"] == f"generations/{first}"

    second = push(tmp_path, ["a.parquet"], bucket, silent)
    (tmp_path / "a.parquet").write_bytes(b"third")
    third = push(tmp_path, ["a.parquet"], bucket, silent)
    assert set(bucket.objects("generations")) == {f"{second}/a.parquet", f"{third}/a.parquet"}
