"""`load` gives any table or model as a frame of Arrow types, or one sentence."""

import datetime
from pathlib import Path

import pandas as pd
import pytest

from pipelines import load
from pipelines.errors import UserError
from pipelines.sql import read_models
from pipelines.tables import TABLES


def test_a_table_is_a_frame_of_arrow_types(seed_warehouse: Path) -> None:
    documents = load("documents", seed_warehouse)
    assert list(documents.columns) == [
        column.name for table in TABLES if table.name == "documents" for column in table.columns
    ]
    assert all(isinstance(kind, pd.ArrowDtype) for kind in documents.dtypes)
    row = documents.iloc[0]
    assert row["issue_date"] == datetime.date(2009, 12, 8)
    assert list(row["body_codes"]) == ["TW"]
    assert row["number_year"] is pd.NA
    assert documents["serial"].dtype == "int32[pyarrow]"


@pytest.mark.parametrize("name", [*(table.name for table in TABLES), *(model.name for model in read_models())])
def test_every_table_and_model_can_be_loaded(seed_warehouse: Path, name: str) -> None:
    frame = load(name, str(seed_warehouse))
    assert len(frame.columns) > 1
    assert all(isinstance(kind, pd.ArrowDtype) for kind in frame.dtypes)


def test_an_unknown_name_is_told_with_the_names_that_there_are(seed_warehouse: Path) -> None:
    with pytest.raises(
        UserError, match=r"has no table or model 'document'; it has captures, .*, documents, .*, works\.$"
    ):
        load("document", seed_warehouse)


def test_a_folder_that_is_no_warehouse_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"is no warehouse or release: .* make one with `vanban run`\.$"):
        load("documents", tmp_path)
