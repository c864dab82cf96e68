"""A document flattened into one line, or a few: it is read with line breaks where its parts and units begin.

One blank becomes one line break, so every span stays what it was. Texts with lines of their own are read as they are.
Where lines were glued without a blank, line breaks that are stored nowhere part them first.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, pairwise

from pipelines.parse.breaks.feet import find_foot_breaks
from pipelines.parse.breaks.glued import find_joints
from pipelines.parse.breaks.labels import NEXT_QUOTATION, find_unit_labels
from pipelines.parse.breaks.letterheads import Letterhead, find_headings_below, find_letterhead
from pipelines.parse.breaks.preambles import find_preamble_breaks
from pipelines.parse.breaks.subjects import (
    begins_with_type,
    end_of_capitals,
    find_adopted_title,
    find_copied_title,
    find_title_breaks,
    find_type,
)
from pipelines.parse.breaks.titles import find_title_ends
from pipelines.parse.plain.cuts import Plain, part
from pipelines.parse.words.markers import KEYWORD_LEVELS, Mark
from pipelines.vocab.layout import mark_words

# A line of so many code points is long: it may be a paragraph, or all that a document says.
_LONG_LINE = 300
# Texts with lines of their own have this many code points a line or fewer, paragraphs and empty lines taken together.
_AVERAGE_LINE = 100
# How much of a text shows how long its lines are, and how far into it a heading may stand.
_LOOK = 10_000
_BLANKS = " \xa0\t"
# A label of an article behind the end of a sentence, or at the start of a line.
_ARTICLE_WORD = "Điều "
_ARTICLE = re.compile(r"(?<![^\s.;:”\"/])Điều \d{1,3}[a-zđ]?[.:](?=[ \xa0]?[-–“\"]?[^\W\d_a-zđ])")
# A line that is drawn below a title.
_RULE = re.compile(r"[-–_*=]{5,80}(?=[ \xa0])")
_FIRST_CLAUSE, _SECOND_CLAUSE = " 1. ", ". 2. "
# How far behind the letterhead the text of a document without articles may begin.
_LONGEST_PREAMBLE = 6_000
_LONGEST_TITLE = 400
# CHỈ THỊ CỦA BỘ Y TẾ SỐ 12-BYT/CT NGÀY …: what begins a copy of an old act.
_NUMBER_AND_DAY = re.compile(r"[ \xa0]\d[^\s]{0,20}(?:[ \xa0][^\s]{1,20})?[ \xa0]NGÀY[ \xa0]\d")


def put_back_breaks(text: str, plain: Plain | None) -> Plain | None:
    """Return what is to be read of a text that `plain` holds without marks: with line breaks where lines were joined.

    Most texts are returned as they came, for no more than a count of their lines and a look for lines that touch.
    """
    read = plain.text if plain else text
    joints = find_joints(read)
    if joints:
        whole = plain or Plain(text, [(0, len(text))], [0])
        flat, plain = part(whole, dict.fromkeys(joints, " ")).text, part(whole, joints)
        read = plain.text
    breaks = find_breaks(read) if is_joined(flat if joints else read) else set()
    if not breaks:
        return plain
    broken = break_before(read, breaks)
    return plain._replace(text=broken) if plain else Plain(broken, [(0, len(text))], [0])


def is_joined(text: str) -> bool:
    """Tell whether a text has few lines, and a long one of them holds what are lines of their own in any act.

    That is the heading of State or Party, the heading of the recipients, two articles, an article and its clauses, or
    a title in capitals with its number and day.
    """
    if text.count("\n", 0, _LOOK) * _AVERAGE_LINE > min(len(text), _LOOK):
        return False  # as nearly all texts
    return any(holds_lines(text, *line) for line in find_long_lines(text))


def find_long_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of long lines. A look back from where a long line would end skips all lines before that."""
    at = 0
    while at + _LONG_LINE <= len(text):
        newline = text.rfind("\n", at, at + _LONG_LINE)
        if newline < 0:
            newline = text.find("\n", at + _LONG_LINE)
            newline = len(text) if newline < 0 else newline
            yield at, newline
        at = newline + 1


def holds_lines(text: str, start: int, end: int) -> bool:
    """Tell whether a long line holds a heading, a title with its number, articles, or one and its clauses."""
    if start < _LOOK and any(text.find(motto, start, end) >= 0 for motto in capital_mottos()):
        return True
    if begins_old_act(text, start, end) or any(text.find(heading, start, end) >= 0 for heading in recipient_headings()):
        return True
    if text.find(_ARTICLE_WORD, start, end) < 0:
        return False
    if len(list(islice(_ARTICLE.finditer(text, start, end), 2))) > 1:
        return True
    first = text.find(_FIRST_CLAUSE, start, end) if text.startswith(_ARTICLE_WORD, start) else -1
    return first >= 0 and text.find(_SECOND_CLAUSE, first, end) >= 0


def begins_old_act(text: str, start: int, end: int) -> bool:
    """Tell whether a line begins with a title in capitals that ends with number and day, or goes on with the text."""
    title = text[start : min(end, start + _LONGEST_TITLE)]
    return title[:2].isupper() and begins_with_type(title) and _NUMBER_AND_DAY.search(title) is not None


@cache
def capital_mottos() -> tuple[str, ...]:
    """Return the headings of State and Party that are printed in capitals."""
    return tuple(motto for motto in mark_words("motto") if motto.isupper())


@cache
def recipient_headings() -> tuple[str, ...]:
    """Return the headings of the recipients, with their colon."""
    return tuple(f"{words}:" for words in mark_words("recipients"))


def find_breaks(text: str) -> set[int]:
    """Return where lines of a flattened document begin; none where neither head nor articles show it to be one."""
    labels = find_unit_labels(text)
    letterhead = find_letterhead(text)
    if letterhead is None and not any(label.marker.level == "article" for label in labels):
        return set()
    end = letterhead.end if letterhead else 0
    first = first_unit(labels, end, len(text))
    preamble = find_preamble_breaks(text, end, min(first, end + _LONGEST_PREAMBLE))
    breaks = preamble | {place for label in labels for place in label_breaks(label)}
    above = max(preamble, default=end) if first < len(text) else end
    breaks |= find_title_ends(text, labels) | find_foot_breaks(text, above)
    breaks |= {quote.end() for quote in NEXT_QUOTATION.finditer(text)}
    if letterhead is None and begins_with_type(text):
        breaks |= find_title_breaks(text, 0, min(preamble, default=first))
    if letterhead:
        above = min(preamble, default=first)
        breaks |= find_head_breaks(text, letterhead, above)
        breaks |= {rule.end() for rule in _RULE.finditer(text, 0, min(above, end + _LONGEST_PREAMBLE))}
    return breaks | find_appended_heads(text, above)


def find_head_breaks(text: str, letterhead: Letterhead, stop: int) -> set[int]:
    """Return where the lines of letterhead and title begin; a title may end with number and day: … SỐ … NGÀY …"""
    if adopted := find_adopted_title(text, letterhead.end):
        title, last = adopted
        return title | {place for place in letterhead.breaks if place <= last or place >= letterhead.end}
    if letterhead.number and (copied := find_copied_title(text, letterhead.number, letterhead.end, stop)):
        return copied | {place for place in letterhead.breaks if place < letterhead.number[0]}
    return letterhead.breaks | find_title_breaks(text, letterhead.end, stop)


def find_appended_heads(text: str, start: int) -> set[int]:
    """Return where headings begin and end in what is appended, and the type that stands below one."""
    spans = [heading.span() for heading in find_headings_below(text, start)]
    breaks = {place for span in spans for place in span}
    for (_, end), (following, _) in pairwise([*spans, (len(text), len(text))]):
        if following > end + 1:  # Độc lập - Tự do - Hạnh phúc stands right behind the name of the State
            breaks.update(find_type(text, end, end_of_capitals(text, end, min(following, end + _LONGEST_TITLE))) or ())
    return breaks


def label_breaks(label: Mark) -> Iterator[int]:
    """Yield where a line begins at a label, and behind that of an article which no stop ends: it stands alone."""
    yield label.start
    if label.marker.level == "article" and label.label[-1].isalnum():
        yield label.end


def first_unit(labels: Iterable[Mark], start: int, default: int) -> int:
    """Return where the text of a document has its first Điều, Chương or Phần; without these, its first label."""
    below = [label for label in labels if label.start >= start and label.order]
    heads = [label for label in below if label.marker.level in KEYWORD_LEVELS]
    return next((label.start for label in heads or below), default)


def break_before(text: str, places: Iterable[int]) -> str:
    """Return a text with a line break for the blank before each word at or behind one of `places`."""
    pieces: list[str] = []
    reached = 0
    for place in sorted(places):
        begin = place
        while begin < len(text) and text[begin] in _BLANKS:
            begin += 1
        if reached < begin < len(text) and text[begin - 1] in _BLANKS:
            pieces += [text[reached : begin - 1], "\n"]
            reached = begin
    return "".join([*pieces, text[reached:]])
