"""Sentences that cite acts, put together of leads, places, types, numbers, days and issuers, with what each cites.

All of it is made up, but for the names of bodies and laws. Line breaks, blanks and signs are those of converters.
"""

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.parse.words.fold import fold_number

# Type, number, the issuer that its code names, a body as printed with its id, and years in which both were used.
ACTS: tuple[tuple[str, str, str | None, tuple[str, str], tuple[int, int]], ...] = (
    ("Nghị định", "{n}/{y}/NĐ-CP", "chinh-phu", ("Chính phủ", "chinh-phu"), (1999, 2024)),
    ("Quyết định", "{n}/{y}/QĐ-TTg", "thu-tuong-chinh-phu", ("Thủ tướng", "thu-tuong-chinh-phu"), (1999, 2024)),
    ("Chỉ thị", "{n}/CT-TTg", "thu-tuong-chinh-phu", ("Thủ tướng Chính phủ", "thu-tuong-chinh-phu"), (2007, 2024)),
    ("Thông tư", "{n}/{y}/TT-BYT", "bo-y-te", ("Bộ trưởng Bộ Y tế", "bo-y-te"), (2004, 2024)),
    ("Công văn", "{n}/BTC-TCT", "bo-tai-chinh", ("Bộ Tài chính", "bo-tai-chinh"), (2005, 2024)),
    ("Quyết định", "{n}/{y}/QĐ-UBND", None, ("UBND TP. Hà Nội", "ubnd-ha-noi"), (2005, 2024)),
    ("Kế hoạch", "{n}/KH-UBND", None, ("Ủy ban nhân dân tỉnh Quảng Ninh", "ubnd-quang-ninh"), (2010, 2024)),
    ("Nghị quyết", "{n}/{y}/NQ-HĐND", None, ("HĐND tỉnh Nghệ An", "hdnd-nghe-an"), (2005, 2024)),
    ("Nghị quyết", "{n}/2017/QH14", "quoc-hoi", ("Quốc hội", "quoc-hoi"), (2017, 2017)),
    ("Luật", "{n}-LCT/HĐNN8", "quoc-hoi", ("Quốc hội", "quoc-hoi"), (1988, 1991)),
    ("Nghị định", "{n}-CP", "chinh-phu", ("Chính phủ", "chinh-phu"), (1993, 1997)),
    ("Nghị định", "{n}/HĐBT", "hoi-dong-bo-truong", ("Hội đồng Bộ trưởng", "hoi-dong-bo-truong"), (1982, 1991)),
    ("Thông tư", "{n}-TC/TCT", "bo-tai-chinh", ("Bộ Tài chính", "bo-tai-chinh"), (1991, 1997)),
    ("Thông tư liên tịch", "{n}/{y}/TTLT-BYT-BTC", "bo-y-te", ("Bộ Y tế - Bộ Tài chính", "bo-y-te"), (2004, 2015)),
    ("Chỉ thị", "{n}-CT/TW", None, ("Ban Bí thư", "ban-bi-thu"), (1996, 2024)),
    ("Quy định", "{n}-QĐ/TW", None, ("Bộ Chính trị", "bo-chinh-tri"), (2001, 2024)),
    ("Nghị quyết", "{n}-NQ/TU", None, ("Ban Thường vụ Tỉnh ủy Quảng Ninh", "tinh-uy-quang-ninh"), (2005, 2024)),
    (
        "Công văn",
        "{n}-CV/VPTW",
        "van-phong-trung-uong-dang",
        ("Văn phòng Trung ương", "van-phong-trung-uong-dang"),
        (2005, 2024),
    ),
)
LAWS = (
    ("Luật", "Luật Phòng, chống tham nhũng", "36/2018/QH14", 2018),
    ("Luật", "Luật Hôn nhân và gia đình", "52/2014/QH13", 2014),
    ("Luật", "Luật Ban hành văn bản quy phạm pháp luật", "80/2015/QH13", 2015),
    ("Bộ luật", "Bộ luật Tố tụng dân sự", "92/2015/QH13", 2015),
)
PLENUMS = (
    ("Nghị quyết Trung ương 6 (lần 2)", " khóa VIII", "VIII"),
    ("Nghị quyết Trung ương tám", ", khóa XI", "XI"),
    ("Nghị quyết Hội nghị lần thứ mười một Ban Chấp hành Trung ương Đảng", " khoá IX", "IX"),
)
LEADS = (
    ("Căn cứ ", "based_on"),
    ("Chiếu ", "based_on"),
    ("theo quy định tại ", "cites"),
    ("Hồ sơ nêu tại ", "cites"),
    ("Bãi bỏ ", "repeals"),
    ("Sửa đổi, bổ sung ", "amends"),
)
LEADS_TO_ACT = (
    ("Triển khai thực hiện ", "implements"),
    ("Mẫu đơn ban hành kèm theo ", "promulgated_with"),
    ("Bãi bỏ toàn bộ ", "repeals"),
    ("Thay thế ", "replaces"),
    ("Hướng dẫn thi hành ", "guides"),
    ("Quy định chi tiết một số điều của ", "details"),
    ("Tổng kết 10 năm thực hiện ", "reviews"),
)
PLACES = (
    ("điểm a, b khoản 2 Điều 5", "dieu:5/khoan:2/diem:a ; dieu:5/khoan:2/diem:b"),
    ("điểm đ, khoản 2, Điều 12a", "dieu:12a/khoan:2/diem:đ"),
    ("các điều 3, 4 và 7", "dieu:3 ; dieu:4 ; dieu:7"),
    ("từ Điều 3 đến hết Điều 7", "dieu:3..dieu:7"),
    ("từ khoản 1 đến khoản 3 Điều 9", "dieu:9/khoan:1..dieu:9/khoan:3"),
    ("khoản 1 Điều 9 và khoản 3 Điều 10", "dieu:9/khoan:1 ; dieu:10/khoan:3"),
    ("Điều 6 khoản 2", "dieu:6/khoan:2"),
    ("Mục 2 Chương II", "chuong:II/muc:2"),
)
SUBJECTS = ("", "", " về công tác dân vận", " về phòng, chống lụt bão", " về việc lập tổ giữ đê")
NO_ACTS = (
    "xe biển số 30A-123.45 chờ",
    "điều này là đúng",
    "thửa đất số 45-TĐ",
    "hợp đồng số 12/HĐ-KT",
    "từ 15 - 20 người",
)
DAYS = ("ngày {d} tháng {m} năm {y}", "ngày {d:02}/{m:02}/{y}", "ngày {d}-{m}-{y}", "ngày {d}.{m}.{y}")
# What stands for one blank, and two changes of the whole text.
NOISES = {"kept": " ", "broken": "\n", "indented": "\n      ", "doubled": "  ", "no break": "", "apart": ""}
# N is type and number, K the type, S the number behind `số`, D the day, B the body.
ORDERS = ("N", "N D", "N D của B", "N, D, của B", "N của B D", "N (D của B)", "N năm Y", "K của B S D", "K D S của B")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a sentence says of one act."""

    document_type: str
    number_key: str | None = None
    name: str | None = None
    issue_date: str | None = None
    issuing_body_id: str | None = None
    term: str | None = None
    pinpoint: str | None = None
    relation: str = "cites"
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and the acts that it cites."""

    text: str
    cited: tuple[Cited, ...]
    shape: str


def make_sentences(count: int, seed: int) -> Iterator[Sentence]:
    """Yield `count` sentences, the same for one `seed`."""
    chance = random.Random(seed)
    shapes = (one, one, one, two, amended, listed, below_lead_in, beside_no_act)
    for _ in range(count):
        shape = chance.choice(shapes)
        text, cited = shape(chance)
        noise = chance.choice(tuple(NOISES))
        yield Sentence(converted(chance, text, noise), tuple(cited), f"{shape.__name__}, {noise}")


# ---- acts


def act(chance: random.Random) -> tuple[str, Cited]:
    """Return an act as it is cited, and what is said of it."""
    return chance.choice((numbered, numbered, numbered, law, plenum))(chance)


def numbered(chance: random.Random) -> tuple[str, Cited]:
    """Return an act by its number: type, number, day and issuer in one of their orders and cases."""
    kind, shape, of_code, (printed, body), years = chance.choice(ACTS)
    day = {"y": chance.randint(*years), "m": chance.randint(1, 12), "d": chance.randint(1, 28)}
    number = shape.format(n=chance.choice(("05", 8, 31, 116, 999)), y=day["y"])
    order = chance.choice(ORDERS)
    signs = chance.choice((("-", "-"), ("-", "–"), ("-", "- "), ("-", " - "), ("Đ", "Ð")))
    number_word = "số " if order[0] == "K" else chance.choice(("số ", "số: ", "Số ", ""))
    parts = {
        "N": f"{kind} {number_word}{number.replace(*signs)}",
        "K": kind,
        "S": f"{number_word}{number.replace(*signs)}",
        "D": chance.choice(DAYS).format(**day),
        "B": printed,
        "Y": str(day["y"]),
    }
    text = re.sub(r"\b[NKSDBY]\b", lambda part: parts[part[0]], order)
    case = chance.choice((str, str.upper, small))
    issue_date = "{y}-{m:02}-{d:02}".format(**day) if "D" in order else str(day["y"]) if "Y" in order else None
    said = Cited(kind, fold_number(number), None, issue_date, body if "B" in order else of_code)
    return case(text), said


def small(text: str) -> str:
    """Return a text whose first letter is small."""
    return text[0].lower() + text[1:]


def law(chance: random.Random) -> tuple[str, Cited]:
    """Return a law by its name, with its number or year."""
    kind, name, number, year = chance.choice(LAWS)
    shape = chance.choice(
        ("{name}", "{name} năm {year}", "{name} {year}", "{name} số {number}", "{name} (Luật số {number})")
    )
    text = shape.format(name=name, number=number, year=year)
    if "{number}" in shape:
        return text, Cited(kind, number, issuing_body_id="quoc-hoi")
    return text, Cited(kind, None, name, str(year) if "{year}" in shape else None)


def plenum(chance: random.Random) -> tuple[str, Cited]:
    """Return a resolution of a plenum."""
    name, printed, term = chance.choice(PLENUMS)
    return name + printed, Cited("Nghị quyết", None, name, None, "ban-chap-hanh-trung-uong", term)


# ---- sentences


def one(chance: random.Random) -> tuple[str, list[Cited]]:
    """Return a sentence that cites an act, or places of it."""
    text, said = act(chance)
    lead, relation = chance.choice(LEADS_TO_ACT + LEADS)
    if (lead, relation) in LEADS and chance.random() < 0.7:
        place, address = chance.choice(PLACES)
        text, said = f"{place}{chance.choice((' ', ' của '))}{text}", replace(said, pinpoint=address)
    return f"{lead}{text}{chance.choice(SUBJECTS)}.", [replace(said, relation=relation)]


def two(chance: random.Random) -> tuple[str, list[Cited]]:
    """Return a sentence that does the same to two acts."""
    lead, relation = chance.choice(LEADS_TO_ACT)
    (first, said), (second, also_said) = act(chance), chance.choice((numbered, plenum))(chance)
    cited = [replace(said, relation=relation), replace(also_said, relation=relation)]
    return f"{lead}{first}{chance.choice((' và ', ', '))}{second};", cited


def amended(chance: random.Random) -> tuple[str, list[Cited]]:
    """Return a sentence that says by which act another was amended."""
    (first, said), (second, also_said) = act(chance), numbered(chance)
    verb = chance.choice(("được sửa đổi, bổ sung bởi", "đã được sửa đổi, bổ sung tại", "(được sửa đổi bởi"))
    close = ")" if verb.startswith("(") else ""
    cited = [replace(said, relation="based_on"), replace(also_said, relation="amended_by", subject=0)]
    return f"Căn cứ {first} {verb} {second}{close};", cited


def listed(chance: random.Random) -> tuple[str, list[Cited]]:
    """Return a sentence with several numbers of one type, which may share their suffix."""
    kind, shape, body, _, (year, _) = chance.choice([row for row in ACTS if row[2] and "{n}" in row[1]])
    numbers = [shape.format(n=n, y=year) for n in sorted(chance.sample(range(10, 250), 3))]
    suffix = numbers[0].lstrip("0123456789")
    first, second, last = numbers
    style = chance.choice(("{0}, {1} và {last}", "{first}, {second} và {last}", "{first}, số {second} và số {last}"))
    text = style.format(*(number.removesuffix(suffix) for number in numbers), first=first, second=second, last=last)
    cited = [Cited(kind, fold_number(number), issuing_body_id=body, relation="repeals") for number in numbers]
    return f"Bãi bỏ các {kind} số {text}.", cited


def below_lead_in(chance: random.Random) -> tuple[str, list[Cited]]:
    """Return a list of acts below the words that say what is done to them."""
    lead, relation, mark = chance.choice(
        (("Bãi bỏ các văn bản sau đây:", "repeals", "{}. "), ("Căn cứ:", "based_on", "- "))
    )
    acts = [numbered(chance) for _ in range(3)]
    lines = [f"\n{mark.format(n)}{text}{chance.choice(SUBJECTS)};" for n, (text, _) in enumerate(acts, 1)]
    return lead + "".join(lines), [replace(said, relation=relation) for _, said in acts]


def beside_no_act(chance: random.Random) -> tuple[str, list[Cited]]:
    """Return a sentence with an act beside what only looks like one."""
    text, said = act(chance)
    other = chance.choice(NO_ACTS)
    return chance.choice((f"Tổ làm việc theo {text}, {other}.", f"Ghi: {other}. Tổ làm việc theo {text}.")), [said]


# ---- what converters do


def converted(chance: random.Random, text: str, noise: str) -> str:
    """Return the text with one of `NOISES`.

    No line ends within a number, behind the mark of an item, or before a year.
    """
    if noise == "apart":
        return unicodedata.normalize("NFD", text)
    if noise == "no break":
        return text.replace(" ", "\xa0")
    places = list(re.finditer(r"(?<![\d/–-])(?<!\d\.) (?![\d/–-])", text))
    at = chance.choice(places).start()
    return text[:at] + NOISES[noise] + text[at + 1 :]
