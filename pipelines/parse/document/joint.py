"""The issuers of a joint document (liên tịch, liên bộ, phối hợp), as its letterhead names them one by one."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from pipelines.parse.document.witnesses import Choice
from pipelines.parse.model import Issuer, PartialDate
from pipelines.parse.words.anchors import begins_body_name, opens_with
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.issuers import is_centre, issuers_of, resolve_body
from pipelines.parse.words.numbers import Number
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words
from pipelines.vocab.records import IssuingBody

# TTLT, NQLT, HDLN, TTLB, KHPH: the code of a type with that of liên tịch, liên ngành, liên bộ or phối hợp behind it.
_JOINT_CODE = re.compile(r"[/-][A-Z]{2,3}(?:L[TNB]|PH)(?!\w)")
# Between two names in one line, or at the ends of lines: SỞ Y TẾ - SỞ TÀI CHÍNH.
_BETWEEN = re.compile(r"[ ]{0,3}[-–—,][ ]{0,3}|[ ]V[ÀA][ ]|[ ]")
# What a code leaves out of the name that it stands for.
_LEFT_OUT = "và"


def joint_issuers(
    names: Sequence[str], choice: Choice, number: Number | None, issued: PartialDate | None
) -> tuple[Issuer, ...]:
    """Return the issuers of a joint document whose letterhead names each body on its own, or several in a line.

    It says so in its type or number; or the codes of the number are those of its names: `37/CTr-HND-SYT`.
    """
    codes = number.body_codes if number else ()
    says_so = "liên" in (choice.value("document_type") or "").lower()
    says_so = says_so or bool(_JOINT_CODE.search(choice.value("number") or ""))
    if not (says_so or len(codes) > 1):
        return ()
    parted = [(part, above) for name, above in part_joint(names) for part in part_names(name)]
    if len(parted) < 2 or not (says_so or has_codes_of([name for name, _ in parted], codes)):
        return ()
    if len(names) == 1 and len(issuers_of(names[0], None, issued)) == len(parted):
        return ()  # a line of known bodies is read as it is printed
    printed = [name for name, _ in parted]
    bodies = [
        (name, resolve_body(name, above, issued) or in_shared_place(name, printed, issued)) for name, above in parted
    ]
    return tuple(Issuer(body.issuing_body_id if body else None, words) for words, body in bodies)


def in_shared_place(name: str, names: Sequence[str], issued: PartialDate | None) -> IssuingBody | None:
    """Return the body of a name that lacks its place, which the last one of a joint letterhead gives for all.

    ỦY BAN NHÂN DÂN stands above ỦY BAN MTTQ VIỆT NAM / TỈNH ĐẮK LẮK.
    """
    if not name.upper().endswith(mark_words("lacks_place")):
        return None
    place = place_pattern().search(names[-1])
    return resolve_body(name + place[0], None, issued) if place else None


@cache
def place_pattern() -> re.Pattern[str]:
    """Return the pattern of the place that ends a name: ` TỈNH ĐẮK LẮK`."""
    return re.compile(rf" (?:{tree_pattern(mark_words('place'), ' ')}) [^\n]{{2,60}}\Z", re.IGNORECASE)


def part_joint(names: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return the bodies of a joint letterhead, each with its superior.

    A name that comes again is a superior, and so is one above a line of several: UBND TỈNH … / SỞ Y TẾ - SỞ NỘI VỤ.
    """
    superiors = {name for place, name in enumerate(names) if name in names[:place]}
    superiors |= {above for above, name in pairwise(names) if stands_above(above, part_names(name))}
    return [
        (name, above if above in superiors else None)
        for above, name in pairwise([None, *names])
        if name and name not in superiors
    ]


def stands_above(above: str, parts: Sequence[str]) -> bool:
    """Tell whether a name is the superior of those that the line below it joins: they are of another kind.

    The first words tell: a ministry above two others is one of three. All commissions of the Party begin with BAN.
    """
    if len(parts) < 2 or len(part_names(above)) > 1:
        return False
    return is_centre(above) or above.split(maxsplit=1)[0] not in {part.split()[0] for part in parts}


def part_names(name: str) -> list[str]:
    """Return the names that lines join by dashes, commas or VÀ, each of which begins as a body's does.

    That of a union needs no sign before it, but behind ỦY BAN TRUNG ƯƠNG and the like.
    """
    parts: list[str] = []
    at = 0
    for between in _BETWEEN.finditer(name):
        above, below = name[at : between.start()], name[between.end() :]
        is_joined = between[0].isspace() and opens_with("union_name", below) and is_whole_name(above)
        if not below or is_joined or (not between[0].isspace() and begins_name(below)):
            parts.append(above)
            at = between.end()
    return [part for part in (*parts, name[at:]) if part]


def begins_name(words: str) -> bool:
    """Tell whether words begin as a name does, or with a known body: CHÍNH PHỦ."""
    return begins_body_name(words) or any(found.start == 0 for found in find_bodies(words)[:1])


def is_whole_name(words: str) -> bool:
    """Tell whether words are a name of two words or more that no name of a union goes on with."""
    return " " in words and not words.upper().endswith(mark_words("leads_to_union"))


def has_codes_of(names: Iterable[str], codes: Sequence[str]) -> bool:
    """Tell whether each name has a code, in order, that is made of its first letters: SYT of SỞ Y TẾ."""
    letters = ["".join(word[0] for word in fold_name(name).split() if word != _LEFT_OUT) for name in names]
    folded = ["".join(fold_name(code).split()) for code in codes]
    return len(letters) == len(folded) and all(map(str.startswith, letters, folded))
