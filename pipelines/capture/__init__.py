"""Bytes in: everything below raw/ comes in through here, and leaves as text in packs with a row for each item."""

from pipelines.capture.read import CAPTURE_VERSION, Captured, read_item
from pipelines.capture.scan import Item, find_items
from pipelines.capture.source import Source, read_source

__all__ = ["CAPTURE_VERSION", "Captured", "Item", "Source", "find_items", "read_item", "read_source"]
