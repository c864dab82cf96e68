"""What amending acts change and quote: places, passages, words and larger units of an act; all of it is made up."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

ALPHABET = "abcdđeghiklm"


@dataclass(frozen=True, slots=True)
class Change:
    """A change: its words, what is quoted below them paragraph by paragraph, what it does to which place."""

    words: str
    pinpoint: str
    relation: str = "amends"
    quoted: Sequence[str] = ()
    # What another quotation below the first one says.
    more: Sequence[str] = ()


def changes(chance: random.Random, next_number: int | None = None, of: str = "") -> tuple[Change, ...]:
    """Return changes of each kind, of an act; a quoted clause may have the number of the next clause outside."""
    n, article = next_number or chance.randint(1, 9), chance.randint(5, 40)
    letter = chance.choice(ALPHABET[1:6])
    at = f"khoản {n} Điều {article}"
    place = f"dieu:{article}/khoan:{n}"
    inner = chance.choice(("sổ vườn", "Một vườn"))
    row = ("| STT | Tên cây | Số cây |", "|---|---|---|", "| 1. | Gừng | 20 |", "| 2. | Nghệ | 30 |")
    return (
        Change(f"Sửa đổi, bổ sung {at}{of} như sau:", place, quoted=(f"{n}. Người trồng ghi sổ hằng ngày.",)),
        Change(
            f"{at[0].upper()}{at[1:]}{of} được sửa đổi như sau:", place, quoted=(f"{n}. Người trồng ghi ⟨{inner}⟩.",)
        ),
        Change(
            f"Bổ sung khoản {n + 1} vào sau {at}{of} như sau:",
            f"dieu:{article}/khoan:{n + 1}",
            quoted=(f"{n + 1}. Sổ có:", "a) Ngày trồng;", "b) Tên cây."),
        ),
        Change(
            f"Sửa đổi điểm {letter} {at}{of} như sau:",
            f"{place}/diem:{letter}",
            quoted=(f"{letter}) Ghi sổ theo tháng;",),
        ),
        Change(
            f"Điều {article}{of} được sửa đổi, bổ sung như sau:",
            f"dieu:{article}",
            quoted=(
                f"Điều {article}. Sổ vườn",
                "1. Sổ có các cột theo Điều 3 Thông tư này.",
                f"2. Người trồng ghi ⟨{inner}⟩:",
                "a) Ngày trồng;",
                "b) Tên cây.",
            ),
        ),
        Change(
            f"Bổ sung Điều {article}a vào sau Điều {article}{of} như sau:",
            f"dieu:{article}a",
            quoted=(f"Điều {article}a. Vườn mẫu", "1. Mỗi xã có một vườn.", "2. Vườn có sổ."),
        ),
        Change(
            f"Bổ sung Chương IIIa vào sau Chương III{of} như sau:",
            "chuong:IIIa",
            quoted=("Chương IIIa", "VƯỜN MẪU", f"Điều {article}a. Vườn mẫu", "1. Mỗi xã có một vườn.", "2. Có sổ."),
        ),
        Change(
            f"Sửa đổi Phụ lục II{of} như sau:",
            "phuluc:II",
            quoted=("Phụ lục II", "MẪU SỔ VƯỜN", "1. Tên vườn: ...", "2. Ngày trồng: ..."),
        ),
        Change(f"Sửa đổi bảng tại {at}{of} như sau:", place, quoted=row),
        Change(f"Thay thế cụm từ ⟨{inner}⟩ bằng cụm từ ⟨sổ cây⟩ tại {at}{of}.", place),
        Change(f"Bỏ cụm từ ⟨và cấp huyện⟩ tại {at}{of}.", place),
        Change(f"Bãi bỏ điểm {letter} {at}{of}.", f"{place}/diem:{letter}", "repeals"),
        Change(f"Bãi bỏ {at}{of}.", place, "repeals"),
        *further_changes(n, article, inner, of),
    )


def further_changes(n: int, article: int, inner: str, of: str) -> tuple[Change, ...]:
    """Return changes of several places, of names and passages, and of the larger units of an act."""
    at, place = f"khoản {n} Điều {article}", f"dieu:{article}/khoan:"
    others = f"dieu:{article + 1} ; dieu:{article + 2}/khoan:1/diem:a"
    return (
        Change(
            f"Bổ sung các khoản {n + 1} và {n + 2} vào sau {at}{of} như sau:",
            f"{place}{n + 1} ; {place}{n + 2}",
            quoted=(f"{n + 1}. Ghi sổ theo tuần.", f"{n + 2}. Ghi sổ theo tháng."),
        ),
        Change(
            f"Sửa đổi khoản {n} và khoản {n + 2} Điều {article}{of} như sau:",
            f"{place}{n} ; {place}{n + 2}",
            quoted=(f"{n}. Ghi sổ theo tuần.",),
            more=(f"{n + 2}. Ghi sổ theo tháng:", "a) Tháng chẵn;", "b) Tháng lẻ."),
        ),
        Change(
            f"Bổ sung đoạn cuối {at}{of} như sau:",
            f"{place}{n}",
            quoted=("Người trồng giữ sổ trong thời gian năm năm.",),
        ),
        Change(
            f"Bổ sung Mục 3 vào sau Mục 2 Chương II{of} như sau:",
            "chuong:II/muc:3",
            quoted=("Mục 3", "VƯỜN MẪU", f"Điều {article}b. Vườn mẫu", "1. Mỗi xã có một vườn.", "2. Vườn có sổ."),
        ),
        Change(
            f"Điều {article}{of} được sửa đổi, bổ sung như sau:",
            f"dieu:{article}",
            quoted=(
                f"Điều {article}. Hiệu lực thi hành",
                "1. Thông tư này thay thế Thông tư số 3/2020/TT-BYT.",
                "2. Bãi bỏ khoản 3 Điều 5 Thông tư số 4/2021/TT-BYT; sửa đổi sổ vườn theo Điều 6 Thông tư này.",
            ),
        ),
        Change(f"Sửa đổi tên Điều {article}{of} như sau: ⟨Điều {article}. Sổ cây⟩.", f"dieu:{article}"),
        Change(
            f"Thay thế cụm từ ⟨{inner}⟩ bằng cụm từ ⟨sổ cây⟩ tại {at}, Điều {article + 1} và điểm a khoản 1 Điều "
            f"{article + 2}{of}.",
            f"{place}{n} ; {others}",
        ),
        Change(
            f"Bãi bỏ các điều {article}, {article + 2} và {article + 3}{of}.",
            f"dieu:{article} ; dieu:{article + 2} ; dieu:{article + 3}",
            "repeals",
        ),
        Change(f"Thay thế Phụ lục I{of} bằng Phụ lục I ban hành kèm theo THIS.", "phuluc:I", "replaces"),
        Change(f"Bãi bỏ Mục 2 Chương IV{of}.", "chuong:IV/muc:2", "repeals"),
    )


def changes_of_clause(place: int) -> tuple[Change, ...]:
    """Return changes of a clause of the article that stands above, and of its points; their address begins with it."""
    whole = (f"{place}. Người trồng ghi sổ:", "a) Theo ngày;", "b) Theo tháng.")
    short = (f"{place}. Người trồng ghi sổ hằng ngày.",)
    return (
        Change(f"Sửa đổi, bổ sung khoản {place} như sau:", f"{place}", quoted=whole),
        Change(f"Sửa đổi, bổ sung khoản {place} như sau:", f"{place}", quoted=short),
        Change(
            f"Bổ sung khoản {place}a vào sau khoản {place} như sau:",
            f"{place}a",
            quoted=(f"{place}a. Người trồng giữ sổ.",),
        ),
        Change(f"Bổ sung điểm đ vào sau điểm d khoản {place} như sau:", f"{place}/diem:đ", quoted=("đ) Giữ sổ;",)),
        Change(f"Bãi bỏ khoản {place};", f"{place}", "repeals"),
        Change(f"Bãi bỏ điểm b khoản {place};", f"{place}/diem:b", "repeals"),
        Change(f"Thay thế cụm từ ⟨sổ vườn⟩ bằng cụm từ ⟨sổ cây⟩ tại khoản {place};", f"{place}"),
    )
