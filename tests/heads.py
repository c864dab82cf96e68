"""Heads of documents in the orders that papers, copies and converters leave them in, with what a reader finds there.

Each is put together of a body, a type, a subject and one of the orders of their lines; all of it is made up.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
TYPES = {
    "QUYẾT ĐỊNH": "QĐ",
    "THÔNG TƯ": "TT",
    "NGHỊ ĐỊNH": "NĐ",
    "CHỈ THỊ": "CT",
    "KẾ HOẠCH": "KH",
    "THÔNG BÁO": "TB",
    "NGHỊ QUYẾT": "NQ",
    "BÁO CÁO": "BC",
    "HƯỚNG DẪN": "HD",
}
SUBJECTS = (
    "Về việc lập tổ giữ đê",
    "Về quản lý đê điều",
    "VỀ VIỆC LẬP TỔ GIỮ ĐÊ",
    "V/v lập tổ giữ đê",
    "Phòng, chống lụt bão năm 2031",
    "về phòng, chống lụt bão",
)
LONG_SUBJECTS = (
    "Triển khai thực hiện Nghị quyết số 5-NQ/TW của Bộ Chính trị về giữ đê",
    "Về việc ban hành Kế hoạch thực hiện Nghị định số 5/2030/NĐ-CP ngày 6/7/2030",
    "Về việc thi hành Luật Đê điều",
    "về tổ chức đại hội chi bộ nhiệm kỳ 2030 - 2035",
    "Hoãn họp bàn về đê ngày 6/9/2031",
)
ABOUT = (
    "lập tổ giữ đê",
    "hướng dẫn thi hành Nghị định số 5/2030/NĐ-CP",
    "phòng, chống lụt bão năm 2031",
    "hoãn họp bàn về đê ngày 6/9/2031",
    "trực đê ngày 2 tháng 9 năm 2031",
)
ADDRESSED = (
    "Kính gởi: Các xã.",
    "Kính gửi: Ủy ban nhân dân các huyện.",
    "Kính gửi:\n- Các sở;\n- Các huyện.",
    "**Kính gửi**: Các huyện",
)
LETTER = "Để giữ đê tốt hơn, đề nghị các nơi làm ngay các việc sau:\n1. Rà soát đê.\n2. Đắp đê trước mùa lũ./.\n"
DAYS = ("ngày 5 tháng 3 năm 2031", "ngày 05 tháng 03 năm 2031", "ngày 05/3/2031")
BODY = {
    True: "\nĐể giữ đê tốt hơn, yêu cầu các cấp ủy làm tốt các việc sau:\n1- Rà soát đê.\n2- Đắp đê trước mùa lũ.\n",
    False: "\nCăn cứ Luật Đê điều ngày 29 tháng 11 năm 2006;\nXét đề nghị của Chánh Văn phòng,\n"
    "Điều 1. Lập tổ giữ đê.\nĐiều 2. Các xã thi hành.\n",
}
FOOT = {
    True: "\nNơi nhận:\n- Các huyện ủy;\n- Lưu.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nĐỗ Văn Mẫu\n",
    False: "\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nCHỦ TỊCH\nĐỗ Văn Mẫu\n",
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body as its letterhead prints it, its code, who enacts for it, and where it sits."""

    lines: tuple[str, ...]
    code: str
    enacts: str
    place: str
    is_party: bool = False


ISSUERS = (
    Issuer(("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ"), "UBND", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Hưng Mỹ"),
    Issuer(("ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ",), "UBND", "ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ", "Hưng Mỹ"),
    Issuer(("UBND TỈNH HƯNG MỸ", "SỞ Y TẾ"), "SYT", "GIÁM ĐỐC SỞ Y TẾ", "Hưng Mỹ"),
    Issuer(("BỘ Y TẾ",), "BYT", "BỘ TRƯỞNG BỘ Y TẾ", "Hà Nội"),
    Issuer(("CHÍNH PHỦ",), "CP", "CHÍNH PHỦ", "Hà Nội"),
    Issuer(("THỦ TƯỚNG CHÍNH PHỦ",), "TTg", "THỦ TƯỚNG CHÍNH PHỦ", "Hà Nội"),
    Issuer(("BAN CHỈ ĐẠO QUỐC GIA", "VỀ PHÒNG, CHỐNG THIÊN TAI"), "BCĐTW", "TRƯỞNG BAN", "Hà Nội"),
    Issuer(("TỈNH ỦY HƯNG MỸ",), "TU", "BAN THƯỜNG VỤ TỈNH ỦY", "Hưng Mỹ", is_party=True),
    Issuer(("BAN CHẤP HÀNH TRUNG ƯƠNG",), "TW", "BAN BÍ THƯ", "Hà Nội", is_party=True),
)
PARTY_TYPES = ("CHỈ THỊ", "THÔNG BÁO", "NGHỊ QUYẾT", "HƯỚNG DẪN", "KẾ HOẠCH", "BÁO CÁO")


@dataclass(frozen=True, slots=True)
class Head:
    """A document and what its head says."""

    text: str
    document_type: str
    number: str
    subject: str
    shape: str


def make_heads(count: int, seed: int) -> Iterator[Head]:
    """Yield `count` documents, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield make_head(chance)


def make_head(chance: random.Random) -> Head:
    """Return one document."""
    issuer, subject = chance.choice(ISSUERS), chance.choice(SUBJECTS)
    kind = chance.choice(PARTY_TYPES if issuer.is_party else tuple(TYPES))
    number = chance.choice(("12/2031/{}-{}", "12/{}-{}")) if not issuer.is_party else "12-{}/{}"
    number = number.format(TYPES[kind], issuer.code)
    day, gap = chance.choice(DAYS), chance.choice(("\n", "\n\n"))
    # A name that holds VỀ can't be told from the subject in the lines of a copy.
    orders = (letterhead, columns, copy) if "VỀ" not in issuer.lines[-1] else (columns,)
    shape, lines = chance.choice(orders)(chance, issuer, (kind, number, day, subject))
    text = gap.join(lines) + "\n" + BODY[issuer.is_party] + FOOT[issuer.is_party]
    return Head(text, kind, number, subject, shape)


def letterhead(chance: random.Random, issuer: Issuer, said: tuple[str, str, str, str]) -> tuple[str, list[str]]:
    """Return the lines of a letterhead, flattened in one of the usual orders, and those of the title below it."""
    kind, number, day, subject = said
    parts = cells(chance, issuer, number, day)
    order = chance.choice(("BMND", "BNMD", "MBND", "BMDN", "MDBN"))
    if issuer.is_party:
        title = chance.choice(([kind, subject], [kind, f"CỦA {issuer.enacts}", subject]))
    else:
        title = chance.choice(([kind, subject], [kind, subject, issuer.enacts], [kind, issuer.enacts, subject]))
    return f"{order} {len(title)}", [*(line for part in order for line in parts[part]), *title]


def cells(chance: random.Random, issuer: Issuer, number: str, day: str) -> dict[str, list[str]]:
    """Return the lines of a letterhead: body, motto, number, place and day."""
    rule = chance.choice(((), ("-------",)))
    label = chance.choice(("Số: ", "Số ", "Số:"))
    return {
        "B": [*issuer.lines, *rule],
        "M": [*(PARTY if issuer.is_party else (*STATE, *rule))],
        "N": [f"{label}{number}"],
        "D": [f"{issuer.place}, {day}"],
    }


def columns(chance: random.Random, issuer: Issuer, said: tuple[str, str, str, str]) -> tuple[str, list[str]]:
    """Return a letterhead whose two columns stand side by side, or in cells of a table, and the title below it."""
    kind, number, day, subject = said
    parts = cells(chance, issuer, number, day)
    left, right = [*parts["B"], *parts["N"]], [*parts["M"], *parts["D"]]
    most = max(len(left), len(right))
    rows = [(above_last(left, place, most), above_last(right, place, most)) for place in range(most)]
    width = max(map(len, left)) + chance.choice((3, 8))
    shapes = {
        "blanks": [f"{one:<{width}}{other}".rstrip() for one, other in rows],
        "one blank": [f"{one} {other}".strip() for one, other in rows],
        "a tab": [f"{one}\t{other}".rstrip() for one, other in rows],
        "a table": [f"| {one} | {other} |" for one, other in rows],
        "broken cells": [f"| {'<br>'.join(left)} | {'<br>'.join(right)} |", "| --- | --- |"],
        "cells": ["|", *left, "|", *right, "|"],
    }
    shape = chance.choice(tuple(shapes))
    return shape, ["\n".join(shapes[shape]), kind, subject]


def above_last(lines: list[str], place: int, most: int) -> str:
    """Return the line at `place` of a column with `most` rows: its last line, number or day, stands in the last."""
    column = [*lines[:-1], *[""] * (most - len(lines)), lines[-1]]
    return column[place]


def make_letters(count: int, seed: int) -> Iterator[Head]:
    """Yield `count` letters, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield make_letter(chance)


def make_letter(chance: random.Random) -> Head:
    """Return one letter: its subject, behind V/v or `Về việc`, of the Party also alone, stands below number or day."""
    issuer, subject, number, about = tell_letter(chance)
    parts = cells(chance, issuer, number, chance.choice(DAYS)) | {"A": break_lines(about, chance.choice((1, 1, 2)))}
    order = chance.choice(("BMNAD", "BNAMD", "MBNAD", "BMNDA", "BMDNA", "BNMDA"))
    lines = [line for part in order for line in parts[part]]
    text = chance.choice(("\n", "\n\n")).join(lines) + f"\n\n{chance.choice(ADDRESSED)}\n\n{LETTER}{FOOT[False]}"
    return Head(text, "CÔNG VĂN", number, subject, order)


def tell_letter(chance: random.Random) -> tuple[Issuer, str, str, str]:
    """Return who writes a letter, its subject, its number, and the subject as it is printed."""
    issuer, subject = chance.choice(ISSUERS), chance.choice(ABOUT)
    number = f"12-CV/{issuer.code}" if issuer.is_party else f"12/{issuer.code}-KT"
    about = chance.choice(("V/v ", "V/v: ", "Về việc ")) + subject
    if issuer.is_party and chance.random() < 0.3:
        about = subject[0].upper() + subject[1:]
    return issuer, subject, number, about


def break_lines(words: str, count: int) -> list[str]:
    """Return words in `count` lines of about as many words each; none is broken within a day."""
    parts = re.split(r" (?!tháng |năm |\d)", words)
    most = -(-len(parts) // count)
    return [" ".join(parts[at : at + most]) for at in range(0, len(parts), most)]


def make_letters_in_columns(count: int, seed: int) -> Iterator[Head]:
    """Yield `count` letters whose subject stands below the number in the left one of two columns."""
    chance = random.Random(seed)
    for _ in range(count):
        issuer, subject, number, about = tell_letter(chance)
        parts = cells(chance, issuer, number, chance.choice(DAYS))
        left, right = [*parts["B"], *parts["N"]], [*parts["M"], *parts["D"]]
        most = max(len(left), len(right))
        rows = [(above_last(left, place, most), above_last(right, place, most)) for place in range(most)]
        rows += [(line, "") for line in break_lines(about, chance.choice((1, 2, 3)))]
        shape, text = chance.choice(lay_out(rows, max(len(one) for one, _ in rows) + chance.choice((3, 8))))
        yield Head(f"{text}\n\n{chance.choice(ADDRESSED)}\n\n{LETTER}{FOOT[False]}", "CÔNG VĂN", number, subject, shape)


def lay_out(rows: list[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """Return the rows of two columns in each of the ways that converters leave them in, behind its name."""
    padded = [f"{one:<{width}}{other}".rstrip() for one, other in rows]
    left, right = (list(filter(None, column)) for column in zip(*rows, strict=True))
    return [
        ("blanks", "\n".join(padded)),
        ("blanks and empty lines", "\n\n".join(padded)),
        ("centred", "\n".join(f"{one:^{width}}{other}".rstrip() for one, other in rows)),
        ("a tab", "\n".join(f"{one}\t{other}".rstrip() for one, other in rows)),
        ("a table", "\n".join(f"| {one} | {other} |" for one, other in rows)),
        ("broken cells", f"| {'<br>'.join(left)} | {'<br>'.join(right)} |\n| --- | --- |"),
        ("cells", "\n".join((*left, "|", *right, "|"))),
    ]


def make_broken_titles(count: int, seed: int) -> Iterator[Head]:
    """Yield `count` documents whose subject is broken into lines, perhaps by empty ones; the day may stand below it."""
    chance = random.Random(seed)
    for _ in range(count):
        issuer = chance.choice([one for one in ISSUERS if "VỀ" not in one.lines[-1]])
        kind = chance.choice(PARTY_TYPES if issuer.is_party else tuple(TYPES))
        subject = chance.choice(LONG_SUBJECTS)
        number = ("12-{}/{}" if issuer.is_party else "12/{}-{}").format(TYPES[kind], issuer.code)
        parts = cells(chance, issuer, number, chance.choice(DAYS))
        order, lines = chance.choice(("BMND", "BNMD", "MBND", "BMDN", "MDBN", "BMN", "BNM")), chance.choice((1, 2, 3))
        day = [] if "D" in order else chance.choice((parts["D"], ["Ngày 5 tháng 3 năm 2031"]))
        title = [kind, *break_lines(subject, lines), *day, *chance.choice(((), ("-----",), ("*",)))]
        text = chance.choice(("\n", "\n\n")).join([*(line for part in order for line in parts[part]), *title])
        text += "\n" + BODY[issuer.is_party] + FOOT[issuer.is_party]
        yield Head(text, kind, number, subject, f"{subject[:20]} in {lines}")


def copy(chance: random.Random, issuer: Issuer, said: tuple[str, str, str, str]) -> tuple[str, list[str]]:
    """Return the lines of a copy without a letterhead: number, day and issuer stand within the title."""
    kind, number, day, subject = said
    name = issuer.enacts if issuer.is_party else " ".join(issuer.lines)
    shapes = {
        "in capitals": [kind, f"CỦA {name}", f"SỐ {number} NGÀY 5 THÁNG 3 NĂM 2031", subject],
        "whose": [f"{kind} CỦA {name}", f"Số {number}, {day}", subject],
        "issuer above": [kind, name, f"Số: {number}", f"{issuer.place}, {day}", subject],
        "issuer behind": [kind, f"Số {number} {day} của {name}", subject],
        "issuer below": [kind, f"Số {number}, {day}", f"CỦA {name}", subject],
    }
    shape = chance.choice(tuple(shapes))
    return shape, shapes[shape]


WRAPPED_SUBJECTS = (
    ("VỀ MỨC CHI CHO TỔ GIỮ ĐÊ", "VÀ TỔ XUNG KÍCH PHÒNG, CHỐNG", "LỤT BÃO TRÊN ĐỊA BÀN TỈNH"),
    ("BAN HÀNH QUY CHẾ PHỐI HỢP", "GIỮA CÁC SỞ, BAN, NGÀNH CỦA", "ỦY BAN NHÂN DÂN TỈNH VỀ GIỮ ĐÊ"),
    ("VỀ VIỆC THÔNG QUA KẾ HOẠCH GIỮ ĐÊ", "GIAI ĐOẠN 2031 - 2035"),
)
# Who enacts, as the line below the subject says it, and the letterhead of each.
ENACTING = (
    (("ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ",), ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ")),
    (("ỦY BAN NHÂN DÂN TỈNH",), ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ")),
    (("ỦY BAN NHÂN DÂN",), ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ")),
    (("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",), ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ")),
    (("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ",), ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ")),
    (("HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG MỸ",), ("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG MỸ")),
    (("HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG MỸ", "KHÓA IX - KỲ HỌP THỨ NĂM"), ("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG MỸ")),
    (("HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG MỸ KHÓA IX, KỲ HỌP THỨ 5",), ("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG MỸ")),
    (("BỘ TRƯỞNG BỘ Y TẾ",), ("BỘ Y TẾ",)),
    (("CHÍNH PHỦ",), ("CHÍNH PHỦ",)),
)


def make_wrapped(count: int, seed: int) -> Iterator[Head]:
    """Yield documents whose subject in capitals runs over lines, with who enacts right below it, same for one `seed`.

    Data sets drop the table that holds the letterhead, so some begin with the type; then number and day are empty.
    """
    chance = random.Random(seed)
    for _ in range(count):
        subject, (enacting, lines) = chance.choice(WRAPPED_SUBJECTS), chance.choice(ENACTING)
        kind = "NGHỊ QUYẾT" if enacting[0].startswith("HỘI ĐỒNG") else "QUYẾT ĐỊNH"
        is_bare = chance.random() < 0.4
        number = "" if is_bare else f"12/2031/{TYPES[kind]}-{'HĐND' if kind == 'NGHỊ QUYẾT' else 'UBND'}"
        top = [] if is_bare else [*lines, *STATE, f"Số: {number}", "Hưng Mỹ, ngày 5 tháng 3 năm 2031"]
        gap = chance.choice(("\n", "\n", "\n\n"))
        title = chance.choice(("\n", "\n\n")).join((kind, "\n".join(subject)))
        text = "\n".join([*top, title]) + gap + "\n".join(enacting) + "\n" + BODY[False] + FOOT[False]
        yield Head(text, kind, number, " ".join(subject), f"{'bare' if is_bare else 'headed'} {' / '.join(enacting)}")
