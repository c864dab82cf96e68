"""Object storage (s3://, gs://): captures come from it and finished datasets go to it; between lies a local folder."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pyarrow as pa
from pyarrow import fs

from pipelines.errors import UserError
from pipelines.files import replaced

CHUNK_BYTES = 1024 * 1024
TRANSFERS = 16  # at a time: one waits for the network, not for a core
NAME_DIGITS = 16
LATEST = "latest.json"
MIRROR = ".raw"
GENERATIONS = "generations"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Bucket:
    """A prefix of an object store. `address` is what the user called it, for messages."""

    address: str
    filesystem: fs.FileSystem
    prefix: str

    def path(self, name: str) -> str:
        """Return the object `name` below the prefix."""
        return f"{self.prefix}/{name}"

    def objects(self, folder: str = "") -> dict[str, fs.FileInfo]:
        """Return the objects below the prefix, or below a folder of it, by their names there."""
        base = self.path(folder).rstrip("/")
        try:
            found = self.filesystem.get_file_info(fs.FileSelector(base, recursive=True, allow_not_found=bool(folder)))
        except OSError as error:
            raise UserError(
                f"{self.address} can't be listed ({first_line(error)}); is it there, may you read it?"
            ) from error
        return {info.path[len(base) + 1 :]: info for info in found if info.type == fs.FileType.File}


def open_bucket(address: str) -> Bucket:
    """Return what `address` (s3://bucket/prefix) names; UserError where it is of no kind that is known.

    Credentials, region and endpoint come from where all tools take them (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, ~/.aws,
    Google's default credentials), or stand in the address (?region=…&endpoint_override=…&scheme=http).
    """
    try:
        filesystem, prefix = fs.FileSystem.from_uri(address)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UserError(
            f"{address} is no address of an object store ({first_line(error)}); say s3://bucket/prefix."
        ) from error
    return Bucket(address.partition("?")[0], filesystem, prefix.strip("/"))


def fetch(bucket: Bucket, folder: Path, progress: Progress) -> None:
    """Make `folder` hold what the bucket holds: objects that are new or changed are read, files of others deleted.

    A file takes the object's time, so an object is read again only if its size or time is another. `progress` is called
    with objects done and in all. Raises UserError for a name that leads out of the folder, or a read that fails.
    """
    objects = bucket.objects()
    for name in objects:
        if not is_safe(name):
            raise UserError(
                f"{bucket.address} holds {name!r}, a name that leads out of its folder; remove it and run again."
            )
    for stale in [path for path in list_files(folder) if path.relative_to(folder).as_posix() not in objects]:
        stale.unlink()
    wanted = [name for name, info in objects.items() if not is_fetched(folder / name, info)]
    with ThreadPoolExecutor(TRANSFERS) as pool:
        for done, _ in enumerate(pool.map(lambda name: fetch_file(bucket, name, objects[name], folder), wanted), 1):
            progress(done, len(wanted))


def local_folder(raw: str, warehouse: Path, progress: Progress) -> Path:
    """Return the folder that `raw` is; where it is an address, a copy in the warehouse that is brought up to date."""
    if "://" not in raw:
        return Path(raw)
    folder = warehouse / MIRROR
    folder.mkdir(parents=True, exist_ok=True)
    fetch(open_bucket(raw), folder, progress)
    return folder


def is_safe(name: str) -> bool:
    """Return whether a name stays in the folder that it is put in."""
    parts = name.split("/")
    return all(part not in ("", ".", "..") and "\0" not in part for part in parts)


def list_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, none where there is no folder."""
    yield from (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def is_fetched(path: Path, info: fs.FileInfo) -> bool:
    """Return whether a file is the object that was seen."""
    if not path.is_file():
        return False
    state = path.stat()
    return (state.st_size, state.st_mtime_ns) == (info.size, info.mtime_ns)


def fetch_file(bucket: Bucket, name: str, info: fs.FileInfo, folder: Path) -> None:
    """Read one object into a file, whole or not at all."""
    try:
        with (
            bucket.filesystem.open_input_stream(info.path) as source,
            replaced(folder / name) as part,
            part.open("wb") as target,
        ):
            shutil.copyfileobj(source, target, CHUNK_BYTES)
            target.flush()
            os.utime(target.fileno(), ns=(info.mtime_ns or 0, info.mtime_ns or 0))
    except OSError as error:
        raise UserError(
            f"{bucket.address}/{name} can't be read ({first_line(error)}); run again, it goes on there."
        ) from error


def push(folder: Path, names: Iterable[str], bucket: Bucket, progress: Progress) -> str:
    """Copy the files `names` of `folder` to the bucket, then have latest.json name them; return their generation.

    Files go to generations/<hash of what they hold>/, and latest.json is written last and at once, so readers who begin
    there see the old dataset whole or the new one. The generation before is kept, older ones are deleted.
    """
    files = [Pushed(name, (folder / name).stat().st_size, file_hash(folder / name)) for name in sorted(names)]
    told = "\n".join(f"{file.sha256} {file.name}" for file in files)
    generation = hashlib.sha256(told.encode()).hexdigest()[:NAME_DIGITS]
    before = read_latest(bucket)
    there = bucket.objects(f"{GENERATIONS}/{generation}")
    todo = [file for file in files if file.name not in there or there[file.name].size != file.byte_count]
    with ThreadPoolExecutor(TRANSFERS) as pool:
        sent = pool.map(lambda f: send_file(bucket, folder / f.name, f"{GENERATIONS}/{generation}/{f.name}"), todo)
        for done, _ in enumerate(sent, 1):
            progress(done, len(todo))
    write_latest(bucket, generation, files)
    drop_generations(bucket, {generation, before})
    return generation


@dataclass(frozen=True, slots=True)
class Pushed:
    """A file as latest.json names it: its path below the generation, its size, its SHA-256."""

    name: str
    byte_count: int
    sha256: str


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def send_file(bucket: Bucket, path: Path, name: str) -> None:
    """Write one file as an object."""
    try:
        with path.open("rb") as source, bucket.filesystem.open_output_stream(bucket.path(name)) as target:
            shutil.copyfileobj(source, target, CHUNK_BYTES)
    except OSError as error:
        raise UserError(
            f"{bucket.address}/{name} can't be written ({first_line(error)}); may you write there?"
        ) from error


def read_latest(bucket: Bucket) -> str | None:
    """Return the generation that readers see, None before the first push."""
    try:
        with bucket.filesystem.open_input_stream(bucket.path(LATEST)) as file:
            return PurePosixPath(str(json.loads(file.read())["folder"])).name
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            f"{bucket.address}/{LATEST} was not written by vanban ({first_line(error)}); name another prefix."
        ) from error


def write_latest(bucket: Bucket, generation: str, files: list[Pushed]) -> None:
    """Have readers see a generation."""
    entries = [{"path": file.name, "bytes": file.byte_count, "sha256": file.sha256} for file in files]
    text = json.dumps({"folder": f"{GENERATIONS}/{generation}", "files": entries}, indent=1)
    try:
        with bucket.filesystem.open_output_stream(bucket.path(LATEST)) as file:
            file.write(text.encode() + b"\n")
    except OSError as error:
        raise UserError(
            f"{bucket.address}/{LATEST} can't be written ({first_line(error)}); may you write there?"
        ) from error


def drop_generations(bucket: Bucket, kept: set[str | None]) -> None:
    """Delete the generations that are not kept."""
    names = {name.partition("/")[0] for name in bucket.objects(GENERATIONS)}
    for name in sorted(names - kept):
        bucket.filesystem.delete_dir(bucket.path(f"{GENERATIONS}/{name}"))


def first_line(error: Exception) -> str:
    """Return the first line of a message."""
    return next(iter(str(error).splitlines()), type(error).__name__).strip(" .")
