"""What the document itself does to the acts that it refers to: amends, replaces, is based on them."""

from collections.abc import Iterator, Sequence

from pipelines.evaluate.folds import number_key
from pipelines.evaluate.gold import Gold, Reference
from pipelines.evaluate.outcome import Outcome, extra, hit, locate, missing, span_of
from pipelines.evaluate.references import CITED_ZONES, by_number, named_alike
from pipelines.parse.model import Citation, ParsedDocument

MEASURE = "citation_relation"
# These say nothing of what is done to an act.
PLAIN = frozenset({"cites", "anaphora", "self", "related"})


def compare_relations(gold: Gold, parsed: ParsedDocument, text: str) -> Iterator[Outcome]:
    """Yield whether each relation that the gold gives was read, and those that were read of an act and are wrong.

    An act that was not found has no relation; that its reference is missing counts there too.
    """
    numbered = by_number(parsed, CITED_ZONES, number_key(gold.numbers[0]))
    for reference in gold.references:
        if reference.relations is not None:
            rows = numbered.get(number_key(reference.number), []) if reference.number else named(reference, parsed)
            yield from compare_one(reference, reference.relations, rows, text)


def compare_one(
    reference: Reference, relations: Sequence[str], rows: Sequence[Citation], text: str
) -> Iterator[Outcome]:
    """Yield what became of the relations to one act."""
    act = reference.number or reference.name or ""
    done = {row.relation: row for row in reversed(rows) if row.subject is None and row.relation not in PLAIN}
    for code in relations:
        yield hit(MEASURE) if code in done else missing(MEASURE, f"{act}: {code}", locate(text, act))
    for code, row in done.items():
        if code not in relations and code not in reference.more_relations:
            yield extra(MEASURE, f"{act}: {code}", span_of(row))


def named(reference: Reference, parsed: ParsedDocument) -> list[Citation]:
    """Return the references to an act that is only named."""
    rows = [row for row in parsed.citations if row.name and not row.number and row.zone in CITED_ZONES]
    return [row for row in rows if not row.is_self and named_alike(reference.name, row.name)]
