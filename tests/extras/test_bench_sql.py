"""The benchmark of the SQL runs on a hundredth of its warehouse, which is the same each time; half a minute."""

import re
from pathlib import Path

import duckdb
from bench.sql import QUESTIONS, measure, write_tables
from building import file_hash

from pipelines.sql import all_checks, read_models
from pipelines.tables import TABLES


def test_a_hundredth_is_built_and_every_model_is_measured(tmp_path: Path) -> None:
    printed = "\n".join(measure(tmp_path, 10_000, "4GB", with_checks=True))
    measured = re.findall(
        r"^\| (\w+) \| [\d,]+ \| [\d.]+ \| [\d.]+ \| [\d.,]+ \| [\d.]+ \| \d+ \|$", printed, re.MULTILINE
    )
    assert measured == [model.name for model in read_models()]
    rows = {
        name: duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/{name}.parquet'").fetchall()[0][0]
        for name in ("data/documents", "data/sections", "data/citations", "models/works", "models/document_links")
    }
    assert list(rows.values()) == [10_000, 200_000, 100_000, 10_000, 100_000]
    assert f"{len(all_checks())} checks took" in printed
    assert printed.count("| `SELECT") == len(QUESTIONS)


def test_the_warehouse_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "data").mkdir(parents=True)
        write_tables(tmp_path / name / "data", 300, "1GB")
    files = [f"data/{table.name}.parquet" for table in TABLES]
    assert [file_hash(tmp_path / "a" / file) for file in files] == [file_hash(tmp_path / "b" / file) for file in files]
