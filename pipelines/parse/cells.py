"""Cells that one blank parts: what they say shows where they meet."""

import re
from functools import cache

from pipelines.parse.anchors import write_mark
from pipelines.parse.lines import Line, is_upper
from pipelines.parse.persons import is_person
from pipelines.parse.signatures import is_title
from pipelines.vocab.layout import page_marks

# Below the first line of a heading stands its second, or the number of the document.
_BELOW = re.compile(r"[^\n]{0,40}\n(?:[^\n]{0,160}(?:[ĐÐ]ộc|ĐỘC)\s{1,3}(?:lập|LẬP)|[\s*\-_]{0,80}(?:Số|SỐ)[\s:])")
# Items of the recipients, and what a name may follow in the last of them: `- Lưu: VT, TH. Nguyễn Văn A`.
_RECIPIENT_SIGNS = ("-", "–", "—", "+", "Nơi nhận", "Nơi Nhận", "NƠI NHẬN")
_KEPT = re.compile(r"[-–—+]?\s{0,3}Lưu\b[^\n]{0,80}?[.;)][ \xa0]{1,8}(?=[^\W\d_][^.;,:()]{6,40}\Z)")
_BEFORE_CAPITALS = re.compile(r"[ \xa0]{1,40}(?=[^\W\d_]{1,3}[./]|[^\W\d_]{2})")
_LONGEST_RECIPIENT = 200
_SHORTEST_NAME = 3
_HEADING_ENDS = ("NAM", "HÒA", "HOÀ", "phúc", "PHÚC", "Phúc")


def find_motto_gap(text: str, line: Line) -> re.Match[str] | None:
    """Return the blanks between the name of a body and the heading of State or Party in one line, None without such.

    `CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` within a title is one name: no heading goes on below it.
    """
    if not line.content.endswith(_HEADING_ENDS):
        return None
    gap = motto_gap_pattern().search(line.content)
    is_second = gap is not None and line.content.lower().endswith("phúc")
    return gap if gap and (is_second or _BELOW.match(text, line.end)) else None


@cache
def motto_gap_pattern() -> re.Pattern[str]:
    """Return the pattern of the blanks before a heading that ends a line."""
    headings = "|".join(write_mark(mark) for mark in page_marks("motto") if mark.match == "start")
    return re.compile(rf"(?<=[^\s*|])[ \xa0*]{{1,200}}(?=(?:{headings})\Z)")


def find_title_gap(line: Line) -> re.Match[str] | None:
    """Return the blanks between a recipient and a title or name of the signature in one line, None without such.

    `- Như Điều 4; PHÓ CHỦ TỊCH` and `- Lưu: VT. Nguyễn Văn A` are two cells each, flattened row by row.
    """
    words = line.content
    if not words.startswith(_RECIPIENT_SIGNS) or len(words) > _LONGEST_RECIPIENT:
        return None
    if words[-2:].isupper():
        gaps = (gap for gap in _BEFORE_CAPITALS.finditer(words) if is_upper(words[gap.end() :]))
        return next((gap for gap in gaps if is_title(words[gap.end() :])), None)
    return find_name_gap(words)


def find_name_gap(words: str) -> re.Match[str] | None:
    """Return the blanks before a person's name that ends the last recipient."""
    kept = _KEPT.match(words)
    if kept is None or len(words[kept.end() :].split()) < _SHORTEST_NAME or not is_person(words[kept.end() :]):
        return None
    return _BEFORE_CAPITALS.match(words, len(words[: kept.end()].rstrip(" \xa0")))
