"""Titles whose type line is lost: the code of the number names the type, the subject stands below the letterhead."""

from collections.abc import Sequence

from pipelines.parse.page.authority import names_authority, opens_body, stands_for_authority
from pipelines.parse.page.letterhead import Letterhead
from pipelines.parse.words.kinds import kinds_of_code, match_kind
from pipelines.parse.words.lines import Block
from pipelines.parse.words.numbers import find_numbers
from pipelines.vocab.layout import mark_words

# A subject has so many words, and is no longer than this.
_FEWEST_WORDS = 2
_LONGEST_SUBJECT = 600


def find_untyped(letterhead: Letterhead, blocks: Sequence[Block], typed: int | None) -> int | None:
    """Return the place of the subject right below a letterhead that no line with the type parts from it, or None.

    It is in capitals, and above the text; without a letterhead it is `Về việc …` above who enacts. `typed` is the place
    of what reads as a type line: QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU … is none below the number of a decree.
    """
    if typed is None and letterhead.start is None and is_bare_subject(blocks):
        return 0
    if not blocks or letterhead.about or not letterhead.bodies or typed:
        return None
    own = types_of_number(letterhead)
    if not own or not is_subject(blocks):
        return None
    if typed is None:
        return 0
    verb = next((verb for verb in mark_words("subject_verb") if blocks[0].words.startswith(verb + " ")), None)
    kind = match_kind(verb) if verb else None
    return None if kind is None or kind.document_type in own else 0


def is_bare_subject(blocks: Sequence[Block]) -> bool:
    """Tell whether a text begins with its subject: `Về việc …`, and who enacts in capitals below it."""
    return len(blocks) > 1 and blocks[0].words.startswith(("Về việc ", "VỀ VIỆC ")) and names_authority(blocks, 1)


def types_of_number(letterhead: Letterhead) -> frozenset[str]:
    """Return the types that the code of a letterhead's number may mean."""
    printed = next((witness.value for witness in letterhead.witnesses if witness.field == "number"), "")
    codes = [number.type_code for number in find_numbers(printed)[:1] if number.type_code]
    return frozenset(kind.document_type for code in codes for kind in kinds_of_code(code))


def is_subject(blocks: Sequence[Block]) -> bool:
    """Tell whether the first block is a subject: in capitals, no line of authority, and nothing of the text."""
    block = blocks[0]
    is_short = len(block.words.split()) >= _FEWEST_WORDS and len(block.words) <= _LONGEST_SUBJECT
    return block.is_upper and is_short and not opens_body(block) and not stands_for_authority(blocks, 0)
