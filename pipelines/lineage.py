"""Which tables and functions a SELECT reads, found by DuckDB's own parser without binding anything."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import duckdb


@dataclass(frozen=True, slots=True)
class References:
    """What one SELECT names: tables (CTEs left out) and functions, in lower case."""

    tables: frozenset[str]
    functions: frozenset[str]


@cache
def parser() -> duckdb.DuckDBPyConnection:
    """Return the connection whose cursors parse; it holds no data."""
    return duckdb.connect(config={"threads": 1})


@cache
def find_references(sql: str) -> References:
    """Return what the one SELECT in `sql` reads; `ValueError` says why where it is not exactly one SELECT.

    A table outside the schema `main` keeps its schema: `other.works`.
    """
    with parser().cursor() as con:
        answer = con.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()[0][0]
    tree = json.loads(answer)
    if tree["error"]:
        raise ValueError(str(tree["error_message"]).splitlines()[0])
    if len(tree["statements"]) != 1:
        raise ValueError(f"holds {len(tree['statements'])} statements where exactly one SELECT is wanted")
    found = set(walk(tree["statements"][0], frozenset()))
    return References(
        frozenset(name for kind, name in found if kind == "table"),
        frozenset(name for kind, name in found if kind == "function"),
    )


def walk(node: object, ctes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield (kind, name) of each table and function below a node of the parse tree; `ctes` are the names in scope."""
    if isinstance(node, list):
        for item in node:
            yield from walk(item, ctes)
    elif isinstance(node, dict):
        yield from name_of(node, ctes)
        scope = ctes | {node["cte_name"].lower()} if node.get("type") == "RECURSIVE_CTE_NODE" else ctes
        for entry in (node.get("cte_map") or {}).get("map", ()):
            # A CTE sees those before it, never itself (unless recursive): a table of the same name is a source.
            yield from walk(entry["value"], scope)
            scope |= {entry["key"].lower()}
        for key, value in node.items():
            if key != "cte_map":
                yield from walk(value, scope)


def name_of(node: dict[str, object], ctes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the table or function that this very node names, if any; only an unqualified name can be a CTE."""
    if node.get("type") == "BASE_TABLE":
        schema, table = str(node["schema_name"]).lower(), str(node["table_name"]).lower()
        if schema or table not in ctes:
            yield "table", table if schema in {"", "main"} else f"{schema}.{table}"
    elif node.get("type") == "FUNCTION":
        yield "function", str(node["function_name"]).lower()
