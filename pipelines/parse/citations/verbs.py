"""Which verb governs a reference: the nearest one before it whose object it is."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.parse.citations.heads import BLANK, clause_start
from pipelines.parse.words.phrases import spellings, tree_pattern
from pipelines.vocab.records import RelationVerb, citation_words, relation_verbs

# The voices of verbs that stand before what they govern.
_BEFORE = frozenset(("active", "passive", "direct", "bare"))
_DIRECT_VOICES = frozenset(("direct", "bare"))
# Verbs that elsewhere than at the beginning of a clause are nouns or parts of words: điều chỉnh, chiếu.
_OPENING = frozenset(("amends", "based_on"))
# What an act does to another one, so that this is no longer what it was.
CHANGES = frozenset(("amends", "replaces", "repeals", "suspends", "corrects"))
# ` các ` between a verb and `quy định tại`.
_LONGEST_SEVERAL = 5
# How far before a reference its verb may begin; further where words of the amended text stand between.
_LEAD = 120
_QUOTED_LEAD = 250


class Relation(NamedTuple):
    """A relation code, the verb as printed on one line, how far `before` the reference it begins, and its voice.

    `rest` is how many characters stand between the verb and the reference.
    """

    code: str
    text: str
    before: int
    voice: str
    rest: int


@cache
def _verbs() -> dict[str, RelationVerb]:
    return {phrase: verb for verb in relation_verbs() for phrase in verb.patterns if verb.voice in _BEFORE}


@cache
def changes() -> dict[str, str]:
    """Return the phrases by which a document is said to change another, each with its relation."""
    return {
        phrase: verb.relation
        for verb in relation_verbs()
        if verb.voice == "active" and verb.relation in CHANGES
        for phrase in verb.patterns
    }


def change_of(verb: str) -> str:
    """Return the relation that a verb of changing an act says."""
    return changes()[" ".join(verb.lower().split())]


@cache
def change_pattern() -> re.Pattern[str]:
    """Return the pattern of the phrases by which a document is said to change another."""
    return re.compile(rf"(?:{tree_pattern(spellings(changes()), BLANK)})(?!\w)")


@cache
def _verb_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{tree_pattern(spellings(_verbs()), BLANK)})(?!\w)")


# What no verb reaches its object past, read backwards: the mark that ends a clause, and one that stands in no verb.
# Each alternative begins with a plain sign: the search engine then skips to these.
_MARK_BACKWARDS = re.compile(
    r",|;|:|\(|\)|“|”|\"|\||\.(?<=\s.)|!(?<=\s.)|\?(?<=\s.)|\n\s{0,20}\n|\+\s{0,20}\n|\*\s{0,20}\n|•\s{0,20}\n"
    r"|-[0-9]{0,3}\s{0,20}\n|/[0-9]{1,3}\s{0,20}\n|\.[0-9]{1,3}\s{0,20}\n"  # 1- 1/ 1. before a word that touches it
)
# Between the verb and the reference: a few words, no comma, bracket or quotation mark.
_REST = re.compile(r"[^,;:()“”\"|]{0,70}")
# `thay cụm từ “A” bằng cụm từ “B” tại Điều 5`
_QUOTED_REST = re.compile(
    r"(?:[\s:]{0,4}|[ :]{0,3}\n[ ]{4,60})[“\"](?:[^;\n]|\n(?![\s+*•-]|[0-9a-zđ][.)]|[0-9][0-9][.)]|Điều)){0,200}"
)
_FEW_WORDS = 20
# A blank, or the end of a line and what the next one is indented by.
_SPACE = r"(?:\s{1,3}(?!\s)|[ ]?\n[ ]{1,60})"
# A direct verb has the act itself, or provisions of it, as its object; `Hết hiệu lực toàn bộ` over a line is a label.
_ITSELF = re.compile(
    rf"(?:(?<!toàn bộ){_SPACE}|[^\S\n]{{1,3}})"
    rf"(?:(?:toàn bộ|một phần|các|những|một số){_SPACE})?(?:(?:các|những|một số){_SPACE})?"
    r"(?:(?:(?:cơ chế,\s{1,3})?chính sách|nội dung|quy định|điều khoản|điều|khoản|điểm)\s{1,3}"
    r"(?:(?:đã\s{1,3})?(?:được\s{1,3})?(?:quy định|nêu|ghi)\s{1,3})?)?"
    r"(?:(?:của|đối với|(?<=quy định\s)tại|(?<=nội dung\s)tại|(?<=nêu\s)tại|(?<=ghi\s)tại)\s{1,3})?(?:các\s{1,3})?"
)
# `gia hạn Nghị quyết A`, not `thủ tục gia hạn quy định tại Nghị định A`
_NOTHING_BETWEEN = re.compile(rf"{_SPACE}(?:các\s{{1,3}})?")
# `bãi bỏ các Thông tư: số A`, not `sửa đổi như sau: `
_COLON = re.compile(r":\s{1,60}(?:(?:số|các)\s{1,3})?")
_LONGEST_BEFORE_COLON = 3
_LONGEST_COLON = 70
_BEFORE_COLON = frozenset([*((code, "active") for code in CHANGES), ("amended_by", "passive")])
_SEVERAL = re.compile(
    r"\s{1,60}(?:toàn bộ\s{1,3})?(?:các|những|một số)\s{1,60}[^\n,;:]{2,60}(?<!như sau)", re.IGNORECASE
)
# `bãi bỏ từ Điều 3 đến Điều 7`: no words are struck.
_FROM = re.compile(rf"(?<=\s)từ{BLANK}\Z")
_PLACE = re.compile(r"(?:Điều|điều|[Kk]hoản|[Đđ]iểm|Chương|Mục|Phần)\s")
_LONGEST_FROM = 12
# These take the reference as their direct object: nothing stands between.
_DIRECT = frozenset(("issues", "issues_signed", "promulgated_with"))
_DIRECT_REST = re.compile(rf"{_SPACE}(?:(?:các|theo|của|quy định tại){_SPACE})?")
# `Điều chỉnh Quyết định A`, which opens its clause, and `Đồng ý điều chỉnh`: elsewhere `điều chỉnh` is a noun.
_LABEL = r"[\s*+•>|-]{0,12}(?:(?:(?:Điều|ĐIỀU)\s{1,3})?(?:[0-9]{1,3}|[a-zđ])[.)/-]{1,2}[\s*]{0,8})?"
_OPENS_CLAUSE = re.compile(_LABEL)
_AGREES = re.compile(rf"{_LABEL}(?:{tree_pattern(citation_words('agrees'), ' ')}\s{{1,3}}){{1,2}}", re.IGNORECASE)
# `công bố thủ tục … đã được giao tại Nghị quyết A`: where something was said is not what is published.
_OF_WHOLE = frozenset(("publishes", "approves"))
_ACCORDING_TO = re.compile(r"(?<!\w)theo\s{1,9}\Z", re.IGNORECASE)
_SAID_AT = re.compile(r"(?<=\s)tại\s{1,9}\Z")


def has_quotations(view: str, start: int, end: int) -> bool:
    """Tell whether a quotation mark stands in `view[start:end]`."""
    return view.find("“", start, end) >= 0 or view.find("”", start, end) >= 0 or view.find('"', start, end) >= 0


def find_verb(view: str, start: int, end: int, *, has_quotations: bool = True) -> Relation | None:
    """Return the verb of the clause before `end`, where its object begins, or None; none begins before `start`.

    No verb reaches its object past certain marks, so what is read, and remembered, begins at the last of them.
    `has_quotations` is False where it is known that no quotation mark stands before.
    """
    low = end - _LEAD if end - _LEAD > start else start
    mark = _MARK_BACKWARDS.search(view[low:end][::-1])
    lead = end - mark.start() if mark else low
    is_in_verb = mark and mark[0] == "," and _behind_comma().match(view, lead)
    if is_in_verb or (has_quotations and _quotes_words(view, max(start, end - _QUOTED_LEAD), end)):
        begin = clause_start(view, start, end)
        quoted = max(begin, end - _QUOTED_LEAD)
        lead = quoted if view.find("từ", quoted, end) >= 0 else max(begin, end - _LEAD)
    in_word = lead > 0 and view[lead - 1].isalnum()
    range_ = _FROM.search(view, max(lead, end - _LONGEST_FROM), end)
    if range_ is None or not _PLACE.match(view, end):
        return _find_verb(view[lead:end], in_word)
    verb, length = _find_verb(view[lead : range_.start()], in_word), end - range_.start()
    return verb and verb._replace(before=verb.before + length, rest=verb.rest + length)


def _quotes_words(view: str, start: int, end: int) -> bool:
    """Return whether a verb may stand before marks since it speaks of words: `thay cụm từ “A” bằng cụm từ “B” tại`."""
    has_quotation = view.find("“", start, end) >= 0 or view.find('"', start, end) >= 0
    return has_quotation and (view.find("từ", start, end) >= 0 or view.find("TỪ", start, end) >= 0)


@cache
def _behind_comma() -> re.Pattern[str]:
    """Return the pattern for what follows the comma within a verb: `sửa đổi, bổ sung`."""
    words = {" ".join(phrase.partition(",")[2].split()[:2]) for phrase in _verbs() if "," in phrase}
    return re.compile(rf"(?i:{BLANK}{tree_pattern(words, BLANK)})")


@lru_cache(maxsize=1 << 13)
def _find_verb(clause: str, in_word: bool) -> Relation | None:
    """Return the verb whose object begins at the end of `clause`, remembered: recitals and formulas recur.

    `in_word` where the clause begins in the middle of a word.
    """
    found = list(_find_verbs(clause, in_word))
    nearest = found[-1] if found else None
    # `tổng kết 10 năm thực hiện Chỉ thị …`: the review is what is done, carrying out is its object.
    governing = [verb for verb in found if verb.code == "reviews"]
    # `bãi bỏ các quy định tại Thông tư …`, but `sửa đổi hồ sơ theo quy định tại Thông tư …`
    if nearest and nearest.code == "cites" and not nearest.text.lower().startswith("theo"):
        reach = nearest.before + _FEW_WORDS
        governing += [v for v in found if (v.code in CHANGES or v.voice in _DIRECT_VOICES) and v.rest <= reach]
        # `Thực hiện quy định tại Điều 5 Luật A, Bộ Y tế báo cáo …`: what opens the clause is carried out.
        near = [v for v in found if v.code == "implements" and v.rest <= nearest.before + _LONGEST_SEVERAL]
        governing += [v for v in near if _opens(clause, len(clause) - v.before)]
    verb = governing[0] if governing else nearest
    return verb._replace(voice="active") if verb and verb.voice in _DIRECT_VOICES else verb


def _find_verbs(clause: str, in_word: bool) -> Iterator[Relation]:
    end = len(clause)
    for match in _verb_pattern().finditer(clause):
        start, stop = match.span()
        text = " ".join(match[0].split())
        verb = _verbs()[text.lower()]
        inside_word = clause[start - 1].isalnum() if start else in_word
        if verb.voice == "direct" and verb.relation in _OPENING and not _opens(clause, start):
            continue
        if inside_word or not _rest_of(verb, text).fullmatch(clause, stop, end):
            continue
        if verb.relation == "guides" and _ACCORDING_TO.search(clause, 0, start):
            continue  # `theo hướng dẫn khai báo tại Thông tư A`: it is A that gives it
        if verb.relation not in _OF_WHOLE or not _SAID_AT.search(clause, stop, end):
            yield Relation(verb.relation, text, end - start, verb.voice, end - stop)


def _opens(clause: str, at: int) -> bool:
    """Tell whether a verb at `at` opens its clause, or says with the words before it what is agreed to."""
    is_first = clause[at].isupper() and _OPENS_CLAUSE.fullmatch(clause, 0, at)
    return bool(is_first or _AGREES.fullmatch(clause, 0, at))


def _rest_of(verb: RelationVerb, text: str) -> re.Pattern[str]:
    """Return the pattern for what may stand between a verb and its object."""
    if text.endswith(("từ", "TỪ")):
        return _QUOTED_REST
    if verb.voice == "bare":
        return _NOTHING_BETWEEN
    if verb.voice == "direct":
        return _ITSELF
    is_bare = verb.voice == "passive" and text.lower().endswith("theo") and not text.lower().startswith(("được", "bị"))
    return _DIRECT_REST if verb.relation in _DIRECT or is_bare else _REST


def is_quoted(view: str, verb: Relation, at: int) -> bool:
    """Tell whether a quotation is open at `at`, behind its verb: words of another act, of which nothing is said."""
    start = at - verb.rest
    if view.find("“", start, at) < 0 and view.find('"', start, at) < 0:
        return False
    return view.count("“", start, at) > view.count("”", start, at) or view.count('"', start, at) % 2 == 1


def find_before_colon(view: str, start: int, end: int) -> Relation | None:
    """Return the verb of a list that begins at `end` in its line: `Thông tư này thay thế các Thông tư: Thông tư A`."""
    colon = view.rfind(":", max(start, end - _LONGEST_COLON), end)
    if colon < 0 or not _COLON.fullmatch(view, colon, end):
        return None
    low = max(start, colon - _LONGEST_BEFORE_COLON)
    stop = low + len(view[low:colon].rstrip())
    verb = find_verb(view, start, stop)
    if verb is None or (verb.code, verb.voice) not in _BEFORE_COLON:
        return None
    if not _SEVERAL.fullmatch(view, stop - verb.rest, stop):
        return None
    behind = end - stop
    return verb._replace(before=verb.before + behind, rest=verb.rest + behind)
