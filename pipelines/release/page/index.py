"""The list of documents: what search and filters need of each, some thousands in a file, newest first."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipelines.release.page.shards import write_json
from pipelines.release.page.source import Value, read_columns, read_sql

ROWS = 4_000
PLAIN = ("document_id", "number", "title", "issue_date_text", "signer")
# Columns whose values repeat: the files hold numbers into one list of distinct values, the most frequent first.
CODED = ("document_type", "issuing_body_id", "system", "field")


def write_index(con: duckdb.DuckDBPyConnection, folder: Path, shards: Sequence[int]) -> None:
    """Write the list to `folder`; `shards` says for each document which file of documents holds it."""
    columns = read_columns(con, read_sql("index"))
    codes = {name: rank_values(columns[name]) for name in CODED}
    coded = {name: encode(columns[name], codes[name]) for name in CODED}
    columns = {name: columns[name] for name in PLAIN} | coded | {"shard": list(shards)}
    for number, first in enumerate(range(0, len(shards), ROWS)):
        write_json(
            folder / f"{number}.json.gz", {name: values[first : first + ROWS] for name, values in columns.items()}
        )
    write_json(folder / "lists.json.gz", {"total": len(shards), "rows": ROWS, "lists": codes, "bodies": bodies(con)})


def rank_values(values: Sequence[Value]) -> list[Value]:
    """Return the distinct values, the most frequent first."""
    counts = Counter(str(value) for value in values if value is not None)
    return [value for value, _ in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))]


def encode(values: Sequence[Value], ranked: Sequence[Value]) -> list[Value]:
    """Return for each value its place in `ranked`, None for None."""
    places = {value: place for place, value in enumerate(ranked)}
    return [None if value is None else places[value] for value in values]


def bodies(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Return the Vietnamese and English name of each body that issued a document."""
    rows = con.execute("""
        SELECT issuing_body_id, issuing_body, issuing_body_en
        FROM issuing_bodies SEMI JOIN documents USING (issuing_body_id)
        ORDER BY issuing_body_id
    """)
    return {key: [name, name_en] for key, name, name_en in rows.fetchall()}
