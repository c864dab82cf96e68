"""What holds for every text, official or not: spans slice back, trees nest, roots tile, nothing is raised."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.parse import Hints, parse
from pipelines.parse.model import ParsedDocument, Section
from pipelines.parse.sections.ranges import Range, make_sections

# Pieces of pages: what the parser looks for, in any order and company.
PIECES = st.sampled_from(
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
        "ĐẢNG CỘNG SẢN VIỆT NAM\n",
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\n",
        "**ỦY BAN NHÂN DÂN**\nTỈNH CÀ MAU\n-------\n|\n",
        "Số 19-CT/TW\n",
        "Số: 12/2024/TT-BYT\n",
        "Số:\n63/2025/QĐ-UBND\n",
        "*Hà Nội, ngày 8\ntháng 12 năm 2009*\n",
        "KẾT LUẬN\nCỦA BỘ CHÍNH TRỊ\n",
        "**QUYẾT ĐỊNH**\nVỀ VIỆC TRỒNG CÂY\n",
        "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;\n",
        "QUYẾT ĐỊNH:\n",
        "Phần thứ nhất\nQUY ĐỊNH CHUNG\n",
        "Chương II\nTỔ CHỨC\n",
        "Mục 1. Tên mục\n",
        "**Điều 1. **Phạm vi\n",
        "Điều 2. Đối tượng\n",
        "Điều 2a. Thêm vào\n",
        "Điều 5 của Luật này\n",
        "1. Khoản một\n",
        "2. Khoản hai;\n",
        "a) Điểm a;\n",
        "b) Điểm b:\n",
        "đ) Điểm đ.\n",
        "I- MỤC LỚN\n",
        "II. MỤC LỚN\n",
        "A. PHẦN LỚN\n",
        "1.1. Mục con\n",
        "- Gạch đầu dòng\n",
        "+ dấu cộng\n",
        "như sau:\n",
        "“1. Lời trích\n",
        "”;\n",
        '"Điều 9. Trích\n',
        "Quyết định này có hiệu lực thi hành kể từ ngày ký./.\n",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n",
        "T/M BỘ CHÍNH TRỊ\nTrương Văn Thử\n",
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(Đã ký)\nLê Thị Mẫu\n",
        "**Đ**iều 3. Ba\n",
        "hồ sơĐiều 4. Bốn\n",
        "Điều 5. 1. Một\n",
        "2. a) Hai\n",
        "l. Một\n",
        "1 Một\n",
        "* Đối với xã:\n",
        "* Việc nhỏ.\n",
        "(i) một;\n",
        "Mẫu số 01\n",
        "Quy chế\nchợ quê\n(Kèm theo Quyết định số 1/QĐ-UBND)\n",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nLê Văn An\n",
        "Hết./.\nPHỤ LỤC I\nDANH MỤC\n1. Một.\n",
        "Kết luận số 5-KL/TW ngày 01/02/2010 của Bộ Chính trị về việc thử\n",
        "  • Về việc thử\n  • 5-KL/TW\n  • Kết luận\n  • 01/02/2010\nNội dung:\n",
        "**Số hiệu:**\n|\n12/QĐ-UBND\n|\n**Loại văn bản:**\n|\nQuyết định\n|\n**Ngày ban hành:**\n|\n01/02/2020\n|\n",
        "Văn bản khác\nSố hiệu\nTrích yếu\n94/QĐ-TW\n15/10/2007\n",
        "Tin mới\n(ĐCSVN) - Hôm nay có tin.\n",
        "Liên kết website\n",
        "[**Điều 6.** Sáu](#dieu_6)\n",
        '<a name="dieu_7"></a>Điều 7. Bảy\n',
        "3\\. Ba\n",
        'Căn cứ [Luật Giáo dục](/luat "Luật") số [43/2019/QH14](/43) ngày 14 tháng 6 năm 2019;\n',
        "[![](/a.png)](/b)\n",
        "](",
        "\n",
        "|\n",
        "\xa0\n",
        "** **\n",
        "-----\n",
    ]
)
# Beginnings that make the page an official one, so that the trees below are not empty.
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
BEGINNINGS = st.sampled_from(
    [
        "Điều 1. Tên\n1. Một.\na) Hai.\nĐiều 2. Tên\n",
        "BAN BÍ THƯ\n*\nSố 19-CT/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 4 tháng 5 năm 2012\nCHỈ THỊ\nVề việc thử\n",
        "  • Về việc thử\n  • 5-KL/TW\n  • Kết luận\n  • 01/02/2010\nNội dung:\n",
    ]
)
PAGES = st.lists(PIECES | st.text(max_size=12), max_size=30).map("".join)
OFFICIAL_PAGES = st.tuples(BEGINNINGS, PAGES).map("".join)
# The same in one line, as converters flatten them.
FLATTENED_PAGES = OFFICIAL_PAGES.map(lambda page: page.replace("\n", " "))
# And without a blank between the lines.
GLUED_PAGES = OFFICIAL_PAGES.map(lambda page: "ĐẢNG CỘNG SẢN VIỆT NAM" + page.replace("\n", ""))
TEXTS = st.text(max_size=300) | PAGES | OFFICIAL_PAGES | FLATTENED_PAGES | GLUED_PAGES


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example(f"{STATE}\nĐiều 0\nTL A\nA ẞ\nĐiều 0\n{STATE}")  # a unit where an appendix without label begins
def test_sections_tile_nest_and_slice_back(text: str) -> None:
    parsed = parse(text)
    check_tree(parsed.sections)
    check_tiles(parsed)
    for section in parsed.sections:
        assert (section.text is None) == (section.text_start is None) == (section.text_end is None)
        if section.text is not None:
            assert section.text == text[section.text_start : section.text_end]
            assert section.span_start <= section.text_start < section.text_end <= section.span_end  # type: ignore[operator]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_lie_inside_the_text_and_say_what_was_recorded(text: str) -> None:
    parsed = parse(text)
    for witness in parsed.evidence:
        assert witness.span_start is not None
        assert witness.span_end is not None
        assert 0 <= witness.span_start < witness.span_end <= len(text)
    for row in (*parsed.signatures, *parsed.related_links, *parsed.citations, *parsed.sections):
        assert 0 <= row.span_start <= row.span_end <= len(text)
    for citation in parsed.citations:
        assert citation.text == text[citation.span_start : citation.span_end]
        if citation.section is not None:
            holder = parsed.sections[citation.section]
            assert holder.span_start <= citation.span_start < holder.span_end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_each_witnessed_field_has_one_chosen_witness(text: str) -> None:
    parsed = parse(text)
    for field in {witness.field for witness in parsed.evidence}:
        assert sum(witness.chosen for witness in parsed.evidence if witness.field == field) == 1


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_is_no_document_says_nothing(text: str) -> None:
    parsed = parse(text)
    if not parsed.is_document:
        assert parsed == ParsedDocument(is_document=False, layout="unknown")


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_is_read_the_same_way_again(text: str) -> None:
    assert parse(text) == parse(text, Hints())


def test_units_of_appendices_take_no_path_of_the_body() -> None:
    text = "Một.\n\nHai."
    body = make_sections(text, Range(0, 6, 0, "body"), [])
    appended = make_sections(text, Range(6, len(text), 6, "appendix"), [], body)
    assert [section.path for section in (*body, *appended)] == ["p_1", "p_1_2"]


def check_tree(sections: tuple[Section, ...]) -> None:
    """Parents come first and hold their children, siblings don't overlap, paths differ."""
    last_end: dict[int | None, int] = {}
    for ordinal, section in enumerate(sections):
        if section.parent is not None:
            parent = sections[section.parent]
            assert section.parent < ordinal
            assert section.depth == parent.depth + 1
            assert parent.span_start <= section.span_start < section.span_end <= parent.span_end
        assert section.span_start >= last_end.get(section.parent, 0)
        last_end[section.parent] = section.span_end
    assert len({section.path for section in sections}) == len(sections)


def check_tiles(parsed: ParsedDocument) -> None:
    """Roots of preamble and body follow each other without a gap from body_start to body_end; so do appendices."""
    roots = [s for s in parsed.sections if s.parent is None]
    body = [s for s in roots if s.zone != "appendix"]
    if parsed.body_start is not None:
        assert body[0].span_start == parsed.body_start
        assert body[-1].span_end == parsed.body_end
    for tiles in (body, [s for s in roots if s.zone == "appendix"]):
        assert all(a.span_end == b.span_start for a, b in pairwise(tiles))


def test_a_line_of_an_odd_blank_says_nothing() -> None:
    parsed = parse("Phần thứ nhất:A\n\r\nĐiều 1. Một.\nĐiều 2. Hai.\n")
    assert [section.level for section in parsed.sections] == ["part", "article", "article"]
