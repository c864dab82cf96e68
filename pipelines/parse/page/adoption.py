"""Who adopts a text, said in its title: a congress, or below it (`(Đại hội … thông qua ngày 19 tháng 12 năm 2023)`).

Statutes of parties, unions and associations are printed so, without a letterhead.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from pipelines.parse.model import Evidence
from pipelines.parse.words.dates import find_dates
from pipelines.parse.words.issuers import resolve_body
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.lines import Block, join_pairs, make_block, printed

_B, _B0 = r"\s{1,60}", r"\s{0,60}"
_PASSIVE = rf"(?:(?:(?:[ĐđD]ã{_B})?[ĐđD]ược|[Dd]o){_B})?"
_NAME = r"(?P<issuer>[^\s()][^()]{2,240}?)"
_ADOPTED = re.compile(
    rf"\({_PASSIVE}{_NAME},?{_B}thông{_B}qua,?{_B}(?:[^()]{{2,160}}?{_B})??(?P<day>ngày{_B0}[^()]{{6,60}})\)"
)
_ADOPTED_AT = re.compile(
    rf"\({_PASSIVE}[Tt]hông{_B}qua{_B}(?:tại|bởi){_B}{_NAME},?{_B}(?P<day>ngày{_B0}[^()]{{6,60}})\)"
)
# Without a bracket it is all of its lines: `Đã được Đại hội … thông qua ngày …`.
_BARE = re.compile(
    rf"(?=(?:[ĐđD]ã|[ĐđD]ược|[Dd]o|Đại{_B}hội|Hội{_B}nghị){_B}){_PASSIVE}{_NAME},?{_B}thông{_B}qua,?{_B}"
    rf"(?:[^().]{{2,160}}?{_B})??(?P<day>ngày{_B0}\d[^().\n]{{4,40}}?)(?=[ .]{{0,4}}(?:\n|\Z))"
)
_OPENS = "("
_CLOSES = ")"
# In how many blocks a title may stand.
_TITLE_BLOCKS = 4
_ADOPTS = "hông qua"
_PARTY = "party"
_OF_CONGRESS = "NGHỊ QUYẾT ĐẠI HỘI "
_ENACTS = "QUYẾT NGHỊ"
# How long a headline may be, and in how many blocks below it the enacting words stand.
_LONGEST_HEADLINE = 200
_ABOVE_ENACTING = 8
_ENDS_SENTENCE = (".", ";", ":", ",")


def join_brackets(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, the bracket that says who adopted the text joined where its two lines stand apart."""
    return join_pairs(blocks, closes_bracket)


def closes_bracket(held: Block, block: Block) -> bool:
    """Tell whether a block ends the bracket that says who adopted the text, and the one above it begins it."""
    return block.words.endswith(_CLOSES) and names_adoption(make_block([*held.lines, *block.lines]))


def names_adoption(block: Block) -> bool:
    """Tell whether a block says who adopted the text, in a bracket or in a line without one."""
    if _ADOPTS not in block.words:
        return False
    found = match_adoption(block.words, 0)
    return found is not None and (block.words.startswith(_OPENS) or not block.words[found.end() :].strip(" ."))


def stands_above_adoption(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a bracket that says who adopted the text stands below the title that begins at `place`."""
    title = takewhile(lambda block: block.is_upper, blocks[place + 1 : place + _TITLE_BLOCKS])
    below = place + 1 + sum(1 for _ in title)
    return below < len(blocks) and names_adoption(blocks[below])


def match_adoption(text: str, start: int) -> re.Match[str] | None:
    """Return the bracket or line at `start` that says who adopted the text."""
    if text.startswith(_OPENS, start):
        return _ADOPTED_AT.match(text, start) or _ADOPTED.match(text, start)
    return _BARE.match(text, start)


def read_adoption(text: str, blocks: Sequence[Block], place: int) -> tuple[list[Evidence], int]:
    """Return the witnesses of issuer and date in the bracket at `place`, and the place after it."""
    if place >= len(blocks) or not names_adoption(blocks[place]):
        return [], place
    found = match_adoption(text, blocks[place].start)
    if found is None:
        return [], place
    issuer = found.span("issuer")
    witnesses = [Evidence("issuing_body", printed(text, *issuer), "title_block", *issuer)]
    dates = [day for day in find_dates(text, *found.span("day")) if day.date][:1]
    witnesses += [Evidence("issue_date", str(day.date), "title_block", day.start, day.end) for day in dates]
    return witnesses, place + 1


def name_whose(text: str, adopted: Sequence[Evidence], subject: tuple[int, int] | None) -> list[Evidence]:
    """Return who adopts a text, the organisation that its title names for a congress without a name.

    `ĐIỀU LỆ HỘI … VIỆT NAM` / `(Đại hội đại biểu toàn quốc lần thứ VI thông qua …)`: that of the Party is named so too.
    """
    whose = resolve_body(printed(text, *subject)) if subject else None
    if subject is None or whose is None or whose.system == _PARTY:
        return list(adopted)
    return [
        witness._replace(value=printed(text, *subject), span_start=subject[0], span_end=subject[1])
        if witness.field == "issuing_body" and is_of_party(witness.value)
        else witness
        for witness in adopted
    ]


def is_of_party(words: str) -> bool:
    """Tell whether words name a body of the Party."""
    body = resolve_body(words)
    return body is not None and body.system == _PARTY


def heads_congress(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether the title at `place` is that of a congress's resolution: NGHỊ QUYẾT above ĐẠI HỘI ĐẠI BIỂU …

    Or both in one line; a newspaper's headline says so in small letters, above `QUYẾT NGHỊ`.
    """
    if blocks[place].words.upper().startswith(_OF_CONGRESS):
        return blocks[place].is_upper or is_headline(blocks, place)
    kind = match_kind(blocks[place].words) if blocks[place].is_upper else None
    below = blocks[place + 1] if kind and place + 1 < len(blocks) else None
    is_resolution = kind is not None and kind.document_type == "Nghị quyết"
    return is_resolution and below is not None and below.is_upper and below.words.startswith("ĐẠI HỘI ")


def is_headline(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block is the headline over the text of a resolution: no sentence, enacting words come below."""
    words = blocks[place].words
    below = blocks[place + 1 : place + 1 + _ABOVE_ENACTING]
    is_title = len(words) < _LONGEST_HEADLINE and not words.endswith(_ENDS_SENTENCE)
    return is_title and any(block.words.rstrip(" :") == _ENACTS for block in below)


def congress_witness(text: str, start: int, end: int) -> Evidence:
    """Return the witness of the congress that adopts, whose name is the title of its resolution at [start, end)."""
    words = text[start:end]
    end = start + len(words.partition(",")[0].rstrip())
    return Evidence("issuing_body", printed(text, start, end), "title_block", start, end)
