"""A text that lost its head, or all but its body, says what it says with them, and nothing in their place."""

import pytest
from outlines import make_outlines

from pipelines.parse import parse
from pipelines.parse.model import ParsedDocument

RECITALS = """Căn cứ Luật Đê điều
số 79/2006/QH11;
Căn cứ Nghị định số 5/2030/NĐ-CP ngày
3 tháng 2 năm 2030 của Chính phủ;
Theo đề nghị của Giám đốc Sở Nông nghiệp tại Tờ trình
số 12/TTr-SNN ngày 5 tháng 3 năm 2031,
"""
ARTICLES = "Điều 1. {name} này quy định việc giữ đê.\nĐiều 2. {name} này có hiệu lực từ ngày 5 tháng 4 năm 2031.\n"
OUTLINE = """Huyện làm ngay các việc sau:
I- YÊU CẦU
1- Giữ đê trước mùa lũ.
2- Mỗi xã lập một tổ.
II- TỔ CHỨC THỰC HIỆN
{last}
"""
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nĐỗ Văn Mẫu\n"
LETTER = "Kính gửi: Ủy ban nhân dân các xã\nSở Nông nghiệp đề nghị các xã giữ đê theo Luật này.\n"
NEWS = "Ngày 5/3/2031, Sở Nông nghiệp họp về đê.\nTheo Kế hoạch số 12/KH-SNN, có ba việc:\n1. Giữ đê.\n2. Lập tổ.\n"


def labels(document: ParsedDocument) -> list[str]:
    return [row.label for row in document.sections if row.label]


@pytest.mark.parametrize("name", ["Quyết định", "Nghị quyết", "Thông tư", "Quy chế", "Luật"])
def test_articles_below_broken_recitals_give_no_number_of_what_they_cite(name: str) -> None:
    document = parse(RECITALS + ARTICLES.format(name=name))
    assert (document.is_document, document.document_type, document.number) == (True, name, None)
    assert (document.issue_date, str(document.effective_date)) == (None, "2031-04-05")
    assert labels(document) == ["Điều 1.", "Điều 2."]
    assert [c.number for c in document.citations if c.number] == ["79/2006/QH11", "5/2030/NĐ-CP", "12/TTr-SNN"]


def test_rules_within_a_resolution_are_not_what_it_is() -> None:
    rules = "Điều 1. Phạm vi\nQuy định này quy định việc giữ đê.\n"
    assert parse(RECITALS + rules + "Điều 2. Nghị quyết này có hiệu lực từ ngày ký.\n").document_type == "Nghị quyết"


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("Hướng dẫn này được phổ biến đến chi bộ.", "Hướng dẫn"),
        ("Chỉ thị này thay thế Chỉ thị số 5-CT/TU.", "Chỉ thị"),
        ("Các xã báo cáo kết quả.", None),
        ("Ai nhận Quyết định này phải báo cáo.", None),
    ],
)
def test_an_outline_below_recitals_is_a_document(last: str, kind: str | None) -> None:
    document = parse(RECITALS + OUTLINE.format(last=last))
    assert (document.is_document, document.document_type, document.number) == (True, kind, None)
    assert labels(document) == ["I-", "1-", "2-", "II-"]


@pytest.mark.parametrize("text", [OUTLINE.format(last="Các xã báo cáo."), LETTER])
@pytest.mark.parametrize(
    ("foot", "capacity"), [(FOOT, "for"), ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\nĐỗ Văn Mẫu\n", "on_behalf")]
)
def test_a_signed_text_without_a_head_is_a_document(text: str, foot: str, capacity: str) -> None:
    document = parse(text + foot)
    assert (document.is_document, document.document_type, document.number) == (True, None, None)
    assert (document.signer, document.signing_capacity) == ("Đỗ Văn Mẫu", capacity)


@pytest.mark.parametrize(
    "text", [NEWS, NEWS + "3. Báo cáo.\nĐỗ Văn Mẫu\n", NEWS + "3. Báo cáo.\n", OUTLINE.format(last="Hết."), LETTER]
)
def test_news_and_lists_are_no_document(text: str) -> None:
    assert not parse(text).is_document


def test_a_body_has_the_units_that_it_has_below_its_head() -> None:
    different, documents = [], 0
    for one in make_outlines(150, seed=23):
        whole = parse(one.text)
        assert whole.body_start is not None
        alone = parse(one.text[whole.body_start : whole.body_end])
        documents += alone.is_document
        if alone.is_document and (labels(alone), alone.number) != (labels(whole), None):
            different.append(one.shape)
    assert documents > 50
    assert different == []
