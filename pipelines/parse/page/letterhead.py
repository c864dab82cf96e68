"""The letterhead: bodies, number, place and date above the title, in whichever order the two cells were flattened."""

import re
from collections.abc import Sequence
from itertools import dropwhile, islice
from typing import NamedTuple

from pipelines.parse.model import Evidence, Issue
from pipelines.parse.page.adoption import names_adoption
from pipelines.parse.page.authority import begins_with_body
from pipelines.parse.page.cells import OF
from pipelines.parse.page.head_blocks import is_title, read_head_blocks
from pipelines.parse.page.head_dates import date_witnesses
from pipelines.parse.page.head_lines import (
    LONGEST_PART,
    STAMP,
    begins_body,
    name_part,
    names_day,
    tells_of_day,
)
from pipelines.parse.page.head_numbers import Seen, read_number_block
from pipelines.parse.page.letter_subjects import is_plain_subject
from pipelines.parse.page.listing_labels import heads_columns
from pipelines.parse.page.page_title import is_page_title
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.lines import Block, is_upper, printed
from pipelines.parse.words.markers import begins_with_mark
from pipelines.parse.words.numbers import find_numbers
from pipelines.vocab.layout import mark_words

_DAY_NEXT = re.compile(r"[\s,]{0,4}NGÀY\s{1,3}\d")
# Số 38-NQ/TW, ngày 30 tháng 9 năm 1961.
_NUMBER_AND_DAY = re.compile(r"\w[\s,]{1,4}(?:ngày|NGÀY) \d")
_SUBJECT, _ABOUT = "Về ", ("V/v ", "V/v:")
# A number of figures alone behind the type: SẮC LỆNH SỐ 47 NGÀY …
_BARE_NUMBER = re.compile(r" SỐ:? \d{1,4}(?=,? NGÀY )")
_NUMBER_AT_END = re.compile(r" SỐ:? \d{1,4}(?:[/-][^\s]{1,30})?\Z")
# How long a name may be.
_LONGEST_NAME, _LONGEST_ABOUT = 160, 500
# How long a date behind a number may be: NGÀY 20 THÁNG 5 NĂM 1957.
_LONGEST_DATE = 30
_MOST_ABOVE = 6


class Letterhead(NamedTuple):
    """What stands above the title. `bodies` are names as blocks, superior first; `below` are the blocks that follow.

    `start` is None where there is no letterhead; `about` is the subject of an official letter (V/v); `above` are the
    blocks that stand over it: some copies print the title there.
    """

    start: int | None
    end: int
    bodies: tuple[Block, ...]
    about: Block | None
    witnesses: tuple[Evidence, ...]
    issues: tuple[Issue, ...]
    below: tuple[Block, ...]
    above: tuple[Block, ...]


def read_letterhead(text: str, start: int, stop: int) -> Letterhead:
    """Return the letterhead of the document in `text[start:stop]` and the blocks below it."""
    blocks = read_head_blocks(text, start, stop)
    first = find_first(blocks)
    count = first
    bodies: list[Block] = []
    about: Block | None = None
    witnesses: list[Evidence] = []
    issues: list[Issue] = []
    while count < len(blocks) and (seen := judge_block(text, blocks, count)) is not None:
        is_over = is_said(witnesses, bodies, is_titled=stands_below_title(blocks, first))
        if seen.is_body and is_over and not begins_with_body(blocks[count].words):
            break
        witnesses.extend(seen.witnesses)
        issues.extend(seen.issues)
        about = blocks[count] if seen.is_about and about is None else about
        if seen.is_body:
            bodies.append(blocks[count])
        count += seen.taken
    begin = blocks[first].start if count > first else None
    end = blocks[count - 1].end if count > first else start
    over = tuple(blocks[max(0, first - _MOST_ABOVE) : first]) if count > first else ()
    return Letterhead(begin, end, tuple(bodies), about, tuple(witnesses), tuple(issues), tuple(blocks[count:]), over)


def stands_below_title(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether the block at `place` is a title, or stands right below one: copies print number and day there."""
    above = blocks[place - 1] if place else None
    is_below = above is not None and above.is_upper and (is_title(above) or above.words.startswith(OF))
    return is_below or (blocks[place].is_upper and is_title(blocks[place]))


def is_said(witnesses: Sequence[Evidence], bodies: Sequence[Block], *, is_titled: bool) -> bool:
    """Tell whether a letterhead has said all: capitals below it are a title or a subject, whatever they say.

    That is number and date behind a body, and the number alone where a type stands above it: `SẮC LỆNH` / `SỐ 47-SL`.
    """
    told = {witness.field for witness in witnesses}
    if is_titled and not bodies:
        return "number" in told
    return bool(bodies or is_titled) and {"number", "issue_date"} <= told


def find_first(blocks: Sequence[Block]) -> int:
    """Return the place of the block where the letterhead begins: above the motto, else above the number."""
    parts = [name_part(block.words[:LONGEST_PART]) for block in blocks]
    if "motto" in parts:
        motto = parts.index("motto")
        return motto - 1 if is_in_title(blocks, motto) else begin_above(blocks, motto)
    for place, part in enumerate(parts):
        if part == "number" and find_numbers(blocks[place].words) and is_own(blocks, place):
            if (title := find_title_above(blocks, place)) is not None:
                return title
            return place if is_title_with_number(blocks, place) else begin_above(blocks, place)
    return 0


def find_title_above(blocks: Sequence[Block], place: int) -> int | None:
    """Return the place of the title that goes on with number and date: `CHỈ THỊ CỦA BAN BÍ THƯ` above `Số …, ngày …`.

    The issuer may stand in a block of its own.
    """
    if not place or not _NUMBER_AND_DAY.search(blocks[place].words[:LONGEST_PART]):
        return None
    above = blocks[place - 1]
    if above.is_upper and is_title(above) and f" {OF}" in above.words:
        return place - 1
    is_issuer = place > 1 and above.is_upper and above.words.startswith(OF)
    return place - 2 if is_issuer and blocks[place - 2].is_upper and match_kind(blocks[place - 2].words) else None


def is_in_title(blocks: Sequence[Block], motto: int) -> bool:
    """Tell whether a motto is the name in the title of a statute: `ĐIỀU LỆ` above it, who adopted it below."""
    is_between = 0 < motto < len(blocks) - 1
    return is_between and names_adoption(blocks[motto + 1]) and match_kind(blocks[motto - 1].words) is not None


def is_own(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a number is that of the document: cited in no title or sentence, nor one of a list with heads."""
    return not (is_cited(blocks, place) or goes_on_in_prose(blocks, place) or heads_columns(blocks[place].words))


def goes_on_in_prose(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line with a number goes on with a sentence: `Căn cứ Luật Thú y`⏎`số 79/2015/QH13;`."""
    block, above = blocks[place], blocks[place - 1] if place else None
    if above is None or above.is_upper or block.follows_gap or above.words[-1] in ".;:!?":
        return False
    return block.words[0].islower() or len(above.words) > _LONGEST_NAME


def is_cited(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a number belongs to a document that the title cites: `… KÈM THEO NGHỊ ĐỊNH` above `SỐ 43-CP …`."""
    words = blocks[place - 1].words.split() if place else []
    counts = [count for count in (1, 2, 3) if len(words) > count and words[-count - 1] in mark_words("leads_on")]
    return any(match_kind(" ".join(words[-count:])) is not None for count in counts)


def runs_on(block: Block) -> bool:
    """Tell whether a block is a title that runs on behind its number: LUẬT SỐ 102-SL/L-004 NGÀY … QUY ĐỊNH …

    It may hold the date alone, SẮC LỆNH SỐ 231-SL NGÀY …, with the subject in a block of its own below it.
    """
    if not (block.is_upper and is_title(block)):
        return False
    ends = [number.end for number in find_numbers(block.words)] + [m.end() for m in _BARE_NUMBER.finditer(block.words)]
    behind = block.words[ends[0] :] if ends else ""
    return len(behind) > _LONGEST_DATE or bool(_DAY_NEXT.match(behind))


def is_title_with_number(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block is a title with its number: one that runs on, or the only one: `SẮC LỆNH SỐ 47`.

    `LUẬT SỐ 12/2031/QH20` above the heading of the State, or above `LUẬT`, is the number of a letterhead.
    """
    block = blocks[place]
    if runs_on(block):
        return True
    if not (block.is_upper and is_title(block) and _NUMBER_AT_END.search(block.words)):
        return False
    below = blocks[place + 1 : place + _MOST_ABOVE]
    return not any(name_part(one.words[:LONGEST_PART]) == "motto" or (one.is_upper and is_title(one)) for one in below)


def begin_above(blocks: Sequence[Block], anchor: int) -> int:
    """Return the place of the first of the blocks above `anchor` that belong to a letterhead."""
    first = anchor
    while first > 0 and anchor - first < _MOST_ABOVE and belongs_above(blocks, first - 1):
        first -= 1
    return first


def belongs_above(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block above motto or number belongs to the letterhead, in itself or as the subject of a letter."""
    return is_letterhead_block(blocks[place]) or is_plain_subject(blocks, place) or is_subject_of_letter(blocks, place)


def is_letterhead_block(block: Block) -> bool:
    """Tell whether a block above the motto belongs to the letterhead: capitals, number, V/v, place and date."""
    longest = _LONGEST_ABOUT if block.words.startswith(_ABOUT) else _LONGEST_NAME
    if len(block.words) > longest or match_kind(block.words) or (block.is_upper and is_title(block)):
        return False
    if block.words.startswith(OF) or begins_with_mark(block.words) or is_page_title_with_subject(block.words):
        return False
    is_dated = names_day(block.words) and not tells_of_day(block.words)
    is_part = is_dated or name_part(block.words) in ("number", "about")
    return block.is_upper or is_part


def is_page_title_with_subject(words: str) -> bool:
    """Tell whether words are the title of a page, with a subject behind its number, which no letterhead has there."""
    found = find_numbers(words) if words[:1] not in "Ss" and not is_upper(words) else []
    return bool(found) and found[0].start > 0 and len(words) - found[0].end > _LONGEST_DATE and is_page_title(words)


def judge_block(text: str, blocks: Sequence[Block], place: int) -> Seen | None:
    """Return what the block says as part of a letterhead, or None where the letterhead is over."""
    block = blocks[place]
    part = name_part(block.words[:LONGEST_PART])
    if part == "motto" or STAMP.fullmatch(block.words):
        return Seen()
    if part == "number":
        is_over = is_title_with_number(blocks, place) or heads_columns(block.words)
        return None if is_over else read_number_block(text, blocks, place)
    if part == "about" or is_subject_of_letter(blocks, place):
        return Seen(is_about=True)
    if names_day(block.words):
        return read_place_date(text, block)
    return judge_name(text, block)


def judge_name(text: str, block: Block) -> Seen | None:
    """Return what a block says that may name a body, in capitals: `BỘ Y TẾ`, `CỦA BAN BÍ THƯ`; None for another."""
    if block.words.startswith(OF) and begins_with_body(block.words[len(OF) :]):  # CHỈ THỊ / Số … / CỦA BAN BÍ THƯ
        issuer = block.start + len(OF)
        return Seen((Evidence("issuing_body", printed(text, issuer, block.end), "letterhead", issuer, block.end),))
    words = block.words
    is_other = words[0].isdecimal() or is_title(block) or begins_body(words) or begins_with_mark(words)
    return Seen(is_body=True) if block.is_upper and not is_other else None


def is_subject_of_letter(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block below the number is the subject of a letter: `Về việc …`, `Về …` for V/v, or bare.

    Motto and date may stand between, where they are in the other column.
    """
    if not blocks[place].words.startswith(_SUBJECT):
        return is_plain_subject(blocks, place)
    above = reversed(blocks[max(0, place - _MOST_ABOVE) : place])
    beside = dropwhile(lambda block: names_day(block.words) or name_part(block.words) == "motto", above)
    return any(name_part(block.words[:LONGEST_PART]) == "number" for block in islice(beside, 1))


def read_place_date(text: str, block: Block) -> Seen:
    """Return place and date of issue that a block prints."""
    return Seen(*date_witnesses(text, block.start, block.end))
