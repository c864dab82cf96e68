"""What the project says of its dataset, in profile.yaml: title, description, licence, how to have a text withdrawn."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX identifier, its title, and where its text stands."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What is said of the dataset in every release."""

    name: str
    title: Bilingual
    description: Bilingual
    keywords: tuple[str, ...]
    creator: str
    licence: Licence
    languages: tuple[str, ...]
    withdrawal: Bilingual


@cache
def read_profile() -> Profile:
    """Return what profile.yaml says."""
    said = yaml.safe_load((FOLDER / "profile.yaml").read_text(encoding="utf-8"))
    texts = {key: Bilingual(**said[key]) for key in ("title", "description", "withdrawal")}
    lists = {key: tuple(said[key]) for key in ("keywords", "languages")}
    return Profile(**{**said, **texts, **lists, "licence": Licence(**said["licence"])})


def licence_text() -> str:
    """Return the text of LICENSE."""
    return (FOLDER / "licence.txt").read_text(encoding="utf-8")
