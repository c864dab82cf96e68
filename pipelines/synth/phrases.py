"""Sentences, names and dates put together from phrases.csv by a source of chance."""

import csv
import datetime
from functools import cache
from importlib.resources import files
from random import Random

FIRST_YEAR = 2008
LAST_YEAR = 2025


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of synth/<name>.csv as {column: cell}, in file order."""
    text = files(__name__.rpartition(".")[0]).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def phrases(slot: str) -> tuple[str, ...]:
    """Return the phrases that may fill a slot."""
    return tuple(row["text"] for row in read_table("phrases") if row["slot"] == slot)


def draw(chance: Random, slot: str) -> str:
    """Return one phrase for a slot."""
    return chance.choice(phrases(slot))


def draw_date(chance: Random, before: datetime.date | None = None) -> datetime.date:
    """Return a day of the years that documents are dated in, `before` another day if one is given."""
    first = datetime.date(FIRST_YEAR, 1, 1)
    last = before or datetime.date(LAST_YEAR, 12, 31)
    return first + datetime.timedelta(days=chance.randrange(max(1, (last - first).days)))


def draw_person(chance: Random) -> str:
    """Return a person's name that no one is known to bear."""
    return " ".join(draw(chance, slot) for slot in ("family", "middle", "given"))


def draw_place(chance: Random) -> str:
    """Return the name of a village or the like that is on no map."""
    return f"{draw(chance, 'locality')} {draw(chance, 'syllable')} {draw(chance, 'syllable')}"


def draw_sentence(chance: Random) -> str:
    """Return one sentence without its stop: who does what, often how and what for, at times with a figure."""
    words = f"{draw(chance, 'actor')} {draw(chance, 'duty')} {draw(chance, 'object')}"
    if chance.random() < 0.6:
        words += f" tại {draw_place(chance)}"
    if chance.random() < 0.6:
        words += f" {draw(chance, 'manner')}"
    if chance.random() < 0.3:
        words += f" {draw_figure(chance)}"
    if chance.random() < 0.6:
        words += f", {draw(chance, 'purpose')}"
    return words


def draw_figure(chance: Random) -> str:
    """Return a phrase with a count, share, year or day in it, none of which cites a document."""
    day = draw_date(chance)
    return draw(chance, "figure").format(
        count=chance.randrange(2, 90),
        percent=chance.randrange(5, 95),
        year=chance.randrange(FIRST_YEAR, LAST_YEAR),
        day=f"{day.day:02d}/{day.month}/{day.year}",
    )
