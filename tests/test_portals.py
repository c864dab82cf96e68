"""Whatever surrounds it and however its labels are printed, a portal's page gives its document's own values alone."""

import random
from collections import Counter

from portals import Page, make_pages

from pipelines.parse import ParsedDocument, parse
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.numbers import find_numbers

COUNT = 2_000
_BESIDE = ("news", "related_table")


def letters(words: str | None) -> str:
    """Return the letters of a subject, without the words that lead to it."""
    plain = "".join(filter(str.isalnum, (words or "").lower()))
    return plain.removeprefix("vv").removeprefix("về").removeprefix("việc")


def missed(page: Page) -> list[str]:
    """Return what the parser does not read as a reader does."""
    document, said = parse(page.text), page.said
    right = {
        "number": document.number == said.number,
        "type": document.document_type == said.document_type,
        "issued": str(document.issue_date) == str(said.issue_date),
        "effective": str(document.effective_date) == str(said.effective_date),
        "issuer": names_issuer(document.issuing_body_printed, said.issuing_body),
        "signer": document.signer == said.signer,
        "subject": letters(document.subject) == letters(said.subject),
        "units": tuple(row.number for row in document.sections if row.zone == "body" and row.label) == page.units,
        "no text": bool(page.units) or not document.sections,
        "rows": rows_of(document) == page.rows,
        "doubts": doubts_of(document) == page.doubted,
        "strays": not strays_of(document, page),
    }
    return [name for name, is_right in right.items() if not is_right]


def names_issuer(printed: str | None, names: tuple[str, ...] | None) -> bool:
    """Tell whether a body is one of `names`, or none where there are none; None for names that may be either."""
    if names is None or not names:
        return names is None or printed is None
    return printed is not None and fold_name(printed) in map(fold_name, names)


def rows_of(document: ParsedDocument) -> tuple[tuple[str | None, str | None, str | None], ...]:
    """Return number, day and subject of the other documents that a page lists."""
    rows = [row for row in document.related_links if row.kind == "other_document"]
    return tuple((row.number, str(row.issue_date) if row.issue_date else None, row.subject) for row in rows)


def doubts_of(document: ParsedDocument) -> tuple[str, ...]:
    """Return the fields about which witnesses disagree."""
    issues = [issue for issue in document.issues if issue.code == "metadata_conflict"]
    return tuple(dict.fromkeys(issue.detail.split()[0] for issue in issues))


def strays_of(document: ParsedDocument, page: Page) -> list[str]:
    """Return what of rows, news and furniture is read as if the document itself said it."""
    others = {number.key for words in page.others for number in find_numbers(words)}
    cited = [one.text for one in document.citations if one.zone not in _BESIDE and one.number_key in others]
    texts = [row.text for row in document.sections if row.text]
    printed = [text for text in texts if any(number.key in others for number in find_numbers(text))]
    return cited + printed + [text for text in texts if "truy cập" in text or "Bản quyền" in text]


NO_DOCUMENTS = {
    "form": "Số ký hiệu:\nTrích yếu:\nLoại văn bản: -- Tất cả --\nCơ quan ban hành: -- Chọn --\nTừ ngày:\nTìm kiếm\n",
    "form of short labels": "Số:\nLoại: -- Tất cả --\nNgày:\nCơ quan: -- Chọn --\nNội dung: nhập từ cần tìm\n",
    "form in cells": "| Số hiệu | | Loại văn bản | Tất cả |\n| Ngày ban hành | Từ | Đến | |\n| Lĩnh vực | Tất cả |\n",
    "list": "".join(f"Số ký hiệu: {n}/QĐ-UBND\nNgày ban hành: {n}/3/2031\nTrích yếu: về {n} cầu\n" for n in (3, 4, 5)),
    "table": "| STT | Số hiệu | Ngày ký |\n|---|---|---|\n| 1 | 3/QĐ-UBND | 4/5/2031 |\n| 2 | 6/QĐ-UBND | 7/8/2031 |\n",
    "table by tabs": "STT\tSố hiệu\tNgày ký\n1\t3/QĐ-UBND\t4/5/2031\n2\t6/QĐ-UBND\t7/8/2031\n",
    "groups": "Văn bản hướng dẫn\n- Quyết định số 3/QĐ-UBND về cầu\nVăn bản căn cứ\n- Quyết định số 4/QĐ-UBND về kè\n",
    "question": "Người gửi: Lê Thử\nNgày: 5/3/2031\nVề việc: phí chợ\nCơ quan: Sở Tài chính\nNội dung: Có phí không?\n",
    "meeting": "Ngày: 5/3/2031\nNội dung: Họp về chợ nổi\nChủ trì: Chủ tịch\nCơ quan: Văn phòng\n",
    "news": "Mở hội đọc sách\nNgày đăng: 2/12/2036\nNgười đăng: Lê Thử\nLượt xem: 12\nSáng nay xã mở hội "
    "theo Kế hoạch số 12/KH-UBND ngày 5/3/2036.\n",
}


def test_pages_that_list_documents_or_search_them_are_none() -> None:
    assert [name for name, text in NO_DOCUMENTS.items() if parse(f"Trang chủ\nVăn bản\n{text}").is_document] == []


def damaged(text: str, chance: random.Random) -> str:
    """Return a page whose lines are cut, lost, doubled, in another order or all in one."""
    lines = text.split("\n")
    if chance.random() < 0.3:
        chance.shuffle(lines)
    lines = [line[: chance.choice((len(line), len(line), chance.randint(0, len(line))))] for line in lines]
    signs = ("", "", "", ":", "|", "\t", '"', ";", " - ")
    lines = [line + chance.choice(signs) for line in lines for _ in range(chance.choice((0, 1, 1, 1, 2)))]
    return chance.choice(("\n", "\n", "\n", " ", "")).join(lines)


def test_damaged_pages_are_read_without_a_fault() -> None:
    chance = random.Random(1)
    for page in make_pages(500, seed=1):
        text = damaged(page.text, chance)
        rows = parse(text).related_links
        assert all(0 <= row.span_start <= row.span_end <= len(text) for row in rows)


def test_pages_of_portals_give_their_own_document() -> None:
    misses = Counter((*page.shape.items(), *miss) for page in make_pages(COUNT, seed=5) if (miss := missed(page)))
    assert misses == {}
