"""What a head is: the words that say which document is cited, before pinpoint, date, issuer and relation are read.

Numbered heads (`Nghị định số 67/2023/NĐ-CP`) are found in `numbered`, those without a number in `worded`.
"""

import re
from functools import cache
from typing import NamedTuple

from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.kinds import kinds_by_name
from pipelines.parse.words.phrases import tree_pattern, written_out
from pipelines.vocab.records import citation_pairs, citation_words, document_types, named_documents

# Patterns run on text whose blanks, dashes and slashes are folded. A phrase may be broken by one line break, and
# the next line be indented: what an empty line parts are two paragraphs.
# What is optional is an alternative to nothing: the engine tries that in fewer steps than a `?`.
GAP = r"[ ]{0,6}(?:\n[ ]{0,60}|)"
BLANK = r"(?: {1,3}(?:\n {0,60}|)|\n {0,60})"
BLANK_BACKWARDS = r"(?: {0,60}\n {0,3}| {1,3})"
# Each alternative begins with a plain sign: the search engine then skips to these.
_CLAUSE_END = re.compile(r";(?=\s)|\.(?=\s)(?<![Tt][Pp]\.)|!(?=\s)|\?(?=\s)|\||\n\s{0,20}\n|\n\s{0,20}[-+*•]")
# A label behind what an act quotes, and 1- or 1/ behind the title of an article.
_LABEL = r"\s{0,9}\n\s{0,20}(?=(?:Điều|ĐIỀU|Khoản)\s{1,3}[0-9]|[0-9]{1,3}[.)/-]|[a-zđ][.)/-]\s)"
_BEHIND_LINE = re.compile(rf"”{_LABEL}|\"{_LABEL}|»{_LABEL}|\n\s{{0,20}}(?=[0-9]{{1,3}}[/-] (?:[^\W\d_a-zđ]|\Z))")
_PAIR = re.compile(r"[^ ]{1,20} [^ ]{1,20}")
# Other words for a type, in the slot before a number.
_OTHER_WORDS = citation_pairs("other_word")


class Head(NamedTuple):
    """What names a document at [start, end).

    `form` is numbered, short, named, plenum or deictic; `word` the deictic as printed; `codes` and `year` are those of
    the number; `group` is the same for the members of a list that shares one suffix (`số 21, 22 và 23-NQ/TW`).
    """

    form: str
    start: int
    end: int
    document_type: str | None
    number: str | None = None
    number_key: str | None = None
    name: str | None = None
    issuing_body_id: str | None = None
    term: str | None = None
    codes: tuple[str, ...] = ()
    year: int | None = None
    group: int | None = None
    word: str = ""


class Word(NamedTuple):
    """A word of type printed at [start, end)."""

    start: int
    end: int
    text: str

    @property
    def kind(self) -> str | None:
        """The type that the word names."""
        return kind_name(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital."""
        return self.text[0].isupper()


@cache
def kind_pattern() -> re.Pattern[str]:
    """Return the pattern for a word of type in small letters, with a capital, or in capitals."""
    return re.compile(rf"(?:{tree_pattern(kind_spellings(), BLANK)})(?!\w)")


@cache
def kind_backwards() -> str:
    """Return the pattern text for a word of type read backwards, from where it ends: nothing is tried in vain."""
    mirrored = {spelling[::-1] for spelling in (*kind_spellings(), *citation_words("known_by_number"))}
    return rf"(?P<word>{tree_pattern(mirrored, BLANK_BACKWARDS)})(?![^\W_]|[/-])"


def match_backwards(pattern: re.Pattern[str], view: str, low: int, at: int) -> Word | None:
    """Return the word of type that `pattern`, written backwards, finds right before `at`, not before `low`."""
    match = pattern.match(view[low:at][::-1])
    if match is None:
        return None
    start, end = at - match.end("word"), at - match.start("word")
    return Word(start, end, view[start:end])


def capital_names() -> set[str]:
    """Return the spellings of what begins a head without a number: a type or a known name, with a capital."""
    named = {" ".join(row.name.split()[:2]) for row in named_documents() if not row.name.startswith("Luật ")}
    names = _kind_names() | named
    return names | {n.upper() for n in names} | {n.title() for n in names} | short_laws()


@cache
def short_laws() -> frozenset[str]:
    """Return the letters that stand for the name of a law: BLDS."""
    return frozenset(short for short in written_out("short_law") if short.isupper())


@cache
def kind_spellings() -> frozenset[str]:
    """Return the words of type in small letters, with a capital, with one to each pair or word, and in capitals."""
    names = _kind_names()
    small = {n[0].lower() + n[1:] for n in names}
    pairs = {_PAIR.sub(lambda pair: pair[0].capitalize(), n) for n in names}  # Thông tư Liên tịch
    return frozenset(names | small | pairs | {n.upper() for n in names} | {n.title() for n in names})


def _kind_names() -> set[str]:
    kinds = {kind.document_type for kind in document_types()} - set(citation_words("known_by_number"))
    return kinds | {w[0].upper() + w[1:] for w in _OTHER_WORDS}


@cache
def kind_name(printed: str) -> str | None:
    """Return the type that a printed word names."""
    key = fold_name(printed)
    kinds = kinds_by_name().get(key)
    return _OTHER_WORDS.get(key) or (kinds[0].document_type if kinds else None)


def starts_word(view: str, at: int) -> bool:
    """Return whether `at` is not in the middle of a word."""
    return at == 0 or not (view[at - 1].isalnum() or view[at - 1] in "/-")


def places(words: str, view: str, start: int, end: int) -> list[int]:
    """Return where `words` begin in `view[start:end]`: a plain search, the fastest there is."""
    at = view.find(words, start, end)
    if at < 0:
        return []
    found: list[int] = []
    while at >= 0:
        found.append(at)
        at = view.find(words, at + len(words), end)
    return found


def ends_clause(view: str, start: int, end: int) -> bool:
    """Tell whether a clause ends in `view[start:end]`."""
    if _CLAUSE_END.search(view, start, end):
        return True
    return view.find("\n", start, end) >= 0 and _BEHIND_LINE.search(view, start, end) is not None


def clause_start(view: str, start: int, end: int) -> int:
    """Return where the clause that reaches `end` begins, not before `start`."""
    at = start
    for match in _CLAUSE_END.finditer(view, start, end):
        at = match.end()
    if view.find("\n", at, end) >= 0:
        for match in _BEHIND_LINE.finditer(view, at, end):
            at = match.end()
    return at
