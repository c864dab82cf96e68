"""Texts without a letterhead, below the sentence in which a newspaper or portal introduces them.

`Thay mặt Bộ Chính trị, Tổng Bí thư … đã ký ban hành Nghị quyết số …, ngày … về …. Báo giới thiệu toàn văn:` All of it
is made up, but for the names of central bodies; what the sentence says of the act is known by construction.
"""

import datetime
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Who issues, the body's id, the code of its numbers, and the office of who signs for it.
ISSUERS = (
    ("Bộ Chính trị", "bo-chinh-tri", "TW", "Tổng Bí thư"),
    ("Bộ Chính trị", "bo-chinh-tri", "TW", "đồng chí Ủy viên Bộ Chính trị, Thường trực Ban Bí thư"),
    ("Ban Bí thư", "ban-bi-thu", "TW", "Thường trực Ban Bí thư"),
    ("Ban Chấp hành Trung ương", "ban-chap-hanh-trung-uong", "TW", "đồng chí Tổng Bí thư"),
    ("Ban Tuyên giáo Trung ương", "ban-tuyen-giao-trung-uong", "BTGTW", "Phó Trưởng Ban Tuyên giáo Trung ương"),
    ("Ủy ban Kiểm tra Trung ương", "uy-ban-kiem-tra-trung-uong", "UBKTTW", "Chủ nhiệm Ủy ban Kiểm tra Trung ương"),
    ("Ban Thường vụ Tỉnh ủy Hưng Mỹ", None, "TU", "Bí thư Tỉnh ủy"),
)
# Heads of State bodies, and their deputies, sign for these without saying so.
HEADS = (
    ("Thủ tướng Chính phủ", "thu-tuong-chinh-phu", "TTg", "Thủ tướng Chính phủ"),
    ("Thủ tướng Chính phủ", "thu-tuong-chinh-phu", "TTg", "Phó Thủ tướng Chính phủ"),
    ("Bộ Y tế", "bo-y-te", "BYT", "Bộ trưởng Bộ Y tế"),
    ("Bộ Nội vụ", "bo-noi-vu", "BNV", "Thứ trưởng Bộ Nội vụ"),
)
KINDS = (
    ("Nghị quyết", "NQ"),
    ("Chỉ thị", "CT"),
    ("Kết luận", "KL"),
    ("Quy định", "QĐ"),
    ("Hướng dẫn", "HD"),
    ("Kế hoạch", "KH"),
)
NAMES = ("Lê Thí Dụ", "Trần Mẫu", "Nguyễn Thị Thử", "Phạm Văn Ví")
SUBJECTS = (
    "phát triển nghề dệt chiếu ở các xã ven sông",
    "tăng cường sự lãnh đạo của Đảng đối với việc giữ gìn đình làng",
    "tiếp tục mở thư viện ở mỗi xã đến năm 2035, tầm nhìn đến năm 2050",
    "công tác bảo vệ rừng dừa nước trong tình hình mới",
)
ABOVE = (
    "",
    "Thứ ba, 14/05/2041 - 09:20\n\nHội nghị phổ biến văn bản mới\n\n",
    "Trang chủ > Tin tức > Xây dựng Đảng\n\n",
    "Cập nhật lúc 07:15 ngày 3/6/2041\n\n",
)
WHO = ("Báo Hưng Mỹ trân trọng", "Trang tin trân trọng", "Xin trân trọng", "Ban Biên tập")
SOURCES = ("", "", "(HMO) - ", "CTTĐT - ", "LTS: ", "Báo Hưng Mỹ - ")


@dataclass(frozen=True, slots=True)
class Introduced:
    """A page and what its introduction says of the act: None where it does not say it."""

    text: str
    number: str | None
    document_type: str
    issue_date: datetime.date | None
    issuing_body: str
    issuing_body_id: str | None
    signer: str | None
    subject: str
    units: tuple[str, ...]
    shape: Mapping[str, str]


def make_introduced(count: int, seed: int) -> Iterator[Introduced]:
    """Yield `count` pages, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield make_one(chance)


def make_one(chance: random.Random) -> Introduced:
    """Return one page."""
    shape = choose_shape(chance)
    is_head = shape["sentence"] == "head signs"
    body, body_id, code, office = chance.choice(HEADS) if is_head else chance.choice(ISSUERS)
    kind, letters = chance.choice(KINDS)
    count = str(chance.randint(1, 320))
    full = f"{count}/{letters}-{code}" if is_head else f"{count}-{letters}/{code}"
    day = datetime.date(2040, 1, 1) + datetime.timedelta(chance.randrange(700))
    name, subject = chance.choice(NAMES), chance.choice(SUBJECTS)
    about = f"{chance.choice(('về', 'về việc'))} {subject}"
    number, named, behind = {
        "number": (full, f"{kind} số {full}", ""),
        "bare": (count, f"{kind} số {count}", ""),
        "none": (None, kind, ""),
        "brackets": (full, kind, f" ({kind} số {full})"),
    }[shape["naming"]]
    said, is_dated, is_signed = tell(chance, shape["sentence"], (body, office, name), named, day)
    lead = write_lead(chance, shape["lead"], named, kind)
    sentence = f"{chance.choice(SOURCES)}{said} {about}{behind}.{lead}"
    if shape["marks"] == "bold":
        sentence = "\n\n".join(f"**{part}**" for part in sentence.split("\n\n"))
    heading, title = write_titles(shape, kind, about, full)
    opening, units = write_text(shape["text"], body, kind)
    text = f"{chance.choice(ABOVE)}{heading}{sentence}\n\n{title}{opening}"
    issued, signer = day if is_dated else None, name if is_signed else None
    return Introduced(text, number, kind, issued, body, body_id, signer, about, units, shape)


def choose_shape(chance: random.Random) -> dict[str, str]:
    """Return which form each part of a page has; those that nobody would write together are left out."""
    shape = {one: chance.choice(forms) for one, forms in FORMS.items()}
    if shape["naming"] != "number":
        shape["sentence"] = "signed on" if shape["sentence"] in DAY_BEHIND_NUMBER else shape["sentence"]
        shape["title"] = "none" if shape["title"] == "number as heading" else shape["title"]
    shape["lead"] = "none" if shape["sentence"] == "whole" else shape["lead"]
    return shape


DAY_BEHIND_NUMBER = ("on behalf, day", "on behalf, day in brackets", "name first", "whole")
FORMS = {
    "naming": ("number", "number", "number", "bare", "none", "brackets"),
    "sentence": (
        "issues",
        "issued on",
        "on behalf",
        "on behalf, day",
        "on behalf, day in brackets",
        "signed on",
        "name first",
        "name before body",
        "signed, of",
        "whole",
        "head signs",
    ),
    "lead": ("presents", "presents:", "line below", "content", "content in line", "whole", "whole below"),
    "marks": ("none", "none", "none", "bold"),
    "title": ("none", "none", "headline", "number as heading", "below", "both", "block"),
    "text": ("prose", "prose", "recital", "units"),
}


def tell(
    chance: random.Random, form: str, people: tuple[str, str, str], named: str, day: datetime.date
) -> tuple[str, bool, bool]:
    """Return the sentence up to its subject, whether it says the day, and whether it says who signed."""
    body, office, name = people
    comrade = office.removeprefix("đồng chí ")
    on = f"{day.day}/{day.month}/{day.year}"
    has = chance.choice(("", "vừa ", "đã "))
    plain = chance.choice(("ký ban hành", "ký"))
    signed = chance.choice(("đã ký ban hành", "vừa ký ban hành", "ký ban hành", "đã ký"))
    return {
        "issues": (f"{body} {has}ban hành {named}", False, False),
        "issued on": (f"Ngày {on}, {body} {has}ban hành {named}", True, False),
        "on behalf": (f"Thay mặt {body}, {office} {name} {signed} {named}", False, True),
        "on behalf, day": (f"Thay mặt {body}, {office} {name} {signed} {named}, ngày {on}, của {body}", True, True),
        "on behalf, day in brackets": (
            f"Thay mặt {body}, {office} {name} {signed} {named} (ngày {on}) của {body}", True, True,
        ),
        "signed on": (f"Ngày {on}, thay mặt {body}, {office} {name} {signed} {named}", True, True),
        "name first": (f"Thay mặt {body}, đồng chí {name}, {comrade} {signed} {named}, ngày {on}", True, True),
        "name before body": (f"Ngày {on}, {office} {name} {has}thay mặt {body} {plain} {named}", True, True),
        "head signs": (f"Ngày {on}, {office} {name} {signed} {named}", True, True),
        "signed, of": (f"Ngày {on}, {office} {name} {signed} {named} của {body}", True, True),
        "whole": (f"{chance.choice(WHO)} giới thiệu toàn văn {named}, ngày {on} của {body}", True, False),
    }[form]  # fmt: skip


def write_lead(chance: random.Random, form: str, named: str, kind: str) -> str:
    """Return what leads from the sentence to the text, in its line or below it."""
    who = chance.choice(WHO)
    return {
        "none": "",
        "presents": f" {who} giới thiệu toàn văn {kind}.",
        "presents:": f" {who} giới thiệu toàn văn {named}:",
        "line below": f"\n\nTrân trọng giới thiệu toàn văn {named}:",
        "content": f"\n\nNội dung {kind} như sau:",
        "content in line": f" Nội dung {kind} như sau:",
        "whole": f" Dưới đây là toàn văn {kind}:",
        "whole below": f"\n\nToàn văn {kind} như sau:",
    }[form]


def write_titles(shape: Mapping[str, str], kind: str, about: str, number: str) -> tuple[str, str]:
    """Return what stands above the sentence as its headline, and what stands below it as the title of the text."""
    title = f"{kind} {about}\n\n"
    return {
        "none": ("", ""),
        "headline": (title, ""),
        "number as heading": (f"# {kind} số {number}\n\n", ""),
        "below": ("", title),
        "both": (title, title),
        "block": ("", f"{kind.upper()}\n{about}\n\n"),
    }[shape["title"]]


def write_text(form: str, body: str, kind: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of the act and the numbers of its units."""
    units = "1. Các xã ven sông mở lớp dạy nghề.\n\n2. Mỗi năm xem lại một lần.\n"
    return {
        "prose": f"Những năm qua, việc này ở nhiều nơi còn chậm. {body} yêu cầu:\n\n{units}",
        "recital": f"Căn cứ Điều lệ Đảng và tình hình thực tế; {body} ban hành {kind} như sau:\n\n{units}",
        "units": f"I- TÌNH HÌNH\n\nViệc này ở nhiều nơi còn chậm.\n\nII- NHIỆM VỤ\n\n{units}",
    }[form], ("I", "II", "1", "2") if form == "units" else ("1", "2")
