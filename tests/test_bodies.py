"""Issuing bodies: names and codes as printed, valid at a date."""

import itertools
import unicodedata

import pytest
from growth import MOST, growth
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.words.bodies import body_of_codes, find_bodies, match_body, match_body_at
from pipelines.parse.words.dates import parse_date
from pipelines.vocab.records import issuing_bodies


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("BỘ CHÍNH TRỊ", "bo-chinh-tri"),
        ("BAN CHẤP HÀNH\nTRUNG ƯƠNG", "ban-chap-hanh-trung-uong"),
        ("Ban Bí thư khoá XIII", "ban-bi-thu"),
        ("UỶ BAN NHÂN DÂN TỈNH BẮC GIANG", "ubnd-bac-giang"),
        ("UBND TP. Hà Nội", "ubnd-ha-noi"),
        ("HĐND tỉnh Quảng Ninh", "hdnd-quang-ninh"),
        ("Bộ Lao động – Thương binh và Xã hội", "bo-lao-dong-thuong-binh-xa-hoi"),
        ("Bộ Lao động, Thương binh và Xã hội", "bo-lao-dong-thuong-binh-xa-hoi"),
        ("Bộ trưởng Bộ Tài chính", "bo-tai-chinh"),
        ("Ban Tuyên giáo và Dân vận Trung ương", "ban-tuyen-giao-va-dan-van-trung-uong"),
        ("Ủy ban Trung ương MTTQ Việt Nam", "uy-ban-tw-mttq"),
        ("Hội đồng Trung ương Đội TNTP Hồ Chí Minh", "hoi-dong-doi-trung-uong"),
        ("Trung ương Hội Nông dân Việt Nam", "hoi-nong-dan"),
        ("Câu lạc bộ đọc sách", None),
        ("", None),
    ],
)
def test_a_printed_name_is_matched(printed: str, expected: str | None) -> None:
    body = match_body(printed)
    assert (body and body.issuing_body_id) == expected


@pytest.mark.parametrize(
    ("printed", "on", "expected"),
    [
        ("Bộ Nội vụ", "1990", "bo-noi-vu-cong-an"),
        ("Bộ Nội vụ", "2010-05-06", "bo-noi-vu"),
        ("Bộ Nội vụ", None, "bo-noi-vu"),
        ("Ban Nội chính Trung ương", "2014", "ban-noi-chinh-trung-uong"),
    ],
)
def test_a_shared_name_means_the_body_of_its_day(printed: str, on: str | None, expected: str) -> None:
    body = match_body(printed, parse_date(on) if on else None)
    assert body is not None
    assert body.issuing_body_id == expected


@pytest.mark.parametrize(
    ("codes", "on", "expected"),
    [
        (("CP",), "2020", "chinh-phu"),
        (("CP",), "1975", "hoi-dong-chinh-phu"),
        (("TTg",), None, "thu-tuong-chinh-phu"),
        (("QH15",), None, "quoc-hoi"),
        (("UBTVQH13",), None, "uy-ban-thuong-vu-quoc-hoi"),
        (("BNV", "VPCP"), "2005", "bo-noi-vu"),
        (("BNV",), "1992", "bo-noi-vu-cong-an"),
        (("BCT",), "2015", "bo-cong-thuong"),
        (("TW",), None, None),
        (("UBND",), None, None),
        (("TU",), None, None),
        (("XYZ",), None, None),
        ((), None, None),
    ],
)
def test_a_code_names_a_body_unless_it_is_shared(codes, on, expected) -> None:
    body = body_of_codes(codes, parse_date(on) if on else None)
    assert (body and body.issuing_body_id) == expected


def test_bodies_are_found_longest_first_with_their_spans() -> None:
    text = "Ban Tổ chức Trung ương phối hợp với Bộ Nội vụ và UBND tỉnh Lào Cai."
    assert [(text[f.start : f.end], f.body.issuing_body_id) for f in find_bodies(text)] == [
        ("Ban Tổ chức Trung ương", "ban-to-chuc-trung-uong"),
        ("Bộ Nội vụ", "bo-noi-vu"),
        ("UBND tỉnh Lào Cai", "ubnd-lao-cai"),
    ]


def test_a_name_is_read_behind_offices_from_its_place() -> None:
    text = "của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ về việc"
    found = match_body_at(text, 4, len(text))
    assert found is not None
    assert (found.body.issuing_body_id, text[found.start : found.end]) == (
        "van-phong-chinh-phu",
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
    )


def test_no_name_begins_in_the_middle_of_other_words() -> None:
    text = "cán bộ Bộ Y tế"
    assert match_body_at(text, 0, len(text)) is None


@pytest.mark.parametrize("body", issuing_bodies(), ids=lambda body: body.issuing_body_id)
def test_every_body_is_found_by_its_own_name_while_it_bears_it(body) -> None:
    on = parse_date(body.active_from or body.active_to or "2010")
    found = find_bodies(body.issuing_body, on=on)
    assert found
    assert found[0].body.issuing_body_id == body.issuing_body_id


@given(st.lists(st.sampled_from(issuing_bodies()), min_size=1, max_size=4), st.text(max_size=20))
def test_any_text_is_searched_without_error_and_forms_agree(bodies, noise: str) -> None:
    text = unicodedata.normalize("NFC", noise + "; ".join(body.issuing_body for body in bodies))
    found = find_bodies(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert match_body(unicodedata.normalize("NFD", bodies[0].issuing_body)) == match_body(bodies[0].issuing_body)


@pytest.mark.parametrize("unit", ["Ủy ban nhân dân ", "Bộ ", "Ban Chấp hành ", "x ", ", "])
def test_four_times_the_text_costs_at_most_six_times(unit: str) -> None:
    assert growth(find_bodies, unit, 60_000) <= MOST
