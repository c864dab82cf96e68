"""What operators ask before and after a run: what it would do and why, what was refused, how far it is."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from building import build, page, write_files
from click.testing import CliRunner
from rich.console import Console

from pipelines import store
from pipelines.capture import update
from pipelines.capture.changes import Changes
from pipelines.cli import cli
from pipelines.engine import in_processes
from pipelines.plan import Plan, make_plan
from pipelines.progress import Amount, report
from pipelines.run import begin_run
from pipelines.terminal import showing_progress
from pipelines.vocab import read_vocabulary, values
from pipelines.warehouse import Warehouse

TEXTS = {"party/a.txt": page(1), "party/b.txt": page(2), "state/c.txt": page(3), "state/d.txt": "Nấu canh chua.\n"}


@pytest.fixture
def built(raw: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store of a warehouse over four files, which count as settled at once; no tables are made."""
    monkeypatch.setattr(update, "SETTLING_NS", -60_000_000_000)
    write_files(raw, TEXTS)
    read_and_parse(raw, root)
    return root


def read_and_parse(raw: Path, root: Path) -> Changes:
    """Do the first two steps of a run."""
    with begin_run(raw, root, "a run", in_processes(1)) as run:
        changes = run.capture()
        run.parse()
        return changes


def tasks(plan: Plan) -> set[tuple[str, str, int]]:
    return {(task.action, task.reason, task.item_count) for task in plan.tasks.values()}


def plan(raw: Path, root: Path) -> Plan:
    return make_plan(raw, Warehouse(root))


def vanban(*arguments: object) -> str:
    """Return what a verb prints."""
    run = CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)
    assert run.exit_code == 0, run.output
    return run.stdout


def printed(*arguments: object) -> str:
    """Return what a verb writes to its own standard output."""
    command = [sys.executable, "-m", "pipelines.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


# ---- plan


def test_before_the_first_run_everything_is_new_and_its_time_is_not_known(raw: Path, root: Path) -> None:
    write_files(raw, TEXTS)
    found = plan(raw, root)
    assert tasks(found) == {("read", "new file", 4)}
    assert found.total("read") == (4, sum(len(text.encode()) for text in TEXTS.values()))
    assert found.estimate is None
    assert not root.exists()


def test_after_a_run_there_is_nothing_to_do(raw: Path, built: Path) -> None:
    found = plan(raw, built)
    assert (tasks(found), found.unchanged, found.estimate) == (set(), 4, 0.0)


def test_each_file_is_read_or_dropped_for_its_reason(raw: Path, built: Path) -> None:
    write_files(
        raw, {"party/a.txt": page(10), "party/new.txt": page(11), "state/source.yaml": "layout: party_portal\n"}
    )
    os.utime(raw / "party/b.txt", (1_000_000_000, 1_000_000_000))
    (raw / "state/d.txt").unlink()
    found = plan(raw, built)
    assert tasks(found) == {
        ("read", "size or times changed", 2),
        ("read", "new file", 1),
        ("read", "source.yaml changed", 1),
        ("drop", "gone", 1),
    }
    assert found.tasks["drop", "gone"].first == "state/d.txt"


def test_what_a_plan_says_is_what_the_run_does(raw: Path, built: Path) -> None:
    write_files(raw, {"party/a.txt": page(10), "party/new.txt": page(11)})
    (raw / "state/c.txt").unlink()
    said = plan(raw, built)
    changes = read_and_parse(raw, built)
    assert (changes.new + changes.changed, changes.removed, changes.unchanged) == (
        said.total("read")[0],
        1,
        said.unchanged,
    )
    assert changes.bytes_read == said.total("read")[1]


def test_files_left_out_by_source_yaml_are_said_to_be_so(raw: Path, built: Path) -> None:
    write_files(raw, {"party/source.yaml": "exclude: ['b*']\n"})
    assert ("read", "source.yaml changed", 1) in tasks(plan(raw, built))


def test_a_new_parser_parses_every_text_again(raw: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PARSER_VERSION", "next")
    assert tasks(plan(raw, built)) == {("parse", "new version of the parser", 4)}


def test_a_new_reader_reads_every_file_again(raw: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.capture.changes.reading_version", lambda: "next")
    assert tasks(plan(raw, built)) == {("read", "new version of the reader", 4)}


def test_a_file_touched_just_before_it_was_read_is_read_once_more(raw: Path, root: Path) -> None:
    write_files(raw, TEXTS)
    read_and_parse(raw, root)
    assert tasks(plan(raw, root)) == {("read", "was touched just before it was read", 4)}


def test_texts_whose_pack_is_gone_are_read_again(raw: Path, built: Path) -> None:
    for file in Warehouse(built).store.packs.iterdir():
        file.unlink()
    assert tasks(plan(raw, built)) == {("read", "its packed texts are gone", 1)}


def test_the_verb_and_the_dry_run_say_the_same(raw: Path, built: Path) -> None:
    write_files(raw, {"party/new.txt": page(11)})
    said = vanban("plan", "--raw", raw, "--warehouse", built)
    assert said == vanban("run", "--dry-run", "--raw", raw, "--warehouse", built)
    assert "new file" in said
    assert "4 files of raw/ stay as they are." in said
    assert "party/new.txt" in said
    told = json.loads(vanban("plan", "--raw", raw, "--warehouse", built, "--format", "json"))
    assert [(task["reason"], task["item_count"]) for task in told["tasks"]] == [("new file", 1)]
    assert Warehouse(built).numbered() == []


# ---- captures


def test_refused_items_are_grouped_by_reason_with_examples_and_what_to_do(raw: Path, root: Path) -> None:
    write_files(raw, TEXTS | {f"state/empty{n}.txt": " " for n in range(5)} | {"loose.txt": "x"})
    build(raw, root)
    built = root
    said = vanban("captures", "--warehouse", built)
    assert [line.partition(":")[0] for line in said.splitlines() if line and line[0] != " "] == [
        "empty", "no_document", "outside_source"
    ]  # fmt: skip
    assert "state: 5 items, 5 bytes: state/empty0.txt, state/empty1.txt, state/empty2.txt …" in said
    assert "Move the file into a folder of raw/" in said
    rows = json.loads(printed("captures", "--warehouse", built, "--format", "json"))
    assert {(row["reason"], row["item_count"]) for row in rows} == {
        ("empty", 5),
        ("no_document", 1),
        ("outside_source", 1),
    }
    assert all(row["what_to_do"] for row in rows)
    assert printed("captures", "--warehouse", built, "--format", "csv").count("\n") == 4
    assert "No item is duplicate." in vanban("captures", "--warehouse", built, "--status", "duplicate")
    assert "state: 1 item, " in vanban("captures", "--warehouse", built, "--status", "parsed")
    write_files(raw, {"party/new.txt": page(11)})
    estimate = plan(raw, built).estimate  # there has been a whole run by now
    assert estimate is not None
    assert estimate > 0


def test_every_reason_has_its_remedy() -> None:
    assert [row["code"] for row in read_vocabulary("remedies")] == list(values("codes:reject_reason"))


# ---- progress


@pytest.mark.parametrize("is_terminal", [False, True])
def test_progress_shows_items_and_bytes(is_terminal: bool) -> None:
    said = io.StringIO()
    with showing_progress(Console(file=said, force_terminal=is_terminal, width=160)):
        report("capture", 1, 2, Amount(10, 1_000_000))
        report("capture", 2, 2, Amount(12_345, 67_800_000))
        report("make", 1, 1)
    assert "2/2" in said.getvalue()
    assert "12,345 items, 67.8 MB" in said.getvalue()


def test_a_run_tells_what_it_reads_and_parses(raw: Path, root: Path) -> None:
    write_files(raw, TEXTS)
    said = io.StringIO()
    with showing_progress(Console(file=said, width=160)):
        read_and_parse(raw, root)
    size = sum(len(text.encode()) for text in TEXTS.values()) / 1e6
    assert f"Reading raw items: 4/4, 4 items, {size:,.1f} MB" in said.getvalue()
    assert "Parsing packs of texts: 1/1, 4 items" in said.getvalue()
