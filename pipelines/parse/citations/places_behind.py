"""Places behind their act, or before it at a dash: `Thông tư 31/2019/TT-BGTVT, Điều 6`, `Điều 98 - BLLĐ`."""

import re

from pipelines.parse.citations.heads import BLANK, GAP, Head
from pipelines.parse.citations.pinpoints import Pinpoint
from pipelines.parse.citations.reference import Reference

_BETWEEN = re.compile(r"[ ]{1,3}(?:-[ ]{1,3})?|,[ ]{1,3}|,[ ]?\n[ ]{0,60}|[ ]?\((?:tại )?")
_CLOSE = re.compile(r"[ ]{1,3}(?:-[ ]{1,3})?")
# `Điều 1. Phê duyệt …` in a text whose lines a converter joined.
_IS_LABEL = re.compile(r"[.:][ ]{1,3}[^\W\d_a-zà-ỹđ]")
# `theo Bộ luật Dân sự, Điều 5 của Hợp đồng`
_OF_OTHER = re.compile(rf"(?:{GAP},)?{BLANK}(?:của|Hợp{BLANK}đồng|Điều{BLANK}lệ|Quy{BLANK}chế)(?!\w)")
# `Điều 1 - Luật Đất đai được sửa đổi như sau` is a label, `Điều 35 - Bộ luật Lao động 2019` alone on its line is none.
_DASH = re.compile(r"[ ]{1,3}-[ ]{1,3}")
_BEGINS_LINE = re.compile(r"(?:\A|\n)[ *#|>-]{0,12}\Z")
_ENDS_LINE = re.compile(r"(?:[ ,]{1,3}(?:năm )?(?:19|20)[0-9]{2})?[ ).;*|\"]{0,6}(?:\n|\Z)")
_LONGEST_INDENT = 14


def stands_at_dash(view: str, place: Pinpoint, head: Head) -> bool:
    """Tell whether only a dash parts a place from its act: `Điều 20, Khoản 2 - Hiến pháp 2013`."""
    if "dieu:" not in place.address or not _DASH.fullmatch(view, place.end, head.start):
        return False
    begins = _BEGINS_LINE.search(view, max(0, place.start - _LONGEST_INDENT), place.start)
    return begins is None or len(place.units) > 1 or _ENDS_LINE.match(view, head.end) is not None


def take_place(view: str, act: Reference, place: Pinpoint, head: Head | None) -> bool:
    """Give an act the place right behind it, and tell whether it is its; a `head` behind that may be nearer to it."""
    if act.is_self or act.pinpoint or not (act.number or act.name) or not _is_behind(view, act.end, place, head):
        return False
    opens = view.find("(", act.end, place.start) >= 0
    act.pinpoint = place.address
    act.end = place.end + (opens and view[place.end : place.end + 1] == ")")
    return True


def _is_behind(view: str, end: int, place: Pinpoint, head: Head | None) -> bool:
    """Tell whether a place is that of the act that ends right before it."""
    between = _BETWEEN.fullmatch(view, end, place.start) if end < place.start else None
    if between is None or place.is_relative or "dieu:" not in place.address:
        return False
    if "\n" in between[0] and len(place.units) == 1:
        return False  # an article alone that begins a line may be a label
    if head is not None:
        is_nearer = any(mark in view[place.end : head.start] for mark in ",\n")
        return is_nearer and _CLOSE.fullmatch(between[0]) is not None
    is_label = len(place.units) == 1 and _IS_LABEL.match(view, place.end) is not None
    return not is_label and _OF_OTHER.match(view, place.end) is None
