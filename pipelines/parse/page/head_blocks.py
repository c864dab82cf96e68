"""The blocks at the top of a text among which letterhead and title are: around the motto, else the first lines."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from pipelines.parse.page.adoption import join_brackets
from pipelines.parse.page.cells import find_head_gaps
from pipelines.parse.page.columns import unfold
from pipelines.parse.page.head_bullets import BULLET, leave_joining_dash, leave_last_bullet, leave_lone_dash
from pipelines.parse.page.head_lines import (
    NUMBER_LABEL,
    STAMP,
    begins_body,
    begins_place_and_day,
    ends_with_number,
    is_whole,
    names_day,
    names_place_and_day,
    opens_block,
    opens_unit,
    unit_openings,
    unit_pattern,
)
from pipelines.parse.page.letter_subjects import join_subjects
from pipelines.parse.page.motto import find_motto
from pipelines.parse.words.kinds import count_kind_words, match_kind
from pipelines.parse.words.lines import Block, Line, join_blocks, join_pairs, read_lines
from pipelines.parse.words.markers import begins_with_mark
from pipelines.parse.words.openings import find_at_openings
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words

# Thành phố Hồ Chí, above Minh: words with capitals, behind what kind of place it is.
_KIND_OF_PLACE = tree_pattern({word.capitalize() for word in mark_words("place")}, " ")
_START_OF_PLACE = re.compile(rf"(?:{_KIND_OF_PLACE})?(?:(?:^| |\.)[A-ZĐÀ-Ỹ][^\W\d_]{{0,7}}){{0,3}}")
_LEADS_TO_FIGURES = (" SỐ", " NGÀY", " THÁNG", " NĂM")
# How many lines a head may take, and how far above the motto it may begin.
_MOST_LINES = 160
_REACH_ABOVE = 800
_REACH_BARE = 4_000
# Buttons for the size of letters, which a page prints above a text: `A- A A+`.
_SIZES = re.compile(r"A[ ]?[-+–]?[ ]{1,3}A[ ]?[-+–]?(?:[ ]{1,3}A[ ]?[-+–]?)?[ \t]{0,8}(?=\n)")


def read_head_blocks(text: str, start: int, stop: int) -> list[Block]:
    """Return the blocks among which letterhead and title are: around the motto, else at the top."""
    unit = first_unit(text, start, stop)
    motto = find_motto(text, start, unit)
    begin = start if motto is None else above(text, start, motto[0])
    reach = stop if motto else min(stop, begin + _REACH_BARE)
    printed_lines: Iterable[Line] = islice(read_lines(text, begin, reach), _MOST_LINES)
    if text.find(BULLET, begin, reach) >= 0:
        printed_lines = leave_last_bullet(printed_lines)
    unfolded = leave_lone_dash(unfold(printed_lines, partial(find_head_gaps, text)))
    lines = map(leave_joining_dash, unfolded)
    blocks = join_subjects(join_brackets(join_places(join_blocks(lines, opens_block, is_whole))))
    return list(end_with_unit(blocks) if motto is None else end_with_body(blocks, motto[0]))


def join_places(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, a place that is broken over two lines joined with its date: `Thành phố Hồ Chí`⏎`Minh, ngày …`."""
    return join_pairs(blocks, goes_on_with_place)


def goes_on_with_place(held: Block, block: Block) -> bool:
    """Tell whether a block ends a place that the one above it begins, and gives its day, or is behind a wide blank."""
    if fills_line(held.words, block.words):
        return True
    return not block.follows_gap and is_start_of_place(held) and names_place_and_day(block.words)


def fills_line(above: str, below: str) -> bool:
    """Tell whether a line was parted at the blank to be filled in: `Số`⏎`-BC/TU`, `Huế, ngày`⏎`tháng 6 năm 2031`.

    So was a title in capitals that ends before figures: `CỦA CHÍNH PHỦ SỐ`⏎`57-CP NGÀY …`.
    """
    if NUMBER_LABEL.fullmatch(above):
        return ends_with_number(f"{above} {below}")
    if below[:1].isdecimal() and above.endswith(_LEADS_TO_FIGURES):
        return True
    return begins_place_and_day(above) and names_place_and_day(f"{above} {below}")


def is_start_of_place(block: Block) -> bool:
    """Tell whether a block may be the first words of a place: one short line of letters, not all capitals."""
    is_short = len(block.lines) == 1 and not block.is_upper and block.words[:1].isupper()
    return is_short and bool(_START_OF_PLACE.fullmatch(block.words)) and not STAMP.fullmatch(block.words)


def end_with_unit(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks up to the first unit below a type in capitals: a motto below it belongs to the signature."""
    has_type = False
    for block in blocks:
        yield block
        if has_type and opens_unit(block.words):
            return
        has_type = has_type or (block.is_upper and is_title(block))


def end_with_body(blocks: Iterable[Block], motto: int) -> Iterator[Block]:
    """Yield the blocks up to the first below the motto that surely begins the body: what follows it is no head."""
    for block in blocks:
        yield block
        if block.start > motto and not block.is_upper and is_body(block.words):
            return


def is_body(words: str) -> bool:
    """Tell whether words in small letters begin the body: an addressee, recital or unit, but no place and date."""
    return (begins_body(words) or begins_with_mark(words)) and not names_day(words)


def first_unit(text: str, start: int, stop: int) -> int:
    """Return where the first Chương or Điều is printed; what comes after it is no letterhead of this document."""
    found = next(find_at_openings(unit_pattern(), unit_openings(), text, start, stop), None)
    return found.start() if found else stop


def above(text: str, start: int, motto: int) -> int:
    """Return where to begin reading above a motto: a line start at most `_REACH_ABOVE` before it, below buttons."""
    begin = max(start, text.rfind("\n", 0, max(start, motto - _REACH_ABOVE)) + 1)
    at = text.rfind("\nA", begin, motto)
    sizes = _SIZES.match(text, at + 1, motto) if at >= 0 else None
    return sizes.end() if sizes else begin


def is_title(block: Block) -> bool:
    """Tell whether a block in capitals begins with a type of document: the title block begins."""
    return count_kind_words(block.words, 4) > 0 or (block.words[1:2] == " " and match_kind(block.words) is not None)
