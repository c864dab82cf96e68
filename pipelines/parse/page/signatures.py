"""Signatures: titles in capitals, perhaps after a prefix (T/M, KT., TL., TUQ., Q.), then a name.

What the prefixes mean is vocab/signature_prefixes.csv; which offices sign is vocab/offices.csv.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pipelines.parse.model import Signature
from pipelines.parse.page.dealt_titles import Stack, deal_titles
from pipelines.parse.words.anchors import begins_body_name, opens_with
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.lines import Line, is_upper
from pipelines.parse.words.persons import has_surname, is_person, is_person_in_capitals, split_name, strip_rank
from pipelines.parse.words.prefixes import (
    begins_deputy,
    is_misprinted_office,
    marked_prefix_pattern,
    office_pattern,
    part_title,
    prefix_pattern,
    read_prefix,
    worded_prefix_pattern,
)
from pipelines.vocab.layout import mark_words

_PLACEHOLDER = re.compile(
    r"[(\[]?(?:[đðÐ]ã[ \xa0]{1,3}k[ýí]|daky|signed|ấn ký|ký tên|chữ ký|ký(?=[),]))[^\n]{0,24}",
    re.IGNORECASE,
)
_UNIT_LABEL = re.compile(r"(?:PHẦN|CHƯƠNG|MỤC|TIỂU MỤC|PHỤ LỤC)[ ](?:THỨ[ ]\w{1,4}|[IVXLC]{1,7}|\d{1,3})")
_DASHES = " -–—"
# A name may be broken over this many lines, and a name in capitals counts if no other name comes so soon.
_NAME_LINES = 3
_NAME_SOON = 8
# The name of the State in a title may be broken over this many lines above and below.
_STATE_LINES = 2
# The title of one who signs too, (đã ký), and the name.
_COSIGNER_LINES = 3
_LONGEST_TITLE = 200
_LONGEST_SMALL_TITLE = 80
_LONGEST_BODY = 80
_NO_TITLE_ENDS = tuple(".;:,")
_MOST_SIGNERS = 6


def is_title(words: str) -> bool:
    """Tell whether a line is a prefix or an office in capitals, as above a signature."""
    return len(words) <= _LONGEST_TITLE and names_title(words)


@lru_cache(maxsize=1 << 13)
def names_title(words: str) -> bool:
    """Tell what `is_title` tells, remembered. Behind a prefix with its stop or slash, small letters do too.

    So they do behind one that is written out, before an office or body that ends the line.
    """
    if is_upper(words):
        return bool(prefix_pattern().match(words) or office_pattern().match(words))
    if len(words) > _LONGEST_SMALL_TITLE:
        return False
    worded = worded_prefix_pattern().match(words)
    if worded and not words.endswith(_NO_TITLE_ENDS):
        return begins_with_office(words[worded.end() :]) or bool(find_bodies(words[worded.end() :]))
    return bool(marked_prefix_pattern().match(words))


def is_silent(words: str) -> bool:
    """Tell whether a line between title and name says nothing: (Đã ký), a page number, `Tiếp ký:` above who cosigns.

    Nor does what a page prints for a value that it has not yet: `Đang cập nhật`.
    """
    if _PLACEHOLDER.fullmatch(words) or is_page_number(words) or not any(map(str.isalnum, words)):
        return True
    return opens_with("cosigned", words) or ("ập nhật" in words and fold_name(words) in mark_words("no_value"))


def is_page_number(words: str) -> bool:
    """Tell whether a line holds the number of a page alone: `3`, `- 3 -`, `3/9`, `Trang 3`."""
    bare = words.strip(_DASHES)
    return bare[-1:].isdecimal() and bool(page_number_pattern().fullmatch(bare))


@cache
def page_number_pattern() -> re.Pattern[str]:
    """Return the pattern of the number of a page."""
    return re.compile(
        rf"(?:(?:{'|'.join(mark_words('page_number'))})[ \xa0]{{1,3}})?\d{{1,4}}(?:[ \xa0]?/[ \xa0]?\d{{1,4}})?"
    )


def read_signatures(lines: Sequence[Line]) -> Iterator[Signature]:
    """Yield the signatures in print order; the first line that is neither title nor name ends them.

    So does the type of what is promulgated with the document: pages that lost the name print `QUY CHẾ` below the title.
    Where columns were flattened row by row, titles of all signers come first: names take them in order.
    """
    stacks: list[Stack] = []
    signed = False
    place = 0
    while place < len(lines):
        line = lines[place]
        if (stacks or signed) and match_kind(line.content):
            break
        count = name_length(lines, place) if stacks else 0
        if count:
            if not signed:
                stacks = deal_titles(stacks, count_names(lines, place))
            yield make_signature(stacks.pop(0), lines[place : place + count])
            signed = True
        elif belongs_to_title(line.content, has_title=bool(stacks), signed=signed) or (
            signed and not stacks and is_cosigner(lines[place : place + _COSIGNER_LINES])
        ):
            add_title(stacks, line)
        elif not is_silent(line.content) and (signed or stacks) and not heads_next(lines, place):
            break
        place += count or 1
    if stacks and not signed:
        yield make_signature(stacks[0], ())


def count_names(lines: Sequence[Line], place: int) -> int:
    """Return how many names stand one below the other from `place` on, with nothing between them."""
    names = 0
    while place < len(lines) and names < _MOST_SIGNERS and (count := name_length(lines, place)):
        names += 1
        place += count
    return names


def heads_next(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the line at `place` is the name of a body above its own signature, as joint documents print it."""
    return stands_as_body(lines[place].content) and any(is_title(line.content) for line in lines[place + 1 : place + 2])


def names_signing_body(words: str) -> bool:
    """Tell whether a line is the name of a body in capitals and nothing else."""
    found = find_bodies(words) if is_upper(words) and len(words) <= _LONGEST_TITLE else []
    return bool(found) and found[0].start == 0 and found[0].end == len(words)


def stands_as_body(words: str) -> bool:
    """Tell whether a line above titles names who signs: a known body, or capitals that begin as a name does."""
    if names_signing_body(words):
        return True
    is_name = is_upper(words) and len(words) <= _LONGEST_BODY and not words.endswith(_NO_TITLE_ENDS)
    return is_name and begins_body_name(words) and not is_title(words)


def belongs_to_title(words: str, *, has_title: bool, signed: bool) -> bool:
    """Tell whether a line is one of the titles above a name; the first of them is in capitals, or has a prefix.

    A type alone is none: where the name is lost, QUY CHẾ begins what is promulgated.
    """
    if is_upper(words) or is_title(words):
        return (has_title and match_kind(words) is None) or is_title(words)
    return has_title and not signed and is_office_in_small_letters(words)


def is_cosigner(lines: Sequence[Line]) -> bool:
    """Tell whether lines below a signature are that of one who signs with it: an office in small letters and a name."""
    name = next((line.content for line in lines[1:] if not is_silent(line.content)), "")
    return is_office_in_small_letters(lines[0].content) and is_person(name)


def is_office_in_small_letters(words: str) -> bool:
    """Tell whether a line is an office in small letters: Bộ trưởng, Phó Chủ nhiệm."""
    return len(words) < 80 and begins_with_office(words)


@lru_cache(maxsize=1 << 13)
def begins_with_office(words: str) -> bool:
    """Tell whether words begin with an office in whichever letters. Remembered; asked of short words only."""
    return bool(office_pattern().match(words.upper()))


def add_title(stacks: list[Stack], line: Line) -> None:
    """Add a line to the titles: to the phrase before it where it is broken, to a new phrase, or to a new signer."""
    is_new = is_title_line(line) or is_misprinted_office(line.content) or begins_deputy(line.content)
    if stacks and (not is_new or is_broken(stacks[-1][-1][-1].content)):
        stacks[-1][-1].append(line)
    elif not stacks or begins_stack(stacks[-1], line):
        stacks.append([[line]])
    else:
        stacks[-1].append([line])


def is_broken(words: str) -> bool:
    """Tell whether a line of a title goes on in the next line, whatever that begins with."""
    return words.endswith((",", "-", "–")) or begins_deputy(words)


def begins_stack(stack: Stack, line: Line) -> bool:
    """Tell whether a title is another signer's: the capacity or the office repeats what the stack begins with."""
    first, now = prefix_pattern().match(stack[0][0].content), prefix_pattern().match(line.content)
    if first and now:
        return first.lastindex == now.lastindex and read_prefix(first)[0] == read_prefix(now)[0]
    return any(line.content == phrase[0].content for phrase in stack)


def name_length(lines: Sequence[Line], place: int) -> int:
    """Return how many lines from `place` on print one name; 0 where none is printed there."""
    best = 0
    for count in range(1, _NAME_LINES + 1):
        taken = lines[place : place + count]
        if len(taken) < count or any(line.follows_gap for line in taken[1:]) or any(map(is_title_line, taken)):
            break
        if is_person(say(taken)) and (count == 1 or len(split_name(say(taken))) <= 5):
            best = count
    return best or int(is_name_in_capitals(lines, place))


def is_title_line(line: Line) -> bool:
    """Tell whether a line is a title or office, in whichever letters."""
    return is_title(line.content) or is_office_in_small_letters(line.content)


def is_name_in_capitals(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the line at `place` is a name in capitals: no title, no body, and no other name follows soon.

    One that a surname begins needs no look so far ahead: `CỤC QUẢN`⏎`LÝ CÔNG SẢN` stands right above a name.
    """
    words = lines[place].content
    if _UNIT_LABEL.fullmatch(words) or names_state(lines, place):
        return False
    if not is_person_in_capitals(words) or is_title(words) or office_pattern().search(words) or find_bodies(words):
        return False
    below = [line.content for line in lines[place + 1 : place + _NAME_SOON]]
    if has_surname(words):
        below = [words for words in below if not is_silent(words)][:1]
    return not any(map(is_person, below))


def names_state(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the line at `place` goes on with the name of the State, which a title breaks over lines.

    `T.M. HỘI ĐỒNG NHÀ NƯỚC NƯỚC CỘNG HOÀ`⏎`XÃ HỘI CHỦ NGHĨA VIỆT NAM`.
    """
    above = say(lines[max(0, place - _STATE_LINES) : place])
    joined = f"{above} {say(lines[place : place + _STATE_LINES])}"
    begins = ((joined.rfind(name, 0, len(above) + len(name)), len(name)) for name in mark_words("motto"))
    return any(0 <= begin < len(above) < begin + length for begin, length in begins)


def make_signature(stack: Stack, name: Sequence[Line]) -> Signature:
    """Return the signature of titles and a name; the first prefix counts: TM. CHÍNH PHỦ above KT. THỦ TƯỚNG."""
    titles = [title for phrase in stack for title in part_title(say(phrase))]
    prefixes = [title for title in titles if title.capacity]
    own = [title.words for title in titles if not title.capacity]
    acting = [title.office for title in prefixes if title.capacity == "acting"]
    return Signature(
        strip_rank(say(name)) if name else None,
        " / ".join([*own, *acting]) or None,
        prefixes[0].capacity if prefixes else None,
        prefixes[0].office.strip(" *:") if prefixes else None,
        stack[0][0].start,
        name[-1].end if name else stack[-1][-1].end,
        tuple([title.capacity for title in prefixes if title.capacity]),
        " / ".join([title.words for title in titles]) or None,
    )


def say(lines: Sequence[Line]) -> str:
    """Return what lines say, joined by blanks, without emphasis marks."""
    return " ".join(" ".join([line.content.replace("*", "") for line in lines]).split())
