"""The cells of a labelled listing: the value behind each label, in its line, below it, or in its row of a table."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.lines import Line, read_lines
from pipelines.vocab.layout import listing_labels, mark_words

# Field, value, start, end.
Cell = tuple[str | None, str, int, int]


@lru_cache(maxsize=1 << 10)
def fold_label(label: str) -> str:
    """Return the key of a label. Remembered, since labels are few."""
    return fold_name(label)


def has_row(text: str, label: re.Match[str]) -> bool:
    """Tell whether a value stands behind a label in its row of a table."""
    return sign_of(rest_of_row(text, label, len(text))) == "|"


def rest_of_row(text: str, label: re.Match[str], stop: int) -> str:
    """Return the line from the last sign of a label on, up to `stop`."""
    ending = text.find("\n", label.end(), stop)
    return text[label.end() - 1 : stop if ending < 0 else ending]


def sign_of(row: str) -> str | None:
    """Return the sign that parts label and value in a row, or None."""
    return next((sign for sign in "|\t" if sign in row.rstrip(" \t|")), None)


def read_cells(text: str, label: re.Match[str], stop: int, is_table: bool) -> Iterator[Cell]:
    """Yield the value after a label as (field, value, start, end), unless it is missing or hidden.

    Where label and value stand in one row of a table, the row may go on with further labels and values; in a listing
    of such rows, one without a value has none.
    """
    row = rest_of_row(text, label, stop)
    if sign := sign_of(row):
        yield from read_row(text, label, label.end() - 1 + len(row), sign)
        return
    if is_table and "|" in row:
        return
    line: Line | None = next(read_lines(text, label.end(), stop), None)
    if line is not None:
        yield make_cell(label["label"], line)


def read_row(text: str, label: re.Match[str], end: int, sign: str) -> Iterator[Cell]:
    """Yield the values of a row whose cells a sign parts: behind each label one; empty cells are none."""
    name: str | None = label["label"]
    at = label.end()
    for piece in text[at:end].split(sign):
        line = next(read_lines(text, at, at + len(piece)), None)
        at += len(piece) + 1
        if line and fold_label(line.content.rstrip(":")) in fields_by_key():
            name = line.content.rstrip(":")
        elif line and name:
            yield make_cell(name, line)
            name = None


def make_cell(label: str, line: Line) -> Cell:
    """Return the value of a label; one that says nothing belongs to no field."""
    field = fields_by_key().get(fold_label(label))
    return None if fold_name(line.content) in mark_words("no_value") else field, line.content, line.start, line.end


@cache
def fields_by_key() -> dict[str, str | None]:
    """Return the field that each label of a listing names, by the label's key."""
    return {fold_name(label): field for label, field in listing_labels().items()}
