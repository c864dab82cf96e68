"""The title block between letterhead and recitals: type, issuer, subject (trích yếu), line of authority."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.parse.model import Evidence
from pipelines.parse.page.adoption import (
    congress_witness,
    heads_congress,
    name_whose,
    read_adoption,
    stands_above_adoption,
)
from pipelines.parse.page.authority import (
    opens_body,
    part_authorities,
    read_authority,
    stands_as_subject,
    titled_names,
)
from pipelines.parse.page.body_names import split_names
from pipelines.parse.page.head_dates import date_witnesses
from pipelines.parse.page.head_lines import begins_body, heads_issuer_and_subject, is_day_alone, names_place_and_day
from pipelines.parse.page.letterhead import Letterhead
from pipelines.parse.page.meetings import ABOUT_NEXT, name_adopter, names_meeting, read_meeting
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.title_subject import About, read_about, read_subject, subject_witness
from pipelines.parse.page.title_words import bare_number, count_adopters, first_content, names_issuer, read_title_words
from pipelines.parse.page.untyped_titles import find_untyped
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.bodies import body_of_codes, find_bodies
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.issuers import resolve_body
from pipelines.parse.words.kinds import count_kind_words, match_kind
from pipelines.parse.words.lines import Block, is_upper
from pipelines.parse.words.numbers import find_numbers

_GOES_ON = re.compile(r"(?:CỦA|(?:LUẬT )?SỐ:?|NGÀY)\s")
_OF = re.compile(r"[Cc]ủa (?P<issuer>[^\d\n]{2,120}?)(?= về |\Z)")
# The session of the assembly that laws of the 2000s print above their type: Khóa XI, kỳ họp thứ 9 (Từ ngày …).
_SESSION = re.compile(r"\(?(?:kh[óo][áa] [IVX]{1,5}(?!\w)|từ ngày \d)", re.IGNORECASE)
_RUNS_ON = re.compile(r"(?P<kind>[^\W\d_][^\d.;:,]{2,40}?) của (?P<issuer>[^\d.;:]{2,120}?) về việc ")
_WORD = re.compile(r"[^\s*|]{1,400}")
# How long a line of menus above a bare title may be.
_LONGEST_FURNITURE = 300
_MOST_ABOVE_BARE_TITLE = 24
_MOST_ABOVE_TYPE = 8
_LONGEST_TYPE = 40
# How far below a type its first recital may stand: behind subject and authority, each in two blocks.
_MOST_ABOVE_RECITAL = 6

# The second word of `đại hội`, at which the name of a type may end, and what goes on with that of a congress.
_CONGRESS = ("HỘI ĐẠI", "HỘI ĐẢNG", "HỘI CHI", "HỘI ĐOÀN", "HỘI CÔNG", "HỘI LẦN", "HỘI TOÀN")


class TitleBlock(NamedTuple):
    """The title block at `start:end`; None where there is none. `subject` is the span of the trích yếu.

    `body_start` is where the text of the document begins, None where nothing follows.
    """

    start: int | None
    end: int | None
    subject: tuple[int, int] | None
    witnesses: tuple[Evidence, ...]
    body_start: int | None


def read_title_block(text: str, letterhead: Letterhead, stop: int) -> TitleBlock:
    """Return the title block below a letterhead, or at the top of a page without one."""
    told = [fold_name(name.words) for name in split_names(letterhead.bodies)]
    names = told or titled_names(letterhead.below)
    blocks = part_authorities(letterhead.below, names, is_told=bool(told))
    place = find_type(blocks)
    about = read_about(letterhead.about)
    if place is not None and match_kind(blocks[place].words) is None and has_type_above(text, letterhead):
        return read_title_above(text, letterhead, about, stop)  # LUẬT / SỐ … / QUY ĐỊNH VIỆC …
    witnesses: list[Evidence] = []
    if (untyped := find_untyped(letterhead, blocks, place)) is not None:
        place = untyped
        subject, count = read_subject(text, blocks, place, None)
    elif (place := find_bare_title(blocks) if place is None and letterhead.start is None else place) is not None:
        witnesses, subject, count = read_title(text, blocks, place)
    else:
        return read_title_above(text, letterhead, about, stop)
    adopted, below = read_adoption(text, blocks, count)
    authority, count = (name_whose(text, adopted, subject), below) if adopted else read_authority(text, blocks, count)
    dated, count = read_day_below(text, letterhead, blocks, count)
    witnesses += [*about[1], *subject_witness(text, subject), *authority, *dated]
    end = blocks[count - 1].end
    return TitleBlock(blocks[place].start, end, subject or about[0], tuple(witnesses), first_content(text, end, stop))


def read_day_below(
    text: str, letterhead: Letterhead, blocks: Sequence[Block], place: int
) -> tuple[list[Evidence], int]:
    """Return place and day below a title, as appeals and some copies print them, and the place after them.

    A letterhead with a day has said it. A day in figures alone is perhaps that on which the page was made.
    """
    is_said = any(witness.field == "issue_date" for witness in letterhead.witnesses)
    words = blocks[place].words if place < len(blocks) and not is_said else ""
    if not words or not (names_place_and_day(words) or is_day_alone(words)):
        return [], place
    told, _ = date_witnesses(text, blocks[place].start, blocks[place].end)
    return [witness._replace(zone="title_block") for witness in told], place + 1


def read_title(text: str, blocks: Sequence[Block], place: int) -> tuple[list[Evidence], tuple[int, int] | None, int]:
    """Return what the title says whose type stands at `place`, the span of the subject, and the place below it."""
    place = pass_repeated(blocks, place)
    kind = type_witness(blocks[place])
    witnesses = [kind, *bare_number(text, kind.span_end or blocks[place].start, blocks[place].end)]
    subject: tuple[int, int] | None = None
    count = place
    while count < len(blocks) and subject is None and (count == place or goes_on(text, blocks[count])):
        start = witnesses[-1].span_end if count == place else blocks[count].start
        told, subject = read_title_words(text, start or blocks[count].start, blocks[count].end)
        witnesses += told
        count += 1
    if subject and names_meeting(text, subject, blocks, count):
        meeting, subject = name_adopter(text, *subject), None
    else:
        meeting, count = read_meeting(text, blocks, count)
    is_congress = heads_congress(blocks, place)
    if is_congress and subject is None and count < len(blocks):
        subject, count = (blocks[count].start, blocks[count].end), count + 1
    subject, count = read_subject(text, blocks, count, subject)
    if subject and is_congress:
        meeting = [congress_witness(text, *subject)]
    if adopting := count_adopters(text, blocks, count) if count < len(blocks) else 0:
        witnesses += read_title_words(text, blocks[count].start, blocks[count + adopting - 1].end)[0]
        count += adopting
    return [*witnesses, *meeting], subject, count


def pass_repeated(blocks: Sequence[Block], place: int) -> int:
    """Return the place of the last type line of those that name one type: pages print theirs above the text's."""
    kind = match_kind(blocks[place].words)
    while kind and place + 1 < len(blocks) and match_kind(blocks[place + 1].words) == kind:
        place += 1
    return place


def goes_on(text: str, block: Block) -> bool:
    """Tell whether a block below a type goes on with it: `CỦA …`, `SỐ …`, `NGÀY …`, or `của` and a known body.

    In small letters or a bracket, number and date stand in a line of their own, `Số 24-TT/TW, ngày 7 tháng 4 năm 1961`,
    or before `về …`.
    """
    if _GOES_ON.match(block.words):
        return True
    if issuer := _OF.match(block.words):
        return names_issuer(issuer["issuer"])
    told, rest = read_title_words(text, block.start, block.end)
    fields = {witness.field for witness in told}
    if rest is None or not told:
        return bool(fields)
    parts_lines = "\n" in text[told[-1].span_end or 0 : rest[0]] and "issue_date" in fields
    return "number" in fields and (parts_lines or bool(ABOUT_NEXT.match(text, rest[0])))


def find_type(blocks: Sequence[Block]) -> int | None:
    """Return the place of the block that names the type; it stands above recitals, units and sentences."""
    for place, block in enumerate(blocks[:_MOST_ABOVE_TYPE]):
        if names_type(block):
            return place
        if opens_body(block) or not (block.is_upper or _SESSION.match(block.words)):
            return None
    return None


def find_bare_title(blocks: Sequence[Block]) -> int | None:
    """Return the place of a type in capitals with its issuer below it, though menus or a list of contents stand above.

    `NGHỊ ĐỊNH` / `CỦA CHÍNH PHỦ SỐ 57-CP NGÀY …`: copies without a letterhead begin so. A bracket that says who adopted
    the text may stand below it too: `ĐIỀU LỆ HỘI …` / `(Đại hội … thông qua ngày …)`, or all in one line: `ĐIỀU LỆ CỦA
    HỘI …`; or a recital behind its subject. Newspapers tell more above the resolution of a congress.
    """
    is_below_news = False
    for place, (block, below) in enumerate(pairwise(blocks[:_MOST_ABOVE_BARE_TITLE])):
        is_titled = below.words.startswith("CỦA ") or stands_above_adoption(blocks, place) or names_whose(block)
        is_titled = is_titled or stands_above_recital(blocks, place)
        if heads_congress(blocks, place) or heads_issuer_and_subject(block.words):
            return place
        if is_titled and block.is_upper and names_type(block) and not is_below_news:
            return place
        is_below_news = is_below_news or len(block.words) > _LONGEST_FURNITURE
    return None


def stands_above_recital(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a type stands alone in its line, and not far below it a recital: `LUẬT`, its subject, `Căn cứ …`."""
    if not blocks[place].is_upper or match_kind(blocks[place].words) is None:
        return False
    return any(opens_with("legal_basis", block.words) for block in blocks[place + 2 : place + _MOST_ABOVE_RECITAL])


def names_whose(block: Block) -> bool:
    """Tell whether nothing but a known body stands behind a type and `CỦA` in one block."""
    _, of, issuer = block.words.partition(" CỦA ")
    return bool(of) and block.is_upper and resolve_body(issuer) is not None


def names_type(block: Block) -> bool:
    """Tell whether a block names a type: alone, or in capitals with its issuer or subject behind it."""
    if block.is_upper:
        return match_kind(block.words) is not None or type_length(block.words) > 0
    return match_kind(block.words) is not None or runs_on(block.words) or heads_subject(block.words)


def heads_subject(words: str) -> bool:
    """Tell whether a type in capitals has its subject behind it in small letters: `QUYẾT ĐỊNH Về việc mở chợ`.

    So has `HƯỚNG DẪN: Công tác thủy lợi`; enacting words end with a colon too. Who issues may stand between.
    """
    above = words[: max(words.find(" Về "), words.find(" V/v "), 0 if begins_body(words) else words.find(": "), 0)]
    is_alone = is_upper(above) and len(above) < _LONGEST_TYPE and match_kind(above) is not None
    return is_alone or heads_issuer_and_subject(words)


def runs_on(words: str) -> bool:
    """Tell whether a type in small letters has issuer and subject behind it: `Quyết định của Bộ trưởng … về việc …`."""
    found = _RUNS_ON.match(words)
    is_title = found and match_kind(found["kind"]) and not words.endswith((".", ";", ":", ","))
    return bool(is_title and found and find_bodies(found["issuer"]))


def type_length(words: str) -> int:
    """Return how many words of `words`, from the first, name a type of document; 0 where none do."""
    return count_kind_words(words, 5)


def type_witness(block: Block) -> Evidence:
    """Return the witness of the type that a block names."""
    split = block.words.split()
    count = len(split) if match_kind(block.words) else type_length(block.words)
    if count < len(split) and split[count - 1].upper() + " " + split[count].upper() in _CONGRESS:
        count -= 2  # NGHỊ QUYẾT / ĐẠI HỘI ĐẠI BIỂU …: the words belong to the name of the congress
    name = " ".join(split[:count])
    kind = match_kind(name)
    value = kind.document_type if kind else name
    return Evidence("document_type", value, "title_block", block.start, end_of_words(block, len(name.split())))


def end_of_words(block: Block, count: int) -> int:
    """Return where the first words of a block end in the text, however wide the blanks between them are."""
    for line in block.lines:
        words = list(_WORD.finditer(line.content))
        if count <= len(words):
            return line.start + words[count - 1].end() if count else line.start
        count -= len(words)
    return block.end


def part_repeated(letterhead: Letterhead) -> Sequence[Block]:
    """Return the blocks below a number; the body that its codes name, CHÍNH PHỦ by 5/2031/NĐ-CP, is one of its own."""
    printed = next((witness.value for witness in letterhead.witnesses if witness.field == "number"), "")
    codes = [number.body_codes for number in find_numbers(printed)[:1] if not letterhead.bodies]
    body = body_of_codes(codes[0]) if codes else None
    names = [fold_name(body.issuing_body)] if body else []
    return part_authorities(letterhead.below, names, is_told=bool(letterhead.bodies))


def has_type_above(text: str, letterhead: Letterhead) -> bool:
    """Tell whether nothing but a type stands right above a number: what is below it is the subject."""
    over = letterhead.above[-1:]
    is_type = bool(over) and over[0].is_upper and match_kind(over[0].words) is not None
    return is_type and not letterhead.bodies and find_motto(text, over[0].end, letterhead.end) is None


def read_title_above(text: str, letterhead: Letterhead, about: About, stop: int) -> TitleBlock:
    """Return the title over the number, as copies without a letterhead print it; its subject may stand below: Về …

    Right above a number it is one, whoever is named below it; above the heading of the State it belongs to the page.
    """
    over = letterhead.above
    is_right_above = bool(over) and over[-1].is_upper and names_type(over[-1])
    place = len(over) - 1 if is_right_above and find_motto(text, over[-1].end, letterhead.end) is None else None
    if place is None and not letterhead.bodies:
        place = found if (found := find_type(over)) is not None else find_bare_title(over)
    witnesses, subject, _ = read_title(text, over, place) if place is not None else ([], None, 0)
    end = letterhead.end
    below = part_repeated(letterhead)
    is_headed = place is not None and subject is None and about[0] is None and bool(below)
    if is_headed and (ABOUT_NEXT.match(below[0].words) or (is_right_above and stands_as_subject(below, 0))):
        subject, count = read_subject(text, below, 0, None)
        authority, count = read_authority(text, below, count)
        witnesses += authority
        end = below[count - 1].end if count else end
    witnesses += [*subject_witness(text, subject), *about[1]]
    return TitleBlock(None, None, subject or about[0], tuple(witnesses), first_content(text, end, stop))
