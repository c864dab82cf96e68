"""Lists of documents below a lead-in: `Bãi bỏ các văn bản sau đây:`, then one document a line."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from pipelines.parse.citations.doers import its_like
from pipelines.parse.citations.heads import BLANK, clause_start, kind_name, kind_pattern
from pipelines.parse.citations.lists import continues_list, use_like
from pipelines.parse.citations.part_of_act import add_part, name_part, of_part
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import CHANGES
from pipelines.parse.citations.whose_act import is_planned
from pipelines.parse.words.phrases import spellings, tree_pattern, with_capital
from pipelines.vocab.records import citation_forms, citation_words, relation_verbs

# The relations that a lead-in gives to the list below it.
_OF_LISTS = frozenset(("based_on", "amends", "replaces", "repeals", "suspends", "corrects", "extends"))
# An item's beginning: its mark and perhaps the number of documents or places named.
_ITEM = re.compile(
    r"\n[ >|]{0,24}(?:[-+*•]|\(?(?:[0-9]{1,3}|[a-zđ])[.)])?[ ]{0,4}(?:Các |các |Toàn bộ |toàn bộ )?"
    r"(?:[A-ZĐa-zđ]\w{1,8} \w{2,8}:(?: số)? )?\Z"  # `Các Quyết định: số A`
)
# An item that begins with what an act carries: `Quy chế … ban hành kèm theo Quyết định A`.
_CARRIED_ITEM = re.compile(r"\n[ >|]{0,24}(?:[-+*•]|\(?(?:[0-9]{1,3}|[a-zđ])[.)])[ ]{1,4}(?=[A-ZĐ])")
_LONGEST_CARRIED = 250
_SAID_AT = re.compile(rf"{BLANK}(?:tại|trong|theo){BLANK}(?!\Z)")
# An item that stays: `Quyết định A tiếp tục có hiệu lực`.
_STAYS = re.compile(rf",?{BLANK}(?:vẫn|tiếp{BLANK}tục|còn)(?!\w)")
_BESIDE_NUMBER = (" số ", " Số ")
_NUMBER_WORDS = (["số"], ["Số"], ["SỐ"])
_LONGEST_SIGN = 4
_LONGEST_MARK = 60
# The colon that ends a lead-in, not before so many characters.
_LONGEST_LIST = 2_000
_LONGEST_LEAD = 400
_ARTICLE = re.compile(r"(?:\A|\n)[ >|]{0,24}Điều[ ]{1,3}")
# Such a lead-in brings in the new wording, not a list of documents.
_WORDING = re.compile(rf"như{BLANK}sau\s{{0,3}}\Z", re.IGNORECASE)
# `Thông tư A, được sửa đổi, bổ sung bởi:` heads the list in a consolidated text.
_AMENDED_BY = re.compile(
    rf"(?:được{BLANK})?sửa{BLANK}đổi(?:,?{BLANK}bổ{BLANK}sung)?(?:{BLANK}một{BLANK}số{BLANK}điều)?{BLANK}"
    rf"(?:bởi|theo|bằng|tại)(?:{BLANK}các{BLANK}văn{BLANK}bản(?:{BLANK}sau(?:{BLANK}đây)?)?)?\s{{0,3}}\Z"
)
_LONGEST_PASSIVE = 90
# `Văn bản sửa đổi, bổ sung:` in a list of acts heads those that amend one of them: the text itself amends none.
_TEXTS = re.compile(rf"[\s>|•*+-]{{0,12}}(?:Các{BLANK})?[Vv]ăn{BLANK}bản{BLANK}")
_DONE_BY_ITEMS = frozenset(("amends", "replaces"))
# The mark of an item, and the one that begins the first item below a lead-in.
_MARK = re.compile(r"\n[ >|]{0,24}(?:(?P<dash>[-+*•])|\(?(?:(?P<figure>[0-9]{1,3})|(?P<letter>[a-zđ]))[.)])")
# Between a lead-in and its item stand other items only.
_OTHER_LINE = re.compile(r"\n[ >|]{0,24}(?!\Z|[-+*•\n ]|\(?(?:[0-9]{1,3}|[a-zđ])[.)]|[A-ZĐ])")


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
    return re.compile(rf"(?:{tree_pattern(spellings(_verbs()), BLANK)})(?!\w)")


def read_lead_ins(view: str, found: Sequence[Reference], start: int, first: int) -> None:
    """Give references that begin an item of a list the relation that the lead-in of the list says.

    `found` are the references of one zone, which begins at `start`; `first` is the ordinal of the first. What a lead-in
    says in the passive it says of the document named before it.
    """
    item: Reference | None = None
    for place, one in enumerate(found):
        said = None
        if one.relation == "promulgated_with":
            said = _lead_in(view, one, start)
        elif one.relation == "cites" and one.relation_text is None and not (one.is_self or _STAYS.match(view, one.end)):
            said = _lead_in(view, one, start)
            if said is None and item is found[place - 1] and continues_list(view, item, one.start):
                use_like(one, item)  # `a) Các Quyết định số 5, số 6 và số 7`
                item = one
                continue
        if said is None:
            item = None
            continue
        one.relation, one.relation_text, end = said
        one.subject = _amended(found, place, first, end) if one.relation == "amended_by" else None
        item = one


def _amended(found: Sequence[Reference], place: int, first: int, end: int) -> int | None:
    """Return the ordinal of the act that a lead-in which ends at `end` says is amended by the item at `place`."""
    before = bisect_right(found, end, hi=place, key=lambda one: one.end) - 1
    return None if before < 0 or found[before].is_self else first + its_like(found, place, before, first)


def _lead_in(view: str, one: Reference, start: int) -> tuple[str, str, int] | None:
    """Return relation and verb of the lead-in above the item that a reference begins, and where it ends, or None."""
    is_carried = one.relation == "promulgated_with" and one.pinpoint is None
    item = _carried_item(view, one, start) if is_carried else None
    item = item or _ITEM.search(view, max(start, one.start - _LONGEST_MARK), one.start)
    end = _lead_end(view, max(start, one.start - _LONGEST_LIST), item.start()) if item else None
    if item is None or end is None:
        return None
    is_broken = not _begins_alike(view, end, item) and _OTHER_LINE.search(view, end + 1, item.start())
    if is_broken or _WORDING.search(view, max(start, end - 12), end):
        return None
    lead = clause_start(view, max(start, end - _LONGEST_LEAD), end)
    if amended := _AMENDED_BY.search(view, max(lead, end - _LONGEST_PASSIVE), end):
        return "amended_by", " ".join(amended[0].split()), end
    verb = _verb_pattern().search(view, lead, end)
    code = _verbs()[" ".join(verb[0].split()).lower()] if verb else None
    if verb is None or code is None or _is_of_others(view, start, lead, verb.start(), code):
        return None
    text = " ".join(verb[0].split())
    part = None if one.pinpoint or of_part(code) == code else name_part(view, verb.end(), end)
    if is_carried and not part:
        carried = _change_of_carried(view, item.end(), one.start, code, text)
        return (*carried, end) if carried else None
    return (of_part(code), add_part(text, part), end) if part else (code, text, end)


def _is_of_others(view: str, start: int, lead: int, at: int, code: str) -> bool:
    """Tell whether a verb at `at` is planned only, or says of the items what they do: `Văn bản sửa đổi, bổ sung:`."""
    if code in _DONE_BY_ITEMS and _TEXTS.fullmatch(view, lead, at):
        return True
    return code in CHANGES and is_planned(view, start, at)


def _change_of_carried(view: str, at: int, end: int, code: str, text: str) -> tuple[str, str] | None:
    """Return what is done to the act at `end` whose part or instrument begins an item at `at`; None if none does."""
    part = name_part(view, at - 1, end)
    if part:
        return of_part(code), add_part(text, part)
    return (code, text) if _is_instrument(view, at, end) else None


def _carried_item(view: str, one: Reference, start: int) -> re.Match[str] | None:
    """Return the mark of the item that reaches a reference with what that act carries; None where it does not."""
    marks = list(_CARRIED_ITEM.finditer(view, max(start, one.start - _LONGEST_CARRIED), one.start))
    is_one = marks and clause_start(view, marks[-1].end(), one.start) == marks[-1].end()
    return marks[-1] if is_one and view.find(":", marks[-1].end(), one.start) < 0 else None


def _is_instrument(view: str, at: int, end: int) -> bool:
    """Tell whether an instrument begins at `at` which an act carries: `Quy chế phối hợp ban hành kèm theo`."""
    kind = kind_pattern().match(view, at, end)
    form = citation_forms().get(kind_name(kind[0]) or "") if kind else None
    return form is not None and form.is_attached and _SAID_AT.search(view, at, end) is None


def _lead_end(view: str, low: int, item: int) -> int | None:
    """Return where the lead-in of a list ends whose item begins at `item`: at a colon, or with a heading.

    `Điều 3. Bãi bỏ các văn bản, quy định sau` has none.
    """
    colon = view.rfind(":", low, item)
    while colon >= 0 and _is_within_item(view, colon):
        colon = view.rfind(":", low, colon)
    articles = list(_ARTICLE.finditer(view, max(low, colon), item))
    if articles and (heading := _heading().match(view, articles[-1].start(), item)):
        return None if _has_own_verb(view, heading.end(), item) else heading.end()
    return colon if colon >= 0 and view[colon + 1 : colon + 3].strip(" ")[:1] == "\n" else None


def _is_within_item(view: str, colon: int) -> bool:
    """Tell whether a colon stands beside `số` within an item: `Các Quyết định: số A`, `Quyết định số: A`."""
    is_behind = view[max(0, colon - _LONGEST_SIGN) : colon].split()[-1:] in _NUMBER_WORDS
    return is_behind or view.startswith(_BESIDE_NUMBER, colon + 1)


def _has_own_verb(view: str, start: int, end: int) -> bool:
    """Tell whether items below a heading say themselves what is done: `1. Bãi bỏ Quyết định A`."""
    marks = (mark.end() for mark in _MARK.finditer(view, start, end))
    return any(_verb_pattern().match(view, at + view[at : at + 4].count(" ")) for at in marks)


@cache
def _heading() -> re.Pattern[str]:
    """Return the pattern of the heading of an article that changes several acts and names none of them."""
    small = {phrase for phrase, code in _verbs().items() if code in CHANGES}
    ending = {phrase for phrase in small if _verbs()[phrase] == "repeals" and not phrase.startswith("nay ")}
    verbs = tree_pattern(map(with_capital, small), BLANK)
    some = rf"(?:các|những|một{BLANK}số|[0-9]{{1,3}})(?:{BLANK}[0-9]{{1,3}})?"
    whole = rf"toàn{BLANK}bộ"
    kind = tree_pattern(citation_words("type_of_several"), BLANK)
    which = rf"(?:{whole}{BLANK}(?:{some}{BLANK})?|{some}{BLANK})"
    acts = rf"{which}(?i:{kind})(?!\w)[^.:;\n/]{{0,200}}"
    legal = rf"(?:{BLANK}quy{BLANK}phạm{BLANK}pháp{BLANK}luật)?"
    texts = rf"(?:(?:(?:Các|Những){BLANK})?(?i:văn{BLANK}bản){legal}|(?:Các|Những){BLANK}(?i:{kind}))"
    # `Bãi bỏ toàn bộ các quyết định của …`, `Văn bản bãi bỏ toàn bộ`, `Các văn bản sau đây hết hiệu lực từ ngày …`
    partly = rf"(?:{BLANK}(?:{whole}|một{BLANK}phần))?(?:{BLANK}(?:thi{BLANK}hành|kể|từ)(?!\w)[^.:;\n/]{{0,120}})?"
    said = rf"{texts}(?:{BLANK}sau(?:{BLANK}đây)?)?{BLANK}(?:bị{BLANK})?(?:{tree_pattern(ending, BLANK)}){partly}"
    label = rf"{_ARTICLE.pattern}[0-9]{{1,3}}[a-z]?[.:]?[ ]{{1,3}}"
    bare = rf"(?:Bãi|Hủy|Huỷ){BLANK}bỏ{BLANK}văn{BLANK}bản{legal}"
    return re.compile(rf"{label}(?:(?:{verbs}){BLANK}{acts}|(?:{bare}|{said})[ ]{{0,3}})(?:\Z|(?=\n))")


def _begins_alike(view: str, colon: int, item: re.Match[str]) -> bool:
    """Tell whether the line behind a lead-in has a mark like that of an item: what is between belongs to items."""
    first, mark = _MARK.search(view, colon, colon + _LONGEST_MARK), _MARK.match(view, item.start(), item.end())
    is_first = first is not None and view[colon + 1 : first.start()].strip() == ""
    return is_first and first is not None and mark is not None and first.lastgroup == mark.lastgroup
