"""Readers see the old dataset or the new one, whole, whatever writers do and whenever they die."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from building import PROJECT, build, file_hash, page, parquet_hashes, write_files

from pipelines import load
from pipelines.errors import UserError
from pipelines.evaluate import GOLD_FOLDER
from pipelines.files import replaced
from pipelines.run import begin_run
from pipelines.sql import all_checks, query
from pipelines.warehouse import Warehouse

TEST_ENVIRONMENT = os.environ | {
    "PYTHONPATH": os.pathsep.join(filter(None, [str(PROJECT / "tests"), os.environ.get("PYTHONPATH")]))
}
VANBAN = [sys.executable, "-c", "from pipelines.cli import main; main()"]
TEXTS = {"party/a.txt": page(1), "party/b.txt": page(2)}
CHANGED = {"party/b.txt": page(20), "party/c.txt": page(3)}


@pytest.fixture
def filled(raw: Path) -> Path:
    """A raw folder of two documents."""
    write_files(raw, TEXTS)
    return raw


def numbers(root: Path) -> list[object]:
    """Return the numbers of all documents, as the published database has them."""
    found = query(Warehouse(root).database, "SELECT number FROM documents ORDER BY number").read_all()
    return found.column(0).to_pylist()


def file_hashes(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): file_hash(path) for path in folder.rglob("*") if path.is_file()}


def left_behind(root: Path) -> list[Path]:
    """Return what only a run that goes on may have in a warehouse."""
    return [path for path in root.rglob("*") if path.suffix == ".part" or path.name in {".next", ".spill"}]


# ---- readers


def test_the_present_generation_and_the_one_before_are_kept_and_never_changed(filled: Path, root: Path) -> None:
    first = build(filled, root).folder
    assert first is not None
    before = file_hashes(first)
    write_files(filled, CHANGED)
    second = build(filled, root).folder
    assert file_hashes(first) == before
    write_files(filled, {"party/d.txt": page(4)})
    third = build(filled, root).folder
    assert Warehouse(root).numbered() == [second, third]
    assert Warehouse(root).current == third.resolve()  # type: ignore[union-attr]


def test_all_three_ways_of_readers_lead_to_one_generation(filled: Path, root: Path) -> None:
    build(filled, root)
    warehouse = Warehouse(root)
    for path, inner in ((warehouse.data, "data"), (warehouse.models, "models"), (warehouse.database, "vanban.duckdb")):
        assert path.resolve() == (root / ".generations/000001" / inner).resolve()
    shutil.move(root, root.with_name("moved"))
    assert numbers(root.with_name("moved")) == ["1-CT/TW", "2-CT/TW"]


@pytest.fixture
def reader(filled: Path, root: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the published database open and counts documents for each line that it is sent."""
    build(filled, root)
    code = """if True:
        import duckdb, sys
        con = duckdb.connect(sys.argv[1], read_only=True)
        for _ in sys.stdin:
            print(*con.execute("SELECT count(*), sum(length(text)) FROM sections").fetchall()[0], flush=True)
    """
    command = [sys.executable, "-c", code, str(Warehouse(root).database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline()


def test_an_open_connection_neither_stops_a_run_nor_is_broken_by_it(
    reader: subprocess.Popen[str], filled: Path, root: Path
) -> None:
    before = answer(reader)
    assert int(before.split()[0]) > 0
    for serial in (31, 32, 33):
        write_files(filled, {"party/b.txt": page(serial)})
        assert build(filled, root).folder is not None
        assert answer(reader) == before
    assert numbers(root) == ["1-CT/TW", "33-CT/TW"]


# ---- writers


def test_a_second_run_at_once_says_so_and_leaves_the_warehouse_alone(filled: Path, root: Path) -> None:
    build(filled, root)
    write_files(filled, CHANGED)
    with begin_run(filled, root, "first"):
        with pytest.raises(UserError, match=f"Another run .process {os.getpid()}. is writing to "):
            build(filled, root)
        command = [*VANBAN, "run", "--raw", str(filled), "--warehouse", str(root)]
        second = subprocess.run(command, capture_output=True, text=True, check=False)
        assert second.returncode == 2
        assert second.stderr.count("\n") == 1
        assert "Another run" in second.stderr
    assert numbers(root) == ["1-CT/TW", "2-CT/TW"]
    assert build(filled, root).folder is not None


def test_a_run_that_fails_half_way_publishes_nothing(filled: Path, root: Path) -> None:
    build(filled, root)
    write_files(filled, CHANGED)

    def fail() -> None:
        with begin_run(filled, root, "failing") as run:
            run.capture()
            run.parse()
            run.take_snapshot()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert numbers(root) == ["1-CT/TW", "2-CT/TW"]
    assert build(filled, root).folder is not None
    assert numbers(root) == ["1-CT/TW", "20-CT/TW", "3-CT/TW"]


def test_the_store_keeps_only_what_the_dataset_needs(filled: Path, root: Path) -> None:
    build(filled, root)
    for serial in (41, 42, 43):
        write_files(filled, {"party/a.txt": page(serial), "party/b.txt": page(serial + 50)})
        build(filled, root)
    assert len(list((root / ".store/packs").iterdir())) == 1
    assert len(list((root / ".store/parsed").glob("*/*"))) == 1
    assert left_behind(root) == []


@pytest.mark.parametrize("fault", ["file", "closed", "own data"])
def test_a_folder_that_cannot_be_a_warehouse_is_told_in_one_sentence(filled: Path, root: Path, fault: str) -> None:
    if fault == "file":
        root.write_text("a file", encoding="utf-8")
    elif fault == "closed":
        root = Path("/proc/vanban")
    else:
        write_files(root, {"data/mine.csv": "a,b"})
    with pytest.raises(UserError, match=r"name another folder with --warehouse\.$"):
        build(filled, root)


def test_a_warehouse_may_lie_anywhere(seed_raw: Path, seed_warehouse: Path, tmp_path: Path) -> None:
    root = tmp_path / "năm=2009/kho 'dữ liệu' \"[x]\" * {1} 100% end"
    assert build(seed_raw, root, checks=all_checks(), gold=GOLD_FOLDER).failed == ()
    assert parquet_hashes(root) == parquet_hashes(seed_warehouse)
    assert numbers(root) == ["62-KL/TW"]
    assert list(load("documents", root)["number"]) == ["62-KL/TW"]
    same = build(seed_raw, root, gold=GOLD_FOLDER)
    assert (same.texts_parsed, same.written) == (0, set())


# ---- death

BUILD = """
from building import build
die_before(int(sys.argv[2]))
build(Path(sys.argv[1]) / "raw", Path(sys.argv[1]) / "warehouse")
"""
PUBLISH = """
from pipelines.files import replaced
from pipelines.warehouse import Warehouse
die_before(int(sys.argv[2]))
warehouse = Warehouse(Path(sys.argv[1]))
with warehouse.lock():
    generation = warehouse.begin()
    with generation.write("data/new.parquet", "mark") as path, replaced(path) as part:
        part.write_text("new", encoding="utf-8")
    generation.publish()
"""


def dies(code: str, folder: Path, deadly: int) -> bool:
    """Run code that kills itself before its change number `deadly`, and return whether it came to that."""
    code = f"import sys\nfrom pathlib import Path\nfrom dying import die_before\n{code}"
    command = [sys.executable, "-c", code, str(folder), str(deadly)]
    run = subprocess.run(command, env=TEST_ENVIRONMENT, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode in {0, -signal.SIGKILL}, run.stderr
    return run.returncode != 0


def test_wherever_a_run_is_killed_readers_keep_the_last_dataset_and_the_next_run_completes(
    filled: Path, root: Path, tmp_path: Path
) -> None:
    build(filled, root)
    old, old_database = parquet_hashes(root), file_hash(root / "vanban.duckdb")
    write_files(filled, CHANGED)
    build(filled, tmp_path / "clean")
    new = parquet_hashes(tmp_path / "clean")
    deadly = 3
    while dies(BUILD, tmp_path, deadly):
        if parquet_hashes(root) != new:  # death after the switch is death with the new dataset in place
            assert (parquet_hashes(root), file_hash(root / "vanban.duckdb")) == (old, old_database)
            assert numbers(root) == ["1-CT/TW", "2-CT/TW"]
        deadly += 45
    assert deadly > 100, "the run ended long before it should"
    assert parquet_hashes(root) == new
    assert numbers(root) == ["1-CT/TW", "20-CT/TW", "3-CT/TW"]
    assert left_behind(root) == []


def test_at_every_single_step_of_publishing_readers_see_the_old_or_the_new_generation(tmp_path: Path) -> None:
    """The files are made up here: what is looked at are links and folders."""
    old, new = ["old.parquet"], ["new.parquet", "old.parquet"]
    seen: list[list[str]] = []
    died = True
    while died:
        root = tmp_path / str(len(seen))
        make_up(root, "data/old.parquet")
        make_up(root, "vanban.duckdb")
        died = dies(PUBLISH, root, len(seen) + 1)
        seen.append(sorted(path.name for path in (root / "data").iterdir()))
        assert (root / "vanban.duckdb").read_text(encoding="utf-8") == "made up"
        make_up(root, "data/new.parquet")
        assert sorted(path.name for path in (root / "data").iterdir()) == new
        assert len(Warehouse(root).numbered()) == 2
        assert left_behind(root) == []
    assert seen == [old] * seen.count(old) + [new] * seen.count(new)
    assert seen.count(old) > 5
    assert seen.count(new) > 1


def make_up(root: Path, name: str) -> None:
    """Publish a generation that has a file of this name."""
    warehouse = Warehouse(root)
    with warehouse.lock():
        generation = warehouse.begin()
        with generation.write(name, "mark") as path, replaced(path) as part:
            part.write_text("made up", encoding="utf-8")
        generation.publish()


def test_the_command_killed_leaves_the_last_dataset_and_completes_the_next_time(filled: Path, root: Path) -> None:
    build(filled, root)
    write_files(filled, CHANGED)
    command = [*VANBAN, "run", "--raw", str(filled), "--warehouse", str(root)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while not (root / ".generations/.next").exists() and process.poll() is None:
            time.sleep(0.01)
        assert process.poll() is None, "the command ended before it could be killed"
        process.kill()
    assert numbers(root) == ["1-CT/TW", "2-CT/TW"]
    assert build(filled, root).folder is not None
    assert numbers(root) == ["1-CT/TW", "20-CT/TW", "3-CT/TW"]
    assert left_behind(root) == []


def test_the_workers_of_a_killed_run_end_too(raw: Path, root: Path) -> None:
    long = page(1, ending="\n\n- Đọc sách mỗi ngày." * 20_000)
    write_files(raw, {f"party/{name}.txt": f"{long}{name}" for name in "abcd"})
    code = """if True:
        import sys
        from pathlib import Path
        from building import build
        from pipelines.capture import packer
        if __name__ == "__main__":
            packer.PACK_ITEMS = 1
            build(Path(sys.argv[1]), Path(sys.argv[2]), workers=2)
    """
    with subprocess.Popen([sys.executable, "-c", code, str(raw), str(root)], env=TEST_ENVIRONMENT) as process:
        workers = wait_for_workers(process)
        process.kill()
    deadline = time.monotonic() + 20
    while any(is_running(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [worker for worker in workers if is_running(worker)] == []


def wait_for_workers(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the ids of the processes that a process has started, once there are two."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    found: list[int] = []
    while len(found) < 2 and process.poll() is None:
        time.sleep(0.02)
        found = [
            int(child) for child in children.read_text(encoding="ascii").split() if b"spawn_main" in command_of(child)
        ]
    assert len(found) == 2, "the run ended before it started two workers"
    return found


def command_of(pid: str) -> bytes:
    path = Path(f"/proc/{pid}/cmdline")
    return path.read_bytes() if path.exists() else b""


def is_running(pid: int) -> bool:
    """Return whether a process is there and not dead already."""
    path = Path(f"/proc/{pid}/stat")
    return path.exists() and path.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def test_a_database_written_by_a_run_is_whole_without_any_file_beside_it(filled: Path, root: Path) -> None:
    build(filled, root)
    alone = root.parent / "alone.duckdb"
    shutil.copyfile(root / "vanban.duckdb", alone)
    with duckdb.connect(str(alone), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]
