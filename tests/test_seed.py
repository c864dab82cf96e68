"""The seed document end to end, asked in SQL of the published database. Every expected value was read in the page."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from building import SEED, file_hash

from pipelines.warehouse import Warehouse

SEED_SHA256 = "d146aad98b59c0045d2e4430e2468121f172bcad30710b2cc0c2120c1788b9e9"
Rows = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def con(seed_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(Warehouse(seed_warehouse).database), read_only=True) as connection:
        yield connection


def test_the_bytes_of_the_seed_are_those_that_were_handed_over() -> None:
    assert file_hash(SEED) == SEED_SHA256


def test_the_captured_text_is_the_file_to_the_last_character(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute("SELECT text, status, encoding, byte_count, content_hash FROM captures").fetchall()
    text = SEED.read_bytes().decode("utf-8")
    assert rows == [(text, "parsed", "utf-8", SEED.stat().st_size, SEED_SHA256)]
    assert "hệ thống chính trị .\u00a0\n" in text
    assert "các đoàn thể chính tri - xã hội" in text


TOPIC = "đổi mới nội dung, phương thức hoạt động của MTTQ Việt Nam và các đoàn thể chính trị - xã hội"
DOCUMENT = {
    "layout": "party_portal",
    "title": f"Kết luận số 62-KL/TW ngày 08/12/2009 của Bộ Chính trị về tiếp tục {TOPIC}",
    "subject": f"Về tiếp tục {TOPIC}",
    "number": "62-KL/TW",
    "number_key": "62-KL/TW",
    "serial": "62",
    "number_year": None,
    "type_code": "KL",
    "body_codes": "[TW]",
    "document_type": "Kết luận",
    "document_type_en": "Conclusion",
    "system": "party",
    "field": "Khác",
    "issue_date": "2009-12-08",
    "effective_date": "2009-12-08",
    "effective_basis": "listing",
    "issuing_body_id": "bo-chinh-tri",
    "issuing_body": "Bộ Chính trị",
    "issuing_body_en": "Politburo",
    "letterhead_body": "BAN CHẤP HÀNH TRUNG ƯƠNG",
    "term": "X",
    "place": "Hà Nội",
    "signer": "Trương Tấn Sang",
    "signing_capacity": "on_behalf",
}


@pytest.mark.parametrize("column", DOCUMENT)
def test_the_document_has_the_values_that_its_page_shows(con: duckdb.DuckDBPyConnection, column: str) -> None:
    assert con.execute(f"SELECT {column}::VARCHAR FROM documents").fetchall() == [(DOCUMENT[column],)]


def test_the_body_runs_from_the_opening_date_to_the_closing_mark(con: duckdb.DuckDBPyConnection) -> None:
    text, start, end = con.execute(
        "SELECT text, body_start, body_end FROM documents JOIN captures USING (capture_id)"
    ).fetchall()[0]
    body = text[start:end].strip()
    assert body.startswith("Ngày 18/9/2009, sau khi nghe Ban Dân vận Trung ương báo cáo Đề án")
    assert body.endswith("định kỳ báo cáo với Bộ Chính trị./.")


def test_the_politburo_alone_issued_it_and_one_person_signed(con: duckdb.DuckDBPyConnection) -> None:
    issuers = con.execute("SELECT ordinal, issuing_body_id FROM document_issuers").fetchall()
    assert issuers == [(0, "bo-chinh-tri")]
    signatures = con.execute("SELECT signer, title, capacity, body FROM signatures").fetchall()
    assert signatures == [("Trương Tấn Sang", None, "on_behalf", "BỘ CHÍNH TRỊ")]


# field, value, and the zones of the page that witness it: one bullet each, and what stands elsewhere.
WITNESSES = [
    ("subject", {"listing", "page_title", "title_block"}),
    ("number", {"listing", "page_title", "letterhead"}),
    ("document_type", {"listing", "page_title", "title_block"}),
    ("field", {"listing"}),
    ("issue_date", {"listing", "page_title", "letterhead"}),
    ("effective_date", {"listing"}),
    ("issuing_body", {"listing", "page_title", "title_block", "signature"}),
    ("signer", {"listing", "signature"}),
    ("place", {"letterhead"}),
]


@pytest.mark.parametrize(("field", "zones"), WITNESSES, ids=[field for field, _ in WITNESSES])
def test_each_value_is_witnessed_wherever_the_page_states_it(
    con: duckdb.DuckDBPyConnection, field: str, zones: set[str]
) -> None:
    rows = con.execute("SELECT zone FROM field_evidence WHERE field = ?", [field]).fetchall()
    assert zones <= {zone for (zone,) in rows}


BULLETS = [
    ("subject", f"Về tiếp tục {TOPIC}"),
    ("number", "62-KL/TW"),
    ("document_type", "Kết luận"),
    ("field", "Khác"),
    ("issue_date", "08/12/2009"),
    ("effective_date", "08/12/2009"),
    ("issuing_body", "Bộ Chính trị"),
    ("signer", "Trương Tấn Sang"),
]


def test_the_eight_bullets_are_the_witnesses_of_eight_fields_in_their_order(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute("""
        SELECT witness.field, substring(text, span_start + 1, span_end - span_start)
        FROM field_evidence AS witness JOIN documents USING (document_id) JOIN captures USING (capture_id)
        WHERE zone = 'listing'
        ORDER BY span_start
    """).fetchall()
    assert rows == BULLETS


def test_no_two_witnesses_of_the_seed_disagree(con: duckdb.DuckDBPyConnection) -> None:
    assert con.execute("SELECT * FROM issues WHERE code = 'metadata_conflict'").fetchall() == []


OPENINGS = [
    ("paragraph", None, "Ngày 18/9/2009, sau khi nghe", 0),
    ("paragraph", None, "Về nhiệm vụ và giải pháp tiếp tục", 0),
    ("numbered_item", "1.", "Nâng cao nhận thức về vai trò, trách nhiệm", 3),
    ("numbered_item", "2.", "Nâng cao chất lượng các cuộc vận động", 2),
    ("numbered_item", "3.", "Đa dạng hóa các hình thức tập hợp", 2),
    ("numbered_item", "4.", "Kiện toàn tổ chức bộ máy, đổi mới", 3),
    ("numbered_item", "5.", "Tăng cường công tác dân vận của chính quyền", 2),
    ("numbered_item", "6.", "Tăng cường sự lãnh đạo của Đảng", 3),
    ("paragraph", None, "Bộ Chính trị giao Đảng đoàn MTTQ", 0),
    ("paragraph", None, "Các tỉnh ủy, thành ủy, các đảng ủy", 0),
    ("paragraph", None, "Giao Ban Dân vận Trung ương chủ trì", 0),
]


def test_the_body_is_two_paragraphs_six_items_with_fifteen_dashes_and_three_closing_paragraphs(
    con: duckdb.DuckDBPyConnection,
) -> None:
    rows = con.execute("""
        SELECT root.level, root.label, coalesce(root.heading, root.text), count(child.section_id)
        FROM sections AS root LEFT JOIN sections AS child ON child.parent_id = root.section_id
        WHERE root.parent_id IS NULL
        GROUP BY ALL
        ORDER BY min(root.ordinal)
    """).fetchall()
    assert [(level, label, children) for level, label, _, children in rows] == [
        (level, label, children) for level, label, _, children in OPENINGS
    ]
    for (_, _, text, _), (_, _, opening, _) in zip(rows, OPENINGS, strict=True):
        assert text.startswith(opening)
    assert con.execute("SELECT level, count(*) FROM sections WHERE depth = 1 GROUP BY ALL").fetchall() == [
        ("dash_item", 15)
    ]


def test_roots_tile_the_body_without_a_gap(con: duckdb.DuckDBPyConnection) -> None:
    body = con.execute("SELECT body_start, body_end FROM documents").fetchall()[0]
    spans = con.execute("SELECT span_start, span_end FROM sections WHERE parent_id IS NULL ORDER BY ordinal").fetchall()
    ends = [body[0], *(end for _, end in spans)]
    assert [start for start, _ in spans] == ends[:-1]
    assert ends[-1] == body[1]


def test_the_other_document_keeps_its_three_cells_in_their_columns(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute("""
        SELECT number, subject, issue_date::VARCHAR, effective_date::VARCHAR, file_url, title
        FROM related_links WHERE kind = 'other_document'
    """).fetchall()
    assert rows == [("94/QĐ-TW", None, "2007-10-15", "2007-10-15", None, None)]


HEADLINES = [
    "Ban Tuyên giáo Trung ương hướng dẫn một số quy định đối với lãnh đạo cơ quan báo chí",
    "Những trường hợp không được chi trả bảo hiểm cháy, nổ",
    "4 loại giấy tờ cảnh sát giao thông được kiểm tra khi dừng ô tô",
    "Chủ tịch, phó chủ tịch Hội giữ chức vụ không quá 2 nhiệm kỳ",
    "Kiểm soát quyền lực trong công tác cán bộ",
]
TEASERS = [
    "Ban Tuyên giáo Trung ương vừa ban hành Hướng dẫn số 116-HD/BTGTW",
    "Nghị định số 67/2023/NĐ-CP ngày 6/9/2023 của Chính phủ quy định rõ",
    "4 loại giấy tờ cảnh sát giao thông được kiểm tra khi dừng ô tô được quy định",
    "Ban Chấp hành Trung ương ban hành Quyết định 118-QĐ/TW",
    "Thay mặt Bộ Chính trị, Thường trực Ban Bí thư Trương Thị Mai vừa ký ban hành",
]


def test_the_five_news_items_have_headline_agency_and_teaser(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT title, agency, teaser FROM related_links WHERE kind = 'news' ORDER BY ordinal"
    ).fetchall()
    assert [(title, agency) for title, agency, _ in rows] == [(title, "ĐCSVN") for title in HEADLINES]
    for (_, _, teaser), opening in zip(rows, TEASERS, strict=True):
        assert teaser.startswith(opening)


def test_the_document_speaks_of_itself_twice_and_names_one_law(con: duckdb.DuckDBPyConnection) -> None:
    selves = con.execute("SELECT text FROM citations WHERE zone = 'body' AND is_self").fetchall()
    assert selves == [("Kết luận này",)] * 2
    laws = con.execute("SELECT text, name, number FROM citations WHERE document_type = 'Luật'").fetchall()
    assert laws == [("Luật Giáo dục", "Luật Giáo dục", None)]


# number, type, date, issuing body, term, pinpoint, and the number of the subject where it is not the page's document
NEWS_CITATIONS = [
    ("116-HD/BTGTW", "Hướng dẫn", "2023-09-15", "ban-tuyen-giao-trung-uong", None, None, None),
    ("101-QĐ/TW", "Quy định", "2023-02-28", "ban-bi-thu", "XIII", None, "116-HD/BTGTW"),
    ("67/2023/NĐ-CP", "Nghị định", "2023-09-06", "chinh-phu", None, None, None),
    ("32/2023/TT-BCA", "Thông tư", "2023-08-01", "bo-cong-an", None, "dieu:12/khoan:2", None),
    ("118-QĐ/TW", "Quyết định", None, "ban-chap-hanh-trung-uong", None, None, None),
    ("114-QĐ/TW", "Quy định", None, "bo-chinh-tri", None, None, None),
]


def test_the_news_hold_six_numbered_references_with_what_the_text_says_of_each(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute("""
        SELECT a.number, a.document_type, a.issue_date_text, a.issuing_body_id, a.term, a.pinpoint, subject.number
        FROM citations AS a LEFT JOIN citations AS subject ON a.subject_citation_id = subject.citation_id
        WHERE a.zone = 'news' AND a.number IS NOT NULL
        ORDER BY a.ordinal
    """).fetchall()
    assert rows == NEWS_CITATIONS


def test_a_guidance_in_the_news_implements_a_regulation_and_is_itself_the_subject(
    con: duckdb.DuckDBPyConnection,
) -> None:
    rows = con.execute("SELECT relation FROM citations WHERE number = '101-QĐ/TW'").fetchall()
    assert rows == [("implements",)]


def test_directives_by_body_and_year_count_one_captured_conclusion_of_the_politburo_in_2009(
    con: duckdb.DuckDBPyConnection,
) -> None:
    rows = con.execute("""
        SELECT issuing_body, year, document_type, captured_count FROM directives_by_body_year WHERE captured_count > 0
    """).fetchall()
    assert rows == [("Bộ Chính trị", 2009, "Kết luận", 1)]
    assert con.execute("SELECT sum(captured_count) FROM directives_by_body_year").fetchall() == [(1,)]
