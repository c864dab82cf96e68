"""Letterheads, clauses about force and feet in the forms in which they are printed, one thing changed at a time."""

import pytest

from pipelines.parse import parse

HEAD = """SỞ THỦY SẢN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
{number}
{day}

QUYẾT ĐỊNH
Quy định về phao cứu sinh

Căn cứ Luật Thủy sản ngày 26 tháng 11 năm 2003;

Điều 1. Mỗi ghe hai phao.
Điều 2. {force}

{foot}
"""
PLAIN = {
    "number": "Số: 63/QĐ-STS",
    "day": "Bến Tre, ngày 14 tháng 3 năm 2006",
    "force": "Quyết định này có hiệu lực từ ngày 01 tháng 5 năm 2006.",
    "foot": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLâm Thị Nụ",
}


def read(**changed: str) -> tuple[object, ...]:
    document = parse(HEAD.format(**PLAIN | changed))
    return document.number_key, document.place, str(document.issue_date), str(document.effective_date), document.signer


RIGHT = read()


def test_the_plain_form_is_read() -> None:
    assert RIGHT == ("63/QĐ-STS", "Bến Tre", "2006-03-14", "2006-05-01", "Lâm Thị Nụ")


@pytest.mark.parametrize("number", ["Số 63/QĐ-STS", "SỐ : 63/QĐ-STS", "Quyết định số: 63/QĐ-STS", "Số: 63/QĐ-\nSTS"])
def test_a_number_may_be_printed_so(number: str) -> None:
    assert read(number=number) == RIGHT


@pytest.mark.parametrize(
    "day", ["Bến Tre, ngày 14/3/2006", "Bến Tre ngày 14.3.2006", "*Bến Tre, Ngày 14 tháng 03 năm 2006*"]
)
def test_a_day_may_be_printed_so(day: str) -> None:
    assert read(day=day) == RIGHT


@pytest.mark.parametrize("place", ["Quận 5", "Phường 12", "TP. Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Ea H’leo"])
def test_a_place_may_be_called_so(place: str) -> None:
    assert read(day=f"{place}, ngày 14 tháng 3 năm 2006")[1:3] == (place, "2006-03-14")


@pytest.mark.parametrize(
    "force",
    [
        "Quyết định này có hiệu lực thi hành bắt đầu từ ngày 01 tháng 5 năm 2006.",
        "Quyết định này có hiệu lực từ 0 giờ ngày 01/5/2006.",
        "Quyết định này có hiệu lực kể từ 00 giờ 00 phút ngày 01 tháng 5 năm 2006.",
        "Bãi bỏ Quyết định số 8/QĐ-STS có hiệu lực từ ngày 3/2/2001. Quyết định này có hiệu lực từ ngày 01/5/2006.",
    ],
)
def test_force_may_be_worded_so(force: str) -> None:
    assert read(force=force) == RIGHT


@pytest.mark.parametrize("mark", ["(Đã ký)", "(signed)", "./.", "[daky]", "\n\n\n"])
def test_what_stands_between_title_and_name_says_nothing(mark: str) -> None:
    assert read(foot=f"KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n{mark}\nLâm Thị Nụ") == RIGHT


def test_a_number_that_a_subject_cites_is_no_number_of_the_letterhead() -> None:
    cited = "Sửa đổi mức thu kèm theo\nQuyết định số 40/QĐ-STS ngày 02/01/2004"
    document = parse(HEAD.format(**PLAIN).replace("Quy định về phao cứu sinh", cited))
    assert (document.number, document.subject) == ("63/QĐ-STS", " ".join(cited.split()))
