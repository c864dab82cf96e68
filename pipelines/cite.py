"""The citations of any running text as JSON Lines: one object a citation, for programs that never see a warehouse."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from pipelines.parse import find_citations
from pipelines.parse.model import PartialDate, columns_of


def citation_lines(text: str) -> Iterator[str]:
    """Yield one JSON object per citation of `text`, in text order.

    `line` is the number, from 1, of the line where the citation starts; a citation may run on over more lines. The
    other keys are the fields of Citation: dates as ISO 8601, `subject` as the place, from 0, of another object.
    """
    breaks = list(accumulate(len(line) + 1 for line in text.split("\n")))
    for citation in find_citations(text):
        line = bisect_right(breaks, citation.span_start) + 1
        yield json.dumps({"line": line, **columns_of(citation)}, ensure_ascii=False, default=iso_text)


def iso_text(date: PartialDate) -> str:
    """Return a date as JSON can hold it."""
    return str(date)
