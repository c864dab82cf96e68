"""Documents flattened into one line: what is read of them is what their lines give, and running text stays whole."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.parse import parse
from pipelines.parse.breaks.glued import find_joints
from pipelines.parse.breaks.put_back import break_before, find_breaks, is_joined, put_back_breaks
from pipelines.parse.model import ParsedDocument

GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*/input.txt"))
HEAD = (
    "BỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 12/2031/TT-BYT "
    "Hà Nội, ngày 5 tháng 6 năm 2031 THÔNG TƯ Về tủ thuốc Căn cứ Luật Dược; "
)
# How many line breaks the cases of flattened documents have.
_FEW = 6


def flatten(text: str) -> str:
    """Return a text in one line, without the marks of converters."""
    return " ".join(re.sub(r"[*|#\\]", " ", text).split())


@pytest.mark.parametrize(
    "lines",
    [
        "Điều 1. Một.⏎Điều 2. Hai.",
        "Điều 1. Theo Điều 2. Hai.⏎Điều 2. Ba.",
        "Điều 1. Tại khoản 2 Điều 2. Hai.⏎Điều 2. Ba.",
        "Điều 1. Bãi bỏ Điều 7.⏎Điều 2. Hai.",
        "Điều 1. Tên⏎1. Một.⏎2. Hai.⏎Điều 2. Ba.",
        "Điều 1. Năm 2030 tăng hạng 1. Xã khác thì không.⏎Điều 2. Ba.",
        "Điều 1. Tên⏎1. Một:⏎a) Hai;⏎b) Ba.⏎2. Bốn.⏎Điều 2. Năm.",
        "Điều 1. Ở điểm a) và điểm b) khoản 1.⏎Điều 2. Ba.",
        "Điều 1. Gồm: c) một; d) hai.⏎Điều 2. Năm.",
        "Điều 1. Gồm:⏎a) một;⏎b) hai;⏎c) ba;⏎d) bốn;⏎đ) năm;⏎e) sáu.⏎Điều 2. Bảy.",
        "Chương I CHUNG⏎Điều 1. Một.⏎Chương II RIÊNG⏎Điều 2. Hai.",
        "Điều 1. Theo Chương I Luật này.⏎Điều 2. Theo Chương II Luật này.",
        "Điều 1⏎Một.⏎Điều 2⏎Hai. Điều 3 Luật Dược thì khác.",
        "Điều 1⏎1. Một.⏎2. Hai.⏎Điều 2⏎1. Ba.⏎2. Bốn.",
        "Điều 1. “Làng sạch”⏎1. Một.⏎2. Hai.⏎Điều 2. Ba.",
        "Điều 1. Sửa khoản 1 và khoản 2 như sau: “1. Một.”⏎“2. Hai: a) ba; b) bốn.”⏎Điều 2. Năm.",
        "Điều 1. Thay Điều 9 như sau: “Điều 9. Tên 1. Một. 2. Hai.”⏎Điều 2. Ba.",
        "I- LỚN⏎1- Một.⏎2- Hai.⏎II- NHỎ",
        "A- LỚN⏎I- Một.⏎II- Hai.⏎B- NHỎ⏎C- NỮA",
        "Điều 1. Gồm:⏎- Một;⏎- Hai - Ba.⏎Điều 2. Bốn.",
        "Điều 1. Từ Hà Nội - Hải Phòng đi.⏎Điều 2. Hai.",
        "Điều 1. Sửa Điều 2 như sau: “Điều 2. Tên 1. Một. 2. Hai.”⏎Điều 2. Ba.",
        "Điều 1. Phạm vi điều chỉnh⏎Thông tư này quy định một việc.⏎Điều 2. Hai.",
        "Điều 1. Tổ chức thi hành Thông tư này.⏎Điều 2. Hai.",
        "Điều 1. Một.⏎Điều 2. Hai.⏎Nơi nhận:⏎- Như trên;⏎- Lưu: VT.⏎KT. BỘ TRƯỞNG⏎THỨ TRƯỞNG⏎Lê Thí Dụ",
        "Điều 1. Một.⏎Điều 2. Hai./.⏎TL. BỘ TRƯỞNG⏎CỤC TRƯỞNG CỤC DÂN SỐ⏎Lê Thí Dụ",
        "Điều 1. Một.⏎Điều 2. Hai./.⏎T/M BAN THƯỜNG VỤ⏎PHÓ BÍ THƯ THƯỜNG TRỰC⏎Lê Thí Dụ",
        "Điều 1. Một.⏎Điều 2. Hai./.⏎T/M BAN BÍ THƯ⏎Lê Thí Dụ⏎Văn bản mới nhất",
        "Điều 1. Một.⏎Điều 2. Hai./.⏎CHỦ TỊCH⏎(Đã ký)⏎Lê Thí Dụ⏎PHỤ LỤC I⏎DANH MỤC CHỢ",
    ],
)  # fmt: skip
def test_lines_begin_where_labels_follow_one_another_and_refer_to_nothing(lines: str) -> None:
    text = HEAD + lines.replace("⏎", " ")
    assert break_before(text, find_breaks(text))[len(HEAD) :] == lines.replace("⏎", "\n")


def test_the_body_of_a_letterhead_begins_a_line_behind_the_menus_of_its_page() -> None:
    text = f"Trang chủ Văn bản Liên hệ Xem tất cả {HEAD}Điều 1. Một. Điều 2. Hai."
    lines = break_before(text, find_breaks(text)).split("\n")
    assert lines[:3] == ["Trang chủ Văn bản Liên hệ Xem tất cả", "BỘ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_a_heading_within_an_appendix_belongs_to_no_letterhead() -> None:
    form = "PHỤ LỤC ĐƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc 1. Họ tên. 2. Nơi ở."
    document = parse(f"{HEAD}Điều 1. {'Một việc. ' * 60}Điều 2. Hai. KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Thí Dụ {form}")
    assert (document.number, document.subject, document.signer) == ("12/2031/TT-BYT", "Về tủ thuốc", "Lê Thí Dụ")


def test_a_programme_with_a_heading_of_its_own_is_an_appendix() -> None:
    programme = (
        "CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc CHƯƠNG TRÌNH Giữ giếng làng "
        "(Kèm theo Thông tư số 12/2031/TT-BYT ngày 5 tháng 6 năm 2031) I. MỤC TIÊU 1. Một. 2. Hai. II. VIỆC LÀM"
    )
    document = parse(f"{HEAD}Điều 1. {'Một việc. ' * 60}Điều 2. Hai. KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Thí Dụ {programme}")
    appended = [section.label for section in document.sections if section.zone == "appendix" and section.label]
    assert appended == ["I.", "1.", "2.", "II."]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 1. Một.\nĐiều 2. Hai.\n" * 40,
        f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{'Một đoạn dài của văn bản. ' * 60}\n",
        "Theo Điều 5. Tiểu thương được miễn phí. " * 60,
        "Một đoạn dài của văn bản. " * 60,
        "",
    ],
    ids=["lines", "a heading of its own above a paragraph", "references", "prose", "nothing"],
)
def test_a_text_with_lines_of_its_own_or_of_running_prose_is_read_as_it_stands(text: str) -> None:
    assert put_back_breaks(text, None) is None


@pytest.mark.parametrize(
    "path", GOLD + GOLDEN, ids=lambda path: path.parent.name if path.stem == "input" else path.stem
)
def test_no_case_with_lines_of_its_own_is_taken_for_a_flattened_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not is_joined(text) or text.count("\n") <= _FEW


def labels(document: ParsedDocument) -> Counter[tuple[str, str]]:
    """Return the labelled units of the body."""
    units = (unit for unit in document.sections if unit.zone != "appendix" and unit.label)
    return Counter((unit.level, " ".join(str(unit.label).split()).strip(".:*-– \\")) for unit in units)


def chosen(document: ParsedDocument) -> dict[str, str]:
    """Return the chosen value of each field, blanks and stops aside."""
    return {w.field: " ".join(w.value.split()).strip(" .,;:").lower() for w in document.evidence if w.chosen}


def compare(read: ParsedDocument, flat: ParsedDocument) -> Iterator[tuple[str, int, int, int]]:
    """Yield (what, how many agree, how many the lines give, how many the flattened text gives)."""
    ours, theirs = labels(read), labels(flat)
    yield "units", (ours & theirs).total(), ours.total(), theirs.total()
    for field, value in chosen(read).items():
        yield field, chosen(flat).get(field) == value, 1, field in chosen(flat)


def test_flattened_gold_says_what_its_lines_say() -> None:
    """Floors: what is read of gold of all lay-outs, without marks of tables and emphasis, in one line each."""
    agree, given, got = Counter[str](), Counter[str](), Counter[str]()
    for path in GOLD:
        text = path.read_text(encoding="utf-8")
        read = parse(text)
        begin = min((w.span_start or 0 for w in read.evidence if w.zone in ("letterhead", "title_block")), default=0)
        for what, same, ours, theirs in compare(read, parse(flatten(text[begin:]))):
            agree[what] += same
            given[what] += ours
            got[what] += theirs
    shares = {what: 2 * agree[what] / (given[what] + got[what]) for what in given}
    assert shares["units"] >= 0.9
    assert min(shares[what] for what in ("number", "document_type", "issue_date")) >= 0.9


@pytest.mark.parametrize(
    "lines",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM⏎Độc lập - Tự do - Hạnh phúc⏎Hà Nội, ngày 5 tháng 6 năm 2031",
        "TỈNH ỦY LÀO CAI⏎ĐẢNG CỘNG SẢN VIỆT NAM⏎Lào Cai, ngày 5 tháng 6 năm 2031⏎Số 7-KL/TU⏎KẾT LUẬN⏎về giếng làng",
        "BỘ Y TẾ⏎-------⏎ĐẢNG CỘNG SẢN VIỆT NAM⏎***⏎Số 3-QĐ/TW⏎QUYẾT ĐỊNH⏎Về việc mở chợ",
        "BỘ Y TẾ⏎-------⏎CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ĐẢNG CỘNG SẢN VIỆT NAM⏎Số: 12/2031/QH16⏎Hà Nội, ngày 5 tháng 6 năm 2031",
        "ĐẢNG CỘNG SẢN VIỆT NAM⏎Số 12-CV/TU⏎V/v mở chợ",
        "ĐẢNG CỘNG SẢN VIỆT NAM⏎Số 5/CT-TTg⏎Hà Nội",
        "ĐẢNG CỘNG SẢN VIỆT NAM⏎TỈNH NAM ĐỊNH⏎SỞ Y TẾ",
        "ĐẢNG CỘNG SẢN VIỆT NAM⏎BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN⏎BÍ THƯ THỨ NHẤT⏎Lê Thí Dụ",
        "ĐẢNG CỘNG SẢN VIỆT NAM⏎QUẬN HAI⏎- Căn cứ Điều lệ Đảng;⏎- Xét tờ trình;⏎Căn cứ Luật Dược",
        "Theo đề nghị của Vụ trưởng,⏎QUYẾT ĐỊNH:⏎Điều 1. Mở chợ.⏎Điều 2. Giao Sở:⏎1. Dọn;⏎2. Quét:⏎a) Sân;⏎b) Đường.",
        "ĐẢNG CỘNG SẢN VIỆT NAM⏎Chương I⏎QUY ĐỊNH CHUNG⏎Điều 1. Giếng.⏎Chương VI⏎XỬ LÝ⏎Chương IV⏎NHIỆM VỤ⏎Mục V⏎GIẾNG",
        "ĐẢNG CỘNG SẢN VIỆT NAM⏎Điều 1. Phạm vi⏎1. Luật này quy định.⏎2. Áp dụng./.⏎Điều 2. Tên",
        "ĐẢNG CỘNG SẢN VIỆT NAM⏎Điều 1. Chợ./.⏎Nơi nhận:⏎- Như trên,⏎- Lưu: VT.⏎KT. GIÁM ĐỐC⏎PHÓ GIÁM ĐỐC⏎Lê Thí Dụ",
    ],
)
def test_lines_that_touch_are_parted(lines: str) -> None:
    text = lines.replace("⏎", "")
    joints = find_joints(text)
    assert "".join(joints.get(at, "").replace("\n", "⏎") + sign for at, sign in enumerate(text)) == lines


@pytest.mark.parametrize(
    "line",
    [
        "ĐẢNG CỘNG SẢN VIỆT NAMHà Nội",
        "QUYẾT ĐỊNHVề việc mở chợ",
        "VNeID, iPhone, QĐ-TTg, BTgTW, HĐNDT, TP.HCM, U.B.N.D, 15.2.2031, v.v.Theo, UBNDtỉnh, 3,5.000",
        "Điều 1. Mở chợ. Điều 2. Giao Sở; b) Một; c) Hai",
        "ĐẢNG CỘNG SẢN VIỆT NAM---------- Hà Nội",
    ],
)
def test_what_touches_is_parted_only_where_a_heading_or_a_label_touches_too(line: str) -> None:
    glued = "NAMHà" in line
    assert bool(find_joints(line)) == glued


def test_codes_and_abbreviations_are_left_whole_where_lines_touch() -> None:
    text = "ĐẢNG CỘNG SẢN VIỆT NAMHà Nội. VNeID, QĐ-TTg, 12-HD/BTgTW, HĐNDT, TP.HCM, 15.2.2031, UBNDtỉnh, 66-QĐi/TW."
    assert find_joints(text) == {text.index("Hà"): "\n"}


def test_spans_of_what_is_read_between_lines_that_touch_are_those_of_the_text() -> None:
    text = (
        "TỈNH ỦY LÀO CAI***ĐẢNG CỘNG SẢN VIỆT NAMLào Cai, ngày 5 tháng 6 năm 2031Số 7-KL/TUKẾT LUẬNVề giếng làngCăn cứ "
        "Điều lệ Đảng;Ban Thường vụ Tỉnh ủy kết luận:1- Giữ giếng theo Quyết định số 3-QĐ/TU;2- Dọn giếng."
    )
    document = parse(text)
    assert (document.number, str(document.issue_date), document.subject) == ("7-KL/TU", "2031-06-05", "Về giếng làng")
    printed = {w.field: text[w.span_start : w.span_end] for w in document.evidence if w.span_start is not None}
    assert (printed["number"], printed["place"], printed["subject"]) == ("7-KL/TU", "Lào Cai", "Về giếng làng")
    units = [(unit.label, unit.text) for unit in document.sections if unit.label]
    assert units == [("1-", "Giữ giếng theo Quyết định số 3-QĐ/TU;"), ("2-", "Dọn giếng.")]
    assert all(unit.text == text[unit.text_start : unit.text_end] for unit in document.sections if unit.text)
    assert [one.text for one in document.citations if one.number] == ["Quyết định số 3-QĐ/TU"]


def test_glued_gold_says_what_its_lines_say() -> None:
    """Floors: what is read of gold whose lines are glued without a blank, words of broken lines too."""
    agree, given, got = Counter[str](), Counter[str](), Counter[str]()
    for path in GOLD:
        text = path.read_text(encoding="utf-8")
        read = parse(text)
        if read.letterhead_body is None:
            continue
        glued = "".join(" ".join(re.sub(r"[*|#\\]", " ", line).split()) for line in text.split("\n"))
        for what, same, ours, theirs in compare(read, parse(glued)):
            agree[what] += same
            given[what] += ours
            got[what] += theirs
    shares = {what: 2 * agree[what] / (given[what] + got[what]) for what in given}
    assert shares["units"] >= 0.8
    assert min(shares[what] for what in ("number", "document_type", "issue_date")) >= 0.9


WORDS = st.tuples(
    st.sampled_from([("BỘ Y TẾ", "BYT", "Hà Nội"), ("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "UBND", "Cà Mau")]),
    st.sampled_from(
        [("QUYẾT ĐỊNH", "QĐ", "Quyết định"), ("KẾ HOẠCH", "KH", "Kế hoạch"), ("THÔNG BÁO", "TB", "Thông báo")]
    ),
    st.sampled_from(["Về việc sửa đường làng", "VỀ VIỆC SỬA ĐƯỜNG LÀNG", "Về chợ ở Hà Tiên năm 2024"]),
)
UNITS = st.lists(st.sampled_from(["giữ sạch đường", "mở chợ", "sửa cầu"]), min_size=2, max_size=6)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.integers(1, 999), st.dates(date(1950, 1, 1), date(2090, 12, 31)), UNITS, st.sampled_from([" ", "  "]))
def test_flattening_keeps_number_type_and_date(
    words: tuple[tuple[str, ...], tuple[str, ...], str], serial: int, day: date, units: list[str], blank: str
) -> None:
    (body, code, place), (kind, kind_code, kind_name), subject = words
    articles = "\n".join(
        f"Điều {at}. Các xã {unit} theo Điều {at}. Tiền do xã chi." for at, unit in enumerate(units, 1)
    )
    lines = (
        f"{body}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: {serial}/{kind_code}-{code}\n"
        f"{place}, ngày {day.day:02} tháng {day.month:02} năm {day.year}\n{kind}\n{subject}\n"
        f"Căn cứ Luật Giao thông đường bộ ngày 13 tháng 11 năm 2008;\n{articles}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    read, flat = parse(lines), parse(lines.replace("\n", blank))
    assert (flat.number, flat.document_type, flat.issue_date) == (read.number, read.document_type, read.issue_date)
    assert (flat.number, flat.document_type, flat.subject) == (f"{serial}/{kind_code}-{code}", kind_name, subject)
    assert [s.number for s in flat.sections if s.level == "article"] == [str(at) for at in range(1, len(units) + 1)]
