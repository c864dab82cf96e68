"""Whatever the order of its lines, a head gives type, number, day, issuer and subject, and the text begins below it."""

import re
from collections import Counter
from dataclasses import replace

from heads import Head, make_broken_titles, make_heads, make_letters, make_letters_in_columns, make_wrapped

from pipelines.parse import parse

COUNT = 1_000
MORE = (
    "Tổ giữ đê gồm mười người, mỗi xã một người, làm việc đến hết mùa lũ năm 2031, và báo cáo Ủy ban nhân dân mỗi tuần "
    "một lần về tình hình đê và kè của xã mình."
)


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


def test_a_subject_may_be_broken_by_empty_lines() -> None:
    misses = Counter((head.shape, *miss) for head in make_broken_titles(COUNT // 2, seed=5) if (miss := missed(head)))
    assert misses == {}


def test_letters_are_read_in_two_columns() -> None:
    letters_of = make_letters_in_columns(COUNT // 2, seed=5)
    misses = Counter((head.shape, *miss) for head in letters_of if (miss := missed(head)))
    assert misses == {}


def test_who_enacts_ends_a_subject_that_runs_over_lines() -> None:
    """The number and day of those that begin with the type are lost."""
    misses: Counter[tuple[str, str | None]] = Counter()
    for head in make_wrapped(COUNT // 2, seed=7):
        document = parse(head.text)
        is_right = letters(document.subject) == letters(head.subject) and document.issuing_body_printed is not None
        if not is_right or (document.document_type or "").upper() != head.document_type:
            misses[head.shape, document.subject] += 1
    assert misses == {}


def test_flattened_heads_are_read_where_their_subject_shows_where_it_begins() -> None:
    """A longer article makes the text long enough to be taken for a flattened one."""
    heads = [*make_heads(COUNT, seed=3), *make_letters(COUNT // 2, seed=4)]
    told = [
        head for head in heads if head.document_type == "CÔNG VĂN" or head.subject.lower().startswith(("về", "v/v"))
    ]
    misses = Counter((head.shape, *miss) for head in map(flattened, told) if (miss := missed(head)))
    assert misses == {}


def flattened(head: Head) -> Head:
    """Return a document in one line, without the marks of tables."""
    text = head.text.replace("<br>", " ").replace("văn phòng,", "văn phòng;").replace("Văn phòng,", "Văn phòng;")
    text = re.sub(r"(Lập tổ giữ đê|Rà soát đê)\.", rf"\1. {MORE}", text)
    return replace(head, text=" ".join(re.sub(r"[*|]", " ", text).split()))
