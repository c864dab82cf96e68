"""`vanban evaluate`: a perfect parse scores full marks, and each damage lowers just its own measures."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lantern import (
    ANSWERS,
    PERFECT,
    changed_row,
    cited,
    gold,
    judged,
    lowered,
    section,
    with_row,
    without_row,
    without_section,
)

from pipelines.evaluate import add_up, compare, wilson
from pipelines.evaluate.folds import arabic, body_key, is_alike, label_key, names_body, number_key
from pipelines.evaluate.gold import Entry, parse_gold
from pipelines.evaluate.report import percent
from pipelines.parse.model import (
    ParsedDocument,
    PartialDate,
    RelatedLink,
    Signature,
)
from pipelines.vocab import values


def test_a_perfect_parse_scores_full_marks_in_every_measure() -> None:
    assert lowered(PERFECT) == set()
    measured = {outcome.measure for outcome in judged(PERFECT).outcomes}
    unasked = {"unit_count", "empty_body", "undated_named_reference", "superior_body"}
    assert set(values("codes:quality_measure")) - measured == unasked


@dataclass(frozen=True, slots=True)
class Damage:
    parsed: Callable[[], ParsedDocument]
    measures: set[str]


FIELD = {"all_metadata"}
DAMAGES = {
    "a wrong number": Damage(lambda: replace(PERFECT, number="9-KH/TW"), {"number"} | FIELD),
    "a wrong type": Damage(lambda: replace(PERFECT, document_type="Kế hoạch"), {"document_type"} | FIELD),
    "no issue date": Damage(lambda: replace(PERFECT, issue_date=None), {"issue_date"} | FIELD),
    "an issue date without its day": Damage(
        lambda: replace(PERFECT, issue_date=PartialDate(2009, 1)), {"issue_date"} | FIELD
    ),
    "a wrong effective date": Damage(
        lambda: replace(PERFECT, effective_date=PartialDate(2009, 1, 2)), {"effective_date"} | FIELD
    ),
    "a wrong body": Damage(
        lambda: replace(PERFECT, issuing_body="Bộ Y tế", letterhead_body=None),
        {"issuing_body", "enacting_body"} | FIELD,
    ),
    "the letterhead taken for who enacts": Damage(
        lambda: replace(PERFECT, issuing_body="Ban Chấp hành Trung ương Đảng"), {"enacting_body"}
    ),
    "a wrong id of the body": Damage(lambda: replace(PERFECT, issuing_body_id="bo-y-te"), {"issuing_body_id"}),
    "a wrong lay-out": Damage(lambda: replace(PERFECT, layout="body_only"), {"layout"}),
    "a wrong place": Damage(lambda: replace(PERFECT, place="Làng Đa"), {"place"}),
    "a place lost": Damage(lambda: replace(PERFECT, place=None), {"place"}),
    "a wrong signer": Damage(lambda: replace(PERFECT, signer="Lê Văn Đen"), {"signer"} | FIELD),
    "a wrong abstract": Damage(lambda: replace(PERFECT, subject="về thuyền giấy"), {"subject"} | FIELD),
    "a signature lost": Damage(lambda: without_row("signatures", 1), {"signers", "signing_capacity"}),
    "a signature invented": Damage(
        lambda: with_row("signatures", Signature("Nơi Nhận", None, None, None, 7, 8)), {"signers"}
    ),
    "a wrong capacity": Damage(lambda: changed_row("signatures", 0, capacity="for"), {"signing_capacity"}),
    "a capacity where there is none": Damage(
        lambda: changed_row("signatures", 1, capacity="for"), {"signing_capacity"}
    ),
    "a unit lost": Damage(lambda: without_section(3), {"sections"}),
    "a unit invented": Damage(lambda: with_row("sections", section("article", "Điều 1.", "x", None)), {"sections"}),
    "d read for đ": Damage(lambda: changed_row("sections", 3, number="d"), {"sections"}),
    "a wrong parent": Damage(lambda: changed_row("sections", 3, parent=1), {"sections"}),
    "a wrong level": Damage(lambda: changed_row("sections", 3, level="point"), {"sections"}),
    "the beginning of a text cut off": Damage(lambda: changed_row("sections", 3, text="giấy."), {"section_text"}),
    "a unit of an appendix lost": Damage(lambda: without_section(5), {"appendix_sections", "section_text"}),
    "a unit of an appendix put in the body": Damage(
        lambda: changed_row("sections", 5, zone="body", parent=None), {"sections", "appendix_sections"}
    ),
    "a citation lost": Damage(lambda: without_row("citations", 1), {"citations", "citation_relation"}),
    "a relation lost": Damage(lambda: changed_row("citations", 1, relation="cites"), {"citation_relation"}),
    "a relation invented": Damage(lambda: changed_row("citations", 2, relation="replaces"), {"citation_relation"}),
    "a relation given to another act": Damage(lambda: changed_row("citations", 1, subject=0), {"citation_relation"}),
    "a citation invented": Damage(lambda: with_row("citations", cited("1-CT/TW", "Chỉ thị")), {"citations"}),
    "a citation of a wrong type": Damage(
        lambda: changed_row("citations", 1, document_type="Quyết định"), {"citation_type"}
    ),
    "a citation with a wrong date": Damage(
        lambda: changed_row("citations", 1, issue_date=PartialDate(2008, 6, 5)), {"citation_date"}
    ),
    "a date where the text gives none": Damage(
        lambda: changed_row("citations", 2, issue_date=PartialDate(2008, 6, 5)), {"citation_date"}
    ),
    "news put in the body": Damage(lambda: changed_row("citations", 5, zone="body"), {"citations", "news_citations"}),
    "a law by name lost": Damage(lambda: without_row("citations", 3), {"named_reference"}),
    "a row of the table lost": Damage(lambda: without_row("related_links", 0), {"related_documents"}),
    "a cell shifted": Damage(
        lambda: changed_row("related_links", 0, issue_date=None, effective_date=PartialDate(2007, 1, 1)),
        {"related_document_cell"},
    ),
    "a news item invented": Damage(
        lambda: with_row("related_links", RelatedLink("news", 4, 5, title="Tin khác")), {"news_items"}
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_lowers_just_its_own_measures(name: str) -> None:
    assert lowered(DAMAGES[name].parsed()) == DAMAGES[name].measures


def test_a_page_in_which_no_document_was_found_has_nothing_right() -> None:
    nothing = ParsedDocument(is_document=False, layout="unknown")
    full = {outcome.measure for outcome in judged(nothing, number=None, issue_date=None, signers=[]).outcomes
            if not outcome.miss}  # fmt: skip
    assert full == set()


def test_where_gold_is_silent_the_parser_must_be_too() -> None:
    assert "number" in lowered(PERFECT, number=None, citations=[], news_citations=[])
    assert "number" not in lowered(replace(PERFECT, number=None), number=None)
    nameless = replace(PERFECT, issuing_body=None, issuing_body_printed=None, letterhead_body=None)
    assert "issuing_body" in lowered(PERFECT, issuers=[])
    assert "issuing_body" not in lowered(nameless, issuers=[])


def test_a_unit_on_a_page_without_text_is_an_invention() -> None:
    empty = replace(PERFECT, sections=())
    assert "empty_body" not in lowered(empty, nodes=[], empty_body=True)
    assert {"empty_body", "sections"} <= lowered(PERFECT, nodes=[], empty_body=True)


def test_of_a_long_document_the_first_units_and_all_counts_are_compared() -> None:
    more = with_row("sections", section("roman_item", "II-", "Sau", None))
    listed = {"nodes": ANSWERS["nodes"][:3], "nodes_complete": False, "appendix_nodes": False}
    assert lowered(more, **listed, counts={"roman_section": 2, "phu_luc": 1}) == set()
    assert lowered(PERFECT, **listed, counts={"roman_section": 2}) == {"unit_count"}


def test_a_parents_text_may_run_on_into_its_children() -> None:
    closing = changed_row("sections", 1, text="Đoạn kết đứng sau các mục.")
    assert lowered(closing) == set()


def test_dashes_between_a_unit_and_its_parent_are_passed_over() -> None:
    dash = section("dash_item", "-", "", 2)
    rows = (*PERFECT.sections[:3], dash, PERFECT.sections[3]._replace(parent=3), *PERFECT.sections[4:5])
    assert lowered(replace(PERFECT, sections=(*rows, PERFECT.sections[5]._replace(parent=5)))) == set()


def test_a_label_that_gold_ignores_counts_on_neither_side() -> None:
    invented = with_row("sections", section("numbered_item", "(i)", "x", 2))
    assert lowered(invented) == {"sections"}
    assert lowered(invented, ignore_label=r"^\(i+\)") == set()


def test_a_relation_that_may_be_read_counts_on_neither_side() -> None:
    assert lowered(changed_row("citations", 2, relation="implements")) == set()


def test_further_right_answers_are_right() -> None:
    accept = {"number": ["9a-KL/TW"], "issue_date": [None], "type": ["Thông báo"]}
    other = replace(PERFECT, number="9a-KL/TW", issue_date=None, document_type="Thông báo")
    assert lowered(other, accept=accept) == set()


def test_a_miss_says_what_was_wanted_what_was_given_and_where() -> None:
    (wrong,) = [o for o in judged(replace(PERFECT, number="9-KH/TW")).outcomes if o.measure == "number"]
    assert wrong.miss is not None
    assert (wrong.miss.wanted, wrong.miss.got, wrong.miss.span) == ("9-KL/TW", "9-KH/TW", (30, 37))


def test_a_lost_unit_is_shown_where_it_stands_in_the_text() -> None:
    text = "mở đầu\nđ) Đèn\n   giấy.\n"
    outcomes = compare(gold(), without_section(3), text).outcomes
    (lost,) = [o.miss for o in outcomes if o.measure == "sections" and o.miss]
    assert lost.span is not None
    assert text[slice(*lost.span)].startswith("đ) Đèn")


# Known values: Newcombe 1998, Statistics in Medicine 17, table I, method 3 (the score interval without continuity).
@pytest.mark.parametrize(
    ("hits", "asked", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_wilson_interval_has_its_published_values(hits: int, asked: int, low: float, high: float) -> None:
    share = wilson(hits, asked)
    assert share.value == hits / asked
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_lies_within_0_and_1_around_its_share(answers: tuple[int, int]) -> None:
    share = wilson(*answers)
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.high <= 1


def test_precision_recall_and_f1_are_made_of_sums_over_documents() -> None:
    lost, invented = without_row("citations", 1), with_row("citations", cited("1-CT/TW", "Chỉ thị"))
    documents = [replace(judged(parsed), file=str(place)) for place, parsed in enumerate((lost, invented, PERFECT))]
    (score,) = [s for s in add_up(documents) if (s.measure, s.layout) == ("citations", None)]
    assert (score.gold_documents, score.hits, score.found, score.wanted) == (3, 5, 6, 6)
    assert score.precision is not None
    assert score.recall is not None
    assert score.f1 is not None
    assert math.isclose(score.f1.value, 5 / 6)
    assert score.f1.low < score.f1.value < score.f1.high


def test_nothing_found_has_no_precision_and_an_f1_of_0() -> None:
    (score,) = [
        s for s in add_up([judged(replace(PERFECT, citations=()))]) if (s.measure, s.layout) == ("citations", None)
    ]
    assert (score.precision, score.found) == (None, 0)
    assert score.f1 is not None
    assert score.f1.value == 0


def test_sections_are_also_scored_by_level_and_layout() -> None:
    keys = {(s.measure, s.level, s.layout) for s in add_up([judged(PERFECT)])}
    assert {("sections", level, layout) for level in (None, "roman_item") for layout in (None, "party_portal")} <= keys


def test_spelling_is_no_mistake() -> None:
    assert number_key("11/2020/NÐ –cp") == number_key("11/2020/NĐ-CP")
    assert body_key("UBND TP. Huế") == body_key("Uỷ ban nhân dân thành phố Huế")
    assert body_key("Ban Bí thư Trung ương Đảng") == body_key("BAN BÍ THƯ")
    assert is_alike("Về việc mở lớp học hoà nhạc", "mở lớp học hòa nhạc")
    assert not is_alike(None, "mở lớp")
    assert names_body(body_key("Ban Tuyên giáo Trung ương"), "BAN CHẤP HÀNH TRUNG ƯƠNG / BAN TUYÊN GIÁO", "")
    assert not names_body(body_key("Ban Tổ chức Trung ương"), "BAN CHẤP HÀNH TRUNG ƯƠNG / BAN TUYÊN GIÁO", "")


@pytest.mark.parametrize(
    ("level", "label", "number"),
    [("article", "Điều 12a.", "12a"), ("article", "Điều 1.-", "1"),
     ("article", "Điều thứ nhất.", "1"), ("roman_item", "IV-", "4"), ("point", "đ)", "đ"),
     ("chapter", "Chương II", "2"), ("part", "Phần thứ ba", "3"), ("point", "i)", "i"), ("clause", "1", "1"),
     ("sub_numbered_item", "4.1.", "4.1"), ("appendix", "PHỤ LỤC", "")],
)  # fmt: skip
def test_labels_become_numbers(level: str, label: str, number: str) -> None:
    assert label_key(level, label) == number


def test_a_word_of_roman_letters_alone_is_a_number_and_others_are_not() -> None:
    assert [arabic(text) for text in ("xiv", "ix", "vì", "12a", "")] == ["14", "9", "vì", "12a", ""]


def test_a_share_just_below_one_is_not_shown_as_all() -> None:
    assert (percent(1.0), percent(0.99996), percent(0.5)) == ("100.0 %", "99.9 %", "50.0 %")


def test_the_body_above_the_unit_in_a_letterhead_is_asked_where_one_stands_there() -> None:
    below = {"issuers": ["HUYỆN ỦY ĐÈN / BAN TỔ CHỨC"], "issuing_body_id": None}
    right = replace(PERFECT, superior_body="Huyện uỷ Đèn", issuing_body="Ban Tổ chức", letterhead_body=None)
    assert "superior_body" not in lowered(right, **below)
    assert "superior_body" in lowered(replace(right, superior_body=None), **below)
    assert "superior_body" in lowered(replace(right, superior_body="Huyện ủy Lồng"), **below)
    accepted = below | {"accept": {"superior_body": ["ĐẢNG BỘ HUYỆN LỒNG"]}}
    assert "superior_body" not in lowered(replace(right, superior_body="Đảng bộ huyện Lồng"), **accepted)
    of_a_place = below | {"issuers": ["ỦY BAN NHÂN DÂN / XÃ ĐÈN"]}
    assert "superior_body" not in {outcome.measure for outcome in judged(right, **of_a_place).outcomes}


def test_the_place_is_not_asked_where_the_gold_leaves_it_out() -> None:
    answers = {key: value for key, value in ANSWERS.items() if key != "place"}
    document = compare(parse_gold(Entry(answers), Path("lantern.json")), replace(PERFECT, place="Làng Đa"), "")
    assert "place" not in {outcome.measure for outcome in document.outcomes}
