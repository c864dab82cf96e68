"""The files of dbt_like_sql/ as values: models in the order that their own SQL implies, macros and checks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Protocol, TypeVar

from pipelines.lineage import find_references
from pipelines.schema import Check, columns_check, derived_checks
from pipelines.sql_header import Header, SqlFileError, first_sentence, split_header
from pipelines.tables import BY_NAME, TABLES
from pipelines.vocab import values

SQL_FOLDER = Path(__file__).parent.parent / "dbt_like_sql"
MACRO = re.compile(
    r"CREATE OR REPLACE MACRO (?P<name>[a-z][a-z0-9_]{0,60})\((?P<parameters>[^()]{0,500})\) AS\s{1,4}"
    r"(?P<table>TABLE\s{1,4})?(?P<body>.{1,50000})",
    re.DOTALL,
)
PARTS = re.compile(r"([a-z][a-z0-9_]{0,60})\.([a-z][a-z0-9_]{0,60})")
BY_DOCUMENTS = ("documents", "document_id")
ROW_GROUP_ROWS = 120_000
FILE_NAME = re.compile(r"[a-z][a-z0-9_]{0,150}")


@dataclass(frozen=True, slots=True)
class Macro:
    """A scalar or table macro. `sources` are the tables and models, `calls` the macros that its own body names."""

    name: str
    parameters: str
    sql: str
    doc: str
    is_table: bool
    columns: tuple[tuple[str, str], ...]
    caveats: str | None
    sources: tuple[str, ...]
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A model: one SELECT and what its header says.

    `columns` are (name, meaning) in order, `sources` the tables and models that it reads, also through macros;
    `sort` is what its rows are sorted by, SQL expressions before the key. `parts` is the (table, column) that a big
    model is built along, one value at a time: its SQL keeps to `getvariable('part')` where that is set. With
    BY_DOCUMENTS it is built along ranges of documents, as in_part() tells; its order is then that of the documents.
    """

    name: str
    sql: str
    doc: str
    columns: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    key: tuple[str, ...]
    sort: tuple[str, ...] = ()
    caveats: str | None = None
    parts: tuple[str, str] | None = None
    row_group_rows: int = ROW_GROUP_ROWS

    @property
    def grain(self) -> str:
        """What one row is, in one sentence."""
        return first_sentence(self.doc)

    @property
    def order(self) -> str:
        """The ORDER BY list that puts its rows in their one order."""
        return ", ".join((*self.sort, *self.key))


class Named(Protocol):
    """What has a name."""

    @property
    def name(self) -> str:
        """The name."""


N = TypeVar("N", bound=Named)


@cache
def read_models(folder: Path = SQL_FOLDER) -> tuple[Model, ...]:
    """Return the models of `folder`, each after those that it reads, ties by name.

    Raises `SqlFileError`, which names the file: a header that can't be read, SQL that isn't one SELECT, a source that
    is neither table nor model, or models that read each other in a circle.
    """
    macros = {macro.name: macro for macro in read_macros(folder)}
    models = [read_model(path, macros) for path in sql_paths(folder / "models")]
    names = {model.name for model in models}
    for model in models:
        require_known(model.sources, names, f"models/{model.name}.sql")
    return in_order(models, {model.name: [s for s in model.sources if s in names] for model in models})


def read_model(path: Path, macros: Mapping[str, Macro]) -> Model:
    """Return the model of one file; its sources include what the macros that it calls read."""
    where = f"models/{path.name}"
    header, sql = split_header(path.read_text(encoding="utf-8"), where)
    if path.stem in BY_NAME:
        raise SqlFileError(f"{where}: a table has this name already")
    tables, calls = parse_select(sql, where)
    return Model(
        name=path.stem,
        sql=sql,
        doc=header.doc,
        columns=header.columns,
        sources=tuple(sorted(tables | sources_behind(calls, macros))),
        key=comma_list(header.field("key", where)),
        sort=comma_list(header.fields.get("sort", "")),
        caveats=header.fields.get("caveats"),
        parts=parts_of(header, tables, calls, where),
        row_group_rows=int(header.fields.get("rows in a group", ROW_GROUP_ROWS)),
    )


def parts_of(header: Header, tables: frozenset[str], calls: frozenset[str], where: str) -> tuple[str, str] | None:
    """Return the table and column that a model is built along; `SqlFileError` unless its SQL keeps to a part."""
    said = header.fields.get("in parts")
    if said is None or (said == BY_DOCUMENTS[0] and "in_part" in calls):
        return BY_DOCUMENTS if said else None
    found = PARTS.fullmatch(said)
    if not found or found[1] not in tables:
        raise SqlFileError(
            f"{where}: 'in parts' names table.column of a table that the model reads, or documents where it calls "
            f"in_part(), not {said!r}"
        )
    return found[1], found[2]


@cache
def read_macros(folder: Path = SQL_FOLDER) -> tuple[Macro, ...]:
    """Return the macros of `folder`, each after those that it calls, ties by name; faults as in `read_models`."""
    macros = [read_macro(path) for path in sql_paths(folder / "macros")]
    names = {macro.name for macro in macros}
    return in_order(macros, {macro.name: [c for c in macro.calls if c in names] for macro in macros})


def read_macro(path: Path) -> Macro:
    """Return the macro of one file: `CREATE OR REPLACE MACRO name(parameters) AS [TABLE] …`."""
    where = f"macros/{path.name}"
    header, sql = split_header(path.read_text(encoding="utf-8"), where)
    found = MACRO.fullmatch(sql)
    if not found or found["name"] != path.stem:
        raise SqlFileError(f"{where}: expected CREATE OR REPLACE MACRO {path.stem}(…) AS …")
    body = found["body"] if found["table"] else f"SELECT {found['body']}"
    tables, calls = parse_select(body, where)
    return Macro(
        name=path.stem,
        parameters=found["parameters"],
        sql=sql,
        doc=header.doc,
        is_table=bool(found["table"]),
        columns=header.columns,
        caveats=header.fields.get("caveats"),
        sources=tuple(sorted(tables)),
        calls=tuple(sorted(calls)),
    )


def read_checks(folder: Path = SQL_FOLDER) -> tuple[Check, ...]:
    """Return the checks of `folder`, by name; faults as in `read_models`."""
    names = {path.stem for path in sql_paths(folder / "models")}
    return tuple(read_check(path, names) for path in sql_paths(folder / "checks"))


def read_check(path: Path, models: set[str]) -> Check:
    """Return the check of one file: its header says why it matters, where it is shown and what to do when it fails."""
    where = f"checks/{path.name}"
    header, sql = split_header(path.read_text(encoding="utf-8"), where)
    tables, _ = parse_select(sql, where)
    shown_on = header.field("shown on", where)
    require_known({*tables, shown_on}, models, where)
    remedy = header.field("when it fails", where)
    doc = f"{header.doc} When it fails: {remedy}"
    return Check(path.stem, shown_on, sql, doc, severity(header, where), is_in_parts(header, where))


def is_in_parts(header: Header, where: str) -> bool:
    """Return whether a check is asked of some documents after the others: `in parts: documents`."""
    said = header.fields.get("in parts")
    if said not in (None, "documents"):
        raise SqlFileError(f"{where}: a check is made in parts of documents, not of {said!r}")
    return said is not None


def severity(header: Header, where: str) -> str:
    """Return a check's severity: error, unless the header says warning."""
    said = header.fields.get("severity", "error")
    if said not in {"error", "warning"}:
        raise SqlFileError(f"{where}: severity is error or warning, not {said!r}")
    return said


def all_checks(folder: Path = SQL_FOLDER) -> tuple[Check, ...]:
    """Return the checks that tables and models imply and those of the files; `SqlFileError` if two have one name."""
    vocabularies = {c.vocabulary: values(c.vocabulary) for t in TABLES for c in t.columns if c.vocabulary}
    derived = [check for table in TABLES for check in derived_checks(table, vocabularies)]
    checks = (columns_check(TABLES), *derived, *map(key_check, read_models(folder)), *read_checks(folder))
    names = [check.name for check in checks]
    for name in names:
        if names.count(name) > 1:
            raise SqlFileError(f"checks/{name}.sql: a derived check has this name already")
    return checks


def key_check(model: Model) -> Check:
    """Return the check that a model's key is unique; NULL counts as a value."""
    key = ", ".join(model.key)
    return Check(
        f"{model.name}_key_is_unique",
        model.name,
        f"SELECT {key}, count(*) AS row_count FROM {model.name} GROUP BY ALL HAVING count(*) > 1",
        f"No two rows of {model.name} share {key}. When it fails: the model joins one row with many.",
    )


def sql_paths(folder: Path) -> list[Path]:
    """Return the SQL files of a folder, by name; `SqlFileError` for a name that can't be that of a table."""
    paths = sorted(folder.glob("*.sql"))
    for path in paths:
        if not FILE_NAME.fullmatch(path.stem):
            raise SqlFileError(f"{folder.name}/{path.name}: a file name is lower case letters, digits and _")
    return paths


def table_names(folder: Path = SQL_FOLDER) -> list[str]:
    """Return what can stand behind FROM: tables, models, and macros with their opening bracket; reads no file."""
    models, macros = sql_paths(folder / "models"), sql_paths(folder / "macros")
    return [*BY_NAME, *(path.stem for path in models), *(f"{path.stem}(" for path in macros)]


def parse_select(sql: str, where: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the tables and functions that a SELECT names; `SqlFileError` with the file if it is not one."""
    try:
        found = find_references(sql)
    except ValueError as error:
        raise SqlFileError(f"{where}: {error}") from error
    return found.tables, found.functions


def sources_behind(calls: frozenset[str], macros: Mapping[str, Macro]) -> set[str]:
    """Return the tables and models that the called macros read, through whatever macros they call in turn."""
    waiting, seen, sources = set(calls & macros.keys()), set[str](), set[str]()
    while waiting:
        macro = macros[waiting.pop()]
        seen.add(macro.name)
        sources.update(macro.sources)
        waiting |= (set(macro.calls) & macros.keys()) - seen
    return sources


def require_known(sources: Iterable[str], models: set[str], where: str) -> None:
    """Raise `SqlFileError` for the first source that is neither a table nor a model."""
    for source in sorted(sources):
        if source not in BY_NAME and source not in models:
            raise SqlFileError(f"{where}: reads {source!r}, which is neither a table nor a model")


def in_order(items: Iterable[N], needs: Mapping[str, list[str]]) -> tuple[N, ...]:
    """Return the items, each after those that it needs, ties by name; `SqlFileError` for a circle."""
    by_name = {item.name: item for item in items}
    sorter = TopologicalSorter(needs)
    try:
        sorter.prepare()
    except CycleError as error:
        raise SqlFileError(f"these read each other in a circle: {' -> '.join(error.args[1])}") from error
    ordered: list[N] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered += [by_name[name] for name in ready]
        sorter.done(*ready)
    return tuple(ordered)


def comma_list(text: str) -> tuple[str, ...]:
    """Return the parts of a comma-separated list."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
