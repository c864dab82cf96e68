"""How the tables of two releases differ, and which differences break what readers wrote against the older one."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.release.facts import ColumnFacts, Release, TableFacts


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One difference: the table, the column if it is about one, what happened, and whether readers break."""

    table: str
    column: str | None
    change: str
    is_breaking: bool

    def __str__(self) -> str:
        name = self.table if self.column is None else f"{self.table}.{self.column}"
        return f"{name} {self.change}"


def compare_schemas(old: Release, new: Release) -> tuple[SchemaChange, ...]:
    """Return how tables, models, columns and macros differ.

    What is gone, renamed, of another type or newly NULL breaks readers; what is new does not.
    """
    return (*table_changes(old, new), *macro_changes(old, new))


def table_changes(old: Release, new: Release) -> Iterator[SchemaChange]:
    """Yield the differences of tables and models."""
    for table in old.tables:
        same = new.table(table.name)
        if same is None:
            yield SchemaChange(table.name, None, "is gone", True)
            continue
        if same.path != table.path:
            yield SchemaChange(table.name, None, f"lies at {same.path}, not at {table.path}", True)
        yield from column_changes(table, same)
    yield from (SchemaChange(t.name, None, "is new", False) for t in new.tables if old.table(t.name) is None)


def column_changes(old: TableFacts, new: TableFacts) -> Iterator[SchemaChange]:
    """Yield the differences of the columns of one table."""
    found = {column.name: column for column in new.columns}
    for column in old.columns:
        if column.name not in found:
            yield SchemaChange(old.name, column.name, "is gone", True)
        else:
            yield from meaning_changes(old.name, column, found[column.name])
    known = {column.name for column in old.columns}
    yield from (SchemaChange(old.name, c.name, "is new", False) for c in new.columns if c.name not in known)
    if old.key != new.key:
        yield SchemaChange(old.name, None, f"has the key {', '.join(new.key)}, not {', '.join(old.key)}", True)


def meaning_changes(table: str, old: ColumnFacts, new: ColumnFacts) -> Iterator[SchemaChange]:
    """Yield the differences of one column."""
    if old.type != new.type:
        yield SchemaChange(table, old.name, f"is {new.type}, not {old.type}", True)
    if old.required and not new.required:
        yield SchemaChange(table, old.name, "may be NULL", True)
    if old.description != new.description:
        yield SchemaChange(table, old.name, f"is described anew: {new.description}", False)


def macro_changes(old: Release, new: Release) -> Iterator[SchemaChange]:
    """Yield the differences of the macros in the DuckDB file; a name with other parameters is another macro."""
    for macro in old.macros:
        if macro not in new.macros:
            yield SchemaChange(macro, None, "is gone", True)
    yield from (SchemaChange(macro, None, "is new", False) for macro in new.macros if macro not in old.macros)
