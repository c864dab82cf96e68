"""Checks are checked: the small warehouse trips none, and each planted fault trips exactly the checks that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from small_warehouse import small_warehouse

from pipelines.lineage import find_references
from pipelines.schema import Check, Column, Table
from pipelines.sql import all_checks, read_models, run_checks
from pipelines.tables import BY_NAME, TABLES

CHECKS = all_checks()
BLOCK = re.compile(r"-- (?P<doc>[^\n]{1,200})\n-- trips: (?P<trips>[^\n]{1,500})\n(?P<sql>.{1,2000})", re.DOTALL)
TARGET = re.compile(r"(?:UPDATE|INSERT INTO|DELETE FROM) ([a-z_]{1,60})")


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, the checks that must say so, and the statement that plants it."""

    doc: str
    trips: frozenset[str]
    sql: str

    @property
    def target(self) -> str:
        return str(TARGET.search(self.sql)[1])  # type: ignore[index]


def read_faults() -> list[Fault]:
    text = (Path(__file__).parent / "sql_faults.sql").read_text(encoding="utf-8")
    blocks = [BLOCK.fullmatch(block.strip()) for block in text.split("\n\n")[1:]]
    assert all(blocks), "a block begins with its sentence and what it trips"
    return [Fault(b["doc"], frozenset(b["trips"].split(", ")), b["sql"]) for b in blocks if b]


FAULTS = read_faults()


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
def table_checks(con: duckdb.DuckDBPyConnection) -> list[Check]:
    """The checks that read no model."""
    return [check for check in CHECKS if find_references(con, check.sql).tables <= BY_NAME.keys()]


def tripped(con: duckdb.DuckDBPyConnection, checks: list[Check]) -> set[str]:
    return {result.check.name for result in run_checks(con, checks) if not result.passed}


def test_the_small_warehouse_trips_no_check(con: duckdb.DuckDBPyConnection) -> None:
    assert tripped(con, list(CHECKS)) == set()


def test_the_small_warehouse_has_rows_in_every_table(con: duckdb.DuckDBPyConnection) -> None:
    empty = [name for name in BY_NAME if not con.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchall()]
    assert empty == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.doc)
def test_a_planted_fault_trips_exactly_the_checks_that_it_names(
    broken: duckdb.DuckDBPyConnection, table_checks: list[Check], fault: Fault
) -> None:
    broken.execute(fault.sql)
    # Models are built from tables afterwards: a fault in a table is judged by the checks of tables alone.
    assert tripped(broken, table_checks if fault.target in BY_NAME else list(CHECKS)) == fault.trips


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
    broken.execute(f"INSERT INTO {name} SELECT * FROM {name} LIMIT 1")
    assert f"{name}_key_is_unique" in tripped(broken, [check for check in CHECKS if check.table == name])


def test_every_check_of_a_file_is_tripped_by_some_fault() -> None:
    planted = frozenset[str]().union(*(fault.trips for fault in FAULTS))
    written = {path.stem for path in (Path(__file__).parent.parent / "dbt_like_sql/checks").glob("*.sql")}
    assert written - planted == set()
    assert planted - {check.name for check in CHECKS} == set()
