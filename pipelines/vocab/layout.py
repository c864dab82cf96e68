"""The lay-out vocabulary as typed rows: what pages print around and above the text, and what opens a section."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.vocab import read_vocabulary
from pipelines.vocab.spelled_numbers import spelled_numbers
from pipelines.vocab.tones import spell_all


@dataclass(frozen=True, slots=True)
class PageMark:
    """Words that mark a place on a page.

    `match` says how: at the start of a line, at the end of a paragraph, as a whole line, anywhere, as a heading (alone
    or before a colon), or as a formula (a whole line and a colon).
    """

    mark: str
    text: str
    match: str


@dataclass(frozen=True, slots=True)
class SignaturePrefix:
    """An abbreviation before a signature and the capacity it means; `spellings` holds every way to print it."""

    capacity: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionMarker:
    """A mark that can open a unit. `sequence` says how its numbers follow one another; `pattern` matches the label."""

    marker: str
    level: str
    level_in_article: str
    sequence: str
    pattern: str


@dataclass(frozen=True, slots=True)
class SectionLevel:
    """A level of units and its name; a smaller rank encloses a greater one. `prefix` begins its part of a path."""

    level: str
    rank: int
    prefix: str
    name_vi: str


@cache
def page_marks(mark: str) -> tuple[PageMark, ...]:
    """Return the words that make a mark of this kind, in file order."""
    rows = [row for row in read_vocabulary("page_marks") if row["mark"] == mark]
    return tuple(PageMark(mark, text, row["match"]) for row in rows for text in spell_all((row["text"],)))


@cache
def mark_words(mark: str) -> tuple[str, ...]:
    """Return the words alone of the marks of a kind, for a plain comparison with what is printed."""
    return tuple(page_mark.text for page_mark in page_marks(mark))


@cache
def listing_labels() -> dict[str, tuple[str | None, ...]]:
    """Return the fields of the values that follow each label of a listing, by label.

    Most have one, None where it is known but not kept; `Cơ quan ban hành / Chức danh / Người ký` has three.
    """
    rows = read_vocabulary("listing_labels")
    return {row["label"].rstrip(":"): tuple(field or None for field in row["field"].split("|")) for row in rows}


@cache
def labels_with_colon() -> tuple[str, ...]:
    """Return the labels that are none without their colon, which the vocabulary prints: `Hiệu lực:`."""
    return tuple(row["label"].rstrip(":") for row in read_vocabulary("listing_labels") if row["label"].endswith(":"))


@cache
def short_labels() -> dict[str, str]:
    """Return the field of the value that follows each label which a letterhead may have too: `Số:`, `Ngày:`."""
    return {row["label"]: row["field"] for row in read_vocabulary("short_labels")}


@cache
def field_trust() -> dict[str, tuple[str, ...]]:
    """Return the zones that may witness each field, most trusted first."""
    return {row["field"]: tuple(row["zones"].split("|")) for row in read_vocabulary("field_trust")}


@cache
def signature_prefixes() -> tuple[SignaturePrefix, ...]:
    """Return the prefixes of signatures, in file order."""
    rows = read_vocabulary("signature_prefixes")
    return tuple(SignaturePrefix(row["capacity"], (row["prefix"], *row["variants"].split("|"))) for row in rows)


@cache
def offices() -> tuple[str, ...]:
    """Return the offices that signers hold, in capitals, longest first."""
    printed = spell_all(row["office"] for row in read_vocabulary("offices"))
    return tuple(sorted(printed, key=lambda office: (-len(office), office)))


@cache
def ordinals() -> dict[str, int]:
    """Return the number that each ordinal word means: nhất → 1, hai mươi mốt → 21."""
    return spelled_numbers() | {row["word"]: int(row["number"]) for row in read_vocabulary("ordinals")}


@cache
def section_levels() -> dict[str, SectionLevel]:
    """Return the levels by name."""
    rows = read_vocabulary("section_levels")
    return {
        row["level"]: SectionLevel(row["level"], int(row["rank"]), row["eid_prefix"], row["name_vi"]) for row in rows
    }


@cache
def section_markers() -> tuple[SectionMarker, ...]:
    """Return the marks that can open a unit, in the order in which they are tried, patterns written out."""
    return tuple(
        SectionMarker(row["marker"], row["level"], row["level_in_article"], row["sequence"], write_out(row["pattern"]))
        for row in read_vocabulary("section_markers")
    )


def write_out(pattern: str) -> str:
    """Return a pattern of section_markers.csv with its short names replaced.

    `<_>` is a few blanks (or a misprinted stop, or marks of emphasis), `<0>` none or one, `<wrap>` a line break before
    a number with a stop, `<*>` marks of emphasis or none, `<Đ>` the letter and its look-alikes, `<roman>` a Roman
    number, `<digits>` a number, `<misread>` a number in which l may stand for 1 and O for 0, `<ordinal>` a word.
    """
    words = sorted(ordinals(), key=len, reverse=True)
    either = "|".join(re.escape(case) for word in words for case in (word, word.upper(), word.capitalize()))
    short = {
        "<_>": r"[ \xa0\t\u2002-\u200a\u202f.*]{1,6}",
        "<0>": r"[ \xa0]?",
        "<wrap>": r"[ \xa0*]{0,6}\n[ \xa0*]{0,6}(?=(?:[IVXLC]{1,7}|\d{1,3}[a-zđ]?)[*]{0,4}[.:])",
        "<*>": r"[*]{0,4}",
        "<Đ>": "[ĐÐƉ]",
        "<roman>": "[IVXLC]{1,7}",
        "<digits>": r"\d{1,4}",
        "<misread>": r"(?:\d{1,3}O|\d{1,4}|l\d{0,3}O?)",
    }
    for name, meaning in short.items():
        pattern = pattern.replace(name, meaning)
    return pattern.replace("<ordinal>", f"(?:{either})")
