"""A model is one file: with no other edit it is an asset, a table of the database, a section of the docs and a key."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from building import copied_project, page, write_files

from pipelines.sql import query

NAME = "places_by_count"
MODEL = """-- One row per place of issue.
--
-- key: place
-- columns:
--   place: Place.
--   document_count: Documents issued there.
SELECT place, count(*)::INTEGER AS document_count FROM documents WHERE place IS NOT NULL GROUP BY place
"""
GRAPH = """
import json, dagster as dg
from pipelines import definitions
graph = definitions.defs.resolve_asset_graph()
node = graph.get(dg.AssetKey("places_by_count"))
checks = [key.name for key in graph.asset_check_keys if key.asset_key == node.key]
print(json.dumps([sorted(key.to_user_string() for key in node.parent_keys), checks]))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with one more file, and a warehouse built by it in `wh`."""
    folder = copied_project(tmp_path_factory.mktemp("project"))
    (folder / "dbt_like_sql/models" / f"{NAME}.sql").write_text(MODEL, encoding="utf-8")
    write_files(folder / "raw", {"party/a.txt": page(1)})
    said(folder, "-m", "pipelines.cli", "run", "--raw", "raw", "--warehouse", "wh")
    return folder


def said(folder: Path, *arguments: str) -> str:
    """Return what Python prints, called in the copied project."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_it_is_an_asset_with_its_lineage_and_the_check_of_its_key(project: Path) -> None:
    assert json.loads(said(project, "-c", GRAPH)) == [["documents"], [f"{NAME}_key_is_unique"]]


def test_it_is_a_table_of_the_database_with_its_meaning(project: Path) -> None:
    database = project / "wh/vanban.duckdb"
    assert query(database, f"FROM {NAME}").read_all().to_pylist() == [{"place": "Hà Nội", "document_count": 1}]
    comment = query(database, f"SELECT comment FROM duckdb_tables() WHERE table_name = '{NAME}'").read_all()
    assert comment.to_pylist() == [{"comment": "One row per place of issue."}]


def test_it_is_a_section_of_the_docs(project: Path) -> None:
    said(project, "-m", "pipelines.dictionary", "tables.md")
    assert f"### {NAME}\n\nOne row per place of issue. Reads `documents`." in (project / "tables.md").read_text("utf-8")


def test_its_key_is_checked(project: Path) -> None:
    assert said(project, "-m", "pipelines.cli", "check", f"{NAME}_key_is_unique", "--warehouse", "wh") == (
        f"passed  {NAME}_key_is_unique\n"
    )
