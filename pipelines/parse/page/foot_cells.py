"""The cells of a foot: recipients and titles side by side, and titles and a name in one line, taken apart."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from pipelines.parse.page.cells import find_title_gaps
from pipelines.parse.page.columns import Row, unfold
from pipelines.parse.words.lines import MARKS, Line, is_upper
from pipelines.parse.words.persons import find_capital_name, is_person, is_person_in_capitals
from pipelines.parse.words.phrases import tree_pattern
from pipelines.parse.words.prefixes import office_pattern, prefix_pattern
from pipelines.vocab.layout import mark_words

_SIGNED_HERE = re.compile(
    r"\*{0,3}(?:[(\[]?[ĐÐđð]ã\s{1,3}ký(?:[^()\n]{0,24}[)\]]\s{0,3}:?|\s{0,3}:|(?=[\s*]{1,5}[A-ZĐ]))"
    r"|\([Kk]ý[ ,][^()\n]{2,40}\))[\s*]{0,6}"
)
_SIGNED_BEHIND = re.compile(r"[ \xa0]{1,9}\([ĐÐđð]ã[ \xa0]{1,3}ký\)\Z")
# A name and the last of the recipients beside it: `Lê Thí Dụ- Lưu: VT.`
_ITEM = rf"[-–] ?{tree_pattern(mark_words('opens_recipient'), ' ')}[ :,;].{{0,200}}"
_ITEM_BEHIND = re.compile(rf"(?P<name>[^\d:;,.–-]{{5,40}}?)[ ]{{0,60}}(?P<item>{_ITEM})")
_LONGEST_SIGNATURE = 240


def part_cells(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines of a foot with one cell each, titles and names apart."""
    return part_names(unfold(lines, find_title_gaps, partial(find_column, text)))


def find_column(text: str, line: Line, above: Row) -> int | None:
    """Return the column of the first cell of a line: as many pipes, tabs or columns of the row above stand before it.

    None where one blank parts the cells of that row, so that columns have no place.
    """
    before = text[text.rfind("\n", 0, line.start) + 1 : line.start]
    if "|" in before:
        return before.lstrip(MARKS.replace("|", "")).removeprefix("|").count("|")
    if "\t" in before:
        return before.count("\t")
    cells = [(column, cell[0].start) for column, cell in enumerate(above) if cell]
    if len(cells) < 2:
        return None
    between = text[above[cells[-2][0]][-1].end : cells[-1][1]]
    if "\t" in between:
        return int(before != "")  # a tab alone in its line is read as a blank
    first = text.rfind("\n", 0, cells[0][1]) + 1
    is_wide = "  " in between
    return max((column for column, begin in cells if begin - first <= len(before) + 1), default=0) if is_wide else None


def part_names(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, those as two that hold titles in capitals and a name: `KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Thí Dụ`.

    Of `Đã ký: Lê Thí Dụ` the name is left, and so it is of `LÊ THÍ DỤ (đã ký)`.
    """
    for line in map(leave_signed, lines):
        signed = _SIGNED_HERE.match(line.content)
        if signed and is_person(line.content[signed.end() :]):
            yield line._replace(start=line.start + signed.end(), content=line.content[signed.end() :])
            continue
        before = _ITEM_BEHIND.match(line.content) if "-" in line.content or "–" in line.content else None
        if before and is_person(before["name"]):
            yield line._replace(end=line.start + before.end("name"), content=before["name"])
            yield line._replace(start=line.start + before.start("item"), content=before["item"], follows_gap=False)
            continue
        found = name_in_line(line.content) if len(line.content) < _LONGEST_SIGNATURE else None
        if found is None:
            yield line
            continue
        title_end, at = found
        title = line.content[:title_end].rstrip(MARKS)
        yield line._replace(end=line.start + len(title), content=title)
        yield Line(line.start + at, line.end, line.content[at:], line.is_bold, follows_gap=False)


def leave_signed(line: Line) -> Line:
    """Return a line without the `(đã ký)` that stands behind a name in it, alone or behind titles."""
    signed = _SIGNED_BEHIND.search(line.content) if line.content.endswith(")") else None
    if signed is None:
        return line
    name = line.content[: signed.start()]
    is_signed = is_name(name) or name_in_line(name) is not None
    return line._replace(end=line.start + len(name), content=name) if is_signed else line


def is_name(words: str) -> bool:
    """Tell whether words have the shape of a person's name, in small letters or capitals."""
    return is_person(words) or is_person_in_capitals(words)


def name_in_line(words: str) -> tuple[int, int] | None:
    """Return where titles in capitals end and the name begins that ends their line; None where none does."""
    begins = prefix_pattern().match(words) or office_pattern().match(words)
    if begins is None:
        return None
    small = next((place for place, letter in enumerate(words) if letter.islower()), None)
    if small is None:
        at = find_capital_name(words)
        return None if at is None else (at, at)
    at = words.rfind(" ", 0, small) + 1
    signed = _SIGNED_HERE.match(words, at)
    name = signed.end() if signed else at
    if at > 0 and is_upper(words[:at]) and is_person(words[name:]):
        return at, name
    is_capital = signed is not None and at > 0 and is_upper(words[:at]) and is_person_in_capitals(words[name:])
    return (at, name) if is_capital else None
