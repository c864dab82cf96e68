"""Documents with what stands between their units and opens none: notes, tables, numbers and heads of pages, forms.

All of it is made up. Each unit says a sentence of its own, so that it shows in which unit a line went.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

HEAD = """UBND TỈNH HƯNG MỸ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2031/QĐ-UBND
Hưng Mỹ, ngày 5 tháng 3 năm 2031

QUYẾT ĐỊNH
Ban hành quy định về tổ giữ đê

Căn cứ Luật Đê điều;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường.

QUYẾT ĐỊNH:

"""
FOOT = "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐỗ Văn Mẫu"
TITLES = ("Phạm vi điều chỉnh", "Tổ giữ đê", "Trả công canh đê", "Hiệu lực thi hành", "Tổ chức thực hiện")
WHO = ("Xã Hưng Hà", "Xã Hưng Hải", "Xã Hưng Lộc", "Xã Hưng Phú", "Phường Mỹ An", "Phường Mỹ Bình", "Phường Mỹ Lộc")
DOES = (
    "lập tổ giữ đê và trả công cho người canh đê ngày đêm trong mùa lũ",
    "rà soát các đoạn đê yếu, gửi danh sách về Sở Nông nghiệp và Môi trường trước mùa lũ hằng năm",
    "cấp thuốc, phao và đèn cho các tổ ở ven sông theo kế hoạch của tỉnh",
    "đắp lại đoạn đê bị sạt trước ngày 15 tháng 5 hằng năm",
)
# Marks of notes in the text, and at their beginning.
NOTE_MARKS = {"[{}]": "[{}] ", "({})": "({}) ", "sup": "{} ", "<sup>": "<sup>{}</sup> "}
# Such a mark may begin an item too: a drawn line must tell its note.
PLAIN = "({})"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NOTES = (
    "Khoản này được sửa đổi, bổ sung theo quy định tại khoản 1 Điều 1 của Quyết định số 9/2030/QĐ-UBND sửa đổi, bổ "
    "sung một số điều của Quyết định số 3/2029/QĐ-UBND, có hiệu lực kể từ ngày 01 tháng 2 năm 2030.",
    "Cụm từ “tổ canh đê” được thay thế bằng cụm từ “tổ giữ đê” theo quy định tại Điều 2 của Quyết định số "
    "9/2030/QĐ-UBND, có hiệu lực kể từ ngày 01 tháng 2 năm 2030.",
    "Xem Điều 7 của Quyết định số 3/2029/QĐ-UBND về tổ giữ đê.",
)
# Notes at the end of a consolidated text quote what the amending act says of itself.
QUOTING_NOTE = (
    "Điều 2 và Điều 3 của Quyết định số 9/2030/QĐ-UBND quy định như sau:",
    "“Điều 2. Hiệu lực thi hành",
    "1. Quyết định này có hiệu lực kể từ ngày 01 tháng 2 năm 2030.",
    "2. Bãi bỏ Quyết định số 4/2028/QĐ-UBND.",
    "Điều 3. Tổ chức thực hiện",
    "Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.”",
)
RULES = ("", "_______________", "---------------", "________________________________________")
# The label of a row, by its number.
ROW_LABELS = ("{n}", "{n}.", "{r}", "{r}.", "{l})", "{l}", "0{n}")
HEADS = (("STT", "Tên xã", "Số tổ", "Số người"), ("TT", "Xã", "Tổ", "Người"), ("Số TT", "Xã", "Tổ", "Người"), ())
ROWS = ("Hưng Hà", "Hưng Hải", "Hưng Lộc", "Mỹ An")
ROMANS = ("I", "II", "III", "IV", "V")
PAGE_ENDS = ("{}", "- {} -", "Trang {}", "{}/9")
RUNNING_HEAD = "CÔNG BÁO/Số 15 + 16/Ngày 02-3-2031"
FORM = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "HỢP ĐỒNG CANH ĐÊ",
    "Số: ……/HĐ",
    "Hôm nay, ngày … tháng … năm …, chúng tôi gồm:",
    "Điều 1. Nội dung hợp đồng",
    "1. Bên A thuê bên B canh đê.",
    "2. Bên B canh đê từ ngày …",
    "Điều 2. Tiền công",
    "Bên A trả cho bên B … đồng một đêm.",
    "ĐẠI DIỆN BÊN A",
    "(Ký, ghi rõ họ tên)",
)
REPORT = (
    "TÊN CƠ QUAN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "BÁO CÁO",
    "Kết quả canh đê năm …",
    "I. KẾT QUẢ",
    "1. Số tổ: …",
    "2. Số đêm: …",
    "II. KIẾN NGHỊ",
    "1. …",
)
ALPHABET = "abcdđe"

# Level, number, the words that the unit says, place of the unit that encloses it.
Answer = tuple[str, str, str, int | None]


@dataclass(slots=True)
class Unit:
    """A unit: its label, title, sentence, what stands below it, and its units."""

    level: str
    number: str
    label: str
    title: str | None
    sentence: str
    rows: Sequence[str] = ()
    units: "list[Unit]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Aside:
    """A document, its units, the numbers of its appendices, whether numbers of pages stand between its lines."""

    text: str
    units: tuple[Answer, ...]
    appendices: tuple[str, ...]
    has_pages: bool
    shape: str


def make_asides(count: int, seed: int) -> Iterator[Aside]:
    """Yield `count` documents, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield make_aside(chance)


def make_aside(chance: random.Random) -> Aside:
    """Return one document with asides of one or two kinds."""
    kinds = chance.sample(("table", "notes", "pages", "forms"), chance.choice((1, 1, 2)))
    between, bold = chance.choice(("\n", "\n\n")), chance.random() < 0.3
    units = grow(chance, bold=bold)
    shape = [repr(between), f"bold {bold}"]
    if "table" in kinds:
        shape.append(add_table(chance, units))
    lines = list(print_units(units))
    tail: list[str] = []
    appendices: list[str] = []
    if "forms" in kinds:
        appendices, named = add_forms(chance, tail)
        shape.append(named)
    if "notes" in kinds:
        shape.append(add_notes(chance, lines, tail))
    if "pages" in kinds:
        shape.append(put_pages(chance, lines))
    text = HEAD + between.join(lines) + "\n\n" + FOOT + "\n\n" + between.join(tail) + "\n"
    answers: list[Answer] = []
    answer(units, None, answers)
    return Aside(text, tuple(answers), tuple(appendices), "pages" in kinds, "; ".join(shape))


def grow(chance: random.Random, *, bold: bool) -> list[Unit]:
    """Return three to five articles with clauses and points, each with a sentence of its own."""
    said = iter(range(1, 1000))
    articles: list[Unit] = []
    for number in range(1, chance.randint(3, 5) + 1):
        label = f"**Điều {number}.**" if bold else f"Điều {number}."
        clauses: list[Unit] = []
        for place in range(1, chance.choice((0, 2, 3, 4)) + 1):
            points = [
                Unit("point", letter, f"{letter})", None, sentence(chance, next(said), ";"))
                for letter in ALPHABET[: chance.choice((0, 0, 0, 2, 3))]
            ]
            words = sentence(chance, next(said), ":" if points else ".")
            clauses.append(Unit("clause", str(place), f"{place}.", None, words, units=points))
        words = "" if clauses else sentence(chance, next(said), ".")
        articles.append(Unit("article", str(number), label, TITLES[number - 1], words, units=clauses))
    return articles


def sentence(chance: random.Random, number: int, end: str) -> str:
    """Return a sentence that no other unit says."""
    return f"{chance.choice(WHO)} {chance.choice(DOES)} theo việc {number * 7 + 100}{end}"


def add_table(chance: random.Random, units: list[Unit]) -> str:
    """Put a table below a unit that says what it holds; return what tells it from others."""
    leaves = [unit for article in units for unit in walk(article) if not unit.units and unit.level != "article"]
    unit = chance.choice(leaves or [units[-1]])
    unit.sentence = unit.sentence.rstrip(".;:") + " như sau:"
    label, drawn = chance.choice(ROW_LABELS), chance.choice(("tabs", "blanks", "pipes", "lines"))
    head = chance.choice(HEADS)
    cells = [head] if head else []
    cells += [
        (label.format(n=n, r=ROMANS[n - 1], l=ALPHABET[n - 1]), name, str(n * 3), str(n * 20))
        for n, name in enumerate(ROWS[: chance.randint(2, 4)], 1)
    ]
    if chance.random() < 0.3:
        cells.append(("Cộng", "", "30", "200"))
    if not head and drawn in ("blanks", "lines"):
        drawn = "tabs"
    if drawn == "tabs":
        unit.rows = ["\t".join(row) for row in cells]
    elif drawn == "lines":
        unit.rows = [cell for row in cells for cell in row if cell]
    elif drawn == "blanks":
        unit.rows = ["".join(f"{cell:<12}" for cell in row).rstrip() for row in cells]
    else:
        unit.rows = ["| " + " | ".join(row) + " |" for row in cells]
    return f"table of {drawn}, rows {label}, below {unit.level}"


def walk(unit: Unit) -> Iterator[Unit]:
    """Yield a unit and those below it, in text order."""
    yield unit
    for one in unit.units:
        yield from walk(one)


def print_units(units: Sequence[Unit]) -> Iterator[str]:
    """Yield the lines of units."""
    for unit in units:
        first = unit.title if unit.title else unit.sentence
        yield f"{unit.label} {first}"
        if unit.title and unit.sentence:
            yield unit.sentence
        if unit.rows:
            yield "\n".join(unit.rows)
        yield from print_units(unit.units)


def put_marks(chance: random.Random, lines: list[str], mark: str, where: str) -> list[str]:
    """Put marks of notes into lines and return the notes."""
    notes = []
    places = [place for place, line in enumerate(lines) if re.match(r"\**(?:Điều|\d\.|[a-zđ]\)) ?[^\n\t]+$", line)]
    for number, place in enumerate(sorted(chance.sample(places, min(chance.randint(1, 3), len(places)))), 1):
        shown = begin_note(mark, number).strip()
        line = lines[place]
        if where == "label":
            line = re.sub(r"^(\**(?:Điều \d+\.|\d+\.|[a-zđ]\))\**)", rf"\g<1>{shown}", line)
        elif where == "stop":
            line = re.sub(r"([.;:]?)$", rf"{shown}\1", line, count=1)
        else:
            line = line.replace(" đê", f" đê{shown}", 1)
        lines[place] = line
        notes.append(begin_note(mark, number) + NOTES[number - 1])
    return notes


def add_notes(chance: random.Random, lines: list[str], tail: list[str]) -> str:
    """Put marks of notes into lines, and the notes at the foot of a page or the end; return what tells them."""
    mark, where = chance.choice(tuple(NOTE_MARKS)), chance.choice(("words", "label", "stop"))
    notes = put_marks(chance, lines, mark, where)
    if chance.random() < 0.6:
        return f"mark {mark} at {where}; {put_page_notes(chance, lines, notes, RULES[mark == PLAIN :])}"
    rule = chance.choice(RULES)
    tail += [rule] if rule else []
    tail += notes
    if chance.random() < 0.5:
        tail += [begin_note(mark, len(notes) + 1) + QUOTING_NOTE[0], *QUOTING_NOTE[1:]]
    return f"mark {mark} at {where}; end notes below {rule!r}"


def begin_note(mark: str, number: int) -> str:
    """Return the mark that begins a note."""
    return NOTE_MARKS[mark].format(str(number).translate(SUPERSCRIPTS) if mark == "sup" else number)


def put_page_notes(chance: random.Random, lines: list[str], notes: Sequence[str], rules: Sequence[str]) -> str:
    """Put notes at the foot of a page: between two units, below a drawn line, or none where their marks tell them."""
    places = [place for place, line in enumerate(lines) if place > 1 and re.match(r"\**Điều|\d\. [^\n]+$", line)]
    place = chance.choice(places)
    rule = chance.choice(rules)
    lines[place:place] = [rule, *notes] if rule else notes
    return f"page notes below {rule!r}"


def put_pages(chance: random.Random, lines: list[str]) -> str:
    """Put numbers of pages, or running heads, between lines."""
    style = chance.choice((*PAGE_ENDS, "head"))
    size, page = 0, 2
    pages: list[str] = []
    for line, below in zip(lines, [*lines[1:], "Điều"], strict=True):
        size += len(line)
        pages.append(line)
        if size > 700 and re.match(r"\**Điều|\d\.|[a-zđ]\)", below):
            pages += [f"{page}\t{RUNNING_HEAD}"] if style == "head" else [style.format(page)]
            size, page = 0, page + 1
    lines[:] = pages
    return f"pages {style}"


def add_forms(chance: random.Random, tail: list[str]) -> tuple[list[str], str]:
    """Add appendices that are forms."""
    word = chance.choice(("Phụ lục {r}", "PHỤ LỤC {r}", "Mẫu số 0{n}", "Phụ lục số {n}"))
    words: list[str] = []
    forms = chance.sample((FORM, REPORT), chance.randint(1, 2))
    with_note = chance.random() < 0.6
    for number, form in enumerate(forms, 1):
        words.append(word.format(r=ROMANS[number - 1], n=number))
        tail.append(words[-1])
        if with_note:
            tail.append("(Kèm theo Quyết định số 12/2031/QĐ-UBND ngày 5 tháng 3 năm 2031 của UBND tỉnh Hưng Mỹ)")
        tail += form
    return [one.split()[-1] for one in words], f"{len(forms)} forms below {word}, note {with_note}"


def answer(units: Sequence[Unit], parent: int | None, answers: list[Answer]) -> None:
    """Add what a reader finds in units to `answers`."""
    for unit in units:
        place = len(answers)
        words = " ".join([unit.title or "", unit.sentence, *unit.rows])
        answers.append((unit.level, unit.number, letters(words), parent))
        answer(unit.units, place, answers)


def letters(words: str) -> str:
    """Return words without blanks, pipes, marks of emphasis and of notes."""
    words = re.sub(r"<sup>\d</sup>|\[\d\]|\(\d\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", words)
    return re.sub(r"[\s*|]", "", words)
