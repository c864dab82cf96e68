"""What the first view shows of a release: version, day, counts, sources, how to cite."""

from dataclasses import dataclass

import duckdb

from pipelines.release.facts import Release
from pipelines.release.profile import Bilingual, read_profile

COUNTS_SQL = """
SELECT
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(DISTINCT issuing_body_id) FROM documents) AS bodies,
    (SELECT count(*) FROM sections) AS sections,
    (SELECT count(*) FROM citations WHERE zone <> 'chrome') AS citations,
    (SELECT count(*) FROM works) AS works,
    (SELECT count(*) FROM works WHERE is_captured) AS captured_works,
    (SELECT count(*) FROM captures) AS captures
"""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source, where it is at home, and how many captures come from it."""

    name: str
    homepage: str | None
    captures: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the first view shows; days are ISO 8601."""

    version: str
    date: str
    parser_version: str
    has_texts: bool
    first_date: str | None
    last_date: str | None
    counts: dict[str, int]
    sources: tuple[SourceLine, ...]
    licence: str
    withdrawal: Bilingual
    citation: str


def find_facts(con: duckdb.DuckDBPyConnection, release: Release) -> Facts:
    """Return what the first view shows, from the manifest and the tables."""
    found = con.execute(COUNTS_SQL)
    names = [name for name, *_ in found.description or ()]
    return Facts(
        version=release.version,
        date=release.date,
        parser_version=release.made_by.parser,
        has_texts=release.has_texts,
        first_date=release.coverage.first_issue_date,
        last_date=release.coverage.last_issue_date,
        counts=dict(zip(names, found.fetchall()[0], strict=True)),
        sources=tuple(SourceLine(s.source, s.homepage, s.captures) for s in release.sources),
        licence=read_profile().licence.title,
        withdrawal=read_profile().withdrawal,
        citation=cite(release),
    )


def cite(release: Release) -> str:
    """Return how to cite the release, in one line."""
    profile = read_profile()
    return f"{profile.creator} ({release.date[:4]}). {profile.title.en}. Version {release.version}, {release.date}."
