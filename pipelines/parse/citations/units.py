"""One unit of a place as it is printed: `các điểm a, b`, `từ khoản 2 đến khoản 4`, `Điều này`, `Mẫu số 3`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.parse.citations.addresses import LONGEST_RUN, Items
from pipelines.parse.citations.heads import BLANK, GAP
from pipelines.parse.model import new_row
from pipelines.parse.words.phrases import spellings, tree_pattern
from pipelines.vocab import read_vocabulary
from pipelines.vocab.layout import ordinals
from pipelines.vocab.records import citation_words


class Unit(NamedTuple):
    """Items printed at [start, end)."""

    items: Items
    start: int
    end: int


@cache
def _unit_words() -> dict[str, tuple[str, int]]:
    return {row["word"]: (row["code"], int(row["rank"])) for row in read_vocabulary("pinpoint_units")}


@lru_cache(maxsize=1 << 10)
def _unit_named(printed: str) -> tuple[str, int]:
    return _unit_words()[" ".join(printed.lower().split())]


SPELLINGS = spellings(_unit_words())
_WORDS = tree_pattern(SPELLINGS, BLANK)
_END = r"(?![\w%]|[.,/][0-9])"
# 12, 12a, 2đ, 4.1; Roman numbers, also II.7, and capitals; ordinals in words; letters of points, also quoted.
_FIGURE = r"(?![0-9]{4})[0-9](?:[0-9.]{0,8}[0-9])?[a-zđ]{0,2}"
_ORDINAL = f"thứ {tree_pattern(ordinals(), ' ')}"
_ROMAN = "[IVXLC]{1,7}[a-zđ]?(?:[.][0-9]{1,2})?"
_BRACKET = r"\)(?=,? (?:[Kk]hoản|[Đđ]iều)[ ]|(?:,| và) [a-zđ]\))"  # điểm a), b) khoản 1
_LETTER = rf"[\"“]?[a-zđ][0-9]?(?:[\"”]|{_BRACKET})?"
_ITEM = rf"(?:số{BLANK})?(?:{_FIGURE}(?:-[A-ZĐ]{{2,8}})?|{_ROMAN}|[A-Z]|{_ORDINAL}|{_LETTER}){_END}"
# `điểm c khoản 6, c khoản 8`: a point that goes on a list; `k2 Đ15`: clauses and articles as people shorten them.
_BARE = r"(?:(?<=[,;] )|(?<=và )|(?<=hoặc ))(?P<bare>[a-zđ])(?= khoản [0-9])"
_CLAUSE = r"[Kk][.]?[ ]?[0-9]{1,2}(?=,? [Đđ](?:[.]?[ ]?[0-9]|iều[ ]))"
_ARTICLE = r"(?<!iểm )[Đđ][.]?[0-9]{1,3}[a-zđ]?(?!\w|[.,/-][0-9])"
_SHORT = rf"(?P<short>{_CLAUSE}|{_ARTICLE})"
# The group `word` is empty and ends the word: so the pattern begins with plain letters, which the search skips to.
_WORDED = rf"(?:{_WORDS})(?P<word>)(?:{BLANK}|(?=[0-9]))(?:từ{BLANK})?(?P<item>này(?!\w)|{_ITEM})"
UNIT = re.compile(rf"{_WORDED}|{_BARE}|{_SHORT}")
_WITH_WORD = re.compile(_WORDED)
# What every unit without its word has: few windows hold it.
_BEHIND_BARE = " khoản "
_OF_BARE = re.compile(rf"{_BEHIND_BARE}(?:(?<=[,;] .{_BEHIND_BARE})|(?<=và .{_BEHIND_BARE})|(?<=hoặc .{_BEHIND_BARE}))")
_OF_SHORT = re.compile(r"[0-9](?:(?<=[KkĐđ].)|(?<=[KkĐđ][. ].)|(?<=[Kk][.][ ].))")
_NEXT_ITEM = re.compile(rf"(?:{GAP}[,;]{GAP}(?:(?:và|hoặc){BLANK})?|{BLANK}(?:và|hoặc){BLANK})(?P<item>{_ITEM})")
_TO_ITEM = re.compile(rf"{GAP}(?:đến|tới){GAP}(?:hết{BLANK})?(?:(?P<word>{_WORDS}){GAP})?(?P<item>{_ITEM})")
# `Điều 622-623`
_DASH_TO_ITEM = re.compile(r"[ ]?-[ ]?(?P<item>[0-9]{1,3})(?![\w%/-]|[.,][0-9])")
_APPENDIX = re.compile(rf"{GAP}(?:của{GAP}|,{GAP})?(?:[Pp]hụ lục|PHỤ LỤC)(?!\w)(?!{GAP}(?:số )?[0-9IVX])")
# `khoản 1(đ)`, `Điểm 10 (10.5)`, `Điều 12 (Khoản 2)`: what is in brackets, and what it names by what holds it.
_WITHIN = re.compile(
    rf"[ ]?\((?:(?P<letter>[a-zđ])(?=[)])|(?P<figure>{_FIGURE})(?=[)])|(?=(?:[Kk]hoản|[Đđ]iểm|[Tt]iết)[ ]))"
)
_HOLDERS = {"dieu": "khoan", "khoan": "diem", "diem": "tiet"}
_SMALLEST = {"dieu": "diem"}
# Units whose items are figures, so a letter behind them is a point.
_NUMBERED = frozenset(("dieu", "khoan"))
# `khoản 2 tỷ đồng` is a sum, `điều 5 năm` no article.
_QUANTITY = re.compile(rf"{GAP}{tree_pattern(citation_words('quantity'), ' ')}(?!\w)")
# What may follow an item in its unit, or make it none: another item, a range, an appendix, a quantity.
_FIRST_OF_QUANTITY = tree_pattern({words.split()[0] for words in citation_words("quantity")}, " ")
_GOES_ON = re.compile(rf"[ ]?-[ ]?[0-9]|{GAP}(?:[,;]|và|hoặc|đến|tới|của|phụ|Phụ|PHỤ|{_FIRST_OF_QUANTITY})")


def find_units(view: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what `UNIT.finditer(view, start, end)` yields; those without a word are looked for where they can be."""
    has_bare = view.find(_BEHIND_BARE, start, end) >= 0 and _OF_BARE.search(view, start, end) is not None
    is_short = has_bare or _OF_SHORT.search(view, start, end) is not None
    return (UNIT if is_short else _WITH_WORD).finditer(view, start, end)


def word_of(match: re.Match[str]) -> str:
    """Return the word of a unit that has one."""
    return match.string[match.start() : match.end("word")]


def unit_of(view: str, match: re.Match[str], end: int) -> Unit | None:
    """Return the unit, None for what is none: the end of a longer word, or a quantity."""
    start, stop = match.span()
    if start > 0 and view[start - 1].isalnum():
        return None
    if match["word"] is None:
        return _unit_in_short(match)
    if "(" in view[stop : stop + 2] and (within := _unit_within(view, match, end)):
        return within
    if not _GOES_ON.match(view, stop):
        code, rank = _unit_named(word_of(match))
        items = new_row(Items, (code, rank, (_clean(match["item"]),), None))
        return new_row(Unit, (items, start, stop))
    return None if _QUANTITY.match(view, stop) else _read_unit(view, match, end)


def _unit_in_short(match: re.Match[str]) -> Unit:
    """Return the unit that is printed without its word: `c` before a clause, `k2`, `Đ15`."""
    short = match["short"]
    word = "điểm" if short is None else "khoản" if short[0] in "Kk" else "điều"
    code, rank = _unit_named(word)
    return Unit(Items(code, rank, (match["bare"] or short[1:].strip(". "),), None), *match.span())


def _unit_within(view: str, match: re.Match[str], end: int) -> Unit | None:
    """Return the unit that brackets behind another name within it."""
    code, rank = _unit_named(word_of(match))
    inner = _WITHIN.match(view, match.end(), end) if code in _HOLDERS else None
    if inner is None:
        return None
    item, at = _clean(match["item"]), inner.end()
    named, smaller = _HOLDERS[code], _smaller_unit(view, at, end) if inner.lastgroup is None else None
    if inner["figure"]:
        named, items = code, [one for one in (inner["figure"],) if one.startswith(f"{item}.")]
    elif inner["letter"]:
        named, items = _SMALLEST.get(code, named), [f"{code}:{item}/{inner['letter']}"]
    else:
        is_held = smaller is not None and smaller.items.code == named
        items = [f"{code}:{item}/{one}" for one in smaller.items.items] if smaller and is_held else []
        at = smaller.end if smaller else at
    return Unit(Items(named, rank, tuple(items), None), match.start(), at + 1) if items and view[at] == ")" else None


def _smaller_unit(view: str, at: int, end: int) -> Unit | None:
    """Return the unit or list of units at `at`, None where it is a range."""
    match = UNIT.match(view, at, end)
    unit = _read_unit(view, match, end) if match and match["word"] is not None else None
    return unit if unit and unit.items.last is None and unit.end < end else None


def _read_unit(view: str, match: re.Match[str], end: int) -> Unit:
    code, rank = _unit_named(word_of(match))
    items, last, at = [_clean(match["item"])], None, match.end()
    to = _TO_ITEM.match(view, at, end)
    if to and (to["word"] is None or to["word"].lower() == word_of(match).lower()):
        last, at = _clean(to["item"]), to.end()
    elif code in _NUMBERED and (dash := _DASH_TO_ITEM.match(view, at, end)) and _is_range(items[0], dash["item"]):
        last, at = dash["item"], dash.end()
    while last is None and items[0] != "this" and len(items) < LONGEST_RUN:
        more = _NEXT_ITEM.match(view, at, end)
        if more is None or _QUANTITY.match(view, more.end()) or (code in _NUMBERED and more["item"].isalpha()):
            break
        items.append(_clean(more["item"]))
        at = more.end()
    if code == "mau" and (appendix := _APPENDIX.match(view, at, end)):
        items, at = [f"phuluc/{item}" for item in items], appendix.end()
    return Unit(Items(code, rank, tuple(items), last), match.start(), at)


def _is_range(first: str, last: str) -> bool:
    """Tell whether two figures joined by a dash are a range: `Điều 622-623`."""
    return first.isdigit() and int(first) < int(last)


def _clean(item: str) -> str:
    """Return an item without quotation marks and `số`; the current unit is `this`."""
    if item.isdigit():
        return item
    bare = item.strip('"“”) ').removeprefix("số").lstrip()
    return "this" if bare == "này" else bare
