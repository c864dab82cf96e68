"""The subject (trích yếu) of a document: where below the type it begins, and which lines go on with it."""

import re
from collections.abc import Sequence
from functools import cache

from pipelines.parse.model import Evidence
from pipelines.parse.page.adoption import names_adoption, stands_above_adoption
from pipelines.parse.page.authority import names_authority, opens_body, stands_for_authority
from pipelines.parse.page.head_lines import begins_body, is_cut
from pipelines.parse.page.meetings import ABOUT_NEXT
from pipelines.parse.page.title_words import count_adopters
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.kinds import count_kind_words
from pipelines.parse.words.lines import Block, read_lines
from pipelines.vocab.layout import mark_words

_ABOUT = re.compile(r"(?:V/v[ \xa0]{0,2}[:.]?|Về(?: việc)?[ \xa0]{0,2}:)[ \xa0\n]{0,3}", re.IGNORECASE)
# `(Ban hành kèm theo …)`, `(khóa XII)` below a title.
_BRACKETED = re.compile(r"\(.{1,400}\)\*{0,4}", re.DOTALL)
# An act that a subject names in its next line: `… theo`⏎`Nghị quyết số 3/2021/UBTVQH15`. The own number has a colon.
_NAMED_ACT = re.compile(r"[^\W\d_][^\d:]{2,24} [Ss]ố (?=\d)")
_YEAR = re.compile(r"(?P<dash>[-–][ ]?)?(?:19|20)\d{2}\.?")
# 2021-2030, or 2021 alone, below a line that ends with GIAI ĐOẠN.
_YEARS = re.compile(r"(?:19|20)\d{2}(?:[ ]?[-–][ ]?(?:19|20)\d{2})?\.?")
_WRAPPED = ("()", '""', "“”", "[]")
# Span and witness of the subject that an official letter prints after V/v.
About = tuple[tuple[int, int] | None, tuple[Evidence, ...]]


def read_about(block: Block | None) -> About:
    """Return span and witness of the subject that an official letter prints after V/v."""
    if block is None:
        return None, ()
    bare = _ABOUT.sub("", unwrap(block.words), count=1)
    witness = Evidence("subject", bare, "letterhead", block.start, block.end)
    return (block.start, block.end), (witness,)


def unwrap(words: str) -> str:
    """Return a subject without the bracket or quotation marks around all of it: `(V/v giữ đê)`."""
    is_wrapped = len(words) > 1 and f"{words[0]}{words[-1]}" in _WRAPPED
    return words[1:-1].strip() if is_wrapped and words[0] not in words[1:-1] else words


def subject_witness(text: str, span: tuple[int, int] | None) -> list[Evidence]:
    """Return the witness of the subject at a span."""
    if span is None:
        return []
    words = " ".join(line.content for line in read_lines(text, *span)).replace("**", "").replace("*", "")
    return [Evidence("subject", " ".join(words.split()), "title_block", *span)]


def read_subject(
    text: str, blocks: Sequence[Block], place: int, begun: tuple[int, int] | None
) -> tuple[tuple[int, int] | None, int]:
    """Return the span of the subject and the place of the block after it.

    It has `begun` in the block before `place`, or begins at `place`, unless the line of authority or the body does.
    """
    if begun is None:
        if place >= len(blocks) or is_recital(blocks[place]):
            return None, place
        if stands_for_authority(blocks, place) and not stands_above_adoption(blocks, place):
            return None, place
        begun = (blocks[place].start, blocks[place].end)
        place += 1
    while place < len(blocks) and belongs_to_subject(text, blocks, place):
        if opens_with("issued_with", blocks[place].words[1:]):  # (Ban hành kèm theo …)
            return begun, place + 1
        begun = (begun[0], blocks[place].end)
        place += 1
    return begun, place


def is_recital(block: Block) -> bool:
    """Tell whether the block below the type begins the body. A recital ends with a stop, a subject does not."""
    if block.words.endswith(":") and not block.is_upper and not ABOUT_NEXT.match(block.words):
        return True
    return opens_body(block) and (not begins_body(block.words) or block.words.endswith((",", ";", ":", ".")))


def belongs_to_subject(text: str, blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block goes on with the subject: set like it and not apart, or in brackets."""
    block, before = blocks[place], blocks[place - 1]
    if ends_span(before, block) or says_what_of(before, block):
        return True
    is_over = opens_body(block) or names_authority(blocks, place) or names_adoption(block)
    if is_over or count_adopters(text, blocks, place):
        return False
    is_number = block.words[0].isdigit() and is_cut(before.words)  # `… và Nghị quyết số`⏎`1212/2031/UBTVQH13`
    if is_number or _BRACKETED.fullmatch(block.words) or goes_on_in_small_letters(before, block):
        return True
    is_near = "\n\n" not in text[before.end : block.start]
    if names_act_next(before.words) and names_act(block):
        return True
    same_look = block.is_upper and before.is_upper and block.is_bold == before.is_bold
    return same_look and (is_near or opens_with("goes_on", block.words))


def ends_span(before: Block, block: Block) -> bool:
    """Tell whether a block is the span of years that the line above leads to, or the year that ends one broken beside
    its dash: `GIAI ĐOẠN`⏎`2021-2030`, `2017 -`⏎`2018`.
    """
    if before.words.lower().endswith(mark_words("before_years")) and _YEARS.fullmatch(block.words):
        return True
    year = _YEAR.fullmatch(block.words)
    return year is not None and (before.words[-1:].isdecimal() if year["dash"] else before.words.endswith(("-", "–")))


def says_what_of(before: Block, block: Block) -> bool:
    """Tell whether a block says what that of which a notice tells is about: `KẾT LUẬN CỦA …`⏎`Về công tác cán bộ`."""
    is_told = before.is_upper and opens_with("told_in_notice", before.words)
    return is_told and ABOUT_NEXT.match(block.words) is not None and not block.words.endswith((":", ".", ";"))


def names_act_next(words: str) -> bool:
    """Tell whether words end where the name of an act follows: `… chi trả theo`, `… thực hiện`."""
    return words.lower().endswith(act_leads())


def names_act(block: Block) -> bool:
    """Tell whether a block begins with the name of an act, below a line that leads to it: `Kế hoạch giữ đê`."""
    if block.is_upper or block.words.endswith((":", ".", ";", ",")):
        return not block.follows_gap and bool(_NAMED_ACT.match(block.words))
    return bool(_NAMED_ACT.match(block.words)) or count_kind_words(block.words, 4) > 0


@cache
def act_leads() -> tuple[str, ...]:
    """Return the words before the name of an act, each behind a blank."""
    return tuple(f" {word}" for word in mark_words("names_act_next"))


def goes_on_in_small_letters(before: Block, block: Block) -> bool:
    """Tell whether a block goes on with a subject whose lines stand apart: `Về việc lập tổ`, then `trên địa bàn xã`."""
    is_over = before.words.endswith((".", ";", ":", "./."))
    return block.words[:1].islower() and not is_over and not block.words.endswith((":", ".", ";"))
