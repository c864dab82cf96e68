"""Made-up documents as portals serve them: in furniture that outweighs the text by far.

What stands around the text was counted on pages of a legal portal (medians of 95 pages of 500 kB, whose documents have
72,000 characters): 131 kB of scripts, 20 kB of styles, 490 links, 370 blocks, 120 items of lists, and a style on one
paragraph in two.
"""

from html import escape
from random import Random

from pipelines.synth import Synthetic
from pipelines.synth.html import write_blocks

SCRIPT_BYTES, STYLE_BYTES = 131_000, 20_000
LINKS, BLOCKS, ITEMS = 490, 370, 120
STYLED = '<p style="text-align:justify;margin-bottom:6.0pt"><span lang="VI" style="font-size:10.0pt">'
TOPICS = (
    *(
        "văn bản",
        "công báo",
        "dự thảo",
        "ý kiến",
        "thủ tục",
        "hành chính",
        "tin tức",
        "sự kiện",
        "hỏi đáp",
        "pháp luật",
    ),
    *("đầu tư", "đất đai", "lao động", "giáo dục", "y tế", "xây dựng", "môi trường", "giao thông", "doanh nghiệp"),
    *("tài chính", "ngân sách", "nông nghiệp", "thành phố", "địa phương", "mới nhất", "trong tuần", "cần biết"),
)


def write_portal_page(document: Synthetic, place: int) -> str:
    """Return the page at `place`, the text of its document within its furniture; the same for the same place."""
    chance = Random(f"page {place}")
    blocks = list(write_blocks(document.text.splitlines()))
    content = "\n".join(
        block.replace("<p>", STYLED, 1).replace("</p>", "</span></p>") if n % 2 else block
        for n, block in enumerate(blocks)
    )
    title = escape(f"{document.truth.document_type} {document.truth.number or ''}".strip())
    furniture = list(write_furniture(chance))
    before, after = "\n".join(furniture[: len(furniture) // 3]), "\n".join(furniture[len(furniture) // 3 :])
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>{write_styles(chance)}</style><script>{write_script(chance, SCRIPT_BYTES // 2)}</script></head>\n"
        f'<body><header id="top">{before}</header>\n'
        f'<div class="main"><div class="content" id="doc-content">\n{content}\n'
        f'</div></div>\n<aside class="side">{after}</aside>\n'
        f"<script>{write_script(chance, SCRIPT_BYTES // 2)}</script></body></html>\n"
    )


def write_furniture(chance: Random) -> list[str]:
    """Return blocks of links and lists: menus, teasers, boxes; as many as there are on a page."""
    per_list = 6
    lists = [
        "<ul>" + "".join(f"<li>{write_link(chance, 4)}</li>" for _ in range(per_list)) + "</ul>"
        for _ in range(ITEMS // per_list)
    ]
    boxes = [
        f'<div class="box b{n}"><div class="title">{write_link(chance, 12)}</div></div>' for n in range(BLOCKS // 2)
    ]
    teasers = [f'<h4 class="news">{write_link(chance, 10)}</h4>' for _ in range(LINKS - ITEMS - BLOCKS // 2)]
    furniture = lists + boxes + teasers
    chance.shuffle(furniture)
    return furniture


def write_link(chance: Random, words: int) -> str:
    """Return a link of so many words, two a topic."""
    said = " ".join(chance.choice(TOPICS) for _ in range(words // 2)).capitalize()
    return f'<a href="/muc/{chance.getrandbits(32):08x}.html" title="{said}" class="lnk">{said}</a>'


def write_styles(chance: Random) -> str:
    """Return rules of a style sheet."""
    rule = ".c{:06x}{{margin:{:02}px;padding:{:02}px;color:#{:06x}}}\n"
    numbers = (
        (chance.getrandbits(24), chance.randrange(40), chance.randrange(40), chance.getrandbits(24))
        for _ in range(STYLE_BYTES // len(rule.format(0, 0, 0, 0)))
    )
    return "".join(rule.format(*drawn) for drawn in numbers)


def write_script(chance: Random, size: int) -> str:
    """Return a script of about `size` bytes that does nothing."""
    line = "function f{0:08x}(a,b){{if(a<{1}&&b>{2}){{return a+'<div>'+b+'</div>';}}return {{k:{1},v:\"{0:08x}\"}};}}\n"
    sample = line.format(0, 100, 100)
    return "".join(
        line.format(chance.getrandbits(32), chance.randrange(900), chance.randrange(900))
        for _ in range(size // len(sample))
    )
