"""Which act a bare name means: the page's own law, or the one whose number the page prints beside the name."""

from pipelines.parse import parse
from pipelines.parse.citations.find import find_citations
from pipelines.parse.model import Citation

HEAD = """QUỐC HỘI
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Luật số: 41/2031/QH17

Hà Nội, ngày 20 tháng 6 năm 2031

LUẬT

"""
AMENDING = (
    HEAD
    + """SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CHĂM SÓC VƯỜN CÂY VÀ LUẬT NUÔI ONG

Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Chăm sóc vườn cây số 8/2029/QH16 và Luật Nuôi ong số \
9/2029/QH16.

Điều 1. Sửa đổi, bổ sung một số điều của Luật Chăm sóc vườn cây

1. Sửa đổi, bổ sung một số khoản của Điều 7 như sau:

a) Sửa đổi khoản 1 như sau:

“1. Người trồng ghi sổ theo Luật này và Luật Nuôi tằm.”.

Điều 2. Sửa đổi, bổ sung một số điều của Luật Nuôi ong

1. Bãi bỏ khoản 2 Điều 5.

Điều 3. Sửa đổi, bổ sung một số điều của Luật Nuôi tằm

1. Bãi bỏ khoản 3 Điều 6.

Điều 4. Hiệu lực

Luật này có hiệu lực từ ngày 01 tháng 8 năm 2031.
"""
)
OWN = (
    HEAD
    + """NUÔI ONG

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;

Quốc hội ban hành Luật nuôi ong và thu mật.

Điều 1. Phạm vi

Luật này thay thế Luật Nuôi ong và thu mật số 9/2009/QH12.

Điều 2. Tập huấn

Bộ mở lớp về Luật Chăn nuôi. Quốc hội ban hành Luật Thú y.
"""
)


def target(one: Citation) -> tuple[str | None, str | None, str | None, str, bool]:
    """Return what tells the act that a reference means: number, name and place; and what is done to it."""
    return one.number_key, one.name, one.pinpoint, one.relation, one.is_self


def test_places_of_an_act_called_by_name_keep_its_number_and_name() -> None:
    orchards, bees = ("8/2029/QH16", "Luật Chăm sóc vườn cây"), ("9/2029/QH16", "Luật Nuôi ong")
    assert [target(one) for one in parse(AMENDING).citations if one.zone == "body"] == [
        (*orchards, None, "amends", False),
        (*orchards, "dieu:7", "amends", False),
        (*orchards, "dieu:7/khoan:1", "amends", False),
        (*orchards, None, "anaphora", False),
        (None, "Luật Nuôi tằm", None, "cites", False),
        (*bees, None, "amends", False),
        (*bees, "dieu:5/khoan:2", "repeals", False),
        (None, "Luật Nuôi tằm", None, "amends", False),
        (None, "Luật Nuôi tằm", "dieu:6/khoan:3", "repeals", False),
        (None, None, None, "self", True),
    ]


def test_the_law_that_the_assembly_passes_is_the_page_s_own() -> None:
    found = [(*target(one)[:2], one.relation, one.is_self) for one in parse(OWN).citations]
    assert found == [
        (None, "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", "based_on", False),
        (None, "Luật nuôi ong và thu mật", "self", True),
        (None, None, "self", True),
        ("9/2009/QH12", None, "replaces", False),
        (None, "Luật Chăn nuôi", "cites", False),
        (None, "Luật Thú y", "issues", False),
    ]


def test_the_constitution_speaks_of_itself_and_of_those_before_it_by_their_year() -> None:
    text = """QUỐC HỘI
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

HIẾN PHÁP

NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

LỜI NÓI ĐẦU

Kế thừa Hiến pháp năm 1946, Nhân dân ban hành Hiến pháp này.

Điều 1.

Quốc hội sửa đổi Hiến pháp. Mọi văn bản trái với Hiến pháp bị bãi bỏ.
"""
    found = [(one.text, one.relation, one.is_self) for one in parse(text).citations if "Hiến" in one.text]
    assert found == [
        ("Hiến pháp năm 1946", "cites", False),
        ("Hiến pháp này", "self", True),
        ("Hiến pháp", "self", True),
        ("Hiến pháp", "self", True),
    ]


def test_a_number_behind_an_amending_law_is_no_number_of_the_amended_one() -> None:
    text = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đê điều số 60/2020/QH14; theo Điều 5 của Luật Đê điều."
    assert [(one.number_key, one.name) for one in find_citations(text)] == [
        ("60/2020/QH14", None),
        (None, "Luật Đê điều"),
    ]


def test_a_name_with_two_numbers_or_a_year_of_its_own_is_left() -> None:
    text = "Luật Đê điều số 79/2006/QH11 và Luật Đê điều số 5/2031/QH17; Luật Đê điều. Luật Thư viện số 46/2019/QH14."
    assert [one.number_key for one in find_citations(text + " Luật Thư viện năm 2031.")] == [
        "79/2006/QH11",
        "5/2031/QH17",
        None,
        "46/2019/QH14",
        None,
    ]


def test_an_act_that_another_amended_is_still_the_one_spoken_of() -> None:
    text = """BỘ Y TẾ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 41/BYT-KHTC
V/v ghi sổ

Hà Nội, ngày 20 tháng 6 năm 2031

Kính gửi: Sở Y tế

Thông tư số 8/2029/TT-BYT (đã được sửa đổi, bổ sung bởi Thông tư số 9/2030/TT-BYT) nêu rõ; theo Điều 5 Thông tư này.
"""
    found = parse(text).citations
    assert (found[-1].number_key, found[-1].relation) == ("8/2029/TT-BYT", "anaphora")


GUIDE = """BAN CHẤP HÀNH TRUNG ƯƠNG
*
Số 9-HD/TW

ĐẢNG CỘNG SẢN VIỆT NAM

Hà Nội, ngày 20 tháng 6 năm 2031

HƯỚNG DẪN

thi hành Điều lệ Đảng

1. Điều 1 (Khoản 2): Tuổi đời người vào Đảng.

2. Thẻ theo Điều 6.

3. Việc nêu ở Nghị định số 5/2031/NĐ-CP làm theo Điều 7.

T/M BAN BÍ THƯ

Nguyễn Văn Cảnh
"""


def test_places_in_a_guide_without_articles_are_those_of_the_act_in_its_title() -> None:
    found = {one.pinpoint: (one.document_type, one.is_self) for one in parse(GUIDE).citations if one.pinpoint}
    assert found == {
        "dieu:1/khoan:2": ("Điều lệ Đảng", False),
        "dieu:6": ("Điều lệ Đảng", False),
        "dieu:7": (None, False),  # another act was named
    }


def test_an_act_that_points_at_the_only_one_of_its_type_means_itself() -> None:
    text = GUIDE.replace("Nghị định số 5/2031/NĐ-CP làm theo Điều 7", "Hướng dẫn trên đây")
    last = parse(text).citations[-1]
    assert (last.text, last.relation, last.is_self) == ("Hướng dẫn trên đây", "self", True)


def test_a_bare_serial_means_the_full_number_that_is_printed_far_more_often() -> None:
    full = "theo Hướng dẫn số 38-HD/BTCTW. " * 5
    few = "theo Hướng dẫn số 38-HD/BTCTW. theo Hướng dẫn số 38-HD/TW. "
    assert find_citations(full + few + "Hướng dẫn số 38 nêu")[-1].number_key == "38-HD/BTCTW"
    assert find_citations(few + "Hướng dẫn số 38 nêu")[-1].number_key == "38"
