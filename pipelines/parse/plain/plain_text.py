"""The text as it is read: without marks of converters between its words, and without what printed pages repeat."""

from pipelines.parse.plain.cuts import Plain, merge, without
from pipelines.parse.plain.escapes import find_escapes
from pipelines.parse.plain.markdown import find_marks
from pipelines.parse.plain.page_breaks import find_page_breaks
from pipelines.parse.plain.running_heads import find_running_heads


def read_plain(text: str) -> Plain | None:
    """Return what is to be read of a text; None, as for most texts, where all of it is."""
    marks, breaks = find_marks(text), [*find_escapes(text), *find_page_breaks(text), *find_running_heads(text)]
    return without(text, merge([*breaks, *marks]) if breaks else marks)
