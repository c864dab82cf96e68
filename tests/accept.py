"""`python tests/accept.py [name …]` rewrites the expected values of golden cases; the difference is to be read."""

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from golden_cases import FOLDERS, answer, read_case, rewrite  # noqa: E402 - the path must be set first


def accept(folder: Path) -> bool:
    """Rewrite one case; tell whether anything changed."""
    text, expected = read_case(folder)
    got = answer(text) | {"input_from": expected.get("input_from")}
    renewed = rewrite(expected, got)
    if renewed == expected:
        return False
    write_case(folder, renewed)
    return True


def write_case(folder: Path, expected: object) -> None:
    """Write what is expected, one line a value."""
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for case in FOLDERS:
        if not sys.argv[1:] or case.name in sys.argv[1:]:
            print("rewritten" if accept(case) else "as it was", case.name)
