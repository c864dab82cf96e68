"""Whole documents of the kinds that offices issue, put together of parts, with what a reader finds in them.

Each part comes in several printed forms, and each form meets the others; all of it is made up.
"""

import random
from collections.abc import Callable, Iterator

from act_parts import Act
from assembly_acts import make_council, make_law, make_order
from broken_acts import make_broken
from decision_acts import make_appended, make_effect, make_promulgating
from edict_acts import make_edict
from joint_acts import make_joint
from office_acts import make_invitation, make_letter, make_minutes, make_notice, make_submission, make_telegram
from old_acts import make_old_act, make_old_letter
from party_acts import make_party, make_party_letter

KINDS: dict[str, Callable[[random.Random], Act]] = {
    "joint": make_joint,
    "notice": make_notice,
    "minutes": make_minutes,
    "submission": make_submission,
    "telegram": make_telegram,
    "invitation": make_invitation,
    "letter": make_letter,
    "law": make_law,
    "order": make_order,
    "council": make_council,
    "effect": make_effect,
    "promulgating": make_promulgating,
    "appended": make_appended,
    "party": make_party,
    "party letter": make_party_letter,
    "broken": make_broken,
    "edict": make_edict,
    "old act": make_old_act,
    "old letter": make_old_letter,
}


def make_acts(kind: str, count: int, seed: int) -> Iterator[Act]:
    """Yield `count` documents of a kind, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield KINDS[kind](chance)
