"""Which parser this is: a number that people set, and a digest of its rules, so that no change goes unnoticed."""

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

RELEASE = "1"
RULES = ("pipelines.parse", "pipelines.vocab")


def rules_digest() -> str:
    """Return 8 hex digits over the parser's code and vocabulary."""
    digest = hashlib.sha256()
    for package in RULES:
        for file in rule_files(files(package)):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


def rule_files(folder: Traversable) -> Iterator[Traversable]:
    """Yield the code and the tables below a folder, in the order of their names, room by room."""
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        if entry.is_dir():
            yield from rule_files(entry)
        elif entry.name.endswith((".py", ".csv")):
            yield entry


PARSER_VERSION = f"{RELEASE}+{rules_digest()}"
