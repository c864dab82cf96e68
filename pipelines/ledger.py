"""What each step of each run did and cost: the table run_ledger."""

import datetime
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.files import replaced
from pipelines.parquet import write_parquet
from pipelines.parse.version import PARSER_VERSION
from pipelines.tables import RUN_LEDGER

IMPORTED = time.monotonic()
START_FIELD = 19  # of /proc/self/stat, counted from after the command
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in KiB elsewhere
STATUS = Path("/proc/self/status")


@dataclass(slots=True)
class Volume:
    """What a step read and wrote; the step fills in what applies."""

    documents_in: int | None = None
    documents_out: int | None = None
    documents_rejected: int | None = None
    bytes_in: int | None = None
    bytes_out: int | None = None

    def add(self, other: "Volume") -> None:
        """Add what a part of the step read and wrote."""
        for cell in fields(self):
            part = getattr(other, cell.name)
            if part is not None:
                setattr(self, cell.name, (getattr(self, cell.name) or 0) + part)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a piece of work cost: its start, wall and CPU seconds, peak resident memory of its process so far, bytes."""

    started_at: datetime.datetime
    seconds: float
    cpu_seconds: float
    peak_rss_bytes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of run_ledger: one asset that a run made, or one shard of it."""

    run_id: str
    ordinal: int
    started_at: datetime.datetime
    asset: str
    shard: str | None
    documents_in: int | None
    documents_out: int | None
    documents_rejected: int | None
    seconds: float
    cpu_seconds: float
    peak_rss_bytes: int
    bytes_in: int | None
    bytes_out: int | None
    parser_version: str


class Stopwatch:
    """Measures from when it is made."""

    __slots__ = ("_cpu", "_seconds", "_started_at")

    def __init__(self) -> None:
        self._started_at = datetime.datetime.now(datetime.UTC)
        self._seconds, self._cpu = time.perf_counter(), cpu_seconds()

    def read(self) -> Cost:
        """Return the cost since then."""
        seconds, cpu = time.perf_counter() - self._seconds, cpu_seconds() - self._cpu
        return Cost(self._started_at, seconds, cpu, peak_rss_bytes())


@dataclass(slots=True)
class Ledger:
    """The ledger of one run. `history` is the file that holds the rows of the runs before."""

    run_id: str
    history: Path
    entries: list[Entry] = field(default_factory=list)

    @contextmanager
    def step(self, asset: str) -> Iterator[Volume]:
        """Measure the block and enter it under the asset's name when it ends well."""
        volume, watch = Volume(), Stopwatch()
        yield volume
        self.enter(asset, volume, watch.read())

    def enter(self, asset: str, volume: Volume, cost: Cost, shard: str | None = None) -> None:
        """Add a row for work that was measured where it was done."""
        entry = Entry(
            run_id=self.run_id,
            ordinal=len(self.entries),
            asset=asset,
            shard=shard,
            parser_version=PARSER_VERSION,
            **asdict(volume),
            **asdict(cost),
        )
        self.entries.append(entry)

    def last(self, asset: str) -> Entry | None:
        """Return the row of an asset in this run, None where the run had not to make it."""
        return next((e for e in reversed(self.entries) if e.asset == asset and e.shard is None), None)

    def table(self) -> pa.Table:
        """Return the rows of all runs, this one so far included."""
        schema = RUN_LEDGER.arrow()
        own = pa.Table.from_pylist([asdict(entry) for entry in self.entries], schema=schema)
        if not self.history.is_file():
            return own
        before = pq.read_table(self.history).select(schema.names).cast(schema)
        return pa.concat_tables([before, own]).sort_by([("run_id", "ascending"), ("ordinal", "ascending")])

    def write(self, path: Path) -> int:
        """Write the rows of all runs as the table run_ledger and return how many they are."""
        return write_parquet(self.table(), RUN_LEDGER.arrow(), path)

    def save(self) -> None:
        """Add this run's rows to the history, if it has any."""
        if self.entries:
            with replaced(self.history) as part:
                self.write(part)


def process_age() -> float:
    """Return the wall seconds since this process was started, or since this module was read if no system tells."""
    stat = Path("/proc/self/stat")
    if not stat.is_file():
        return time.monotonic() - IMPORTED
    ticks = int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[START_FIELD])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


def cpu_seconds() -> float:
    """Return the user and system time of this process and of its ended children, seconds."""
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def peak_rss_bytes() -> int:
    """Return the peak resident memory of this process so far, bytes.

    Linux tells it of the program that runs; ru_maxrss would begin with the memory of the process that started it.
    """
    if STATUS.is_file():
        peak = next(line for line in STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT
