"""Writes into docs/cookbook.md what each of its queries prints: the answers are those of a warehouse built here.

python tests/cookbook_page.py docs/cookbook.md
"""

import io
import re
import sys
import tempfile
from pathlib import Path

from building import PROJECT, build

from pipelines.answers import print_table
from pipelines.sql import query
from pipelines.terminal import console_for

COOKBOOK = PROJECT / "docs/cookbook.md"
CAPTURES = PROJECT / "docs/cookbook"
RECIPE = re.compile(r"```sql\n(?P<sql>[^`]{1,3000})```\n(?:```text\n[^`]{0,20000}```\n)?")


def printed(database: Path, sql: str) -> str:
    """Return what `vanban sql` prints where there is no terminal, without blanks at the ends of lines."""
    out = io.StringIO()
    print_table(query(database, sql), console_for(out))
    return "\n".join(line.rstrip() for line in out.getvalue().strip("\n").splitlines() if line.strip())


def answered(page: str, database: Path) -> str:
    """Return the page with the answer of each query below it."""
    return RECIPE.sub(
        lambda found: f"```sql\n{found['sql']}```\n```text\n{printed(database, found['sql'])}\n```\n", page
    )


def main(path: Path) -> None:
    """Build the warehouse of the cookbook and write the page anew."""
    with tempfile.TemporaryDirectory() as folder:
        build(CAPTURES, Path(folder) / "warehouse")
        page = answered(path.read_text(encoding="utf-8"), Path(folder) / "warehouse/vanban.duckdb")
    path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
