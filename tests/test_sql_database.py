"""What is built is what was written: models as Parquet, the published database, locked queries."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import write_models

from pipelines.checks import run_checks
from pipelines.parquet import regroup, write_parquet
from pipelines.sql import (
    Macro,
    Model,
    SqlError,
    SqlFileError,
    all_checks,
    attach_tables,
    build_model,
    connect,
    query,
    read_macros,
    read_models,
)
from pipelines.tables import DOCUMENTS, TABLES

MODEL = Model("m", "SELECT 1 AS a", "One row.", (("a", "The one."),), (), ("a",))


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of each file."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.parquet")}


def build_all(data: Path, folder: Path) -> dict[str, str]:
    """Build every model into `folder`; return the hash of each file."""
    write_models(data, folder)
    return hashes(folder)


def test_models_have_the_same_bytes_whatever_the_order_of_rows(data: Path, models: Path, tmp_path: Path) -> None:
    shuffled = tmp_path / "data"
    shuffled.mkdir()
    for table in TABLES:
        rows = pq.read_table(data / f"{table.name}.parquet")
        write_parquet(rows.take(list(range(rows.num_rows))[::-1]), table.arrow(), shuffled / f"{table.name}.parquet")
    assert build_all(shuffled, tmp_path / "models") == hashes(models)


def test_a_models_parquet_file_says_what_it_holds(models: Path) -> None:
    schema = pq.read_schema(models / "works.parquet")
    assert schema.metadata[b"description"].startswith(b"One row per work")
    assert b"Article 15" in schema.metadata[b"licence"]
    assert all(schema.field(name).metadata[b"description"] for name in schema.names)


def test_columns_that_the_header_does_not_describe_stop_the_build(tmp_path: Path) -> None:
    with connect() as con, pytest.raises(SqlFileError, match=r"models/m.sql: the header describes"):
        build_model(con, replace(MODEL, sql="SELECT 1 AS a, 2 AS b"), tmp_path / "m.parquet")
    assert list(tmp_path.iterdir()) == []


def test_a_column_type_that_tables_do_not_have_stops_the_build(tmp_path: Path) -> None:
    with connect() as con, pytest.raises(SqlFileError, match=r"models/m.sql: a has type decimal128"):
        build_model(con, replace(MODEL, sql="SELECT sum(1) AS a"), tmp_path / "m.parquet")


def test_sql_that_duckdb_rejects_stops_the_build_with_the_files_name(tmp_path: Path) -> None:
    with connect() as con, pytest.raises(SqlFileError, match=r"models/m.sql: .*nowhere"):
        build_model(con, replace(MODEL, sql="SELECT a FROM nowhere"), tmp_path / "m.parquet")


def test_a_model_built_in_parts_holds_the_rows_of_all_parts_in_order(tmp_path: Path) -> None:
    sql = "SELECT part, list(n ORDER BY n) AS numbers FROM source WHERE {} GROUP BY part"
    kept = "getvariable('part') IS NULL OR part = getvariable('part')"
    columns = (("part", "Part."), ("numbers", "Numbers."))
    whole = replace(MODEL, sql=sql.format("true"), columns=columns, key=("part",))
    parted = replace(whole, sql=sql.format(kept), parts=("source", "part"), row_group_rows=2)
    with connect() as con:
        con.execute("CREATE TABLE source AS SELECT n % 5 AS part, n FROM range(100) AS t (n)")
        assert build_model(con, whole, tmp_path / "w.parquet") == build_model(con, parted, tmp_path / "p.parquet") == 5
        assert con.execute("SELECT getvariable('part')").fetchall() == [(None,)]
    assert pq.read_table(tmp_path / "p.parquet") == pq.read_table(tmp_path / "w.parquet")
    assert pq.read_metadata(tmp_path / "p.parquet").num_row_groups == 5, "a row group holds rows of one part alone"


def test_duckdb_draws_no_bars_over_what_we_show() -> None:
    """It draws them by itself where Python runs no file."""
    asked = "execute(\"SELECT current_setting('enable_progress_bar')\").fetchall()"
    code = f"import duckdb, pipelines.sql as ours; print(duckdb.connect().{asked}, ours.connect().{asked})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[(True,)] [(False,)]\n"


def test_a_part_reads_its_own_rows_alone(tmp_path: Path) -> None:
    """Were `part` not set while its rows are made, each part would hold everything."""
    sql = "SELECT getvariable('part') AS a FROM source LIMIT 1"
    with connect() as con:
        con.execute("CREATE TABLE source AS SELECT unnest([3, 1, 2]) AS part")
        build_model(con, replace(MODEL, sql=sql, parts=("source", "part")), tmp_path / "m.parquet")
    assert pq.read_table(tmp_path / "m.parquet").column("a").to_pylist() == [1, 2, 3]


def test_the_index_is_the_same_built_in_one_part_and_in_many(data: Path, models: Path, tmp_path: Path) -> None:
    """What it says of a word must not follow from where blocks end, but for the blocks."""
    (model,) = [model for model in read_models() if model.name == "search_postings"]
    gathered = (
        "SELECT term, folded_term, sum(occurrence_count), list_sort(flatten(list(section_numbers))) "
        "FROM {} GROUP BY ALL ORDER BY ALL"
    )
    with connect() as con:
        attach_tables(con, data, models)
        expected = con.execute(gathered.format("search_postings")).fetchall()
        third = "(hash(document_id) % 3)::INTEGER AS block"
        con.execute(f"CREATE TEMP TABLE numbered AS SELECT * REPLACE ({third}) FROM search_sections")
        con.execute("CREATE OR REPLACE TEMP VIEW search_sections AS FROM numbered")
        path = tmp_path / "search_postings.parquet"
        assert build_model(con, model, path) >= len(expected)
        assert con.execute(gathered.format(f"'{path}'")).fetchall() == expected


def test_what_needs_more_than_the_memory_limit_is_spilled_and_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANBAN_MEMORY_LIMIT", "60MB")
    sql = "SELECT md5(i::VARCHAR) AS a, count(*) AS n FROM range(1000000) AS t (i) GROUP BY 1"
    model = replace(MODEL, sql=sql, columns=(("a", "Hash."), ("n", "Count.")), key=("a",))
    with connect(threads=1, temp_directory=tmp_path / "none") as con:
        con.execute("SET max_temp_directory_size = '0KB'")
        with pytest.raises(SqlFileError, match="Out of Memory"):
            build_model(con, model, tmp_path / "m.parquet")
    with connect(threads=1, temp_directory=tmp_path / "spill") as con:
        assert build_model(con, model, tmp_path / "m.parquet") == 1_000_000
    assert [path.name for path in tmp_path.iterdir()] == ["m.parquet"]


def test_checks_over_the_parquet_files_pass(data: Path, models: Path) -> None:
    with connect() as con:
        attach_tables(con, data, models)
        assert [result.check.name for result in run_checks(con, all_checks()) if not result.passed] == []


def test_a_failing_check_shows_its_first_rows_in_order() -> None:
    check = replace(all_checks()[0], sql="SELECT 30 - i AS n FROM range(30) AS t (i)")
    with connect() as con:
        (result,) = run_checks(con, [check])
    assert (result.row_count, result.columns, result.passed) == (30, ("n",), False)
    assert result.sample == tuple((n,) for n in range(1, 21))


def test_the_database_holds_every_table_and_model_with_comments(database: Path) -> None:
    named = {table.name for table in TABLES} | {model.name for model in read_models()}
    rows = query(database, "SELECT table_name, comment FROM duckdb_tables()").read_all().to_pylist()
    assert {row["table_name"] for row in rows if row["comment"]} == named
    bare = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
    assert query(database, bare).read_all().to_pylist() == []


def test_required_columns_are_not_null_in_the_database(database: Path) -> None:
    sql = "SELECT column_name FROM duckdb_columns() WHERE table_name = 'documents' AND NOT is_nullable"
    found = {row["column_name"] for row in query(database, sql).read_all().to_pylist()}
    assert found == {column.name for column in DOCUMENTS.columns if column.required}


def test_the_database_holds_every_macro(database: Path) -> None:
    sql = "SELECT DISTINCT function_name AS name FROM duckdb_functions() WHERE NOT internal"
    found = {row["name"] for row in query(database, sql).read_all().to_pylist()}
    assert found == {macro.name for macro in read_macros()}


def test_the_database_is_one_file_that_says_the_same_when_moved(database: Path, tmp_path: Path) -> None:
    assert [path.name for path in database.parent.iterdir()] == [database.name]
    moved = tmp_path / "moved.duckdb"
    moved.write_bytes(database.read_bytes())
    assert query(moved, "SELECT count(*) AS n FROM works").read_all().to_pylist() == [{"n": 9}]


def test_macros_work_when_the_database_is_attached_and_used(database: Path) -> None:
    with connect() as con:
        con.execute(f"ATTACH '{database}' AS vanban (READ_ONLY)")
        con.execute("USE vanban")
        assert con.execute("SELECT number_year('67/2023/NĐ-CP')").fetchall() == [("2023",)]
        assert con.execute("SELECT count(*) > 0 FROM printed_spans()").fetchall() == [(True,)]
        assert con.execute(
            "SELECT status FROM in_force(DATE '2012-01-01') WHERE number = '15/2011/NĐ-CP'"
        ).fetchall() == [("in_force",)]
        found = con.execute("SELECT number, text FROM search('sach thu vien')").fetchall()
        assert found == [], "no section holds all three words"
        found = con.execute("SELECT number, text FROM search('thu vien')").fetchall()
        assert ("7-KL/TW", "Chọn nơi dễ đến theo Luật Thư viện.") in found
        assert con.execute("SELECT count(*) FROM amendment_chain('15/2011/NĐ-CP')").fetchall() == [(0,)]


@pytest.mark.parametrize("macro", [macro for macro in read_macros() if macro.is_table], ids=lambda macro: macro.name)
def test_the_columns_of_a_table_macro_are_those_that_its_header_describes(database: Path, macro: Macro) -> None:
    arguments = ", ".join("NULL" for parameter in macro.parameters.split(",") if parameter and ":=" not in parameter)
    rows = query(database, f"FROM {macro.name}({arguments})").read_all()
    assert rows.schema.names == [name for name, _ in macro.columns]


def test_every_model_can_be_pasted_into_a_shell_on_the_database(database: Path) -> None:
    with connect() as con:
        con.execute(f"ATTACH '{database}' AS vanban (READ_ONLY)")
        con.execute("USE vanban")
        for model in read_models():
            pasted = con.execute(f"SELECT count(*) FROM (\n{model.sql}\n)").fetchall()
            assert pasted == con.execute(f"SELECT count(*) FROM {model.name}").fetchall(), model.name


def test_an_open_reader_in_another_process_does_not_stop_queries(database: Path) -> None:
    script = f"import duckdb; c = duckdb.connect({str(database)!r}, read_only=True); print('open', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == b"open\n"
        assert query(database, "SELECT 1 AS a").read_all().to_pylist() == [{"a": 1}]
        reader.communicate(b"\n")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELEC 1", "syntax error"),
        ("", "expected one statement, found 0"),
        ("SELECT 1; SELECT 2", "expected one statement, found 2"),
        ("SELECT * FROM nowhere", "nowhere"),
        ("CREATE TABLE t (a INTEGER)", "read-only"),
        ("DELETE FROM documents", "read-only"),
        ("COPY documents TO 'out.csv'", "disabled by configuration"),
        ("SELECT * FROM read_text('/etc/hostname')", "disabled by configuration"),
        ("ATTACH 'other.duckdb'", "disabled by configuration"),
        ("SET enable_external_access = true", "locked"),
        ("SELECT error('stop') FROM documents", "stop"),
    ],
)
def test_a_users_faulty_or_forbidden_sql_is_one_sentence(database: Path, sql: str, said: str) -> None:
    with pytest.raises(SqlError, match=said) as raised:
        query(database, sql).read_all()
    assert "\n" not in str(raised.value)


def test_a_query_without_a_database_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SqlError, match="vanban run"):
        query(tmp_path / "none.duckdb", "SELECT 1")


def batches_of(rows: int, sizes: list[int]) -> Iterator[pa.RecordBatch]:
    start = 0
    for size in [*sizes, rows]:
        part = list(range(start, min(start + size, rows)))
        start += len(part)
        yield pa.record_batch({"n": pa.array(part, pa.int64())})


@settings(deadline=None)
@given(st.integers(0, 60), st.lists(st.integers(0, 25), max_size=8), st.integers(1, 20))
def test_row_groups_depend_on_rows_alone(rows: int, sizes: list[int], row_group_rows: int) -> None:
    schema = pa.schema([("n", pa.int64())])
    groups = list(regroup(batches_of(rows, sizes), schema, row_group_rows))
    assert [n for group in groups for n in group["n"].to_pylist()] == list(range(rows))
    assert all(group.num_rows == row_group_rows for group in groups[:-1])
    assert all(group["n"].num_chunks == 1 for group in groups)


def test_a_missing_or_unknown_column_is_not_written(tmp_path: Path) -> None:
    schema = pa.schema([("a", pa.int64()), ("b", pa.int64())])
    with pytest.raises(ValueError, match="columns missing or unknown: b, c"):
        write_parquet(pa.table({"a": [1], "c": [2]}), schema, tmp_path / "t.parquet")


def test_null_in_a_required_column_is_not_written(tmp_path: Path) -> None:
    schema = pa.schema([pa.field("a", pa.int64(), nullable=False)])
    with pytest.raises(ValueError, match="null"):
        write_parquet(pa.table({"a": [1, None]}), schema, tmp_path / "t.parquet")
