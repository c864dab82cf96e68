"""Numbers of printed pages and running heads, in text drawn from PDF, are read through; rows of tables are none."""

import pytest

from pipelines.parse import parse
from pipelines.parse.plain.page_breaks import find_page_breaks
from pipelines.parse.plain.running_heads import find_running_heads

HEAD = (
    "BAN CHẤP HÀNH TRUNG ƯƠNG          ĐẢNG CỘNG SẢN VIỆT NAM\n          *\nSố 91-HD/VPTW          "
    "Hà Nội, ngày 4 tháng 5 năm 2022\nHƯỚNG DẪN\nvề việc giữ gìn giếng nước của cơ quan\n"
)
# Made up; each line as long as those of a printed page.
LINE = "Cấp uỷ xem xét nguồn nước, ghi vào sổ và nhắc người được giao trông coi cho đúng hẹn"
PAGE = f"{LINE},\n" * 8
LISTS = (
    f"1. Giếng cũ\n{PAGE}đơn vị nào có giếng thì cử\n{{}}người trông coi.\n"
    f"2. Giếng mới\n{PAGE}việc ấy do chi bộ bàn.\n{{}}- Chi bộ bàn mỗi quý.\n"
    f"3. Sổ sách\n{PAGE}sổ ghi theo năm và giao\n{{}}cho văn thư.\n"
)
FOOT = "T/L BAN BÍ THƯ\nCHÁNH VĂN PHÒNG\nTrần Thí Dụ\n"


def printed(*breaks: str) -> str:
    """Return the instruction with these lines between its pages."""
    return HEAD + LISTS.format(*breaks) + FOOT


@pytest.mark.parametrize(
    "breaks",
    [
        ("2\n", "3\n", "4\n"),
        ("2 \n \n", "3 \n \n", "4 \n \n"),
        ("\n\n  - 2 -\n\n", "\n  - 3 -\n", "\n  - 4 -\n\n"),
        ("\f2\n", "\f3\n", "\f4\n"),
        ("Trang 2/5\n", "Trang 3/5\n", "Trang 4/5\n"),
        ("\t1\n", "\t2\n", "\t3\n"),
        ("\n--- PAGE 2 ---\n\n", "\n=== Trang 3 ===\n", "\n-----Page 4-----\n\n"),
    ],
    ids=["alone", "with empty lines", "in dashes", "after form feeds", "with a word", "from one", "by a converter"],
)
def test_a_document_is_read_as_if_it_were_one_page(breaks: tuple[str, str, str]) -> None:
    whole, paged = parse(printed("", "", "")), parse(printed(*breaks))
    assert [(s.path, s.level, s.label, s.heading) for s in paged.sections] == [
        (s.path, s.level, s.label, s.heading) for s in whole.sections
    ]
    assert [s.label for s in whole.sections if s.label] == ["1.", "2.", "-", "3."]
    assert paged.signer == "Trần Thí Dụ"


def test_a_text_keeps_the_number_of_the_page_that_it_goes_on_at() -> None:
    text = printed("2\n", "3\n", "4\n")
    first = next(s for s in parse(text).sections if s.label == "1.")
    assert first.text == text[first.text_start : first.text_end]
    assert first.text is not None
    assert first.text.endswith("thì cử\n2\nngười trông coi.")


def test_an_empty_line_between_paragraphs_stays() -> None:
    text = "Một câu đã hết.\n\n2\n\nCâu khác.\n" + f"{LINE}.\n" * 9 + "3\nVà\n" + f"{LINE}.\n" * 9 + "4\nHết.\n"
    assert [text[cut.start : cut.end] for cut in find_page_breaks(text)] == ["2\n", "3\n", "4\n"]


def test_a_page_is_told_by_the_sentence_that_it_cuts() -> None:
    two_pages = f"{LINE},\n" * 9 + "2\nvà báo cáo.\n"
    assert len(find_page_breaks(two_pages)) == 1
    assert find_page_breaks(two_pages.replace("2\nvà", "2\nVà")) == []


def test_two_pages_are_told_by_the_one_number_alone_between_lines_of_prose() -> None:
    two_pages = f"{LINE}.\n" * 9 + f"2\n2. {LINE}.\n"
    assert len(find_page_breaks(two_pages)) == 1
    assert find_page_breaks(two_pages + "5\nTrang cuối.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "STT\n" + "".join(f"{number}\n{LINE}.\n" for number in range(1, 30)),
        "STT\n" + "".join(f"{number}\n" + f"{LINE}.\n" * 9 for number in range(1, 30)),
        "Số lượng\n2\n3\n4\n5\n6\n7\n",
        f"{PAGE}2\nHai người.\n{PAGE}7\nBảy người.\n",
    ],
    ids=["rows", "long rows", "cells", "numbers that do not follow"],
)
def test_numbers_of_rows_are_read(text: str) -> None:
    assert find_page_breaks(text) == []


GAZETTE = "CÔNG BÁO/Số 15 + 16/Ngày 02-3-2019"
STAMP = (
    "Người ký: TRANG TIN TỈNH\nEmail: tin@tinh.example\nCơ quan: VĂN PHÒNG TỈNH\n"
    "Thời gian ký: 04.03.2019 08:15:00 +07:00\n"
)


def left_out(text: str) -> list[str]:
    """Return the pieces of a text that running heads and stamps take out of it."""
    return [text[cut.start : cut.end] for cut in find_running_heads(text)]


def test_running_heads_of_the_gazette_are_left_out() -> None:
    text = f"2 {GAZETTE}\nĐiều 1. Phạm vi\nViệc này do bộ\n{GAZETTE} 3\nquyết định.\n4\n{GAZETTE}\nĐiều 2. Hết\n"
    assert left_out(text) == [f"2 {GAZETTE}\n", f"{GAZETTE} 3\n", "4\n", f"{GAZETTE}\n"]
    assert left_out(f"{GAZETTE}\nĐiều 1. Phạm vi\n") == []


def test_the_number_of_a_gazettes_page_stands_above_its_head_or_below_it() -> None:
    text = f"50 \n{GAZETTE} \n \nĐiều 1. Phạm vi\n \n{GAZETTE} \n51 \n51\n7\nSố cột\n52\n{GAZETTE}\nHết.\n"
    assert left_out(text) == ["50 \n", f"{GAZETTE} \n", f"{GAZETTE} \n", "51 \n", "51\n", "52\n", f"{GAZETTE}\n"]


def test_a_head_between_the_words_of_a_sentence_takes_the_empty_lines_with_it() -> None:
    text = f"Việc này do bộ\n{STAMP}\n \n{GAZETTE}\n51\n \n  quyết định.\n\n52\n{GAZETTE}\nHết.\n"
    assert left_out(text)[0] == f"{STAMP}\n \n{GAZETTE}\n51\n \n"
    assert left_out(text)[1:] == ["52\n", f"{GAZETTE}\n"]


def test_the_digital_signature_of_a_file_is_left_out() -> None:
    assert left_out(f"Điều 1. Phạm vi\n{STAMP}Điều 2. Hết\n") == [STAMP]
    assert left_out("Ký bởi: TRANG TIN\nCơ quan: VĂN PHÒNG\nNgày ký: 2026-04-22 16:11:18 +07:00") != []
    assert left_out("Người ký: Trần Thí Dụ\nNgày ký: 04/03/2019\nCơ quan: Văn phòng\n") == []  # a listing
