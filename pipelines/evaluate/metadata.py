"""Fields of the document and its signatures: one question each."""

from collections.abc import Iterable, Iterator

from pipelines.evaluate.folds import body_key, is_alike, names_body, number_key, words_key
from pipelines.evaluate.gold import Gold, Signer
from pipelines.evaluate.outcome import Miss, Outcome, Span, answer, span_of
from pipelines.parse.model import ParsedDocument, PartialDate


def compare_metadata(gold: Gold, parsed: ParsedDocument) -> Iterator[Outcome]:
    """Yield whether each field is right, whether all are, and what became of enacting body and signatures."""
    fields = list(compare_fields(gold, parsed))
    yield from fields
    wrong = ", ".join(field.measure for field in fields if field.miss)
    yield answer("all_metadata", not wrong, Miss("no wrong field", wrong))
    yield from compare_enacting(gold, parsed)
    yield from compare_superior(gold, parsed)
    yield from compare_codes(gold, parsed)
    yield from compare_signatures(gold, parsed)


def compare_fields(gold: Gold, parsed: ParsedDocument) -> Iterator[Outcome]:
    """Yield the fields that every gold has; effective date and subject are asked only where the document gives them."""
    number = parsed.number
    yield judged("number", parsed, number_key(number) in map(number_key, gold.numbers), gold.numbers[0], number)
    kind = parsed.document_type
    yield judged("document_type", parsed, words_key(kind) in map(words_key, gold.kinds), gold.kinds[0], kind)
    issued = day(parsed.issue_date)
    yield judged("issue_date", parsed, issued in gold.issue_dates, gold.issue_dates[0], issued)
    if gold.effective_dates[0]:
        effective = day(parsed.effective_date)
        yield judged("effective_date", parsed, effective in gold.effective_dates, gold.effective_dates[0], effective)
    bodies = (parsed.issuing_body, parsed.issuing_body_printed, parsed.letterhead_body)
    entries = (*gold.issuers, *gold.more_issuers)
    yield judged("issuing_body", parsed, is_one(bodies, entries, gold), said(gold.issuers), said(bodies))
    names = [signer.name for signer in gold.signers]
    is_signer = words_key(parsed.signer) in (map(words_key, names) if names else ("",))
    yield judged("signer", parsed, is_signer, said(names), parsed.signer)
    if gold.titles:
        is_subject = any(is_alike(parsed.subject, title) for title in gold.titles)
        yield judged("subject", parsed, is_subject, gold.titles[0], parsed.subject)


def compare_enacting(gold: Gold, parsed: ParsedDocument) -> Iterator[Outcome]:
    """Yield whether the body that enacts was told from the one that the letterhead names, where they differ."""
    if gold.enacting:
        bodies = (parsed.issuing_body, parsed.issuing_body_printed)
        is_right = is_one(bodies, gold.enacting, gold)
        span = chosen_span(parsed, "issuing_body")
        yield answer("enacting_body", is_right, Miss(said(gold.issuers[1:]), said(bodies), span))


def compare_superior(gold: Gold, parsed: ParsedDocument) -> Iterator[Outcome]:
    """Yield whether the body above the unit in a letterhead is right, where one stands there: `A / B`."""
    if gold.superiors:
        got = body_key(parsed.superior_body)
        is_right = any(names_body(got, superior, "") for superior in gold.superiors)
        yield judged("superior_body", parsed, is_right, gold.superiors[0], parsed.superior_body)


def compare_codes(gold: Gold, parsed: ParsedDocument) -> Iterator[Outcome]:
    """Yield whether place, the id of the body and the lay-out are right, where the gold gives them."""
    if gold.has_place:
        is_right = words_key(parsed.place) == words_key(gold.place)
        yield judged("place", parsed, is_right, gold.place, parsed.place)
    if gold.issuing_body_id:
        got = parsed.issuing_body_id
        yield judged("issuing_body_id", parsed, got == gold.issuing_body_id, gold.issuing_body_id, got)
    if gold.layout:
        yield judged("layout", parsed, parsed.layout == gold.layout, gold.layout, parsed.layout)


def compare_signatures(gold: Gold, parsed: ParsedDocument) -> Iterator[Outcome]:
    """Yield whether exactly those sign whom the gold lists with an office, and in what capacity."""
    signed = [signer for signer in gold.signers if signer.title]
    if not signed:
        return
    found = {words_key(signature.signer): signature for signature in parsed.signatures}
    wanted = {words_key(signer.name) for signer in signed}
    span = span_of(parsed.signatures[0]) if parsed.signatures else None
    miss = Miss(said(s.name for s in signed), said(s.signer for s in parsed.signatures), span)
    yield answer("signers", found.keys() == wanted, miss)
    for signer in signed:
        if signer.has_capacity:
            yield compare_capacity(signer, parsed)


def compare_capacity(signer: Signer, parsed: ParsedDocument) -> Outcome:
    """Return whether a signer signs in the right capacity; a signer who was not found does not."""
    mine = [s for s in parsed.signatures if words_key(s.signer) == words_key(signer.name)]
    if not mine:
        return answer("signing_capacity", False, Miss(signer.capacity, f"no signature of {signer.name}"))
    miss = Miss(signer.capacity, mine[-1].capacity, span_of(mine[-1]))
    return answer("signing_capacity", mine[-1].capacity == signer.capacity, miss)


def judged(measure: str, parsed: ParsedDocument, is_right: bool, wanted: str | None, got: str | None) -> Outcome:
    """Return the outcome for a field; on a page in which no document was found nothing is right, not even nothing."""
    return answer(measure, parsed.is_document and is_right, Miss(wanted, got, chosen_span(parsed, measure)))


def is_one(values: Iterable[str | None], entries: Iterable[str], gold: Gold) -> bool:
    """Return whether any of the values names any of the bodies; none should where the document names no body."""
    if not gold.issuers and not any(values):
        return True
    context = " ".join(gold.issuers)
    keys = [body_key(value) for value in values if value]
    return any(names_body(key, entry, context) for entry in entries for key in keys)


def chosen_span(parsed: ParsedDocument, field: str) -> Span | None:
    """Return where the value of a field was read, None where that is not known."""
    chosen = (e for e in parsed.evidence if e.field == field and e.chosen)
    return next(
        ((e.span_start, e.span_end) for e in chosen if e.span_start is not None and e.span_end is not None), None
    )


def day(date: PartialDate | None) -> str | None:
    """Return a date as ISO 8601; one without its day is no answer to the question for the day."""
    return str(date.full) if date and date.full else None


def said(values: Iterable[str | None]) -> str | None:
    """Return the values as people read them, None if there are none."""
    return "; ".join(value for value in values if value) or None
