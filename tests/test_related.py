"""The table of other documents below a page's text: cells keep their columns, whichever are missing or broken."""

import pytest

from pipelines.parse import parse

PAGE = """• 31-HD/BTGTU
• Hướng dẫn
• 04/03/2029
• Nội dung:
BAN TUYÊN GIÁO TỈNH ỦY ĐẢNG CỘNG SẢN VIỆT NAM
Số 31-HD/BTGTU Tân Hòa, ngày 04 tháng 3 năm 2029

HƯỚNG DẪN
về ngày hội sách

1- Mỗi xã mở một phòng đọc.
2- Hướng dẫn này có hiệu lực từ ngày ký.

TRƯỞNG BAN
Phùng Văn Mẫu

Văn bản khác

Số hiệu
Trích yếu
Ngày ban hành
Ngày hiệu lực
File
{rows}
"""
FULL = ("32-HD/BTGTU", "về thư viện xã", "2029-03-05", "2029-03-06", "hd32.pdf")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("32-HD/BTGTU|về thư viện xã|05/03/2029|06/03/2029|hd32.pdf", [FULL]),
        ("1|32-HD/BTGTU|về thư viện xã|05/03/2029|06/03/2029|hd32.pdf", [FULL]),
        ("32-HD/BTGTU|về thư viện|xã|05/03/2029|06/03/2029|hd32.pdf", [FULL]),
        ("32-HD/BTGTU|05/03/2029|06/03/2029", [("32-HD/BTGTU", None, "2029-03-05", "2029-03-06", None)]),
        (
            "về thư viện xã|05/03/2029|Bản chụp số 32.pdf",
            [(None, "về thư viện xã", "2029-03-05", None, "Bản chụp số 32.pdf")],
        ),
        (
            "1|32-HD/BTGTU|05/03/2029|2|33-HD/BTGTU|về sách của|Sở Văn hóa|Tải về",
            [
                ("32-HD/BTGTU", None, "2029-03-05", None, None),
                ("33-HD/BTGTU", "về sách của Sở Văn hóa", None, None, None),
            ],
        ),
        (
            "Hướng dẫn 32-HD/BTGTU về thư viện xã|05/03/2029|06/03/2029|hd32.pdf|33-HD/BTGTU|07/03/2029",
            [FULL, ("33-HD/BTGTU", None, "2029-03-07", None, None)],
        ),
    ],
)
def test_cells_keep_their_columns(rows: str, expected: list[tuple[str | None, ...]]) -> None:
    page = parse(PAGE.format(rows=rows.replace("|", "\n")))
    found = [
        (
            one.number,
            one.subject,
            one.issue_date and str(one.issue_date),
            one.effective_date and str(one.effective_date),
            one.file_url,
        )
        for one in page.related_links
    ]
    assert found == expected
    assert page.number == "31-HD/BTGTU"


COLUMNS = """UBND TỈNH HƯNG MỸ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 7/QĐ-UBND
Hưng Mỹ, ngày 4 tháng 3 năm 2031

QUYẾT ĐỊNH
Về việc công bố văn bản hết hiệu lực

Điều 1. Công bố văn bản hết hiệu lực.
Điều 2. Các sở thi hành.

CHỦ TỊCH
Đỗ Văn Mẫu

PHỤ LỤC
Danh mục văn bản hết hiệu lực
STT
Tên văn bản
Văn bản thay thế
1
Quyết định số 5/QĐ-UBND ngày 2/3/2029
Quyết định số 6/QĐ-UBND ngày 3/3/2030
"""


def test_the_head_of_a_column_heads_no_related_documents() -> None:
    page = parse(COLUMNS)
    assert page.related_links == ()
    assert max(row.span_end for row in page.sections if row.zone == "appendix") > COLUMNS.index("6/QĐ-UBND")


def test_without_column_heads_ordinals_stand_above_titles_with_labelled_dates() -> None:
    rows = (
        "1\nHướng dẫn 32-HD/BTGTU về thư viện xã\nBan hành: 05/03/2029\nHiệu lực: 06/03/2029\n"
        "2\nQuy chế mượn sách của xã\nBan hành: 07/03/2029\n"
    )
    heads = "Số hiệu\nTrích yếu\nNgày ban hành\nNgày hiệu lực\nFile\n"
    links = parse(PAGE.replace(heads, "").format(rows=rows)).related_links
    assert [(one.number, one.title, str(one.issue_date)) for one in links] == [
        ("32-HD/BTGTU", "Hướng dẫn 32-HD/BTGTU về thư viện xã", "2029-03-05"),
        (None, "Quy chế mượn sách của xã", "2029-03-07"),
    ]
