"""vanban: an open dataset of Vietnamese official documents."""

from typing import Any

__all__ = ["load"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    """Offer `load` without importing pandas and pyarrow for those who only parse."""
    if name == "load":
        from pipelines.notebook import load  # noqa: PLC0415 - pandas takes a second to import

        return load
    raise AttributeError(f"module 'pipelines' has no attribute {name!r}")
