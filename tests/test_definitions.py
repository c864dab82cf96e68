"""Dagster shows every table, model and check, and making one of them touches no more than it must."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from building import build, page, parquet_hashes, write_files

from pipelines import definitions
from pipelines.dagster_home import DAGSTER_YAML
from pipelines.errors import UserError
from pipelines.schema import Table
from pipelines.sql import all_checks, query, read_models
from pipelines.tables import BY_NAME, TABLES
from pipelines.warehouse import Warehouse

GRAPH = definitions.defs.resolve_asset_graph()
MODELS = {model.name: model for model in read_models()}
STEPS = {"packed_captures", "parsed_shards", "database"}
GROUPS = {"capture", "parse", "vocabulary", "quality", "models", "publish"}


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dg.DagsterInstance]:
    """A real instance of Dagster with a home of its own."""
    home = str(tmp_path_factory.mktemp("dagster_home"))
    with dg.DagsterInstance.local_temp(home, overrides={"telemetry": {"enabled": False}}) as found:
        yield found


def materialize(
    instance: dg.DagsterInstance, raw: Path, root: Path, selection: list[str] | None = None
) -> dg.ExecuteInProcessResult:
    """Materialize the named assets, all without names, as the UI does; a failed step is in the result."""
    job = definitions.defs.resolve_implicit_global_asset_job_def()
    config = {
        "resources": {"vanban": {"config": {"raw": str(raw), "warehouse": str(root)}}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }
    keys = [dg.AssetKey(name) for name in selection] if selection else None
    return job.execute_in_process(run_config=config, instance=instance, asset_selection=keys, raise_on_error=False)


def asset_names(result: dg.ExecuteInProcessResult) -> set[str]:
    events = result.get_asset_materialization_events()
    return {event.materialization.asset_key.to_user_string() for event in events}


@pytest.fixture
def built(raw: Path, root: Path) -> tuple[Path, Path]:
    """A raw folder of one document and the warehouse made of it."""
    write_files(raw, {"party/a.txt": page(1)})
    build(raw, root)
    return raw, root


# ---- what is shown


def test_every_table_model_and_step_is_one_asset() -> None:
    names = {key.to_user_string() for key in GRAPH.get_all_asset_keys()}
    assert names == {*BY_NAME, *MODELS, *STEPS}


def test_every_check_is_one_asset_check() -> None:
    shown = {(key.asset_key.to_user_string(), key.name) for key in GRAPH.asset_check_keys}
    assert shown == {(check.table, check.name) for check in all_checks()}
    assert len(shown) == len(all_checks())


@pytest.mark.parametrize("name", MODELS)
def test_the_lineage_of_a_model_is_what_its_sql_reads(name: str) -> None:
    parents = {key.to_user_string() for key in GRAPH.get(dg.AssetKey(name)).parent_keys}
    assert parents == set(MODELS[name].sources)


def test_the_lineage_of_a_model_read_by_eye() -> None:
    parents = {key.to_user_string() for key in GRAPH.get(dg.AssetKey("directives_by_body_year")).parent_keys}
    assert {"works", "issuing_bodies"} <= parents


@pytest.mark.parametrize("name", sorted({*BY_NAME, *MODELS, *STEPS}))
def test_an_asset_has_a_group_and_a_description(name: str) -> None:
    node = GRAPH.get(dg.AssetKey(name))
    assert node.group_name in GROUPS
    assert len(node.description or "") > 20


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_shows_its_columns_with_types_and_meanings(table: Table) -> None:
    schema = GRAPH.get(dg.AssetKey(table.name)).metadata["dagster/column_schema"]
    shown = [(column.name, column.type, column.description) for column in schema.columns]
    assert shown == [(column.name, column.sql_type, column.doc) for column in table.columns]


# ---- everything


def test_the_job_makes_everything_and_shows_rows_columns_and_a_preview(
    instance: dg.DagsterInstance, seed_raw: Path, seed_warehouse: Path, root: Path
) -> None:
    result = materialize(instance, seed_raw, root)
    assert result.success
    assert asset_names(result) == {*BY_NAME, *MODELS, *STEPS}
    evaluations = result.get_asset_check_evaluations()
    assert {evaluation.check_name for evaluation in evaluations} == {check.name for check in all_checks()}
    assert [evaluation.check_name for evaluation in evaluations if not evaluation.passed] == []
    assert parquet_hashes(root) == parquet_hashes(seed_warehouse)
    metadata = {
        event.materialization.asset_key.to_user_string(): event.materialization.metadata
        for event in result.get_asset_materialization_events()
    }
    for name in (*BY_NAME, *MODELS):
        path = root / ("data" if name in BY_NAME else "models") / f"{name}.parquet"
        rows = pq.read_metadata(path).num_rows
        assert metadata[name]["dagster/row_count"].value == rows
        assert str(metadata[name]["preview"].value).count("\n") == 1 + min(rows, 5)
    columns = metadata["works"]["dagster/column_schema"].value.columns  # type: ignore[union-attr]
    assert [(column.name, column.description) for column in columns] == list(MODELS["works"].columns)


# ---- one thing alone


def test_one_model_alone_is_made_and_published_with_the_database(
    instance: dg.DagsterInstance, built: tuple[Path, Path]
) -> None:
    raw, root = built
    link, before, hashes = Warehouse(root).data.readlink(), file_times(root), parquet_hashes(root)
    lose(root, "models/most_cited.parquet")
    result = materialize(instance, raw, root, ["most_cited"])
    assert result.success
    assert asset_names(result) == {"most_cited"}
    assert Warehouse(root).data.readlink() != link
    assert parquet_hashes(root) == hashes
    after = file_times(root)
    assert after.keys() == before.keys()
    rewritten = {name for name in after if after[name] != before[name]}
    assert "models/most_cited.parquet" in rewritten
    assert rewritten <= {"models/most_cited.parquet", "vanban.duckdb", "fingerprints.json"}


def file_times(root: Path) -> dict[str, int]:
    """Return when each file of the present generation was written, in nanoseconds."""
    folder = Warehouse(root).data.resolve().parent
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def lose(root: Path, name: str) -> None:
    """Lose a file of the present generation, as a disk might."""
    (Warehouse(root).data.resolve().parent / name).unlink()


def test_one_table_alone_is_made_from_the_last_scan_that_was_published(
    instance: dg.DagsterInstance, built: tuple[Path, Path]
) -> None:
    raw, root = built
    write_files(raw, {"party/b.txt": page(2)})
    assert materialize(instance, raw, root, ["packed_captures"]).success
    lose(root, "data/sections.parquet")
    result = materialize(instance, raw, root, ["sections"])
    assert result.success
    assert asset_names(result) == {"sections"}
    rows = query(Warehouse(root).database, "SELECT count(DISTINCT document_id) FROM sections").read_all()
    assert rows.column(0).to_pylist() == [1], "the new file is in no table until all of them are made"
    assert build(raw, root).texts_parsed == 1


def test_what_is_made_already_is_not_written_again(instance: dg.DagsterInstance, built: tuple[Path, Path]) -> None:
    raw, root = built
    link = Warehouse(root).data.readlink()
    assert materialize(instance, raw, root, ["works", "documents"]).success
    assert Warehouse(root).data.readlink() == link


def test_a_table_without_any_warehouse_is_a_mistake_told_in_one_sentence(
    instance: dg.DagsterInstance, raw: Path, root: Path
) -> None:
    result = materialize(instance, raw, root, ["sections"])
    assert not result.success
    failures = [event.step_failure_data.error for event in result.get_step_failure_events()]
    assert any("holds no tables yet; materialize everything" in str(error) for error in failures)
    assert not Warehouse(root).data.exists()


# ---- failing


def test_a_failing_step_publishes_nothing(instance: dg.DagsterInstance, built: tuple[Path, Path]) -> None:
    """The fault is real: the shard of a new document is damaged between parsing and the tables."""
    raw, root = built
    link = Warehouse(root).data.readlink()
    write_files(raw, {"party/b.txt": page(2)})
    assert materialize(instance, raw, root, ["packed_captures", "parsed_shards"]).success
    shards = sorted(root.glob(".store/parsed/*/*/sections.parquet"))
    for shard in shards:
        shard.write_bytes(b"PAR1 half a file")
    result = materialize(instance, raw, root)
    assert not result.success
    assert Warehouse(root).data.readlink() == link
    numbers = query(Warehouse(root).database, "SELECT number FROM documents").read_all().column(0).to_pylist()
    assert numbers == ["1-CT/TW"]
    shutil.rmtree(root / ".store/parsed")
    assert materialize(instance, raw, root, ["packed_captures"]).success, "the lock was given back"


def test_a_failing_check_shows_its_rows(instance: dg.DagsterInstance, built: tuple[Path, Path]) -> None:
    """The fault is real: the file of a table holds a row twice."""
    raw, root = built
    path = Warehouse(root).data.resolve() / "terms.parquet"
    table = pq.read_table(path)
    path.unlink()
    pq.write_table(pa.concat_tables([table, table.slice(0, 1)]), path)
    result = materialize(instance, raw, root, ["terms"])
    assert result.success
    failed = {e.check_name: e for e in result.get_asset_check_evaluations() if not e.passed}
    evaluation = failed["terms_key_is_unique"]
    assert evaluation.severity == dg.AssetCheckSeverity.ERROR
    assert evaluation.metadata["rows"].value == 1
    assert str(evaluation.metadata["failing rows"].value).endswith("| national_assembly | I | 2 |")


# ---- the sensor


@pytest.fixture
def watched(raw: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The folders that the sensor looks at."""
    monkeypatch.setattr(definitions, "RAW", str(raw))
    monkeypatch.setattr(definitions, "WAREHOUSE", str(root))
    return raw, root


def look(instance: dg.DagsterInstance, cursor: str | None) -> tuple[int, str | None]:
    """Return how many runs the sensor asks for, and the cursor that it leaves."""
    with dg.build_sensor_context(instance=instance, cursor=cursor) as context:
        data = definitions.raw_changes.evaluate_tick(context)
        return len(data.run_requests or ()), context.cursor


def test_the_sensor_asks_for_one_run_for_each_change(instance: dg.DagsterInstance, watched: tuple[Path, Path]) -> None:
    raw, root = watched
    write_files(raw, {"party/a.txt": page(1)})
    runs, cursor = look(instance, None)
    assert runs == 1
    assert look(instance, cursor) == (0, cursor)
    build(raw, root)
    assert look(instance, cursor) == (0, cursor)
    write_files(raw, {"party/b.txt": page(2)})
    runs, changed = look(instance, cursor)
    assert (runs, changed == cursor) == (1, False)
    assert look(instance, changed) == (0, changed)
    build(raw, root)
    (raw / "party/a.txt").unlink()
    assert look(instance, changed)[0] == 1


def test_the_sensor_says_what_is_wrong_with_raw_and_goes_on(
    instance: dg.DagsterInstance, watched: tuple[Path, Path]
) -> None:
    raw, _ = watched
    write_files(raw, {"party/source.yaml": "nme: a\n"})
    with dg.build_sensor_context(instance=instance) as context:
        data = definitions.raw_changes.evaluate_tick(context)
    assert "unknown key 'nme'" in str(data.skip_message)


# ---- the call that `vanban run` makes


def test_a_mistake_inside_a_step_reaches_the_user_as_one_sentence(
    raw: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    (tmp_path / "dagster.yaml").write_text(DAGSTER_YAML, encoding="utf-8")
    write_files(raw, {"party/a.txt": page(1)})
    with Warehouse(root).lock(), pytest.raises(UserError, match="Another run"):
        definitions.run_everything(raw, root)
