"""What a line of a head shows: whether it opens a block, is a block in itself, or begins the text."""

import re
from functools import cache, lru_cache

from pipelines.parse.page.motto_words import begins_motto, says_motto
from pipelines.parse.words.anchors import anchor_pattern, opens_with
from pipelines.parse.words.issuers import resolve_body
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.lines import is_upper
from pipelines.parse.words.markers import begins_with_mark, dangling_words, marker_pattern
from pipelines.parse.words.numbers import Number, find_numbers
from pipelines.parse.words.openings import openings_of
from pipelines.parse.words.phrases import tree_pattern
from pipelines.parse.words.prefixes import office_pattern
from pipelines.vocab.layout import mark_words

_BROKEN_DAY = ("ngày", "tháng", *"0123456789")
_PLACE_AND_BROKEN_DAY = re.compile(r"[^\W\d_][^,\d:;/]{1,40},[ ]{1,3}ngày(?:[ ]{1,3}\d{1,2}(?:[ ]{1,3}tháng)?)?")
# `… bổ sung một`⏎`số nội dung …`
_COUNTS = re.compile(r"số [^\W\d_]{2}")
# SẮC LỆNH SỐ 47, and SỐ 47 below it: a number of figures alone; `Số: 47` may go on below, and QUỐC LỘ SỐ 1 is none.
_FIGURES_IN_TITLE = re.compile(r"SỐ:? \d{2,4}|(?P<kind>[^\W\d_]{2,6}(?: [^\W\d_]{2,6}){0,3}) SỐ:? \d{1,4}")
# `S6: 12/QĐ-BYT`, `Sô: 12/…`: misread by a scanner.
NUMBER_LABEL = re.compile(
    r"(?:(?:Bộ luật|Luật|Lệnh|Pháp lệnh|Sắc lệnh|Nghị quyết(?: liên tịch)?|Thông tư liên tịch)[ \xa0])?"
    r"(?:Số(?!\w)[ \xa0]{0,3}:?|S[6oôóòỏõồổỗ][ \xa0]{0,3}:(?=[ \xa0]{0,9}\d)"
    r"|(?:Nghị định|Quyết định|Chỉ thị|Thông tư|Công điện|Kế hoạch|Thông báo)[ \xa0]Số[ \xa0]{0,3}:)",
    re.IGNORECASE,
)
# Place, comma, `ngày`, a day or blanks for one; or the date alone. Dots stand for the place in a form.
PLACE_DATE = re.compile(
    r"(?:[.…_]{2,60}(?=,[ \xa0]ngày[ \xa0.…_]))?(?P<place>(?:Quận|Phường)[ \xa0]\d{1,2}|[^\W\d_][^,\d]{1,40})?"
    r"[,.]?[ \xa0\n]{0,3}(?:(?<=\n)[ \xa0\t]{0,60})?ngày[\s.…_]{0,60}(?:m[ồù]ng[ ]{1,3})?"
    r"(?:[\dOlI]{0,2}[\s.…_]{0,20}tháng|\d{1,2}[ ]?[/.\-][ ]?\d{1,2}[ ]?[/.\-]"
    r"|[^\s\d]{1,3}[ ]{1,3}tháng(?=[ ]{1,3}\d{1,2}[ ]{1,3}năm))",  # `ngày*Ï tháng 11 năm 2024`: written by hand
    re.IGNORECASE,
)
_ABOUT = re.compile(r"V/v[:.]?(?!\w)|Về(?: việc)?[ \xa0]{0,2}:", re.IGNORECASE)
# What is stamped on a head, or the year of the republic: NĂM THỨ HAI.
STAMP = re.compile(rf"{tree_pattern(mark_words('stamp'), ' ')}|NĂM THỨ \w{{2,5}}(?: \w{{2,5}})?", re.IGNORECASE)
# `Ngày 14/3/2023, tại phòng họp …`, `Hội nghị lần thứ bảy … họp …`, below the subject of a notice or of conclusions.
_REPORTS = re.compile(
    r"(?:Vào |Sáng |Chiều )?[Nn]gày \d{1,2}(?:[/-]\d{1,2}[/-]\d{4}| tháng \d{1,2} năm \d{4}),? [^\W\d_]"
    r"|Hội nghị lần thứ [^.;:]{2,120} họp(?: từ| ngày|\Z)"
)
# `Số       -CV/ĐU`, `Số: …/QĐ-UBND`: the number is written in by hand.
_BLANK_NUMBER = re.compile(
    r"[\s.…_]{0,20}(?:-[ ]?[A-ZĐ][A-ZĐa-z]{1,4}/[A-ZĐ]{2,10}(?:-[A-ZĐ]{2,10})?|/[A-ZĐ][A-ZĐa-z]{1,4}-[A-ZĐ]{2,10})"
)
# How many letters of a line or block show what it is, and how long a type alone may be.
LONGEST_PART = 200
_LONGEST_WHOLE = 60
_LONGEST_KIND = 4
_LONGEST_DATED = 160
# How a line of place and date ends; what follows it is of another block, though no empty line parts them.
_TO_THE_YEAR = re.compile(r"(?:năm\s{1,3}[\dOlI]{4}|\d[/.-]\d{1,2}[/.-]\d{4})[.,]?\Z", re.IGNORECASE)
_LONGEST_YEAR = 13
_LONGEST_DAY = 36
# A span of years that is broken before its dash: `… giai đoạn 2026`⏎`- 2030, chuẩn bị …`.
_YEAR_ABOVE = re.compile(r"(?<!\d)(?:19|20)\d{2}\Z")
_TO_YEAR = re.compile(r"[-–][ ]?(?:19|20)\d{2}(?!\d)")
_ISSUER_AT_END = re.compile(r"\s{1,3}(?:của|CỦA)\s{1,3}[^\d.;:]{2,120}\Z")
# A line shorter than this, though it ends with a stop, may be the end of a subject in broken lines.
_SHORTEST_SENTENCE = 60
# The bracket that says who adopted the text, or what promulgates it, begins so, or holds the word in its first line.
_OPENS_ADOPTION = ("(Được ", "(Đã được ", "(Do ", "(Ban hành", "(Kèm theo", "(kèm theo")


def opens_block(above: str, line: str) -> bool:
    """Tell whether a line begins a new block of the head below the line `above`."""
    part = name_part(line[:LONGEST_PART])
    may_be_rest = part == "number" and not is_own_number(above, line)
    is_rest = may_be_rest and (is_cut(above) or _COUNTS.match(line) or goes_on_with_number_of(above, line))
    if is_rest or (_TO_YEAR.match(line) and _YEAR_ABOVE.search(above, max(0, len(above) - _LONGEST_YEAR))):
        return False
    if part:
        return part != "recital" or not is_upper(line)
    if (
        begins_motto(line)
        or names_day_of_reading(line)
        or is_day_alone(line)
        or (" CỦA " in line and heads_issuer_and_subject(line))
    ):
        return True
    if line.startswith(("CỦA ", "VỀ ", "Về ", "VỀ\xa0")) or line in ("VỀ", "Về"):
        return True
    if line.startswith(_OPENS_ADOPTION) or (line[0] == "(" and "thông qua" in line) or names_sender(line):
        return True
    return opens_unit(line) or names_place_and_day(line) or begins_place_and_day(line) or opens_text(line)


def heads_issuer_and_subject(words: str) -> bool:
    """Tell whether a title lost the ends of its lines: `NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ về đọc sách ở nông thôn`."""
    above, about, _ = words.partition(" về ")
    kind, of, issuer = above.partition(" CỦA ")
    is_title = bool(about and of) and is_upper(above) and not words.endswith((".", ";", ":"))
    return is_title and match_kind(kind) is not None and resolve_body(issuer) is not None


def is_own_number(above: str, line: str) -> bool:
    """Tell whether a line is the number of the document below a body that its cell cuts: `BỘ Y TẾ, BỘ NỘI VỤ,`."""
    label = NUMBER_LABEL.match(line)
    return label is not None and label.group().rstrip().endswith(":") and above.endswith(",") and is_upper(above)


def names_sender(line: str) -> bool:
    """Tell whether a line says who sends a telegram, in whichever letters: CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:"""
    return line.removesuffix(":").endswith(mark_words("sends")) and office_pattern().match(line.upper()) is not None


def goes_on_with_number_of(above: str, line: str) -> bool:
    """Tell whether a line in small letters gives the number of the act that the one above ends with: `… Công văn`."""
    words = above.split()[-_LONGEST_KIND:]
    return line[0] == "s" and any(match_kind(" ".join(words[place:])) for place in range(len(words)))


def is_cut(line: str) -> bool:
    """Tell whether a line in small letters is broken before a number: `… theo Nghị quyết số`, `… Nghị quyết A,`."""
    return line.endswith(",") or line.rpartition(" ")[2] in dangling_words()


def opens_unit(line: str) -> bool:
    """Tell whether a line begins an article or chapter: `Điều 1.`, `Chương I`; `Điều 5 của Luật …` is a broken line."""
    match = unit_pattern().match(line[:120]) if begins_with_mark(line) else None
    if match is None:
        return False
    return match.group().endswith((".", ":", "-")) or match.end() == len(line)


@cache
def unit_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that begins with the label of a chapter or article."""
    return marker_pattern("chapter", "article")


@cache
def unit_openings() -> frozenset[str]:
    """Return the openings of such lines; the letters of Điều may be parted by emphasis, or its Đ misprinted."""
    return openings_of(("Chương",)) | {first + second for first in "ĐÐƉD" for second in "Ii*"}


def opens_text(line: str) -> bool:
    """Tell whether a line begins the text, though no empty line parts it from the subject: an item or a sentence."""
    if begins_with_mark(line) or tells_of_day(line):
        return True
    if len(line) >= _SHORTEST_SENTENCE and line[0].isupper() and not is_upper(line) and opens_with("opens_text", line):
        return True  # a subject goes on in small letters: `Về việc treo cờ`⏎`Nhân dịp Đại hội …`
    ends = line.endswith(":") or (line.endswith((".", ";")) and len(line) >= _SHORTEST_SENTENCE)
    return ends and line[0].isupper() and not is_upper(line)


def tells_of_day(words: str) -> bool:
    """Tell whether words are a sentence that begins with a day or a meeting: `Ngày 14/3/2023, tại phòng họp …`."""
    return bool(_REPORTS.match(words))


def names_place_and_day(line: str) -> bool:
    """Tell whether a line is a place and a date to the year: `Hà Nội, ngày 5 tháng 6 năm 2017`."""
    return names_day(line) and is_to_the_year(line) and not line.lower().startswith("ngày")


def is_day_alone(line: str) -> bool:
    """Tell whether a line is a day in words and nothing else: `Ngày 5 tháng 6 năm 2017`."""
    may_be = line.startswith(("Ngày ", "NGÀY ")) and len(line) < _LONGEST_DAY
    return may_be and "th" in line.lower() and names_day(line) and is_to_the_year(line)


def begins_place_and_day(line: str) -> bool:
    """Tell whether a line is a place and the beginning of a broken date: `Hà Nội, ngày 5`⏎`tháng 6 năm 2017`."""
    return line.endswith(_BROKEN_DAY) and line[:1].isupper() and _PLACE_AND_BROKEN_DAY.fullmatch(line) is not None


def names_day(words: str) -> bool:
    """Tell whether words begin with the place and date of issue, or the date alone; a recital does not."""
    may_be = ("à" in words or "À" in words) and "ngày" in words[:LONGEST_PART].lower()
    dated = PLACE_DATE.match(words) if may_be else None
    is_dated = dated is not None and not runs_into_day(dated)
    return is_dated and not begins_body(words) and not names_day_of_reading(words)


def runs_into_day(dated: re.Match[str]) -> bool:
    """Tell whether words before a day are no place, but a subject that names the day: `Hoãn họp ngày 6/9/2031`.

    A place ends with a comma, or with a word that a capital begins: `Hà Nội ngày 6/9/2031`.
    """
    place = dated["place"] or ""
    last = place.split()[-1:]
    return bool(last) and last[0][0].islower() and dated.string[dated.end("place")] not in ",.\n" and "\n" not in place


def names_day_of_reading(words: str) -> bool:
    """Tell whether words begin with the day on which a page was read: `Thứ Ba, ngày 2 tháng 12 năm 2031`."""
    return words[0] in "TCHtch" and "ngày" in words[:LONGEST_PART] and opens_with("weekday", words)


def is_to_the_year(words: str) -> bool:
    """Tell whether words end with a year."""
    return bool(_TO_THE_YEAR.search(words, max(0, len(words) - _LONGEST_YEAR)))


def is_whole(words: str) -> bool:
    """Tell whether the words are a whole block: a motto, a type, a number with its codes, place and date."""
    longest = _LONGEST_DATED if words[:1] in "Ss" else _LONGEST_WHOLE
    return len(words) < longest and names_whole(words)


@lru_cache(maxsize=1 << 13)
def names_whole(words: str) -> bool:
    """Tell what `is_whole` tells, remembered."""
    if names_day(words):
        return is_to_the_year(words)
    if name_part(words) == "number":
        return ends_with_number(words) or ends_with_day(words) or is_title_of_figures(words)
    is_heading = anchor_pattern("motto").fullmatch(words) or says_motto(words) or STAMP.fullmatch(words)
    return bool(match_kind(words) or is_heading or is_title_of_figures(words))


def is_title_of_figures(words: str) -> bool:
    """Tell whether words in capitals are a number of figures alone, perhaps behind its type: SẮC LỆNH SỐ 47."""
    found = _FIGURES_IN_TITLE.fullmatch(words) if words[-1:].isdecimal() and is_upper(words) else None
    return found is not None and (found["kind"] is None or match_kind(found["kind"]) is not None)


def ends_with_number(words: str) -> bool:
    """Tell whether words end with a number that names its body; `Số: 12/2010/TT` goes on in the next line."""
    if end_of_blank_number(words) == len(words):
        return True
    found = find_numbers(words)
    return bool(found) and names_body(found[0]) and found[0].end == len(words)


def names_body(number: Number) -> bool:
    """Tell whether the codes of a number name its body, or need not: of edicts, 12/SL, one office is the issuer."""
    return bool(number.body_codes) or number.type_code in mark_words("code_alone")


def ends_with_day(words: str) -> bool:
    """Tell whether words are a number that names its body, and its day: `Số 5/TT-BYT ngày 6/7/2018 của Bộ Y tế`."""
    issuer = _ISSUER_AT_END.search(words)
    dated = words[: issuer.start()] if issuer else words
    found = find_numbers(dated) if is_to_the_year(dated) else []
    return bool(found) and names_body(found[0]) and names_day(dated[found[0].end :].lstrip(" ,"))


def end_of_blank_number(words: str) -> int:
    """Return where a number ends that begins `words` and is to be written in by hand: `Số       -CV/ĐU`; 0 for none."""
    label = NUMBER_LABEL.match(words)
    blank = _BLANK_NUMBER.match(words, label.end()) if label else None
    return blank.end() if blank else 0


def begins_body(words: str) -> bool:
    """Tell whether words begin the body: addressee, enacting words, or a recital, which is never set in capitals."""
    part = name_part(words[:LONGEST_PART])
    return part in ("addressee", "enacting") or (part == "recital" and not is_upper(words))


@lru_cache(maxsize=1 << 13)
def name_part(words: str) -> str | None:
    """Return what the first words of a line or block show it to be: motto, number, about, addressee, enacting, recital.

    Remembered, since letterheads say the same over and over; None where the words show nothing. A line that begins
    with `thực hiện` in small letters is no recital: a subject goes on with it.
    """
    match = part_pattern().match(words)
    if match is None:
        return "motto" if says_motto(words) else None
    is_within = match.lastgroup == "recital" and words[0].islower()
    return None if is_within else match.lastgroup


@cache
def part_pattern() -> re.Pattern[str]:
    """Return the pattern of `name_part`; the group that matches names the part."""
    words = {mark: anchor_pattern(mark).pattern for mark in ("motto", "addressee", "enacting", "recital")}
    parts = {"number": NUMBER_LABEL.pattern, "about": _ABOUT.pattern, **words}
    either = "|".join(f"(?P<{part}>{pattern})" for part, pattern in parts.items())
    return re.compile(either, re.MULTILINE | re.IGNORECASE)
