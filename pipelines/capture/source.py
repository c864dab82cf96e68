"""A source: a folder of raw/ and what its source.yaml says of it."""

import datetime
import os
import stat
from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from pipelines.errors import UserError
from pipelines.vocab import values

FILE_NAME = "source.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """What is said of a source. `layout` is the lay-out that its pages are expected to have.

    `synthetic` is True for made-up documents, which no release may hold.
    """

    name: str
    homepage: str | None = None
    licence: str | None = None
    layout: str | None = None
    captured_at: datetime.date | None = None
    notes: str | None = None
    synthetic: bool = False


KEYS = tuple(f.name for f in fields(Source))


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
        raise UserError(f"{path} must hold `key: value` lines; the keys are {', '.join(KEYS)}.")
    found = read_mapping(path, node)
    return Source(**{**found, "name": found.get("name") or name})  # type: ignore[arg-type]


def read_node(path: Path) -> yaml.Node | None:
    """Return the YAML of a file, None where it is empty, not there, or in a folder that may not be entered."""
    if not os.path.lexists(path):
        return None
    if stat.S_ISFIFO(path.stat().st_mode):  # reading it would wait for ever
        raise OSError("it is a pipe")
    return yaml.compose(path.read_text(encoding="utf-8"))


def read_mapping(path: Path, node: yaml.MappingNode) -> dict[str, str | datetime.date | bool | None]:
    """Return the checked values of a source.yaml by key."""
    found: dict[str, str | datetime.date | bool | None] = {}
    for key_node, value_node in node.value:
        place = f"{path}, line {key_node.start_mark.line + 1}"
        key = str(key_node.value)
        if key not in KEYS:
            raise UserError(f"{place}: unknown key {key!r}; the keys are {', '.join(KEYS)}.")
        if key in found:
            raise UserError(f"{place}: {key} is given twice; keep one.")
        found[key] = read_value(place, key, value_node)
    return found


def read_value(place: str, key: str, node: yaml.Node) -> str | datetime.date | bool | None:
    """Return one value: a text, a date for captured_at, a truth value for synthetic, None where it is left empty."""
    if not isinstance(node, yaml.ScalarNode):
        raise UserError(f"{place}: {key} must be a single value.")
    value = str(node.value).strip()
    if key == "synthetic":
        return read_truth(place, key, value)
    if not value:
        return None
    if key == "layout" and value not in values("codes:layout"):
        raise UserError(f"{place}: layout {value!r} is not one of {', '.join(values('codes:layout'))}.")
    if key == "captured_at":
        return read_date(place, value)
    return value


def read_truth(place: str, key: str, value: str) -> bool:
    """Return a truth value; left empty it is false."""
    if value not in ("true", "false", ""):
        raise UserError(f"{place}: {key} must be true or false, not {value!r}.")
    return value == "true"


def read_date(place: str, value: str) -> datetime.date:
    """Return an ISO date."""
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise UserError(f"{place}: captured_at must be a date such as 2023-09-30, not {value!r}.") from error
