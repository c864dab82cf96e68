"""`vanban evaluate` as a user calls it, and the estimates that every warehouse carries."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from building import build, page, write_files
from lantern import ANSWERS

from pipelines.evaluate.estimates import estimates_mark, write_estimates

VANBAN = Path(sys.executable).with_name("vanban")


def write_gold(folder: Path, **changed: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lantern.json").write_text(json.dumps({**ANSWERS, **changed}), encoding="utf-8")
    return folder


def evaluate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([VANBAN, "evaluate", *arguments], capture_output=True, text=True, check=False)


def test_the_command_prints_scores_and_misses_and_ends_well(tmp_path: Path) -> None:
    folder = write_gold(tmp_path / "gold")
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures" / "lantern.txt").write_text(page(5), encoding="utf-8")
    table = evaluate(folder, "--misses")
    assert table.returncode == 0, table.stderr
    assert "lantern.json" in table.stdout
    assert "9-KL/TW" in table.stdout
    answer = json.loads(evaluate(folder, "--format", "json").stdout)
    wrong = {miss["measure"]: miss for miss in answer["misses"]}
    assert (wrong["number"]["wanted"], wrong["number"]["got"]) == ("9-KL/TW", "5-CT/TW")
    assert {"measure", "level", "layout", "hits", "precision", "recall", "f1"} <= answer["scores"][0].keys()


def test_texts_are_found_beside_their_gold_and_in_a_named_folder(tmp_path: Path) -> None:
    beside = write_gold(tmp_path / "beside")
    (beside / "lantern.txt").write_text(page(5), encoding="utf-8")
    assert evaluate(beside).returncode == 0
    assert evaluate(write_gold(tmp_path / "other"), "--texts", beside).returncode == 0


def test_a_page_of_html_is_read_as_a_run_reads_it(tmp_path: Path) -> None:
    folder = write_gold(tmp_path / "gold", file="lantern.html", number="5-CT/TW")
    lines = "".join(f"<p>{line}</p>" for line in page(5).splitlines())
    (folder / "lantern.html").write_text(f"<html><body><article>{lines}</article></body></html>", encoding="utf-8")
    scores = {score["measure"]: score for score in json.loads(evaluate(folder, "--format", "json").stdout)["scores"]}
    assert scores["number"]["recall"]["value"] == 1


def test_a_users_mistake_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    no_text, wrong_kind = write_gold(tmp_path / "no_text"), write_gold(tmp_path / "wrong_kind", nodes=[{"kind": "x"}])
    for folder, words in ((tmp_path / "empty", "no gold"), (no_text, "lantern.txt"), (wrong_kind, "kind 'x'")):
        refused = evaluate(folder)
        assert refused.returncode == 2
        assert words in refused.stderr
        assert "Traceback" not in refused.stderr


def test_estimates_of_a_folder_are_rows_and_of_none_an_empty_table(tmp_path: Path) -> None:
    gold_folder = write_gold(tmp_path / "gold")
    (gold_folder / "lantern.txt").write_text(page(5), encoding="utf-8")
    rows = pq.read_table(tmp_path / "some.parquet") if write_estimates(gold_folder, tmp_path / "some.parquet") else None
    assert rows is not None
    number = [row for row in rows.to_pylist() if row["measure"] == "number" and row["layout"] is None]
    assert [(row["hits"], row["recall"], row["gold_documents"]) for row in number] == [(0, 0.0, 1)]
    assert write_estimates(tmp_path / "nowhere", tmp_path / "none.parquet") == 0
    assert pq.read_schema(tmp_path / "none.parquet").names == rows.schema.names


def test_a_run_measures_anew_only_what_changed(raw: Path, root: Path, tmp_path: Path) -> None:
    write_files(raw, {"s/a.txt": page(5)})
    gold_folder = write_gold(tmp_path / "gold")
    (gold_folder / "lantern.txt").write_text(page(5), encoding="utf-8")
    assert "quality_estimates" in build(raw, root, gold=gold_folder).written
    assert build(raw, root, gold=gold_folder).written == set()
    before = estimates_mark(gold_folder)
    write_gold(gold_folder, number="5-CT/TW")
    assert estimates_mark(gold_folder) != before
    assert "quality_estimates" in build(raw, root, gold=gold_folder).written
