"""The clause before a title that says who signed it, and for whom: `Thay mặt Ban Bí thư, đồng chí … đã ký ban hành`."""

import re
from functools import cache

from pipelines.parse.model import Evidence
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.dates import find_dates
from pipelines.parse.words.lines import Line
from pipelines.parse.words.persons import is_person, name_within
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words

# How far before the title such a clause may begin.
_REACH = 320
# What every such clause has.
_SIGNS = "ký "
_PARTS = re.compile(r"[^,;()]{1,160}")


def signer_before(text: str, line: Line) -> list[Evidence]:
    """Return witnesses of who signed the act whose title begins at `line`, for which body, and on what day."""
    begin = max(text.rfind("\n", 0, line.start) + 1, line.start - _REACH)
    if text.find(_SIGNS, begin, line.start) < 0:
        return []
    signed = next(
        (found for found in signs_pattern().finditer(text, begin, line.start) if found.end() == line.start), None
    )
    if signed is None:
        return []
    behalf = next(behalf_pattern().finditer(text, begin, signed.start()), None)
    spans = [behalf.span("body")] if behalf else state_bodies(text, begin, signed.start())
    body = [Evidence("issuing_body", text[slice(*span)], "page_title", *span) for span in spans[:1]]
    is_behind = behalf is not None and behalf.end() == signed.start()
    span = (begin, behalf.start()) if behalf and is_behind else (behalf.end() if behalf else begin, signed.start())
    signer = name_of_signer(text, *span)
    stop = signer[0].span_start if signer else None
    return [*body, *signer, *day_before(text, begin, stop or begin)]


def state_bodies(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where State bodies are named whose head signs for them: `Bộ trưởng Bộ Y tế …`.

    One who signs for the Party says for which of its organs.
    """
    return [(one.start, one.end) for one in find_bodies(text, start, end) if one.body.system == "state"]


def name_of_signer(text: str, start: int, end: int) -> list[Evidence]:
    """Return the witness of the last person named in `text[start:end]`, offices before or behind the name."""
    for part in reversed([*_PARTS.finditer(text, start, end)]):
        blank = len(part[0]) - len(part[0].lstrip())
        name, offset = name_within(part[0].strip().removesuffix(" đã").removesuffix(" vừa"))
        at = part.start() + blank + offset
        if is_person(name) and not find_bodies(name):
            return [Evidence("signer", name, "page_title", at, at + len(name))]
    return []


def day_before(text: str, start: int, end: int) -> list[Evidence]:
    """Return the witness of the last day in `text[start:end]` a comma ends: `Ngày 5/6/2031,`."""
    days = [one for one in find_dates(text, start, end) if one.date and one.date.full and text[one.end] == ","]
    return [Evidence("issue_date", str(one.date), "page_title", one.start, one.end) for one in days[-1:]]


@cache
def signs_pattern() -> re.Pattern[str]:
    """Return the pattern of what one does who signs: `đã ký ban hành`, right before the title of the act."""
    return re.compile(rf"[ \xa0](?:{tree_pattern(mark_words('signs_act'), ' ')})[ \xa0]{{1,3}}")


@cache
def behalf_pattern() -> re.Pattern[str]:
    """Return the pattern of the words that say for whom one signs: `Thay mặt Bộ Chính trị, …`."""
    words = tree_pattern(mark_words("speaks_for"), " ")
    return re.compile(rf"(?:{words})[ \xa0]{{1,3}}(?P<body>[A-ZĐÀ-Ỹ][^\n,;.]{{3,120}})(?:,[ \xa0]{{1,3}}|\Z)")
