"""What a page prints that is no text: buttons, names of files, counters; a text has sentences."""

import re
from itertools import islice

from pipelines.parse.page.listed import Listing
from pipelines.parse.words.anchors import find_anchor
from pipelines.parse.words.lines import read_lines

# How many lines are looked at, how long one may be that is no sentence, and how many blanks one has.
_MOST_LINES = 400
_LONGEST_BUTTON = 160
_FEWEST_BLANKS = 4
_FILE_NAME = re.compile(r"[\w)]\.(?:pdf|docx?|xlsx?|rtf|zip|rar)(?!\w)", re.IGNORECASE)
# What units begin with that a summary has not: articles and Roman parts.
_UNIT = re.compile(r"(?:Điều|ĐIỀU|Chương|CHƯƠNG)[ ]|[IVX]{1,5}[ ]?[.)/–-]")


def is_furniture(text: str, body: tuple[int, int], listing: Listing | None) -> bool:
    """Tell whether what stands below a listing is no text: no line is a sentence, and no heading stands above.

    Pages whose act is an attached file print buttons, names of files and counters there: a file below a listing without
    labels.
    """
    if listing is None or find_anchor("listing_end", text, max(0, listing.end - 40), body[0]):
        return False
    lines = [line.content for line in islice(read_lines(text, *body), _MOST_LINES)]
    return not any(map(is_sentence, lines)) and (listing.is_labelled or any(map(_FILE_NAME.search, lines)))


def start_of_summary(text: str, start: int, stop: int) -> int:
    """Return where below a listing begins what a service says of an act, `stop` where none does or a text has units."""
    found = find_anchor("summary", text, start, stop)
    if found is None or any(_UNIT.match(line.content) for line in read_lines(text, found.end(), stop)):
        return stop
    return found.start()


def is_sentence(words: str) -> bool:
    """Tell whether a line is one of a text: several words that a stop ends, or a long line."""
    return len(words) > _LONGEST_BUTTON or (
        words.endswith((".", ";", ":", "./.")) and words.count(" ") >= _FEWEST_BLANKS
    )
