"""Numbers in words, as old acts, treaties and clauses of effect spell them."""

import pytest

from pipelines.parse import parse
from pipelines.vocab.spelled_numbers import LARGEST, read_year, spelled_numbers


def test_every_number_below_a_hundred_has_its_words() -> None:
    assert set(spelled_numbers().values()) == set(range(1, LARGEST + 1))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("hai mươi bốn", 24),
        ("ba mươi nhăm", 35),
        ("bốn lăm", 45),
        ("chín mươi bẩy", 97),
    ],
)
def test_words_mean_their_number(words: str, number: int) -> None:
    assert spelled_numbers()[words] == number


@pytest.mark.parametrize("words", ["mười mốt", "lăm", "một mươi", "mươi hai", "mốt", "hai mươi mười", "hai ba"])
def test_words_in_a_wrong_place_mean_nothing(words: str) -> None:
    assert words not in spelled_numbers()


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("một nghìn chín trăm bốn mươi lăm", 1945),
        ("nghìn chín trăm linh một", 1901),
        ("Một Ngàn Chín Trăm Chín Mươi", 1990),
        ("hai nghìn", 2000),
        ("hai nghìn lẻ năm", 2005),
        ("hai nghìn không trăm linh năm", 2005),
        ("hai nghìn không trăm ba mươi mốt", 2031),
        ("hai nghìn mươi", None),
        ("trăm hai", None),
        ("một hai nghìn", None),
        ("hai nghìn trăm", None),
    ],
)
def test_a_year_in_words(words: str, year: int | None) -> None:
    assert read_year(words) == year


def test_articles_are_counted_in_words_beyond_the_twentieth() -> None:
    ones = ["hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
    behind_ten = ["một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "tám", "chín"]
    words = ["nhất", *ones, *(f"mười {one}" for one in behind_ten), "hai mươi", "hai mươi mốt", "hai mươi hai"]
    lines = [f"Điều thứ {word}. Nhân dân trong xã số {place} giữ đê." for place, word in enumerate(words)]
    document = parse("SẮC LỆNH\nVề giữ đê\n" + "\n".join(lines))
    assert document is not None
    articles = [row for row in document.sections if row.level == "article"]
    assert [row.label for row in articles] == [f"Điều thứ {word}." for word in words]
