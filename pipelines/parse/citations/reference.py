"""A citation while it is being read: the stages fill in its columns, and at the end it is frozen as a row, once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.parse.model import Citation, PartialDate, new_row


@dataclass(slots=True)
class Reference:
    """The columns of a `Citation` under way. `group` is that of its head: the same for members of one list.

    `short` is the type that alone names the act of a place: `Điều 7 Nghị định`.
    """

    zone: str
    start: int
    end: int
    document_type: str | None = None
    number: str | None = None
    number_key: str | None = None
    name: str | None = None
    issue_date: PartialDate | None = None
    issuing_body_id: str | None = None
    term: str | None = None
    pinpoint: str | None = None
    relation: str = "cites"
    relation_text: str | None = None
    is_self: bool = False
    subject: int | None = None
    group: int | None = None
    short: str | None = None


def freeze(text: str, references: Iterable[Reference], sections: Sequence[tuple[int, int]]) -> tuple[Citation, ...]:
    """Return the references as rows, each with the ordinal of the innermost section that holds it.

    `sections` are spans in document order; references are in text order.
    """
    rows: list[Citation] = []
    open_: list[int] = []
    following = 0
    for r in references:
        while following < len(sections) and sections[following][0] <= r.start:
            open_.append(following)
            following += 1
        while open_ and sections[open_[-1]][1] <= r.start:
            open_.pop()
        section = open_[-1] if open_ else None
        rows.append(
            new_row(Citation, (
                r.zone, text[r.start : r.end], r.start, r.end,
                r.document_type, in_one_line(r.number), r.number_key, r.name, r.issue_date,
                r.issuing_body_id, r.term, r.pinpoint, r.relation, r.relation_text, r.is_self, section, r.subject,
            ))
        )  # fmt: skip
    return tuple(rows)


def in_one_line(number: str | None) -> str | None:
    """Return a number as printed, but where it is broken over two lines, `75/2017/NĐ-`⏎`CP`, in one."""
    return "".join(map(str.strip, number.split("\n"))) if number and "\n" in number else number
