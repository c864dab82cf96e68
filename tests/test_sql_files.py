"""Each file in tests/sql is a test: statements fill the tables, queries ask the models, rows are the answer.

    statement
    INSERT INTO documents BY NAME SELECT …

    query
    SELECT a, b FROM works ORDER BY ALL
    ----
    62-KL/TW | 1

The models are built once, before the first query. NULL is written NULL, a list [a, b]; nothing below the dashes says
that no row comes back.
"""

from pathlib import Path

import duckdb
import pytest
from sql_database import build_models, fill_vocabulary, open_empty

from pipelines.sql import create_macros, read_macros
from pipelines.vocab import values

CASES = sorted((Path(__file__).parent / "sql").glob("*.test"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_sql_answers_as_written(case: Path) -> None:
    con = open_empty()
    fill_vocabulary(con)
    is_built = False
    for kind, body in read_blocks(case.read_text(encoding="utf-8")):
        if kind == "query" and not is_built:
            build_models(con)
            is_built = True
        run_block(con, kind, body)
    assert is_built, "the case asks nothing"


def read_blocks(text: str) -> list[tuple[str, str]]:
    """Return (kind, body) of each block; blocks are set apart by blank lines, lines that begin with # are comments."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    blocks = [block.strip("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [(kind, body) for kind, _, body in (block.partition("\n") for block in blocks)]


def run_block(con: duckdb.DuckDBPyConnection, kind: str, body: str) -> None:
    if kind == "statement":
        con.execute(body)
        return
    assert kind == "query", f"a block begins with statement or query, not {kind!r}"
    sql, dashes, rows = body.partition("\n----")
    assert dashes, f"a query needs ---- and its rows: {sql}"
    found = [" | ".join(map(written, row)) for row in con.execute(sql).fetchall()]
    assert found == [line.strip() for line in rows.splitlines() if line.strip()], sql


def written(value: object) -> str:
    """Return a cell as the test files write it."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    return "NULL" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_there_are_cases() -> None:
    assert CASES


def test_a_wrong_row_fails_the_case() -> None:
    with pytest.raises(AssertionError):
        run_block(duckdb.connect(), "query", "SELECT 1\n----\n2")


def test_every_relation_of_the_vocabulary_can_be_read_from_its_other_end() -> None:
    con = open_empty()
    create_macros(con, read_macros())
    relations = values("relation_verbs.relation")
    found = [con.execute("SELECT inverse_relation(?)", [relation]).fetchall()[0][0] for relation in relations]
    assert None not in found
