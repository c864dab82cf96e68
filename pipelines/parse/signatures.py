"""The foot of a document: recipients (Nơi nhận) and signatures, in whichever order the two cells were flattened."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from pipelines.parse.anchors import anchor_pattern, find_anchor
from pipelines.parse.lines import Line, is_upper, printed, read_lines
from pipelines.parse.model import Signature
from pipelines.parse.persons import is_person, is_person_in_capitals, strip_rank
from pipelines.vocab.layout import offices, signature_prefixes

_PLACEHOLDER = re.compile(
    r"[(\[]?(?:đã ký|đã kí|daky|ký tên|chữ ký|ký tên, đóng dấu|chữ ký, dấu)[^\n]{0,24}", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"\d{1,4}")
_LINE_START = r"^[ \t\xa0#>*|\\]{0,12}"
# How many lines after the first title may hold the name, and how many a foot may take.
_REACH = 40
_MOST_LINES = 160


@dataclass(frozen=True, slots=True)
class Foot:
    """Recipients and signatures; `start` is where the body is over. None and empty where nothing is found."""

    start: int | None
    end: int | None
    recipients: tuple[int, int] | None
    signatures: tuple[Signature, ...]


@cache
def prefix_pattern() -> re.Pattern[str]:
    """Return the pattern of a prefix and the capitals after it: T/M BỘ CHÍNH TRỊ, KT. BỘ TRƯỞNG, Q. CỤC TRƯỞNG."""
    groups = []
    for number, prefix in enumerate(signature_prefixes()):
        spellings = "|".join(re.escape(s) for s in sorted(prefix.spellings, key=len, reverse=True))
        groups.append(f"(?P<p{number}>{spellings})")
    return re.compile(rf"(?:{'|'.join(groups)})(?![\w.])[.:]?[ \xa0]{{0,3}}(?P<body>[^\W\d_][^\n]{{0,160}})")


@cache
def office_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that begins with an office in capitals."""
    return re.compile("(?:" + "|".join(re.escape(office) for office in offices()) + r")(?!\w)")


@cache
def foot_pattern() -> re.Pattern[str]:
    """Return the pattern of lines where a foot may begin: recipients, a prefix, an office in capitals."""
    prefixes = re.sub(r"\(\?P<\w{1,8}>", "(?:", prefix_pattern().pattern)
    recipients = re.sub(r"\^\[[^]]{1,40}\]\{0,12\}", "", anchor_pattern("recipients").pattern)
    return re.compile(
        rf"{_LINE_START}(?:(?P<recipients>(?i:{recipients}))|{prefixes}|{office_pattern().pattern})", re.MULTILINE
    )


def read_foot(text: str, start: int, stop: int) -> Foot:
    """Return the foot of the document whose body begins at `start`; it ends before `stop`."""
    for match in foot_pattern().finditer(text, start, stop):
        begin = match.start() + len(match[0]) - len(match[0].lstrip(" \t\xa0#>*|\\"))
        lines = list(islice(read_lines(text, match.start(), stop), _MOST_LINES))
        if lines and (match["recipients"] or opens_signature(lines)):
            return make_foot(text, begin, lines)
    return Foot(None, None, None, ())


def opens_signature(lines: Sequence[Line]) -> bool:
    """Tell whether lines begin a signature: titles in capitals, and soon after them a name."""
    if not is_title(lines[0].content):
        return False
    for line in lines[1:_REACH]:
        if is_person(line.content):
            return True
        if not (is_title(line.content) or is_upper(line.content) or is_silent(line.content) or is_item(line.content)):
            return False
    return False


def is_title(words: str) -> bool:
    """Tell whether a line is a prefix or an office in capitals, as above a signature."""
    return is_upper(words) and bool(prefix_pattern().match(words) or office_pattern().match(words))


def is_silent(words: str) -> bool:
    """Tell whether a line between title and name says nothing: (Đã ký), a page number."""
    return bool(_PLACEHOLDER.fullmatch(words) or _PAGE_NUMBER.fullmatch(words))


def is_item(words: str) -> bool:
    """Tell whether a line is an item of a list, as recipients are."""
    return words[:1] in "-–—+"


def make_foot(text: str, start: int, lines: Sequence[Line]) -> Foot:
    """Return the foot that begins with `lines`."""
    recipients = list_recipients(text, lines)
    rest = [line for line in lines if line not in recipients]
    signatures = tuple(read_signatures(text, rest))
    span = (recipients[0].start, recipients[-1].end) if recipients else None
    ends = [line.end for line in recipients[-1:]] + [s.span_end for s in signatures]
    return Foot(start, max(ends, default=start), span, signatures)


def list_recipients(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the list of recipients: its heading, its items and the lines that go on with them.

    A title may stand between heading and items where the two cells of the foot were mixed.
    """
    heading = find_anchor("recipients", text, text.rfind("\n", 0, lines[0].start) + 1, lines[-1].end)
    if heading is None:
        return []
    listed = [line for line in lines if heading.start() <= line.start < heading.end()]
    has_items = False
    for last, line in pairwise([line for line in lines if line.end >= heading.end()]):
        if is_item(line.content) or (last in listed and goes_on(line)):
            listed.append(line)
            has_items = has_items or is_item(line.content)
        elif has_items or not (is_title(line.content) or is_silent(line.content)):
            break
    return listed


def goes_on(line: Line) -> bool:
    """Tell whether a line goes on with an item of the recipients: no gap before it, no title and no name."""
    return not line.follows_gap and not is_title(line.content) and not is_person(line.content)


def read_signatures(text: str, lines: Iterable[Line]) -> Iterator[Signature]:
    """Yield the signatures in print order: titles in capitals, then a name; the first other line ends them."""
    titles: list[Line] = []
    signed = False
    for line in lines:
        words = line.content
        if is_silent(words):
            continue
        if titles and is_name(words, titles):
            yield make_signature(text, titles, line)
            titles, signed = [], True
        elif belongs_to_title(words, titles, signed=signed):
            titles.append(line)
        elif signed or titles:
            break
    if titles and not signed:
        yield make_signature(text, titles, None)


def belongs_to_title(words: str, titles: Sequence[Line], *, signed: bool) -> bool:
    """Tell whether a line is one of the titles above a name; the first of them is in capitals."""
    if is_upper(words):
        return bool(titles) or is_title(words)
    return bool(titles) and not signed and is_capitalised_office(words)


def is_name(words: str, titles: Sequence[Line]) -> bool:
    """Tell whether a line below titles is the name; capitals count where an office or body stands above it."""
    if is_person(words):
        return True
    return is_person_in_capitals(words) and bool(titles) and not is_title(words) and not is_part_of_title(words)


def is_part_of_title(words: str) -> bool:
    """Tell whether capitals name a body or place rather than a person."""
    return bool(
        re.search(
            r"(?:BAN|BỘ|TỈNH|THÀNH|ỦY|UỶ|CHÍNH|QUỐC|TRUNG ƯƠNG|PHÒNG|CỤC|NHÂN DÂN|ĐẢNG|THƯỜNG VỤ|TRƯỞNG|TRỊ)(?!\w)",
            words,
        )
    )


def is_capitalised_office(words: str) -> bool:
    """Tell whether a line is an office in small letters: Bộ trưởng, Phó Chủ nhiệm."""
    return len(words) < 80 and bool(office_pattern().match(words.upper()))


def make_signature(text: str, titles: Sequence[Line], name: Line | None) -> Signature:
    """Return the signature below `titles`. The first prefix counts: TM. CHÍNH PHỦ above KT. THỦ TƯỚNG."""
    capacity: str | None = None
    body: str | None = None
    for line in titles:
        match = prefix_pattern().match(line.content)
        if match and capacity is None:
            capacity, body = read_prefix(match)
    own = [line.content for line in titles if not prefix_pattern().match(line.content)]
    title = " ".join(own).replace("**", "").strip() or None
    last = name or titles[-1]
    signer = strip_rank(printed(text, name.start, name.end)) if name else None
    return Signature(signer, title, capacity, body, titles[0].start, last.end)


def read_prefix(match: re.Match[str]) -> tuple[str, str]:
    """Return capacity and body of a prefix."""
    number = next(int(name[1:]) for name, value in match.groupdict().items() if value and name != "body")
    return signature_prefixes()[number].capacity, match["body"].replace("**", "").strip(" *:")
