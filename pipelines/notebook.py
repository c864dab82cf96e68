"""Frames for notebooks: any table or model of a warehouse or a release, with one call."""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from pipelines.errors import UserError

FOLDERS = ("data", "models")


def load(name: str, folder: str | Path = "warehouse") -> pd.DataFrame:
    """Return a table or model as a DataFrame of Arrow-backed types: dates, lists and NULLs stay what they are.

    `folder` is a warehouse or a release. Raises UserError with the names that there are, if there is no such table.
    """
    root = Path(folder)
    found = {path.stem: path for inner in FOLDERS for path in sorted((root / inner).glob("*.parquet"))}
    if not found:
        raise UserError(f"{root} is no warehouse or release: it holds no data/*.parquet; make one with `vanban run`.")
    if name not in found:
        raise UserError(f"{root} has no table or model {name!r}; it has {', '.join(sorted(found))}.")
    return pq.read_table(found[name]).to_pandas(types_mapper=pd.ArrowDtype)
