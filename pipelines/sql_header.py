"""The comment that opens each file of dbt_like_sql/: strict, so that docs and comments can be made from it.

-- One row per work. Further sentences.
--
-- key: work_id
-- columns:
--   work_id: Hash of the identity.
--     Four blanks go on with the line above.
-- caveats: What a reader must know.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.errors import UserError

FIELD = re.compile(r"([a-z][a-z ]{1,30}):(?: (.{1,2000}))?")
COLUMN = re.compile(r"  ([a-z][a-z0-9_]{0,60}): (.{1,2000})")
CONTINUATION = "    "
FIRST_SENTENCE = re.compile(r".{1,500}?\.(?= |$)")


class SqlFileError(UserError):
    """A fault in one of our own SQL files, said in one sentence that names the file."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header as read: the prose, the one-line fields, and the columns with their meanings."""

    doc: str
    fields: dict[str, str]
    columns: tuple[tuple[str, str], ...]

    def field(self, name: str, where: str) -> str:
        """Return a field that must be there; `SqlFileError` names the file if it is not."""
        if not self.fields.get(name):
            raise SqlFileError(f"{where}: the header says no '{name}:'")
        return self.fields[name]


def first_sentence(doc: str) -> str:
    """Return the first sentence of a header's prose."""
    found = FIRST_SENTENCE.match(doc)
    return found.group() if found else doc


def split_header(text: str, where: str) -> tuple[Header, str]:
    """Return the header and the statement below it, without its semicolon; `SqlFileError` if the header is not one."""
    lines = text.splitlines()
    height = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    statement = "\n".join(lines[height:]).strip().removesuffix(";").rstrip()
    header = read_header([line[2:].removeprefix(" ") for line in lines[:height]], where)
    if not header.doc:
        raise SqlFileError(f"{where}: the header does not begin with a sentence")
    if not statement:
        raise SqlFileError(f"{where}: there is no statement below the header")
    return header, statement


def read_header(lines: list[str], where: str) -> Header:
    """Return the header written in comment lines whose dashes are already off."""
    prose_end = next((i for i, line in enumerate(lines) if not line), len(lines))
    fields: dict[str, str] = {}
    columns: dict[str, str] = {}
    for line in joined(filter(None, lines[prose_end:])):
        if found := FIELD.fullmatch(line):
            put(fields, found[1], found[2] or "", where)
        elif found := COLUMN.fullmatch(line):
            put(columns, found[1], found[2], where)
        else:
            raise SqlFileError(f"{where}: cannot read the header line {line!r}")
    return Header(" ".join(lines[:prose_end]), fields, tuple(columns.items()))


def joined(lines: Iterable[str]) -> list[str]:
    """Return the lines with each continuation put at the end of the line that it goes on with."""
    whole: list[str] = []
    for line in lines:
        if line.startswith(CONTINUATION) and whole:
            whole[-1] += " " + line.strip()
        else:
            whole.append(line)
    return whole


def put(target: dict[str, str], name: str, value: str, where: str) -> None:
    """Set a name that must be new."""
    if name in target:
        raise SqlFileError(f"{where}: the header says {name!r} twice")
    target[name] = value
