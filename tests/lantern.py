"""One composed document about lanterns: its hand-made answers, a perfect parse of it, and ways to damage that parse."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pipelines.evaluate import Gold, Judged, add_up, compare
from pipelines.evaluate.gold import Entry, parse_gold
from pipelines.parse.model import (
    Citation,
    Evidence,
    ParsedDocument,
    PartialDate,
    RelatedLink,
    Section,
    Signature,
)

ANSWERS: dict[str, Any] = {
    "file": "lantern.txt",
    "layout": "party_portal",
    "number": "9-KL/TW",
    "type": "Kết luận",
    "issue_date": "2009-01-02",
    "effective_date": "2009-01-03",
    "place": "Làng Đèn",
    "issuers": ["BAN CHẤP HÀNH TRUNG ƯƠNG", "Bộ Chính trị"],
    "issuing_body_id": "bo-chinh-tri",
    "signers": [
        {"name": "Lê Văn Đèn", "title": "T/M BỘ CHÍNH TRỊ", "capacity": "on_behalf"},
        {"name": "Hồ Thị Lồng", "title": "CHÁNH VĂN PHÒNG", "capacity": None},
    ],
    "title": "về đèn lồng trong hội làng",
    "nodes": [
        {"kind": "roman_section", "label": "I-", "text40": "MỤC ĐÍCH 1- Thắp sáng mọi con đường tron", "parent": []},
        {"kind": "numbered_item", "label": "1-", "text40": "Thắp sáng mọi con đường trong làng vào đ",
         "parent": ["I-"]},
        {"kind": "letter_item", "label": "đ)", "text40": "Đèn giấy.", "parent": ["I-", "1-"]},
        {"kind": "phu_luc", "label": "PHỤ LỤC", "text40": "1. Tre.", "parent": []},
        {"kind": "numbered_item", "label": "1.", "text40": "Tre.", "parent": ["PHỤ LỤC"]},
    ],
    "appendix_nodes": True,
    "citations": [
        {"number": "8-NQ/TW", "type": "Nghị quyết", "date": "2008-05-06", "name": None, "relations": ["based_on"]},
        {"number": "7-QĐ/TW", "type": "Quy định", "date": None, "name": None, "relations": [],
         "accept_relations": ["implements"]},
        {"number": None, "type": "Luật", "date": "2001-06-29", "name": "Luật Di sản văn hóa"},
    ],
    "news_citations": [{"number": "5-CT/TW", "type": "Chỉ thị", "date": None, "name": None}],
    "related_links": [
        {"kind": "other_document", "number": "3-QĐ/TW", "title": None, "issue_date": "2007-01-01",
         "effective_date": None, "file": None},
        {"kind": "news", "number": None, "title": "Làng thắp đèn", "issue_date": None, "effective_date": None,
         "file": None},
    ],
}  # fmt: skip


def section(level: str, label: str | None, text: str, parent: int | None, **given: Any) -> Section:
    cells: dict[str, Any] = {"depth": 0, "number": (label or "").strip("-.) ") or None, "path": "p", "heading": None}
    cells |= {"text_start": 0, "text_end": 1, "zone": "body", "span_start": 0, "span_end": 1, **given}
    return Section(parent=parent, level=level, label=label, text=text, **cells)


def cited(number: str | None, kind: str, zone: str = "body", **given: Any) -> Citation:
    return Citation(zone, "…", 0, 1, document_type=kind, number=number, **given)


PERFECT = ParsedDocument(
    is_document=True,
    layout="party_portal",
    number="9-KL/TW",
    document_type="Kết luận",
    issue_date=PartialDate(2009, 1, 2),
    effective_date=PartialDate(2009, 1, 3),
    issuing_body_id="bo-chinh-tri",
    issuing_body="Bộ Chính trị",
    letterhead_body="BAN CHẤP HÀNH TRUNG ƯƠNG",
    signer="Lê Văn Đèn",
    place="LÀNG ĐÈN",
    subject="Về đèn lồng trong hội làng",
    signatures=(
        Signature("Lê Văn Đèn", None, "on_behalf", "BỘ CHÍNH TRỊ", 3, 4),
        Signature("Hồ Thị Lồng", "CHÁNH VĂN PHÒNG", None, None, 5, 6),
    ),
    evidence=(Evidence("number", "9-KL/TW", "letterhead", 30, 37, chosen=True),),
    sections=(
        section("paragraph", None, "Bộ Chính trị kết luận:", None, zone="preamble"),
        section("roman_item", "I-", "", None, heading="MỤC ĐÍCH"),
        section("numbered_item", "1-", "Thắp sáng mọi con đường trong làng vào đêm hội:", 1),
        section("letter_item", "đ)", "Đèn giấy.", 2),
        section("appendix", "PHỤ LỤC", "", None, zone="appendix", number=None),
        section("numbered_item", "1.", "Tre.", 4, zone="appendix"),
    ),
    citations=(
        cited("9-KL/TW", "Kết luận", "chrome", is_self=True),
        cited("8-NQ/TW", "Nghị quyết", issue_date=PartialDate(2008, 5, 6), relation="based_on"),
        cited("7-QĐ/TW", "Quy định", "title"),
        cited(None, "Luật", name="Luật Di sản văn hoá"),
        cited("3-QĐ/TW", "Quy định", "related_table"),
        cited("5-CT/TW", "Chỉ thị", "news"),
    ),
    related_links=(
        RelatedLink("other_document", 0, 1, number="3-QĐ/TW", issue_date=PartialDate(2007, 1, 1)),
        RelatedLink("news", 2, 3, title="Làng thắp đèn"),
    ),
)


def gold(**changed: Any) -> Gold:
    return parse_gold(Entry({**ANSWERS, **changed}), Path("lantern.json"))


def judged(parsed: ParsedDocument, **changed: Any) -> Judged:
    return compare(gold(**changed), parsed, "")


def lowered(parsed: ParsedDocument, **changed: Any) -> set[str]:
    """Return the measures that are not full marks."""
    overall = [score for score in add_up([judged(parsed, **changed)]) if score.level is None and score.layout is None]
    return {score.measure for score in overall if not (score.hits == score.found == score.wanted)}


def changed_row(field: str, place: int, **cells: Any) -> ParsedDocument:
    rows = list(getattr(PERFECT, field))
    change = getattr(rows[place], "_replace", None) or partial(replace, rows[place])
    rows[place] = change(**cells)
    return replace(PERFECT, **{field: tuple(rows)})


def without_row(field: str, place: int) -> ParsedDocument:
    rows = getattr(PERFECT, field)
    return replace(PERFECT, **{field: (*rows[:place], *rows[place + 1 :])})


def without_section(place: int) -> ParsedDocument:
    """Return the perfect parse without one section; those behind it move up, and so do references to them."""
    rows = (*PERFECT.sections[:place], *PERFECT.sections[place + 1 :])
    moved = [r._replace(parent=r.parent - 1) if r.parent is not None and r.parent > place else r for r in rows]
    return replace(PERFECT, sections=tuple(moved))


def with_row(field: str, row: object) -> ParsedDocument:
    return replace(PERFECT, **{field: (*getattr(PERFECT, field), row)})
