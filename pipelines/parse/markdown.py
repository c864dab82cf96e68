"""Marks that say nothing: links, images, escapes, anchors of Markdown, soft hyphens. The text is read without them.

`[Nghị định số 12/2020/NĐ-CP](https://…) ngày 5/6/2020` is one reference, and `[**Điều 1.** Phạm vi](#dieu_1)` opens a
unit. The stored text keeps the marks: `pipelines.parse.relocate` places in it what was read without them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

# An address holds no blank, and a sign that words in brackets do not; `javascript:void(0)` is one.
_ADDRESS = (
    r"\((?=[^()\s]{0,400}[/#.:?])[^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:[ ]\"[^\"\n]{0,200}\")?\)"
)
_WORDS = r"(?:[^\[\]\n\\]|\\.|\n(?!\n)){0,400}"
# Soft hyphens, and blanks and joiners without width: they may stand within a word or number.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ATTRIBUTES = r"\{[^{}\n]{0,200}\}"
_MARK = re.compile(
    rf"\[!\[{_WORDS}\]{_ADDRESS}\]{_ADDRESS}"  # an image that is a link
    rf"|!\[{_WORDS}\](?:{_ADDRESS}|\[\d{{1,4}}\])"
    r"|\[\\?\[?\d{1,3}\\?\]?\]\(#[^()\s]{0,200}\)"  # to a footnote: `[1](#_ftn1)`, its number belongs to no sentence
    rf"|\[(?={_WORDS}\](?:{_ADDRESS}|\[\d{{1,4}}\]|\{{[.#]))"
    rf"|\](?:{_ADDRESS}|\[\d{{1,4}}\]|(?=\{{[.#]))(?:{_ATTRIBUTES})?"
    rf"|(?<=[^\s])[ ]\{{[#.][^{{}}\n]{{0,200}}\}}(?=\n)"  # `# Quy chế {{#title .page-title}}`
    r"|^[ ]{0,6}\[\d{1,4}\]:[ ](?:https?:|mailto:|javascript:|/|#)[^\s]{0,2000}$"  # where `[Luật Giáo dục][6]` leads
    r"|^:::[^\n]{0,200}$"
    rf"|[{_UNSEEN}]{{1,40}}"
    r"|\\(?=[!-/:-@\[-`{-~])"
    r"|</?(?:a|b|i|u|em|strong|span|font)(?:\s[^<>\n]{0,400})?>",
    re.IGNORECASE | re.MULTILINE,
)
# What begins a link, an image or the end of a link; in the place of one that joins two words stands a blank.
_BRACKETS = "[!]"


class Plain(NamedTuple):
    """A text without such marks. `kept` are its pieces in the stored text as (start, end), in order, or blanks for one.

    `starts` are the offsets in `text` at which the pieces begin. All offsets count code points.
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
        return self.kept[at][0] + end - self.starts[at]


def without_marks(text: str) -> Plain | None:
    """Return a text without the marks that stand between its words; None, as for most texts, if it has none."""
    if not may_hold_marks(text):
        return None
    kept: list[tuple[int, int]] = []
    blanks: set[int] = set()
    reached = 0
    for mark in _MARK.finditer(text):
        kept.append((reached, mark.start()))
        if mark[0][0] in _BRACKETS and joins_words(text, *mark.span()):
            kept.append((mark.start(), mark.start() + 1))
            blanks.add(mark.start())
        reached = mark.end()
    kept = [piece for piece in (*kept, (reached, len(text))) if piece[0] < piece[1]]
    if reached == 0 or not kept:
        return None
    starts = [0]
    for start, end in kept[:-1]:
        starts.append(starts[-1] + end - start)
    words = [" " if start in blanks else text[start:end] for start, end in kept]
    return Plain("".join(words), kept, starts)


def may_hold_marks(text: str) -> bool:
    """Tell whether a text may hold such marks; single signs are looked for first, which takes next to no time."""
    links = "]" in text and ("](" in text or "][" in text or "]{" in text)
    return links or "\\" in text or ("<" in text and "</" in text) or any(sign in text for sign in _UNSEEN)


def joins_words(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but a mark parts two words: `Căn cứ[Luật Đất đai](/luat)ngày`."""
    return start > 0 and text[start - 1].isalnum() and text[end : end + 1].isalnum()
