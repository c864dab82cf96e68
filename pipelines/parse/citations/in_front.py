"""What stands before a reference: its issuer (`của Bộ A tại`), and its date (`Ngày 5/6/2031, Bộ A có công văn số`)."""

import re
from functools import cache

from pipelines.parse.citations.heads import BLANK, GAP
from pipelines.parse.model import PartialDate
from pipelines.parse.words.bodies import find_bodies, match_body_at
from pipelines.parse.words.dates import match_date
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.records import citation_words

_AT = ("tại ", "tại\n")
_HAS_WRITTEN = re.compile(rf"{BLANK}(?:đã{BLANK}|vừa{BLANK}|mới{BLANK}|cũng{BLANK})?có{GAP}")
_JOINT = re.compile(rf",?{BLANK}(?:và{BLANK})?")
_TO_REFERENCE = re.compile(rf"{GAP}(?:,{GAP})?tại{GAP}(?:các{GAP})?")
_LONGEST_BODY = 120
_LONGEST_INDENT = 64
_OF = re.compile(rf"của{BLANK}")
_DAY = "gày"
_BLANKS = re.compile(BLANK)
# Between a day and the document that was issued on it: the issuer, and a word for issuing.
_LONGEST_FRONT = 110
_IS_BOUND = re.compile(rf"(?:từ|trước|sau|đến|hạn|tới|và){BLANK}n\Z", re.IGNORECASE)


def read_issuer_in_front(view: str, low: int, at: int) -> str | None:
    """Return the issuer of the reference at `at`, not named before `low`.

    `ý kiến của Bộ A tại Kết luận số 5-KL/TW`, `Bộ A đã có Công văn số 5`.
    """
    if view[max(low, at - _LONGEST_INDENT) : at].rstrip().endswith("có"):
        return _who_has(view, max(low, at - _LONGEST_BODY), at)
    if not view.endswith(_AT, max(low, at - 8), at):
        return None
    of = _OF.match(view, max(low, view.rfind("của", max(low, at - _LONGEST_BODY), at)), at)
    found = match_body_at(view, of.end(), at) if of else None
    return found.body.issuing_body_id if found and _TO_REFERENCE.fullmatch(view, found.end, at) else None


def _who_has(view: str, low: int, at: int) -> str | None:
    """Return the body that `has` the reference at `at`, the first of joint ones: `Bộ A và Bộ B đã có Công văn số 5`."""
    bodies = find_bodies(view, low, at)
    if not bodies or not _HAS_WRITTEN.fullmatch(view, bodies[-1].end, at):
        return None
    first = len(bodies) - 1
    while first and _JOINT.fullmatch(view, bodies[first - 1].end, bodies[first].start):
        first -= 1
    return bodies[first].body.issuing_body_id


def read_date_in_front(view: str, low: int, at: int) -> PartialDate | None:
    """Return the day before the issuer of the reference at `at`, not before `low`: `ngày 5/6/2031, Bộ A ban hành`."""
    day = view.rfind(_DAY, max(low, at - _LONGEST_FRONT), at)
    if day < 0 or _IS_BOUND.search(view, max(low, day - 12), day):
        return None
    blanks = _BLANKS.match(view, day + len(_DAY), at)
    found = match_date(view, blanks.end(), at) if blanks else None
    is_issued = found is not None and _issued().fullmatch(view, found.end, at)
    return found.date if found and is_issued and found.date and found.date.end is None else None


@cache
def _issued() -> re.Pattern[str]:
    """Return the pattern for what may stand between a day and what is issued on it."""
    verbs = citation_words("issued_on")
    said = rf"(?:đã{BLANK})?{tree_pattern(verbs, BLANK)}{GAP}(?:các{GAP})?"
    return re.compile(rf"{GAP},?{GAP}(?!(?:của|do|về|và|để){BLANK})[^\W\d_][^;:.()“”\"|]{{1,90}}?{BLANK}{said}")
