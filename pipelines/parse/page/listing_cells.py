"""The cells of a labelled listing: the value behind each label, in its line, below it, or in its row of a table."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice, takewhile

from pipelines.parse.words.anchors import opens_with, opens_with_any
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.lines import Line, read_lines
from pipelines.vocab.layout import listing_labels, mark_words, offices, short_labels

# Field, value, start, end.
Cell = tuple[str | None, str, int, int]

# How much of a row is looked at for the sign behind its label.
_LONGEST_CELL = 1_000
# How much longer than its label a sentence is that explains it.
_SHORTEST_SENTENCE = 24
# What stands for a value and says that there is none: `---`, `""`, `-`.
NOTHING = re.compile(r"[ \t\xa0]{0,40}\n?[ \t\xa0]{0,40}(?:[-–—]{1,40}|\"\"|'')[ \t\xa0]{0,40}(?=\n|\Z)")
# How many lines below a label may be its value, and which fields go on in small letters.
_MOST_BELOW = 6
_BROKEN = (("subject",), ("issuing_body",))
_SIGNER = ("signer",)
# What may stand below a label that has no value.
_HEADINGS = (
    "listing_end",
    "related",
    "furniture",
    "news_heading",
    "no_body",
    "summary",
    "legal_basis",
    "addressee",
    "title_lead",
)
# The name of a file, which is no value of a label.
_FILE_NAME = re.compile(r"[\w)]\.(?:pdf|docx?|xlsx?|rtf|zip|rar)(?!\w)", re.IGNORECASE)
# Where cells of a row may meet: glued by a converter, `Quốc hộiChủ tịch Quốc hộiNguyễn Văn An`, or parted by blanks.
_GLUED = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])|(?<=\S)(?=[ \xa0]{2,40}\S)")


@lru_cache(maxsize=1 << 10)
def fold_label(label: str) -> str:
    """Return the key of a label. Remembered, since labels are few."""
    return fold_name(label)


def fields_of_label(label: str) -> tuple[str | None, ...]:
    """Return the fields of the values that follow a label; empty where it is none."""
    return fields_by_key().get(fold_label(label), ())


def has_row(text: str, label: re.Match[str]) -> bool:
    """Tell whether a value stands behind a label in its row of a table."""
    return sign_of(rest_of_row(text, label, min(len(text), label.end() + _LONGEST_CELL))) == "|"


def rest_of_row(text: str, label: re.Match[str], stop: int) -> str:
    """Return the line from the last sign of a label on, up to `stop`."""
    ending = text.find("\n", label.end(), stop)
    return text[label.end() - 1 : stop if ending < 0 else ending]


def sign_of(row: str) -> str | None:
    """Return the sign that parts label and value in a row, or None."""
    return next((sign for sign in "|\t" if sign in row.rstrip(" \t|")), None)


def read_cells(text: str, label: re.Match[str], stop: int, is_table: bool) -> Iterator[Cell]:
    """Yield the values after a label as (field, value, start, end), unless they are missing or hidden.

    Where label and value stand in one row of a table, the row may go on with further labels and values; in a listing
    of such rows, one without a value has none. A label that names several fields has as many values.
    """
    row = rest_of_row(text, label, stop)
    if sign := sign_of(row):
        yield from read_row(text, label, label.end() - 1 + len(row), sign)
        return
    if (is_table and "|" in row) or NOTHING.match(text, label.end(), stop):
        return
    fields = fields_of_label(label["label"])
    most = _MOST_BELOW if fields in _BROKEN or fields == _SIGNER else len(fields)
    lines = list(islice(values_below(text, label, stop), most))
    if fields in _BROKEN and lines:
        lines = [with_broken(lines[0], lines[1:])]
    elif fields == _SIGNER and len(lines) > 1 and is_office(lines[0].content):
        lines = lines[1:]
    if len(fields) > 1:
        lines = [part for line in lines for part in part_glued(line)]
    yield from (make_cell(field, line) for field, line in zip(fields, lines, strict=False))


def values_below(text: str, label: re.Match[str], stop: int) -> Iterator[Line]:
    """Yield the lines behind and below a label, up to the heading of something else or another label.

    A sentence that explains the label is none of them.
    """
    ending = text.find("\n", label.end(), stop)
    for line in read_lines(text, label.end(), stop):
        if 0 <= ending < line.start and is_other(line.content):
            return
        if not is_explanation(line.content, label["label"]):
            yield line


def is_other(words: str) -> bool:
    """Tell whether a line below a label is no value of it: a heading, another label, a lead to more, or a file."""
    return bool(words[-1] == ":" or _FILE_NAME.search(words) or heads_other(words) or fields_of_label(words))


def heads_other(words: str) -> bool:
    """Tell whether a line below a label without a value heads the text, other documents or what else a page prints."""
    return not words[0].islower() and opens_with_any(_HEADINGS, words)


def is_office(words: str) -> bool:
    """Tell whether a line is nothing but an office: `Phó Chủ tịch` above a name."""
    return words.upper() in offices()


def with_broken(first: Line, below: Iterable[Line]) -> Line:
    """Return the first line of a subject with those that go on with it in small letters."""
    lines = [first, *takewhile(lambda line: line.content[0].islower() and not line.follows_gap, below)]
    return first._replace(end=lines[-1].end, content=" ".join(line.content for line in lines))


def part_glued(line: Line) -> Iterator[Line]:
    """Yield the cells that a converter glued into one line, or parted by wide blanks."""
    words, at = line.content, 0
    seams = [found.end() for found in _GLUED.finditer(words)]
    for end in [*(seam for seam in seams if is_seam(words, seam)), len(words)]:
        cell = words[at:end].lstrip(" \xa0")
        yield line._replace(start=line.start + end - len(cell), end=line.start + end, content=cell)
        at = end


def is_seam(words: str, at: int) -> bool:
    """Tell whether two cells meet at a place: a capital behind a small letter, or blanks."""
    return words[at].isspace() or (words[at - 1].islower() and words[at].isupper())


def read_row(text: str, label: re.Match[str], end: int, sign: str) -> Iterator[Cell]:
    """Yield the values of a row whose cells a sign parts, empty ones left out: behind each label all it names."""
    fields = list(fields_of_label(label["label"]))
    at = label.end()
    for piece in text[at:end].split(sign):
        line = next(read_lines(text, at, at + len(piece)), None)
        at += len(piece) + 1
        if line and (named := fields_of_label(line.content.rstrip(":"))):
            fields = list(named)
        elif line and fields and not is_explanation(line.content, label["label"]):
            yield make_cell(fields.pop(0), line)


def is_explanation(words: str, label: str) -> bool:
    """Tell whether a sentence stands where a value should that says what the label means.

    `Ngày ban hành:` has a window that opens on a click: `Ngày ban hành là ngày, tháng, năm văn bản được ký`.
    """
    is_long = len(words) > len(label) + _SHORTEST_SENTENCE and not opens_with("subject_lead", label)
    return is_long and fold_name(words[: len(label)]) == fold_label(label)


def make_cell(field: str | None, line: Line) -> Cell:
    """Return a value without the quotation marks of front matter; one that says nothing belongs to no field."""
    words, start, end = line.content, line.start, line.end
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        words, start, end = words[1:-1], start + 1, end - 1
    return None if fold_name(words) in mark_words("no_value") else field, words, start, end


@cache
def fields_by_key() -> dict[str, tuple[str | None, ...]]:
    """Return the fields that each label of a listing names, by the label's key."""
    short = {fold_name(label): (field,) for label, field in short_labels().items()}
    return {**short, **{fold_name(label): fields for label, fields in listing_labels().items()}}
