"""Folders that several tests start from."""

import shutil
from pathlib import Path

import pytest
from building import SEED, build
from hypothesis import settings
from published import publish_small_warehouse
from releasing import order

from pipelines.evaluate import GOLD_FOLDER
from pipelines.release import make_release

# How long an example takes says more of what else runs on the machine than of the code.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def seed_raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A raw folder with the seed document and its source.yaml; not to be changed."""
    raw = tmp_path_factory.mktemp("seed") / "raw"
    shutil.copytree(SEED.parent, raw / SEED.parent.name)
    return raw


@pytest.fixture(scope="session")
def seed_warehouse(seed_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse built from the seed alone; not to be changed."""
    root = tmp_path_factory.mktemp("seed_warehouse")
    build(seed_raw, root, gold=GOLD_FOLDER)
    return root


@pytest.fixture(scope="session")
def seed_release(seed_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first release of the seed, without a page; not to be changed."""
    return make_release(seed_warehouse, tmp_path_factory.mktemp("releases"), order("1.0.0"))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """An empty raw folder."""
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder for a warehouse, not made yet."""
    return tmp_path / "warehouse"


@pytest.fixture(scope="session")
def small_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small warehouse of made-up pages, published; not to be changed."""
    root = tmp_path_factory.mktemp("small")
    publish_small_warehouse(root)
    return root


@pytest.fixture(scope="session")
def data(small_root: Path) -> Path:
    """The tables of the small warehouse as Parquet files."""
    return small_root / "data"


@pytest.fixture(scope="session")
def models(small_root: Path) -> Path:
    """Its models."""
    return small_root / "models"


@pytest.fixture(scope="session")
def database(small_root: Path) -> Path:
    """Its DuckDB file, alone in its folder."""
    return small_root / "database/vanban.duckdb"
