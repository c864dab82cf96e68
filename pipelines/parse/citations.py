"""References to other documents, and to parts of the document itself, in running text."""

from collections.abc import Sequence

from pipelines.parse.fold import fold_number
from pipelines.parse.kinds import kinds_of_code
from pipelines.parse.model import Citation, PartialDate
from pipelines.parse.numbers import find_numbers


def find_citations(text: str, issue_date: PartialDate | None = None) -> tuple[Citation, ...]:
    """Return the references in any running text, in text order; `issue_date` is that of the citing text."""
    return cite(text, (("body", 0, len(text)),), None, None, issue_date)


def cite(
    text: str,
    zones: Sequence[tuple[str, int, int]],
    own_number_key: str | None,
    own_kind: str | None,
    issue_date: PartialDate | None,
) -> tuple[Citation, ...]:
    """Return the references in each zone (citation_zone code, start, end), in text order."""
    del own_kind, issue_date
    rows = []
    for zone, start, end in zones:
        for n in find_numbers(text, start, end):
            kinds = kinds_of_code(n.type_code) if n.type_code else ()
            kind = kinds[0].document_type if len(kinds) == 1 else None
            is_self = own_number_key is not None and n.key == fold_number(own_number_key)
            rows.append(Citation(zone, n.text, n.start, n.end, kind, n.text, n.key, is_self=is_self))
    return tuple(rows)
