"""Which parser this is: a number that people set, and a digest of its rules, so that no change goes unnoticed."""

import hashlib
from importlib.resources import files

RELEASE = "1"
RULES = ("pipelines.parse", "pipelines.vocab")


def rules_digest() -> str:
    """Return 8 hex digits over the parser's code and vocabulary."""
    digest = hashlib.sha256()
    for package in RULES:
        for file in sorted(files(package).iterdir(), key=lambda f: f.name):
            if file.name.endswith((".py", ".csv")):
                digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


PARSER_VERSION = f"{RELEASE}+{rules_digest()}"
