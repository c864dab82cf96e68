"""Acts of 1955 to 1994, as gazettes and portals keep them: whose they are, number and day stand in the title."""

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from act_parts import NAMES, SIGNED, Act, Signed, wrap_title


@dataclass(frozen=True, slots=True)
class Body:
    """A body of those years: its id, name in capitals, who enacts, codes, who signs, and from when to when."""

    body_id: str | None
    name: str
    enacting: str
    numbers: Sequence[str]
    signatures: Sequence[tuple[tuple[str, ...], str, str | None]]
    years: tuple[int, int]


GOVERNMENT = (
    (("TM. HỘI ĐỒNG CHÍNH PHỦ", "PHÓ THỦ TƯỚNG"), "PHÓ THỦ TƯỚNG", "on_behalf"),
    (("T.M HỘI ĐỒNG CHÍNH PHỦ", "THỦ TƯỚNG"), "THỦ TƯỚNG", "on_behalf"),
)
COUNCIL = (
    (("TM. HỘI ĐỒNG BỘ TRƯỞNG", "PHÓ CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "on_behalf"),
    (("T.M HỘI ĐỒNG BỘ TRƯỞNG", "CHỦ TỊCH"), "CHỦ TỊCH", "on_behalf"),
)
PRIME_MINISTER = (
    (("THỦ TƯỚNG CHÍNH PHỦ",), "THỦ TƯỚNG CHÍNH PHỦ", None),
    (("KT. THỦ TƯỚNG CHÍNH PHỦ", "PHÓ THỦ TƯỚNG"), "PHÓ THỦ TƯỚNG", "for"),
    (("K.T THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"), "PHÓ THỦ TƯỚNG", "for"),
)
MINISTER = (
    (("BỘ TRƯỞNG",), "BỘ TRƯỞNG", None),
    (("K.T BỘ TRƯỞNG", "THỨ TRƯỞNG"), "THỨ TRƯỞNG", "for"),
)
GENERAL_DIRECTOR = (
    (("TỔNG CỤC TRƯỞNG",), "TỔNG CỤC TRƯỞNG", None),
    (("KT. TỔNG CỤC TRƯỞNG", "PHÓ TỔNG CỤC TRƯỞNG"), "PHÓ TỔNG CỤC TRƯỞNG", "for"),
)
OFFICE = ((("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"), "PHÓ CHỦ NHIỆM", "for"),)
MEDICAL, FINANCIAL = ("{n}-BYT/{k}", "{n} BYT/{k}", "{n}-YT/{k}"), ("{n}-TC/{k}", "{n} TC/{k}")
BODIES = (
    Body("hoi-dong-chinh-phu", "HỘI ĐỒNG CHÍNH PHỦ", "", ("{n}-CP", "{n}/CP"), GOVERNMENT, (1961, 1980)),
    Body("hoi-dong-bo-truong", "HỘI ĐỒNG BỘ TRƯỞNG", "", ("{n}-HĐBT", "{n}/HĐBT"), COUNCIL, (1982, 1991)),
    Body("thu-tuong-chinh-phu", "THỦ TƯỚNG CHÍNH PHỦ", "", ("{n}-TTg", "{n}/TTg"), PRIME_MINISTER, (1956, 1980)),
    Body("bo-y-te", "BỘ Y TẾ", "BỘ TRƯỞNG BỘ Y TẾ", MEDICAL, MINISTER, (1956, 1994)),
    Body("bo-tai-chinh", "BỘ TÀI CHÍNH", "BỘ TRƯỞNG BỘ TÀI CHÍNH", FINANCIAL, MINISTER, (1956, 1994)),
    Body("bo-thuy-loi", "BỘ THỦY LỢI", "BỘ TRƯỞNG BỘ THỦY LỢI", ("{n}-TL/{k}", "{n} TL/{k}"), MINISTER, (1961, 1994)),
)
SECRETARIAT = ((("T/M BAN BÍ THƯ",), "", "on_behalf"), (("T.M BAN BÍ THƯ",), "", "on_behalf"))
POLITBURO = (
    (("T/M BỘ CHÍNH TRỊ",), "", "on_behalf"),
    (("TM. BỘ CHÍNH TRỊ", "TỔNG BÍ THƯ"), "TỔNG BÍ THƯ", "on_behalf"),
)
PARTY = (
    Body("ban-bi-thu", "BAN BÍ THƯ", "", ("{n}-{k}/TW", "{n} {k}/TW"), SECRETARIAT, (1951, 1990)),
    Body("ban-bi-thu", "BAN BÍ THƯ TRUNG ƯƠNG ĐẢNG", "", ("{n}-{k}/TW", "{n}/{k}-TW"), SECRETARIAT, (1951, 1990)),
    Body("bo-chinh-tri", "BỘ CHÍNH TRỊ", "", ("{n}-{k}/TW", "{n}-{k}-TW"), POLITBURO, (1951, 1990)),
)
COMMITTEE = (
    (("TM. ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ", "CHỦ TỊCH"), "CHỦ TỊCH", "on_behalf"),
    (("TM. UBND TỈNH HƯNG MỸ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "on_behalf"),
)
LOCAL_COUNCIL = ((("TM. HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG MỸ", "CHỦ TỊCH"), "CHỦ TỊCH", "on_behalf"),)
HEAD_OF_OFFICE = (
    (("GIÁM ĐỐC",), "GIÁM ĐỐC", None),
    (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC", "for"),
)
LOCAL = (
    Body(None, "ỦY BAN NHÂN DÂN TỈNH HƯNG MỸ", "", ("{n}/{k}-UB", "{n}/{y}/{k}-UB"), COMMITTEE, (1992, 2003)),
    Body(None, "UBND TỈNH HƯNG MỸ", "ỦY BAN NHÂN DÂN TỈNH", ("{n}/{k}-UB", "{n}/{y}/{k}-UB"), COMMITTEE, (1992, 2003)),
    Body(None, "HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG MỸ", "", ("{n}/{y}/{k}-HĐND", "{n}/{k}-HĐ"), LOCAL_COUNCIL, (1992, 2003)),
    Body(None, "SỞ TÀI CHÍNH TỈNH HƯNG MỸ", "GIÁM ĐỐC SỞ TÀI CHÍNH", ("{n}/{k}-STC",), HEAD_OF_OFFICE, (1992, 2003)),
)
LOCAL_KINDS = {"QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "NGHỊ QUYẾT": "NQ"}
PARTY_KINDS = {"CHỈ THỊ": "CT", "NGHỊ QUYẾT": "NQ", "THÔNG TRI": "TT", "QUYẾT ĐỊNH": "QĐ"}
KINDS = {"QUYẾT ĐỊNH": "QĐ", "NGHỊ ĐỊNH": "NĐ", "CHỈ THỊ": "CT", "THÔNG TƯ": "TT"}
ENACTED = ("QUYẾT ĐỊNH", "NGHỊ ĐỊNH")
MOTTOES = (
    ("VIỆT NAM DÂN CHỦ CỘNG HÒA", "Độc lập - Tự do - Hạnh phúc"),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
)
SUBJECTS = (
    "Về việc tăng cường giữ đê trong mùa lũ",
    "Về chế độ đối với người canh đê",
    "Ban hành bản quy định về việc hộ đê",
    "Về một số chính sách đối với xã viên hợp tác xã đắp đê",
)
BASES = (
    ("Căn cứ Nghị định số 17-CP ngày 4 tháng 2 năm 1955 của Chính phủ;", "17-CP"),
    ("Căn cứ vào Nghị quyết số 21-TVQH ngày 6/5/1955 của Ủy ban Thường vụ Quốc hội;", "21-TVQH"),
    ("Chiếu Nghị định số 17/CP ngày 04-02-1955 của Hội đồng Chính phủ;", "17/CP"),
)
PROPOSALS = (
    "Theo đề nghị của đồng chí Bộ trưởng Bộ Nội vụ;",
    "Xét yêu cầu của công tác giữ đê trong năm nay;",
    "Sau khi trao đổi thống nhất với các ngành có liên quan;",
)
PROSE = (
    "Trong mấy năm qua, các địa phương đã có nhiều cố gắng trong việc giữ đê, nhưng kết quả còn kém.",
    "Để chuẩn bị cho mùa lũ năm nay, các ngành, các cấp cần làm tốt những việc sau đây:",
)
SAID = (
    "Các địa phương có đê phải kiểm tra đê trước mùa lũ.",
    "Hợp tác xã cử xã viên canh đê theo lịch của huyện.",
    "Cơ quan thủy lợi cấp đủ rơm, tre cho điếm canh đê.",
)
PLACE = "Hà Nội"
# Stands for the blank within a number, at which no line is broken.
UNBROKEN = "~"


def make_old_act(chance: random.Random) -> Act:
    """Return an act of a ministry or of the government of those years, in articles or in numbered items."""
    bodies, kinds = chance.choice(((BODIES, KINDS), (BODIES, KINDS), (PARTY, PARTY_KINDS), (LOCAL, LOCAL_KINDS)))
    body, kind = chance.choice(bodies), chance.choice(tuple(kinds))
    kind = kind if body.enacting or kind != "THÔNG TƯ" else "NGHỊ ĐỊNH"
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(*body.years)
    number = chance.choice(body.numbers).format(n=chance.randint(30, 480), k=kinds[kind], y=year)
    titled = chance.choice((f"{day} THÁNG {month} NĂM {year}", f"{day:02}-{month:02}-{year}", f"{day}/{month}/{year}"))
    subject = chance.choice(SUBJECTS)
    lettered = print_letterhead(chance, body, number, (day, month, year))
    shape, head = choose_head(chance, body, kind, f"SỐ {number.replace(' ', UNBROKEN)} NGÀY {titled}", subject)
    head = [line.replace(UNBROKEN, " ") for line in head]
    if chance.random() < 0.25 and bodies is not PARTY:
        shape, head = "letterhead", [*lettered, kind, "\n".join(wrap_title(chance, subject.upper(), 40))]
    lines, labels, cited = make_text(chance, body, kind)
    titles, title, capacity = chance.choice(body.signatures)
    name = chance.choice(NAMES)
    foot = [*titles, *filter(None, [chance.choice(SIGNED)]), name]
    if chance.random() < 0.3:
        foot = [f"{PLACE}, ngày {day} tháng {month} năm {year}", *foot]
    said: dict[str, object] = {
        "number": number,
        "type": kind.capitalize(),
        "issued": f"{year}-{month:02}-{day:02}",
        "issuer id": body.body_id,
        "subject": subject,
        "signers": [Signed(titles, title, capacity, name)],
        "labels": labels,
        "cited": cited,
    }
    between = chance.choice(("\n", "\n\n"))
    if "wrapped" in shape:
        head = ["\n".join(head)]
    return Act(between.join([*head, *lines, *foot]) + "\n", kind, f"{shape}, {kind}, {body.name}", said)


def choose_head(chance: random.Random, body: Body, kind: str, issued: str, subject: str) -> tuple[str, list[str]]:
    """Return the name of the form of a title, and its lines."""
    whose = chance.choice([body.name, body.enacting] if body.enacting and kind in ENACTED else [body.name])
    about = chance.choice((subject.upper(), subject))
    whole = " ".join([kind, "CỦA", whose, issued, subject.upper()])
    shapes = {
        "whose with number": [kind, f"CỦA {whose} {issued}", about],
        "whose above number": [kind, f"CỦA {whose}", issued, about],
        "type and whose": [f"{kind} CỦA {whose}", issued, about],
        "one line": [f"{kind} CỦA {whose} {issued} {subject.upper()}"],
        "one line and subject": [f"{kind} CỦA {whose} {issued}", about],
        "wrapped": textwrap.wrap(whole, chance.choice((40, 60)), break_on_hyphens=False),
        "wrapped below the type": [kind, *textwrap.wrap(whole.removeprefix(f"{kind} "), 45, break_on_hyphens=False)],
        "subject wrapped": [kind, f"CỦA {whose} {issued}", *textwrap.wrap(about, 30)],
    }
    shape = chance.choice(tuple(shapes))
    return shape, shapes[shape]


def print_letterhead(chance: random.Random, body: Body, number: str, day: tuple[int, int, int]) -> list[str]:
    """Return a letterhead of those years, its cells one below the other."""
    motto = MOTTOES[day[2] > 1976]
    label = chance.choice(("Số: ", "Số "))
    dated = f"{PLACE}, ngày {day[0]} tháng {day[1]} năm {day[2]}"
    left, right = [body.name, label + number], [*motto, dated]
    return chance.choice(([*left, *right], [*right, *left], [body.name, *motto, label + number, dated]))


def make_text(
    chance: random.Random, body: Body, kind: str
) -> tuple[list[str], list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the lines of the text, its labelled units, and the acts that it cites: articles or numbered items."""
    base, cited = chance.choice(BASES)
    count = chance.randint(3, 6)
    if kind in ENACTED:
        label = chance.choice(("Điều {n}. ", "Điều {n}: ", "Điều {n}.- ", "Điều {n} - "))
        recitals = [base, *chance.sample(PROPOSALS, chance.randint(1, 2))]
        lines = [body.enacting or body.name, *recitals, chance.choice((f"{kind}:", kind, f"{kind.capitalize()}:"))]
        lines += [label.format(n=place) + chance.choice(SAID) for place in range(1, count + 1)]
        return lines, [("article", str(place)) for place in range(1, count + 1)], [("based_on", cited)]
    label = chance.choice(("{n}. ", "{n}- ", "{n}) "))
    lines = [*PROSE, *(label.format(n=place) + chance.choice(SAID) for place in range(1, count + 1))]
    return lines, [("numbered_item", str(place)) for place in range(1, count + 1)], []


LETTER_BODIES = (
    ("bo-tai-chinh", "BỘ TÀI CHÍNH", ("{n} TC/TCT", "{n}-TC/TCT", "{n} TC/HCSN", "{n}/TC-CST"), MINISTER),
    ("tong-cuc-thue", "TỔNG CỤC THUẾ", ("{n}/TCT-NV3", "{n} TCT/NV2"), GENERAL_DIRECTOR),
    ("tong-cuc-hai-quan", "TỔNG CỤC HẢI QUAN", ("{n}/TCHQ-GSQL", "{n}/TCHQ-KTTT"), GENERAL_DIRECTOR),
    ("bo-thuong-mai", "BỘ THƯƠNG MẠI", ("{n}/TM-XNK", "{n} TM/XNK", "{n}/TM-CSTTTN"), MINISTER),
    ("van-phong-chinh-phu", "VĂN PHÒNG CHÍNH PHỦ", ("{n}/VPCP-KTTH", "{n}/VPCP-CN"), OFFICE),
)
ADDRESSED = (
    ["Kính gửi: Cục thuế tỉnh Hưng Mỹ"],
    ["Kính gửi: Công ty Đê điều và Vận tải"],
    ["Kính gửi:", "- Sở Tài chính các tỉnh;", "- Cục thuế các tỉnh"],
    ["Kính gửi: - Các Bộ, cơ quan ngang Bộ", "- Uỷ ban nhân dân các tỉnh"],
)
LETTER_SUBJECTS = (
    "Về việc thuế đối với vật tư giữ đê",
    "V/v nhập khẩu đá hộc để kè đê",
    "Về việc thanh toán công canh đê",
)
LETTER_TEXT = (
    "Trả lời công văn số 12/CV-ĐĐ ngày 7/2/1999 của Công ty Đê điều hỏi về vật tư, {b} có ý kiến như sau:",
    "Vật tư dùng để giữ đê được tính theo giá ghi trên hóa đơn.",
    "Đề nghị đơn vị căn cứ quy định nêu trên để thực hiện.",
)


def make_old_letter(chance: random.Random) -> Act:
    """Return a letter of the 1990s, whose copies print a title: CÔNG VĂN CỦA BỘ TÀI CHÍNH SỐ … NGÀY …"""
    body_id, name, numbers, signatures = chance.choice(LETTER_BODIES)
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1994, 2003)
    number = chance.choice(numbers).format(n=chance.randint(30, 4800))
    titled = chance.choice((f"{day} THÁNG {month} NĂM {year}", f"{day:02}/{month:02}/{year}"))
    subject = chance.choice(LETTER_SUBJECTS)
    body = Body(body_id, name, "", numbers, signatures, (year, year))
    issued = f"SỐ {number.replace(' ', UNBROKEN)} NGÀY {titled}"
    shape, head = choose_head(chance, body, "CÔNG VĂN", issued, subject.replace("V/v", "Về việc"))
    head = ["\n".join(head)] if "wrapped" in shape else head
    titles, title, capacity = chance.choice(signatures)
    signer = chance.choice(NAMES)
    lines = [*chance.choice(ADDRESSED), *(words.format(b=name.capitalize()) for words in LETTER_TEXT)]
    foot = [*titles, *filter(None, [chance.choice(SIGNED)]), signer]
    between = chance.choice(("\n", "\n\n"))
    text = between.join([*head, *lines, *foot]).replace(UNBROKEN, " ") + "\n"
    said: dict[str, object] = {
        "number": number,
        "type": "Công văn",
        "issued": f"{year}-{month:02}-{day:02}",
        "issuer id": body_id,
        "subject": subject,
        "signers": [Signed(titles, title, capacity, signer)],
        "cited": [("cites", "12/CV-ĐĐ")],
    }
    return Act(text, "CÔNG VĂN", f"{shape}, CÔNG VĂN, {name}", said)
