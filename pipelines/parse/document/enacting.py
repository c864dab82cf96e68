"""What the enacting words and the body say: who enacts, and what. It counts where no letterhead or title does."""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.parse.model import Evidence
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.issuers import is_standing, resolve_body
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.line_search import find_from
from pipelines.parse.words.lines import MARKS, is_upper, printed
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words
from pipelines.vocab.records import citation_pairs, citation_words

# What is enacted where the verb differs from the name of the type.
_VERBS = citation_pairs("enacts")
_PARAGRAPH_ENDS = "\n;,.:/-_…"
_FORMULAS = "|".join(re.escape(words) for words in mark_words("enacting"))
# `Ủy ban thường vụ Quốc hội QUYẾT NGHỊ:` on a line, the body perhaps above it.
FORMULA = re.compile(
    rf"(?:^|\n)[ \t*]{{0,40}}(?:(?P<body>[^\n:;.]{{2,100}}?)[ \t*]{{1,8}})?"
    rf"(?P<verb>{_FORMULAS})[ \t*]{{0,6}}:[ \t*]{{0,8}}(?=\n|\Z)"
)
# `BỘ CHÍNH TRỊ QUYẾT ĐỊNH`, without a colon, or with the body in the line above.
_BARE = re.compile(r"QUYẾT\s{1,3}(?:[ĐÐ]ỊNH|NGHỊ)(?P<colon>[ \t*:]{0,8})(?=\n|\Z)")
# `BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH`, perhaps without a colon; `Ban Thường vụ Tỉnh ủy yêu cầu …` in prose.
_STANDING = re.compile(
    r"(?:^|\n)[ \t*]{0,40}(?P<body>BAN\s{1,3}THƯỜNG\s{1,3}VỤ\s{1,3}[^\n:;.]{2,80}?)[ \t*]{1,8}"
    r"QUYẾT\s{1,3}[ĐÐ]ỊNH[ \t*:]{0,8}(?=\n|\Z)"
    r"|(?P<acting>Ban\s{1,3}Thường\s{1,3}vụ\s{1,3}(?:(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s{1,3}(?:ủy|uỷ)"
    r"|(?:Tỉnh|Thành|Huyện|Quận)\s{1,3}[Đđ]oàn|Liên\s{1,3}đoàn\s{1,3}Lao\s{1,3}động\s{1,3}(?:tỉnh|thành\s{1,3}phố))"
    r"(?: [A-ZĐ][^\W\d_]{1,8}){0,4})"
    rf"\s{{1,3}}(?:{tree_pattern(mark_words('acting_verb'), ' ')})(?!\w)"
)
# `… dự thảo Thông báo do Đoàn kiểm tra Ban Thường vụ Đảng ủy trình`: such a clause says what another one did.
_DONE_BY = re.compile(r"\sdo\s[^;,.:]{0,80}\Z")
_WORD = re.compile(r"\S{1,40}")
_LONGEST_DOER = 90
# `Bộ trưởng Bộ Y tế ban hành Thông tư …`: the last sentence above Điều 1 since 2016; lines may break the name.
_SENTENCE = re.compile(
    r"(?:^|\n)[ \t*]{0,40}(?P<body>[^\n:;.]{2,100}?(?:\n[^\n:;.]{1,100}?)?)\s{1,3}ban\s{1,3}hành\s{1,3}"
    r"(?P<kind>[^\W\d_]{2,8}(?:\s[^\W\d_]{2,8}){0,3})"
)
# The verb that each such sentence has, and how far one reaches before and behind it at the most.
_ISSUES = "hành"
_LONGEST_BEFORE = 230
_LONGEST_BEHIND = 60

# What announces the text, and how long the sentence before it may be.
_AS_FOLLOWS = re.compile(r"(?:như\s{1,40}sau|sau\s{1,40}đây)[ ]{0,2}:")
_LONGEST_SENTENCE = 1_200

_THIS = "này"
# `Điều 1. Nghị định này quy định …`: what the document calls itself at the head of a sentence.
_OWN_NAME = re.compile(
    r"(?:[\n.:;)]|(?<=\d)[/-]|\A)[ \t\xa0]{0,8}(?P<kind>[A-ZĐ][^\W\d_]{1,7}(?:\s[^\W\d_]{2,8}){0,2})\snày\s"
)


def enacting_witnesses(text: str, start: int, end: int) -> Iterator[Evidence]:
    """Yield the witnesses of body and type in the preamble `text[start:end]`."""
    for match in find_formulas(text, start, end):
        verb = _VERBS.get(match["verb"], match["verb"])
        kind = match_kind(verb)
        if kind:
            yield Evidence("document_type", kind.document_type, "body", *match.span("verb"))
        yield from body_witness(text, match)
    yield from bare_witnesses(text, start, end)
    for match in find_sentences(text, start, end):
        ends = [word.end() for word in _WORD.finditer(text, *match.span("kind"))]
        begin = match.start("kind")
        kinds = [(kind, end) for end in reversed(ends) if (kind := match_kind(printed(text, begin, end)))]
        named = printed(text, *match.span("body"))
        if kinds and not is_recital(named) and begins_paragraph(text, match.start()) and resolve_body(named):
            kind, end = kinds[0]
            yield Evidence("document_type", kind.document_type, "body", begin, end)
            yield from body_witness(text, match)
    yield from standing_witness(text, start, end)


def find_formulas(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the enacting words of `text[start:end]`: a colon ends their line, and few lines of a preamble have one."""
    reached = start
    while (colon := text.find(":", reached, end)) >= 0:
        line = text.rfind("\n", start, colon)
        if formula := FORMULA.match(text, max(line, 0), end) if line >= 0 or start == 0 else None:
            yield formula
        newline = text.find("\n", colon, end)
        reached = end if newline < 0 else newline


def bare_witnesses(text: str, start: int, end: int) -> Iterator[Evidence]:
    """Yield the witness of a body in capitals right before enacting words that no colon ends, or in a line above."""
    for verb in find_from(_BARE, "QUYẾT", text, start, end):
        begin, stop = max(start, text.rfind("\n", start, verb.start()) + 1), verb.start()
        if not text[begin:stop].strip(MARKS):
            stop = len(text[start:begin].rstrip()) + start
            begin = max(start, text.rfind("\n", start, stop) + 1)
        elif ":" in verb["colon"]:
            continue
        named = printed(text, begin, stop)
        if named and is_upper(named) and resolve_body(named):
            yield Evidence("issuing_body", named, "body", begin, stop)


def find_sentences(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the sentences of `text[start:end]` that tell who issues what, looked for around their verb."""
    first, last = text.find(_ISSUES, start, end), text.rfind(_ISSUES, start, end)
    if first < 0:
        return iter(())
    return _SENTENCE.finditer(text, max(start, first - _LONGEST_BEFORE), min(end, last + _LONGEST_BEHIND))


def begins_paragraph(text: str, at: int) -> bool:
    """Tell whether the line break at `at` parts paragraphs: within a recital it may be another act that is named."""
    before = text[max(0, at - 40) : at].rstrip(MARKS)
    return not before or before[-1] in _PARAGRAPH_ENDS


def is_recital(words: str) -> bool:
    """Tell whether a sentence begins as a recital, which names acts and enacts nothing: `Căn cứ Quyết định A của …`."""
    return opens_with("recital", words) or words.lower().startswith(citation_words("recital_opens"))


def standing_witness(text: str, start: int, end: int) -> Iterator[Evidence]:
    """Yield the witness of the standing committee that the preamble `text[start:end]` says acts."""
    if not (text.find("THƯỜNG", start, end) >= 0 or text.find("Thường", start, end) >= 0):
        return
    for match in _STANDING.finditer(text, start, end):
        if match["acting"] and _DONE_BY.search(text, max(start, match.start() - _LONGEST_DOER), match.start()):
            continue
        span = match.span("body" if match["body"] else "acting")
        yield Evidence("issuing_body", printed(text, *span), "body", *span)


def body_witness(text: str, match: re.Match[str]) -> Iterator[Evidence]:
    """Yield the witness of the body that a match names, if the vocabulary knows it."""
    named = printed(text, *match.span("body")) if match["body"] else ""
    if named and (resolve_body(named) or is_standing(named)):
        yield Evidence("issuing_body", named, "body", *match.span("body"))


def own_name_witness(text: str, start: int, end: int) -> Evidence | None:
    """Return the witness of the type by which the body `text[start:end]` calls itself, or None.

    It says what a document does: `Nghị quyết này có hiệu lực …`, else the first of `Nghị định này quy định …` and the
    like: a resolution that sets rules may call them `Quy định này`.
    """
    first: Evidence | None = None
    for match in find_own_names(text, start, end):
        behind = text[match.end() : match.end() + _LONGEST_BEHIND]
        takes_effect = opens_with("takes_effect", behind)
        kind = match_kind(match["kind"]) if takes_effect or (not first and opens_with("own_deed", behind)) else None
        if kind:
            first = Evidence("document_type", kind.document_type, "body", *match.span("kind"))
            if takes_effect:
                return first
    return first


def find_own_names(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words of `text[start:end]` by which it may call itself, looked for before each `này`."""
    reached = start
    at = text.find(_THIS, start, end)
    while at >= 0:
        if match := _OWN_NAME.search(text, max(reached, at - _LONGEST_BEHIND), at + len(_THIS) + 1):
            yield match
        reached = at + len(_THIS)
        at = text.find(_THIS, reached, end)


def acting_witness(text: str, start: int, end: int) -> Evidence | None:
    """Return the witness of who says `… xây dựng Kế hoạch … như sau:` in the preamble `text[start:end]`, known or not.

    It counts where nothing else names who issues: cells and committees of schools and firms are in no vocabulary. A
    body of the State is known: `Bộ Y tế hướng dẫn … như sau:`, but not `Bộ luật Dân sự quy định như sau:`.
    """
    announced = _AS_FOLLOWS.search(text, start, end)
    if announced is None:
        return None
    begin = max(start, text.rfind("\n\n", start, announced.start()) + 2, announced.start() - _LONGEST_SENTENCE)
    found = acting_pattern().finditer(text, begin, announced.start())
    named = [one for one in found if one["organ"] or resolve_body(printed(text, *one.span("body")))]
    if not named:
        return None
    span = named[-1].span("body")
    return Evidence("issuing_body", printed(text, *span), "body", *span)


@cache
def acting_pattern() -> re.Pattern[str]:
    """Return the pattern of a committee or cell that begins a clause and acts: `…; Chi bộ Trường A xây dựng …`."""
    marks = ("acting_body", "acting_state", "acting_verb")
    organs, offices, verbs = (tree_pattern(mark_words(mark), r"\s{1,3}") for mark in marks)
    name = rf"(?P<body>(?:(?P<organ>{organs})|{offices})(?!\w)[^:;,.\n]{{0,80}}?(?:\n[^:;,.\n]{{1,80}}?)?)"
    return re.compile(rf"(?:(?<=[;,.]\s)|^)[ \t*]{{0,40}}{name}\s{{1,3}}(?:{verbs})(?!\w)", re.MULTILINE)
