"""One person is named in many ways: alone below the signature, with an office in a listing."""

import pytest

from pipelines.parse.words.persons import is_same_person


@pytest.mark.parametrize(
    "listed",
    [
        "Phó Thủ tướng Lê Văn Mẫu",
        "Thủ tướng Chính phủ (ký thay) - Phó Thủ tướng Lê Văn Mẫu",
        "Lê Văn Mẫu (KT. Bộ trưởng - Thứ trưởng Bộ Y tế)",
        "Phó Chủ tịch UBND tỉnh Nghệ An, GS.TS. LÊ VĂN MẪU",
        "Lê Văn Mẫu, Bộ trưởng Bộ Y tế",
    ],
)
def test_a_name_beside_offices_and_brackets_is_the_same_person(listed: str) -> None:
    assert is_same_person("Lê Văn Mẫu", listed)
    assert is_same_person(listed, "Lê Văn Mẫu")


@pytest.mark.parametrize(
    "listed", ["Phó Thủ tướng Lê Văn Mẫn", "Trần Lê Văn Mẫu", "Phó Thủ tướng", "Lê Văn Mẫu; Trần Thí Dụ"]
)
def test_another_name_is_another_person(listed: str) -> None:
    assert not is_same_person("Lê Văn Mẫu", listed)
