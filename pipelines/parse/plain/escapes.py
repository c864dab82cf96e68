"""Line breaks that an export left as the letters of their escapes: `ngày 25\\r\\ntháng 12`, `Điều 1.\\nĐiều 2.`."""

import re
from collections.abc import Iterator

from pipelines.parse.plain.cuts import Cut

_ESCAPE = re.compile(r"(?:\\r)?\\n|\\r")
_FEWEST = 3
# How many line breaks show that a text has its own; its escapes are then those of the source's lines.
_FEWEST_OWN = 3


def find_escapes(text: str) -> Iterator[Cut]:
    """Yield the escapes of line breaks in a text, in order; few are none, since `C:\\nam` has one too.

    Where the text has line breaks of its own, an escape stands for a blank, else for a line break.
    """
    if "\\" not in text or "\\n" not in text:  # a single sign is looked for in next to no time
        return
    found = list(_ESCAPE.finditer(text))
    if len(found) >= _FEWEST:
        leaves = " " if text.count("\n") >= _FEWEST_OWN else "\n"
        yield from (Cut(*escape.span(), leaves) for escape in found)
