"""Plots of answers are files that open and hold the answer."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("matplotlib", reason="matplotlib is an extra: make extras")

from click.testing import CliRunner

from pipelines.cli import cli


def plot(root: Path, *options: object) -> None:
    arguments = ["ask", "counts", "--by", "type", *map(str, options), "--warehouse", str(root)]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output


def test_a_plot_holds_the_types_and_has_the_same_bytes_again(small_root: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.svg", tmp_path / "b.svg"
    plot(small_root, "--svg", first)
    plot(small_root, "--svg", second)
    words = {element.text for element in ET.parse(first).iter() if element.text}
    assert {"Kết luận", "Nghị định", "Documents by type", "captured count"} <= words
    assert first.read_bytes() == second.read_bytes()


def test_a_plot_may_be_a_png(small_root: Path, tmp_path: Path) -> None:
    plot(small_root, "--png", tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_nothing_to_draw_is_said(small_root: Path, tmp_path: Path) -> None:
    arguments = [
        "ask",
        "counts",
        "--body",
        "Bộ Công an",
        "--png",
        str(tmp_path / "a.png"),
        "--warehouse",
        str(small_root),
    ]
    result = CliRunner().invoke(cli, arguments)
    assert "nothing to draw" in str(result.exception)
