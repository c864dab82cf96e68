"""The sentence in which a page introduces the text below it: `Báo giới thiệu toàn văn Nghị quyết số 5-NQ/TU …`."""

from collections.abc import Sequence

from pipelines.parse.model import Evidence
from pipelines.parse.page.page_title import read_page_title
from pipelines.parse.page.title_block import TitleBlock
from pipelines.parse.words.anchors import anchor_pattern
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.lines import read_lines
from pipelines.parse.words.numbers import find_numbers

# How far above the title such a sentence may begin, and how many words a type has.
_REACH = 2_000
_LONGEST_KIND = 5
_FIELDS = frozenset({"number", "issue_date", "issuing_body"})
_AUTHOR = "issuing_body"


def introduction_witnesses(text: str, block: TitleBlock) -> list[Evidence]:
    """Return what the sentence that introduces a text says of it: its number behind its title's type, day, body."""
    printed = next((witness.value for witness in block.witnesses if witness.field == "document_type"), None)
    kind = match_kind(printed) if printed else None
    if kind is None or block.start is None:
        return []
    for line in read_lines(text, max(0, block.start - _REACH), block.start):
        found = find_numbers(text, line.start, line.end) if anchor_pattern("introduces").search(line.content) else []
        for number in found:
            at = start_of_kind(text, line.start, number.start, kind.document_type)
            if at is not None:
                title = line._replace(start=at, content=text[at : line.end])
                return [witness for witness in read_page_title(text, title) if witness.field in _FIELDS]
    return []


def author_witnesses(text: str, start: int, said: Sequence[Evidence]) -> list[Evidence]:
    """Return who issues by the lines above a letterhead at `start` that name its own act: `Quy định số 5-QĐ/TW của …`.

    A Party letterhead names the committee under which the author acts.
    """
    printed = {witness.field: witness.value for witness in reversed(said)}
    own = find_numbers(printed.get("number", ""))
    kind = match_kind(printed.get("document_type", ""))
    if not own or kind is None:
        return []
    for line in read_lines(text, max(0, start - _REACH), start):
        for number in find_numbers(text, line.start, line.end) if str(own[0].serial) in line.content else ():
            at = start_of_kind(text, line.start, number.start, kind.document_type) if number.key == own[0].key else None
            title = line._replace(start=at, content=text[at : line.end]) if at is not None else None
            authors = [w for w in read_page_title(text, title) if w.field == _AUTHOR] if title else []
            if authors:
                return authors
    return []


def start_of_kind(text: str, start: int, end: int, kind: str | None = None) -> int | None:
    """Return where the type begins right before a number, `số` between or not; None for another than `kind`."""
    before = text[start:end].rstrip().removesuffix("số").rstrip()
    words = before.split()[-_LONGEST_KIND:]
    for count in range(len(words), 0, -1):
        named = match_kind(" ".join(words[-count:]))
        if named and kind in (None, named.document_type):
            return start + before.rindex(words[-count])
    return None
