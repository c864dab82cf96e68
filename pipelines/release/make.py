"""Makes a release: every step in its order, in a folder that nobody sees until it is whole."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.checks import CheckResult, run_checks
from pipelines.errors import UserError
from pipelines.progress import report
from pipelines.release.changelog import write_changelog
from pipelines.release.checksums import write_checksums
from pipelines.release.describe import (
    describe_captures,
    describe_coverage,
    describe_file,
    describe_maker,
    describe_sources,
    describe_tables,
    find_day,
    macro_signatures,
)
from pipelines.release.diff import PARQUET, Changes, find_changes, summary_lines, write_diff
from pipelines.release.facts import Allowance, Release
from pipelines.release.freeze import drop_texts, freeze, write_database
from pipelines.release.gate import RefusedError, failed_checks, fallen_figures, undone_withdrawals
from pipelines.release.manifest import read_manifest, write_manifest
from pipelines.release.metadata import write_metadata
from pipelines.release.order import Order, match_version
from pipelines.release.page import write_page
from pipelines.release.profile import read_profile
from pipelines.release.publish import new_release, open_shelf
from pipelines.release.quality import write_quality
from pipelines.release.selection import LeftOut
from pipelines.release.verify import find_faults
from pipelines.release.withdrawn import Withdrawal, read_withdrawals
from pipelines.sql import all_checks, attach_tables, connect
from pipelines.tables import SCHEMA_VERSION
from pipelines.warehouse import DATABASE, Warehouse

FIRST = ["- The first release."]
# Freeze, check, write the database, describe, seal.
STEPS = 5


@dataclass(frozen=True, slots=True)
class Before:
    """The release that this one follows."""

    folder: Path
    release: Release


def make_release(warehouse: Path, out: Path, order: Order) -> Path:
    """Freeze a warehouse into the folder `out`/VERSION and return it; it appears whole or not at all.

    Raises RefusedError with what speaks against the release, unless the order allows it; UserError where it can't be
    made as ordered: no dataset, a version that is there already, a change that needs a greater major version.
    """
    withdrawals = read_withdrawals(order.withdrawn)
    with open_shelf(out) as shelf:
        before = read_before(shelf.before(order.version))
        with new_release(shelf, order.version) as part:
            step = iter(range(1, STEPS + 1))
            left_out = freeze(Warehouse(warehouse), part, withdrawals)
            day = order.day or find_day(part)
            report("release", next(step), STEPS)
            results = ask_checks(part)
            report("release", next(step), STEPS)
            if not order.has_texts:
                drop_texts(part)
            write_database(part)
            report("release", next(step), STEPS)
            release = describe(part, order, day=day, withdrawals=withdrawals, left_out=left_out, before=before)
            describe_itself(part, release, results, before, order)
            report("release", next(step), STEPS)
            if order.has_page:
                write_page(part)
            write_checksums(part)
            require_faultless(part)
            report("release", next(step), STEPS)
        return shelf.root / str(order.version)


def read_before(folder: Path | None) -> Before | None:
    """Return the release before, None where there is none; UserError if files of it are missing or cut off."""
    if folder is None:
        return None
    release = read_manifest(folder)
    for file in release.data_files():
        path = folder / file.path
        if not path.is_file() or path.stat().st_size != file.bytes:
            raise UserError(f"{path} is not what was released; restore {folder}, or move it out of the way.")
    return Before(folder, release)


def ask_checks(folder: Path) -> tuple[CheckResult, ...]:
    """Return what every check says of the tables and models below `folder`."""
    checks, results = all_checks(), list[CheckResult]()
    with connect() as con:
        attach_tables(con, folder / "data", folder / "models")
        for result in run_checks(con, checks):
            results.append(result)
            report("check", len(results), len(checks))
    return tuple(results)


def describe(
    folder: Path,
    order: Order,
    *,
    day: datetime.date,
    withdrawals: tuple[Withdrawal, ...],
    left_out: LeftOut,
    before: Before | None,
) -> Release:
    """Return what the files of a release hold."""
    with connect() as con:
        attach_tables(con, folder / "data", folder / "models")
        return Release(
            name=read_profile().name,
            version=str(order.version),
            date=day.isoformat(),
            schema_version=SCHEMA_VERSION,
            previous=before.release.version if before else None,
            has_texts=order.has_texts,
            has_page=order.has_page,
            coverage=describe_coverage(con),
            captures=describe_captures(con, left_out),
            sources=describe_sources(con, order.raw),
            withdrawn=withdrawals,
            allowance=None,
            made_by=describe_maker(),
            macros=macro_signatures(),
            tables=describe_tables(folder),
            files=(describe_file(folder, DATABASE),),
        )


def describe_itself(
    folder: Path, release: Release, results: Sequence[CheckResult], before: Before | None, order: Order
) -> None:
    """Write all that a release says of itself; RefusedError if something speaks against it."""
    objections = list(failed_checks(results))
    lines = FIRST
    if before:
        with find_changes(before.folder, before.release, folder, release) as changes:
            require_major(changes, order)
            objections += find_losses(changes)
            lines = summary_lines(changes)
            write_diff(changes, folder)
        objections += find_steps_back(before, folder, release)
        release = replace(release, files=(*release.files, describe_file(folder, PARQUET)))
    release = replace(release, allowance=judge(objections, order))
    write_manifest(folder, release)
    with connect() as con:
        attach_tables(con, folder / "data", folder / "models")
        write_quality(folder, con, results, release.allowance)
    write_metadata(folder, release)
    write_changelog(folder, release, lines, before.folder if before else None)


def judge(objections: Sequence[str], order: Order) -> Allowance | None:
    """Return what is allowed in spite of objections, None where there are none; RefusedError if they stand."""
    reason = " ".join((order.allowed or "").split())
    if objections and not reason:
        raise RefusedError(tuple(objections))
    return Allowance(reason, tuple(objections)) if objections else None


def find_losses(changes: Changes) -> Iterator[str]:
    """Yield a sentence if documents are gone that nobody withdrew."""
    if count := changes.counts["lost"]:
        named = changes.con.execute("SELECT coalesce(number, document_id) FROM listed WHERE kind = 'lost' LIMIT 3")
        names = ", ".join(name for (name,) in named.fetchall())
        yield f"{count} documents of {changes.old.version} are gone though nobody withdrew them: {names}."


def find_steps_back(before: Before, folder: Path, release: Release) -> Iterator[str]:
    """Yield a sentence for each gold figure and each withdrawal of the release before that no longer holds."""
    with connect() as con:
        yield from fallen_figures(con, before.folder, folder)
    yield from undone_withdrawals(before.release, release.withdrawn)


def require_major(changes: Changes, order: Order) -> None:
    """Raise UserError where readers of the release before would break and the major version does not say so."""
    breaking = [change for change in changes.schema if change.is_breaking]
    old = match_version(changes.old.version)
    if breaking and old and order.version.major <= old.major:
        listed = "; ".join(map(str, breaking[:5])) + (" and more" if len(breaking) > 5 else "")
        raise UserError(
            f"{order.version} would break readers of {old} ({listed}): release it as {old.major + 1}.0.0, or undo that."
        )


def require_faultless(folder: Path) -> None:
    """Raise RuntimeError if what was written does not agree with itself: a fault of ours."""
    if faults := find_faults(folder):
        raise RuntimeError("; ".join(f"{fault.path}: {fault.what}" for fault in faults))
