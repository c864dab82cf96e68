"""The names of bodies that the cells of a letterhead print, superior first."""

import re
from collections.abc import Iterable, Sequence

from pipelines.parse.anchors import opens_with
from pipelines.parse.lines import Block, Line, make_block

# BAN CHỈ ĐẠO QUỐC GIA / PHÒNG, CHỐNG THIÊN TAI is one name, PHÒNG no office in it.
_PREVENTION = re.compile(r"PHÒNG(?:,| CHỐNG| NGỪA)")


def split_names(blocks: Iterable[Block]) -> list[Block]:
    """Return the names in the cells of a letterhead, superior first, each with the lines that print it.

    `UBND TỈNH X` above a bold `SỞ Y` are two names; a bold `ỦY BAN NHÂN DÂN` above `TỈNH X` is one.
    """
    names: list[list[Line]] = []
    for line in (line for block in blocks for line in block.lines):
        if names and not line.follows_gap and not begins_name(names[-1], line):
            names[-1].append(line)
        else:
            names.append([line])
    return [make_block(lines) for lines in names]


def begins_name(name: Sequence[Line], line: Line) -> bool:
    """Tell whether a line begins another name in the same cell; one word is no name: VĂN above PHÒNG is broken."""
    last = name[-1]
    if len(name) == 1 and len(last.content.split()) < 2:
        return False
    if line.is_bold != last.is_bold:
        return line.is_bold
    begins = opens_with("body_name", line.content) and not _PREVENTION.match(line.content)
    return begins and not last.content.endswith(("-", "–", ","))
