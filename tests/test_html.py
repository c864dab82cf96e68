"""HTML becomes text in the dialect of the seed, and what a page says of itself outside the text becomes a witness."""

import re
import time
from pathlib import Path

import pytest
from building import build_checked, page, write_files

from pipelines.capture import Captured, find_items, read_item
from pipelines.capture.html import read_html
from pipelines.capture.readings import read_document
from pipelines.parse import parse
from pipelines.sql import query
from pipelines.warehouse import Warehouse

LETTERHEAD = """<table><tr><td><b>BAN CHẤP HÀNH TRUNG ƯƠNG</b><br>*<br>Số 7-CT/TW</td>
<td><b>ĐẢNG CỘNG SẢN VIỆT NAM</b><br><i>Hà Nội, ngày 5 tháng 3 năm 2012</i></td></tr></table>"""
BODY = """<p align="center"><b>CHỈ THỊ</b></p><p align="center">CỦA BAN BÍ THƯ</p><p>Về thư viện xã</p>
<p>Thời gian qua, việc đọc sách ở nhiều nơi còn ít. Ban Bí thư yêu cầu:</p>
<p>1. Mở rộng thư viện xã</p><p>- Chọn nơi dễ đến theo Luật Giáo dục.</p>
<p>2. Các cấp ủy tổ chức thực hiện Chỉ thị này.</p><p>T/M BAN BÍ THƯ</p><p>Lê Văn Mẫu</p>"""
HEAD = """<meta charset="utf-8"><title>Chỉ thị 7-CT/TW 2012 về thư viện xã | Cổng mẫu</title>
<link rel="canonical" href="https://example.org/chi-thi-7">
<meta property="article:published_time" content="2012-03-06T08:00:00+07:00">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Legislation",
"legislationIdentifier": "7-CT/TW", "legislationDate": "2012-03-05",
"legislationPassedBy": {"name": "Ban Bí thư"}}]}</script>
<style>p { color: red }</style><script>var so = "Số 9-CT/TW";</script>"""
LISTING = """<table><tr><td>Số hiệu:</td><td>7-CT/TW</td><td>Loại văn bản:</td><td>Chỉ thị</td></tr>
<tr><td>Nơi ban hành:</td><td>Ban Bí thư</td><td>Người ký:</td><td>Lê Văn Mẫu</td></tr>
<tr><td>Ngày ban hành:</td><td>05/03/2012</td><td>Ngày hiệu lực:</td><td>Đã biết</td></tr></table>"""


def portal(body: str = LETTERHEAD + BODY, head: str = HEAD) -> str:
    top, foot = f"<nav>Trang chủ</nav>{LISTING}", "<footer>©</footer>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{top}{body}{foot}</body></html>"


def text_of(body: str) -> str:
    return str(read_html(f"<!DOCTYPE html><html><body>{body}</body></html>")[0].text)


def capture(raw: Path, name: str, data: bytes) -> Captured:
    path = raw / "src" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    (found,) = [c for item in find_items(raw) for c in read_item(raw, item) if c.path == f"src/{name}"]
    return found


# ---- the dialect of the seed


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Một</p><p>Hai\n   ba</p>", "Một\n\nHai ba"),
        ("<div>Một<br>Hai</div>", "Một\nHai"),
        ("<ul><li>Một</li><li>Hai</li></ul>", "  • Một\n  • Hai"),
        ("<table><tr><td>Số</td><td>7</td></tr><tr><td></td><td>8</td></tr></table>", "Số\n7\n8"),
        ("<p>Điều&nbsp;1. &ldquo;Đọc&rdquo; &amp; vi&#7871;t</p>", "Điều\xa01. “Đọc” & viết"),
        ("<p>a</p><script>x()</script><style>y</style><noscript>z</noscript><template>t</template><p>b</p>", "a\n\nb"),
        ("<p>a</p><!-- chú thích --><select><option>Chọn</option></select><button>In</button>", "a"),
        ("<nav>Menu</nav><p>a</p><footer>Liên hệ</footer><div class='modal'>Đăng nhập</div>", "a"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<p>Ðiều I\u0301t</p>", "Ðiều Ít"),
    ],
    ids=["paragraphs", "breaks", "list", "cells", "entities", "scripts", "forms", "furniture", "pre", "nfc"],
)
def test_a_page_reads_as_the_seed_does(body: str, text: str) -> None:
    assert text_of(body).strip("\n") == text


def test_a_portal_page_html_and_bare_text_give_one_body() -> None:
    bare = re.sub(r"<br>|</p>|</td>|</tr>", "\n", LETTERHEAD + BODY)
    texts = [re.sub(r"<[^>]{1,80}>", "", bare), text_of(LETTERHEAD + BODY), str(read_html(portal())[0].text)]
    found = [parse(text) for text in texts]
    bodies = [text[d.body_start : d.body_end] for d, text in zip(found, texts, strict=True)]
    assert {" ".join(body.split()) for body in bodies} == {" ".join(bodies[0].split())}
    assert bodies[0].startswith("Thời gian qua")
    assert {(d.number, str(d.issue_date), d.signer, len(d.sections)) for d in found} == {
        ("7-CT/TW", "2012-03-05", "Lê Văn Mẫu", len(found[0].sections))
    }


# ---- tables of metadata


FACTS = {
    "Số ký hiệu": "7-CT/TW",
    "Loại văn bản": "Chỉ thị",
    "Cơ quan ban hành": "Ban Bí thư",
    "Ngày ban hành": "05/03/2012",
    "Người ký": "Lê Văn Mẫu",
    "Lĩnh vực": "",
}
ROW = "<tr><td>{}</td><td>{}</td></tr>"


@pytest.mark.parametrize(
    "row",
    [ROW, "<tr><th>{}:</th><td>{}</td></tr>", "<dt>{}</dt><dd>{}</dd>", "<div><div>{}</div><div>{}</div></div>",
     "<li><b>{}:</b> {}</li>", "<p><strong>{}</strong>: {}</p>"],
    ids=["cells", "heads", "definitions", "blocks", "list", "paragraphs"],
)  # fmt: skip
def test_a_table_of_metadata_is_read_however_it_is_marked_up(row: str) -> None:
    rows = "".join(row.format(label, value) for label, value in FACTS.items())
    for body in (LETTERHEAD + BODY, ""):
        document = parse(text_of((f"<table>{rows}</table>" if "<tr>" in row else rows) + body))
        # The term follows from the date, wherever that stands.
        witnesses = {(e.field, e.value) for e in document.evidence if e.zone == "listing" and e.field != "term"}
        assert witnesses == {
            ("number", "7-CT/TW"), ("document_type", "Chỉ thị"), ("issuing_body", "Ban Bí thư"),
            ("issue_date", "2012-03-05"), ("signer", "Lê Văn Mẫu"),
        }  # fmt: skip
        assert (document.layout, document.number) == ("labelled_portal", "7-CT/TW")


HEADS = "<tr>" + "".join(f"<th>{label}</th>" for label in FACTS) + "</tr>"
VALUES = "<tr>" + "".join(f"<td>{value}</td>" for value in FACTS.values()) + "</tr>"


def test_the_only_row_below_labels_is_a_listing() -> None:
    read = parse(text_of("<table>" + HEADS + VALUES + "</table>"))
    assert read.number == FACTS["Số ký hiệu"]
    assert {one.zone for one in read.evidence} == {"listing"}


@pytest.mark.parametrize(
    "body",
    [
        "<table>" + HEADS + 2 * VALUES + "</table>",
        LETTERHEAD + BODY + "<table>" + "".join(ROW.format(label, "8-CT/TW") for label in FACTS) + "</table>",
        "<p>Số ký hiệu</p><p>Người ký</p><p>Trích yếu</p><p>Lĩnh vực</p><p>Tên của hồ sơ</p>",
        "<p>Số ký hiệu</p><p>không có</p><p>Người ký</p><p>ai đó</p><p>Lĩnh vực</p><p>khác</p>",
    ],
    ids=["two rows below labels", "a table below the text", "a form", "no number and no date"],
)
def test_other_tables_are_no_listing(body: str) -> None:
    assert [e for e in parse(text_of(body)).evidence if e.zone == "listing"] == []


# ---- encodings


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (portal().encode(), "utf-8"),
        (b"\xef\xbb\xbf" + portal().encode(), "utf-8-sig"),
        (portal().encode("utf-16"), "utf-16"),
        (portal(head='<meta charset="iso-8859-1"><title>x</title>').encode(), "utf-8"),
    ],
    ids=["utf-8", "mark", "utf-16", "declared wrongly"],
)
def test_a_page_is_decoded_whatever_it_declares(raw: Path, data: bytes, encoding: str) -> None:
    found = capture(raw, "a.html", data)
    assert (found.encoding, found.media_type) == (encoding, "text/html")
    assert "Thời gian qua, việc đọc sách" in str(found.text)


# ---- witnesses outside the text


def test_a_page_says_its_title_address_time_and_linked_data() -> None:
    assert read_html(portal())[1] == (
        ("title", "Chỉ thị 7-CT/TW 2012 về thư viện xã | Cổng mẫu"),
        ("url", "https://example.org/chi-thi-7"),
        ("published_time", "2012-03-06T08:00:00+07:00"),
        ("number", "7-CT/TW"),
        ("issue_date", "2012-03-05"),
        ("issuing_body", "Ban Bí thư"),
    )


@pytest.mark.parametrize(
    "block",
    [
        "{",
        "[" * 20_000,
        '"x"',
        "null",
        "[[[{}]]]",
        '{"legislationDate": 5}',
        '{"legislationPassedBy": [[]]}',
        '{"@graph": [1]}',
    ],
    ids=lambda block: block[:24],
)
def test_linked_data_of_any_form_breaks_nothing(block: str) -> None:
    head = f'<script type="application/ld+json">{block}</script><title>x</title>'
    assert read_html(portal(head=head))[1] == (("title", "x"),)


def test_witnesses_of_a_page_reach_the_evidence_and_the_captures(raw: Path, root: Path) -> None:
    write_files(raw, {"portal/a.html": portal()})
    built = build_checked(raw, root)
    assert [(result.check.name, result.sample) for result in built.failed] == []
    evidence = query(
        Warehouse(root).database,
        "SELECT field, value, chosen FROM field_evidence WHERE zone = 'page_metadata' ORDER BY field",
    )
    assert [tuple(row.values()) for row in evidence.read_all().to_pylist()] == [
        ("issue_date", "2012-03-05", False),
        ("issuing_body", "Ban Bí thư", False),
        ("number", "7-CT/TW", False),
        ("published_time", "2012-03-06T08:00:00+07:00", True),
        ("title", "Chỉ thị 7-CT/TW 2012 về thư viện xã | Cổng mẫu", True),
        ("url", "https://example.org/chi-thi-7", True),
    ]
    captures = (
        query(Warehouse(root).database, "SELECT url, media_type, captured_at FROM captures").read_all().to_pylist()
    )
    assert captures == [{"url": "https://example.org/chi-thi-7", "media_type": "text/html", "captured_at": None}]
    document = query(Warehouse(root).database, "SELECT number, signer, layout, title FROM documents").read_all()
    assert [tuple(row.values()) for row in document.to_pylist()] == [
        ("7-CT/TW", "Lê Văn Mẫu", "labelled_portal", "Chỉ thị 7-CT/TW 2012 về thư viện xã | Cổng mẫu")
    ]


def test_one_document_of_any_shape_is_read_without_a_warehouse() -> None:
    page_ = read_document(portal().encode(), "a.html")
    assert (parse(str(page_.text)).number, page_.url) == ("7-CT/TW", "https://example.org/chi-thi-7")
    assert read_document(page(7).encode(), "<stdin>").text == page(7)
    assert read_document(b"PAR1" + bytes(90), "a.html").reason == "unsupported_type"
    assert read_document(b"PK\x03\x04" + bytes(90), "a.zip").reason == "damaged"


# ---- translations


ENGLISH = "<p>THE SECRETARIAT</p><p>SOCIALIST REPUBLIC OF VIET NAM</p>" + "".join(
    f"<p>Article {number}. Libraries of communes open every day, as Mr. Lê Văn Mẫu has asked.</p>"
    for number in range(30)
)
LONG = "<p>" + "Thư viện xã mở cửa hằng ngày để người dân đến đọc sách. " * 6 + "</p>"


def test_an_english_version_beside_the_text_is_left_out() -> None:
    text = text_of(
        LETTERHEAD + BODY + LONG + ENGLISH + "<p>Văn bản liên quan</p><p>Chỉ thị số 8-CT/TW</p><p>Hết trang này</p>"
    )
    assert "Article" not in text
    assert "THE SECRETARIAT" not in text
    assert "Thư viện xã mở cửa" in text
    assert text.strip().endswith("Hết trang này")


def test_an_english_version_above_the_text_is_left_out() -> None:
    text = text_of(ENGLISH + LETTERHEAD + BODY + LONG)
    assert "Article" not in text
    assert "BAN CHẤP HÀNH TRUNG ƯƠNG" in text


@pytest.mark.parametrize(
    "body",
    [
        ENGLISH,
        LETTERHEAD + BODY + LONG + ENGLISH.replace("SOCIALIST REPUBLIC OF VIET NAM", "AGREEMENT"),
        LONG + "<p>SOCIALIST REPUBLIC OF VIET NAM</p><p>short</p>",
    ],
    ids=["English alone", "an appendix in English", "a short heading"],
)
def test_english_that_is_no_version_of_the_text_stays(body: str) -> None:
    said = text_of(body)
    english = [words.strip() for words in re.findall(r"<p>([A-Za-z][^<]{3,})</p>", body)]
    assert [words for words in english if words not in said] == []


# ---- hostile pages


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "font", "svg", "p", "a"])
def test_a_hundred_thousand_nested_tags_cost_time_in_proportion(tag: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        read_html("<html><body>" + f"<{tag}>" * count + "Văn bản")
        return time.process_time() - start

    small = max(min(seconds(25_000) for _ in range(3)), 0.004)
    assert seconds(100_000) < 12 * small


@pytest.mark.parametrize(
    "page_",
    ["<html", "<html><body><table><tr>" * 200, "<p>" + "&lt;" * 50_000, "<!--" * 20_000, "<a " + "x='1' " * 50_000,
     "<html>\t\t\t" + "<td>\t" * 20_000, "<meta " * 20_000],
    ids=lambda page_: page_[:16],
)  # fmt: skip
def test_broken_markup_gives_some_text_and_no_error(page_: str) -> None:
    found = read_html(page_)[0]
    assert found.text or found.reason == "empty"


def test_a_page_without_words_is_rejected_as_empty(raw: Path) -> None:
    found = capture(raw, "a.html", b"<!DOCTYPE html><html><body><script>x</script><img src=a></body></html>")
    assert (found.reason, found.content_key) == ("empty", None)


def test_a_page_of_a_portal_of_text_is_still_text(raw: Path) -> None:
    assert capture(raw, "a.txt", page(1).encode()).text == page(1)
    assert capture(raw, "b.txt", b"< 5 % c\xe1\xbb\xa7a s\xe1\xbb\x91 <p>").media_type == "text/plain"
