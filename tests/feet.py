"""Feet of documents: recipients and signature in the orders that papers and converters leave them in, all made up."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

HEAD = """ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/QĐ-UBND
Hưng Mỹ, ngày 5 tháng 3 năm 2031

QUYẾT ĐỊNH
Về việc lập tổ giữ đê

Căn cứ Luật Đê điều;
Điều 1. Lập tổ giữ đê.
Điều 2. """
LAST = (
    "Quyết định này có hiệu lực từ ngày ký.",
    "Các xã thi hành./.",
    "Chánh Văn phòng, Giám đốc Sở Y tế và các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này.",
)
# Titles above a name, and the capacity that the first prefix gives.
TITLES = (
    (("CHỦ TỊCH",), None),
    (("TỔNG GIÁM ĐỐC",), None),
    (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "on_behalf"),
    (("T/M UỶ BAN NHÂN DÂN TỈNH", "CHỦ TỊCH"), "on_behalf"),
    (("TM.BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"), "on_behalf"),
    (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "on_behalf"),
    (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "for"),
    (("K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "for"),
    (("KT.BỘ TRƯỞNG", "THỨ TRƯỞNG"), "for"),
    (("TL. BỘ TRƯỞNG", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "by_order"),
    (("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ Y TẾ"), "by_delegation"),
    (("Q. CHỦ TỊCH",), "acting"),
)
NAMES = ("Đỗ Văn Mẫu", "Lê Thị Mạ", "Trần Nguyễn Thảo Vy", "Hà Sỹ Đồng", "Y Thanh Hà Niê Kđăm", "K'Brơ")
RANKS = ("", "", "", "PGS.TS. ", "TS. ", "Ths. ", "BS. ", "Thiếu tướng ")
SIGNED = ("", "(Đã ký)", "[đã ký]", "Đã ký", "Đã ký:", "(Ký, đóng dấu)", "(Đã ký và đóng dấu)")
RECIPIENTS = (
    (),
    ("Nơi nhận:", "- Như Điều 2;", "- Bộ Y tế (b/c);", "- Lưu: VT, KT."),
    ("Nơi nhận:", "Như Điều 2;", "Lưu VT."),
    ("Nơi nhận :", "+ Chính phủ;", "+ Lưu: VP."),
    ("NƠI NHẬN:", "- Như trên;", "- Lưu VT (2b)."),
)


@dataclass(frozen=True, slots=True)
class Foot:
    """A document and what its foot says."""

    text: str
    last: str
    signer: str
    capacity: str | None
    shape: str


def make_feet(count: int, seed: int) -> Iterator[Foot]:
    """Yield `count` documents, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield make_foot(chance)


def make_foot(chance: random.Random) -> Foot:
    """Return one document. Names in capitals stand below `(đã ký)` or a prefix: below an office alone nothing tells."""
    (titles, capacity), name, rank = chance.choice(TITLES), chance.choice(NAMES), chance.choice(RANKS)
    signed, recipients, last = chance.choice(SIGNED), chance.choice(RECIPIENTS), chance.choice(LAST)
    order, gap = chance.choice(tuple(ORDERS)), chance.choice(("\n", "\n\n"))
    may_be_capital = order in ("recipients first", "signature first") and (capacity or signed) and "'" not in name
    printed = rank + (name.upper() if may_be_capital and chance.random() < 0.3 else name)
    mark = chance.choice(("", "", "**")) if order not in ("side by side", "parted by tabs") else ""
    signature = [*(f"{mark}{title}{mark}" for title in titles), *filter(None, [signed]), f"{mark}{printed}{mark}"]
    lines = ORDERS[order](recipients, signature)
    text = f"{HEAD}{last}\n\n{gap.join(lines)}\n"
    return Foot(text, last, name, capacity, f"{order}, {signed or 'nothing'}, {rank or 'no rank'}")


def mixed(recipients: Sequence[str], signature: Sequence[str]) -> list[str]:
    """Return the lines of two cells as a converter gives them that reads row by row."""
    return [line for line in chain.from_iterable(zip_longest(recipients, signature)) if line]


def side_by_side(recipients: Sequence[str], signature: Sequence[str], between: str) -> list[str]:
    """Return two cells as one block of rows, a blank column or a sign between them."""
    width = max(map(len, recipients), default=0) + 4
    rows = zip_longest(recipients, signature, fillvalue="")
    return ["\n".join(f"{one:<{width}}{between}{other}".rstrip() for one, other in rows)]


def in_cells(recipients: Sequence[str], signature: Sequence[str], joint: str) -> list[str]:
    """Return two cells as a row of a table below its empty head, the lines of each joined."""
    row = f"| {joint.join(recipients)} | {joint.join(signature)} |"
    return [f"| | |\n| --- | --- |\n{row}"]


ORDERS: dict[str, Callable[[Sequence[str], Sequence[str]], list[str]]] = {
    "recipients first": lambda recipients, signature: [*recipients, "", *signature],
    "signature first": lambda recipients, signature: [*signature, "", *recipients],
    "row by row": mixed,
    "side by side": lambda recipients, signature: side_by_side(recipients, signature, ""),
    "parted by tabs": lambda recipients, signature: side_by_side(recipients, signature, "\t"),
    "broken cells": lambda recipients, signature: in_cells(recipients, signature, "<br>"),
    "cells in one line": lambda recipients, signature: in_cells(recipients, signature, " "),
}
