"""Whole documents of the kinds that a State's offices issue, put together of parts, with what a reader finds in them.

Joint papers, minutes, notices of conclusions, submissions, telegrams, invitations, orders, laws, resolutions of councils,
promulgated instruments and letters; all of it is made up.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from act_parts import (
    DAYS,
    LABELS,
    NAMES,
    STATE,
    Head,
    Signed,
    choose_style,
    make_units,
    print_foot,
    print_head,
    print_outline,
    print_paragraphs,
    wrap_title,
)
from outlines import Answer, Style, Unit, answer

SUBJECTS = ("lập tổ giữ đê", "phòng, chống lụt bão năm 2031", "quản lý, bảo vệ đê điều trên địa bàn các xã ven sông")
LEAD = "Để giữ đê tốt hơn, bảo vệ tính mạng và tài sản của người dân sống ở ven đê, đề nghị các nơi làm các việc sau:"
RECITALS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "Căn cứ Nghị định số 7/2029/NĐ-CP ngày 4 tháng 5 năm 2029 của Chính phủ quy định chi tiết Luật Đê điều;",
)
BASED_ON = ("based_on", "7/2029/NĐ-CP")


@dataclass(frozen=True, slots=True)
class Office:
    """A body: the lines of its letterhead, its code and id, the offices of its head and the deputy, where it sits."""

    lines: tuple[str, ...]
    code: str
    body_id: str | None
    head: str
    deputy: str
    place: str = "Hà Nội"

    @property
    def name(self) -> str:
        """The name of the body in one line."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Act:
    """A document and what a reader finds in it, by what is asked."""

    text: str
    kind: str
    shape: str
    said: dict[str, object] = field(hash=False)


MINISTRIES = (
    Office(("BỘ Y TẾ",), "BYT", "bo-y-te", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    Office(("BỘ TÀI CHÍNH",), "BTC", "bo-tai-chinh", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    Office(("BỘ CÔNG AN",), "BCA", "bo-cong-an", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    Office(("BỘ NỘI VỤ",), "BNV", "bo-noi-vu", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    Office(("TÒA ÁN NHÂN DÂN TỐI CAO",), "TANDTC", "toa-an-nhan-dan-toi-cao", "CHÁNH ÁN", "PHÓ CHÁNH ÁN"),
    Office(("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",), "VKSNDTC", "vien-kiem-sat-nhan-dan-toi-cao", "VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG"),
)
LOCAL = (
    Office(("SỞ Y TẾ",), "SYT", None, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hưng Mỹ"),
    Office(("SỞ TÀI CHÍNH",), "STC", None, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hưng Mỹ"),
    Office(("CÔNG AN TỈNH HƯNG MỸ",), "CAT", None, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hưng Mỹ"),
    Office(("HỘI NÔNG DÂN TỈNH HƯNG MỸ",), "HND", None, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hưng Mỹ"),
    Office(("LIÊN ĐOÀN LAO ĐỘNG TỈNH HƯNG MỸ",), "LĐLĐ", None, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hưng Mỹ"),
)
# Type as printed, code of the number, the type's name.
JOINT_TYPES = (
    ("THÔNG TƯ LIÊN TỊCH", "{n}/2031/TTLT-{c}", "Thông tư liên tịch"),
    ("NGHỊ QUYẾT LIÊN TỊCH", "{n}/2031/NQLT-{c}", "Nghị quyết liên tịch"),
)
PLAN_TYPES = (
    ("KẾ HOẠCH PHỐI HỢP", "{n}/KHPH-{c}", "Kế hoạch"),
    ("KẾ HOẠCH LIÊN TỊCH", "{n}/KHLT-{c}", "Kế hoạch"),
    ("CHƯƠNG TRÌNH PHỐI HỢP", "{n}/CTr-{c}", "Chương trình"),
    ("CHƯƠNG TRÌNH PHỐI HỢP", "{n}/CTPH-{c}", "Chương trình"),
    ("HƯỚNG DẪN LIÊN NGÀNH", "{n}/HDLN-{c}", "Hướng dẫn"),
    ("QUY CHẾ PHỐI HỢP", "{n}/QCPH-{c}", "Quy chế"),
)


def sign(chance: random.Random, office: Office, *, is_named: bool = False) -> Signed:
    """Return a signature of a body by its head or the deputy; `is_named` has the name of the body behind the office."""
    whose = f" {office.name}" if is_named and office.name.split()[0] not in office.head else ""
    if chance.random() < 0.5:
        return Signed((f"{office.head}{whose}",), f"{office.head}{whose}", None, chance.choice(NAMES))
    prefix = chance.choice(("KT. ", "K/T ", "KT."))
    return Signed((f"{prefix}{office.head}{whose}", office.deputy), office.deputy, "for", chance.choice(NAMES))


def make_joint(chance: random.Random) -> Act:
    """Return a joint paper: its issuers side by side, one below the other or in one line, and all of them sign."""
    is_local = chance.random() < 0.4
    offices = chance.sample(LOCAL if is_local else MINISTRIES, chance.choice((2, 2, 3)))
    printed, form, kind = chance.choice(PLAN_TYPES if is_local else JOINT_TYPES)
    number = form.format(n=chance.randint(2, 60), c="-".join(office.code for office in offices))
    names = [office.name for office in offices]
    ways = {
        "a line each": names,
        "hyphens in a line": [" - ".join(names)],
        "hyphens at the ends": [*(f"{name} -" for name in names[:-1]), names[-1]],
        "hyphens at the heads": [names[0], *(f"- {name}" for name in names[1:])],
        "commas": [", ".join(names)],
        "parted by blanks": ["     ".join(names)],
    }
    if is_local:
        del ways["parted by blanks"]  # who reads names that nobody knows in one line with the motto?
    way = chance.choice(tuple(ways))
    style, subject = choose_style(chance, LABELS), chance.choice(SUBJECTS)
    label = chance.choice(("Số: ", "Số "))
    head = Head(ways[way], [label + number], STATE, [f"{offices[0].place}, {chance.choice(DAYS)}"])
    shape, top = print_head(chance, head)
    order = offices if chance.random() < 0.6 else offices[::-1]
    is_named = chance.random() < 0.6
    signatures = [sign(chance, office, is_named=is_named) for office in order]
    if not is_named:
        signatures = [
            Signed((office.name, *one.titles), one.title, one.capacity, one.name)
            for office, one in zip(order, signatures, strict=True)
        ]
    foot_shape, foot = print_foot(chance, unlike(chance, signatures))
    about = chance.choice(("Về việc ", "về ", "Hướng dẫn ")) + subject
    units = make_units(chance, style, chance.choice((("article", "clause"), ("numbered_item", "letter_item"))))
    text = assemble(style, top, [printed, *wrap_title(chance, about, 60)], [RECITALS[1], LEAD], units, foot)
    said = {
        "number": number,
        "type": kind,
        "issued": "2031-03-05",
        "issuers": names,
        "issuer ids": None if is_local else [office.body_id for office in offices],
        "superior": None,
        "subject": about,
        "signers": signatures,
        "units": answers(units),
    }
    return Act(text, "joint", f"{way} / {shape} / {foot_shape} / {kind}", said)


def unlike(chance: random.Random, signatures: list[Signed]) -> list[Signed]:
    """Give each signature a name of its own."""
    names = chance.sample(NAMES, len(signatures))
    signatures[:] = [
        Signed(one.titles, one.title, one.capacity, name) for one, name in zip(signatures, names, strict=True)
    ]
    return signatures


def answers(units: Sequence[Unit]) -> list[Answer]:
    """Return what a reader finds in units."""
    found: list[Answer] = []
    answer(units, None, found)
    return found


def assemble(
    style: Style, top: str, title: Sequence[str], preamble: Sequence[str], units: Sequence[Unit], foot: str
) -> str:
    """Return a document of its parts."""
    parts = ["\n".join(title), print_paragraphs(style, preamble), print_outline(style, units), foot]
    return "\n\n".join([top, *filter(None, parts)]) + "\n"


PEOPLE = Office(("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ"), "UBND", None, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hưng Mỹ")
COUNCIL = Office(("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG MỸ"), "HĐND", None, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hưng Mỹ")
ADDRESSEES = (
    ["Kính gửi: Ủy ban nhân dân các xã, phường."],
    ["Kính gửi:", "- Các sở, ban, ngành;", "- Ủy ban nhân dân các xã, phường;", "- Công ty Thủy nông Hưng Hà."],
    ["Kính gửi: Sở Tài chính, Sở Y tế,", "Sở Nông nghiệp và Môi trường"],
)


def head_of(chance: random.Random, office: Office, number: str, above: Sequence[str] = ()) -> tuple[str, str]:
    """Return the letterhead of one body, perhaps below another one."""
    label = chance.choice(("Số: ", "Số ", "Số:"))
    lines = [*above, *chance.choice((office.lines, (office.name,)))]
    return print_head(chance, Head(lines, [label + number], STATE, [f"{office.place}, {chance.choice(DAYS)}"]))


def collective(chance: random.Random) -> Signed:
    """Return a signature for the People's Committee of a province."""
    name, on = chance.choice(NAMES), chance.choice(("TM. ", "T/M ", "TM."))
    body = chance.choice(("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN TỈNH", "UBND TỈNH HƯNG MỸ"))
    if chance.random() < 0.5:
        return Signed((on + body, "CHỦ TỊCH"), "CHỦ TỊCH", "on_behalf", name)
    return Signed((on + body, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "on_behalf", name)


def by_order(chance: random.Random) -> Signed:
    """Return a signature by order of a chairman."""
    name, head = chance.choice(NAMES), chance.choice(("TL. CHỦ TỊCH", "T/L CHỦ TỊCH", "TUQ. CHỦ TỊCH"))
    capacity = "by_delegation" if head.startswith("TUQ") else "by_order"
    if chance.random() < 0.5:
        return Signed((head, "CHÁNH VĂN PHÒNG"), "CHÁNH VĂN PHÒNG", capacity, name)
    return Signed((head, "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG", capacity, name)


ITEMS = (("numbered_item", "letter_item"), ("roman_item", "numbered_item", "dash_item"), ("numbered_item",))


def make_plain(
    chance: random.Random,
    kind: tuple[str, str, str],
    about: Sequence[str],
    preamble: Sequence[str],
    signatures: Sequence[Signed],
    closing: str = "",
) -> Act:
    """Return a paper of a People's Committee: type as printed, its code and name; subject, text and who signs."""
    printed, code, name = kind
    number = f"{chance.randint(2, 400)}/{code}-UBND"
    style = choose_style(chance, LABELS)
    shape, top = head_of(chance, PEOPLE, number)
    foot_shape, foot = print_foot(chance, signatures)
    levels = chance.choice(ITEMS)
    units = make_units(chance, style, levels)
    body = print_outline(style, units) + (f"\n\n{print_paragraphs(style, [closing])}" if closing else "")
    title = [part for words in about for part in wrap_title(chance, words, 50)]
    text = "\n\n".join([top, "\n".join([printed, *title]), print_paragraphs(style, preamble), body, foot]) + "\n"
    said: dict[str, object] = {
        "number": number,
        "type": name,
        "issued": "2031-03-05",
        "place": "Hưng Mỹ",
        "subject": " ".join(about) if about else None,
        "signers": list(signatures),
        "effective": "None",
        "labels": [(one[0], one[1]) for one in answers(units)],
    }
    return Act(text, "plain", f"{printed} / {shape} / {foot_shape} / {len(about)} lines", said)


def make_notice(chance: random.Random) -> Act:
    """Return a notice of what was concluded at a meeting."""
    who = chance.choice(("Chủ tịch Ủy ban nhân dân tỉnh", "đồng chí Đỗ Văn Mẫu, Phó Chủ tịch Ủy ban nhân dân tỉnh"))
    where = chance.choice(("tại cuộc họp về giữ đê", "tại hội nghị tổng kết công tác giữ đê năm 2030"))
    about = chance.choice(([f"Kết luận của {who} {where}"], [f"KẾT LUẬN CỦA {who} {where}".upper()]))
    lead = (
        "Ngày 3 tháng 3 năm 2031, tại trụ sở Ủy ban nhân dân tỉnh, đồng chí Đỗ Văn Mẫu chủ trì cuộc họp về giữ đê. "
        "Sau khi nghe báo cáo và ý kiến của các đại biểu, đồng chí kết luận như sau:"
    )
    closing = "Văn phòng Ủy ban nhân dân tỉnh thông báo để các sở, ban, ngành biết, thực hiện./."
    return make_plain(chance, ("THÔNG BÁO", "TB", "Thông báo"), about, [lead], [by_order(chance)], closing)


def make_minutes(chance: random.Random) -> Act:
    """Return minutes, which two sign: who wrote them and who presided."""
    about = [chance.choice(("Cuộc họp về giữ đê", "Về việc kiểm tra các đoạn đê yếu", "Họp tổ giữ đê năm 2031"))]
    lead = "Hôm nay, vào hồi 8 giờ ngày 4 tháng 3 năm 2031, tại trụ sở Ủy ban nhân dân tỉnh, chúng tôi gồm có:"
    closing = "Cuộc họp kết thúc vào hồi 10 giờ cùng ngày, biên bản được lập thành 02 bản./."
    names = chance.sample(NAMES, 2)
    offices = chance.choice((("THƯ KÝ", "CHỦ TRÌ"), ("THƯ KÝ", "CHỦ TỌA"), ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ CUỘC HỌP")))
    signatures = [Signed((office,), office, None, name) for office, name in zip(offices, names, strict=True)]
    return make_plain(chance, ("BIÊN BẢN", "BB", "Biên bản"), about, [lead], signatures, closing)


def make_submission(chance: random.Random) -> Act:
    """Return a submission, a report or a plan."""
    kind = chance.choice((("TỜ TRÌNH", "TTr", "Tờ trình"), ("BÁO CÁO", "BC", "Báo cáo"), ("ĐỀ ÁN", "ĐA", "Đề án")))
    about = [chance.choice(("Về việc ", "Về ")) + chance.choice(SUBJECTS)]
    to = chance.choice((["Kính gửi: Hội đồng nhân dân tỉnh."], ["Kính gửi: Hội đồng nhân dân tỉnh khóa XX"]))
    lead = "Thực hiện Luật Đê điều, Ủy ban nhân dân tỉnh kính trình Hội đồng nhân dân tỉnh các nội dung sau:"
    closing = "Ủy ban nhân dân tỉnh kính trình Hội đồng nhân dân tỉnh xem xét, quyết định./."
    return make_plain(chance, kind, about, [*to, lead], [collective(chance)], closing)


def make_telegram(chance: random.Random) -> Act:
    """Return an urgent telegram."""
    about = [chance.choice(("Về việc ", "Về ", "V/v ")) + chance.choice(SUBJECTS)]
    who = chance.choice(("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Chủ tịch Ủy ban nhân dân tỉnh Hưng Mỹ"))
    to = [f"{who} {chance.choice(('điện', 'điện:', 'gửi'))}", "- Giám đốc các sở;", "- Chủ tịch Ủy ban nhân dân các xã."]
    said = make_plain(chance, ("CÔNG ĐIỆN", "CĐ", "Công điện"), about, [*to, LEAD], [collective(chance)])
    del said.said["labels"]
    return said


def make_invitation(chance: random.Random) -> Act:
    """Return an invitation."""
    about = [chance.choice(("Dự họp về giữ đê", "Về việc dự hội nghị tổng kết năm 2030"))]
    lead = ["Kính gửi: Ông Đỗ Văn Mẫu", "Ủy ban nhân dân tỉnh trân trọng kính mời ông đến dự cuộc họp về giữ đê."]
    return make_plain(chance, ("GIẤY MỜI", "GM", "Giấy mời"), about, lead, [by_order(chance)])


def make_letter(chance: random.Random) -> Act:
    """Return a letter: its subject in one line or several below the number, perhaps with empty lines between."""
    is_local = chance.random() < 0.5
    office = chance.choice(LOCAL[:3]) if is_local else chance.choice((PEOPLE, *MINISTRIES[:4]))
    above = chance.choice(((), ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ"), ("UBND TỈNH HƯNG MỸ",))) if is_local else ()
    number = f"{chance.randint(2, 4000)}/{office.code}{chance.choice(('-KT', '-VP', '-TCCB'))}"
    subject = chance.choice((*SUBJECTS, "trả lời Công văn số 15/SNN-ĐĐ ngày 3 tháng 2 năm 2031", "cử người dự họp"))
    lead = chance.choice(("V/v ", "V/v: ", "Về việc ", "V/v. "))
    about = wrap_title(chance, lead + subject, chance.choice((20, 30, 40)))
    between = chance.choice(("", "", "\n"))
    label = chance.choice(("Số: ", "Số "))
    lines = [*above, *chance.choice((office.lines, (office.name,)))]
    style = choose_style(chance, LABELS)
    number_lines = [label + number, *[one + between for one in about[:-1]], about[-1]]
    if between:
        head = Head(lines, number_lines, STATE, [f"{office.place}, {chance.choice(DAYS)}"])
        shape, top = print_flat(chance, head)
    else:
        head = Head(lines, number_lines, STATE, [f"{office.place}, {chance.choice(DAYS)}"])
        shape, top = print_head(chance, head)
    signature = sign(chance, office) if office is not PEOPLE else collective(chance)
    foot_shape, foot = print_foot(chance, [signature])
    to = chance.choice(ADDRESSEES)
    answered = chance.choice(
        (
            "Phúc đáp Công văn số 15/SNN-ĐĐ ngày 3 tháng 2 năm 2031 của Sở Nông nghiệp và Môi trường về việc đắp đê, "
            "cơ quan chúng tôi có ý kiến như sau:",
            LEAD,
        )
    )
    units = make_units(chance, style, chance.choice(ITEMS))
    parts = [top, "\n".join(to), print_paragraphs(style, [answered]), print_outline(style, units), foot]
    said: dict[str, object] = {
        "number": number,
        "type": "Công văn",
        "issued": "2031-03-05",
        "place": office.place,
        "issuers": [office.name],
        "superior": " ".join(above) or None,
        "subject": subject,
        "signers": [signature],
        "labels": [(one[0], one[1]) for one in answers(units)],
    }
    form = f"{lead} {'apart' if between else 'close'} {len(about) > 1}"
    return Act("\n\n".join(parts) + "\n", "letter", f"{form} / {shape} / {foot_shape} / {to[0]}", said)


def print_flat(chance: random.Random, head: Head) -> tuple[str, str]:
    """Return a letterhead in lines one below the other, whose number has a subject of lines that stand apart."""
    order = chance.choice(("BMND", "BNMD", "MBND", "BMDN", "MDBN"))
    cells = {"B": head.bodies, "N": head.number, "M": head.motto, "D": head.day}
    return order, "\n".join(line for part in order for line in cells[part])


KINDS = {
    "joint": make_joint,
    "notice": make_notice,
    "minutes": make_minutes,
    "submission": make_submission,
    "telegram": make_telegram,
    "invitation": make_invitation,
    "letter": make_letter,
}


def make_acts(kind: str, count: int, seed: int) -> Iterator[Act]:
    """Yield `count` documents of a kind, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield KINDS[kind](chance)
