"""References that the document makes: is each number there, with its type and date, and each law that is only named?

One entry a number. What the portal cites (related documents, furniture) is not compared, its news apart; references to
the document itself are left out.
"""

from collections.abc import Iterator

from pipelines.evaluate.folds import law_key, number_key, words_key
from pipelines.evaluate.gold import Gold, Reference
from pipelines.evaluate.outcome import Miss, Outcome, answer, extra, hit, locate, missing, span_of
from pipelines.parse.model import Citation, ParsedDocument

CITED_ZONES = frozenset({"title", "preamble", "body", "appendix", "recipients"})
NEWS_ZONES = frozenset({"news"})


def compare_references(gold: Gold, parsed: ParsedDocument, text: str) -> Iterator[Outcome]:
    """Yield what became of each reference of the gold, and the numbers that only the parser gives."""
    own = number_key(gold.numbers[0])
    yield from compare_numbers("citation", gold.references, by_number(parsed, CITED_ZONES, own), own, text)
    yield from compare_names(gold, parsed, text)
    if gold.news is not None:
        yield from compare_numbers("news_citation", gold.news, by_number(parsed, NEWS_ZONES, own), own, text)


def compare_numbers(
    measure: str, references: tuple[Reference, ...], found: dict[str, list[Citation]], own: str, text: str
) -> Iterator[Outcome]:
    """Yield hits, missing and extra numbers as `<measure>s`, type and date of the hits as `<measure>_type`, `_date`."""
    wanted = {number_key(r.number): r for r in references if r.number and number_key(r.number) != own}
    for key, reference in wanted.items():
        if key in found:
            yield hit(f"{measure}s")
            yield from compare_details(measure, reference, found[key])
        else:
            yield missing(f"{measure}s", str(reference.number), locate(text, reference.number))
    for key, rows in found.items():
        if key not in wanted:
            yield extra(f"{measure}s", rows[0].text, span_of(rows[0]))


def compare_details(measure: str, reference: Reference, rows: list[Citation]) -> Iterator[Outcome]:
    """Yield whether type and date of a number are right: the type it mostly has, a date that it has anywhere."""
    span = span_of(rows[0])
    kind = usual([words_key(row.document_type) for row in rows if row.document_type])
    is_kind = kind in map(words_key, reference.kinds)
    yield answer(f"{measure}_type", is_kind, Miss(f"{reference.number}: {reference.kinds[0]}", kind or None, span))
    dates = {str(row.issue_date) for row in rows if row.issue_date}
    days = {str(row.issue_date.full) for row in rows if row.issue_date and row.issue_date.full}
    is_date = bool(dates & set(reference.dates)) or (None in reference.dates and not days)
    got = ", ".join(sorted(dates)) or None
    yield answer(f"{measure}_date", is_date, Miss(f"{reference.number}: {reference.dates[0]}", got, span))


def compare_names(gold: Gold, parsed: ParsedDocument, text: str) -> Iterator[Outcome]:
    """Yield whether laws that the gold names without a number were found; undated ones apart, as gold may lack some."""
    names = {row.name for row in parsed.citations if row.name and row.zone in CITED_ZONES}
    for reference in gold.references:
        if reference.name and not reference.number:
            measure = "named_reference" if reference.dates[0] else "undated_named_reference"
            is_found = any(named_alike(reference.name, name) for name in names)
            yield answer(measure, is_found, Miss(reference.name, None, locate(text, reference.name)))


def named_alike(one: str | None, other: str | None) -> bool:
    """Tell whether two names are of one law; one of them may go on."""
    left, right = f"{law_key(one)} ", f"{law_key(other)} "
    return left.startswith(right) or right.startswith(left)


def by_number(parsed: ParsedDocument, zones: frozenset[str], own: str) -> dict[str, list[Citation]]:
    """Return the citations of these zones by the key of their number, without those of the document itself.

    A reference that prints no number (`khoản 2 Điều 4` of what was named before) counts with the one that does.
    """
    printed = {row.number_key: number_key(row.number) for row in parsed.citations if row.number and row.number_key}
    found: dict[str, list[Citation]] = {}
    for row in parsed.citations:
        key = number_key(row.number) if row.number else printed.get(row.number_key or "", number_key(row.number_key))
        if key and key != own and not row.is_self and row.zone in zones:
            found.setdefault(key, []).append(row)
    return found


def usual(values: list[str]) -> str:
    """Return the commonest value, the first of equals; nothing if there is none."""
    return max(values, key=lambda value: (values.count(value), -values.index(value)), default="")
