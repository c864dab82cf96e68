"""Lines and blocks of a page: spans of the fixed text, seen without the marks that converters leave around them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipelines.parse.model import new_row
from pipelines.parse.words.drawn import FIRST_DRAWN, is_drawn

# Blanks of every kind, table pipes, Markdown headings, emphasis and escapes: never part of what a line says.
MARKS = (
    " \t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff*_#|>\\"
)
_OUTER_MARKS = " \t\n*#|\\"
_BELOW_HEADS = "-:|+= "
# What a line may begin with that is none.
_FIRST_OF_NONE = FIRST_DRAWN | frozenset(_BELOW_HEADS)
_LONGEST_REMEMBERED = 100
_EMPHASIS = re.compile(r"[*_\\]{1,8}")
_BLANKS = re.compile(r"[ \t]{0,40}\n\s{0,400}|[ \t\xa0]{2,400}")


class Line(NamedTuple):
    """A line that says something. `start:end` is its content without marks, `content` the text of that span."""

    start: int
    end: int
    content: str
    is_bold: bool
    follows_gap: bool


class Block(NamedTuple):
    """Lines that belong together: a cell, paragraph or heading. `words` is what they say, without marks."""

    start: int
    end: int
    words: str
    is_bold: bool
    is_upper: bool
    follows_gap: bool
    lines: tuple[Line, ...]


def read_lines(text: str, start: int, end: int) -> Iterator[Line]:
    """Yield the lines of `text[start:end]` that hold more than marks, one at a time.

    `follows_gap` is true after an empty line, a table pipe, a drawn line or a lone star; a line is bold when bold type
    is on where its content begins. What is drawn below the heads of a table is no line.
    """
    at, bold, gap = start, False, True
    while at < end:
        newline = text.find("\n", at, end)
        stop = end if newline < 0 else newline
        raw = text[at:stop]
        content = raw.strip(MARKS)
        has_bold = "*" in raw and "**" in raw
        may_be_drawn = not content or content[0] in _FIRST_OF_NONE
        if may_be_drawn and is_below_heads(content):
            pass
        elif may_be_drawn and (not content or is_drawn(content)):
            # A lone ** only ends the bold type of the line before.
            gap = gap or raw.strip() != "**"
        else:
            begin = at if content is raw else at + raw.index(content)
            opens = has_bold and text.count("**", at, begin) % 2 == 1
            yield new_row(Line, (begin, begin + len(content), content, bold != opens, gap))
            gap = False
        if has_bold:
            bold ^= raw.count("**") % 2 == 1
        at = stop + 1


def is_below_heads(content: str) -> bool:
    """Tell whether a line is what Markdown draws between the rows of a table: `---|---`, `+---+---+`; it ends none."""
    is_ruled = "|" in content or "-+" in content or "=+" in content
    return is_ruled and content[0] in _BELOW_HEADS and not content.strip(_BELOW_HEADS)


def printed(text: str, start: int, end: int) -> str:
    """Return `text[start:end]` as a reader sees it: without emphasis marks, line breaks as one blank."""
    words = text[start:end]
    if is_plain(words):
        return words.strip(" ")
    return _BLANKS.sub(" ", _EMPHASIS.sub("", words)).strip(" \t\n|")


def is_plain(words: str) -> bool:
    """Tell whether nothing in `words` is a mark, a line break or a wide blank: `printed` leaves them as they stand."""
    return not (
        "*" in words or "_" in words or "\n" in words or "  " in words or "|" in words or "\t" in words or "\\" in words
    )


def is_upper(words: str) -> bool:
    """Tell whether `words` is set in capitals; a few small letters, as in `12-CTr/TU`, don't matter."""
    return is_short_upper(words) if len(words) < _LONGEST_REMEMBERED else counts_as_upper(words[:400])


@lru_cache(maxsize=1 << 13)
def is_short_upper(words: str) -> bool:
    """Tell what `is_upper` tells, remembered: heads and feet of documents say the same over and over."""
    return counts_as_upper(words)


def counts_as_upper(words: str) -> bool:
    """Tell whether there are eight capitals for each small letter.

    Most lines have more small letters than that, and their first letters show it: more than the rest could make up for.
    """
    if words.isupper():
        return True
    length = len(words)
    if sum(map(str.islower, words[: 8 + length // 6])) * 9 > length:
        return False
    small = sum(map(str.islower, words))
    if small * 9 > length:
        return False
    capitals = sum(map(str.isupper, words))
    return capitals > 0 and small * 8 <= capitals


def make_block(lines: Sequence[Line]) -> Block:
    """Return the block of `lines`, which is not empty."""
    first = lines[0]
    said = first.content if len(lines) == 1 else " ".join([line.content for line in lines])
    words = (said.strip(" ") if is_plain(said) else printed(said, 0, len(said))).replace("\xa0", " ")
    columns = (first.start, lines[-1].end, words, first.is_bold, is_upper(words), first.follows_gap, tuple(lines))
    return new_row(Block, columns)


def join_blocks(
    lines: Iterable[Line], opens: Callable[[str, str], bool], is_whole: Callable[[str], bool]
) -> Iterator[Block]:
    """Yield lines joined to blocks.

    A block begins after a gap, where bold type or capitals begin or end, at a line that `opens` one below that before
    it, and after a block whose words are a whole in themselves.
    """
    held: list[Line] = []
    for line in lines:
        if held and (
            line.follows_gap
            or line.is_bold != held[-1].is_bold
            or is_upper(line.content) != is_upper(held[-1].content)
            or opens(held[-1].content, line.content)
            or is_whole(say(held))
        ):
            yield make_block(held)
            held = []
        held.append(line)
    if held:
        yield make_block(held)


def say(lines: list[Line]) -> str:
    """Return what the first lines say, joined."""
    return lines[0].content if len(lines) == 1 else " ".join([line.content for line in lines[:4]])


def join_pairs(blocks: Iterable[Block], are_one: Callable[[Block, Block], bool]) -> Iterator[Block]:
    """Yield blocks, two that follow each other joined where they are one."""
    held: Block | None = None
    for block in blocks:
        if held and are_one(held, block):
            yield make_block([*held.lines, *block.lines])
            held = None
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def trim_words(text: str, start: int, end: int) -> tuple[int, str]:
    """Return what `text[start:end]` says without marks, newlines and plain blanks at its ends, and where that begins.

    A no-break blank behind words stays; lines that hold nothing else go.
    """
    said = text[start:end].rstrip(_OUTER_MARKS)
    words = said.lstrip(_OUTER_MARKS)
    start += len(said) - len(words)
    if words and words[-1] in MARKS and "\n" in words:
        words = words[: words_end(words)]
    return start, words


def words_end(words: str) -> int:
    """Return where words end that end with a wide blank: such a blank stays, lines of blanks alone go."""
    end = len(words)
    while end > 0:
        last = words[end - 1]
        if last in _OUTER_MARKS:
            end -= 1
        elif (
            last in MARKS
            and (line_start := words.rfind("\n", 0, end) + 1) > 0
            and not words[line_start:end].strip(MARKS)
        ):
            end = line_start
        else:
            break
    return end
