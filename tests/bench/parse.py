"""What parsing costs: documents/s, MB/s, and CPU time as a multiple of two native scans of the same text.

A part of `make bench`; alone: `python -m bench.parse --documents 1000`. Absolute figures drift with the machine
and its load; the multiple is taken in each round from scans and parsing that alternate, so it holds.
"""

import argparse
import pkgutil
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from unittest.mock import patch

import pyarrow as pa
import pyarrow.compute as pc

from bench.figures import SEED, Figure, cpu_seconds, spread
from pipelines.parse import parse
from pipelines.synth import compose

# The stages, each by the name under which the stage before it calls it.
STAGES = {
    "page": "pipelines.parse.read_page",
    "sections": "pipelines.parse.read_sections",
    "witnesses": "pipelines.parse.hear_witnesses",
    "document": "pipelines.parse.build_document",
    "citations": "pipelines.parse.document.build.cite",
}
# RE2 patterns, run by Arrow's own loop over all documents: what a native search for the same things costs at least.
SECTION = r"\n(?:Phần|Chương|Mục|Điều|Phụ lục|[0-9]{1,3}[.)]|[a-zđ]\)|[IVXLC]{1,7}[.-]|[-+]) ?"
CITATION = (
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Kết luận|Quy định|Hướng dẫn|Công văn)"
    r"(?: số)? ?[0-9]{1,5}(?:/[0-9]{4})?[/-][A-ZĐ]{1,6}[A-Za-zĐđ0-9/&-]{0,20}"
    r"(?:,? ngày [0-9]{1,2}(?:/| tháng )[0-9]{1,2}(?:/| năm )[0-9]{4})?"
)


@dataclass(frozen=True, slots=True)
class Round:
    """CPU seconds of one round: both scans, and parsing every document."""

    scan: float
    parse: float


def scan(texts: pa.Array) -> None:
    """Count sections and citations in all texts with two native scans."""
    for pattern in (SECTION, CITATION):
        pc.count_substring_regex(texts, pattern)


def parse_all(texts: Sequence[str]) -> None:
    """Parse each text and drop what comes back."""
    for text in texts:
        parse(text)


def measure(texts: Sequence[str], rounds: int) -> list[Round]:
    """Return the cost of each round; scanning and parsing alternate."""
    column = pa.array(texts, pa.large_string())
    return [Round(cpu_seconds(lambda: scan(column)), cpu_seconds(lambda: parse_all(texts))) for _ in range(rounds)]


def compare_scans(texts: Sequence[str], rounds: int) -> Figure:
    """Return the parser's cost as a multiple of the two scans."""
    ratios = [one.parse / one.scan for one in measure(texts, rounds)]
    how = f"{len(texts):,} documents, {sum(map(len, texts)) / 1e6:.1f} M characters, {rounds} rounds"
    return Figure("parse ÷ two native RE2 scans", spread(ratios), "≤ 10", statistics.median(ratios) <= 10, how)


def split_by_stage(texts: Sequence[str]) -> dict[str, float]:
    """Return CPU seconds by stage of the parser, over all texts; `citations` is a part of `document`."""
    spent = dict.fromkeys(STAGES, 0.0)
    with ExitStack() as timing:
        for stage, name in STAGES.items():
            timing.enter_context(patch(name, timed(stage, pkgutil.resolve_name(name), spent)))
        parse_all(texts)
    return spent


def timed(stage: str, work: Callable[..., object], spent: dict[str, float]) -> Callable[..., object]:
    """Return `work` with its CPU seconds added to those that the stage has `spent`."""

    def run(*values: object, **options: object) -> object:
        begin = time.process_time()
        result = work(*values, **options)
        spent[stage] += time.process_time() - begin
        return result

    return run


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure the parser on distinct synthetic documents.")
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    texts = [compose(SEED, place).text for place in range(wanted.documents)]
    report(texts, measure(texts, wanted.rounds), split_by_stage(texts))


def report(texts: Sequence[str], rounds: Sequence[Round], stages: dict[str, float]) -> None:
    """Print what was measured, one figure a line."""
    sizes = [len(text.encode()) for text in texts]
    size = sum(sizes) / 1e6
    parsing = statistics.median(r.parse for r in rounds)
    scanning = statistics.median(r.scan for r in rounds)
    print(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}, CPU time, one thread")
    print(f"{len(set(texts))} distinct documents, {size:.1f} MB, median {statistics.median(sizes) / 1e3:.1f} kB")
    print(f"parse              {len(texts) / parsing:8,.0f} documents/s  {size / parsing:8.1f} MB/s")
    print(f"two native scans   {len(texts) / scanning:8,.0f} documents/s  {size / scanning:8.1f} MB/s")
    ratios = sorted(r.parse / r.scan for r in rounds)
    print(f"parse / two scans  {statistics.median(ratios):8.1f} x  (rounds {ratios[0]:.1f} to {ratios[-1]:.1f})")
    for stage, spent in stages.items():
        print(f"  {stage:<16} {1e6 * spent / len(texts):8.0f} µs a document")


if __name__ == "__main__":
    main()
