"""Long hostile texts cost in proportion to their length, whatever they repeat: four times the text, at most six times.

`test_parse_growth` repeats what blocks begin with; here stand runs of single characters, of citations and of
quotations, inside a document and bare.
"""

import time
from collections.abc import Callable

import pytest

from pipelines.parse import find_citations, parse

SIZES = (30_000, 120_000)
MOST = 6.0
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


def repeat(piece: str, length: int) -> str:
    """Return a text of about `length` characters."""
    return piece * (length // len(piece))


def ratio(texts: dict[int, str], work: Callable[[str], object]) -> tuple[float, float]:
    """Return the CPU seconds for the small and the large text: the best of a few runs, taken in turns."""
    best = dict.fromkeys(texts, float("inf"))
    for _ in range(4):
        for size, text in texts.items():
            begin = time.process_time()
            work(text)
            best[size] = min(best[size], time.process_time() - begin)
        if best[SIZES[1]] <= MOST * max(best[SIZES[0]], LEAST_SECONDS):
            break
    return best[SIZES[0]], best[SIZES[1]]


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_document_that_repeats_a_piece_costs_in_proportion(piece: str) -> None:
    small, large = ratio({size: HEAD + repeat(piece, size) for size in SIZES}, parse)
    assert large <= MOST * max(small, LEAST_SECONDS), f"{small:.3f} s, then {large:.3f} s for four times the text"


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_running_text_that_repeats_a_piece_costs_in_proportion(piece: str) -> None:
    small, large = ratio({size: repeat(piece, size) for size in SIZES}, find_citations)
    assert large <= MOST * max(small, LEAST_SECONDS), f"{small:.3f} s, then {large:.3f} s for four times the text"


def test_quotations_that_never_close_in_each_article_cost_in_proportion() -> None:
    texts = {size: HEAD + "".join(f"“mở\nĐiều {at}. Một\n" for at in range(2, size // 18)) for size in SIZES}
    small, large = ratio(texts, parse)
    assert large <= MOST * max(small, LEAST_SECONDS), f"{small:.3f} s, then {large:.3f} s for four times the text"


@pytest.mark.parametrize("piece", ["\n", "7", "-", "khoản 1, ", "một hai ba bốn "], ids=repr)
def test_a_million_characters_of_one_kind_are_read_in_seconds(piece: str) -> None:
    begin = time.process_time()
    parse(HEAD + repeat(piece, 1_000_000))
    assert time.process_time() - begin < 20
