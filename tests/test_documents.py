"""Word documents and PDFs: their text in order; what is hostile or no text is a row with a reason."""

import io
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from building import page

from pipelines.capture import Captured, find_items, read_item
from pipelines.capture.docx import read_docx
from pipelines.capture.limits import Refusal
from pipelines.parse import parse

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def docx(body: str, before: str = "", namespace: str = NAMESPACE) -> bytes:
    """Return a Word document with the least that one consists of."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        xml = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", xml)
    return stream.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def capture(raw: Path, name: str, data: bytes) -> Captured:
    path = raw / "src" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    (found,) = [c for item in find_items(raw) for c in read_item(raw, item) if c.path.startswith(f"src/{name}")]
    return found


# ---- Word


@pytest.mark.parametrize("namespace", [NAMESPACE, STRICT], ids=["transitional", "strict"])
def test_a_word_document_reads_as_its_text_does(raw: Path, namespace: str) -> None:
    lines = page(7).partition("Nội dung:")[2].splitlines()
    found = capture(raw, "a.docx", docx("".join(paragraph(line) for line in lines if line), namespace=namespace))
    assert found.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    document, bare = parse(str(found.text)), parse(page(7))
    assert (document.number, document.signer, str(document.issue_date)) == ("7-CT/TW", "Lê Văn Mẫu", "2012-03-05")
    assert [s.path for s in document.sections] == [s.path for s in bare.sections]


def test_cells_are_lines_and_breaks_and_split_runs_are_read() -> None:
    cell = f"<w:tc>{paragraph('Số:')}</w:tc><w:tc>{paragraph('7-CT/TW')}</w:tc>"
    runs = "<w:p><w:r><w:t>Điều</w:t><w:tab/><w:t xml:space='preserve'>1. </w:t></w:r>"
    runs += "<w:r><w:t>Tên</w:t><w:br/></w:r></w:p>"
    assert read_docx(docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>{runs}")) == "Số:\n7-CT/TW\n\nĐiều\t1. Tên\n\n\n"


def test_deleted_text_and_field_codes_are_left_out() -> None:
    deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    field = "<w:r><w:instrText>PAGE</w:instrText><w:t>mới</w:t></w:r>"
    assert read_docx(docx(f"<w:p>{deleted}{field}</w:p>")).strip() == "mới"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    "before",
    [
        f"<!DOCTYPE x [{LAUGHS}]>",
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
    ids=["billion laughs", "a file", "the network"],
)
def test_a_document_that_declares_entities_is_refused(raw: Path, before: str) -> None:
    found = capture(raw, "a.docx", docx(paragraph("&l9;&f;"), before))
    assert (found.reason, found.text) == ("damaged", None)
    assert "entities" in str(found.detail)


def test_a_document_that_grows_like_a_bomb_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        read_docx(docx(paragraph(" " * (40 * 1024 * 1024))))
    assert refusal.value.reason == "archive_bomb"


@pytest.mark.parametrize(
    "data",
    [docx("<w:p>"), docx("<w:p></w:r></w:p>"), docx("<w:t>&nope;</w:t>"), docx(paragraph("a"))[:-120]],
    ids=["open", "crossed", "unknown entity", "cut"],
)
def test_a_broken_document_says_so(raw: Path, data: bytes) -> None:
    assert capture(raw, "a.docx", data).reason in ("damaged", "truncated")


def test_nested_elements_cost_time_in_proportion(raw: Path) -> None:
    body = "<w:sdt>" * 100_000 + paragraph("Sâu") + "</w:sdt>" * 100_000
    assert read_docx(docx(body)).strip() == "Sâu"
    assert capture(raw, "a.docx", docx("<w:p/>")).reason == "empty"


# ---- PDF


def pdf(content: bytes) -> bytes:
    """Return a PDF of one page that draws `content`."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


TEXT = pdf(
    b"BT /F1 12 Tf 72 720 Td (Quyet dinh so 7-QD/TW ve thu vien xa) Tj 0 -20 Td (Dieu 1. Mo cua hang ngay.) Tj ET"
)
needs_pypdf = pytest.mark.skipif(find_spec("pypdf") is None, reason="pypdf is not installed: make extras")


@needs_pypdf
def test_the_text_layer_of_a_pdf_is_read(raw: Path) -> None:
    found = capture(raw, "a.pdf", TEXT)
    assert found.media_type == "application/pdf"
    assert str(found.text).split("\n")[:2] == ["Quyet dinh so 7-QD/TW ve thu vien xa", "Dieu 1. Mo cua hang ngay."]


@needs_pypdf
def test_a_scanned_pdf_says_that_it_has_no_text_layer(raw: Path) -> None:
    found = capture(raw, "a.pdf", pdf(b"0 0 595 842 re f"))
    assert (found.reason, found.text) == ("no_text_layer", None)
    assert found.content_hash is not None


@needs_pypdf
@pytest.mark.parametrize(
    "data",
    [TEXT[:200], TEXT.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), b"%PDF-1.7\n" + bytes(range(256)) * 20, b"%PDF-"],
    ids=["cut", "pages in a circle", "noise", "a mark"],
)
def test_a_broken_pdf_is_a_row(raw: Path, data: bytes) -> None:
    assert capture(raw, "a.pdf", data).reason in ("damaged", "no_text_layer")


def test_without_the_extra_a_pdf_says_how_to_get_it(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    found = capture(raw, "a.pdf", TEXT)
    assert found.reason == "needs_extra"
    assert "make extras" in str(found.detail)
