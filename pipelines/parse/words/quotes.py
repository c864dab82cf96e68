"""Quotations: text between quotation marks that spans lines is another act's text and opens no unit."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.parse.words.quotation_marks import with_usual_marks

# An opening mark, and a closing one; the straight mark is both and told apart by its place in the line.
_OPENING = '“«"'
_CLOSING = "”»"
_QUOTES = re.compile('[“”«»"]')
# The line before is over (or a colon stands right before): a phrase in quotation marks may open a broken line.
_BEFORE_OPENING = re.compile(r"(?:\A|[.;:!?…”\"/|][ \t\xa0*|]{0,8}\n|\n[ \t\xa0*|]{0,8}\n|:)[ \t\xa0\n#>*|\\]{0,12}\Z")
# `“Điều 9`, `“1.`, `“a)`: a unit of another act, whatever stands before it.
_QUOTES_UNIT = re.compile(r"[“«\"][ \t\xa0*]{0,6}(?:(?:Điều|Chương|Mục|Phần|Khoản)\s{1,3}\d|\d{1,3}[.)]|[a-zđ]\))")
_AT_LINE_START = re.compile(r"(?:\A|\n)[ \t\xa0#>*|\\]{0,12}\Z")
_AFTER_CLOSING = re.compile(r"[ \t\xa0*.;,)]{0,6}(?:\n|\Z)")

# The clause that quotes, above the quotation, and the beginning of another clause behind it.
_QUOTING_CLAUSE = re.compile(r"\n[ \t\xa0#>*|]{0,9}(?P<number>[0-9]{1,3})[.)][ \xa0*][^\n]{0,400}\n\s{0,9}[*]{0,4}\Z")
_NEXT_CLAUSE = re.compile(r"[ \xa0*.;,]{0,6}\n\s{0,12}[#>*| ]{0,9}(?P<number>[0-9]{1,3})[.)][ \xa0*]")
# A line that begins a unit and no quotation.
_UNOPENED_UNIT = re.compile(r"\n[ \t\xa0*]{0,12}(?:(?:Điều|ĐIỀU)\s{1,3}\d|\d{1,3}[.)/-]|[a-zđ][)/])")
# A line that is opened and not closed.
_WHOLE_LINE = re.compile(r"[“«][ \xa0*]{0,6}[^\W\d_a-zđ][^\n“”«»]{0,200}(?:\n|\Z)")
# The next article that changes an act.
_AMENDING_ARTICLE = re.compile(
    r"\n[ \t\xa0*#>|]{0,9}(?:Điều|ĐIỀU)\s{1,3}\d{1,3}[.:]?[ *-]{1,6}(?:Sửa đổi|Bổ sung|Thay thế|Bãi bỏ)"
)
_SO = "sau:"
_BELOW_LEAD = re.compile(r"[ \t\xa0*]{0,9}\n\s{0,12}")
# Where the words above a lead-in end whose lines may be broken.
_BREAK = re.compile(r"(?<=[.;:”\"])[ \t\xa0*]{0,9}\n|\n[ \t\xa0*]{0,9}\n")
# What several places are changed by, and how far it stands from the beginning of its line.
_OF_SEVERAL = "một số"
_LONGEST_BEFORE = 60
_LONGEST_UNOPENED = 20_000
_LONGEST_LEAD = 450
_LONGEST_PHRASE = 2_000
_CHANGES = re.compile(r"(?:sửa đổi|bổ sung|thay thế)[^\n]{0,300}(?:như sau|sau đây)?:", re.IGNORECASE)
_QUOTED_ARTICLE = re.compile(r"[“«\"][ \xa0*]{0,6}Điều\s{1,3}(?P<number>[0-9]{1,3})(?P<letter>[a-zđ]?)(?!\w)")
_NEXT_ARTICLE = re.compile(
    r"[ \xa0*.;,]{0,6}\n\s{0,12}[#>*| ]{0,9}Điều\s{1,3}(?P<number>[0-9]{1,3})(?P<letter>[a-zđ])[.:]"
)
# What stands before and behind the straight mark that opens a phrase.
_BEFORE_PHRASE = " \xa0\t\n(*"
_OPENS_WORD = re.compile(r"\"[*]{0,4}[^\W_]")
# The straight mark at the beginning of quoted words: `cụm từ "(theo Luật A)"`.
_OPENS_WORDS = re.compile(r'"(?<![^\s(]")(?=[^\W_]|[(])')


class Quotation(NamedTuple):
    """A quotation that begins a line or follows a colon. `is_closed` is False where no mark ends it."""

    start: int
    end: int
    is_closed: bool


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Return the quotations in `text[start:end]` that quote whole lines, in text order.

    A quotation inside a sentence ends with its line or is none of ours: it hides no unit.
    """
    text = with_usual_marks(text)
    if all(text.find(mark, start, end) < 0 for mark in _OPENING + _CLOSING):
        return []
    found: list[Quotation] = []
    opened: int | None = None
    depth = begun = 0
    for match in _QUOTES.finditer(text, start, end):
        if opened is None:
            if match[0] in _OPENING and begins_quotation(text, match.start()):
                opened = begun = match.start()
                depth = 1
            elif match[0] in _CLOSING:
                found += find_unopened(text, found[-1].end if found else start, match)
        elif reopens(text, begun, match):
            begun = match.start()
        elif (lead := lead_of_next(text, opened, match)) is not None:
            found.append(Quotation(opened, lead, is_closed=False))
            opened = begun = match.start()
            depth = 1
        elif (depth := depth_behind(text, match, opened, depth)) == 0:
            found.append(Quotation(opened, match.end(), is_closed=True))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end, is_closed=False))
    return found


def ends_more(view: str, start: int, end: int) -> bool:
    """Tell whether more quotations end than begin in `view[start:end]`: its beginning is quoted, its end is not."""
    if view.count("”", start, end) > view.count("“", start, end):
        return True
    straight = view.count('"', start, end)
    begun = sum(1 for _ in _OPENS_WORDS.finditer(view, start, end)) if straight else 0
    return straight - begun > begun


def next_clause_follows(text: str, opened: int, end: int) -> bool:
    """Tell whether the clause after the one that quotes begins behind `end`, though more marks were opened than closed.

    `51. Bổ sung Điều 9a như sau:` above `“Điều 9a …` and `“1. …”.` goes on with `52.`.
    """
    behind = _NEXT_CLAUSE.match(text, end, end + 40)
    lead = _QUOTING_CLAUSE.search(text, max(0, opened - _LONGEST_LEAD), opened) if behind else None
    is_next = behind and lead and int(behind["number"]) == int(lead["number"]) + 1
    return bool(is_next) and _AMENDING_ARTICLE.search(text, opened, end) is None


def lead_of_next(text: str, opened: int, match: re.Match[str]) -> int | None:
    """Return where the clause begins that quotes next, though the quotation before it never closed; None if none does.

    `1. Khoản 4 được sửa đổi như sau:` above `“4. …` and `2. Điều 4 được bổ sung như sau:` above `“3. …”`.
    """
    if match[0] not in _OPENING or not begins_quotation(text, match.start()):
        return None
    lead = _QUOTING_CLAUSE.search(text, max(opened, match.start() - _LONGEST_LEAD), match.start())
    first = _QUOTING_CLAUSE.search(text, max(0, opened - _LONGEST_LEAD), opened) if lead else None
    is_next = lead and first and int(lead["number"]) == int(first["number"]) + 1
    if lead is None or not is_next or _AMENDING_ARTICLE.search(text, opened, lead.start()):
        return None
    return lead.start() + 1 if _CHANGES.search(lead[0]) else None


def reopens(text: str, begun: int, match: re.Match[str]) -> bool:
    """Tell whether a mark goes on with a quotation each paragraph of which is opened, the last of them at `begun`.

    `“1. Sổ có:` goes on with `“a) Ngày;`. What a quoted article quotes stands below what says that it changes an act.
    """
    at = match.start()
    if match[0] not in "“«" or not _AT_LINE_START.search(text[max(0, at - 40) : at]):
        return False
    if not (begins_quotation(text, at) or _WHOLE_LINE.match(text, at)):
        return False
    if _UNOPENED_UNIT.search(text, begun, at) or text.count("“", begun + 1, at) != text.count("”", begun + 1, at):
        return False
    return not _CHANGES.search(text, max(begun, at - _LONGEST_LEAD), at)


def find_unopened(text: str, reached: int, match: re.Match[str]) -> Iterator[Quotation]:
    """Yield the quotation that a mark closes and whose opening mark is lost: it begins below `… sửa đổi như sau:`.

    The mark ends a line, and nothing opened it since the lead-in, or since `reached`.
    """
    if not _AFTER_CLOSING.match(text, match.end(), match.end() + 9):
        return
    low = max(reached, match.start() - _LONGEST_UNOPENED)
    lead = text.rfind(_SO, low, match.start()) + len(_SO)
    below = _BELOW_LEAD.match(text, lead) if lead >= len(_SO) else None
    if below is None:
        return
    words = " ".join(_BREAK.split(text[max(reached, lead - _LONGEST_LEAD) : lead])[-1].split())
    if _OF_SEVERAL in words[:_LONGEST_BEFORE] or not _CHANGES.search(words):
        return
    opened, closed = (sum(text.count(mark, lead, match.end()) for mark in marks) for marks in ("“«", _CLOSING))
    if closed > opened:
        yield Quotation(below.end(), match.end(), is_closed=True)


def next_article_follows(text: str, opened: int, end: int) -> bool:
    """Tell whether the quotation goes on behind `end` with an article whose mark is lost: `“Điều 9a …”.`, `Điều 9b …`.

    No act has such a number unless another gave it.
    """
    behind = _NEXT_ARTICLE.match(text, end, end + 40)
    first = _QUOTED_ARTICLE.match(text, opened) if behind else None
    return bool(behind and first and behind["number"] == first["number"] and behind["letter"] > first["letter"])


def begins_quotation(text: str, at: int) -> bool:
    """Tell whether the quotation mark at `at` begins a paragraph, follows a colon, or begins a line with a unit."""
    before = text[max(0, at - 40) : at]
    return bool(_BEFORE_OPENING.search(before) or (_AT_LINE_START.search(before) and _QUOTES_UNIT.match(text, at)))


def depth_behind(text: str, match: re.Match[str], opened: int, depth: int) -> int:
    """Return the depth of a quotation behind a mark: 0 where it ends there."""
    depth += depth_change(text, match, opened, depth)
    if depth <= 0:
        return 1 if next_article_follows(text, opened, match.end()) else 0
    return 0 if match[0] in _CLOSING and next_clause_follows(text, opened, match.end()) else depth


def depth_change(text: str, match: re.Match[str], opened: int, depth: int) -> int:
    """Return how a mark changes the depth of a quotation; a straight mark ends only what a straight one opened.

    That one is ended by a curled mark too, where none is open: `"một số vấn đề”`.
    """
    mark = match[0]
    if text[opened] == '"':
        if mark == "”":
            return 0 if is_curled(text, opened, match.start()) else -1
        return straight_change(text, match.start(), opened, depth) if mark == '"' else 0
    if mark == '"':
        return 0
    return 1 if mark in "“«" else -1


def is_curled(text: str, opened: int, at: int) -> bool:
    """Tell whether the curled mark at `at` ends what a curled one began, not long before."""
    low = max(opened, at - _LONGEST_PHRASE)
    return text.count("“", low, at) > text.count("”", low, at)


def straight_change(text: str, at: int, opened: int, depth: int) -> int:
    """Return how the straight mark at `at` changes the depth of a quotation that a straight mark opened.

    It opens a phrase between a blank and a letter, `mô hình "tủ sách"`; what opens a paragraph ends the phrases before.
    Else it ends the phrase, or the quotation: in the same line, or at the end of a later line.
    """
    if _OPENS_WORD.match(text, at) and text[at - 1] in _BEFORE_PHRASE:
        begins = _AT_LINE_START.search(text[max(0, at - 40) : at]) and begins_quotation(text, at)
        return 1 - depth if begins else 1
    is_over = depth > 1 or text.find("\n", opened, at) < 0 or _AFTER_CLOSING.match(text, at + 1, at + 9)
    return -1 if is_over else 0
