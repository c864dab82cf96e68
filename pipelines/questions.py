"""Ready questions: names as people type them become SQL that can be pasted, with what limits its answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.matching import work_named
from pipelines.sql import query, quoted

GROUPINGS = {"year": "year", "body": "issuing_body", "type": "document_type"}

CANDIDATES = (
    "FROM (SELECT link_id, unnest(candidate_work_ids) AS work_id FROM document_links WHERE status = 'ambiguous')"
)


@dataclass(frozen=True, slots=True)
class Caveat:
    """What limits an answer: a sentence with `{}` for the number that the SQL returns; not said where it is 0."""

    sentence: str
    sql: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question in SQL, and its caveats. `label` and `values` are the columns of the bar chart, if there is one."""

    title: str
    sql: str
    caveats: tuple[Caveat, ...]
    label: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question and its caveats with their figures."""

    question: Question
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    caveats: tuple[str, ...]

    def column(self, name: str) -> list[object]:
        """Return the values of one column."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]


def ask(database: Path, question: Question) -> Answer:
    """Return the answer of a published database; `SqlError` if there is none or it is older than the question."""
    table = query(database, question.sql).read_all()
    rows = tuple(zip(*(column.to_pylist() for column in table.columns), strict=True))
    said = (
        caveat.sentence.format(f"{figure:,}") for caveat in question.caveats if (figure := number(database, caveat))
    )
    return Answer(question, tuple(table.schema.names), rows, tuple(said))


def number(database: Path, caveat: Caveat) -> int:
    """Return the figure of a caveat; NULL is 0."""
    return int(query(database, caveat.sql).read_all().column(0).to_pylist()[0] or 0)


def conditions(body_id: str | None, document_type: str | None) -> str:
    """Return the WHERE clause for works of a body and type; empty where neither is asked for."""
    parts = []
    if body_id is not None:
        parts.append(f"issuing_body_id = {quoted(body_id)}")
    if document_type is not None:
        parts.append(f"document_type = {quoted(document_type)}")
    return f"WHERE {' AND '.join(parts)}" if parts else ""


def series_conditions(body_id: str | None, document_type: str | None) -> str:
    """Return the same for series of numbers, which name their bodies and types in lists."""
    parts = []
    if body_id is not None:
        name = f"(SELECT issuing_body FROM issuing_bodies WHERE issuing_body_id = {quoted(body_id)})"
        parts.append(f"list_contains(issuing_bodies, {name})")
    if document_type is not None:
        parts.append(f"list_contains(document_types, {quoted(document_type)})")
    return f"WHERE {' AND '.join(parts)}" if parts else ""


def counts(body_id: str | None, document_type: str | None, by: str) -> Question:
    """Ask how many documents there are by year, body or type (GROUPINGS)."""
    where, column = conditions(body_id, document_type), GROUPINGS[by]
    order = column if by == "year" else f"captured_count DESC, cited_only_count DESC, {column}"
    sql = lines(
        f"SELECT {column}, sum(captured_count)::INTEGER AS captured_count,",
        "    sum(cited_only_count)::INTEGER AS cited_only_count",
        "FROM directives_by_body_year",
        where,
        f"GROUP BY {column}",
        f"ORDER BY {order}",
    )
    return Question(
        f"Documents{of(body_id, document_type)} by {by}",
        sql,
        (missing_serials(body_id, document_type), ambiguous_references(where), without_year(where)),
        column,
        ("captured_count", "cited_only_count"),
    )


def of(body_id: str | None, document_type: str | None) -> str:
    """Return what a title says of the body and type."""
    said = ", ".join(filter(None, (body_id, document_type)))
    return f" ({said})" if said else ""


def missing_serials(body_id: str | None, document_type: str | None) -> Caveat:
    """Return the caveat of known gaps; those of series that may overlap are not added up."""
    where = series_conditions(body_id, document_type)
    return Caveat(
        "Known gaps: {} numbers of their series are neither captured nor cited, so at least as many documents are "
        "missing (number_gaps; a series may be shared by several bodies).",
        lines(
            "SELECT sum(missing_count)",
            "FROM number_series",
            f"{where} AND is_separate" if where else "WHERE is_separate",
        ),
    )


def ambiguous_references(where: str) -> Caveat:
    """Return the caveat of references that may mean several works, one of the wanted among them."""
    return Caveat(
        "Ambiguous: references that may mean one of these works or another, and count for none: {}.",
        lines(
            "SELECT count(DISTINCT link_id)",
            CANDIDATES,
            "JOIN works USING (work_id)",
            where,
        ),
    )


def without_year(where: str) -> Caveat:
    """Return the caveat of works whose year is not known."""
    also = f"{where} AND year IS NULL" if where else "WHERE year IS NULL"
    return Caveat(
        "Undated: the year of {} works is not known; without it, references to several documents may be one work.",
        lines("SELECT count(*)", "FROM works", also),
    )


def gaps(body_id: str | None, document_type: str | None) -> Question:
    """Ask which numbers are missing in each series."""
    sql = lines(
        "SELECT concat_ws(' ', s.series_code, s.place_body_id, s.period) AS series, s.captured_count,",
        "    s.known_count - s.captured_count AS cited_only_count, s.missing_count,",
        "    string_agg(CASE WHEN g.first_missing = g.last_missing THEN g.first_missing::VARCHAR",
        "        ELSE g.first_missing || '-' || g.last_missing END, ', ' ORDER BY g.first_missing) AS missing",
        f"FROM (FROM number_series {series_conditions(body_id, document_type)}) AS s",
        "LEFT JOIN number_gaps AS g",
        "    ON g.series_code = s.series_code AND g.period = s.period",
        "    AND g.place_body_id IS NOT DISTINCT FROM s.place_body_id",
        "GROUP BY ALL",
        "ORDER BY s.missing_count DESC, series",
    )
    return Question(
        f"Numbers that are missing in each series{of(body_id, document_type)}",
        sql,
        (
            Caveat(
                "A lower bound: {} series end with the highest number that is known; what was issued after it can't be "
                "seen.",
                lines("SELECT count(*)", "FROM number_series", series_conditions(body_id, document_type)),
            ),
            Caveat(
                "Gaps may overlap in {} series whose numbers hold no year: a body may number several types in one.",
                lines(
                    "SELECT count_if(NOT is_separate)", "FROM number_series", series_conditions(body_id, document_type)
                ),
            ),
            without_year(conditions(body_id, document_type)),
        ),
        "series",
        ("captured_count", "cited_only_count", "missing_count"),
    )


def cited_by(number: str) -> Question:
    """Ask which works refer to a work in their own text."""
    of_work = f"target_work_id IN (SELECT work_id FROM works WHERE {work_named(number)})"
    sql = lines(
        "SELECT w.year, coalesce(w.number, w.name) AS number, w.document_type, w.issuing_body,",
        "    list(DISTINCT l.relation ORDER BY l.relation) AS relations,",
        "    list(DISTINCT l.pinpoint ORDER BY l.pinpoint) FILTER (l.pinpoint IS NOT NULL) AS pinpoints,",
        "    count(*)::INTEGER AS reference_count",
        "FROM document_links AS l",
        "JOIN works AS w ON w.work_id = l.source_work_id",
        f"WHERE l.{of_work}",
        "AND l.status <> 'self' AND l.zone NOT IN ('related_table', 'listing', 'news')",
        "GROUP BY w.work_id, w.year, w.number, w.name, w.document_type, w.issuing_body",
        "ORDER BY w.year, number",
    )
    maybe = f"SELECT work_id FROM works WHERE {work_named(number)}"
    return Question(
        f"Documents whose text refers to {number}",
        sql,
        (
            Caveat(
                "Ambiguous: {} more references may mean it or another work, and are not listed.",
                lines(
                    "SELECT count(DISTINCT link_id)",
                    CANDIDATES,
                    f"WHERE work_id IN ({maybe})",
                ),
            ),
            several_works(number),
            Caveat(
                "Only documents that were captured speak: {} of them are searched.",
                "SELECT count(*) FROM works WHERE is_captured",
            ),
        ),
    )


def in_force(number: str, day: date) -> Question:
    """Ask whether a work was in force on a day."""
    sql = lines(
        "SELECT f.number, f.document_type, f.issuing_body, f.status, f.in_force_from, f.in_force_to,",
        "    coalesce(e.number, e.name) AS ended_by, f.partly_ended",
        f"FROM in_force(DATE '{day.isoformat()}') AS f",
        "LEFT JOIN works AS e ON e.work_id = f.ended_by_work_id",
        f"WHERE f.work_id IN (SELECT work_id FROM works WHERE {work_named(number)})",
        "ORDER BY ALL",
    )
    return Question(
        f"Was {number} in force on {day.isoformat()}?",
        sql,
        (
            Caveat(
                "Silence is no proof: a repeal that was not captured is not seen; {} works are only cited, and what "
                "they repeal is not known.",
                "SELECT count(*) FROM works WHERE NOT is_captured",
            ),
            several_works(number),
        ),
    )


def several_works(number: str) -> Caveat:
    """Return the caveat that a number means more than one work."""
    return Caveat(
        "{} works have this number or name (of other bodies, terms or dates); all are shown.",
        f"SELECT CASE WHEN count(*) > 1 THEN count(*) END FROM works WHERE {work_named(number)}",
    )


def lines(*parts: str) -> str:
    """Return the lines of a statement that are not empty."""
    return "\n".join(part for part in parts if part)


def chart_rows(answer: Answer) -> tuple[list[str], list[Sequence[float]]]:
    """Return the labels of a chart and, for each value column, the values; `(unknown)` stands for NULL."""
    labels = ["(unknown)" if value is None else str(value) for value in answer.column(str(answer.question.label))]
    values = [[float(str(value or 0)) for value in answer.column(name)] for name in answer.question.values]
    return labels, [*values]
