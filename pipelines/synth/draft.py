"""A document in the making: its lines, and what is known to be true of them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from pipelines.synth.phrases import FIRST_YEAR, draw_date, read_table

# Levels from the outside in; a unit lies in the last one before it whose level stands further left.
NESTING = ("chapter", "article", "roman_item", "clause", "numbered_item", "point", "dash_item")


@dataclass(frozen=True, slots=True)
class Unit:
    """A labelled unit: the label as printed, the labels around it, and the line after which it is printed."""

    level: str
    number: str | None
    label: str
    parents: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference that a document makes: number and date as a reader takes them, and the line it stands behind."""

    number: str
    document_type: str
    date: datetime.date | None
    line: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Another document (with number and dates) or a news item (with a title alone) beside the document on its page."""

    kind: str
    title: str
    number: str | None = None
    issue_date: datetime.date | None = None
    effective_date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is settled before a document is written: its issuer (a row of issuers.csv), lay-out and fault among it."""

    issuer: dict[str, str]
    number: str
    issue_date: datetime.date
    subject: str
    signer: str
    page: str
    fault: str


@dataclass(slots=True)
class Draft:
    """Lines and truth gathered while a document is written; `issue_date` bounds what it can cite."""

    chance: Random
    issue_date: datetime.date
    lines: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    effective_date: datetime.date | None = None

    def say(self, *lines: str) -> None:
        """Add lines."""
        self.lines.extend(lines)

    def open_unit(self, level: str, number: str | None, label: str) -> None:
        """Note that a unit begins with the next line that is not empty."""
        self.units.append(Unit(level, number, label, self.parents(level), len(self.lines)))

    def parents(self, level: str) -> tuple[str, ...]:
        """Return the labels around a unit of this level that would begin now."""
        rank = NESTING.index(level)
        around = next((unit for unit in reversed(self.units) if NESTING.index(unit.level) < rank), None)
        return (*around.parents, around.label) if around else ()

    def cite(self) -> str:
        """Return a reference to an older document with number, often date and issuer; it is noted."""
        row = self.chance.choice(read_table("references"))
        dated = draw_date(self.chance, self.issue_date)
        number = row["number"].format(serial=f"{self.chance.randrange(1, 230):02d}", year=max(FIRST_YEAR, dated.year))
        is_dated = self.chance.random() < 0.8
        kind = row["lead"].removesuffix(" số")
        self.references.append(Reference(number, kind, dated if is_dated else None, len(self.lines)))
        words = f"{row['lead']} {misprint(self.chance, number)}"
        if is_dated:
            words += f" ngày {print_day(self.chance, dated)}"
            if self.chance.random() < 0.8:
                words += f" của {row['issuer']}"
        return words

    def cut(self, unit: int) -> None:
        """Break off before the unit at this place: what stands from there on was never written."""
        line = self.units[unit].line
        del self.lines[line:], self.units[unit:]
        self.references = [reference for reference in self.references if reference.line < line]


def beginning(lines: Sequence[str], unit: Unit, length: int) -> str:
    """Return the first characters behind a unit's label, running on over line breaks, blanks drawn together."""
    first = next(place for place in range(unit.line, len(lines)) if lines[place])
    words = lines[first].removeprefix(unit.label)
    for line in lines[first + 1 :]:
        if len(words) > 2 * length:
            break
        words += f" {line}"
    return " ".join(words.split())[:length].strip()


def misprint(chance: Random, number: str) -> str:
    """Return a number as printed: one in twenty has a blank at its stroke, as careless typists leave it."""
    return number if chance.random() >= 0.05 else number.replace("/", chance.choice((" /", "/ ")), 1)


def print_day(chance: Random, day: datetime.date) -> str:
    """Return a date in figures or in words."""
    if chance.random() < 0.5:
        return f"{day.day:02d}/{day.month}/{day.year}"
    return f"{day.day:02d} tháng {day.month:02d} năm {day.year}"
