"""When a document takes effect: each way to say it, wherever the clause stands."""

import pytest

from pipelines.parse import parse

HEAD = """BỘ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2031/TT-BYT
Hà Nội, ngày 5 tháng 3 năm 2031

THÔNG TƯ
Về giữ đê

Căn cứ Luật Đê điều ngày 29 tháng 11 năm 2006 có hiệu lực từ ngày 01/7/2007;
"""
FOOT = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nBỘ TRƯỞNG\nĐỗ Văn Mẫu\n"
PLACES = {
    "article": "Điều 1. Giữ đê.\nĐiều 2. {}\nĐiều 3. Các đơn vị thi hành Thông tư này.\n",
    "titled article": "Điều 1. Phạm vi\nGiữ đê.\nĐiều 2. Hiệu lực thi hành\n{}\n",
    "clause": "Điều 1. Phạm vi\nGiữ đê.\nĐiều 2. Thi hành\n1. {}\n2. Bộ trưởng hướng dẫn thi hành.\n",
    "item": "I. YÊU CẦU\n1. Giữ đê.\nII. TỔ CHỨC THỰC HIỆN\n1. {}\n2. Các cấp thi hành.\n",
    "closing paragraph": "1. Giữ đê.\n2. Hộ đê.\n{}\n",
}
VERBS = ("có hiệu lực", "có hiệu lực thi hành", "có giá trị thi hành", "được thi hành")
TAILS = (".", "./.", " và thay thế Thông tư số 7/2020/TT-BYT ngày 3/2/2020.", "; bãi bỏ Thông tư số 7/2020/TT-BYT.")
DAYS = {
    "từ ngày 15 tháng 4 năm 2031": "2031-04-15",
    "kể từ ngày 15/4/2031": "2031-04-15",
    "từ 15/4/2031": "2031-04-15",
    "kể từ ngày 15-4-2031": "2031-04-15",
    "kể từ 0 giờ ngày 15 tháng 4 năm 2031": "2031-04-15",
    "kể từ ngày ký": "2031-03-05",
    "từ ngày ký ban hành": "2031-03-05",
    "sau 45 ngày, kể từ ngày ký": "2031-04-19",
    "sau mười lăm ngày kể từ ngày ký ban hành": "2031-03-20",
    "sau hai mươi mốt ngày kể từ ngày ký": "2031-03-26",
    "từ ngày mồng một tháng Tư năm 2031": "2031-04-01",
    "kể từ ngày mười lăm tháng tư năm hai nghìn không trăm ba mươi mốt": "2031-04-15",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("day", "expected"), DAYS.items())
def test_a_clause_gives_the_day_of_effect(place: str, day: str, expected: str) -> None:
    for verb in VERBS:
        for tail in TAILS:
            clause = f"Thông tư này {verb} {day}{tail}"
            document = parse(HEAD + PLACES[place].format(clause) + FOOT)
            assert str(document.effective_date) == expected, clause


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Hiệu lực của Thông tư này được tính từ ngày 15 tháng 4 năm 2031.", "2031-04-15"),
        ("Hiệu lực thi hành của Thông tư này tính từ ngày 15/4/2031.", "2031-04-15"),
        ("Hiệu lực thi hành của Thông tư này được tính kể từ ngày ký.", "2031-03-05"),
        ("Thông tư này có hiệu lực, được tính từ ngày 15/4/2031.", "2031-04-15"),
        ("Thông tư này có hiệu lực thi hành tính từ ngày ký.", "2031-03-05"),
        ("Thông tư này có hiệu lực thi hành bắt đầu kể từ ngày 15/4/2031.", "2031-04-15"),
        ("Hiệu lực của giấy phép này được tính từ ngày 15 tháng 4 năm 2031.", "None"),
        ("Thời hạn rà soát Thông tư này được tính từ ngày 15 tháng 4 năm 2031.", "None"),
    ],
)
def test_the_effect_is_reckoned_from_a_day(clause: str, expected: str) -> None:
    for layout in PLACES.values():
        assert str(parse(HEAD + layout.format(clause) + FOOT).effective_date) == expected, clause


@pytest.mark.parametrize("label", ["", "1. ", "1) ", "1/ ", "1- ", "1.- ", "a) ", "a. ", "2."])
@pytest.mark.parametrize("words", ["Thông tư có hiệu lực", "Thông tư có hiệu lực thi hành", "Thông tư này thi hành"])
def test_a_clause_behind_any_label_need_not_say_this(label: str, words: str) -> None:
    clause = f"{label}{words} kể từ ngày 15 tháng 4 năm 2031."
    document = parse(HEAD + f"Điều 1. Giữ đê.\nĐiều 2. Hiệu lực\n{clause}\n" + FOOT)
    assert str(document.effective_date) == "2031-04-15"
