"""Blocks of labels and values as portals print them above a document, in each shape, order and spelling."""

import datetime
import random
from collections.abc import Callable, Mapping, Sequence

from portal_maker import Maker, capital

# The labels of each field, and its keys in front matter and JSON.
LABELS: Mapping[str, tuple[str, ...]] = {
    "number": ("Số ký hiệu", "Số hiệu", "Số/Ký hiệu", "Số văn bản", "Số hiệu văn bản", "Số, ký hiệu", "Số"),
    "document_type": ("Loại văn bản", "Thể loại", "Hình thức văn bản", "Thể loại văn bản", "Hình thức", "Loại"),
    "issue_date": ("Ngày ban hành", "Ngày ký", "Ngày VB", "Ngày văn bản", "Ngày"),
    "effective_date": ("Ngày hiệu lực", "Ngày có hiệu lực", "Hiệu lực từ", "Ngày bắt đầu hiệu lực", "Hiệu lực từ ngày"),
    "issuing_body": ("Cơ quan ban hành", "Nơi ban hành", "Đơn vị ban hành", "Ban hành bởi", "Cơ quan"),
    "signer": ("Người ký", "Người ký văn bản", "Họ tên người ký"),
    "subject": ("Trích yếu", "Trích yếu nội dung", "Tên văn bản", "Về việc", "Nội dung"),
    "field": ("Lĩnh vực", "Lĩnh vực/Ngành", "Lĩnh vực văn bản"),
    "status": ("Tình trạng", "Tình trạng hiệu lực", "Hiệu lực", "Trạng thái"),
    "posted": ("Ngày đăng", "Ngày cập nhật", "Ngày đăng tải"),
    "gazetted": ("Ngày công báo", "Ngày đăng công báo"),
    "gazette": ("Số công báo", "Công báo số"),
    "secrecy": ("Độ mật", "Độ khẩn", "Phạm vi áp dụng"),
    "poster": ("Người đăng", "Nguồn"),
    "views": ("Lượt xem", "Số lượt xem", "Lượt tải", "Đã xem"),
    "file": ("Tệp đính kèm", "File đính kèm", "Tải về", "Văn bản đính kèm"),
}
KEYS: Mapping[str, tuple[str, ...]] = {
    "number": ("so_ky_hieu", "so_hieu", "so", "ky_hieu"),
    "document_type": ("loai_van_ban", "loai", "the_loai"),
    "issue_date": ("ngay_ban_hanh", "ngay", "ngay_ky"),
    "effective_date": ("ngay_hieu_luc", "ngay_co_hieu_luc"),
    "issuing_body": ("co_quan_ban_hanh", "co_quan", "don_vi_ban_hanh"),
    "signer": ("nguoi_ky",),
    "subject": ("trich_yeu", "ten_van_ban", "noi_dung"),
    "field": ("linh_vuc",),
    "status": ("tinh_trang", "hieu_luc"),
    "posted": ("ngay_dang", "ngay_cap_nhat"),
    "gazetted": ("ngay_cong_bao",),
    "gazette": ("so_cong_bao",),
    "secrecy": ("do_mat",),
    "poster": ("nguon",),
    "views": ("luot_xem",),
    "file": ("tep_dinh_kem", "file"),
}
EMPTY_WORDS = ("Đang cập nhật", "N/A", "Chưa cập nhật")
EMPTY = (*EMPTY_WORDS, "---", "-", "")
Pair = tuple[str, str]


def write_date(chance: random.Random, day: datetime.date) -> str:
    """Return a day as a portal writes it."""
    usual = ("{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{y}", "{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d:02}.{m:02}.{y}")
    rarer = ("ngày {d:02} tháng {m:02} năm {y}", "{d:02}/{m:02}/{y} 00:00:00", "{y}-{m:02}-{d:02}")
    form = chance.choice(usual if chance.random() < 0.8 else rarer)
    return form.format(d=day.day, m=day.month, y=day.year)


def break_value(field: str, value: str, chance: random.Random) -> str:
    """Return a value in two lines: broken before a word in small letters, or an office above a name."""
    if field == "signer":
        return f"{chance.choice(('Chủ tịch', 'Phó Trưởng ban'))}\n{value}"
    if field == "issuing_body":
        return value.replace(" tỉnh ", "\ntỉnh ")
    words = value.split(" ")
    places = [at for at in range(3, len(words) - 2) if words[at][0].islower()] if field == "subject" else []
    at = chance.choice(places) if places else len(words)
    return "\n".join(" ".join(part) for part in (words[:at], words[at:]) if part)


def one_line(pairs: Sequence[Pair], form: str) -> str:
    """Return the pairs, a line each."""
    return "\n".join(form.format(label=label, value=value).rstrip(" ") for label, value in pairs)


def two_a_line(pairs: Sequence[Pair], form: str, between: str) -> str:
    """Return the pairs, two a line."""
    written = [form.format(label=label, value=value).rstrip(" ") for label, value in pairs]
    return "\n".join(between.join(written[at : at + 2]) for at in range(0, len(written), 2))


def four_cells(pairs: Sequence[Pair]) -> str:
    """Return the pairs as rows of a table with two labels and two values each."""
    padded = [*pairs, ("", "")] if len(pairs) % 2 else list(pairs)
    rows = [f"| {a} | {b} | {c} | {d} |" for (a, b), (c, d) in zip(padded[::2], padded[1::2], strict=True)]
    return "\n".join(rows)


def columns(pairs: Sequence[Pair]) -> str:
    """Return the pairs in two columns that blanks part."""
    return "\n".join(f"{label:<28}{value}".rstrip() for label, value in pairs)


def json_object(pairs: Sequence[Pair]) -> str:
    """Return the pairs as JSON."""
    return "{\n" + ",\n".join(f'  "{label}": "{value}"' for label, value in pairs) + "\n}"


def front_matter(pairs: Sequence[Pair]) -> str:
    """Return the pairs as front matter."""
    return "---\n" + "\n".join(f'{label}: "{value}"' for label, value in pairs) + "\n---"


# The shapes of a block.
SHAPES: Mapping[str, Callable[[Sequence[Pair]], str]] = {
    "beside": lambda pairs: one_line(pairs, "{label}: {value}"),
    "touching": lambda pairs: one_line(pairs, "{label}:{value}"),
    "colon apart": lambda pairs: one_line(pairs, "{label} : {value}"),
    "upper": lambda pairs: one_line([(label.upper(), value) for label, value in pairs], "{label}: {value}"),
    "bold": lambda pairs: one_line(pairs, "**{label}:** {value}"),
    "bold bullets": lambda pairs: one_line(pairs, "* **{label}**: {value}"),
    "bullets": lambda pairs: one_line(pairs, "• {label}: {value}"),
    "dashes": lambda pairs: one_line(pairs, "- {label}: {value}"),
    "pipes": lambda pairs: one_line(pairs, "| {label} | {value} |"),
    "pipes with colon": lambda pairs: one_line(pairs, "| {label}: | {value} |"),
    "pipes with rule": lambda pairs: "| | |\n| --- | --- |\n" + one_line(pairs, "| **{label}** | {value} |"),
    "bare pipes": lambda pairs: one_line(pairs, "{label} | {value}"),
    "tabs": lambda pairs: one_line(pairs, "{label}\t{value}"),
    "tabs with colon": lambda pairs: one_line(pairs, "{label}:\t{value}"),
    "below": lambda pairs: one_line(pairs, "{label}:\n{value}"),
    "below, gaps": lambda pairs: one_line(pairs, "{label}:\n{value}\n"),
    "below, no colon": lambda pairs: one_line(pairs, "{label}\n{value}"),
    "four cells": four_cells,
    "four cells with colons": lambda pairs: four_cells([(f"{label}:", value) for label, value in pairs]),
    "numbered": lambda pairs: "\n".join(
        f"{at}. {label}: {value}".rstrip() for at, (label, value) in enumerate(pairs, 1)
    ),
    "angles": lambda pairs: one_line(pairs, "» {label}: {value}"),
    "quoted": lambda pairs: one_line(pairs, "> {label}: {value}"),
    "equals": lambda pairs: one_line(pairs, "{label} = {value}"),
    "dash between": lambda pairs: one_line(pairs, "{label} – {value}"),
    "semicolons": lambda pairs: "; ".join(f"{label}: {value}" for label, value in pairs),
    "glued": lambda pairs: "".join(f"{label}:{value}" for label, value in pairs),
    "columns with colon": lambda pairs: "\n".join(f"{label:<28}: {value}".rstrip() for label, value in pairs),
    "colon below": lambda pairs: one_line(pairs, "{label}\n: {value}"),
    "bold below": lambda pairs: one_line(pairs, "**{label}**\n{value}\n"),
    "headings": lambda pairs: one_line(pairs, "### {label}\n{value}\n"),
    "below, wide": lambda pairs: one_line(pairs, "{label}:\n\n{value}\n"),
    "json in a line": lambda pairs: "{" + ", ".join(f'"{label}": "{value}"' for label, value in pairs) + "}",
    "two a line": lambda pairs: two_a_line(pairs, "{label}: {value}", "    "),
    "two a line, tab": lambda pairs: two_a_line(pairs, "{label}: {value}", "\t"),
    "two a line, tabs": lambda pairs: two_a_line(pairs, "{label}\t{value}", "\t"),
    "all in one line": lambda pairs: " | ".join(f"{label}: {value}" for label, value in pairs),
    "columns": columns,
    "a blank": lambda pairs: one_line(pairs, "{label} {value}"),
    "json": json_object,
    "front matter": front_matter,
}
# Shapes whose values stand below their labels, and those with keys.
BELOW = ("below", "below, gaps", "below, no colon", "bold below", "headings", "below, wide")
KEYED = ("json", "front matter", "json in a line")
# Shapes without a sign, in which labels of one word, or of words of texts, can't be told from these.
PLAIN = (
    "below, no colon",
    "columns",
    "a blank",
    "bold below",
    "headings",
    "glued",
    "equals",
    "dash between",
    "colon below",
)
SHORT = ("Số", "Loại", "Ngày", "Cơ quan", "Về việc", "Nội dung", "Hình thức", "Hiệu lực", "Nguồn", "Tải về", "Đã xem")


# Shapes in which only words can stand for a missing value.
WORDY = ("a blank", "glued", "colon below")


# The order in which values without labels stand, and the signs before them.
BARE_ORDER = ("subject", "number", "document_type", "field", "issue_date", "effective_date", "issuing_body", "signer")
BARE = {"bare bullets": "• ", "bare dashes": "- ", "bare lines": ""}


def write_bare(page: Maker) -> str:
    """Return a block of values without labels: an empty one leaves no line, and one date alone is that of issue.

    Subject, number, type and day are always there: with fewer a reader would not be sure what they are.
    """
    values = {field: value for field, value in block_values(page).items() if value not in EMPTY}
    values.setdefault("issue_date", write_date(page.chance, page.day))
    values.setdefault("subject", capital(page.subject))
    values.setdefault("document_type", page.kind)
    page.told.update(("issue_date", "subject", "document_type"))
    mark = BARE[page.shape["block"]]
    return "\n".join(f"{mark}{values[field]}" for field in BARE_ORDER if field in values)


def write_block(page: Maker) -> str:
    """Return the block of labels."""
    chance, form = page.chance, page.pick("block", (*SHAPES, *(BARE if page.shape["text"] != "below" else ())))
    if form in BARE:
        return write_bare(page)
    values = block_values(page)
    order = [field for field in LABELS if field in values]
    if page.pick("order", ("usual", "any")) == "any":
        chance.shuffle(order)
    pairs: list[Pair] = []
    for field in order:
        value = values[field]
        if form in KEYED:
            label = chance.choice(KEYS[field])
        else:
            label = chance.choice([one for one in LABELS[field] if form not in PLAIN or one not in SHORT])
        if label == "Nội dung" and (form in BELOW or not value):
            label = "Trích yếu"
        if value not in EMPTY and form in BELOW and chance.random() < 0.25:
            value = break_value(field, value, chance)
            page.shape["broken"] = field if "\n" in value else "no"
        pairs.append((label, value))
    for field, (label, _) in zip(order, pairs, strict=True):
        page.shape[f"label {field}"] = label
    heading = chance.choice(("", "", "Thuộc tính văn bản", "Thông tin văn bản", "Chi tiết văn bản"))
    if form in KEYED:
        heading = ""
    return f"{heading}\n{SHAPES[form](pairs)}".lstrip("\n")


def block_values(page: Maker) -> dict[str, str]:
    """Return the values of the block by field, some missing, some empty, and keep what they tell."""
    chance = page.chance
    said = {
        "number": page.number,
        "document_type": page.kind,
        "issue_date": write_date(chance, page.day),
        "effective_date": write_date(chance, page.start),
        "issuing_body": page.issuer.names[0],
        "signer": page.signer,
        "subject": capital(chance.choice(("Về việc ", "Về ", "V/v ", "về ", "")) + page.subject),
    }
    if page.shape["block"] not in BARE:
        said |= rarer_values(page, said["subject"])
    if page.shape["text"] in ("whole", "below") and chance.random() < 0.15:
        said |= contradict(page)
    values: dict[str, str] = {}
    for field, value in said.items():
        fate = chance.random()
        if field == "number" or fate < 0.8 or (field == "document_type" and page.shape["block"] == "a blank"):
            values[field] = value
            page.told.add(field)
        elif fate < 0.9:
            values[field] = chance.choice(EMPTY if page.shape["block"] not in WORDY else EMPTY_WORDS)
    page.doubted = tuple(field for field in page.doubted if values.get(field) == said[field])
    return values | other_values(page)


def rarer_values(page: Maker, subject: str) -> dict[str, str]:
    """Return some values as labels may have them: an office beside the name, capitals, `Số` before the number."""
    signers = ("Chủ tịch {}", "{} - Chủ tịch", "Ông {}", "{} (Đã ký)")
    forms = {
        "signer": page.chance.choice(signers).format(page.signer),
        "document_type": page.kind.upper(),
        "subject": subject.upper(),
        "number": f"Số {page.number}",
    }
    rates = {"signer": 0.4}
    return {field: value for field, value in forms.items() if page.chance.random() < rates.get(field, 0.1)}


def contradict(page: Maker) -> dict[str, str]:
    """Return a value of the block that the text contradicts."""
    # One date alone without a label that the text contradicts could be that of effect.
    fields = ["signer", "document_type", *(["issue_date"] if page.shape["block"] not in BARE else [])]
    if page.shape["clause"] == "day":
        fields.append("effective_date")
    # Below a text a listing with another number is that of another document.
    field = page.pick("contradicted", fields if page.shape["text"] == "below" else (*fields, "number"))
    page.doubted = (field,)
    other = {
        "number": page.write_number(page.serial + 1),
        "issue_date": write_date(page.chance, page.day - datetime.timedelta(days=1)),
        "effective_date": write_date(page.chance, page.start + datetime.timedelta(days=9)),
        "signer": "Phan Văn Khác",
        "document_type": "Báo cáo",
    }
    page.others.append(other[field])
    return {field: other[field]}


def other_values(page: Maker) -> dict[str, str]:
    """Return values of the block that are none of the document's own fields."""
    chance = page.chance
    posted = write_date(chance, page.day + datetime.timedelta(days=chance.randint(90, 300)))
    others = {
        "field": "Nông nghiệp",
        "status": chance.choice(("Còn hiệu lực", "Hết hiệu lực một phần", "Chưa có hiệu lực")),
        "posted": posted,
        "gazetted": posted,
        "gazette": "115 + 116",
        "secrecy": "Thường",
        "poster": "Ban biên tập",
        "views": "1.204",
        "file": f"{page.serial}-vb.pdf",
    }
    fewest = 2 if page.shape["block"] in ("four cells", "four cells with colons", "json in a line") else 0
    chosen = chance.sample(tuple(others), chance.randint(fewest, 4))
    return {field: others[field] for field in chosen}
