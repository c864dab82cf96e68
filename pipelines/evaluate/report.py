"""What `vanban evaluate` prints: scores as tables or JSON, and every miss with its place."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from pipelines.evaluate.scores import Judged, Score, add_up
from pipelines.parse.version import PARSER_VERSION
from pipelines.terminal import result_table

NAMES = ("measure", "wanted", "found", "right", "precision", "recall", "F1", "95 % of F1")


def print_scores(console: Console, documents: Sequence[Judged], *, with_misses: bool) -> None:
    """Print the scores over all documents, by level and by lay-out, and the misses if they are asked for."""
    scores = add_up(documents)
    overall = [(s.measure, *cells(s)) for s in scores if s.level is None and s.layout is None]
    levels = [(f"{s.measure}: {s.level}", *cells(s)) for s in scores if s.level and s.layout is None]
    title = f"{len(documents)} documents, parser {PARSER_VERSION}"
    console.print(result_table(title, NAMES, overall))
    console.print(result_table("By level", NAMES, levels))
    console.print(layout_table(scores))
    misses = list(miss_rows(documents))
    if misses and with_misses:
        console.print(result_table("Misses", ("file", "measure", "wanted", "got", "at"), misses))
    else:
        hint = "; --misses lists them" if misses else ""
        console.print(f"{len(misses)} wrong answers{hint}.", highlight=False)


def layout_table(scores: Sequence[Score]) -> Table:
    """Return a table of F1 by measure and lay-out, each with the number of answers that the gold wants."""
    layouts = sorted({s.layout for s in scores if s.layout})
    found = {(s.measure, s.layout): s for s in scores if s.level is None}
    measures = dict.fromkeys(s.measure for s in scores)
    rows = [(m, *(short(found.get((m, layout))) for layout in layouts)) for m in measures]
    return result_table("F1 by lay-out (answers wanted)", ("measure", *layouts), rows)


def cells(score: Score) -> tuple[object, ...]:
    """Return a score's numbers as people read them."""
    interval = f"{percent(score.f1.low)} … {percent(score.f1.high)}" if score.f1 else None
    shares = (score.precision, score.recall, score.f1)
    return score.wanted, score.found, score.hits, *(share and percent(share.value) for share in shares), interval


def short(score: Score | None) -> str | None:
    """Return F1 and the number of wanted answers in one cell."""
    return f"{percent(score.f1.value)} ({score.wanted})" if score and score.f1 else None


def percent(share: float) -> str:
    """Return a share in per cent with one decimal, cut off so that 100.0 means all."""
    return f"{int(share * 1000 + 1e-9) / 10:.1f} %"


def miss_rows(documents: Iterable[Judged]) -> Iterable[tuple[str, str, str | None, str | None, str | None]]:
    """Yield file, measure, wanted, got and span of each miss."""
    for document in documents:
        for outcome in document.outcomes:
            if outcome.miss:
                name = f"{outcome.measure}: {outcome.level}" if outcome.level else outcome.measure
                place = "{}:{}".format(*outcome.miss.span) if outcome.miss.span else None
                yield document.file, name, outcome.miss.wanted, outcome.miss.got, place


def scores_json(documents: Sequence[Judged]) -> str:
    """Return scores and misses as one JSON object; shares are {value, low, high}, spans [start, end)."""
    misses = [
        {"file": d.file, "measure": o.measure, "level": o.level, **asdict(o.miss)}
        for d in documents
        for o in d.outcomes
        if o.miss
    ]
    answer = {
        "parser_version": PARSER_VERSION,
        "documents": len(documents),
        "scores": [asdict(score) for score in add_up(documents)],
        "misses": misses,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)
