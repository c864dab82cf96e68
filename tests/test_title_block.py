"""The title block of a document: its type, who enacts and its subject, in the orders that they are printed in."""

from datetime import date

import pytest

from pipelines.parse import parse

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 12/2031/QĐ-UBND\nHưng Mỹ, ngày 5 tháng 3 năm 2031\n\n"
)
BODY = "\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\nĐiều 1. Lập tổ công tác.\nĐiều 2. Thi hành từ ngày ký.\n"


@pytest.mark.parametrize(
    ("title", "subject", "body"),
    [
        ("QUYẾT ĐỊNH|V/v lập tổ|CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "V/v lập tổ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"),
        ("QUYẾT     ĐỊNH|V/v lập tổ", "V/v lập tổ", None),
        ("Q U Y Ế T     Đ Ị N H|V/v lập tổ", "V/v lập tổ", None),
        ("QUYẾT ĐỊNH|CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH|V/v lập tổ", "V/v lập tổ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"),
        ("QUYẾT ĐỊNH|GIÁM ĐỐC SỞ Y TẾ|VỀ VIỆC LẬP TỔ", "VỀ VIỆC LẬP TỔ", "GIÁM ĐỐC SỞ Y TẾ"),
        ("QUYẾT ĐỊNH|BỘ TRƯỞNG|BỘ Y TẾ|Về lập tổ", "Về lập tổ", "BỘ TRƯỞNG BỘ Y TẾ"),
        ("QUYẾT ĐỊNH|UBND TỈNH HƯNG MỸ|Về lập|tổ giúp việc", "Về lập tổ giúp việc", "UBND TỈNH HƯNG MỸ"),
        ("NGHỊ QUYẾT|HỘI ĐỒNG NHÂN DÂN TỈNH KHÓA X|Về phí", "Về phí", "HỘI ĐỒNG NHÂN DÂN TỈNH"),
        ("THÔNG BÁO|Ý KIẾN CỦA GIÁM ĐỐC SỞ Y TẾ|VỀ DỊCH", "Ý KIẾN CỦA GIÁM ĐỐC SỞ Y TẾ VỀ DỊCH", None),
    ],
)
def test_who_enacts_may_stand_before_or_behind_the_subject(title: str, subject: str, body: str | None) -> None:
    document = parse(HEAD + title.replace("|", "\n") + BODY)
    assert document.subject == subject
    assert document.issuing_body_printed == (body or "ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ")


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
ACT = "Căn cứ Hiến pháp;\nQuốc hội ban hành Luật này.\nĐiều 1. Đê là công trình.\nĐiều 2. Luật này nói về đê.\n"
REST = (
    "Điều 3. Cơ quan, tổ chức và mọi người đều có nghĩa vụ bảo vệ đê, báo ngay cho chính quyền xã khi thấy đê hỏng.\n"
    "Điều 4. Luật này có hiệu lực từ ngày 1 tháng 7 năm 2031.\nCHỦ TỊCH QUỐC HỘI\nTrần Văn Lúa\n"
)


@pytest.mark.parametrize("head", ["", f"QUỐC HỘI\n{STATE}\nĐộc lập - Tự do - Hạnh phúc\n"])
@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        (f"LUẬT\nĐÊ\nCỦA QUỐC HỘI NƯỚC {STATE} SỐ 12/2031/QH21 NGÀY 5 THÁNG 3 NĂM 2031", "quoc-hoi", "Luật"),
        ("LUẬT\nĐÊ\nCỦA QUỐC HỘI KHÓA XXI, KỲ HỌP THỨ 2, SỐ 12/2031/QH21 NGÀY 5/3/2031", "quoc-hoi", "Luật"),
        (
            "PHÁP LỆNH\nĐÊ\nCỦA ỦY BAN THƯỜNG VỤ QUỐC HỘI SỐ 12/2031/QH21 NGÀY 5/3/2031",
            "uy-ban-thuong-vu-quoc-hoi",
            "Pháp lệnh",
        ),
    ],
)
@pytest.mark.parametrize("flat", [False, True])
def test_below_the_name_of_a_law_stands_who_adopted_it_with_number_and_day(
    head: str, title: str, body: str, name: str, *, flat: bool
) -> None:
    text = f"{head}\n{title}\n\n{ACT}{REST}"
    document = parse(" ".join(text.split()) if flat else text)
    assert (document.document_type, document.subject, document.number) == (name, "ĐÊ", "12/2031/QH21")
    assert (document.issue_date and document.issue_date.full, document.issuing_body_id) == (date(2031, 3, 5), body)


def test_whom_a_law_is_about_did_not_adopt_it() -> None:
    document = parse(f"QUỐC HỘI\n{STATE}\n\nLUẬT\nGIÁM SÁT\nCỦA QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN\n\n{ACT}{REST}")
    assert document.subject == "GIÁM SÁT CỦA QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN"
