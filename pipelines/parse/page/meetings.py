"""The meeting that adopts: NGHỊ QUYẾT / HỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XI / về …"""

import re
from collections.abc import Sequence

from pipelines.parse.model import Evidence
from pipelines.parse.page.authority import begins_with_body
from pipelines.parse.words.bodies import find_bodies
from pipelines.parse.words.lines import Block, printed

ABOUT_NEXT = re.compile(r"(?:Về|về|VỀ)\s")
# Who adopts: NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ NĂM BAN CHẤP HÀNH TRUNG ƯƠNG.
_MEETING = re.compile(r"(?:HỘI NGHỊ|ĐẠI HỘI|LẦN THỨ)[ \n]")
# In how many blocks its lines may stand.
_MEETING_BLOCKS = 4


def read_meeting(text: str, blocks: Sequence[Block], place: int) -> tuple[list[Evidence], int]:
    """Return the body that adopts, printed in capitals between type and `về …`, and the place after it.

    NGHỊ QUYẾT / HỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XI / về …; its lines may stand apart.
    """
    is_meeting = place < len(blocks) and bool(_MEETING.match(blocks[place].words))
    most = min(len(blocks) - 1, place + (_MEETING_BLOCKS if is_meeting else 1))
    below = place
    while below < most and blocks[below].is_upper and (below == place or not ABOUT_NEXT.match(blocks[below].words)):
        below += 1
    if below == place or not ABOUT_NEXT.match(blocks[below].words):
        return [], place
    if not is_meeting and not begins_with_body(blocks[place].words):  # Ý KIẾN CỦA THỦ TƯỚNG … TẠI CUỘC HỌP / VỀ …
        return [], place
    named = name_adopter(text, blocks[place].start, blocks[below - 1].end)
    return named, below if named else place


def name_adopter(text: str, start: int, end: int) -> list[Evidence]:
    """Return the witness of the last body named in `text[start:end]`, if there is one."""
    found = find_bodies(text, start, end)[-1:]
    return [Evidence("issuing_body", printed(text, f.start, f.end), "title_block", f.start, f.end) for f in found]


def names_meeting(text: str, span: tuple[int, int], blocks: Sequence[Block], place: int) -> bool:
    """Tell whether what stands behind a type is the meeting that adopts, and the subject below: `về …`."""
    return bool(place < len(blocks) and _MEETING.match(text, *span) and ABOUT_NEXT.match(blocks[place].words))
