"""Names of bodies, types and works as people type them, matched with those that a database knows."""

from pathlib import Path

from pipelines.errors import UserError
from pipelines.sql import query, quoted

SHOWN_CHOICES = 5
SPELLING = "name_key(replace({}, '-', ' '))"
KEY = "without_tones(name_key(replace({}, '-', ' ')))"


def match_body(database: Path, given: str) -> str:
    """Return the id of the issuing body of that id, name or alias, tones or not; `UserError` if none or several are."""
    sql = """
        SELECT issuing_body_id AS value, issuing_body AS name, issuing_body AS spelling, 1 AS rank FROM issuing_bodies
        UNION ALL
        SELECT issuing_body_id, issuing_body, issuing_body_id, 1 FROM issuing_bodies
        UNION ALL
        SELECT issuing_body_id, issuing_body, unnest(aliases), 2 FROM issuing_bodies
    """
    return match_one(database, sql, given, "body", "SELECT issuing_body FROM issuing_bodies")


def match_type(database: Path, given: str) -> str:
    """Return the document type of that name, alias or code; `UserError` if none or several are."""
    sql = """
        SELECT document_type AS value, document_type AS name, document_type AS spelling, 1 AS rank FROM document_types
        UNION ALL
        SELECT document_type, document_type, unnest(list_append(aliases, type_code)), 2 FROM document_types
    """
    return match_one(database, sql, given, "type", "SELECT DISTINCT document_type FROM document_types")


def match_one(database: Path, spellings: str, given: str, kind: str, listed: str) -> str:
    """Return the one value whose spelling is what was given: with its tones before without, a name before an alias."""
    found = query(
        database,
        f"""
        SELECT DISTINCT value, name,
            2 * rank - ({SPELLING.format("spelling")} = {SPELLING.format(quoted(given))})::INTEGER AS distance
        FROM ({spellings})
        WHERE {KEY.format("spelling")} = {KEY.format(quoted(given))}
        QUALIFY distance = min(distance) OVER ()
        ORDER BY ALL
        """,
    )
    rows = found.read_all().to_pylist()
    if not rows:
        raise UserError(f'There is no {kind} {given!r}; `vanban sql "{listed}"` lists those that there are.')
    if len(rows) > 1:
        names = ", ".join(f"{row['name']} ({row['value']})" for row in rows[:SHOWN_CHOICES])
        raise UserError(f"{given!r} may be any of: {names}; give one of them.")
    return str(rows[0]["value"])


def work_named(number: str) -> str:
    """Return the condition that a work has that number or name."""
    return f"{quoted(number)} IN (number, number_key, name, work_id)"


def known_number(database: Path, given: str) -> str:
    """Return a number or name if some work has it, `UserError` else."""
    if not query(database, f"SELECT 1 FROM works WHERE {work_named(given)} LIMIT 1").read_all().num_rows:
        raise UserError(f"No work is called {given!r}; its number as printed is wanted, or its name: 'Luật Giáo dục'.")
    return given
