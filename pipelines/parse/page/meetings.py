"""Who adopts or enacts, named between type and subject: NGHỊ QUYẾT / HỘI NGHỊ LẦN THỨ TÁM … KHÓA XI / về …"""

import re
from collections.abc import Sequence

from pipelines.parse.model import Evidence
from pipelines.parse.page.authority import begins_with_body, enacting_witness, stands_as_subject
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.lines import Block, printed
from pipelines.vocab.layout import offices

ABOUT_NEXT = re.compile(r"(?:Về|về|VỀ|V/v:?)\s")
# Who adopts: NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ NĂM BAN CHẤP HÀNH TRUNG ƯƠNG.
_MEETING = re.compile(r"(?:HỘI NGHỊ|ĐẠI HỘI|LẦN THỨ)[ \n]")
# In how many blocks its lines may stand.
_MEETING_BLOCKS = 4


def read_meeting(text: str, blocks: Sequence[Block], place: int) -> tuple[list[Evidence], int]:
    """Return the body that adopts, printed in capitals between type and `về …`, and the place after it.

    NGHỊ QUYẾT / HỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XI / về …; its lines may stand apart. So may the
    office that enacts: QUYẾT ĐỊNH / CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ / V/v …
    """
    is_meeting = place < len(blocks) and bool(_MEETING.match(blocks[place].words))
    most = min(len(blocks) - 1, place + (_MEETING_BLOCKS if is_meeting else 1))
    below = place
    while below < most and blocks[below].is_upper and (below == place or not ABOUT_NEXT.match(blocks[below].words)):
        below += 1
    if below == place or not (ABOUT_NEXT.match(blocks[below].words) or stands_as_subject(blocks, below)):
        return [], place
    start, end = blocks[place].start, blocks[below - 1].end
    if not is_meeting:  # Ý KIẾN CỦA THỦ TƯỚNG … TẠI CUỘC HỌP / VỀ … names nobody
        names = begins_with_body(blocks[place].words) or blocks[place].words.startswith(offices())
        return ([enacting_witness(text, start, end)], below) if names else ([], place)
    named = name_adopter(text, start, end)
    return named, below if named else place


def name_adopter(text: str, start: int, end: int) -> list[Evidence]:
    """Return the witness of the last body named in `text[start:end]`, if there is one."""
    found = find_bodies(text, start, end)[-1:]
    return [Evidence("issuing_body", printed(text, f.start, f.end), "title_block", f.start, f.end) for f in found]


def names_meeting(text: str, span: tuple[int, int], blocks: Sequence[Block], place: int) -> bool:
    """Tell whether what stands behind a type is the meeting that adopts, and the subject below: `về …`."""
    return bool(place < len(blocks) and _MEETING.match(text, *span) and ABOUT_NEXT.match(blocks[place].words))
