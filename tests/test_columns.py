"""Two columns printed in one line become one column after the other."""

from pipelines.parse.page.columns import unfold
from pipelines.parse.words.lines import read_lines


def said(text: str) -> list[str]:
    return [line.content for line in unfold(read_lines(text, 0, len(text)))]


def test_columns_apart_by_blanks_are_read_one_after_the_other() -> None:
    text = "BỘ Y TẾ          CỘNG HÒA\nCỤC DƯỢC         Độc lập\nTHÔNG BÁO\n"
    assert said(text) == ["BỘ Y TẾ", "CỤC DƯỢC", "CỘNG HÒA", "Độc lập", "THÔNG BÁO"]


def test_pipes_and_tabs_part_cells_too() -> None:
    assert said("| **BỘ Y TẾ** | CỘNG HÒA |\n| --- | --- |\n| Số: 5 |\tHà Nội |\n") == [
        "BỘ Y TẾ",
        "Số: 5",
        "CỘNG HÒA",
        "Hà Nội",
    ]


def test_spans_slice_back_to_the_cells() -> None:
    text = "|  a b |  C d|\n|e|f g|\n"
    lines = list(unfold(read_lines(text, 0, len(text))))
    assert (
        [text[line.start : line.end] for line in lines]
        == [line.content for line in lines]
        == ["a b", "e", "C d", "f g"]
    )


def test_other_signs_between_cells_begin_another_table() -> None:
    assert said("Ngày ký\t5/6/2007\nSố\t12\nIn | Lưu\n") == ["Ngày ký", "Số", "5/6/2007", "12", "In", "Lưu"]
    assert said("|Số|12|\n|BỘ Y TẾ|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|\n") == [
        *("Số", "12"),
        *("BỘ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ]


def test_a_cell_of_a_table_holds_lines_behind_breaks_blanks_and_drawn_lines() -> None:
    assert said("|BỘ Y TẾ<br>CỤC DƯỢC  Số: 5|CỘNG HÒA ------- Hà Nội|\n") == [
        "BỘ Y TẾ",
        "CỤC DƯỢC",
        "Số: 5",
        "CỘNG HÒA",
        "Hà Nội",
    ]


def test_a_sentence_is_left_alone() -> None:
    assert said("Một câu  có hai dấu cách.\nCâu sau.\n") == ["Một câu  có hai dấu cách.", "Câu sau."]


def test_a_drawn_line_ends_a_cell_and_nothing_else() -> None:
    assert said("|BỘ Y TẾ -------|CỘNG HÒA|\n0|0=**0\n") == ["BỘ Y TẾ", "0", "CỘNG HÒA", "0=**0"]
