"""Pages composed by hand: Party and State, one act captured twice, one number in two terms, a joint circular, a body
that is not in the vocabulary. Spans are found in the texts, so that every check of spans has something to check.
"""

import hashlib
from dataclasses import dataclass, replace

from pipelines.parse.model import (
    Citation,
    Evidence,
    Issue,
    Issuer,
    ParsedDocument,
    PartialDate,
    RelatedLink,
    Section,
    Signature,
)

CONCLUSION = """Kết luận số 7-KL/TW ngày 05/03/2012 của Ban Bí thư về thư viện xã
Hà Nội, ngày 5 tháng 3 năm 2012
KẾT LUẬN
Về thư viện xã
Căn cứ Nghị định số 15/2011/NĐ-CP, Ban Bí thư có ý kiến như sau:
1. Mở thư viện ở mỗi xã
- Chọn nơi dễ đến theo Luật Thư viện.
- Mua sách theo Kết luận này.
Các cấp ủy thực hiện.
T/M BAN BÍ THƯ
Lê Văn Mẫu
Văn bản khác
3-QĐ/TW
01/02/2011
Xã Đồng Mẫu mở thư viện
(ĐCSVN) - Ban Bí thư ban hành Chỉ thị số 9-CT/TW để thực hiện Quy định số 8-QĐ/TW.
"""
COPY = """Số 7-KL/TW
KẾT LUẬN về thư viện xã, ngày 5/3/2012
Mở thư viện ở mỗi xã.
"""
EARLIER = """Số 7-KL/TW
KẾT LUẬN về đê sông, ngày 20/6/2007
Đắp đê trước mùa lũ.
"""
DECREE = """Số: 15/2011/NĐ-CP
NGHỊ ĐỊNH về đọc sách, ngày 9/2/2011
Điều 1. Phạm vi
Nghị định này quy định việc đọc sách.
Điều 2. Hiệu lực
Có hiệu lực từ ngày 01/4/2011.
"""
CIRCULAR = """Số: 3/2013/TTLT-BNV-BTC
THÔNG TƯ LIÊN TỊCH về kinh phí thư viện, ngày 7/5/2013
Chi theo Điều 1 Nghị định 15/2011/NĐ-CP.
"""
NOTICE = """Số: 2/TB-HTV
THÔNG BÁO của Hội Thư viện xã Đồng Mẫu
Mở cửa buổi sáng.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A captured page and what was read from it."""

    name: str
    text: str
    parsed: ParsedDocument

    @property
    def capture_id(self) -> str:
        return digest(self.name)

    @property
    def document_id(self) -> str:
        return digest(self.text)


def digest(text: str) -> str:
    """Return 20 hex digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def place(text: str, words: str, to: str | None = None) -> tuple[int, int]:
    """Return the span from the first `words` to the end of the first `to` after it (of `words` itself without one)."""
    start = text.index(words)
    last = to or words
    return start, text.index(last, start) + len(last)


def section(text: str, level: str, path: str, span: tuple[int, int], own: str, **given: object) -> Section:
    """Return a section whose own text is the first `own` inside its span."""
    start = text.index(own, span[0])
    values: dict[str, object] = {"parent": None, "depth": 0, "label": None, "number": None, "heading": None}
    values |= {"zone": "body", **given}
    return Section(
        level=level, path=path, text=own, text_start=start, text_end=start + len(own), span_start=span[0],
        span_end=span[1], **values,  # type: ignore[arg-type]
    )  # fmt: skip


def citation(text: str, zone: str, words: str, **given: object) -> Citation:
    """Return a citation whose text is the first `words` of the page."""
    start, end = place(text, words)
    return Citation(zone=zone, text=words, span_start=start, span_end=end, **given)  # type: ignore[arg-type]


def witness(text: str, field: str, value: str, zone: str, printed: str) -> Evidence:
    """Return the one witness of a field, read where `printed` stands first."""
    return Evidence(field, value, zone, *place(text, printed), chosen=True)


def simple(text: str, **given: object) -> ParsedDocument:
    """Return a document whose body is the last line of a three-line page, and which is witnessed by its first two."""
    number, body = text.splitlines()[0].split()[-1], text.splitlines()[-1]
    start = text.index(body)
    span = (start, len(text))
    parsed = ParsedDocument(
        is_document=True, layout="party_document", number=number, number_key=number, body_start=start,
        body_end=len(text), sections=(section(text, "paragraph", "p_1", span, body),),
        evidence=(witness(text, "number", number, "letterhead", number),),
    )  # fmt: skip
    return replace(parsed, **given)  # type: ignore[arg-type]


def party_conclusion() -> Page:
    text = CONCLUSION
    opening = place(text, "Căn cứ", "như sau:\n")
    item = place(text, "1. Mở", "Kết luận này.\n")
    first, second = place(text, "- Chọn", "Luật Thư viện.\n"), place(text, "- Mua", "Kết luận này.\n")
    closing = place(text, "Các cấp ủy", "thực hiện.\n")
    sections = (
        section(text, "paragraph", "p_1", opening, text[opening[0] : opening[1] - 1], zone="preamble"),
        section(text, "numbered_item", "item_1", item, "Mở thư viện ở mỗi xã", label="1.", number="1"),
        section(text, "dash_item", "item_1__dash_1", first, "Chọn nơi dễ đến theo Luật Thư viện.", label="-",
                parent=1, depth=1),
        section(text, "dash_item", "item_1__dash_2", second, "Mua sách theo Kết luận này.", label="-",
                parent=1, depth=1),
        section(text, "paragraph", "p_2", closing, "Các cấp ủy thực hiện."),
    )  # fmt: skip
    citations = (
        citation(text, "chrome", "Kết luận số 7-KL/TW", document_type="Kết luận", number="7-KL/TW",
                 number_key="7-KL/TW", relation="self", is_self=True),
        citation(text, "preamble", "Nghị định số 15/2011/NĐ-CP", document_type="Nghị định", number="15/2011/NĐ-CP",
                 number_key="15/2011/NĐ-CP", relation="based_on", relation_text="Căn cứ", section=0),
        citation(text, "body", "Luật Thư viện", document_type="Luật", name="Luật Thư viện", section=2),
        citation(text, "body", "Kết luận này", document_type="Kết luận", relation="self", is_self=True, section=3),
        citation(text, "news", "Chỉ thị số 9-CT/TW", document_type="Chỉ thị", number="9-CT/TW",
                 number_key="9-CT/TW", relation="issues", issuing_body_id="ban-bi-thu"),
        citation(text, "news", "Quy định số 8-QĐ/TW", document_type="Quy định", number="8-QĐ/TW",
                 number_key="8-QĐ/TW", relation="implements", subject=4),
    )  # fmt: skip
    signed = place(text, "T/M BAN BÍ THƯ", "Lê Văn Mẫu")
    evidence = (
        witness(text, "number", "7-KL/TW", "page_title", "7-KL/TW"),
        witness(text, "document_type", "Kết luận", "title_block", "KẾT LUẬN"),
        witness(text, "issue_date", "2012-03-05", "letterhead", "ngày 5 tháng 3 năm 2012"),
        witness(text, "issue_date", "2012-03-05", "page_title", "05/03/2012")._replace(chosen=False),
        witness(text, "issuing_body", "Ban Bí thư", "page_title", "Ban Bí thư"),
        witness(text, "signer", "Lê Văn Mẫu", "signature", "Lê Văn Mẫu"),
        witness(text, "place", "Hà Nội", "letterhead", "Hà Nội"),
        witness(text, "subject", "Về thư viện xã", "title_block", "Về thư viện xã"),
    )
    related = (
        RelatedLink("other_document", *place(text, "3-QĐ/TW", "01/02/2011"), number="3-QĐ/TW", number_key="3-QĐ/TW",
                    issue_date=PartialDate(2011, 2, 1)),
        RelatedLink("news", *place(text, "Xã Đồng Mẫu mở", "8-QĐ/TW."), title="Xã Đồng Mẫu mở thư viện",
                    agency="ĐCSVN", teaser="Ban Bí thư ban hành Chỉ thị"),
    )  # fmt: skip
    parsed = ParsedDocument(
        is_document=True, layout="party_portal", title=text.splitlines()[0], subject="Về thư viện xã",
        number="7-KL/TW", number_key="7-KL/TW", serial=7, type_code="KL", body_codes=("TW",),
        document_type="Kết luận", document_type_en="Conclusion", system="party", issue_date=PartialDate(2012, 3, 5),
        issuing_body_id="ban-bi-thu", issuing_body="Ban Bí thư Trung ương Đảng",
        issuing_body_en="Secretariat of the Central Committee", issuing_body_printed="Ban Bí thư", term="XI",
        place="Hà Nội", signer="Lê Văn Mẫu", signing_capacity="on_behalf", body_start=opening[0],
        body_end=closing[1], issuers=(Issuer("ban-bi-thu", "Ban Bí thư"),),
        signatures=(Signature("Lê Văn Mẫu", None, "on_behalf", "BAN BÍ THƯ", *signed),), evidence=evidence,
        sections=sections, citations=citations, related_links=related,
        issues=(Issue("missing_cells", "info", "The row of 3-QĐ/TW has 2 of 5 cells.", *place(text, "3-QĐ/TW")),),
    )  # fmt: skip
    return Page("portal/a.txt", text, parsed)


def by_secretariat(text: str, name: str, date: PartialDate, term: str, subject: str) -> Page:
    """Return a plain page of a conclusion of the Secretariat."""
    printed = f"{date.day}/{date.month}/{date.year}"
    parsed = simple(
        text, serial=7, type_code="KL", body_codes=("TW",), document_type="Kết luận", document_type_en="Conclusion",
        system="party", issue_date=date, issuing_body_id="ban-bi-thu", issuing_body="Ban Bí thư Trung ương Đảng",
        issuing_body_en="Secretariat of the Central Committee", term=term, subject=subject,
        issuers=(Issuer("ban-bi-thu", "Ban Bí thư"),),
    )  # fmt: skip
    evidence = (
        *parsed.evidence,
        witness(text, "document_type", "Kết luận", "title_block", "KẾT LUẬN"),
        witness(text, "issue_date", str(date), "title_block", printed),
    )
    return Page(name, text, replace(parsed, evidence=evidence))


def state_decree() -> Page:
    text = DECREE
    first, second = place(text, "Điều 1.", "đọc sách.\n"), place(text, "Điều 2.", "01/4/2011.\n")
    articles = (
        section(text, "article", "art_1", first, "Nghị định này quy định việc đọc sách.", label="Điều 1.", number="1",
                heading="Phạm vi"),
        section(text, "article", "art_2", second, "Có hiệu lực từ ngày 01/4/2011.", label="Điều 2.", number="2",
                heading="Hiệu lực"),
    )  # fmt: skip
    parsed = simple(
        text, layout="state_document", serial=15, number_year=2011, type_code="NĐ", body_codes=("CP",),
        document_type="Nghị định", document_type_en="Decree", system="state", issue_date=PartialDate(2011, 2, 9),
        effective_date=PartialDate(2011, 4, 1), effective_basis="stated", issuing_body_id="chinh-phu",
        issuing_body="Chính phủ", issuing_body_en="Government", body_start=first[0], body_end=second[1],
        sections=articles, issuers=(Issuer("chinh-phu", "Chính phủ"),),
        citations=(citation(text, "body", "Nghị định này", document_type="Nghị định", relation="self", is_self=True,
                            section=0),),
    )  # fmt: skip
    evidence = (
        *parsed.evidence,
        witness(text, "document_type", "Nghị định", "title_block", "NGHỊ ĐỊNH"),
        witness(text, "issue_date", "2011-02-09", "title_block", "9/2/2011"),
        witness(text, "effective_date", "2011-04-01", "body", "01/4/2011"),
    )
    return Page("congbao/b.txt", text, replace(parsed, evidence=evidence))


def joint_circular() -> Page:
    text = CIRCULAR
    parsed = simple(
        text, layout="state_document", serial=3, number_year=2013, type_code="TTLT", body_codes=("BNV", "BTC"),
        document_type="Thông tư liên tịch", document_type_en="Joint Circular", system="state",
        issue_date=PartialDate(2013, 5, 7), issuing_body_id="bo-noi-vu", issuing_body="Bộ Nội vụ",
        issuing_body_en="Ministry of Home Affairs",
        issuers=(Issuer("bo-noi-vu", "Bộ Nội vụ"), Issuer("bo-tai-chinh", "Bộ Tài chính")),
        citations=(citation(text, "body", "Điều 1 Nghị định 15/2011/NĐ-CP", document_type="Nghị định",
                            number="15/2011/NĐ-CP", number_key="15/2011/NĐ-CP", pinpoint="dieu:1", section=0),),
    )  # fmt: skip
    evidence = (
        *parsed.evidence,
        witness(text, "document_type", "Thông tư liên tịch", "title_block", "THÔNG TƯ LIÊN TỊCH"),
        witness(text, "issue_date", "2013-05-07", "title_block", "7/5/2013"),
    )
    return Page("congbao/c.txt", text, replace(parsed, evidence=evidence))


def unknown_body() -> Page:
    text = NOTICE
    parsed = simple(
        text, layout="body_only", serial=2, type_code="TB", body_codes=("HTV",), document_type="Thông báo",
        document_type_en="Notice", issuing_body_printed="Hội Thư viện xã Đồng Mẫu",
        issuers=(Issuer(None, "Hội Thư viện xã Đồng Mẫu"),),
        issues=(Issue("unknown_issuing_body", "warning", "The body is not in the vocabulary."),),
    )  # fmt: skip
    evidence = (
        *parsed.evidence,
        witness(text, "document_type", "Thông báo", "title_block", "THÔNG BÁO"),
        witness(text, "issuing_body", "Hội Thư viện xã Đồng Mẫu", "title_block", "Hội Thư viện xã Đồng Mẫu"),
    )
    return Page("congbao/d.txt", text, replace(parsed, evidence=evidence))


def pages() -> tuple[Page, ...]:
    """Return the pages of the small warehouse: six documents, of five works."""
    return (
        party_conclusion(),
        by_secretariat(COPY, "other/a.txt", PartialDate(2012, 3, 5), "XI", "Về thư viện xã"),
        by_secretariat(EARLIER, "other/b.txt", PartialDate(2007, 6, 20), "X", "Về đê sông"),
        state_decree(),
        joint_circular(),
        unknown_body(),
    )
