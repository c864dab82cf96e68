"""Signatures: every prefix in all its spellings, flowing and in tables; offices whose marks are misprinted."""

import pytest

from pipelines.parse import parse
from pipelines.parse.model import Signature
from pipelines.parse.page.signatures import is_title
from pipelines.parse.words.prefixes import is_misprinted_office, part_title, read_title
from pipelines.vocab.layout import signature_prefixes

HEAD = """SỞ CÔNG THƯƠNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 31/QĐ-SCT

Long An, ngày 4 tháng 8 năm 2011

QUYẾT ĐỊNH
Về việc mở chợ đêm

Điều 1. Chợ mở lúc sáu giờ.
Điều 2. Chợ đóng lúc nửa đêm./.

"""
RECIPIENTS = "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n"
FLOWING = HEAD + RECIPIENTS + "\n{prefix}\n{office}\n\nTô Văn Mẫu\n"
IN_CELLS = HEAD + "|\n" + RECIPIENTS + "|\n**{prefix}**\n**{office}**\nTô Văn Mẫu\n|\n"
IN_ONE_ROW = (
    HEAD + "| **Nơi nhận:** - Như Điều 2; - Lưu: VT. | **{prefix}** **{office}** **Tô Văn Mẫu** |\n| --- | --- |\n"
)
LAYOUTS = {"flowing": FLOWING, "in cells": IN_CELLS, "in one row": IN_ONE_ROW}
SPELLINGS = [(prefix.capacity, words) for prefix in signature_prefixes() for words in prefix.spellings]


def write_prefixes() -> list[tuple[str, str]]:
    """Return (capacity, prefix and head) of every spelling, with a blank behind it and, where it ends so, without."""
    closed = [(capacity, f"{words}GIÁM ĐỐC") for capacity, words in SPELLINGS if words.endswith((".", "/"))]
    spaced = [(capacity, f"{words[:-1]} .GIÁM ĐỐC") for capacity, words in SPELLINGS if words.endswith(".")]
    parted = [
        (capacity, f"{words.replace('.', '. ').strip()} GIÁM ĐỐC") for capacity, words in SPELLINGS if ".M" in words
    ]
    return [*((capacity, f"{words} GIÁM ĐỐC") for capacity, words in SPELLINGS), *closed, *spaced, *parted]


def sign(text: str) -> Signature:
    (signature,) = parse(text).signatures
    return signature


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("capacity", "printed"), write_prefixes())
def test_every_spelling_of_a_prefix_is_read(capacity: str, printed: str, layout: str) -> None:
    signature = sign(LAYOUTS[layout].format(prefix=printed, office="PHÓ GIÁM ĐỐC"))
    assert (signature.signer, signature.capacity, signature.body) == ("Tô Văn Mẫu", capacity, "GIÁM ĐỐC")
    assert signature.printed == f"{printed} / PHÓ GIÁM ĐỐC"


@pytest.mark.parametrize(
    "words", ["TMĐT VÀ CHỢ", "KTX SINH VIÊN", "TLĐ", "QUYỀN SỞ HỮU", "T.MINH", "KT.2", "TM.", "Q.BA ĐÌNH"]
)
def test_words_that_only_begin_like_a_prefix_are_no_title(words: str) -> None:
    assert not is_title(words)
    assert read_title(words).capacity is None


@pytest.mark.parametrize("office", ["PHÓ GIẢM ĐÔC", "PHO GIAM ĐỐC", "P. GIÁM ĐỐC", "P.GIÁM ĐỐC"])
def test_a_misprinted_or_abbreviated_office_stands_by_itself(office: str) -> None:
    signature = sign(FLOWING.format(prefix="KT.GIÁM ĐỐC", office=office))
    assert (signature.title, signature.body) == (office, "GIÁM ĐỐC")


def test_a_misprinted_deputy_broken_over_lines_is_read_and_kept_as_printed() -> None:
    signature = sign(IN_CELLS.format(prefix="KT. GIÁM ĐỐC", office="PHÓ**\n**GIẢM ĐÔC PHỤ TRÁCH"))
    assert signature.printed == "KT. GIÁM ĐỐC / PHÓ GIẢM ĐÔC PHỤ TRÁCH"


def test_two_offices_of_one_signer_are_two_lines() -> None:
    signature = sign(FLOWING.format(prefix="KT. TRƯỞNG BAN", office="PHÓ TRƯỞNG BAN\nGIÁM ĐỐC SỞ CÔNG THƯƠNG"))
    assert signature.title == "PHÓ TRƯỞNG BAN / GIÁM ĐỐC SỞ CÔNG THƯƠNG"


@pytest.mark.parametrize("words", ["HỢP TÁC XÃ", "BẢO VỆ RỪNG", "TỈNH HÀ NAM", "Phó Giảm đốc", "GIÁM SÁT CÔNG TRÌNH"])
def test_other_words_are_no_misprinted_office(words: str) -> None:
    assert not is_misprinted_office(words)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("TM. CHÍNH PHỦ THỦ TƯỚNG", "TM. CHÍNH PHỦ / THỦ TƯỚNG"),
        ("TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI CHỦ TỊCH", "TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI / CHỦ TỊCH"),
        ("T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ"),
        ("TM. UBND XÃ CHỦ TỊCH", "TM. UBND XÃ / CHỦ TỊCH"),
        ("TM. HỘI ĐỒNG BỘ TRƯỞNG", "TM. HỘI ĐỒNG BỘ TRƯỞNG"),
        ("TM. ĐOÀN CHỦ TỊCH", "TM. ĐOÀN CHỦ TỊCH"),
        ("T/M BAN BÍ THƯ", "T/M BAN BÍ THƯ"),
        ("TM. TẬP THỂ BAN GIÁM ĐỐC", "TM. TẬP THỂ BAN GIÁM ĐỐC"),
        ("TL. CHỦ TỊCH CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG"),
        ("TUQ. CHỦ TỊCH GIÁM ĐỐC SỞ Y TẾ", "TUQ. CHỦ TỊCH / GIÁM ĐỐC SỞ Y TẾ"),
    ],
)
def test_an_office_behind_a_body_in_one_line_is_a_line_of_its_own(words: str, printed: str) -> None:
    assert " / ".join(title.words for title in part_title(words)) == printed


@pytest.mark.parametrize(
    "foot",
    [
        "| **Nơi nhận:** - Lưu: VT. | **KT. GIÁM ĐỐC** **PHÓ GIÁM ĐỐC** *(Đã ký)* **Tô Văn Mẫu** |\n| --- | --- |",
        "Nơi nhận: - Như Điều 2; - Lưu: VT. K/T GIÁM ĐỐC PHÓ GIÁM ĐỐC Tô Văn Mẫu",
    ],
)
def test_a_foot_in_one_line_has_its_signer(foot: str) -> None:
    signature = sign(f"{HEAD}{foot}\n")
    assert (signature.signer, signature.title, signature.capacity) == ("Tô Văn Mẫu", "PHÓ GIÁM ĐỐC", "for")


WRAPPED = """Nơi nhận:                                  {prefix}
- Bộ Chính trị, Ban Bí thư                     PHÓ BÍ THƯ THƯỜNG TRỰC
  {rest}
- Các huyện ủy,
- Lưu Văn phòng Tỉnh ủy.

                                               Cao Thị Mẫu
"""


@pytest.mark.parametrize("rest", ["(để báo cáo),", "để báo cáo;", "Trung ương,", "(b/c),"])
@pytest.mark.parametrize("prefix", ["T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ"])
def test_a_recipient_may_be_broken_beside_the_titles(rest: str, prefix: str) -> None:
    signature = sign(HEAD + WRAPPED.format(rest=rest, prefix=prefix))
    assert (signature.signer, signature.title) == ("Cao Thị Mẫu", "PHÓ BÍ THƯ THƯỜNG TRỰC")


@pytest.mark.parametrize("below", ["Cao Thị Mẫu", "(Đã ký)\nCao Thị Mẫu", "(ký tên, đóng dấu)\nCao Thị Mẫu"])
def test_what_stands_below_the_copy_on_file_is_no_recipient(below: str) -> None:
    signature = sign(HEAD + f"Nơi nhận:\n- Như trên,\n- Lưu VT               GIÁM ĐỐC\n{below}\n")
    assert (signature.signer, signature.title) == ("Cao Thị Mẫu", "GIÁM ĐỐC")


@pytest.mark.parametrize("signed", ["(Đã ký)", "(đã ký)", "(Ðã ký)", "(Ký tên, đóng dấu)", "(Ký, đóng dấu)", "Đã ký"])
def test_two_signers_in_columns_may_have_signed_in_one_row(signed: str) -> None:
    text = f"""T/M ĐẢNG ĐOÀN HỘI NÔNG DÂN                      KT. GIÁM ĐỐC
      BÍ THƯ                                    PHÓ GIÁM ĐỐC

      {signed}                                   {signed}

    Cao Thị Mẫu                                 Y Thí Dụ Niê
"""
    first, second = parse(HEAD + text).signatures
    assert (first.signer, first.title, first.capacity) == ("Cao Thị Mẫu", "BÍ THƯ", "on_behalf")
    assert (second.signer, second.title, second.capacity) == ("Y Thí Dụ Niê", "PHÓ GIÁM ĐỐC", "for")


@pytest.mark.parametrize("page", ["3", "- 3 -", "Trang 3", "3/9", "Trang 3/9", "Page 3"])
@pytest.mark.parametrize("name", ["Tô Văn Mẫu", "TÔ VĂN MẪU"])
def test_a_page_may_end_between_title_and_name(page: str, name: str) -> None:
    signature = sign(HEAD + RECIPIENTS + f"\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n{page}\n{name}\n")
    assert (signature.signer, signature.title, signature.capacity) == (name, "PHÓ GIÁM ĐỐC", "for")


@pytest.mark.parametrize("between", [" ", "\n"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n(Đã ký)\n"])
def test_words_that_begin_like_a_surname_within_an_office_are_no_name(between: str, gap: str) -> None:
    titles = f"TL. BỘ TRƯỞNG\nCỤC TRƯỞNG CỤC QUẢN{between}LÝ CÔNG SẢN"
    signature = sign(HEAD + RECIPIENTS + f"\n{titles}{gap}Tô Văn Mẫu\n")
    assert (signature.signer, signature.capacity) == ("Tô Văn Mẫu", "by_order")
    assert signature.title is not None
    assert signature.title.endswith("LÝ CÔNG SẢN")


@pytest.mark.parametrize(
    "office", ["TRƯỞNG PHÒNG QUẢN LÝ ĐẤT ĐAI", "GIÁM ĐỐC BAN QUẢN LÝ DỰ ÁN", "CỤC TRƯỞNG CỤC QUẢN LÝ GIÁ"]
)
def test_an_office_that_manages_names_nobody(office: str) -> None:
    assert sign(HEAD + RECIPIENTS + f"\nKT. GIÁM ĐỐC\n{office}\n\nTô Văn Mẫu\n").signer == "Tô Văn Mẫu"
