"""The CSVs of pipelines/vocab are sound: keys unique, references found, codes known, phrases usable."""

import collections
import csv
import re
from pathlib import Path

import pytest

import pipelines.vocab
from pipelines import tables
from pipelines.parse.words.dates import parse_date
from pipelines.parse.words.fold import fold_name
from pipelines.parse.words.numbers import parse_number
from pipelines.vocab import read_vocabulary, values
from pipelines.vocab.records import (
    citation_forms,
    document_types,
    issuing_bodies,
    laws,
    named_documents,
    relation_verbs,
    terms,
)

FOLDER = Path(pipelines.vocab.__file__).parent
MINE = (
    "calendar",
    "citation_forms",
    "citation_words",
    "document_types",
    "issuing_bodies",
    "laws",
    "named_documents",
    "pinpoint_units",
    "province_mergers",
    "relation_verbs",
    "remedies",
    "terms",
)
BODIES = {body.issuing_body_id: body for body in issuing_bodies()}
KINDS = {kind.document_type for kind in document_types()}


def repeated(items) -> list[object]:
    return [item for item, count in collections.Counter(items).items() if count > 1]


@pytest.mark.parametrize("name", MINE)
def test_every_row_has_as_many_cells_as_the_header_and_no_stray_blanks(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = list(csv.reader(lines))
    assert [row for row in rows if len(row) != len(header)] == []
    assert [cell for row in rows for cell in row if cell != cell.strip() or "\n" in cell] == []


@pytest.mark.parametrize("name", MINE)
def test_every_confidence_is_a_known_code(name: str) -> None:
    known = set(values("codes:confidence"))
    assert {row["confidence"] for row in read_vocabulary(name) if "confidence" in row} <= known


def test_bodies_have_unique_ids_and_names() -> None:
    assert repeated(body.issuing_body_id for body in issuing_bodies()) == []
    assert repeated(fold_name(body.issuing_body) for body in issuing_bodies()) == []


def test_parents_and_successors_of_bodies_exist_and_lead_to_no_circle() -> None:
    for step in ("parent_id", "successor_id"):
        for body in issuing_bodies():
            seen = {body.issuing_body_id}
            at = getattr(body, step)
            while at is not None:
                assert at in BODIES, (body.issuing_body_id, step)
                assert at not in seen, (body.issuing_body_id, step)
                seen.add(at)
                at = getattr(BODIES[at], step)


def test_a_body_with_a_successor_has_ended_and_its_successor_has_not_ended_before() -> None:
    for body in issuing_bodies():
        if body.successor_id:
            later = BODIES[body.successor_id]
            assert body.active_to, body.issuing_body_id
            assert not later.active_to or later.active_to >= body.active_to, body.issuing_body_id


def test_every_merged_province_leads_to_the_new_one() -> None:
    names = {fold_name(name): body for body in issuing_bodies() for name in (body.issuing_body, *body.aliases)}
    for merger in read_vocabulary("province_mergers"):
        old = names[fold_name(f"Ủy ban nhân dân tỉnh {merger['old_province']}")]
        assert old.successor_id is not None
        assert fold_name(merger["new_province"]) in fold_name(BODIES[old.successor_id].issuing_body)


def test_bodies_live_forward_and_their_dates_are_dates() -> None:
    for body in issuing_bodies():
        dates = [text for text in (body.active_from, body.active_to) if text]
        assert all(str(parse_date(text)) == text for text in dates), body.issuing_body_id
        assert len(dates) < 2 or dates[0] <= dates[1], body.issuing_body_id


def test_levels_systems_and_codes_of_bodies_are_well_formed() -> None:
    assert {body.system for body in issuing_bodies()} <= set(values("codes:system"))
    assert [body.issuing_body_id for body in issuing_bodies() if not re.fullmatch(r"[a-z_]+", body.level)] == []
    codes = [code for body in issuing_bodies() for code in body.number_codes]
    assert [code for code in codes if "/" in code or "-" in code] == []


def test_document_types_are_unique_within_a_system_and_cover_every_use() -> None:
    assert repeated((kind.document_type, kind.system) for kind in document_types()) == []
    assert {kind.system for kind in document_types()} <= {*values("codes:system"), "both"}
    assert set(citation_forms()) <= KINDS
    assert {law.document_type for law in laws()} <= KINDS
    assert {row.document_type for row in named_documents()} <= KINDS
    assert {row.issuing_body_id for row in named_documents() if row.issuing_body_id} <= set(BODIES)


def test_laws_have_the_columns_of_their_table() -> None:
    computed = {"issue_date", "effective_date"}
    columns = [column for column in tables.BY_NAME["laws"].column_names() if column not in computed]
    assert list(read_vocabulary("laws")[0]) == columns


def test_law_numbers_are_numbers_and_agree_with_key_date_and_type() -> None:
    assert len(laws()) >= 60
    assert repeated(law.number_key for law in laws()) == []
    for law in laws():
        assert law.name.startswith(law.document_type), law
        if law.number is None:
            assert law.number_key == law.issue_date[:4], law
            continue
        number = parse_number(law.number)
        assert number is not None, law
        assert number.key == law.number_key, law
        assert number.year in (None, int(law.issue_date[:4]), int(law.issue_date[:4]) - 1), law


def test_laws_take_effect_on_or_after_the_day_they_were_passed() -> None:
    for law in laws():
        dates = [text for text in (law.issue_date, law.effective_date) if text]
        assert all(str(parse_date(text)) == text for text in dates), law
        assert dates == sorted(dates), law


def test_the_assembly_that_passed_a_law_is_the_one_of_its_day() -> None:
    assemblies = [term for term in terms() if term.series == "national_assembly"]
    for law in laws():
        term = re.search(r"QH(\d+)\Z", law.number_key)
        if term:
            assembly = assemblies[int(term[1]) - 1]
            assert assembly.from_date[:4] <= law.issue_date[:4] <= (assembly.to_date or "9999")[:4], law


def test_terms_follow_each_other() -> None:
    assert repeated((term.series, term.term) for term in terms()) == []
    for series in {term.series for term in terms()}:
        dates = [term.from_date for term in terms() if term.series == series]
        assert dates == sorted(dates)


def test_relation_phrases_are_unique_plain_words() -> None:
    before = ("active", "direct", "passive")
    phrases = [phrase for verb in relation_verbs() for phrase in verb.patterns if verb.voice in before]
    assert repeated(phrases) == []
    assert [phrase for phrase in phrases if not re.fullmatch(r"[\w ,]{2,60}", phrase) or phrase != phrase.lower()] == []


def test_no_list_holds_a_word_twice() -> None:
    assert repeated((row["list"], row["word"]) for row in read_vocabulary("citation_words")) == []
    assert repeated((row["mark"], row["text"]) for row in read_vocabulary("page_marks")) == []
    assert repeated(row["label"] for row in read_vocabulary("listing_labels")) == []


def test_months_and_the_pivot_are_figures() -> None:
    months = [int(row["value"]) for row in read_vocabulary("calendar") if row["list"] == "month"]
    assert set(months) == set(range(1, 13))
    assert [row["value"] for row in read_vocabulary("calendar") if row["list"] == "two_digit_year"] == ["30"]


def test_units_of_pinpoints_rank_from_large_to_small() -> None:
    ranks = {row["word"]: int(row["rank"]) for row in read_vocabulary("pinpoint_units")}
    ladder = ["phần", "chương", "mục", "tiểu mục", "điều", "khoản", "điểm", "tiết"]
    assert [ranks[word] for word in ladder] == sorted({ranks[word] for word in ladder})
