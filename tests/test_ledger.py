"""The ledger says of every asset and every shard what it read, wrote and cost, and Dagster shows it."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from building import Built, build, page, write_files

from pipelines.capture import packer
from pipelines.engine import Job, in_processes
from pipelines.ledger import Ledger, Stopwatch, Volume
from pipelines.preview import cost_shown, shard_table
from pipelines.sql import read_models
from pipelines.store import Store
from pipelines.tables import TABLES

TEXTS = {f"party/{number}.txt": page(number) for number in (1, 2, 3)} | {"party/poem.txt": "Một bài thơ.\n"}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, list[dict[str, object]], Path]:
    """A run over three documents and a poem, each in a pack of its own, and the rows of its ledger."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "raw").mkdir()
    write_files(folder / "raw", TEXTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packer, "PACK_ITEMS", 1)
        built = build(folder / "raw", folder / "warehouse")
    rows = pq.read_table(folder / "warehouse/data/run_ledger.parquet").to_pylist()
    return built, rows, folder / "warehouse"


def test_every_asset_and_every_shard_has_a_row(run: tuple[Built, list[dict[str, object]], Path]) -> None:
    _, rows, _ = run
    made_before = {table.name for table in TABLES} - {"run_ledger"} | {model.name for model in read_models()}
    assert {row["asset"] for row in rows} == {"packed_captures", "parsed_shards"} | made_before
    assert len([row for row in rows if row["shard"]]) == len(TEXTS)


def test_the_row_of_all_shards_has_their_sums(run: tuple[Built, list[dict[str, object]], Path]) -> None:
    _, rows, _ = run
    parsed = [row for row in rows if row["asset"] == "parsed_shards"]
    shards, total = [row for row in parsed if row["shard"]], parsed[-1]
    assert (total["documents_in"], total["documents_out"], total["documents_rejected"]) == (4, 3, 1)
    for name in ("documents_in", "documents_out", "documents_rejected", "bytes_in", "bytes_out"):
        assert sum(int(str(row[name])) for row in shards) == total[name]


def test_costs_and_bytes_are_those_of_the_files(run: tuple[Built, list[dict[str, object]], Path]) -> None:
    _, rows, root = run
    by_asset = {row["asset"]: row for row in rows if not row["shard"]}
    sections = by_asset["sections"]
    assert sections["bytes_out"] == (root / "data/sections.parquet").stat().st_size
    assert sections["documents_out"] == pq.read_metadata(root / "data/sections.parquet").num_rows
    shards = list(Store(root / ".store").folder.glob("parsed/*/pack=*/sections.parquet"))
    snapshot = (root / "data/../items.parquet").resolve().stat().st_size
    assert sections["bytes_in"] == snapshot + sum(path.stat().st_size for path in shards)
    assert all(float(str(row["seconds"])) > 0 and int(str(row["peak_rss_bytes"])) > 10**7 for row in rows)


def test_a_model_reads_the_files_that_its_sql_names(run: tuple[Built, list[dict[str, object]], Path]) -> None:
    _, rows, root = run
    model = next(model for model in read_models() if model.name == "source_quality")
    files = [next(root.glob(f"*/{source}.parquet")) for source in model.sources]
    row = next(row for row in rows if row["asset"] == "source_quality")
    assert row["bytes_in"] == sum(path.stat().st_size for path in files)


def test_dagster_shows_what_a_file_cost_and_nothing_for_one_that_was_kept(
    run: tuple[Built, list[dict[str, object]], Path],
) -> None:
    built, _, _ = run
    made = next(made for made in built.made if made.asset == "sections")
    shown = cost_shown(made.entry)
    assert {"seconds", "CPU seconds", "peak RSS, bytes", "bytes in", "bytes out", "documents out"} == shown.keys()
    assert cost_shown(None) == {}


def test_a_shard_is_measured_where_it_is_parsed_and_made_the_same_by_every_process(
    run: tuple[Built, list[dict[str, object]], Path], tmp_path: Path
) -> None:
    _, _, root = run
    packs = sorted((root / ".store/packs").glob("*.parquet"))
    jobs = [Job(pack, tmp_path / f"pack={pack.stem}") for pack in packs]
    reports = sorted(in_processes(2)(jobs), key=lambda report: report.pack)
    assert [report.pack for report in reports] == [pack.stem for pack in packs]
    assert all(report.cost.cpu_seconds > 0 for report in reports)
    for job in jobs:
        before = next((root / ".store/parsed").glob(f"*/{job.out.name}"))
        assert {path.name: path.read_bytes() for path in job.out.iterdir()} == {
            path.name: path.read_bytes() for path in before.iterdir()
        }
    assert all(job.pack.stem in shard_table(reports) for job in jobs)


def test_a_step_that_fails_is_not_entered(tmp_path: Path) -> None:
    ledger = Ledger("run", tmp_path / "ledger.parquet")
    with pytest.raises(ValueError, match="no"), ledger.step("sections"):
        raise ValueError("no")
    assert ledger.entries == []
    ledger.save()
    assert not ledger.history.exists()


def test_volumes_add_up_and_what_is_unknown_stays_so() -> None:
    volume = Volume(documents_in=1)
    volume.add(Volume(documents_in=2, bytes_out=5))
    assert volume == Volume(documents_in=3, bytes_out=5)


def test_a_stopwatch_measures_work() -> None:
    watch = Stopwatch()
    sum(range(1_000_000))
    cost = watch.read()
    assert cost.cpu_seconds > 0
    assert cost.seconds > 0
