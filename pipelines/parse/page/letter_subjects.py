"""The subject of a letter in lines that stand apart: below its number without V/v, as of the Party, or behind V/v."""

from collections.abc import Iterable, Iterator, Sequence

from pipelines.parse.page.head_lines import (
    LONGEST_PART,
    STAMP,
    begins_body,
    ends_with_day,
    ends_with_number,
    goes_on_with_number_of,
    name_part,
    names_day,
    names_place_and_day,
)
from pipelines.parse.words.kinds import count_kind_words
from pipelines.parse.words.lines import Block, make_block
from pipelines.parse.words.markers import begins_with_mark
from pipelines.parse.words.numbers import find_numbers

_LONGEST_SUBJECT = 400
# How many blocks of a subject broken lines may make, and how far below it a type may stand.
_MOST_BLOCKS = 4
_REACH_OF_TYPE = 6
_BELOW = ("motto", "addressee")
# What every place and day holds.
_DAY = "ngày"


def join_subjects(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, those that print the subject of a letter joined: a line may begin with a day that it names."""
    held: list[Block] = []
    has_number = False  # a number stands above, nothing but motto or day between
    has_day = False  # place and day stand above: another day is one that the subject names
    for block in blocks:
        if held and (may_go_on(held, block) or (has_day and goes_on_with_day(held, block))):
            held.append(block)
            continue
        if held:
            yield from settle(held, block)
            has_number = len(held) == 1 and is_number(held[0])
        begins = is_number(block) or may_begin_subject(block) or (has_number and is_plain(block))
        is_row = is_number_and_day(block)
        has_number = is_row or (has_number and may_stand_between(block))
        has_day = is_row or has_day or (_DAY in block.words and names_place_and_day(block.words))
        held = [block] if begins else []
        if not held:
            yield block
    yield from held


def may_begin_subject(block: Block) -> bool:
    """Tell whether a block is V/v and words in small letters that no stop ends."""
    is_about = name_part(block.words[:LONGEST_PART]) == "about"
    return is_about and not block.is_upper and not block.words.endswith((".", ";"))


def may_go_on(held: Sequence[Block], block: Block) -> bool:
    """Tell whether a block may belong to the subject below the number, or behind the V/v, that `held` begins with."""
    if len(held) > _MOST_BLOCKS or STAMP.fullmatch(block.words):
        return False
    if goes_on_with_number_of(held[-1].words, block.words):
        return True
    if not is_plain(block):
        return False
    is_day = names_place_and_day(block.words)
    if is_number(held[0]):
        return not is_day
    return not (is_day or names_day(block.words)) or gives_day_of(held[-1], block)


def goes_on_with_day(held: Sequence[Block], block: Block) -> bool:
    """Tell whether a block is a day that ends the subject which `held` begins: `V/v hoãn họp`⏎`ngày 6/9/2031`."""
    is_subject = len(held) <= _MOST_BLOCKS and not is_number(held[-1])
    return is_subject and block.words.startswith("ngày") and not block.is_upper and not block.words.endswith((":", ";"))


def gives_day_of(above: Block, block: Block) -> bool:
    """Tell whether a block gives the day of the act whose number ends the one above: `… Công văn số 15/SNN-ĐĐ`."""
    numbers = find_numbers(above.words) if block.words.startswith("ngày") else []
    return bool(numbers) and numbers[-1].end == len(above.words)


def settle(held: Sequence[Block], below: Block) -> Iterator[Block]:
    """Yield a number and what stands between it and the block `below`: one block where that ends a subject.

    A subject that begins with V/v is one with what stands between it and that block.
    """
    above = 1 if held and is_number(held[0]) else 0
    yield from held[:above]
    if len(held) > above + 1 and follows_subject(below):
        yield make_block([line for block in held[above:] for line in block.lines])
    else:
        yield from held[above:]


def is_plain_subject(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block is the subject of a letter: right below its number, above motto, addressee or place and day.

    Where number and day share a row, the day stands between, perhaps the motto above it, and the addressee below. A
    document whose type is printed further below is no letter.
    """
    if not 0 < place < len(blocks) - 1 or not is_plain(blocks[place]):
        return False
    below = blocks[place + 1 : place + 1 + _REACH_OF_TYPE]
    number = place - 1
    while number > 0 and is_addressee(below[0]) and may_stand_between(blocks[number]):
        number -= 1
    if not (is_number(blocks[number]) or is_number_and_day(blocks[number])):
        return False
    return follows_subject(below[0]) and not any(b.is_upper and count_kind_words(b.words, 4) for b in below)


def may_stand_between(block: Block) -> bool:
    """Tell whether a block of the second cell, motto or place and day, may stand between number and subject."""
    return names_place_and_day(block.words) or name_part(block.words[:LONGEST_PART]) == "motto"


def is_addressee(block: Block) -> bool:
    """Tell whether a block begins with the addressee."""
    return name_part(block.words[:LONGEST_PART]) == "addressee"


def is_number(block: Block) -> bool:
    """Tell whether a block is the number of a document, and nothing else."""
    return name_part(block.words[:LONGEST_PART]) == "number" and ends_with_number(block.words)


def is_number_and_day(block: Block) -> bool:
    """Tell whether a block is the row of number, place and day: `Số 12-CV/TU   Huế, ngày 5/3/2031`."""
    has_day = _DAY in block.words
    return has_day and name_part(block.words[:LONGEST_PART]) == "number" and ends_with_day(block.words)


def is_plain(block: Block) -> bool:
    """Tell whether a block is set in small letters, and gives no day, heads no document and begins no text."""
    words = block.words
    is_said = not block.is_upper and len(words) < _LONGEST_SUBJECT and name_part(words[:LONGEST_PART]) is None
    is_said = is_said and not begins_body(words) and not names_place_and_day(words)
    return is_said and not begins_with_mark(words) and not words.endswith((":", ";"))


def follows_subject(block: Block) -> bool:
    """Tell whether a block is what stands below the subject of a letter."""
    return name_part(block.words[:LONGEST_PART]) in _BELOW or names_place_and_day(block.words)
