"""What the charts and tables of the page show: one small query each, all in one file."""

import duckdb

from pipelines.release.page.source import SQL, Value, read_columns, read_sql


def read_charts(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, list[Value]]]:
    """Return the rows of each query of sql/charts, by its name."""
    return {path.stem: read_columns(con, read_sql(f"charts/{path.stem}")) for path in sorted(SQL.glob("charts/*.sql"))}
