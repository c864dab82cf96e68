r"""Text that did not pass the gate: letters apart from their marks (NFD), lines that end with \r\n.

Captured text is in NFC with \n line ends. Who calls `parse` or `find_citations` with another text gets the same
answers, with spans of the text that was given.
"""

import re
import unicodedata

from pipelines.parse.plain.cuts import Plain, make_plain

# The marks of Vietnamese tones and letters, one of which any text has whose letters are apart from their marks.
_MARKS = "\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306"
_OTHER_FORM = re.compile("[^\\u0300-\\u036f][\\u0300-\\u036f]{1,32}|\r\n?")
_LOOK = 4_000


def compose(text: str) -> Plain | None:
    r"""Return a text in NFC with \n line ends; None, as for all captured text, where it is so already."""
    begun = text[:_LOOK]
    if "\r" not in begun and not any(mark in begun for mark in _MARKS):
        return None
    pieces: list[str] = []
    kept: list[tuple[int, int]] = []
    reached = 0
    for found in _OTHER_FORM.finditer(text):
        start, end = found.span()
        composed = "\n" if found[0][0] == "\r" else unicodedata.normalize("NFC", found[0])
        pieces += [text[reached:start], composed]
        kept += [(reached, start), (start, end)]
        reached = end
    pieces.append(text[reached:])
    kept.append((reached, len(text)))
    return make_plain(pieces, kept)
