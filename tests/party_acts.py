"""Whole documents of the Party at every level, and of the unions, put together of parts; all of it is made up."""

import random
from dataclasses import dataclass

from act_parts import (
    DAYS,
    LEAD,
    NAMES,
    PARTY,
    PARTY_LABELS,
    STATE,
    SUBJECTS,
    YOUTH,
    Act,
    Head,
    Signed,
    answers,
    choose_style,
    make_units,
    print_foot,
    print_head,
    print_outline,
    print_paragraphs,
    wrap_title,
)

TYPES = {
    "CHỈ THỊ": "CT",
    "KẾT LUẬN": "KL",
    "NGHỊ QUYẾT": "NQ",
    "HƯỚNG DẪN": "HD",
    "KẾ HOẠCH": "KH",
    "BÁO CÁO": "BC",
    "THÔNG BÁO": "TB",
    "CHƯƠNG TRÌNH": "CTr",
    "QUYẾT ĐỊNH": "QĐ",
    "TỜ TRÌNH": "TTr",
}
STARS = ((), ("*",), ("***",), ("-----",))


@dataclass(frozen=True, slots=True)
class Committee:
    """A body of the Party or a union: names in its letterhead, code, place, who it signs for, what the title adds.

    `issuers` are what a reader may take for the issuer as printed: the letterhead's name or that of title or signature.
    """

    names: tuple[str, ...]
    code: str
    place: str
    signs: tuple[tuple[tuple[str, ...], str, str | None], ...]
    body_id: str | None = None
    enacts: tuple[str, ...] = ()
    motto: tuple[str, ...] = PARTY


def behalf(body: str) -> tuple[tuple[str, ...], str, str | None]:
    """Return the titles of a secretary who signs for a body."""
    return (f"T/M {body}", "BÍ THƯ"), "BÍ THƯ", "on_behalf"


CENTRE = "BAN CHẤP HÀNH TRUNG ƯƠNG"
SECRETARY = (("T/M BAN THƯỜNG VỤ", "BÍ THƯ"), "BÍ THƯ", "on_behalf")
DEPUTY = (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), "PHÓ BÍ THƯ", "on_behalf")
COMMITTEES = (
    Committee(
        (CENTRE,),
        "TW",
        "Hà Nội",
        ((("T/M BỘ CHÍNH TRỊ", "TỔNG BÍ THƯ"), "TỔNG BÍ THƯ", "on_behalf"),),
        "bo-chinh-tri",
        ("CỦA BỘ CHÍNH TRỊ",),
    ),
    Committee(
        (CENTRE,),
        "TW",
        "Hà Nội",
        (
            (("T/M BAN BÍ THƯ", "THƯỜNG TRỰC BAN BÍ THƯ"), "THƯỜNG TRỰC BAN BÍ THƯ", "on_behalf"),
            (("T/M BAN BÍ THƯ",), "", "on_behalf"),
        ),
        "ban-bi-thu",
        ("CỦA BAN BÍ THƯ",),
    ),
    Committee(
        (CENTRE,),
        "TW",
        "Hà Nội",
        ((("T/M BAN CHẤP HÀNH TRUNG ƯƠNG", "TỔNG BÍ THƯ"), "TỔNG BÍ THƯ", "on_behalf"),),
        "ban-chap-hanh-trung-uong",
        (
            "HỘI NGHỊ LẦN THỨ NĂM BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHÓA XV",
            "HỘI NGHỊ BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG LẦN THỨ NĂM, KHÓA XV",
            "CỦA BAN CHẤP HÀNH TRUNG ƯƠNG",
        ),
    ),
    Committee(
        (CENTRE, "BAN TỔ CHỨC"),
        "BTCTW",
        "Hà Nội",
        (
            (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "PHÓ TRƯỞNG BAN", "for"),
            (("TRƯỞNG BAN",), "TRƯỞNG BAN", None),
            (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"), "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "for"),
        ),
        "ban-to-chuc-trung-uong",
    ),
    Committee(
        (CENTRE, "ỦY BAN KIỂM TRA"),
        "UBKTTW",
        "Hà Nội",
        (
            (("T/M ỦY BAN KIỂM TRA", "CHỦ NHIỆM"), "CHỦ NHIỆM", "on_behalf"),
            (
                ("T/M ỦY BAN KIỂM TRA", "K/T CHỦ NHIỆM", "PHÓ CHỦ NHIỆM THƯỜNG TRỰC"),
                "PHÓ CHỦ NHIỆM THƯỜNG TRỰC",
                "on_behalf",
            ),
        ),
        "uy-ban-kiem-tra-trung-uong",
    ),
    Committee(
        (CENTRE, "ĐẢNG ĐOÀN QUỐC HỘI"), "ĐĐQH", "Hà Nội", ((("T/M ĐẢNG ĐOÀN", "BÍ THƯ"), "BÍ THƯ", "on_behalf"),)
    ),
    Committee(
        (CENTRE, "BAN CÁN SỰ ĐẢNG BỘ Y TẾ"),
        "BCSĐ",
        "Hà Nội",
        ((("T/M BAN CÁN SỰ ĐẢNG", "BÍ THƯ"), "BÍ THƯ", "on_behalf"),),
    ),
    Committee(("TỈNH ỦY HƯNG MỸ",), "TU", "Hưng Mỹ", (SECRETARY, DEPUTY)),
    Committee(("TỈNH ỦY HƯNG MỸ", "BAN TUYÊN GIÁO"), "BTGTU", "Hưng Mỹ", ((("TRƯỞNG BAN",), "TRƯỞNG BAN", None),)),
    Committee(
        ("TỈNH ỦY HƯNG MỸ", "VĂN PHÒNG"),
        "VPTU",
        "Hưng Mỹ",
        (
            (("CHÁNH VĂN PHÒNG",), "CHÁNH VĂN PHÒNG", None),
            (("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"), "CHÁNH VĂN PHÒNG", "by_order"),
        ),
    ),
    Committee(("ĐẢNG BỘ TỈNH HƯNG MỸ", "HUYỆN ỦY HƯNG HÀ"), "HU", "Hưng Hà", (SECRETARY, DEPUTY)),
    Committee(("HUYỆN ỦY HƯNG HÀ", "ĐẢNG ỦY XÃ HƯNG LỘC"), "ĐU", "Hưng Lộc", (SECRETARY, DEPUTY)),
    Committee(
        ("ĐẢNG BỘ XÃ HƯNG LỘC", "CHI BỘ THÔN ĐÔNG"),
        "CB",
        "Hưng Lộc",
        ((("T/M CHI BỘ", "BÍ THƯ"), "BÍ THƯ", "on_behalf"),),
    ),
    Committee(
        ("ĐOÀN TNCS HỒ CHÍ MINH", "BAN CHẤP HÀNH TỈNH HƯNG MỸ"),
        "TĐTN",
        "Hưng Mỹ",
        ((("TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "PHÓ BÍ THƯ"), "PHÓ BÍ THƯ", "on_behalf"),),
        motto=YOUTH,
    ),
    Committee(
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH HƯNG MỸ"),
        "LĐLĐ",
        "Hưng Mỹ",
        ((("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"), "CHỦ TỊCH", "on_behalf"),),
        motto=STATE,
    ),
    Committee(
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM", "TỈNH HƯNG MỸ", "BAN THƯỜNG TRỰC"),
        "MTTQ",
        "Hưng Mỹ",
        ((("TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "on_behalf"),),
        motto=STATE,
    ),
)
LEVELS = (
    ("roman_item", "numbered_item", "sub_numbered_item", "dash_item", "plus_item"),
    ("roman_item", "numbered_item", "letter_item", "dash_item"),
    ("numbered_item", "sub_numbered_item", "letter_item"),
    ("numbered_item", "dash_item", "plus_item"),
)


def make_party(chance: random.Random) -> Act:
    """Return a document of the Party or a union."""
    body = chance.choice(COMMITTEES)
    kind = chance.choice(("NGHỊ QUYẾT", "KẾT LUẬN")) if "HỘI NGHỊ" in str(body.enacts) else chance.choice(tuple(TYPES))
    number = f"{chance.randint(2, 300)}-{TYPES[kind]}/{body.code}"
    year, term = chance.choice(((2031, "XIV"), (2017, "XII"), (2009, "X")))
    style = choose_style(chance, PARTY_LABELS)
    label = chance.choice(("Số ", "Số: "))
    day = chance.choice(DAYS).replace("2031", str(year))
    head = Head([*body.names, *chance.choice(STARS)], [label + number], body.motto, [f"{body.place}, {day}"])
    shape, top = print_head(chance, head)
    titles, title, capacity = chance.choice(body.signs)
    if chance.random() < 0.5:
        titles = tuple(one.replace("T/M ", "TM. ").replace("K/T ", "KT. ") for one in titles)
    signature = Signed(titles, title, capacity, chance.choice(NAMES))
    foot_shape, foot = print_foot(chance, [signature])
    subject = chance.choice(("về ", "Về ", "Về việc ")) + chance.choice(SUBJECTS)
    about = wrap_title(chance, subject, 45)
    enacts = chance.choice(body.enacts) if body.enacts else ""
    head_lines = [kind, *([enacts] if enacts else [])]
    if enacts and chance.random() < 0.3 and "HỘI" not in enacts:
        head_lines = [f"{kind} {enacts}"]
    rule = chance.choice(([], ["-----"], ["*"]))
    units = make_units(chance, style, chance.choice(LEVELS))
    lead = chance.choice(([LEAD], ["Căn cứ Điều lệ Đảng;", LEAD], []))
    parts = [
        top,
        "\n".join([*head_lines, *about, *rule]),
        print_paragraphs(style, lead),
        print_outline(style, units),
        foot,
    ]
    said: dict[str, object] = {
        "number": number,
        "type": kind.capitalize() if kind != "QUYẾT ĐỊNH" else "Quyết định",
        "issued": f"{year}-03-05",
        "term": term if body.motto is PARTY else None,
        "place": body.place,
        "subject": subject,
        "signers": [signature],
        "letterhead": body.names[-1],
        "superior": body.names[-2] if len(body.names) > 1 and not enacts else None,
        "labels": [(one[0], one[1]) for one in answers(units)],
    }
    if body.body_id:
        said["issuer id"] = body.body_id
    if body.names[-1] == "BAN THƯỜNG TRỰC" or body.motto is YOUTH:
        del said["superior"]
    if len(body.names) == 1:
        del said["superior"]
    text = "\n\n".join(filter(None, parts)) + "\n"
    return Act(
        text, "party", f"{body.names[-1]} {body.code} {enacts[:22]} / {shape} / {foot_shape} / {kind} / {rule}", said
    )


# What stands below the number of a letter, and the subject that a reader takes from it.
ABOUT = (
    (("V/v giữ đê mùa lũ",), "giữ đê mùa lũ"),
    (("Về việc giữ đê", "mùa lũ năm 2031"), "giữ đê mùa lũ năm 2031"),
    (("Giữ đê mùa lũ năm 2031",), "Giữ đê mùa lũ năm 2031"),
    (("(V/v giữ đê mùa lũ)",), "giữ đê mùa lũ"),
    (("“V/v giữ đê mùa lũ”",), "giữ đê mùa lũ"),
    ((), None),
)
TO = (
    "Kính gửi: Các huyện ủy, thành ủy,",
    "Kính gửi:\n- Các huyện ủy, thành ủy,\n- Đảng ủy các xã, phường,",
    "Kính gửi: - Các huyện ủy,\n          - Ban Tuyên giáo Tỉnh ủy,",
)
SMALL_BODIES = (
    ("TỈNH ỦY HƯNG MỸ", "VĂN PHÒNG", "VPTU"),
    ("TỈNH ỦY HƯNG MỸ", "BAN TỔ CHỨC", "BTCTU"),
    ("HUYỆN ỦY HƯNG HÀ", "BAN TUYÊN GIÁO - DÂN VẬN", "BTGDV"),
    ("ĐẢNG BỘ XÃ HƯNG LỘC", "ĐẢNG ỦY CÔNG AN XÃ", "ĐU"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐẢNG ĐOÀN QUỐC HỘI", "ĐĐQH"),
)


def make_party_letter(chance: random.Random) -> Act:
    """Return a letter of the Party: its subject behind V/v, bare, in a bracket, or none at all."""
    above, body, code = chance.choice(SMALL_BODIES)
    number = f"{chance.randint(2, 3000)}-CV/{code}"
    about, subject = chance.choice(ABOUT)
    day = chance.choice((*DAYS, "ngày mồng 5 tháng 3 năm 2031", "ngày mùng 5 tháng 3 năm 2031"))
    style, label = choose_style(chance, PARTY_LABELS), chance.choice(("Số ", "Số: "))
    bodies = [above, body, *chance.choice(STARS)]
    shape, top = print_head(chance, Head(bodies, [label + number, *about], PARTY, [f"Hưng Mỹ, {day}"]))
    titles, title, capacity = chance.choice(
        (
            (("CHÁNH VĂN PHÒNG",), "CHÁNH VĂN PHÒNG", None),
            (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "PHÓ TRƯỞNG BAN", "for"),
            (("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"), "CHÁNH VĂN PHÒNG", "by_order"),
        )
    )
    signature = Signed(titles, title, capacity, chance.choice(NAMES))
    foot_shape, foot = print_foot(chance, [signature])
    units = make_units(chance, style, chance.choice(LEVELS))
    to = chance.choice(TO)
    parts = [top, to, print_paragraphs(style, [LEAD]), print_outline(style, units), foot]
    said: dict[str, object] = {
        "number": number,
        "type": "Công văn",
        "issued": "2031-03-05",
        "term": "XIV",
        "place": "Hưng Mỹ",
        "letterhead": body,
        "superior": above,
        "subject": subject,
        "signers": [signature],
        "labels": [(one[0], one[1]) for one in answers(units)],
    }
    form = f"{about} / {shape} / {foot_shape} / {day} / {body} / {to[:12]}"
    return Act("\n\n".join(parts) + "\n", "party letter", form, said)
