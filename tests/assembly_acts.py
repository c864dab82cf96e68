"""Laws, ordinances, orders of the President and resolutions of councils."""

import random

from act_parts import (
    COUNCIL,
    DAYS,
    LABELS,
    NAMES,
    RECITALS,
    STATE,
    SUBJECTS,
    Act,
    Head,
    Signed,
    answers,
    choose_style,
    head_of,
    make_units,
    print_foot,
    print_head,
    print_outline,
    print_paragraphs,
    wrap_title,
)

STATE_NAME = "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
ADOPTED = (
    "được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XX, kỳ họp thứ 5 thông qua ngày 5 tháng 3 năm 2031"
)
ASSEMBLY, STANDING = "QUỐC HỘI", "ỦY BAN THƯỜNG VỤ QUỐC HỘI"
SESSIONS = (
    "KHÓA XX, KỲ HỌP THỨ 5",
    "KHÓA XX - KỲ HỌP THỨ NĂM",
    "Khóa XX, kỳ họp thứ 5",
    "(Khóa XX, kỳ họp thứ 5)",
    "KHOÁ XX, NHIỆM KỲ 2031-2036, KỲ HỌP THỨ 5",
)


def make_law(chance: random.Random) -> Act:
    """Return a law or an ordinance, whose name stands below its type, perhaps behind who adopted it."""
    is_law = chance.random() < 0.6
    kind, body, code = (
        ("LUẬT", "QUỐC HỘI", "QH20") if is_law else ("PHÁP LỆNH", "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "UBTVQH20")
    )
    number = f"{chance.randint(2, 90)}/2031/{code}"
    style = choose_style(chance, LABELS)
    name = chance.choice(("ĐÊ ĐIỀU", "QUẢN LÝ VÀ BẢO VỆ ĐÊ ĐIỀU", "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐÊ ĐIỀU"))
    label = chance.choice((f"{kind.capitalize()} số: ", "Số: ", f"{kind.capitalize()} số "))
    day = f"Hà Nội, {chance.choice(DAYS)}"
    adopted = ADOPTED if is_law else "được Ủy ban Thường vụ Quốc hội thông qua ngày 5 tháng 3 năm 2031"
    form = chance.choice(("letterhead", "title"))
    if form == "letterhead":
        shape, top = print_head(chance, Head([body, *chance.choice(((), ("-----",)))], [label + number], STATE, [day]))
        title = [kind, *wrap_title(chance, name, 30)]
    else:
        shape, top = "", ""
        issued = "NGÀY 5 THÁNG 3 NĂM 2031"
        whose = f"CỦA {body}" + (f" {STATE_NAME}" if is_law and chance.random() < 0.5 else "")
        title = chance.choice(
            (
                [kind, whose, f"SỐ {number} {issued}", f"VỀ {name}"],
                [kind, f"{whose} SỐ {number}", issued, f"VỀ {name}"],
                [f"{kind} {whose} SỐ {number} {issued} VỀ {name}"],
            )
        )
    preamble = ["Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;"]
    preamble += [f"{body.capitalize().replace('quốc', 'Quốc')} ban hành {kind.capitalize()} đê điều."]
    units = make_units(chance, style, chance.choice((("chapter", "article", "clause"), ("article", "clause", "point"))))
    last = sum(1 for unit in answers(units) if unit[0] == "article") + 1
    effect = f"{kind.capitalize()} này có hiệu lực thi hành từ ngày 15 tháng 4 năm 2031."
    closing = [f"Điều {last}. Hiệu lực thi hành", effect, f"{kind.capitalize()} này {adopted}."]
    signature = Signed(("CHỦ TỊCH QUỐC HỘI",), "CHỦ TỊCH QUỐC HỘI", None, chance.choice(NAMES))
    if not is_law:
        signature = Signed((f"TM. {body}", "CHỦ TỊCH"), "CHỦ TỊCH", "on_behalf", chance.choice(NAMES))
    foot = "\n".join([*signature.titles, *chance.choice(((), ("(Đã ký)",))), signature.name])
    parts = [top, "\n".join(title), print_paragraphs(style, preamble), print_outline(style, units)]
    text = "\n\n".join(filter(None, [*parts, print_paragraphs(style, closing), foot])) + "\n"
    said: dict[str, object] = {
        "number": number,
        "type": kind.capitalize(),
        "issued": "2031-03-05",
        "effective": "2031-04-15",
        "issuer id": "quoc-hoi" if is_law else "uy-ban-thuong-vu-quoc-hoi",
        "subject": name,
        "signers": [signature],
        "labels": [*((one[0], one[1]) for one in answers(units)), ("article", str(last))],
    }
    return Act(text, "law", f"{kind} {form} {len(title)} / {shape} / {label} / {name}", said)


def make_order(chance: random.Random) -> Act:
    """Return an order of the President that promulgates a law."""
    number = f"{chance.randint(2, 40)}/2031/L-CTN"
    style = choose_style(chance, LABELS)
    head = Head(["CHỦ TỊCH NƯỚC"], [f"Số: {number}"], STATE, [f"Hà Nội, {chance.choice(DAYS)}"])
    shape, top = print_head(chance, head)
    subject = chance.choice(("Về việc công bố Luật", "Về việc công bố Luật Đê điều", "VỀ VIỆC CÔNG BỐ LUẬT ĐÊ ĐIỀU"))
    who = chance.choice((["CHỦ TỊCH", STATE_NAME], [f"CHỦ TỊCH {STATE_NAME}"]))
    verb = chance.choice(("NAY CÔNG BỐ:", "NAY CÔNG BỐ"))
    law = chance.choice(("Luật Đê điều", "LUẬT ĐÊ ĐIỀU"))
    body = [verb, law, f"Đã {ADOPTED}./."]
    signature = Signed(("CHỦ TỊCH",), "CHỦ TỊCH", None, chance.choice(NAMES))
    foot_shape, foot = print_foot(chance, [signature])
    recitals = [
        "Căn cứ Điều 88 và Điều 91 của Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
        "Căn cứ Điều 91 của Luật Tổ chức Quốc hội;",
    ]
    parts = [
        top,
        "\n".join(["LỆNH", subject]),
        "\n".join(who),
        print_paragraphs(style, recitals),
        "\n\n".join(body),
        foot,
    ]
    said: dict[str, object] = {
        "number": number,
        "type": "Lệnh",
        "issued": "2031-03-05",
        "effective": "None",
        "issuer id": "chu-tich-nuoc",
        "subject": subject,
        "signers": [signature],
    }
    return Act(
        "\n\n".join(parts) + "\n", "order", f"{verb} {len(who)} {law} / {shape} / {foot_shape} / {subject}", said
    )


def make_council(chance: random.Random) -> Act:
    """Return a resolution of a People's Council."""
    number = chance.choice(("{}/NQ-HĐND", "{}/2031/NQ-HĐND")).format(chance.randint(2, 90))
    style = choose_style(chance, LABELS)
    shape, top = head_of(chance, COUNCIL, number)
    about = chance.choice(("Về việc ", "Về ", "Quy định ", "VỀ VIỆC ")) + chance.choice(SUBJECTS)
    about = about.upper() if about.startswith("VỀ") else about
    session = chance.choice(SESSIONS)
    who = ["HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG MỸ", session]
    if session.isupper() and chance.random() < 0.4:
        who = [" ".join(who)]
    recitals = [*RECITALS, "Xét Tờ trình số 3/TTr-UBND ngày 4 tháng 2 năm 2031 của Ủy ban nhân dân tỉnh,"]
    units = make_units(chance, style, chance.choice((("article", "clause"), ("article", "clause", "point"))))
    by = "Nghị quyết này {0}được Hội đồng nhân dân tỉnh Hưng Mỹ {1} thông qua ngày 5 tháng 3 năm 2031"
    by = by.format(chance.choice(("", "đã ")), chance.choice(("khóa XX, kỳ họp thứ 5", "khóa XX, Kỳ họp thứ năm")))
    tail, effective = chance.choice(
        (
            (" và có hiệu lực từ ngày 15 tháng 3 năm 2031./.", "2031-03-15"),
            (" và có hiệu lực kể từ ngày thông qua./.", "2031-03-05"),
            (", có hiệu lực thi hành từ ngày 15 tháng 3 năm 2031./.", "2031-03-15"),
            ("./.", "None"),
        )
    )
    signature = Signed(("CHỦ TỊCH",), "CHỦ TỊCH", None, chance.choice(NAMES))
    if chance.random() < 0.3:
        signature = Signed(("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"), "CHỦ TỊCH", "on_behalf", signature.name)
    elif chance.random() < 0.3:
        signature = Signed(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "for", signature.name)
    foot_shape, foot = print_foot(chance, [signature])
    title = ["NGHỊ QUYẾT", *wrap_title(chance, about, 45)]
    verb = chance.choice(("QUYẾT NGHỊ:", "QUYẾT NGHỊ"))
    parts = ["\n".join(title), "\n".join(who), print_paragraphs(style, recitals), verb, print_outline(style, units)]
    text = "\n\n".join([top, *parts, print_paragraphs(style, [by + tail]), foot]) + "\n"
    said: dict[str, object] = {
        "number": number,
        "type": "Nghị quyết",
        "issued": "2031-03-05",
        "effective": effective,
        "place": "Hưng Mỹ",
        "subject": about,
        "signers": [signature],
        "superior": None,
        "labels": [(one[0], one[1]) for one in answers(units)],
        "cited": [("based_on", "7/2029/NĐ-CP"), ("cites", "3/TTr-UBND")],
    }
    form = f"{len(who)} {session} / {shape} / {foot_shape} / {verb} / {tail[:20]} / {about[:9]}"
    return Act(text, "council", form, said)
