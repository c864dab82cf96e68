"""A document in the making: its lines, and what is known to be true of them."""

import datetime
from dataclasses import dataclass, field
from random import Random

from pipelines.synth.phrases import FIRST_YEAR, draw_date, read_table


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A made-up document: its text, and the answers that a parser should find in it.

    `sections` are (level, number) of the labelled units in text order, `citations` the numbers as printed, one for each
    reference in the body.
    """

    text: str
    layout: str
    number: str
    document_type: str
    issue_date: datetime.date
    issuing_body_id: str
    subject: str
    signer: str
    sections: tuple[tuple[str, str | None], ...]
    citations: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """Lines and truth gathered while a document is written; `issue_date` bounds what it can cite."""

    chance: Random
    issue_date: datetime.date
    lines: list[str] = field(default_factory=list)
    sections: list[tuple[str, str | None]] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)

    def say(self, *lines: str) -> None:
        """Add lines."""
        self.lines.extend(lines)

    def open_unit(self, level: str, number: str | None) -> None:
        """Note that a unit begins with the next line."""
        self.sections.append((level, number))

    def cite(self) -> str:
        """Return a reference to an older document with number, often date and issuer; its number is noted."""
        row = self.chance.choice(read_table("references"))
        dated = draw_date(self.chance, self.issue_date)
        number = row["number"].format(serial=f"{self.chance.randrange(1, 230):02d}", year=max(FIRST_YEAR, dated.year))
        self.citations.append(number)
        words = f"{row['lead']} {number}"
        if self.chance.random() < 0.8:
            words += f" ngày {print_day(self.chance, dated)}"
            if self.chance.random() < 0.8:
                words += f" của {row['issuer']}"
        return words


def print_day(chance: Random, day: datetime.date) -> str:
    """Return a date in figures or in words."""
    if chance.random() < 0.5:
        return f"{day.day:02d}/{day.month}/{day.year}"
    return f"{day.day:02d} tháng {day.month:02d} năm {day.year}"
