"""Types of document: what a type line, a listing value and a code name."""

import pytest

from pipelines.parse.words.kinds import kinds_of_code, match_kind


@pytest.mark.parametrize(
    ("printed", "system", "expected"),
    [
        ("KẾT LUẬN", None, ("Kết luận", "party")),
        ("Kết luận", "party", ("Kết luận", "party")),
        ("QUYẾT ĐỊNH:", "state", ("Quyết định", "both")),
        ("Quy định", "party", ("Quy định", "party")),
        ("Quy định", "state", ("Quy định", "state")),
        ("Qui chế", None, ("Quy chế", "both")),
        ("THÔNG  TƯ", "state", ("Thông tư", "state")),
        ("  Nghị\xa0định. ", "state", ("Nghị định", "state")),
        ("Công văn", "party", ("Công văn", "party")),
        ("Văn bản khác", None, None),
        ("", None, None),
    ],
)
def test_a_printed_type_is_matched_in_its_system(printed, system, expected) -> None:
    kind = match_kind(printed, system)
    assert (kind and (kind.document_type, kind.system)) == expected


@pytest.mark.parametrize(
    ("code", "system", "expected"),
    [
        ("QĐ", "party", ["Quyết định", "Quy định"]),
        ("QĐ", "state", ["Quyết định"]),
        ("TT", "state", ["Thông tư"]),
        ("TT", "party", ["Thông tri"]),
        ("NĐ", None, ["Nghị định"]),
        ("TTr", None, ["Tờ trình"]),
        ("XX", None, []),
    ],
)
def test_a_code_only_hints_at_types(code: str, system: str | None, expected: list[str]) -> None:
    assert [kind.document_type for kind in kinds_of_code(code, system)] == expected
