"""Decisions with clauses of effect, with the rules that they promulgate, or with appendices."""

import random

from act_parts import (
    LABELS,
    PEOPLE,
    RECITALS,
    STATE,
    SUBJECTS,
    Act,
    Office,
    Signed,
    answers,
    choose_style,
    collective,
    head_of,
    make_units,
    print_foot,
    print_outline,
    print_paragraphs,
    wrap_title,
)
from outlines import Style, Unit

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
        "Hồ sơ nộp trước ngày 01 tháng 4 năm 2031 được giải quyết theo Quyết định số 9/2025/QĐ-UBND. {K} này có "
        "hiệu lực từ ngày 15 tháng 4 năm 2031.",
        "2031-04-15",
        (("cites", "9/2025/QĐ-UBND"),),
    ),
    (
        "{K} này có hiệu lực thi hành từ ngày ký; các quy định trước đây trái với {k} này đều bãi bỏ.",
        "2031-03-05",
        (),
    ),
    ("{K} này có hiệu lực thi hành sau mười lăm (15) ngày, kể từ ngày ký.", "2031-03-20", ()),
    ("{K} này có hiệu lực từ 00 giờ 00 phút ngày 15 tháng 4 năm 2031.", "2031-04-15", ()),
    (
        "{K} này có hiệu lực thi hành kể từ ngày 15-4-2031 và được công bố trên Cổng thông tin điện tử.",
        "2031-04-15",
        (),
    ),
    ("{K} này có hiệu lực từ ngày 15 tháng 4 năm 2031 đến hết ngày 31 tháng 12 năm 2032.", "2031-04-15", ()),
    ("Bãi bỏ Quyết định số 9/2025/QĐ-UBND. {K} này có hiệu lực từ ngày ký.", "2031-03-05", (("repeals", OLD[1]),)),
    ("{K} này có hiệu lực kể từ ngày đăng Công báo.", "None", ()),
    ("{K} này được thực hiện kể từ ngày ký cho đến khi có quy định mới.", "2031-03-05", ()),
    (
        "{K} này thay thế các Quyết định: số 9/2025/QĐ-UBND ngày 3 tháng 2 năm 2025, số 10/2025/QĐ-UBND ngày 4 tháng 2 "
        "năm 2025 và có hiệu lực sau 10 ngày kể từ ngày ký.",
        "2031-03-15",
        (OLD, ("replaces", "10/2025/QĐ-UBND")),
    ),
    (
        "Chế độ theo {k} này được hưởng từ ngày 01 tháng 01 năm 2031. {K} này có hiệu lực kể từ ngày ký.",
        "2031-03-05",
        (),
    ),
    (
        "{K} này có hiệu lực kể từ ngày 15 tháng 4 năm 2031; thay thế Quyết định số 9/2025/QĐ-UBND; sửa đổi Điều 3 "
        "Quyết định số 11/2026/QĐ-UBND ngày 1 tháng 2 năm 2026.",
        "2031-04-15",
        (OLD, ("amends", "11/2026/QĐ-UBND")),
    ),
    (
        "Ngưng hiệu lực thi hành Điều 5 Quyết định số 9/2025/QĐ-UBND từ ngày 1 tháng 4 năm 2031. {K} này có hiệu lực "
        "từ ngày 15 tháng 4 năm 2031.",
        "2031-04-15",
        (("suspends", OLD[1]),),
    ),
)
ROWS = (("numbered_item", "letter_item"), ("roman_item", "numbered_item"))
LAST = "Các sở, ban, ngành và Ủy ban nhân dân các xã chịu trách nhiệm thi hành {K} này./."


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
    is_above = chance.random() < 0.3
    if is_above:
        title.insert(1, chance.choice((who, f"CỦA {who}")))
    parts = [
        "\n".join(title),
        *([] if is_above else [who]),
        print_paragraphs(style, recitals),
        "QUYẾT ĐỊNH:",
        print_outline(style, articles),
    ]
    return f"{shape} / {foot_shape} / {who} / who above {is_above}", "\n\n".join([top, *parts, foot]), number, signature


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
    """Return a decision with the rules that it promulgates, whose articles begin anew, perhaps signed."""
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
        "number and day": f"(Ban hành kèm theo Quyết định số {number} ngày 5 tháng 3 năm 2031 của UBND tỉnh)",
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
    form = f"{way} {title[-1].isupper()} / {kind} / {bool(end)} / {shape} / {style.gap}"
    return Act(f"{text}{gap}{below}{end}\n", "promulgating", form, said)


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
        rows = make_units(chance, style, chance.choice(ROWS))
        title = chance.choice(("DANH SÁCH TỔ GIỮ ĐÊ", "Danh sách tổ giữ đê", "QUY TRÌNH HỘ ĐÊ"))
        by = chance.choice(("(Kèm theo {} ngày 5/3/2031)", "(Ban hành kèm theo {})", "")).format(
            f"Quyết định số {number}"
        )
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
