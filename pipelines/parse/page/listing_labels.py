"""The labels of a listing: at the start of a line, behind a value in the same line, with a colon or without one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipelines.parse.page.listing_cells import fields_of_label, fold_label
from pipelines.parse.words.anchors import find_anchor
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.openings import find_at_openings, openings_of
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import labels_with_colon, listing_labels

# The groups of a label: `label`, `colon`, and `plain` where a blank or nothing parts it from its value.
Label = re.Match[str]

# How far down a page its listing may stand, and how far one label may stand behind another.
SEARCHED = 60_000
_REACH = 1_200
# How long a line may be in which labels stand behind values without a colon.
_LONGEST_LINE = 2_000
# The fields whose value is a date, and how long one is.
_DATES = ("issue_date", "effective_date")
_LONGEST_DATE = 24
# How many labels of numbers make a list of documents.
_LEAST_LISTED = 3
# Stands where a label has its colon; what follows one without a colon: a blank and a value in its line, or nothing.
_NOT_PLAIN = r"(?P<plain>(?!))?"
_PLAIN = r"(?P<colon>(?!))?(?:(?P<plain>(?=[ \xa0]{1,4}[^\W_]))|[ \xa0]{0,4}$)"


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label that ends with a colon, alone or before its value, or that fills its table cell.

    One that neither a colon nor a column parts from its value has the group `plain`.
    """
    labels = {label.lower() for label in listing_labels()}
    either = tree_pattern(labels, r"\s")
    letters = "".join(sorted({case for label in labels for case in (label[0], label[0].upper())}))
    # The look at the first letter only saves time: letters whose case is free are compared slowly.
    begins = f"(?-i:(?=[{re.escape(letters)}]))"
    return re.compile(
        rf"^[ \t\xa0*|#>\-•]{{0,12}}{begins}(?P<label>{either})[ \xa0]{{0,40}}[*]{{0,4}}"
        rf"(?:(?P<colon>:)[*]{{0,4}}|[ \xa0]{{0,4}}(?:$|[|\t])|(?<=[ \xa0]{{3}})(?=\S)"
        rf"|[ \xa0]{{0,4}}(?P<plain>(?=[^\W_])))",
        re.MULTILINE | re.IGNORECASE,
    )


@cache
def label_openings() -> frozenset[str]:
    """Return the openings of the lines that begin with a label."""
    return openings_of(listing_labels())


@cache
def inner_label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label with a colon behind a value in the same line, after a sign or with its capital.

    The capital may touch the value: `Số hiệu:21-QĐ/TUNgày ban hành:5/6/2013`.
    """
    labels = sorted(listing_labels(), key=len, reverse=True)
    either = "|".join(re.escape(label).replace(r"\ ", r"\s") for label in labels)
    opening = r"(?:[|\t;][ \xa0*]{0,8}|(?:(?<=\S)[ \xa0]{1,4}|(?<=[^\W_])|(?<=\)))(?-i:(?=[A-ZĐ])))"
    return re.compile(rf"{opening}(?P<label>{either})[ \xa0*]{{0,4}}(?P<colon>:)[*]{{0,4}}{_NOT_PLAIN}", re.IGNORECASE)


@cache
def glued_label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label with a colon that is glued to what stands before it: `Quyết địnhNgười ký:`."""
    labels = {label for label in listing_labels() if " " in label}
    return re.compile(rf"(?<=[^\s(])(?P<label>{tree_pattern(labels, ' ')})(?P<colon>:){_NOT_PLAIN}")


@cache
def plain_label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label without a colon behind such a label and its value: `… 7/QĐ-SYT Ngày ban hành …`."""
    either = tree_pattern({label.lower() for label in listing_labels()}, " ")
    return re.compile(rf"(?<=[^\s:])[ \xa0]{{1,4}}(?-i:(?=[A-ZĐ]))(?P<label>{either}){_PLAIN}", re.IGNORECASE)


def find_labels(text: str, start: int = 0, end: int = SEARCHED) -> list[Label]:
    """Return the labels in `text[start:end]`, by itself where a listing may stand, in text order."""
    first = find_at_openings(label_pattern(), label_openings(), text, start, min(len(text), end))
    return [match for label in first if is_label(text, label) for match in (label, *find_behind(text, label))]


def is_label(text: str, label: Label) -> bool:
    """Tell whether a label has its colon or a cell, or has a capital or figure behind its blank."""
    if label["colon"] or text[label.end() - 1] in "|\t":
        return True
    if fold_label(label["label"]) in keys_with_colon():
        return False
    behind = text[label.end() : label.end() + _LONGEST_DATE].lstrip(" \xa0")
    is_dated = fields_of_label(label["label"])[0] in _DATES or label["label"][:4].lower() == "ngày"
    is_day = is_dated and behind.startswith("ngày ") and behind[5:6].isdecimal()
    return label["plain"] is None or behind[:1].isupper() or behind[:1].isdecimal() or is_day


@cache
def keys_with_colon() -> frozenset[str]:
    """Return the keys of the labels that are none without their colon."""
    return frozenset(map(fold_label, labels_with_colon()))


def find_behind(text: str, label: Label) -> Iterator[Label]:
    """Yield the labels that stand behind a label in the same line: with a colon behind one with a colon, or glued.

    Without one they stand behind one without, whose value is no subject: that holds its line to the end.
    """
    ending = text.find("\n", label.end())
    stop = len(text) if ending < 0 else ending
    if label["plain"] is not None and "subject" not in fields_of_label(label["label"]):
        inner = plain_label_pattern().finditer(text, label.end("label"), min(stop, label.end() + _LONGEST_LINE))
        yield from (match for match in inner if is_label(text, match))
    if label["colon"] and text.find(":", label.end(), stop) >= 0:
        parted = list(inner_label_pattern().finditer(text, label.end(), stop))
        yield from parted or glued_label_pattern().finditer(text, label.end(), stop)


def split_blocks(text: str, labels: Sequence[Label]) -> Iterator[list[Label]]:
    """Yield the runs of labels that stand near each other; one that comes again belongs to another document.

    So does that of another number, or one below the heading of other documents or the button of a form.
    """
    block: list[Label] = []
    keys: set[str] = set()
    for match in labels:
        key = "number" if fields_of_label(match["label"]) == ("number",) else fold_label(match["label"])
        is_far = bool(block) and match.start() - block[-1].end() > _REACH
        if block and (is_far or key in keys or are_parted(text, block[-1], match)):
            yield block
            block, keys = [], set()
        block.append(match)
        keys.add(key)
    if block:
        yield block


# Where something else stands between two labels, it has a line of its own below the value.
_LEAST_BREAKS = 2


def are_parted(text: str, above: Label, below: Label) -> bool:
    """Tell whether the button of a form, or the heading of other documents, stands between two labels.

    Behind the label of a type `Văn bản khác` is its value.
    """
    span = above.end(), below.start()
    if text.count("\n", *span) < _LEAST_BREAKS:
        return False
    is_type = fields_of_label(above["label"]) == ("document_type",)
    return bool(find_anchor("search", text, *span) or (not is_type and find_anchor("related", text, *span)))


def leave_repeated(labels: Sequence[Label]) -> list[Label]:
    """Return the labels without those with a colon that one without says too: pages print the date of effect twice."""
    bare = {fold_label(label["label"]) for label in labels if not label["colon"]}
    return [label for label in labels if not label["colon"] or fold_label(label["label"]) not in bare]


def with_dated(text: str, block: Sequence[Label], labels: Sequence[Label]) -> Sequence[Label]:
    """Return a block that has the label of a number with those between its labels that have a date and no colon."""
    if not any("number" in fields_of_label(label["label"]) for label in block):
        return block
    first, last = block[0].start(), block[-1].start()
    lost = [one for one in labels if not one["colon"] and first < one.start() < last and is_dated(text, one)]
    return sorted([*block, *lost], key=Label.start) if lost else block


def is_dated(text: str, label: Label) -> bool:
    """Tell whether a label of a date fills a line with its date behind a blank: `Thời gian hiệu lực 01/07/2013`."""
    is_first = label.start() == text.rfind("\n", 0, label.start()) + 1
    if label["plain"] is None or not is_first or fields_of_label(label["label"])[0] not in _DATES:
        return False
    ending = text.find("\n", label.end())
    value = text[label.end() : len(text) if ending < 0 else ending].strip()
    return len(value) <= _LONGEST_DATE and parse_date(value) is not None


def start_of_list(text: str) -> int:
    """Return where a list of documents begins, each with the label of its number: the end of a text without one."""
    labels = [label for label in find_labels(text) if "number" in fields_of_label(label["label"])]
    return labels[0].start() if len(labels) >= _LEAST_LISTED else len(text)


def heads_columns(words: str) -> bool:
    """Tell whether words begin with two labels and no value between: a row of heads above a list of documents."""
    first = label_pattern().match(words)
    return bool(first and plain_label_pattern().match(words, first.end("label")))
