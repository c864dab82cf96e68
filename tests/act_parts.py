"""Parts of whole documents, each in the forms that papers and converters leave it in: letterhead, outline, foot."""

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from feet import ORDERS
from outlines import Style, Unit, break_lines, grow, print_units

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
    blocks = [[*one.titles, *filter(None, [signed]), one.name] for one in signatures]
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
