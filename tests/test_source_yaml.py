"""source.yaml: what it says of a source is taken, and what it says wrong is told in one sentence with its line."""

import os
from pathlib import Path

import pytest
from building import page, write_files
from capturing import complaint, read_all, reason_of

PAGE = page(7)


def source(raw: Path, text: str) -> None:
    write_files(raw, {"portal/source.yaml": text, "portal/a.txt": PAGE})


def test_source_yaml_names_the_source_and_its_layout(raw: Path) -> None:
    source(raw, "name: cổng\nlayout: party_portal\ncaptured_at: 2023-09-30\nnotes:\n")
    captured = read_all(raw)["portal/a.txt"]
    assert (captured.source, captured.layout) == ("cổng", "party_portal")
    assert str(captured.captured_at) == "2023-09-30 00:00:00+00:00"


def test_a_source_says_that_its_documents_are_made_up(raw: Path) -> None:
    source(raw, "synthetic: true\n")
    write_files(raw, {"real/b.txt": PAGE, "named/source.yaml": "synthetic: false\n", "named/c.txt": PAGE})
    made_up = {path: captured.is_synthetic for path, captured in read_all(raw).items()}
    assert made_up == {"portal/a.txt": True, "real/b.txt": False, "named/c.txt": False}


@pytest.mark.parametrize("text", ["", "# nothing is known\n", "name:\n", "notes: a page\n", "layout: ''\n"], ids=repr)
def test_without_a_name_the_folder_is_the_source(raw: Path, text: str) -> None:
    source(raw, text)
    captured = read_all(raw)
    assert list(captured) == ["portal/a.txt"]
    assert captured["portal/a.txt"].source == "portal"


def test_without_a_source_yaml_the_folder_is_the_source(raw: Path) -> None:
    write_files(raw, {"portal/a.txt": PAGE})
    assert read_all(raw)["portal/a.txt"].source == "portal"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("name: a\nhome: https://example.org\n", "line 2", "unknown key 'home'"),
        ("layout: newspaper\n", "line 1", "layout 'newspaper' is not one of"),
        ("name: a\n\nname: b\n", "line 3", "name is given twice"),
        ("captured_at: 30/9/2023\n", "line 1", "must be a date such as"),
        ("synthetic: perhaps\n", "line 1", "synthetic must be true or false"),
        ("name: [a, b]\n", "line 1", "name must be a single value"),
        ("name: 'open\n", "line 2", "can't be read as YAML"),
        ("\tname: a\n", "line 1", "can't be read as YAML"),
        ("- a\n- b\n", "", "must hold `key: value` lines"),
        ("just words\n", "", "must hold `key: value` lines"),
    ],
    ids=["unknown key", "layout", "twice", "date", "truth", "list", "open quote", "tab", "a list", "words"],
)
def test_a_wrong_source_yaml_is_told_in_one_sentence_with_its_line(raw: Path, text: str, place: str, said: str) -> None:
    source(raw, text)
    sentence = complaint(raw)
    assert str(raw / "portal/source.yaml") in sentence
    assert place in sentence
    assert said in sentence


def test_a_source_yaml_that_is_no_readable_file_is_told_in_one_sentence(raw: Path) -> None:
    write_files(raw, {"portal/a.txt": PAGE})
    path = raw / "portal/source.yaml"
    path.mkdir()
    assert str(path) in complaint(raw)
    path.rmdir()
    path.symlink_to("nowhere")
    assert str(path) in complaint(raw)
    path.unlink()
    os.mkfifo(path)
    assert "pipe" in complaint(raw)
    path.unlink()
    path.write_bytes(b"name: \xff\n")
    assert str(path) in complaint(raw)


def test_a_source_yaml_further_down_is_a_file_that_is_not_read(raw: Path) -> None:
    write_files(raw, {"portal/deep/source.yaml": "name: x\n"})
    assert reason_of(raw, "portal/deep/source.yaml") == "unsupported_type"
