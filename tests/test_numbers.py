"""Document numbers in every shape that a century of offices gave them."""

import pytest
from growth import MOST, growth
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.words.fold import fold_name, fold_number, fold_signs
from pipelines.parse.words.numbers import find_numbers, is_known, is_party, parse_number

# text, key, serial, year, type code, body codes
SHAPES = [
    ("62-KL/TW", "62-KL/TW", 62, None, "KL", ("TW",)),
    ("94/QĐ-TW", "94-QĐ/TW", 94, None, "QĐ", ("TW",)),
    ("12-KL/TƯ", "12-KL/TW", 12, None, "KL", ("TƯ",)),
    ("12-KL/TU", "12-KL/TU", 12, None, "KL", ("TU",)),
    ("37 - QĐ / TW", "37-QĐ/TW", 37, None, "QĐ", ("TW",)),
    ("37–QĐ/TW", "37-QĐ/TW", 37, None, "QĐ", ("TW",)),
    ("05-CT/TW", "05-CT/TW", 5, None, "CT", ("TW",)),
    ("27-CTr/TU", "27-CTR/TU", 27, None, "CTr", ("TU",)),
    ("116-HD/BTGTW", "116-HD/BTGTW", 116, None, "HD", ("BTGTW",)),
    ("67/2023/NĐ-CP", "67/2023/NĐ-CP", 67, 2023, "NĐ", ("CP",)),
    ("67/2O23/NĐ-CP", "67/2023/NĐ-CP", 67, 2023, "NĐ", ("CP",)),
    ("l7/2023/NĐ-CP", "17/2023/NĐ-CP", 17, 2023, "NĐ", ("CP",)),
    ("67/2023/ND-CP", "67/2023/NĐ-CP", 67, 2023, "NĐ", ("CP",)),
    ("67/2023/NÐ-CP", "67/2023/NĐ-CP", 67, 2023, "NĐ", ("CP",)),
    ("67∕2023⁄NĐ−CP", "67/2023/NĐ-CP", 67, 2023, "NĐ", ("CP",)),
    ("67/2023/\nNĐ-CP", "67/2023/NĐ-CP", 67, 2023, "NĐ", ("CP",)),
    ("08/2025/NQ-CP", "08/2025/NQ-CP", 8, 2025, "NQ", ("CP",)),
    ("45/2019/QH14", "45/2019/QH14", 45, 2019, None, ("QH14",)),
    ("28/2004/QH 11", "28/2004/QH11", 28, 2004, None, ("QH11",)),
    ("1211/2016/UBTVQH13", "1211/2016/UBTVQH13", 1211, 2016, None, ("UBTVQH13",)),
    ("26/2005/PL-UBTVQH11", "26/2005/PL-UBTVQH11", 26, 2005, "PL", ("UBTVQH11",)),
    ("730/2004/NQ -UBTVQH11", "730/2004/NQ-UBTVQH11", 730, 2004, "NQ", ("UBTVQH11",)),
    ("05/2010/TT- BTC", "05/2010/TT-BTC", 5, 2010, "TT", ("BTC",)),
    ("55/2005/TTLT-BNV-VPCP", "55/2005/TTLT-BNV-VPCP", 55, 2005, "TTLT", ("BNV", "VPCP")),
    ("02/2007/TTLT/BNV-BTC", "02/2007/TTLT/BNV-BTC", 2, 2007, "TTLT", ("BNV", "BTC")),
    ("11299/VPCP-KGVX", "11299/VPCP-KGVX", 11299, None, None, ("VPCP", "KGVX")),
    ("12/QĐ - UBND", "12/QĐ-UBND", 12, None, "QĐ", ("UBND",)),
    ("45/KH-UBND.VX", "45/KH-UBND.VX", 45, None, "KH", ("UBND", "VX")),
    ("454/TTr-SoNNMT", "454/TTR-SONNMT", 454, None, "TTr", ("SoNNMT",)),
    ("64-CP", "64-CP", 64, None, None, ("CP",)),
    ("118/CP", "118/CP", 118, None, None, ("CP",)),
    ("327-CT", "327-CT", 327, None, None, ("CT",)),
    ("150/TTg", "150/TTG", 150, None, None, ("TTg",)),
    ("217-HĐBT", "217-HĐBT", 217, None, None, ("HĐBT",)),
    ("102-SL/L-004", "102-SL/L-004", 102, None, "SL", ("L-004",)),
    ("101/SL/L.003", "101/SL/L.003", 101, None, "SL", ("L.003",)),
    ("104-SL/L005", "104-SL/L005", 104, None, "SL", ("L005",)),
    ("12 QĐ/TW", "12-QĐ/TW", 12, None, "QĐ", ("TW",)),
    ("12NQ/HĐNN8", "12-NQ/HĐNN8", 12, None, "NQ", ("HĐNN8",)),
    ("53/201 9/NĐ-CP", "53/2019/NĐ-CP", 53, 2019, "NĐ", ("CP",)),
    ("16 TT/LB", "16-TT/LB", 16, None, "TT", ("LB",)),
    ("71/BTC - TCT", "71/BTC-TCT", 71, None, None, ("BTC", "TCT")),
    ("06-QĐi/TW", "06-QĐ/TW", 6, None, "QĐ", ("TW",)),
    ("13/SL", "13/SL", 13, None, "SL", ()),
    ("5-LCT/HĐNN8", "5-LCT/HĐNN8", 5, None, None, ("LCT", "HĐNN8")),
    ("12-TT/LB", "12-TT/LB", 12, None, "TT", ("LB",)),
    ("1267/QĐ/UB", "1267/QĐ/UB", 1267, None, "QĐ", ("UB",)),
    ("15a-NQ/TU", "15A-NQ/TU", 15, None, "NQ", ("TU",)),
    ("04/2016/AL", "04/2016/AL", 4, 2016, "AL", ()),
    ("QCVN 01-1:2018/BYT", "QCVN01-1:2018/BYT", 1, None, "QCVN", ("BYT",)),
    ("TCVN 6909:2001", "TCVN6909:2001", 6909, None, "TCVN", ()),
]
NOT_NUMBERS = ["", "62", "62-", "15/9/2023", "30A-123.45", "24/7", "TW", "số 62", "1990-1995", "a/QĐ-TW", "67/2023"]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape[0])
def test_each_historic_shape_is_read(shape) -> None:
    n = parse_number(f" {shape[0]}\n")
    assert n is not None
    assert (n.text, n.key, n.serial, n.year, n.type_code, n.body_codes) == shape


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "key"), [shape[:2] for shape in SHAPES if shape[0][0].isdigit()])
def test_a_number_is_found_inside_a_sentence(text: str, key: str) -> None:
    sentence = f"Theo văn bản số {text}, các bên thống nhất."
    (number,) = find_numbers(sentence)
    assert (number.key, sentence[number.start : number.end]) == (key, text)


def test_spans_count_from_the_start_of_the_text() -> None:
    text = "12-QĐ/TW và 13-QĐ/TW và 14-QĐ/TW"
    at = text.index("13")
    assert [(n.text, n.start) for n in find_numbers(text, at, at + 10)] == [("13-QĐ/TW", at)]


@pytest.mark.parametrize("text", ["3.62-KL/TW", "a62-KL/TW", "1/62-KL/TW", "tỷ lệ 5,62-KL/TW"])
def test_the_tail_of_a_longer_figure_is_no_number(text: str) -> None:
    assert [n.text for n in find_numbers(text)] != ["62-KL/TW"]


def test_a_dash_between_blanks_ends_a_complete_number() -> None:
    assert [n.text for n in find_numbers("số 12/QĐ-UBND - VPCP")] == ["12/QĐ-UBND"]


def test_a_number_shows_by_code_or_year_that_it_is_one() -> None:
    known = {text: is_known(n) for text in ("12-QĐ/XY", "12/2020/XY", "12/BTC", "12-XY") if (n := parse_number(text))}
    assert known == {"12-QĐ/XY": True, "12/2020/XY": True, "12/BTC": True, "12-XY": False}


def test_committees_of_the_party_mark_a_party_number() -> None:
    party = {text: is_party(n) for text in ("1-QĐ/TW", "1-NQ/TU", "1/QĐ-UBND") if (n := parse_number(text))}
    assert party == {"1-QĐ/TW": True, "1-NQ/TU": True, "1/QĐ-UBND": False}


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_number(fold_number(text)) == fold_number(text)
    assert fold_name(fold_name(text)) == fold_name(text)
    assert len(fold_signs(text)) == len(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [("hoà", "hòa"), ("Khoẻ", "khỏe"), ("UỶ BAN", "ủy ban"), ("thuỷ", "thủy"), ("Ðảng", "đảng"), ("a – b", "a - b")],
)
def test_two_spellings_have_one_key(old: str, new: str) -> None:
    assert fold_name(old) == fold_name(new) == new


def test_the_tone_stays_on_y_after_q() -> None:
    assert fold_name("quý") == "quý"


@given(st.text(st.sampled_from("0123456789/-.QĐNCPTW lO\n–"), max_size=60))
def test_every_number_slices_back_and_is_a_number_alone(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
        again = parse_number(number.text)
        assert again is not None
        assert again.key == number.key


@pytest.mark.parametrize("unit", ["1", "1/", "1-Q", "1/QĐ-", "TCVN ", "1-QĐ/TW ", "-", "1 - "])
def test_four_times_the_text_costs_at_most_six_times(unit: str) -> None:
    assert growth(find_numbers, unit, 200_000) <= MOST
