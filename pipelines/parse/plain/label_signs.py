"""What pages put around the labels of a listing instead of a colon alone: `1. Số hiệu:`, `» Số hiệu:`, `Số hiệu = …`.

The listing is read without what stands before its labels, and with a colon for dots, a dash or whatever parts label and
value. So is JSON: `"so_hieu": "5/QĐ-BYT",`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipelines.parse.plain.cuts import Cut
from pipelines.parse.words.line_search import find_at_lines
from pipelines.parse.words.numbers import find_numbers
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import listing_labels, short_labels

# How far down a page such a listing may stand, and how many labels make one.
_SEARCHED = 6_000
_FEWEST = 3
# An ordinal, up to four signs that are no words, or the quotation mark of JSON.
_MARK = r"(?P<mark>(?:\d{1,2}\\?[.)]|[^\w\s:;.,()\[\]{}'\"*|#>\-•/\\<]{1,4})[ \xa0]{0,3}|[\"'])?"
# A pair of JSON behind another in its line.
_PAIR = re.compile(
    r"(?P<open>[{,][ ]{0,4}\")(?P<label>\w{2,24})(?P<colon>\"[ ]{0,2}:[ ]{0,2})"
    r"\"(?P<value>[^\"\n]{0,400})\"(?P<close>[ ]{0,2}\})?"
)
_SIGN = (
    r"(?P<sign>:|[ \t\xa0]{0,4}(?:=|：|[.…·_]{3,120}:?|[-–—](?=[ \xa0])|\n[ \t\xa0]{0,8}:[ \t\xa0]{0,8}(?:\n|(?=\S))))"
)


@cache
def signed_label() -> re.Pattern[str]:
    """Return the pattern of a line that begins with a label and a sign, perhaps behind a mark."""
    labels = tree_pattern({label.lower() for label in (*listing_labels(), *short_labels())}, " ")
    return re.compile(
        rf"^[ \t\xa0*|#>\-•]{{0,8}}{_MARK}[ \xa0*]{{0,4}}(?P<label>{labels})(?P<quote>[\"'])?[*]{{0,4}}{_SIGN}"
        r"(?P<value>[^\n]{0,400}?)(?P<comma>,?)[ \t\xa0]{0,8}(?=\n|\Z)",
        re.MULTILINE | re.IGNORECASE,
    )


def find_label_signs(text: str) -> list[Cut]:
    """Return what is left out around the labels of a listing that gives a number, and what stands in its place."""
    if '{"' in text[:_SEARCHED] and (cuts := find_json_in_line(text)):
        return cuts
    lines = list(find_at_lines(signed_label(), text, 0, min(len(text), _SEARCHED)))
    odd = [line for line in lines if line["mark"] or line["sign"] != ":"]
    return [cut for line in odd for cut in cuts_of(line)] if is_listing(odd) else []


def find_json_in_line(text: str) -> list[Cut]:
    """Return what is left out of JSON in one line, `{"so_hieu": "5/QĐ-BYT", …}`, so that each pair has its own."""
    pairs = list(_PAIR.finditer(text, 0, min(len(text), _SEARCHED)))
    numbers = (pair["value"] for pair in pairs if "number" in own_fields(pair["label"]))
    known = [pair for pair in pairs if own_fields(pair["label"])]
    if len(known) < _FEWEST or not any(find_numbers(value) for value in numbers):
        return []
    cuts = (
        (Cut(*pair.span("open"), leaves="\n"), Cut(*pair.span("colon"), leaves=":"), Cut(*pair.span("close")))
        for pair in pairs
    )
    return [cut for parts in cuts for cut in parts if cut.start < cut.end]


def is_listing(lines: Sequence[re.Match[str]]) -> bool:
    """Tell whether lines with labels make a listing: one of them gives the number of a document."""
    numbers = (line["value"] for line in lines if "number" in fields_of(line["label"]))
    is_long = len(lines) >= _FEWEST and any(own_fields(line["label"]) for line in lines)
    return is_long and any(find_numbers(value) for value in numbers)


def fields_of(label: str) -> Sequence[str | None]:
    """Return the fields that a label names, whose case is free, a short one too."""
    short = ((field,) for own, field in short_labels().items() if own.lower() == label.lower())
    return own_fields(label) or next(short, ())


def own_fields(label: str) -> Sequence[str | None]:
    """Return the fields that a label names which is no short one; its case is free."""
    return next((fields for own, fields in listing_labels().items() if own.lower() == label.lower()), ())


def cuts_of(line: re.Match[str]) -> Iterator[Cut]:
    """Yield what is left out of one line."""
    if line["mark"]:
        yield Cut(*line.span("mark"))
    if line["quote"]:
        yield Cut(*line.span("quote"))
    if line["sign"] != ":":
        yield Cut(*line.span("sign"), leaves=":")
    if line["quote"] and line["comma"]:
        yield Cut(*line.span("comma"))
