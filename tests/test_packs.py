"""Packs: which texts lie together, and how small ones become few, whatever comes between."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from building import build, page, parquet_hashes, write_files

from pipelines.capture import packed, packer, update
from pipelines.capture.packed import Packed, short_key
from pipelines.plan import PARSE, Task, make_plan
from pipelines.sql import query
from pipelines.store import read_packs
from pipelines.warehouse import Warehouse


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled at once, so that a plan does not read them again."""
    monkeypatch.setattr(update, "SETTLING_NS", -60_000_000_000)


@pytest.fixture
def crowded_at_four(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four packs of one or a few texts become one, not eight: a run of each takes seconds."""
    monkeypatch.setattr(packer, "MERGED_PACKS", 4)
    monkeypatch.setattr(packer, "SIZES", (4, 16, 64))


def packs(root: Path) -> dict[str, list[str]]:
    """Return the content keys of each pack that there is; the list of items needs no other."""
    store = Warehouse(root).store
    found = {file.stem: pq.read_table(file).column("content_key").to_pylist() for file in store.packs.glob("*.parquet")}
    assert read_packs(store.items) == set(found)
    return found


def grow(raw: Path, root: Path, runs: range, each: int = 1) -> list[int]:
    """Add some documents in each of many runs, and return how many texts each parsed."""
    parsed = []
    for run in runs:
        write_files(raw, {f"party/{run:03}-{n}.txt": page(run * each + n) for n in range(each)})
        parsed.append(build(raw, root).texts_parsed)
    return parsed


@pytest.mark.usefixtures("crowded_at_four")
def test_many_small_runs_leave_few_packs_and_the_same_tables_as_one(raw: Path, tmp_path: Path) -> None:
    parsed = grow(raw, tmp_path / "many", range(1, 10))
    assert sorted(map(len, packs(tmp_path / "many").values())) == [1, 4, 4]
    assert parsed == [1] * 3 + [4] + [1] * 3 + [4] + [1]
    build(raw, tmp_path / "one")
    assert len(packs(tmp_path / "one")) == 1
    assert parquet_hashes(tmp_path / "many") == parquet_hashes(tmp_path / "one")


@pytest.mark.usefixtures("settled")
def test_a_run_that_changes_nothing_merges_nothing(raw: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(raw, root, range(1, 5))
    before = packs(root)
    monkeypatch.setattr(packer, "MERGED_PACKS", 2)
    again = build(raw, root)
    assert (again.texts_parsed, again.written, again.folder) == (0, set(), None)
    assert packs(root) == before
    assert make_plan(raw, Warehouse(root)).tasks == {}
    grow(raw, root, range(5, 6))
    assert [len(keys) for keys in packs(root).values()] == [5]


@pytest.mark.usefixtures("crowded_at_four")
def test_texts_that_are_gone_are_left_out_of_a_merged_pack(raw: Path, root: Path) -> None:
    grow(raw, root, range(1, 4), each=2)
    for run in range(1, 4):
        (raw / f"party/{run:03}-0.txt").unlink()
    grow(raw, root, range(4, 5), each=2)
    assert [len(keys) for keys in packs(root).values()] == [5]


def test_a_size_that_is_not_crowded_is_left_alone(raw: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packer, "SIZES", (2, 4, 8))
    monkeypatch.setattr(packer, "MERGED_PACKS", 3)
    assert grow(raw, root, range(1, 13)) == [1, 1, 3, 1, 1, 3, 1, 1, 3, 9 + 1, 1, 3]


@pytest.mark.usefixtures("settled", "crowded_at_four")
def test_a_plan_foresees_what_a_merge_parses_again(raw: Path, root: Path) -> None:
    """It says what may come: a fourth small pack, unless the file that is read holds no new text."""
    grow(raw, root, range(1, 3))
    assert planned_merge(raw, root) is None
    grow(raw, root, range(3, 4))
    assert planned_merge(raw, root) is None  # nothing is to be read, so nothing is merged
    write_files(raw, {"party/004.txt": page(4)})
    found = planned_merge(raw, root)
    assert found is not None
    assert (found.item_count, found.byte_count) == (
        3,
        sum(f.stat().st_size for f in Warehouse(root).store.packs.iterdir()),
    )
    assert build(raw, root).texts_parsed == found.item_count + 1


@pytest.mark.usefixtures("crowded_at_four")
def test_a_plan_counts_no_text_twice(raw: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a new parser all packs are parsed again, merged or not."""
    grow(raw, root, range(1, 4))
    monkeypatch.setattr("pipelines.store.PARSER_VERSION", "next")
    write_files(raw, {"party/004.txt": page(4)})
    assert make_plan(raw, Warehouse(root)).total(PARSE)[0] == 3


@pytest.mark.usefixtures("settled", "crowded_at_four")
def test_a_plan_to_drop_files_alone_adds_no_pack(raw: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(raw, root, range(1, 4))
    (raw / "party/001-0.txt").unlink()
    assert planned_merge(raw, root) is None
    monkeypatch.setattr(packer, "MERGED_PACKS", 3)
    assert planned_merge(raw, root) is not None


def planned_merge(raw: Path, root: Path) -> Task | None:
    """Return what a plan says of small packs, None where it says nothing."""
    return make_plan(raw, Warehouse(root)).tasks.get((PARSE, "small packs may be merged"))


@pytest.mark.usefixtures("crowded_at_four")
def test_a_run_that_dies_after_the_merge_is_taken_up_by_the_next(
    raw: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(raw, root, range(1, 4))
    with monkeypatch.context() as patch:
        patch.setattr("pipelines.run.parse_packs", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            grow(raw, root, range(4, 5))
    assert build(raw, root).texts_parsed == 4
    assert [len(keys) for keys in packs(root).values()] == [4]
    rows = query(Warehouse(root).database, "SELECT count(*) AS n FROM documents").read_all()
    assert rows.to_pylist() == [{"n": 4}]


@pytest.mark.usefixtures("crowded_at_four")
def test_bytes_that_are_read_in_two_ways_never_share_a_pack(raw: Path, root: Path) -> None:
    """Shards name rows by the bytes alone: together the document would be there twice."""
    texts = {f"{source}/{n}.txt": page(n) for source in ("party", "state") for n in range(5)}
    write_files(raw, {**texts, "state/source.yaml": "layout: party_document\n"})
    build(raw, root)
    grow(raw, root, range(20, 25))
    for keys in packs(root).values():
        hashes = [key.partition(".")[0] for key in keys]
        assert len(set(hashes)) == len(hashes)
    rows = query(Warehouse(root).database, "SELECT document_id FROM documents").read_all().column("document_id")
    assert len(set(rows.to_pylist())) == len(rows) == 10


@pytest.mark.parametrize("spread", [lambda key: key, lambda key: b"\0" * 8 + key[8:]], ids=["as is", "half alike"])
def test_the_index_of_packs_says_what_a_table_would(
    spread: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MOST_RECENT", 50)
    index, table = Packed(), {}
    for number in range(40):
        keys = [spread(hashlib.md5(b"%d.%d" % (number, n)).digest()) for n in range(20)]
        index.add(keys, f"pack{number}")
        table |= dict.fromkeys(keys, f"pack{number}")
    index.rename("pack3", "merged")
    table = {key: "merged" if name == "pack3" else name for key, name in table.items()}
    others = [spread(short_key(str(number))) for number in range(200)]
    assert index.find([*table, *others]) == [*table.values(), *[None] * 200]
    assert all(map(index.holds, table))
    assert not any(map(index.holds, others))
