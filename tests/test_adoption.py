"""Statutes without a letterhead: the bracket below the title says who adopted them, and when."""

import pytest

from pipelines.parse import parse

BODY = """
Chương I
TÊN GỌI VÀ TÔN CHỈ
Điều 1. Tên gọi
Tên gọi của Hội là Hội Nuôi ong Việt Nam.
Điều 2. Tôn chỉ
1. Hội giúp người nuôi ong.
2. Hội giữ rừng.
Điều 3. Điều lệ này có hiệu lực kể từ ngày Đại hội thông qua.
"""
TITLES = ["ĐIỀU LỆ HỘI NUÔI ONG VIỆT NAM", "ĐIỀU LỆ\nHỘI NUÔI ONG VIỆT NAM", "ĐIỀU LỆ\n\nHỘI NUÔI ONG\nVIỆT NAM"]
CONGRESS = "Đại hội đại biểu toàn quốc Hội Nuôi ong Việt Nam lần thứ IV"
BRACKETS = [
    f"({CONGRESS} thông qua ngày 8 tháng 11 năm 2016)",
    f"({CONGRESS},\nthông qua ngày 8/11/2016)",
    f"(Được {CONGRESS}\nthông qua ngày 08/11/2016)",
    f"(Đã được {CONGRESS} thông qua tại thành phố Vinh, ngày 8-11-2016)",
    f"(Do {CONGRESS} thông qua ngày 8 tháng 11 năm 2016)",
    f"(Thông qua tại {CONGRESS}, ngày 8 tháng 11 năm 2016)",
    f"(Được thông qua tại {CONGRESS} ngày 8/11/2016)",
]


@pytest.mark.parametrize("above", ["", "Trang tin Hội Nuôi ong | Văn kiện\n"])
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("bracket", BRACKETS)
def test_a_bracket_says_who_adopted_a_statute(bracket: str, title: str, above: str) -> None:
    document = parse(f"{above}{title}\n{bracket}\n{BODY}")
    assert (document.document_type, document.subject) == ("Điều lệ", "HỘI NUÔI ONG VIỆT NAM")
    assert (document.issuing_body_printed, str(document.issue_date)) == (CONGRESS, "2016-11-08")
    assert (str(document.effective_date), document.effective_basis) == ("2016-11-08", "from_issue")
    assert document.sections[0].label == "Chương I"


@pytest.mark.parametrize(
    "bracket", ["(sửa đổi)", "(Ban hành kèm theo Quyết định số 5/QĐ-HNO)", "(dự thảo trình Đại hội)"]
)
def test_other_brackets_adopt_nothing(bracket: str) -> None:
    document = parse(f"ĐIỀU LỆ HỘI NUÔI ONG VIỆT NAM\n{bracket}\n{BODY}")
    assert (document.issuing_body_printed, document.issue_date) == (None, None)


def test_the_date_of_a_letterhead_comes_first() -> None:
    head = "HỘI NUÔI ONG VIỆT NAM\nSố: 7/QC-HNO\nHà Nội, ngày 9 tháng 11 năm 2016\n\nQUY CHẾ\nVề quỹ hội\n"
    document = parse(f"{head}({CONGRESS} thông qua ngày 8 tháng 11 năm 2016)\n{BODY}")
    assert (document.number, str(document.issue_date), document.subject) == ("7/QC-HNO", "2016-11-09", "Về quỹ hội")


@pytest.mark.parametrize(
    "title",
    [
        "ĐIỀU LỆ\nĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐIỀU LỆ\n\nĐẢNG CỘNG SẢN VIỆT NAM\n",
        "**ĐIỀU LỆ**\n**ĐẢNG CỘNG SẢN VIỆT NAM**",
    ],
)
@pytest.mark.parametrize("above", ["", "Trang chủ | Văn kiện Đảng\n"])
def test_the_name_of_the_party_in_a_title_is_no_motto(title: str, above: str) -> None:
    adopted = "(Do Đại hội đại biểu toàn quốc lần thứ VI thông qua ngày 18 tháng 12 năm 1986)"
    document = parse(f"{above}{title}\n{adopted}\n\nĐẢNG VÀ ĐIỀU LỆ\n\nMở đầu.\n{BODY}")
    assert (document.document_type, document.subject) == ("Điều lệ", "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (str(document.issue_date), document.letterhead_body) == ("1986-12-18", None)
    assert document.issuing_body_printed == "Đại hội đại biểu toàn quốc lần thứ VI"
    assert [row.text for row in document.sections[:2]] == ["ĐẢNG VÀ ĐIỀU LỆ", "Mở đầu."]
