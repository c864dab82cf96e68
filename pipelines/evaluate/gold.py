"""Gold: what a person read in a document, one JSON file a document, or a line of a JSONL file each.

docs/gold.md describes the format.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from pipelines.capture.readings import read_document
from pipelines.errors import UserError
from pipelines.vocab import values

# Where our own gold lies; an installed package has none, and so no estimates.
GOLD_FOLDER = Path(__file__).parents[2] / "tests" / "gold"
CAPTURES = "captures"
LEVELS = {
    "phan": "part",
    "chuong": "chapter",
    "muc": "section",
    "tieu_muc": "subsection",
    "dieu": "article",
    "khoan": "clause",
    "diem": "point",
    "roman_section": "roman_item",
    "numbered_item": "numbered_item",
    "sub_numbered_item": "sub_numbered_item",
    "letter_item": "letter_item",
    "phu_luc": "appendix",
}
Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

# Between a body and its unit in a letterhead, and names that lack their place.
_ABOVE = " / "
_PLACELESS = ("NHÂN DÂN", "LIÊN ĐOÀN LAO ĐỘNG")


@dataclass(frozen=True, slots=True)
class Node:
    """A labelled unit: its level, its label as printed, the 40 characters behind it, the labels above it."""

    level: str
    label: str
    beginning: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference that the document makes; `kinds` and `dates` are the right answers, the printed one first.

    `relations` is what the document itself does to the other beside citing it, None where the gold does not say;
    `more_relations` may be read too.
    """

    number: str | None
    name: str | None
    kinds: tuple[str, ...]
    dates: tuple[str | None, ...]
    relations: tuple[str, ...] | None = None
    more_relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. `has_capacity` is False where the gold does not say in what capacity."""

    name: str
    title: str | None
    capacity: str | None
    has_capacity: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A row of the related documents, or a news item, beside the document; None for an empty cell."""

    kind: str
    number: str | None
    title: str | None
    issue_date: str | None
    effective_date: str | None
    file: str | None


@dataclass(frozen=True, slots=True)
class Gold:
    """The answers for one document. Tuples of answers hold the printed one first, further right ones behind it.

    `news` and `offers` are None where the gold says nothing of them, and `has_place` is False; `issuers` holds the
    letterhead first, then the bodies that enact; `counts` are (level, number of units) of a document whose `nodes` are
    but the first ones.
    """

    file: str
    numbers: tuple[str | None, ...]
    kinds: tuple[str, ...]
    issue_dates: tuple[str | None, ...]
    effective_dates: tuple[str | None, ...]
    issuers: tuple[str, ...]
    more_issuers: tuple[str, ...]
    enacting: tuple[str, ...]
    titles: tuple[str, ...]
    signers: tuple[Signer, ...]
    nodes: tuple[Node, ...]
    references: tuple[Reference, ...]
    counts: tuple[tuple[str, int], ...] = ()
    is_complete: bool = True
    is_empty: bool = False
    has_appendix_nodes: bool = False
    ignored_labels: re.Pattern[str] | None = None
    news: tuple[Reference, ...] | None = None
    offers: tuple[Offer, ...] | None = None
    layout: str | None = None
    issuing_body_id: str | None = None
    superiors: tuple[str, ...] = ()
    place: str | None = None
    has_place: bool = False
    path: Path = field(default_factory=Path)


@dataclass(frozen=True, slots=True)
class Entry:
    """One JSON object of a gold file: typed access to its keys; ValueError names a key of the wrong kind."""

    cells: dict[str, Json]

    def text(self, key: str) -> str | None:
        """Return a text, None where it is null or left out."""
        value = self.cells.get(key)
        if value is None or isinstance(value, str):
            return value
        raise ValueError(f"{key} must be a text or null")

    def name(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.text(key)
        if value is None:
            raise ValueError(f"{key} is missing")
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        value = self.cells.get(key, default)
        if isinstance(value, bool):
            return value
        raise ValueError(f"{key} must be true or false")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where it is left out."""
        value = self.cells.get(key, [])
        if isinstance(value, list):
            return tuple(Entry({key: item}).name(key) for item in value)
        raise ValueError(f"{key} must be a list")

    def answers(self, key: str) -> tuple[str | None, ...]:
        """Return a list of answers, empty where it is left out; a null says that no answer is right too."""
        value = self.cells.get(key, [])
        if isinstance(value, list):
            return tuple(Entry({key: item}).text(key) for item in value)
        raise ValueError(f"{key} must be a list")

    def entries(self, key: str) -> "tuple[Entry, ...]":
        """Return a list of objects, empty where it is left out."""
        value = self.cells.get(key, [])
        if not isinstance(value, list):
            raise ValueError(f"{key} must be a list")
        return tuple(Entry({key: item}).entry(key) for item in value)

    def entry(self, key: str) -> "Entry":
        """Return an object, empty where it is left out."""
        value = self.cells.get(key, {})
        if isinstance(value, dict):
            return Entry(value)
        raise ValueError(f"{key} must be an object")


def read_gold_folder(folder: Path) -> Iterator[Gold]:
    """Yield the gold of a folder by file name; UserError where there is none or a file is not in the format."""
    paths = sorted((*folder.glob("*.json"), *folder.glob("*.jsonl")))
    if not paths:
        raise UserError(f"{folder} holds no gold (*.json, *.jsonl); name a folder of gold, such as tests/gold.")
    for path in paths:
        yield from read_gold_lines(path) if path.suffix == ".jsonl" else (read_gold(path),)


def read_gold(path: Path) -> Gold:
    """Return the gold of one file; UserError, naming file and key, where it is not in the format."""
    try:
        return read_answers(path.read_text(encoding="utf-8"), path, str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} can't be read ({error}); let this user read it, as UTF-8.") from error


def read_gold_lines(path: Path) -> Iterator[Gold]:
    """Yield the gold of each line; UserError, naming file and line, where one is not in the format."""
    with path.open(encoding="utf-8") as lines:
        for line, text in enumerate(lines, 1):
            yield read_answers(text, path, f"{path}, line {line},")


def read_answers(text: str, path: Path, place: str) -> Gold:
    """Return the gold that a JSON text holds; UserError, naming its place and the key, where it does not."""
    try:
        value: Json = json.loads(text)
        return parse_gold(Entry({"gold": value}).entry("gold"), path)
    except (ValueError, re.error) as error:
        raise UserError(f"{place} is no gold ({error}); docs/gold.md describes the format.") from error


def parse_gold(entry: Entry, path: Path) -> Gold:
    """Return an object as Gold; ValueError names the key that is wrong."""
    accept = entry.entry("accept")
    ignored = entry.text("ignore_label")
    issuers = entry.texts("issuers")
    title = entry.text("title")
    later = issuers[1:]
    listed = tuple(part.strip() for body in later for part in body.split(",") if part.strip())
    return Gold(
        file=entry.name("file"),
        numbers=(entry.text("number"), *accept.answers("number")),
        kinds=(entry.name("type"), *accept.texts("type")),
        issue_dates=(entry.text("issue_date"), *accept.answers("issue_date")),
        effective_dates=(entry.text("effective_date"), *accept.answers("effective_date")),
        issuers=issuers,
        more_issuers=(*listed, *accept.texts("issuing_body")),
        enacting=(*later, *listed, *accept.texts("enacting")) if later else (),
        titles=(title, *accept.texts("title")) if title else (),
        signers=tuple(parse_signer(signer) for signer in entry.entries("signers")),
        nodes=tuple(parse_node(node) for node in entry.entries("nodes")),
        references=tuple(parse_reference(reference) for reference in entry.entries("citations")),
        counts=parse_counts(entry.entry("counts")),
        is_complete=entry.flag("nodes_complete", True),
        is_empty=entry.flag("empty_body", False),
        has_appendix_nodes=entry.flag("appendix_nodes", False),
        ignored_labels=re.compile(ignored) if ignored else None,
        news=tuple(map(parse_reference, entry.entries("news_citations"))) if "news_citations" in entry.cells else None,
        offers=tuple(map(parse_offer, entry.entries("related_links"))) if "related_links" in entry.cells else None,
        layout=entry.text("layout"),
        issuing_body_id=entry.text("issuing_body_id"),
        superiors=read_superiors(issuers, accept),
        place=entry.text("place"),
        has_place="place" in entry.cells,
        path=path,
    )


def read_superiors(issuers: Sequence[str], accept: Entry) -> tuple[str, ...]:
    """Return the body above the unit in a letterhead `A / B`, and what may be read for it; none where none is there.

    A committee and its place are one name in two lines: `ỦY BAN NHÂN DÂN / TỈNH LÀO CAI`.
    """
    names = issuers[0].split(_ABOVE) if issuers else []
    is_two = len(names) == len(("body", "unit")) and not names[0].endswith(_PLACELESS)
    return (names[0], *accept.texts("superior_body")) if is_two else ()


def parse_node(entry: Entry) -> Node:
    """Return a unit; a kind that is not in LEVELS is a ValueError."""
    kind = entry.name("kind")
    if kind not in LEVELS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(LEVELS)}")
    return Node(LEVELS[kind], entry.text("label") or "", entry.name("text40"), entry.texts("parent"))


def parse_reference(entry: Entry) -> Reference:
    """Return a reference with all the answers that are right."""
    kinds = (entry.name("type"), *entry.texts("accept_type"))
    dates = (entry.text("date"), *entry.answers("accept_date"))
    relations = entry.texts("relations") if "relations" in entry.cells else None
    unknown = {*(relations or ()), *entry.texts("accept_relations")} - set(values("relation_verbs.relation"))
    if unknown:
        raise ValueError(f"{min(unknown)!r} is no relation; docs/tables.md lists them at citations")
    return Reference(entry.text("number"), entry.text("name"), kinds, dates, relations, entry.texts("accept_relations"))


def parse_signer(entry: Entry) -> Signer:
    """Return a signer."""
    return Signer(entry.name("name"), entry.text("title"), entry.text("capacity"), "capacity" in entry.cells)


def parse_offer(entry: Entry) -> Offer:
    """Return a row of what the page offers."""
    cells = [entry.text(name) for name in ("number", "title", "issue_date", "effective_date", "file")]
    return Offer(entry.name("kind"), *cells)


def parse_counts(entry: Entry) -> tuple[tuple[str, int], ...]:
    """Return the number of units by level; appendices are not counted."""
    return tuple(
        (LEVELS[kind], count) for kind, count in entry.cells.items() if isinstance(count, int) and kind != "phu_luc"
    )


def read_text(gold: Gold, texts: Path | None) -> str:
    """Return the text that a gold file is about: in `texts`, else beside the gold, else in a sibling `captures`.

    UserError where it is in none of them, or is no text.
    """
    beside = gold.path.parent
    folders = (texts,) if texts else (beside, beside.parent / CAPTURES)
    path = next((folder / gold.file for folder in folders if (folder / gold.file).is_file()), None)
    if path is None:
        looked = " or ".join(str(folder) for folder in folders)
        raise UserError(f"{gold.path} is about {gold.file}, which is not in {looked}; name its folder with --texts.")
    reading = read_document(path.read_bytes(), path.name)
    if reading.text is None:
        raise UserError(f"{path} can't be read as text ({reading.reason}); gold needs a text, HTML, Word or PDF file.")
    return reading.text
