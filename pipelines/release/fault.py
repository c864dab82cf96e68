"""Something wrong with a release."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A file of the release, and what is wrong with it."""

    path: str
    what: str
