"""Places within an act: `điểm a khoản 1 Điều 3`, `từ Điều 3 đến Điều 7`, `khoản 2 Điều này`.

A run of units is read as written and then turned into addresses from the largest unit down: `dieu:3/khoan:1/diem:a`.
Several places are joined by ` ; `, a range by `..`; `this_dieu` is the article that the reference stands in.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipelines.parse.citations.addresses import LONGEST_RUN, address_of
from pipelines.parse.citations.cues import Cues
from pipelines.parse.citations.heads import BLANK, BLANK_BACKWARDS, GAP
from pipelines.parse.citations.units import SPELLINGS, UNIT, Unit, find_units, unit_of
from pipelines.parse.model import new_row
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import ordinals


class Pinpoint(NamedTuple):
    """A place printed at [start, end); `address` as in citations.pinpoint, `units` the unit codes it names.

    `is_relative` where it leads to the unit that the reference stands in (`Điều này`).
    """

    address: str
    start: int
    end: int
    units: frozenset[str]
    is_relative: bool


_BETWEEN = re.compile(
    rf"(?:(?<=[.][0-9])[.]|(?<=[.][0-9]{{2}})[.])?"  # 2.1. Mục 2
    rf"{GAP}(?:[,;]{GAP})?(?:(?:và tại|hoặc tại|và|hoặc|&|của|tại|thuộc|trong|vào){GAP})?(?:(?:các|từ|những){GAP})?"
)
# `khoản 1 và bổ sung khoản 1a`
_AND_CHANGES = re.compile(
    rf"{_BETWEEN.pattern}|{BLANK}và{BLANK}(?:sửa đổi, bổ sung|sửa đổi|bổ sung|bãi bỏ)(?:{BLANK}các)?{BLANK}"
)
# `khoản 4 vào sau khoản 3 Điều 23`: what is new stands beside a place of its kind, which itself stays.
_BESIDE = re.compile(rf"{BLANK}(?:vào{BLANK})?(?:ngay{BLANK}|liền{BLANK})?(?:sau|trước){BLANK}")
_BESIDE_WORDS = ("sau ", "sau\n", "trước ", "trước\n")
_BESIDE_ENDS = frozenset(word[-2] for word in _BESIDE_WORDS)
_LONGEST_BESIDE = 80
_MAY_BE_ITEM = re.compile(rf"(?:[ \n]{{1,6}}|{BLANK})(?:[0-9IVX\"“]|này|từ|thứ|[a-zđ](?!\w))|(?=[0-9])")
# `Điều 5.` and no more behind it.
_LABEL = re.compile(rf"(?:Điều|ĐIỀU){BLANK}[0-9]{{1,3}}[a-zđ]?(?=[.:](?![0-9]))")
# What ends the line above, and begins the words of an article.
_STOPS = frozenset(".;")
_SAYS = re.compile(r"[.:][ -]{1,6}[^\W\d_a-zđ]")
_INDENT = 12
_RANK_OF_ARTICLE = 4
_SHORTEST_LIST = 3  # two articles and a chapter
_TAIL = 48
# `Điều 1`: what a clause in short is told by.
_AHEAD = 6
_BEFORE = 120
# Where point, clause and article stand in a run that names one place in another order.
_ORDERS: dict[tuple[str, ...], tuple[int, int, int]] = {
    ("khoan", "diem", "dieu"): (1, 0, 2),
    ("khoan", "dieu", "diem"): (2, 0, 1),
}
# What a line ends with where a place begins the next.
_LEADING_ON = tuple(f"{word}{blank}\n" for word in ("tại", "theo", "của", "và", "hoặc", ",") for blank in ("", " "))
_LONGEST_LEADING = 8
# What may stand between a unit and the next larger one or its document, and the items that are words.
_JOINS = ("và tại", "hoặc tại", "và", "hoặc", "&", "của", "tại", "thuộc", "trong", "vào", "đến", "đến hết", "tới")
_SEVERAL = ("các", "từ", "những")
_ATTACHED = ("kèm theo", "ban hành theo", "Kèm theo", "Ban hành theo")
_JOINING = frozenset(word for words in (*_JOINS, *_SEVERAL) for word in words.split())
_ITEM_WORDS = frozenset(("này", "theo", *(word for ordinal in ordinals() for word in ordinal.split())))


def _backwards(words: Iterable[str]) -> str:
    """Return the pattern text for any of the words, read backwards."""
    return tree_pattern({word[::-1] for word in words}, BLANK_BACKWARDS)


@cache
def _word_backwards() -> str:
    return rf"(?:{_backwards(SPELLINGS)})(?![^\W_])"


@cache
def _this_backwards() -> re.Pattern[str]:
    """Return the pattern for the unit before `này`."""
    return re.compile(BLANK_BACKWARDS + _word_backwards())


@cache
def _before_backwards() -> re.Pattern[str]:
    """Return the pattern for the item that ends a run right before a unit or a document, with its `word` if it has one.

    Between them may stand what joins them, and before `kèm theo` the name of what is attached.
    """
    words = _backwards(ordinals())
    figure = r"(?:[A-ZĐ]{2,8}-)?[a-zđ]{0,2}[0-9.]{0,8}[0-9]"
    within = r"(?:\)[^()\n]{1,30}\([ ]?)?"
    figure = rf"{figure}|[0-9]{{1,3}}[ ]?[.]?[KkĐđ]"  # k2 Đ15
    item = rf"{within}[)\"”]?(?:{figure}|[0-9]?[a-zđ]|[a-zđ]?[IVXLC]{{1,7}}|[A-Z]|{words})[\"“]?(?!\w)|yàn(?!\w)"
    joined = rf"(?:{_backwards(_JOINS)}){BLANK_BACKWARDS}"
    several = rf"(?:{_backwards(_SEVERAL)}){BLANK_BACKWARDS}"
    blanks = r"(?: {0,60}\n {0,3}|[ \n]{0,7})"
    attached = rf"{_backwards(_ATTACHED)}(?!\w)"
    between = rf"(?>(?:{several})?(?:{joined})?(?:[,;]|[.](?=[0-9]{{1,2}}[.]))?{blanks})"
    return re.compile(
        rf"(?>{blanks})(?:{attached}|{between}(?:{item})(?:{BLANK_BACKWARDS}(?P<word>{_word_backwards()}))?)"
    )


def find_pinpoints(view: str, cues: Cues, start: int, end: int, heads: Iterable[int] = ()) -> list[Pinpoint]:
    """Return the runs of units printed in `view[start:end]` (signs folded), in text order.

    A run is looked for where it can be a reference: around an article, before `này`, and before the documents, which
    begin at `heads`. Other runs, such as a clause without article or document, say nothing.
    """
    pinpoints: list[Pinpoint] = []
    run: list[Unit] = []
    reached = start
    for at, is_unit in sorted(_seeds(view, cues, heads)):
        if at < reached:
            continue
        if is_unit and (label := _label(view, max(reached, at - _TAIL), at)):
            reached = label
            continue
        first = _run_start(view, reached, at)
        if first == at and not is_unit:
            continue
        for unit in _units_around(view, first, at, end, is_unit):
            reached = unit.end
            if run and run[-1].items.code == unit.items.code and _is_beside(view, run[-1], unit):
                run[-1] = run[-1]._replace(end=unit.end)
                continue
            if run and (len(run) == LONGEST_RUN or not _BETWEEN.fullmatch(view, run[-1].end, unit.start)):
                pinpoints.append(_join(view, run))
                run = []
            run.append(unit)
        reached = max(reached, at)  # what was no unit before this place is none for the next place either
    if run:
        pinpoints.append(_join(view, run))
    return pinpoints


def find_places(view: str, start: int, end: int) -> list[Pinpoint]:
    """Return the runs of units in `view[start:end]`, whose article stands elsewhere: `khoản 1 và bổ sung khoản 1a`."""
    runs: list[list[Unit]] = []
    reached = start
    for match in find_units(view, start, end):
        unit = unit_of(view, match, end) if match.start() >= reached else None
        if unit is None:
            continue
        reached = unit.end
        last = runs[-1] if runs else []
        if last and _is_beside(view, last[-1], unit):
            last[-1] = last[-1]._replace(end=unit.end)
        elif last and len(last) < LONGEST_RUN and _AND_CHANGES.fullmatch(view, last[-1].end, unit.start):
            last.append(unit)
        else:
            runs.append([unit])
    return [_join(view, run) for run in runs]


def _is_beside(view: str, new: Unit, unit: Unit) -> bool:
    """Return whether a unit only says where the new one of its kind is put: `Điều 5a vào sau Điều 5`."""
    return new.items.code == unit.items.code and _BESIDE.fullmatch(view, new.end, unit.start) is not None


def _label(view: str, low: int, at: int) -> int | None:
    """Return the end of the article at `at` where it is the label of a line, with no unit before it, from `low` on.

    It would be read as a place and then dropped (`citations`); most articles of an act are such.
    """
    begins_line = view[max(low, at - _INDENT) : at].rstrip(" ")[-1:] == "\n" and at - low == _TAIL
    begins_line = begins_line and not goes_on(view, at)
    label = _LABEL.match(view, at) if begins_line else None
    return label.end() if label and (_is_over(view, at, label) or not _item_before(view, low, at)) else None


def _is_over(view: str, at: int, label: re.Match[str]) -> bool:
    """Tell whether a stop ends the line above a label, behind which a title or sentence begins: `khoản 2;`⏎`Điều 2.`"""
    is_stopped = view[max(0, at - _LONGEST_LEADING) : at].rstrip()[-1:] in _STOPS
    return is_stopped and _SAYS.match(view, label.end()) is not None


def goes_on(view: str, at: int) -> bool:
    """Tell whether the line that begins at `at` goes on a sentence that leads to a place: `quy định tại`."""
    return view.endswith(_LEADING_ON, max(0, at - _LONGEST_LEADING), at)


def _item_before(view: str, low: int, at: int) -> re.Match[str] | None:
    """Return what ends a run right before `at`, matched backwards, not before `low`."""
    before = view[low:at]
    words = before.rsplit(None, 2)
    last = words[-1] if words else ""
    if last in _JOINING and len(words) > 2:
        last = words[1]
    if last in _JOINING:
        last = next((word for word in reversed(before.split()) if word not in _JOINING), "")
    if len(last) > 1 and last.islower() and last.isalpha() and last not in _ITEM_WORDS:
        return None  # a plain word, as before most documents
    return _before_backwards().match(before[::-1])


def _seeds(view: str, cues: Cues, heads: Iterable[int]) -> Iterator[tuple[int, bool]]:
    """Yield where runs are looked for, and whether a unit may begin there or one can only end there."""
    for at in cues.articles:
        if _MAY_BE_ITEM.match(view, at + len("điều")):
            yield at, True
    for at in cues.these:
        if match := _this_backwards().match(view[max(0, at - _TAIL) : at][::-1]):
            yield at - match.end(), True
    yield from ((at, False) for at in heads)


def _run_start(view: str, low: int, at: int) -> int:
    """Return where a run of units that goes on to `at` may begin, not before `low`."""
    start = at
    while before := _item_before(view, max(low, start - _TAIL), start):
        if before["word"]:
            start -= before.end()
            continue
        first = next(find_units(view, max(low, start - _BEFORE), start + _AHEAD), None)
        if first is None or first.start() >= start:
            break
        start = first.start()
    is_beside = view[start - 2 : start - 1] in _BESIDE_ENDS and view.endswith(_BESIDE_WORDS, max(low, start - 8), start)
    return _new_start(view, low, start) if is_beside else start


def _new_start(view: str, low: int, at: int) -> int:
    """Return where the new units begin that are put beside the one at `at`, or `at`."""
    for new in find_units(view, max(low, at - _LONGEST_BESIDE), at):
        unit = unit_of(view, new, at)
        if unit and (_BESIDE.fullmatch(view, unit.end, at) or _BETWEEN.match(view, unit.end, at)):
            return unit.start
    return at


def _units_around(view: str, low: int, at: int, end: int, is_unit: bool) -> Iterator[Unit]:
    """Yield the units before `at`, then those from there on that follow each other."""
    reached = low
    for before in find_units(view, low, at + _AHEAD) if low < at else ():
        if reached <= before.start() < at and (unit := unit_of(view, before, end)):
            reached = unit.end
            yield unit
    match = UNIT.match(view, at, end) if is_unit and at >= reached else None
    while match and (unit := unit_of(view, match, end)):
        yield unit
        between = _BETWEEN.match(view, unit.end, end)
        match = UNIT.match(view, between.end(), end) if between else None


def _join(view: str, run: list[Unit]) -> Pinpoint:
    """Return the run as one pinpoint."""
    if len(run) == _SHORTEST_LIST and (ordered := _put_in_order(view, run)):
        alone = address_of(tuple(unit.items for unit in ordered))
        return new_row(Pinpoint, (alone.address, run[0].start, run[-1].end, alone.units, alone.is_relative))
    if len(run) < _SHORTEST_LIST:
        alone = address_of(tuple(unit.items for unit in run))
        return new_row(Pinpoint, (alone.address, run[0].start, run[-1].end, alone.units, alone.is_relative))
    said = [address_of(tuple(unit.items for unit in part)) for part in _parts(view, run)]
    address = " ; ".join(one.address for one in said)
    units = said[0].units.union(*(one.units for one in said[1:]))
    return Pinpoint(address, run[0].start, run[-1].end, units, any(one.is_relative for one in said))


def _put_in_order(view: str, run: Sequence[Unit]) -> list[Unit] | None:
    """Return point, clause and article of one place that is written in another order; None where they are several.

    `khoản 2, điểm a Điều 5` and `khoản 2 Điều 5, điểm a`: a comma or a blank parts them, `và` would make two places.
    """
    first, second, third = run
    order = _ORDERS.get(tuple(unit.items.code for unit in run))
    if order is None or any(len(unit.items.items) > 1 or unit.items.last for unit in run):
        return None
    between = (view[first.end : second.start].strip(), view[second.end : third.start].strip())
    return [run[place] for place in order] if all(sign in ("", ",") for sign in between) else None


def _parts(view: str, run: list[Unit]) -> Iterator[list[Unit]]:
    """Yield the run in parts: behind two articles, a chapter that a comma parts from them does not hold them."""
    part: list[Unit] = []
    articles = 0
    for unit in run:
        if articles > 1 and unit.items.rank < _RANK_OF_ARTICLE and "," in view[part[-1].end : unit.start]:
            yield part
            part, articles = [], 0
        part.append(unit)
        articles += unit.items.rank == _RANK_OF_ARTICLE
    yield part
