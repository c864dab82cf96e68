"""A search that is gated or goes by plain words first finds what the pattern alone finds."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.parse.citations.units import UNIT, find_units
from pipelines.parse.document import enacting
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.fold import fold_signs
from pipelines.parse.words.line_search import find_from

UNITS = ("điểm ", "khoản ", "Điều ", "k", "Đ.", "a", "c", "3", "15", ", ", "; ", " và ", "hoặc ", " ", "này", "\n")
LINES = ("QUYẾT ĐỊNH", "NGHỊ QUYẾT", "BỘ TRƯỞNG", ":", " ", "\n", "*", "Căn cứ", ".", "LỆNH")
SIGNS = ("–", "Ð", "О", "р", "\xa0", "﹣", "⁄", "n", "ế", "😀", "\u200b")


def composed(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return texts of these pieces, in any order."""
    return st.lists(st.sampled_from(pieces), max_size=40).map("".join)


@example("điểm a khoản 6, c khoản 8 Điều 3", 0, 40)
@example("theo k2 Đ15 của Luật", 0, 20)
@given(composed(UNITS), st.integers(0, 20), st.integers(0, 200))
def test_units_are_found_as_by_the_pattern_of_all(text: str, start: int, end: int) -> None:
    """Units without a word (`c khoản 8`, `k2 Đ15`) are looked for only where they may be."""
    whole = [(unit.span(), unit.lastgroup) for unit in UNIT.finditer(text, start, end)]
    assert [(unit.span(), unit.lastgroup) for unit in find_units(text, start, end)] == whole


@example("QUYẾT ĐỊNH:\nCăn cứ:\nBỘ TRƯỞNG LỆNH :\n", 0, 50)
@given(composed(LINES), st.integers(0, 20), st.integers(0, 200))
def test_formulas_are_found_as_by_their_pattern(text: str, start: int, end: int) -> None:
    """Enacting words are looked for in lines with a colon alone."""
    whole = [match.span() for match in enacting.FORMULA.finditer(text, start, end)]
    assert [match.span() for match in enacting.find_formulas(text, start, end)] == whole


@given(composed(("từ ", "ngày ", "từ", " ", "x")))
def test_a_pattern_is_found_from_its_first_word(text: str) -> None:
    """A plain search for the first word leaves no match out."""
    pattern = re.compile(r"từ\s{1,60}ngày\s")
    whole = [match.span() for match in pattern.finditer(text)]
    assert [match.span() for match in find_from(pattern, "từ", text, 0, len(text))] == whole


@given(composed(SIGNS))
def test_signs_of_a_long_text_are_folded_as_those_of_a_short_one(text: str) -> None:
    """Signs of a long text are looked for page by page of Unicode."""
    filling = "a" * 400
    assert fold_signs(filling + text) == filling + fold_signs(text[:150]) + fold_signs(text[150:])


def test_a_text_without_two_figures_has_no_date() -> None:
    """The look at figures leaves out no date, not even one whose figures are misread."""
    assert parse_date("tháng giêng năm") is None
    assert str(parse_date("ngày l5 tháng hai năm 2O19")) == "2019-02-15"
