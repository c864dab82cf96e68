"""Titles of several signers that a converter read row by row, dealt out to those whose names follow one another."""

from itertools import pairwise

from pipelines.parse.words.lines import Line
from pipelines.parse.words.prefixes import begins_deputy_office, prefix_pattern, read_prefix

# A title in its lines, and the titles of one signer.
Phrase = list[Line]
Stack = list[Phrase]

# Who signs so has an office of their own, printed below that of the head.
_HAS_OFFICE = ("for", "by_order", "by_delegation", "on_behalf")


def deal_titles(stacks: list[Stack], names: int) -> list[Stack]:
    """Return the titles of as many signers as names follow them; as they were where the titles don't come out even.

    `THƯ KÝ`, `CHỦ TRÌ` are of two. `KT. GIÁM ĐỐC`, `CHỦ TỊCH`, `PHÓ GIÁM ĐỐC` too: the deputy's is the first one's.
    """
    phrases = [phrase for stack in stacks for phrase in stack]
    is_even = names == len(stacks) and not any(lacks_office(stack) or mixes_signers(stack) for stack in stacks)
    if names < 2 or is_even or len(phrases) < names:
        return stacks
    dealt = [[phrase] for phrase in phrases[:names]]
    if any(begins_deputy_office(first[0][0].content) for first in dealt):
        return stacks
    for phrase in phrases[names:]:
        stack = next(filter(lacks_office, dealt), None)
        if stack is None:
            return stacks
        stack.append(phrase)
    return stacks if any(map(lacks_office, dealt)) else dealt


def lacks_office(stack: Stack) -> bool:
    """Tell whether the last title of a signer has a prefix, so that an office of their own follows."""
    prefix = prefix_pattern().match(stack[-1][0].content)
    return prefix is not None and read_prefix(prefix)[0] in _HAS_OFFICE


def mixes_signers(stack: Stack) -> bool:
    """Tell whether no deputy's office stands below the head's for whom one signs, `KT. BỘ TRƯỞNG`: another's does."""
    return any(
        (prefix := prefix_pattern().match(above[0].content)) is not None
        and read_prefix(prefix)[0] == "for"
        and not begins_deputy_office(below[0].content)
        for above, below in pairwise(stack)
    )
