"""Who issues: names without their place, organs below their body, units run together, bodies that issue jointly."""

import pytest

from pipelines.parse import parse
from pipelines.parse.words.issuers import issuers_of

PAGE = """{head}
Số: {number}
{motto}
{place}, ngày 5 tháng 6 năm 2014

{title}

{sentence}

1. Việc một.
2. Việc hai.

{foot}
"""
PARTY, STATE = "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PLAIN = {
    "number": "7-NQ/TU",
    "motto": PARTY,
    "place": "Tân An",
    "title": "NGHỊ QUYẾT\nvề kênh rạch",
    "sentence": "Kênh rạch là đường đi của tỉnh.",
    "foot": "T/M TỈNH ỦY\nBÍ THƯ\nTô Văn Mẫu",
}


def read(head: str, **changed: str) -> tuple[str | None, str | None, list[str]]:
    document = parse(PAGE.format(head=head, **PLAIN | changed))
    return document.issuing_body_id, document.letterhead_body, [issuer.printed for issuer in document.issuers]


@pytest.mark.parametrize(
    "meeting", ["HỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA IX", "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH"]
)
@pytest.mark.parametrize(
    "head", ["ĐẢNG BỘ TỈNH LONG AN\nBAN CHẤP HÀNH", "TỈNH ỦY LONG AN\n*", "BAN CHẤP HÀNH\nĐẢNG BỘ TỈNH LONG AN"]
)
def test_a_committee_without_its_place_is_that_of_the_letterhead(head: str, meeting: str) -> None:
    assert read(head, title=f"NGHỊ QUYẾT\n{meeting}\nvề kênh rạch")[0] == "tinh-uy-long-an"


def test_a_committee_of_another_level_is_not_that_of_the_letterhead() -> None:
    head = "ĐẢNG BỘ TỈNH LONG AN\nHUYỆN ỦY CẦN ĐƯỚC"
    sentence = "Căn cứ Quy chế làm việc;\n\nBAN THƯỜNG VỤ HUYỆN ỦY QUYẾT ĐỊNH:"
    assert read(head, title="QUYẾT ĐỊNH\nvề kênh rạch", sentence=sentence)[0] is None


@pytest.mark.parametrize(
    "front", ["ỦY BAN TRUNG ƯƠNG\nMẶT TRẬN TỔ QUỐC VIỆT NAM", "ỦY BAN TRUNG ƯƠNG MẶT TRẬN TỔ QUỐC VIỆT NAM"]
)
def test_a_presidium_stands_below_its_committee(front: str) -> None:
    read_head = read(f"{front}\nĐOÀN CHỦ TỊCH", number="7/LKG-MTTW", motto=STATE, title="LỜI KÊU GỌI\nỦng hộ vùng lũ")
    assert read_head == ("doan-chu-tich-mttq", "ĐOÀN CHỦ TỊCH", ["ĐOÀN CHỦ TỊCH"])


def test_an_organ_below_its_union_is_the_union() -> None:
    head = "HỘI NÔNG DÂN VIỆT NAM\n**BAN CHẤP HÀNH**"
    assert read(head, number="7-NQ/HNDTW", motto=STATE)[:2] == ("hoi-nong-dan", "BAN CHẤP HÀNH")


@pytest.mark.parametrize("verb", ["kính trình Tỉnh ủy", "xây dựng kế hoạch", "hướng dẫn"])
def test_a_federation_stands_below_the_confederation(verb: str) -> None:
    _, body, issuers = read(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH LONG AN",
        number="7/TTr-LĐLĐ",
        motto=STATE,
        title="TỜ TRÌNH\nVề việc mở trường nghề",
        sentence=f"Căn cứ Luật Công đoàn năm 2012,\nBan Thường vụ Liên đoàn Lao động tỉnh {verb} như sau:",
    )
    assert (body, issuers) == ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LONG AN", ["Ban Thường vụ Liên đoàn Lao động tỉnh"])


def test_a_superior_that_two_units_repeat_is_no_issuer() -> None:
    head = (
        "   TỈNH ỦY LONG AN            TỈNH ỦY LONG AN               ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "     BAN NỘI CHÍNH              BAN DÂN VẬN\n"
        "          *                          *\n"
    )
    text = PAGE.format(
        head=head, **PLAIN | {"motto": "", "number": "7-HDLT/BNC-BDV", "title": "HƯỚNG DẪN LIÊN TỊCH\nvề tiếp dân"}
    )
    document = parse(text)
    assert [(one.issuing_body_id, one.printed) for one in document.issuers] == [
        ("ban-noi-chinh-tinh-uy", "BAN NỘI CHÍNH"),
        ("ban-dan-van-tinh-uy", "BAN DÂN VẬN"),
    ]
    assert document.issuing_body_printed == "BAN NỘI CHÍNH"


def test_whose_a_congress_is_names_no_second_issuer() -> None:
    adopted = "(Đại hội đại biểu toàn quốc lần thứ VI của Đảng thông qua ngày 18 tháng 12 năm 1986)"
    document = parse(f"ĐIỀU LỆ\nĐẢNG CỘNG SẢN VIỆT NAM\n{adopted}\n\nĐiều 1. Đảng viên.\nĐiều 2. Chi bộ.\n")
    assert [one.issuing_body_id for one in document.issuers] == ["dai-hoi-dang"]


@pytest.mark.parametrize(
    ("superior", "expected"),
    [
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "van-phong-trung-uong-dang"),
        ("ĐẢNG ỦY XÃ TÂN LẬP", None),
        ("ĐẢNG ỦY BỘ Y TẾ", None),
    ],
)
def test_an_office_is_central_below_the_central_committee_alone(superior: str, expected: str | None) -> None:
    assert read(f"{superior}\nVĂN PHÒNG\n*", number="7-BC/VP", title="BÁO CÁO\nvề kho sách")[:2] == (
        expected,
        "VĂN PHÒNG",
    )


def test_a_heading_of_the_page_above_the_letterhead_is_no_superior() -> None:
    head = "## VĂN BẢN\n\nSỞ THỦY SẢN"
    told = {"motto": STATE, "number": "7/QĐ-STS", "title": "QUYẾT ĐỊNH\nvề kênh rạch", "foot": "GIÁM ĐỐC\nTô Văn Mẫu"}
    document = parse(PAGE.format(head=head, **PLAIN | told))
    assert (document.letterhead_body, document.superior_body) == ("SỞ THỦY SẢN", None)
    document = parse(PAGE.format(head="UBND TỈNH SÔNG CẦU\nSỞ THỦY SẢN", **PLAIN | told))
    assert (document.letterhead_body, document.superior_body) == ("SỞ THỦY SẢN", "UBND TỈNH SÔNG CẦU")


def test_the_congress_of_a_union_is_one_issuer() -> None:
    printed = "Đại hội đại biểu toàn quốc Hội Nông dân Việt Nam lần thứ V"
    assert [issuer.printed for issuer in issuers_of(printed, None, None)] == [printed]


JOINT = """{head}
Số: {number}
{motto}
Hưng Yên, ngày 24 tháng 02 năm 2031

HƯỚNG DẪN
Về kiện toàn tổ giữ đê

1- Lập tổ.
2- Báo cáo.
"""
PARTY_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize("number", ["06-HDLB/TC-TG", "06-HD/BTC-BTG", "06-HDLN/BTC-BTG"])
@pytest.mark.parametrize(
    ("above", "ids"),
    [
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", ["ban-to-chuc-trung-uong", "ban-tuyen-giao-trung-uong"]),
        ("TỈNH ỦY HƯNG YÊN", ["ban-to-chuc-tinh-uy", "ban-tuyen-giao-tinh-uy"]),
    ],
)
def test_commissions_joined_in_a_line_issue_below_their_committee(number: str, above: str, ids: list[str]) -> None:
    head = f"{above}\nBAN TỔ CHỨC - BAN TUYÊN GIÁO\n*"
    document = parse(JOINT.format(head=head, number=number, motto=PARTY_MOTTO))
    assert [issuer.issuing_body_id for issuer in document.issuers] == ids
    assert [issuer.printed for issuer in document.issuers] == ["BAN TỔ CHỨC", "BAN TUYÊN GIÁO"]
    assert (document.issuing_body_printed, document.superior_body) == ("BAN TỔ CHỨC", above)


@pytest.mark.parametrize("number", ["06/2031/HDLN-SYT-STC", "06/HD-SYT-STC", "6/HDLB"])
def test_departments_joined_in_a_line_issue_below_their_province(number: str) -> None:
    head = "UBND TỈNH HƯNG YÊN\nSỞ Y TẾ - SỞ TÀI CHÍNH"
    document = parse(JOINT.format(head=head, number=number, motto=STATE_MOTTO))
    assert [issuer.printed for issuer in document.issuers] == ["SỞ Y TẾ", "SỞ TÀI CHÍNH"]
    assert document.superior_body_id == "ubnd-hung-yen"


def test_a_ministry_above_two_others_is_one_of_three() -> None:
    head = "BỘ Y TẾ\nBỘ TÀI CHÍNH - BỘ NỘI VỤ"
    document = parse(JOINT.format(head=head, number="06/2031/TTLT-BYT-BTC-BNV", motto=STATE_MOTTO))
    assert [issuer.printed for issuer in document.issuers] == ["BỘ Y TẾ", "BỘ TÀI CHÍNH", "BỘ NỘI VỤ"]
    assert document.superior_body is None


@pytest.mark.parametrize("between", ["\n-\n", "\n–\n", " -\n", "\n- ", "\n"])
def test_a_dash_joins_two_ministries_wherever_it_stands(between: str) -> None:
    head = f"BỘ Y TẾ{between}BỘ TÀI CHÍNH"
    document = parse(JOINT.format(head=head, number="06/2031/TTLT-BYT-BTC", motto=STATE_MOTTO))
    assert [issuer.issuing_body_id for issuer in document.issuers] == ["bo-y-te", "bo-tai-chinh"]


UNPLACED = (
    "LIÊN ĐOÀN LAO ĐỘNG",
    "HỘI LIÊN HIỆP PHỤ NỮ",
    "HỘI NÔNG DÂN VIỆT NAM",
    "ỦY BAN MTTQ VIỆT NAM",
    "ĐẢNG BỘ",
    "ỦY BAN NHÂN DÂN",
    "TÒA ÁN NHÂN DÂN",
    "BẢO HIỂM XÃ HỘI",
    "LIÊN MINH HỢP TÁC XÃ",
    "CÔNG AN",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("place", ["TỈNH HƯNG MỸ", "THÀNH PHỐ HỒ CHÍ MINH", "HUYỆN AN LẠC"])
def test_a_place_below_a_body_without_one_is_that_of_the_body(place: str, gap: str) -> None:
    """Whether an empty line parts them or not, and whatever stands below."""
    shapes = [(body, below) for body in UNPLACED for below in ("", "VĂN PHÒNG")]
    wrong = []
    for body, below in shapes:
        head = gap.join(filter(None, (body, place, below)))
        told = {"motto": gap.join(STATE.split("\n")), "number": "7/KH-XY", "title": "KẾ HOẠCH\nvề kênh rạch"}
        document = parse(PAGE.format(head=head, **PLAIN | told))
        named = [f"{body} {place}", below] if below else [None, f"{body} {place}"]
        wrong += [head] if [document.superior_body, document.letterhead_body] != named else []
    assert wrong == []


@pytest.mark.parametrize("below", ["TỈNH ĐOÀN HƯNG MỸ", "HUYỆN ĐOÀN AN LẠC", "THÀNH ĐOÀN TÂN CẢNG"])
def test_the_youth_union_of_a_place_is_no_place(below: str) -> None:
    document = parse(PAGE.format(head=f"TRUNG ƯƠNG ĐOÀN\n\n{below}", **PLAIN | {"number": "7-KH/TĐ"}))
    assert (document.superior_body, document.letterhead_body) == ("TRUNG ƯƠNG ĐOÀN", below)


ENACTED = """{caption}BAN CHẤP HÀNH TRUNG ƯƠNG
-------

ĐẢNG CỘNG SẢN VIỆT NAM
---------------

Số: 7-QĐ/TW

Hà Nội, ngày 05 tháng 6 năm 2029

QUYẾT ĐỊNH

BAN HÀNH QUY TRÌNH GIỮ KHO SÁCH

- Căn cứ Điều lệ Đảng;

- Căn cứ Quy chế làm việc của Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí thư;

- Xét đề nghị của Văn phòng Trung ương Đảng{end}

{words}

Điều 1. Ban hành kèm theo Quyết định này Quy trình giữ kho sách.

Điều 2. Các cấp ủy thi hành Quyết định này.
"""
CAPTION = "Quyết định 7-QĐ/TW năm 2029 về Quy trình giữ kho sách do Ban Chấp hành Trung ương ban hành\n\n"


@pytest.mark.parametrize("caption", ["", CAPTION, CAPTION + "Cơ quan ban hành Ban Chấp hành Trung ương\n\n"])
@pytest.mark.parametrize("end", [",", ";", "."])
@pytest.mark.parametrize(
    "words", ["{} QUYẾT ĐỊNH", "{} QUYẾT ĐỊNH:", "**{} QUYẾT ĐỊNH**", "{}\nQUYẾT ĐỊNH", "{}\n\nQUYẾT ĐỊNH:"]
)
@pytest.mark.parametrize("body", ["BỘ CHÍNH TRỊ", "BAN BÍ THƯ"])
def test_who_enacts_without_a_signature_issues_below_the_committee(
    body: str, words: str, end: str, caption: str
) -> None:
    document = parse(ENACTED.format(caption=caption, end=end, words=words.format(body)))
    assert (document.issuing_body_printed, document.letterhead_body) == (body, "BAN CHẤP HÀNH TRUNG ƯƠNG")


@pytest.mark.parametrize("kind", ["Thông tư liên tịch", "Nghị quyết liên tịch", "Thông tư"])
def test_a_sentence_that_enacts_names_the_whole_type(kind: str) -> None:
    told = {"motto": STATE, "number": "7/2029/XY-BYT-BNV", "title": f"{kind.upper()}\nvề kênh rạch", "foot": ""}
    sentence = f"Căn cứ Luật Thủy lợi;\n\nBộ trưởng Bộ Y tế ban hành {kind} về kênh rạch."
    document = parse(PAGE.format(head="BỘ Y TẾ - BỘ NỘI VỤ", **PLAIN | told | {"sentence": sentence}))
    assert document.document_type == kind
    assert "metadata_conflict" not in [issue.code for issue in document.issues]


@pytest.mark.parametrize("kind", ["THÔNG BÁO", "GIẤY MỜI"])
@pytest.mark.parametrize("basis", ["", "Căn cứ Điều lệ Đảng;\n\n", "Thực hiện Kế hoạch số 8-KH/ĐU ngày 7/1/2031, "])
@pytest.mark.parametrize("deed", ["triệu tập đảng viên dự đại hội", "kính mời các đồng chí dự họp"])
def test_who_convenes_or_invites_issues_where_no_letterhead_says_who(deed: str, basis: str, kind: str) -> None:
    for body in ("Ban Thường vụ Huyện ủy An Lạc", "Chi bộ Trường An Lạc", "Công đoàn Trường An Lạc"):
        items = "1. Thời gian: 8 giờ, ngày 18/6/2031.\n\n2. Địa điểm: Hội trường lớn.\n"
        document = parse(f"{kind}\nDự đại hội\n\n{basis}{body} {deed}, cụ thể như sau:\n\n{items}")
        assert (document.issuing_body_printed, document.issue_date) == (body, None)
