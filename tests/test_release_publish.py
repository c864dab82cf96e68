"""A release appears whole or not at all, whatever dies when; `latest` moves last."""

import fcntl
import shutil
import signal
from pathlib import Path

import pytest
from dying_releases import die_at_every_change

from pipelines.errors import UserError
from pipelines.release.order import parse_version
from pipelines.release.publish import Shelf, new_release, open_shelf

CONTENTS = {"a.txt": "a", "data/b.txt": "b", "data/c.txt": "c"}


def publish(out: Path, version: str = "1.1.0") -> None:
    """Publish a version of three small files."""
    with open_shelf(out) as shelf, new_release(shelf, parse_version(version)) as folder:
        for name, text in CONTENTS.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text)


def contents(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in folder.rglob("*") if p.is_file()}


def publish_half(out: Path) -> None:
    """Begin to publish a version, and fail."""
    with open_shelf(out) as shelf, new_release(shelf, parse_version("1.1.0")) as folder:
        (folder / "half.txt").write_text("half")
        raise ZeroDivisionError


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder of releases with version 1.0.0 in it."""
    publish(tmp_path / "out", "1.0.0")
    return tmp_path / "out"


def test_whenever_publishing_dies_readers_see_the_version_before_or_the_new_one_whole(out: Path) -> None:
    seen = []
    for exit_code, folder in die_at_every_change(publish, out):
        shelf = Shelf(folder)
        assert all(contents(folder / str(version)) == CONTENTS for version in shelf.versions())
        seen.append((exit_code, [str(v) for v in shelf.versions()], (folder / "latest").resolve().name))
        with open_shelf(folder):
            latest = (folder / "latest").resolve().name
            assert latest == str(shelf.versions()[-1])
            assert {path.name for path in folder.iterdir()} - {"1.1.0"} == {"1.0.0", "latest", ".lock"}
    assert seen[0] == (-signal.SIGKILL, ["1.0.0"], "1.0.0")
    assert (-signal.SIGKILL, ["1.0.0", "1.1.0"], "1.0.0") in seen  # dead before `latest` moved
    assert seen[-1] == (0, ["1.0.0", "1.1.0"], "1.1.0")
    assert len(seen) > 8


def test_latest_leads_to_the_highest_version_also_when_an_older_line_is_mended(out: Path) -> None:
    publish(out, "10.0.0")
    publish(out, "1.0.1")
    assert (out / "latest").resolve().name == "10.0.0"
    assert Shelf(out).before(parse_version("1.0.1")) == out / "1.0.0"
    assert Shelf(out).before(parse_version("0.1.0")) is None


def test_what_is_published_never_changes(out: Path) -> None:
    with pytest.raises(UserError, match="is there already, and what is published never changes; take the next version"):
        publish(out, "1.0.0")
    assert contents(out / "1.0.0") == CONTENTS


def test_a_release_that_fails_leaves_nothing_behind(out: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        publish_half(out)
    assert {path.name for path in out.iterdir()} == {"1.0.0", "latest", ".lock"}


def test_two_releases_at_once_are_one_too_many(out: Path) -> None:
    with (out / ".lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(UserError, match="Another release is being written"):
            publish(out)


def test_a_folder_that_takes_no_release_is_named(out: Path) -> None:
    (out / "latest").unlink()
    (out / "latest").mkdir()
    with pytest.raises(UserError, match="is no link of ours"):
        publish(out)
    shutil.rmtree(out)
    out.write_text("a file")
    with pytest.raises(UserError, match=r"can't be written to .*--out"):
        publish(out)
