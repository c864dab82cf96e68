"""What very many captures cost, whatever they hold: `vanban run` over one JSONL file of short items, then again.

    PYTHONPATH=tests python -m bench.short_items 10000 100000 1000000

The items hold no document, so that reading, keeping books, tables, database and checks are measured, not parsing. One
worker; the second run finds nothing changed.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import machine, wall_seconds

VANBAN = [sys.executable, "-c", "from pipelines.cli import main; main()"]
HEAD = "items      CPU, s    wall, s    peak, MB    again: CPU, s    wall, s    peak, MB"


def write_items(path: Path, count: int) -> None:
    """Write `count` items, no two alike."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as lines:
        for number in range(count):
            item = {"id": str(number), "text": f"Ghi chép số {number} của thư viện, kệ {number % 97}."}
            lines.write(json.dumps(item, ensure_ascii=False) + "\n")


def run_apart(arguments: list[str]) -> tuple[float, float, float]:
    """Run the command below a fresh process and return CPU seconds, wall seconds, and MB at the most of one process."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True, check=True);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    said: list[str] = []

    def run() -> None:
        command = [sys.executable, "-c", code, *VANBAN, *arguments]
        said.extend(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.split())

    wall = wall_seconds(run)
    return float(said[0]), wall, float(said[1])


def main(counts: list[int]) -> None:
    """Print a row for each number of items."""
    print(machine())
    print(HEAD)
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            raw, root = Path(folder) / "raw", Path(folder) / "warehouse"
            (raw / "notes").mkdir(parents=True)
            write_items(raw / "notes/items.jsonl.gz", count)
            arguments = ["run", "--raw", str(raw), "--warehouse", str(root), "--workers", "1"]
            cpu, wall, peak = run_apart(arguments)
            again = run_apart(arguments)
        first = f"{count:<11,}{cpu:<10.0f}{wall:<11.0f}{peak:<12,.0f}"
        print(f"{first}{again[0]:<15.1f}{again[1]:<11.1f}{again[2]:,.0f}", flush=True)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
