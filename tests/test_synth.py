"""Synthetic documents are deterministic, distinct, as large as real ones, and true to what they say of themselves."""

import json
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from building import build

from pipelines.evaluate import add_up, evaluate, evaluate_folder
from pipelines.evaluate.gold import read_gold_folder
from pipelines.parse import parse
from pipelines.sql import query
from pipelines.synth import Synthetic, compose, shapes
from pipelines.synth.compose import LONG_UNITS, read_faults
from pipelines.synth.phrases import read_table
from pipelines.synth.shapes import WRITERS, write_corpus
from pipelines.text import decode
from pipelines.vocab import values

DOCUMENTS = [compose(7, place) for place in range(130)]
SOUND = [document for document in DOCUMENTS if not document.truth.fault]
NAMES = [f"{document.truth.number}-{document.truth.layout}" for document in SOUND]
VANBAN = Path(sys.executable).with_name("vanban")


def silent(done: int, total: int) -> None:
    """Ignore progress."""


def bytes_of(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_the_same_seed_and_place_give_the_same_document() -> None:
    assert [compose(7, place) for place in range(5)] == DOCUMENTS[:5]
    assert compose(8, 0).text != DOCUMENTS[0].text


def test_no_two_documents_are_alike() -> None:
    assert len({document.text for document in DOCUMENTS}) == len(DOCUMENTS)


def test_no_two_documents_have_the_same_issuer_type_number_and_year() -> None:
    truths = [compose(7, place).truth for place in range(0, 2_000)]
    dated = [truth for truth in truths if truth.number and truth.issue_date]
    keys = {(t.issuing_body_id, t.document_type, t.number, t.issue_date and t.issue_date.year) for t in dated}
    assert len(keys) == len(dated)


def test_half_of_the_documents_are_as_large_as_real_ones() -> None:
    assert 6_000 <= statistics.median(len(document.text.encode()) for document in DOCUMENTS) <= 12_000
    assert 20 <= statistics.median(len(document.truth.units) for document in DOCUMENTS) <= 30
    assert 8 <= statistics.median(len(document.truth.references) for document in DOCUMENTS) <= 12


def test_the_longest_documents_reach_a_megabyte() -> None:
    longest = compose(7, 1_373)
    assert LONG_UNITS[0] < len(longest.truth.units) < LONG_UNITS[1]
    assert 800_000 < len(longest.text.encode()) < 1_500_000


def test_every_layout_type_and_fault_occurs() -> None:
    truths = [compose(7, place).truth for place in range(1_000)]
    assert {t.layout for t in truths} == set(values("codes:layout")) - {"unknown"}
    assert {t.document_type for t in truths} == {row["document_type"] for row in read_table("issuers")}
    assert {t.fault for t in truths} == set(read_faults())


def test_issuers_types_and_capacities_are_those_of_the_vocabulary() -> None:
    issuers = read_table("issuers")
    assert {row["issuing_body_id"] for row in issuers} <= set(values("issuing_bodies.issuing_body_id"))
    assert {row["document_type"] for row in issuers} <= set(values("document_types.document_type"))
    assert {row["capacity"] for row in issuers} - {""} <= set(values("codes:capacity"))


@pytest.mark.parametrize("document", SOUND, ids=NAMES)
def test_the_parser_reads_what_a_sound_document_says_of_itself(document: Synthetic) -> None:
    truth, parsed = document.truth, parse(document.text)
    issued = parsed.issue_date.full if parsed.issue_date else None
    told = (truth.number, truth.document_type, truth.issue_date, truth.issuing_body_id, truth.signer, truth.layout)
    found = (parsed.number, parsed.document_type, issued, parsed.issuing_body_id, parsed.signer, parsed.layout)
    assert found == told


@pytest.mark.parametrize("document", SOUND, ids=NAMES)
def test_the_parser_finds_each_unit_and_reference_of_a_sound_document(document: Synthetic) -> None:
    truth, parsed = document.truth, parse(document.text)
    units = [(section.level, section.number) for section in parsed.sections if section.label]
    assert units == [(unit.level, unit.number) for unit in truth.units]
    keys = [c.number_key for c in parsed.citations if c.zone in ("preamble", "body") and c.number]
    assert keys == [reference.number.upper() for reference in truth.references]


# ---- on disk


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("synth") / "txt"
    write_corpus(out, 7, 120, "txt", silent)
    return out


def test_gold_beside_the_texts_is_what_evaluate_wants(written: Path) -> None:
    scores = {score.measure: score for score in add_up(evaluate_folder(written / "gold", written / "raw/synthetic"))
              if score.level is None and score.layout is None}  # fmt: skip
    assert scores["document"].wanted == 120
    assert {"number", "signers", "sections", "section_text", "citation_date", "related_documents"} <= scores.keys()
    assert [name for name, score in scores.items() if score.f1 and score.f1.value < 0.98] == []


def test_gold_of_broken_documents_says_what_is_left_of_them() -> None:
    undated = next(document for document in DOCUMENTS if document.truth.fault == "undated")
    cut = next(document for document in DOCUMENTS if document.truth.fault == "cut_off")
    assert (undated.truth.issue_date, cut.truth.signer_title) == (None, None)
    assert undated.truth.number is not None
    assert cut.truth.units[-1].beginning in " ".join(cut.text.split())


@pytest.mark.parametrize("shape", WRITERS)
def test_every_shape_is_written_the_same_twice_and_has_its_gold(tmp_path: Path, shape: str) -> None:
    for name in ("one", "two"):
        write_corpus(tmp_path / name, 3, 12, shape, silent)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert len(list(read_gold_folder(tmp_path / "one/gold"))) == 12
    assert (tmp_path / "one/raw/synthetic/source.yaml").read_text(encoding="utf-8").startswith("synthetic: true")


@pytest.mark.parametrize("shape", WRITERS)
def test_any_number_of_workers_writes_the_same(tmp_path: Path, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "PART_DOCUMENTS", 5)
    told: list[tuple[int, int]] = []
    for workers in (1, 2):
        write_corpus(tmp_path / str(workers), 3, 12, shape, lambda *done: told.append(done), workers=workers)
    assert bytes_of(tmp_path / "1") == bytes_of(tmp_path / "2")
    assert [file.name for file in sorted((tmp_path / "2/gold").iterdir())] == ["0000.jsonl", "0001.jsonl", "0002.jsonl"]
    assert told[:3] == [(5, 12), (10, 12), (12, 12)]
    assert told[-1] == (12, 12)


def test_every_row_of_a_run_over_synthetic_documents_is_marked(tmp_path: Path) -> None:
    write_corpus(tmp_path / "made", 3, 5, "txt", silent)
    build(tmp_path / "made/raw", tmp_path / "warehouse")
    rows = query(
        tmp_path / "warehouse/vanban.duckdb", "SELECT is_synthetic, status, count(*) FROM captures GROUP BY ALL"
    ).read_all()
    assert [tuple(row.values()) for row in rows.to_pylist()] == [(True, "parsed", 5)]


def test_texts_on_disk_are_the_documents(written: Path) -> None:
    files = sorted((written / "raw/synthetic").rglob("*.txt"))
    assert [file.read_bytes().decode() for file in files] == [document.text for document in DOCUMENTS[:120]]
    golds = list(read_gold_folder(written / "gold"))
    assert [f"0000/{place:07d}.txt" for place in range(120)] == [gold.file for gold in golds]
    text = decode(files[3].read_bytes()).text
    assert text is not None
    assert all(outcome.miss is None for outcome in evaluate(golds[3], text).outcomes)


def test_the_verb_writes_a_corpus_and_refuses_to_mix_two(tmp_path: Path) -> None:
    call = [VANBAN, "synth", "--documents", "3", "--out", tmp_path / "out", "--shape", "jsonl"]
    first = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (first.returncode, first.stdout.split()[:2]) == (0, ["3", "documents"])
    second = subprocess.run(call, capture_output=True, text=True, check=False)
    assert second.returncode == 2
    assert second.stderr.splitlines() == [
        f"vanban: {tmp_path / 'out'} is not an empty folder; name a new one with --out."
    ]


def test_broken_gold_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"type": "Luật"}) + "\n", encoding="utf-8")
    with pytest.raises(Exception, match=r"gold\.jsonl, line 1, is no gold \(file is missing\)"):
        list(read_gold_folder(tmp_path))


@pytest.mark.parametrize("shape", ["jsonl", "warc"])
def test_gold_of_documents_in_containers_is_scored_from_the_warehouse(tmp_path: Path, shape: str) -> None:
    write_corpus(tmp_path / "made", 3, 8, shape, silent)
    build(tmp_path / "made/raw", tmp_path / "warehouse")
    call = [VANBAN, "evaluate", tmp_path / "made/gold", "--warehouse", tmp_path / "warehouse", "--format", "json"]
    scores = json.loads(subprocess.run(call, capture_output=True, check=True).stdout)
    assert scores["documents"] == 8
    files = [gold.file for gold in read_gold_folder(tmp_path / "made/gold")]
    paths = query(tmp_path / "warehouse/vanban.duckdb", "SELECT path FROM captures").read_all().column(0).to_pylist()
    assert {f"synthetic/{file}" for file in files} == set(paths)
