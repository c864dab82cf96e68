"""Dates as documents print them."""

import csv
import datetime
import unicodedata
from pathlib import Path

import pytest
from growth import MOST, growth
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.words.dates import find_dates, parse_date

EXAMPLES = Path(__file__).parent / "examples" / "dates.csv"


def examples() -> list[tuple[str, str]]:
    with EXAMPLES.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["expected"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("text", "expected"), examples())
def test_each_example_is_read_as_a_reader_reads_it(text: str, expected: str) -> None:
    date = parse_date(text)
    assert (str(date) if date else "invalid") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NGÀY 8 THÁNG 12 NĂM 2009", "2009-12-08"),
        ("ngày08tháng12năm2009", "2009-12-08"),
        ("tháng chạp năm 1946", "1946-12"),
        ("tháng 7/2031", "2031-07"),
        ("ngày mười lăm tháng ba năm hai nghìn không trăm ba mươi mốt", "2031-03-15"),
        ("Làm tại Hà Nội, ngày hai mươi mốt tháng mười hai năm một nghìn chín trăm chín mươi tư", "1994-12-21"),
        ("ngày mồng một tháng Giêng năm một ngàn chín trăm bốn mươi lăm", "1945-01-01"),
        ("ngày 5 tháng 9 năm hai nghìn lẻ năm", "2005-09-05"),
        ("ngày hai mươi tám tháng 2 năm nghìn chín trăm linh chín", "1909-02-28"),
        ("ngày hai mươi chín tháng hai năm 2031", "invalid"),
        ("ngày ba tháng tư năm 2031", "2031-04-03"),
        ("ngày ba mươi tháng một năm nghìn lẻ một trăm", "invalid"),
        ("năm nghìn năm trăm đồng", "invalid"),
        ("hai tháng một lần, năm năm một nghìn lượt", "invalid"),
        ("12/2009", "2009-12"),
        ("2009", "2009"),
        ("2009-12", "2009-12"),
        ("01/01/29", "2029-01-01"),
        ("01/01/30", "1930-01-01"),
        ("ngày 31 tháng 4 năm 2019", "invalid"),
        ("từ ngày 5/6/2031 đến ngày 9/6/2031", "2031-06-05"),
        ("22-20/10/2007", "invalid"),
        ("kế hoạch 5 năm 2021-2025", "invalid"),
        ("12/08/2023/QĐ-UBND", "invalid"),
        ("", "invalid"),
    ],
)
def test_further_forms(text: str, expected: str) -> None:
    date = parse_date(text)
    assert (str(date) if date else "invalid") == expected


def test_dates_are_found_in_text_order_with_their_spans() -> None:
    text = "Từ ngày 2/9/2030 đến 31/02/2031, xem lại vào tháng 3 năm 2031."
    assert [(d.text, str(d.date) if d.date else None, text[d.start : d.end] == d.text) for d in find_dates(text)] == [
        ("2/9/2030", "2030-09-02", True),
        ("31/02/2031", None, True),
        ("tháng 3 năm 2031", "2031-03", True),
    ]


def test_a_date_that_does_not_exist_is_found_and_empty() -> None:
    (found,) = find_dates("ký ngày 30-02-2009 tại")
    assert (found.date, found.text) == (None, "30-02-2009")


@given(st.dates(datetime.date(1945, 1, 1), datetime.date(2100, 12, 31)), st.sampled_from(["figures", "words", "iso"]))
def test_every_calendar_date_is_read_back(date: datetime.date, form: str) -> None:
    text = {
        "figures": f"{date.day:02d}/{date.month}/{date.year}",
        "words": f"ngày {date.day} tháng {date.month:02d} năm {date.year}",
        "iso": date.isoformat(),
    }[form]
    found = parse_date(f"Hà Nội, {text}.")
    assert found is not None
    assert found.full == date


@given(st.text(st.sampled_from("0123456789/-.lO ngàythánăm\n"), max_size=60))
def test_any_text_is_read_without_error_and_spans_slice_back(text: str) -> None:
    assert all(text[d.start : d.end] == d.text for d in find_dates(text))
    assert parse_date(unicodedata.normalize("NFD", text)) == parse_date(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("unit", ["1", "1/", "1-", "ngày ", "tháng 1 ", "năm ", "1 ", ".", "từ ngày 1 đến "])
def test_four_times_the_text_costs_at_most_six_times(unit: str) -> None:
    assert growth(find_dates, unit, 200_000) <= MOST
