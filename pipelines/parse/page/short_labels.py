"""The short labels of a listing, which letterheads and forms print too: `Số:`, `Loại:`, `Ngày:`.

They count in a run of labels that is certain: three at least, right below or behind each other, each with a value of
its kind, and a type behind `Loại:` or labels among them that only listings have: two, above all letterheads one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipelines.parse.page.listing_cells import fields_of_label, heads_other, read_cells, rest_of_row, sign_of
from pipelines.parse.page.listing_labels import SEARCHED, Label, find_behind
from pipelines.parse.page.motto import find_motto
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.numbers import find_numbers
from pipelines.parse.words.openings import find_at_openings, openings_of
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words, short_labels

_FEWEST = 3
_FEWEST_OTHERS = 2
_LONGEST_DATE = 28
_LONGEST_LINE = 2_000
_LONGEST_VALUE = 400
_AROUND = " \t\xa0|*:#>-–•"


@cache
def printed_labels() -> frozenset[str]:
    """Return the short labels as pages print them, in capitals too."""
    return frozenset(case for label in short_labels() for case in (label, label.upper()))


@cache
def short_openings() -> frozenset[str]:
    """Return how lines open that begin with a short label."""
    return openings_of(printed_labels())


@cache
def short_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that begins with a short label and a colon, or that has one for its first cell."""
    return re.compile(
        rf"^[ \t\xa0*|#>\-•]{{0,12}}(?P<label>{tree_pattern(printed_labels(), ' ')})[ \xa0]{{0,40}}[*]{{0,4}}"
        r"(?:(?P<colon>:)[*]{0,4}|[ \xa0]{0,4}[|\t])(?P<plain>(?!))?",
        re.MULTILINE,
    )


@cache
def inner_short_pattern() -> re.Pattern[str]:
    """Return the pattern of a short label with a colon behind a value in the same line."""
    return re.compile(
        rf"(?:[|\t;]|(?<=\S)[ \xa0])[ \xa0*]{{0,8}}(?P<label>{tree_pattern(printed_labels(), ' ')})"
        r"[ \xa0*]{0,4}(?P<colon>:)[*]{0,4}(?P<plain>(?!))?"
    )


def with_short(text: str, labels: Sequence[Label]) -> Sequence[Label]:
    """Return the labels of a page in text order with its short ones, where these are certain."""
    found = {label.start("label"): label for label in find_short(text, labels)}
    if not found:
        return labels
    own = {label.start("label"): label for label in labels}
    places = found | own
    merged = [places[at] for at in sorted(places)]
    return [label for run in split_runs(text, merged) for label in settle(text, run, own)]


def settle(text: str, run: Sequence[Label], own: Mapping[int, Label]) -> Sequence[Label]:
    """Return the labels of a run that count: all of a certain one, else those in `own`, which are not short."""
    counted = [label for label in run if label.start("label") in own]
    if len(counted) == len(run) or not is_certain(text, run):
        return counted
    told = {fields_of_label(label["label"]) for label in counted}
    return [one for one in run if not is_short(one) or fields_of_label(one["label"]) not in told]


def find_short(text: str, labels: Sequence[Label]) -> Iterator[Label]:
    """Yield the short labels of a page, and all labels with a colon that stand behind one of them in its line."""
    first = list(find_at_openings(short_pattern(), short_openings(), text, 0, min(len(text), SEARCHED)))
    first = [label for label in first if not heads_text(text, label)]
    for label in first:
        yield label
        yield from find_behind(text, label)
    for label in (*first, *(one for one in labels if one["colon"])):
        ending = text.find("\n", label.end(), label.end() + _LONGEST_LINE)
        yield from inner_short_pattern().finditer(text, label.end(), max(ending, label.end()))


def heads_text(text: str, label: Label) -> bool:
    """Tell whether a label has no value in its line and heads the text of a document: `Nội dung:`."""
    if label["label"].capitalize() not in mark_words("listing_end"):
        return False
    return not rest_of_row(text, label, label.end() + _LONGEST_VALUE)[1:].strip(" \t\xa0|*")


def split_runs(text: str, labels: Sequence[Label]) -> Iterator[list[Label]]:
    """Yield the runs of labels between which nothing stands but the value of each."""
    run: list[Label] = []
    for label in labels:
        if run and are_apart(text, run[-1], label.start()):
            yield run
            run = []
        run.append(label)
    if run:
        yield run


def are_apart(text: str, label: Label, stop: int) -> bool:
    """Tell whether more stands between a label and the next than its value, or the heading of something else."""
    between = lines_between(text, label, stop)
    if len(between) > most_lines(label):
        return True
    is_beside = bool(rest_of_row(text, label, stop)[1:].strip(_AROUND))
    return len(between) > is_beside and heads_other(between[-1])


def most_lines(label: Label) -> int:
    """Return how many lines the value of a label takes at the most: names and subjects may be broken, offices above."""
    return 2 if fields_of_label(label["label"]) in (("signer",), ("issuing_body",), ("subject",)) else 1


def lines_between(text: str, label: Label, stop: int) -> list[str]:
    """Return the lines that say something between a label and what follows it, at most three."""
    said = (line.strip(_AROUND) for line in text[label.end() : min(stop, label.end() + _LONGEST_LINE)].split("\n"))
    return [line for line in said if line][:_FEWEST]


def is_certain(text: str, run: Sequence[Label]) -> bool:
    """Tell whether a run of labels is a listing, whatever short ones are among them."""
    stops = [*(label.start() for label in run[1:]), min(len(text), run[-1].end() + _LONGEST_VALUE)]
    cells = [cell for label, stop in zip(run, stops, strict=True) for cell in read_cells(text, label, stop, False)]
    fields = [cell[0] for cell in cells if cell[0]]
    labelled = {field for label in run for field in fields_of_label(label["label"]) if field}
    if len(labelled.union(fields)) < _FEWEST or fields.count("number") > 1:
        return False
    told = {field: value for field, value, _, _ in cells if field}
    short = {field for label in run if is_short(label) for field in fields_of_label(label["label"]) if field}
    if not all(fits(field, told.get(field, "")) for field in short if field in told or field == "number"):
        return False
    has_kind = match_kind(told.get("document_type", "")) is not None
    is_named = any(fits(field, told[field]) for field in ("number", "issue_date") if field in told)
    if has_kind or not is_named:
        return is_named
    if not any(is_parted(text, label) for label in run if not is_short(label)):
        return False
    return len(told.keys() - short) >= _FEWEST_OTHERS or find_motto(text, 0, run[0].start()) is None


def is_parted(text: str, label: Label) -> bool:
    """Tell whether a colon, or the border of a cell, parts a label from its value."""
    return bool(label["colon"]) or sign_of(rest_of_row(text, label, label.end() + _LONGEST_VALUE)) is not None


def is_short(label: Label) -> bool:
    """Tell whether a label is a short one."""
    return label["label"] in printed_labels()


def fits(field: str, value: str) -> bool:
    """Tell whether a value is of its kind; those of bodies are free."""
    if field == "number":
        return any(not value[: number.start].lower().strip(" số:") for number in find_numbers(value)[:1])
    if field == "document_type":
        return match_kind(value) is not None
    return field != "issue_date" or (len(value) <= _LONGEST_DATE and parse_date(value) is not None)
