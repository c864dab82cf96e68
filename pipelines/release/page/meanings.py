"""Meanings of tables and columns in Vietnamese: they are declared in English, and meanings.csv translates sentences.

A sentence that changes loses its translation until somebody writes the new one: the page then shows the English.
"""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("meanings.csv")


@cache
def read_meanings() -> dict[str, str]:
    """Return the Vietnamese of each translated sentence."""
    with FILE.open(encoding="utf-8", newline="") as handle:
        return {row["meaning"]: row["meaning_vi"] for row in csv.DictReader(handle, strict=True)}
