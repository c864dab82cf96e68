"""A release killed before each of its changes on disk, one after the other: some hundred deaths, about two minutes."""

import os
import subprocess
import sys
from pathlib import Path

from building import PROJECT
from releasing import copied

MAKING = """
import sys
from pathlib import Path
from dying_releases import die_at_every_change
from pipelines.release import make_release
from releasing import order
warehouse, out = map(Path, sys.argv[1:])
for exit_code, folder in die_at_every_change(lambda out: make_release(warehouse, out, order("1.1.0")), out):
    versions = sorted(path.name for path in folder.glob("1.*"))
    whole = [name for name in versions if (folder / name / "SHA256SUMS").is_file()]
    print(exit_code, ",".join(versions), ",".join(whole), (folder / "latest").resolve().name, flush=True)
"""


def test_whenever_a_release_dies_readers_see_the_one_before_or_the_new_one_whole(
    seed_warehouse: Path, seed_release: Path, tmp_path: Path
) -> None:
    out = copied(seed_release, tmp_path / "out").parent
    (out / "latest").symlink_to("1.0.0")
    path = os.pathsep.join(filter(None, [str(PROJECT), str(PROJECT / "tests"), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-c", MAKING, str(seed_warehouse), str(out)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": path})
    *deaths, life = [line.split(" ") for line in run.stdout.splitlines()]
    assert len(deaths) > 100
    allowed = {("1.0.0", "1.0.0", "1.0.0"), ("1.0.0,1.1.0", "1.0.0,1.1.0", "1.0.0")}
    assert {(versions, whole, latest) for _, versions, whole, latest in deaths} == allowed
    assert {code for code, *_ in deaths} == {"-9"}
    assert life == ["0", "1.0.0,1.1.0", "1.0.0,1.1.0", "1.1.0"]
