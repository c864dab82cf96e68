"""The heads of a part of a text: numbered, named and pointing ones in one order, none of them twice."""

import re
from collections.abc import Iterator

from pipelines.parse.citations.cues import Cues
from pipelines.parse.citations.heads import BLANK, GAP, Head, short_laws
from pipelines.parse.citations.numbered import find_numbered
from pipelines.parse.citations.worded import find_deictic, find_worded
from pipelines.parse.words.fold import fold_name

# `Bộ luật số `
_LONGEST_SIGN = 14
# `Luật Trẻ em 2016 (`
_IN_BRACKETS = re.compile(rf"(?:{GAP},?{BLANK}(?:năm{BLANK})?(?:19|20)[0-9]{{2}})?{GAP}\({GAP}")
# `Bộ luật Dân sự năm 2015 (sau đây gọi là BLDS)`: what stands before the short form.
_CALLED = re.compile(r"[^;.:()\n]{0,60}\([^()\n]{0,60}\Z")
_CLOSES = re.compile(r"[”\"]?(?: (?:năm )?(?:19|20)[0-9]{2})?[”\"]?\)")
_LONGEST_DEFINITION = 130


def find_heads(view: str, cues: Cues, start: int, end: int) -> list[Head]:
    """Return the heads in `view[start:end]` (signs folded), in text order; where two overlap, a number wins."""
    numbered = find_numbered(view, cues, start, end)
    others = [*find_worded(view, cues, start, end, numbered), *find_deictic(view, cues, start, end)]
    heads: list[Head] = []
    for head in sorted(numbered + others, key=lambda h: (h.start, -h.end)) if others else numbered:
        if not heads or head.start >= heads[-1].end:
            heads.append(head)
        elif head.form == "numbered" and heads[-1].form != "numbered":
            heads[-1] = head
    return [*_without_names_of_numbers(view, heads)] if others else heads


def _without_names_of_numbers(view: str, heads: list[Head]) -> Iterator[Head]:
    """Yield the heads; name and number of a law in brackets are one: `Luật Trẻ em (Luật số 102/2016/QH13)`."""
    name: Head | None = None
    for head in heads:
        if name and _is_same_kind(name, head) and _is_in_brackets(view, name, head):
            yield head._replace(start=name.start, document_type=name.document_type)
            name = None
            continue
        if name and _is_defined(view, name, head):
            continue
        if name:
            yield name
        name = head if head.form == "named" else None
        if name is None:
            yield head
    if name:
        yield name


def _is_same_kind(name: Head, head: Head) -> bool:
    """Return whether a number may be that of a name: the number of a code may be called that of a law."""
    return head.document_type == name.document_type or (name.document_type, head.document_type) == ("Bộ luật", "Luật")


def _is_defined(view: str, name: Head, head: Head) -> bool:
    """Return whether brackets behind a name say by which letters it is called: `Bộ luật Dân sự (BLDS)`."""
    if head.form != "named" or view[head.start : head.end] not in short_laws():
        return False
    is_same = head.start - name.end < _LONGEST_DEFINITION and fold_name(head.name or "") == fold_name(name.name or "")
    return is_same and bool(_CALLED.match(view, name.end, head.start) and _CLOSES.match(view, head.end))


def _is_in_brackets(view: str, name: Head, head: Head) -> bool:
    """Return whether brackets behind a name begin with a bare number."""
    is_bare = head.form == "numbered" and head.end - head.start - len(head.number or "") <= _LONGEST_SIGN
    return is_bare and _IN_BRACKETS.fullmatch(view, name.end, head.start) is not None
