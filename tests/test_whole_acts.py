"""Whole documents of every kind give the values, units and acts that a reader finds in them."""

import re
from collections import Counter
from collections.abc import Container

import pytest
from act_parts import Act, Signed
from outlines import ROMANS, Answer, letters
from whole_acts import KINDS, make_acts

from pipelines.parse import parse
from pipelines.parse.model import ParsedDocument, Section
from pipelines.parse.words.fold import fold_name

COUNT = 120
# Names of several signers run together in one line; that of a union goes on with the one above it.
SIGNED_BY_SEVERAL = {"joint", "minutes", "appended"}
OF_UNIONS = ("BAN CHẤP HÀNH TỈNH", "LIÊN ĐOÀN LAO ĐỘNG", "BAN THƯỜNG TRỰC")
UNITS = ("units", "labels", "appended labels", "appendices", "cited")


def compared(words: str | None) -> str | None:
    """Return words by their letters and figures, without what leads to a subject."""
    if words is None:
        return None
    bare = re.sub(r"^(?:v/v|về việc|về)\W*", "", words.strip(), flags=re.IGNORECASE)
    return "".join(re.findall(r"\w+", fold_name(bare)))


def read(document: ParsedDocument) -> dict[str, object]:
    """Return what the parser finds, as generators say it."""
    return {
        "number": document.number,
        "type": document.document_type,
        "issued": str(document.issue_date),
        "effective": str(document.effective_date),
        "issuers": [compared(one.printed) for one in document.issuers],
        "issuer ids": [one.issuing_body_id for one in document.issuers],
        "issuer id": document.issuing_body_id,
        "letterhead": compared(document.letterhead_body),
        "superior": compared(document.superior_body),
        "term": document.term,
        "place": document.place,
        "subject": compared(document.subject),
        "signers": [(compared(one.title), one.capacity, compared(one.signer)) for one in document.signatures],
        "units": units_of(document.sections, "body"),
        "labels": [(one[0], one[1]) for one in units_of(document.sections, "body") if one[0] != "paragraph"],
        "appended labels": [
            (one[0], one[1])
            for one in units_of(document.sections, "appendix")
            if one[0] not in ("paragraph", "appendix")
        ],
        "appendices": [one.number for one in document.sections if one.level == "appendix"],
        "signer": compared(document.signer),
        "cited": cited(document),
        "places": sorted((one.relation, one.number, one.pinpoint or "") for one in document.citations if one.number),
    }


def flattened(text: str) -> str:
    """Return a document in one line, without the marks of tables."""
    return " ".join(re.sub(r"<br>|[*|]|-{3,}", " ", text).split())


def units_of(sections: "tuple[Section, ...]", zone: str) -> list[Answer]:
    """Return the units of a zone, with the place of the unit above each."""
    rows = [
        (place, row)
        for place, row in enumerate(sections)
        if row.zone == zone and (row.label is not None or (zone == "body" and row.parent is not None))
    ]
    places = {place: order for order, (place, _) in enumerate(rows)}
    return [
        (
            row.level,
            str(ROMANS.index(row.number) + 1) if row.number in ROMANS else row.number,
            letters(row.heading),
            letters(row.text),
            places.get(-1 if row.parent is None else row.parent),
        )
        for _, row in rows
    ]


def cited(document: ParsedDocument) -> list[tuple[str, str | None]]:
    """Return the numbers that the document cites and how, in order."""
    return sorted((one.relation, one.number) for one in document.citations if one.number and not one.is_self)


def wanted(name: str, value: object) -> object:
    """Return a value that a generator gives as it is compared."""
    if name in ("subject", "superior", "letterhead", "signer"):
        return compared(value if isinstance(value, str) else None)
    if name == "issuers" and isinstance(value, list):
        return [compared(one) for one in value]
    if name == "signers" and isinstance(value, list):
        return [
            (compared(one.title) or None, one.capacity, compared(one.name)) for one in value if isinstance(one, Signed)
        ]
    if name in ("labels", "appended labels") and isinstance(value, list):
        return [one for one in value if one[0] != "paragraph"]
    if name == "places" and isinstance(value, list):
        return sorted((relation, number, place or "") for relation, number, place in value)
    return sorted(value) if name == "cited" and isinstance(value, list) else value


def missed(act: Act, text: str, left_out: Container[str] = ()) -> list[str]:
    """Return what the parser does not read in the text of an act as a reader does, but for what is `left_out`."""
    found = read(parse(text))
    asked = {name: value for name, value in act.said.items() if name not in left_out}
    return [
        name
        for name, value in asked.items()
        if not (name == "issuer ids" and value is None) and found[name] != wanted(name, value)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_whole_acts_are_read_as_a_reader_reads_them(kind: str) -> None:
    misses = Counter((act.shape, *miss) for act in make_acts(kind, COUNT, seed=14) if (miss := missed(act, act.text)))
    assert misses == {}


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - SIGNED_BY_SEVERAL))
def test_whole_acts_in_one_line_are_read_alike(kind: str) -> None:
    """But for units, which small letters leave open, bodies of unions above one another, and names in capitals."""
    acts = [act for act in make_acts(kind, COUNT, seed=15) if not act.shape.startswith(OF_UNIONS)]
    acts = [act for act in acts if "CAPITALS" not in act.shape]
    misses = Counter((act.shape, *miss) for act in acts if (miss := missed(act, flattened(act.text), UNITS)))
    assert misses == {}
