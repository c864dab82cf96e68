"""Labels that a scanner misread are read where the numbers around them say what they are."""

import pytest

from pipelines.evaluate.folds import label_key
from pipelines.parse import parse

PAGE = """ĐẢNG CỘNG SẢN VIỆT NAM
HUYỆN ỦY CẦN ĐƯỚC
Số 7-HD/HU
Cần Đước, ngày 6 tháng 5 năm 2009

HƯỚNG DẪN
về trồng cây ven sông

{I} PHẦN CHUNG
{one} Mục đích
{a} Giữ đất.
b) Che bóng đường.
2- Yêu cầu
Trồng trước mùa mưa.
{II} PHẦN RIÊNG
1- Kinh phí do huyện cấp.
2- Giống do xã ươm.
{III} TỔ CHỨC
{IV} BÁO CÁO

T/M BAN THƯỜNG VỤ
BÍ THƯ
Đoàn Văn Mẫu
"""
PRINTED = {"I": "I-", "one": "1-", "a": "a)", "II": "II-", "III": "III-", "IV": "IV-"}
OUTLINE = [
    *[("roman_item", "I", 0), ("numbered_item", "1", 1), ("letter_item", "a", 2), ("letter_item", "b", 2)],
    *[("numbered_item", "2", 1), ("roman_item", "II", 0), ("numbered_item", "1", 1), ("numbered_item", "2", 1)],
    *[("roman_item", "III", 0), ("roman_item", "IV", 0)],
]


def outline(text: str) -> list[tuple[str, str | None, int]]:
    return [(row.level, row.number, row.depth) for row in parse(text).sections]


@pytest.mark.parametrize(
    "misread",
    [
        {},
        *({"one": label} for label in ("l-", "l.", "l)", "l/", "l -", "l–")),
        *({"I": label} for label in ("l-", "l.")),
        *({"II": label} for label in ("lI-", "Il-", "ll-", "1I-", "I1-", "1l-", "lI.")),
        *({"III": label} for label in ("IIl-", "lII-", "lll-", "I1I-", "1II.")),
        *({"IV": label} for label in ("lV-", "1V-", "lV.")),
        {"I": "l-", "one": "l-", "II": "ll-", "III": "lll-", "IV": "lV-"},
    ],
)
def test_a_misread_label_is_what_its_neighbours_say(misread: dict[str, str]) -> None:
    assert outline(PAGE.format(**PRINTED | misread)) == OUTLINE


def test_the_label_is_kept_as_printed() -> None:
    rows = parse(PAGE.format(**PRINTED | {"one": "l-", "II": "lI-"})).sections
    assert [row.label for row in rows][1:6:4] == ["l-", "lI-"]


@pytest.mark.parametrize("label", ["lX-", "l1-", "VIl-", "lI-", "X1."])
def test_what_does_not_follow_is_no_roman_number(label: str) -> None:
    text = PAGE.format(**PRINTED).replace("Giống do xã ươm.", f"Giống do xã ươm.\n{label} Giống mua thêm.")
    assert outline(text) == OUTLINE


@pytest.mark.parametrize("ten", ["1O.", "lO.", "l0.", "IO.", "10."])
@pytest.mark.parametrize("eleven", ["l1.", "1l.", "ll.", "lI.", "11."])
def test_misread_numbers_of_two_figures_go_on_with_their_list(ten: str, eleven: str) -> None:
    labels = [*(f"{number}." for number in range(1, 10)), ten, eleven, "l2.", "13."]
    text = PAGE.format(**PRINTED).replace("1- Kinh phí do huyện cấp.\n2- Giống do xã ươm.", "\n".join(labels))
    text = "\n".join(f"{line} Xã Đông" if line in labels else line for line in text.split("\n"))
    rows = [row for row in parse(text).sections if row.level == "numbered_item"]
    assert [row.label for row in rows[2:]] == labels
    assert [row.number for row in rows[2:]] == [str(number) for number in range(1, 14)]


def test_figures_that_go_on_with_no_list_are_no_label() -> None:
    text = PAGE.format(**PRINTED).replace("Giống do xã ươm.", "Giống do xã ươm.\nl5. Giống mua thêm.")
    assert outline(text) == OUTLINE


def test_a_letter_l_in_its_list_is_a_letter() -> None:
    letters = "\n".join(f"{letter}) Việc {letter}." for letter in "bcdđeghikl")
    rows = outline(PAGE.format(**PRINTED).replace("b) Che bóng đường.", letters))
    assert ("letter_item", "l", 2) in rows
    assert ("numbered_item", "1", 1) in rows


@pytest.mark.parametrize(
    ("level", "label", "number"),
    [("roman_item", "lI-", "2"), ("roman_item", "1V.", "4"), ("numbered_item", "l-", "1"), ("letter_item", "l)", "l")],
)
def test_gold_may_hold_a_misread_label(level: str, label: str, number: str) -> None:
    assert label_key(level, label) == number


ACT = """ỦY BAN NHÂN DÂN
TỈNH HƯNG MỸ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2031/QĐ-UBND
Hưng Mỹ, ngày 5 tháng 3 năm 2031

QUYẾT ĐỊNH
Về giữ đê

QUYẾT ĐỊNH:
Điều 1 Giao các xã giữ đê theo quy định tại
Điều 3 Quyết định này.
{two}
{three}
Điều 4 Các xã thi hành.

CHỦ TỊCH
Đoàn Văn Mẫu
"""


@pytest.mark.parametrize("two", ["Điều 2 Quyết định này thay thế Quyết định số 7/2030/QĐ-UBND.", "Điều 2 Báo cáo.\n"])
@pytest.mark.parametrize(
    "three", ["Điều 3 Hợp đồng giữ đê do xã ký.", "**Điều 3** Nghị quyết này giao xã:\n1. Đắp đê."]
)
def test_articles_without_a_stop_may_begin_with_a_type(two: str, three: str) -> None:
    found = parse(ACT.format(two=two, three=three)).sections
    assert [row.number for row in found if row.level == "article"] == ["1", "2", "3", "4"]
