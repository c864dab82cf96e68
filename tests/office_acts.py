"""Notices of conclusions, minutes, submissions, telegrams, invitations and letters of offices."""

import random
from collections.abc import Sequence

from act_parts import (
    DAYS,
    LABELS,
    LEAD,
    LOCAL,
    MINISTRIES,
    NAMES,
    PEOPLE,
    STATE,
    SUBJECTS,
    Act,
    Head,
    Signed,
    answers,
    choose_style,
    collective,
    head_of,
    make_units,
    print_foot,
    print_head,
    print_outline,
    print_paragraphs,
    sign,
    wrap_title,
)

ADDRESSEES = (
    ["Kính gửi: Ủy ban nhân dân các xã, phường."],
    ["Kính gửi:", "- Các sở, ban, ngành;", "- Ủy ban nhân dân các xã, phường;", "- Công ty Thủy nông Hưng Hà."],
    ["Kính gửi: Sở Tài chính, Sở Y tế,", "Sở Nông nghiệp và Môi trường"],
)


def by_order(chance: random.Random) -> Signed:
    """Return a signature by order of a chairman."""
    name, head = chance.choice(NAMES), chance.choice(("TL. CHỦ TỊCH", "T/L CHỦ TỊCH", "TUQ. CHỦ TỊCH"))
    capacity = "by_delegation" if head.startswith("TUQ") else "by_order"
    if chance.random() < 0.5:
        return Signed((head, "CHÁNH VĂN PHÒNG"), "CHÁNH VĂN PHÒNG", capacity, name)
    return Signed((head, "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG", capacity, name)


ITEMS = (("numbered_item", "letter_item"), ("roman_item", "numbered_item", "dash_item"), ("numbered_item",))


def make_plain(  # noqa: PLR0917 - the parts of a paper in their order
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
    to = [
        f"{who} {chance.choice(('điện', 'điện:', 'gửi'))}",
        "- Giám đốc các sở;",
        "- Chủ tịch Ủy ban nhân dân các xã.",
    ]
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
