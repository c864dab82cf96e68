"""What `Điều 5` and `Thông tư này` mean in an act that amends another, and where an act is called by its type alone."""

from collections.abc import Mapping

import pytest

from pipelines.parse import parse
from pipelines.parse.model import Citation
from pipelines.parse.words.quotes import find_quotations

HEAD = """BỘ Y TẾ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 41/2031/TT-BYT

Hà Nội, ngày 20 tháng 6 năm 2031

THÔNG TƯ

Sửa đổi, bổ sung một số điều của Thông tư số 8/2029/TT-BYT quy định về vườn thuốc

Căn cứ Nghị định số 12/2030/NĐ-CP ngày 5 tháng 5 năm 2030 của Chính phủ;

Bộ trưởng Bộ Y tế ban hành Thông tư sửa đổi, bổ sung một số điều của Thông tư số 8/2029/TT-BYT.

"""
AMENDING = (
    HEAD
    + """Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 8/2029/TT-BYT

1. Sửa đổi khoản 2 Điều 7 như sau:

“2. Người trồng ghi sổ theo Thông tư này như khoản 3 Điều này và không trái Điều 9; Thông tư này thay thế Quyết \
định số 77/QĐ-BYT.”.

2. Bổ sung khoản 4 vào sau khoản 3 Điều 11 như sau:

“4. Chi phí theo quy định tại Điều 2.”.

Điều 2. Thay thế, bỏ cụm từ tại một số điều của Thông tư số 8/2029/TT-BYT

1. Thay thế cụm từ “theo Thông tư số 3/2020/TT-BYT” bằng cụm từ “theo quy định” tại Điều 1.

2. Bỏ các cụm từ: “huyện” tại khoản 1 Điều 15.

Điều 3. Hiệu lực thi hành

1. Thông tư này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2031, trừ quy định tại khoản 2 Điều này.

2. Khoản 2 Điều 1 có hiệu lực thi hành từ ngày 01 tháng 9 năm 2031.

3. Bãi bỏ Thông tư số 5/2019/TT-BYT. Hồ sơ đã nộp được giải quyết như quy định tại Điều 2.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Nguyễn Văn Cảnh
"""
)
AMENDED = "8/2029/TT-BYT"


def cited(text: str) -> Mapping[str, Citation]:
    """Return the citations of a document's body by what is printed; the last of those that are printed alike."""
    return {" ".join(one.text.split()): one for one in parse(text).citations if one.zone in ("body", "appendix")}


@pytest.mark.parametrize(
    ("printed", "relation"),
    [
        ("khoản 2 Điều 7", "amends"),
        ("khoản 3 Điều này", "anaphora"),
        ("Điều 9", "cites"),
        ("khoản 4 vào sau khoản 3 Điều 11", "amends"),
        ("khoản 1 Điều 15", "amends"),
    ],
)
def test_places_of_an_amending_article_are_those_of_the_amended_act(printed: str, relation: str) -> None:
    one = cited(AMENDING)[printed]
    assert (one.is_self, one.number_key, one.relation) == (False, AMENDED, relation)


def test_what_quoted_text_calls_itself_is_the_amended_act() -> None:
    found = [one for one in parse(AMENDING).citations if one.text == "Thông tư này"]
    assert [(one.is_self, one.number_key) for one in found] == [(False, AMENDED), (False, AMENDED), (True, None)]


def test_what_quoted_text_replaces_is_not_replaced_by_the_document() -> None:
    assert cited(AMENDING)["Quyết định số 77/QĐ-BYT"].relation in ("cites", "anaphora")


def test_an_act_within_changed_words_is_not_changed() -> None:
    assert cited(AMENDING)["Thông tư số 3/2020/TT-BYT"].relation == "cites"


def test_places_in_the_articles_that_amend_nothing_are_the_documents_own() -> None:
    own = cited(AMENDING)
    assert own["khoản 2 Điều này"].is_self
    assert own["Khoản 2 Điều 1"].is_self
    assert own["Điều 2"].is_self  # below a whole act that is repealed


def test_an_article_that_the_document_has_not_is_not_its_own() -> None:
    text = (
        HEAD + "Điều 1. Phạm vi\n\nThông tư này quy định về vườn.\n\nĐiều 2. Sổ\n\nTheo Điều 1, không theo Điều 30.\n"
    )
    own = {one.text: one.is_self for one in parse(text).citations if one.zone == "body" and one.pinpoint}
    assert own == {"Điều 1": True, "Điều 30": False}


def test_items_below_a_clause_change_parts_of_its_article() -> None:
    clauses = """Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 8/2029/TT-BYT

1. Sửa đổi, bổ sung một số điểm, khoản của Điều 25 như sau:

a) Sửa đổi, bổ sung khoản 1 và bổ sung khoản 1a vào sau khoản 1 như sau:

“1. Sổ theo khoản 9.

2. Bến.

a) Sửa đổi khoản 8.”;

b) Bãi bỏ điểm c khoản 4.

2. Sửa đổi Điều 30 như sau:

“Điều 30. Đò”.

Điều 2. Hiệu lực

Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2031.
"""
    found = [one for one in parse(HEAD + clauses).citations if one.zone == "body" and one.pinpoint]
    assert [(one.pinpoint, one.relation, one.number_key, one.is_self) for one in found] == [
        ("dieu:25", "amends", AMENDED, False),
        ("dieu:25/khoan:1 ; dieu:25/khoan:1a", "amends", AMENDED, False),
        ("dieu:25/khoan:4/diem:c", "repeals", AMENDED, False),
        ("dieu:30", "amends", AMENDED, False),
    ]


PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 91/KH-UBND

Lâm Đồng, ngày 3 tháng 4 năm 2031

KẾ HOẠCH

Triển khai Nghị định về bến đò

Thực hiện Nghị định số 15/2031/NĐ-CP ngày 2 tháng 1 năm 2031 của Chính phủ về bến đò (sau đây viết tắt là Nghị định); \
Nghị định số 16/2031/NĐ-CP ngày 3 tháng 1 năm 2031 của Chính phủ, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:

1. Sửa biển báo (khoản 4, Điều 51 Nghị định).

2. Lập sổ theo Điều 7 của Nghị định.

3. Thu phí theo Điều 8 Nghị định số 16/2031/NĐ-CP.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Cảnh
"""


def test_a_place_before_the_short_name_of_an_act_is_of_that_act() -> None:
    places = {one.pinpoint: (one.number_key, one.is_self) for one in parse(PLAN).citations if one.pinpoint}
    assert places == {
        "dieu:51/khoan:4": ("15/2031/NĐ-CP", False),
        "dieu:7": ("15/2031/NĐ-CP", False),
        "dieu:8": ("16/2031/NĐ-CP", False),
    }


def test_a_notice_is_no_programme_of_its_own() -> None:
    text = (
        PLAN.replace("KẾ HOẠCH\n", "THÔNG BÁO\n").replace("91/KH", "91/TB").replace("1. Sửa", "1. Chương trình này sửa")
    )
    found = [one for one in parse(text).citations if one.text == "Chương trình này"]
    assert [one.is_self for one in found] == [False]


def test_a_clause_ends_a_quotation_that_was_opened_twice() -> None:
    first, second = "“Điều 9a. Bến\n“1. Một.\n2. Hai.”", "“Điều 10. Đò”"
    text = f"Điều 1\n7. Bổ sung Điều 9a như sau:\n{first}.\n8. Sửa Điều 10 như sau:\n{second}.\n"
    quoted = [text[one.start : one.end] for one in find_quotations(text, 0, len(text))]
    assert quoted == [first, second]


def test_a_clause_that_is_quoted_ends_no_quotation_around_it() -> None:
    inner = "“Điều 9. Sửa luật:\n1. Sửa Điều 3:\n“Điều 3. Một”.\n2. Sửa Điều 4.”"
    text = f"Điều 1\n7. Sửa Điều 9 như sau:\n{inner}.\n8. Bỏ Điều 5.\n"
    quoted = [text[one.start : one.end] for one in find_quotations(text, 0, len(text))]
    assert quoted == [inner]


def test_a_quotation_goes_on_with_an_article_whose_mark_is_lost() -> None:
    text = "Điều 1\n7. Bổ sung như sau:\n“Điều 9a. Bến”.\nĐiều 9b. Đò”.\nĐiều 2. Hiệu lực\n"
    quoted = [text[one.start : one.end] for one in find_quotations(text, 0, len(text))]
    assert quoted == ["“Điều 9a. Bến”.\nĐiều 9b. Đò”"]


def test_clauses_change_chapters_and_appendices_of_the_amended_act() -> None:
    clauses = """Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 8/2029/TT-BYT

1. Sửa đổi tên Chương VII như sau:

“Chương VII. Sổ

1. Bãi bỏ Chương IX.”.

2. Bãi bỏ Mục 2 Chương IV.

3. Thay thế Phụ lục I bằng Phụ lục I ban hành kèm theo Thông tư này.

4. Bổ sung Chương IIIa vào sau Chương III như sau:

“Chương IIIa. Vườn”.

5. Thay thế cụm từ “theo Phụ lục VI” bằng cụm từ “theo sổ” tại Mẫu số 02.

Điều 2. Tổ chức thực hiện

1. Bổ sung sổ theo Phụ lục V.
"""
    found = [one for one in parse(HEAD + clauses).citations if one.zone == "body" and one.pinpoint]
    assert [(one.pinpoint, one.relation, one.number_key, one.is_self) for one in found] == [
        ("chuong:VII", "amends", AMENDED, False),
        ("chuong:IV/muc:2", "repeals", AMENDED, False),
        ("phuluc:I", "replaces", AMENDED, False),
        ("phuluc:I", "self", None, True),
        ("chuong:IIIa", "amends", AMENDED, False),
        ("mau:02", "amends", AMENDED, False),
    ]


def test_what_text_for_a_promulgated_instrument_calls_itself_goes_with_the_act_that_promulgates() -> None:
    clauses = """Điều 1. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Thông tư số 8/2029/TT-BYT

1. Sửa đổi khoản 2 Điều 3 như sau:

“2. Vườn theo Điều 4 Quy chế này.”.

Điều 2. Hiệu lực

Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2031.
"""
    found = [one for one in parse(HEAD + clauses).citations if one.zone == "body" and one.pinpoint]
    assert [(one.pinpoint, one.relation, one.document_type, one.number_key) for one in found] == [
        ("dieu:3/khoan:2", "amends", "Thông tư", AMENDED),
        ("dieu:4", "anaphora", "Thông tư", AMENDED),
    ]
