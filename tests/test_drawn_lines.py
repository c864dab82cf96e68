"""Drawn lines of any sign, and mottos with misprinted marks, hide no letterhead."""

import pytest

from pipelines.parse import parse
from pipelines.parse.words.drawn import is_drawn

IN_COLUMNS = """TỈNH ỦY LONG AN                    ĐẢNG CỘNG SẢN VIỆT NAM
     {0}                                   {0}
Số 12-CT/TU                        Tân An, ngày 4 tháng 8 năm 2011
"""
LEFT_ONLY = IN_COLUMNS.replace("     {0}                                   {0}", "      {0}")
ONE_BELOW_ANOTHER = """TỈNH ỦY LONG AN
{0}
Số 12-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
{0}
Tân An, ngày 4 tháng 8 năm 2011
"""
REST = """
CHỈ THỊ
về đắp đê bao mùa lũ
{0}

Mùa lũ năm nay đến sớm.

1- Các huyện ủy trực ban.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Tô Văn Mẫu
"""
SIGNS = [
    *("*", "***", "* * *", "-----", "–––", "———", "―――", "───", "━━━", "═══", "=====", "¯¯¯", "‾‾‾", "＿＿＿", "−−−"),
    *("o0o", "oOo", "---o0o---", "***o0o***", "— o0o —", "--o--", "-*-", "---***---", "~~~~*~~~~", "……", ". . . . ."),
    *("❖❖❖", "—", "―", "══", "\uf02a", "⁂", "^^^", "+++", "•••", "_ _ _"),
]


def read(text: str) -> tuple[object, ...]:
    d = parse(text)
    return d.number, d.document_type, str(d.issue_date), d.letterhead_body, d.issuing_body_id, d.subject, d.signer


RIGHT = (
    *("12-CT/TU", "Chỉ thị", "2011-08-04", "TỈNH ỦY LONG AN", "tinh-uy-long-an"),
    *("về đắp đê bao mùa lũ", "Tô Văn Mẫu"),
)


@pytest.mark.parametrize("head", [IN_COLUMNS, LEFT_ONLY, ONE_BELOW_ANOTHER], ids=["columns", "left", "below"])
@pytest.mark.parametrize("sign", SIGNS)
def test_a_line_may_be_drawn_with_any_sign(sign: str, head: str) -> None:
    assert read((head + REST).format(sign)) == RIGHT


@pytest.mark.parametrize("head", [IN_COLUMNS, LEFT_ONLY, ONE_BELOW_ANOTHER], ids=["columns", "left", "below"])
@pytest.mark.parametrize("motto", ["DẢNG CỘNG SẢN VIỆT NAM", "ĐANG CÔNG SÀN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM."])
def test_a_motto_may_have_misprinted_marks(motto: str, head: str) -> None:
    assert read((head + REST).format("*").replace("ĐẢNG CỘNG SẢN VIỆT NAM", motto)) == RIGHT


@pytest.mark.parametrize("words", ["0", "o", "...và", "-0-", "- 5 -", "1...", "-a-", "00", "ooo1", "Số ……"])
def test_figures_and_words_are_not_drawn(words: str) -> None:
    assert not is_drawn(words)
