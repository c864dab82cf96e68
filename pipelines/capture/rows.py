"""Rows of data files: which cells hold the text, its address, its date and its name."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from io import BufferedReader, BytesIO

from pipelines.capture.gate import Entry, Gate, Place, refused
from pipelines.capture.limits import Refusal
from pipelines.capture.moments import read_moment
from pipelines.capture.source import Columns
from pipelines.vocab import read_vocabulary

MOST_NAMES = 40
LONGEST_NAME = 200
LONGEST_URL = 4_000


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns of a file by what they hold; `text` is None where none holds text or HTML."""

    text: str | None
    html: str | None
    url: str | None
    date: str | None
    id: str | None


@lru_cache(maxsize=64)
def find_roles(names: tuple[str, ...], named: Columns) -> Roles:
    """Return the columns by role: those named in source.yaml, the others guessed from `names`.

    A guessed column of HTML is read only where none of text is named or found.
    """
    found = {f.name: getattr(named, f.name) or guess(f.name, names) for f in fields(Columns)}
    if named.html and not named.text:
        found["text"] = None
    elif found["text"] and not named.html:
        found["html"] = None
    return Roles(**found)


def guess(role: str, names: Collection[str]) -> str | None:
    """Return the column that usually has a role, None where no usual one is there."""
    return next((name for name in usual_names(role) if name.partition(".")[0] in names), None)


@cache
def usual_names(role: str) -> tuple[str, ...]:
    """Return the usual names of a role's column, the likeliest first."""
    return tuple(row["column"] for row in read_vocabulary("columns") if row["role"] == role)


def holds_text(names: Collection[str], roles: Roles) -> bool:
    """Tell whether a column of text or HTML is there."""
    return any(column and (column in names or column.partition(".")[0] in names) for column in (roles.text, roles.html))


def explain_missing(names: Collection[str], named: Columns) -> str:
    """Return the sentence for a file whose text is in no column that is named or usual."""
    wanted = named.html or named.text
    there = ", ".join(sorted(name[:LONGEST_NAME] for name in names)[:MOST_NAMES]) or "none"
    missing = f"There is no column {wanted!r}" if wanted else "No column has a usual name of text"
    return f"{missing}; the columns are {there}: name one in source.yaml, as columns: {{text: …}}."


def read_row(cells: Mapping[str, object], roles: Roles, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the item of one row."""
    html = cell(cells, roles.html)
    value = cell(cells, roles.text) if html is None else html
    url, date, name = (cell(cells, role) for role in (roles.url, roles.date, roles.id))
    place = replace(
        place,
        url=str(url)[:LONGEST_URL] if url else place.url,
        captured_at=read_moment(date) or place.captured_at,
        item_id=None if name is None else str(name)[:LONGEST_NAME],
        media_type="text/html" if html is not None else "text/plain",
    )
    try:
        data = bytes_of(value)
    except Refusal as refusal:
        yield refused(place, refusal.reason, refusal.detail)
        return
    yield from gate.enter(BufferedReader(BytesIO(data)), replace(place, size=len(data), name=b""))


def cell(cells: Mapping[str, object], column: str | None) -> object:
    """Return the value of a column, which may lie within that of another; None where there is none."""
    if column is None or column in cells:
        return cells.get(column or "")
    value: object = cells
    for name in column.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def bytes_of(value: object) -> bytes:
    """Return the bytes of a text; Refusal where there is none."""
    if isinstance(value, bytes):
        return value
    if value is None:
        raise Refusal("empty")
    if not isinstance(value, str):
        raise Refusal("missing_column", f"The column of the text holds a {type(value).__name__}, not a text.")
    try:
        return value.encode()
    except UnicodeEncodeError as error:
        raise Refusal("undecodable", "It holds half a character (a lone surrogate).") from error
