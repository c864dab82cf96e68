"""Our parser beside other tools, each on text of its own kind: eyecite on opinions, trafilatura on the same pages.

No peer does our task, and none is beaten at its own: eyecite knows hundreds of reporters and short forms, trafilatura
finds the content of any page of the web. The ratios say what order of speed users of such tools are used to.
"""

import importlib
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType

from bench.figures import Figure, paired, spread
from bench.opinions import write_opinion
from bench.portal_pages import write_portal_page
from pipelines.capture.readings import read_page
from pipelines.parse import parse
from pipelines.synth import Synthetic
from pipelines.synth.html import write_html

EYECITE_DOCUMENTS = 60
PAGES = 60
EYECITE, TRAFILATURA = "documents/s ÷ eyecite (hyperscan)", "documents/s ÷ trafilatura, capture + parse"


def compare_peers(documents: Sequence[Synthetic], rounds: int) -> list[Figure]:
    """Return the figures of both peers; one that is not installed is said to be so."""
    return [compare_eyecite(documents, rounds), *compare_trafilatura(documents, rounds)]


def compare_eyecite(documents: Sequence[Synthetic], rounds: int) -> Figure:
    """Return how many times as many documents of the same mean length we parse in the time that eyecite takes."""
    goal = "≥ 40"
    eyecite, tokenizers = load("eyecite"), load("eyecite.tokenizers")
    if eyecite is None or tokenizers is None or load("hyperscan") is None:
        return missing(EYECITE, goal)
    own = [document.text for document in documents]
    length = round(statistics.mean(map(len, own)))
    opinions = [write_opinion(place, length) for place in range(EYECITE_DOCUMENTS)]
    with tempfile.TemporaryDirectory() as cache:
        tokenizer = tokenizers.HyperscanTokenizer(cache_dir=cache)
        found = [
            len(eyecite.get_citations(text, tokenizer=tokenizer)) for text in opinions[:3]
        ]  # compiles the patterns
        theirs = runs(lambda text: eyecite.get_citations(text, tokenizer=tokenizer), opinions)
        ratios = paired(rounds, theirs, runs(parse, own))
    each = [ratio / len(opinions) * len(own) for ratio in ratios]
    how = f"{len(opinions)} made-up opinions of {length:,} characters, {min(found)} citations and more in each"
    return Figure(EYECITE, spread(each), goal, statistics.median(each) >= 40, how)


def compare_trafilatura(documents: Sequence[Synthetic], rounds: int) -> Iterator[Figure]:
    """Yield how many times as many of the same HTML pages we read and parse in the time that trafilatura takes.

    The goal is about pages as portals serve them; where a page is hardly more than its text, parsing is the most of it.
    """
    trafilatura = load("trafilatura")
    if trafilatura is None:
        yield missing(TRAFILATURA, "≥ 3")
        return
    served = [write_portal_page(document, place).encode() for place, document in enumerate(documents[:PAGES])]
    bare = [write_html(document).encode() for document in documents[:PAGES]]
    for pages, measure, goal in ((served, TRAFILATURA, 3), (bare, f"{TRAFILATURA}, pages without furniture", None)):
        ratios = paired(rounds, runs(trafilatura.extract, pages), runs(read_and_parse, pages))
        kilobytes = sum(map(len, pages)) / len(pages) / 1000
        how = f"{len(pages)} pages of {kilobytes:.1f} kB; bytes in, our rows against its text"
        is_reached = None if goal is None else statistics.median(ratios) >= goal
        yield Figure(measure, spread(ratios), "–" if goal is None else f"≥ {goal}", is_reached, how)


def read_and_parse(page: bytes) -> object:
    """Return what the parser makes of a page of HTML."""
    reading = read_page(page, None)
    return parse(reading.text or "")


def runs(work: Callable[..., object], items: Sequence[object]) -> Callable[[], None]:
    """Return what does the work on each item once."""

    def run() -> None:
        for item in items:
            work(item)

    return run


def load(name: str) -> ModuleType | None:
    """Return a module, None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def missing(measure: str, goal: str) -> Figure:
    """Return that a peer could not be measured."""
    return Figure(measure, "not measured", goal, None, "could not be installed here; `make extras` installs it")
