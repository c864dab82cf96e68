"""Every text that we composed goes through a run, and nothing that was read of them breaks a check."""

from pathlib import Path

from building import PROJECT, build_checked, write_files
from converters import CONVERTERS

TESTS = PROJECT / "tests"


def test_no_composed_text_breaks_a_check(raw: Path, root: Path) -> None:
    gold = {f"gold/{path.name}": path for path in (TESTS / "gold").glob("*.txt")}
    golden = {f"golden/{path.parent.name}.txt": path for path in (TESTS / "golden").glob("*/input.txt")}
    write_files(raw, {name: path.read_text(encoding="utf-8") for name, path in {**gold, **golden}.items()})
    built = build_checked(raw, root)
    assert built.texts_parsed > 200
    broken = [result for result in built.failed if result.check.severity == "error"]
    assert {result.check.name: result.sample[:3] for result in broken} == {}


def test_nor_does_one_that_a_converter_went_over(raw: Path, root: Path) -> None:
    texts = sorted((TESTS / "gold").glob("*.txt"))
    converted = {
        f"{name}/{path.name}": convert(path.read_text(encoding="utf-8"))
        for place, (name, convert) in enumerate(CONVERTERS.items())
        for path in texts[place % 5 :: 5]
    }
    write_files(raw, converted)
    built = build_checked(raw, root)
    assert built.texts_parsed > 200
    broken = [result for result in built.failed if result.check.severity == "error"]
    assert {result.check.name: result.sample[:3] for result in broken} == {}
