"""The titles beside a listing: with the number that it gives, or, right above it, with its type and no number."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from pipelines.parse.page.listed import Listing, listed_number
from pipelines.parse.page.listing import beside
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.page_title import (
    bare_title,
    find_page_titles,
    is_page_title,
    read_issuer_and_subject,
    read_page_title,
)
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.kinds import count_kind_words, match_kind
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.numbers import find_numbers
from pipelines.vocab.records import DocumentType

# How many lines above listing or furniture may hold a title.
_TITLE_LINES = 3
# How far above it they may begin; most stand near.
_REACHES = (400, 4_000)
_LONGEST_KIND = 5
_SHORTEST_SUBJECT = 30
# How many lines above a listing without a subject may hold it: its heading, buttons and a lead stand between.
_SUBJECT_LINES = 5


def list_titles(text: str, listing: Listing | None, start: int, stop: int, own_number: str | None) -> list[Line]:
    """Return the page titles: the line above unlabelled bullets, or the captions around a labelled page's listing."""
    if listing is None:
        return []
    if not listing.is_labelled:
        return titles_above(text, listing)
    if listing.start == listing.end:  # the page has nothing but its title
        return list(islice(read_lines(text, start, len(text)), 1))
    if own_number is None:  # the gazette prints dates alone, and the title below them
        last = last_lines(text, 0, listing.start, _TITLE_LINES)[::-1]
        near = [*last, *beside(text, listing)] if find_motto(text, start, stop) is None else []
        return [line for line in map(bare_title, near) if is_page_title(line.content)][:1]
    near = [bare_title(line) for line in last_lines(text, 0, listing.start, _TITLE_LINES)]
    above = {line for line in near if is_page_title(line.content, own_number)}
    if not listing.is_below:
        above |= set(find_page_titles(text, 0, listing.start, own_number))
    below = [bare_title(line) for line in last_lines(text, start, stop, _TITLE_LINES)]
    return [
        *sorted(above, key=tell_most),
        *(line for line in below if is_page_title(line.content, own_number)),
        *find_page_titles(text, stop, len(text), own_number),
    ]


def titles_above(text: str, listing: Listing) -> list[Line]:
    """Return the titles right above bullets without labels: with a number that one of them is, else any title."""
    listed = {number.key for _, value, _, _ in listing.cells for number in find_numbers(value) if number.start == 0}
    near = map(bare_title, last_lines(text, 0, listing.start, _SUBJECT_LINES if listed else 1)[::-1])
    return [line for line in near if any(is_page_title(line.content, key) for key in listed or (None,))]


def tell_most(title: Line) -> tuple[int, int]:
    """Return the key that sorts titles: those of most words first, and the first of equal ones."""
    return -len(title.content), title.start


def last_lines(text: str, start: int, stop: int, count: int) -> list[Line]:
    """Return the last few lines of `text[start:stop]` that say something."""
    lines: list[Line] = []
    for reach in _REACHES:
        begin = max(start, text.rfind("\n", 0, max(start, stop - reach)) + 1)
        lines = list(read_lines(text, begin, stop))[-count:]
        if len(lines) == count:
            break
    return lines


def with_title_above(text: str, listing: Listing | None) -> Listing | None:
    """Return a labelled listing that gives no subject with that of the title above it, which has no number.

    The title begins with the type that the listing gives, `Thông tư quy định …` above `Loại văn bản: Thông tư`, or with
    the subject itself: `Về việc …`. A heading of the listing, or buttons, may stand between.
    """
    if listing is None or not listing.is_labelled or listing.is_below:
        return listing
    told = {field: value for field, value, _, _ in reversed(listing.cells) if field}
    if "subject" in told:
        return listing
    kind = match_kind(told.get("document_type", ""))
    own_number = listed_number(listing)
    for line in map(bare_title, last_lines(text, 0, listing.start, _SUBJECT_LINES)[::-1]):
        if own_number in {number.key for number in find_numbers(line.content)}:
            if is_page_title(line.content, own_number) and not tells_subject(text, line):
                continue  # its subject may stand in a line of its own
            return listing
        if subject := untold_subject(text, line, kind):
            begin = line.start + line.content.index(subject)
            cell = ("subject", subject, begin, begin + len(subject))
            return replace(listing, start=line.start, cells=(cell, *listing.cells))
    return listing


def tells_subject(text: str, title: Line) -> bool:
    """Tell whether a title with its number says what about."""
    return any(witness.field == "subject" for witness in read_page_title(text, title))


def untold_subject(text: str, line: Line, kind: DocumentType | None) -> str | None:
    """Return the subject in a title without a number, behind its type or alone; None where a line is no such title."""
    if len(line.content) >= _SHORTEST_SUBJECT and opens_with("subject_lead", line.content):
        return line.content
    at = end_of_kind(line, kind)
    found = read_issuer_and_subject(text, at, line.end) if at else []
    return next((witness.value for witness in found if witness.field == "subject"), None)


def end_of_kind(line: Line, kind: DocumentType | None) -> int | None:
    """Return where the name of a type ends that opens a line, in whose title more follows; None for another type.

    Where the type is not known from elsewhere a subject must follow that shows by its first word that it is one.
    """
    words: Sequence[str] = line.content.split()
    count = count_kind_words(line.content, _LONGEST_KIND)
    named = match_kind(" ".join(words[:count])) if 0 < count < len(words) else None
    if named is None or is_page_title(line.content):
        return None
    if named.document_type != kind.document_type if kind else words[count] != "về":
        return None
    at = line.start
    for word in words[:count]:
        at = line.content.index(word, at - line.start) + line.start + len(word)
    return at
