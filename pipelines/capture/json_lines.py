"""JSONL: an item for each line, as public web corpora ship them."""

import json
from collections.abc import Iterator
from io import BufferedReader

from pipelines.capture.gate import Entry, Gate, Place, refused
from pipelines.capture.limits import Refusal
from pipelines.capture.rows import explain_missing, find_roles, holds_text, read_row

# A line is a text and what is said of it; quotes and Vietnamese letters may be escaped, six bytes for two.
LINE_PER_ITEM = 4


def read_json_lines(stream: BufferedReader, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the items of a JSONL file, each named by the number of its line, from 1; blank lines are none."""
    for number, line in enumerate(read_lines(stream, gate.source.limits.item_bytes * LINE_PER_ITEM), 1):
        if line is None or line.strip():
            yield from read_line(line, gate.row(place, number), gate)


def read_lines(stream: BufferedReader, longest: int) -> Iterator[bytes | None]:
    """Yield the lines of a stream; None for one that is longer than `longest` bytes."""
    while line := stream.readline(longest):
        if len(line) == longest and not line.endswith(b"\n"):
            while (rest := stream.readline(longest)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line


def read_line(line: bytes | None, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the item of one line."""
    if line is None:
        yield refused(place, "too_large")
        return
    try:
        cells = read_object(line)
    except Refusal as refusal:
        yield refused(place, refusal.reason, refusal.detail)
        return
    columns = gate.source.columns
    roles = find_roles(tuple(cells), columns)
    if holds_text(cells, roles):
        yield from read_row(cells, roles, place, gate)
    else:
        yield refused(place, "missing_column", explain_missing(cells, columns))


def read_object(line: bytes) -> dict[str, object]:
    """Return the object of a line; Refusal where it holds none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refusal("broken_line", f"The line is no JSON: {error}."[:300]) from error
    if not isinstance(found, dict):
        raise Refusal("broken_line", f"The line holds a {type(found).__name__}, not an object.")
    return found
