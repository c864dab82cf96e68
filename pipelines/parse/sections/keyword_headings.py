"""Whether a line that begins with Phần, Chương, Mục or Điều is a heading or prose."""

import re

from pipelines.parse.sections.places import Place
from pipelines.parse.words.kinds import kinds_by_name, match_kind, names_chapter
from pipelines.parse.words.lines import MARKS, is_upper
from pipelines.parse.words.markers import Mark

# A line of a summary, no heading: `Chương I. Quy định chung (từ Điều 1 đến Điều 3);`.
_SUMMARY = re.compile(r"gồm (?:có )?\d{1,3}\s{1,3}[ĐÐđ]iều|[Tt]ừ\s{1,3}[ĐÐ]iều\s{1,3}\d{1,3} đến|;\Z")
# `Điều 2 Sắc lệnh số 7 ngày …`: a place in another act.
_NUMBERED = re.compile(r"(?P<kind>[^\W\d_][^\d.;:,\n]{1,40}?)\ssố:?\s?\d", re.IGNORECASE)
_LONGEST_LOOK, _LONGEST_ABOVE = 400, 80


def reads_as_heading(text: str, mark: Mark, end: int) -> bool:
    """Tell whether a keyword label begins a unit and not a sentence: `Điều 5 của Luật này` does not."""
    is_stopped = mark.label[-1] in ".:-–"
    if is_stopped and mark.marker.level == "article":
        return True
    reach = min(end, mark.end + _LONGEST_LOOK)  # a line may hold thousands of labels
    stop = text.find("\n", mark.end, reach)
    rest = text[mark.end : reach if stop < 0 else stop].strip(MARKS)
    if is_stopped:
        return not _SUMMARY.search(rest)
    if not rest:
        return True
    if rest[0] in ",;)" or rest[0].islower():
        return False
    return is_upper(rest[:200]) or (mark.is_apart and not refers(mark, rest))


def reads_as_title(text: str, mark: Mark, end: int) -> bool:
    """Tell whether what stands in the line of a label above articles may be its title: a capital begins it."""
    rest = text[mark.end : min(end, mark.end + _LONGEST_LOOK)].partition("\n")[0].strip(MARKS)
    return mark.marker.level != "article" and rest[:1].isupper() and not refers(mark, rest)


def refers(mark: Mark, rest: str) -> bool:
    """Tell whether a label and the words behind it refer to an act: `Điều 3 Nghị định …`.

    `Chương I Quy định chung` has a title.
    """
    is_title = mark.marker.level != "article" and names_chapter(rest)
    return not is_title and names_kind(rest)


def follows_bare(text: str, place: Place, end: int) -> bool:
    """Tell whether an article whose stop a scanner lost begins: `Điều 2 Công bố …` behind `Điều 1 Giao …`.

    The first stands below a line in capitals: QUYẾT ĐỊNH. Another may say `Điều 2 Quyết định này …` where the line
    before is over.
    """
    mark = place.unit.mark
    if mark.marker.level != "article" or not (mark.label[-1].isdigit() and place.continues):
        return False
    rest = text[mark.end : min(end, mark.end + _LONGEST_LOOK)].partition("\n")[0].strip(MARKS)
    if not rest[:1].isupper():
        return False
    if names_kind(rest) and (names_numbered(rest) or not (place.sibling and mark.is_apart)):
        return False
    if place.sibling:
        return place.sibling.mark.label[-1].isdigit()
    above = text[max(0, mark.start - _LONGEST_ABOVE) : mark.start].rstrip(MARKS + "\n")
    return mark.order[:1] == (1,) and is_upper(above.rpartition("\n")[2].strip(MARKS))


def names_kind(rest: str) -> bool:
    """Tell whether the words begin with a type of document: `Điều 3 Nghị định …` refers to one."""
    words = rest.lower().split()[:3]
    return any(" ".join(words[:count]) in kinds_by_name() for count in range(1, len(words) + 1))


def names_numbered(rest: str) -> bool:
    """Tell whether the words begin with an act by its number; `Quyết định này thay Quyết định số 7` does not."""
    numbered = _NUMBERED.match(rest)
    return numbered is not None and match_kind(numbered["kind"]) is not None
