"""Lineage is read from the SQL itself, and a fault in one of our SQL files is one sentence that names it."""

from pathlib import Path

import pytest

from pipelines.lineage import find_references
from pipelines.sql import SqlFileError, read_checks, read_macros, read_models

HEADER = "-- One row per thing. More is not said.\n--\n-- key: a\n-- columns:\n--   a: The thing.\n"


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ("SELECT * FROM t", {"t"}),
        ("FROM t JOIN u USING (id)", {"t", "u"}),
        ("SELECT * FROM t WHERE a IN (SELECT b FROM u)", {"t", "u"}),
        ("SELECT (SELECT max(b) FROM u) FROM t", {"t", "u"}),
        ("WITH c AS (SELECT * FROM t) SELECT * FROM c", {"t"}),
        ("WITH c AS (SELECT 1), d AS (SELECT * FROM c, t) SELECT * FROM d", {"t"}),
        ("WITH RECURSIVE c AS (FROM t UNION ALL SELECT c.* FROM c JOIN u USING (id)) SELECT * FROM c", {"t", "u"}),
        ("SELECT * FROM (WITH c AS (SELECT * FROM t) SELECT * FROM c)", {"t"}),
        ("SELECT * FROM t, LATERAL (SELECT * FROM u WHERE u.id = t.id)", {"t", "u"}),
        ("SELECT * FROM Documents", {"documents"}),
        ("SELECT 1", set()),
    ],
)  # fmt: skip
def test_tables_are_found_wherever_a_select_names_them(sql: str, tables: set[str]) -> None:
    assert find_references(sql).tables == tables


def test_a_cte_named_like_its_source_hides_it_only_after_itself() -> None:
    sql = "WITH works AS (SELECT * FROM works) SELECT * FROM works"
    assert find_references(sql).tables == {"works"}


def test_a_schema_qualified_table_named_like_a_cte_is_a_source() -> None:
    sql = "WITH a AS (SELECT 1) SELECT * FROM a, main.a, other.a"
    assert find_references(sql).tables == {"a", "other.a"}


def test_a_cte_of_a_subquery_does_not_hide_the_table_outside_it() -> None:
    sql = "SELECT * FROM (WITH t AS (SELECT 1 AS x) SELECT * FROM t) AS s JOIN t ON true"
    assert find_references(sql).tables == {"t"}


def test_functions_are_found_too() -> None:
    assert {"fold", "in_force"} <= find_references("SELECT fold(x) FROM in_force(d)").functions


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT 1; SELECT 2", "2 statements"),
        ("", "0 statements"),
        ("SELEC 1", "syntax error"),
        ("INSERT INTO t SELECT 1", "Only SELECT"),
        ("PIVOT t ON a USING sum(b)", "Only SELECT"),
    ],
)
def test_what_is_not_one_select_is_refused_with_its_reason(sql: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        find_references(sql)


def write_sql(folder: Path, **files: str) -> Path:
    """Write dbt_like_sql files given as models__name="…" and return the folder."""
    for kind in ("models", "macros", "checks"):
        (folder / kind).mkdir(exist_ok=True)
    for name, text in files.items():
        kind, _, stem = name.partition("__")
        (folder / kind / f"{stem}.sql").write_text(text, encoding="utf-8")
    return folder


def test_models_come_after_what_they_read_and_else_by_name(tmp_path: Path) -> None:
    folder = write_sql(
        tmp_path,
        models__a=HEADER + "SELECT a FROM z",
        models__z=HEADER + "SELECT document_id AS a FROM documents",
        models__c=HEADER + "SELECT document_id AS a FROM documents",
        models__b=HEADER + "SELECT document_id AS a FROM documents",
    )
    assert [model.name for model in read_models(folder)] == ["b", "c", "z", "a"]


def test_a_model_depends_on_what_the_macros_that_it_calls_read(tmp_path: Path) -> None:
    folder = write_sql(
        tmp_path,
        macros__shown="-- Shown.\nCREATE OR REPLACE MACRO shown(x) AS TABLE SELECT * FROM hidden(x)",
        macros__hidden="-- Hidden.\nCREATE OR REPLACE MACRO hidden(x) AS TABLE SELECT x AS a, * FROM z, terms",
        models__a=HEADER + "SELECT a FROM shown(1)",
        models__z=HEADER + "SELECT document_id AS a FROM documents",
    )
    assert [(model.name, model.sources) for model in read_models(folder)] == [
        ("z", ("documents",)),
        ("a", ("terms", "z")),
    ]
    assert [macro.name for macro in read_macros(folder)] == ["hidden", "shown"]


def test_a_header_gives_grain_key_columns_and_caveats(tmp_path: Path) -> None:
    header = (
        "-- One row per thing. It has\n-- two lines.\n--\n-- key: a, b\n-- sort: b DESC\n-- columns:\n"
        "--   a: The thing,\n--     at length.\n--   b: Its size: in metres.\n-- caveats: None that\n--     matter.\n"
    )
    (model,) = read_models(write_sql(tmp_path, models__m=header + "SELECT 1 AS a, 2 AS b;\n"))
    assert (model.grain, model.doc) == ("One row per thing.", "One row per thing. It has two lines.")
    assert (model.key, model.order, model.caveats) == (("a", "b"), "b DESC, a, b", "None that matter.")
    assert model.columns == (("a", "The thing, at length."), ("b", "Its size: in metres."))
    assert model.sql == "SELECT 1 AS a, 2 AS b"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"models__m": "SELECT 1 AS a"}, "models/m.sql: the header does not begin"),
        ({"models__m": HEADER}, "models/m.sql: there is no statement"),
        ({"models__m": HEADER + "SELECT 1; SELECT 2"}, "models/m.sql: holds 2 statements"),
        ({"models__m": HEADER + "SELEC"}, "models/m.sql: syntax error"),
        ({"models__m": HEADER + "SELECT * FROM nowhere"}, "models/m.sql: reads 'nowhere'"),
        ({"models__m": HEADER + "SELECT * FROM other.documents"}, "models/m.sql: reads 'other.documents'"),
        ({"models__m": HEADER.replace("-- key: a\n", "") + "SELECT 1"}, "models/m.sql: the header says no 'key:'"),
        ({"models__m": HEADER + "--   a: Again.\nSELECT 1"}, "models/m.sql: the header says 'a' twice"),
        ({"models__m": HEADER + "-- ???\nSELECT 1"}, "models/m.sql: cannot read the header line"),
        ({"models__m": HEADER + "-- in parts: terms.term\nSELECT 1"}, "models/m.sql: 'in parts' names table.column"),
        ({"models__m": HEADER + "-- in parts: documents\nSELECT 1"}, "or documents where it calls in_part()"),
        ({"models__works": HEADER + "SELECT 1", "models__A": HEADER + "SELECT 1"}, "models/A.sql: a file name"),
        ({"models__documents": HEADER + "SELECT 1"}, "models/documents.sql: a table has this name"),
        ({"models__a": HEADER + "FROM b", "models__b": HEADER + "FROM a"}, "in a circle: (a -> b -> a|b -> a -> b)"),
        ({"macros__m": "-- M.\nCREATE MACRO n(x) AS x"}, "macros/m.sql: expected CREATE OR REPLACE MACRO m"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_in_an_sql_file_is_one_sentence_that_names_it(tmp_path: Path, files: dict[str, str], said: str) -> None:
    with pytest.raises(SqlFileError, match=said.replace("(x)", r"\(x\)").replace("???", r"\?\?\?")):
        read_models(write_sql(tmp_path, **files))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-- Why.\nSELECT 1", "checks/c.sql: the header says no 'shown on:'"),
        ("-- Why.\n--\n-- shown on: nowhere\n-- when it fails: Mend.\nSELECT 1", "checks/c.sql: reads 'nowhere'"),
        ("-- Why.\n--\n-- shown on: documents\nSELECT 1", "checks/c.sql: the header says no 'when it fails:'"),
        (
            "-- Why.\n--\n-- shown on: documents\n-- severity: grave\n-- when it fails: Mend.\nSELECT 1",
            "checks/c.sql: severity is error or warning, not 'grave'",
        ),
    ],
)
def test_a_check_says_why_where_and_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SqlFileError, match=said):
        read_checks(write_sql(tmp_path, checks__c=text))


def test_the_checks_of_the_project_are_shown_on_tables_or_models() -> None:
    checks = read_checks()
    assert len(checks) >= 50
    assert {check.severity for check in checks} == {"error", "warning"}
