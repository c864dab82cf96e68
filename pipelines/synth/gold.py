"""The truth of a made-up document as gold: one line of JSON in the format of docs/gold.md."""

import datetime
import json

from pipelines.evaluate.gold import LEVELS, Json
from pipelines.synth.draft import Offer, Reference
from pipelines.synth.truth import TrueUnit, Truth

KINDS = {level: kind for kind, level in LEVELS.items()}


def gold_line(truth: Truth, file: str) -> str:
    """Return the answers for the document that is captured as `file`, as one line of JSON without its newline."""
    gold: dict[str, Json] = {
        "file": file,
        "layout": truth.layout,
        "number": truth.number,
        "type": truth.document_type,
        "issue_date": print_iso(truth.issue_date),
        "effective_date": print_iso(truth.effective_date),
        "issuers": list(truth.issuers),
        "issuing_body_id": truth.issuing_body_id,
        "title": truth.subject and f"Về {truth.subject}",
        "accept": {"title": [f"Về việc {truth.subject}"] if truth.subject else []},
        "signers": list_signers(truth),
        "nodes": [node(unit) for unit in truth.units if unit.level in KINDS],
        "citations": list_references(truth.references),
        "notes": f"Made by vanban synth; fault: {truth.fault or 'none'}.",
    }
    if truth.offers is not None:
        gold["related_links"] = [offer_entry(offer) for offer in truth.offers]
    return json.dumps(gold, ensure_ascii=False)


def list_signers(truth: Truth) -> list[Json]:
    """Return who signs; one whom only the listing names has no title, and is not asked for a capacity."""
    if truth.signer is None:
        return []
    if truth.signer_title is None:
        return [{"name": truth.signer, "title": None}]
    return [{"name": truth.signer, "title": truth.signer_title, "capacity": truth.capacity}]


def node(unit: TrueUnit) -> Json:
    """Return a unit."""
    return {
        "kind": KINDS[unit.level],
        "label": unit.label,
        "text40": unit.beginning,
        "parent": list(unit.parents),
    }


def list_references(references: tuple[Reference, ...]) -> list[Json]:
    """Return one entry a number, its first date first, any other that is printed with it accepted."""
    by_number: dict[str, list[Reference]] = {}
    for reference in references:
        by_number.setdefault(reference.number, []).append(reference)
    entries: list[Json] = []
    for number, found in by_number.items():
        dates: list[Json] = [print_iso(reference.date) for reference in found]
        kind = found[0].document_type
        entries.append({"number": number, "type": kind, "date": dates[0], "accept_date": dates[1:], "name": None})
    return entries


def offer_entry(offer: Offer) -> Json:
    """Return a document or news item beside the document."""
    return {
        "kind": offer.kind,
        "number": offer.number,
        "title": offer.title,
        "issue_date": print_iso(offer.issue_date),
        "effective_date": print_iso(offer.effective_date),
        "file": None,
    }


def print_iso(day: datetime.date | None) -> str | None:
    """Return a date in ISO 8601."""
    return day.isoformat() if day else None
