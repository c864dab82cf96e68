"""News that a page offers beside the document: headlines, each perhaps above a teaser with its dateline."""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.parse.model import RelatedLink
from pipelines.parse.words.anchors import anchor_openings, opens_with, write_mark
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.line_search import BEFORE_WORDS
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.openings import find_at_openings, openings_of
from pipelines.vocab.layout import mark_words, page_marks

DATELINE = re.compile(
    r"^[ \t\xa0]{0,8}\((?P<agency>[A-ZĐ][\w .]{1,30})\)[ \xa0]{0,3}(?P<dash>[-–—:]?)[ \xa0]{0,3}"
    r"(?P<teaser>\S[^\n]{0,8000})",
    re.MULTILINE,
)
DATELINE_OPENINGS = openings_of(f"({letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")
_BULLET = re.compile(r"[-–—+•][ \xa0]{1,3}")
_LONGEST_HEADLINE = 600
_MOST_HEADLINES = 40


def find_teasers(text: str, start: int) -> Iterator[re.Match[str]]:
    """Return the teasers at or after `start`: a line that begins with an agency in brackets, then a dash.

    Without the dash only a known agency begins one: `(ĐCSVN) Hôm nay …`.
    """
    return filter(is_teaser, find_at_openings(DATELINE, DATELINE_OPENINGS, text, start, len(text)))


def is_teaser(match: re.Match[str]) -> bool:
    """Tell whether a dateline begins a teaser."""
    return bool(match["dash"]) or match["agency"] in mark_words("agency")


def read_news(text: str, start: int) -> Iterator[RelatedLink]:
    """Yield the news items at or after `start`: a headline, then a teaser with its dateline.

    A headline between two items that has no teaser is an item too; it ends without a stop, as headlines do.
    """
    end = None
    for match in find_teasers(text, start):
        headline = headline_before(text, start if end is None else end, match.start())
        if end is not None:
            yield from bare_headlines(text, end, headline.start, frozenset())
        teaser = match["teaser"].rstrip(" \t")
        end = match.start("teaser") + len(teaser)
        title = headline.content or None
        yield RelatedLink("news", headline.start, end, title=title, agency=match["agency"], teaser=teaser)


def bare_headlines(text: str, start: int, end: int, heads: frozenset[str]) -> Iterator[RelatedLink]:
    """Yield the headlines in `text[start:end]` as items without teaser; `heads` of columns are none."""
    for line in read_lines(text, start, end):
        is_headline = len(line.content) <= _LONGEST_HEADLINE and not line.content.endswith((".", "!", "…"))
        if is_headline and fold_name(line.content) not in heads:
            yield RelatedLink("news", line.start, line.end, title=line.content)


def headline_before(text: str, start: int, teaser: int) -> Line:
    """Return the last line that says something before a teaser; an empty one at the teaser if there is none."""
    window = max(start, teaser - _LONGEST_HEADLINE)
    begin = text.find("\n", window, teaser) + 1 if window > start else start
    lines = list(read_lines(text, begin, teaser))
    return lines[-1] if lines else Line(teaser, teaser, "", False, True)


@cache
def heading_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that heads a list of headlines, perhaps a bullet like them: `• Bài liên quan:`."""
    either = "|".join(write_mark(mark) for mark in page_marks("news_heading"))
    return re.compile(rf"^[{BEFORE_WORDS}\-–•]{{0,80}}(?:{either})", re.MULTILINE)


def read_headline_list(text: str, start: int) -> list[RelatedLink]:
    """Return the headlines of a bulleted list below a heading such as `Bài liên quan:`; what offers more ends it."""
    heading = next(find_at_openings(heading_pattern(), anchor_openings("news_heading"), text, start, len(text)), None)
    links: list[RelatedLink] = []
    for line in read_lines(text, heading.end(), len(text)) if heading else ():
        bullet = _BULLET.match(line.content)
        is_item = bullet or "*" in text[text.rfind("\n", 0, line.start) + 1 : line.start]
        start = line.start + (bullet.end() if bullet else 0)
        title = text[start : line.end]
        if not is_item or opens_with("news_end", title) or len(links) == _MOST_HEADLINES:
            break
        links.append(RelatedLink("news", start, line.end, title=title))
    return links
