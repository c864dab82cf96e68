"""What people see in a terminal: bars while work is going on, tables of results; plain lines where there is none."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipelines.progress import Listener, listening

LABELS = {
    "capture": "Reading raw items",
    "parse": "Parsing packs of texts",
    "make": "Writing tables and models",
    "check": "Checking",
}
SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def showing_progress(console: Console) -> Iterator[None]:
    """Show the progress of the block: bars on a terminal, now and then a line elsewhere."""
    if not console.is_terminal:
        with listening(lines(console)):
            yield
        return
    columns = (TextColumn("{task.description:<26}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress, listening(bars(progress)):
        yield


def bars(progress: Progress) -> Listener:
    """Return a listener that draws one bar a step."""
    tasks: dict[str, TaskID] = {}

    def listen(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = progress.add_task(LABELS[step], total=total)
        progress.update(tasks[step], completed=done, total=total)

    return listen


def lines(console: Console) -> Listener:
    """Return a listener that prints a line when a step ends, and every ten seconds while it goes on."""
    printed: dict[str, float] = {}

    def listen(step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if done == total or now - printed.get(step, now) >= SECONDS_BETWEEN_LINES:
            console.print(f"{LABELS[step]}: {done}/{total}", highlight=False)
            printed[step] = now
        printed.setdefault(step, now)

    return listen


def result_table(title: str | None, names: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    """Return rows as a table; numbers stand to the right."""
    table = Table(title=title, title_justify="left", title_style="bold")
    numeric = [all(isinstance(row[i], int | float) or row[i] is None for row in rows) for i in range(len(names))]
    for name, is_number in zip(names, numeric, strict=True):
        table.add_column(name, justify="right" if is_number and rows else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    return table
