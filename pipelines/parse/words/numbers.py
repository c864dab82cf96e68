"""Document numbers (số, ký hiệu): 62-KL/TW, 94/QĐ-TW, 67/2023/NĐ-CP, 45/2019/QH14, 64-CP, 11299/VPCP-KGVX.

Sources of the shapes: Party guidance 36-HD/VPTW (serial-TYPE/BODY), Decree 30/2020/NĐ-CP (serial/TYPE-BODY) and the
laws on promulgation (serial/year/TYPE-BODY, serial/year/QHterm).
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipelines.parse.model import new_row
from pipelines.parse.words.fold import fold_number, fold_signs
from pipelines.parse.words.number_codes import body_codes, is_body_code, is_party_code, read_suffix, type_codes
from pipelines.vocab.records import citation_words

# What converters put for digits: O for 0, l and I for 1. Repaired in the digits of a number only.
_MISREAD_DIGITS = str.maketrans("OoIl", "0011")
# Patterns run on text whose blanks, dashes and slashes are folded (same length, so spans hold).
# A number may be broken behind a slash or dash, or before its slash, and the next line be indented.
# What is optional is an alternative to nothing: the engine tries that in fewer steps than a `?`.
_BROKEN = r"(?:\n {0,60}|)"
_BROKEN_BEFORE = r"(?:\n {0,60}(?=/)|)"
# One code: QĐ, CTr, QH14, HĐNN8, BGD&ĐT, KCQ1. A capital first; a lower-case word is not a code.
_CODE = r"(?:L[0-9]{3}|[A-ZĐƯƠÂÊÔ][A-ZĐƯƠÂÊÔa-zđư&]{0,14}[0-9]{0,2})"
# Its end, also where the blank before its date is lost: `12/QĐ-UBNDngày 5/6/2020`.
_CODE_END = r"(?![\w&](?!(?<=n)gày[ \n\d]))"
# Between codes: blanks around a slash, on one side of a dash (` - ` may begin something else), a line break behind.
_NEXT_CODE = re.compile(
    rf"(?P<mark> {{0,2}}/ {{0,2}}{_BROKEN}|- {{0,2}}{_BROKEN}| {{1,2}}-|\.)(?P<code>{_CODE}){_CODE_END}"
    r"(?! [0-9]{1,5}/)"  # 99/2025/TT-BTC / TT 133/2016/TT-BTC
)
_SPACED_CODE = re.compile(rf"(?P<mark> {{1,2}}-(?: {{1,2}}| ?\n {{0,20}}))(?P<code>{_CODE}){_CODE_END}")
# Figures that end a code though a blank, dash or stop stands before: 28/2004/QH 11, 102-SL/L-004, 101/SL/L.003.
_SPACED_TERM = re.compile(r" {1,2}[0-9]{1,2}(?![\w/-]|[.,][0-9])")
_ENDINGS = {"QH": _SPACED_TERM, "UBTVQH": _SPACED_TERM, "L": re.compile(r"[-.][0-9]{3}(?![\w/-])")}
# What marks letters of the Party for use within it (nội bộ): 141-CV/VPTW/nb.
_INTERNAL = re.compile(r"/nb(?!\w)")
_MOST_CODES = 6
# Several bodies follow the code of a joint act: 5/2014/TTLT - BYT - BTC.
_JOINT_TYPE = "LT"
# How the codes of the Party's central bodies were spelled before TW: KL/TƯ, HD/BTCTƯ.
_CENTRAL = "TƯ"
_NUMBER = re.compile(
    r"(?P<serial>[0-9][0-9Ool]{0,5}(?:\.[0-9]{1,2}(?=/20[0-9]{2}/)|))(?P<letter>[a-eđA-DĐ]?)"  # 66.7/2025/NQ-CP too
    # `Số:   87   /QĐ-UBND`, `Số: 93. /KH-UBND`: written into blanks, on a dotted line
    rf"(?P<first>(?:\.{{1,12}} {{0,3}}(?=/)| {{0,12}}{_BROKEN_BEFORE})[/-] {{0,2}}{_BROKEN})"
    # a scanner parts figures of the year: 53/201 9/NĐ-CP
    rf"(?:(?P<year>[12][0-9Ool]{{3}}|(?:19|20)[0-9] [0-9](?=/)) {{0,2}}[/-] {{0,2}}{_BROKEN}|)"
    rf"(?P<code>{_CODE}){_CODE_END}(?:(?P<mark>[/-])(?P<second>{_CODE}){_CODE_END}|)"
)
# `12 QĐ/TW`, `16 TT/LB`, `12NQ/HĐNN8`: the type right before the mark, its serial before that.
_SPACED_SERIAL = re.compile(rf"(?<![\w/.,-])[0-9]{{1,5}} {{0,2}}(?P<code>{_CODE})\Z")
_SPACED_NUMBER = re.compile(
    rf"(?P<serial>[0-9]{{1,5}})(?P<letter>)(?P<first> {{0,2}})(?P<year>)"
    rf"(?P<code>{_CODE})(?P<mark>[/-])(?P<second>{_CODE}){_CODE_END}"
)
# The first two signs behind a code where another code, or the code's figures, may follow.
_GOES_ON = re.compile(r"[/.-]| [ /0-9-]")
# `số l2/2023/TT-BCA`: a letter stands for the first digit.
_MISREAD = re.compile(rf"(?<=[Ss]ố )(?=[OolI][0-9]){_NUMBER.pattern.replace('[0-9][0-9Ool]', '[OolI][0-9Ool]', 1)}")
# Where a number may be: at a slash or dash before a capital, behind a figure, a letter or a blank.
# Written so that a pattern of alternatives begins each with a plain sign: the search engine then skips to these.
MARKS = tuple(
    rf"{mark}(?<=[0-9Oolabcdeđ{letters} ][/-])(?= {{0,2}}{_BROKEN}[A-ZĐƯƠÂÊÔ])"
    for mark, letters in (("/", "A-ZĐ\n."), ("-", "ABCDĐHLQTV"))
)
_MARK = re.compile("|".join(MARKS))
_LONGEST_SERIAL = 24
_LONGEST_CODE = 56
_LONGEST_REMEMBERED = 200
STANDARD_CODES = citation_words("standard_code")
_STANDARD = re.compile(
    rf"(?P<codes>{'|'.join(STANDARD_CODES)}) ?(?P<serial>[0-9]{{1,5}})(?:[-:][0-9:-]{{0,10}}[0-9])?"
    r"(?P<body>/[A-ZĐ]{2,10})?"
)
# A digit run behind one of these is the middle of a word, number or decimal; behind a blank it never is.
_INSIDE = re.compile(r"(?<=[\w/-])|(?<=[0-9][.,])")
_OUTSIDE = (" ", "\n", "")
# `NĐ100/2019/NĐ-CP`, `số35/NQ-CP`, `Thôngtưsố35/2019/TT-BYT`: what may be glued before a number.
_GLUED = re.compile(rf"(?:[Ss]ố|SỐ|(?<![\w/.-])(?:{'|'.join(citation_words('glued_code'))}))\Z")
# What stands before a number that is labelled, `Số: 87 /CTABC-TH`, or a value by itself.
_LABEL = re.compile(r"(?:\A|(?:[Ss]ố|SỐ) ?:?[ \n]{0,3})\Z")
_LINE_LABEL = re.compile(r"(?:\A|\n) {0,4}(?:(?:[Ss]ố|SỐ) ?:? {0,3})?\Z")
_LINE_END = re.compile(r" {0,60}(?:\n|\Z)")
_DAY_BEHIND = re.compile(r",? {1,2}ngày {1,2}\d")
_LONGEST_LABEL = 8


class Number(NamedTuple):
    """A document number. `text` is as printed, `key` its folded form, `start` and `end` its span in the searched text.

    `type_code` and `body_codes` are codes as the vocabulary writes them; which type or body they mean is not decided.
    """

    text: str
    key: str
    serial: int
    year: int | None
    type_code: str | None
    body_codes: tuple[str, ...]
    start: int
    end: int


def parse_number(text: str) -> Number | None:
    """Return the number that is the whole of `text`, blanks around it allowed, or None."""
    printed = text.strip()
    repaired = printed[:1].translate(_MISREAD_DIGITS) + printed[1:]
    found = find_numbers(repaired)
    if not found or (found[0].start, found[0].end) != (0, len(printed)):
        return None
    start = text.find(printed)
    return found[0]._replace(text=printed, start=start, end=start + len(printed))


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """Return the numbers printed in `text[start:end]`, in text order; spans count from the start of `text`."""
    printed = text[start:end]
    found = numbers_of(printed) if len(printed) < _LONGEST_REMEMBERED else numbers_of.__wrapped__(printed)
    if start == 0:
        return list(found)
    return [n._replace(start=n.start + start, end=n.end + start) for n in found]


@lru_cache(maxsize=1 << 10)
def numbers_of(printed: str) -> tuple[Number, ...]:
    """Return the numbers in `printed`, remembered: a number's line is asked for it as line, as block and as witness."""
    view = fold_signs(printed)
    found = read_numbers(view, 0, len(view))
    if any(code in view for code in STANDARD_CODES):
        found = sorted(found + read_standards(view, 0, len(view)), key=lambda number: number.start)
    if view == printed:
        return tuple(found)
    return tuple(n._replace(text=printed[n.start : n.end]) for n in found)


def read_numbers(view: str, start: int, end: int) -> list[Number]:
    """Return the numbers in `view[start:end]` (signs folded), in text order."""
    return read_numbers_at((mark.start() for mark in _MARK.finditer(view, start, end)), view, start, end)


def read_numbers_at(marks: Iterable[int], view: str, start: int, end: int) -> list[Number]:
    """Return the numbers in `view[start:end]` (signs folded) that have one of the marks, both in text order.

    Looked for are not digits, which are many, but a slash or dash before a capital, and then what stands before it.
    """
    found: list[Number] = []
    reached = start
    for at in marks:
        if at < reached:
            continue
        if view[at - 1].isupper() and not view[at - 2].isdigit():
            match = _spaced_number(view, max(reached, at - _LONGEST_SERIAL), at, min(end, at + _LONGEST_CODE))
        else:
            match = _NUMBER.search(view, max(reached, at - _LONGEST_SERIAL), min(end, at + _LONGEST_CODE))
        if match is None or (begin := match.start()) > at:
            continue
        reached = match.end()
        if view[begin - 1 : begin] not in _OUTSIDE and is_inside(view, begin):
            match = _MISREAD.match(view, max(start, begin - 1), end)
        if match and (number := _read_number(view, match, end)):
            found.append(number)
    return found


def is_inside(view: str, at: int) -> bool:
    """Tell whether a digit run is the middle of a word or number; a type by its code may be glued before one."""
    return _INSIDE.match(view, at) is not None and not _GLUED.search(view, max(0, at - 8), at)


def read_standards(view: str, start: int, end: int) -> list[Number]:
    """Return the numbers of technical standards in `view[start:end]` (signs folded): QCVN 08-MT:2015/BTNMT."""
    return [_read_standard(match) for match in _STANDARD.finditer(view, start, end)]


def _read_number(view: str, match: re.Match[str], end: int) -> Number | None:
    """Return the number that begins with `match`, or None where blanks stand within and the first code is unknown."""
    serial, letter, first, printed_year, code, second_mark, second = match.groups()
    start, reached = match.span()
    codes: tuple[str, ...] = (code, second) if second else (code,)
    marks: tuple[str, ...] = ("", second_mark) if second else ("",)
    if _GOES_ON.match(view, reached, end):
        codes, marks, reached = _read_codes(view, codes, marks, reached, end)
    if len(codes) == 1 and (unit := _last_code(view, start, reached, end)):
        codes, marks, reached = (*codes, unit["code"]), (*marks, "-"), unit.end()
    suffix = read_suffix(codes, marks)
    mark = first.strip(" .\n") or "-"
    internal = mark == "-" and suffix.kind is not None and _INTERNAL.match(view, reached, end) is not None
    if mark != first and not (suffix.is_known or is_labelled(view, start, first, codes)):
        return None
    if not serial.isdigit():
        serial = serial.translate(_MISREAD_DIGITS)
    year = None
    if printed_year:
        printed_year = printed_year.replace(" ", "")
        year = int(printed_year if printed_year.isdigit() else printed_year.translate(_MISREAD_DIGITS))
        key = f"{serial}{letter}{mark}{year}/{suffix.printed}".upper()
    elif suffix.is_party:
        key = f"{serial}{letter}-{suffix.kind}/{suffix.bodies[0]}".upper()  # 94/QĐ-TW is 94-QĐ/TW
    else:
        key = f"{serial}{letter}{mark}{suffix.printed}".upper()
    if key.endswith(_CENTRAL):  # 12-KL/TƯ is 12-KL/TW
        key = f"{key.removesuffix(_CENTRAL)}TW"
    if internal:
        key, reached = f"{key}/NB", reached + len("/nb")
    figures = int(serial.partition(".")[0])
    said = (view[start:reached], key, figures, year, suffix.kind, suffix.bodies, start, reached)
    return new_row(Number, said)


def is_labelled(view: str, start: int, first: str, codes: Sequence[str]) -> bool:
    """Tell whether a number with a blank before its slash is one: by label or place, and codes of body and unit."""
    has_codes = len(codes) > 1 and all(len(code) > 1 and code.isupper() for code in codes)
    return has_codes and first.endswith("/") and bool(_LABEL.search(view, max(0, start - _LONGEST_LABEL), start))


def _last_code(view: str, start: int, at: int, end: int) -> re.Match[str] | None:
    """Return the code behind ` - ` where a number is all of a line, `Số: 31/CĐN - CSPL`, or before a day; or None."""
    unit = _SPACED_CODE.match(view, at, end)
    if unit is None or not unit["code"].isupper() or len(unit["code"]) == 1:
        return None
    is_all = _LINE_END.match(view, unit.end()) and _LINE_LABEL.search(view, max(0, start - _LONGEST_LABEL), start)
    return unit if is_all or _DAY_BEHIND.match(view, unit.end()) else None


_Parts = tuple[str, ...]


def _read_codes(view: str, codes: _Parts, marks: _Parts, reached: int, end: int) -> tuple[_Parts, _Parts, int]:
    """Return codes and marks with those that follow at `reached`, and where they end."""
    while len(codes) < _MOST_CODES and (
        more := _NEXT_CODE.match(view, reached, end) or _body_behind(view, reached, codes, end)
    ):
        marks, codes, reached = (*marks, more[1].strip()), (*codes, more[2]), more.end()
    if codes[-1] in _ENDINGS and (ending := _ENDINGS[codes[-1]].match(view, reached, end)):
        codes, reached = (*codes[:-1], codes[-1] + ending[0].replace(" ", "")), ending.end()
    return codes, marks, reached


def _spaced_number(view: str, start: int, at: int, end: int) -> re.Match[str] | None:
    """Return the number whose first code only blanks part from its serial: type and body, or in the old order.

    `12 QĐ/TW`, `12 BYT/TT`: one code stands before `at`, the other one behind it. Of a letter the second is a unit,
    where `số` shows the number: `số 4405 TM/XNK`.
    """
    before = _SPACED_SERIAL.search(view, start, at)
    if before is None or not (before["code"].upper() in type_codes() or is_body_code(before["code"])):
        return None
    match = _SPACED_NUMBER.match(view, before.start(), end)
    if match is None:
        return None
    first, second = match["code"], match["second"]
    in_order = first.upper() in type_codes() and is_body_code(second)
    is_of_unit = second.isupper() and bool(_LABEL.search(view, max(0, before.start() - _LONGEST_LABEL), before.start()))
    return match if in_order or (is_body_code(first) and (second in type_codes() or is_of_unit)) else None


def _body_behind(view: str, at: int, codes: tuple[str, ...], end: int) -> re.Match[str] | None:
    """Return the code behind ` - `: of a body behind a type (12/QĐ - UBND), of a unit behind a body (71/BTC - TCT)."""
    first = codes[0].upper()
    match = _SPACED_CODE.match(view, at, end) if len(codes) == 1 or first.endswith(_JOINT_TYPE) else None
    if match is None:
        return None
    code = match["code"]
    if first in type_codes():
        return match if is_body_code(code) else None
    is_unit = first in body_codes() and code.isupper() and len(code) > 1 and code not in type_codes()
    return match if is_unit else None


def _read_standard(match: re.Match[str]) -> Number:
    bodies = (match["body"][1:],) if match["body"] else ()
    return Number(
        match[0], fold_number(match[0]), int(match["serial"]), None, match["codes"], bodies, match.start(), match.end()
    )


def is_known(number: Number) -> bool:
    """Return whether the number shows by itself that it is one: by a year, a known code, or a letter's shape."""
    names_body = bool(number.body_codes) and is_body_code(number.body_codes[0])
    return number.type_code is not None or number.year is not None or names_body or is_letter(number)


def is_letter(number: Number) -> bool:
    """Return whether the number has the shape of an official letter's, body and unit without a type: 71/BNV-TL."""
    has_two_codes = number.type_code is None and len(number.body_codes) > 1
    return has_two_codes and number.year is None and "/" in number.key and "/" not in number.key.split("/", 1)[1]


def is_party(number: Number) -> bool:
    """Return whether a body code of the number is one of the Party's committees."""
    return any(map(is_party_code, number.body_codes))
