"""Texts below their title, in one sentence, that no letterhead parts from it: `Hướng dẫn số 18/HD-TLĐ ngày … của …`.

Blogs and portals print the title for the head, newspapers the sentence that introduces the text: `… vừa ban hành Chỉ
thị số 6-CT/TW về …. Báo giới thiệu toàn văn Chỉ thị:`. Other pages speak of an act below such a title.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from pipelines.parse.page.foot import read_foot
from pipelines.parse.page.furniture import is_sentence
from pipelines.parse.page.head_lines import begins_body
from pipelines.parse.page.introduction import start_of_kind
from pipelines.parse.page.page_title import bare_title, is_page_title, read_page_title
from pipelines.parse.words.anchors import anchor_pattern
from pipelines.parse.words.kinds import count_kind_words, match_kind
from pipelines.parse.words.lines import Line, is_upper, read_lines
from pipelines.parse.words.markers import begins_with_mark
from pipelines.parse.words.numbers import find_numbers
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words

# How far down a title may stand, how far into the text, and how long it is.
_MOST_LINES = 16
_REACH = 4_000
_LONGEST_TITLE = 800
# `… về chống rét. Nội dung Công điện như sau:`
_CONTENT = re.compile(r"(?:\A|\. )Nội dung[^\n.;:,]{0,50} như sau:\Z")
_LONGEST_LEAD = 100
# How many lines may stand between an introduction and its text, and how many words a type has.
_MOST_BETWEEN = 2
_LONGEST_KIND = 5
_STOPS = (";", ",", ":")
_TOLD = frozenset({"number", "issue_date", "issuing_body"})
_INTRODUCED = frozenset({"document_type", "issuing_body", "subject"})


def find_text_title(text: str, stop: int) -> Line | None:
    """Return the title above the text of a page without letterhead and listing; None where nothing shows a text.

    Below a title that says number, day and body it begins with addressee or recital, below an introduction with any
    sentence.
    """
    may_be_titled = "/" in text[:_REACH]
    lines = islice(read_lines(text, 0, min(stop, _REACH)), _MOST_LINES)
    for line, below in pairwise(lines):
        if len(line.content) > _LONGEST_TITLE:
            continue
        title = bare_title(line) if may_be_titled else line
        if (
            may_be_titled
            and is_page_title(title.content)
            and opens_text(text, below, stop)
            and says(text, title, _TOLD)
        ):
            return title
        found = find_introduced(text, line, below)
        introduced = next((one for one in found if says(text, one, _INTRODUCED)), None)
        if introduced and begins_text(text, introduced, stop):
            return introduced
    return None


def begins_text(text: str, title: Line, stop: int) -> bool:
    """Tell whether a text begins below an introduction: with a sentence, a unit, or a title block that has its type."""
    first = next(read_lines(text, start_below(text, title), stop), None)
    if first is None:
        return False
    is_said = is_sentence(first.content) or begins_with_mark(first.content)
    return is_said or (is_upper(first.content) and names_kind(first.content, title))


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
        content = _CONTENT.search(words)
        return leads is not None or (content is not None and not anchor_pattern("sums_up").search(content[0]))
    last = words[words.rfind(". ", 0, leads.start()) + 1 :]
    return anchor_pattern("presents").search(last) is not None and not anchor_pattern("link").search(last)


def is_lead(words: str) -> bool:
    """Tell whether a line does nothing but introduce the text below it: `Nội dung Chỉ thị như sau:`."""
    if len(words) > _LONGEST_LEAD or not words.endswith(":") or not leads_to_text(words):
        return False
    number = next(iter(find_numbers(words)), None)
    return number is None or words[number.end :].strip() == ":"


def start_below(text: str, title: Line) -> int:
    """Return where the text below a title begins: behind its line, a line that leads to it, and its title again."""
    start = max(title.end, text.find("\n", title.end))
    for below in islice(read_lines(text, start, len(text)), _MOST_BETWEEN):
        if not (is_lead(below.content) or repeats_title(below, title)):
            break
        start = below.end
    return start


def repeats_title(line: Line, title: Line) -> bool:
    """Tell whether a line is the title of a text once more, between it and the sentence that introduces it.

    `Hướng dẫn tuyên truyền …` stands below `… ban hành Hướng dẫn số 5-HD/BTGTW về tuyên truyền …`. A type in capitals
    begins a title block.
    """
    is_title = not (is_upper(line.content) or line.content.endswith((*_STOPS, ".")))
    return is_title and names_kind(" ".join(line.content.split()[: kind_words(line.content)]), title)


def names_kind(words: str, title: Line) -> bool:
    """Tell whether words name the type with which a title begins."""
    own = " ".join(title.content.split()[: kind_words(title.content)])
    kind = match_kind(words)
    return kind is not None and kind == match_kind(own)


def kind_words(words: str) -> int:
    """Return how many of the first words name a type."""
    return count_kind_words(words, _LONGEST_KIND)


def find_introduced(text: str, line: Line, below: Line) -> Iterator[Line]:
    """Yield the title within a line that introduces the text below it, up to its stop; the line below may lead on."""
    is_led = is_lead(below.content)
    if not (is_led or leads_to_text(line.content)):
        return
    starts = [start_of_kind(text, line.start, number.start) for number in find_numbers(text, line.start, line.end)]
    told = [at for at in starts if at is not None and text[at - 1] != "("]
    spoken = [said.end() for said in says_pattern().finditer(text, line.start, line.end)]
    for at in told or [at for at in spoken if leads_by_kind(text, at, below.end)]:
        leads = anchor_pattern("introduces").search(text, line.start, at)
        end = text.find(". ", at, line.end)
        if end < 0 and (leads or (is_led and line.content.endswith("."))):
            end = line.end - 1
        if end > at:
            yield line._replace(start=at, end=end, content=text[at:end])


def leads_by_kind(text: str, at: int, end: int) -> bool:
    """Tell whether a type begins at `at`, and what leads to its text names it again: `Nội dung Chỉ thị như sau:`."""
    words = text[at : at + _LONGEST_LEAD].split()
    name = " ".join(words[: kind_words(" ".join(words))])
    return bool(name) and f" {name}" in text[text.find(". ", at, end) + 1 : end]


@cache
def says_pattern() -> re.Pattern[str]:
    """Return the pattern of what stands before a title in a sentence: `… ban hành`, `… đã ký`."""
    return re.compile(rf"[ \xa0](?:{tree_pattern((*mark_words('signs_act'), 'ban hành'), ' ')})[ \xa0]{{1,3}}")
