"""What the checks said is remembered for the files that they were asked about, and for no others."""

from pathlib import Path

from building import build, build_checked, page, write_files

from pipelines.sql import all_checks
from pipelines.verdict import read_verdict
from pipelines.warehouse import Warehouse


def test_a_verdict_stands_until_the_files_change(raw: Path, root: Path) -> None:
    write_files(raw, {"party/a.txt": page(1)})
    build_checked(raw, root)
    said = read_verdict(Warehouse(root))
    assert said is not None
    assert said.checks_run == len(all_checks())

    build(raw, root)
    assert read_verdict(Warehouse(root)) == said

    write_files(raw, {"party/b.txt": page(2)})
    build(raw, root)
    assert read_verdict(Warehouse(root)) is None


def test_some_checks_are_no_verdict(raw: Path, root: Path) -> None:
    write_files(raw, {"party/a.txt": page(1)})
    build(raw, root, checks=all_checks()[:3])
    assert read_verdict(Warehouse(root)) is None


def test_a_verdict_tells_which_checks_failed_with_their_rows(raw: Path, root: Path) -> None:
    write_files(raw, {"party/a.txt": page(1).replace("  • 05/03/2012\n  • Ban", "  • 01/03/2012\n  • Ban")})
    build_checked(raw, root)
    said = read_verdict(Warehouse(root))
    assert said is not None
    rows = {failure.name: failure.rows for failure in said.failures}
    assert rows["documents_take_effect_after_issue"].startswith("|")
