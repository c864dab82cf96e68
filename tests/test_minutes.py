"""Minutes without number and day in their head: the day on which they were taken is theirs."""

import itertools

import pytest

from pipelines.parse import parse

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
HEADS = {
    "motto": MOTTO,
    "body and motto": f"ỦY BAN NHÂN DÂN\nXÃ ĐÊ CAO\n{MOTTO}",
    "motto and rule": f"{MOTTO}---------------\n",
    "Party": "ĐẢNG BỘ XÃ ĐÊ CAO\nCHI BỘ THÔN BA\nĐẢNG CỘNG SẢN VIỆT NAM\n",
}
TITLES = ("BIÊN BẢN\nHọp bàn về việc giữ đê\n", "BIÊN BẢN\nVề việc kiểm tra đê\n", "BIÊN BẢN HỌP\nVề giữ đê\n")
OPENINGS = (
    "Hôm nay, ngày 4 tháng 3 năm 2031, tại trụ sở thôn Ba, chúng tôi gồm:",
    "Hôm nay, vào hồi 8 giờ 30 phút, ngày 04/3/2031, tại trụ sở thôn Ba, chúng tôi gồm có:",
    "Hôm nay vào lúc 8 giờ ngày mồng 4 tháng 3 năm 2031 tại trụ sở thôn Ba, thành phần gồm:",
    "Hôm nay, ngày bốn tháng ba năm hai nghìn không trăm ba mươi mốt, tại trụ sở thôn Ba, chúng tôi gồm:",
)
TEXT = """1. Ông Lê Thí Dụ, Trưởng thôn;
2. Bà Mai Thị Mạ, Thư ký.
I. NỘI DUNG
1. Ông Dụ nêu các đoạn đê yếu, đã bàn từ ngày 7 tháng 1 năm 2031.
2. Mọi người góp ý.
II. KẾT LUẬN
Thôn cử năm người canh đê.
"""
FOOT = "THƯ KÝ\nMai Thị Mạ\nCHỦ TỌA\nLê Thí Dụ\n"


@pytest.mark.parametrize("head", HEADS)
def test_minutes_are_of_the_day_on_which_they_were_taken(head: str) -> None:
    for title, opening in itertools.product(TITLES, OPENINGS):
        text = f"{HEADS[head]}{title}{opening}\n{TEXT}{FOOT}"
        document = parse(text)
        assert document.document_type is not None, text
        assert document.document_type.startswith("Biên bản"), text
        assert str(document.issue_date) == "2031-03-04", text
        assert [one.signer for one in document.signatures] == ["Mai Thị Mạ", "Lê Thí Dụ"], text
        assert sum(row.label in ("I.", "II.") for row in document.sections) == 2, text


def test_a_day_of_another_paper_within_its_first_words_is_not_its_own() -> None:
    text = f"{MOTTO}THÔNG BÁO\nVề giữ đê\nHôm nay, ngày 4 tháng 3 năm 2031, thôn họp.\n{TEXT}{FOOT}"
    assert parse(text).issue_date is None
