"""Runs without Dagster, for tests: all steps in their order, and what they made; and folders to run them on."""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute  # noqa: F401 - Arrow loads it late, when `unprivileged` may have closed the folder it lies in

from pipelines.capture.changes import Changes
from pipelines.checks import CheckResult
from pipelines.engine import Runner, in_processes
from pipelines.run import Made, begin_run
from pipelines.schema import Check
from pipelines.sql import all_checks
from pipelines.tables import RUN_LEDGER
from pipelines.warehouse import Warehouse

PROJECT = Path(__file__).parent.parent
SEED = PROJECT / "raw/dangcongsan/000_8102fbe00b907061.txt"
NOBODY = 65534
NO_GOLD = PROJECT / "no_gold"


@dataclass(frozen=True, slots=True)
class Built:
    """What a run did: items found, texts parsed, files written by asset, failed checks, the folder if it published."""

    changes: Changes
    texts_parsed: int
    made: tuple[Made, ...]
    failed: tuple[CheckResult, ...]
    folder: Path | None

    @property
    def written(self) -> set[str]:
        """The assets whose files this run wrote."""
        return {made.asset for made in self.made if made.is_new}


def build(
    raw: Path,
    root: Path,
    *,
    workers: int = 1,
    checks: Sequence[Check] = (),
    gold: Path = NO_GOLD,
    runner: Runner | None = None,
) -> Built:
    """Do what the job `everything` does, in the same order; without gold, unless a test is about it."""
    with begin_run(raw, root, uuid.uuid4().hex, runner or in_processes(workers)) as run:
        run.gold = gold
        changes = run.capture()
        reports = run.parse()
        run.take_snapshot()
        made = [*run.make_rows(), run.make_database()]
        failed = tuple(result for result in run.check(list(checks)) if not result.passed) if checks else ()
        texts = sum(report.texts for report in reports)
        return Built(changes, texts, tuple(made), failed, run.publish())


def build_checked(raw: Path, root: Path) -> Built:
    """Build, and ask every check."""
    return build(raw, root, checks=all_checks())


def copied_project(folder: Path) -> Path:
    """Copy the code and the SQL to a folder of their own, so that a test may edit them, and return it."""
    for name in ("pipelines", "dbt_like_sql"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def write_files(raw: Path, texts: dict[str, str]) -> None:
    """Write captures, by their path below `raw`."""
    for name, text in texts.items():
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_text(text, encoding="utf-8")


def parquet_hashes(root: Path) -> dict[str, str]:
    """Return the hash of each Parquet file that readers see, but for the ledger, which no two runs share."""
    warehouse = Warehouse(root)
    files = [*warehouse.data.glob("*.parquet"), *warehouse.models.glob("*.parquet")]
    return {path.name: file_hash(path) for path in files if path.stem != RUN_LEDGER.name}


def file_hash(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


@contextmanager
def unprivileged() -> Iterator[None]:
    """Drop root's right to read everything while the block runs, so that permissions mean what they say."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def page(serial: int, day: str = "05/03/2012", subject: str = "thư viện xã", ending: str = "") -> str:
    """Return a page of the Party's portal with a directive of the Secretariat, composed for tests."""
    date, month, year = day.split("/")
    return f"""Chỉ thị số {serial}-CT/TW ngày {day} của Ban Bí thư về {subject}
  • Về {subject}
  • {serial}-CT/TW
  • Chỉ thị
  • Khác
  • {day}
  • {day}
  • Ban Bí thư
  • Lê Văn Mẫu
Nội dung:

BAN CHẤP HÀNH TRUNG ƯƠNG

*

Số {serial}-CT/TW

ĐẢNG CỘNG SẢN VIỆT NAM

Hà Nội, ngày {int(date)} tháng {int(month)} năm {year}

CHỈ THỊ

CỦA BAN BÍ THƯ

Về {subject}

Thời gian qua, việc đọc sách ở nhiều nơi còn ít. Ban Bí thư yêu cầu:

1. Mở rộng {subject}

- Chọn nơi dễ đến theo Luật Giáo dục.
- Thực hiện Chỉ thị số {serial + 1}-CT/TW ngày 01/02/2010 của Ban Bí thư.

2. Các cấp ủy tổ chức thực hiện Chỉ thị này.{ending}

T/M BAN BÍ THƯ

Lê Văn Mẫu
"""
