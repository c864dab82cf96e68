"""Labels of units within lines: what stands around one shows whether it may begin a line, the numbers whether it does.

The label of a unit stands behind a stop or a title, and a capital follows it; `theo Điều 5.`, `tại khoản 2.` do not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipelines.parse.breaks.chains import find_chained
from pipelines.parse.model import new_row
from pipelines.parse.words.kinds import count_kind_words, names_chapter
from pipelines.parse.words.lines import is_upper
from pipelines.parse.words.markers import (
    KEYWORD_LEVELS,
    Mark,
    complete_words,
    dangling_words,
    markers_by_name,
    order_of,
    read_label,
)
from pipelines.parse.words.quotes import find_quotations
from pipelines.vocab.layout import mark_words, section_markers

_SEQUENCES = ("part", "chapter", "subsection", "section", "article", "capital", "roman", "numbered", "sub_numbered")
_ITEMS = ("dash", "bullet", "plus")
_MARKS = " \xa0*\t\n"
_STOPS = frozenset('.;:!?…”"»])/')
_QUOTES = '“"«('
_OPENS_TEXT = frozenset('“"(«[')
_LABEL_ENDS = ".:-–"
# How long a title may be that stands between two labels, and what it has none of.
_LONGEST_TITLE = 400
_NO_TITLE = re.compile(r"[.](?=\s)")
_NUMBER_OF_PLACE = re.compile(r"(?:\d{1,3}[a-zđ]?|[a-zđ])\Z")
# The blank between two quotations, each a line or more of the act that is amended.
NEXT_QUOTATION = re.compile(r"”[.;,]{0,2}[ \xa0](?=“)")
# What may stand behind the label of an article that no stop ends.
_FIRST_CLAUSE = re.compile(r"1[.)-][ \xa0]")
_NAMES_ITSELF = re.compile(r"\S{1,8}(?:[ \xa0]\S{1,8}){0,3}?[ \xa0]này[ \xa0][^\W\d_A-ZĐ]")
_LONGEST_LOOK = 80
_LONGEST_GAP = 4
_LONGEST_BLANKS = 12
_MOST_UNCLOSED = 10
# `(Ban hành kèm theo Quyết định số …)` below the title of what is appended.
ISSUED_WITH = re.compile(
    r"(?<!\S)\((?:(?:Ban hành )?[Kk]èm|Ban hành) theo [^\W\d_][^()\d]{4,60}[ \xa0]số[ :][^()]{1,300}\)"
)


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label wherever a word may begin; the last group names its marker."""
    names = (*_SEQUENCES, "letter", *_ITEMS)
    either = "|".join(f"{row.pattern}(?P<{row.marker}>)" for row in section_markers() if row.marker in names)
    return re.compile(rf"(?<!\S)(?:{either})")


def find_unit_labels(text: str) -> list[Mark]:
    """Return the labels of a flattened text that begin units: those whose numbers follow one another, and items."""
    hidden = find_quoted(text)
    ends = [end for _, end in hidden]
    labels: list[Mark] = []
    for label in leave_rows(text, find_labels(text)):
        place = bisect_right(ends, label.start)
        if place == len(hidden) or label.start < hidden[place][0]:
            labels.append(label)
    chained = find_chained(labels)
    begun = chained | {place for place, label in enumerate(labels) if not label.order and label.is_apart}
    return [label for place, label in enumerate(labels) if place in begun or heads_items(text, labels, place, begun)]


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Return the spans of quotations that are closed, in order; what another act says opens no unit."""
    view = NEXT_QUOTATION.sub(lambda gap: f"{gap[0][:-1]}\n", text)
    quoted: list[tuple[int, int]] = []
    start = 0
    for _ in range(_MOST_UNCLOSED):
        found = find_quotations(view, start, len(view))
        quoted += [(one.start, one.end) for one in found if one.is_closed]
        if not found or found[-1].is_closed:
            break
        start = found[-1].start + 1
    return quoted


def leave_rows(text: str, labels: Iterable[Mark]) -> Iterator[Mark]:
    """Yield labels without those of rows and cells: what stands behind the head of a table, in an appendix or below.

    A larger heading ends the table: Điều, Chương, Phần, A., I.
    """
    heads = [match.start() for match in table_head().finditer(text)]
    appended = next((match.end() for match in ISSUED_WITH.finditer(text)), len(text))
    begun = 0
    for label in labels:
        if label.marker.level in KEYWORD_LEVELS or label.marker.sequence == "roman":
            begun = label.start
        place = bisect_right(heads, label.start)
        if begun == label.start or label.start < appended or place == 0 or heads[place - 1] < begun:
            yield label


@cache
def table_head() -> re.Pattern[str]:
    """Return the pattern of the head of a table's first column, and the capital of the next."""
    columns = "|".join(map(re.escape, mark_words("first_column")))
    return re.compile(rf"(?<!\S)(?i:{columns})[ \xa0](?=[^\W\d_a-zđ])")


def find_labels(text: str) -> Iterator[Mark]:
    """Yield the labels that may begin a line; `is_apart` says that a stop stands before it."""
    above: Mark | None = None
    for match in label_pattern().finditer(text):
        label = read(text, match, above.end if above else 0)
        if may_begin(text, label, above):
            yield label
            if label.marker.marker == "roman" and label.number and len(label.number) == 1:
                yield as_capital(label)  # C. behind B. is a letter
            if label.order or label.is_apart:
                above = label


def read(text: str, match: re.Match[str], reached: int) -> Mark:
    """Return the label that `match` found; the one before it ends at `reached`. Right behind that nothing is broken."""
    start, end = match.span()
    marker, label, number, order = read_label(match.lastgroup or "", match[0])
    before = text[max(0, start - _LONGEST_LOOK) : start]
    said = before.rstrip(_MARKS)
    is_apart = not said or said[-1] in _STOPS or "\n" in before[len(said) :]
    is_next = reached > 0 and stands_right_behind(text, reached, start)
    return new_row(
        Mark, (marker, label, number, order, start, end, is_apart, not (is_apart or is_next) and refers(said))
    )


def stands_right_behind(text: str, end: int, start: int) -> bool:
    """Tell whether nothing but blanks stands between the label that ends at `end` and the one at `start`."""
    return start - end <= _LONGEST_BLANKS and not text[end:start].strip(_MARKS)


def as_capital(label: Mark) -> Mark:
    """Return a Roman number of one sign as the capital letter that it may be."""
    capital = markers_by_name()["capital"]
    return label._replace(marker=capital, order=order_of(capital.sequence, label.number))


def may_begin(text: str, label: Mark, above: Mark | None) -> bool:
    """Tell whether a label may begin a line, by what stands before and behind it; the label before is `above`."""
    behind = text[label.end : label.end + _LONGEST_LOOK].strip(_MARKS)
    if not behind or label.is_broken:
        return False
    if label.marker.level in KEYWORD_LEVELS and label.marker.marker != "capital":
        return heads_unit(text, label, behind, above)
    first = behind[0]
    opens = first.isupper() or first.isdigit() or first in _OPENS_TEXT
    if label.marker.marker == "letter" or not label.order:
        opens = opens or first.isalpha()
    return opens and (label.is_apart or is_below(label, above) or stands_behind_title(text, label, above))


def is_below(label: Mark, above: Mark | None) -> bool:
    """Tell whether a label is the first of a list below the label before: 11.1. below 11."""
    if above is None or label.marker.sequence != "decimal" or label.order[-1] != 1:
        return False
    return label.order[:-1] == above.order[: len(label.order) - 1]


def heads_unit(text: str, label: Mark, behind: str, above: Mark | None) -> bool:
    """Tell whether the label of an article or larger unit heads it: a stop ends it, or a title in capitals follows."""
    is_article = label.marker.level == "article"
    is_bare = above is not None and stands_right_behind(text, above.end, label.start)
    if is_article and above and above.marker.level != "article" and is_bare:
        return False  # `2. Điều 3: …` speaks of an article
    if label.label[-1] in _LABEL_ENDS:
        return behind[0].isupper() or (is_article and (behind[0].isdigit() or behind[0] in _OPENS_TEXT))
    if not is_article and " ".join(behind.split()[:2]).isupper():
        return True
    is_over = label.is_apart or is_upper(last_word(text, label.start))
    if is_article and (_FIRST_CLAUSE.match(behind) or _NAMES_ITSELF.match(behind)):
        return is_over
    if not is_article and names_chapter(behind):
        return is_over
    return is_over and behind[0].isupper() and not count_kind_words(behind, 3)


def last_word(text: str, at: int) -> str:
    """Return the word before `at`."""
    return text[max(0, at - _LONGEST_LOOK) : at].rstrip(_MARKS).rpartition(" ")[2]


def refers(said: str) -> bool:
    """Tell whether words before a label need it as part of a reference: `theo`, `khoản 2`, a comma."""
    words = [word.lstrip(_QUOTES) for word in said[-40:].lower().split()]
    if not words or " ".join(words[-2:]) in complete_words():
        return False
    if said.endswith(",") or words[-1] in dangling_words() or " ".join(words[-2:]) in dangling_words():
        return True
    return len(words) > 1 and words[-2] in dangling_words() and bool(_NUMBER_OF_PLACE.fullmatch(words[-1]))


def stands_behind_title(text: str, label: Mark, above: Mark | None) -> bool:
    """Tell whether only a title stands between the label before and this one."""
    reached = above.end if above else 0
    if label.start - reached > _LONGEST_TITLE:
        return False
    title = text[reached : label.start].strip(_MARKS + _QUOTES)
    return (not title or title[0].isupper()) and not _NO_TITLE.search(title)


def heads_items(text: str, labels: Sequence[Mark], place: int, begun: set[int]) -> bool:
    """Tell whether the first item of a list stands right behind a title: another like it follows, behind a stop."""
    label = labels[place]
    if label.order or place == 0 or place + 1 == len(labels) or place - 1 not in begun or not labels[place - 1].order:
        return False
    following = labels[place + 1]
    is_announced = text[max(0, following.start - _LONGEST_GAP) : following.start].rstrip(_MARKS).endswith(":")
    return following.marker is label.marker and following.is_apart and not is_announced
