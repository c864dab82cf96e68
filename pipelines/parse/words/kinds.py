"""Types of document (tên loại văn bản): what a type line or a code names."""

import re
from functools import cache, lru_cache

from pipelines.parse.words.fold import bare_letters, fold_name
from pipelines.vocab.layout import mark_words
from pipelines.vocab.records import DocumentType, citation_forms, document_types

# What may stand around a type where it is printed alone.
_EDGES = " .:;,-*"
# The mark of a footnote, which consolidated texts print behind the type: THÔNG TƯ[1].
_FOOTNOTE_MARK = re.compile(r"\[[\divxl*]{1,4}\]")
_LONGEST_REMEMBERED = 80
# A type whose blank a converter lost: NGHỊQUYẾT, THÔNGTƯ.
_SHORTEST_GLUED = 6
# A type in capitals that a scanner misread: THÔNG BẢO, QUYÉT ĐỊNH.
_LONGEST_MISREAD = 30
# A type set in spaced letters: Q U Y Ế T  Đ Ị N H.
_SPACED = re.compile(r"[^\W\d_](?: [^\W\d_]){3,24}")

# What a chapter may be called, though a type of document begins it.
_TITLE = re.compile(r"(?:Quy định|Quyết định|Kế hoạch|Báo cáo) (?!này|số|của|ngày|nêu|tại|\d)")


@cache
def kinds_by_name() -> dict[str, tuple[DocumentType, ...]]:
    """Return the types by the key of their name; a type that Party and State share has a row each or one for both."""
    names: dict[str, list[DocumentType]] = {}
    for kind in document_types():
        names.setdefault(fold_name(kind.document_type), []).append(kind)
    for kind in document_types():
        for alias in kind.aliases:
            rows = names.setdefault(fold_name(alias), [])
            if kind not in rows and not any(fold_name(row.document_type) == fold_name(alias) for row in rows):
                rows.append(kind)
    return {name: tuple(rows) for name, rows in names.items()}


def match_kind(printed: str, system: str | None = None) -> DocumentType | None:
    """Return the type that `printed` names: a type line (`KẾT LUẬN`), a listing value, an alias (`Qui định`).

    `system` (party, state) prefers the row of that system where both have the type.
    """
    kinds = kinds_called(printed) if len(printed) < _LONGEST_REMEMBERED else kinds_called.__wrapped__(printed)
    return next((kind for kind in kinds if kind.system in (system, "both")), kinds[0] if kinds else None)


@lru_cache(maxsize=1 << 13)
def kinds_called(printed: str) -> tuple[DocumentType, ...]:
    """Return the types whose name `printed` is, edges aside. Remembered: type lines are few."""
    if "[" in printed:
        printed = _FOOTNOTE_MARK.sub("", printed)
    name = fold_name(printed).strip(_EDGES)
    if name[1:2] == " " and _SPACED.fullmatch(name):
        return kinds_by_letters().get(name.replace(" ", ""), ())
    if len(name) < _SHORTEST_GLUED:
        return kinds_by_name().get(name, ())
    found = kinds_by_name().get(name) or kinds_by_letters().get(name, ())
    may_be_misread = not found and len(name) <= _LONGEST_MISREAD and printed.isupper()
    return kinds_by_bare_letters().get(bare_letters(name), ()) if may_be_misread else found


@cache
def kinds_by_letters() -> dict[str, tuple[DocumentType, ...]]:
    """Return the types by the letters of their name alone."""
    return {name.replace(" ", ""): kinds for name, kinds in kinds_by_name().items()}


@cache
def kinds_by_bare_letters() -> dict[str, tuple[DocumentType, ...]]:
    """Return the types by the letters of their name without marks, where those are of no other and not too short."""
    names: dict[str, set[str]] = {}
    for name in kinds_by_letters():
        names.setdefault(bare_letters(name), set()).add(name)
    alone = {bare: spelled.pop() for bare, spelled in names.items() if len(spelled) == 1}
    return {bare: kinds_by_letters()[name] for bare, name in alone.items() if len(bare) >= _SHORTEST_GLUED}


def count_kind_words(printed: str, most: int) -> int:
    """Return how many words of `printed`, from the first and at most `most`, name a type; 0 where none do."""
    return kind_length(" ".join(printed.split(maxsplit=most)[:most]))


@lru_cache(maxsize=1 << 12)
def kind_length(printed: str) -> int:
    """Return how many of the words, from the first, name a type. Remembered: blocks of a head begin alike."""
    words = fold_name(_FOOTNOTE_MARK.sub("", printed)).split()
    names = kinds_by_name()
    length = next((count for count in range(len(words), 0, -1) if " ".join(words[:count]).strip(_EDGES) in names), 0)
    if length == 0 and printed.isupper() and kinds_called(printed):  # misread: THÔNG BẢO
        return len(words)
    return 0 if length == 1 and " ".join(words[:2]).strip(_EDGES) in other_words() else length


@cache
def other_words() -> frozenset[str]:
    """Return the words of two syllables that name no type though the first does: THƯ VIỆN, LUẬT SƯ, ĐIỆN LỰC."""
    return frozenset(map(fold_name, mark_words("no_type")))


@cache
def kinds_of_code(code: str, system: str | None = None) -> tuple[DocumentType, ...]:
    """Return the types that a code in a number may mean, likeliest first: QĐ is Quyết định or Quy định.

    The code only hints: CT is Chỉ thị, but also Chủ tịch in 327-CT. `system` leaves out the other system's types.
    """
    return tuple(
        kind
        for kind in document_types()
        if kind.type_code
        and kind.type_code.upper() == code.upper()
        and (system is None or kind.system in (system, "both"))
    )


@cache
def kind_of_code(code: str, system: str | None = None) -> str | None:
    """Return the type that a code alone says, of those that are cited so: TT is Thông tư, QĐ of no year unsure."""
    kinds = [kind for kind in kinds_of_code(code, system) if kind.document_type in citation_forms()]
    sure = {kind.document_type for kind in kinds if kind.confidence == "high"} or {k.document_type for k in kinds}
    return sure.pop() if len(sure) == 1 else None


def names_chapter(words: str) -> bool:
    """Tell whether words are what a chapter may be called, though a type begins them: Quy định chung."""
    return _TITLE.match(words) is not None
