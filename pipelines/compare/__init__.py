"""What a change of the parser gained and lost: two warehouses or releases, document by document."""

from pipelines.compare.dataset import Dataset, open_dataset
from pipelines.compare.difference import Change, Count, Difference, find_differences
from pipelines.compare.report import print_difference, write_difference

__all__ = [
    "Change",
    "Count",
    "Dataset",
    "Difference",
    "find_differences",
    "open_dataset",
    "print_difference",
    "write_difference",
]
