"""The names of bodies that the cells of a letterhead print, superior first."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.bodies import body_by_letters, find_bodies
from pipelines.parse.words.issuers import GENERIC
from pipelines.parse.words.lines import Block, Line, is_upper, make_block
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words

# TỈNH HƯNG MỸ, but not TỈNH ĐOÀN HƯNG MỸ, nor XÃ HỘI.
_PLACE = re.compile(rf"(?<!\w)(?:{tree_pattern(mark_words('place'), ' ')})\.?(?!\w|\s(?:ỦY|UỶ|ĐOÀN|HỘI|ĐỘI)(?!\w))")
# BAN CHỈ ĐẠO QUỐC GIA / PHÒNG, CHỐNG THIÊN TAI is one name, PHÒNG no office in it.
# Committees of a place: UBND HUYỆN …, ĐẢNG BỘ XÃ …, HUYỆN ỦY …
_COMMITTEES = "(?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UBND|HĐND"
_PARTY = "ĐẢNG (?:ỦY|UỶ|BỘ)"
_LEVELS = "TỈNH|THÀNH|HUYỆN|QUẬN|THỊ"
_PREVENTION = re.compile(r"PHÒNG(?:,| CHỐNG| NGỪA)")


def split_names(blocks: Iterable[Block]) -> list[Block]:
    """Return the names in the cells of a letterhead, superior first, each with the lines that print it.

    `UBND TỈNH X` above a bold `SỞ Y` are two names; a bold `ỦY BAN NHÂN DÂN` above `TỈNH X` is one.
    """
    names: list[list[Line]] = []
    for line in (part for block in blocks for printed in block.lines for part in part_names(printed)):
        goes_on = names and (lacks_body(names[-1]) or names_place(names[-1], line) or ends_name(names[-1], line))
        if names and (goes_on or not (line.follows_gap or begins_name(names[-1], line))):
            names[-1].append(line)
        else:
            names.append([line])
    return [make_block(lines) for lines in names]


def part_names(line: Line) -> list[Line]:
    """Return a line as several where another name begins within it, in emphasis or behind that of a known superior.

    `UBND TỈNH X **SỞ Y**`, `BỘ TÀI CHÍNH TỔNG CỤC THUẾ`.
    """
    at = line.content.find("**", 1)
    at = at if at > 0 else end_of_superior(line.content)
    below = line.content[at:].lstrip("* ") if at > 0 else ""
    if not below[:1].isalpha() or not opens_with("body_name", below) or _PREVENTION.match(below):
        return [line]
    above = line.content[:at].rstrip("* ")
    first = line._replace(end=line.start + len(above), content=above)
    return [first, *part_names(Line(line.end - len(below), line.end, below, is_bold=True, follows_gap=False))]


@lru_cache(maxsize=1 << 10)
def end_of_superior(words: str) -> int:
    """Return where the name of a known body of State or Party ends that begins words in capitals; 0 where none does.

    So does that of the committee of a place, before what begins another name: `UBND TỈNH HƯNG MỸ SỞ Y TẾ`. Remembered:
    letterheads are few.
    """
    found = find_bodies(words)[:1] if is_upper(words) else []
    for name in found:
        is_known = name.body.system != "mass_organisation" and not name.body.issuing_body_id.endswith(GENERIC)
        if name.start == 0 and " " in words[: name.end] and is_known:
            # BAN CHẤP HÀNH TRUNG ƯƠNG / ĐẢNG ĐOÀN QUỐC HỘI: the last word may begin the next name
            last, rest = words.rfind(" ", 0, name.end), words[name.end :].strip()
            is_next = opens_with("body_name", words[last + 1 :]) and not opens_with(
                "body_name", words[last + 1 : name.end]
            )
            return last if rest and is_next and not opens_with("body_name", rest) else name.end
    local = local_pattern().match(words) if is_upper(words) else None
    return local.end() if local else 0


@cache
def local_pattern() -> re.Pattern[str]:
    """Return the pattern of the committee of a place in capitals, before an office or organ below it."""
    places = tree_pattern(mark_words("place"), " ")
    names = [name for name in mark_words("body_name") if name not in mark_words("in_place")]
    of_one_word = tree_pattern([name for name in names if " " not in name], " ")
    longer = tree_pattern([name for name in names if " " in name], " ")
    committee = rf"(?:{_COMMITTEES}|{_PARTY}) (?:{places})|(?:{_LEVELS}) (?:ỦY|UỶ)"
    below = rf"(?= (?:{of_one_word}) [^\W\d_]| (?:{longer})(?!\w))"
    return re.compile(rf"(?:{committee})(?: [^\W\d_]{{1,8}}){{1,4}}?{below}")


def lacks_body(name: Sequence[Line]) -> bool:
    """Tell whether a name lacks the body whose group or committee of the Party it is: BAN CÁN SỰ ĐẢNG."""
    return name[-1].content.replace("\xa0", " ").rstrip("* ").endswith(mark_words("lacks_body"))


def names_place(name: Sequence[Line], line: Line) -> bool:
    """Tell whether a line is the place of a body that is named without one: TỈNH X below LIÊN ĐOÀN LAO ĐỘNG."""
    placed = (place for above in name for place in _PLACE.finditer(above.content) if place.end() < len(above.content))
    return _PLACE.match(line.content) is not None and next(placed, None) is None


def ends_name(name: Sequence[Line], line: Line) -> bool:
    """Tell whether a line is what a school or firm is called: KỸ THUẬT below ĐẢNG ỦY TRƯỜNG ĐẠI HỌC."""
    above = name[-1].content.replace("\xa0", " ").rstrip("* ")
    return above.endswith(mark_words("lacks_name")) and not begins_name(name, line)


def is_misread(words: str) -> bool:
    """Tell whether words in capitals name a body but for the marks that a scanner lost: `TONG CUC HAI QUAN`."""
    return words.isupper() and not find_bodies(words) and body_by_letters(words) is not None


def begins_name(name: Sequence[Line], line: Line) -> bool:
    """Tell whether a line begins another name in the same cell; one word is no name: VĂN above PHÒNG is broken."""
    last = name[-1]
    if len(name) == 1 and len(last.content.split()) < 2:
        return False
    if line.is_bold != last.is_bold:
        return line.is_bold
    begins = (opens_with("body_name", line.content) or is_misread(line.content)) and not _PREVENTION.match(line.content)
    return begins and not last.content.endswith(("-", "–", ","))
