"""The arrows of imports point one way, and who only parses loads nothing but the standard library."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import PROJECT

MODULES = sorted((PROJECT / "pipelines").rglob("*.py"))
# Who may name whom: a module may import those of its own layer and of those below it (later in this list).
LAYERS = (
    {"definitions", "cli", "commands"},
    {"options", "dagster_home"},
    {"run", "plan", "fates", "verdict", "summary", "notebook", "dictionary", "release", "compare", "charts"},
    {
        "assemble",
        "engine",
        "database",
        "cluster",
        "ledger",
        "terminal",
        "answers",
        "questions",
        "matching",
        "preview",
        "cite",
        "evaluate",
        "synth",
    },
    {"warehouse", "remote", "capture", "store", "sql", "sql_files", "checks"},
    {"lineage", "sql_header", "parquet", "rows", "parts", "scatter", "shard", "text", "progress", "processes", "files"},
    {"tables", "schema", "parse", "errors"},
    {"vocab"},
)
# The same within the parser: a room may use those below it; pages and sections know nothing of each other.
ROOMS = (
    {"document"},
    {"citations"},
    {"page", "sections"},
    {"breaks"},
    {"plain"},
    {"words"},
)
NAMES_OF_ROOMS = set().union(*ROOMS)
LATE_IMPORTS = {
    "pipelines": {"pipelines.notebook"},
    "pipelines.commands.run": {"pipelines.definitions"},
    "pipelines.charts": {"matplotlib", "matplotlib.figure"},
    "pipelines.capture.pdf": {"pypdf", "pypdf.errors"},
}
HEAVY = {"dagster", "duckdb", "numpy", "pandas", "pyarrow", "pydantic", "rich", "yaml", "click"}


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the module that does it, the module that it names, the name taken from it, and whether it is late."""

    module: str
    target: str
    name: str | None
    is_late: bool


def module_name(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def find_imports(path: Path) -> Iterator[Import]:
    """Yield every import in a file; those inside a function or a condition are late."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = set(tree.body)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(module_name(path), alias.name, None, node not in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (Import(module_name(path), str(node.module), a.name, node not in top) for a in node.names)


IMPORTS = [found for path in MODULES for found in find_imports(path)]


def layer(module: str) -> int:
    """Return the place of a module of the project in LAYERS."""
    name = module.split(".")[1]
    return next(place for place, names in enumerate(LAYERS) if name in names)


def own(found: Import) -> bool:
    return found.target.split(".")[0] == "pipelines" and found.target != "pipelines"


def test_every_module_has_its_layer() -> None:
    names = {module_name(path).split(".")[1] for path in MODULES if module_name(path) != "pipelines"}
    assert names - set().union(*LAYERS) == set()


def test_imports_point_from_the_command_down_to_the_vocabulary() -> None:
    upward = [i for i in IMPORTS if own(i) and i.module != "pipelines" and layer(i.module) > layer(i.target)]
    assert upward == []


def room(module: str) -> str | None:
    """Return the room of the parser that a module stands in; None for what stands in none."""
    parts = module.split(".")
    return parts[2] if parts[1:2] == ["parse"] and parts[2:3] and parts[2] in NAMES_OF_ROOMS else None


def test_the_parsers_rooms_use_only_those_below_them() -> None:
    place = {name: at for at, names in enumerate(ROOMS) for name in names}
    across = [(room(i.module), room(i.target), i) for i in IMPORTS if own(i)]
    between = [(a, b, i) for a, b, i in across if a and b and a != b]
    assert [i for a, b, i in between if place[a] >= place[b]] == []
    assert {a for a, _, _ in between} | {b for _, b, _ in between} == NAMES_OF_ROOMS


def test_every_folder_of_the_parser_is_a_room() -> None:
    folders = {path.parent.name for path in MODULES if path.parent.parent.name == "parse"}
    assert folders == NAMES_OF_ROOMS


def test_only_definitions_touch_dagster() -> None:
    assert {i.module for i in IMPORTS if i.target.split(".")[0] == "dagster"} == {"pipelines.definitions"}


def test_parser_and_vocabulary_import_the_standard_library_and_each_other_only() -> None:
    inner = ("pipelines.parse", "pipelines.vocab")
    targets = {i.target for i in IMPORTS if i.module.startswith(inner)}
    foreign = {t for t in targets if not t.startswith(inner) and t.split(".")[0] not in sys.stdlib_module_names}
    assert foreign == set()


def test_the_vocabulary_does_not_import_the_parser() -> None:
    assert [i for i in IMPORTS if i.module.startswith("pipelines.vocab") and "pipelines.parse" in i.target] == []


def test_no_module_takes_a_private_name_from_another() -> None:
    private = [i for i in IMPORTS if own(i) and i.name and i.name.startswith("_")]
    assert private == []


def test_imports_stand_at_the_top_but_for_extras_and_the_two_that_save_a_newcomer_from_dagster_and_pandas() -> None:
    late = {module: {i.target for i in IMPORTS if i.is_late and i.module == module} for module in LATE_IMPORTS}
    assert late == LATE_IMPORTS
    assert {i.module for i in IMPORTS if i.is_late} == set(LATE_IMPORTS)


def loaded_by(module: str) -> set[str]:
    """Return the packages that a fresh Python has loaded after it imported a module."""
    code = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("module", ["pipelines", "pipelines.parse"])
def test_importing_the_parser_loads_the_standard_library_alone(module: str) -> None:
    loaded = loaded_by(module)
    assert "pipelines" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    ("module", "without"),
    [("pipelines.cli", {"dagster", "pandas", "duckdb", "pyarrow"}), ("pipelines.commands.run", {"dagster", "pandas"})],
)
def test_a_verb_waits_for_no_library_of_another(module: str, without: set[str]) -> None:
    loaded = loaded_by(module)
    assert "click" in loaded
    assert loaded & without == set()
