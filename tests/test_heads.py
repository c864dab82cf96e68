"""Whatever the order of its lines, a head gives type, number, day, issuer and subject, and the text begins below it."""

from collections import Counter

from heads import Head, make_heads, make_letters

from pipelines.parse import parse

COUNT = 1_000


def letters(words: str | None) -> str:
    """Return the letters of a subject, without the words that lead to it."""
    return "".join(filter(str.isalnum, (words or "").lower())).removeprefix("vv").removeprefix("vềviệc")


def missed(head: Head) -> list[str]:
    """Return what the parser does not read as a reader does."""
    document = parse(head.text)
    right = {
        "type": (document.document_type or "").upper() == head.document_type,
        "number": document.number == head.number,
        "day": str(document.issue_date) == "2031-03-05",
        "issuer": document.issuing_body_printed is not None,
        "subject": letters(document.subject) == letters(head.subject),
        "signer": document.signer == "Đỗ Văn Mẫu",
        "units": [row.number for row in document.sections if row.zone == "body" and row.label] == ["1", "2"],
    }
    return [name for name, is_right in right.items() if not is_right]


def test_heads_are_read_in_every_order() -> None:
    misses = Counter((head.shape, *miss) for head in make_heads(COUNT, seed=5) if (miss := missed(head)))
    assert misses == {}


def test_letters_are_read_in_every_order() -> None:
    misses = Counter((head.shape, *miss) for head in make_letters(COUNT // 2, seed=5) if (miss := missed(head)))
    assert misses == {}
