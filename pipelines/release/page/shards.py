"""Files of the page's data: JSON, compressed with gzip, the same bytes for the same values."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

# What a shard holds before compression, in characters: a phone reads it at once, a memory stick holds not too many.
SHARD_CHARACTERS = 256_000


def write_json(path: Path, value: object) -> None:
    """Write a value as `path` (its name ends in .json.gz), with its folder."""
    write_text(path, compact(value))


def write_text(path: Path, text: str) -> None:
    """Write compressed text; neither name nor time stands in the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0))


def compact(value: object) -> str:
    """Return JSON without blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def cut_shards(entries: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Yield (key, JSON) pairs in groups of about SHARD_CHARACTERS, at least one in each, in their order."""
    group, size = list[tuple[str, str]](), 0
    for key, text in entries:
        if group and size + len(text) > SHARD_CHARACTERS:
            yield group
            group, size = [], 0
        group.append((key, text))
        size += len(text)
    if group:
        yield group


def write_shards(folder: Path, entries: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Write (key, JSON) pairs as folder/0.json.gz, folder/1.json.gz, … and return the keys of each file."""
    keys = list[list[str]]()
    for number, group in enumerate(cut_shards(entries)):
        body = ",".join(f"{compact(key)}:{text}" for key, text in group)
        write_text(folder / f"{number}.json.gz", "{" + body + "}")
        keys.append([key for key, _ in group])
    return keys
