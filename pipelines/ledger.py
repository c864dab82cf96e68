"""What each step of each run did and cost: the table run_ledger."""

import datetime
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Cost:
    """What a step read and wrote; the step fills in what applies."""

    documents_in: int | None = None
    documents_out: int | None = None
    documents_rejected: int | None = None
    bytes_in: int | None = None
    bytes_out: int | None = None


@dataclass(slots=True)
class Ledger:
    """The ledger of one run. `history` is the file that holds the rows of the runs before."""

    run_id: str
    history: Path
    rows: list[dict[str, object]] = field(default_factory=list)

    @contextmanager
    def step(self, asset: str) -> Iterator[Cost]:
        """Measure the block and enter it under the asset's name when it ends well."""
        cost = Cost()
        started_at = datetime.datetime.now(datetime.UTC)
        seconds, cpu = time.perf_counter(), cpu_seconds()
        yield cost
        self.rows.append(
            {
                "run_id": self.run_id,
                "ordinal": len(self.rows),
                "started_at": started_at,
                "asset": asset,
                "shard": None,
                "documents_in": cost.documents_in,
                "documents_out": cost.documents_out,
                "documents_rejected": cost.documents_rejected,
                "seconds": time.perf_counter() - seconds,
                "cpu_seconds": cpu_seconds() - cpu,
                "peak_rss_bytes": peak_rss_bytes(),
                "bytes_in": cost.bytes_in,
                "bytes_out": cost.bytes_out,
                "parser_version": PARSER_VERSION,
            }
        )

    def table(self) -> pa.Table:
        """Return the rows of all runs, this one so far included."""
        schema = RUN_LEDGER.arrow()
        own = pa.Table.from_pylist(self.rows, schema=schema)
        if not self.history.is_file():
            return own
        before = pq.read_table(self.history).select(schema.names).cast(schema)
        return pa.concat_tables([before, own]).sort_by([("run_id", "ascending"), ("ordinal", "ascending")])

    def write(self, path: Path) -> int:
        """Write the rows of all runs as the table run_ledger and return how many they are."""
        return write_parquet(self.table(), RUN_LEDGER.arrow(), path)

    def save(self) -> None:
        """Add this run's rows to the history, if it has any."""
        if self.rows:
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
    """Return the peak resident memory of this process so far, bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT
