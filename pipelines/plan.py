"""What a run would do and why: files to read or to forget, texts to parse. No file of raw/ is opened."""

from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.capture.changes import Changes, match_items, settings
from pipelines.capture.packer import find_crowded
from pipelines.capture.scan import Item, find_items
from pipelines.ledger import Entry
from pipelines.store import Known, Store, read_known, read_packs
from pipelines.warehouse import Warehouse

READ, DROP, PARSE = "read", "drop", "parse"


@dataclass(slots=True)
class Task:
    """Things to be done for one reason: how many, their bytes as far as known, and the first of them."""

    action: str
    reason: str
    item_count: int = 0
    byte_count: int | None = 0
    first: str = ""

    def add(self, name: str, items: int, size: int | None) -> None:
        """Count one more thing, which holds `items`."""
        self.first = self.first or name
        self.item_count += items
        self.byte_count = (self.byte_count or 0) + (size or 0)


@dataclass(slots=True)
class Plan:
    """What is to be done, by action and reason; how many files stay as they are; seconds by the last run, if known."""

    tasks: dict[tuple[str, str], Task] = field(default_factory=dict)
    unchanged: int = 0
    estimate: float | None = None

    def add(self, action: str, reason: str, name: str, items: int, size: int | None) -> None:
        """Count one thing to be done."""
        self.tasks.setdefault((action, reason), Task(action, reason)).add(name, items, size)

    def total(self, action: str) -> tuple[int, int]:
        """Return how many things an action is done to, and their bytes as far as known."""
        tasks = [task for task in self.tasks.values() if task.action == action]
        return sum(task.item_count for task in tasks), sum(task.byte_count or 0 for task in tasks)


def make_plan(raw: Path, warehouse: Warehouse) -> Plan:
    """Return what a run over `raw` would do; UserError where `raw` or a source.yaml is wrong."""
    plan, store = Plan(), warehouse.store
    changes = Changes()
    for item, known in match_items(find_items(raw), read_known(store.items), changes):
        reason = reason_to_read(item, known)
        if reason is None:
            plan.unchanged += 1
        else:
            plan.add(READ, reason, item.path, 1, item.size)
    if changes.removed:
        plan.tasks[DROP, "gone"] = Task(DROP, "gone", changes.removed, None, changes.first_removed)
    packs = sorted(read_packs(store.items))
    for name in packs:
        plan_pack(plan, store, name)
    if plan.total(READ)[0] or plan.total(DROP)[0]:
        plan_merges(plan, store, packs)
    plan.estimate = estimate(plan, store.folder / "ledger.parquet")
    return plan


def reason_to_read(item: Item, known: Known | None) -> str | None:
    """Return why a file will be read, None where it will not."""
    if known is None:
        return "new file"
    if known.reason == "unreadable":
        return "could not be read last time"
    if known.state.settings != settings(item):
        return setting_changed(known.state.settings, settings(item))
    before = (known.state.size, known.state.mtime_ns, known.state.ctime_ns)
    if before != (item.size, item.mtime_ns, item.ctime_ns):
        return "size or times changed"
    return None if known.state.is_settled else "was touched just before it was read"


def setting_changed(before: str, now: str) -> str:
    """Return which of the settings of a file changed: reader, source.yaml, or what lies at its path."""
    if before.partition("|")[0] != now.partition("|")[0]:
        return "new version of the reader"
    kinds = {before.rpartition("|")[2], now.rpartition("|")[2]}
    return "source.yaml changed" if len(kinds) == 1 or "excluded" in kinds else "another kind of file lies there"


def plan_pack(plan: Plan, store: Store, name: str) -> None:
    """Count the texts of a pack that the present parser has not parsed."""
    if not store.pack(name).is_file():
        plan.add(READ, "its packed texts are gone", f"pack {name}", 1, None)
    elif not store.parsed(name).is_dir():
        others = store.folder.glob(f"parsed/*/pack={name}")
        reason = "new version of the parser" if any(others) else "the last run did not come so far"
        pack = store.pack(name)
        plan.add(PARSE, reason, f"pack {name}", pq.read_metadata(pack).num_rows, pack.stat().st_size)


def plan_merges(plan: Plan, store: Store, packs: list[str]) -> None:
    """Count the parsed texts of small packs that a run which changes something may merge, and so parse again.

    What is read adds one small pack, if it holds a new text at all and few of them; that only reading can tell.
    """
    added = 1 if plan.total(READ)[0] else 0
    for name, texts in find_crowded(store, packs, added).items():
        if store.parsed(name).is_dir():
            plan.add(PARSE, "small packs may be merged", f"pack {name}", texts, store.pack(name).stat().st_size)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the last runs were: seconds for a byte read, for a text parsed, for all else; texts in a byte read."""

    read: float
    parse: float
    rest: float
    density: float


def estimate(plan: Plan, history: Path) -> float | None:
    """Return the seconds that a plan takes at the pace of the last runs that did such work; None without one."""
    if not plan.tasks:
        return 0.0
    pace = read_pace(history)
    if pace is None:
        return None
    byte_count, texts = plan.total(READ)[1], plan.total(PARSE)[0]
    return byte_count * pace.read + (texts + byte_count * pace.density) * pace.parse + pace.rest


def read_pace(history: Path) -> Pace | None:
    """Return the pace of the last runs in a ledger, None where none of them read, parsed and made everything."""
    if not history.is_file():
        return None
    table = pq.read_table(history, filters=pc.field("shard").is_null()).sort_by("started_at")
    entries = [Entry(**row) for row in table.to_pylist()]
    reads = [e for e in entries if e.asset == "packed_captures" and e.bytes_in and e.documents_out]
    parses = [e for e in entries if e.asset == "parsed_shards" and e.documents_in]
    whole = [e.run_id for e in entries if e.asset == "database"]
    if not (reads and parses and whole):
        return None
    read_bytes, steps = reads[-1].bytes_in or 1, ("packed_captures", "parsed_shards")
    return Pace(
        read=reads[-1].seconds / read_bytes,
        parse=parses[-1].seconds / (parses[-1].documents_in or 1),
        rest=sum(e.seconds for e in entries if e.run_id == whole[-1] and e.asset not in steps),
        density=(reads[-1].documents_out or 0) / read_bytes,
    )
