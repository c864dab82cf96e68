"""Whatever the style of its labels and lines, a text gives its units: what they are, say, and stand below."""

from collections import Counter

from outlines import ROMANS, Answer, Outline, letters, make_outlines

from pipelines.parse import parse
from pipelines.parse.model import Section

COUNT = 500


def read(outline: Outline) -> list[Answer]:
    """Return the units that the parser finds in the body, with the place of the unit above each."""
    rows = [(place, row) for place, row in enumerate(parse(outline.text).sections) if is_asked(row)]
    places = {place: order for order, (place, _) in enumerate(rows)}
    return [
        (row.level, arabic(row.number), letters(row.heading), letters(row.text), find(places, row.parent))
        for _, row in rows
    ]


def find(places: dict[int, int], parent: int | None) -> int | None:
    """Return the place of the unit above, None where there is none."""
    return None if parent is None else places[parent]


def is_asked(row: Section) -> bool:
    """Tell whether a row is a unit, or a paragraph below one."""
    return row.zone == "body" and (row.label is not None or row.parent is not None)


def arabic(number: str | None) -> str | None:
    """Return a number, a Roman one as the gold counts it."""
    return str(ROMANS.index(number) + 1) if number in ROMANS else number


def missed(outline: Outline) -> str | None:
    """Return the first column that the parser does not read as a reader does."""
    wanted, found = list(outline.units), read(outline)
    if wanted == found:
        return None
    other = [(one, two) for one, two in zip(wanted, found, strict=False) if one != two]
    return f"{other[0][0]} but {other[0][1]}" if other else f"{len(wanted)} units but {len(found)}"


def test_outlines_are_read_in_every_style() -> None:
    misses = Counter((one.shape, miss) for one in make_outlines(COUNT, seed=11) if (miss := missed(one)))
    assert misses == {}
