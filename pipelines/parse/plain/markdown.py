"""Marks that say nothing: links, images, escapes, anchors of Markdown, soft hyphens. The text is read without them.

`[Nghị định số 12/2020/NĐ-CP](https://…) ngày 5/6/2020` is one reference, and `[**Điều 1.** Phạm vi](#dieu_1)` opens a
unit.
"""

import re
from collections.abc import Iterator

from pipelines.parse.plain.cuts import Cut

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
    r"|^[ >]{0,12}\[\d{1,4}\]:[ ](?:https?:|mailto:|javascript:|/|#)[^\s]{0,2000}[ ]{0,12}$"  # `[6]: https://…`
    r"|^:::[^\n]{0,200}$"
    rf"|[{_UNSEEN}]{{1,40}}"
    r"|\\(?=[!-/:-@\[-`{-~])"
    r"|<br\s?/?>(?=[ ]{0,9}\n)"
    r"|</?(?:a|b|i|u|em|strong|span|font)(?:\s[^<>\n]{0,400})?>",
    re.IGNORECASE | re.MULTILINE,
)
# What begins a link, an image or the end of a link; in the place of one that joins two words stands a blank.
_BRACKETS = "[!]"


def find_marks(text: str) -> Iterator[Cut]:
    """Yield the marks that stand between the words of a text, in order; most texts have none."""
    if may_hold_marks(text):
        for mark in _MARK.finditer(text):
            is_joint = mark[0][0] in _BRACKETS and joins_words(text, *mark.span())
            yield Cut(*mark.span(), leaves=" " if is_joint else "")


def may_hold_marks(text: str) -> bool:
    """Tell whether a text may hold such marks; single signs are looked for first, which takes next to no time."""
    links = "]" in text and ("](" in text or "][" in text or "]{" in text)
    return (
        links
        or "\\" in text
        or ("<" in text and ("</" in text or "<br" in text))
        or any(sign in text for sign in _UNSEEN)
    )


def joins_words(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but a mark parts two words: `Căn cứ[Luật Đất đai](/luat)ngày`."""
    return start > 0 and text[start - 1].isalnum() and text[end : end + 1].isalnum()
