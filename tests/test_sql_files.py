"""Each file in tests/sql is a test: statements fill the tables, queries ask the models, rows are the answer.

    statement
    INSERT INTO documents BY NAME SELECT …

    query
    SELECT a, b FROM works ORDER BY ALL
    ----
    62-KL/TW | 1

Statements run first, then the models that queries read are built. NULL is written NULL, a list [a, b]; nothing below
the dashes says that no row comes back.
"""

from pathlib import Path

import duckdb
import pytest
from sql_database import build_models, fill_vocabulary, open_empty

from pipelines.lineage import find_references
from pipelines.sql import create_macros, read_macros, read_models
from pipelines.sql_files import sources_behind
from pipelines.vocab import values

CASES = sorted((Path(__file__).parent / "sql").glob("*.test"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_sql_answers_as_written(case: Path) -> None:
    statements, queries = read_blocks(case.read_text(encoding="utf-8"))
    con = open_empty()
    fill_vocabulary(con)
    for statement in statements:
        con.execute(statement)
    build_models(con, sources_of([sql for sql, _ in queries]))
    for sql, rows in queries:
        assert answer(con, sql) == rows, sql


def sources_of(queries: list[str]) -> set[str]:
    """Return the tables and models that queries read, also through macros."""
    macros = {macro.name: macro for macro in read_macros()}
    found = [find_references(sql) for sql in queries]
    return set().union(*(refs.tables | sources_behind(refs.functions, macros) for refs in found))


def read_blocks(text: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Return the statements, and each query with its rows; blank lines set blocks apart, # begins a comment."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    blocks = [block.strip("\n").partition("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    assert {kind for kind, _, _ in blocks} <= {"statement", "query"}, "a block begins with statement or query"
    queries = [body.partition("\n----") for kind, _, body in blocks if kind == "query"]
    assert queries, "the case asks nothing"
    assert all(dashes for _, dashes, _ in queries), "a query needs ---- and its rows"
    rows = [[line.strip() for line in rows.splitlines() if line.strip()] for _, _, rows in queries]
    return (
        [body for kind, _, body in blocks if kind == "statement"],
        [(sql, wanted) for (sql, _, _), wanted in zip(queries, rows, strict=True)],
    )


def answer(con: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    """Return the rows that a query gives, as the test files write them."""
    return [" | ".join(map(written, row)) for row in con.execute(sql).fetchall()]


def written(value: object) -> str:
    """Return a cell as the test files write it."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    return "NULL" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_every_model_and_every_table_macro_is_asked_by_some_case() -> None:
    queries = [sql for case in CASES for sql, _ in read_blocks(case.read_text(encoding="utf-8"))[1]]
    found = [find_references(sql) for sql in queries]
    asked = set[str]().union(*(refs.tables | refs.functions for refs in found))
    wanted = {model.name for model in read_models()} | {macro.name for macro in read_macros() if macro.is_table}
    assert wanted - asked == set()


def test_a_case_is_read_as_it_is_written() -> None:
    text = "# Why.\n\nstatement\nSELECT\n1\n\nquery\nSELECT 1\n----\n1\n\nquery\nSELECT 1 WHERE false\n----\n"
    assert read_blocks(text) == (["SELECT\n1"], [("SELECT 1", ["1"]), ("SELECT 1 WHERE false", [])])


def test_cells_are_written_as_the_cases_write_them() -> None:
    assert answer(duckdb.connect(), "SELECT 1, NULL, true, ['a', NULL], DATE '2020-01-02'") == [
        "1 | NULL | true | [a, NULL] | 2020-01-02"
    ]


def test_every_relation_of_the_vocabulary_can_be_read_from_its_other_end() -> None:
    con = open_empty()
    create_macros(con, read_macros())
    relations = values("relation_verbs.relation")
    found = [con.execute("SELECT inverse_relation(?)", [relation]).fetchall()[0][0] for relation in relations]
    assert None not in found
