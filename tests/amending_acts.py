"""Acts that amend another, in the orders and quotation marks that offices and converters leave them in, all made up.

Each has amending articles of clauses and points that quote what the amended act is to say, an article that changes
words and repeals, and one on effect. The reader's answers: the units outside what is quoted, and what is changed where.
"""

import random
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from amending_changes import ALPHABET, Change, changes, changes_of_clause

CIRCULAR = """BỘ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 41/2031/TT-BYT
Hà Nội, ngày 20 tháng 6 năm 2031

THÔNG TƯ
Sửa đổi, bổ sung một số điều của Thông tư số 8/2029/TT-BYT về vườn thuốc

Căn cứ Nghị định số 12/2030/NĐ-CP ngày 5 tháng 5 năm 2030 của Chính phủ;
Bộ trưởng Bộ Y tế ban hành Thông tư sửa đổi, bổ sung một số điều của Thông tư số 8/2029/TT-BYT về vườn thuốc.

"""
DECISION = """ỦY BAN NHÂN DÂN
TỈNH HƯNG MỸ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 41/2031/QĐ-UBND
Hưng Mỹ, ngày 20 tháng 6 năm 2031

QUYẾT ĐỊNH
Sửa đổi, bổ sung một số điều của Quyết định số 8/2029/QĐ-UBND về vườn thuốc

Căn cứ Nghị định số 12/2030/NĐ-CP ngày 5 tháng 5 năm 2030 của Chính phủ;
Theo đề nghị của Giám đốc Sở Y tế,

QUYẾT ĐỊNH:

"""
LAW = """QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 41/2031/QH17
Hà Nội, ngày 20 tháng 6 năm 2031

LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT VƯỜN THUỐC

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Vườn thuốc số 12/2029/QH17.

"""
FOOT = "\n\nNơi nhận:\n- Chính phủ;\n- Lưu: VT.\n{}\nĐỗ Văn Mẫu\n"
# Head, title above the signer's name, what the document calls itself.
KINDS = (
    (CIRCULAR, "BỘ TRƯỞNG", "Thông tư"),
    (DECISION, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Quyết định"),
    (LAW, "CHỦ TỊCH QUỐC HỘI", "Luật"),
)
# An amended act as its article names it, and its number.
ACTS = (
    ("Thông tư số 8/2029/TT-BYT", "8/2029/TT-BYT"),
    ("Thông tư số 8/2029/TT-BYT ngày 5 tháng 4 năm 2029 của Bộ trưởng Bộ Y tế quy định về vườn thuốc", "8/2029/TT-BYT"),
    ("Quy chế trồng thuốc ban hành kèm theo Quyết định số 77/2029/QĐ-BYT", "77/2029/QĐ-BYT"),
    ("Nghị định số 15/2030/NĐ-CP của Chính phủ về bến đò", "15/2030/NĐ-CP"),
    ("Luật Vườn thuốc số 12/2029/QH17", "12/2029/QH17"),
    (
        "Luật Bến đò số 14/2029/QH17 đã được sửa đổi, bổ sung một số điều theo Luật số 15/2030/QH17",
        "14/2029/QH17",
    ),
)
TITLES = ("Sửa đổi, bổ sung một số điều của {act}", "Sửa đổi, bổ sung một số điều, khoản của {act}")
OF_WORDS = (
    "Thay thế, bỏ một số cụm từ, điểm, khoản của {act}",
    "Thay thế cụm từ và bãi bỏ một số điều, khoản của {act}",
)
# What ends the title of an article with clauses below.
TITLE_ENDS = ("", "", " như sau:", ":")
LABELS = {
    "article": ("Điều {N}. ", "Điều {N}: ", "ĐIỀU {N}. ", "Điều {N}.- "),
    "clause": ("{N}. ", "{N}. ", "{N}) ", "{N}- ", "{N}/ ", "{N}.", "Khoản {N}. "),
    "point": ("{L}) ", "{L}) ", "{L}. ", "{L}/ "),
}
# Opening and closing marks: curled, straight, single, French, typed, and of two kinds.
MARKS = {
    "curled": ("“", "”"),
    "straight": ('"', '"'),
    "single": ("‘", "’"),
    "doubled": ("‘‘", "’’"),
    "french": ("«", "»"),
    "typed": ("''", "''"),
    "curled, straight": ("“", '"'),
    "straight, curled": ('"', "”"),
    "closed twice": ("”", "”"),
    "opened twice": ("“", "“"),
}
WAYS = ("whole", "whole", "whole", "opened each", "each", "apart", "not closed", "not opened")
# What ends a quotation: C is its closing mark.
ENDS = ("C.", "C;", ".C", "C", ".C.", ";C;")
EFFECT = (
    "THIS có hiệu lực thi hành từ ngày 01 tháng 8 năm 2031, trừ quy định tại khoản 2 Điều này.",
    "Khoản 1 Điều 1 có hiệu lực thi hành từ ngày 01 tháng 9 năm 2031.",
    "Bãi bỏ Thông tư số 5/2019/TT-BYT.",
)

# Level, number, words behind its label without blanks, place of the unit that encloses it.
Answer = tuple[str, str | None, str, int | None]
# Pinpoint, relation, number of the act.
Said = tuple[str | None, str, str]


@dataclass(slots=True)
class Unit:
    """A unit outside quotations: its words, the quoted lines below, the units below these."""

    level: str
    words: str
    lines: Sequence[str] = ()
    units: "list[Unit]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Style:
    """How a document prints its units and what it quotes."""

    labels: dict[str, str]
    marks: str
    way: str
    end: str
    between: str
    indent: str
    emphasis: str
    runs_in: bool
    width: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether quotations lose a mark."""
        return self.way in ("not closed", "not opened")

    @property
    def shape(self) -> str:
        """What tells the style from others."""
        printed = (
            f"{self.between!r}, indent {self.indent!r}, bold {self.emphasis}, width {self.width}, in {self.runs_in}"
        )
        return f"marks {self.marks}; {self.way}; end {self.end}; labels {' '.join(self.labels.values())}; {printed}"


@dataclass(frozen=True, slots=True)
class Amending:
    """A document, the units of its text, what it changes, and whether a quotation never closes."""

    text: str
    units: tuple[Answer, ...]
    said: tuple[Said, ...]
    is_unclosed: bool
    shape: str


def make_amending_acts(count: int, seed: int) -> Iterator[Amending]:
    """Yield `count` documents, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield make_amending(chance)


def make_amending(chance: random.Random) -> Amending:
    """Return one document."""
    style = choose_style(chance)
    said: list[Said] = []
    articles = [amend(chance, style, said) for _ in range(chance.randint(1, 2))]
    shape = sorted({"several places" if unit.units else "one place" for unit in articles})
    if chance.random() < 0.6:
        articles.append(change_words(chance, said))
    articles.append(Unit("article", "Hiệu lực thi hành", units=[Unit("clause", words) for words in EFFECT]))
    said.append((None, "repeals", "5/2019/TT-BYT"))
    lines: list[str] = []
    answers: list[Answer] = []
    put_units(style, articles, None, lines, answers)
    head, title, itself = chance.choice(KINDS)
    text = head + style.between.join(lines) + FOOT.format(title)
    text = text.replace("THIS", f"{itself} này")
    answers = [
        (level, number, words.replace("THIS", letters(f"{itself} này")), above)
        for level, number, words, above in answers
    ]
    return Amending(text, tuple(answers), tuple(said), style.way == "not closed", "; ".join((*shape, style.shape)))


def choose_style(chance: random.Random) -> Style:
    """Return a style. Only marks that differ tell which one is lost."""
    marks = chance.choice(tuple(MARKS))
    way = chance.choice(WAYS)
    if way in ("not closed", "not opened") and marks not in ("curled", "french"):
        way = "whole"
    if way != "whole" and marks in ("typed", "closed twice", "opened twice", "doubled"):
        way = chance.choice(("whole", "apart"))
    runs_in = chance.random() < 0.15
    labels = {level: chance.choice(labels) for level, labels in LABELS.items()}
    if runs_in:
        labels["clause"] = chance.choice(("{N}. ", "{N}) ", "{N}- "))
    return Style(
        labels=labels,
        marks=marks,
        way=way,
        end=chance.choice(ENDS),
        between=chance.choice(("\n", "\n\n")),
        indent=chance.choice(("", "", "    ", "\t")),
        emphasis=chance.choice(("none", "none", "label", "title", "quoted", "around")),
        runs_in=runs_in,
        width=None if runs_in else chance.choice((None, None, 75)),
    )


# ---- what is changed


def amend(chance: random.Random, style: Style, said: list[Said]) -> Unit:
    """Return an article that changes one place of an act, or several in clauses."""
    act, number = chance.choice(ACTS)
    kind = chance.random()
    if kind < 0.25:
        every = [one for one in changes(chance, of=f" của {act}") if not style.is_open or (one.quoted and not one.more)]
        change = chance.choice(every)
        said.append((change.pinpoint, change.relation, number))
        return Unit("article", change.words, quote_all(chance, style, change))
    if kind < 0.5 and not style.is_open:
        return chance.choice((amend_several, amend_article))(chance, style, said)
    said.append((None, "amends", number))
    title = chance.choice(TITLES).format(act=act) + chance.choice(TITLE_ENDS)
    count = chance.randint(2, 4)
    clauses = [clause(chance, style, said, number, place) for place in range(1, count + 1)]
    if style.is_open:  # only the last one is left open
        change = chance.choice([one for one in changes(chance) if one.quoted and not one.more])
        said.append((change.pinpoint, change.relation, number))
        clauses.append(Unit("clause", change.words, quote_all(chance, style, change)))
    return Unit("article", title, units=clauses)


def amend_several(chance: random.Random, style: Style, said: list[Said]) -> Unit:
    """Return an article whose clauses change an act each."""
    clauses: list[Unit] = []
    for place in range(1, chance.randint(2, 4) + 1):
        act, number = chance.choice(ACTS)
        change = chance.choice(changes(chance, place + 1, chance.choice((f" của {act}", f" {act}"))))
        said.append((change.pinpoint, change.relation, number))
        clauses.append(Unit("clause", change.words, quote_all(chance, style, change)))
    return Unit("article", "Sửa đổi, bổ sung, bãi bỏ một số điều của các văn bản về y tế", units=clauses)


def amend_article(chance: random.Random, style: Style, said: list[Said]) -> Unit:
    """Return an article whose clauses change those of one article of an act."""
    act, number = chance.choice(ACTS)
    article = chance.randint(5, 40)
    said.append((f"dieu:{article}", "amends", number))
    points = [point(chance, style, one) for one in range(1, chance.randint(2, 4) + 1)]
    said += [(f"dieu:{article}/khoan:{place}", verb, number) for _, place, verb in points]
    words = f"Sửa đổi, bổ sung một số khoản của Điều {article} của {act} như sau:"
    return Unit("article", words, units=[replace(unit, level="clause") for unit, *_ in points])


def clause(chance: random.Random, style: Style, said: list[Said], number: str, place: int) -> Unit:
    """Return a clause that changes a place, or places of one article in points."""
    whole = replace(style, way="whole") if style.is_open else style
    if chance.random() < 0.2:
        article = chance.randint(20, 40)
        said.append((f"dieu:{article}", "amends", number))
        points = [point(chance, whole, one) for one in range(1, chance.randint(2, 3) + 1)]
        said += [(f"dieu:{article}/khoan:{place}", verb, number) for _, place, verb in points]
        words = f"Sửa đổi, bổ sung một số khoản của Điều {article} như sau:"
        return Unit("clause", words, units=[unit for unit, *_ in points])
    change = chance.choice(changes(chance, next_number=place + 1))
    said.append((change.pinpoint, change.relation, number))
    return Unit("clause", change.words, quote_all(chance, whole, change))


def point(chance: random.Random, style: Style, place: int) -> tuple[Unit, str, str]:
    """Return a point that changes a clause of an article that the clause above names: its address, and what it does."""
    one = chance.choice(changes_of_clause(place))
    return Unit("point", one.words, quote_all(chance, style, one)), one.pinpoint, one.relation


def change_words(chance: random.Random, said: list[Said]) -> Unit:
    """Return an article that changes words and repeals places of an act."""
    act, number = chance.choice(ACTS)
    picked = chance.sample([one for one in changes(chance) if not one.quoted], 3)
    said += [(None, "amends", number), *((one.pinpoint, one.relation, number) for one in picked)]
    title = chance.choice(OF_WORDS).format(act=act) + chance.choice(TITLE_ENDS)
    return Unit("article", title, units=[Unit("clause", one.words) for one in picked])


# ---- how it is printed


def quote_all(chance: random.Random, style: Style, change: Change) -> list[str]:
    """Return the lines that a change quotes."""
    return [line for quoted in (change.quoted, change.more) if quoted for line in quote(chance, style, quoted)]


def quote(chance: random.Random, style: Style, quoted: Sequence[str]) -> list[str]:
    """Return quoted paragraphs with their marks."""
    opening, closing = MARKS[style.marks]
    lines = list(quoted)
    way = style.way
    if way in ("each", "opened each") and lines[0].startswith("|"):
        way = "whole"
    if way == "each":
        lines = [f"{opening}{line}{closing}" for line in lines]
    elif way == "opened each":
        lines = [f"{opening}{line}" for line in lines]
    elif way != "not opened":
        lines[0] = opening + lines[0]
    if way in ("not closed", "each"):
        return lines
    last, end = lines[-1], style.end.replace("C", closing)
    if way == "apart" or last.startswith("|"):
        return [*lines, end.lstrip(".;")]
    if last.endswith("..."):
        end = end.lstrip(".;")
    stop = "" if last.endswith(("...", ":")) or not end.startswith(closing) else last[-1]
    lines[-1] = last.rstrip(".;" if not last.endswith("...") else "") + stop * chance.randint(0, 1) + end
    return lines


def put_units(style: Style, units: Sequence[Unit], parent: int | None, lines: list[str], answers: list[Answer]) -> None:
    """Add units to the `lines` of the text and to the `answers` of a reader."""
    opening, closing = MARKS[style.marks]
    for number, unit in enumerate(units, 1):
        shown = ALPHABET[number - 1] if unit.level == "point" else str(number)
        label = style.labels[unit.level].format(N=number, L=shown)
        said = [line.replace("⟨", opening).replace("⟩", closing) for line in (unit.words, *unit.lines)]
        words = emphasised(style, label, said[0], is_title=unit.level == "article" and not unit.lines)
        if style.runs_in and unit.level == "clause" and number == 1 and lines[-1].rstrip("*").endswith(":"):
            lines[-1] = f"{lines[-1]} {words}"
        else:
            lines.append(broken(style, words))
        lines += [broken(style, bold_quoted(style, line)) for line in said[1:]]
        place = len(answers)
        answers.append((unit.level, shown, letters(" ".join(said)), parent))
        put_units(style, unit.units, place, lines, answers)


def broken(style: Style, words: str) -> str:
    """Return a paragraph, its lines broken at a width."""
    lines = textwrap.wrap(words, style.width, break_on_hyphens=False) if style.width and words[-1:] != "|" else [words]
    return style.indent + "\n".join(lines)


def bold_quoted(style: Style, line: str) -> str:
    """Return a quoted line, the heading of an article or chapter in bold type, with the mark before it or without."""
    heading = re.match(r"(\W*)((?:Điều|Chương|Mục|Phụ lục) [^.\n]+(?:\. [^.:]+)?$)", line)
    if heading is None or style.emphasis not in ("quoted", "around"):
        return line
    return f"**{line}**" if style.emphasis == "around" else f"{heading[1]}**{heading[2]}**"


def emphasised(style: Style, label: str, words: str, *, is_title: bool) -> str:
    """Return label and words, with marks of bold type."""
    if style.emphasis == "label":
        return f"**{label.strip()}** {words}"
    if style.emphasis == "title" and is_title:
        return f"**{label}{words}**"
    return label + words


def letters(words: str) -> str:
    """Return words without blanks, marks of emphasis and pipes."""
    return re.sub(r"[\s*|]", "", words)
