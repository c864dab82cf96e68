"""The subject of a letter that a converter left at its foot: Word keeps V/v below the number in a frame of its own."""

from pipelines.parse.model import Evidence
from pipelines.parse.page.foot import Foot
from pipelines.parse.words.lines import read_lines

_ABOUT = "V/v"
_SIGNS = " :.\xa0"
# How far above the signature it may begin, in how many lines it stands, and how its lines do not end.
_REACH = 600
_MOST_LINES = 5
_ENDS = (";", ":", ".")


def foot_subject(text: str, start: int, foot: Foot) -> list[Evidence]:
    """Return the witness of the subject right above the signature of a letter whose body begins at `start`, if any."""
    end = foot.signatures[0].span_start if foot.signatures else start
    begin = max(start, end - _REACH)
    if text.find(_ABOUT, begin, end) < 0:
        return []
    lines = list(read_lines(text, text.find("\n", begin, end) + 1, end))
    place = max((place for place, line in enumerate(lines) if line.content.startswith(_ABOUT)), default=len(lines))
    about = lines[place:]
    if not about or len(about) > _MOST_LINES or any(line.content.endswith(_ENDS) for line in about):
        return []
    words = " ".join(line.content for line in about).removeprefix(_ABOUT).lstrip(_SIGNS)
    return [Evidence("subject", words, "letterhead", about[0].start, about[-1].end)] if words else []
