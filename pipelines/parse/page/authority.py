"""The line of authority below a title: who enacts, as an office or a body in capitals above the text."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pipelines.parse.model import Evidence
from pipelines.parse.page.head_lines import begins_body
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.issuers import GENERIC, is_standing
from pipelines.parse.words.lines import Block, make_block, printed
from pipelines.parse.words.markers import begins_with_mark
from pipelines.vocab.layout import mark_words, offices
from pipelines.vocab.records import issuing_bodies

_TITLED = re.compile(r"(?:\A|[^\W\d_] )CỦA (?P<name>[^\d\n]{2,160}?)(?: (?:(?:SỐ|NGÀY) |\d{1,5}[-/])|\Z)")
# The session of an assembly behind its name: KHÓA X - KỲ HỌP THỨ 5; NHIỆM KỲ 2021-2026, KỲ HỌP THỨ TƯ.
_SESSION = re.compile(
    r"[\s,*(–-]{1,8}(?:KH(?:ÓA|OÁ)\s{1,3}(?:[IVXL]{1,6}|\d{1,2}|THỨ)(?!\w)|NHIỆM\s{1,3}KỲ\s{1,3}\d|KỲ\s{1,3}HỌP\s)"
)
# What a body is named for in a subject, not as who enacts.
_ABOUT = re.compile(r" (?:VỀ|TRONG|THEO|THUỘC|ĐỐI|NĂM) ")
# How many words of a name who enacts has, and how many the first ones of a cut name.
_MOST_ENACTING = 14
_FEWEST_CUT = 4
# How many blocks may stand above the name of the body in a title.
_MOST_ABOVE_NAME = 8
_LONGEST_SUBJECT = 400
# How many words of a name an office must be of, to be its head's.
_FEWEST_WORDS = 2
_COMMITTEES, _ANYWHERE = ("province_council", "province_committee"), " (chung)"
_STOPS = (".", ";", ":", ",")
# A line that ends so goes on with the name below it.
_BROKEN = (",", "-", *(f" {word}" for word in mark_words("leads_on")))


def part_authorities(blocks: Sequence[Block], names: Sequence[str], *, is_told: bool = True) -> list[Block]:
    """Return blocks, each of them as two where who enacts is named below the subject without a gap.

    Names that no letterhead told are perhaps of the subject: SỞ, BAN, NGÀNH CỦA⏎ỦY BAN NHÂN DÂN TỈNH VỀ GIỮ ĐÊ.
    """
    parted: list[Block] = []
    for place, block in enumerate(blocks):
        has_more = block.is_upper and len(block.lines) > 1
        is_last = has_more and place + 1 < len(blocks) and opens_body(blocks[place + 1])
        may_part = has_more and (names or is_last)
        parted += part_authority(block, names, is_last=is_last, is_told=is_told) if may_part else [block]
    return parted


def part_authority(block: Block, names: Sequence[str], *, is_last: bool, is_told: bool) -> list[Block]:
    """Return a block in capitals as two where its last lines repeat the letterhead's body.

    Right above the body of the text (`is_last`) the name may be cut short, and without a letterhead it is any that may
    enact.
    """
    for place in range(1, len(block.lines)):
        above, below = block.lines[:place], make_block(list(block.lines[place:]))
        may_enact = is_last and (cuts_name(below.words, names) if is_told else names_who_enacts(below.words))
        if (may_enact or repeats_name(below.words, names)) and not above[-1].content.endswith(_BROKEN):
            return [make_block(list(above)), below]
    return [block]


def cuts_name(words: str, names: Sequence[str]) -> bool:
    """Tell whether words are the first ones of a letterhead's body: ỦY BAN NHÂN DÂN TỈNH, without the name of that."""
    key = f"{spell_out(fold_name(words))} "
    return key.count(" ") >= _FEWEST_CUT and any(spell_out(name).startswith(key) for name in names)


def names_who_enacts(words: str) -> bool:
    """Tell whether words are a known body, or the office of its head, and nothing but its place and session behind it.

    A name in a subject goes on with what it is about: ỦY BAN NHÂN DÂN TỈNH VỀ GIỮ ĐÊ.
    """
    session = _SESSION.search(words)
    name = words[: session.start()] if session else words
    office = next((office for office in offices() if name.startswith(f"{office} ")), "")
    is_long = name.count(" ") >= _MOST_ENACTING or not name.replace(" ", "").isalpha()
    is_known = begins_with_body(name) or begins_with_body(name[len(office) :].strip())
    return is_known and not is_long and not _ABOUT.search(name)


def titled_names(blocks: Sequence[Block]) -> list[str]:
    """Return the key of the body that a title names though no letterhead does: `CỦA … SỐ 57-CP NGÀY …`."""
    titled = next((block.words for block in blocks[:_MOST_ABOVE_NAME] if block.is_upper and "CỦA " in block.words), "")
    found = _TITLED.search(titled)
    return [fold_name(found["name"])] if found else []


def repeats_name(words: str, names: Sequence[str]) -> bool:
    """Tell whether words are one of the names of a letterhead, or the office of its head.

    Behind an office the name may be cut short, CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH, or stand without what is above it. That
    of a committee may be spelled out: ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ for UBND TỈNH HƯNG MỸ.
    """
    key, names = fold_name(words), [*names, *map(spell_out, names)]
    if key.startswith(tuple(names)):
        return True
    heads = (*offices(), *mark_words("standing"))
    office = next((office for office in heads if words.startswith(office + " ")), None)
    rest = key[len(office) + 1 :] if office else ""
    if len(rest.split()) < _FEWEST_WORDS:
        return False
    return any(name.startswith(rest) or rest.startswith(name) or name.endswith(f" {rest}") for name in names)


def spell_out(name: str) -> str:
    """Return the folded name of a committee with its first words spelled out: `ubnd tỉnh …` is `ủy ban nhân dân …`."""
    first, _, rest = name.partition(" ")
    return f"{committees().get(first, first)} {rest}".strip()


@cache
def committees() -> dict[str, str]:
    """Return the folded names of committees of any place by their abbreviations: UBND, HĐND."""
    anywhere = [
        body for body in issuing_bodies() if body.level in _COMMITTEES and body.issuing_body_id.endswith(GENERIC)
    ]
    return {
        fold_name(alias): fold_name(body.issuing_body.removesuffix(_ANYWHERE))
        for body in anywhere
        for alias in body.aliases
        if alias.isupper()
    }


def stands_for_authority(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether the block below the type is the line of authority; KIỂM TOÁN NHÀ NƯỚC below LUẬT is a subject."""
    if not names_authority(blocks, place):
        return False
    is_last = place + 1 >= len(blocks) or opens_body(blocks[place + 1])
    return blocks[place].words.startswith(offices()) or not (is_last or names_authority(blocks, place + 1))


def read_authority(text: str, blocks: Sequence[Block], place: int) -> tuple[list[Evidence], int]:
    """Return the witnesses of the lines that name who enacts, below the subject, and the place after them."""
    witnesses: list[Evidence] = []
    while place < len(blocks) and names_authority(blocks, place):
        witnesses.append(enacting_witness(text, blocks[place].start, blocks[place].end))
        place += 1
    return witnesses, place


def enacting_witness(text: str, start: int, end: int) -> Evidence:
    """Return the witness of who enacts at a span; the session of an assembly behind its name is no part of that."""
    session = _SESSION.search(text, start, end)
    end = session.start() if session else end
    return Evidence("issuing_body", printed(text, start, end).rstrip(" :,"), "title_block", start, end)


def names_authority(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block is a line of authority: an office or known body in capitals, above the body."""
    block = blocks[place]
    if not block.is_upper or len(block.words) > 160 or opens_body(block):
        return False
    names = begins_with_body(block.words) or block.words.startswith(offices()) or is_standing(block.words)
    return names and stands_above_body(blocks, place)


@lru_cache(maxsize=1 << 12)
def begins_with_body(words: str) -> bool:
    """Tell whether words begin with the name of a known body. Remembered; asked of short words only."""
    known = find_bodies(words)
    return bool(known) and known[0].start == 0


def stands_above_body(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether the block after `place` begins the body, or another line of authority that does."""
    for block in blocks[place + 1 : place + 4]:
        if opens_body(block) or not block.is_upper:
            return True
    return place + 1 >= len(blocks)


def stands_as_subject(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block may be a subject that no `về` begins: words without a stop right above body or authority."""
    if place + 1 >= len(blocks) or len(blocks[place].words) > _LONGEST_SUBJECT:
        return False
    block, below = blocks[place], blocks[place + 1]
    if block.words.endswith(_STOPS) or block.words.startswith("(") or opens_body(block):
        return False
    if names_authority(blocks, place + 1) and not names_authority(blocks, place):
        return True
    return opens_body(below) or (below.follows_gap and not below.is_upper)


def opens_body(block: Block) -> bool:
    """Tell whether a block begins the body: a recital, the addressee, enacting words, a unit."""
    return begins_body(block.words) or begins_with_mark(block.words)
