"""Changes of a part of an act: `bãi bỏ một số điều của Nghị định A` amends A, which stays in force.

And changes of what an act carries: `Bãi bỏ Quy chế … ban hành kèm theo Quyết định A`, where the verb opens the clause.
"""

import re
from functools import cache

from pipelines.parse.citations.heads import BLANK, clause_start, starts_word
from pipelines.parse.citations.verbs import Relation, change_of, change_pattern, changes
from pipelines.parse.citations.whose_act import Own, is_own_formula
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.records import citation_words

# What ends all of an act, and the same said of a part.
_TOTAL = {"replaces": "amends", "repeals": "amends", "replaced_by": "amended_by", "repealed": "amended_by"}
_COUNT = r"(?:[0-9]{1,4}\s{1,3}(?:\([^()\n]{1,30}\)\s{1,3})?)?"
_LONGEST_NOUN = 60
# A clause that a verb opens: behind a label, `Về việc`, or `Quyết định này`.
OPENS_CLAUSE = re.compile(
    r"[\s:+•>|*-]{0,12}(?:(?:Điều|ĐIỀU)\s{1,3}[0-9]{1,3}[a-zđ]?[.:]?|[0-9]{1,3}[.)]|\(?[a-zđ]\))?[\s*:+-]{0,8}"
    r"(?:(?:[Vv]ề\sviệc|V/v|[Nn]ay)\s{1,3})?"
)
# What stands between `này` and the verb that it governs: `Thông tư này thay thế A và bãi bỏ B`.
THIS_DOES = re.compile(
    r"này\s{1,3}(?:[^;.:]{0,120}(?:và|đồng thời)\s{1,3}|(?:có\s{1,3})?hiệu\s{1,3}lực[^;.:]{0,120},\s{1,3})?\Z"
)
# `Ban hành Quy chế A thay thế Quy chế B`: what is promulgated takes the place of another instrument.
_PROMULGATES = re.compile(
    rf"{OPENS_CLAUSE.pattern}[Bb]an\s{{1,3}}hành\s[^;.:]{{4,300}}(?<!về)(?<!việc)(?<!để)\s{{1,3}}"
)
# What the reference right before carries or says: `ban hành kèm theo Quyết định A`, `công bố tại Quyết định A`.
_CARRIED = ("theo", "THEO", "tại", "TẠI")
_GOVERNED = re.compile(r"(?<!kèm\s)(?<!KÈM\s)(?:theo|THEO)\s(?!\Z)")
# `của Nghị định A`, `tại các Nghị định A, B`
_OF = ("của", "tại", "trong", "thuộc")
_LONGEST_BEFORE = 80
_LONGEST_NAME = 160
_BLANK = re.compile(BLANK)
# How many kinds of parts a comma joins.
_KINDS_AT_ONCE = range(2, 8)


@cache
def _parts() -> frozenset[str]:
    """Return the words for what an act is made of."""
    return frozenset(citation_words("part_of_act") + citation_words("part_in_small"))


@cache
def _part() -> re.Pattern[str]:
    """Return the pattern for words that name a part of an act, read behind a verb.

    `Quy định` with a capital is an instrument; `toàn bộ nội dung` is all.
    """
    nouns = tree_pattern(citation_words("part_of_act"), BLANK)
    small = tree_pattern(citation_words("part_in_small"), BLANK)
    verbs = tree_pattern((*changes(), *citation_words("change_in_chain")), BLANK)
    more = rf"(?:,?{BLANK}(?:(?:và|hoặc){BLANK})?(?i:{verbs})(?!\w))?"
    some = rf"(?i:một{BLANK}phần|một{BLANK}số{BLANK}(?:{tree_pattern(_parts(), BLANK)}))"
    whole = rf"(?i:toàn{BLANK}bộ{BLANK}(?:nội{BLANK}dung|quy{BLANK}định))"
    each = rf"(?i:(?:các|những|toàn{BLANK}bộ){BLANK})?{_COUNT}"
    part = rf"(?:{some}|{each}(?:(?i:{nouns})|{small}))(?!\w)(?!{BLANK}lệ(?!\w))"
    return re.compile(rf"{more}{more}[\s:]{{0,60}}(?!{whole}){part}")


def add_part(verb: str, part: str) -> str:
    """Return a verb with the words that name a part behind it."""
    return f"{verb}{part}" if part[0] in ",:" else f"{verb} {part}"


def is_of_words(part: str) -> bool:
    """Tell whether words of an act are meant, not a place in it: `bãi bỏ một số cụm từ`."""
    return part.lower().endswith("từ")


def name_part(view: str, start: int, end: int) -> str | None:
    """Return the words right behind a verb, in `view[start:end]`, that name a part of an act; None if none do."""
    part = _part().match(view, start, min(end, start + _LONGEST_NOUN))
    return " ".join(part[0].split()) if part else None


def names_part_before(view: str, low: int, at: int) -> bool:
    """Tell whether the sentence that reaches an act at `at` begins with a part of it: `Một số điều của Nghị định A`."""
    if not leads_to_act(view, low, at):
        return False
    begin = clause_start(view, max(low, at - _LONGEST_NAME), at)
    label = OPENS_CLAUSE.match(view, begin, at)
    return name_part(view, label.end() if label else begin, at) is not None


def of_part(code: str) -> str:
    """Return the relation code of what is done to a part of an act."""
    return _TOTAL.get(code, code)


def find_opening_change(view: str, low: int, end: int, own: Own) -> Relation | None:
    """Return the change that opens the clause of a reference at `end` to what carries its object; None if none does.

    So `Bãi bỏ Quy chế … ban hành kèm theo Quyết định A` repeals, however long the name; none begins before `low`.
    """
    if not word_before_act(view, low, end).endswith(_CARRIED):
        return None
    begin = clause_start(view, low, end)
    if _may_stand_within(view, begin, end):
        verb = change_pattern().search(view, begin, end)
    else:
        label = OPENS_CLAUSE.match(view, begin, end)
        verb = change_pattern().match(view, label.end() if label else begin, end)
    if verb is None or _is_governed(view, verb.end(), end):
        return None
    begin = _with_own_name(view, begin)
    if not (_is_opened(view, begin, verb.start(), own) or _follows_promulgated(view, begin, verb)):
        return None
    text = " ".join(verb[0].split())
    return Relation(change_of(text), text, end - verb.start(), "active", end - verb.end())


def _may_stand_within(view: str, begin: int, end: int) -> bool:
    """Tell whether a clause has what a verb stands behind that does not open it: `ban hành Thông tư`, `này`."""
    return view.find("này", begin, end) >= 0 or view.find("hành", begin, end) >= 0 or view.find("HÀNH", begin, end) >= 0


def find_change_of_parts(view: str, low: int, end: int) -> Relation | None:
    """Return the change of parts of several kinds of what `end` names: `Bãi bỏ một số điều, khoản của Nghị định A`.

    It begins from `low`.
    """
    low = max(low, end - _LONGEST_NAME)
    if view.find(",", low, end) < 0 or not leads_to_act(view, low, end):
        return None
    words = view[low:end].lower()
    if not ("một" in words or "các" in words or "những" in words):
        return None
    for verb in _change_of_some().finditer(view, low, end):
        if _names_kinds(_BLANK.sub(" ", view[verb.end() : end]).lower()):
            text = " ".join(verb["verb"].split())
            is_word = starts_word(view, verb.start())
            change = Relation(change_of(text), text, end - verb.start(), "active", end - verb.end("verb"))
            return change if is_word else None
    return None


def leads_to_act(view: str, low: int, at: int) -> bool:
    """Tell whether what stands before `at` is said of the act there: `của các Nghị định A`."""
    word = word_before_act(view, low, at).lower()
    for of in _OF if word.endswith(_OF) else ():
        if word.endswith(of):
            return not word[: -len(of)][-1:].isalnum()
    return False


def word_before_act(view: str, low: int, at: int) -> str:
    """Return the word before the act at `at`, `các` left out; an empty one where no blank stands before the act."""
    words = view[max(low, at - _LONGEST_BEFORE) : at].rsplit(None, 2) if view[at - 1 : at].isspace() else []
    if words and words[-1].lower() == "các":
        words.pop()
    return words[-1] if words else ""


@cache
def _change_of_some() -> re.Pattern[str]:
    verbs = tree_pattern((*changes(), *citation_words("change_in_chain")), BLANK)
    more = rf"(?:(?:,|{BLANK}và){BLANK}(?:{verbs})(?!\w))?"
    return re.compile(rf"(?P<verb>{change_pattern().pattern})(?i:{more}{more}{BLANK}(?:một{BLANK}số|các|những){BLANK})")


def _names_kinds(words: str) -> bool:
    """Tell whether words in small letters are kinds of parts and lead to an act: `điều, khoản và điểm của `."""
    words = words.removesuffix("các ").removesuffix(" ")
    of = next((of for of in _OF if words.endswith(f" {of}")), None)
    several, _, last = words[: -len(of) - 1].partition(" và ") if of else ("", "", "")
    kinds = several.split(", ")
    return len(kinds) in _KINDS_AT_ONCE and {*kinds, last or kinds[0]} <= _parts()


def _is_opened(view: str, begin: int, at: int, own: Own) -> bool:
    """Tell whether a verb at `at` opens the clause from `begin`, or says what the page's own document does."""
    if OPENS_CLAUSE.fullmatch(view, begin, at) or is_own_formula(view, begin, at, own):
        return True
    return THIS_DOES.search(view, begin, at) is not None


def _with_own_name(view: str, begin: int) -> int:
    """Return where a clause begins that goes on at `begin` behind the text's own name, which is a reference too."""
    is_named = view.endswith("này", 0, begin)
    return clause_start(view, max(0, begin - _LONGEST_NAME), begin) if is_named else begin


def _follows_promulgated(view: str, begin: int, verb: re.Match[str]) -> bool:
    """Tell whether the clause from `begin` promulgates an instrument, which by the verb replaces one with a capital."""
    is_instrument = view[verb.end() : verb.end() + 2].strip().isupper()
    return is_instrument and _PROMULGATES.fullmatch(view, begin, verb.start()) is not None


def _is_governed(view: str, start: int, end: int) -> bool:
    """Tell whether another word governs the reference: `Sửa đổi hồ sơ theo mẫu ban hành kèm theo Thông tư A`."""
    return _GOVERNED.search(view, start, end) is not None or has_other_object(view, start, end)


def has_other_object(view: str, start: int, end: int) -> bool:
    """Tell whether what a verb before `start` changes is no act: `sửa đổi hợp đồng … thuộc phạm vi của Luật A`."""
    return _other_object().match(view, start, end) is not None


@cache
def _other_object() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}(?:các{BLANK})?(?:{tree_pattern(citation_words('other_object'), BLANK)})(?!\w)")
