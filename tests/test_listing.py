"""Listings with labels, in every shape in which pages print them, above a text with its letterhead and a bare one."""

import pytest

from pipelines.parse import parse

VALUES = {
    "Số ký hiệu": "23/2019/QĐ-UBND",
    "Loại văn bản": "Quyết định",
    "Ngày ban hành": "03/12/2019",
    "Ngày hiệu lực": "15/12/2019",
    "Cơ quan ban hành": "UBND tỉnh Hậu Giang",
    "Người ký": "Mạc Thị Liễu",
    "Lĩnh vực": "Thủy sản",
    "Trích yếu": "Quy định khoảng cách giữa các bè cá",
}
PAIRS = list(VALUES.items())
BARE = """Căn cứ Luật Thủy sản ngày 21 tháng 11 năm 2017;

QUYẾT ĐỊNH:

Điều 1. Bè cách nhau hai mươi mét.
Điều 2. Giao Sở Nông nghiệp theo dõi./.
"""
HEAD = """ỦY BAN NHÂN DÂN
TỈNH HẬU GIANG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 23/2019/QĐ-UBND
Hậu Giang, ngày 03 tháng 12 năm 2019

QUYẾT ĐỊNH
Quy định khoảng cách giữa các bè cá

"""
SHAPES = {
    "in one line each": "\n".join(f"{label}: {value}" for label, value in PAIRS),
    "value below": "\n".join(f"{label}:\n{value}" for label, value in PAIRS),
    "value below, no colon": "\n".join(f"{label}\n{value}" for label, value in PAIRS),
    "pipes": "\n".join(f"| {label} | {value} |" for label, value in PAIRS),
    "tabs": "\n".join(f"{label}\t{value}" for label, value in PAIRS),
    "bold": "\n".join(f"* **{label}**: {value}" for label, value in PAIRS),
    "bullets": "\n".join(f"• {label}: {value}" for label, value in PAIRS),
    "quoted": "\n".join(f"> {label}: {value}" for label, value in PAIRS),
    "all in one line": " | ".join(f"{label}: {value}" for label, value in PAIRS),
    "columns of blanks": "\n".join(f"{label:<24}{value}" for label, value in PAIRS),
    "a blank alone": "\n".join(f"{label} {value}" for label, value in PAIRS),
    "a blank alone, two in a line": "\n".join(
        f"{label} {value} {second} {other}"
        for (label, value), (second, other) in zip(PAIRS[::2], PAIRS[1::2], strict=True)
    ),
    "columns of blanks and a colon": "\n".join(f"{label:<24}: {value}" for label, value in PAIRS),
}


@pytest.mark.parametrize("text", [HEAD + BARE, BARE], ids=["with its letterhead", "bare"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_listing_is_read_in_every_shape(shape: str, text: str) -> None:
    document = parse(f"Trang chủ\nVăn bản\n\n{SHAPES[shape]}\n\n{text}")
    assert (document.number, document.document_type, document.signer) == (
        "23/2019/QĐ-UBND",
        "Quyết định",
        "Mạc Thị Liễu",
    )
    assert (str(document.issue_date), str(document.effective_date)) == ("2019-12-03", "2019-12-15")
    assert (document.field, document.subject) == ("Thủy sản", "Quy định khoảng cách giữa các bè cá")


def test_the_date_of_a_law_in_a_recital_is_not_that_of_issue() -> None:
    assert parse(BARE).issue_date is None
    assert parse(BARE).place is None


def test_labels_in_prose_are_no_listing() -> None:
    prose = "Người ký: là ai; Ngày ban hành: khi nào. Số ký hiệu    ghi ở góc trái.\nMột văn bản có nhiều phần.\n"
    assert parse(prose).layout != "labelled_portal"


@pytest.mark.parametrize(
    "text",
    [
        "Loại văn bản: Quyết địnhNgười ký: Mạc Thị Liễu\nTình trạng\nCòn hiệu lực\n",
        "Ngày đăng: 5/6/2031    Độ mật: Thường\nLĩnh vực\nThủy sản\nTrích yếu\nVề chợ nổi\n",
    ],
)
def test_labels_with_colon_in_one_line_may_stand_above_labels_without(text: str) -> None:
    assert parse(text).number is None


EXCERPT = """Số hiệu: 14-KH/ĐU
Ngày ban hành: 03/10/2025
Trích yếu: Ra quân dọn rác ven kênh
Nội dung:
{text}
{files}
"""


@pytest.mark.parametrize(
    "files", ["Tệp đính kèm:\nKH-14.pdf", "File đính kèm: KH-14.docx (1 MB)", "Tài liệu đính kèm:\n1. a.zip"]
)
@pytest.mark.parametrize("count", [1, 60])
def test_a_text_in_a_listing_ends_at_its_files(count: int, files: str) -> None:
    text = "\n".join(["Đảng ủy phường ra quân dọn rác ven kênh."] * count)
    assert [
        row.text for row in parse(EXCERPT.format(text=text, files=files)).sections if "KH-14" in (row.text or "")
    ] == []
    assert (
        " ".join(row.text or "" for row in parse(EXCERPT.format(text=text, files=files)).sections).count("rác") == count
    )


def test_a_label_of_files_without_a_file_ends_no_text() -> None:
    text = "1. Việc một.\nTài liệu đính kèm:\nDanh sách các tổ.\n2. Việc hai."
    sections = parse(EXCERPT.format(text=text, files="")).sections
    assert [row.label for row in sections if row.label] == ["1.", "2."]
