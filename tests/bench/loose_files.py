"""What loose files cost: the first run over them, and a run after which nothing has changed, for growing numbers.

    python -m bench.loose_files 1000 10000 100000

Texts are short notes that hold no document, so that reading and keeping books is measured, not parsing. Processor time
of the whole run in this process, without Dagster; the no-change run is the best of three.
"""

import sys
import tempfile
import time
import uuid
from pathlib import Path

from pipelines.engine import in_processes
from pipelines.run import begin_run

FILES_IN_A_FOLDER = 1000


def write_notes(raw: Path, count: int) -> None:
    """Write `count` files, a thousand a folder."""
    for number in range(count):
        folder = raw / "notes" / f"{number // FILES_IN_A_FOLDER:04d}"
        if number % FILES_IN_A_FOLDER == 0:
            folder.mkdir(parents=True)
        (folder / f"{number:06d}.txt").write_text(f"Ghi chép số {number} của thư viện.\n", encoding="utf-8")


def run_once(raw: Path, root: Path) -> tuple[float, float]:
    """Return the processor seconds of the scan and of the whole run."""
    begun = time.process_time()
    with begin_run(raw, root, uuid.uuid4().hex, in_processes(1)) as run:
        run.capture()
        scanned = time.process_time()
        run.parse()
        run.take_snapshot()
        run.make_rows()
        run.make_database()
        run.publish()
    return scanned - begun, time.process_time() - begun


def main(counts: list[int]) -> None:
    """Print a row for each number of files."""
    print("files    first scan    first run    no-change scan    no-change run    (seconds)")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            raw, root = Path(folder) / "raw", Path(folder) / "warehouse"
            write_notes(raw, count)
            time.sleep(3)  # a file touched within two seconds before a scan is read again by the next one
            first = run_once(raw, root)
            again = [min(times) for times in zip(*(run_once(raw, root) for _ in range(3)), strict=True)]
        print(f"{count:<9}{first[0]:<14.2f}{first[1]:<13.2f}{again[0]:<18.2f}{again[1]:.2f}", flush=True)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1000, 10_000, 100_000])
