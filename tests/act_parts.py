"""Parts of whole documents, each in the forms that papers and converters leave it in: letterhead, outline, foot."""

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from feet import ORDERS
from outlines import Answer, Style, Unit, answer, break_lines, grow, print_units

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
YOUTH = ("ĐOÀN TNCS HỒ CHÍ MINH",)
NAMES = ("Đỗ Văn Mẫu", "Lê Thị Mạ", "Trần Nguyễn Thảo Vy", "Hà Sỹ Đồng", "Vũ Thí Dụ", "Bùi Minh Khuê")
SIGNED = ("", "", "(Đã ký)", "(đã ký)", "(Ký, đóng dấu)", "Đã ký")
RECIPIENTS = (
    ("Nơi nhận:", "- Như trên;", "- Lưu: VT, KT."),
    ("Nơi nhận:", "- Các sở, ban, ngành;", "- Ủy ban nhân dân các xã;", "- Lưu VT."),
)
# In words of a reader: 5 March 2031.
DAYS = ("ngày 5 tháng 3 năm 2031", "ngày 05 tháng 3 năm 2031", "ngày 05 tháng 03 năm 2031", "ngày 05/3/2031")
LABELS = {
    "chapter": "Chương {R}",
    "section": "Mục {N}",
    "article": "Điều {N}. ",
    "clause": "{N}. ",
    "point": "{L}) ",
    "roman_item": "{R}. ",
    "numbered_item": "{N}. ",
    "sub_numbered_item": "{D}. ",
    "letter_item": "{L}) ",
    "dash_item": "- ",
    "plus_item": "+ ",
}
PARTY_LABELS = LABELS | {"roman_item": "{R}- ", "numbered_item": "{N}- ", "sub_numbered_item": "{D}- "}


SUBJECTS = ("lập tổ giữ đê", "phòng, chống lụt bão năm 2031", "quản lý, bảo vệ đê điều trên địa bàn các xã ven sông")
# As long as leads are, so that its lines show at which width a page is broken.
LEAD = (
    "Trong mùa lũ năm 2030, nước sông lên cao hơn mọi năm, nhiều đoạn đê bị sạt lở, người dân các xã ven sông đã thức "
    "trắng nhiều đêm để đắp lại; một số nơi chưa có tổ giữ đê, không ai canh đê khi nước lên, vật tư dự trữ còn thiếu. "
    "Để giữ đê tốt hơn, bảo vệ tính mạng và tài sản của người dân sống ở ven đê, đề nghị các nơi làm các việc sau:"
)
RECITALS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "Căn cứ Nghị định số 7/2029/NĐ-CP ngày 4 tháng 5 năm 2029 của Chính phủ quy định chi tiết Luật Đê điều;",
)
BASED_ON = ("based_on", "7/2029/NĐ-CP")


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: its titles as printed, the office and capacity of who signs, the name."""

    titles: tuple[str, ...]
    title: str
    capacity: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a letterhead prints; `bodies` and `number` are the lines of the left cell, subject of a letter included."""

    bodies: Sequence[str]
    number: Sequence[str]
    motto: Sequence[str]
    day: Sequence[str]


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


_PROCURACY = "vien-kiem-sat-nhan-dan-toi-cao"
MINISTRIES = (
    Office(("BỘ Y TẾ",), "BYT", "bo-y-te", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    Office(("BỘ TÀI CHÍNH",), "BTC", "bo-tai-chinh", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    Office(("BỘ CÔNG AN",), "BCA", "bo-cong-an", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    Office(("BỘ NỘI VỤ",), "BNV", "bo-noi-vu", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    Office(("TÒA ÁN NHÂN DÂN TỐI CAO",), "TANDTC", "toa-an-nhan-dan-toi-cao", "CHÁNH ÁN", "PHÓ CHÁNH ÁN"),
    Office(
        ("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",),
        "VKSNDTC",
        "vien-kiem-sat-nhan-dan-toi-cao",
        "VIỆN TRƯỞNG",
        "PHÓ VIỆN TRƯỞNG",
    ),
)
LOCAL = (
    Office(("SỞ Y TẾ",), "SYT", None, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hưng Mỹ"),
    Office(("SỞ TÀI CHÍNH",), "STC", None, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hưng Mỹ"),
    Office(("CÔNG AN TỈNH HƯNG MỸ",), "CAT", None, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hưng Mỹ"),
    Office(("HỘI NÔNG DÂN TỈNH HƯNG MỸ",), "HND", None, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hưng Mỹ"),
    Office(("LIÊN ĐOÀN LAO ĐỘNG TỈNH HƯNG MỸ",), "LĐLĐ", None, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hưng Mỹ"),
)
PEOPLE = Office(("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ"), "UBND", None, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hưng Mỹ")
COUNCIL = Office(("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG MỸ"), "HĐND", None, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hưng Mỹ")


def choose_style(chance: random.Random, labels: dict[str, str]) -> Style:
    """Return how a document prints its units and paragraphs, its lines broken at a width or not."""
    return Style(
        labels=labels,
        gap=chance.choice((("", "\n"), ("", "\n\n"), (".", " "))),
        between=chance.choice(("\n", "\n\n")),
        indent=chance.choice(("", "", "    ", "\t")),
        emphasis=chance.choice(("none", "none", "label")),
        width=chance.choice((None, None, 60, 70, 80)),
        ragged=chance.choice((0, 2)),
        in_capitals=chance.random() < 0.5,
        is_titled=chance.random() < 0.5,
        may_break=False,
        most=3,
    )


def make_units(chance: random.Random, style: Style, levels: Sequence[str]) -> list[Unit]:
    """Return units of `levels`, the last of which has no paragraph below it."""
    units = grow(chance, style, levels, {}, None)
    last = units
    while last:
        last[-1].closing, last = None, last[-1].units
    return units


def print_paragraphs(style: Style, paragraphs: Sequence[str]) -> str:
    """Return paragraphs as printed."""
    return style.between.join(break_lines(style, words) for words in paragraphs)


def print_outline(style: Style, units: Sequence[Unit]) -> str:
    """Return units as printed."""
    return style.between.join(print_units(style, units))


def print_head(chance: random.Random, head: Head) -> tuple[str, str]:
    """Return the name of the lay-out of a letterhead, and it as printed."""
    cells = {"B": head.bodies, "N": head.number, "M": head.motto, "D": head.day}
    left, right = [*head.bodies, *head.number], [*head.motto, *head.day]
    rows = list(zip_longest(level(left, right), level(right, left), fillvalue=""))
    width = max(map(len, left)) + chance.choice((4, 9))
    shapes = {order: join(chance, chain.from_iterable(cells[part] for part in order)) for order in HEADS}
    shapes |= {
        "blanks": "\n".join(f"{one:<{width}}{other}".rstrip() for one, other in rows),
        "a tab": "\n".join(f"{one}\t{other}".rstrip() for one, other in rows),
        "a table": "\n".join(f"| {one} | {other} |" for one, other in rows),
        "broken cells": f"| {'<br>'.join(left)} | {'<br>'.join(right)} |\n| --- | --- |",
    }
    shape = chance.choice(tuple(shapes))
    return shape, shapes[shape]


HEADS = ("BMND", "BNMD", "MBND", "BMDN", "MDBN")


def join(chance: random.Random, lines: "chain[str]") -> str:
    """Return lines with or without empty ones between."""
    return chance.choice(("\n", "\n\n")).join(line for line in lines if line)


def level(column: list[str], other: list[str]) -> list[str]:
    """Return a column, as long as the other one: what stands last in it stands last in the row."""
    return [*column[:-1], *[""] * (len(other) - len(column)), column[-1]]


def print_foot(chance: random.Random, signatures: Sequence[Signed]) -> tuple[str, str]:
    """Return the name of the lay-out of a foot, and it as printed."""
    signed, recipients = chance.choice(SIGNED), chance.choice(RECIPIENTS)
    in_capitals = chance.random() < 0.2
    names = [one.name.upper() if in_capitals else one.name for one in signatures]
    blocks = [[*one.titles, *filter(None, [signed]), name] for one, name in zip(signatures, names, strict=True)]
    signed += " CAPITALS" if in_capitals else ""
    if len(blocks) == 1:
        shape = chance.choice(tuple(ORDERS))
        return f"{shape}, {signed}", chance.choice(("\n", "\n\n")).join(ORDERS[shape](recipients, blocks[0]))
    most = max(map(len, blocks))
    padded = [[*block[:-1], *[""] * (most - len(block)), block[-1]] for block in blocks]
    width = max(len(line) for block in blocks for line in block) + 6
    rows = list(zip(*padded, strict=True))
    listed = "\n".join(recipients)
    shapes = {
        "one below the other": "\n\n".join("\n".join(block) for block in blocks),
        "side by side": "\n".join("".join(f"{cell:<{width}}" for cell in row).rstrip() for row in rows),
        "parted by tabs": "\n".join("\t".join(row).rstrip() for row in rows),
        "cells": "| " + " | ".join("<br>".join(block) for block in blocks) + " |",
        "rows": "\n".join("| " + " | ".join(row) + " |" for row in rows),
        "row by row": "\n".join(cell for row in rows for cell in row if cell),
    }
    shape = chance.choice(tuple(shapes))
    order = chance.choice(([listed, shapes[shape]], [shapes[shape], listed]))
    return f"{shape}, {signed}", "\n\n".join(order)


def wrap_title(chance: random.Random, words: str, width: int) -> list[str]:
    """Return a title in one line, or broken over lines as a cell or a centred block breaks it."""
    return chance.choice(([words], textwrap.wrap(words, width, break_on_hyphens=False)))


def head_of(chance: random.Random, office: Office, number: str, above: Sequence[str] = ()) -> tuple[str, str]:
    """Return the letterhead of one body, perhaps below another one."""
    label = chance.choice(("Số: ", "Số ", "Số:"))
    lines = [*above, *chance.choice((office.lines, (office.name,)))]
    return print_head(chance, Head(lines, [label + number], STATE, [f"{office.place}, {chance.choice(DAYS)}"]))


def sign(chance: random.Random, office: Office, *, is_named: bool = False) -> Signed:
    """Return a signature of a body by its head or the deputy; `is_named` has the name of the body behind the office."""
    whose = f" {office.name}" if is_named and office.name.split()[0] not in office.head else ""
    if chance.random() < 0.5:
        return Signed((f"{office.head}{whose}",), f"{office.head}{whose}", None, chance.choice(NAMES))
    prefix = chance.choice(("KT. ", "K/T ", "KT."))
    return Signed((f"{prefix}{office.head}{whose}", office.deputy), office.deputy, "for", chance.choice(NAMES))


def collective(chance: random.Random) -> Signed:
    """Return a signature for the People's Committee of a province."""
    name, on = chance.choice(NAMES), chance.choice(("TM. ", "T/M ", "TM."))
    body = chance.choice(("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN TỈNH", "UBND TỈNH HƯNG MỸ"))
    if chance.random() < 0.5:
        return Signed((on + body, "CHỦ TỊCH"), "CHỦ TỊCH", "on_behalf", name)
    return Signed((on + body, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "on_behalf", name)


def answers(units: Sequence[Unit]) -> list[Answer]:
    """Return what a reader finds in units."""
    found: list[Answer] = []
    answer(units, None, found)
    return found
