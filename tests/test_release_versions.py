"""From one release to the next nothing disappears or breaks in silence."""

import json
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from building import build, page, write_files
from releasing import copied, order, rewrite, withdrawn_file

from pipelines.errors import UserError
from pipelines.release import RefusedError, make_release
from pipelines.release.diff import find_changes, write_diff
from pipelines.release.facts import ColumnFacts, Release
from pipelines.release.manifest import read_manifest
from pipelines.release.schema_change import compare_schemas
from pipelines.release.verify import find_faults

ATOM = "{http://www.w3.org/2005/Atom}"
CITING = page(20)  # cites 21-CT/TW of 01/02/2010
CITED = page(21, day="01/02/2010", subject="<nhà văn hóa> & \x0bthư viện")
SEED_RAW = {"party/a.txt": CITING, "party/b.txt": page(30)}


def released(folder: Path, texts: dict[str, str], version: str, **wishes: object) -> Path:
    """Build a warehouse of these texts alone and release it into folder/out."""
    shutil.rmtree(folder / "raw", ignore_errors=True)
    write_files(folder / "raw", texts)
    build(folder / "raw", folder / "warehouse")
    return make_release(folder / "warehouse", folder / "out", order(version, folder / "raw", **wishes))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of two documents, with the warehouse that it was made from beside `out`; not to be changed."""
    return released(tmp_path_factory.mktemp("first"), SEED_RAW, "1.0.0")


@pytest.fixture
def shelf(first: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the first release in `out`, and its warehouse, for a test to go on from."""
    copied(first, tmp_path / "out")
    shutil.copytree(first.parents[1] / "warehouse", tmp_path / "warehouse", symlinks=True)
    return tmp_path


def spoil(warehouse: Path, name: str, column: str, value: object) -> None:
    """Set the first cell of a column in a file of a warehouse."""
    rewrite((warehouse / name).resolve(), column, value)


# ---- what changed


@pytest.fixture(scope="module")
def second(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release that follows the first one and has the document that one of it cites; not to be changed."""
    folder = tmp_path_factory.mktemp("second")
    copied(first, folder / "out")
    return released(folder, SEED_RAW | {"party/c.txt": CITED}, "1.1.0")


def test_new_documents_and_the_links_that_they_resolve_are_changes(second: Path) -> None:
    changes = pq.read_table(second / "changes.parquet").to_pylist()
    assert [(c["kind"], c["number"], c["old"], c["new"]) for c in changes] == [
        ("new", "21-CT/TW", None, None),
        ("link_resolved", "20-CT/TW", "dangling", "resolved"),
    ]
    assert changes[0]["issue_date"].isoformat() == "2010-02-01"
    works = {row["work_id"]: row["number"] for row in pq.read_table(second / "models/works.parquet").to_pylist()}
    assert works[changes[1]["target_work_id"]] == "21-CT/TW"


def test_the_figures_of_the_changes_are_there_for_machines(second: Path) -> None:
    said = json.loads((second / "changes.json").read_text())
    assert (said["old"], said["new"]) == ("1.0.0", "1.1.0")
    assert {kind: count for kind, count in said["counts"].items() if count} == {"new": 1, "link_resolved": 1}
    assert {"table": "documents", "old": 2, "new": 3} in said["rows"]
    assert said["schema"] == []


def test_the_feed_is_atom_and_takes_any_title(second: Path) -> None:
    feed = ET.parse(second / "changes.atom").getroot()
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Bản 1.1.0", "Mới: Chỉ thị 21-CT/TW"]
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 3
    assert "<nhà văn hóa> &" in str(entries[1].findtext(f"{ATOM}content"))
    assert all(entry.findtext(f"{ATOM}updated") == "2026-01-31T00:00:00Z" for entry in entries)


def test_the_changelog_keeps_the_history_of_the_data(second: Path) -> None:
    text = (second / "CHANGELOG.md").read_text()
    assert text.index("## 1.1.0 (2026-01-31)") < text.index("1 × `new`") < text.index("## 1.0.0 (2026-01-31)")


def test_a_corrected_value_is_named_with_what_it_was(first: Path, tmp_path: Path) -> None:
    old = copied(first, tmp_path)
    rewrite(old / "data/documents.parquet", "number", "02-CT/TW")
    with find_changes(old, read_manifest(old), first, read_manifest(first)) as changes:
        write_diff(changes, tmp_path)
    (change,) = pq.read_table(tmp_path / "changes.parquet").to_pylist()
    assert (change["kind"], change["column"], change["old"], change["new"]) == (
        "corrected",
        "number",
        "02-CT/TW",
        change["number"],
    )
    assert f"number: 02-CT/TW → {change['number']}" in (tmp_path / "changes.atom").read_text()


def test_rows_of_other_tables_are_counted_by_document(first: Path, tmp_path: Path) -> None:
    old = copied(first, tmp_path)
    table = pq.read_table(old / "data/citations.parquet")
    pq.write_table(table.slice(1), old / "data/citations.parquet")
    with find_changes(old, read_manifest(old), first, read_manifest(first)) as changes:
        assert {kind: count for kind, count in changes.counts.items() if count} == {"rows_gained": 1}


def test_a_release_whose_changes_are_missing_is_at_fault(second: Path, tmp_path: Path) -> None:
    spoiled = copied(second, tmp_path)
    (spoiled / "changes.atom").unlink()
    assert "is missing: a release with a predecessor (1.0.0) has its changes" in {f.what for f in find_faults(spoiled)}


# ---- what speaks against a release


def refusal(shelf: Path, version: str = "1.1.0", **wishes: object) -> tuple[str, ...]:
    """Release and return the objections; nothing may be left of the release."""
    with pytest.raises(RefusedError) as refused:
        make_release(shelf / "warehouse", shelf / "out", order(version, **wishes))
    assert {path.name for path in (shelf / "out").iterdir()} <= {"1.0.0", "latest", ".lock"}
    return refused.value.objections


def test_a_failed_check_stops_a_release_and_is_printed_in_one_that_is_allowed(shelf: Path) -> None:
    spoil(shelf / "warehouse", "data/documents.parquet", "citation_count", 99)
    (objection,) = refusal(shelf, allowed="  ")
    assert objection.startswith("The check counts_in_documents_agree_with_the_tables fails for 1 rows: ")
    wishes = order("1.1.0", allowed="the count is mended tomorrow")
    release = make_release(shelf / "warehouse", shelf / "out", wishes)
    allowance = read_manifest(release).allowance
    assert allowance is not None
    assert (allowance.reason, allowance.objections) == ("the count is mended tomorrow", (objection,))
    for name in ("README.md", "CHANGELOG.md", "quality.json"):
        text = (release / name).read_text()
        assert "the count is mended tomorrow" in text
        assert "counts_in_documents_agree" in text


def test_what_needs_no_allowance_gets_none(shelf: Path) -> None:
    release = make_release(shelf / "warehouse", shelf / "out", order("1.1.0", allowed="to be sure"))
    assert read_manifest(release).allowance is None


def test_a_document_that_is_gone_stops_a_release_unless_it_is_withdrawn(shelf: Path) -> None:
    write_files(shelf / "raw", {"party/b.txt": page(30)})
    build(shelf / "raw", shelf / "warehouse")
    (objection,) = refusal(shelf)
    assert objection == "1 documents of 1.0.0 are gone though nobody withdrew them: 20-CT/TW."
    release = make_release(shelf / "warehouse", shelf / "out", order("1.1.0", allowed="the page was a draft"))
    (change,) = [c for c in pq.read_table(release / "changes.parquet").to_pylist() if c["kind"] == "lost"]
    assert (change["number"], change["reason"]) == ("20-CT/TW", "not captured any more")


def test_a_withdrawal_is_not_undone_in_silence(shelf: Path) -> None:
    content_hash = pq.read_table(shelf / "out/1.0.0/data/captures.parquet").column("content_hash")[0].as_py()
    listed = withdrawn_file(shelf, [content_hash])
    make_release(shelf / "warehouse", shelf / "out", order("1.0.1", withdrawn=listed))
    with pytest.raises(RefusedError) as refused:
        make_release(shelf / "warehouse", shelf / "out", order("1.0.2"))
    assert refused.value.objections == (f"{content_hash} was withdrawn in 1.0.1 and is not listed any more.",)


def test_a_gold_figure_below_what_it_was_at_least_stops_a_release(
    seed_release: Path, seed_warehouse: Path, tmp_path: Path
) -> None:
    out = copied(seed_release, tmp_path / "out").parent
    warehouse = shutil.copytree(seed_warehouse, tmp_path / "warehouse", symlinks=True)
    before = pq.read_table(seed_release / "data/quality_estimates.parquet").to_pylist()[0]
    spoil(warehouse, "data/quality_estimates.parquet", "recall", before["recall_low"] - 0.001)
    with pytest.raises(RefusedError) as refused:
        make_release(warehouse, out, order("1.1.0"))
    figure = " ".join(filter(None, (before["measure"], before["level"], before["layout"], "recall")))
    assert refused.value.objections == (
        f"The gold figure {figure} is {before['recall_low'] - 0.001:.4f}; in 1.0.0 it was at least "
        f"{before['recall_low']:.4f}.",
    )


def test_a_gold_figure_that_is_not_measured_any_more_stops_a_release(
    seed_release: Path, seed_warehouse: Path, tmp_path: Path
) -> None:
    out = copied(seed_release, tmp_path / "out").parent
    warehouse = shutil.copytree(seed_warehouse, tmp_path / "warehouse", symlinks=True)
    path = (warehouse / "data/quality_estimates.parquet").resolve()
    table = pq.read_table(path)
    path.unlink()
    pq.write_table(table.slice(1), path)
    with pytest.raises(RefusedError, match=r"is not measured any more; in 1\.0\.0 it was at least"):
        make_release(warehouse, out, order("1.1.0"))


def test_a_release_before_that_is_damaged_is_not_compared_with(shelf: Path) -> None:
    (shelf / "out/1.0.0/data/citations.parquet").write_bytes(b"PAR1")
    with pytest.raises(UserError, match=r"citations\.parquet is not what was released; restore .*1\.0\.0, or move"):
        make_release(shelf / "warehouse", shelf / "out", order("1.1.0"))


# ---- the schema


def with_columns(release: Release, change: Callable[[ColumnFacts], ColumnFacts | None]) -> Release:
    """Return a release whose first table has columns changed, or left out where `change` returns None."""
    table, *others = release.tables
    columns = tuple(column for column in map(change, table.columns) if column)
    return replace(release, tables=(replace(table, columns=columns), *others))


@pytest.mark.parametrize(
    ("change", "said", "is_breaking"),
    [
        (lambda c: None if c.name == "url" else c, "captures.url is gone", True),
        (lambda c: replace(c, name="address") if c.name == "url" else c, "captures.url is gone", True),
        (lambda c: replace(c, type="DATE") if c.name == "url" else c, "captures.url is DATE, not VARCHAR", True),
        (lambda c: replace(c, required=False) if c.name == "path" else c, "captures.path may be NULL", True),
        (lambda c: replace(c, required=True) if c.name == "url" else c, None, False),
        (lambda c: replace(c, description="Else.") if c.name == "url" else c, "captures.url is described", False),
    ],
)
def test_what_breaks_readers_is_told_from_what_does_not(
    change: Callable[[ColumnFacts], ColumnFacts | None], said: str | None, is_breaking: bool, first: Path
) -> None:
    old = read_manifest(first)
    changes = compare_schemas(old, with_columns(old, change))
    assert any(c.is_breaking for c in changes) == is_breaking
    assert said is None or any(str(c).startswith(said) for c in changes)


def test_tables_macros_and_keys_that_go_break_readers(first: Path) -> None:
    old = read_manifest(first)
    table, *others = old.tables
    for new in (
        replace(old, tables=tuple(others)),
        replace(old, macros=old.macros[1:]),
        replace(old, tables=(replace(table, key=("path",)), *others)),
        replace(old, tables=(replace(table, path="tables/captures.parquet"), *others)),
    ):
        assert [c.is_breaking for c in compare_schemas(old, new)] == [True]
        assert [c.is_breaking for c in compare_schemas(new, old)][:1] in ([False], [True])
    assert compare_schemas(old, old) == ()


def test_a_change_that_breaks_readers_needs_a_greater_major_version(shelf: Path) -> None:
    path = shelf / "out/1.0.0/manifest.json"
    said = json.loads(path.read_text())
    said["tables"][0]["columns"].append(said["tables"][0]["columns"][0] | {"name": "colour"})
    path.write_text(json.dumps(said))
    why = r"1\.9\.0 would break readers of 1\.0\.0 \(captures\.colour is gone\): release it as 2\.0\.0, or undo that\."
    with pytest.raises(UserError, match=why):
        make_release(shelf / "warehouse", shelf / "out", order("1.9.0", allowed="who cares"))
    release = make_release(shelf / "warehouse", shelf / "out", order("2.0.0"))
    assert "- **breaking**: `captures.colour is gone`" in (release / "CHANGELOG.md").read_text()
