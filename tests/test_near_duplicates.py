"""One act from several places is one work: by its number, else by its text; similar acts stay apart."""

import random
from collections.abc import Sequence
from pathlib import Path

from building import build, write_files

from pipelines.sql import all_checks, query
from pipelines.warehouse import Warehouse

CHECKED = ("works", "work_documents", "near_duplicates", "directives_by_body_year")
WORDS = """thư viện sách bạn đọc phòng mượn kệ mục lục cán bộ xã phường trường học giờ mở cửa tra cứu bảo quản kho trang
thiết bị nguồn vốn đóng góp tặng trao đổi liên kết mạng lưới lưu động thiếu nhi người già khuyết tật chữ nổi báo chí tài
liệu điện tử số hóa phục vụ kiểm kê thanh lý bồi thường nội quy thẻ hạn gia nhắc trả phạt khen thưởng tổng kết"""


def articles(seed: int) -> str:
    """Return eight articles of a made-up decision: sentences of words in an order that the seed decides."""
    chance = random.Random(seed)
    return "\n\n".join(
        f"Điều {number}. {sentence(chance, 8)}\n\n1. {sentence(chance, 24)}.\n\n2. {sentence(chance, 24)}."
        for number in range(1, 9)
    )


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS.split(), k=words)).capitalize()


def decision(body: str, serial: int, day: int = 5) -> str:
    """Return a decision of the Prime Minister with its letterhead, as bare text."""
    return f"""THỦ TƯỚNG CHÍNH PHỦ

Số: {serial}/2012/QĐ-TTg

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày {day} tháng 3 năm 2012

QUYẾT ĐỊNH

Về thư viện xã số {serial}

Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;

{body}

THỦ TƯỚNG

Lê Văn Mẫu
"""


def portal(body: str, serial: int) -> str:
    """Return the same decision on a portal's page."""
    return f"""Quyết định {serial}/2012/QĐ-TTg về thư viện xã
Số hiệu: {serial}/2012/QĐ-TTg
Loại văn bản: Quyết định
Nơi ban hành: Thủ tướng Chính phủ
Người ký: Lê Văn Mẫu
Ngày ban hành: 05/03/2012

{decision(body, serial)}"""


def html(text: str) -> str:
    """Return a text as a page of HTML."""
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    return f"<html><head><title>Văn bản</title></head><body>{lines}</body></html>"


def with_typos(text: str, share: float, seed: int = 1) -> str:
    """Return a text in which a share of the words has lost a letter."""
    chance = random.Random(seed)
    return " ".join(word[1:] if len(word) > 3 and chance.random() < share else word for word in text.split(" "))


def works(raw: Path, root: Path, texts: dict[str, str]) -> dict[str, str]:
    """Build and return the work of each capture, by its path; every check holds."""
    write_files(raw, texts)
    checks = [
        check
        for check in all_checks()
        if check.table in ("works", "work_documents", "near_duplicates", "directives_by_body_year")
    ]
    assert [result.check.name for result in build(raw, root, checks=checks).failed] == []
    sql = "SELECT path, work_id FROM captures JOIN documents USING (capture_id) JOIN work_documents USING (document_id)"
    return {row["path"]: row["work_id"] for row in query(Warehouse(root).database, sql).read_all().to_pylist()}


def ask(root: Path, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in query(Warehouse(root).database, sql).read_all().to_pylist()]


def test_an_act_as_portal_page_html_bare_text_and_bare_body_is_one_work_counted_once(raw: Path, root: Path) -> None:
    body = articles(1)
    texts = {
        "portal/page.txt": portal(body, 7),
        "web/page.html": html(decision(body, 7)),
        "bare/text.txt": decision(body, 7),
        "bare/body.txt": body,
        "bare/text_again.txt": decision(body, 7),
        "bare/other.txt": decision(articles(2), 8),
    }
    found = works(raw, root, texts)
    same = {found[path] for path in ("portal/page.txt", "web/page.html", "bare/text.txt", "bare/body.txt")}
    assert len(same) == 1
    assert found["bare/other.txt"] not in same
    assert ask(root, "SELECT path FROM captures WHERE status = 'duplicate'") == [("bare/text_again.txt",)]
    counted = "SELECT sum(captured_count)::INTEGER FROM directives_by_body_year"
    assert ask(root, counted) == [(2,)]
    best = ask(
        root, "SELECT path FROM captures JOIN documents USING (capture_id) JOIN works ON best_document_id = document_id"
    )
    assert len(best) == 2
    assert ("bare/body.txt",) not in best


NEAR = {
    "wrapped": lambda body: body.replace(". ", ".\n").replace(" thư viện", "  thư  viện"),
    "capitals": lambda body: body.replace("sách", "Sách").replace("hòa", "hoà"),
    "typos": lambda body: with_typos(body, 0.02),
    "cut": lambda body: body[: int(len(body) * 0.9)],
    "no marks on some": lambda body: body.replace("mục lục", "muc luc").replace("độc", "đọc"),
}
SIMILAR = {
    "half new": lambda body, other: body[: len(body) // 2] + "\n\nĐiều 5. Khác\n\n" + other[len(body) // 2 :],
    "one word in ten changed": lambda body, _: with_typos(body, 0.1),
    "another text": lambda _, other: other,
}


def test_near_duplicates_are_found_and_similar_texts_are_not(raw: Path, root: Path) -> None:
    texts, near, similar = {}, [], []
    for seed in range(10):
        body = articles(100 + seed)
        texts[f"s/{seed}.txt"] = decision(body, seed + 1)
        for name, change in NEAR.items():
            texts[f"s/{seed} {name}.txt"] = change(body)
            near.append((f"s/{seed}.txt", f"s/{seed} {name}.txt"))
        for name, differ in SIMILAR.items():
            texts[f"s/{seed} {name}.txt"] = differ(body, articles(200 + seed))
            similar.append((f"s/{seed}.txt", f"s/{seed} {name}.txt"))
    found = works(raw, root, texts)
    assert recall(found, near) == []
    assert [pair for pair in similar if found[pair[0]] == found[pair[1]]] == []


def recall(found: dict[str, str], pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs that should be one work and are not."""
    return [(a, b) for a, b in pairs if found[a] != found[b]]


def test_a_text_that_repeats_two_acts_of_different_numbers_stays_alone(raw: Path, root: Path) -> None:
    body = articles(5)
    found = works(raw, root, {"s/a.txt": decision(body, 1), "s/b.txt": decision(body, 2, 9), "s/c.txt": body})
    assert len(set(found.values())) == 3
    assert ask(root, "SELECT count(*) FROM near_duplicates") == [(0,)]
