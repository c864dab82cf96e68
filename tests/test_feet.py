"""Whatever the order of recipients, titles and names, a foot gives who signs and how, and the text ends above it."""

from collections import Counter

from feet import Foot, make_feet

from pipelines.parse import parse

COUNT = 1_000


def missed(foot: Foot) -> list[str]:
    """Return what the parser does not read as a reader does."""
    document = parse(foot.text)
    units = [row for row in document.sections if row.zone == "body" and row.label]
    right = {
        "signer": (document.signer or "").lower() == foot.signer.lower(),
        "capacity": document.signing_capacity == foot.capacity,
        "text": [row.text for row in units] == ["Lập tổ giữ đê.", foot.last],
    }
    return [name for name, is_right in right.items() if not is_right]


def test_feet_are_read_in_every_order() -> None:
    misses = Counter((foot.shape, *miss) for foot in make_feet(COUNT, seed=7) if (miss := missed(foot)))
    assert misses == {}
