"""Bar charts of an answer: of characters in a terminal, or a PNG or SVG file."""

from collections.abc import Sequence
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.errors import UserError
from pipelines.files import replaced
from pipelines.questions import Answer, chart_rows
from pipelines.terminal import shown

WIDE = 110
WIDE_BAR, NARROW_BAR = 40, 16
TERMINAL_ROWS = 60
PLOT_ROWS = 40
FILLS = ("█", "░", "·")
COLOURS = ("#1b6ca8", "#9dc3e6", "#dddddd")


def print_bars(answer: Answer, console: Console) -> None:
    """Print an answer as a table with a stacked bar in each line; says how many lines are left out."""
    question = answer.question
    labels, values = chart_rows(answer)
    legend = "  ".join(f"{fill} {words(name)}" for fill, name in zip(FILLS, question.values, strict=False))
    console.print(f"\n{legend}", highlight=False)
    console.print(bar_table(answer, labels, values, WIDE_BAR if console.width >= WIDE else NARROW_BAR))
    if len(labels) > TERMINAL_ROWS:
        console.print(f"{len(labels) - TERMINAL_ROWS} more lines; the SQL below gives all.", highlight=False)


def bar_table(answer: Answer, labels: Sequence[str], values: Sequence[Sequence[float]], width: int) -> Table:
    """Return the first lines as a table: label, bar of at most `width` characters, and the other columns."""
    question = answer.question
    most = max((sum(parts) for parts in zip(*values, strict=True)), default=0) or 1
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(words(str(question.label)), no_wrap=True)
    table.add_column("", no_wrap=True, min_width=width)
    others = [name for name in answer.columns if name != question.label]
    numbers = {name for name in others if any(isinstance(value, int) for value in answer.column(name))}
    for name in others:
        if name in numbers:  # a head breaks at its blanks
            table.add_column(words(name), justify="right", min_width=max(map(len, words(name).split())))
        else:
            table.add_column(words(name), no_wrap=True)
    for place, label in enumerate(labels[:TERMINAL_ROWS]):
        cells = (shown(answer.column(name)[place]) for name in others)
        table.add_row(Text(label), bar([parts[place] for parts in values], most, width), *cells)
    return table


def words(name: str) -> str:
    """Return the name of a column as words, which a narrow head can break."""
    return name.replace("_", " ")


def bar(parts: Sequence[float], most: float, width: int) -> Text:
    """Return a bar of at most `width` characters; what is not nothing has at least one character."""
    pieces = (
        fill * max(round(width * part / most), 1) if part else "" for fill, part in zip(FILLS, parts, strict=False)
    )
    return Text("".join(pieces)[: width + len(parts)])


def write_plot(answer: Answer, path: Path, kind: str) -> None:
    """Write the bar chart as `png` or `svg`; the same answer gives the same bytes.

    Raises UserError if matplotlib is not installed, or the answer holds nothing to draw.
    """
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        raise UserError("Plots need matplotlib; `make extras` installs it, or `pip install matplotlib`.") from error
    labels, values = chart_rows(answer)
    if not labels:
        raise UserError(f"There is nothing to draw in {path}: the answer has no rows.")
    labels, values = labels[:PLOT_ROWS], [parts[:PLOT_ROWS] for parts in values]
    with mpl.rc_context({"svg.hashsalt": "vanban", "svg.fonttype": "none", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(9, 1.2 + 0.28 * len(labels)), layout="constrained")
        axes = figure.subplots()
        left = [0.0] * len(labels)
        for name, parts, colour in zip(answer.question.values, values, COLOURS, strict=False):
            axes.barh(labels, parts, left=left, label=words(name), color=colour)
            left = [start + part for start, part in zip(left, parts, strict=True)]
        axes.invert_yaxis()
        axes.set_title(answer.question.title, loc="left")
        axes.legend(frameon=False, loc="lower right")
        axes.spines[["top", "right"]].set_visible(False)
        with replaced(path) as part_path:
            figure.savefig(part_path, format=kind, dpi=150, metadata={"Date": None} if kind == "svg" else {})
