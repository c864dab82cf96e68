"""Identity holds on crowds: few numbers, many half-told documents and references, in any order."""

import random

import duckdb
import pytest
from sql_database import build_models, fill_vocabulary, open_empty

from pipelines.checks import run_checks
from pipelines.lineage import find_references
from pipelines.sql import all_checks, read_models

NUMBERS = ("7-KL/TW", "7/2012/NĐ-CP", "7/2012/QĐ-UBND", "7", None)
TYPES = ("Kết luận", "Nghị định", None, None)
BODIES = ("ban-bi-thu", "bo-chinh-tri", "chinh-phu", "ubnd-ha-noi", None, None)
DATES = ("2012-03-05", "2012-03-06", "2007-06-20", "2012-03", "2012", None, None)
Row = tuple[object, ...]


def documents(chance: random.Random, count: int) -> list[Row]:
    """Return (document_id, number_key, document_type, issuing_body_id, issue_date_text, subject)."""
    subjects = ("Về sách", "Về đê", None)
    return [
        (f"d{i}", *map(chance.choice, (NUMBERS, TYPES, BODIES, DATES, subjects)))  # type: ignore[arg-type]
        for i in range(count)
    ]


def citations(chance: random.Random, count: int, document_count: int) -> list[Row]:
    """Return (citation_id, document_id, number, type, body, date, term, zone, name)."""
    terms, zones, names = ("X", "XI", None, None), ("body", "news", "title"), ("Luật Sách", None)
    return [
        (f"c{i}", f"d{chance.randrange(document_count)}",
         *map(chance.choice, (NUMBERS, TYPES, BODIES, DATES, terms, zones, names)))  # type: ignore[arg-type]
        for i in range(count)
    ]  # fmt: skip


def crowd(seed: int, *, is_reversed: bool = False) -> duckdb.DuckDBPyConnection:
    """Return a database with 120 documents and 400 references, models built."""
    chance, con = random.Random(seed), open_empty()
    fill_vocabulary(con)
    told, cited = documents(chance, 120), citations(chance, 400, 120)
    if is_reversed:
        told, cited = told[::-1], cited[::-1]
    con.executemany(
        "INSERT INTO documents (document_id, number_key, document_type, issuing_body_id, issue_date_text, subject) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        told,
    )
    con.execute("UPDATE documents SET issue_date = try_cast(issue_date_text AS DATE)")
    con.executemany(
        "INSERT INTO citations (citation_id, document_id, number_key, document_type, issuing_body_id, issue_date_text, "
        "term, zone, name, is_self, relation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, false, 'cites')",
        cited,
    )
    build_models(con)
    return con


@pytest.mark.parametrize("seed", range(3))
def test_a_crowd_of_half_told_documents_trips_no_check_of_models(seed: int) -> None:
    models = {model.name for model in read_models()} - {"fill_rates"}  # half told is below the floor
    checks = [c for c in all_checks() if c.severity == "error" and find_references(c.sql).tables & models]
    with crowd(seed) as con:
        assert [result.check.name for result in run_checks(con, checks) if not result.passed] == []
        statuses = {status for (status,) in con.execute("SELECT DISTINCT status FROM document_links").fetchall()}
        assert statuses >= {"resolved", "dangling", "ambiguous"}


def test_works_do_not_depend_on_the_order_of_rows() -> None:
    with crowd(7) as forward, crowd(7, is_reversed=True) as backward:
        for model in read_models():
            sql = f"SELECT * FROM {model.name} ORDER BY ALL"
            assert forward.execute(sql).fetchall() == backward.execute(sql).fetchall(), model.name


def test_two_documents_that_tell_different_things_are_never_one_work() -> None:
    clash = """
        SELECT a.document_id, b.document_id
        FROM work_documents AS a
        JOIN work_documents AS b USING (work_id)
        JOIN documents AS x ON x.document_id = a.document_id
        JOIN documents AS y ON y.document_id = b.document_id
        WHERE x.number_key <> y.number_key OR x.document_type <> y.document_type
        OR x.issuing_body_id <> y.issuing_body_id
        OR (number_year(x.number_key) IS NULL AND length(x.issue_date_text) = 10 AND length(y.issue_date_text) = 10
            AND x.issue_date_text <> y.issue_date_text)
    """
    with crowd(11) as con:
        assert con.execute(clash).fetchall() == []
        assert con.execute("SELECT count(*) FROM works WHERE captured_count > 1").fetchall() > [(0,)]


def test_no_reference_in_a_documents_text_means_a_younger_work() -> None:
    younger = """
        SELECT l.link_id, d.issue_date, w.issue_date
        FROM document_links AS l
        JOIN documents AS d USING (document_id)
        JOIN citations AS c ON c.citation_id = l.link_id
        JOIN works AS w ON w.work_id = l.target_work_id
        WHERE l.zone <> 'news' AND c.issue_date_text IS NULL AND number_year(c.number_key) IS NULL
        AND w.is_captured AND w.issue_date > d.issue_date
    """
    with crowd(13) as con:
        assert con.execute(younger).fetchall() == []


def test_offices_of_one_name_below_two_provinces_number_their_acts_apart() -> None:
    told = [
        ("d0", "SỞ Y TẾ", "ubnd-ha-noi", "UBND THÀNH PHỐ HÀ NỘI"),
        ("d1", "Sở Y tế", "ubnd-ha-noi", "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"),
        ("d2", "SỞ Y TẾ", None, "UBND TỈNH MẪU"),
        ("d3", "SỞ Y TẾ", None, "UBND TỈNH  Mẫu"),
    ]
    with open_empty() as con:
        fill_vocabulary(con)
        con.executemany(
            "INSERT INTO documents (document_id, issuing_body_printed, superior_body_id, superior_body, number_key, "
            "document_type, issue_date_text) VALUES (?, ?, ?, ?, '7/QĐ-SYT', 'Quyết định', '2012-03-05')",
            told,
        )
        build_models(con)
        works = con.execute(
            "SELECT list(document_id ORDER BY document_id) FROM work_documents GROUP BY work_id"
        ).fetchall()
    assert sorted(works) == [(["d0", "d1"],), (["d2", "d3"],)]
