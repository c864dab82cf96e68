"""Many phrases looked up at once: names as words in a tree, and fixed phrases as one pattern shaped like a tree."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Generic, TypeVar

from pipelines.parse.words.fold import fold_name
from pipelines.vocab.records import citation_pairs

V = TypeVar("V")
# A name is compared as its words: `Bộ Lao động - Thương binh và Xã hội` = `Bộ Lao động, Thương binh và Xã hội`.
_WORD = re.compile(r"[\w&]{1,60}")
# The next word of a name, behind what may stand between two of its words: signs and blanks, but no empty line.
_NEXT_WORD = re.compile(
    r"(?!\s{0,5}\n[^\S\n]{0,4}\n)(?:[\s,.\-\u2010-\u2015*/()]{0,6}|[,.\-\u2010-\u2015]?[ ]?\n[ ]{6,60})([\w&]{1,60})"
)
_LONGEST_NAME = 240
_NOTHING = re.compile(r"(?!)")


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return the key of one word, remembered: documents use few thousand different words."""
    return fold_name(word)


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Return the words that each abbreviation within a name stands for: UBND, TP."""
    return written_out("abbreviation")


@cache
def written_out(name: str) -> dict[str, tuple[str, ...]]:
    """Return the words that each short form of a list of citation_words stands for."""
    return {short: tuple(full.split()) for short, full in citation_pairs(name).items()}


def with_capital(phrase: str) -> str:
    """Return a phrase as it stands at the beginning of a sentence."""
    return phrase[0].upper() + phrase[1:]


def spellings(phrases: Iterable[str]) -> set[str]:
    """Return phrases as they stand within a sentence, at its beginning, and in capitals."""
    return {spelled for phrase in phrases for spelled in (phrase, with_capital(phrase), phrase.upper())}


@dataclass(slots=True)
class _Node(Generic[V]):
    values: list[V] = field(default_factory=list)
    branches: "dict[str, _Node[V]]" = field(default_factory=dict)


class PhraseTree(Generic[V]):
    """Values by phrase, found where a text has the words of the phrase in any case, spacing and tone spelling."""

    def __init__(self, phrases: Iterable[tuple[str, V]], written_out: dict[str, tuple[str, ...]] | None = None) -> None:
        """Build the tree; `written_out` gives the words that an abbreviation stands for (UBND)."""
        self._written_out = written_out or {}
        self._root: _Node[V] = _Node()
        self._nodes: dict[str, _Node[V]] = {}
        self._spellings: dict[str, re.Pattern[str]] = {}
        for phrase, value in phrases:
            node = self._root
            for key in (key for word in _WORD.findall(phrase) for key in self._keys(word)):
                node = node.branches.setdefault(key, _Node())
            if node is not self._root and value not in node.values:
                node.values.append(value)
            if node is not self._root and " ".join(_WORD.findall(phrase)) == phrase:
                self._nodes[phrase] = node

    def _keys(self, word: str) -> tuple[str, ...]:
        key = fold_word(word)
        return self._written_out.get(key, (key,))

    def longest_at(self, text: str, at: int, end: int) -> tuple[list[V], int] | None:
        """Return (values, end) of the longest phrase that begins at `at` of `text[:end]`, or None."""
        stop = min(end, at + _LONGEST_NAME)
        word = _WORD.match(text, at, stop)
        if word is None:
            return None
        spelled = self._spelled(word[0]).match(text, at, stop)
        if spelled:
            node = self._nodes[spelled[0]]
            word = _NEXT_WORD.match(text, spelled.end(), stop) if node.branches else None
            if word is None or self._branch(node, word[1]) is None:
                return node.values, spelled.end()
        return self._walk(text, at, stop)

    def _spelled(self, first: str) -> re.Pattern[str]:
        """Return the pattern for the phrases that begin with a word, spelled as they are listed: one look for most."""
        pattern = self._spellings.get(first)
        if pattern is None:
            if self._branch(self._root, first) is None:
                return _NOTHING
            alike = {phrase for phrase in self._nodes if phrase.split()[0] == first}
            pattern = re.compile(rf"(?:{tree_pattern(alike, ' ')})(?![\w&])") if alike else _NOTHING
            self._spellings[first] = pattern
        return pattern

    def _walk(self, text: str, at: int, stop: int) -> tuple[list[V], int] | None:
        """Return what `longest_at` returns, word by word."""
        node, best = self._root, None
        word, printed = _WORD.match(text, at, stop), 0
        while word and (branch := self._branch(node, word[printed])):
            node = branch
            if node.values:
                best = (node.values, word.end())
            word, printed = _NEXT_WORD.match(text, word.end(), stop), 1
        return best

    def _branch(self, node: "_Node[V]", word: str) -> "_Node[V] | None":
        """Return where a word leads to; an abbreviation leads as far as the words that it stands for."""
        key = fold_word(word)
        if key not in self._written_out:
            return node.branches.get(key)
        branch: _Node[V] | None = node
        for full in self._written_out[key]:
            branch = branch.branches.get(full) if branch else None
        return branch

    def find_all(self, text: str, start: int, end: int) -> Iterator[tuple[list[V], int, int]]:
        """Yield (values, start, end) of the longest phrase at each place, none inside another."""
        reached = start
        for match in _WORD.finditer(text, start, end):
            if match.start() < reached or self._branch(self._root, match[0]) is None:
                continue
            found = self.longest_at(text, match.start(), end)
            if found:
                reached = found[1]
                yield found[0], match.start(), found[1]


def tree_pattern(phrases: Iterable[str], blank: str) -> str:
    """Return a pattern for any of the phrases, the longest first, shared beginnings written once.

    So the pattern begins with plain letters and the search engine can skip to them; `blank` stands for each blank.
    """
    branches: dict[str, set[str]] = {}
    for phrase in phrases:
        branches.setdefault(phrase[:1], set()).add(phrase[1:])
    ends_here = branches.pop("", None) is not None
    parts = [_branch(first, rests, blank) for first, rests in sorted(branches.items())]
    if not parts:
        return ""
    if ends_here:
        return f"(?:{'|'.join(parts)}|)"  # an alternative to nothing takes fewer steps than `?`
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _branch(first: str, rests: set[str], blank: str) -> str:
    letter = blank if first == " " else re.escape(first)
    return letter + tree_pattern(rests, blank)
