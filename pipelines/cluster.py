"""The engine's jobs over Dask distributed: workers on many machines that see the warehouse's folder by the same path.

Rows never travel: a worker reads a pack and writes its shard where a process of the pool would, and sends back counts.
A job whose worker dies is given to another one, and a shard that two of them finish is the same twice.
"""

import importlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from types import ModuleType
from typing import Any

from pipelines.engine import Job, Runner, ShardReport, parse_job
from pipelines.errors import UserError
from pipelines.store import parsed_version

LOCAL = "local"
CONNECT_SECONDS = 20


def on_cluster(address: str, workers: int) -> Runner:
    """Return what runs jobs on the Dask scheduler at `address` (tcp://host:port); `local` starts one with `workers`.

    Raises UserError where Dask is not installed.
    """
    dask = load_dask()

    def run(jobs: Sequence[Job]) -> Iterator[ShardReport]:
        with connect(dask, address, workers) as client:
            version = parsed_version()
            futures = [client.submit(parse_as, job, version, pure=False) for job in jobs]
            try:
                for future in dask.as_completed(futures):
                    yield future.result()
            except dask.scheduler.KilledWorker as error:
                raise UserError(
                    f"One Dask worker after the other died over a pack ({error}); give them more memory and run again."
                ) from error

    return run


def load_dask() -> ModuleType:
    """Return the package distributed; UserError where it is not installed."""
    try:
        dask = importlib.import_module("distributed")
        importlib.import_module("distributed.scheduler")
    except ModuleNotFoundError as error:
        raise UserError("--dask needs the package distributed; install it with `make extras`.") from error
    return dask


def connect(dask: ModuleType, address: str, workers: int) -> AbstractContextManager[Any]:
    """Return a client of the scheduler at `address`; UserError where none answers."""
    try:
        if address == LOCAL:
            options = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
            client: AbstractContextManager[Any] = dask.Client(**options, silence_logs="ERROR")
        else:
            client = dask.Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:  # TimeoutError is an OSError
        reason = " ".join(str(error).split())
        raise UserError(
            f"No Dask scheduler answers at {address} ({reason}); start one with `dask scheduler`, or say --dask local."
        ) from error
    return client


def parse_as(job: Job, version: str) -> ShardReport:
    """Do a job on a worker; UserError where the worker has other code, or does not see the pack."""
    if parsed_version() != version:
        raise UserError(
            f"A Dask worker has parser {parsed_version()}, this run {version}; install the same vanban everywhere."
        )
    if not job.pack.is_file():
        raise UserError(f"A Dask worker does not see {job.pack}; put the warehouse where all machines share it.")
    return parse_job(job)
