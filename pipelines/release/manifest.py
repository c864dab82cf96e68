"""manifest.json: what a release holds, for machines; written from `Release` and read back as one."""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Hashable
from pathlib import Path

from pipelines.errors import UserError
from pipelines.release.facts import Release

MANIFEST = "manifest.json"
T = typing.TypeVar("T")


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON that people can read, the same bytes every time."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_manifest(folder: Path, release: Release) -> None:
    """Write manifest.json."""
    write_json(folder / MANIFEST, dataclasses.asdict(release))


def read_manifest(folder: Path) -> Release:
    """Return what manifest.json says; UserError where it is missing or not one of ours."""
    path = folder / MANIFEST
    try:
        return build(Release, json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise UserError(f"{folder} is no release: it holds no {MANIFEST}.") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(f"{path} can't be read ({error}); fetch the release anew.") from error


def build(cls: type[T], value: dict[str, object]) -> T:
    """Return the dataclass that `value` was written from; what a later version adds is passed over."""
    return cls(**{name: convert(hint, value[name]) for name, hint in field_types(typing.cast("Hashable", cls)).items()})


@functools.cache
def field_types(cls: Hashable) -> dict[str, object]:
    """Return the types of a dataclass's fields by name."""
    return dict(typing.get_type_hints(cls))


def convert(hint: object, value: object) -> object:
    """Return a value of JSON as the type that a field declares; ValueError where it is of another kind."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return None if value is None else convert(arguments[0], value)
    if origin is tuple:
        if not isinstance(value, list):
            raise ValueError(f"expected a list, found {value!r}")
        return tuple(convert(arguments[0], item) for item in value)
    if dataclasses.is_dataclass(hint):
        return build(typing.cast("type[object]", hint), typing.cast("dict[str, object]", value))
    if not isinstance(value, typing.cast("type[object]", hint)):
        raise ValueError(f"expected {hint}, found {value!r}")
    return value
