"""What the capture step makes of a raw folder, by path, and what it tells the person who put it there."""

from pathlib import Path

import pytest

from pipelines.capture import Captured, find_items, read_item
from pipelines.errors import UserError


def read_all(raw: Path) -> dict[str, Captured]:
    """Return what is captured of each item below `raw`, by path."""
    return {captured.path: captured for item in find_items(raw) for captured in read_item(raw, item)}


def reason_of(raw: Path, name: str) -> str | None:
    return read_all(raw)[name].reason


def complaint(raw: Path) -> str:
    """Return the one sentence that the scan of `raw` ends with."""
    with pytest.raises(UserError) as raised:
        read_all(raw)
    sentence = str(raised.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence
