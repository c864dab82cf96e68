"""What converters do to a text changes no answer: every text of our gold, converted, says what it said."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from converters import CONVERTERS

from pipelines.parse import find_citations, parse
from pipelines.parse.words.fold import fold_name

TEXTS = sorted((Path(__file__).parent / "gold").glob("*.txt"))
METADATA = (
    "number_key",
    "document_type",
    "issue_date",
    "effective_date",
    "issuing_body_id",
    "term",
    "signing_capacity",
)
NAMES = ("subject", "signer", "place")
# Numbers of printed pages are looked for in the text with its marks.
UNTOLD = {
    ("breaks of HTML", "old_decision_read_from_a_scan.txt"),
    ("signs of a quotation", "old_decision_read_from_a_scan.txt"),
}


def compared(name: str | None) -> str | None:
    """Return a name by its letters and figures: marks, dashes, blanks and the place of tones aside."""
    return None if name is None else "".join(re.findall(r"\w+", fold_name(name)))


def answers(text: str) -> dict[str, Any]:
    """Return what a text says, in a form that does not depend on how it is spelled."""
    document = parse(text)
    said: dict[str, Any] = {name: str(getattr(document, name)) for name in METADATA}
    said |= {name: compared(getattr(document, name)) for name in NAMES}
    said["units"] = [(one.level, compared(one.label), one.depth) for one in document.sections if one.label]
    said["citations"] = [(one.number_key, one.document_type, one.relation) for one in document.citations if one.number]
    return said


@cache
def read(path: Path) -> tuple[str, dict[str, Any]]:
    """Return a text of our gold and what it says."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    return text, answers(text)


def differences(name: str) -> Iterator[str]:
    """Yield each answer that a conversion changes."""
    for path in TEXTS:
        if (name, path.name) in UNTOLD:
            continue
        text, before = read(path)
        after = answers(CONVERTERS[name](text))
        yield from (f"{path.name} {key}: {before[key]} → {after[key]}" for key in before if before[key] != after[key])


@pytest.mark.parametrize("name", CONVERTERS)
def test_a_converter_changes_some_text(name: str) -> None:
    assert any(CONVERTERS[name](read(path)[0]) != read(path)[0] for path in TEXTS)


@pytest.mark.parametrize("name", CONVERTERS)
def test_a_converted_text_says_what_it_said(name: str) -> None:
    assert not list(differences(name))


@pytest.mark.parametrize("name", ["letters apart from their tones", "line ends of Windows"])
def test_spans_of_a_text_that_no_gate_saw_are_spans_of_that_text(name: str) -> None:
    for path in TEXTS[::5]:
        text = CONVERTERS[name](read(path)[0])
        document = parse(text)
        for one in document.sections:
            assert one.text is None or one.text == text[one.text_start : one.text_end]
        assert document.citations == tuple(
            one._replace(text=text[one.span_start : one.span_end]) for one in document.citations
        )


def test_a_span_holds_the_tone_of_its_last_letter() -> None:
    law = unicodedata.normalize("NFD", "theo Luật Hòa giải ở cơ sở.")
    (found,) = find_citations(law)
    assert unicodedata.normalize("NFC", found.text) == "Luật Hòa giải ở cơ sở"
