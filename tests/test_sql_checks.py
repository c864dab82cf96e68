"""Checks are checked: the small warehouse trips none, and each planted fault trips exactly the checks that it names."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from checks_page import checks_page
from small_warehouse import small_warehouse
from sql_fault_catalogue import FAULTS, Fault

from pipelines.checks import run_checks
from pipelines.lineage import find_references
from pipelines.schema import Check, Column, Table
from pipelines.sql import all_checks, read_macros, read_models
from pipelines.sql_files import sources_behind
from pipelines.tables import BY_NAME, TABLES

CHECKS = all_checks()


def derived(table: Table) -> list[Check]:
    """Return the checks that the table's declaration implies."""
    endings = ("key_is_unique", "required_values_are_present", "references_are_found", "codes_are_known")
    names = {f"{table.name}_{ending}" for ending in endings}
    return [check for check in CHECKS if check.name in names]


def column_id(value: Table | Column) -> str:
    return value.name


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return small_warehouse()


@pytest.fixture
def broken(con: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The small warehouse inside a transaction that is rolled back."""
    con.execute("BEGIN")
    yield con
    con.execute("ROLLBACK")


@pytest.fixture(scope="module")
def sources() -> dict[str, set[str]]:
    """The tables and models that each check reads, also through macros."""
    macros = {macro.name: macro for macro in read_macros()}
    found = {check.name: find_references(check.sql) for check in CHECKS}
    return {name: {*refs.tables, *sources_behind(refs.functions, macros)} for name, refs in found.items()}


def judges(sources: dict[str, set[str]], targets: frozenset[str]) -> list[Check]:
    """Return the checks that a fault in `targets` may trip: those that read one of them.

    Models are built from tables afterwards, so a fault in a table is judged by the checks of tables alone. A check that
    names no table asks the catalogue, and so for all of them.
    """
    readers = [check for check in CHECKS if targets & sources[check.name] or not sources[check.name]]
    if targets <= BY_NAME.keys():
        return [check for check in readers if sources[check.name] <= BY_NAME.keys()]
    return readers


def tripped(con: duckdb.DuckDBPyConnection, checks: list[Check]) -> set[str]:
    return {result.check.name for result in run_checks(con, checks) if not result.passed}


def test_the_small_warehouse_trips_no_check(con: duckdb.DuckDBPyConnection) -> None:
    assert tripped(con, list(CHECKS)) == set()


def test_the_small_warehouse_has_rows_in_every_table(con: duckdb.DuckDBPyConnection) -> None:
    empty = [name for name in BY_NAME if not con.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchall()]
    assert empty == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.doc)
def test_a_planted_fault_trips_exactly_the_checks_that_it_names(
    broken: duckdb.DuckDBPyConnection, sources: dict[str, set[str]], fault: Fault
) -> None:
    broken.execute(fault.sql)
    assert tripped(broken, judges(sources, fault.targets)) == fault.trips


@pytest.mark.parametrize(("table", "column"), [(t, c) for t in TABLES for c in t.columns if c.required], ids=column_id)
def test_a_missing_value_trips_the_check_of_required_values(
    broken: duckdb.DuckDBPyConnection, table: Table, column: Column
) -> None:
    broken.execute(f"UPDATE {table.name} SET {column.name} = NULL")
    assert f"{table.name}_required_values_are_present" in tripped(broken, derived(table))


@pytest.mark.parametrize(
    ("table", "column"), [(t, c) for t in TABLES for c in t.columns if c.references], ids=column_id
)
def test_a_reference_to_nothing_trips_the_check_of_references(
    broken: duckdb.DuckDBPyConnection, table: Table, column: Column
) -> None:
    broken.execute(f"UPDATE {table.name} SET {column.name} = 'nowhere' WHERE rowid = 0")
    assert tripped(broken, derived(table)) == {f"{table.name}_references_are_found"}


@pytest.mark.parametrize(
    ("table", "column"), [(t, c) for t in TABLES for c in t.columns if c.vocabulary], ids=column_id
)
def test_an_unknown_code_trips_the_check_of_codes(
    broken: duckdb.DuckDBPyConnection, table: Table, column: Column
) -> None:
    broken.execute(f"UPDATE {table.name} SET {column.name} = 'no such code'")
    assert tripped(broken, derived(table)) == {f"{table.name}_codes_are_known"}


@pytest.mark.parametrize("name", [*BY_NAME, *(model.name for model in read_models())])
def test_a_doubled_row_trips_the_check_of_keys(broken: duckdb.DuckDBPyConnection, name: str) -> None:
    if name == "near_duplicates":  # no two pages of the small warehouse nearly repeat each other
        broken.execute("INSERT INTO near_duplicates SELECT document_id, document_id, 1.0 FROM documents")
    broken.execute(f"INSERT INTO {name} SELECT * FROM {name} LIMIT 1")
    assert f"{name}_key_is_unique" in tripped(broken, [check for check in CHECKS if check.table == name])


@pytest.mark.parametrize("documents", [1, 2, 10_000])
def test_a_check_in_parts_looks_at_every_document_once(
    broken: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, documents: int
) -> None:
    monkeypatch.setattr("pipelines.checks.PART_DOCUMENTS", documents)
    broken.execute("UPDATE citations SET text = text || '!'")
    (check,) = (check for check in all_checks() if check.name == "citation_text_is_a_slice_of_the_capture")
    (result,) = run_checks(broken, [check])
    assert check.in_parts
    assert [(result.row_count,)] == broken.execute("SELECT count(*) FROM citations").fetchall()
    assert broken.execute("SELECT getvariable('part_from'), getvariable('part_to')").fetchall() == [(None, None)]


def test_every_check_of_a_file_is_tripped_by_some_fault() -> None:
    planted = frozenset[str]().union(*(fault.trips for fault in FAULTS))
    written = {path.stem for path in (Path(__file__).parent.parent / "dbt_like_sql/checks").glob("*.sql")}
    assert written - planted == set()
    assert planted - {check.name for check in CHECKS} == set()


def test_the_page_of_checks_is_in_step() -> None:
    page = Path(__file__).parent.parent / "docs/checks.md"
    assert page.read_text(encoding="utf-8") == checks_page(), "run: python tests/checks_page.py docs/checks.md"
