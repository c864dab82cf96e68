"""The foot of a flattened document: where recipients, titles, names and appendices begin."""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.parse.breaks.labels import ISSUED_WITH
from pipelines.parse.words.kinds import count_kind_words
from pipelines.parse.words.lines import is_upper
from pipelines.parse.words.markers import looks_like_mark
from pipelines.parse.words.persons import find_capital_name, is_person, is_person_in_capitals, is_syllable, strip_rank
from pipelines.parse.words.phrases import tree_pattern
from pipelines.parse.words.prefixes import makes_body, marked_prefix_pattern, office_pattern
from pipelines.vocab.layout import mark_words, section_markers

_WORD = re.compile(r"\S{1,400}")
# (Đã ký), Đã ký:, Đã ký Lê Thí Dụ, (ký tên, đóng dấu)
_SIGNED = re.compile(
    r"[ \xa0]{0,3}(?:[ĐÐđð]ã[ \xa0]{1,3}ký(?:[ \xa0]?:|(?=[ \xa0]{1,3}[A-ZĐ]))"
    r"|[(\[][ \xa0]?(?:[ĐÐđð]ã[ \xa0]{1,3})?[Kk]ý[^()\[\]\n]{0,24}[)\]])[ \xa0]{0,3}"
)
# An item of the recipients, behind a stop or a title in capitals that stands beside the list.
_ITEM = re.compile(r"(?:[.;:,)]|[^\W\d_a-z]{2})[ \xa0]{1,3}[-–—+](?=[ \xa0][^\W_])")
# What stands between two items, and may be the name that was printed beside them: `…; Lê Thí Dụ - Lưu: VT.`
_BESIDE = re.compile(r"(?<=[;)][ \xa0])(?P<name>[A-ZĐ][^;:,.()\d\n–-]{5,44})[ \xa0](?=[-–][ \xa0]?[^\W_])")
_FEWEST_OF_NAME = 3
_LONGEST_LIST = 3_000
_LONGEST_TITLES = 260
_LONGEST_NAME = 60
_MOST_SYLLABLES = 6
# Of so many syllables or fewer a name is not cut before small letters: they begin a sentence.
_FEWEST_CUT = 3
_PREFIX_ALONE = re.compile(r"[A-ZĐ]{1,3}(?:[./][A-ZĐ]{0,3}){0,2}")
_LONGEST_PREFIX = 8
_LONGEST_TITLE = 160
_STOPS = ".;:"
# `… thi hành. Hà Nội, ngày 2 tháng chín năm 1945 CHỦ TỊCH …`
_DAY_ABOVE = re.compile(
    r"(?<=[.;/])[ \xa0](?:[A-ZĐ][^\W\d_]{0,7}[ \xa0]?){1,4},[ \xa0]ngày[ \xa0][^.,;:()]{8,60}?[ \xa0]?\d{4}[.]?"
    r"[ \xa0]\Z"
)
_LONGEST_DAY = 110
_LONGEST_GAP = 4


def find_foot_breaks(text: str, start: int) -> set[int]:
    """Return where the parts of a foot begin in `text[start:]`: recipients, titles, names, what is appended."""
    breaks: set[int] = set()
    for span in (*ISSUED_WITH.finditer(text, start), *find_appendix_labels(text, start)):
        breaks |= {span.start(), span.end()}
    listed = reached = start
    for heading in recipients_pattern().finditer(text, start):
        if heading.start() >= listed:
            listed = heading.end() + _LONGEST_LIST
            breaks |= find_recipients(text, heading.end(), listed)
        breaks.add(heading.start())
    for titles in titles_pattern().finditer(text, start):
        if titles.start() >= reached and not is_kept(text, titles.start()):
            reached = end_of_titles(text, titles.start())
            breaks |= find_signature_breaks(text, titles.start(), reached)
    return breaks


def find_recipients(text: str, start: int, stop: int) -> set[int]:
    """Return where the items of a list of recipients begin, and the name of who signs beside the last of them."""
    breaks = {item.end() - 1 for item in _ITEM.finditer(text, start, stop)}
    for beside in _BESIDE.finditer(text, start, stop):
        if is_person(beside["name"]) and len(beside["name"].split()) >= _FEWEST_OF_NAME:
            breaks |= {beside.start("name"), beside.end()}
    for kept in kept_pattern().finditer(text, start, stop):
        signed = _SIGNED.match(text, kept.end())
        begin = signed.end() if signed else kept.end()
        end = find_name_end(text, begin)
        if end is not None:
            breaks |= {kept.end(), begin, end}
    return breaks


def find_signature_breaks(text: str, start: int, reached: int) -> set[int]:
    """Return where titles and name of a signature begin whose titles in capitals are `text[start:reached]`."""
    signed = _SIGNED.match(text, reached)
    begin = signed.end() if signed else reached
    end = find_name_end(text, begin)
    if end is None and signed:
        end = find_capital_name_end(text, begin)
    if end is None and not signed and (name := find_capital_name(text[start:reached])) is not None:
        reached, begin, end = start + name, start + name, reached
    if end is not None:
        return {find_day_above(text, start), start, *find_offices(text, start, reached), reached, begin, end}
    return {start} if marked_prefix_pattern().match(text, start) else set()


def find_day_above(text: str, start: int) -> int:
    """Return where place and day begin that stand right above titles, as in old acts; `start` where none do."""
    dated = _DAY_ABOVE.search(text, max(0, start - _LONGEST_DAY), start)
    return dated.start() + 1 if dated else start


def is_kept(text: str, at: int) -> bool:
    """Tell whether what looks like a prefix is the last unit that keeps the act: `- Lưu: VT, KT. TL. CHỦ TỊCH`."""
    return text[max(0, at - _LONGEST_GAP) : at].rstrip(" \xa0").endswith(",") and text[at].isupper()


def find_offices(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where offices begin behind other titles: PHÓ CHỦ TỊCH behind KT. CHỦ TỊCH, THỦ TƯỚNG behind TM. CHÍNH PHỦ.

    An office right behind its prefix is one title with it, and BAN BÍ THƯ is a body.
    """
    first = office_pattern().match(text, start, end)  # the office of a deputy holds the head's
    for office in office_pattern().finditer(text, first.end() if first else start + 1, end):
        before = text[start : office.start()].rpartition(" ")[0]
        is_own = text[office.start() - 1] != " " or before.endswith((".", "/", ","))
        last = before[-_LONGEST_PREFIX:].rpartition(" ")[2]
        if not (is_own or _PREFIX_ALONE.fullmatch(last) or makes_body(before, office[0])):
            yield office.start()


@cache
def recipients_pattern() -> re.Pattern[str]:
    """Return the pattern of the heading of recipients, wherever a word may begin."""
    words = [case for word in mark_words("recipients") for case in (word, word.upper())]
    return re.compile(rf"(?<!\S)(?:{tree_pattern(words, ' ')})[ \xa0]?:")


def find_appendix_labels(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the labels of appendices: in capitals, with a title in capitals behind them, or `(Kèm theo …)` soon."""
    for label in appendix_pattern().finditer(text, start):
        behind = text[label.end() : label.end() + _LONGEST_NAME].split()[:2]
        if label[0].startswith("PHỤ") or " ".join(behind).isupper() or stands_above_bracket(text, label.end()):
            yield label


def stands_above_bracket(text: str, end: int) -> bool:
    """Tell whether nothing but a short title stands between a label and what it is issued with."""
    bracket = text.find("(", end, end + _LONGEST_TITLE)
    between = text[end:bracket] if bracket >= 0 else "."
    return not any(stop in between for stop in _STOPS) and ISSUED_WITH.match(text, bracket) is not None


@cache
def appendix_pattern() -> re.Pattern[str]:
    """Return the pattern of the label of an appendix or form, wherever a word may begin."""
    either = "|".join(row.pattern for row in section_markers() if row.level == "appendix")
    return re.compile(rf"(?<!\S)(?:{either})")


@cache
def titles_pattern() -> re.Pattern[str]:
    """Return the pattern of where titles above a signature may begin: a prefix before capitals, or an office."""
    prefix = rf"{marked_prefix_pattern().pattern}(?=[^\W\d_a-z]{{2}})"
    return re.compile(rf"(?<!\S)(?:{prefix}|{office_pattern().pattern})")


@cache
def kept_pattern() -> re.Pattern[str]:
    """Return the pattern of the last recipient, who keeps the act on file, up to a stop."""
    kept = rf"(?<!\S)(?:{tree_pattern(mark_words('kept'), ' ')})(?!\w)"
    return re.compile(rf"{kept}[^\n]{{0,80}}?[.;)][ \xa0]{{1,3}}(?=[^\W\d_])")


def end_of_titles(text: str, start: int) -> int:
    """Return where the words in capitals end that begin at `start`."""
    end = start
    for word in _WORD.finditer(text, start, start + _LONGEST_TITLES):
        if any(map(str.isalpha, word[0])) and not is_upper(word[0]):
            break
        end = word.end()
    return end


def find_capital_name_end(text: str, start: int) -> int | None:
    """Return where a name in capitals ends that begins at `start`, as older documents sign; None where none does."""
    end = start
    for word in _WORD.finditer(text, start, start + _LONGEST_NAME):
        if not (word[0].isalpha() and word[0].isupper()):
            break
        end = word.end()
    return end if is_person_in_capitals(text[start:end]) else None


def find_name_end(text: str, start: int) -> int | None:
    """Return where the name of a person ends that begins at `start`; None where none does, or small letters follow."""
    words = text[start : start + 2 * _LONGEST_NAME]
    begin = start + len(words) - len(strip_rank(words.lstrip()))
    end, count = begin, 0
    for word in _WORD.finditer(text, begin, begin + _LONGEST_NAME):
        if not is_syllable(word[0]) or count == _MOST_SYLLABLES or (count > 1 and opens_next(text, word.start())):
            break
        end, count = word.end(), count + 1
    if count > _FEWEST_CUT and text[end : end + 4].lstrip()[:1].islower():
        end = begin + text[begin:end].rindex(" ")  # `Lê Thí Dụ Văn bản mới`: the last one begins what follows
    elif text[end : end + 4].lstrip()[:1].isalnum() and not text[end : end + 4].lstrip()[:1].isupper():
        return None
    return end if is_person(text[begin:end]) else None


def opens_next(text: str, start: int) -> bool:
    """Tell whether a word with a capital opens what follows a name: recipients, an appendix, a type, furniture."""
    words = text[start : start + 2 * _LONGEST_NAME]
    return bool(next_pattern().match(words)) or looks_like_mark(f"{words}\n") or count_kind_words(words, 3) > 1


@cache
def next_pattern() -> re.Pattern[str]:
    """Return the pattern of words that may follow the last name of a document."""
    words = [word for mark in ("recipients", "appended", "furniture", "button") for word in mark_words(mark)]
    return re.compile(rf"(?:{tree_pattern(words, ' ')})(?!\w)")
