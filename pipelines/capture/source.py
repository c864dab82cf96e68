"""A source: a folder of raw/ and what its source.yaml says of it. docs/sources.md shows every key."""

import datetime
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

from pipelines.capture.limits import GIB, KIB, MIB, Limits
from pipelines.errors import UserError
from pipelines.vocab import values

FILE_NAME = "source.yaml"
# At most 12 digits: more than any disk holds.
_AMOUNT = re.compile(r"(?P<number>\d{1,12}) ?(?P<unit>KiB|MiB|GiB)?")
_UNITS = {None: 1, "KiB": KIB, "MiB": MIB, "GiB": GIB}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of JSONL and Parquet that hold an item's parts; those not named are guessed. a.b is b within a."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    date: str | None = None
    id: str | None = None


GUESSED = Columns()
DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Source:
    """What is said of a source. `layout` is the lay-out that its pages are expected to have.

    `include` and `exclude` are patterns of paths below the source's folder. `synthetic` is True for made-up documents,
    which no release may hold.
    """

    name: str
    homepage: str | None = None
    licence: str | None = None
    layout: str | None = None
    captured_at: datetime.date | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    columns: Columns = GUESSED
    limits: Limits = DEFAULT_LIMITS
    notes: str | None = None
    synthetic: bool = False

    @property
    def settings(self) -> str:
        """What the rows of an item depend on."""
        return repr((self.name, self.layout, self.captured_at, self.columns, self.limits, self.synthetic))

    def takes(self, path: str) -> bool:
        """Return whether a path below the source's folder is wanted; `*` stands for any characters, `/` too."""
        wanted = not self.include or any(fnmatchcase(path, pattern) for pattern in self.include)
        return wanted and not any(fnmatchcase(path, pattern) for pattern in self.exclude)


Value = str | datetime.date | bool | tuple[str, ...] | Columns | Limits | int | None
Reader = Callable[[str, str, yaml.Node], Value]


def read_source(folder: Path) -> Source:
    """Return the source that `folder` is; without a source.yaml the folder's name is the source.

    Raises UserError, naming file and line, for an unknown key or a value of the wrong kind.
    """
    path = folder / FILE_NAME
    name = folder.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    try:
        node = read_node(path)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise UserError(f"{path} can't be read as YAML ({reason}); mend it and run again.") from error
    if node is None:
        return Source(name=name)
    if not isinstance(node, yaml.MappingNode):
        raise UserError(f"{path} must hold `key: value` lines; the keys are {', '.join(READERS)}.")
    found = read_mapping(str(path), node, READERS)
    return Source(**{**found, "name": found.get("name") or name})  # type: ignore[arg-type]


def read_node(path: Path) -> yaml.Node | None:
    """Return the YAML of a file, None where it is empty, not there, or in a folder that may not be entered."""
    if not os.path.lexists(path):
        return None
    if stat.S_ISFIFO(path.stat().st_mode):  # reading it would wait for ever
        raise OSError("it is a pipe")
    return yaml.compose(path.read_text(encoding="utf-8"))


def read_mapping(path: str, node: yaml.MappingNode, readers: dict[str, Reader]) -> dict[str, Value]:
    """Return the checked values of a mapping by key, without those left empty."""
    found: dict[str, Value] = {}
    for key_node, value_node in node.value:
        place = f"{path}, line {key_node.start_mark.line + 1}"
        key = str(key_node.value)
        if key not in readers:
            raise UserError(f"{place}: unknown key {key!r}; the keys are {', '.join(readers)}.")
        if key in found:
            raise UserError(f"{place}: {key} is given twice; keep one.")
        found[key] = readers[key](place, key, value_node)
    return {key: value for key, value in found.items() if value is not None}


def read_text(place: str, key: str, node: yaml.Node) -> str | None:
    """Return a text, None where it is left empty."""
    if not isinstance(node, yaml.ScalarNode):
        raise UserError(f"{place}: {key} must be a single value.")
    return str(node.value).strip() or None


def read_layout(place: str, key: str, node: yaml.Node) -> str | None:
    """Return the code of a lay-out."""
    value = read_text(place, key, node)
    if value is not None and value not in values("codes:layout"):
        raise UserError(f"{place}: layout {value!r} is not one of {', '.join(values('codes:layout'))}.")
    return value


def read_truth(place: str, key: str, node: yaml.Node) -> bool:
    """Return a truth value; left empty it is false."""
    value = read_text(place, key, node)
    if value not in ("true", "false", None):
        raise UserError(f"{place}: {key} must be true or false, not {value!r}.")
    return value == "true"


def read_date(place: str, key: str, node: yaml.Node) -> datetime.date | None:
    """Return an ISO date."""
    value = read_text(place, key, node)
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UserError(f"{place}: {key} must be a date such as 2023-09-30, not {value!r}.") from error


def read_patterns(place: str, key: str, node: yaml.Node) -> tuple[str, ...] | None:
    """Return patterns: one, or a list of them."""
    if isinstance(node, yaml.SequenceNode):
        found = (read_text(place, f"each pattern of {key}", each) for each in node.value)
        return tuple(pattern for pattern in found if pattern)
    pattern = read_text(place, key, node)
    return (pattern,) if pattern else None


def read_amount(place: str, key: str, node: yaml.Node) -> int | None:
    """Return a count of things or bytes, such as 5 or 2 GiB."""
    value = read_text(place, key, node)
    amount = _AMOUNT.fullmatch(value or "")
    if value and (not amount or not int(amount["number"])):
        raise UserError(f"{place}: {key} must be a number above 0 such as 64 or 64 MiB, not {value!r}.")
    return int(amount["number"]) * _UNITS[amount["unit"]] if amount else None


def read_columns(place: str, key: str, node: yaml.Node) -> Columns | None:
    """Return the names of columns."""
    return Columns(**read_inner(place, key, node, {f.name: read_text for f in fields(Columns)}))  # type: ignore[arg-type]


def read_limits(place: str, key: str, node: yaml.Node) -> Limits | None:
    """Return limits; those not given are as everywhere."""
    return Limits(**read_inner(place, key, node, {f.name: read_amount for f in fields(Limits)}))  # type: ignore[arg-type]


def read_inner(place: str, key: str, node: yaml.Node, readers: dict[str, Reader]) -> dict[str, Value]:
    """Return the checked values of a mapping within source.yaml; none where it is left empty."""
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise UserError(f"{place}: {key} must hold `key: value` lines; the keys are {', '.join(readers)}.")
    return read_mapping(place.rsplit(", line ", 1)[0], node, readers)


READERS: dict[str, Reader] = {
    "name": read_text,
    "homepage": read_text,
    "licence": read_text,
    "layout": read_layout,
    "captured_at": read_date,
    "include": read_patterns,
    "exclude": read_patterns,
    "columns": read_columns,
    "limits": read_limits,
    "notes": read_text,
    "synthetic": read_truth,
}
