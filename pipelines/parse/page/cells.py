"""Cells that one blank parts: what they say shows where they meet."""

import re
from functools import cache

from pipelines.parse.page.head_lines import end_of_blank_number, ends_with_number, names_day
from pipelines.parse.page.signatures import is_title
from pipelines.parse.words.anchors import write_mark
from pipelines.parse.words.drawn import says_something
from pipelines.parse.words.fold import bare_letters
from pipelines.parse.words.kinds import count_kind_words
from pipelines.parse.words.lines import Line, is_upper
from pipelines.parse.words.persons import is_person
from pipelines.parse.words.prefixes import marked_prefix_pattern, office_pattern, plain_letters
from pipelines.vocab.layout import mark_words, page_marks

# Below the first line of a heading stands its second, or the number of the document.
_BELOW = re.compile(
    r"[^\n]{0,40}\n(?:[ \xa0]{0,9}\n)?(?:[^\n]{0,160}(?:[ĐÐ]ộc|ĐỘC)\s{1,3}(?:[lL]ập|LẬP)|[\s*\-_]{0,80}(?:Số|SỐ)[\s:])"
)
# The second row of the first cell may stand between them, and the star of the Party: `… ĐẢNG CỘNG SẢN VIỆT NAM`⏎`HUYỆN
# ỦY SƠN BÌNH`⏎`*`⏎`Số 12-CV/HU`.
_ROW = r"[^\n]{0,80}\n"
_ROWS_BELOW = re.compile(rf"[^\n]{{0,40}}\n(?P<rows>{_ROW}(?:{_ROW})??(?:{_ROW})??)[ \xa0*]{{0,80}}(?:Số|SỐ)[\s:]")
# Items of the recipients, and what a name may follow in the last of them: `- Lưu: VT, TH. Nguyễn Văn A`.
_HEADINGS = tuple(case for words in mark_words("recipients") for case in (words, words.title(), words.upper()))
_RECIPIENT_SIGNS = ("-", "–", "—", "+", *_HEADINGS)
_BEFORE_PREFIX = re.compile(rf"(?<=[.;])[ \xa0]{{1,9}}(?={marked_prefix_pattern().pattern}[^\W\d_]{{2}})")
_BEFORE_OFFICE = re.compile(r"(?<=[.;])[ \xa0*]{1,9}(?=[^\W\d_]{2,8}[ ])")
# `Số: 12/BYT-KH V/v mua thuốc Hà Nội, ngày 5 tháng 6 năm 2017` in one line.
_NUMBER_LABELS = ("Số", "SỐ")
_BEFORE_ABOUT = re.compile(r"[ \xa0]{1,9}(?=V/v[ \xa0:])")
_BEFORE_SECOND_MOTTO = re.compile(r"[ \xa0]{1,200}(?=[ĐÐ]ộc[ ]{1,3}[lL]ập[ ]{0,3}[-–—])")
_BEFORE_PLACE = re.compile(
    r"[ \xa0]{1,9}(?=(?:[A-ZĐÀ-Ỹ][^\W\d_]{0,7}[. ]{1,2}){0,3}[A-ZĐÀ-Ỹ][^\W\d_]{0,7},"
    r"[ \xa0]{1,3}ngày(?:[ \xa0]{1,9}|[ \xa0]{0,3}[^\s\xa0]{1,3}[ \xa0]{1,3})tháng)"  # the day may be blank, or misread
)
# `TỈNH UỶ SƠN BÌNH * Số 12-CT/TU ĐẢNG CỘNG SẢN VIỆT NAM Sơn Bình, ngày 5 tháng 6 năm 2017` in one line.
_BEFORE_NUMBER = re.compile(r"[ \xa0]{1,9}(?:\*[ \xa0]{1,9})?(?=(?:Số|SỐ):?[ \xa0]{0,3}\d)")
_LONGEST_HEAD = 400
_KEPT = re.compile(r"[-–—+]?\s{0,3}Lưu\b[^\n]{0,80}?[.;)][ \xa0]{1,8}(?=[^\W\d_][^.;,:()]{6,40}\Z)")
_BEHIND_ITEM = re.compile(r"(?<=[;)])[ \xa0]{1,9}(?=[^\W\d_][^.;,:()\d]{6,40}\Z)")
_BEFORE_CAPITALS = re.compile(r"[ \xa0]{1,40}(?=[^\W\d_]{1,3}[./]|[^\W\d_]{2})")
_LONGEST_RECIPIENT = 200
_SHORTEST_NAME = 3

# Who issues, below the type: no cell of a letterhead.
OF = "CỦA "
# A heading whose marks a scanner lost, as its plain letters: `CỌNG HOÀ XÃ HỘI …`, `Độc lập - Ty do ~ Hanh phúc`.
_BEFORE_MISREAD = re.compile(
    r"(?<=[^\s*|])[ \xa0*]{1,200}(?=(?:CONG HOA XA HOI CHU NGHIA VIET NAM"
    r"|DOC LAP[ ]?[^\w\s]?[ ]?T\w DO[ ]?[^\w\s]?[ ]?HANH PHUC)[\s*]{0,9}\Z)"
)
_SECOND_LINE = "hanhphuc"
# A body and a line of the heading are longer.
_SHORTEST_ROW = 36
# Blanks that part the cells of a row.
_WIDE = "   "

Gap = tuple[int, int]


def find_head_gaps(text: str, line: Line) -> list[Gap]:
    """Return the blanks between the cells of a letterhead that stand in one line of `text`; none in most lines."""
    if line.content.startswith(_NUMBER_LABELS):
        return find_number_gaps(line.content)
    if not may_hold_motto(line.content):
        return find_named_number(line.content) if " Số" in line.content else []
    gaps = [gap.span() for gap in motto_gap_pattern().finditer(line.content)] or find_misread(line.content)
    heading = motto_pattern().match(line.content, gaps[-1][1] if gaps else 0)
    dated = _BEFORE_PLACE.match(line.content, heading.end()) if heading else None
    if len(gaps) == 1 and not dated and not is_in_letterhead(text, line, gaps[0]):
        return []
    numbered = find_named_number(line.content[: gaps[0][0]]) if gaps else []
    return [*numbered, *gaps, *([dated.span()] if dated else [])]


def find_misread(words: str) -> list[Gap]:
    """Return the blanks between a body in capitals and a heading that ends the line, some of whose marks are lost."""
    if len(words) < _SHORTEST_ROW or not words[:2].isupper():
        return []
    gap = _BEFORE_MISREAD.search(plain_letters(words).upper())
    return [gap.span()] if gap and is_upper(words[: gap.start()]) else []


def find_named_number(words: str) -> list[Gap]:
    """Return the blanks between a body in capitals and its number, where they fill a cell: `SỞ Y TẾ Số: 12/QĐ-SYT`."""
    gap = _BEFORE_NUMBER.search(words, 1)
    name = words[: gap.start()] if gap else ""
    if gap is None or not is_upper(name) or count_kind_words(name, 4) or not ends_with_number(words[gap.end() :]):
        return []
    return [gap.span()]


def may_hold_motto(words: str) -> bool:
    """Tell whether words may hold the heading of State or Party behind something else."""
    return (
        "NAM" in words or "CỘNG H" in words or "ộc lập" in words or "ộc Lập" in words or "ĐỘC LẬP" in words
    ) and len(words) < _LONGEST_HEAD


def is_in_letterhead(text: str, line: Line, gap: Gap) -> bool:
    """Tell whether a heading that ends a line belongs to a letterhead: its second line, or what goes on below it.

    `CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` within a title is one name: no heading goes on below it. So is
    `CỦA CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HÒA` above `SỐ …`.
    """
    if line.content.startswith(OF):
        return False
    heading = line.content[gap[1] :]
    return bare_letters(heading).endswith(_SECOND_LINE) or goes_on_below(text, line.end)


def goes_on_below(text: str, end: int) -> bool:
    """Tell whether the line below a heading that ends at `end` goes on with the letterhead: Độc lập, or a number."""
    return bool(_BELOW.match(text, end)) or has_row_below(text, end)


def has_row_below(text: str, end: int) -> bool:
    """Tell whether one row of one cell in capitals, and signs, stand between a heading ending at `end` and a number."""
    below = _ROWS_BELOW.match(text, end)
    rows = [row.strip() for row in below["rows"].split("\n") if says_something(row)] if below else []
    is_one = len(rows) == 1 and is_upper(rows[0]) and _WIDE not in rows[0]
    return is_one and not count_kind_words(rows[0], 4)


def find_number_gaps(words: str) -> list[Gap]:
    """Return the blanks that part cells in the line of a number: before subject or motto, and before place and date.

    `Số: 12/BYT-KH V/v mua thuốc Hà Nội, ngày …`, `Số: 12/QĐ-BYT   Độc lập - Tự do - Hạnh phúc   Hà Nội, ngày …`;
    of a draft, whose number is left blank, `Số: -HD/BTCTU Sơn Bình, ngày … tháng … năm 2023`.
    """
    first = _BEFORE_ABOUT.search(words) or _BEFORE_SECOND_MOTTO.search(words)
    if first is None:
        blank = end_of_blank_number(words)
        place = words[blank:].lstrip(" \xa0")
        return [(blank, len(words) - len(place))] if blank and place[:1].isupper() and names_day(place) else []
    dated = _BEFORE_PLACE.search(words, first.end())
    return [first.span(), *([dated.span()] if dated else [])]


@cache
def motto_pattern() -> re.Pattern[str]:
    """Return the pattern of a heading that begins a line; place and date may follow it in the same cell."""
    return re.compile("|".join(write_mark(mark) for mark in page_marks("motto") if mark.match == "start"))


@cache
def motto_gap_pattern() -> re.Pattern[str]:
    """Return the pattern of the blanks before a heading that ends a line, or before each of two in one line."""
    headings = motto_pattern().pattern
    behind = rf"\Z|[ \xa0]{{1,9}}(?:[ĐÐ]ộc|[-_=]{{3}})|{_BEFORE_PLACE.pattern}"
    return re.compile(rf"(?<=[^\s*|])[ \xa0*]{{1,200}}(?=(?:{headings})(?:{behind}))")


def find_title_gaps(line: Line) -> list[Gap]:
    """Return the blanks between recipients and titles or name of the signature in one line; none in most lines.

    `- Như Điều 4; PHÓ CHỦ TỊCH` and `- Lưu: VT. Nguyễn Văn A` are two cells each, flattened row by row.
    """
    words = line.content
    if len(words) > _LONGEST_RECIPIENT or "\t" in words:
        return []
    if not words.startswith(_RECIPIENT_SIGNS):
        behind = find_name_behind(words) if ";" in words else None
        return [behind.span()] if behind else []
    if words[-2:].isupper():
        gaps = (gap for gap in _BEFORE_CAPITALS.finditer(words) if is_upper(words[gap.end() :]))
        return [gap.span() for gap in gaps if is_title(words[gap.end() :])][:1]
    gap = find_prefix_gap(words) or find_office_gap(words) or find_name_gap(words) or find_name_behind(words)
    return [gap.span()] if gap else []


def find_prefix_gap(words: str) -> re.Match[str] | None:
    """Return the blanks before the titles that follow all recipients in one line: `- Lưu: VT. KT. BỘ TRƯỞNG …`."""
    gap = _BEFORE_PREFIX.search(words) if words.startswith(_HEADINGS) else None
    return gap if gap and is_title(" ".join(words[gap.end() :].split()[:2])) else None


def find_office_gap(words: str) -> re.Match[str] | None:
    """Return the blanks before an office in capitals and a name that end the line of all recipients."""
    gaps = _BEFORE_OFFICE.finditer(words) if words.startswith(_HEADINGS) else ()
    return next((gap for gap in gaps if ends_as_signature(words[gap.end() :])), None)


def ends_as_signature(words: str) -> bool:
    """Tell whether words are an office in capitals and a person's name: `CHỦ TỊCH Lê Văn Mẫu`."""
    office = office_pattern().match(words)
    return bool(office and is_person(words[office.end() :].strip(" *")))


def find_name_gap(words: str) -> re.Match[str] | None:
    """Return the blanks before a person's name that ends the last recipient."""
    kept = _KEPT.match(words)
    if kept is None or len(words[kept.end() :].split()) < _SHORTEST_NAME or not is_person(words[kept.end() :]):
        return None
    return _BEFORE_CAPITALS.match(words, len(words[: kept.end()].rstrip(" \xa0")))


def find_name_behind(words: str) -> re.Match[str] | None:
    """Return the blanks between the end of an item, in any of its lines, and the name of three words beside it."""
    gap = _BEHIND_ITEM.search(words, max(words.rfind(";"), words.rfind(")"), 0))  # `…, xã; (để báo cáo) Lê Thí Dụ`
    name = words[gap.end() :] if gap else ""
    return gap if len(name.split()) >= _SHORTEST_NAME and is_person(name) else None
