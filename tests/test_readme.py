"""What README.md shows is what a newcomer sees."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sql\n(.*?)```\n```text\n(.*?)```", README, re.DOTALL)
QUESTIONS = re.findall(r"^\.venv/bin/vanban ((?:ask|sql) .*)$", README, re.MULTILINE)
RULE = re.compile(r"^[ ─]+$")


def cells(printed: str) -> list[list[str]]:
    """Return the cells of a printed table; the width of its columns does not matter."""
    lines = [line for line in printed.splitlines() if line.strip() and not RULE.match(line)]
    return [re.split(r" {2,}", line.strip()) for line in lines]


@pytest.mark.parametrize(("statement", "printed"), EXAMPLES)
def test_each_query_of_the_readme_prints_what_the_readme_shows(
    statement: str, printed: str, seed_warehouse: Path
) -> None:
    command = [sys.executable, "-m", "pipelines.cli", "sql", statement, "--warehouse", str(seed_warehouse)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert cells(answer) == cells(printed)


def test_the_readme_has_examples() -> None:
    assert len(EXAMPLES) >= 3
    assert len(QUESTIONS) >= 5


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_of_the_readme_is_answered_of_the_seed(question: str, seed_warehouse: Path) -> None:
    words = shlex.split(question, comments=True)
    command = [sys.executable, "-m", "pipelines.cli", *words, "--warehouse", str(seed_warehouse)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_two_commands_of_the_readme_are_verbs_of_the_makefile() -> None:
    makefile = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")
    for verb in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{verb}:.*## ", makefile, re.MULTILINE), verb
