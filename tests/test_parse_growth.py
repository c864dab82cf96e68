"""Hostile texts cost in proportion to their length: four times the text, at most six times the time."""

import time
from collections.abc import Callable

import pytest
from growth import MOST, compare

from pipelines.parse import parse
from pipelines.parse.breaks.put_back import find_breaks

# Large enough that the smaller text takes about a hundredth of a second.
SIZES = (20_000, 80_000)
TWO_ARTICLES = "Điều 1. Tên\nĐiều 2. Tên\n"


def repeat(piece: str) -> Callable[[int], str]:
    """Return a maker of texts of a given length that repeat a piece, inside a document of two articles."""
    return lambda length: TWO_ARTICLES + piece * (length // len(piece))


def flat(piece: str) -> Callable[[int], str]:
    """Return a maker of documents of a given length in one line that repeat a piece."""
    head = "ĐẢNG CỘNG SẢN VIỆT NAM Số 1-CT/TW Hà Nội, ngày 1 tháng 2 năm 2020 CHỈ THỊ Về việc thử Căn cứ Luật A; "
    return lambda length: head + piece * (length // len(piece))


# What is looked for in documents that were flattened into one line.
FLAT = {
    "articles": "Điều 1. Một. Điều 2. Hai. ",
    "articles in sequence twice": "Điều 1. Tên 1. Một. 2. Hai. a) Ba; b) Bốn. ",
    "first numbers": "1. Một. ",
    "second numbers": "2. Một. ",
    "decimals": "1.1. Một. 2.1. Hai. 3.1. Ba. ",
    "points": "a) một; ",
    "Roman numbers": "I. MỘT II. HAI C. BA ",
    "chapters": "Chương I CHUNG Chương II RIÊNG ",
    "dashes": "- Một; ",
    "unfinished labels": "Điều 1 Một Điều ",
    "recitals": "Căn cứ Luật A; ",
    "addressees": "Kính gửi: - Bộ A, ",
    "enacting words": "QUYẾT ĐỊNH: ",
    "capitals": "BỘ TRƯỞNG ",
    "types": "CHỈ THỊ QUYẾT ĐỊNH ",
    "names": "Lê Thí Dụ ",
    "mottos": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ",
    "numbers": "Số: 1/QĐ-UBND ",
    "dates": "Hà Nội, ngày 1 tháng 2 năm 2020 ",
    "recipients": "Nơi nhận: - Như trên; - Lưu: VT. Lê Thí Dụ ",
    "signatures": "TM. BAN KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) Lê Thí Dụ ",
    "appendices": "PHỤ LỤC I TÊN (Kèm theo Quyết định số 1/QĐ-UBND) TT Tên ",
    "quotations": "như sau: “Điều 2. Tên 1. Một. ",
    "closed quotations": "như sau: “1. Một.” 2. ",
    "blanks": "  ",
    "long words": "a" * 50,
    "titles of articles": "Điều 1. Phạm vi Phạm vi Phạm vi ",
}

# What shows that the lines of a text are glued.
GLUED = "ĐẢNG CỘNG SẢN VIỆT NAMHà Nội"
HOSTILE = {
    "newlines": repeat("\n"),
    "digits": repeat("1"),
    "blanks": repeat(" "),
    "no-break blanks": repeat("\xa0\n"),
    "blanks at the ends of lines": repeat("A  \n"),
    "doubled line breaks": repeat("a\n\nb\n\n"),
    "doubled blanks": repeat("a  b  "),
    "a margin": lambda length: "    a\n" * (length // 6),
    "labels before tabs": repeat("1.\ta\t\n"),
    "letters apart from their tones": repeat("e\u0302\u0301 "),
    "bold type by underscores": repeat("__a "),
    "line ends of old Macs": repeat("a\r"),
    "curled marks behind straight ones": repeat('\n\n"a” b'),
    "dashes": repeat("-"),
    "clauses about parts of an article": lambda length: (
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Thư viện\n"
        + "1. Sửa đổi một số khoản của Điều 5 như sau:\na) Sửa khoản 2:\n“Điều 6a. Một\n“b”.\n" * (length // 80)
    ),
    "links": repeat("[Điều 3](/a) "),
    "unfinished links": repeat("](/["),
    "opening brackets": repeat("["),
    "closing brackets": repeat("]("),
    "escapes": repeat("\\."),
    "unfinished tags": repeat("</a "),
    "rows of pipes": repeat("| A  b | C |\n"),
    "empty cells": repeat("|  "),
    "dashes apart": repeat("- "),
    "Roman headings in an article": repeat("I. A\nII. B\n"),
    "straight phrases": repeat('a "b '),
    "dash lines": repeat("- a\n"),
    "stars": repeat("*"),
    "pipes": repeat("|\n"),
    "bold cells": repeat("|\n**1. a**\n|\nb\n|\n"),
    "long cells": repeat("|\na\n|\n" + "b c\n" * 400),
    "broken articles": repeat("**Điều 3.** Các\nSở a\nb chịu trách nhiệm thi hành\n"),
    "bullets": repeat("  • a\n"),
    "labels without a colon": repeat("Số ký hiệu Ngày ban hành Người ký\nBan hành: a\n"),
    "clauses": repeat("khoản 1, "),
    "clause marks": repeat("1. a\n"),
    "points": repeat("a) b\n"),
    "decimals": repeat("1.1.1. a\n"),
    "articles": repeat("Điều 3. a\n"),
    "unfinished articles": repeat("Điều "),
    "opening quotes": repeat("“\n"),
    "quoted articles": repeat("“Điều 9. a\n"),
    "straight quotes": repeat('"\n'),
    "signature prefixes": lambda length: repeat("T/M BAN\n")(length // 4),  # a millisecond each
    "recipients": repeat("Nơi nhận:\n"),
    "appendices with items": repeat("PHỤ LỤC I\n1. a\n2. b\n"),
    "running heads in a sentence": repeat("CÔNG BÁO/Số 15/Ngày 02-3-2019\nsông\n"),
    "numbers": repeat("Số: 1/2024/NĐ-CP\n"),
    "dates": repeat("Hà Nội, ngày 1 tháng 2 năm 2020\n"),
    "mottos": repeat("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"),
    "half mottos": repeat("CỘNG HÒA XÃ HỘI CHỦ NGHĨA\n"),
    "teasers": repeat("Tin\n(ĐCSVN) - Hôm nay có tin.\n"),
    "related rows": lambda length: TWO_ARTICLES + "Văn bản khác\n" + "94/QĐ-TW\n15/10/2007\n" * (length // 20),
    "appendices": repeat("PHỤ LỤC\n"),
    "glued articles": repeat("xĐiều 3. "),
    "first clauses in the line": repeat("Điều 3. 1. a\n"),
    "first points in the line": repeat("1. a) b\n"),
    "lists without a first": repeat("2. a\nx\n"),
    "ones without a stop": repeat("Điều 3. a\n1 B\n2. c\n"),
    "misread ones": repeat("l. a\n2. b\n"),
    "closing marks without opening ones": repeat("Sửa đổi Điều 5 như sau:\na b”\n"),
    "opening marks on every line": repeat("“a) b\n"),
    "typed marks": repeat("a ''b''\n"),
    "single marks": repeat("‘1. a\nb ‘c’\n"),
    "rows between tabs": repeat("1.\ta\tb\n"),
    "heads of columns on lines of their own": repeat("STT\n1\n"),
    "notes on every line": repeat("[1] Ab\n"),
    "first clauses behind titles": repeat("Điều 3. Sửa đổi Điều 5: 1. Sửa khoản 1\n2. c\n"),
    "stars at line starts": repeat("* a b\n"),
    "bracketed numbers": repeat("- a:\n(i) b\n"),
    "forms": lambda length: (
        TWO_ARTICLES + "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Văn An\n" + "Mẫu số 01\nĐƠN\n" * (length // 14)
    ),
    "titles kèm theo": repeat("Quy chế a\n(Kèm theo Quyết định số 1/QĐ-UBND)\n\n"),
    "one long line": repeat("abc "),
    **{f"one line of {name}": flat(piece) for name, piece in FLAT.items()},
    "lines that touch": lambda length: GLUED + "NAMĐộc lập;b) Hai.Điều 3. Ba1. Bốn- Năm, QH12Hà" * (length // 44),
    "letters that touch": lambda length: GLUED + "AÁ" * (length // 2),
    "rules that touch": lambda length: GLUED + "---a" * (length // 4),
    "effect clauses": repeat("Luật này có hiệu lực thi hành "),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_costs_in_proportion_to_its_length(make: Callable[[int], str]) -> None:
    assert compare(parse, *map(make, SIZES), least=0.01) <= MOST


def test_a_text_of_one_character_is_refused_quickly() -> None:
    begin = time.process_time()
    assert not parse("x" * 5_000_000).is_document
    assert time.process_time() - begin < 5


@pytest.mark.parametrize("piece", FLAT.values(), ids=FLAT.keys())
def test_line_breaks_cost_in_proportion_to_the_length_of_the_line(piece: str) -> None:
    assert compare(find_breaks, flat(piece)(100_000), flat(piece)(400_000), least=0.01) <= MOST


def test_line_breaks_of_a_megabyte_in_one_line_are_found_in_seconds() -> None:
    text = flat("".join(FLAT.values()))(1_000_000)
    begin = time.process_time()
    find_breaks(text)
    assert time.process_time() - begin < 15
