"""Dying while a release is made: one child for each change on disk, killed just before it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from dying import die_before


def die_at_every_change(make: Callable[[Path], object], out: Path) -> Iterator[tuple[int, Path]]:
    """Yield exit code and folder for N = 1, 2, … : `make` on a copy of `out`, killed before change N.

    The last one is the first that lives. Children are forks, so nothing that holds threads may run before.
    """
    exit_code, death = -1, 0
    while exit_code:
        death += 1
        folder = shutil.copytree(out, out.with_name(f"death_{death}"), symlinks=True)
        child = os.fork()
        if not child:
            die_before(death)
            make(folder)
            os._exit(0)
        exit_code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        yield exit_code, folder
        shutil.rmtree(folder)
