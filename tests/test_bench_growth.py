"""Long hostile texts cost in proportion to their length, whatever they repeat: four times the text, at most six times.

`test_parse_growth` repeats what blocks begin with; here stand runs of single characters, of citations and of
quotations, inside a document and bare.
"""

import time

import pytest
from growth import MOST, compare, repeat

from pipelines.parse import find_citations, parse

SIZES = (30_000, 120_000)
# What a run this short costs is noise.
LEAST_SECONDS = 0.02
HEAD = "BỘ Y TẾ\n-------\n\nSố: 1/2020/TT-BYT\n\nTHÔNG TƯ\nVề việc thử\n\nCăn cứ Luật Thử;\n\nĐiều 1. Một\n"
PIECES = {
    "newlines": "\n",
    "digits": "7",
    "blanks": " ",
    "dashes": "-",
    "dots": ".",
    "slashes": "/",
    "capitals": "Đ",
    "commas": ", ",
    "no-break blanks": "\xa0",
    "stars": "**",
    "spaced digits": "1 ",
    "clauses": "khoản 1, ",
    "clauses and points": "điểm a khoản 1 và ",
    "articles of articles": "Điều 1 của ",
    "numbers": "12/2020/NĐ-CP, ",
    "codes without end": "1/A-",
    "decrees": "Nghị định số 12/2020/NĐ-CP ngày 01/02/2020 của Chính phủ, ",
    "laws": "Luật Đất đai và ",
    "half laws": "Luật sửa đổi, bổ sung một số điều của ",
    "serials": "số 1, 2, 3 và 4 ",
    "short decrees": "Nghị định 12, ",
    "deictics": "Nghị định này, ",
    "verbs": "sửa đổi, bổ sung ",
    "recitals": "Căn cứ Nghị định số 1/2020/NĐ-CP;\n",
    "ministries": "Bộ Tài chính, Bộ Y tế ",
    "dates": "ngày 01 tháng 02 năm 2020 ",
    "half dates": "ngày 01 tháng ",
    "closed quotations": "“x”\n1. một\n",
    "quoted lines": "“Điều 9. Chín\n1. Một.”\nĐiều 2. Hai\n",
    "straight quotations": '"Điều 9. Chín"\n',
    "opening brackets": "(",
    "letters of a list": "a) một\nb) hai\n",
    "falling marks": "PHẦN I\nChương I\nĐiều 1. Một\n1. Một\na) một\n- một\n",
    "Roman headings": "I- MỘT\n1. Một\n",
    "repeated articles": "Điều 7. Bảy\nbảy.\n",
    "signatures": "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nNguyễn Văn An\n",
    "effects": "Thông tư này có hiệu lực thi hành ",
    "adopted": "Luật này được Quốc hội ",
    "appendices": "PHỤ LỤC I\nBẢNG\n",
    "promulgated": "QUY CHẾ\n(Ban hành kèm theo Quyết định số 1/QĐ-BYT)\n",
    "table cells": "|\n1\n|\nhai\n|\n",
    "footnotes": "[1] một\n",
    "bold": "**Điều 3.** **Ba**\n",
    "labels": "Số hiệu: 1\n",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_document_that_repeats_a_piece_costs_in_proportion(piece: str) -> None:
    assert compare(parse, *(HEAD + repeat(piece, size) for size in SIZES), least=LEAST_SECONDS) <= MOST


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_running_text_that_repeats_a_piece_costs_in_proportion(piece: str) -> None:
    assert compare(find_citations, *(repeat(piece, size) for size in SIZES), least=LEAST_SECONDS) <= MOST


def test_quotations_that_never_close_in_each_article_cost_in_proportion() -> None:
    texts = (HEAD + "".join(f"“mở\nĐiều {at}. Một\n" for at in range(2, size // 18)) for size in SIZES)
    assert compare(parse, *texts, least=LEAST_SECONDS) <= MOST


@pytest.mark.parametrize("piece", ["\n", "7", "-", "khoản 1, ", "một hai ba bốn "], ids=repr)
def test_a_million_characters_of_one_kind_are_read_in_seconds(piece: str) -> None:
    begin = time.process_time()
    parse(HEAD + repeat(piece, 1_000_000))
    assert time.process_time() - begin < 20
