"""Pages and what the parser must say of them; see golden_cases for how a case is written."""

from pathlib import Path

import pytest
from golden_cases import FOLDERS, answer, misses, read_case, rewrite

from pipelines.parse import Hints, parse


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_page_is_read_as_its_golden_case_claims(folder: Path) -> None:
    text, expected = read_case(folder)
    claims = {key: value for key, value in expected.items() if key != "input_from"}
    assert claims, "a case claims something"
    assert misses(claims, answer(text)) == []


def test_a_case_fails_where_a_claim_is_not_met() -> None:
    got = {"number": "62-KL/TW", "sections": [{"label": "1.", "depth": 0}]}
    assert misses({"number": "63-KL/TW"}, got) == [".number: want '63-KL/TW', got '62-KL/TW'"]
    assert misses({"sections": []}, got)
    assert misses({"sections": [{"label": "2."}]}, got)
    assert misses({"sections": [{"label": "1."}]}, got) == []


def test_accepting_keeps_the_shape_of_a_case() -> None:
    got = {
        "number": "1-KL/TW",
        "place": "Hà Nội",
        "sections": [{"label": "1.", "depth": 0}, {"label": "2.", "depth": 0}],
    }
    assert rewrite({"number": None, "sections": [{"label": ""}]}, got) == {
        "number": "1-KL/TW",
        "sections": [{"label": "1."}, {"label": "2."}],
    }


def test_a_page_with_another_layout_than_its_source_is_an_issue() -> None:
    seed = (Path(__file__).parents[1] / "raw/dangcongsan/000_8102fbe00b907061.txt").read_text(encoding="utf-8")
    codes = {
        hint: [issue.code for issue in parse(seed, Hints(layout=hint)).issues]
        for hint in ("party_portal", "state_document")
    }
    assert "unexpected_layout" in codes["state_document"]
    assert "unexpected_layout" not in codes["party_portal"]
