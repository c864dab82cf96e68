"""The tables of docs/performance.md are what the kept runs say."""

from dataclasses import replace

from bench.figures import Figure
from bench.report import goals_table, linear_figure, read_part, run_figures, runs_part
from bench.runs import read_runs

RUNS = read_runs()


def test_the_page_shows_the_runs_that_were_kept() -> None:
    assert RUNS
    assert read_part("runs") == runs_part(RUNS)


def test_goals_of_a_million_documents_are_judged_by_such_a_run_alone() -> None:
    small = replace(RUNS[-1], documents=10_000, no_change_seconds=1.0)
    large = replace(small, documents=1_000_000, no_change_seconds=31.0)
    assert [f.is_reached for f in run_figures([small]) if f.measure == "no-change run"] == [None]
    assert [f.is_reached for f in run_figures([small, large]) if f.measure == "no-change run"] == [False]


def test_time_is_linear_if_ten_times_the_documents_cost_no_more_than_eleven_times_as_much() -> None:
    small = replace(RUNS[-1], documents=10, parse_cpu=1.0, tables_cpu=0.0, models_cpu=0.0, database_cpu=0.0)
    assert linear_figure([small]).is_reached is None
    assert linear_figure([small, replace(small, documents=100, parse_cpu=10.9)]).is_reached is True
    assert linear_figure([small, replace(small, documents=100, parse_cpu=11.1)]).is_reached is False


def test_what_could_not_be_measured_is_said_so() -> None:
    lines = goals_table([Figure("x ÷ peer", "not measured", "≥ 3", None, "could not be installed here")])
    assert lines[-1] == "| x ÷ peer | ≥ 3 | not measured | – | could not be installed here |"
