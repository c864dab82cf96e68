"""The text as it is read: without marks of converters between its words, and without what printed pages repeat."""

from pipelines.parse.plain.blanks import even, find_blanks
from pipelines.parse.plain.cuts import Plain, merge, without
from pipelines.parse.plain.escapes import find_escapes
from pipelines.parse.plain.label_signs import find_label_signs
from pipelines.parse.plain.markdown import find_marks
from pipelines.parse.plain.page_breaks import find_page_breaks
from pipelines.parse.plain.running_heads import find_running_heads


def read_plain(text: str) -> Plain | None:
    """Return what is to be read of a text; None, as for most texts, where all of it is."""
    evened = even(text)
    marks = find_marks(evened)
    finders = (find_escapes, find_label_signs, find_page_breaks, find_running_heads, find_blanks)
    others = [cut for find in finders for cut in find(evened)]
    plain = without(evened, merge([*others, *marks]) if others else marks)
    return plain or (None if evened is text else Plain(evened, [(0, len(text))], [0]))
