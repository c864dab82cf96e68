"""Which witness of a value to follow: vocab/field_trust.csv orders the zones; disagreement becomes an issue."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipelines.parse.model import Evidence, Issue, new_row
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.issuers import is_standing, resolve_body
from pipelines.parse.words.kinds import count_kind_words, match_kind
from pipelines.parse.words.numbers import find_numbers
from pipelines.parse.words.persons import is_same_person
from pipelines.vocab.layout import field_trust

# Fields whose witnesses ought to agree; bodies and subjects are printed in many ways, so they are compared more mildly.
_COMPARED = frozenset({"number", "document_type", "issue_date", "effective_date", "signer", "issuing_body"})


class Choice(NamedTuple):
    """The witnesses with the chosen ones marked, these also by field, and issues about disagreement."""

    evidence: tuple[Evidence, ...]
    chosen: Mapping[str, Evidence]
    issues: tuple[Issue, ...]

    def value(self, field: str) -> str | None:
        """Return the chosen value of a field, or None."""
        chosen = self.chosen.get(field)
        return chosen.value if chosen else None

    def witness(self, field: str) -> Evidence | None:
        """Return the chosen witness of a field, or None."""
        return self.chosen.get(field)


def choose(witnesses: Sequence[Evidence]) -> Choice:
    """Return every witness, one chosen for each field: the first in the most trusted zone."""
    by_field: dict[str, list[Evidence]] = {}
    for witness in witnesses:
        by_field.setdefault(witness.field, []).append(witness)
    chosen = {field: choose_one(own) for field, own in by_field.items()}
    marked = {field: mark_chosen(witness) for field, witness in chosen.items()}
    evidence = tuple([marked[w.field] if chosen[w.field] is w else w for w in witnesses])
    doubtful = [w for w in reversed(witnesses) if w.field in _COMPARED and len(by_field[w.field]) > 1]
    issues = {issue.detail: issue for w in doubtful if (issue := conflict(chosen[w.field], w))}
    return Choice(evidence, marked, tuple(reversed(issues.values())))


def choose_one(own: Sequence[Evidence]) -> Evidence:
    """Return the witness to follow among those of one field, which are one at least."""
    return own[0] if len(own) == 1 else with_place(min(own, key=trust_rank), own)


def with_place(chosen: Evidence, own: Sequence[Evidence]) -> Evidence:
    """Return the most trusted witness that says whose a body is which the chosen one leaves open, else the chosen one.

    `Ban Thường vụ Huyện ủy` acts in the text, the listing says `Ban Thường vụ Huyện ủy Mai Sơn`.
    """
    if chosen.field != "issuing_body" or resolve_body(chosen.value) is not None:
        return chosen
    name = fold_name(chosen.value) + " "
    fuller = [witness for witness in own if fold_name(witness.value).startswith(name)]
    return min(fuller, key=trust_rank, default=chosen)


def mark_chosen(witness: Evidence) -> Evidence:
    """Return a witness as the chosen one."""
    field, value, zone, start, end, _ = witness
    return new_row(Evidence, (field, value, zone, start, end, True))


def trust_rank(witness: Evidence) -> tuple[bool, int]:
    """Return how far down the order of trust a witness stands, least first.

    A body that is known outranks words that name none, such as `Tỉnh Cà Mau` or `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`, and a
    day outranks a month or a year.
    """
    zones = field_trust().get(witness.field, ())
    place = zones.index(witness.zone) if witness.zone in zones else len(zones)
    return is_vague(witness), place


def is_vague(witness: Evidence) -> bool:
    """Tell whether a witness leaves open which body or which day it means."""
    if witness.field == "issuing_body":
        return resolve_body(witness.value) is None and not is_standing(witness.value)
    return witness.field in ("issue_date", "effective_date") and len(witness.value) < len("2009-12-08")


def conflict(chosen: Evidence, other: Evidence) -> Issue | None:
    """Return an issue where a witness says something else than the chosen one, naming both."""
    if other is chosen or other.field not in _COMPARED or keys_meet(chosen, other):
        return None
    if chosen.zone == other.zone == "signature":
        return None  # several persons sign a joint document
    detail = f"{other.field} is {chosen.value} in the {chosen.zone}, but {other.value} in the {other.zone}."
    return Issue("metadata_conflict", "warning", detail, other.span_start, other.span_end)


def keys_meet(chosen: Evidence, other: Evidence) -> bool:
    """Tell whether two witnesses of one field say the same; words that name no known body contradict none."""
    if chosen.value == other.value:
        return True
    if chosen.field == "issuing_body":
        known = [resolve_body(witness.value) for witness in (chosen, other)]
        return None in known or known[0] == known[1]
    if chosen.field in ("issue_date", "effective_date") and chosen.value.startswith(other.value):
        return True
    if chosen.field == "signer" and is_same_person(chosen.value, other.value):
        return True
    return bool(value_keys(chosen.field, chosen.value) & value_keys(other.field, other.value))


def value_keys(field: str, value: str) -> frozenset[str]:
    """Return the keys under which a value is compared: two values agree if they share one."""
    if field == "number":
        return frozenset(number.key for number in find_numbers(value)) or frozenset({fold_name(value)})
    if field == "document_type":
        kind = match_kind(value) or match_kind(" ".join(value.split()[: count_kind_words(value, 5)]))
        return frozenset({kind.document_type if kind else fold_name(value)})
    return frozenset({fold_name(value)})
