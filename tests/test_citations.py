"""References in running text: tables of (text, expected), the seed page, zones, properties, growth."""

import csv
import itertools
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from growth import MOST, growth
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse import parse
from pipelines.parse.citations.find import cite, find_citations
from pipelines.parse.model import Citation
from pipelines.parse.words.dates import parse_date
from pipelines.text import decode
from pipelines.vocab import values

EXAMPLES = Path(__file__).parent / "examples"
SEED = Path(__file__).parent.parent / "raw" / "dangcongsan" / "000_8102fbe00b907061.txt"
COLUMNS = (
    "document_type",
    "number_key",
    "name",
    "issue_date",
    "issuing_body_id",
    "term",
    "pinpoint",
    "relation",
)


def cases(name: str) -> dict[str, list[dict[str, str]]]:
    """Return the expected references of each text; a text of which none is expected has an empty list."""
    texts: dict[str, list[dict[str, str]]] = {}
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            expected = texts.setdefault(row["text"], [])
            if row["n"] != "0":
                expected.append(row)
    return texts


CASES = cases("citations.csv") | cases("composed_citations.csv")


def told(citation: Citation) -> dict[str, str]:
    values = {column: getattr(citation, column) for column in COLUMNS}
    said = {column: "" if value is None else str(value) for column, value in values.items()}
    subject = "" if citation.subject is None else str(citation.subject)
    return said | {"is_self": "yes" if citation.is_self else "", "subject": subject}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=[text[:60] for text in CASES])
def test_each_example_is_read_as_a_reader_reads_it(text: str, expected: list[dict[str, str]]) -> None:
    wanted = [{column: row[column] for column in (*COLUMNS, "is_self")} for row in expected]
    found = [told(citation) for citation in find_citations(text)]
    assert [{column: row[column] for column in (*COLUMNS, "is_self")} for row in found] == wanted
    named_subjects = [(n, row["subject"]) for n, row in enumerate(expected) if row["subject"]]
    assert [(n, found[n]["subject"]) for n, _ in named_subjects] == named_subjects


# ---- relations and their direction


def relations() -> list[tuple[str, str]]:
    with (EXAMPLES / "relations.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["expected"]) for row in csv.DictReader(lines)]


def used(citation: Citation) -> str:
    """Return the relation, behind `@` the citation that is the subject where it is not the text itself."""
    return citation.relation if citation.subject is None else f"{citation.relation}@{citation.subject}"


@pytest.mark.parametrize(("text", "expected"), relations(), ids=[text[:60] for text, _ in relations()])
def test_each_sentence_says_what_is_done_to_which_document_by_which(text: str, expected: str) -> None:
    assert "; ".join(used(citation) for citation in find_citations(text)) == expected


def acts() -> list[dict[str, str]]:
    with (EXAMPLES / "whose_act.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", acts(), ids=lambda row: row["note"])
def test_only_a_text_that_enacts_changes_an_act_and_no_younger_one(row: dict[str, str]) -> None:
    read = cite(row["text"], ((row["zone"], 0, len(row["text"])),), None, row["kind"], parse_date(row["date"]))
    assert "; ".join(used(citation) for citation in read) == row["expected"]


def test_the_sentences_use_most_relations_and_every_voice() -> None:
    told = {code.partition("@")[0] for _, expected in relations() for code in expected.split("; ")}
    unused = {"related", "anaphora", "defines_short_name", "approves", "suspended_by"}
    assert set(values("relation_verbs.relation")) - told == unused


# ---- what parts two references


@pytest.mark.parametrize(
    "text",
    ["LUẬT\n\nĐÊ ĐIỀU", "Luật\n \nThư viện", "Bộ luật\n\nLao động", "Nghị quyết\n\nTrung ương 4 khóa XII"],
)
def test_no_name_goes_past_an_empty_line(text: str) -> None:
    assert all("\n" not in row.text for row in find_citations(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thông tư liên tịch số 5/2031/TTLT-BCA-BQP của Bộ Công an và Bộ Quốc phòng hướng dẫn", "Bộ Quốc phòng"),
        ("Kế hoạch số 5 của Bộ Công an, Bộ Quốc phòng và Bộ Y tế về phối hợp", "Bộ Y tế"),
        ("Nghị định số 5/2031/NĐ-CP của Chính phủ và Bộ Tài chính có trách nhiệm", "Chính phủ"),
        ("Nghị định số 5/2031/NĐ-CP của Chính phủ, Bộ Tài chính phối hợp", "Chính phủ"),
        ("Thực hiện Nghị định số 5/2031/NĐ-CP của Chính phủ, Bộ Tài chính hướng dẫn như sau", "Chính phủ"),
    ],
)
def test_joint_issuers_belong_to_the_reference_and_the_first_is_its_issuer(text: str, words: str) -> None:
    (row,) = find_citations(text)
    assert row.text.endswith(words)
    assert row.issuing_body_id in ("bo-cong-an", "chinh-phu")


# ---- the seed page


def seed_zones(text: str) -> list[tuple[str, int, int]]:
    places = [
        text.index(words) for words in ("Ngày 18/9/2009", "T/M BỘ", "Văn bản khác", "Ban Tuyên giáo Trung ương hướng")
    ]
    body, signature, table, news = places
    return [
        ("chrome", 0, text.index("\n")),
        ("body", body, signature),
        ("related_table", table, news),
        ("news", news, text.index("Liên kết website")),
    ]


@pytest.fixture(scope="module")
def seed() -> tuple[Citation, ...]:
    text = decode(SEED.read_bytes()).text or ""
    return cite(text, seed_zones(text), "62-KL/TW", "Kết luận", None)


def in_zone(rows: tuple[Citation, ...], zone: str) -> list[Citation]:
    return [row for row in rows if row.zone == zone]


def test_the_seeds_title_names_the_document_itself(seed: tuple[Citation, ...]) -> None:
    (title,) = in_zone(seed, "chrome")
    assert (title.number_key, title.is_self, str(title.issue_date)) == ("62-KL/TW", True, "2009-12-08")


def test_the_seeds_body_names_a_law_a_regulation_and_itself_twice(seed: tuple[Citation, ...]) -> None:
    rows = in_zone(seed, "body")
    assert [(r.text, r.name, r.is_self) for r in rows] == [
        ("Luật Giáo dục", "Luật Giáo dục", False),
        ("Quy chế dân chủ ở cơ sở", "Quy chế dân chủ ở cơ sở", False),
        ("Kết luận này", None, True),
        ("Kết luận này", None, True),
    ]


def test_the_seeds_related_table_keeps_its_dates_out_of_the_citation(seed: tuple[Citation, ...]) -> None:
    (row,) = in_zone(seed, "related_table")
    assert (row.text, row.document_type, row.relation, row.issue_date) == ("94/QĐ-TW", None, "related", None)


def test_the_seeds_news_hold_six_numbered_references(seed: tuple[Citation, ...]) -> None:
    rows = in_zone(seed, "news")
    assert [(r.number, str(r.issue_date or ""), r.issuing_body_id, r.relation) for r in rows] == [
        ("116-HD/BTGTW", "2023-09-15", "ban-tuyen-giao-trung-uong", "issues"),
        ("101-QĐ/TW", "2023-02-28", "ban-bi-thu", "implements"),
        ("67/2023/NĐ-CP", "2023-09-06", "chinh-phu", "cites"),
        ("32/2023/TT-BCA", "2023-08-01", "bo-cong-an", "cites"),
        ("118-QĐ/TW", "", "ban-chap-hanh-trung-uong", "issues"),
        ("114-QĐ/TW", "", "bo-chinh-tri", "issues_signed"),
    ]
    assert (rows[1].term, seed[rows[1].subject or 0]) == ("XIII", rows[0])
    assert rows[3].pinpoint == "dieu:12/khoan:2"
    assert [r.document_type for r in rows[4:]] == ["Quyết định", "Quy định"]


# ---- zones and the page's document


@pytest.mark.parametrize("case", [str.lower, str.capitalize, str.upper])
def test_a_verb_about_words_reaches_past_the_words_it_quotes_in_any_case(case: Callable[[str], str]) -> None:
    (found,) = find_citations(case("thay thế cụm từ “ao, hồ” bằng cụm từ “hồ, đầm” tại Điều 5."))
    assert found.relation_text == case("thay thế cụm từ")
    assert found.pinpoint == "dieu:5"


def test_a_verb_with_a_comma_is_read_whole_behind_another_comma() -> None:
    (found,) = find_citations("Trong năm, được sửa đổi, bổ sung bởi Nghị định số 1/2020/NĐ-CP.")
    assert found.relation_text == "được sửa đổi, bổ sung bởi"


def test_a_verb_does_not_reach_across_zones() -> None:
    text = "Chỉ thị này thay thế\nNghị định số 3/2031/NĐ-CP"
    middle = text.index("\n")
    rows = cite(text, [("body", 0, middle), ("recipients", middle, len(text))], None, None, None)
    assert [(row.zone, row.relation) for row in rows] == [("body", "self"), ("recipients", "cites")]


def test_the_documents_own_number_is_a_self_reference_in_any_spelling() -> None:
    text = "Kèm theo Quyết định số 12/ QĐ – TW"
    (row,) = cite(text, [("appendix", 0, len(text))], "12-QĐ/TW", "Quyết định", None)
    assert row.is_self


def test_number_and_name_keep_their_printed_signs() -> None:
    rows = find_citations("Quy định số 37–QĐ/TW và Luật Tổ chức\nChính phủ")
    assert [row.number or row.name for row in rows] == ["37–QĐ/TW", "Luật Tổ chức Chính phủ"]


def test_the_citing_date_tells_which_body_bore_a_shared_name() -> None:
    issuers = [
        find_citations("Chỉ thị số 8 của Bộ Nội vụ", parse_date(year))[0].issuing_body_id for year in ("1990", "2010")
    ]
    assert issuers == ["bo-noi-vu-cong-an", "bo-noi-vu"]


def test_this_law_in_a_decree_is_the_law_named_before() -> None:
    text = "Luật Thư viện có hiệu lực. Điều 3 Luật này được quy định chi tiết."
    rows = cite(text, [("body", 0, len(text))], None, "Nghị định", None)
    assert [(row.is_self, row.pinpoint) for row in rows] == [(False, None), (False, "dieu:3")]


def test_this_regulation_in_a_decision_is_the_document_itself() -> None:
    text = "Quy chế này có 5 chương."
    (row,) = cite(text, [("appendix", 0, len(text))], None, "Quyết định", None)
    assert row.is_self


def test_a_recital_that_goes_on_stays_a_legal_basis() -> None:
    text = "Căn cứ Nghị định số 3/2031/NĐ-CP về bến đò; Nghị định số 4/2031/NĐ-CP;"
    assert [row.relation for row in cite(text, [("preamble", 0, len(text))], None, None, None)] == ["based_on"] * 2


def test_a_news_verb_relates_the_two_acts_of_its_teaser() -> None:
    text = "Bộ Y tế vừa ban hành Thông tư số 3/2031/TT-BYT để triển khai trong cả nước Chỉ thị số 8/CT-TTg."
    rows = cite(text, [("news", 0, len(text))], None, None, None)
    assert [(row.relation, row.subject) for row in rows] == [("issues", None), ("implements", 0)]


# ---- properties

FRAGMENTS = [
    *CASES,
    "\n",
    "\n\n",
    "; ",
    ", ",
    " và ",
    "Điều ",
    "khoản ",
    "số ",
    "này ",
    "1",
    "/",
    "-",
    "QĐ",
    "“",
    "(",
    "ngày ",
]
pages = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)),
    max_size=12,
).map("".join)


@given(pages)
def test_spans_slice_back_to_what_was_recorded_in_text_order(text: str) -> None:
    rows = find_citations(text)
    assert all(text[row.span_start : row.span_end] == row.text for row in rows)
    assert all(row.text.strip() for row in rows)
    assert all(a.span_end <= b.span_start for a, b in itertools.pairwise(rows))


@given(pages)
def test_coded_values_are_those_of_the_vocabulary(text: str) -> None:
    for row in find_citations(text):
        assert row.relation in values("relation_verbs.relation")
        assert row.document_type is None or row.document_type in values("document_types.document_type")
        assert row.term is None or row.term in values("terms.term")
        assert row.issuing_body_id is None or row.issuing_body_id in values("issuing_bodies.issuing_body_id")


@given(pages)
def test_subjects_are_earlier_citations_of_the_page(text: str) -> None:
    rows = find_citations(text)
    assert all(row.subject is None or row.subject < n for n, row in enumerate(rows))


@given(pages)
def test_composed_and_decomposed_text_give_the_same_rows_after_the_gate(text: str) -> None:
    gates = [decode(unicodedata.normalize(form, text).encode("utf-8", "ignore")).text for form in ("NFC", "NFD")]
    assert find_citations(gates[0] or "") == find_citations(gates[1] or "")


# Where it begins a line it is the label of an article, within a sentence a place of the law behind the dash.
LABEL = "Điều 1 - Luật Đất đai được sửa đổi như sau:"
SENTENCES = [text for text, expected in CASES.items() if expected and "\n" not in text and text != LABEL]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_citation_found_alone_is_found_inside_a_sentence(text: str) -> None:
    alone = [(row.number_key, row.name, row.pinpoint) for row in find_citations(text)]
    inside = [
        (row.number_key, row.name, row.pinpoint) for row in find_citations(f"Hội nghị bàn về: {text}; sau đó bế mạc.")
    ]
    assert inside == alone


def test_the_label_of_an_article_is_a_place_of_the_law_where_it_begins_no_line() -> None:
    assert LABEL in CASES
    assert [row.pinpoint for row in find_citations(LABEL)] == ["dieu:1", None]
    assert [row.pinpoint for row in find_citations(f"Hội nghị bàn về: {LABEL}")] == ["dieu:1"]


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        "1",
        "-",
        "1/",
        "1-QĐ/",
        "khoản 1, ",
        "điểm a khoản 1 Điều 3 ",
        "21, ",
        "số 21, 22 và ",
        "Luật ",
        "Luật Phòng, ",
        "Luật sửa đổi, bổ sung một số điều của ",
        "Căn cứ ",
        "này ",
        "Nghị quyết Trung ương ",
        "của Bộ trưởng ",
        "Nghị định số 1/2031/NĐ-CP ",
        "Bãi bỏ Danh mục kèm theo Nghị định số 1/2031/NĐ-CP, ",
        "Bãi bỏ Nghị định số 1/2031/NĐ-CP về phà, ",
        "Bãi bỏ một số điều, ",
        "Căn cứ các Nghị định: số 1/2031/NĐ-CP; ",
        "thay cụm từ “Nghị định số 1/2031/NĐ-CP” bằng ",
        "bỏ các cụm từ: “a” tại Điều 3; “b” tại Điều 4; ",
        "bãi bỏ các Thông tư: Nghị định số 1/2031/NĐ-CP; ",
        "bãi bỏ một số điều, khoản, điểm, điều, khoản của Luật A; ",
        "Bãi bỏ các văn bản:\na) Nghị định số 1/2031/NĐ-CP\nvề phà\n",
        "đề nghị sửa đổi Nghị định số 1/2031/NĐ-CP và ",
        "(",
        "“",
        "x",
    ],
)
def test_four_times_the_text_costs_at_most_six_times(unit: str) -> None:
    assert growth(find_citations, unit, 40_000) <= MOST


@pytest.mark.parametrize("indent", [0, 4, 11, 40])
def test_the_label_of_an_article_is_no_reference_however_far_it_is_indented(indent: int) -> None:
    lines = [
        "Điều 1. Phạm vi",
        "1. Ghe đi theo khoản 2 Điều 4.",
        "Điều 2. Ghe ở",
        "Ghe neo theo quy định tại",
        "Điều 4.",
    ]
    text = "".join(f"{' ' * indent}{line}\n" for line in [*lines, "Điều 3: Ghe đi", "Điều 4", "Người lái:", "Điều 5."])
    assert [" ".join(one.text.split()) for one in parse(text).citations] == ["khoản 2 Điều 4", "Điều 4"]
