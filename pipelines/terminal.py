"""What people see in a terminal: bars while work is going on, tables of results; plain lines where there is none."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from pipelines.progress import Amount, Listener, listening

LABELS = {
    "capture": "Reading raw items",
    "parse": "Parsing packs of texts",
    "make": "Writing tables and models",
    "check": "Checking",
    "release": "Making the release",
    "compose": "Composing documents",
    "fetch": "Fetching captures",
    "push": "Sending the dataset",
}
SECONDS_BETWEEN_LINES = 10.0
CELL_CHARACTERS = 80
PIPED_WIDTH = 1000


def console_for(stream: IO[str]) -> Console:
    """Return a console as wide as the terminal; where there is none, wide enough that nothing is cut to fit."""
    return Console(file=stream, width=None if stream.isatty() else PIPED_WIDTH)


@contextmanager
def showing_progress(console: Console) -> Iterator[None]:
    """Show the progress of the block: bars on a terminal, now and then a line elsewhere."""
    if not console.is_terminal:
        with listening(lines(console)):
            yield
        return
    amount = TextColumn("{task.fields[amount]}")
    columns = (TextColumn("{task.description:<26}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), amount)
    with Progress(*columns, console=console) as progress, listening(bars(progress)):
        yield


def bars(progress: Progress) -> Listener:
    """Return a listener that draws one bar a step."""
    tasks: dict[str, TaskID] = {}

    def listen(step: str, done: int, total: int, amount: Amount | None) -> None:
        if step not in tasks:
            tasks[step] = progress.add_task(LABELS[step], total=total, amount="")
        progress.update(tasks[step], completed=done, total=total, amount=said_amount(amount))

    return listen


def lines(console: Console) -> Listener:
    """Return a listener that prints a line when a step ends, and every ten seconds while it goes on."""
    printed: dict[str, float] = {}

    def listen(step: str, done: int, total: int, amount: Amount | None) -> None:
        now = time.monotonic()
        if done == total or now - printed.get(step, now) >= SECONDS_BETWEEN_LINES:
            said = ", ".join(filter(None, (f"{done}/{total}", said_amount(amount))))
            console.print(f"{LABELS[step]}: {said}", highlight=False)
            printed[step] = now
        printed.setdefault(step, now)

    return listen


def said_amount(amount: Amount | None) -> str:
    """Return items and bytes in words, nothing where there are none."""
    if not amount or not amount.items:
        return ""
    return f"{amount.items:,} item{'s' * (amount.items != 1)}, {amount.byte_count / 1e6:,.1f} MB"


def result_table(title: str | None, names: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    """Return rows as a table, one line each; numbers stand to the right, long texts are cut."""
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for place, name in enumerate(names):
        is_number = any(isinstance(row[place], int | float) and not isinstance(row[place], bool) for row in rows)
        table.add_column(name, justify="right" if is_number else "left", no_wrap=True, overflow="ellipsis")
    for row in rows:
        table.add_row(*(shown(value) for value in row))
    return table


def shown(value: object) -> Text:
    """Return a value as one line of at most 80 characters; the parts of a list, nothing for NULL."""
    written = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    text = " ".join(written[: CELL_CHARACTERS * 4].split())
    return Text(text if len(text) <= CELL_CHARACTERS else text[: CELL_CHARACTERS - 1] + "…")
