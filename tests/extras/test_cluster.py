"""A cluster makes what one process makes, byte for byte, also when a worker is killed in the middle."""

import importlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="Dask is an extra: make extras")

from building import PROJECT, build, parquet_hashes

from pipelines import cluster
from pipelines.capture import packer
from pipelines.cluster import on_cluster, parse_as
from pipelines.engine import Job, ShardReport
from pipelines.errors import UserError
from pipelines.synth import compose
from pipelines.warehouse import Warehouse

ENVIRONMENT = os.environ | {
    "PYTHONPATH": os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")])),
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "10s",
}
DOCUMENTS, PACK_ITEMS = 60, 3
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler and its workers, each a process."""

    address: str
    workers: tuple[subprocess.Popen[str], ...]


def start(*arguments: str) -> subprocess.Popen[str]:
    """Start a part of a cluster; what it says is on its standard error."""
    call = [sys.executable, "-m", "dask", *arguments]
    return subprocess.Popen(call, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)


def wait_for(process: subprocess.Popen[str], pattern: str) -> str:
    """Return what a process says that matches."""
    until = time.monotonic() + SECONDS
    said = []
    while time.monotonic() < until and process.stderr:
        said.append(process.stderr.readline())
        if found := re.search(pattern, said[-1]):
            return found.group(1)
    raise AssertionError("".join(said))


@pytest.fixture
def two_workers(tmp_path: Path) -> Iterator[Cluster]:
    """A real scheduler on a free port, and two workers of one thread each."""
    scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    processes = [scheduler]
    try:
        address = wait_for(scheduler, r"Scheduler at:\s+(tcp://\S+)")
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path))
        workers = tuple(start("worker", address, *options) for _ in range(2))
        processes += workers
        for worker in workers:
            wait_for(worker, r"Registered to:\s+(\S+)")
        yield Cluster(address, workers)
    finally:
        for process in processes:
            process.kill()
            process.wait(SECONDS)


@pytest.fixture(scope="module", autouse=True)
def small_packs() -> Iterator[None]:
    """Packs so small that there are twenty, and stay so: a run would make one of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packer, "PACK_ITEMS", PACK_ITEMS)
        patch.setattr(packer, "MERGED_PACKS", DOCUMENTS)
        yield


@pytest.fixture(scope="module")
def many_packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A raw folder of documents that make twenty packs."""
    made = tmp_path_factory.mktemp("cluster") / "raw/made"
    made.mkdir(parents=True)
    for place in range(DOCUMENTS):
        (made / f"{place:03d}.txt").write_bytes(compose(5, place).text.encode())
    return made.parent


@pytest.fixture(scope="module")
def alone(many_packs: Path) -> dict[str, str]:
    """The hashes of what one process makes of them."""
    build(many_packs, many_packs.with_name("alone"))
    return parquet_hashes(many_packs.with_name("alone"))


def test_a_cluster_whose_worker_is_killed_makes_the_same_bytes_as_one_process(
    many_packs: Path, alone: dict[str, str], two_workers: Cluster, tmp_path: Path
) -> None:
    run = on_cluster(two_workers.address, 1)
    deaths = []

    def run_and_kill(jobs: Sequence[Job]) -> Iterator[ShardReport]:
        for done, report in enumerate(run(jobs), 1):
            if done == 2:
                two_workers.workers[0].send_signal(signal.SIGKILL)
                deaths.append(len(list(Warehouse(tmp_path / "many").store.folder.glob("parsed/*/pack=*"))))
            yield report

    built = build(many_packs, tmp_path / "many", runner=run_and_kill)
    assert two_workers.workers[0].wait(SECONDS) == -signal.SIGKILL
    assert 0 < deaths[0] < DOCUMENTS // PACK_ITEMS
    assert built.texts_parsed == DOCUMENTS
    assert parquet_hashes(tmp_path / "many") == alone


def test_a_cluster_of_its_own_makes_the_same_bytes_too(many_packs: Path, alone: dict[str, str], tmp_path: Path) -> None:
    build(many_packs, tmp_path / "local", runner=on_cluster("local", 2))
    assert parquet_hashes(tmp_path / "local") == alone


def test_no_scheduler_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    job = Job(Path("pack"), Path("out"))
    with pytest.raises(UserError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9 .*start one with"):
        list(on_cluster("tcp://127.0.0.1:9", 1)([job]))


def test_a_worker_with_other_code_or_without_the_folder_says_so(tmp_path: Path) -> None:
    job = Job(tmp_path / "pack.parquet", tmp_path / "pack=x")
    with pytest.raises(UserError, match="install the same vanban everywhere"):
        parse_as(job, "other")
    with pytest.raises(UserError, match="does not see"):
        parse_as(job, importlib.import_module("pipelines.store").parsed_version())
