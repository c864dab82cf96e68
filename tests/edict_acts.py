"""Edicts of 1945 to 1957, as gazettes, portals and copyists print them: their title gives number and day."""

import random
from dataclasses import dataclass

from act_parts import NAMES, SIGNED, Act, Signed

REPUBLIC = "VIỆT NAM DÂN CHỦ CỘNG HÒA"
MOTTO = (REPUBLIC, "Độc lập - Tự do - Hạnh phúc")
# Who enacts, by the office that signs.
PRESIDENTS = (
    ("CHỦ TỊCH CHÍNH PHỦ LÂM THỜI", f"CHỦ TỊCH CHÍNH PHỦ LÂM THỜI {REPUBLIC}"),
    ("CHỦ TỊCH CHÍNH PHỦ LÂM THỜI", f"CHỦ TỊCH CHÍNH PHỦ LÂM THỜI NƯỚC {REPUBLIC}"),
    ("CHỦ TỊCH CHÍNH PHỦ", f"CHỦ TỊCH CHÍNH PHỦ {REPUBLIC}"),
    ("CHỦ TỊCH NƯỚC", f"CHỦ TỊCH NƯỚC {REPUBLIC}"),
)
ORDINALS = (
    *("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba"),
    *("mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi", "hai mươi mốt"),
    *("hai mươi hai", "hai mươi ba", "hai mươi tư"),
)
MONTHS = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "chạp")
SUBJECTS = ("Lập một ty giữ đê ở Bắc bộ", "Đặt thể lệ về việc giữ đê và hộ đê", "Bãi bỏ thuế đò ngang")
BASES = (
    ("Chiểu theo Sắc lệnh số {n} ngày 7 tháng 9 năm 1945;", "based_on"),
    ("Chiểu Sắc lệnh số {n} ngày 7 tháng 9 năm 1945 lập Bộ Giao thông công chính;", "based_on"),
    ("Căn cứ vào Sắc lệnh số {n}/SL ngày mồng 7 tháng 9 năm 1945;", "based_on"),
)
PROPOSALS = (
    "Theo lời đề nghị của Bộ trưởng Bộ Giao thông công chính;",
    "Theo đề nghị của ông Bộ trưởng Bộ Nội vụ;",
    "Xét việc giữ đê là cần kíp;",
    "Sau khi Hội đồng Chính phủ đã thỏa thuận;",
)
SAID = (
    "Nay lập một ty giữ đê ở mỗi tỉnh có đê.",
    "Các xã ven sông phải cử người canh đê trong mùa nước.",
    "Ai tự tiện đào đê sẽ bị truy tố trước tòa án quân sự.",
    "Những điều trái với Sắc lệnh này đều bãi bỏ.",
)
CLOSING = "Các ông Bộ trưởng Bộ Giao thông công chính và Bộ Nội vụ chiểu Sắc lệnh thi hành."
ENACTS = ("RA SẮC LỆNH:", "RA SẮC LỆNH", "Ra Sắc lệnh:", "RA SẮC LỆNH :")
ARTICLES = ("Điều thứ {W}: ", "Điều thứ {W}. ", "ĐIỀU THỨ {W} - ", "Điều thứ {N}. ", "Điều thứ {N} - ", "Điều {N}. ")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as titles print it in capitals and as the last line does."""

    iso: str
    title: str
    foot: str


def choose_day(chance: random.Random) -> Day:
    """Return a day in figures, or in the words that were usual."""
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1945, 1957)
    titles = (f"NGÀY {day} THÁNG {month} NĂM {year}", f"NGÀY {day:02}/{month:02}/{year}", f"NGÀY {day}-{month}-{year}")
    feet = [f"ngày {day} tháng {month} năm {year}", f"ngày {day:02} tháng {month:02} năm {year}"]
    feet.append(f"ngày {day} tháng {MONTHS[month - 1]} năm {year}")
    if day <= 10:
        feet.append(f"ngày mồng {day} tháng {MONTHS[month - 1]} năm {year}")
    return Day(f"{year}-{month:02}-{day:02}", chance.choice(titles), chance.choice(feet))


def make_edict(chance: random.Random) -> Act:
    """Return an edict, its number and day in the title, in a letterhead, or the day at the foot alone."""
    office, president = chance.choice(PRESIDENTS)
    day, serial = choose_day(chance), chance.randint(3, 240)
    number = chance.choice((f"{serial}", f"{serial}/SL", f"{serial}-SL"))
    subject = chance.choice(SUBJECTS)
    shape, head = choose_head(chance, (office, president), number, day, subject)
    base, relation = chance.choice(BASES)
    cited = serial + chance.randint(1, 90)
    recitals = [base.format(n=cited), *chance.sample(PROPOSALS, chance.randint(1, 3))]
    label, count = chance.choice(ARTICLES), chance.randint(2, 24)
    articles = [print_label(label, place) + chance.choice(SAID) for place in range(1, count)]
    articles.append(print_label(label, count) + CLOSING)
    signer = chance.choice(NAMES)
    is_long = chance.random() < 0.3
    titles = (president,) if is_long else (office,)
    foot = [f"Hà Nội, {day.foot}", *titles, *filter(None, [chance.choice(SIGNED)]), signer]
    between = chance.choice(("\n", "\n\n"))
    blocks = [*head, president, *recitals, chance.choice(ENACTS), *articles, *foot]
    printed = f"{cited}/SL" if "/SL" in base else f"{cited}"
    said: dict[str, object] = {
        "number": number,
        "type": "Sắc lệnh",
        "issued": day.iso,
        "issuer id": "chu-tich-nuoc",
        "subject": subject if shape != "no subject" else None,
        "signers": [Signed(titles, titles[0], None, signer)],
        "labels": [("article", str(place)) for place in range(1, count + 1)],
        "cited": [(relation, printed)],
    }
    return Act(between.join(blocks) + "\n", "edict", f"{shape}, {label}, {office}", said)


def print_label(label: str, place: int) -> str:
    """Return the label of an article, with figures or words."""
    words = ORDINALS[place - 1]
    return label.format(N=place, W=words.upper() if label.isupper() else words)


def choose_head(
    chance: random.Random, names: tuple[str, str], number: str, day: Day, subject: str
) -> tuple[str, list[str]]:
    """Return the name of the form of a head, and its lines; a letterhead prints no figures alone."""
    whose = f"CỦA {chance.choice(names)}"
    about = chance.choice((f"VỀ VIỆC {subject.upper()}", subject, subject.upper()))
    shapes = {
        "one line": [f"SẮC LỆNH SỐ {number} {day.title}", about],
        "two lines": ["SẮC LỆNH", f"SỐ {number} {day.title}", about],
        "whose": ["SẮC LỆNH", f"{whose} SỐ {number} {day.title}", about],
        "whose, three lines": ["SẮC LỆNH", whose, f"SỐ {number} {day.title}", about],
        "no subject": ["SẮC LỆNH", f"{whose} SỐ {number} {day.title}"],
        "day at the foot": [f"SẮC LỆNH SỐ {number}", about],
        "number below, day at the foot": ["SẮC LỆNH", f"SỐ {number}", about],
    }
    if not number.isdecimal():
        shapes["letterhead"] = [names[0], f"Số: {number}", *MOTTO, f"Hà Nội, {day.foot}", "SẮC LỆNH", subject]
    shape = chance.choice(tuple(shapes))
    return shape, shapes[shape]
