"""The words of all texts, folded: for each the documents that hold it, in files of neighbouring words."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb

from pipelines.release.page.shards import compact, write_json, write_shards
from pipelines.release.page.source import read_sql, stream

BATCH_ROWS = 50_000


def write_words(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the words to `folder`; first.json.gz says with which word each file begins, so that one is found."""
    shards = write_shards(folder, find_words(con))
    write_json(folder / "first.json.gz", [words[0] for words in shards])


def find_words(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Yield each word and its documents as JSON, in the order of words: the first place, then steps to the next."""
    rows = stream(con, read_sql("words"), BATCH_ROWS)
    for word, found in groupby(rows, key=itemgetter(0)):
        yield str(word), compact(steps([int(str(place)) for _, place in found]))


def steps(places: list[int]) -> list[int]:
    """Return the first place and the steps from each to the next: small numbers, which compress well."""
    return [place - before for before, place in zip([0, *places], places, strict=False)]
