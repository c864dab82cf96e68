"""What the chosen values mean: the system that a number shows where no body is known."""

import pytest

from pipelines.parse.document.facts import system_of_number
from pipelines.parse.words.numbers import parse_number


@pytest.mark.parametrize(
    ("printed", "system"),
    [
        ("15/CV-BCĐ", "state"),
        ("12/2014/QĐ-UBND", "state"),
        ("3A/QĐ-SXD", "state"),
        ("15-CV/BCĐ", None),
        ("15-CV/TU", "party"),
        ("31-CV/ĐU", "party"),
        ("9/QĐ-VPTU", None),
        ("27/KL-BTCHU", None),
        ("6/KH-MTTQ", None),
        ("1188/TCT-CS", "state"),
        ("52/CP", None),
    ],
)
def test_a_number_shows_the_system_whose_form_and_codes_it_has(printed: str, system: str | None) -> None:
    assert system_of_number(parse_number(printed)) == system
