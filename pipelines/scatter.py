"""The texts of all packs by the beginnings of their hashes, part by part: memory follows a part, time the texts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.schema import TEXT

PART_BYTES = 16 * 1024 * 1024
# 256 parts are the most: with more, a pack has hardly a text for each. Beyond 4 GB of text the parts grow.
MOST_DIGITS = 2
TEXTS = pa.schema([pa.field(name, TEXT) for name in ("content_key", "pack", "text")])


def count_digits(packs: Sequence[Path]) -> int:
    """Return how many digits of the hash part the texts so that a part has PART_BYTES or less, if MOST_DIGITS do."""
    size = sum(map(text_bytes, packs))
    return next(digits for digits in range(MOST_DIGITS + 1) if digits == MOST_DIGITS or size <= PART_BYTES * 16**digits)


def text_bytes(pack: Path) -> int:
    """Return the bytes of a pack's texts."""
    file = pq.read_metadata(pack)
    place = file.schema.to_arrow_schema().names.index("text")
    groups = (file.row_group(group) for group in range(file.num_row_groups))
    return sum(group.column(place).total_uncompressed_size for group in groups)


def scatter(packs: Sequence[Path], digits: int, folder: Path) -> dict[str, Path]:
    """Write the texts of packs into files by the first digits of their hashes; return the file of each beginning.

    Each pack is read once, and is all that is in memory. `folder` is new.
    """
    files: dict[str, Path] = {}
    for pack in packs:
        for start, texts in by_start(read_texts(pack), digits):
            files[start] = folder / f"texts-{start}.arrows"
            append(texts, files[start])
    return files


def append(texts: pa.Table, file: Path) -> None:
    """Write texts behind what a file holds, as a stream of their own; no file stays open: some systems allow few."""
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with file.open("ab") as end, pa.ipc.new_stream(end, TEXTS, options=options) as stream:
        stream.write_table(texts)


def read_texts(pack: Path) -> pa.Table:
    """Return the texts of a pack with their keys and its name."""
    rows = pq.read_table(pack, columns=["content_key", "text"])
    return rows.append_column("pack", pa.repeat(pack.stem, len(rows))).select(TEXTS.names).cast(TEXTS)


def by_start(texts: pa.Table, digits: int) -> Iterator[tuple[str, pa.Table]]:
    """Yield the texts of each beginning of a hash that there is; a key begins with the hash of its content."""
    starts = pc.utf8_slice_codeunits(texts.column("content_key"), 0, digits)
    for start in pc.unique(starts):
        yield start.as_py(), texts.filter(pc.equal(starts, start))


def read_part(file: Path | None) -> pa.Table:
    """Return the texts of a file that `scatter` wrote, none without one."""
    parts = [TEXTS.empty_table()]
    if file is not None:
        with pa.OSFile(str(file), "rb") as streams:
            while streams.tell() < streams.size():
                parts.append(pa.ipc.open_stream(streams).read_all())
    return pa.concat_tables(parts)
