"""The small warehouse as it is published: tables and models as Parquet files, and the database."""

from pathlib import Path

from small_warehouse import small_warehouse

from pipelines.database import build_database
from pipelines.parquet import write_parquet
from pipelines.sql import attach_tables, build_model, connect, read_models
from pipelines.tables import TABLES


def publish_small_warehouse(root: Path) -> None:
    """Write `data/`, `models/` and `vanban.duckdb` into `root`."""
    data, models = root / "data", root / "models"
    data.mkdir()
    models.mkdir()
    with small_warehouse() as con:
        for table in TABLES:
            rows = con.sql(f"SELECT * FROM {table.name} ORDER BY {', '.join(table.order)}").to_arrow_table()
            write_parquet(rows, table.arrow(), data / f"{table.name}.parquet")
    write_models(data, models)
    with connect() as con:
        build_database(con, data, models, root / "database/vanban.duckdb")
    (root / "vanban.duckdb").symlink_to("database/vanban.duckdb")


def write_models(data: Path, folder: Path) -> None:
    """Build every model from the tables in `data` into `folder`."""
    with connect() as con:
        attach_tables(con, data, folder)
        for model in read_models():
            build_model(con, model, folder / f"{model.name}.parquet")
