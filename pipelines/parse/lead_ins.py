"""Lists of documents below a lead-in: `Bãi bỏ các văn bản sau đây:`, then one document a line."""

import re
from collections.abc import Sequence
from functools import cache

from pipelines.parse.heads import BLANK, clause_start
from pipelines.parse.lists import continues_list, use_like
from pipelines.parse.part_of_act import add_part, name_part, of_part
from pipelines.parse.phrases import tree_pattern
from pipelines.parse.reference import Reference
from pipelines.parse.verbs import CHANGES
from pipelines.parse.whose_act import is_planned
from pipelines.vocab.records import relation_verbs

# The relations that a lead-in gives to the list below it.
_OF_LISTS = frozenset(("based_on", "amends", "replaces", "repeals", "suspends", "corrects", "extends"))
# An item's beginning: its mark and perhaps the number of documents or places named.
_ITEM = re.compile(r"\n[ >|]{0,8}(?:[-+*•]|\(?(?:[0-9]{1,3}|[a-zđ])[.)])?[ ]{0,4}(?:Các |các |Toàn bộ |toàn bộ )?\Z")
_LONGEST_MARK = 40
# The colon that ends a lead-in, not before so many characters.
_LONGEST_LIST = 2_000
_LONGEST_LEAD = 400
_ARTICLE = re.compile(r"(?:\A|\n)[ >|]{0,8}Điều[ ]{1,3}")
# Such a lead-in brings in the new wording, not a list of documents.
_WORDING = re.compile(rf"như{BLANK}sau\s{{0,3}}\Z", re.IGNORECASE)
# `Thông tư A, được sửa đổi, bổ sung bởi:` heads the list in a consolidated text.
_AMENDED_BY = re.compile(
    rf"(?:được{BLANK})?sửa{BLANK}đổi(?:,?{BLANK}bổ{BLANK}sung)?(?:{BLANK}một{BLANK}số{BLANK}điều)?{BLANK}"
    rf"(?:bởi|theo|bằng|tại)(?:{BLANK}các{BLANK}văn{BLANK}bản(?:{BLANK}sau(?:{BLANK}đây)?)?)?\s{{0,3}}\Z"
)
_LONGEST_PASSIVE = 90
# The mark of an item, and the one that begins the first item below a lead-in.
_MARK = re.compile(r"\n[ >|]{0,8}(?:(?P<dash>[-+*•])|\(?(?:(?P<figure>[0-9]{1,3})|(?P<letter>[a-zđ]))[.)])")
# Between a lead-in and its item stand other items only.
_OTHER_LINE = re.compile(r"\n[ >|]{0,8}(?!\Z|[-+*•\n ]|\(?(?:[0-9]{1,3}|[a-zđ])[.)]|[A-ZĐ])")


@cache
def _verbs() -> dict[str, str]:
    return {
        phrase: verb.relation
        for verb in relation_verbs()
        if verb.voice in ("active", "behind")
        for phrase in verb.patterns
        if verb.relation in _OF_LISTS or phrase.startswith("nay ")
    }


@cache
def _verb_pattern() -> re.Pattern[str]:
    phrases = set(_verbs())
    spellings = phrases | {p[0].upper() + p[1:] for p in phrases} | {p.upper() for p in phrases}
    return re.compile(rf"(?:{tree_pattern(spellings, BLANK)})(?!\w)")


def read_lead_ins(view: str, found: Sequence[Reference], start: int, first: int) -> None:
    """Give references that begin an item of a list the relation that the lead-in of the list says.

    `found` are the references of one zone, which begins at `start`; `first` is the ordinal of the first. What a lead-in
    says in the passive it says of the document named before it.
    """
    about: int | None = None
    item: Reference | None = None
    for place, one in enumerate(found):
        said = None
        if one.relation == "cites" and one.relation_text is None and not one.is_self:
            said = _lead_in(view, one, start)
            if said is None and item is found[place - 1] and continues_list(view, item, one.start):
                use_like(one, item)  # `a) Các Quyết định số 5, số 6 và số 7`
                item = one
                continue
        if said is None:
            about, item = None if one.is_self else first + place, None
            continue
        one.relation, one.relation_text = said
        one.subject = about if said[0] == "amended_by" else None
        item = one


def _lead_in(view: str, one: Reference, start: int) -> tuple[str, str] | None:
    """Return relation and verb of the lead-in above the item that a reference begins, None if it begins none."""
    item = _ITEM.search(view, max(start, one.start - _LONGEST_MARK), one.start)
    end = _lead_end(view, max(start, one.start - _LONGEST_LIST), item.start()) if item else None
    if item is None or end is None:
        return None
    is_broken = not _begins_alike(view, end, item) and _OTHER_LINE.search(view, end + 1, item.start())
    if is_broken or _WORDING.search(view, max(start, end - 12), end):
        return None
    lead = clause_start(view, max(start, end - _LONGEST_LEAD), end)
    if amended := _AMENDED_BY.search(view, max(lead, end - _LONGEST_PASSIVE), end):
        return "amended_by", " ".join(amended[0].split())
    verb = _verb_pattern().search(view, lead, end)
    if verb is None:
        return None
    text = " ".join(verb[0].split())
    code = _verbs()[text.lower()]
    if code in CHANGES and is_planned(view, start, verb.start()):
        return None
    part = None if one.pinpoint or of_part(code) == code else name_part(view, verb.end(), end)
    return (of_part(code), add_part(text, part)) if part else (code, text)


def _lead_end(view: str, low: int, item: int) -> int | None:
    """Return where the lead-in of a list ends whose item begins at `item`: at a colon, or with a heading.

    `Điều 3. Bãi bỏ các văn bản, quy định sau` has none.
    """
    colon = view.rfind(":", low, item)
    articles = list(_ARTICLE.finditer(view, max(low, colon), item))
    if articles and (heading := _heading().match(view, articles[-1].start(), item)):
        return heading.end()
    return colon if colon >= 0 and view[colon + 1 : colon + 3].strip(" ")[:1] == "\n" else None


@cache
def _heading() -> re.Pattern[str]:
    """Return the pattern of the heading of an article that changes several acts and names none of them."""
    phrases = {p[0].upper() + p[1:] for p, code in _verbs().items() if code in CHANGES}
    some = rf"(?:các|những|toàn{BLANK}bộ|một{BLANK}số|[0-9]{{1,3}})(?:{BLANK}[0-9]{{1,3}})?"
    kind = rf"(?:văn{BLANK}bản|quyết{BLANK}định|thông{BLANK}tư|nghị{BLANK}định|nghị{BLANK}quyết|chỉ{BLANK}thị)"
    return re.compile(
        rf"{_ARTICLE.pattern}[0-9]{{1,3}}[a-z]?[.:]?[ ]{{1,3}}(?:{tree_pattern(phrases, BLANK)}){BLANK}{some}{BLANK}"
        rf"(?i:{kind})[^.:;\n/]{{0,200}}(?:\Z|(?=\n))"
    )


def _begins_alike(view: str, colon: int, item: re.Match[str]) -> bool:
    """Tell whether the line behind a lead-in has a mark like that of an item: what is between belongs to items."""
    first, mark = _MARK.search(view, colon, colon + _LONGEST_MARK), _MARK.match(view, item.start(), item.end())
    is_first = first is not None and view[colon + 1 : first.start()].strip() == ""
    return is_first and first is not None and mark is not None and first.lastgroup == mark.lastgroup
