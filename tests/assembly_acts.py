"""Whole acts of assemblies, of the President and of committees that promulgate an instrument; all of it is made up.

Laws, ordinances, orders, resolutions of councils; decisions with clauses of effect, with rules or appendices below.
"""

import random
from collections.abc import Callable

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
from outlines import Style, Unit
from whole_acts import COUNCIL, PEOPLE, RECITALS, SUBJECTS, Act, Office, answers, collective, head_of

STATE_NAME = "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
ADOPTED = "được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XX, kỳ họp thứ 5 thông qua ngày 5 tháng 3 năm 2031"
SESSIONS = (
    "KHÓA XX, KỲ HỌP THỨ 5",
    "KHÓA XX - KỲ HỌP THỨ NĂM",
    "Khóa XX, kỳ họp thứ 5",
    "(Khóa XX, kỳ họp thứ 5)",
    "KHOÁ XX, NHIỆM KỲ 2031-2036, KỲ HỌP THỨ 5",
)
# What a clause of effect says behind `{kind} này`, the day it gives, and what it does to other acts.
OLD = ("replaces", "9/2025/QĐ-UBND")
EFFECTS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("{K} này có hiệu lực thi hành kể từ ngày 15 tháng 4 năm 2031.", "2031-04-15", ()),
    ("{K} này có hiệu lực kể từ ngày ký.", "2031-03-05", ()),
    ("{K} này có hiệu lực sau 45 ngày kể từ ngày ký.", "2031-04-19", ()),
    ("{K} này có hiệu lực thi hành sau mười ngày, kể từ ngày ký ban hành.", "2031-03-15", ()),
    (
        "{K} này có hiệu lực từ ngày 15/4/2031 và thay thế Quyết định số 9/2025/QĐ-UBND ngày 3 tháng 2 năm 2025.",
        "2031-04-15",
        (OLD,),
    ),
    (
        "{K} này thay thế Quyết định số 9/2025/QĐ-UBND ngày 3 tháng 2 năm 2025 và có hiệu lực từ ngày 15 tháng 4 năm "
        "2031.",
        "2031-04-15",
        (OLD,),
    ),
    (
        "{K} này có hiệu lực từ ngày 15 tháng 4 năm 2031, trừ quy định tại khoản 2 Điều 1 có hiệu lực từ ngày 01 tháng "
        "01 năm 2032.",
        "2031-04-15",
        (),
    ),
    (
        "Trừ trường hợp quy định tại khoản 2 Điều này, {k} này có hiệu lực từ ngày 15 tháng 4 năm 2031.",
        "2031-04-15",
        (),
    ),
    (
        "{K} này có hiệu lực từ ngày 15 tháng 4 năm 2031. Bãi bỏ Quyết định số 9/2025/QĐ-UBND ngày 3 tháng 2 năm 2025; "
        "Chỉ thị số 4/CT-UBND ngày 6 tháng 7 năm 2026 hết hiệu lực kể từ ngày {k} này có hiệu lực.",
        "2031-04-15",
        (("repeals", "9/2025/QĐ-UBND"), ("repeals", "4/CT-UBND")),
    ),
    (
        "Quyết định số 9/2025/QĐ-UBND ngày 3 tháng 2 năm 2025 hết hiệu lực kể từ ngày {k} này có hiệu lực thi hành. "
        "{K} này có hiệu lực thi hành từ ngày 15 tháng 4 năm 2031.",
        "2031-04-15",
        (("repeals", "9/2025/QĐ-UBND"),),
    ),
    (
        "Hồ sơ nộp trước ngày 01 tháng 4 năm 2031 được giải quyết theo Quyết định số 9/2025/QĐ-UBND. {K} này có hiệu lực "
        "từ ngày 15 tháng 4 năm 2031.",
        "2031-04-15",
        (("cites", "9/2025/QĐ-UBND"),),
    ),
    (
        "{K} này có hiệu lực thi hành từ ngày ký; các quy định trước đây trái với {k} này đều bãi bỏ.",
        "2031-03-05",
        (),
    ),
)
LAST = "Các sở, ban, ngành và Ủy ban nhân dân các xã chịu trách nhiệm thi hành {K} này./."


def make_law(chance: random.Random) -> Act:
    """Return a law or an ordinance, whose name stands below its type, perhaps behind who adopted it."""
    is_law = chance.random() < 0.6
    kind, body, code = ("LUẬT", "QUỐC HỘI", "QH20") if is_law else ("PHÁP LỆNH", "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "UBTVQH20")
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
    parts = [top, "\n".join(["LỆNH", subject]), "\n".join(who), print_paragraphs(style, recitals), "\n\n".join(body), foot]
    said: dict[str, object] = {
        "number": number,
        "type": "Lệnh",
        "issued": "2031-03-05",
        "effective": "None",
        "issuer id": "chu-tich-nuoc",
        "subject": subject,
        "signers": [signature],
    }
    return Act("\n\n".join(parts) + "\n", "order", f"{verb} {len(who)} {law} / {shape} / {foot_shape} / {subject}", said)


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


def decide(
    chance: random.Random, style: Style, about: str, articles: list[Unit], office: Office = PEOPLE
) -> tuple[str, str, str, Signed]:
    """Return a decision of a People's Committee with its articles: its lay-out, text, number and signature."""
    number = chance.choice(("{}/QĐ-UBND", "{}/2031/QĐ-UBND")).format(chance.randint(2, 900))
    shape, top = head_of(chance, office, number)
    who = chance.choice(("ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "ỦY BAN NHÂN DÂN TỈNH"))
    recitals = [*RECITALS, "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường."]
    signature = collective(chance)
    foot_shape, foot = print_foot(chance, [signature])
    title = ["QUYẾT ĐỊNH", *wrap_title(chance, about, 50)]
    parts = ["\n".join(title), who, print_paragraphs(style, recitals), "QUYẾT ĐỊNH:", print_outline(style, articles)]
    return f"{shape} / {foot_shape} / {who}", "\n\n".join([top, *parts, foot]), number, signature


def article(number: int, text: str) -> Unit:
    """Return an article without a title."""
    return Unit("article", f"Điều {number}.", " ", str(number), None, text)


def make_effect(chance: random.Random) -> Act:
    """Return a decision whose last articles say when it takes effect and what it does to other acts."""
    style = choose_style(chance, LABELS)
    clause, effective, acts = chance.choice(EFFECTS)
    clause = clause.format(K="Quyết định", k="Quyết định")
    units = [article(1, "Lập tổ giữ đê tại các xã ven sông."), article(2, clause)]
    units.append(article(3, LAST.format(K="Quyết định")))
    about = chance.choice(("Về việc ", "Ban hành quy định về ")) + SUBJECTS[0]
    shape, text, number, signature = decide(chance, style, about, units)
    said: dict[str, object] = {
        "number": number,
        "type": "Quyết định",
        "issued": "2031-03-05",
        "effective": effective,
        "subject": about,
        "signers": [signature],
        "units": answers(units),
        "cited": [("based_on", "7/2029/NĐ-CP"), *acts],
    }
    return Act(text + "\n", "effect", f"{clause[:70]} / {shape} / {style.width}", said)


def make_promulgating(chance: random.Random) -> Act:
    """Return a decision with the rules that it promulgates, whose articles begin anew, perhaps signed and with appendices."""
    style = choose_style(chance, LABELS)
    kind = chance.choice(("Quy chế", "Quy định", "Điều lệ", "Nội quy"))
    what = chance.choice(("làm việc của tổ giữ đê", "quản lý, bảo vệ đê điều trên địa bàn tỉnh Hưng Mỹ"))
    units = [
        article(1, f"Ban hành kèm theo Quyết định này {kind} {what}."),
        article(2, "Quyết định này có hiệu lực từ ngày ký."),
        article(3, LAST.format(K="Quyết định")),
    ]
    about = f"Ban hành {kind} {what}"
    shape, text, number, signature = decide(chance, style, about, units)
    rules = make_units(chance, style, chance.choice((("chapter", "article", "clause"), ("article", "clause"))))
    way = chance.choice(("number and day", "number", "no bracket", "head"))
    by = {
        "number and day": f"(Ban hành kèm theo Quyết định số {number} ngày 5 tháng 3 năm 2031 của Ủy ban nhân dân tỉnh)",
        "number": f"(Kèm theo Quyết định số {number})",
        "no bracket": "",
        "head": f"(Ban hành kèm theo Quyết định số {number})",
    }[way]
    top = ["ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ", *STATE, ""] if way == "head" else []
    title = [*top, kind.upper(), *wrap_title(chance, chance.choice((what, what.upper())), 50), *filter(None, [by])]
    below = "\n".join(title) + "\n\n" + print_outline(style, rules)
    end = chance.choice(("", "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐỗ Văn Mẫu"))
    said: dict[str, object] = {
        "number": number,
        "type": "Quyết định",
        "issued": "2031-03-05",
        "effective": "2031-03-05",
        "subject": about,
        "signer": signature.name,
        "units": answers(units),
        "appended labels": [(one[0], one[1]) for one in answers(rules)],
    }
    gap = chance.choice(("\n\n", "\n\n\n"))
    return Act(f"{text}{gap}{below}{end}\n", "promulgating", f"{way} {title[-1].isupper()} / {kind} / {bool(end)} / {shape} / {style.gap}", said)


def make_appended(chance: random.Random) -> Act:
    """Return a decision with appendices in a series of figures, Roman figures or letters, each perhaps signed."""
    style = choose_style(chance, LABELS)
    units = [article(1, "Phê duyệt danh sách tổ giữ đê."), article(2, "Quyết định này có hiệu lực từ ngày ký.")]
    about = "Về việc phê duyệt danh sách tổ giữ đê"
    shape, text, number, signature = decide(chance, style, about, units)
    series = chance.choice((("1", "2", "3"), ("I", "II", "III"), ("A", "B"), ("01", "02"), ("",)))
    label = chance.choice(("PHỤ LỤC {}", "Phụ lục {}", "PHỤ LỤC SỐ {}", "Phụ lục số {}"))
    if series == ("",):
        label = chance.choice(("PHỤ LỤC", "Phụ lục"))
    signed = chance.choice(("", "", "\n\nGIÁM ĐỐC SỞ Y TẾ\nLê Thị Mạ"))
    pages: list[str] = []
    expected: list[tuple[str, str | None]] = []
    for number_of in series:
        rows = make_units(chance, style, chance.choice((("numbered_item", "letter_item"), ("roman_item", "numbered_item"))))
        title = chance.choice(("DANH SÁCH TỔ GIỮ ĐÊ", "Danh sách tổ giữ đê", "QUY TRÌNH HỘ ĐÊ"))
        by = chance.choice((f"(Kèm theo Quyết định số {number} ngày 5/3/2031)", f"(Ban hành kèm theo Quyết định số {number})", ""))
        heading = "\n".join(filter(None, [label.format(number_of).strip(), title, by]))
        pages.append(f"{heading}\n\n{print_outline(style, rows)}{signed}")
        expected += [("appendix", number_of or None), *((one[0], one[1]) for one in answers(rows))]
    said: dict[str, object] = {
        "number": number,
        "type": "Quyết định",
        "effective": "2031-03-05",
        "subject": about,
        "signer": signature.name,
        "units": answers(units),
        "appended labels": [one for one in expected if one[0] != "appendix"],
        "appendices": [one[1] for one in expected if one[0] == "appendix"],
    }
    body = "\n\n".join([text, *pages])
    return Act(body + "\n", "appended", f"{label} {series[0]} / {bool(signed)} / {shape}", said)


KINDS: dict[str, Callable[[random.Random], Act]] = {
    "law": make_law,
    "order": make_order,
    "council": make_council,
    "effect": make_effect,
    "promulgating": make_promulgating,
    "appended": make_appended,
}
