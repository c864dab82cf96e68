"""Documents cited by name: `Luật Giáo dục`, `Bộ luật Hình sự`, `Điều lệ Đảng`; law names hold commas and `và`.

A name that the vocabulary knows is taken whole, and written out where it is printed in short: `BLDS`, `Luật BHXH`. Any
other name of a law runs to its number or date, or else to the first word or mark that no name goes past.
"""

import re
from functools import cache
from typing import NamedTuple

from pipelines.parse.citations.heads import BLANK, GAP
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.phrases import PhraseTree, abbreviations, tree_pattern, written_out
from pipelines.vocab.records import citation_words, laws, named_documents

_LONGEST_NAME = 400
_WORD = re.compile(r"[^\W_]{1,40}")
_LAW = re.compile(
    rf"(?P<word>[Bb]ộ{BLANK}[Ll]uật|[Ll]uật|[Pp]háp{BLANK}[Ll]ệnh|BỘ{BLANK}LUẬT|LUẬT|PHÁP{BLANK}LỆNH)(?=\s)"
)
_TYPES = {kind.lower(): kind for kind in citation_words("type_of_law")}
_PLACE = rf"[Đđ]iều{BLANK}[0-9]{{1,3}}[a-zđ]?"
_PLACES = rf"{_PLACE}(?:,{BLANK}{_PLACE})?(?:(?:,|{BLANK}và){BLANK}{_PLACE})?"
# `Luật sửa đổi, bổ sung một số điều của Luật A và Luật B`: the amended laws belong to the name. So does `Điều 6 của`.
_AMENDING = re.compile(
    rf"{BLANK}[Ss]ửa{BLANK}đổi(?:,{BLANK}bổ{BLANK}sung)?(?:{BLANK}(?:một{BLANK}số|các))?(?:{BLANK}(?:{_PLACES}|[Đđ]iều|khoản|điểm))?"
    rf"(?:(?:,|{BLANK}và){BLANK}[^;.:()“”\"|]{{2,100}}?{BLANK}của"  # một số điều và Phụ lục 1 của Luật
    rf"(?={BLANK}(?:(?:các|Bộ){BLANK})?(?:[Ll]uật|[Pp]háp{BLANK}[Ll]ệnh)\s))?"
    rf"{BLANK}(?:của{BLANK})?(?:các{BLANK})?"
)
_NEXT_AMENDED = re.compile(
    rf"{GAP}(?:,{BLANK}và|,|và){BLANK}(?:{_PLACES}{BLANK}(?:của{BLANK})?)?(?=(?:Bộ{BLANK}l|L|l)uật\s)"
)
# A name up to its number, date or year: commas and `và` within belong to it.
_SURE = re.compile(
    rf"{BLANK}[^\W\d_][^;.:()“”\"|]{{2,110}}?"
    rf"(?={BLANK}(?:ban{BLANK}hành{BLANK})?(?:số|ngày|năm)\s{{0,2}}:?\s{{0,2}}[0-9])"
)
# `NAY CÔNG BỐ:` above `Luật tổ chức …`, which `đã được Quốc hội … thông qua` may follow.
# So does the sentence in which the assembly passes its own law: `Quốc hội ban hành Luật trữ nước.`
_PROCLAIMS = re.compile(r"(?:NAY CÔNG BỐ|[Nn]ay công bố)[ ]{0,3}:?\s{1,9}(?:1[.)][ ]{1,3})?\Z")
_PASSES = re.compile(r"\n\W{0,9}(?:Quốc hội|Ủy ban Thường vụ Quốc hội) ban hành\s{1,9}\Z", re.IGNORECASE)
_LONGEST_BEFORE = 48
# A line above that is published too: `Luật đê điều;`.
_PROCLAIMED_LINE = re.compile(
    r"[ ]{0,8}(?:[0-9][.)][ ]{1,3}|-[ ]{1,3})?(?:Bộ[ ]luật|Luật|Pháp[ ]lệnh)[ ][^\n.]{4,200}[;,]\s{0,3}"
)
_PROCLAIMING_LINE = re.compile(r"[^\n]{0,80}(?:NAY CÔNG BỐ|[Nn]ay công bố)[ ]{0,3}:?\s{0,3}")
_MOST_PROCLAIMED = 8
# `Căn cứ Điều 5 của Luật về thuế …;`: to the end of the recital.
_GROUND = re.compile(r"(?:\A|[\n:;])[ >|*+•-]{0,12}Căn cứ(?: vào)?\s[^;.\n]{0,40}\Z")
_TO_RECITAL_END = re.compile(r"\svề\s[^;.:()“”\"|\n]{4,120}(?:\n[^;.:()“”\"|\n]{4,80})?(?=;|[,.]?\s{0,3}(?:\n|\Z))")
_LONGEST_MARK = 12
# Names in small letters that no list knows, up to their day, and what stands in none.
_DAY = re.compile(rf"{BLANK}(?:ban{BLANK}hành{BLANK})?(?:ngày{BLANK}|số)")
_NO_NAME = re.compile(
    r"\A\s{1,9}(?:ban hành|thông qua|công bố|bắt đầu|ra đời)(?!\w)"
    r"|(?<!công)(?<!chương)\strình\s|\s(?:trước|gửi|hoàn thành|thông qua|bãi bỏ)(?!\w)"
    r"|\s(?:hiệu lực|ban hành|sửa đổi|bổ sung|thay thế)(?!\w)"
)
# Behind these, `Luật về` begins a name: `khoa Luật về thăm trường ngày …`
_LEADS_TO_LAW = re.compile(
    r"(?:\A|[\n,;(*-]|(?<!\w)(?:của|cứ|vào|theo|tại|và|hành|hiện|với|các))\s{0,3}\Z", re.IGNORECASE
)
_SHORTEST_UNLISTED, _LONGEST_UNLISTED = 4, 14
_PASSED = re.compile(r"\s[^;.:()“”\"|\n]{4,200}(?:\n[^;.:()“”\"|\n]{4,200})?(?=[.,]?\s{0,3}(?:\n\s{0,9}\n|\Z))")
_TO_LINE_END = re.compile(r"\s[^;.:()“”\"|\n]{4,200}?(?=\s{1,9}(?:đã[ ])?được\s|[;.]|\s{0,3}\n|\s{0,3}\Z)")
_OTHER_DOCUMENT = re.compile(
    r"(?:Luật|Nghị|Thông\s{1,3}tư|Pháp\s{1,3}lệnh|Hiến\s{1,3}pháp|Quyết\s{1,3}định|Chỉ\s{1,3}thị)(?!\w)"
    r"|\s(?:của|tại|này|được|đã|ngày|năm|số)\s|\n\s{0,9}\n"
)
_OF_COUNTRY = re.compile(rf"{BLANK}(?:[A-ZĐ]|(?:{tree_pattern(citation_words('behind_nước'), BLANK)})(?!\w))")
_BREAK = re.compile(r"[,;.:!?()“”\"|]|\n\s{0,9}[\n+•#-]")


class Name(NamedTuple):
    """A name that ends at `end`, the type that it names, and its issuer where the vocabulary knows.

    `full` is the name of a law as the vocabulary has it, where it is printed in other words or signs.
    """

    document_type: str
    issuing_body_id: str | None
    end: int
    full: str | None = None


@cache
def _known_names() -> PhraseTree[tuple[str, str | None, str | None]]:
    full: dict[str, tuple[str, str | None, str | None]] = {
        law.name: (law.document_type, None, law.name) for law in laws()
    }
    short = [(form, full[" ".join(words)]) for form, words in written_out("short_law").items()]
    others = [(row.name, (row.document_type, row.issuing_body_id, None)) for row in named_documents()]
    return PhraseTree([*full.items(), *short, *others], abbreviations() | written_out("in_law"))


@cache
def _stops() -> frozenset[str]:
    return frozenset(citation_words("name_stop"))


@cache
def _first_words() -> frozenset[str]:
    """Return the words that names of laws begin with, in small letters: tổ, bầu, đất."""
    names = (law.name.removeprefix(law.document_type).split() for law in laws())
    return frozenset(words[0].lower() for words in names if words)


def match_name(view: str, at: int, end: int) -> Name | None:
    """Return the name that begins at `at` of `view` (signs folded), the longest known one first; None if none."""
    law = _LAW.match(view, at, end)
    return (_match_amending(view, law, end) if law else None) or _match_plain(view, at, end)


def _match_plain(view: str, at: int, end: int) -> Name | None:
    """Return a name that holds no other law's name."""
    known = _match_known(view, at, end)
    law = _LAW.match(view, at, end)
    if law is None or (known and known.end > law.end()):
        return known
    return _match_proclaimed(view, law, end) or _match_sure(view, law, end) or _match_unknown(view, law, end)


def _match_known(view: str, at: int, end: int) -> Name | None:
    found = _known_names().longest_at(view, at, end)
    if found is None:
        return None
    (kind, body, full), reached = found[0][0], found[1]
    if full and (country := _of_other_country().match(view, reached, end)):
        return Name(kind, None, country.end())
    closes = view[reached : reached + 1] == ")" and "(" in view[at:reached]
    is_in_full = full is None or fold_name(view[at:reached]) == fold_name(full)
    return Name(kind, body, reached + closes, None if is_in_full else full)


@cache
def _of_other_country() -> re.Pattern[str]:
    """Return the pattern for the country behind the name of a foreign law: `Bộ luật Dân sự Pháp`, `của nước Đức`."""
    union = rf"(?:[Ll]iên{BLANK}bang{BLANK})?"
    kind = rf"(?:[Cc]ộng{BLANK}hòa{BLANK}{union}|[Vv]ương{BLANK}quốc{BLANK}|{union})"
    of = rf"(?:của{BLANK})?(?:nước{BLANK})?{kind}"
    countries = tree_pattern(citation_words("other_country"), BLANK)
    return re.compile(rf"{BLANK}{of}(?:{countries})(?!\w)(?!{BLANK}(?:lệnh|luật)(?!\w))")


def _name(law: re.Match[str], end: int) -> Name:
    return Name(_TYPES[" ".join(law["word"].lower().split())], None, end)


def _match_amending(view: str, law: re.Match[str], end: int) -> Name | None:
    amending = _AMENDING.match(view, law.end(), end)
    inner = _match_plain(view, amending.end(), end) if amending else None
    reached = inner.end if inner else None
    while reached is not None and reached - law.start() < _LONGEST_NAME:
        more = _NEXT_AMENDED.match(view, reached, end)
        inner = _match_plain(view, more.end(), end) if more else None
        if inner is None:
            break
        reached = inner.end
    return _name(law, reached) if reached is not None else None


def _match_proclaimed(view: str, law: re.Match[str], end: int) -> Name | None:
    """Return the name of the law that an order proclaims: it is a line of its own, also in small letters."""
    low = max(0, law.start() - _LONGEST_BEFORE)
    if _PROCLAIMS.search(view, low, law.start()) or _is_proclaimed_below(view, law.start()):
        proclaimed = _TO_LINE_END.match(view, law.end(), end)
    elif _PASSES.search(view, low, law.start()):
        proclaimed = _PASSED.match(view, law.end(), end)
    elif view.startswith("về", law.end() + 1) and _GROUND.search(view, low, law.start()):
        proclaimed = _TO_RECITAL_END.match(view, law.end(), end)
        proclaimed = None if proclaimed and _OTHER_DOCUMENT.search(proclaimed[0]) else proclaimed
    else:
        return None
    return _name(law, proclaimed.end()) if proclaimed else None


def _is_proclaimed_below(view: str, at: int) -> bool:
    """Tell whether the line that begins at `at` stands in a list below `NAY CÔNG BỐ:`, which others open."""
    line = view.rfind("\n", max(0, at - _LONGEST_MARK), at)
    if line < 0 or view[line + 1 : at].strip(" -.)0123456789"):
        return False
    for _ in range(_MOST_PROCLAIMED):
        low = max(0, line - _LONGEST_NAME)
        end = low + len(view[low:line].rstrip())
        line = view.rfind("\n", low, end)
        if _PROCLAIMED_LINE.fullmatch(view, line + 1, end) is None:
            return _PROCLAIMING_LINE.fullmatch(view, line + 1, end) is not None
    return False


def _match_sure(view: str, law: re.Match[str], end: int) -> Name | None:
    """Return a name whose end its number, date or year shows, unless another reference begins before."""
    sure = _SURE.match(view, law.end(), end)
    if sure is None or _OTHER_DOCUMENT.search(sure[0]):
        return None
    is_name = begins_as_name(law["word"], sure[0].split())
    is_name = is_name or (_DAY.match(view, sure.end(), end) is not None and _is_unlisted(view, law, sure[0]))
    return _name(law, sure.end()) if is_name else None


def _is_unlisted(view: str, law: re.Match[str], printed: str) -> bool:
    """Tell whether words before a day are a name in small letters: `Pháp lệnh canh giữ đê`, `Luật về thuế đò`.

    The titles of ordinances begin with any word; `Luật` alone may be the end of another name, `Luật sư`.
    """
    word, words = law["word"], printed.split()
    if word[0].islower() or word.isupper() or _NO_NAME.search(printed) or set(words[1:]) & _stops() - {"và", "nước"}:
        return False
    if words[0] == "về":
        leads = _LEADS_TO_LAW.search(view, max(0, law.start() - _LONGEST_MARK), law.start())
        return leads is not None and _SHORTEST_UNLISTED <= len(words) <= _LONGEST_UNLISTED
    is_ordinance = word[0] == "P" and words[0] not in _stops()
    return is_ordinance and _SHORTEST_UNLISTED <= len(words) <= _LONGEST_UNLISTED


def _is_water(view: str, word: re.Match[str]) -> bool:
    """Tell whether `nước` is water, as in `Luật Trữ nước ngọt`, and not a country: `nước ta`, `nước Cộng hòa`."""
    return word[0] == "nước" and _OF_COUNTRY.match(view, word.end()) is None


def begins_as_name(word: str, words: list[str]) -> bool:
    """Tell whether words go on as the name of a law: with a capital, or with a word that such names begin with.

    Older texts print small letters: `Luật tổ chức Hội đồng bộ trưởng ngày 4 tháng 7 năm 1981`.
    """
    is_old = word[0].isupper() and words[0] in _first_words() and not set(words) & _stops() - {"và", "nước"}
    return words[0][0].isupper() or is_old


def _match_unknown(view: str, law: re.Match[str], end: int) -> Name | None:
    """Return a name that begins with a capital and runs to a word or mark that no name goes past."""
    reached = law.end()
    if law["word"].isupper():
        return None  # capitals hide where an unknown name ends
    for count, match in enumerate(_WORD.finditer(view, law.end(), min(end, law.end() + _LONGEST_NAME))):
        word = match[0]
        breaks = _BREAK.search(view, reached, match.start()) is not None
        if count == 0 and (breaks or not (word[0].isupper() and word[1:].islower())):
            return None
        if count and not breaks and word[0].isupper():
            return None  # a proper name goes on: `khoa Luật Việt Nam học`
        if breaks or word[0].isdigit() or (count and word in _stops() and not _is_water(view, match)):
            break
        reached = match.end()
    return _name(law, reached) if reached > law.end() else None
