"""Every query of docs/cookbook.md prints what the page shows."""

from pathlib import Path

import pytest
from building import build
from cookbook_page import CAPTURES, COOKBOOK, RECIPE, printed

from pipelines.sql import query

PAGE = COOKBOOK.read_text(encoding="utf-8")
RECIPES = [(found["sql"], found.group()) for found in RECIPE.finditer(PAGE)]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that a run makes of the captures beside the page."""
    root = tmp_path_factory.mktemp("cookbook")
    build(CAPTURES, root / "warehouse")
    return root / "warehouse/vanban.duckdb"


@pytest.mark.parametrize(("sql", "shown"), RECIPES)
def test_a_query_prints_what_the_page_shows(database: Path, sql: str, shown: str) -> None:
    answer = printed(database, sql)
    assert len(answer.splitlines()) > 2, "no row came back"
    assert shown == f"```sql\n{sql}```\n```text\n{answer}\n```\n", "run: python tests/cookbook_page.py docs/cookbook.md"


def test_there_are_twenty_questions_with_an_answer_each() -> None:
    assert [line.split(".")[0] for line in PAGE.splitlines() if line.startswith("### ")] == [
        f"### {number}" for number in range(1, 21)
    ]
    assert PAGE.count("```sql") == len(RECIPES) == PAGE.count("```text")


def test_the_captures_are_marked_as_made_up(database: Path) -> None:
    rows = (
        query(database, "SELECT count(*) AS n, bool_and(is_synthetic) AS made_up FROM captures").read_all().to_pylist()
    )
    assert rows == [{"n": 19, "made_up": True}]
