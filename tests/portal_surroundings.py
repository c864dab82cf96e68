"""What stands around a document on a page of a portal: menus above, other documents, news and the site's foot below."""

import datetime
from dataclasses import dataclass

from portal_maker import Maker


def write_top(page: Maker) -> str:
    """Return what stands above the title: menu, trail, login, search, today's date, buttons."""
    chance = page.chance
    menu = {
        "no menu": "",
        "menu": "Trang chủ\nGiới thiệu\nTin tức\nVăn bản\nThủ tục hành chính\nLiên hệ",
        "menu in a line": "Trang chủ | Giới thiệu | Tin tức | Văn bản | Liên hệ",
        "bulleted menu": "* Trang chủ\n* Giới thiệu\n* Văn bản chỉ đạo điều hành\n* Liên hệ",
    }
    others = {
        "nothing": "",
        "today": "Thứ Ba, ngày 02 tháng 12 năm 2036",
        "today in figures": "Hôm nay: 02/12/2036 08:15:22",
        "login": "Đăng nhập\nĐăng ký",
        "search": "Tìm kiếm\nTừ khóa\nTìm kiếm nâng cao",
        "site": "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH HƯNG MỸ",
        "hotline": "Đường dây nóng: 0299.3812.345",
        "form": "Số ký hiệu:\nLoại văn bản: -- Tất cả --\nCơ quan ban hành: -- Chọn --\nNgày ban hành từ:\nTìm kiếm",
    }
    trails = (
        "",
        "Trang chủ » Văn bản » Chi tiết văn bản",
        "Trang chủ / Hệ thống văn bản / Chi tiết",
        "Trang chủ > Văn bản",
    )
    lines = [menu[page.pick("menu", tuple(menu))], *(others[one] for one in chance.sample(tuple(others), 2))]
    chance.shuffle(lines)
    return "\n".join(line for line in (*lines, chance.choice(trails)) if line)


HEADINGS = (
    "Văn bản liên quan",
    "VĂN BẢN LIÊN QUAN",
    "Văn bản khác",
    "Văn bản cùng lĩnh vực",
    "Các văn bản liên quan:",
    "Văn bản cùng loại",
    "Văn bản cùng cơ quan ban hành",
)
GROUPS = (
    "Văn bản căn cứ",
    "Văn bản được hướng dẫn",
    "Văn bản hướng dẫn",
    "Văn bản bị sửa đổi, bổ sung",
    "Văn bản thay thế",
    "Văn bản dẫn chiếu",
)


@dataclass(frozen=True, slots=True)
class Row:
    """Another document of the issuer."""

    kind: str
    number: str
    day: datetime.date
    subject: str
    whose: str


def other_rows(page: Maker, count: int) -> list[Row]:
    """Return other documents of the issuer."""
    serials = page.chance.sample(range(100, 900), count)
    topics = page.chance.sample(
        ("trồng cây ven sông", "sửa cầu qua kênh", "mở lớp dạy nghề", "kiểm kê kho giống"), count
    )
    days = [datetime.date(2030, page.chance.randint(1, 12), page.chance.randint(1, 28)) for _ in serials]
    rows = zip(serials, days, topics, strict=True)
    return [
        Row(page.kind, page.write_number(n, 2030), day, f"về {topic}", page.issuer.names[0]) for n, day, topic in rows
    ]


def write_related(page: Maker) -> str:
    """Return the list of other documents, and keep its rows."""
    forms = ("none", "table", "table of tabs", "cells", "bullets", "dashes", "lines", "dated", "labelled", "groups")
    forms += ("links", "numbered", "labels", "no day in table")
    form = page.pick("related", forms)
    if form == "none":
        return ""
    chance = page.chance
    rows = other_rows(page, chance.randint(1, 3))
    if form == "groups":
        names = chance.sample(GROUPS, len(rows))
        heading = chance.choice(("", "Văn bản liên quan"))
        page.shape["heading"] = heading or names[0]
        rows_as = page.pick("rows of groups", ("bullets", "lines", "table", "dated"))
        listed = [f"{name}\n{write_row(page, row, rows_as)}" for name, row in zip(names, rows, strict=True)]
        return "\n".join([*([heading] if heading else []), *listed])
    heading = page.pick("heading", HEADINGS)
    heads = {
        "table": "| STT | Số ký hiệu | Trích yếu | Ngày ban hành |\n| --- | --- | --- | --- |",
        "table of tabs": "STT\tSố ký hiệu\tTrích yếu\tNgày ban hành",
        "cells": "Số hiệu\nTrích yếu\nNgày ban hành",
        "no day in table": "| Số hiệu | Tên văn bản | Tải về |\n| --- | --- | --- |",
    }
    listed = [write_row(page, row, form, at) for at, row in enumerate(rows, 1)]
    return "\n".join([heading, *([heads[form]] if form in heads else []), *listed])


def write_row(page: Maker, row: Row, form: str, at: int = 1) -> str:  # noqa: PLR0911 - a line for each form
    """Return one row of a list of documents, and keep number and day as far as it has them."""
    chance = page.chance
    day = f"{row.day.day:02}/{row.day.month:02}/{row.day.year}"
    has_day = form in ("dated", "labelled", "labels") or (form != "no day in table" and chance.random() < 0.8)
    page.rows.append((row.number, str(row.day) if has_day else None, row.subject))
    page.others.append(row.number)
    shown = day if has_day else ""
    if form in ("table", "table of tabs", "cells"):
        cells = [str(at), row.number, row.subject, shown]
        if form == "table":
            return f"| {' | '.join(cells)} |"
        return "\t".join(cells).rstrip("\t") if form == "table of tabs" else "\n".join(filter(None, cells[1:]))
    if form == "labelled":
        return f"{at}\n{row.kind} {row.number} {row.subject}\nBan hành: {day}"
    if form == "dated":
        return f"{row.kind} {row.number} {row.subject}\nNgày ban hành: {day}"
    if form == "labels":
        return f"Số hiệu: {row.number}\nNgày ban hành: {day}\nTrích yếu: {row.subject}"
    if form == "no day in table":
        return f"| {row.number} | {row.subject} | Tải về |"
    mark = {"bullets": "• ", "dashes": "- ", "lines": "", "numbered": f"{at}. ", "links": "* "}[form]
    when = f" ngày {day}" if has_day else ""
    whose = f" của {row.whose}" if chance.random() < 0.3 else ""
    title = f"{row.kind} số {row.number}{when}{whose} {row.subject}"
    return f"{mark}[{title}](https://hungmy.example.vn/van-ban/{at})" if form == "links" else f"{mark}{title}"


def write_news(page: Maker) -> str:
    """Return the news beside the document."""
    page.others.append("977-CT/TU")
    forms = {
        "none": "",
        "teasers": "Hội thảo về giống lúa mới\n(TTXVN) - Sáng 3/12, hội thảo theo Chỉ thị số 977-CT/TU đã mở ở xã.",
        "headlines": "Tin liên quan:\n- Quán triệt Chỉ thị số 977-CT/TU ở các xã\n- Mở hội đọc sách",
        "latest": "Tin mới nhất\nQuán triệt Chỉ thị số 977-CT/TU ở các xã\nMở hội đọc sách",
        "other news": "Các tin khác\nQuán triệt Chỉ thị số 977-CT/TU (03/12/2036)\nMở hội đọc sách (01/12/2036)",
    }
    return forms[page.pick("news", tuple(forms))]


def write_footer(page: Maker) -> str:
    """Return the foot of the site."""
    page.others.append("12/GP-TTĐT")
    footer = (
        "Cơ quan chủ quản: Ủy ban nhân dân tỉnh Hưng Mỹ\n"
        "Giấy phép số 12/GP-TTĐT ngày 03/04/2028 của Cục Phát thanh\n"
        "Địa chỉ: số 1 đường Bờ Sông, phường 2\nĐiện thoại: 0299.3812.345 - Fax: 0299.3812.346\n"
        "Tổng lượt truy cập: 1.234.567"
    )
    forms = {
        "none": "",
        "foot": footer,
        "copyright": "© 2036 Bản quyền thuộc về Cổng thông tin điện tử tỉnh Hưng Mỹ",
        "comments": f"Đánh giá bài viết: 5/5 (3 bình chọn)\nÝ kiến bạn đọc\nGửi bình luận\n{footer}",
    }
    return forms[page.pick("footer", tuple(forms))]
