"""Whether a dash, bullet or plus at a line start opens an item, or joins two words that the page broke apart.

And whether a label says anything: alone in a cell it does not.
"""

import re
from functools import cache

from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.lines import MARKS
from pipelines.parse.words.markers import Mark
from pipelines.vocab.layout import mark_words
from pipelines.vocab.records import issuing_bodies

_MARKS_AND_BREAKS = MARKS + "\n"
_LONG_DASH = "—"
_LONGEST_JOINED = 40
# `2021`⏎`- 2025`, `01/7/2024`⏎`- 31/12/2024`.
_YEAR_BEFORE = re.compile(r"(?<!\d)\d{4}\Z")
# `- 2 -` alone in its line is the number of a page.
_PAGE_NUMBER = re.compile(r"[ \xa0]?\d{1,4}[ \xa0]?[-–—][ \t\xa0]{0,20}(?:\n|\Z)")
_DATE_BEHIND = re.compile(r"[ \xa0]?(?:\d{1,2}/){0,2}\d{4}(?!\d)")
# `Ninh Bình`⏎`- Hải Phòng`: two words with capitals on each side.
_NAME_BEFORE = re.compile(r"(?<!\S)[^\W\d_a-z][^\W\d_]{0,6} [^\W\d_a-z][^\W\d_]{0,6}\Z")
_NAME_BEHIND = re.compile(r"[ \xa0]?(?P<name>[^\W\d_a-z][^\W\d_]{0,6} [^\W\d_a-z][^\W\d_]{0,6})(?![\w:-])")


def opens_item(text: str, mark: Mark, end: int) -> bool:
    """Tell whether a dash, bullet or plus opens an item: `chính trị⏎- xã hội` is one broken phrase."""
    at = mark.end
    if at + 1 < end and ((text[at] == " " and text[at + 1].isupper()) or text[at] == "\t"):
        return True  # as nearly all do
    if mark.label == _LONG_DASH and text[at : at + 1] == "\n":
        return False  # a drawn line
    following = text[at : min(end, at + 8)].lstrip(_MARKS_AND_BREAKS)
    if following[:1].isdigit() and _PAGE_NUMBER.match(text, at, end):
        return False
    if not following or (not mark.is_apart and following[0].islower()):
        return False
    return text[at : at + 1] in " \xa0\n" or following[0].isupper()


def joins_words(text: str, mark: Mark, *, in_list: bool) -> bool:
    """Tell whether a dash stands between two years, halves of a name or names of places; `in_list`: of dashes."""
    if mark.label not in "-–":
        return False
    before = text[max(0, mark.start - _LONGEST_JOINED) : mark.start].rstrip(_MARKS_AND_BREAKS)
    if _YEAR_BEFORE.search(before):
        return _DATE_BEHIND.match(text, mark.end) is not None
    is_half = ends_half(before, text[mark.end : mark.end + _LONGEST_JOINED])
    if is_half or in_list:
        return is_half
    if parts_capitals(text, mark):
        return True
    if not _NAME_BEFORE.search(before):
        return False
    name = _NAME_BEHIND.match(text, mark.end)
    return name is not None and are_capitalised(name["name"]) and not opens_with("charged", name["name"])


def ends_half(before: str, behind: str) -> bool:
    """Tell whether a dash joins the halves of a known name: `Sở Lao động`⏎`- Thương binh và Xã hội`."""
    above, below = fold_name(before), fold_name(behind.lstrip(_MARKS_AND_BREAKS))
    return any(above.endswith(first) and below.startswith(second) for first, second in halves_of_names())


@cache
def halves_of_names() -> frozenset[tuple[str, str]]:
    """Return what stands on each side of the dash in names, folded."""
    bodies = (name for body in issuing_bodies() for name in (body.issuing_body, *body.aliases))
    parted = (fold_name(name).partition(" - ") for name in (*bodies, *mark_words("joined_name")))
    pairs = ((first.split()[-2:], second.split()[:2]) for first, dash, second in parted if dash)
    return frozenset((" ".join(first), " ".join(second)) for first, second in pairs)


def parts_capitals(text: str, mark: Mark) -> bool:
    """Tell whether a dash begins the second line of a title in capitals, and no list: `NHẬP KHẨU`⏎`- XUẤT KHẨU`."""
    above = text.rfind("\n", 0, max(0, mark.start - 1)) + 1
    line = text.rfind("\n", above, mark.start)
    title = text[above:line].strip(_MARKS_AND_BREAKS)
    if line < 0 or not title.isupper() or title.endswith(":"):
        return False
    stop = text.find("\n", mark.end)
    stop = len(text) if stop < 0 else stop
    is_list = text[stop : stop + 12].lstrip(_MARKS_AND_BREAKS)[:1] in "-–"
    return text[mark.end : stop].isupper() and not is_list


def are_capitalised(words: str) -> bool:
    """Tell whether each word begins with a capital and goes on in small letters."""
    return all(word[:1].isupper() and not word[1:].isupper() for word in words.split())


def says_nothing(text: str, mark: Mark, end: int) -> bool:
    """Tell whether the label stands alone before a table pipe or the end: a cell, not a unit."""
    at = mark.end
    if at + 1 < end and text[at] == " " and text[at + 1].isalnum():
        return False  # as nearly all do
    following = text[at : min(end, at + 40)].lstrip(" \t\xa0*")
    return not following or following.startswith(("\n|", "|", "\n\n|"))
