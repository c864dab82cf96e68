"""A text without what stands between its words: it is read so, and its places in the stored text are known.

The stored text keeps everything: `pipelines.parse.plain.relocate` places in it what was read without.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple


class Cut(NamedTuple):
    """A piece `text[start:end]` that is not read; `leaves` is the blank or line break in its place, if any."""

    start: int
    end: int
    leaves: str = ""


class Plain(NamedTuple):
    """A text without its cuts. `kept` are its pieces in the stored text as (start, end), in order.

    `starts` are the offsets in `text` at which the pieces begin. A piece of `text` is as long as the stored one, or one
    sign stands for several, a blank for a mark, a letter for itself and its tone, or for none: it parts what was glued.
    All offsets count code points.
    """

    text: str
    kept: Sequence[tuple[int, int]]
    starts: Sequence[int]

    def place(self, offset: int) -> int:
        """Return where the character at an offset of `text` is stored; where the last one ends for its length."""
        at = bisect_right(self.starts, offset) - 1
        return self.kept[at][0] + offset - self.starts[at]

    def place_end(self, start: int, end: int) -> int:
        """Return where the last character of `text[start:end]` ends in the stored text, without marks behind it."""
        if start >= end:
            return self.place(start)
        at = bisect_left(self.starts, end) - 1
        if end == (self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)):
            return self.kept[at][1]
        return self.kept[at][0] + end - self.starts[at]

    def find(self, offset: int) -> int:
        """Return the offset in `text` of what is stored at an offset, or of the next that is kept."""
        at = bisect_right(self.kept, offset, key=lambda piece: piece[0]) - 1
        if at < 0:
            return 0
        start, end = self.kept[at]
        return self.starts[at] + min(offset, end) - start


def merge(cuts: Iterable[Cut]) -> list[Cut]:
    """Return cuts in order, those that meet as one."""
    merged: list[Cut] = []
    for cut in sorted(cuts):
        if merged and cut.start <= merged[-1].end:
            before = merged[-1]
            merged[-1] = Cut(before.start, max(cut.end, before.end), before.leaves or cut.leaves)
        else:
            merged.append(cut)
    return merged


def without(text: str, cuts: Iterable[Cut]) -> Plain | None:
    """Return a text without its cuts, which are in order and apart; None where there are none, or nothing else."""
    kept: list[tuple[int, int]] = []
    blanks: dict[int, str] = {}
    reached = 0
    for start, end, leaves in cuts:
        kept.append((reached, start))
        if leaves:
            kept.append((start, start + 1))
            blanks[start] = leaves
        reached = end
    kept = [piece for piece in (*kept, (reached, len(text))) if piece[0] < piece[1]]
    if reached == 0 or not kept:
        return None
    return make_plain([blanks.get(start) or text[start:end] for start, end in kept], kept)


def make_plain(pieces: Sequence[str], kept: Sequence[tuple[int, int]]) -> Plain:
    """Return pieces, each of which stands for the stored one of the same place in `kept`, joined; empty ones go."""
    full = [(piece, span) for piece, span in zip(pieces, kept, strict=True) if piece]
    starts = [0]
    for piece, _ in full[:-1]:
        starts.append(starts[-1] + len(piece))
    return Plain("".join([piece for piece, _ in full]), [span for _, span in full], starts)


def part(plain: Plain, joints: Mapping[int, str]) -> Plain:
    """Return a text with the sign that `joints` has for a place before it; such signs are stored nowhere."""
    places = sorted(joints)
    kept: list[tuple[int, int]] = []
    for (start, end), begin in zip(plain.kept, plain.starts, strict=True):
        reached = start
        for place in places[bisect_left(places, begin) : bisect_left(places, begin + end - start)]:
            at = start + place - begin
            kept += [(reached, at), (at, at)] if reached < at else [(at, at)]
            reached = at
        kept.append((reached, end))
    starts = [0]
    for start, end in kept[:-1]:
        starts.append(starts[-1] + max(1, end - start))
    signs = ["", *(joints[at] for at in places)]
    said = [plain.text[begin:end] for begin, end in pairwise([0, *places, len(plain.text)])]
    return Plain("".join(sign + words for sign, words in zip(signs, said, strict=True)), kept, starts)
