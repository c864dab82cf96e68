"""What is asked of a release: its version, its day, and what is left out."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import UserError

PROJECT = Path(__file__).parents[2]
WITHDRAWN_FILE = PROJECT / "withdrawn.csv"
VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version of the dataset, by semantic versioning: a greater `major` may break what readers rely on."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


@dataclass(frozen=True, slots=True)
class Order:
    """What the caller wants of a release.

    `day` is the day of release (else the day on which the warehouse was made); `raw` holds what is said of the
    sources; `withdrawn` lists the texts that must not appear; `allowed` is why objections are overruled.
    """

    version: Version
    raw: Path
    withdrawn: Path = WITHDRAWN_FILE
    day: datetime.date | None = None
    has_texts: bool = True
    has_page: bool = True
    allowed: str | None = None


def parse_version(text: str) -> Version:
    """Return the version that `text` writes, such as 1.2.0; UserError if it is none."""
    found = VERSION.fullmatch(text)
    if not found:
        raise UserError(f"{text!r} is no version; write three numbers without leading zeros, such as 1.2.0.")
    return Version(*map(int, found.groups()))


def match_version(name: str) -> Version | None:
    """Return the version that a folder's name writes, None where it writes none."""
    found = VERSION.fullmatch(name)
    return Version(*map(int, found.groups())) if found else None
