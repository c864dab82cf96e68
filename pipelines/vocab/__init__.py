"""The vocabulary as data: one CSV a list, read once. Lists inside a cell are separated by `|`."""

import csv
from functools import cache
from importlib.resources import files


@cache
def read_vocabulary(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of vocab/<name>.csv as {column: cell}, in file order."""
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def values(vocabulary: str) -> tuple[str, ...]:
    """Return the distinct values of a vocabulary, in file order.

    `codes:layout` names the list `layout` of codes.csv; `terms.term` the column `term` of terms.csv.
    """
    if vocabulary.startswith("codes:"):
        wanted = vocabulary.removeprefix("codes:")
        found = [row["code"] for row in read_vocabulary("codes") if row["list"] == wanted]
    else:
        name, column = vocabulary.split(".")
        found = [row[column] for row in read_vocabulary(name) if row[column]]
    if not found:
        raise ValueError(f"no vocabulary {vocabulary!r} in pipelines/vocab")
    return tuple(dict.fromkeys(found))
