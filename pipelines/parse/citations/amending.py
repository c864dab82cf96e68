"""Whose places an amending act speaks of: in what it quotes, and where it changes places without naming their act.

In `Điều 1. Sửa đổi, bổ sung một số điều của Nghị định A` the places are those of A, and so are `Điều 5` and `Nghị định
này` in the text that is quoted for A.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipelines.parse.citations.heads import BLANK
from pipelines.parse.citations.reference import Reference
from pipelines.parse.citations.verbs import CHANGES, change_pattern
from pipelines.parse.words.phrases import tree_pattern
from pipelines.parse.words.quotes import find_quotations
from pipelines.vocab.records import citation_words

# The act that an article amends is named in its heading, or in what leads in its clauses.
_LONGEST_LEAD = 600
# How clauses and points are labelled, and articles.
LINE = r"\n[ #>*|]{0,9}"
CLAUSE = r"(?:Khoản[ ])?(?P<number>[0-9]{1,3})(?:[.)/]-?|[ ]?-)[ *]{0,4}"
POINT = r"[a-zđ][.)/-][ *]{0,4}"
_CLAUSE = re.compile(rf"(?:{LINE}|:[ ]{{1,6}})(?:(?:Khoản[ ])?1[.)/-]|a[.)/-])")
_LABEL = re.compile(r"[\s#*>|]{0,9}(?:Điều|ĐIỀU)\s{1,3}[0-9]{1,3}[a-zđ]?[.:]?(?:[ ]?-)?[\s*]{1,9}(?:Nay\s)?")
_PLACE = re.compile(r"dieu:(\w{1,6})")
_PHRASE = 200
_OF_WORDS = re.compile(r"từ\s{0,3}(?:ngữ\s{0,3})?:?\s{0,3}\Z", re.IGNORECASE)


class Article(NamedTuple):
    """An article of the document at [start, end)."""

    number: str | None
    start: int
    end: int


class Amending:
    """The articles of a document: which act each amends, and what stands in text that is quoted there."""

    def __init__(self, text: str, references: Sequence[Reference], articles: Sequence[Article]) -> None:
        self._text = text
        self._articles = articles
        self._starts = [article.start for article in articles]
        self._numbers = frozenset(article.number for article in articles)
        self._quotations: dict[int, list[tuple[int, int]]] = {}
        self._acts = self._find_acts(references)

    def act_of(self, one: Reference) -> Reference | None:
        """Return the act that the article amends in which a reference stands."""
        return self._acts.get(self._article_at(one.start))

    def acts(self) -> Iterator[tuple[int, int, Reference]]:
        """Yield where each article begins and ends that amends an act, and the act, in text order."""
        for place, act in sorted(self._acts.items()):
            yield self._articles[place].start, self._articles[place].end, act

    @property
    def has_articles(self) -> bool:
        """Whether the document has articles."""
        return bool(self._articles)

    def is_foreign(self, one: Reference) -> bool:
        """Return whether a place is one of an article that the document does not have."""
        return any(number not in self._numbers for number in _PLACE.findall(one.pinpoint or ""))

    def leads_article(self, one: Reference) -> bool:
        """Return whether an article begins to change places of what a reference names: `Điều 1. Sửa đổi Điều 5`."""
        place = self._article_at(one.start)
        start = self._articles[place].start if place >= 0 else one.start
        is_first = place >= 0 and may_lead(start, one) and verb_end(self._text, start) is not None
        return is_first and not _CLAUSE.search(self._text, start + 1, one.start) and not self.is_quoted(one.start)

    def end_of_article(self, at: int) -> int:
        """Return where the article ends that `at` stands in, or `at`."""
        place = self._article_at(at)
        return self._articles[place].end if place >= 0 else at

    def is_quoted(self, start: int) -> bool:
        """Return whether what begins at `start` is quoted for another act, or stands in words that are changed."""
        place = self._article_at(start)
        if place < 0:
            return False
        if place not in self._quotations:
            article = self._articles[place]
            found = find_quotations(self._text, article.start, article.end)
            self._quotations[place] = [(quotation.start, quotation.end) for quotation in found]
        spans = self._quotations[place]
        at = bisect_right(spans, start, key=lambda span: span[0]) - 1
        return (at >= 0 and start < spans[at][1]) or is_in_words(self._text, start)

    def changes(self, one: Reference) -> bool:
        """Return whether the document changes the act that a reference names; a title also what goes with it."""
        if one.subject is not None:
            return False
        if one.relation == "promulgated_with" and one.zone == "title":
            return change_pattern().search(self._text, max(0, one.start - _PHRASE), one.start) is not None
        return one.relation in CHANGES

    def _article_at(self, at: int) -> int:
        place = bisect_right(self._starts, at) - 1
        return place if place >= 0 and at < self._articles[place].end else -1

    def _find_acts(self, references: Sequence[Reference]) -> dict[int, Reference]:
        """Return the acts that articles amend as their first words say, by the place of the article."""
        acts: dict[int, Reference] = {}
        asked = {-1}
        for one in references if self._articles else ():
            place = self._article_at(one.start) if (one.number or one.name) and not one.is_self else -1
            if place in asked:
                continue
            asked.add(place)  # the first act named there, or none
            start = self._articles[place].start
            verb = verb_end(self._text, start) if may_lead(start, one) else None
            if verb and leads(self._text, start, verb, one) and not self.is_quoted(one.start):
                acts[place] = one
        return acts


def verb_end(text: str, start: int) -> int | None:
    """Return where the verb ends with which the article at `start` begins to change an act, None if it does not."""
    label = _LABEL.match(text, start)
    verb = change_pattern().match(text, label.end()) if label else None
    return verb.end() if verb else None


def may_lead(start: int, one: Reference) -> bool:
    """Tell whether the article from `start` may name by a reference what it changes; asked first to save time."""
    return one.subject is None and one.start - start <= _LONGEST_LEAD


def leads(text: str, start: int, verb: int, one: Reference) -> bool:
    """Tell whether an article, whose first verb ends at `verb`, changes places of the act that a reference names."""
    if _CLAUSE.search(text, start + 1, one.start):
        return False
    return one.relation == "amends" or (
        one.relation in (*CHANGES, "promulgated_with", "cites")
        and names_places().search(text, verb, one.start) is not None
    )


@cache
def names_places() -> re.Pattern[str]:
    """Return the pattern for words that say that parts of an act are changed, not all of it."""
    return re.compile(rf"(?i:{tree_pattern(citation_words('not_all_of_act'), BLANK)})(?!\w)")


def is_in_words(text: str, at: int) -> bool:
    """Tell whether words that are changed hold what stands at `at`: `thay cụm từ “theo Nghị định này” bằng …`."""
    opened = text.rfind("“", max(0, at - _PHRASE), at)
    if opened < 0 or text.find("”", opened, at) >= 0 or text.find("\n\n", opened, at) >= 0:
        return False
    return _OF_WORDS.search(text, max(0, opened - 16), opened) is not None
