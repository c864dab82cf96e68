"""What a page of a portal is about: a made-up document, its issuer, and what of it the page tells so far."""

import datetime
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body by its names, the first as portals print it; the lines of its letterhead, its code, who signs for it."""

    names: tuple[str, ...]
    lines: tuple[str, ...]
    code: str
    office: tuple[str, ...]
    place: str
    kinds: Mapping[str, str]
    is_party: bool = False


ACTS = {"Quyết định": "QĐ", "Chỉ thị": "CT", "Kế hoạch": "KH", "Thông báo": "TB"}
ISSUERS = (
    Issuer(
        ("UBND tỉnh Hưng Mỹ", "Ủy ban nhân dân tỉnh Hưng Mỹ", "Ủy ban nhân dân"),
        ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG MỸ"),
        "UBND",
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "Hưng Mỹ",
        ACTS,
    ),
    Issuer(
        ("Sở Nội vụ tỉnh Tân Hòa", "Sở Nội vụ", "Sở Nội vụ Tân Hòa"),
        ("UBND TỈNH TÂN HÒA", "SỞ NỘI VỤ"),
        "SNV",
        ("GIÁM ĐỐC",),
        "Tân Hòa",
        ACTS,
    ),
    Issuer(
        ("Hội đồng nhân dân tỉnh Hưng Mỹ", "HĐND tỉnh Hưng Mỹ"),
        ("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG MỸ"),
        "HĐND",
        ("CHỦ TỊCH",),
        "Hưng Mỹ",
        {"Nghị quyết": "NQ"},
    ),
    Issuer(("Bộ Y tế",), ("BỘ Y TẾ",), "BYT", ("BỘ TRƯỞNG",), "Hà Nội", ACTS | {"Thông tư": "TT"}),
    Issuer(("Chính phủ",), ("CHÍNH PHỦ",), "CP", ("TM. CHÍNH PHỦ", "THỦ TƯỚNG"), "Hà Nội", {"Nghị định": "NĐ"}),
    Issuer(
        ("Thủ tướng Chính phủ",),
        ("THỦ TƯỚNG CHÍNH PHỦ",),
        "TTg",
        ("THỦ TƯỚNG",),
        "Hà Nội",
        {"Quyết định": "QĐ", "Chỉ thị": "CT"},
    ),
    Issuer(
        ("Tổng Liên đoàn Lao động Việt Nam",),
        ("TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"),
        "TLĐ",
        ("CHỦ TỊCH",),
        "Hà Nội",
        {"Hướng dẫn": "HD", "Kế hoạch": "KH"},
    ),
    Issuer(
        ("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Ủy ban Trung ương"),
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM", "ỦY BAN TRUNG ƯƠNG"),
        "MTTW-BTT",
        ("PHÓ CHỦ TỊCH",),
        "Hà Nội",
        {"Hướng dẫn": "HD", "Kế hoạch": "KH"},
    ),
    Issuer(
        ("Tỉnh ủy Hưng Mỹ", "BAN THƯỜNG VỤ", "BAN THƯỜNG VỤ TỈNH ỦY"),
        ("TỈNH ỦY HƯNG MỸ",),
        "TU",
        ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
        "Hưng Mỹ",
        {"Chỉ thị": "CT", "Nghị quyết": "NQ", "Kế hoạch": "KH"},
        is_party=True,
    ),
    Issuer(
        ("Ban Bí thư", "Ban Bí thư Trung ương Đảng", "Ban Chấp hành Trung ương"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG",),
        "TW",
        ("T/M BAN BÍ THƯ",),
        "Hà Nội",
        {"Chỉ thị": "CT", "Hướng dẫn": "HD", "Thông báo": "TB"},
        is_party=True,
    ),
    Issuer(
        ("Ban Tổ chức Trung ương", "Ban Tổ chức"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN TỔ CHỨC"),
        "BTCTW",
        ("TRƯỞNG BAN",),
        "Hà Nội",
        {"Hướng dẫn": "HD", "Kế hoạch": "KH"},
        is_party=True,
    ),
)
SUBJECTS = (
    "tăng cường phòng, chống rét cho đàn gia súc ở vùng cao",
    "lập tổ giữ đê trong mùa mưa lũ năm 2031",
    "quản lý chợ nổi trên các sông, rạch của tỉnh",
    "tổ chức ngày hội đọc sách ở các trường và thư viện xã",
    "thi hành Nghị định số 5/2028/NĐ-CP về nước sạch ở nông thôn",
    "sơ kết ba năm thực hiện Chỉ thị số 9-CT/TU ngày 7/6/2027 của Tỉnh ủy",
)
PERSONS = ("Đỗ Văn Mẫu", "Trần Thị Thí Dụ", "Nguyễn Phúc Điển", "Lê Thử")


class Maker:
    """Puts one page together, and keeps what it tells."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.issuer = chance.choice(ISSUERS)
        self.kind = chance.choice(tuple(self.issuer.kinds))
        self.serial = chance.randint(2, 90)
        self.number = self.write_number(self.serial)
        self.day = datetime.date(2031, chance.randint(1, 12), chance.randint(1, 28))
        self.start = self.day + datetime.timedelta(days=chance.randint(5, 60))
        self.subject = chance.choice(SUBJECTS)
        self.signer = chance.choice(PERSONS)
        self.told: set[str] = set()
        self.shape: dict[str, str] = {}
        self.doubted: tuple[str, ...] = ()
        self.rows: list[tuple[str, str | None, str]] = []
        self.others: list[str] = []

    def write_number(self, serial: int, year: int = 2031) -> str:
        """Return a number of this issuer and type."""
        code = self.issuer.kinds[self.kind]
        if self.issuer.is_party:
            return f"{serial}-{code}/{self.issuer.code}"
        has_year = self.kind in ("Thông tư", "Nghị định") or self.issuer.code == "HĐND"
        return f"{serial:02}/{year}/{code}-{self.issuer.code}" if has_year else f"{serial:02}/{code}-{self.issuer.code}"

    def pick(self, part: str, options: Sequence[str]) -> str:
        """Return one of the forms of a part of the page, and keep which."""
        self.shape[part] = self.chance.choice(options)
        return self.shape[part]


def capital(words: str) -> str:
    """Return words with a capital first letter."""
    return words[0].upper() + words[1:]
