"""Page titles: the clause that names the issuer is known by its shape, where it ends the title."""

import pytest

from pipelines.parse.page.page_title import read_page_title
from pipelines.parse.words.lines import read_lines


def read(title: str) -> dict[str, str]:
    return {witness.field: witness.value for witness in read_page_title(title, next(read_lines(title, 0, len(title))))}


@pytest.mark.parametrize(
    ("title", "subject", "body"),
    [
        (
            "Công văn 8/CV-BCĐ năm 2019 kiểm kê giếng làng do Ban Chỉ đạo khảo sát, lập sổ và thống kê giếng, ao, hồ"
            " chứa nước ngọt dùng chung của các xã ven biển, hải đảo và vùng cửa sông trong cả nước ban hành",
            "kiểm kê giếng làng",
            "Ban Chỉ đạo khảo sát, lập sổ và thống kê giếng, ao, hồ chứa nước ngọt dùng chung của các xã ven biển,"
            " hải đảo và vùng cửa sông trong cả nước",
        ),
        ("Quyết định 5/QĐ-HTX về lịch chợ do Hợp tác xã Đồng Xa ban hành", "về lịch chợ", "Hợp tác xã Đồng Xa"),
        ("Công điện 3/CĐ-BCH năm 2014 ứng phó lũ do Ban Chỉ huy Phòng lụt điện", "ứng phó lũ", "Ban Chỉ huy Phòng lụt"),
        (
            "Quyết định 6/QĐ-BCT năm 2016 về hàng do tổ tự quản giữ do Ủy ban Thương mại tự do ven biển ban hành",
            "về hàng do tổ tự quản giữ",
            "Ủy ban Thương mại tự do ven biển",
        ),
        ("Quyết định 7/QĐ-BYT năm 2018 về phòng dịch do Bộ Y tế ban hành | Tủ sách", "về phòng dịch", "Bộ Y tế"),
        ("Quyết định 8/QĐ-BYT năm 2018 về sổ tiêm do Bộ Y tế ban hành **Đang cập nhật", "về sổ tiêm", "Bộ Y tế"),
    ],
)  # fmt: skip
def test_the_clause_that_names_the_issuer_is_no_part_of_the_subject(title: str, subject: str, body: str) -> None:
    said = read(title)
    assert (said["subject"], said["issuing_body"]) == (subject, body)


@pytest.mark.parametrize(
    "subject",
    [
        "công bố danh mục văn bản do Ủy ban nhân dân tỉnh Cà Mau ban hành hết hiệu lực năm 2015",
        "sửa đổi Quy chế do Bộ Y tế ban hành kèm theo Quyết định 4/QĐ-BYT",
        "về thiệt hại do bão lũ gây ra và cách ban hành",
        "về khu thương mại tự do",
    ],
)
def test_what_others_enact_within_a_subject_stays_in_it(subject: str) -> None:
    said = read(f"Quyết định 9/QĐ-UBND năm 2016 {subject}")
    assert said["subject"] == subject
    assert "issuing_body" not in said
