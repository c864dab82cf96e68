"""Heavy SQL over one part of the documents after the other: memory then follows the part, not the corpus."""

from collections.abc import Iterator
from itertools import pairwise

import duckdb


def document_parts(con: duckdb.DuckDBPyConnection, size: int) -> Iterator[None]:
    """Set the variables that in_part() reads to `size` documents after the other, by their ids, and yield for each."""
    firsts = con.execute(
        "SELECT document_id FROM (SELECT document_id, row_number() OVER (ORDER BY document_id) - 1 AS place "
        f"FROM documents) WHERE place > 0 AND place % {size} = 0 ORDER BY ALL"
    ).fetchall()
    bounds = [None, *(first for (first,) in firsts), None]
    try:
        for first, end in pairwise(bounds):
            con.execute("SET VARIABLE part_from = ?", [first])
            con.execute("SET VARIABLE part_to = ?", [end])
            yield
    finally:
        con.execute("RESET VARIABLE part_from")
        con.execute("RESET VARIABLE part_to")
