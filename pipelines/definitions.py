"""Dagster: what there is to make, in which order, and how it is shown. All work is called from here, none is done."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import dagster as dg
from pydantic import PrivateAttr
from sqlalchemy.engine import Engine
from sqlalchemy.event import listens_for

from pipelines.assemble import ITEM_TABLES
from pipelines.capture.changes import find_changes
from pipelines.checks import CheckResult
from pipelines.cluster import on_cluster
from pipelines.engine import in_processes
from pipelines.errors import UserError
from pipelines.preview import cost_shown, described_columns, markdown_table, preview, shard_table
from pipelines.processes import default_workers
from pipelines.run import Made, Run, begin_run, is_published
from pipelines.schema import Check, Table
from pipelines.sql import Model, all_checks, read_models
from pipelines.tables import QUALITY_ESTIMATES, RUN_LEDGER, TABLES, VOCABULARY_TABLES
from pipelines.verdict import Verdict, read_verdict
from pipelines.warehouse import Warehouse

PROJECT = Path(__file__).parent.parent
RAW = os.environ.get("VANBAN_RAW", str(PROJECT / "raw"))
WAREHOUSE = os.environ.get("VANBAN_WAREHOUSE", str(PROJECT / "warehouse"))
EVERYTHING, UNCHECKED = "everything", "everything_unchecked"
SENSOR_SECONDS = 30
Metadata: TypeAlias = dg.MetadataValue | dg.TableSchema | int | float | bool
MODELS = read_models()
CHECKS = all_checks()


@listens_for(Engine, "connect")
def hurry(connection: sqlite3.Connection, _record: object) -> None:
    """Let Dagster's history reach the disk when the system likes: a run waits for hundreds of its entries otherwise."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


class RunResource(dg.ConfigurableResource["RunResource"]):
    """The one run that all steps of a Dagster run share: it holds the warehouse's lock until the last step is done."""

    raw: str = RAW
    warehouse: str = WAREHOUSE
    workers: int = default_workers()
    dask: str = ""
    _run: Run = PrivateAttr()
    _waiting: set[str] = PrivateAttr()

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["RunResource"]:
        """Begin the run, and end it without a trace for readers if a step failed or never came."""
        if context.run is None or context.instance is None:
            raise dg.DagsterInvariantViolationError("the warehouse is opened by runs only")
        plan = context.instance.get_execution_plan_snapshot(str(context.run.execution_plan_snapshot_id))
        runner = on_cluster(self.dask, self.workers) if self.dask else in_processes(self.workers)
        with begin_run(Path(self.raw), Path(self.warehouse), context.run.run_id, runner) as run:
            self._run, self._waiting = run, set(plan.step_keys_to_execute)
            yield self

    @contextmanager
    def step(self, name: str) -> Iterator[Run]:
        """Give the run to a step; when the last planned step ends well, readers see what all of them made."""
        yield self._run
        self._waiting.discard(name)
        if not self._waiting:
            self._run.publish()


def column_schema(columns: list[tuple[str, str, str]]) -> dg.TableSchema:
    """Return (name, type, meaning) of columns as Dagster shows them."""
    return dg.TableSchema([dg.TableColumn(name, kind, description=doc) for name, kind, doc in columns])


def table_spec(table: Table, group: str, deps: list[str]) -> dg.AssetSpec:
    """Return the asset that a table is."""
    columns = [(c.name, c.sql_type, c.doc) for c in table.columns]
    metadata = {"dagster/column_schema": column_schema(columns)}
    return dg.AssetSpec(
        table.name, description=table.grain, group_name=group, deps=deps, metadata=metadata, kinds={"parquet"}
    )


def model_spec(model: Model) -> dg.AssetSpec:
    """Return the asset that a model is, with the lineage that its SQL shows."""
    text = f"{model.doc}\n\n{model.caveats or ''}\n\n```sql\n{model.sql}\n```"
    return dg.AssetSpec(
        model.name, description=text, group_name="models", deps=list(model.sources), kinds={"duckdb", "parquet"}
    )


def check_spec(check: Check) -> dg.AssetCheckSpec:
    """Return a check; it waits for the database, and so for everything that it may read."""
    return dg.AssetCheckSpec(check.name, asset=check.table, description=check.doc, additional_deps=["database"])


def made_result(made: Made) -> dg.MaterializeResult[None]:
    """Return what Dagster shows of a file that was made."""
    metadata: dict[str, Metadata] = {
        "path": dg.MetadataValue.path(str(made.path)),
        "bytes": made.byte_count,
        "written in this run": made.is_new,
        **cost_shown(made.entry),
    }
    if made.path.suffix == ".parquet":
        metadata["dagster/row_count"] = made.rows
        metadata["dagster/column_schema"] = column_schema(described_columns(made.path))
        metadata["preview"] = dg.MetadataValue.md(preview(made.path))
    return dg.MaterializeResult(asset_key=made.asset, metadata=metadata)


def check_result(result: CheckResult) -> dg.AssetCheckResult:
    """Return what Dagster shows of a check: the rows that break it, and what to do."""
    warning = result.check.severity == "warning"
    metadata: dict[str, dg.MetadataValue | int | float] = {"rows": result.row_count, "seconds": result.seconds}
    if not result.passed:
        metadata["failing rows"] = dg.MetadataValue.md(markdown_table(result.columns, result.sample))
    return dg.AssetCheckResult(
        passed=result.passed,
        check_name=result.check.name,
        asset_key=result.check.table,
        severity=dg.AssetCheckSeverity.WARN if warning else dg.AssetCheckSeverity.ERROR,
        metadata=metadata,
        description=result.check.doc,
    )


@dg.asset(group_name="capture", kinds={"python"})
def packed_captures(vanban: RunResource) -> dg.MaterializeResult[None]:
    """Bytes of raw/, decoded and packed: what is new or changed since the last scan is read, the rest is kept."""
    with vanban.step("packed_captures") as run:
        changes = run.capture()
        entry = run.ledger.last("packed_captures")
    counts = {"seen": changes.seen, "new": changes.new, "changed": changes.changed, "removed": changes.removed}
    return dg.MaterializeResult(metadata={**counts, **cost_shown(entry)})


@dg.asset(group_name="parse", deps=[packed_captures], kinds={"python"})
def parsed_shards(vanban: RunResource) -> dg.MaterializeResult[None]:
    """What the parser made of each pack of texts; only packs that this parser has not seen are parsed."""
    with vanban.step("parsed_shards") as run:
        shards = run.parse()
        entry = run.ledger.last("parsed_shards")
    counts = {"shards parsed": len(shards), "texts": sum(shard.texts for shard in shards)}
    return dg.MaterializeResult(
        metadata={**counts, "by shard": dg.MetadataValue.md(shard_table(shards)), **cost_shown(entry)}
    )


@dg.multi_asset(
    specs=[table_spec(table, "parse", ["parsed_shards"]) for table in ITEM_TABLES], name="tables", can_subset=True
)
def tables(context: dg.AssetExecutionContext, vanban: RunResource) -> Iterator[dg.MaterializeResult[None]]:
    """Tables of captures and documents, put together from shards."""
    wanted = {key.to_user_string() for key in context.selected_asset_keys}
    with vanban.step("tables") as run:
        if len(wanted) == len(ITEM_TABLES):
            run.take_snapshot()
        for table in ITEM_TABLES:
            if table.name in wanted:
                yield made_result(run.make_table(table))


@dg.multi_asset(
    specs=[table_spec(table, "vocabulary", []) for table in VOCABULARY_TABLES], name="vocabulary", can_subset=True
)
def vocabulary(context: dg.AssetExecutionContext, vanban: RunResource) -> Iterator[dg.MaterializeResult[None]]:
    """Tables of the vocabulary, from its CSV files."""
    wanted = {key.to_user_string() for key in context.selected_asset_keys}
    with vanban.step("vocabulary") as run:
        for table in VOCABULARY_TABLES:
            if table.name in wanted:
                yield made_result(run.make_table(table))


@dg.multi_asset(specs=[table_spec(QUALITY_ESTIMATES, "quality", [])], name="quality")
def quality(vanban: RunResource) -> Iterator[dg.MaterializeResult[None]]:
    """How well the parser does on the project's own hand-made answers."""
    with vanban.step("quality") as run:
        yield made_result(run.make_table(QUALITY_ESTIMATES))


@dg.multi_asset(specs=[model_spec(model) for model in MODELS], name="models", can_subset=True)
def models(context: dg.AssetExecutionContext, vanban: RunResource) -> Iterator[dg.MaterializeResult[None]]:
    """Models of dbt_like_sql/, in the order that their SQL implies."""
    wanted = {key.to_user_string() for key in context.selected_asset_keys}
    with vanban.step("models") as run:
        for model in MODELS:
            if model.name in wanted:
                yield made_result(run.make_model(model))


@dg.multi_asset(
    specs=[table_spec(RUN_LEDGER, "publish", [m.name for m in MODELS] + [t.name for t in TABLES if t != RUN_LEDGER])],
    name="ledger",
)
def ledger(vanban: RunResource) -> Iterator[dg.MaterializeResult[None]]:
    """What this run and those before it did and cost."""
    with vanban.step("ledger") as run:
        yield made_result(run.make_table(RUN_LEDGER))


@dg.asset(group_name="publish", deps=[RUN_LEDGER.name], kinds={"duckdb"})
def database(vanban: RunResource) -> dg.MaterializeResult[None]:
    """The file vanban.duckdb: all tables and models, with comments and macros."""
    with vanban.step("database") as run:
        return made_result(run.make_database())


@dg.multi_asset_check(specs=[check_spec(check) for check in CHECKS], name="checks", can_subset=True)
def checks(context: dg.AssetCheckExecutionContext, vanban: RunResource) -> Iterator[dg.AssetCheckResult]:
    """Sentences that must be true of tables and models."""
    wanted = {key.name for key in context.selected_asset_check_keys}
    with vanban.step("checks") as run:
        for result in run.check([check for check in CHECKS if check.name in wanted]):
            yield check_result(result)


everything = dg.define_asset_job(
    EVERYTHING, dg.AssetSelection.all(), description="From raw/ to the warehouse, and all checks."
)
unchecked = dg.define_asset_job(
    UNCHECKED, dg.AssetSelection.all().without_checks(), description="From raw/ to the warehouse, without checks."
)


@dg.sensor(job=everything, minimum_interval_seconds=SENSOR_SECONDS, default_status=dg.DefaultSensorStatus.RUNNING)
def raw_changes(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """Start a run when names, sizes or times below raw/ differ from what readers see; once for each state of raw/."""
    warehouse = Warehouse(Path(WAREHOUSE))
    try:
        changes = find_changes(Path(RAW), warehouse.store)
    except UserError as error:
        return dg.SkipReason(str(error))
    if not changes.any and is_published(warehouse):
        return dg.SkipReason(f"{changes.seen} items, none changed")
    if changes.state == context.cursor:
        return dg.SkipReason("a run was started for this state of raw/; if it failed, mend the cause and start another")
    context.update_cursor(changes.state)
    context.log.info("%d new, %d changed, %d removed", changes.new, changes.changed, changes.removed)
    return dg.RunRequest()


defs = dg.Definitions(
    assets=[packed_captures, parsed_shards, tables, vocabulary, quality, models, ledger, database],
    asset_checks=[checks],
    jobs=[everything, unchecked],
    sensors=[raw_changes],
    resources={"vanban": RunResource()},
    executor=dg.in_process_executor,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, and what the checks say of the result; `is_checked` is False where nothing had changed."""

    texts_parsed: int
    files_written: int
    is_checked: bool
    verdict: Verdict


def run_everything(raw: Path, root: Path, workers: int | None = None, dask: str = "") -> Outcome:
    """Materialize every asset in this process and return what was done; raises UserError for a user's mistake.

    Texts are parsed by `workers` processes, one a core without it, or on the Dask scheduler at `dask`. Checks are asked
    unless neither raw/ nor the code has changed since they were: two thirds of Dagster's time go into recording them.
    """
    warehouse = Warehouse(root)
    verdict = None if find_changes(raw, warehouse.store).any else read_verdict(warehouse)
    run = RunResource(raw=str(raw), warehouse=str(root), workers=workers or default_workers(), dask=dask)
    result = run_job(EVERYTHING if verdict is None else UNCHECKED, run)
    made = [event.materialization for event in result.get_asset_materialization_events()]
    texts = sum(int(str(m.metadata["texts"].value)) for m in made if "texts" in m.metadata)
    files = sum(bool(m.metadata["written in this run"].value) for m in made if "written in this run" in m.metadata)
    if verdict is not None and files:  # raw/ changed between the two looks at it
        run_job(EVERYTHING, run)
        verdict = None
    said = verdict or read_verdict(warehouse)
    if said is None:
        raise UserError(f"Another run has replaced what this one made in {root}; `vanban check` asks the checks anew.")
    return Outcome(texts, files, verdict is None, said)


def run_job(name: str, run: RunResource) -> dg.ExecuteInProcessResult:
    """Run a job in this process, its log kept in Dagster's home; raises UserError for a user's mistake."""
    config = {
        "resources": {"vanban": {"config": run.model_dump()}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }
    with dg.DagsterInstance.get() as instance:
        try:
            return defs.resolve_job_def(name).execute_in_process(run_config=config, instance=instance)
        except Exception as error:  # noqa: BLE001 - Dagster wraps whatever a step raises
            raise mistake_behind(error) or error from None


def mistake_behind(error: BaseException) -> UserError | None:
    """Return the user's mistake that Dagster wrapped, if there is one; an exception's chain may run in a circle."""
    chain: list[BaseException] = []
    behind: BaseException | None = error
    while behind is not None and behind not in chain:
        chain.append(behind)
        behind = behind.__cause__ or behind.__context__
    return next((link for link in chain if isinstance(link, UserError)), None)
