"""The verbs release, verify, diff and serve as people meet them: what they print, and their exit codes."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from building import PROJECT
from click.testing import CliRunner, Result
from releasing import copied, manifest, rewrite, rows

from pipelines.cli import cli

RAW = ("--raw", str(PROJECT / "raw"))


def vanban(*arguments: object, **environment: str) -> Result:
    """Run a verb in this process; only what `main` catches comes back as an exception."""
    return CliRunner(env=environment).invoke(cli, [*map(str, arguments)])


def test_release_says_what_was_made_and_what_to_do_with_it(seed_warehouse: Path, tmp_path: Path) -> None:
    asked = ("release", "1.0.0", *RAW, "--warehouse", seed_warehouse, "--out", tmp_path / "out", "--no-page")
    result = vanban(*asked, "--date", "2026-02-03")
    assert result.exit_code == 0, result.output
    said = dict(re.findall(r"^(\w+(?: out)?) +(.+)$", result.stdout, re.MULTILINE))
    assert said["Release"] == "vanban 1.0.0 of 2026-02-03, after no other"
    assert said["Holds"].startswith("1 documents, ")
    assert said["Latest"].endswith("leads to 1.0.0")
    assert result.stderr.splitlines()[-1] == "Making the release: 5/5"
    assert re.search(r"^Checking: (\d+)/\1$", result.stderr, re.MULTILINE)
    again = vanban("verify", tmp_path / "out/latest")
    assert again.exit_code == 0
    assert "files whole" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "day"),
    [
        (["--date", "2026-02-03"], {"SOURCE_DATE_EPOCH": "0"}, "2026-02-03"),
        ([], {"SOURCE_DATE_EPOCH": "1767139200"}, "2025-12-31"),
    ],
)
def test_the_day_of_release_is_told_not_taken_from_the_clock(
    arguments: list[str], environment: dict[str, str], day: str, seed_warehouse: Path, tmp_path: Path
) -> None:
    asked = ("release", "1.0.0", *RAW, "--warehouse", seed_warehouse, "--out", tmp_path, "--no-page", *arguments)
    assert vanban(*asked, **environment).exit_code == 0
    assert manifest(tmp_path / "1.0.0")["date"] == day


def test_without_a_day_a_release_is_of_the_day_of_the_run(seed_warehouse: Path, tmp_path: Path) -> None:
    asked = ("release", "1.0.0", *RAW, "--warehouse", seed_warehouse, "--out", tmp_path, "--no-page", "--no-text")
    assert vanban(*asked, SOURCE_DATE_EPOCH="").exit_code == 0
    run = rows(tmp_path / "1.0.0", "SELECT max(started_at)::DATE::VARCHAR FROM run_ledger")
    assert run == [(manifest(tmp_path / "1.0.0")["date"],)]


def test_a_refusal_names_what_speaks_against_and_ends_with_1(seed_warehouse: Path, tmp_path: Path) -> None:
    warehouse = shutil.copytree(seed_warehouse, tmp_path / "warehouse", symlinks=True)
    rewrite((warehouse / "data/documents.parquet").resolve(), "citation_count", 99)
    result = vanban("release", "1.0.0", *RAW, "--warehouse", warehouse, "--out", tmp_path / "out", "--no-page")
    assert result.exit_code == 1
    assert "1.0.0 is refused:\n- The check counts_in_documents_agree_with_the_tables fails for 1 rows" in result.stderr
    assert '--allow "REASON"' in result.stderr
    assert not (tmp_path / "out/1.0.0").exists()


def test_verify_names_each_fault_and_ends_with_1(seed_release: Path, tmp_path: Path) -> None:
    release = copied(seed_release, tmp_path)
    (release / "LICENSE").write_text("mine")
    result = vanban("verify", release)
    assert (result.exit_code, result.stdout) == (1, "LICENSE: has changed: its SHA-256 is another\n")


def test_diff_prints_tables_or_json_and_writes_files(seed_release: Path, tmp_path: Path) -> None:
    old = copied(seed_release, tmp_path)
    rewrite(old / "data/documents.parquet", "place", "Huế")
    shown = vanban("diff", old, seed_release)
    assert shown.exit_code == 0
    assert re.search(r"corrected +1 +A value of documents that has changed", shown.stdout)
    assert re.search(r"corrected +\w+ +62-KL/TW +documents +place +Huế +Hà Nội", shown.stdout)
    said = json.loads(vanban("diff", old, seed_release, "--format", "json", "--out", tmp_path / "changes").stdout)
    assert [(c["column"], c["old"], c["new"]) for c in said["changes"]] == [("place", "Huế", "Hà Nội")]
    assert {path.name for path in (tmp_path / "changes").iterdir()} == {
        "changes.atom",
        "changes.json",
        "changes.parquet",
    }
    same = vanban("diff", seed_release, seed_release)
    assert "No document and no link has changed." in same.stdout


def complaint(*arguments: object, **environment: str) -> str:
    """Return the one sentence that a user's mistake ends with, from the real command."""
    code = "from pipelines.cli import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert re.fullmatch(r"vanban: [^\n]{1,1000}\n", run.stderr)
    return run.stderr


def test_mistakes_in_the_call_are_one_sentence(tmp_path: Path) -> None:
    assert "three numbers" in complaint("release", "1.0")
    assert "is no release" in complaint("verify", tmp_path)
    assert "SOURCE_DATE_EPOCH must be seconds" in complaint("release", "1.0.0", SOURCE_DATE_EPOCH="soon")
