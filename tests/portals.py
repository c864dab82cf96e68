"""Pages of portals: what stands before a document, its title, its listing, its text or file, and what stands below.

All of it is made up, but for the names of central bodies; what a reader takes for the document's own is known by
construction.
"""

import datetime
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal_blocks import BARE, write_block
from portal_maker import Maker, capital
from portal_surroundings import write_footer, write_news, write_related, write_top

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
SITES = (
    "| Cổng thông tin điện tử tỉnh Hưng Mỹ",
    "| Hệ thống văn bản",
    "| hungmy.example.vn",
    "- Cổng thông tin điện tử Hưng Mỹ",
)
TOLD_BY_TEXT = {"number", "document_type", "issue_date", "issuing_body", "signer", "subject"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says of itself: None where a page does not tell it.

    `issuing_body` holds the names that are right, none where none is told, and is None where the signature may tell it.
    """

    number: str | None
    document_type: str | None
    issue_date: datetime.date | None
    effective_date: datetime.date | None
    issuing_body: tuple[str, ...] | None
    signer: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page, what its document says, the rows of other documents, its units, and fields about which it disagrees.

    `others` are printed words whose numbers are not the document's own; `shape` says of which forms the page is made.
    """

    text: str
    said: Said
    rows: tuple[tuple[str, str | None, str], ...]
    units: tuple[str, ...]
    doubted: tuple[str, ...]
    others: tuple[str, ...]
    shape: Mapping[str, str]


def make_pages(count: int, seed: int) -> Iterator[Page]:
    """Yield `count` pages, the same for one `seed`."""
    chance = random.Random(seed)
    for _ in range(count):
        yield make_page(chance)


def make_page(chance: random.Random) -> Page:
    """Return one page."""
    page = Maker(chance)
    text_form = page.pick("text", ("none", "none", "file", "whole", "whole", "unsigned", "bare", "below"))
    page.pick("clause", ("none", "none", "day") if text_form not in ("none", "file") else ("none",))
    block = write_block(page)
    top, title = write_top(page), write_title(page)
    head, body = write_text(page, text_form)
    parts = [top, title, *([head, body, block] if text_form == "below" else [block, head, body])]
    parts += [write_related(page), write_news(page), write_footer(page)]
    gap = chance.choice(("\n", "\n\n"))
    said = Said(
        page.number if "number" in page.told else None,
        page.kind if page.told & {"document_type", "number"} else None,
        page.day if "issue_date" in page.told else None,
        page.start if "effective_date" in page.told else None,
        page.issuer.names if "issuing_body" in page.told else None if "acting" in page.told else (),
        page.signer if "signer" in page.told else None,
        page.subject if "subject" in page.told else None,
    )
    units = () if text_form in ("none", "file") else ("1", "2")
    return Page(
        gap.join(part for part in parts if part) + "\n",
        said,
        tuple(page.rows),
        units,
        page.doubted,
        tuple(page.others),
        page.shape,
    )


def write_title(page: Maker) -> str:
    """Return the title in one of its forms."""
    chance = page.chance
    day = chance.choice(("{:%d/%m/%Y}", "{:%d/%m/%Y}", "{:%d-%m-%Y}", "{:%d.%m.%Y}")).format(page.day)
    named = f"{page.kind} {chance.choice(('số ', ''))}{page.number}"
    about = f"về {chance.choice(('', 'việc '))}{page.subject}"
    told = {
        "none": (),
        "full": ("number", "document_type", "issue_date", "subject"),
        "whose": ("number", "document_type", "issue_date", "issuing_body", "subject"),
        "no day": ("number", "document_type", "subject"),
        "number": ("number", "document_type"),
        "subject": ("subject",),
        "typed subject": ("document_type", "subject"),
        "with site": ("number", "document_type", "issue_date", "subject"),
        "upper": ("number", "document_type", "issue_date", "subject"),
        "two lines": ("number", "document_type", "subject"),
        "twice": ("number", "document_type", "subject"),
        "commas": ("number", "document_type", "issue_date", "issuing_body", "subject"),
        "colon": ("number", "document_type", "subject"),
    }
    # Right above a letterhead one in capitals can't be told from it.
    form = page.pick("title", [one for one in told if one != "upper" or page.shape["text"] != "below"])
    buttons = chance.choice(("", "", "Chia sẻ: Facebook Zalo", "A- A A+", "In trang | Gửi email", "Cỡ chữ: A- A+"))
    title = {
        "none": "",
        "full": f"{named} ngày {day} {about}",
        "whose": f"{named} ngày {day} của {page.issuer.names[0]} {about}",
        "no day": f"{named} {about}",
        "number": named,
        "subject": capital(page.subject if "subject" in page.told and chance.random() < 0.5 else about),
        "typed subject": f"{page.kind} {about}",
        "with site": f"{named} ngày {day} {about} {chance.choice(SITES)}",
        "upper": f"{named} ngày {day} {about}".upper(),
        "two lines": f"{named}\n{capital(about)}",
        "twice": f"{named} {about}\n{named} {about}",
        "commas": f"{named}, ngày {day}, của {page.issuer.names[0]} {about}",
        "colon": f"{named}: {capital(about)}",
    }[form]
    page.told.update(told[form])
    mark = chance.choice(("", "", "# ", "**")) if title and "\n" not in title else ""
    title = f"{mark}{title}{'**' if mark == '**' else ''}"
    page.others.append("988/CT-UBND")
    leads = (
        f"{page.issuer.names[0]} yêu cầu các xã rà soát việc đã làm theo Chỉ thị số 988/CT-UBND của năm trước.",
        f"Ngày {day}, {page.issuer.names[0]} vừa ban hành {named} {about}.",
    )
    # A lead right above values without labels could be one of them.
    may_lead = page.shape["text"] != "below" and page.shape["block"] not in BARE
    lead = page.pick("lead", ("none", "none", "none", *leads)) if may_lead else "none"
    page.shape["lead"] = "none" if lead == "none" else str(leads.index(lead))
    if lead == leads[1]:
        page.told.update(("number", "document_type", "issue_date", "issuing_body", "subject"))
    return "\n".join(line for line in (title, buttons, "" if lead == "none" else lead) if line)


def write_text(page: Maker, form: str) -> tuple[str, str]:
    """Return what stands for the text of the document: nothing, a file, or heading and text."""
    chance = page.chance
    if form == "none":
        return "", chance.choice(
            ("", "", "Nội dung văn bản đang được cập nhật", "Tóm tắt\nVăn bản nói về việc làm trong năm.")
        )
    if form == "file":
        name = f"{page.serial}_signed.pdf"
        return "", chance.choice(
            (f"Tệp đính kèm: {name}", f"Tải về\n{name}", f"• {name} (1,2 MB)", "Xem văn bản\nTải về")
        )
    heads = (
        ("", "Nội dung:", "Toàn văn", "Nội dung văn bản") if form in ("whole", "unsigned") else ("", "Nội dung văn bản")
    )
    head = page.pick("head of text", heads)
    if form == "bare":
        page.told.update(("signer", "acting"))
        return head, f"{preamble(page)}\n{units(page)}\n{foot(page)}"
    page.told.update(TOLD_BY_TEXT if form != "unsigned" else TOLD_BY_TEXT - {"signer"})
    if form == "unsigned":
        return head, f"{letterhead(page)}\n{preamble(page)}\n{units(page)}"
    return head, f"{letterhead(page)}\n{preamble(page)}\n{units(page)}\n{foot(page)}"


def letterhead(page: Maker) -> str:
    """Return letterhead and title of the document itself."""
    issuer, day = page.issuer, page.day
    place = f"{issuer.place}, ngày {day.day:02} tháng {day.month:02} năm {day.year}"
    motto = PARTY if issuer.is_party else STATE
    number = f"Số {page.number}" if issuer.is_party else f"Số: {page.number}"
    about = page.chance.choice(("Về ", "Về việc ")) + page.subject
    return "\n".join([*issuer.lines, *motto, number, place, "", page.kind.upper(), about, ""])


def preamble(page: Maker) -> str:
    """Return the first paragraph of the text."""
    if page.issuer.is_party:
        return "Để việc chung tốt hơn, yêu cầu các cấp ủy, tổ chức đảng làm tốt các việc sau:"
    if page.kind in ("Quyết định", "Nghị định", "Thông tư", "Nghị quyết"):
        return "Căn cứ Luật Đê điều ngày 29 tháng 11 năm 2006;\nTheo đề nghị của Chánh Văn phòng,"
    return "Để việc chung tốt hơn, yêu cầu các nơi làm ngay các việc sau:"


def units(page: Maker) -> str:
    """Return the units of the text, of which the last may say from when it is in force."""
    last = "Các xã thi hành và báo cáo hằng quý./."
    if page.shape["clause"] == "day":
        page.told.add("effective_date")
        last = f"{page.kind} này có hiệu lực từ ngày {page.start:%d} tháng {page.start:%m} năm {page.start.year}./."
    has_articles = not page.issuer.is_party and page.kind in ("Quyết định", "Nghị định", "Thông tư", "Nghị quyết")
    first, second = (
        ("1- ", "2- ") if page.issuer.is_party else ("Điều 1. ", "Điều 2. ") if has_articles else ("1. ", "2. ")
    )
    return f"{first}Rà soát mọi việc đã làm trong năm.\n{second}{last}"


def foot(page: Maker) -> str:
    """Return recipients and signature."""
    return "\n".join(["", "Nơi nhận:", "- Các xã;", "- Lưu: VT.", "", *page.issuer.office, "", page.signer])
