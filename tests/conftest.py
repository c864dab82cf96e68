"""Folders that several tests start from."""

import shutil
from pathlib import Path

import pytest
from building import SEED, build

from pipelines.evaluate import GOLD_FOLDER


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
