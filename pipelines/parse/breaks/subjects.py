"""The title of a flattened document: where type, subject and line of authority begin, and the text below them."""

import re
from functools import cache

from pipelines.parse.words.bodies import find_bodies, match_body_at
from pipelines.parse.words.kinds import count_kind_words, match_kind
from pipelines.parse.words.lines import is_upper
from pipelines.parse.words.markers import dangling_words
from pipelines.parse.words.phrases import tree_pattern
from pipelines.parse.words.prefixes import office_pattern
from pipelines.vocab.layout import mark_words

_WORD = re.compile(r"\S{1,400}")
# A capital that begins a word behind a stop, or behind a word in small letters.
_CAPITAL = re.compile(r"(?<=[^\W\dA-ZĐ_][ \xa0]|[;,.)][ \xa0])[A-ZĐÀ-Ỹ](?=[^\W\d_])")
_ABOUT = re.compile(r"(?<!\S)(?:VỀ|Về|về|V/v)(?![\w/])")
_OF = re.compile(r"\s{0,3}(?:CỦA|của|Của)\s")
# The session of the assembly above the type of a law, and behind its name.
_SESSION = re.compile(
    r"[ \xa0]{1,3}[Kk]h[oó][áa][ \xa0][IVX]{1,5}[^()\n]{0,40}\([Tt]ừ ngày[^()\n]{5,80}\)", re.IGNORECASE
)
# KẾ HOẠCH PHỐI HỢP, before a subject that is not set in capitals or that VỀ begins.
_JOINTLY = re.compile(
    rf"[ \xa0]{tree_pattern(mark_words('jointly') + mark_words('jointly_above_subject'), ' ')}"
    r"(?=[ \xa0](?:VỀ[ \xa0]|V/v|[^\W\d_][^\W\d_A-ZĐ]))"
)
# A number of figures alone behind the type, or behind who issues, and its day: SẮC LỆNH SỐ 47 NGÀY 5-3-1946 VỀ VIỆC …
_FIGURES = re.compile(
    r"[ \xa0]SỐ:?[ \xa0]\d{1,4}"
    r"(?:[ \xa0]NGÀY[ \xa0]\d{1,2}(?:[-/.]\d{1,2}[-/.]|[ \xa0]THÁNG[ \xa0]\d{1,2}[ \xa0]NĂM[ \xa0])\d{4})?"
    r"(?=[ \xa0](?!NGÀY[ \xa0]))"
)
# The session of a council behind its name, above the recitals.
_COUNCIL_SESSION = re.compile(
    r"[ \xa0,(–-]{1,4}kh(?:óa|oá)[ \xa0](?:[IVXL]{1,6}|\d{1,2})[ \xa0,–-][^.;:]{0,60}?kỳ[ \xa0]họp[^.;:)]{0,30}"
    r"\)?\s{0,2}\Z",
    re.IGNORECASE,
)
# Who sends a telegram, in capitals, and what they do.
_SENDS = re.compile(rf"[ \xa0](?:{'|'.join(mark_words('sends'))})(?=[ \xa0]?[:-]|[ \xa0]?\Z|[ \xa0][A-ZĐ])")
_ADOPTED_BY = re.compile(
    r"(?<!\S)CỦA (?:[UỦ][ỶY] BAN THƯỜNG VỤ )?QUỐC HỘI(?: NƯỚC [^,]{4,60}?)?,? (?:KHÓA|KHOÁ|SỐ|NGÀY) "
)
_SENTENCE_OF_DAY = r"Ngày \d{1,2}(?:[/-]\d{1,2}[/-]\d{4}| tháng \d)"
_LONGEST_SUBJECT = 1_500
_LONGEST_AUTHORITY = 240
_LONGEST_NAME = 160
_LONGEST_WORD = 10
_LONGEST_SESSION = 140
_MEETING = " HỘI NGHỊ"
_MOST_TYPE_WORDS = 5


def find_title_breaks(text: str, start: int, first: int) -> set[int]:
    """Return where type, subject and authority begin between the letterhead and what begins at `first`."""
    stop = min(first, start + _LONGEST_SUBJECT)
    breaks = {first} if first <= stop else set()
    if session := _SESSION.match(text, end_of_capitals(text, start, stop), stop):
        breaks |= {session.start(), session.end()}
        start = session.end()
    capitals = end_of_capitals(text, start, stop)
    title = find_type(text, start, capitals)
    if title is None:
        return breaks
    if figures := _FIGURES.search(text, title[1], capitals + 1):
        return breaks | {title[0], figures.end()} | find_subject_breaks(text, figures.end(), stop)
    jointly = _JOINTLY.match(text, title[1], stop)
    at = jointly.end() if jointly else title[1] - (len(_MEETING) if text.endswith(_MEETING, 0, title[1]) else 0)
    breaks |= {title[0], at}
    if whose := _OF.match(text, at):
        about = _ABOUT.search(text, whose.end(), stop)
        is_bare = names_subject(text, at, capitals) and not (about and about.start() < capitals)
        at = capitals if is_bare else about.start() if about else at
    elif (about := _ABOUT.search(text, at, stop)) and names_who(text[at : about.start()]):
        breaks.add(at)
        at = about.start()  # NGHỊ ĐỊNH, BỘ TRƯỞNG BỘ Y TẾ, Về …
    elif capitals > at and office_pattern().match(text[at:capitals].lstrip()):
        at = capitals
    if adopted := _ADOPTED_BY.search(text, at, stop):
        breaks.add(adopted.start())
        stop = adopted.start()
    return breaks | find_subject_breaks(text, at, stop)


def names_subject(text: str, at: int, capitals: int) -> bool:
    """Tell whether a subject that no `về` begins stands behind who issues in capitals: `CỦA UBND TỈNH Ban hành …`."""
    behind = text[capitals : capitals + _LONGEST_WORD].split()[:1]
    return at < capitals and bool(behind) and behind[0].istitle() and behind[0] not in mark_words("in_title")


def names_who(words: str) -> bool:
    """Tell whether words in capitals are who enacts: an office, what begins with a known body, or its meeting."""
    words = words.strip()
    if len(words) > _LONGEST_NAME or not is_upper(words):
        return False
    named = find_bodies(words)
    is_meeting = words.startswith(_MEETING.lstrip()) and bool(named)
    return is_meeting or bool(office_pattern().match(words)) or any(body.start == 0 for body in named)


def find_subject_breaks(text: str, start: int, stop: int) -> set[int]:
    """Return where the lines of the subject, of authority and of the text begin; the first begins at `start`."""
    end = find_text(text, start, end_of_capitals(text, start, stop), stop)
    if sender := find_sender(text, start, end):
        return {start, *sender}
    session = _COUNCIL_SESSION.search(text[:end], max(start, end - _LONGEST_SESSION))
    authority = find_authority(text, start, session.start() if session else end)
    breaks = {start, end} | ({session.start()} if session else set())
    return breaks | ({authority} if authority is not None else set())


def find_sender(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of who sends a telegram, `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:`, above those it is sent to."""
    for verb in _SENDS.finditer(text, start, stop):
        begin = find_capitals(text, start, verb.start())
        if begin == verb.start():  # Chủ tịch Ủy ban nhân dân tỉnh điện:
            small = small_office().finditer(text, max(start + 1, begin - _LONGEST_NAME), begin)
            begin = next((one.start() for one in small), begin)
        if start < begin < verb.start() and names_who(text[begin : verb.start()].upper()):
            return begin, verb.end() + (text[verb.end() : verb.end() + 1] == ":")
    return None


@cache
def small_office() -> re.Pattern[str]:
    """Return the pattern of an office in small letters behind a blank, its first letter a capital."""
    return re.compile(rf"(?<=[ \xa0])(?=[A-ZĐ][^\W\d_A-ZĐ])(?i:{office_pattern().pattern})")


def find_copied_title(text: str, number: tuple[int, int], end: int, stop: int) -> set[int] | None:
    """Return where lines begin in the head of a copy that begins with the type, number and day behind it; or None.

    `CHỈ THỊ CỦA BAN BÍ THƯ Số 12-CT/TW, ngày 5/3/2031 về …`, or whose it is behind the day. `end` is that of the day.
    """
    title = find_type(text, 0, min(number[0], _LONGEST_AUTHORITY))
    if title is None or text[: title[0]].strip(" -–_*"):
        return None
    breaks = {title[1], number[0]}
    at = end
    if whose := _OF.match(text, end):
        breaks |= {end} if text[whose.end() - 2].isupper() else set()
        at = end_of_capitals(text, whose.end(), min(stop, whose.end() + _LONGEST_AUTHORITY))
        about = _ABOUT.search(text, whose.end(), at)
        at = about.start() if about else at
    return breaks | {at} | find_subject_breaks(text, at, min(stop, at + _LONGEST_SUBJECT))


def find_adopted_title(text: str, end: int) -> tuple[set[int], int] | None:
    """Return where the lines begin of a title that ends with number and day, and where the last of them does; or None.

    LUẬT, its name, CỦA QUỐC HỘI … SỐ … NGÀY …: so copies without a letterhead begin. `end` is that of number and day.
    """
    adopted = _ADOPTED_BY.search(text, 0, end)
    if adopted is None:
        return None
    title = find_type(text, find_capitals(text, 0, adopted.start()), adopted.start())
    return ({*title, adopted.start()}, adopted.start()) if title else None


def begins_with_type(text: str) -> bool:
    """Tell whether the first words of a text, in capitals, name a type: `NGHỊ QUYẾT Về việc …`."""
    title = find_type(text, 0, end_of_capitals(text, 0, min(len(text), _LONGEST_AUTHORITY)))
    return title is not None and title[0] == len(text) - len(text.lstrip())


def find_type(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the first type in the words in capitals `text[start:end]`, or None."""
    for word in _WORD.finditer(text, start, end):
        if length := type_length(text, word.start(), end):
            return word.start(), word.start() + length
    return None


def type_length(text: str, start: int, end: int) -> int:
    """Return how many code points the words take that name a type from `start` on; 0 where none do."""
    words = [word for word, _ in zip(_WORD.finditer(text, start, end), range(_MOST_TYPE_WORDS + 1), strict=False)]
    said = [word[0] for word in words]
    count = count_kind_words(" ".join(said), _MOST_TYPE_WORDS)
    for first in range(1, count):  # THÔNG BÁO above KẾT LUẬN …
        if match_kind(" ".join(said[:first])) and match_kind(" ".join(said[first:count])):
            count = first
            break
    return words[count - 1].end() - start if count else 0


def end_of_capitals(text: str, start: int, stop: int) -> int:
    """Return where the words in capitals end that begin `text[start:stop]`; numbers between them are none."""
    end = start
    for word in _WORD.finditer(text, start, stop):
        has_letters = any(map(str.isalpha, word[0]))
        if has_letters and not is_upper(word[0]):
            break
        end = word.end() if has_letters or end > start else end
    return end


def find_text(text: str, start: int, capitals: int, stop: int) -> int:
    """Return where the text begins below a subject that begins at `start`, its words in capitals ending at `capitals`.

    That is where small letters begin below capitals, a word that opens a text, or a body that acts; else `stop`.
    """
    if capitals > start and acting_pattern().match(text, capitals):
        authority = find_authority(text, start, capitals)
        return capitals if authority is None else authority
    if capitals > start and text[capitals:stop].lstrip()[:1].isupper():
        return capitals
    openings = (match.start() for match in text_opening().finditer(text, max(capitals, start) + 1, stop))
    opening = next((at for at in openings if not is_upper(text[max(start, at - _LONGEST_WORD) : at])), stop)
    actor = find_actor(text, max(capitals, start) + 1, opening)
    return opening if actor is None else actor


@cache
def text_opening() -> re.Pattern[str]:
    """Return the pattern of words that open the text below a subject."""
    words = tree_pattern(mark_words("opens_text"), " ")
    return re.compile(rf"(?<!\S)(?:(?:{words})(?!\w)|{_SENTENCE_OF_DAY})")


def find_actor(text: str, start: int, stop: int) -> int | None:
    """Return where a body stands that acts: `Bộ trưởng Bộ Y tế ban hành …`, `Ban Bí thư yêu cầu …`; or None.

    It stands behind a stop or a word in small letters, none that it belongs to: `của Bộ Y tế ban hành`.
    """
    for word in _CAPITAL.finditer(text, start, stop):
        before = text[max(start, word.start() - _LONGEST_WORD) : word.start()].split()
        if not before or before[-1] in dangling_words() or before[-1].isupper():
            continue
        body = match_body_at(text, word.start(), stop)
        if body and acting_pattern().match(text, body.end):
            return word.start()
    return None


@cache
def acting_pattern() -> re.Pattern[str]:
    """Return the pattern of what a body does, behind its name."""
    return re.compile(rf"[ \xa0]{{1,3}}(?:{tree_pattern(mark_words('acting_verb'), ' ')})(?!\w)")


def find_capitals(text: str, start: int, stop: int) -> int:
    """Return where the words in capitals begin that end at `stop`, not before `start`."""
    begin = stop
    for word in reversed(list(_WORD.finditer(text, max(start, stop - _LONGEST_AUTHORITY), stop))):
        has_letters = any(map(str.isalpha, word[0]))
        if has_letters and not word[0].isupper():
            break
        begin = word.start() if has_letters else begin
    return begin


def find_authority(text: str, start: int, stop: int) -> int | None:
    """Return where the line of authority begins that ends at `stop`: an office or a known body in capitals, or None."""
    begin = find_capitals(text, start, stop)
    words = text[begin:stop]
    bodies = find_bodies(words)
    offices = [one.start() for one in office_pattern().finditer(words) if words[: one.start()][-1:] in ("", " ")]
    # HỘI ĐỒNG BỘ TRƯỞNG is a body to its end.
    named = [at for at in offices if not any(body.start < at < body.end for body in bodies)]
    named = named or [body.start for body in bodies]
    if named:
        return begin + named[-1]
    return begin if start < begin < stop else None
