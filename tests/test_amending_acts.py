"""Whatever its labels and quotation marks, an amending act gives its own units, and what it changes in which act."""

from collections import Counter

from amending_acts import Amending, Answer, Said, letters, make_amending_acts
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse import parse
from pipelines.parse.citations.verbs import CHANGES
from pipelines.parse.model import ParsedDocument, Section
from pipelines.parse.words.quotation_marks import with_usual_marks

COUNT = 600


def read_units(document: ParsedDocument) -> list[Answer]:
    """Return the units of the text, and paragraphs below them, with the place of the unit above each."""
    rows = [(at, row) for at, row in enumerate(document.sections) if is_asked(row)]
    places: dict[int | None, int | None] = {at: place for place, (at, _) in enumerate(rows)}
    return [
        (row.level, row.number, letters((row.heading or "") + (row.text or "")), places.get(row.parent))
        for _, row in rows
    ]


def is_asked(row: Section) -> bool:
    """Tell whether a row is a unit of body or appendices, or a paragraph below one."""
    return row.zone in ("body", "appendix") and (row.label is not None or row.parent is not None)


def read_changes(document: ParsedDocument) -> Counter[Said]:
    """Return what the document changes."""
    found = [one for one in document.citations if one.zone == "body" and one.relation in CHANGES]
    return Counter((one.pinpoint, one.relation, one.number_key or "") for one in found)


def missed(one: Amending) -> str | None:
    """Return the first thing that the parser does not read as a reader does."""
    document = parse(one.text)
    units, changes, said = read_units(document), read_changes(document), Counter(one.said)
    other = [(wanted, found) for wanted, found in zip(one.units, units, strict=False) if wanted != found]
    if other or len(units) != len(one.units):
        return f"{other[0][0]} but {other[0][1]}" if other else f"{len(one.units)} units but {len(units)}"
    if changes != said:
        return f"{[*(said - changes)]} but {[*(changes - said)]}"
    is_unclosed = any(issue.code == "unclosed_quote" for issue in document.issues)
    return None if is_unclosed == one.is_unclosed else f"unclosed: {one.is_unclosed} but {is_unclosed}"


def test_amending_acts_are_read_in_every_style() -> None:
    misses = Counter((one.shape, miss) for one in make_amending_acts(COUNT, seed=11) if (miss := missed(one)))
    assert misses == {}


@given(st.text("“”\"'‘’«».:;(*\n \tà1"))
def test_usual_marks_are_as_long_as_the_text(text: str) -> None:
    usual = with_usual_marks(text)
    assert len(usual) == len(text)
    assert with_usual_marks(usual).count("\n") == text.count("\n")
