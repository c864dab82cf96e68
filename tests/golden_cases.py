"""The golden cases: a folder each, named by the claim it makes, with a page and what the claim says of it.

`expected.json` holds only what the claim is about. An object is met when each of its keys is; a list when it has as
many items and each item is. `input_from` names the page by its path in the project instead of `input.txt`.
"""

import json
from pathlib import Path
from typing import Any

from pipelines.parse import parse
from pipelines.parse.model import ParsedDocument, PartialDate, columns_of

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in (HERE / "golden").glob("*/expected.json"))


def read_case(folder: Path) -> tuple[str, dict[str, Any]]:
    """Return (text of the page, what is expected) of a case."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    source = expected.get("input_from")
    path = HERE.parent / source if source else folder / "input.txt"
    return path.read_text(encoding="utf-8"), expected


def answer(text: str) -> dict[str, Any]:
    """Return what the parser says of a page, as JSON values; dates are ISO 8601."""
    return plain(parse(text))


def plain(value: object) -> Any:
    """Return rows as objects, dates as text, tuples as lists."""
    if isinstance(value, PartialDate):
        return str(value)
    if value is None or isinstance(value, str | int):
        return value
    if type(value) in (tuple, list):
        return [plain(item) for item in value]
    columns = {name: plain(cell) for name, cell in columns_of(value).items()}
    return {k: v for k, v in columns.items() if k != "parser_version" or not isinstance(value, ParsedDocument)}


def misses(expected: Any, got: Any, where: str = "") -> list[str]:
    """Return one line for each place where `got` does not meet what is expected."""
    if isinstance(expected, dict):
        return [m for key in expected for m in misses(expected[key], got.get(key), f"{where}.{key}")]
    if isinstance(expected, list):
        if not isinstance(got, list) or len(expected) != len(got):
            return [f"{where}: want {len(expected)} items, got {json.dumps(got, ensure_ascii=False)[:400]}"]
        return [m for i, (e, g) in enumerate(zip(expected, got, strict=True)) for m in misses(e, g, f"{where}[{i}]")]
    return [] if expected == got else [f"{where}: want {expected!r}, got {got!r}"]


def rewrite(expected: Any, got: Any) -> Any:
    """Return `expected` with the values of `got` for its keys; a new item takes the first item's keys."""
    if isinstance(expected, dict) and isinstance(got, dict):
        return {key: rewrite(value, got.get(key)) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(got, list):
        shapes = [*expected[: len(got)], *expected[:1] * (len(got) - len(expected))]
        return [rewrite(shape, item) for shape, item in zip(shapes, got, strict=False)]
    return got
