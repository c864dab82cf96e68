"""Ready questions: names are understood as people type them, answers come with their SQL and what limits them."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipelines.charts import bar
from pipelines.cli import cli
from pipelines.errors import UserError
from pipelines.matching import match_body, match_type
from pipelines.questions import ask, counts
from pipelines.sql import query


def vanban(root: Path, *arguments: object) -> Result:
    """Run `vanban ask` on a warehouse."""
    return CliRunner().invoke(cli, ["ask", *map(str, arguments), "--warehouse", str(root)])


def said(root: Path, *arguments: object) -> str:
    """Return what `vanban ask` prints."""
    result = vanban(root, *arguments)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    "given", ["Ban Bí thư", "ban bi thu", "BAN-BÍ-THƯ", "ban-bi-thu", "Ban Bí thư Trung ương Đảng"]
)
def test_a_body_is_known_by_name_alias_or_id_with_or_without_tones(database: Path, given: str) -> None:
    assert match_body(database, given) == "ban-bi-thu"


@pytest.mark.parametrize("given", ["Chỉ thị", "chỉ-thị", "chi-thi", "CT"])
def test_a_type_is_known_by_name_or_code_with_or_without_tones(database: Path, given: str) -> None:
    assert match_type(database, given) == "Chỉ thị"


def test_a_name_that_is_none_or_may_be_several_is_a_mistake_told_in_one_sentence(database: Path) -> None:
    with pytest.raises(UserError, match="There is no body 'Bộ Chim'; `vanban sql"):
        match_body(database, "Bộ Chim")
    with pytest.raises(UserError, match=r"'QĐ' may be any of: Quy định .*, Quyết định"):
        match_type(database, "QĐ")
    with pytest.raises(UserError, match="There is no type"):
        match_type(database, "' OR true --")


def test_counts_are_told_by_year_with_bars_sql_and_caveats(small_root: Path) -> None:
    printed = said(small_root, "counts", "--body", "Ban Bí thư", "--type", "kết-luận", "--by", "year")
    assert re.search(r"2007 +█+ +1 +0", printed)
    assert re.search(r"2012 +█+ +1 +0", printed)
    # 7-KL/TW of terms X and XI: numbers 1 to 6 of both are not known.
    assert "Known gaps: 12 numbers" in printed
    assert "WHERE issuing_body_id = 'ban-bi-thu' AND document_type = 'Kết luận'\nGROUP BY year" in printed


@pytest.mark.parametrize(
    ("arguments", "columns"),
    [
        (("counts", "--by", "body"), ["issuing_body", "captured_count", "cited_only_count"]),
        (("gaps",), ["series", "captured_count", "cited_only_count", "missing_count", "missing"]),
        (("cited-by", "15/2011/NĐ-CP"),
         ["year", "number", "document_type", "issuing_body", "relations", "pinpoints", "reference_count"]),
        (("in-force", "15/2011/NĐ-CP", "--on", "2012-01-01"),
         ["number", "document_type", "issuing_body", "status", "in_force_from", "in_force_to", "ended_by",
          "partly_ended"]),
    ],
    ids=lambda value: value[0],
)  # fmt: skip
def test_the_sql_that_is_printed_gives_the_answer_that_is_printed(
    small_root: Path, arguments: tuple[str, ...], columns: list[str]
) -> None:
    printed = said(small_root, *arguments)
    sql = printed[printed.index("\nSELECT") :].removesuffix(";\n")
    rows = query(small_root / "vanban.duckdb", sql).read_all()
    assert rows.schema.names == columns
    assert rows.num_rows > 0
    for value in filter(None, rows.column("number" if "number" in columns else columns[0]).to_pylist()):
        assert str(value) in printed


def test_a_question_about_one_document_says_what_is_known_of_it(small_root: Path) -> None:
    assert "in_force  " in said(small_root, "in-force", "15/2011/NĐ-CP", "--on", "2012-01-01")
    assert "not_yet  " in said(small_root, "in-force", "15/2011/NĐ-CP", "--on", "2011-03-31")
    twice = said(small_root, "in-force", "7-KL/TW", "--on", "2012-01-01")
    assert "2 works have this number or name" in twice
    cited = said(small_root, "cited-by", "15/2011/NĐ-CP")
    assert re.search(r"2012 +7-KL/TW .* based_on", cited)
    assert "dieu:1" in cited


def test_a_document_that_no_one_speaks_of_is_a_mistake_told_in_one_sentence(small_root: Path) -> None:
    result = vanban(small_root, "cited-by", "99/2099/NĐ-CP")
    assert "No work is called '99/2099/NĐ-CP'" in str(result.exception)


def test_caveats_without_a_figure_are_not_said(database: Path) -> None:
    question = counts("chinh-phu", "Nghị định", "year")
    assert [caveat.split(":")[0] for caveat in ask(database, question).caveats] == ["Known gaps"]
    assert ask(database, counts("bo-cong-an", None, "year")).rows == ()


def test_no_answer_is_said_to_be_none(small_root: Path) -> None:
    assert "\nNone.\n" in said(small_root, "counts", "--body", "Bộ Công an")


def test_a_bar_shows_shares_and_whatever_is_not_nothing() -> None:
    assert bar([20, 20], 40, 40).plain == "█" * 20 + "░" * 20
    assert bar([1, 0], 1000, 40).plain == "█"
    assert bar([1000, 1], 1001, 40).plain == "█" * 40 + "░"
    assert bar([0, 0], 1, 16).plain == ""
