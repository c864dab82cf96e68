"""The command as its users meet it: exit codes, one sentence for a mistake, answers that programs can read."""

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from building import SEED, build, copied_project, page, write_files
from click.shell_completion import ShellComplete

from pipelines.cli import cli
from pipelines.tables import TABLES

VANBAN = [sys.executable, "-P", "-c", "from pipelines.cli import main; main()"]
NUMBER_SQL = "SELECT number, issue_date, body_codes, number_year FROM documents"


def vanban(*arguments: object, stdin: bytes = b"", path: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the command as from a shell, with the code that lies at `path` if it is given."""
    environment = {name: value for name, value in os.environ.items() if name != "DAGSTER_HOME"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    command = [*VANBAN, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)


def ask(root: Path, sql: str, kind: str) -> bytes:
    """Return what `vanban sql` prints."""
    run = vanban("sql", "--warehouse", root, "--format", kind, sql)
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout


def complaint(*arguments: object, stdin: bytes = b"", path: Path | None = None) -> str:
    """Return the one sentence that a user's mistake ends with."""
    run = vanban(*arguments, stdin=stdin, path=path)
    said = run.stderr.decode()
    assert run.returncode == 2, said
    assert run.stdout == b""
    assert re.fullmatch(r"vanban: [^\n]{1,1000}[^\n.]\.?\n", said), said
    return said


# ---- run


@pytest.fixture(scope="module")
def first_run(seed_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[bytes]:
    """The first run of the real command over the seed."""
    return vanban("run", "--raw", seed_raw, "--warehouse", tmp_path_factory.getbasetemp() / "by_command")


@pytest.fixture(scope="module")
def by_command(first_run: subprocess.CompletedProcess[bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse that the first run made."""
    assert first_run.returncode == 0
    return tmp_path_factory.getbasetemp() / "by_command"


def test_a_run_ends_with_what_was_made_and_one_line_to_try(
    first_run: subprocess.CompletedProcess[bytes], by_command: Path
) -> None:
    said = first_run.stdout.decode()
    rows = [line.split() for line in said.splitlines()]
    assert rows[rows.index(["seen", "parsed", "duplicate", "rejected"]) + 2] == ["1", "1", "0", "0"]
    assert {table.name for table in TABLES} <= {row[0] for row in rows if len(row) == 2 and row[1].isdigit()}
    assert ["Bộ", "Chính", "trị", "2009", "1"] in rows
    passed = re.search(r"Checks +(\d+) of (\d+) passed", said)
    assert passed is not None
    assert passed[1] == passed[2]
    assert str(by_command / "vanban.duckdb") in said
    assert "Rejected" not in said
    line = next(row for row in said.splitlines() if row.startswith("or "))
    words = shlex.split(line.removeprefix("or "))
    assert words[1:4] == ["sql", "--warehouse", str(by_command)]
    assert "Bộ Chính trị" in ask(by_command, words[4], "table").decode()


def test_a_run_that_refused_something_says_how_to_see_why(raw: Path, root: Path) -> None:
    write_files(raw, {"party/a.txt": page(1), "party/b.txt": ""})
    said = vanban("run", "--raw", raw, "--warehouse", root).stdout.decode()
    line = next(row for row in said.splitlines() if row.startswith("Rejected "))
    words = shlex.split(line.removeprefix("Rejected "), comments=True)
    assert words[1:] == ["captures", "--warehouse", str(root)]
    shown = vanban(*words[1:]).stdout.decode()
    assert "empty" in shown
    assert "party/b.txt" in shown


def test_progress_is_plain_lines_where_there_is_no_terminal(first_run: subprocess.CompletedProcess[bytes]) -> None:
    lines = first_run.stderr.decode().splitlines()
    assert "Reading raw items: 1/1, 1 item, 0.0 MB" in lines
    assert "Parsing packs of texts: 1/1, 1 item, 0.0 MB" in lines
    counts = [line.partition(": ")[2].partition(",")[0].split("/") for line in lines]
    assert all(int(done) <= int(total) for done, total in counts)
    assert "\x1b" not in first_run.stderr.decode()


def test_a_second_run_parses_nothing_and_says_so(by_command: Path, seed_raw: Path) -> None:
    run = vanban("run", "--raw", seed_raw, "--warehouse", by_command)
    assert run.returncode == 0
    assert re.search(r"This run +0 texts parsed, 0 files written", run.stdout.decode())


def test_dagster_keeps_its_history_inside_the_warehouse(by_command: Path) -> None:
    assert (by_command / ".dagster/dagster.yaml").is_file()


def test_a_missing_raw_folder_is_the_users_mistake(tmp_path: Path) -> None:
    assert "nowhere" in complaint("run", "--raw", tmp_path / "nowhere", "--warehouse", tmp_path / "w")
    assert not (tmp_path / "w").exists()


def test_a_wrong_source_yaml_is_the_users_mistake(raw: Path, root: Path) -> None:
    write_files(raw, {"portal/source.yaml": "layuot: party_portal\n"})
    said = complaint("run", "--raw", raw, "--warehouse", root)
    assert str(raw / "portal/source.yaml") in said
    assert "line 1" in said


def test_a_warehouse_that_cannot_be_made_is_the_users_mistake(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "--warehouse" in complaint("run", "--raw", raw, "--warehouse", tmp_path / "file")


def test_a_failed_check_shows_its_rows_and_exits_with_1_and_the_dataset_is_published(
    raw: Path, root: Path, tmp_path: Path
) -> None:
    write_files(raw, {"party/a.txt": page(1)})
    project = copied_project(tmp_path / "project")
    write_files(project, {"dbt_like_sql/checks/no_directive_is_number_one.sql": FAILING_CHECK})
    run = vanban("run", "--raw", raw, "--warehouse", root, path=project)
    said = run.stdout.decode()
    assert (run.returncode, run.stderr.count(b"Traceback")) == (1, 0)
    assert "ERROR: no_directive_is_number_one" in said
    assert "Begin with two." in said
    assert "| 1-CT/TW |" in said
    assert json.loads(ask(root, "SELECT number FROM documents", "json")) == [{"number": "1-CT/TW"}]


FAILING_CHECK = """\
-- Composed for a test: no directive has the number one.
--
-- shown on: documents
-- when it fails: Begin with two.
SELECT number FROM documents WHERE serial = 1
"""


def test_a_wrong_model_is_told_in_one_sentence_that_names_its_file(raw: Path, root: Path, tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    write_files(project, {"dbt_like_sql/models/mine.sql": "-- One row.\n--\n-- key: a\nSELECT a FROM no_such_table\n"})
    said = complaint("run", "--raw", raw, "--warehouse", root, path=project)
    assert "models/mine.sql" in said
    assert "'no_such_table'" in said


# ---- sql


def test_csv_parses_back(seed_warehouse: Path) -> None:
    rows = list(csv.reader(io.StringIO(ask(seed_warehouse, NUMBER_SQL, "csv").decode())))
    assert rows[0] == ["number", "issue_date", "body_codes", "number_year"]
    assert rows[1:] == [["62-KL/TW", "2009-12-08", '["TW"]', ""]]


def test_json_parses_back(seed_warehouse: Path) -> None:
    assert json.loads(ask(seed_warehouse, NUMBER_SQL, "json")) == [
        {"number": "62-KL/TW", "issue_date": "2009-12-08", "body_codes": ["TW"], "number_year": None}
    ]


def test_a_sum_is_a_number_in_json_and_what_json_lacks_is_null(seed_warehouse: Path) -> None:
    sql = "SELECT sum(captured_count) AS n, 'nan'::DOUBLE AS x, 0.5::DECIMAL(3, 1) AS half FROM directives_by_body_year"
    text = ask(seed_warehouse, sql, "json").decode()
    assert json.loads(text, parse_constant=pytest.fail) == [{"n": 1, "x": None, "half": 0.5}]


def test_json_of_no_rows_is_an_empty_list(seed_warehouse: Path) -> None:
    assert json.loads(ask(seed_warehouse, "SELECT * FROM documents WHERE false", "json")) == []


def test_columns_of_one_name_are_all_kept(seed_warehouse: Path) -> None:
    assert len(json.loads(ask(seed_warehouse, "SELECT 1 AS a, 2 AS a", "json"))[0]) == 2


def test_parquet_opens(seed_warehouse: Path) -> None:
    table = pq.read_table(io.BytesIO(ask(seed_warehouse, NUMBER_SQL, "parquet")))
    assert table.column("number").to_pylist() == ["62-KL/TW"]


def test_a_table_shows_200_rows_and_says_how_many_more_there_are(seed_warehouse: Path) -> None:
    said = ask(seed_warehouse, "FROM range(250)", "table").decode()
    assert [line.strip() for line in said.splitlines() if line.strip().isdigit()] == [str(n) for n in range(200)]
    assert "50 more rows" in said


def test_a_statement_may_come_from_standard_input(seed_warehouse: Path) -> None:
    run = vanban("sql", "--warehouse", seed_warehouse, "--format", "csv", "-", stdin=b"SELECT 'v\xc4\x83n' AS a")
    assert run.stdout.decode() == "a\nvăn\n"


def test_a_reader_that_goes_away_is_no_fault(seed_warehouse: Path) -> None:
    command = [*VANBAN, "sql", "--warehouse", str(seed_warehouse), "--format", "csv", "FROM range(1000000)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"range\n"
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


WRONG_SQL = [
    "SELEC 1",
    "SELECT 1; SELECT 2",
    "",
    "FROM no_such_table",
    "INSERT INTO terms SELECT * FROM terms",
    "DROP TABLE documents",
    "CREATE TABLE mine AS SELECT 1",
    "COPY documents TO '{folder}/stolen.csv'",
    "ATTACH '{folder}/other.duckdb'",
    "SELECT * FROM read_csv('{folder}/secret.csv')",
    "SELECT * FROM '{folder}/secret.csv'",
    "SET enable_external_access = true",
    "SELECT error('while reading')",
]


@pytest.mark.parametrize("sql", WRONG_SQL)
def test_wrong_or_writing_sql_is_refused_in_one_sentence(seed_warehouse: Path, tmp_path: Path, sql: str) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    said = complaint("sql", "--warehouse", seed_warehouse, "--format", "json", sql.format(folder=tmp_path))
    assert len(said) > 20
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret.csv"]


def test_sql_without_a_warehouse_says_what_to_do(tmp_path: Path) -> None:
    assert "vanban run" in complaint("sql", "--warehouse", tmp_path / "nowhere", "SELECT 1")


# ---- parse


def test_parse_prints_the_document_as_json() -> None:
    run = vanban("parse", SEED)
    assert run.returncode == 0
    document = json.loads(run.stdout)
    assert (document["number"], document["issue_date"], document["signer"]) == (
        "62-KL/TW",
        "2009-12-08",
        "Trương Tấn Sang",
    )
    assert len(document["sections"]) == 26
    assert vanban("parse", "-", stdin=SEED.read_bytes()).stdout == run.stdout


def test_parse_refuses_what_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "program").write_bytes(bytes(range(256)))
    assert str(tmp_path / "program") in complaint("parse", tmp_path / "program")
    assert "(empty)" in complaint("parse", "-")


def test_parse_of_a_missing_file_is_the_users_mistake(tmp_path: Path) -> None:
    run = vanban("parse", tmp_path / "nowhere.txt")
    assert run.returncode == 2
    assert b"nowhere.txt" in run.stderr
    assert b"Traceback" not in run.stderr


# ---- check


def test_check_runs_the_named_checks_alone(seed_warehouse: Path) -> None:
    run = vanban("check", "--warehouse", seed_warehouse, "documents_key_is_unique", "the_books_balance")
    assert run.returncode == 0
    assert run.stdout.decode().split() == ["passed", "documents_key_is_unique", "passed", "the_books_balance"]


def test_check_shows_the_rows_that_break_a_check_and_exits_with_1(raw: Path, root: Path) -> None:
    """The fault is real: a file of the published generation is not what a run wrote."""
    write_files(raw, {"party/a.txt": page(1)})
    build(raw, root)
    path = (root / "data/terms.parquet").resolve()
    table = pq.read_table(path)
    path.unlink()
    pq.write_table(pa.concat_tables([table, table.slice(0, 1)]), path)
    run = vanban("check", "--warehouse", root, "terms_key_is_unique")
    assert run.returncode == 1
    assert "FAILED  terms_key_is_unique" in run.stdout.decode()
    assert ["national_assembly", "I", "2"] in [line.split() for line in run.stdout.decode().splitlines()]


def test_an_unknown_check_or_warehouse_is_the_users_mistake(seed_warehouse: Path, tmp_path: Path) -> None:
    assert "no_such_check" in complaint("check", "--warehouse", seed_warehouse, "no_such_check")
    assert "vanban run" in complaint("check", "--warehouse", tmp_path)


# ---- help


@pytest.mark.parametrize("verb", cli.list_commands(None))
def test_the_help_of_every_verb_shows_an_example(verb: str) -> None:
    run = vanban(verb, "--help")
    assert run.returncode == 0
    assert re.search(rf"^  (?:.*\| )?vanban {verb}\b", run.stdout.decode(), re.MULTILINE)


def test_the_help_of_the_command_lists_every_verb() -> None:
    said = vanban("--help").stdout.decode()
    assert all(re.search(rf"^  {verb} ", said, re.MULTILINE) for verb in cli.list_commands(None))


# ---- completion


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("FROM number_g", ["FROM number_gaps"]),
        ("SELECT * FROM most", ["SELECT * FROM most_cited"]),
        ("FROM in_f", ["FROM in_force("]),
        ("FROM nowhere", []),
    ],
)
def test_the_shell_completes_the_name_of_a_table(typed: str, completed: list[str]) -> None:
    found = ShellComplete(cli, {}, "vanban", "_VANBAN_COMPLETE").get_completions(["sql"], typed)
    assert [item.value for item in found] == completed
