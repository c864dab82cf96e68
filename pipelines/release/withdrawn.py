"""withdrawn.csv: the captured contents whose text no release may hold, why, and since when."""

import csv
import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import UserError

COLUMNS = ("content_hash", "reason", "date")
CONTENT_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One withdrawn content: the SHA-256 of the captured bytes, the reason that is published, the day."""

    content_hash: str
    reason: str
    date: str


def read_withdrawals(path: Path) -> tuple[Withdrawal, ...]:
    """Return what is withdrawn, by content hash.

    Raises UserError where the list is missing (a release must know what not to publish) or a line is not in order.
    """
    if not path.is_file():
        raise UserError(
            f"{path} is missing, so nobody can tell what must not be published; if nothing is withdrawn, make it with "
            f"the one line {','.join(COLUMNS)}"
        )
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, strict=True)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise UserError(f"{path}, line 1: the columns are {','.join(COLUMNS)}.")
            found = {}
            for row in reader:
                place = f"{path}, line {reader.line_num}"
                withdrawal = match_withdrawal(place, row)
                if withdrawal.content_hash in found:
                    raise UserError(f"{place}: {withdrawal.content_hash} is listed twice; keep one line.")
                found[withdrawal.content_hash] = withdrawal
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UserError(f"{path} can't be read as CSV in UTF-8 ({error}); mend it.") from error
    return tuple(found[key] for key in sorted(found))


def match_withdrawal(place: str, row: dict[str, str | None]) -> Withdrawal:
    """Return one checked line; UserError names its place."""
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if None in row or not CONTENT_HASH.fullmatch(cells["content_hash"].lower()):
        raise UserError(f"{place}: expected the 64 hex digits of captures.content_hash, a reason, and a date.")
    if not cells["reason"]:
        raise UserError(f"{place}: give the reason; it is published, so it must not name anybody.")
    try:
        datetime.date.fromisoformat(cells["date"])
    except ValueError as error:
        raise UserError(f"{place}: the date must be like 2026-01-31, not {cells['date']!r}.") from error
    return Withdrawal(cells["content_hash"].lower(), cells["reason"], cells["date"])
