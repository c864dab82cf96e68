"""What happens when the code itself is wrong: nothing is lost, and it is said."""

from pathlib import Path

import duckdb
import pytest
from building import build_checked, page, write_files

from pipelines import cli, engine
from pipelines.parse import Hints, ParsedDocument, parse
from pipelines.warehouse import Warehouse


def test_a_text_that_breaks_the_parser_is_rejected_and_reported_and_stops_no_other(
    raw: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(raw, {"party/breaks.txt": page(41), "party/good.txt": page(42)})

    def fragile(text: str, hints: Hints) -> ParsedDocument:
        if text == page(41):
            raise ZeroDivisionError("a planted fault")
        return parse(text, hints)

    monkeypatch.setattr(engine, "parse", fragile)
    built = build_checked(raw, root)
    captures = Warehouse(root).data / "captures.parquet"
    rows = duckdb.execute("SELECT path, status, reason FROM read_parquet(?) ORDER BY path", [str(captures)]).fetchall()
    assert rows == [("party/breaks.txt", "rejected", "parser_error"), ("party/good.txt", "parsed", None)]
    assert [result.check.name for result in built.failed] == ["no_text_breaks_the_parser"]


def test_a_fault_of_ours_has_an_exit_code_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("a planted fault")

    monkeypatch.setattr(cli, "cli", broken)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 3
    assert "a planted fault" in capsys.readouterr().err
