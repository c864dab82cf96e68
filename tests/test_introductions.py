"""A text that a newspaper or portal introduces is a document, and has what the introduction says of it."""

from collections import Counter

from introductions import Introduced, make_introduced

from pipelines.parse import parse

COUNT = 600


def letters(words: str | None) -> str:
    """Return the letters of a subject, without the words that lead to it."""
    plain = "".join(filter(str.isalnum, (words or "").lower()))
    return plain.removeprefix("về").removeprefix("việc")


def missed(page: Introduced) -> list[str]:
    """Return what the parser does not read as a reader does."""
    document = parse(page.text)
    day = str(page.issue_date) if page.issue_date else None
    right = {
        "document": document.is_document,
        "number": document.number == page.number,
        "type": document.document_type == page.document_type,
        "issued": (str(document.issue_date) if document.issue_date else None) == day,
        "issuer": document.issuing_body_id == page.issuing_body_id,
        "printed": document.issuing_body_printed == page.issuing_body,
        "signer": document.signer == page.signer,
        "subject": letters(document.subject) == letters(page.subject),
        "units": tuple(row.number for row in document.sections if row.zone == "body" and row.label) == page.units,
    }
    return [name for name, is_right in right.items() if not is_right]


def test_what_an_introduction_says_of_a_text_is_read() -> None:
    wrong = [(page, names) for page in make_introduced(COUNT, 20_311) if (names := missed(page))]
    by_form = Counter((name, *part) for page, names in wrong for name in names for part in page.shape.items())
    shown = "\n\n".join(f"{names}\n{page.text}" for page, names in wrong[:3])
    assert not wrong, f"{len(wrong)} of {COUNT}: {by_form.most_common(12)}\n{shown}"


SENTENCE = "Thay mặt Ban Bí thư, Thường trực Ban Bí thư Lê Thí Dụ đã ký ban hành Chỉ thị số 26-CT/TW về đọc sách."
UNITS = "1. Mỗi xã mở một thư viện.\n\n2. Mỗi năm xem lại một lần.\n"
NO_TEXTS = {
    "told in short": f"{SENTENCE} Nội dung chính của Chỉ thị như sau:\n\n{UNITS}",
    "told in short below": f"{SENTENCE}\n\nNội dung cơ bản của Chỉ thị như sau:\n\n{UNITS}",
    "linked": f"{SENTENCE} Toàn văn Chỉ thị xem tại đây.\n\nTin: Lê Mẫu, ảnh: Phạm Ví, Báo Hưng Mỹ điện tử.\n",
    "told alone": f"Đọc sách ở xã\n\n{SENTENCE}\n\nTheo đó, mỗi xã mở một thư viện và mỗi năm xem lại một lần.\n",
    "without its text": f"Chỉ thị về đọc sách\n\n{SENTENCE} Báo trân trọng giới thiệu toàn văn Chỉ thị.\n",
    "list": f"{SENTENCE} Báo trân trọng giới thiệu toàn văn.\n\nMở chợ ở xã Hưng Mỹ\n\nSáng nay xã mở chợ.\n",
}


def test_what_a_page_only_tells_of_an_act_is_no_document() -> None:
    assert not [name for name, text in NO_TEXTS.items() if parse(text).is_document]
