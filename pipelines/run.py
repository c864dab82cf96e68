"""One run over a raw folder and a warehouse: what each asset does, without Dagster.

Every file is made only if the inputs that its fingerprint stands for have changed; a run that changes nothing writes
nothing. Files appear to readers all together, when the run is published.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from pipelines.assemble import close_shards, open_shards, snapshot_packs, source_files, write_table, write_vocabulary
from pipelines.capture.changes import Changes
from pipelines.capture.update import update_store
from pipelines.checks import CheckResult, run_checks
from pipelines.database import build_database
from pipelines.engine import Runner, ShardReport, in_processes, parse_packs
from pipelines.errors import UserError
from pipelines.evaluate import GOLD_FOLDER
from pipelines.evaluate.estimates import estimates_mark, write_estimates
from pipelines.files import replaced
from pipelines.ledger import Entry, Ledger
from pipelines.parse.version import PARSER_VERSION
from pipelines.processes import default_workers
from pipelines.progress import report
from pipelines.schema import Check, Table
from pipelines.sql import (
    Model,
    all_checks,
    attach_file,
    build_model,
    connect,
    create_macros,
    read_macros,
    read_models,
)
from pipelines.store import fingerprint, parsed_version, read_packs
from pipelines.tables import QUALITY_ESTIMATES, RUN_LEDGER, SCHEMA_VERSION, TABLES, VOCABULARY_TABLES
from pipelines.verdict import write_verdict
from pipelines.warehouse import DATABASE, Generation, Warehouse

SNAPSHOT = "items.parquet"


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the generation: the asset that it is, its rows (0 for the database), its row of the ledger.

    `entry` is None where this run had not to write the file.
    """

    asset: str
    path: Path
    rows: int
    byte_count: int
    entry: Entry | None

    @property
    def is_new(self) -> bool:
        """Whether this run wrote the file."""
        return self.entry is not None


@dataclass(slots=True)
class Run:
    """One run: where it reads and writes, the generation that it builds, and the ledger of what it did."""

    raw: Path
    warehouse: Warehouse
    generation: Generation
    ledger: Ledger
    con: duckdb.DuckDBPyConnection
    runner: Runner
    gold: Path = GOLD_FOLDER
    made: set[str] = field(default_factory=set)
    has_shards: bool = False
    attached: set[Path] = field(default_factory=set)

    def capture(self) -> Changes:
        """Bring the store up to date with raw/."""
        with self.ledger.step("packed_captures") as volume:
            changes = update_store(self.raw, self.warehouse.store, partial(report, "capture"))
            items = self.warehouse.store.items
            volume.documents_in, volume.documents_out = pq.read_metadata(items).num_rows, changes.items_read
            volume.bytes_in = changes.bytes_read
        return changes

    def parse(self) -> list[ShardReport]:
        """Parse the packs that this parser has not parsed yet; the ledger has a row for each, and one for all."""
        store = self.warehouse.store
        packs = sorted(read_packs(store.items))
        with self.ledger.step("parsed_shards") as volume:
            reports = parse_packs(store, packs, self.runner, partial(report, "parse"))
            for shard in reports:
                self.ledger.enter("parsed_shards", shard.volume, shard.cost, shard.pack)
                volume.add(shard.volume)
        return reports

    def take_snapshot(self) -> None:
        """Make the last scan the one that the tables are made from."""
        items = self.warehouse.store.items
        mark = fingerprint(items)
        if items.is_file() and not self.generation.holds(SNAPSHOT, mark):
            with self.generation.write(SNAPSHOT, mark) as path, replaced(path) as part:
                shutil.copyfile(items, part)

    def make_table(self, table: Table) -> Made:
        """Make one table: from shards, from the vocabulary, from gold, or the ledger."""
        name = f"data/{table.name}.parquet"
        if table is RUN_LEDGER:
            return self.make_ledger(name)
        if table is QUALITY_ESTIMATES:
            mark = digest(estimates_mark(self.gold), repr(table))
            return self.make(table.name, name, mark, [], lambda path: write_estimates(self.gold, path))
        if table in VOCABULARY_TABLES:
            mark = digest(PARSER_VERSION, repr(table))
            return self.make(table.name, name, mark, [], lambda path: write_vocabulary(table, path))
        mark = digest(self.generation.fingerprints.get(SNAPSHOT, ""), parsed_version(), repr(table))
        sources = [self.generation.path(SNAPSHOT), *source_files(table, self.warehouse.store, self.packs())]
        return self.make(table.name, name, mark, sources, lambda path: write_table(self.shards(), table, path))

    def packs(self) -> list[str]:
        """Return the packs that hold the texts of the snapshot."""
        return snapshot_packs(self.generation.path(SNAPSHOT))

    def make_ledger(self, name: str) -> Made:
        """Make run_ledger anew if this run has written anything else."""
        same = self.generation.fingerprints.get(name, "")
        mark = self.ledger.run_id if self.generation.is_changed else same
        return self.make(RUN_LEDGER.name, name, mark, [], self.ledger.write)

    def make_model(self, model: Model) -> Made:
        """Make one model from the tables and models that it reads."""
        sources = [self.generation.fingerprints.get(file_name(source), "") for source in model.sources]
        mark = digest(repr(model), *(macro.sql for macro in read_macros()), duckdb.__version__, *sources)

        def write(path: Path) -> int:
            self.leave_shards()
            self.attach()
            rows = build_model(self.con, model, path)
            self.attached.add(path)
            return rows

        files = [self.generation.path(file_name(source)) for source in model.sources]
        return self.make(model.name, file_name(model.name), mark, files, write)

    def make_rows(self) -> list[Made]:
        """Make every table and model in the order in which they read one another, the ledger last."""
        made = [self.make_table(table) for table in TABLES if table is not RUN_LEDGER]
        made += [self.make_model(model) for model in read_models()]
        return [*made, self.make_table(RUN_LEDGER)]

    def make_database(self) -> Made:
        """Make the DuckDB file from all tables and models."""
        files = sorted(f"{k}={v}" for k, v in self.generation.fingerprints.items() if k.endswith(".parquet"))
        mark = digest(SCHEMA_VERSION, *(macro.sql for macro in read_macros()), *files)

        def write(path: Path) -> int:
            data, models = self.generation.path("data"), self.generation.path("models")
            build_database(self.con, data, models, path)
            return 0

        sources = [self.generation.path(name) for name in self.generation.fingerprints if name.endswith(".parquet")]
        return self.make("database", DATABASE, mark, sources, write)

    def check(self, checks: list[Check]) -> Iterator[CheckResult]:
        """Yield what each check finds in the tables and models as they stand; what all of them say is remembered."""
        self.attach()
        results: list[CheckResult] = []
        with self.ledger.step("checks") as volume:
            volume.bytes_in = sum(path.stat().st_size for path in self.attached)
            for result in run_checks(self.con, checks):
                results.append(result)
                yield result
                report("check", len(results), len(checks))
        if len(checks) == len(all_checks()):
            self.drop_unknown()
            write_verdict(self.warehouse, self.generation.fingerprints, results)

    def make(self, asset: str, name: str, mark: str, sources: Sequence[Path], write: Callable[[Path], int]) -> Made:
        """Have `write` make the file `name`, unless it is there and made from the inputs that `mark` stands for.

        `sources` are the files that it reads, for the ledger.
        """
        entry = None
        if not self.generation.holds(name, mark):
            with self.ledger.step(asset) as volume, self.generation.write(name, mark) as path:
                self.attached.discard(path)
                volume.documents_out = write(path)
                volume.bytes_in = sum(source.stat().st_size for source in sources if source.is_file())
                volume.bytes_out = path.stat().st_size
            entry = self.ledger.last(asset)
        path = self.generation.path(name)
        rows = pq.read_metadata(path).num_rows if path.suffix == ".parquet" else 0
        self.made.add(asset)
        report("make", len(self.made), len(TABLES) + len(read_models()) + 1)
        return Made(asset, path, rows, path.stat().st_size, entry)

    def shards(self) -> duckdb.DuckDBPyConnection:
        """Return the connection with the shards of the snapshot open; UserError if there is none."""
        snapshot = self.generation.path(SNAPSHOT)
        if not snapshot.is_file():
            raise UserError(f"{self.warehouse.root} holds no tables yet; materialize everything, or `vanban run`.")
        if not self.has_shards:
            open_shards(self.con, snapshot, self.warehouse.store)
            self.has_shards = True
        return self.con

    def leave_shards(self) -> None:
        """Close the shards: what is made after the tables needs the memory."""
        if self.has_shards:
            close_shards(self.con)
            self.has_shards = False

    def attach(self) -> None:
        """Let the connection see all tables and models that are there; those that it sees already are left alone."""
        folders = (self.generation.path("data"), self.generation.path("models"))
        new = {path for folder in folders for path in folder.glob("*.parquet")} - self.attached
        for path in sorted(new):
            attach_file(self.con, path)
        if new:
            create_macros(self.con, read_macros())
        self.attached |= new

    def drop_unknown(self) -> None:
        """Remove the files of tables and models that are no more."""
        names = (*(table.name for table in TABLES), *(model.name for model in read_models()))
        self.generation.drop({SNAPSHOT, DATABASE, *map(file_name, names)})

    def publish(self) -> Path | None:
        """Let readers see what this run made, and return its folder; None where it made nothing new.

        The database is made here if no step made it, so that it never lags behind the files beside it.
        """
        self.drop_unknown()
        if not self.generation.is_changed:
            return None
        self.make_database()
        folder = self.generation.publish()
        self.warehouse.store.drop_others(read_packs(folder / SNAPSHOT))
        return folder


@contextmanager
def begin_run(raw: Path, root: Path, run_id: str, runner: Runner | None = None) -> Iterator[Run]:
    """Hold the warehouse at `root` for one run, which the caller publishes; UserError if another run holds it."""
    warehouse = Warehouse(root)
    with warehouse.lock(), connect(temp_directory=warehouse.spill) as con:
        ledger = Ledger(run_id, warehouse.store.folder / "ledger.parquet")
        try:
            yield Run(raw, warehouse, warehouse.begin(), ledger, con, runner or in_processes(default_workers()))
        finally:
            ledger.save()


def file_name(table: str) -> str:
    """Return where a table or model lies in a generation."""
    folder = "data" if table in {t.name for t in TABLES} else "models"
    return f"{folder}/{table}.parquet"


def digest(*parts: str) -> str:
    """Return a hash of texts, 32 hex digits."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def is_published(warehouse: Warehouse) -> bool:
    """Return whether the tables that readers see were made from the last scan."""
    made_from = Generation(warehouse).fingerprints.get(SNAPSHOT)
    return made_from == fingerprint(warehouse.store.items)
