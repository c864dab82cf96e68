"""Texts below their title, in one sentence, that no letterhead parts from it: `Hướng dẫn số 18/HD-TLĐ ngày … của …`.

Blogs and portals print the title for the head, newspapers the sentence that introduces the text: `… vừa ban hành Chỉ
thị số 6-CT/TW về …. Báo giới thiệu toàn văn Chỉ thị:`. Other pages speak of an act below such a title.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from pipelines.parse.page.foot import read_foot
from pipelines.parse.page.furniture import is_sentence
from pipelines.parse.page.head_lines import begins_body
from pipelines.parse.page.introduction import start_of_kind
from pipelines.parse.page.page_title import bare_title, is_page_title, read_page_title
from pipelines.parse.words.anchors import anchor_pattern
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.markers import begins_with_mark
from pipelines.parse.words.numbers import find_numbers

# How far down a title may stand, how far into the text, and how long it is.
_MOST_LINES = 16
_REACH = 4_000
_LONGEST_TITLE = 800
# `… về chống rét. Nội dung Công điện như sau:`
_CONTENT = re.compile(r"(?:\A|\. )Nội dung[^\n.;:,]{0,50} như sau:\Z")
_LONGEST_LEAD = 100
_STOPS = (";", ",", ":")
_TOLD = frozenset({"number", "issue_date", "issuing_body"})
_INTRODUCED = frozenset({"number", "issuing_body", "subject"})


def find_text_title(text: str, stop: int) -> Line | None:
    """Return the title above the text of a page without letterhead and listing; None where nothing shows a text.

    Below a title that says number, day and body it begins with addressee or recital, below an introduction with any
    sentence.
    """
    if "/" not in text[:_REACH]:
        return None
    lines = islice(read_lines(text, 0, min(stop, _REACH)), _MOST_LINES)
    for line, below in pairwise(lines):
        if len(line.content) > _LONGEST_TITLE:
            continue
        title = bare_title(line)
        if is_page_title(title.content) and opens_text(text, below, stop) and says(text, title, _TOLD):
            return title
        if is_sentence(below.content) or begins_with_mark(below.content):
            found = find_introduced(text, line, below)
            introduced = next((one for one in found if says(text, one, _INTRODUCED)), None)
            if introduced:
                return introduced
    return None


def opens_text(text: str, line: Line, stop: int) -> bool:
    """Tell whether a line is an addressee or recital that goes on in the next; one with a colon above a signature.

    Advice says `Căn cứ Điều 5 … quy định:` below the title of an act.
    """
    if not begins_body(line.content) or not line.content.endswith(_STOPS):
        return False
    return line.content[-1] != ":" or bool(read_foot(text, line.end, stop).signatures)


def says(text: str, title: Line, fields: frozenset[str]) -> bool:
    """Tell whether a title has a value for each field."""
    return fields <= {witness.field for witness in read_page_title(text, title)}


def leads_to_text(words: str) -> bool:
    """Tell whether a line introduces the text below it: up to a colon, or by the newspaper's own sentence.

    `… ban hành Chỉ thị số 6-CT/TW về …. Báo trân trọng giới thiệu toàn văn Chỉ thị.`
    """
    leads = anchor_pattern("introduces").search(words) if words.endswith((":", ".")) else None
    if leads is None or words.endswith(":"):
        return leads is not None or _CONTENT.search(words) is not None
    last = words[words.rfind(". ", 0, leads.start()) + 1 :]
    return anchor_pattern("presents").search(last) is not None and not anchor_pattern("link").search(last)


def is_lead(words: str) -> bool:
    """Tell whether a line does nothing but introduce the text below it: `Nội dung Chỉ thị như sau:`."""
    return len(words) <= _LONGEST_LEAD and words.endswith(":") and leads_to_text(words) and not find_numbers(words)


def start_below(text: str, title: Line) -> int:
    """Return where the text below a title begins: behind the end of its line, and behind a line that leads to it."""
    start = max(title.end, text.find("\n", title.end))
    below = next(read_lines(text, start, len(text)), None)
    return below.end if below and is_lead(below.content) else start


def find_introduced(text: str, line: Line, below: Line) -> Iterator[Line]:
    """Yield the title within a line that introduces the text below it, up to its stop; the line below may lead on."""
    is_led = is_lead(below.content)
    for number in find_numbers(text, line.start, line.end) if is_led or leads_to_text(line.content) else []:
        at = start_of_kind(text, line.start, number.start)
        end = text.find(". ", number.end, line.end)
        if end < 0 and is_led and line.content.endswith("."):
            end = line.end - 1
        if at is not None and end > at:
            yield line._replace(start=at, end=end, content=text[at:end])
