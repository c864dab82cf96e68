"""Outlines of documents in the styles that offices, typists and converters leave them in, with what a reader finds.

Each is a tree of units, printed in one style of labels, blanks, emphasis and line breaks; all of it is made up.
"""

import random
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

HEAD = """UBND TỈNH HƯNG MỸ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/{}-UBND
Hưng Mỹ, ngày 5 tháng 3 năm 2031

"""
DECISION = HEAD.format("QĐ") + "QUYẾT ĐỊNH\nVề việc lập tổ giữ đê\n\nCăn cứ Luật Đê điều;\n{}\n\nQUYẾT ĐỊNH:\n\n"
RECITAL = "Xét đề nghị của Giám đốc Sở Nông nghiệp và Môi trường về việc rà soát các đoạn đê yếu của các xã ven sông, "
RECITAL += "lập tổ giữ đê và trả công cho người canh đê ngày đêm trong mùa lũ hằng năm của tỉnh và của các xã ven sông "
RECITAL += "được giao nhiệm vụ giữ đê, phòng, chống lụt bão theo kế hoạch của tỉnh,"
PLAN = HEAD.format("KH") + "KẾ HOẠCH\nPhòng, chống lụt bão năm 2031\n\n{}\n\n"
LEAD = (
    "Để giữ đê tốt hơn, bảo vệ tính mạng và tài sản của người dân sống ở ven đê khi có lụt bão lớn xảy ra trên sông, "
)
LEAD += "Ủy ban nhân dân tỉnh yêu cầu các cấp, các ngành và các xã ven sông làm tốt các việc sau:"
FOOT = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nĐỗ Văn Mẫu\n"
TITLES = (
    "Phạm vi điều chỉnh",
    "Quy định chung",
    "Mục đích, yêu cầu",
    "Quyền và nghĩa vụ của người dân sống ở ven đê khi có lụt bão lớn",
    "Nhiệm vụ của Sở Nông nghiệp và Môi trường tỉnh Hưng Mỹ trong mùa lũ",
)
SENTENCES = (
    "Các xã ven sông canh đê ngày đêm trong mùa lũ",
    "Ủy ban nhân dân xã trả công cho người canh đê theo số đêm đã canh do Hội đồng nhân dân tỉnh quy định",
    "Rà soát các đoạn đê yếu, lập danh sách gửi về Sở Nông nghiệp và Môi trường Hưng Mỹ trước mùa lũ hằng năm",
    "Sở Y tế cấp thuốc cho các tổ",
)
# Sentences broken before what looks like a label and is none.
BROKEN = (
    "Mỗi người được trả|1.500 đồng một ngày canh đê",
    "Việc canh đê do bà|A. Nguyễn phụ trách cùng các xã",
    "Các tổ thực hiện quy định tại khoản|2 của mục này",
    "Các tổ làm theo quy định tại Mục 2,|Chương III của Luật Đê điều",
    "Các tổ chức chính trị|- xã hội cùng canh đê",
    "Các xã học tập|C. Mác và các nhà kinh điển",
    "Các xã làm theo Nghị quyết số 5-NQ/TW và các|văn bản khác",
    "Giai đoạn 2031|- 2035 phải đắp xong các đoạn đê yếu",
    "Trả lương theo hệ số|1.5 lần mức cũ",
)
# Labels by level; and the stop and gap that part those of Chương and the like from their title.
LABELS = {
    "part": ("Phần {R}", "PHẦN THỨ {O}"),
    "chapter": ("Chương {R}", "CHƯƠNG {N}", "Chương thứ {o}"),
    "section": ("Mục {N}", "MỤC {N}"),
    "article": (
        "Điều {N}. ",
        "Điều {N}: ",
        "Điều {N}.- ",
        "Điều {N}\n",
        "ĐIỀU {N}. ",
        "Điều thứ {o}. ",
        "Điều {N} - ",
        "Ðiều {N}.",
    ),
    "clause": ("{N}. ", "{N}) ", "{N}- ", "{N}/ ", "{N}.", "{N} . ", "{N}.- ", "Khoản {N}. "),
    "point": ("{L}) ", "{L}. ", "{L}/ ", "{L}- ", "{L}.", "{L} ) "),
    "capital": ("{C}. ", "{C}- ", "{C} - ", "{C}.", "{C}) "),
    "roman_item": ("{R}. ", "{R}- ", "{R}/ ", "{R}.", "{R}.- ", "{R} . ", "{R}) "),
    "numbered_item": ("{N}. ", "{N}- ", "{N}/ ", "{N}) ", "{N}.", "{N} . ", "{N}– "),
    "sub_numbered_item": ("{D}. ", "{D} ", "{D}- ", "{D}) "),
    "letter_item": ("{L}) ", "{L}. ", "{L}/ ", "{L} - ", "{L}.", "{L} ) "),
    "dash_item": ("- ", "-", "– ", "• "),
    "plus_item": ("+ ", "+"),
}
GAPS = (("", "\n"), ("", "\n\n"), ("", " "), (".", " "), (":", " "), ("", " - "), (".", "\n"))
ARTICLES = (("article",), ("chapter", "article"), ("chapter", "section", "article"), ("part", "chapter", "article"))
INNER = (("clause",), ("clause", "point"), ("point",), ("clause", "sub_numbered_item", "point", "dash_item"))
ITEMS = (
    ("roman_item", "numbered_item", "letter_item", "dash_item"),
    ("capital", "roman_item", "numbered_item", "sub_numbered_item", "letter_item"),
    ("capital", "numbered_item", "dash_item", "plus_item"),
    ("numbered_item", "sub_numbered_item", "dash_item"),
    ("roman_item", "numbered_item", "sub_numbered_item", "letter_item", "dash_item", "plus_item"),
)
LARGE = frozenset({"part", "chapter", "section"})
HEADED = LARGE | {"capital", "roman_item"}
LISTED = frozenset({"point", "letter_item", "dash_item", "plus_item"})
QUOTED = ("“Điều 35. Tổ giữ đê", "1. Mỗi xã có một tổ.", "2. Tổ có các việc sau:", "a) Canh đê;", "b) Đắp đê.")
ROWS = ("| STT | Tên xã |", "|---|---|", "| 1. | Hưng Hà |", "| 2. | Hưng Hải |", "| 3. | Hưng Lộc |")
CELLS = ("|", "STT", "|", "Tên xã", "|", "|", "1.", "|", "Hưng Hà", "|", "|", "2.", "|", "Hưng Hải", "|")
ALPHABET = "abcdđeghiklm"
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(slots=True)
class Unit:
    """A unit as printed; `rows` are a quotation or table below its text, `closing` is a paragraph below its units."""

    level: str
    label: str
    gap: str
    number: str | None
    heading: str | None = None
    text: str | None = None
    rows: Sequence[str] = ()
    units: "list[Unit]" = field(default_factory=list)
    closing: str | None = None


# Level, number, heading, text, place of the unit that encloses it.
Answer = tuple[str, str | None, str | None, str | None, int | None]


@dataclass(frozen=True, slots=True)
class Style:
    """How a document prints its units; of `labels`, one a level."""

    labels: dict[str, str]
    gap: tuple[str, str]
    between: str
    indent: str
    emphasis: str
    width: int | None
    ragged: int
    in_capitals: bool
    is_titled: bool
    may_break: bool
    most: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A document and the units of its text."""

    text: str
    units: tuple[Answer, ...]
    shape: str


def make_outlines(count: int, seed: int) -> Iterator[Outline]:
    """Yield `count` documents, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield make_outline(chance)


def make_outline(chance: random.Random) -> Outline:
    """Return one document."""
    has_articles = chance.random() < 0.5
    levels = (*chance.choice(ARTICLES), *chance.choice(INNER)) if has_articles else chance.choice(ITEMS)
    style = choose_style(chance)
    units = grow(chance, style, levels, {}, None)
    leaves = [unit for unit in walk(units) if unit.level in ("article", "numbered_item") and not unit.units]
    if leaves[:-1] and style.width is None:
        add_rows(chance, chance.choice(leaves[:-1]))
    last = units  # what closes the last unit closes the document
    while last:
        last[-1].closing, last = None, last[-1].units
    lines = list(print_units(style, units))
    head, lead = (DECISION, RECITAL) if has_articles else (PLAN, LEAD)
    text = head.format(break_lines(style, lead)) + style.between.join(lines) + FOOT
    answers: list[Answer] = []
    answer(units, None, answers)
    labels = " ".join(style.labels[level].strip() for level in levels)
    return Outline(text, tuple(answers), f"{labels}, {style.gap!r}, {style.emphasis}, {style.width}")


def choose_style(chance: random.Random) -> Style:
    """Return a style. Lines are broken at a width or within sentences; then bold type does not end with a label."""
    width = chance.choice((None, None, 60, 90))
    may_break = width is None and chance.random() < 0.5
    return Style(
        labels={level: chance.choice(labels) for level, labels in LABELS.items()},
        gap=chance.choice(GAPS),
        between=chance.choice(("\n", "\n\n")),
        indent=chance.choice(("", "", "    ", "\t")),
        emphasis=chance.choice(("none", "all") if may_break else ("none", "label", "all")),
        width=width,
        ragged=chance.choice((0, 2)),
        in_capitals=chance.random() < 0.5,
        is_titled=chance.random() < 0.7,
        may_break=may_break,
        most=chance.choice((3, 3, 3, 12)),
    )


def grow(
    chance: random.Random, style: Style, levels: Sequence[str], counts: dict[str, int], above: str | None
) -> list[Unit]:
    """Return the units of the first of `levels`, those of the others below; articles count on, chapters begin anew."""
    level, below = levels[0], levels[1:]
    most = style.most if level in ("clause", "point", "letter_item", "numbered_item") else 3
    count = 2 if level in LARGE or chance.random() < 0.5 else chance.randint(2, most)
    start = counts.get(level, 0) if level == "article" else 0
    counts[level] = start + count
    units: list[Unit] = []
    for number in range(start + 1, counts[level] + 1):
        unit = make_unit(style, level, number, above)
        ends_list = number == counts[level]
        while below and below[0] == "sub_numbered_item" and level not in ("clause", "numbered_item"):
            below = below[1:]
        if below and (level in LARGE or chance.random() < (0.8 if level in HEADED else 0.5)):
            fill(chance, style, unit, has_units=True)
            unit.units = grow(chance, style, below, counts, unit.number)
            is_over = not unit.units[-1].units and unit.units[-1].level in LISTED
            if is_over and level not in HEADED and chance.random() < 0.3:
                unit.closing = sentence(chance, style) + "."
        else:
            fill(chance, style, unit, has_units=False, end="." if ends_list else chance.choice(";."))
        units.append(unit)
    return units


def make_unit(style: Style, level: str, number: int, above: str | None) -> Unit:
    """Return the unit of a level and number; a decimal goes on with the number `above`."""
    names = {"N": str(number), "R": ROMANS[number - 1], "D": f"{above}.{number}", "L": ALPHABET[number - 1]}
    names |= {"C": ALPHABET[number - 1].upper(), "o": ORDINALS[number - 1], "O": ORDINALS[number - 1].upper()}
    printed = style.labels[level].format(**names)
    label = printed.rstrip()
    gap = printed[len(label) :]
    if level in LARGE:
        label, gap = label + style.gap[0], style.gap[1]
    own = {"sub_numbered_item": "D", "point": "L", "letter_item": "L", "capital": "C"}.get(level, "N")
    has_number = level not in ("dash_item", "plus_item")
    return Unit("part" if level == "capital" else level, label, gap, names[own] if has_number else None)


def fill(chance: random.Random, style: Style, unit: Unit, *, has_units: bool, end: str = ".") -> None:
    """Give a unit its title and text."""
    is_headed = unit.level in HEADED or (unit.level == "article" and style.is_titled)
    if is_headed:
        title = chance.choice(TITLES)
        unit.heading = title.upper() if style.in_capitals and unit.level != "article" else title
    if not has_units:
        unit.text = sentence(chance, style) + (end if not is_headed else ".")
    elif not is_headed:
        unit.text = sentence(chance, style) + ":"


def sentence(chance: random.Random, style: Style) -> str:
    """Return a sentence without its stop."""
    return chance.choice(BROKEN if style.may_break and chance.random() < 0.3 else SENTENCES)


def add_rows(chance: random.Random, unit: Unit) -> None:
    """Put a table or what an amended act says below the text of a unit."""
    if unit.level == "article" and chance.random() < 0.5:
        unit.heading, unit.text = None, "Sửa đổi Điều 35 của Quy định về giữ đê như sau:"
        unit.rows = [*QUOTED[:-1], QUOTED[-1] + "”."]
    else:
        unit.text, unit.rows = "Số người của mỗi tổ như sau:", chance.choice((ROWS, CELLS))


def walk(units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield units and those below them, in text order."""
    for unit in units:
        yield unit
        yield from walk(unit.units)


def print_units(style: Style, units: Sequence[Unit]) -> Iterator[str]:
    """Yield the paragraphs of units, broken into lines."""
    for unit in units:
        said = unit.text if unit.heading is None else unit.heading
        label, words = unit.label, said or ""
        if style.emphasis == "label" and unit.number:
            label = f"**{label}**"
        elif style.emphasis == "all" and unit.heading is not None:
            label, words = f"**{label}", f"{words}**"
            if "\n" in unit.gap:
                label, words = f"{label}**", f"**{words}"
        first, _, second = f"{label}{unit.gap}{words}".partition("\n")
        yield "\n".join(break_lines(style, part) if part else "" for part in (first, *([second] if second else [])))
        if unit.heading is not None and unit.text:
            yield break_lines(style, unit.text)
        yield from ["\n".join(unit.rows)] if unit.rows else []
        yield from print_units(style, unit.units)
        yield from [break_lines(style, unit.closing)] if unit.closing else []


def break_lines(style: Style, words: str) -> str:
    """Return a paragraph, its lines broken."""
    words = words.lstrip("\n")
    return style.indent + "\n".join(wrap(words, style.width, style.ragged) if style.width else words.split("|"))


def wrap(words: str, width: int, ragged: int) -> Iterator[str]:
    """Yield the lines of a paragraph, some of them up to `ragged` characters shorter than others, as print has them."""
    while words:
        width, ragged = width - ragged, -ragged
        line = textwrap.wrap(words, width, break_on_hyphens=False)[0]
        words = words[len(line) :].lstrip()
        yield line


def answer(units: Sequence[Unit], parent: int | None, answers: list[Answer]) -> None:
    """Add what a reader finds in units to `answers`."""
    for unit in units:
        place = len(answers)
        text = " ".join([unit.text or "", *unit.rows])
        answers.append((unit.level, unit.number, letters(unit.heading), letters(text), parent))
        answer(unit.units, place, answers)
        if unit.closing:
            answers.append(("paragraph", None, None, letters(unit.closing), place))


def letters(words: str | None) -> str | None:
    """Return words without blanks, marks of emphasis and of where lines are broken, None for none."""
    return re.sub(r"[\s*|]", "", words or "") or None
